"""How long a text of 5 MB takes to split, to build and to publish, in several shapes.

``python tests/index/large.py [SHAPE…]`` runs each shape in a process of its own and prints seconds, processor seconds
and peak memory.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import Document, seed_document
from corpus.tables import csv_text
from index import Index

SIZE = 5_000_000  # bytes of the file


def _filled(piece: Callable[[int], str], between: str, head: str = "") -> str:
    pieces, size, number = [head] if head else [], 0, 0
    while size < SIZE:
        number += 1
        pieces.append(piece(number))
        size += len((pieces[-1] + between).encode())
    return between.join(pieces)


def _prose() -> str:
    body = [line for line in seed_document().text.split("\n") if len(line) > 80]
    return _filled(lambda n: f"{body[n % len(body)]}编号{n}。", "\n\n")


def _chronicle() -> str:
    return _filled(
        lambda n: (
            f"重点事件 {n}：第{n}届科技大会在晋江举行\n\n【回顾】\n2022年{n % 12 + 1}月{n % 28 + 1}日，晋江市举行第{n}届科技大会，"
            f"新增高新技术企业{n}家，总数达{2 * n}家。大会吸引来自全国各地的专家学者参加，发布了多项成果。\n\n"
            f"【点评】\n这是晋江科技创新的又一成果，为产业发展提供了支撑，意义重大，影响深远，值得关注第{n}次。\n"
        ),
        "\n",
    )


SHAPES: dict[str, Callable[[], str]] = {
    "prose": _prose,
    "chronicle": _chronicle,
    "dated": lambda: _filled(
        lambda n: f"2022年{n % 12 + 1}月{n % 28 + 1}日，第{n}座图书馆建成开放，投资{n}万元，藏书{3 * n}册。", "\n"
    ),
    "english": lambda: _filled(
        lambda n: (
            "On 5 May 2022 the city opened its 12th library, with 3,400 seats and 120,000 books. Mayor Zhang said it "
            f"would serve 640 schools. Visitor number {n} came."
        ),
        "\n\n",
    ),
    "table": lambda: csv_text(
        _filled(lambda n: f"晋江{n},20{n % 100:02d},{n},第{n}个园区的企业数量统计", "\n", "城市,年份,企业,备注"),
        "a.csv",
    ),
    "short rows": lambda: csv_text(_filled(lambda n: f"{n},{7 * n}", "\n", "a,b"), "a.csv"),
    "headings": lambda: _filled(lambda n: f"# 第{n}章 标题{n}", "\n\n"),
    "no stops": lambda: _filled(lambda _: "晋江科技创新企业发展园区建设", ""),
}


def _measure(shape: str) -> None:
    text = SHAPES[shape]()
    start, used = time.perf_counter(), time.process_time()
    stages: list[float] = []
    index = Index.build([Document("a.txt", text)], None, lambda _: stages.append(time.perf_counter() - start))
    with tempfile.TemporaryDirectory() as home:
        index.save(Path(home))
    seconds, used = time.perf_counter() - start, time.process_time() - used
    sys.stdout.write(
        f"{shape:10} {len(index.passages):7} passages  split {stages[1] - stages[0]:5.1f} s  all {seconds:5.1f} s  "
        f"processor {used:5.1f} s  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:5.0f} MB\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    for name in sys.argv[1:] or SHAPES:
        process = multiprocessing.get_context("spawn").Process(target=_measure, args=(name,))
        process.start()
        process.join()
