"""The result: finished pages and the logical tree of what stands on them. All that an exporter sees.

Frames stand in reading order. Every run of glyphs points into a node of the tree (``node``, ``start``, ``end``),
and every node to the line of the spec where it was written.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from layout import shapes
from layout.diagnostic import Diagnostic, Span
from layout.geometry import Rect
from layout.model import Role
from layout.style import Colour
from layout.units import Mem, Mpt


class Node(NamedTuple):
    """One unbroken text of the paper: a paragraph, a line of a heading, a piece of furniture."""

    story: str  #: id of the story; "" furniture
    role: Role
    text: str
    at: Span


#: How the letters of a run stand: in horizontal text; upright in a vertical line; on their side in one.
Way = Literal["across", "upright", "turned"]


class Outline(NamedTuple):
    """The pen that letters are drawn with instead of being filled."""

    width: Mpt
    colour: Colour


class GlyphRun(NamedTuple):
    """Glyphs of one face, size and colour on one baseline.

    The pen starts at ``x``. Before glyph i it moves by the shift of i, if any; after each glyph by the glyph's own
    advance and, but for the last, by ``space / gaps``. Everything but x and y is in 1/1000 em, scaled by ``scale``
    across. A ``turned`` run is turned a quarter clockwise around the pen's start: the pen goes down, the letters' heads
    are at the right.
    """

    x: Mpt
    y: Mpt  #: the baseline; where the pen starts in a turned run
    size: Mpt
    scale: int  #: horizontal scaling in 1/1000
    face: str  #: key of ``Paper.faces``
    colour: Colour
    glyphs: tuple[int, ...]  #: glyph ids of the font file
    shifts: tuple[tuple[int, Mem], ...]  #: (index of the glyph, displacement before it)
    space: Mem  #: all the letter-space of the run …
    gaps: int  #: … over so many gaps; 0 with ``space`` 0
    node: int  #: index into ``Paper.nodes``
    start: int  #: the run's text is ``nodes[node].text[start:end]``
    end: int
    offsets: tuple[int, ...] | None  #: text offset of each glyph, and ``end``; None: one glyph a character
    hyphen: bool = False  #: no part of the text: divides a word at a line's end, or is the edge of letters over it
    again: bool = False  #: says again what stands elsewhere, the head of a table that goes on: no part of the text
    way: Way = "across"
    outline: Outline | None = None

    @property
    def middle(self) -> tuple[Mpt, Mpt]:
        """A place in the middle of the first letter."""
        along, up = self.size // 4, self.size // 3
        return (self.x + up, self.y + along) if self.way == "turned" else (self.x + along, self.y - up)


class Fill(NamedTuple):
    """A filled rectangle: tints and straight rules."""

    rect: Rect
    colour: Colour
    tint: int = 1000  #: 1/1000 of the colour


Path = shapes.Path  #: commands M L C Z with absolute coordinates in 1/1000 pt


class PathFill(NamedTuple):
    """A filled outline."""

    path: Path
    colour: Colour
    tint: int = 1000
    even_odd: bool = False


class PathStroke(NamedTuple):
    """A path drawn with a pen."""

    path: Path
    colour: Colour
    width: Mpt
    cap: int  #: 0 butt, 1 round, 2 square (PDF 32000 8.4.3.3)
    join: int  #: 0 miter, 1 round, 2 bevel
    miter: float  #: the longest miter, in widths
    dash: tuple[Mpt, ...] = ()
    phase: Mpt = 0


class Artwork(NamedTuple):
    """A drawing (a QR code among them): paths to print, nothing of them outside ``rect``."""

    rect: Rect
    fills: tuple[PathFill | PathStroke, ...]
    node: int | None  #: the text that it stands for (the nameplate), kept for extraction; None for a picture
    name: str = ""  #: path of the file from the root
    alt: str = ""
    clip: Path = ()  #: nothing is printed outside it; () outside ``rect``


class PlacedPage(NamedTuple):
    """A page of a PDF file, whole, scaled into a frame of its own proportion: an advertisement, a graphic."""

    rect: Rect
    path: str  #: absolute path for reading; never written into a file
    number: int  #: of the page, from 1
    name: str  #: path from the root
    node: int | None = None  #: as with Artwork
    alt: str = ""
    transparent: bool = False  #: something on it is; see ``placed.uses_transparency``
    at: Span = Span("")  #: where the spec names it
    inks: tuple[Colour, ...] = ()  #: that it prints with, each alone
    spaces: tuple[str, ...] = ()  #: colours on it that not every standard takes; see ``placed.Traits``


class Picture(NamedTuple):
    """A picture cropped into a frame. ``path`` is None where the file is missing: a stand-in is drawn."""

    rect: Rect
    path: str | None  #: absolute path for reading; never written into a file
    name: str  #: path from the root
    pixels: tuple[int, int]
    crop: tuple[int, int, int, int]  #: (left, top, width, height) in pixels
    alt: str
    at: Span = Span("")  #: where the spec names it
    clip: Path = ()  #: what it is cut out by; () its frame


class Missing(NamedTuple):
    """The visible box for a character that no face has, or a hatched area that could not be filled."""

    rect: Rect
    label: str


Item = GlyphRun | Fill | PathFill | Artwork | Picture | PlacedPage | Missing


class Line(NamedTuple):
    """One set line: where it stands, and its text with the typed spaces. The dump leaves out what has a default.

    Of a vertical line ``x`` is its left edge, ``y`` its head and ``width`` how far down it goes; ``size`` is how broad.
    """

    row: int  #: row of the page's grid, -1 where the line stands on a grid of its own
    x: Mpt
    y: Mpt  #: baseline
    width: Mpt
    text: str
    node: int
    justified: bool
    vertical: bool = False
    start: int = 0  #: of its text in the node's
    top: Mpt = 0  #: of its em-box
    size: Mpt = 0  #: of its type
    squeezed: Mem = 0  #: taken from marks and gaps in all, in 1/1000 em
    opened: Mem = 0  #: letter-space at each boundary; negative where 字 close up (紧排)
    at: Span = Span("")  #: where its first character was written


class Fit(NamedTuple):
    """长短: how a story fills one area's columns."""

    area: str
    story: str
    title: str  #: the headline
    at: Span  #: of the area on the page's file
    room: int  #: rows of all its columns
    used: int  #: of them
    chars: int  #: 字 that stand in them
    holds: int  #: 字 that they hold when full, headless lines and all
    over: int  #: lines left over
    over_chars: int
    white: tuple[Rect, ...]  #: what is left empty because the copy is short


class Frame(NamedTuple):
    """A finished piece of a page."""

    kind: str  #: masthead, heading, column, picture, code, caption, quote, box, rules, folio, marks
    area: str  #: the word of the page map, "" for what belongs to none
    rect: Rect
    items: tuple[Item, ...]
    lines: tuple[Line, ...] = ()


class Page(NamedTuple):
    id: str
    name: str
    width: Mpt
    height: Mpt
    bleed: Mpt
    colour_class: str
    frames: tuple[Frame, ...]
    files: tuple[str, ...] = ()  #: the page's own files: its spec and its stories', from the root
    sheet: Rect | None = None  #: the paper around the trim, with the marks; None: no more than the bleed
    folds: tuple[Mpt, ...] = ()  #: where a spread is folded
    fits: tuple[Fit, ...] = ()  #: of its stories, in the order of the page map

    @property
    def media(self) -> Rect:
        """What the file's page holds: the sheet, or the trim with its bleed."""
        return self.sheet or self.bled

    @property
    def bled(self) -> Rect:
        """The trim with its bleed."""
        return Rect(0, 0, self.width, self.height).inset(-self.bleed)


class PlacedFace(NamedTuple):
    """A font file that the paper uses."""

    path: str  #: absolute path for reading; never written into a file
    number: int  #: of the face in a TTC
    name: str  #: name for people and for the PDF's BaseFont, ASCII


class Paper(NamedTuple):
    """A finished issue."""

    title: str
    language: str
    date: date
    pages: tuple[Page, ...]
    nodes: tuple[Node, ...]
    faces: dict[str, PlacedFace]
    diagnostics: tuple[Diagnostic, ...]
    name: str = ""  #: 报名
    issue: str = ""  #: id of the issue
    version: str = ""
