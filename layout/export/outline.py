"""What exporters ask of outlines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from layout import shapes
from layout.fonts.face import Face, kit_folder, load_face
from layout.geometry import Rect
from layout.paper import PathFill, PathStroke
from layout.units import EM, Mpt

LABEL = "Hei-Bold"  #: of the kit
LARGEST: Mpt = 9000  #: type of a label


class Label(NamedTuple):
    """What names a stand-in: glyphs from ``x`` on the baseline ``y``."""

    face: Face
    glyphs: tuple[int, ...]
    x: Mpt
    y: Mpt
    size: Mpt


def extent(fills: Iterable[PathFill | PathStroke]) -> Rect:
    """The box around all points of the outlines; empty, at the corner of the page, where there are none."""
    return shapes.extent(fill.path for fill in fills)


def label_on(rect: Rect, words: str) -> Label | None:
    """``words`` as large as fits, at most 9 pt, on the middle of ``rect``; None where nothing can be written.

    A single character that the face does not have is named by its number.
    """
    face = load_face(str(kit_folder() / f"{LABEL}.otf"))
    if len(words) == 1 and not face.font.get_nominal_glyph(ord(words)):
        words = f"U+{ord(words):04X}"
    glyphs = tuple(glyph for char in words if (glyph := face.font.get_nominal_glyph(ord(char)) or 0))
    length = sum(map(face.advance, glyphs))
    if not length:
        return None
    size = min(LARGEST, rect.height * 8 // 10, rect.width * 900 // length)
    x = rect.x + (rect.width - length * size // EM) // 2
    return Label(face, glyphs, x, rect.y + rect.height // 2 + size * 380 // EM, size)
