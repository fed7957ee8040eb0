"""Ask while the index is rebuilt: many threads, one writer, and every answer that of one whole generation.

``python tests/qa/traffic.py [QUESTIONS] [REBUILDS] [THREADS]`` (default 10000 50 8) asks through ``qa.ask(home=…)``.
Another process meanwhile publishes the three indexes in turn, at even distances among the questions. Each answer, with
its citations and passages, must be to the byte that of one of them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from corpus import Document
from index import Index
from qa import Assistant, ask

QUESTIONS = ["有多少座图书馆?", "有多少座博物馆?", "how many bridges are there?", "大桥什么时候通车?"]
TEXTS = [
    [
        Document(
            f"第{n}版.txt",
            f"全市共有图书馆{n}2座。全市共有博物馆{n}9座。全市共有大桥{n}7座。202{n}年5月{n}日，大桥通车。",
        ),
        Document("同一个.txt", f"第{n}次修订。全市共有公园{n}座，居民{n}万人。"),
    ]
    for n in range(1, 4)
]


def answered(question: str, home: Path) -> str:
    return json.dumps(ask(question, home=home).to_json(), ensure_ascii=False)


def run(questions: int, rebuilds: int, threads: int = 8) -> dict[str, object]:
    """Return how many answers were whose; ``mixed`` and ``errors`` are to be 0."""
    indexes = [Index.build(texts) for texts in TEXTS]
    whole = {
        (json.dumps(Assistant(index).ask(question).to_json(), ensure_ascii=False)): f"index {number}"
        for number, index in enumerate(indexes)
        for question in QUESTIONS
    }
    if len(whole) != len(indexes) * len(QUESTIONS):
        raise AssertionError("the indexes must be told apart by every answer")
    counts: Counter[str] = Counter(mixed=0, errors=0)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "中文 路径"
        indexes[0].save(home)
        go, done = os.pipe()
        report, reported = os.pipe()
        writer = os.fork()  # before there are threads
        if writer == 0:
            os.close(done)
            published = 0
            try:
                while os.read(go, 1):
                    Index.build(TEXTS[(published + 1) % len(TEXTS)]).save(home)
                    published += 1
            finally:
                os.write(reported, str(published).encode())
                os._exit(0)
        os.close(go)
        os.close(reported)
        lock, every = Lock(), max(1, questions // (rebuilds + 1))

        def one(number: int) -> None:
            if number % every == every - 1 and number // every < rebuilds:
                os.write(done, b"x")
            try:
                said = whole.get(answered(QUESTIONS[number % len(QUESTIONS)], home), "mixed")
            except Exception as error:
                said = f"errors: {type(error).__name__}: {error}"
            with lock:
                counts[said] += 1
                counts["errors"] += said.startswith("errors: ")

        start = time.perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(one, range(questions)))
        seconds = time.perf_counter() - start
        os.close(done)
        published = int(os.read(report, 20))
        os.waitpid(writer, 0)
        os.close(report)
    return {"questions": questions, "rebuilds": published, "threads": threads, "seconds": round(seconds, 1), **counts}


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    print(run(*[*numbers, *(10_000, 50, 8)[len(numbers) :]]))  # noqa: T201
