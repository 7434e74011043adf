"""What the tests of composition share: paragraphs in the font of boxes, and a pen that follows a set line.

In ``square.ttf`` a 汉字 or a Chinese mark is one em wide, an ASCII character half an em: sums are done in the head.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

from layout.fonts.face import Face, kit_folder, load_face
from layout.fonts.shape import Chain
from layout.text.justify import TextLine, set_line, set_lines
from layout.text.linebreak import Cut, break_from
from layout.text.paragraph import Prepared, Rules, prepare
from layout.units import EM, Mem

FONTS = Path(__file__).parent.parent / "fonts"


@cache
def chain(*files: str) -> Chain:
    """A chain of faces: of the tests' fonts, or of the kit; ``name.ttc:1`` is face 1 of a collection."""

    def face(name: str) -> Face:
        file, _, number = name.partition(":")
        folder = FONTS if (FONTS / file).exists() else kit_folder()
        return load_face(str(folder / file), int(number or 0))

    return Chain(files, face)


SQUARE = ("square.ttf",)
SONG = ("Song-Regular.otf", "LatinSerif-Regular.ttf", "Symbols.ttf", "Kai-Regular.ttf")


def ready(text: str, fonts: tuple[str, ...] = SQUARE, rules: Rules | None = None) -> Prepared:
    """``text`` prepared in one chain of faces."""
    return prepare(text, [(0, len(text), chain(*fonts))], rules or Rules())


def mem(em: float) -> Mem:
    """Em to 1/1000 em."""
    return round(em * EM)


def cut(par: Prepared, measure: float, indent: float = 0, start: int = 0) -> list[Cut]:
    """The lines of a paragraph at one measure in em."""
    return break_from(par, start, lambda _: mem(measure), mem(indent))


def set_text(par: Prepared, measure: float, indent: float = 0) -> list[TextLine]:
    """A paragraph broken and justified."""
    return set_lines(par, cut(par, measure, indent))


def on_one_line(text: str, measure: float, fonts: tuple[str, ...] = SQUARE, rules: Rules | None = None) -> Placed:
    """``text`` forced on one justified line, however much it must give."""
    par = ready(text, fonts, rules)
    return follow(par, set_line(par, Cut(0, par.end, mem(measure), 0, False), True), fonts)


def natural(text: str, fonts: tuple[str, ...] = SQUARE, rules: Rules | None = None) -> float:
    """The natural width of ``text`` in em, inside a line: between two 汉字, so that nothing is trimmed."""
    par = ready(f"中{text}中", fonts, rules)
    return (par.width(0, par.end) - 2 * EM) / EM


class Placed(NamedTuple):
    """Where the glyphs of a line stand, found by adding up: nothing is taken from the engine's own sums."""

    line: TextLine
    text: str
    glyphs: range
    origins: list[Fraction]  #: of each glyph, from the left edge of the measure
    advances: list[Mem]  #: the face's own
    shaped: list[Mem]  #: the advances as shaped: nothing for a joiner that joins nothing
    inks: list[tuple[Mem, Mem]]  #: left and right edge from the origin; (0, 0) blank
    kinds: list[str]  #: the character of each glyph, "" for a further glyph of one

    def white(self) -> dict[int, float]:
        """Space before glyphs, in em, against the faces' own advances: more (> 0) or less (< 0)."""
        found = {}
        for i in range(1, len(self.origins)):
            before = self.origins[i] - self.origins[i - 1] - self.advances[i - 1]
            if before:
                found[i] = round(float(before) / EM, 4)
        return found

    def seen(self) -> int:
        """The last glyph that is not a space, -1 for none."""
        at = len(self.kinds) - 1
        while at >= 0 and self.kinds[at] in SPACES:
            at -= 1
        return at


SPACES = (" ", "\t", "\u3000", "\u200b")  #: what a line may end with and not show


def follow(par: Prepared, line: TextLine, fonts: tuple[str, ...] = SQUARE) -> Placed:
    """Move the pen over a line as ``GlyphRun`` tells exporters to."""
    faces: list[Face] = []
    open_face: Callable[[str], Face] = chain(*fonts).open
    for span in par.glyphs.spans:
        faces += [open_face(span.face)] * (span.end - span.start)
    shifts = dict(line.shifts)
    assert all(line.first <= at < line.last for at in shifts)
    space = Fraction(line.space, line.gaps) if line.gaps else Fraction(0)
    pen = Fraction(line.left)
    origins, advances, shaped, inks, kinds = [], [], [], [], []
    for at in range(line.first, line.last):
        pen += shifts.get(at, 0)
        glyph = par.glyphs.ids[at]
        origins.append(pen)
        advances.append(faces[at].advance(glyph))
        shaped.append(par.glyphs.advances[at])
        inks.append(faces[at].ink(glyph))
        start = par.offset(at)
        kinds.append(par.text[start] if at == line.first or par.offset(at - 1) != start else "")
        pen += advances[-1] + (space if at < line.last - 1 else 0)
    text = par.text[line.start : line.end]
    return Placed(line, text, range(line.first, line.last), origins, advances, shaped, inks, kinds)
