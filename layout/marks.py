"""Printer's marks: what stands on the sheet around the trim and its bleed, to print, fold and cut the page by.

They are items as any other, in a frame of their own. Crop, register, centre and fold marks and the slug line are in
all inks (``REGISTRATION``), so that every plate has them. All begin ``GAP`` outside the bleed; what the sheet has no
room for is left out and reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from layout.dates import format_date
from layout.diagnostic import Diagnostic, diagnose
from layout.flow.setter import Setter, SetText
from layout.fonts.book import FontBook
from layout.geometry import Rect
from layout.inks import PROCESS, inks_of
from layout.model import Role, Text
from layout.paper import Fill, Frame, Item, Node, Page, Paper, PathFill
from layout.runs import glyph_runs
from layout.style import REGISTRATION, Colour, StyleBook, TextStyle
from layout.units import Mpt

MM = 360_000 / 127
GAP: Mpt = round(2 * MM)  #: from the bleed to the marks
LINE: Mpt = 250  #: thickness of lines
LENGTH: Mpt = round(5 * MM)  #: of crop, centre and fold marks
BLEED_LENGTH: Mpt = round(3 * MM)
CROSS: Mpt = round(6 * MM)  #: of a register mark
RING: Mpt = round(2 * MM)  #: its radius
PATCH: Mpt = round(5 * MM)  #: a side of a patch of the colour bar
PATCH_LEAST: Mpt = round(3 * MM)  #: what a densitometer still reads
SLUG: Mpt = 6_000  #: size of the slug line's type
SLUG_LEAST: Mpt = 4_000
DASHES = 4

#: Kind of mark -> how far it reaches beyond the bleed, and whether it stands left and right as well as above and below.
KINDS: dict[str, tuple[Mpt, bool]] = {
    "crop": (GAP + LENGTH, True),
    "bleed": (GAP + BLEED_LENGTH, True),
    "register": (GAP + CROSS, True),
    "centre": (GAP + LENGTH, True),
    "fold": (GAP + LENGTH, False),
    "bars": (GAP + PATCH, False),
    "slug": (GAP + SLUG, False),
}


def add_marks(paper: Paper, style: StyleBook, fonts: FontBook) -> Paper:
    """``paper`` with each page on its sheet, and the marks that the style book asks for."""
    if style.stock.sheet == (0, 0) and not style.stock.marks:
        return paper
    setter = Setter(style, fonts)
    marker = _Marker(paper, style, setter)
    pages = tuple(marker.page(page) for page in paper.pages)
    found = dict.fromkeys((*paper.diagnostics, *setter.diagnostics, *fonts.diagnostics, *marker.diagnostics))
    return paper._replace(pages=pages, nodes=tuple(marker.nodes), faces=fonts.placed(), diagnostics=tuple(found))


class _Marker:
    """Adds the marks of one page after the other; gathers the slug lines' texts and what is to be reported."""

    def __init__(self, paper: Paper, style: StyleBook, setter: Setter) -> None:
        self.paper, self.style, self.setter = paper, style, setter
        self.nodes = list(paper.nodes)
        self.diagnostics: list[Diagnostic] = []

    def page(self, page: Page) -> Page:
        width, height = self.style.stock.sheet
        across, down = (width + page.width - self.style.sheet[0], height) if width else page.bled[2:]
        sheet = Rect((page.width - across) // 2, (page.height - down) // 2, across, down)
        sides = self._sides(page, sheet)
        at = _Edges(page)
        items: list[Item] = []
        items += at.crop(sides.get("crop", ()))
        items += at.bleed(sides.get("bleed", ()))
        items += at.register(sides.get("register", ()))
        items += at.centre(sides.get("centre", ()), "fold" in sides)
        items += at.fold(sides.get("fold", ()))
        items += self._bars(page) if "bars" in sides else ()
        items += self._slug(page) if "slug" in sides else ()
        page = page._replace(sheet=sheet)
        return page._replace(frames=(*page.frames, Frame("marks", "", sheet, tuple(items)))) if items else page

    def _sides(self, page: Page, sheet: Rect) -> dict[str, tuple[str, ...]]:
        """For each kind the sides where there is room for it; the rest is reported."""
        bleed = page.bled
        rooms = {"@above-below": bleed.y - sheet.y, "@left-right": bleed.x - sheet.x}
        found: dict[str, list[str]] = {}
        for side, room in rooms.items():
            wanted = [kind for kind in self.style.stock.marks if self._has(page, kind, side)]
            for kind in wanted:
                if KINDS[kind][0] <= room:
                    found.setdefault(kind, []).append(side)
            lacking = [kind for kind in wanted if KINDS[kind][0] > room]
            if lacking:
                self._report(lacking, side, max(KINDS[kind][0] for kind in lacking) - room)
        return {kind: tuple(sides) for kind, sides in found.items()}

    def _has(self, page: Page, kind: str, side: str) -> bool:
        """Whether a mark of this kind belongs to that side of the page."""
        if (kind == "bleed" and not page.bleed) or (kind == "fold" and not page.folds):
            return False
        return side == "@above-below" or KINDS[kind][1]

    def _report(self, kinds: Iterable[str], side: str, missing: Mpt) -> None:
        marks = tuple(f"@mark-{kind}" for kind in kinds)
        millimetres = f"{-(-missing * 1270 // 360_000) / 10:g}"
        self.diagnostics.append(diagnose("marks-no-room", self.style.stock.at, marks=marks, side=side, mm=millimetres))

    def _bars(self, page: Page) -> Iterator[Item]:
        """Patches of each ink, solid and at 50 %, and of the process inks over each other, above the page."""
        patches = [*_patches(inks_of(page))]
        left, right = _free(page)
        side = min(PATCH, (right - left) // len(patches))
        if side < PATCH_LEAST:
            self._report(["bars"], "@across", PATCH_LEAST * len(patches) - (right - left))
            return
        for number, (colour, tint) in enumerate(patches):
            yield Fill(Rect(left + number * side, page.bled.y - GAP - side, side, side), colour, tint)

    def _slug(self, page: Page) -> Iterator[Item]:
        """What the sheet is, below the page, and the name of each ink in that ink: a plate shows only its own."""
        paper, at = self.paper, self.style.stock.at
        day = format_date(paper.date, "%Y-%m-%d")
        words = "  ".join(filter(None, (paper.name, day, f"版 {page.id}", page.name, paper.version)))
        texts = [(words, REGISTRATION), *((ink.name, ink) for ink in inks_of(page))]
        left, right = _free(page)
        for size in range(SLUG, SLUG_LEAST - 1, -500):
            lines = [(self._text(Text(text, at), size), colour) for text, colour in texts]
            length = sum(line.natural_width() + size for line, _ in lines) - size
            if length <= right - left:
                break
        else:
            self._report(["slug"], "@across", length - (right - left))
            return
        x, baseline = left, page.bled.bottom + GAP + lines[0][0].baseline
        for line, colour in lines:
            self.nodes.append(Node("", Role.FOLIO, line.text.text, at))
            yield from glyph_runs(line, line.single(), x, baseline, colour, len(self.nodes) - 1)
            x += line.natural_width() + size

    def _text(self, text: Text, size: Mpt) -> SetText:
        face = self.style.styles[Role.FOLIO].face
        return self.setter.text(text, TextStyle(Role.FOLIO, face, size, size, "left", 0, "黑"))


def _patches(inks: tuple[Colour, ...]) -> Iterator[tuple[Colour, int]]:
    """The colour bar: (colour, tint)."""
    yield from ((ink, 1000) for ink in inks)
    yield from ((ink, 500) for ink in inks)
    chromatic = [ink for ink in PROCESS[:3] if ink in inks]
    for count in (2, 3):
        for over in combinations(chromatic, count):
            c, m, y = (1000 * (ink in over) for ink in PROCESS[:3])
            yield Colour("".join(ink.name for ink in over), (c, m, y, 0)), 1000


def _free(page: Page) -> tuple[Mpt, Mpt]:
    """Where bar and slug may stand, across: between the first register mark and the middle."""
    clear = CROSS // 2 + GAP
    return page.width // 8 + clear, page.width // 2 - clear


class _Edges(NamedTuple):
    """The lines around one page; "sides" are those where there is room."""

    page: Page

    def crop(self, sides: Iterable[str]) -> Iterator[Item]:
        """At the corners of the trim."""
        page = self.page
        yield from self._ticks(sides, (0, page.width), (0, page.height), LENGTH)

    def bleed(self, sides: Iterable[str]) -> Iterator[Item]:
        """At the corners of the bleed."""
        bled = self.page.bled
        yield from self._ticks(sides, (bled.x, bled.right), (bled.y, bled.bottom), BLEED_LENGTH)

    def centre(self, sides: Iterable[str], folded: bool) -> Iterator[Item]:
        """In the middle of each side, but where the page is folded there."""
        page = self.page
        across = () if folded and page.width // 2 in page.folds else (page.width // 2,)
        yield from self._ticks(sides, across, (page.height // 2,), LENGTH)

    def fold(self, sides: Iterable[str]) -> Iterator[Item]:
        """Broken lines where the sheet is folded."""
        dash = LENGTH // (2 * DASHES - 1)
        for number in range(DASHES):
            yield from self._ticks(sides, self.page.folds, (), dash, 2 * number * dash)

    def register(self, sides: Iterable[str]) -> Iterator[Item]:
        """Crosses in rings, near the ends of each side, where a turn of the plate shows most."""
        page, bled = self.page, self.page.bled
        off = GAP + CROSS // 2
        for side in sides:
            for part in (1, 7):
                if side == "@above-below":
                    yield from _target(page.width * part // 8, bled.y - off)
                    yield from _target(page.width * part // 8, bled.bottom + off)
                else:
                    yield from _target(bled.x - off, page.height * part // 8)
                    yield from _target(bled.right + off, page.height * part // 8)

    def _ticks(
        self, sides: Iterable[str], across: Iterable[Mpt], down: Iterable[Mpt], length: Mpt, off: Mpt = 0
    ) -> Iterator[Item]:
        """Lines away from the page, ``off`` beyond the gap: above and below at ``across``, beside it at ``down``."""
        bled, off = self.page.bled, GAP + off
        for side in sides:
            if side == "@above-below":
                for x in across:
                    yield _line(Rect(x, bled.y - off - length, 0, length))
                    yield _line(Rect(x, bled.bottom + off, 0, length))
            else:
                for y in down:
                    yield _line(Rect(bled.x - off - length, y, length, 0))
                    yield _line(Rect(bled.right + off, y, length, 0))


def _line(rect: Rect) -> Fill:
    """A line of no thickness, drawn ``LINE`` thick about its middle."""
    across, down = (0, LINE) if rect.width else (LINE, 0)
    return Fill(Rect(rect.x - across // 2, rect.y - down // 2, rect.width + across, rect.height + down), REGISTRATION)


def _target(x: Mpt, y: Mpt) -> Iterator[Item]:
    half = CROSS // 2
    yield _line(Rect(x - half, y, CROSS, 0))
    yield _line(Rect(x, y - half, 0, CROSS))
    yield PathFill((*_circle(x, y, RING), *_circle(x, y, RING - LINE)), REGISTRATION, even_odd=True)


def _circle(x: Mpt, y: Mpt, radius: Mpt) -> Iterator[tuple[str, tuple[Mpt, ...]]]:
    """Four cubics, whose control points lie 0.5523 of the radius along the tangents."""
    reach = radius * 5523 // 10_000
    compass = ((0, -1), (1, 0), (0, 1), (-1, 0), (0, -1))
    yield "M", (x, y - radius)
    for (ax, ay), (bx, by) in pairwise(compass):
        yield "C", (
            x + ax * radius + bx * reach, y + ay * radius + by * reach,
            x + bx * radius + ax * reach, y + by * radius + ay * reach,
            x + bx * radius, y + by * radius,
        )  # fmt: skip
    yield "Z", ()
