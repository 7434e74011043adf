"""Rectangles on the page: integers in 1/1000 pt, y downwards from the top of the trimmed page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from layout.units import Mpt


class Rect(NamedTuple):
    """A rectangle; every operation returns a new one."""

    x: Mpt
    y: Mpt  #: downwards from the top of the trimmed page; only the PDF writer flips it
    width: Mpt
    height: Mpt

    @property
    def right(self) -> Mpt:
        return self.x + self.width

    @property
    def bottom(self) -> Mpt:
        return self.y + self.height

    def inset(self, by: Mpt) -> Rect:
        """The rectangle with ``by`` taken off all four sides."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


def cover(picture: tuple[int, int], frame: tuple[int, int], focus: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part of a picture that fills a frame without distortion: (left, top, width, height) in pixels.

    ``picture`` is (width, height) in pixels, ``frame`` in any unit, ``focus`` (x, y) in 1/1000 of the picture:
    the crop is centred on it as far as the picture reaches.
    """
    (pw, ph), (fw, fh) = picture, frame
    if pw * fh > ph * fw:
        width, height = max(1, ph * fw // fh), ph
    else:
        width, height = pw, max(1, pw * fh // fw)
    left = min(max(0, pw * focus[0] // 1000 - width // 2), pw - width)
    top = min(max(0, ph * focus[1] // 1000 - height // 2), ph - height)
    return left, top, width, height


def contain(
    size: tuple[float, float], frame: Rect, align: Literal["left", "centre"] = "centre", foot: bool = False
) -> Rect:
    """The largest rectangle of the proportion of ``size`` in ``frame``: at its left or its middle, half-way down or
    at its foot."""
    width, height = size
    scale = min(frame.width / width, frame.height / height)
    across, down = round(width * scale), round(height * scale)
    left = (frame.width - across) // 2 if align == "centre" else 0
    top = frame.height - down if foot else (frame.height - down) // 2
    return Rect(frame.x + left, frame.y + top, across, down)


def around(rects: Sequence[Rect]) -> Rect:
    """The box around some rectangles, of which there is one at least."""
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)


def inside(inner: Rect, outer: Rect) -> bool:
    """Whether ``inner`` does not leave ``outer``."""
    return outer.x <= inner.x and outer.y <= inner.y and inner.right <= outer.right and inner.bottom <= outer.bottom
