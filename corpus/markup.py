"""HTML in, text out: headings as Markdown, blocks as paragraphs, tables as rows; scripts, styles and menus left out."""

from __future__ import annotations

import re
from html import unescape

from corpus.paragraphs import bold, with_bold_headings
from corpus.tables import row_lines

_DROPPED = frozenset("script style template svg noscript nav iframe object select button textarea rt rp".split())
_BLOCKS = frozenset(
    "p div section article header footer main aside blockquote pre ul ol dl dt dd figure figcaption address form "
    "fieldset details summary center body html head hr tr table caption td th thead tbody tfoot".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_HEAVY = frozenset(["b", "strong"])
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
# A cell of data is short; cells of more text than this (in characters, on the average) lay out a page
_CELL_LENGTH = 200
# Own tokens and not html.parser: of a tag only the name is wanted, and on unclosed tags and comments that parser is
# quadratic (Python 3.11.7: 300 KB of "<a " take minutes). No quantifier here gives back, and none passes a "<".
_MARKUP = re.compile(
    r"""(?P<comment><!--)|<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*+)(?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+>|<[!?][^<>]*+>"""
)
_COMMENT_END = re.compile("--!?>")
_RAW_END = {tag: re.compile(rf"</{tag}\b[^<>]*+>?", re.IGNORECASE) for tag in ("script", "style")}
_DROPPED_END = re.compile(f"</({'|'.join(sorted(_DROPPED))})\\b", re.IGNORECASE)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that the page names in its head, None if it names none.

    Example:
        >>> declared_charset(b'<meta http-equiv=x content="text/html; charset=gb2312">')
        'gb2312'

    """
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def html_text(markup: str) -> str:
    """Return the text of a page: its title, its headings as ``##`` lines, a paragraph for each block.

    Example:
        >>> print(html_text("<title>甲</title><h2>乙</h2><p>丙&amp;<b>丁</b><script>x</script>"))
        # 甲
        <BLANKLINE>
        ## 乙
        <BLANKLINE>
        丙&丁

    """
    page = _Page({match[1].lower(): match.start() for match in _DROPPED_END.finditer(markup)})
    position = 0
    unclosed: set[str] = set()
    while match := _MARKUP.search(markup, position):
        if match.start() > position:
            page.data(unescape(markup[position : match.start()]))
        position = match.end()
        tag = (match["tag"] or "").lower()
        if match["comment"] or (tag in _RAW_END and not match["close"]):
            kind = tag or "comment"
            end = None if kind in unclosed else _RAW_END.get(tag, _COMMENT_END).search(markup, position)
            unclosed |= set() if end else {kind}
            position = end.end() if end else position
        elif tag and match["close"]:
            page.end(tag)
        elif tag:
            page.start(tag, match.start())
    page.data(unescape(markup[position:]))
    return page.text()


class _Page:
    """The blocks met so far. ``ends``: where each kind of dropped element is closed for the last time."""

    def __init__(self, ends: dict[str, int]) -> None:
        self._ends = ends
        self._blocks: list[str] = []
        self._open: list[str] = []  # pieces of the block that is being read
        self._prefix = ""
        self._title: list[str] = []
        self._in_title = False
        self._dropped: list[str] = []
        self._preformatted = 0
        self._tables: list[_Table] = []
        self._levels: list[int] = []  # of the headings met
        self._first_heading = ""
        self._bold = 0  # elements that are open
        self._weights: set[bool] = set()  # whether the words of the block that is being read are bold

    def text(self) -> str:
        self._end_block()
        while self._tables:
            self._end_table()
        title = _SPACES.sub(" ", "".join(self._title)).strip()
        named = self._levels[:1] == [1] and (self._levels.count(1) == 1 or _same(title, self._first_heading))
        if title and not named:  # what names the window is not said again, or else, over the page's own title
            self._blocks.insert(0, f"# {title}")
        return "\n\n".join(with_bold_headings(self._blocks))

    def start(self, tag: str, position: int) -> None:
        if tag in _DROPPED:
            if self._ends.get(tag, -1) > position:  # one that is never closed would swallow the rest
                self._dropped.append(tag)
        elif self._dropped:
            return
        elif tag == "title" and not self._title:
            self._in_title = True
        elif tag == "br":
            self._open.append("\v")
        elif tag == "img":
            self._open.append(" ")
        elif tag in _HEADINGS:
            self._end_block()
            self._prefix = "#" * _HEADINGS[tag] + " "
        elif tag == "li":
            self._end_block()
            self._prefix = "- "
        elif tag in _HEAVY:
            self._bold += 1
        elif tag in _BLOCKS:
            self._start_block(tag)

    def _start_block(self, tag: str) -> None:
        keep = self._prefix if self._prefix == "- " and not "".join(self._open).strip() else ""  # <li><p>
        self._end_block()
        self._prefix = keep
        if tag == "pre":
            self._preformatted += 1
        elif tag == "table":
            self._tables.append(_Table())
        elif self._tables:
            if tag == "tr":
                self._tables[-1].rows.append([])
            elif tag in ("td", "th"):
                self._tables[-1].open_cell()

    def end(self, tag: str) -> None:
        if self._dropped:
            if tag in self._dropped:
                del self._dropped[self._dropped.index(tag) :]
        elif tag == "title":
            self._in_title = False
        elif tag == "table":
            self._end_block()
            if self._tables:
                self._end_table()
        elif tag in _HEAVY:
            self._bold = max(0, self._bold - 1)
        elif tag in _BLOCKS or tag in _HEADINGS or tag == "li":
            self._end_block()
            if tag == "pre":
                self._preformatted = max(0, self._preformatted - 1)

    def data(self, data: str) -> None:
        if self._in_title:
            self._title.append(data)
        elif not self._dropped:
            self._open.append(data if self._preformatted else _SPACES.sub(" ", data))
            self._weights |= {self._bold > 0} if data.strip() else set()

    def _end_block(self) -> None:
        lines = "".join(self._open).replace("\v", "\n").split("\n") if self._open else []
        if not self._preformatted:
            lines = [_SPACES.sub(" ", line).strip() for line in lines]
        text = "\n".join(line for line in lines if line.strip())
        self._open = []
        heavy = self._weights == {True}
        self._bold, self._weights = 0, set()
        prefix, self._prefix = self._prefix, ""
        if not text:
            return
        if prefix.startswith("#"):
            text = " ".join(text.split("\n"))
            self._levels.append(len(prefix) - 1)
            self._first_heading = self._first_heading or text
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].cell.append(prefix + text)
            self._tables[-1].structured |= prefix.startswith("#")
        else:
            self._blocks.append(bold(text) if heavy and not prefix and not self._preformatted else prefix + text)

    def _end_table(self) -> None:
        table = self._tables.pop()
        blocks = table.blocks()
        if self._tables:
            outer = self._tables[-1]
            outer.structured = True
            if outer.cell is None:
                outer.open_cell()
            if outer.cell is not None:
                outer.cell += blocks
        else:
            self._blocks += blocks


class _Table:
    """The cells of one table, each a list of blocks; ``structured``: a cell holds a heading or a table itself."""

    def __init__(self) -> None:
        self.rows: list[list[list[str]]] = []
        self.cell: list[str] | None = None
        self.structured = False

    def open_cell(self) -> None:
        self.cell = []
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(self.cell)

    def blocks(self) -> list[str]:
        """Return one line a row for a table of data, the blocks of the cells for one that lays out the page."""
        cells = [cell for row in self.rows for cell in row]
        size = sum(len(block) for cell in cells for block in cell)
        if self.structured or max(map(len, self.rows), default=0) < 2 or size > _CELL_LENGTH * len(cells):
            return [block for cell in cells for block in cell]
        return list(row_lines([[" ".join(cell) for cell in row] for row in self.rows]))


def _same(title: str, heading: str) -> bool:
    """Return whether the page's title says no more than its first heading and perhaps the site's name."""
    return bool(heading) and (heading in title or title in heading)
