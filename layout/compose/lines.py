"""Lines of a frame: letters with their edges, what lies under and over them, a record of each for dump and proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from layout import style
from layout.compose.decor import decorate, decorate_vertical
from layout.compose.tree import Tree
from layout.flow.setter import Drop, SetText
from layout.fonts.book import FontBook
from layout.geometry import Rect
from layout.paper import Frame, GlyphRun, Item, Line, Missing, Outline
from layout.runs import edge, glyph_runs, vertical_runs
from layout.style import Colour
from layout.text.justify import TextLine
from layout.units import Mpt, to_page

if TYPE_CHECKING:
    from layout.flow.vertical import VerticalLine


class Lines:
    """The lines of a frame while it is filled: what lies under all of them, the letters, what lies over."""

    def __init__(self, tree: Tree, fonts: FontBook, colours: Mapping[str, Colour]) -> None:
        self._tree, self._fonts, self._colours = tree, fonts, colours
        self.under: list[Item] = []
        self.letters: list[Item] = []
        self.over: list[Item] = []
        self.records: list[Line] = []

    def frame(self, kind: str, area: str, rect: Rect) -> Frame:
        """The frame that they fill."""
        return Frame(kind, area, rect, (*self.under, *self.letters, *self.over), tuple(self.records))

    def add(self, text: SetText, line: TextLine, x: Mpt, top: Mpt, row: int, again: bool = False) -> None:
        """Add a line whose em-box begins at ``x`` and ``top``; said ``again``, it is no part of the text."""
        node, baseline = self._tree.node(text), top + text.baseline
        runs = glyph_runs(text, line, x, baseline, self._colours[text.style.colour], node)
        if text.style.outline:
            runs = self._outlined(text.style.outline, runs, line.start)
        if again:
            runs = (run._replace(again=True) for run in runs)
        width = to_page(line.width, text.style.size) * text.style.scale // 1000
        words = text.text.text[line.start : line.end]
        place, size = text.text.place(line.start), text.style.size
        self.records.append(
            Line(row, x, baseline, width, words, node, line.justified, False, line.start, top, size, line.squeezed,
                 line.opened, place)
        )  # fmt: skip
        self.letters += self._with_missing(text, runs, top)
        decor = decorate(text, line, x, top, self._colours)
        self.under += decor.under
        self.over += decor.over

    def _outlined(self, outline: style.Outline, plain: Iterator[GlyphRun], start: int) -> Iterator[GlyphRun]:
        """勾边: the runs of a line after their edge, drawn twice as wide, of which the letters cover the inside."""
        pen = Outline(outline.width * (1 if outline.hollow else 2), self._colours[outline.colour])
        runs = tuple(plain)
        if outline.hollow:
            yield from (run._replace(outline=pen) for run in runs)
            return
        yield from (edge(run, start)._replace(outline=pen) for run in runs)
        yield from runs

    def capital(self, text: SetText, drop: Drop, x: Mpt, top: Mpt) -> None:
        """Add a drop capital; it belongs to the text of the line beside it."""
        large, line = text.capital(drop)
        colour = self._colours[text.style.colour]
        runs = glyph_runs(large, line, x, top + large.baseline, colour, self._tree.node(text))
        self.letters += self._with_missing(large, runs, top)

    def _with_missing(self, text: SetText, runs: Iterator[GlyphRun], top: Mpt) -> Iterator[Item]:
        """The runs, and a box over each character that no face has."""
        for run in runs:
            yield run
            if 0 in run.glyphs:
                pen, moves = run.x, dict(run.shifts)
                for index, glyph in enumerate(run.glyphs):
                    pen += moves.get(index, 0) * run.size // 1000
                    if not glyph:
                        at = run.start + index if run.offsets is None else run.offsets[index]
                        yield Missing(Rect(pen, top, run.size, run.size), text.text.text[at])
                    pen += self._fonts.face(run.face).advance(glyph) * run.size // 1000

    def add_vertical(self, line: VerticalLine, x: Mpt, top: Mpt) -> None:
        """Add a vertical line whose strip begins at ``x`` and ``top``."""
        text = line.text
        node, words, place = self._tree.node(text), text.text.text, text.text.place(line.start)
        said = words[line.start : line.end]
        self.records.append(
            Line(-1, x, top, line.depth, said, node, False, True, line.start, top, line.width, at=place)
        )
        decor = decorate_vertical(line, x, top, self._colours)
        self.under += decor.under
        self.over += decor.over
        runs = vertical_runs(line, x, top, self._colours[text.style.colour], node)
        for run in self._outlined(text.style.outline, runs, line.start) if text.style.outline else runs:
            self.letters.append(run)
            if 0 in run.glyphs:
                head = run.y if run.way == "turned" else run.y - text.baseline * line.size // text.style.size
                self.letters.append(Missing(Rect(x, head, line.width, run.size), words[run.start : run.end][:1]))
