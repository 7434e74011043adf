"""The style book, resolved: every length an integer, every name looked up. A paper's house rules as values."""

from __future__ import annotations

from typing import Literal, NamedTuple

from layout.diagnostic import Span
from layout.geometry import Rect
from layout.model import Role
from layout.units import Mem, Mpt

Align = Literal["justify", "left", "centre", "right", "stepped"]


class Colour(NamedTuple):
    """A colour that the style book names."""

    name: str
    cmyk: tuple[int, int, int, int]  #: 1/1000 of full tone; for a spot its equivalent
    spot: bool = False


BLACK = Colour("黑", (0, 0, 0, 1000))
WHITE = Colour("白", (0, 0, 0, 0))
REGISTRATION = Colour("All", (1000, 1000, 1000, 1000), spot=True)  #: on every plate (PDF 32000 8.6.6.4)


class FaceSpec(NamedTuple):
    """Where a face is found and which faces stand in for what it lacks."""

    name: str
    path: str  #: ``kit:Song-Regular.otf``, or a path from the paper's root
    number: int  #: of the face in a TTC, from 0
    fallback: tuple[str, ...]
    at: Span


class Western(NamedTuple):
    """How Latin words and figures are set among 汉字."""

    face: str
    scale: int  #: their size in 1/1000 of the text's
    rise: Mem  #: of their baseline, in 1/1000 em of the text


class Outline(NamedTuple):
    """勾边: a line around the letters, outside them."""

    width: Mpt
    colour: str
    hollow: bool  #: 空心: nothing but the line, in the middle of the letters' edge


class TextStyle(NamedTuple):
    """How the text of one role is set."""

    role: Role
    face: str
    size: Mpt
    pitch: Mpt  #: from line to line where the text is not on the page's rows (headings, captions)
    align: Align
    indent: Mem  #: of the first line
    colour: str
    scale: int = 1000  #: width of the letters in 1/1000: 长体 < 1000 < 扁体
    western: Western | None = None  #: None: the face's own Latin letters
    outline: Outline | None = None


class Fit(NamedTuple):
    """How far a heading's lines may give to go into their span, in this order, after marks are squeezed."""

    close: Mem  #: 字距限度: so much may 字 close up
    narrow: int  #: 缩放限度: the narrowest letters, in 1/1000
    shrink: int  #: 字号限度: the smallest size, in 1/1000 of the style's
    open: Mem  #: 疏排: so much may the 字 of a short headline be spaced


class Ground(NamedTuple):
    """底: what a heading or its label stands on."""

    colour: str
    tint: int  #: 1/1000
    reverse: bool  #: 反白: black letters turn white


class Level(NamedTuple):
    """A rank of headings: the styles of its parts, its white, and what it may do."""

    name: str
    styles: dict[Role, TextStyle]  #: by part, see ``model.HEADING``
    gap: Mpt  #: between the parts
    white: Mpt  #: at least this much above and below, together, within the heading's rows
    fit: Fit
    lines: int = 1  #: that a headline in one piece may be broken into
    step: Mem = 0  #: 阶梯: each line so much further right; 0 the last one ends at the right
    ground: Ground | None = None
    label_ground: Ground | None = None
    label_rule: str = ""  #: the line under the label, "" none
    label_place: Literal["above", "left"] = "above"
    at: Span = Span("")  #: where the style book has it

    @property
    def headline(self) -> TextStyle:
        return self.styles[Role.HEADLINE]


class Grid(NamedTuple):
    """版心 as 栏 × 行. The em-box of row i runs from ``top + i * step`` to that plus ``size``."""

    columns: int
    column_width: Mpt
    gutter: Mpt
    rows: int
    step: Mpt
    size: Mpt  #: the body's type size: one 字
    left: Mpt  #: of the type area, from the trim edge
    top: Mpt

    @property
    def width(self) -> Mpt:
        return self.columns * self.column_width + (self.columns - 1) * self.gutter

    def depth(self, rows: int) -> Mpt:
        """From the em-top of a row to the em-bottom of the one ``rows - 1`` below: JLREQ gyou-dori."""
        return rows * self.step - (self.step - self.size)

    def x(self, column: int) -> Mpt:
        return self.left + column * (self.column_width + self.gutter)

    def y(self, row: int) -> Mpt:
        """The em-top of ``row``."""
        return self.top + row * self.step

    def span(self, columns: int) -> Mpt:
        """The width of ``columns`` 栏 with the gutters between them (长栏)."""
        return columns * self.column_width + (columns - 1) * self.gutter

    def rect(self, column: int, row: int, columns: int, rows: int) -> Rect:
        return Rect(self.x(column), self.y(row), self.span(columns), self.depth(rows))

    def rows_for(self, height: Mpt) -> int:
        """The fewest rows whose depth holds ``height``."""
        return max(0, -(-(height + self.step - self.size) // self.step)) if height > 0 else 0


class RuleStyle(NamedTuple):
    """A kind of line, 线: strokes from top (or outside) to bottom (or inside)."""

    name: str
    strokes: tuple[Mpt, ...]  #: thickness of each stroke
    gap: Mpt  #: between strokes
    colour: str
    pattern: str = ""  #: key of ``ornaments.MOTIFS`` that the thickest strokes are drawn in, as deep as they are

    def patterned(self, stroke: Mpt) -> bool:
        """Whether a stroke of this thickness is drawn in the pattern."""
        return bool(self.pattern) and stroke == max(self.strokes)


NO_RULE = RuleStyle("", (), 0, "黑")


class Gradient(NamedTuple):
    """A ground that goes from one tint of its colour to another, in 1/1000."""

    start: int
    end: int
    direction: Literal["down", "across"]


class BoxStyle(NamedTuple):
    """A border, 框: its line, and the white between line and text."""

    name: str
    kind: Literal["rule", "ornament"]  #: ornament: 花边, repeated along the sides
    rule: RuleStyle
    inset: Mpt  #: from the area's edge to the text, left and right
    rows: int  #: rows kept free at the top and at the foot
    tint: int  #: 1/1000 of ``colour`` under the text, or of the ground's pattern
    colour: str
    pattern: str = "菱花"  #: of the ornament: key of ``ornaments.MOTIFS``
    depth: Mpt = 0  #: of the ornament; 0: its own
    ground: str = ""  #: 底纹 under the text, key of ``ornaments.GROUNDS``
    radius: Mpt = 0  #: of the corners, at the outermost edge
    gradient: Gradient | None = None
    heading_rule: str = ""  #: name of the rule under the heading; "" none


class QuoteStyle(NamedTuple):
    """抽言: what stands around a pull quote; its text has a style of its own."""

    above: str  #: name of the rule above it; "" none
    below: str
    mark: bool  #: a large 引号 before it


class TableStyle(NamedTuple):
    """表: the lines of a table, each the name of a rule or "" for none, and what lies under its rows."""

    name: str
    edge: str  #: above its first row and below its last
    head: str  #: below the rows of its head
    rows: str  #: between its other rows
    columns: str  #: between its columns
    sides: str  #: at its left and right
    tint: int  #: 1/1000 of ``colour`` under every other row
    colour: str
    space: int  #: empty rows between the table and the text above and below it


class Masthead(NamedTuple):
    """报头: the nameplate and the lines beside it."""

    nameplate: str  #: an SVG of plain paths, path from the root; "" = set in type
    text: str  #: what the nameplate says
    span: int  #: 栏 of the nameplate; the lines stand in the rest
    lines: tuple[str, ...]  #: patterns: {date} {weekday} {lunar} {page} {section} {paper} {issue}
    rule: str  #: the line under it, "" none
    at: Span


class Folio(NamedTuple):
    """版次页码, outside the type area."""

    pattern: str
    place: Literal["head", "foot"]
    align: Literal["left", "centre", "right", "outside"]


class Shape(NamedTuple):
    """The house rules of composition."""

    marks: str  #: name of the mark style (全角式, 报纸 …), see ``text.squeeze``
    rules: str  #: name of the prohibition level, see ``text.prohibition``
    gap: Mem  #: 汉字–Latin gap
    space: Mem  #: a space typed between 汉字
    dateline: str  #: regular expression of 电头 at the head of a story, "" none
    breaker: str  #: where lines end, see ``text.breakers``
    hang: bool  #: stops hang at a line's end
    grid: bool  #: every 字 in its cell
    tighten: Mem  #: so much may the 字 of a line close up
    hyphenation: str  #: the language by whose syllables Western words are divided, "" none


class Stock(NamedTuple):
    """The paper that a page is printed on, and what stands around the trim to print, fold and cut it by."""

    sheet: tuple[Mpt, Mpt]  #: of one page, its trim in the middle; (0, 0): the trim with its bleed
    marks: tuple[str, ...]  #: kinds of mark, see ``layout.marks``
    spine: Mpt  #: 中缝: between the two pages of a spread
    at: Span


Intent = Literal["perceptual", "relative", "saturation", "absolute"]


class Press(NamedTuple):
    """付印, as the style book says it. ``layout.press.job`` looks the names up and opens the files."""

    profile: str  #: newsprint, x4, x1a or proof
    condition: str  #: ``kit:`` with a name, or a path from the root, of the output condition; "" the profile's own
    limit: int  #: total ink in 1/1000 of one ink's full tone; 0 the condition's
    intent: Intent  #: of the conversion of pictures
    compensate: bool  #: black-point compensation
    rgb: str  #: what RGB pictures without a profile are: "srgb", a path from the root, or "": sRGB, and said so
    grey: Literal["", "dots", "tone"]  #: grey ones: values of K as they stand ("" too, and said so), or tones of sRGB
    cmyk: str  #: CMYK ones: "ready" for this press ("" too, and said so), or a path from the root
    reversed_size: Mpt  #: white type on a ground is at least so large
    colour_size: Mpt  #: type in several inks is at least so large
    separate: bool  #: each page is a file of its own
    at: Span


class Lint(NamedTuple):
    """校检: what ``layout lint`` looks for, as the style book says it. Its codes are known to ``layout.lint`` alone."""

    levels: tuple[tuple[str, str], ...]  #: (code, error, warning, note or off): where they differ from the rule's own
    head_gap: Mem  #: heads side by side are at least so far apart, in 字 of the body
    ratio: int  #: sizes of heads that are told apart, the larger by the smaller, in 1/1000
    back_rows: int  #: rows of text that stand under a head in its column
    through: int  #: how much of the type area a straight gap may run through, in 1/1000
    white_rows: int  #: rows that may stay empty at the foot of columns
    uneven_rows: int  #: rows by which the columns of a story may differ
    measure: tuple[Mem, Mem]  #: the narrowest and the widest column, in 字 of its text
    alike: int  #: neighbouring heads that may have one face and size
    loose: Mem  #: letter-space at which a line counts as open
    river: Mem  #: white inside a line that counts for a river
    river_lines: int  #: lines that make a river
    stack: int  #: lines that may not begin, or end, with one and the same 字
    repeat: int  #: characters of a paragraph that count as said twice
    students: bool  #: a paper for pupils: GB 40070 wants larger type
    words: tuple[tuple[str, str], ...]  #: (wrong, right or "")
    word_files: tuple[str, ...]  #: paths from the root
    people: tuple[tuple[str, str], ...]  #: (name, title or ""), in order of rank
    people_files: tuple[str, ...]
    at: Span


class StyleBook(NamedTuple):
    """``paper.yaml`` resolved."""

    paper: str
    language: str
    at: Span
    sheet: tuple[Mpt, Mpt]
    bleed: Mpt
    stock: Stock
    grid: Grid
    faces: dict[str, FaceSpec]
    styles: dict[Role, TextStyle]
    whole: tuple[str, ...]  #: 不拆: names that no headline is broken in
    levels: dict[str, Level]  #: in the order of rank
    colours: dict[str, Colour]
    rules: dict[str, RuleStyle]
    boxes: dict[str, BoxStyle]
    tables: dict[str, TableStyle]  #: the first is the usual one
    masthead: Masthead
    folio: Folio | None
    quote: QuoteStyle
    shape: Shape
    column_rule: str  #: between the columns of a story; "" none
    story_rule: str  #: between stories side by side; "" none
    space_above: int  #: empty rows above an area that stands under another
    reference: str  #: pattern of 详见, with {page}
    onward: str  #: pattern of 下转, with {page}
    origin: str  #: pattern of 上接, with {page}
    colour_class: Literal["full", "red", "mono"]
    ad_scale: int  #: a placed PDF is enlarged or reduced by at most this, in 1/1000, before it is reported
    artwork_colours: dict[str, str]  #: a colour as SVG writes it -> name of a colour
    resolution: int  #: pictures below this many pixels an inch are reported
    file_name: str  #: pattern of a page's file: {paper} {date:%Y%m%d} {page} {version}
    press: Press
    lint: Lint
