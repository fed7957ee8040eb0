"""The help of the command line, and what is wrong with its use, in Chinese.

Where the locale, ``DASHIJI_LANG`` or ``--lang`` asks for it.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CHINESE = {
    "Exact, cited answers over Chinese and English texts, offline.": "离线回答关于中英文文本的问题，答案附有出处。",
    "Exit codes: 0 done, 1 could not be done, 2 wrong use, 3 done in part (some files or lines were left out).": (
        "退出码：0 完成，1 无法完成，2 用法有误，3 部分完成（有的文件或行未能处理）。"
    ),
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示本说明",
    "show program's version number and exit": "显示版本号",
    # The verbs
    "answer a question with its proof": "回答问题，并给出原文依据",
    "rank the passages for a query": "检索段落，按相关程度排列",
    "print the numbers, dates and names of the texts with what they measure": "列出文中的数字、日期、名称及其所指",
    "make the index of exactly these files and folders": "用所列的文件和文件夹建立索引（取代原有的）",
    "add files and folders to the index, or replace what changed": "把文件和文件夹加入索引；有改动的会被替换",
    "remove sources from the index": "从索引中移除来源",
    "go back to the index before the last build": "恢复上一次更改之前的索引",
    "say what is indexed": "显示索引中有什么",
    "print a source's text": "输出一个来源的全文",
    "judge the answers to golden questions": "用标准问题评测答案",
    "fit how sure an answer is on public question sets": "用公开问题集拟合答案的把握程度",
    "measure retrieval or answers on question sets, or speed": "用问题集测量检索或答案，或测量速度",
    "make the built-in model from folders of pairs of texts (half an hour)": "用成对的文本训练自带模型（约半小时）",
    "open the web page and the HTTP interface": "打开网页和 HTTP 接口",
    "serve ask, search and get_passage to a program, by the Model Context Protocol": (
        "以 MCP 协议向其他程序提供 ask、search、get_passage"
    ),
    # What they take
    "where the index lies (default: the user's data)": "索引所在的文件夹（默认在用户数据中）",
    "of labels and messages (default: DASHIJI_LANG, the question's language)": (
        "说明和消息的语言（默认为 DASHIJI_LANG，否则随问题）"
    ),
    "an earlier question, oldest first": "先前的问题，按先后依次给出",
    "let a language model phrase the evidence; it is checked": "让语言模型转述证据，并逐句核对",
    "its endpoint, up to /v1 (default: DASHIJI_LLM_URL)": "模型的地址，到 /v1 为止（默认为 DASHIJI_LLM_URL）",
    "its name there (default: DASHIJI_LLM_MODEL)": "模型的名称（默认为 DASHIJI_LLM_MODEL）",
    "events on or after (2022-09-08, 2022-09, 2022)": "不早于此日期的事件（2022-09-08、2022-09、2022）",
    "events on or before": "不晚于此日期的事件",
    "only event number N (0: before the first)": "只要第 N 个事件（0 为第一个事件之前的文字）",
    "only this section (回顾, 点评, ...)": "只要这个栏目（回顾、点评等）",
    "only this source": "只要这个来源",
    "passages to give (default 10)": "给出多少个段落（默认 10）",
    "give one JSON object": "输出一个 JSON 对象",
    "one question a line, one answer a line": "每行一个问题，每行输出一个答案",
    "only number, money, percent, ordinal, date, place, ...": "只要某一种：number、money、percent、date 等",
    "give CSV with all fields instead of a table": "不输出表格，输出含全部字段的 CSV",
    "a sentence-transformers folder or name": "sentence-transformers 模型的文件夹或名称",
    "address to listen on (default 127.0.0.1; another needs a token)": "监听地址（默认 127.0.0.1，换地址需要令牌）",
    "port to listen on (default: the first free one from 7860)": "端口（默认为 7860 起第一个空闲的）",
    "nothing is served without it (better in DASHIJI_TOKEN, which ps does not show)": (
        "令牌，没有它什么也不提供（放在 DASHIJI_TOKEN 中更好，ps 看不到）"
    ),
    "another name that the server may be called": "服务器可用的另一个主机名",
    "show each miss with what was wanted": "列出每个答错的问题和应有的答案",
    "a folder with SQuAD-like *.json.gz": "SQuAD 格式 *.json.gz 所在的文件夹",
    "where the model is written": "模型写到哪里",
    "on the seed": "关于自带文章的标准问题",
    "passages taken of each set": "每个问题集最多取多少个段落",
    "texts or sets whose passages are added": "把这些文本或问题集的段落也加进去",
    "so many at the most (default 10000)": "最多加入多少个（默认 10000）",
    "measure the answers instead: right sentence, exact match, F1": "改测答案：句子正确率、完全匹配、F1",
    "write the rank of every question": "写下每个问题的名次",
    "test the difference from a saved run": "检验与先前结果的差异",
    "time N synthetic passages": "用 N 个合成段落计时",
    "measure all parts of a model that `dashiji train` wrote": "测量 dashiji train 写出的整个模型",
    "a folder with train/*.tsv.gz and eval/*.json.gz": "含 train/*.tsv.gz 和 eval/*.json.gz 的文件夹",
    "the same seed gives the same model": "随机种子；相同的种子得到相同的模型",
    "batches that the vectors learn from": "训练向量所用的批数",
    "leave out data that states no free licence": "不用没有声明自由许可的数据",
}
"""Every text of the help, and the same in Chinese."""


PLACES = {
    "VERB": "命令", "QUESTION": "问题", "QUERY": "查询", "Q": "问题", "DATE": "日期", "PATH": "路径", "SOURCE": "来源",
    "S": "名称", "K": "种类", "T": "令牌", "H": "地址", "P": "端口", "NAME": "名称", "URL": "地址", "DIR": "文件夹",
    "FOLDER": "文件夹", "MODEL": "模型", "DATA": "文件夹", "EVAL": "文件夹", "FILE.jsonl": "文件.jsonl",
    "FILE.json": "文件.json", "RUN.json": "结果.json", "SET.json[.gz]": "问题集.json[.gz]",
    "QUESTIONS.jsonl": "问题.jsonl",
}  # fmt: skip
"""What stands in the help for a value that is to be given, and the same in Chinese; N stays."""


def wide(text: str) -> int:
    """Return how many characters take the room of two.

    Example:
        >>> wide("--home 文件夹")
        3
    """
    return sum(unicodedata.east_asian_width(character) in "WF" for character in text)


class ChineseHelp(argparse.HelpFormatter):
    """Writes the help in Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the line of usage."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Begin a section under its heading."""
        super().start_section(_chinese(heading))

    def add_text(self, text: str | None) -> None:
        """Add a paragraph."""
        super().add_text(_chinese(text))

    def _metavar_formatter(self, action: argparse.Action, default_metavar: str) -> Callable[[int], tuple[str, ...]]:
        written = super()._metavar_formatter(action, default_metavar)
        return lambda size: tuple(PLACES.get(name, name) for name in written(size))

    def add_argument(self, action: argparse.Action) -> None:
        """Add an argument; its characters of double width count twice."""
        super().add_argument(action)
        if action.help is not argparse.SUPPRESS:
            invocation = self._format_action_invocation(action)
            room = len(invocation) + wide(invocation) + self._current_indent
            self._action_max_length = max(self._action_max_length, room)

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        match = re.match(r" *(\S.*?\S)( {2,})(?=\S)", text)
        if match is None:
            return text
        return text[: match.end(1)] + " " * (len(match[2]) - wide(match[1])) + text[match.end() :]

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return _chinese(action.help)


class Parser(argparse.ArgumentParser):
    """Says what was probably meant by a verb or option that there is none of, under the usage of the verb at hand."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:  # noqa: ANN401
        """Return what was read; a verb's unknown options are its own error: the usage of all verbs is no help."""
        read, unknown = super().parse_known_args(args, namespace)
        if unknown and " " in self.prog:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return read, unknown

    def error(self, message: str) -> NoReturn:
        """Write the usage and what is wrong; leave with code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}{self.hint(message, '; did you mean {}?')}\n")

    def hint(self, message: str, said: str) -> str:
        """Return what was probably meant, as ``said`` says it; "" if nothing is near."""
        if wrong := re.search(r"invalid choice: '(.+?)' \(choose from (.+)\)", message):
            near = difflib.get_close_matches(wrong[1], re.findall(r"[\w-]+", wrong[2]), n=1)
        elif wrong := re.search(r"unrecognized arguments: .*?(--[\w-]+)", message):
            near = difflib.get_close_matches(wrong[1], list(self._option_string_actions), n=1)
        else:
            near = []
        return said.format(*near) if near else ""


class ChineseParser(Parser):
    """Says in Chinese what is wrong with its arguments."""

    def error(self, message: str) -> NoReturn:
        """Write the usage and what is wrong; leave with code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}：{wrong_use(message)}{self.hint(message, '；是否要写 {}？')}\n")


_WRONG = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        (r"the following arguments are required: (.+)", "缺少参数 {0}"),
        (r"unrecognized arguments: (.+)", "不认识的参数 {0}"),
        (r"one of the arguments (.+) is required", "{0} 中须给出一个"),
        (r"ambiguous option: (\S+) could match (.+)", "选项 {0} 不明确，可能是 {1}"),
        (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{0} 不能是 {1}（可选：{2}）"),
        (r"argument (.+?): expected one argument", "{0} 后面要有一个值"),
        (r"argument (.+?): expected at least one argument", "{0} 至少要有一个值"),
        (r"argument (.+?): not allowed with argument (.+)", "{0} 不能与 {1} 同用"),
        (r"argument (.+?): ignored explicit argument (.+)", "{0} 不带值（给了 {1}）"),
        (r"argument (.+?): invalid \w+ value: (.+)", "{0} 的值 {1} 无效"),
        (r"argument (.+?): (.+) is not a positive number", "{0} 的值 {1} 不是正整数"),
        (r"argument (.+?): (.+) is not a port \(1 to 65535\)", "{0} 的值 {1} 不是端口（1 到 65535）"),
        (r"give a question or --batch, not both", "问题和 --batch 只能给一个"),
        (r"--write is for one question, not for --batch", "--write 用于单个问题，不能与 --batch 同用"),
    )
)
"""What argparse says of wrong arguments, and the same in Chinese."""


def wrong_use(message: str) -> str:
    """Return in Chinese what is wrong with the arguments; the message itself if it is none of those known.

    Example:
        >>> wrong_use("argument -k: 0 is not a positive number")
        '-k 的值 0 不是正整数'
    """
    for pattern, said in _WRONG:
        if match := pattern.fullmatch(message):
            return said.format(
                *(", ".join(PLACES.get(name, name) for name in part.split(", ")) for part in match.groups())
            )
    return message


def _chinese(text: str | None) -> str | None:
    return CHINESE.get(text, text) if text else text
