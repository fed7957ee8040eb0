"""Every error that this product raises on purpose, in both of its languages.

    DashijiError
    ├── DocumentError    a text that cannot be read: missing, empty, binary, undecodable
    ├── IndexingError    an index that is missing, damaged, foreign, or made by another encoder
    ├── EncoderError     an embedding model that cannot be had
    └── QuestionError    a question or filter that cannot be answered as put: empty, too long, bad date

"The text does not say" is not an error: it is an answer with ``found=False``.
This file lies in the lowest layer so that every layer may import it.
"""

from __future__ import annotations

import errno
import json


class DashijiError(Exception):
    """What happened, with which value, and what to do: one sentence in English, one in Chinese."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh

    def say(self, language: str) -> str:
        """Return the sentence in ``language`` (``"zh"``; anything else gives English)."""
        return self.zh if language == "zh" else self.en


_CHINESE = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "同名的文件已存在",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超出了磁盘配额",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "读写出错",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接绕成了圈",
}
"""What the system says of files, in Chinese; of anything else its number."""


def reason_of(error: Exception) -> tuple[str, str]:
    """Return in English and in Chinese why a file could not be read or written, or text is not JSON.

    Example:
        >>> reason_of(FileNotFoundError(errno.ENOENT, "No such file or directory"))
        ('No such file or directory', '没有这个文件或文件夹')
    """
    if isinstance(error, UnicodeError):
        return "it is not in UTF-8", "不是 UTF-8 编码"
    if isinstance(error, OSError) and error.errno is not None:
        return error.strerror or str(error), _CHINESE.get(error.errno, f"系统错误 {error.errno}")
    if isinstance(error, json.JSONDecodeError):
        return str(error), f"第 {error.lineno} 行第 {error.colno} 个字符处不合 JSON 格式"
    if isinstance(error, RecursionError):
        return "nested too deeply", "嵌套太深"
    said = str(error) or type(error).__name__
    return said, said


class DocumentError(DashijiError):
    """A text cannot be read."""


class IndexingError(DashijiError):
    """An index cannot be opened, written or trusted."""


class EncoderError(DashijiError):
    """An embedding model cannot be had."""


class QuestionError(DashijiError):
    """A question or a filter cannot be answered as put."""
