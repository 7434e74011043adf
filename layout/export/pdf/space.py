"""From the paper's coordinates to the PDF's: the one place where y is turned over."""

from __future__ import annotations

from layout.geometry import Rect
from layout.units import Mpt


class Space:
    """Turns the paper's coordinates, y down from the trim, into the PDF's, y up from the media box's corner."""

    def __init__(self, width: Mpt, height: Mpt, bleed: Mpt, foot: Mpt = 0) -> None:
        self.width, self.height, self.bleed = width, height, bleed
        self.foot = foot  #: what a proof has under the sheet
        self.left, self.top = bleed, height + bleed + foot

    @property
    def media(self) -> str:
        """The media box: the sheet with the bleed, and the foot."""
        return f"[0 0 {(self.width + 2 * self.bleed) / 1000:.7g} {(self.top + self.bleed) / 1000:.7g}]"

    @property
    def bleed_box(self) -> str:
        right, top = (self.width + 2 * self.bleed) / 1000, (self.top + self.bleed) / 1000
        return f"[0 {self.foot / 1000:.7g} {right:.7g} {top:.7g}]"

    @property
    def trim_box(self) -> str:
        right, top, low = (self.width + self.bleed) / 1000, self.top / 1000, (self.bleed + self.foot) / 1000
        return f"[{self.bleed / 1000:.7g} {low:.7g} {right:.7g} {top:.7g}]"

    def x(self, value: float) -> str:
        return f"{(self.left + value) / 1000:.7g}"

    def y(self, value: float) -> str:
        return f"{(self.top - value) / 1000:.7g}"

    def rect(self, rect: Rect) -> str:
        """Operands of ``re``."""
        return f"{self.x(rect.x)} {self.y(rect.bottom)} {rect.width / 1000:.7g} {rect.height / 1000:.7g}"
