"""From the paper's coordinates to the PDF's: the one place where y is turned over."""

from __future__ import annotations

from collections.abc import Sequence

from layout.geometry import Rect
from layout.paper import Page
from layout.units import Mpt


class Space:
    """Turns the paper's coordinates, y down from the trim, into the PDF's, y up from the media box's corner."""

    def __init__(self, page: Page, foot: Mpt = 0) -> None:
        self._page, self._foot = page, foot
        self.width, self.height = page.width, page.height  #: of the trim
        self.left, self.top = -page.media.x, page.media.bottom + foot

    @property
    def media(self) -> str:
        """The media box: the sheet of paper, or the trim with its bleed; ``foot`` is what a proof has under it."""
        x, y, width, height = self._page.media
        return self._box(Rect(x, y, width, height + self._foot))

    @property
    def bleed_box(self) -> str:
        return self._box(self._page.bled)

    @property
    def trim_box(self) -> str:
        return self._box(Rect(0, 0, self.width, self.height))

    def x(self, value: float) -> str:
        return f"{(self.left + value) / 1000:.7g}"

    def y(self, value: float) -> str:
        return f"{(self.top - value) / 1000:.7g}"

    def points(self, values: Sequence[float]) -> tuple[float, ...]:
        """x and y in turn, in pt."""
        found = [0.0] * len(values)
        found[::2] = [(self.left + x) / 1000 for x in values[::2]]
        found[1::2] = [(self.top - y) / 1000 for y in values[1::2]]
        return tuple(found)

    def rect(self, rect: Rect) -> str:
        """Operands of ``re``."""
        return f"{self.x(rect.x)} {self.y(rect.bottom)} {rect.width / 1000:.7g} {rect.height / 1000:.7g}"

    def _box(self, rect: Rect) -> str:
        """A page box: left, bottom, right, top."""
        return f"[{self.x(rect.x)} {self.y(rect.bottom)} {self.x(rect.right)} {self.y(rect.y)}]"
