"""The command line: ``dashiji VERB``, where ``dashiji --help`` lists the verbs.

Answers go to standard output as UTF-8 in any locale, news and errors to standard error. Exit codes: 0 done; 1 not done,
by what lies outside the command (a file, the index, a model); 2 the command is not right as it was typed (an option, a
question, a filter); 3 done in part: some files or lines were left out. One sentence on standard error says why.
What is slow to import (faiss, gradio, torch) is imported by the verb that needs it.
"""

from __future__ import annotations

import argparse
import json
import locale
import os
import re
import sys
import traceback
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import DashijiError, DocumentError, QuestionError, reason_of
from corpus.load import shown
from corpus.normalise import language_of
from qa.telling.lines import LineError, ask_line, parsed, search_line
from qa.telling.summary import stage_in, summary
from qa.telling.usage import ChineseHelp, ChineseParser, Parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus import Document
    from index import Index
    from qa import Answer, Assistant
    from qa.measure.evaluate import Verdict
    from qa.telling.writer import Settings


VERSION = "0.1.0"

LANGUAGES = ("zh", "en")

_CHOSEN: ContextVar[str | None] = ContextVar("language", default=None)
"""The language of labels and messages that ``--lang`` or ``DASHIJI_LANG`` chose, if one did."""

LISTED = 20
"""Sources listed after a change; `dashiji info` lists them all."""


FAILED, WRONG, PARTLY = 1, 2, 3
"""Exit codes of what is not done: it could not be, it was wrongly put, some of it was left out."""

EXITS = "Exit codes: 0 done, 1 could not be done, 2 wrong use, 3 done in part (some files or lines were left out)."

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""What keeps numpy and FAISS to one thread: a question's matrices are small, and a second thread waits for the core of
whatever else runs. While an index was built, ``tests/qa/load.py`` gave 35 answers a second with two, 119 with one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Usage errors leave through argparse with code 2."""
    if arguments is None:  # a process of its own, in which numpy has not been imported yet
        os.environ.update(ONE_THREAD | os.environ)
    parser = _parser(_help_language(sys.argv[1:] if arguments is None else arguments))
    options = parser.parse_args(arguments)
    if getattr(options, "batch", None) and options.question is not None:
        parser.error("give a question or --batch, not both")
    if getattr(options, "batch", None) and getattr(options, "write", False):
        parser.error("--write is for one question, not for --batch")
    wanted = options.lang or os.environ.get("DASHIJI_LANG", "").strip().lower()[:2]
    chosen = _CHOSEN.set(wanted if wanted in LANGUAGES else None)
    try:
        return _done(options)
    finally:
        _CHOSEN.reset(chosen)


def _done(options: argparse.Namespace) -> int:
    language = _asked_in(getattr(options, "question", None))
    try:
        return int(options.run(options))
    except QuestionError as error:
        _tell(error.say(language))
        return WRONG
    except DashijiError as error:
        _tell(error.say(language))
    except KeyboardInterrupt:
        _tell("已中断。" if language == "zh" else "Interrupted.")
    except BrokenPipeError:  # the reader has gone (head); nothing more can be said to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _help_language(arguments: Sequence[str]) -> str:
    """Return the language of the help, which is asked for before the arguments are read."""
    chosen = re.search(r"(?:^|\0)--lang[=\0](zh|en)(?:\0|$)", "\0".join(arguments))
    wanted = chosen[1] if chosen else os.environ.get("DASHIJI_LANG", "").strip().lower()[:2]
    return wanted if wanted in LANGUAGES else _locale_language()


def _parser(language: str = "en") -> argparse.ArgumentParser:
    chinese = language == "zh"
    style = ChineseHelp if chinese else argparse.HelpFormatter
    about = "Exact, cited answers over Chinese and English texts, offline."
    made_by = ChineseParser if chinese else Parser
    parser = made_by(prog="dashiji", description=about, epilog=EXITS, formatter_class=style)
    parser.add_argument("--version", action="version", version=f"dashiji {VERSION}")
    _everywhere(parser, None)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=text, description=text, formatter_class=style)
        _everywhere(made, argparse.SUPPRESS)  # what stands before the verb holds unless it is said again
        made.set_defaults(run=run)
        return made

    asking = verb("ask", _ask, "answer a question with its proof")
    asking.add_argument("question", nargs="?", metavar="QUESTION")
    asking.add_argument("--history", action="append", default=[], metavar="Q", help="an earlier question, oldest first")
    _writing(asking)
    searching = verb("search", _search, "rank the passages for a query")
    searching.add_argument("question", nargs="?", metavar="QUERY")
    searching.add_argument(
        "--from", dest="date_from", metavar="DATE", help="events on or after (2022-09-08, 2022-09, 2022)"
    )
    searching.add_argument("--to", dest="date_to", metavar="DATE", help="events on or before")
    searching.add_argument("--event", type=int, metavar="N", help="only event number N (0: before the first)")
    searching.add_argument("--section", metavar="S", help="only this section (回顾, 点评, ...)")
    searching.add_argument("--source", metavar="S", help="only this source")
    _common(asking, searching)
    _facts_options(verb("facts", _facts, "print the numbers, dates and names of the texts with what they measure"))
    building = verb("build", _build, "make the index of exactly these files and folders")
    building.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    building.add_argument(
        "--encoder", default="built-in", metavar="MODEL", help="a sentence-transformers folder or name"
    )
    adding = verb("add", _add, "add files and folders to the index, or replace what changed")
    adding.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    removing = verb("remove", _remove, "remove sources from the index")
    removing.add_argument("sources", nargs="+", metavar="SOURCE")
    verb("rollback", _rollback, "go back to the index before the last build")
    verb("info", _info, "say what is indexed")
    verb("text", _text, "print a source's text").add_argument("source", metavar="SOURCE")
    _judging(verb)
    _add_measuring(verb)
    _serving(verb("serve", _serve, "open the web page and the HTTP interface"))
    verb("mcp", _mcp, "serve ask, search and get_passage to a program, by the Model Context Protocol")
    return parser


def _everywhere(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Add the options that may stand before the verb and behind it."""
    parser.add_argument(
        "--home", type=Path, metavar="DIR", default=default, help="where the index lies (default: the user's data)"
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=default,
        help="of labels and messages (default: DASHIJI_LANG, the question's language)",
    )


def _add_measuring(verb: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the verbs that measure answers and retrieval, and make what they are found with."""
    measuring = verb("benchmark", _benchmark, "measure retrieval or answers on question sets, or speed")
    measuring.add_argument("files", nargs="*", type=Path, metavar="SET.json[.gz]")
    measuring.add_argument(
        "--distractors", nargs="+", type=Path, default=[], metavar="PATH", help="texts or sets whose passages are added"
    )
    measuring.add_argument(
        "--distractors-count", type=_positive, default=10_000, metavar="N", help="so many at the most (default 10000)"
    )
    measuring.add_argument(
        "--answers", action="store_true", help="measure the answers instead: right sentence, exact match, F1"
    )
    measuring.add_argument("--save", type=Path, metavar="RUN.json", help="write the rank of every question")
    measuring.add_argument("--against", type=Path, metavar="RUN.json", help="test the difference from a saved run")
    measuring.add_argument("--speed", type=_positive, metavar="N", help="time N synthetic passages")
    measuring.add_argument(
        "--model", type=Path, metavar="FOLDER", help="measure all parts of a model that `dashiji train` wrote"
    )
    measuring.add_argument(
        "--encoder", default="built-in", metavar="MODEL", help="a sentence-transformers folder or name"
    )
    training = verb("train", _train, "make the built-in model from folders of pairs of texts (half an hour)")
    training.add_argument("data", type=Path, metavar="DATA", help="a folder with train/*.tsv.gz and eval/*.json.gz")
    training.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the model is written")
    training.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed gives the same model")
    training.add_argument("--steps", type=_positive, metavar="N", help="batches that the vectors learn from")
    training.add_argument("--free", action="store_true", help="leave out data that states no free licence")


def _judging(verb: Callable[..., argparse.ArgumentParser]) -> None:
    evaluating = verb("evaluate", _evaluate, "judge the answers to golden questions")
    evaluating.add_argument("files", type=Path, nargs="+", metavar="QUESTIONS.jsonl")
    evaluating.add_argument("--misses", action="store_true", help="show each miss with what was wanted")
    fitting = verb("calibrate", _calibrate, "fit how sure an answer is on public question sets")
    fitting.add_argument("data", type=Path, metavar="EVAL", help="a folder with SQuAD-like *.json.gz")
    fitting.add_argument("--out", type=Path, required=True, metavar="FILE.json", help="where the model is written")
    fitting.add_argument("--golden", type=Path, nargs="*", default=[], metavar="QUESTIONS.jsonl", help="on the seed")
    fitting.add_argument("--most", type=_positive, default=100_000, metavar="N", help="passages taken of each set")


def _facts_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--event", type=int, metavar="N", help="only event number N (0: before the first)")
    parser.add_argument("--source", metavar="S", help="only this source")
    parser.add_argument("--kind", metavar="K", help="only number, money, percent, ordinal, date, place, ...")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="give CSV with all fields instead of a table")
    form.add_argument("--json", action="store_true", help="give one JSON object")


def _common(*verbs: argparse.ArgumentParser) -> None:
    for made in verbs:
        made.add_argument("-k", type=_positive, default=10, metavar="N", help="passages to give (default 10)")
        made.add_argument("--json", action="store_true", help="give one JSON object")
        made.add_argument("--batch", type=Path, metavar="FILE.jsonl", help="one question a line, one answer a line")


def _serving(serving: argparse.ArgumentParser) -> None:
    serving.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="H",
        help="address to listen on (default 127.0.0.1; another needs a token)",
    )
    serving.add_argument(
        "--port", type=_port, metavar="P", help="port to listen on (default: the first free one from 7860)"
    )
    serving.add_argument(
        "--token", metavar="T", help="nothing is served without it (better in DASHIJI_TOKEN, which ps does not show)"
    )
    serving.add_argument(
        "--allowed-host", action="append", default=[], metavar="NAME", help="another name that the server may be called"
    )
    _writing(serving)


def _writing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", action="store_true", help="let a language model phrase the evidence; it is checked")
    parser.add_argument("--llm-url", metavar="URL", help="its endpoint, up to /v1 (default: DASHIJI_LLM_URL)")
    parser.add_argument("--llm-model", metavar="NAME", help="its name there (default: DASHIJI_LLM_MODEL)")


def _positive(text: str) -> int:
    if not text.strip().isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text[:40]} is not a positive number")
    return int(text)


def _port(text: str) -> int:
    if not (text.isdecimal() and len(text) < 6 and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text[:40]} is not a port (1 to 65535)")
    return int(text)


def _asked_in(question: str | None) -> str:
    """Return the language to speak of a question in: the one chosen, else its own; the locale's without a question."""
    return _CHOSEN.get() or (language_of(question) if question else _locale_language())


def _locale_language() -> str:
    if chosen := _CHOSEN.get():
        return chosen
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if (named or (locale.getlocale()[0] or "")).lower().startswith(("zh", "chinese")) else "en"


def _tell(text: str) -> None:
    sys.stderr.buffer.write(f"{text}\n".encode("utf-8", "replace"))
    sys.stderr.flush()


def _print(text: str) -> None:
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "surrogatepass"))
    sys.stdout.flush()


def _print_json(value: dict[str, Any]) -> None:
    """Write one object on one line: what readers may take for a line end, and lone surrogates, are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    _print(re.sub(r"[\x85\u2028\u2029\ud800-\udfff]", lambda match: f"\\u{ord(match.group()):04x}", text))


def _open(options: argparse.Namespace) -> Assistant:
    from qa import open_home

    language = _locale_language()
    return open_home(options.home, lambda en, zh: _tell(zh if language == "zh" else en))


def _question(options: argparse.Namespace) -> str:
    if options.question is None:
        raise QuestionError(
            "No question was given; write it behind the command, or give --batch FILE.jsonl.",
            "没有给出问题；请写在命令后面，或使用 --batch 文件.jsonl。",
        )
    return str(options.question)


def _ask(options: argparse.Namespace) -> int:
    if options.batch:
        lines = _lines(options.batch)
        assistant = _open(options)
        return _run_batch(lines, lambda item: ask_line(assistant, item, options.k))
    question = _question(options)
    settings = _writer(options) if options.write else None
    answer = _open(options).ask(question, options.history, options.k)
    if settings is None:
        if options.json:
            _print_json(answer.to_json())
        else:
            _print(answer_text(answer))
        return 0
    from qa.telling.writer import phrase

    written = phrase(answer.completed or question, answer, settings)
    if options.json:
        _print_json({**answer.to_json(), "prose": [item.to_json() for item in written]})
        return 0
    _print(answer_text(answer) + "\n")  # it stands, whatever the model does
    for item in written:
        (_tell if item.failure else _print)(item.to_markdown(_asked_in(question)))
    return 0


def _writer(options: argparse.Namespace) -> Settings:
    from qa.telling.writer import from_env

    settings = from_env(options.llm_url, options.llm_model)
    if settings is None:
        raise QuestionError(
            "--write needs a language model; name its endpoint in DASHIJI_LLM_URL or with --llm-url.",
            "--write 需要语言模型；请用 DASHIJI_LLM_URL 或 --llm-url 指明接口地址。",
        )
    return settings


def _search(options: argparse.Namespace) -> int:
    from index import Filters

    filters = Filters(options.date_from, options.date_to, options.event, options.section, options.source)
    if options.batch:
        lines = _lines(options.batch)
        assistant = _open(options)
        return _run_batch(lines, lambda item: search_line(assistant, item, options.k, filters))
    query = _question(options)
    hits = _open(options).retrieve(query, options.k, filters)
    if options.json:
        _print_json({"id": None, "question": query, "hits": [hit.to_json() for hit in hits]})
        return 0
    chinese = _asked_in(query) == "zh"
    for hit in hits:
        row = hit.row
        where = " · ".join(filter(None, [row.event or row.source, row.section, row.date.iso if row.date else None]))
        _print(f"{hit.rank}. {where}  [{row.source} {row.start}-{row.end}]")
        if chinese:
            _print(f"   综合 {hit.score:.2f}（语义 {hit.dense:.2f}，词语 {hit.lexical:.2f}）")
        else:
            _print(f"   score {hit.score:.2f} (dense {hit.dense:.2f}, lexical {hit.lexical:.2f})")
        _print("   " + " ".join(row.text.split()))
    if not hits:
        _tell("没有符合条件的段落。" if chinese else "No passage meets the filters.")
    return 0


def _facts(options: argparse.Namespace) -> int:
    from qa.computing.fact_table import csv_lines, table_lines

    found = _open(options).facts(options.event, options.source, options.kind)
    if options.json:
        _print_json({"facts": [fact.to_json() for fact in found]})
        return 0
    for line in csv_lines(found) if options.csv else table_lines(found, cut=sys.stdout.isatty()):
        _print(line)
    if not found:
        _tell(_said("No fact meets the filters.", "没有符合条件的事实。"))
    of = sorted({fact.source for fact in found})
    if options.event is not None and len(of) > 1:
        names = ", ".join(of[:3]) + (", …" if len(of) > 3 else "")
        _tell(
            _said(
                f"Event {options.event} of {len(of)} texts ({names}); --source chooses one.",
                f"{len(of)} 个文本的事件 {options.event}（{names}）；用 --source 选定一个。",
            )
        )
    return 0


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")  # JSON strings may hold what splitlines cuts at
    except (OSError, UnicodeDecodeError) as error:
        reason, why = reason_of(error)
        raise DocumentError(
            f"The batch file {path} cannot be read ({reason}); give a JSON Lines file in UTF-8.",
            f"无法读取批处理文件 {path}（{why}）；请给出 UTF-8 编码的 JSON Lines 文件。",
        ) from error


def _run_batch(lines: list[str], answer: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    """Write one object a line, in input order; a line that cannot be answered says why and the batch goes on.

    Returns :data:`FAILED` if none could be answered, or there was no line; :data:`PARTLY` if one could not.
    """
    failed = answered = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = parsed(line)
        except LineError as error:
            at = QuestionError(f"Line {number}: {error.en}", f"第 {number} 行：{error.zh}")
            _print_json({"id": None, "error": at.say(_locale_language())})
            failed += 1
            continue
        try:
            _print_json(answer(item))
            answered += 1
        except BrokenPipeError:  # the reader has gone: not the question's fault
            raise
        except Exception as error:
            asked = item.get("question")
            language = language_of(asked) if isinstance(asked, str) and asked.strip() else _locale_language()
            if isinstance(error, DashijiError):
                said = error.say(language)
            else:
                _tell(traceback.format_exc())
                said = QuestionError(
                    f"Answering failed ({type(error).__name__}); please report the question.",
                    f"回答时出错（{type(error).__name__}）；请把这个问题报告给我们。",
                ).say(language)
            _print_json({"id": item.get("id"), "error": said})
            failed += 1
    if not answered and not failed:
        _tell(_said("The batch file has no lines; give one question a line.", "批处理文件是空的；请每行给出一个问题。"))
    if answered and failed:
        _tell(
            _said(
                f"{failed} of {answered + failed} lines could not be answered; each says why.",
                f"{answered + failed} 行中有 {failed} 行无法回答；各行写明了原因。",
            )
        )
    return (PARTLY if failed else 0) if answered else FAILED


SHOWN = 120
"""Characters of a passage that are shown with a refusal."""


def answer_text(answer: Answer) -> str:
    """Return the answer as a person reads it in a terminal."""
    from qa.telling.confidence import band

    chinese = (_CHOSEN.get() or answer.language) == "zh"
    lines = [f"{'完整问题：' if chinese else 'Asked in full: '}{answer.completed}"] if answer.completed else []
    lines.append(answer.display)
    if answer.found and answer.missing:
        lines.append(f"{'没有找到：' if chinese else 'Not found: '}{answer.missing}")
    if not answer.found:
        lines.append("最接近的段落：" if chinese else "The nearest passages:")
        for hit in answer.passages[:3]:
            said = " ".join(hit.row.text.split())
            lines.append(f"  · {hit.row.event or hit.row.source}: {said[:SHOWN]}{'…' * (len(said) > SHOWN)}")
        return "\n".join(lines)
    lines.append(f"  {band(answer.confidence, 'zh' if chinese else 'en')}")
    for item in answer.citations:
        where = [f"{'事件' if chinese else 'event'} {item.event_number}: {item.event}" if item.event else None]
        where += [item.section, item.date, f"{item.source} {item.start}-{item.end}"]
        lines.append(f"  「{' '.join(item.quote.split())}」")
        lines.append("    — " + " · ".join(filter(None, where)))
        if item.glosses:
            lines.append("    " + ", ".join(f"{gloss.english} ↔ {gloss.chinese}" for gloss in item.glosses))
    return "\n".join(lines)


def _build(options: argparse.Namespace) -> int:
    from index import Index
    from index.encoder import open_encoder

    documents, left_out = _read(options.paths)
    with _changing(options) as home:
        former = _usable(home)
        if former and former.encoder.name == options.encoder:  # what did not change is copied
            gone = {source.name for source in former.sources} - {document.source for document in documents}
            index = former.updated(documents, gone, _progress)
        else:
            index = Index.build(documents, open_encoder(options.encoder), _progress)
        return _publish(index, former, documents, home) or left_out


def _add(options: argparse.Namespace) -> int:
    from index import Index
    from index.origins import Origins

    documents, left_out = _read(options.paths)
    with _changing(options) as home:
        former = _former(home)
        if former is None:
            return _publish(Index.build(documents, None, _progress), None, documents, home) or left_out
        documents, renamed = Origins(home).apart(documents, former.passages)
        for item in renamed:
            place = shown(item.taken_by) or _said("its place is not known", "位置不明")
            _tell(
                _said(
                    f"{item.wanted}: another file of this name is indexed ({place}), so this one is called "
                    f"{item.given}; `dashiji remove` takes either out.",
                    f"{item.wanted}：索引中已有同名的另一个文件（{place}），因此这个文件命名为 {item.given}；"
                    "不需要的可以用 `dashiji remove` 移除。",
                )
            )
        for document in documents:
            if former.passages.document_text(document.source) not in (None, document.text):
                _tell(_said(f"{document.source}: replaced", f"{document.source}：已替换"))
        return _publish(former.add(documents, _progress), former, documents, home) or left_out


def _remove(options: argparse.Namespace) -> int:
    from index import Index

    with _changing(options) as home:
        former = Index.open(home)
        return _publish(former.remove(options.sources), former, [], home)


@contextmanager
def _changing(options: argparse.Namespace) -> Iterator[Path]:
    """Yield the home, held against other changes: one that was opened before this is written would undo this."""
    from index.changes import changing
    from index.store import default_home

    home = options.home or default_home()
    with changing(home):
        yield home


def _progress(stage: str) -> None:
    _tell(stage_in(_locale_language(), stage))


def _said(en: str, zh: str) -> str:
    return zh if _locale_language() == "zh" else en


def _read(paths: list[Path]) -> tuple[list[Document], int]:
    """Return the texts that can be read, and 0 or :data:`PARTLY` if others cannot, which standard error names.

    Raises:
        DocumentError: none of the files can be read.
    """
    from corpus import read_all

    documents, problems = read_all(paths)
    for problem in problems:  # one bad file must not stop the others
        _tell(problem.error.say(_locale_language()))
    if not documents:
        raise DocumentError(
            "None of the files could be read, so the index was left as it was; see above.",
            "没有一个文件可以读取，索引保持原样；原因见上。",
        )
    return documents, PARTLY if problems else 0


def _former(home: Path) -> Index | None:
    """Return the index that lies in the home, None if there is none.

    Raises:
        IndexingError, EncoderError: there is one that cannot be opened.
    """
    from index import Index
    from index.store import Store

    return Index.open(home) if Store(home).exists() else None


def _usable(home: Path) -> Index | None:
    """Return the index that lies in the home, None if none can be used: a build makes all anew then."""
    try:
        return _former(home)
    except DashijiError as error:
        _tell(error.say(_locale_language()))
        return None


def _publish(index: Index, former: Index | None, documents: list[Document], home: Path) -> int:
    from index.origins import Origins

    index.save(home)
    kept = [source.name for part in (index, former) if part for source in part.sources]
    Origins(home).save(documents, kept)
    return _show(index, LISTED)


def _rollback(options: argparse.Namespace) -> int:
    from index import Index

    with _changing(options) as home:
        index = Index.rollback(home)
    _tell(
        _said(
            "The former index is back; a second rollback returns.",
            "已恢复到前一个索引；再执行一次即可返回。",
        )
    )
    return _show(index, LISTED)


def _info(options: argparse.Namespace) -> int:
    return _show(_open(options).index)


def _show(index: Index, most: int | None = None) -> int:
    _print(f"dashiji {VERSION}, {index.generation}")
    for line in summary(index, _locale_language(), most):
        _print(line)
    return 0


def _text(options: argparse.Namespace) -> int:
    passages = _open(options).index.passages
    text = passages.document_text(options.source)
    if text is None:
        raise passages.no_source(options.source)
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.flush()
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from qa.measure.evaluate import evaluate, table

    assistant = _open(options)
    verdicts = [verdict for path in options.files for verdict in evaluate(path, assistant)]
    for line in table(verdicts, options.misses):
        _print(line)
    _record(options, assistant, verdicts)
    return 0


def _record(options: argparse.Namespace, assistant: Assistant, verdicts: list[Verdict]) -> None:
    """Leave the figures beside the index, where the page shows them; what cannot be written there is not missed."""
    from index.store import default_home
    from qa.measure import record

    made = record.recorded(verdicts, options.files, VERSION, assistant.index.generation)
    with suppress(OSError):
        record.save(options.home or default_home(), made)


def _benchmark(options: argparse.Namespace) -> int:
    from index.encoder import MODEL, open_encoder
    from qa.measure.benchmark import compared, measure, read_distractors, read_run, read_sets, save_run, speed

    if not options.files and not options.speed:
        raise QuestionError(
            "Nothing to measure; give question sets, or --speed N.", "没有可测的内容；请给出问题集，或使用 --speed N。"
        )
    if options.model:
        os.environ[MODEL] = str(options.model.resolve())
    # What cannot be read is said before anything is measured, which takes minutes
    before = read_run(options.against) if options.against else None
    sets = [questions for path in options.files for questions in read_sets(path)]
    others = read_distractors(options.distractors, options.distractors_count) if options.distractors else []
    encoder = open_encoder(options.encoder)
    if options.answers:
        from qa.measure.benchmark_answers import lines

        for questions in sets:
            for line in lines(questions, encoder):
                _print(line)
        return 0
    measured = []
    for questions in sets:
        measured.append(measure(questions, others, encoder))
        for line in measured[-1].lines():
            _print(line)
        if before is not None:
            for line in compared(measured[-1], before.get(questions.name)):
                _print(line)
    if options.save:
        save_run(options.save, measured)
    if options.speed:
        for line in speed(options.speed, encoder):
            _print(line)
    return 0


def _train(options: argparse.Namespace) -> int:
    # Half an hour on one core is what a busy second thread would make longer, not shorter
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from index.encoder import StaticEncoder
    from index.training.command import train
    from index.training.embedding import Settings
    from qa.asking.question import kind_of
    from qa.measure.dense import dense_report

    settings = Settings(steps=options.steps) if options.steps else Settings()
    evaluation = options.data / "eval"

    def figures(folder: Path) -> Iterator[str]:
        for line in dense_report(StaticEncoder(folder), evaluation):
            _print(line)
            yield line

    train(
        options.data / "train", evaluation, options.out, options.seed, _tell, settings=settings,
        free_only=options.free, measure=figures, kind_of=kind_of,
    )  # fmt: skip
    return 0


def _calibrate(options: argparse.Namespace) -> int:
    from qa.measure.calibration import calibrate

    for line in calibrate(options.data, options.golden, options.out, options.most, _tell):
        _print(line)
    return 0


def _serve(options: argparse.Namespace) -> int:
    from app import serve

    token = options.token if options.token is not None else os.environ.get("DASHIJI_TOKEN")
    writer = _writer(options) if options.write else None
    serve(options.home, options.host, options.port, token, options.allowed_host, writer=writer)
    return 0


def _mcp(options: argparse.Namespace) -> int:
    from index.store import default_home
    from qa.serving.mcp_server import serve_tools

    serve_tools(_open(options), options.home or default_home())
    return 0


if __name__ == "__main__":
    sys.exit(main())
