"""What is wrong with a page, drawn on its proof: a frame and a number at each place, the sentences under the page.

Letters are drawn as outlines, so that they are no text to those who extract the page's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.diagnostic import Diagnostic, Severity
from layout.export.pdf import drawing
from layout.export.pdf.colour import Paint
from layout.export.pdf.space import Space
from layout.fonts.face import Face, kit_folder, load_face
from layout.geometry import Rect
from layout.messages import render, severity
from layout.paper import GlyphRun, Node, Page, Picture
from layout.style import WHITE, Colour
from layout.units import EM, Mpt

SIZE: Mpt = 9_500
LINE: Mpt = 14_000
INSET: Mpt = 24_000  #: from the page's edges to the list
BADGE: Mpt = 13_000  #: side of a number's square
FRAME: Mpt = 1_200  #: thickness
MOST = 60  #: findings that are listed
FACE = "Hei-Regular"

COLOURS = {
    Severity.NOTE: Colour("", (1000, 400, 0, 0)),
    Severity.WARNING: Colour("", (0, 550, 1000, 0)),
    Severity.ERROR: Colour("", (0, 1000, 1000, 0)),
    Severity.FATAL: Colour("", (0, 1000, 1000, 0)),
}
INK = Colour("", (0, 0, 0, 900))


class Note(NamedTuple):
    """One finding of a page."""

    number: str
    severity: Severity
    place: Rect | None  #: None: it is only listed
    lines: tuple[str, ...]


class Notes:
    """The findings of one page. ``depth`` is what the list takes under the page."""

    def __init__(self, page: Page, nodes: Sequence[Node], findings: Sequence[Diagnostic], language: str) -> None:
        self._face = load_face(str(kit_folder() / f"{FACE}.otf"))
        self._foot = page.media.bottom
        self._width = page.width - 2 * INSET - BADGE - SIZE // 2
        worst_first = sorted(findings, key=lambda d: -severity(d.code))[:MOST]
        self._notes = [
            Note(str(number), severity(d.code), _place(d, page, nodes), tuple(self._wrapped(_sentence(d, language))))
            for number, d in enumerate(worst_first, 1)
        ]
        lines = sum(len(note.lines) for note in self._notes)
        self.depth: Mpt = lines * LINE + len(self._notes) * (LINE // 3) + INSET if self._notes else 0

    def draw(self, at: Space, paint: Paint) -> Iterator[str]:
        """Frames and numbers on the page, the list under it."""
        taken: dict[tuple[int, int], int] = {}
        for note in self._notes:
            if note.place:
                yield from _frame(note.place, COLOURS[note.severity], at, paint)
        for note in self._notes:  # numbers last, so that no frame crosses one
            if note.place:
                corner = note.place.x, note.place.y
                beside = taken[corner] = taken.get(corner, -1) + 1
                yield from self._badge(note, corner[0] + beside * (BADGE + 1000), corner[1] - BADGE // 2, at, paint)
        y = self._foot + INSET // 2
        for note in self._notes:
            yield from self._badge(note, INSET, y, at, paint)
            for line in note.lines:
                yield paint.fill(INK)
                yield drawing.outlined(self._face, line, INSET + BADGE + SIZE // 2, y + BADGE * 8 // 10, SIZE, at)
                y += LINE
            y += LINE // 3

    def _badge(self, note: Note, x: Mpt, y: Mpt, at: Space, paint: Paint) -> Iterator[str]:
        width = max(BADGE, len(note.number) * SIZE * 6 // 10 + 4_000)
        yield f"{paint.fill(COLOURS[note.severity])}{at.rect(Rect(x, y, width, BADGE))} re f\n"
        length = _length(self._face, note.number)
        left = x + (width - length * SIZE // EM) // 2
        yield paint.fill(WHITE)
        yield drawing.outlined(self._face, note.number, left, y + BADGE * 8 // 10, SIZE, at)

    def _wrapped(self, text: str) -> Iterator[str]:
        """``text`` in lines, broken where the width ends."""
        line, used = "", 0
        for char in text:
            step = _length(self._face, char) * SIZE // EM
            if used + step > self._width and line:
                yield line
                line, used = "", 0
            if line or not char.isspace():
                line, used = line + char, used + step
        yield line


def _length(face: Face, text: str) -> int:
    return sum(face.advance(face.font.get_nominal_glyph(ord(char)) or 0) for char in text)


def _sentence(found: Diagnostic, language: str) -> str:
    return render(found, language).replace("\n  ", "　")


def _frame(rect: Rect, colour: Colour, at: Space, paint: Paint) -> Iterator[str]:
    """A frame round ``rect``."""
    x, y, right, bottom = rect.x - FRAME, rect.y - FRAME, rect.right, rect.bottom
    sides = (
        Rect(x, y, right + FRAME - x, FRAME), Rect(x, bottom, right + FRAME - x, FRAME),
        Rect(x, rect.y, FRAME, rect.height), Rect(right, rect.y, FRAME, rect.height),
    )  # fmt: skip
    yield paint.fill(colour) + "".join(f"{at.rect(side)} re\n" for side in sides) + "f\n"


def _place(found: Diagnostic, page: Page, nodes: Sequence[Node]) -> Rect | None:
    """Where on the page a finding belongs: a picture or text written there, or the area that it names."""
    here = found.at
    written: list[tuple[int, Rect]] = []
    for frame in page.frames:
        for item in frame.items:
            if isinstance(item, Picture) and item.at == here:
                return item.rect
            if isinstance(item, GlyphRun):
                at = nodes[item.node].at
                if at.file == here.file and at.line <= here.line:
                    written.append((at.line, _taken(item, frame.rect)))
    named = dict(found.args).get("area")
    rects = [frame.rect for frame in page.frames if named and frame.area == named]
    if rects:
        return _around(rects)
    nearest = max((line for line, _ in written), default=0)
    return _around([rect for line, rect in written if line == nearest]) if written else None


def _taken(run: GlyphRun, frame: Rect) -> Rect:
    """What a run takes, roughly."""
    if run.way == "turned":
        return Rect(run.x - run.size // 4, run.y, run.size * 5 // 4, max(1000, len(run.glyphs) * run.size // 2))
    return Rect(run.x, run.y - run.size, max(1000, _reach(run, frame)), run.size * 5 // 4)


def _reach(run: GlyphRun, frame: Rect) -> Mpt:
    """How far a run goes, roughly: an em a glyph, not beyond its frame."""
    return min(len(run.glyphs) * run.size * run.scale // 1000, frame.right - run.x)


def _around(rects: Sequence[Rect]) -> Rect:
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)
