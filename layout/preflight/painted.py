"""What a page paints, as values. Places are in points on the page, y upwards, as floats: they come from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from layout.diagnostic import Arg
from layout.preflight.fonts import Font
from layout.preflight.geometry import Matrix, Rect
from layout.preflight.spaces import GRAY, Space

if TYPE_CHECKING:
    import pikepdf


class Paint(NamedTuple):
    """A colour."""

    space: Space
    values: tuple[float, ...]
    pattern: str = ""  #: name in the resources


BLACK = Paint(GRAY, (0.0,))


class State(NamedTuple):
    """The graphics state (8.4) and the text state (9.3)."""

    ctm: Matrix
    clip: Rect
    fill: Paint = BLACK
    stroke: Paint = BLACK
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    masked: bool = False  #: a soft mask is on
    fill_over: bool = False  #: overprint
    stroke_over: bool = False
    over_mode: int = 0
    width: float = 1.0
    intent: str = "RelativeColorimetric"
    transfer: bool = False
    halftone: bool = False
    font: Font | None = None
    size: float = 0.0
    space: float = 0.0  #: Tc
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class Run(NamedTuple):
    """Text shown by one operator."""

    state: State
    box: Rect
    font: Font
    size: float  #: in pt on the page

    @property
    def fills(self) -> bool:
        return self.state.mode in (0, 2, 4, 6)

    @property
    def strokes(self) -> bool:
        return self.state.mode in (1, 2, 5, 6)


class Shape(NamedTuple):
    """A painted path."""

    state: State
    box: Rect
    fills: bool
    strokes: bool
    weight: float  #: of the stroke, or of the thinnest filled rectangle, in pt on the page; inf: not a line


class Picture(NamedTuple):
    """A picture or a stencil (image mask)."""

    state: State
    box: Rect
    ppi: float  #: the lower of both directions
    entries: dict[str, object]  #: of its dictionary, long names
    space: Space | None  #: None for a stencil, and where it cannot be understood
    stream: pikepdf.Object | None  #: None for an inline picture
    data: bytes = b""  #: of an inline picture, as it stands

    @property
    def stencil(self) -> bool:
        return self.entries.get("ImageMask") is True


class Shade(NamedTuple):
    """A shading, by ``sh`` or a shading pattern."""

    state: State
    box: Rect
    space: Space
    shading: pikepdf.Object


class Group(NamedTuple):
    """A transparency group (a form with /Group), before what is in it."""

    state: State
    box: Rect
    group: pikepdf.Object
    resources: pikepdf.Object | None
    object: str


class Drawing(NamedTuple):
    """A form or another XObject by its dictionary, for what is forbidden there."""

    state: State
    box: Rect
    stream: pikepdf.Object


class Fault(NamedTuple):
    """Something wrong in the content: a rule's code and its arguments."""

    code: str
    args: dict[str, Arg]


Painted = Run | Shape | Picture | Shade | Group | Drawing | Fault
