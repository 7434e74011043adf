"""Paths as far as preflight asks: what they cover, and how thin they are."""

from __future__ import annotations

from layout.preflight.geometry import Matrix, Rect, apply, sane, scale


class Path:
    """A path being built: what it covers on the page, and the thinnest of its rectangles."""

    def __init__(self) -> None:
        self._box: list[float] = []
        self._only_rectangles = True
        self._thinnest = float("inf")

    def add(self, operator: str, values: tuple[float, ...], ctm: Matrix) -> None:
        if not sane(values):
            raise ValueError
        if operator == "re":
            x, y, width, height = values
            across, up = scale(ctm)
            self._thinnest = min(self._thinnest, abs(width) * across, abs(height) * up)
            values = x, y, x + width, y, x, y + height, x + width, y + height
        elif operator != "h":
            self._only_rectangles = False
            if len(values) != {"m": 2, "l": 2, "c": 6}.get(operator, 4):
                raise ValueError
        for at in range(0, len(values), 2):
            x, y = apply(ctm, values[at], values[at + 1])
            if self._box:
                left, bottom, right, top = self._box
                self._box = [min(left, x), min(bottom, y), max(right, x), max(top, y)]
            else:
                self._box = [x, y, x, y]

    def box(self) -> Rect | None:
        if not self._box:
            return None
        left, bottom, right, top = self._box
        return left, bottom, right, top

    @property
    def thinnest(self) -> float:
        """The thickness of the thinnest rectangle, where the path is rectangles only; inf otherwise."""
        return self._thinnest if self._only_rectangles else float("inf")
