r"""Bytes in, text out: UTF-8, UTF-16, UTF-32, GB18030, Big5, and what charset-normalizer knows of the rest.

What says its own encoding is believed: a byte-order mark, or bytes that are valid UTF-8 (other encodings are not, by
chance, for more than a word or two). Of what is left, the Chinese encodings cannot be told apart by validity: nearly
every Big5 text is valid GB18030. They are told apart by the share of characters that Chinese texts are made of, which
is some 70 % in a text read right and under 15 % in one read wrong. Everything else is left to charset-normalizer.

What cannot be told apart, whoever tries: a text of two or three ideographs in GB18030 or Big5 (either reading may be
words); GBK from GB18030 and GB2312 (they agree wherever all are valid, so all are read as GB18030); Big5 from its
Hong Kong extension, which is read where plain Big5 does not reach; Windows-1252 from its Latin neighbours where only
a few accents occur; UTF-16 without a mark where it holds neither ASCII nor common ideographs.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from corpus.errors import DocumentError
from corpus.normalise import fold, is_cjk

_MARKS = (  # UTF-32 before UTF-16: the one mark begins with the other
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
}
_ASIAN = ("gb18030", "cp950", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
# What a Chinese byte-order-free text may declare of itself (HTML), as the wider encoding that reads it
_DECLARED = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "cp950"}

# The 360 most frequent characters of Chinese news, reports, laws and encyclopedias (simplified; texts are folded
# before the count): 60–75 % of any running text. Misread bytes give them in under 15 % of cases.
_COMMON = frozenset(
    "的一在人中学是大有用为不和了个我国以斯可尔时行于会年你上他地发使法文生特要们这分对定数性能成动出作到多来下本色方理克子过之件者利自工"
    "后里等加拉所语如名化体德开部业院提主与机通日并将新现器其或基制家进合亚应间西同式前目建关高科务公格物实重面度表内置经区马设程模任果力"
    "及事电安变据量小无保点被义入项计全信当管种型代比系期最长指第手解更属示而相天因说心三道立民集外月标明字二持接产么单位从统术球类都员运"
    "此源配美意结参由女问金需支水也存海向平形线正组政流就该南列病您市路交教认达复情常世什改好东例起较资查准联调命取深技称别网请备场但状车"
    "证节图头打十令没约服已那去视次创职山口级容回息原处知空受品题传则非然很权北军显样两条收何确构展企市县区镇省村州京晋江泉福州项亿万元家"
    "四五六七八九奖评获届届会议党委局镇产业企增长年度报告评回顾"
    "，。、：；？！（）《》“”‘’【】…—"
)
_COMMON_SHARE = 0.3  # between misreadings (under 0.15) and lists of names (about 0.4)
_WIDE_SHARE = 0.45
_SAMPLE = 60_000  # bytes that are weighed: 20,000 ideographs settle it
_CONTROL = frozenset({*map(chr, range(32)), "\x7f"} - set("\t\n\v\f\r\x1b"))
_CONTROL_BYTES = "".join(_CONTROL).encode()
_CONTROL_SHARE = 0.01  # a stray control character survives from old typesetting; one in a hundred is not a text
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is no text, known by how it begins, with what to do about it."""

    starts: tuple[bytes, ...]
    en: str
    zh: str
    cure_en: str = "export it as plain text, saved as UTF-8"
    cure_zh: str = "请先导出为纯文本并保存为 UTF-8"


_OFFICE = (
    "if it is a .docx or .xlsx, give it that name; else unpack it",
    "如果是 .docx 或 .xlsx，请改回该扩展名；否则请先解压",
)
_OCR = ("recognise its text (OCR) and save it as .txt", "请先识别其中的文字（OCR）并保存为 .txt")
KINDS = (
    Kind((b"%PDF-",), "a PDF", "PDF", "give it the name ending .pdf", "请将扩展名改为 .pdf"),
    Kind((b"PK\x03\x04", b"PK\x05\x06"), "a ZIP file", "ZIP 压缩文件", *_OFFICE),
    Kind(
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
        "an old Office file (.doc, .xls or .wps)",
        "旧版 Office 文件（.doc、.xls 或 .wps）",
        "open it in Word, Excel or WPS and save it as .docx, .xlsx or .txt",
        "请用 Word、Excel 或 WPS 打开并另存为 .docx、.xlsx 或 .txt",
    ),
    Kind((rb"{\rtf",), "an RTF document", "RTF 文档",
         "open it in Word and save it as .docx", "请用 Word 打开并另存为 .docx"),
    Kind((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"), "an image", "图片", *_OCR),
    Kind((b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0"), "an archive", "压缩文件",
         "unpack it, or make it a .zip", "请先解压，或改为 .zip"),
    Kind((b"SQLite format 3\0",), "a SQLite database", "SQLite 数据库"),
    Kind((b"\x7fELF",), "a program", "程序"),
)  # fmt: skip


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    r"""Return the text of ``data`` with LF line ends and without byte-order mark; ``source`` names it in errors.

    ``declared`` is the encoding that the text names for itself, tried after UTF-8. U+0085 and U+2028 stay as they are.

    Raises:
        DocumentError: The bytes are empty, blank, binary, another kind of file, or valid in no encoding.

    Example:
        >>> decode(b"\xef\xbb\xbfone\r\ntwo", "a.txt")
        'one\ntwo'
        >>> decode("晋江市科技创新".encode("gbk"), "a.txt"), decode("晉江市科技創新".encode("big5"), "a.txt")
        ('晋江市科技创新', '晉江市科技創新')

    """
    kind = kind_of(data)
    if kind:
        raise DocumentError(
            f"{source} is not a text but binary data, {kind.en}: {kind.cure_en}.",
            f"{source} 不是文本而是二进制数据（{kind.zh}）：{kind.cure_zh}。",
        )
    text = _decoded(data, source, declared)
    controls = sum(map(text.count, _CONTROL))
    if controls > _CONTROL_SHARE * len(text):
        raise _binary(source)
    check_filled(text, data, source)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def check_filled(text: str, data: bytes, source: str) -> None:
    """Refuse a text without anything to read.

    Raises:
        DocumentError: The text is empty or blank.

    """
    if not text.strip("\ufeff\u200b \t\r\n\u3000") or text.isspace():
        raise DocumentError(
            f"{source} is empty: it has {len(data)} bytes and no text; give a file with text in it.",
            f"{source} 是空的：共 {len(data)} 字节，没有文字；请提供有内容的文件。",
        )


def kind_of(data: bytes) -> Kind | None:
    """Return which kind of file that is no text begins like this; None for what may be a text."""
    return next((kind for kind in KINDS if data.startswith(kind.starts)), None)


def decode_name(name: bytes) -> str:
    r"""Return a file name for people: UTF-8, GB18030 or Big5, else with its bytes as ``\xff``; never a control.

    Example:
        >>> decode_name("大事记.txt".encode("gbk"))
        '大事记.txt'

    """
    return printable(read_name(name))


def read_name(name: bytes) -> str:
    """Return a file name in UTF-8, GB18030 or Big5, as it is; bytes of none of them as lone surrogates."""
    for encoding in ("utf-8", *sorted(("gb18030", "cp950"), key=lambda e: -_share(name.decode(e, "replace")))):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "surrogateescape")


def printable(name: str) -> str:
    r"""Return a file name with what cannot be shown, such as controls, as ``\x1b``.

    Example:
        >>> printable("a\x1b\udcff.txt")
        'a\\x1b\\xff.txt'

    """
    return "".join(c if c.isprintable() or c == "\u3000" else _escaped(c) for c in name)


def _escaped(character: str) -> str:
    byte = ord(character) - 0xDC00  # as surrogateescape has it
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else character.encode("unicode_escape").decode()


def _decoded(data: bytes, source: str, declared: str | None) -> str:
    """Return the text, line ends untouched."""
    for mark, encoding in _MARKS:
        # b"\xff\xfe\0\0" may be UTF-16 that begins with a NUL, but never is
        if data.startswith(mark) and not (encoding.startswith("utf-32") and len(data) % 4):
            return _strict(data, encoding, source, len(mark))
    if 0 in data and (wide := _wide(data)):  # its ASCII would pass for UTF-8 with NULs
        return _strict(data, wide, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if wide := _wide(data):
        return _strict(data, wide, source)
    if len(data) - len(data.translate(None, _CONTROL_BYTES)) > _CONTROL_SHARE * len(data):
        raise _binary(source)
    if declared and (text := _declared(data, declared)) is not None:
        return text
    return _strict(data, _guess(data, source), source)


def _strict(data: bytes, encoding: str, source: str, skipped: int = 0) -> str:
    try:
        return data[skipped:].decode(encoding) if skipped else data.decode(encoding)
    except UnicodeDecodeError as error:
        at = min(error.start + skipped, len(data) - 1)
        name = _NAMES.get(encoding, encoding)
        raise DocumentError(
            f"{source} is not valid {name} at byte {at} (0x{data[at]:02x}): save it as UTF-8 and try again.",
            f"{source} 在第 {at} 字节处（0x{data[at]:02x}）不是有效的 {name}：请另存为 UTF-8 后重试。",
        ) from error


def _wide(data: bytes) -> str | None:
    """Return which UTF-16 the unmarked bytes clearly are: half of it ASCII or common; None if neither."""
    if len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    best = max(_WIDE, key=lambda encoding: _known(sample.decode(encoding, "replace")))
    return best if _known(sample.decode(best, "replace")) >= _WIDE_SHARE else None


def _known(text: str) -> float:
    """Return the share of characters that are common in Chinese or printable ASCII."""
    return sum(" " <= c <= "~" or c in "\t\r\n" or c in _COMMON or fold(c) in _COMMON for c in text) / max(1, len(text))


def _declared(data: bytes, declared: str) -> str | None:
    """Return the text in the encoding it declares; None if that is unknown, not one of text, or not true."""
    name = _DECLARED.get(declared.strip().lower(), declared.strip())
    try:
        known = codecs.lookup(name).name
        return data.decode(known) if not known.startswith("utf") else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _guess(data: bytes, source: str) -> str:
    """Return the encoding in which the bytes, which are not UTF-8, make the most sense."""
    first = _HIGH.search(data)
    start = first.start() if first else 0
    sample = data[start : start + _SAMPLE]
    shares = {name: _share(sample.decode(name, "replace")) for name in ("utf-8", "gb18030", "cp950")}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= _COMMON_SHARE:
        if best == "cp950" and not _valid(data, best) and _valid(data, "big5hkscs"):
            return "big5hkscs"
        return best
    high = len(_HIGH.findall(sample))
    if sum(map(len, _UTF8_CHARACTER.findall(sample))) > 0.6 * high:
        return "utf-8"  # damaged; the error says where
    return _other(data, sample, source)


def _other(data: bytes, sample: bytes, source: str) -> str:
    """Return what charset-normalizer makes of it; a Latin text is Windows-1252, for its quotation marks."""
    from charset_normalizer import from_bytes

    ascii_letters = sum(65 <= byte & 0xDF <= 90 for byte in data[:_SAMPLE])
    if ascii_letters > 3 * len(_HIGH.findall(data[:_SAMPLE])) and _valid(data, "cp1252"):
        return "cp1252"
    # steps over the start of the text and the first stretch that is not ASCII
    best = from_bytes(data[:2_000] + sample[: _SAMPLE // 3] if len(data) > _SAMPLE else data).best()
    if best is None or (best.encoding in ("ascii", "utf_8") or not _valid(data, best.encoding)):
        candidates = [name for name in _ASIAN if _valid(data, name)]
        if not candidates or best is None:
            return "utf-8"
        return candidates[0]
    if _mostly_letters(data[:_SAMPLE].decode(best.encoding, "replace")):
        return best.encoding
    raise _binary(source)


def _mostly_letters(text: str) -> bool:
    return 2 * sum(c.isalnum() or c.isspace() for c in text) > len(text)


def _valid(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _share(text: str) -> float:
    """Return the share of common Chinese characters among all that are not ASCII (kana and letters count against)."""
    foreign = [c for c in text if c > "\x7f"]
    if not foreign:
        return 0.0
    return sum(c in _COMMON or (is_cjk(c) and fold(c) in _COMMON) for c in foreign) / len(foreign)


def _binary(source: str) -> DocumentError:
    return DocumentError(
        f"{source} is not a text but binary data: export it as plain text, saved as UTF-8.",
        f"{source} 不是文本而是二进制数据：请先导出为纯文本并保存为 UTF-8。",
    )
