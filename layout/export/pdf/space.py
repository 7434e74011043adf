"""From the paper's coordinates to the PDF's: the one place where y is turned over."""

from __future__ import annotations

from layout.geometry import Rect
from layout.units import Mpt


class Space:
    """Turns the paper's coordinates, y down from the trim, into the PDF's, y up from the media box's corner."""

    def __init__(self, width: Mpt, height: Mpt, media: Rect) -> None:
        self.width, self.height = width, height  #: of the trim
        self.left, self.top = -media.x, media.bottom

    def x(self, value: float) -> str:
        return f"{(self.left + value) / 1000:.7g}"

    def y(self, value: float) -> str:
        return f"{(self.top - value) / 1000:.7g}"

    def rect(self, rect: Rect) -> str:
        """Operands of ``re``."""
        return f"{self.x(rect.x)} {self.y(rect.bottom)} {rect.width / 1000:.7g} {rect.height / 1000:.7g}"

    def box(self, rect: Rect) -> bytes:
        """A page box: left, bottom, right, top."""
        return f"[{self.x(rect.x)} {self.y(rect.bottom)} {self.x(rect.right)} {self.y(rect.y)}]".encode()
