"""The issue as it was written: what the spec says, checked and typed, nothing placed or measured yet."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from layout.diagnostic import Span
from layout.units import Mem


class Role(StrEnum):
    """What a piece of text is for; the style book has a text style for each."""

    BODY = "body"  # 正文
    SUBHEAD = "subhead"  # 小标题
    BYLINE = "byline"  # 署名
    DATELINE = "dateline"  # 电头
    STRONG = "strong"  # 黑体
    EMPHASIS = "emphasis"  # 楷体
    LABEL = "label"  # 栏目题
    KICKER = "kicker"  # 引题
    HEADLINE = "headline"  # 主题
    DECK = "deck"  # 副题
    SUMMARY = "summary"  # 提要题
    QUESTION = "question"  # 问
    ANSWER = "answer"  # 答
    REFERENCE = "reference"  # 详见
    CAPTION = "caption"  # 图片说明
    CREDIT = "credit"  # 摄影署名
    PULLQUOTE = "pullquote"  # 抽言
    NOTICE = "notice"  # 启事
    SIGNATURE = "signature"  # 落款
    VERSE = "verse"  # 诗
    TABLE = "table"  # 表文
    TABLE_HEAD = "table_head"  # 表头
    TABLE_TITLE = "table_title"  # 表题
    TABLE_NOTE = "table_note"  # 表注
    MASTHEAD = "masthead"  # 报头
    FOLIO = "folio"  # 版次页码


class Mark(NamedTuple):
    """Inline markup: the face of ``role`` (strong, emphasis, dateline …) over ``text[start:end]``. Marks do not
    overlap."""

    start: int
    end: int
    role: Role


class Inline(StrEnum):
    """What markup may ask for beside another face (``Mark``)."""

    DOTS = "dots"  # 着重号
    NAME = "name"  # 专名号
    TITLE = "title"  # 书名号 as a wavy line
    UNDERLINE = "underline"
    STRIKE = "strike"
    HIGHLIGHT = "highlight"  # 底色
    SPACED = "spaced"  # 字距; the value is in 1/1000 em
    SUPER = "sup"
    SUB = "sub"
    EVEN = "even"  # 均排: a list of names
    DROP = "drop"  # 首字下沉; the value is in rows


class Effect(NamedTuple):
    """Inline markup: ``kind`` over ``text[start:end]``. Effects may overlap, and stand inside each other."""

    start: int
    end: int
    kind: Inline
    value: int = 0


class Text(NamedTuple):
    """One paragraph or one line of a heading, markup taken out, with the place where it was written."""

    text: str
    at: Span
    marks: tuple[Mark, ...] = ()
    turns: tuple[int, ...] = ()  #: offsets where a line ends, unless it goes on one line (a headline: where it breaks)
    effects: tuple[Effect, ...] = ()
    places: tuple[tuple[int, int, int], ...] = ()  #: (offset, line, column) from where on columns count; () all from at

    def place(self, offset: int) -> Span:
        """Where the character at ``offset`` was written."""
        file, line, column = self.at
        if not self.places:
            return Span(file, line, column + offset)
        start, line, column = self.places[bisect_right(self.places, (offset, 1 << 30)) - 1]
        return Span(file, line, column + offset - start)


#: The parts of a heading, from top to bottom.
HEADING = (Role.LABEL, Role.KICKER, Role.HEADLINE, Role.DECK, Role.SUMMARY)


class TitleOf(NamedTuple):
    """题自: the headline is that of another story."""

    story: str
    at: Span


class Heading(NamedTuple):
    """A story's heading: the parts that it has, in the order of ``HEADING``, each with its lines as written."""

    parts: tuple[tuple[Role, tuple[Text, ...]], ...] = ()
    title_of: TitleOf | None = None

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def headline(self) -> tuple[Text, ...]:
        return dict(self.parts).get(Role.HEADLINE, ())

    def with_headline(self, texts: tuple[Text, ...]) -> Heading:
        """The heading with another headline."""
        parts = {**dict(self.parts), Role.HEADLINE: texts}
        return self._replace(parts=tuple((role, parts[role]) for role in HEADING if parts.get(role)))


class Paragraph(NamedTuple):
    """A block of running text in the style of its role (body, subhead, verse, notice, byline …)."""

    role: Role
    text: Text


class Question(NamedTuple):
    """A question of a teaser and the answer beside or under it."""

    question: Text
    answer: Text | None


CellAlign = Literal["left", "centre", "right", "point"]  #: point: the decimal points stand under each other
WidthKind = Literal["auto", "fixed", "rest"]


class TableColumn(NamedTuple):
    """How one column of a table is set."""

    align: CellAlign = "left"
    kind: WidthKind = "auto"  #: as wide as its cells; so many 字; or what the others leave
    width: Mem = 0  #: of a fixed one, in 字 of the table's own size


class Cell(NamedTuple):
    """A cell with something in it, and the rows and columns that it covers."""

    text: Text
    row: int  #: from 0, the head's rows first
    column: int
    rows: int = 1
    columns: int = 1


class Table(NamedTuple):
    """A table inside a story."""

    at: Span
    columns: tuple[TableColumn, ...]
    rows: int
    head: int  #: rows that are said again where the table goes on in another column
    cells: tuple[Cell, ...]  #: row by row
    title: Text | None = None  #: 表题
    note: tuple[Text, ...] = ()  #: 表注
    style: str = ""  #: name of a table style of the style book; "" the first


Block = Paragraph | Question | Table  #: closed: a new kind is added here and mypy lists every place that must know it


class Image(NamedTuple):
    """A picture file, or what a QR code says."""

    path: str  #: from the paper's root; "" for a code
    at: Span
    focus: tuple[int, int] = (500, 500)  #: what a crop keeps, (x, y) in 1/1000 of the picture
    alt: str = ""
    page: int = 1  #: of a PDF, from 1
    code: str = ""


CaptionPlace = Literal["below", "beside", "over"]


class Figure(NamedTuple):
    """A picture, several of them (组图) or a QR code, with one caption and one credit."""

    images: tuple[Image, ...]
    caption: tuple[Text, ...] = ()
    credit: Text | None = None
    rows: tuple[int, ...] = ()  #: how many pictures stand beside each other, row by row; () all of them
    captioned: CaptionPlace = "below"
    beside: bool = False  #: the credit stands vertically beside the picture, else at the end of the caption

    @property
    def at(self) -> Span:
        return self.images[0].at

    @property
    def code(self) -> str:
        return self.images[0].code


Points = tuple[tuple[int, int], ...]  #: corners in 1/1000 of a picture's width and height


class Wrap(StrEnum):
    """绕排: what text keeps clear of."""

    BOX = "box"  # 矩形
    ELLIPSE = "ellipse"  # 椭圆
    OUTLINE = "outline"  # 轮廓: where the picture is not transparent, or inside its clipping path
    POLYGON = "polygon"  # 多边形


class Quote(NamedTuple):
    """抽言: words of a story set large among its text."""

    texts: tuple[Text, ...]


class Inset(NamedTuple):
    """插图: what belongs to a story and stands among its text, wherever that is placed."""

    content: Figure | Quote
    at: Span
    columns: int  #: columns of the text that it stands over
    width: Mem  #: in 字 of the body; 0 all of these columns
    rows: tuple[int, int]  #: least and most, caption and all; (0, 0) as the picture needs
    across: Literal["left", "centre", "right"]
    down: Literal["top", "middle", "bottom"]
    from_row: int = 0  #: the row of the text that it begins at, from 1; 0 by ``down``
    wrap: Wrap = Wrap.BOX
    corners: Points = ()  #: of a polygon
    clear: Mem = 1000  #: white at its sides, in 字 of the body


class Story(NamedTuple):
    """One piece of copy, 稿."""

    id: str
    at: Span
    heading: Heading
    blocks: tuple[Block, ...]
    figure: Figure | None = None
    insets: tuple[Inset, ...] = ()
    lint_off: tuple[str, ...] = ()  #: codes that ``layout lint`` does not report of it


class Reference(NamedTuple):
    """详见 版02: where the story of a teaser stands."""

    page: str
    external: bool  #: the page is outside this issue
    at: Span
    story: str = ""  #: the story on whose page it is; "" the page was written


class Turn(NamedTuple):
    """转版: where a story goes on, or where it comes from."""

    page: str
    area: str
    at: Span


Composition = tuple[tuple[str, str | int], ...]  #: rules of composition: (field of ``style.Shape``, its value)


class Placement(NamedTuple):
    """How one area of the page map is filled."""

    area: str
    at: Span
    story: str | None  #: None: furniture (the masthead)
    level: str = ""  #: the heading level of the style book; "" the first
    heading_span: int = 0  #: 栏 that the heading covers; 0 = the width of the area's first band
    heading_rows: int = 0  #: rows of the heading; 0 = as many as its lines need
    box: str = ""  #: name of a border of the style book, or ""
    rule_above: str = ""  #: name of a rule of the style book, or ""
    space_above: int = -1  #: empty rows above; -1 = the style book's
    columns: tuple[int, ...] = ()  #: how wide the columns of its text are to each other; () = one a 栏
    reference: Reference | None = None
    composition: Composition = ()  #: where it differs from the house's
    onward: Turn | None = None  #: the area where the story goes on
    origin: Turn | None = None  #: the area that it comes from
    turn_head: tuple[Text, ...] = ()  #: what stands above a story that comes from elsewhere; () its headline
    direction: Literal["", "left", "right"] = ""  #: 竖题: the side at which the heading stands; "" it does not
    heading_align: Literal["", "centre", "head", "steps"] = ""  #: how its lines stand; "" as the headline's style says
    heading_lines: int = 0  #: lines that a headline may be broken into; 0 the level's
    over_picture: Literal["", "top", "foot"] = ""  #: where the heading of a picture stands on it; "" above it
    lint_off: tuple[str, ...] = ()  #: codes that ``layout lint`` does not report of it


class Depth(StrEnum):
    """How the depth of a band is found."""

    FIXED = "fixed"
    FIT = "fit"  #: as deep as its copy
    REST = "rest"  #: what the others leave


class Band(NamedTuple):
    """One line of the page map: a depth and a word for each 栏."""

    depth: Depth
    rows: int  #: for FIXED; else 0
    areas: tuple[str, ...]
    at: Span


class PageSpec(NamedTuple):
    """One page, 版, as written."""

    id: str  #: 版次: 01, A01
    name: str  #: 版名, or ""
    at: Span
    bands: tuple[Band, ...]
    placements: tuple[Placement, ...]
    colour: str = ""  #: colour class: full, red (套红), mono; "" the style book's
    lint_off: tuple[str, ...] = ()  #: codes that ``layout lint`` does not report of it


class Issue(NamedTuple):
    """One issue, 期: its date, its pages and its copy."""

    id: str
    date: date
    at: Span
    pages: tuple[PageSpec, ...]
    stories: dict[str, Story]
    version: str = ""
    spreads: tuple[tuple[str, str], ...] = ()  #: 通版: facing pages that the press gets as one
    unasked: frozenset[str] = frozenset()  #: pages that are set only since a story goes on from them
