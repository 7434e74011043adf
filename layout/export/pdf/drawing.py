"""Fills, outlines, stand-ins and the stamp as path operators (PDF 32000 8.5), in 1/1000 pt from the trim's top-left."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, sin

import uharfbuzz as hb

from layout.export.outline import label_on
from layout.export.pdf.colour import Paint
from layout.export.pdf.container import actual_text
from layout.export.pdf.space import Space
from layout.export.pdf.usage import STAMP, Fonts, glyphs_of
from layout.fonts.face import Face
from layout.geometry import Rect
from layout.paper import Fill, Path, PathFill, PathStroke
from layout.press.check import THIN
from layout.style import BLACK
from layout.units import EM, Mpt

HAIRLINE: Mpt = 250
SHADE = 150  #: 1/1000 of K under a stand-in on a proof
STAMP_TINT = 0.45  #: of K
STROKE = 50_000  #: 1/1000 of the stamp's size for the strokes of its letters: a fiftieth


def fill(item: Fill, at: Space, paint: Paint) -> str:
    ground = min(item.rect.width, item.rect.height) > THIN
    return f"{paint.fill(item.colour, item.tint, ground=ground)}{at.rect(item.rect)} re f\n"


def path(item: PathFill | PathStroke, at: Space, paint: Paint) -> str:
    """A path of a drawing."""
    return path_fill(item, at, paint) if isinstance(item, PathFill) else path_stroke(item, at, paint)


def path_fill(item: PathFill, at: Space, paint: Paint) -> str:
    return "\n".join((paint.fill(item.colour, item.tint), outline(item.path, at), "f*\n" if item.even_odd else "f\n"))


def path_stroke(item: PathStroke, at: Space, paint: Paint) -> str:
    """A path drawn with a pen (8.4.3)."""
    dash = " ".join(f"{length / 1000:g}" for length in item.dash)
    pen = f"{item.width / 1000:g} w {item.cap} J {item.join} j {item.miter:g} M [{dash}] {item.phase / 1000:g} d"
    return "\n".join((f"q {paint.stroke(item.colour)} {pen}", outline(item.path, at), "S Q\n"))


def outline(path: Path, at: Space) -> str:
    """A path: M, L, C and Z become m, l, c and h. Ornaments have thousands: they are written in one go."""
    operators = "\n".join([_OPERATORS[command] for command, _ in path])
    return operators % at.points([value for _, points in path for value in points])


_PAIR = "%.7g %.7g"
_OPERATORS = {"M": f"{_PAIR} m", "L": f"{_PAIR} l", "C": f"{_PAIR} {_PAIR} {_PAIR} c", "Z": "h"}


def stand_in(rect: Rect, label: str, at: Space, paint: Paint, proof: bool) -> str:
    """What is drawn for something missing: a hairline box with its diagonals; on a proof shaded and named.

    The label is drawn as outlines, so that it is no text to those who extract text.
    """
    parts = []
    if proof:
        parts.append(f"{paint.fill(BLACK, SHADE)}{at.rect(rect)} re f\n")
    box = rect.inset(min(HAIRLINE // 2, rect.width // 2, rect.height // 2))
    left, right, top, bottom = at.x(box.x), at.x(box.right), at.y(box.y), at.y(box.bottom)
    parts.append(f"q 0 0 0 1 K {HAIRLINE / 1000:g} w {at.rect(box)} re {left} {top} m {right} {bottom} l ")
    parts.append(f"{left} {bottom} m {right} {top} l S Q\n")
    name = label_on(rect, label) if proof else None
    if name:
        parts.append(paint.fill(BLACK) + _outlines(name.face, name.glyphs, name.x, name.y, name.size, at))
    return "".join(parts)


def outlined(face: Face, text: str, x: Mpt, y: Mpt, size: Mpt, at: Space) -> str:
    """The letters of ``text`` that ``face`` (of the kit, CFF) has as outlines, filled, on the baseline ``y``."""
    return _outlines(face, [glyph for glyph in glyphs_of(face, text) if glyph], x, y, size, at)


def _outlines(face: Face, glyphs: Sequence[int], x: Mpt, y: Mpt, size: Mpt, at: Space) -> str:
    parts = []
    for glyph in glyphs:
        parts.append(_outline(face.font, glyph, x, y, size, at))
        x += face.advance(glyph) * size // EM
    return "".join(parts)


def _outline(font: hb.Font, glyph: int, x: Mpt, y: Mpt, size: Mpt, at: Space) -> str:
    """A glyph's outline at ``size``, filled."""
    out: list[str] = []

    def write(operator: str, *points: float) -> None:
        for i in range(0, len(points), 2):
            out.append(f"{at.x(x + points[i] * size / EM)} {at.y(y - points[i + 1] * size / EM)} ")
        out.append(operator + "\n")

    # the faces of the kit that are used here are CFF: cubics only
    pens = hb.DrawFuncs()
    pens.set_move_to_func(lambda px, py, _: write("m", px, py))
    pens.set_line_to_func(lambda px, py, _: write("l", px, py))
    pens.set_cubic_to_func(lambda *p: write("c", *p[:6]))
    pens.set_close_path_func(lambda _: write("h"))
    font.draw_glyph(glyph, pens, None)
    return "".join(out) + "f\n" if out else ""


def stamp(text: str, at: Space, fonts: Fonts) -> str:
    """``text`` from corner to corner of the page, rising, in a light tint of K: real text, so that it is found.

    The letters are outlined (render mode 1, PDF 32000 9.3.6), so that the page can be read under them.
    """
    usage = fonts.of_kit(STAMP)
    glyphs = glyphs_of(usage.face, text)
    length = max(1, sum(map(usage.face.advance, glyphs)))
    angle = atan2(at.height, at.width)
    size = min(0.8 * hypot(at.width, at.height) * EM / length, at.width / 3)
    c, s = cos(angle), sin(angle)
    half, low = length * size / EM / 2, 0.38 * size  # from the centre back to the start, and down to the baseline
    x, y = at.width / 2 - half * c + low * s, at.height / 2 + half * s + low * c
    codes = "".join(f"{glyph:04x}" for glyph in glyphs)
    matrix = f"{c:.5f} {s:.5f} {-s:.5f} {c:.5f} {at.x(round(x))} {at.y(round(y))}"
    state = f"/{usage.resource} {size / 1000:.5g} Tf 100 Tz 0 Tc 1 Tr {size / STROKE:.4g} w 0 0 0 {STAMP_TINT} K"
    return f"q BT {state} {matrix} Tm {actual_text(text)}<{codes}>Tj EMC ET Q\n"
