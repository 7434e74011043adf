"""A file under preflight: its pages by their boxes, and what the checks share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from layout.preflight.finding import EDGE, Box, Findings, Place
from layout.preflight.fonts import Font, Fonts
from layout.preflight.geometry import MM, Rect, meet, sane
from layout.preflight.icc import Profile
from layout.preflight.limits import LIMITS, Limits
from layout.preflight.rules.rule import Target
from layout.preflight.spaces import Inks, Space

if TYPE_CHECKING:
    import pikepdf

GROUNDS = 4000  #: painted areas of a page that are remembered, the latest


class Wanted(NamedTuple):
    """What the one who asks wants beside the target."""

    size: tuple[float, float] | None = None  #: of the trimmed page, in mm
    spots: tuple[str, ...] | None = None  #: that are printed; None: not known
    ink: int | None = None  #: percent, in place of the target's


class Page:
    """One page, its boxes in pt with their corners in order."""

    def __init__(self, number: int, label: str, thing: pikepdf.Dictionary) -> None:
        self.number, self.label, self.thing = number, label, thing
        self.damaged: list[str] = []  #: boxes that are no boxes
        self.media = self._box("/MediaBox")
        self.crop, self.art = self._box("/CropBox"), self._box("/ArtBox")
        self.own_trim, self.own_bleed = self._box("/TrimBox"), self._box("/BleedBox")
        whole = self.media or (0.0, 0.0, 0.0, 0.0)
        self.trim = self.own_trim or self.art or self.crop or whole
        self.bleed = self.own_bleed or self.trim
        self.ground: list[tuple[Rect, Inks | None]] = []  #: painted areas in order; None: a picture

    def _box(self, key: str) -> Rect | None:
        """A box, from the page or what it inherits from (7.7.3.4)."""
        node: pikepdf.Object = self.thing
        depth = 0
        inherits = key in ("/MediaBox", "/CropBox")
        while inherits and key not in node and "/Parent" in node and depth < 50:
            node, depth = node.Parent, depth + 1
        if key not in node:
            return None
        try:
            a, b, c, d = (float(value) for value in node[key])
        except (TypeError, ValueError):
            self.damaged.append(key[1:])
            return None
        box = min(a, c), min(b, d), max(a, c), max(b, d)
        if not sane(box) or box[0] == box[2] or box[1] == box[3]:
            self.damaged.append(key[1:])
            return None
        return box

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the trimmed page in mm, to a tenth."""
        return round((self.trim[2] - self.trim[0]) / MM, 1), round((self.trim[3] - self.trim[1]) / MM, 1)

    def place(self, box: Rect | None = None, thing: str = "") -> Place:
        """A place on this page."""
        return Place(self.number, self.label, self._mm(box) if box else None, thing)

    def _mm(self, box: Rect) -> Box:
        left, top = self.trim[0], self.trim[3]
        sides = box[0] - left, top - box[3], box[2] - left, top - box[1]
        a, b, c, d = (round(max(-EDGE, min(EDGE, side / MM)), 1) + 0.0 for side in sides)
        return a, b, c, d

    def prints(self, box: Rect) -> bool:
        """Whether some of ``box`` is on the trimmed page."""
        shared = meet(box, self.trim)
        return shared is not None and (shared[0] < shared[2] or shared[1] < shared[3])

    def cover(self, box: Rect, inks: Inks | None) -> None:
        """Remember a painted area."""
        if box[2] - box[0] > 2 and box[3] - box[1] > 2:
            self.ground.append((box, inks))
            if len(self.ground) > GROUNDS:
                del self.ground[: GROUNDS // 4]

    def under(self, box: Rect) -> Inks | None:
        """The inks below the middle of ``box``: none on bare paper; None where a picture lies there."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for (left, bottom, right, top), inks in reversed(self.ground):
            if left <= x <= right and bottom <= y <= top:
                return inks
        return {}


class Document:
    """The file, and what checks hand on to each other."""

    def __init__(self, pdf: pikepdf.Pdf, found: Findings, wanted: Wanted) -> None:
        self.pdf, self.found, self.target, self.wanted = pdf, found, found.target, wanted
        limits: Limits = LIMITS[found.target]
        self.limits = limits._replace(ink=wanted.ink) if wanted.ink else limits
        self.fonts = Fonts()
        self.shown: dict[Font, Place] = {}  #: where each font is first used
        self.spots: dict[str, tuple[Space, Place]] = {}  #: each spot where it is first used
        self.intent: Profile | None = None  #: of the output intent
        self.measured: dict[tuple[int, int], object] = {}  #: inks of pictures, by object
        self.decoded = 0  #: bytes of pictures decoded so far
        self.version = tuple(int(part) for part in pdf.pdf_version.split("."))

    @property
    def add(self) -> Callable[..., None]:
        """Take down a finding, see ``Findings.add``."""
        return self.found.add

    @property
    def strict(self) -> bool:
        """Whether the target is PDF/X."""
        return self.target in (Target.X4, Target.X1A)
