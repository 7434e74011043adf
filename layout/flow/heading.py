"""Headings: label, kicker, headline, deck and summary in whole rows of the page.

CLREQ "Using type area", JLREQ 4.1.6 gyou-dori: a heading of N rows is as deep as N rows of text with their gaps, its
lines centred in it; its parts are never separated from the headline.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.flow.fitting import Fitted, Fitting, Piece
from layout.flow.setter import Setter, SetText
from layout.geometry import Rect
from layout.model import Heading, Inline, Role, Text
from layout.style import BLACK, WHITE, Grid, Ground, Level, TextStyle
from layout.text.justify import TextLine
from layout.text.sense import Headline, Segmenter, divide, shown_breaks
from layout.units import Mpt, to_page

MARKED = 300  #: 1/1000 em of white at least under a line with marks beneath it
BENEATH = frozenset((Inline.DOTS, Inline.NAME, Inline.TITLE, Inline.UNDERLINE))
SIDES, ENDS = 400, 200  #: 1/1000 em of ground beside a label, and above and below it


class HeadingLine(NamedTuple):
    """One line of a heading: ``left`` and ``top`` of its em-box from the heading's top left."""

    text: SetText
    line: TextLine
    left: Mpt
    top: Mpt


class Panel(NamedTuple):
    """What a label stands on, ``rect`` from the heading's top left."""

    rect: Rect
    ground: Ground


class Stroke(NamedTuple):
    """The rule under a label, ``middle`` from the heading's top."""

    rule: str
    left: Mpt
    middle: Mpt
    width: Mpt


class SetHeading(NamedTuple):
    """A heading ready for placing."""

    lines: tuple[HeadingLine, ...]
    height: Mpt  #: of the lines, without white
    rows: int
    diagnostics: tuple[Diagnostic, ...]
    panel: Panel | None = None
    stroke: Stroke | None = None
    ground: Ground | None = None  #: of the whole heading

    def placed(self, depth: Mpt) -> SetHeading:
        """The heading with its white shared above and below in a ``depth``."""
        above = (depth - self.height) // 2
        panel, stroke = self.panel, self.stroke
        return self._replace(
            lines=tuple(line._replace(top=line.top + above) for line in self.lines),
            panel=panel and panel._replace(rect=panel.rect._replace(y=panel.rect.y + above)),
            stroke=stroke and stroke._replace(middle=stroke.middle + above),
        )


NONE = SetHeading((), 0, 0, ())


class Wanted(NamedTuple):
    """What a placement asks of its heading."""

    rows: int = 0  #: 0: as many as its lines and their white need
    lines: int = 0  #: that the headline may be broken into; 0 the level's
    over: bool = False  #: it stands on a picture


def part_style(level: Level, setter: Setter, role: Role, over: bool) -> TextStyle:
    """The style of a part; on a ground that wants it, or ``over`` a picture without one, black letters are white."""
    style = level.styles.get(role) or setter.style.styles[role]
    ground = (level.label_ground if role is Role.LABEL else None) or level.ground
    white = ground.reverse if ground else over and style.outline is None
    return style._replace(colour=WHITE.name) if white and style.colour == BLACK.name else style


def set_heading(
    heading: Heading, level: Level, setter: Setter, story: str, width: Mpt, grid: Grid, wanted: Wanted,
    reference: Text | None = None, segmenter: Segmenter | None = None,
) -> SetHeading:  # fmt: skip
    """Set a heading over ``width``.

    ``reference`` is the 详见 of a teaser that has no text of its own: the last line of its heading. ``segmenter``
    finds words where a headline is to be broken; without it the engine's own rule does.
    """
    if not heading:
        return NONE
    made = _Making(level, setter, story, width, grid.size, wanted, segmenter)
    parts = [*heading.parts]
    if level.label_place == "left" and len(parts) > 1 and parts[0][0] is Role.LABEL:
        made.beside(parts.pop(0)[1])
    for role, texts in parts:
        made.part(role, texts)
    if reference:
        made.reference(reference)
    return made.finish(grid)


class _Making:
    """A heading while it is set, part by part from the top."""

    def __init__(
        self, level: Level, setter: Setter, story: str, width: Mpt, size: Mpt, wanted: Wanted,
        segmenter: Segmenter | None,
    ) -> None:  # fmt: skip
        self.level, self.setter, self.story, self.wanted, self.segmenter = level, setter, story, wanted, segmenter
        inset = size if level.ground or wanted.over else 0
        self.left, self.width = inset, width - 2 * inset
        self.lines: list[HeadingLine] = []
        self.side: list[HeadingLine] = []  #: a label at the left, its tops from its own
        self.diagnostics: list[Diagnostic] = []
        self.panel: Panel | None = None
        self.stroke: Stroke | None = None
        self.top = self.below = self.label_height = 0

    def part(self, role: Role, texts: tuple[Text, ...]) -> None:
        """Set a part under those before it."""
        if self.lines:
            self.top += max(self.level.gap, self.below)
        style, ground = self._style(role), self.level.label_ground if role is Role.LABEL else None
        if role is Role.SUMMARY:
            self._running(texts, style)
            return
        pad = to_page(ENDS, style.size) if ground else 0
        self.top += pad
        sides = to_page(SIDES, style.size) if ground else 0
        fitted = self._fitted(role, texts, style, self.width - 2 * sides)
        first = len(self.lines)
        for number, (piece, left) in enumerate(zip(fitted, self._lefts(fitted, style, sides), strict=True)):
            style = piece.text.style  # as it was fitted
            if number:
                self.top += max(0, style.pitch - style.size, self.below)
            self.lines.append(HeadingLine(piece.text, piece.line, left, self.top))
            self.top += style.size
            self.below = style.size * MARKED // 1000 if self._marked(piece) else 0
        self.top += pad
        if role is Role.LABEL:
            self._label(fitted, self.lines[first:], sides, pad)

    def reference(self, text: Text) -> None:
        """The 详见: at the right of the last line where that begins at the left and leaves room, else under it."""
        style, last = self._style(Role.REFERENCE), self.lines[-1]
        used = last.left + Fitted(last.text, last.line).width + self.level.gap
        free = self.left + self.width - used - self.setter.text(text, style, self.story).natural_width()
        if free < 0 or (last.text.style.align, style.align) != ("left", "right"):
            self.part(Role.REFERENCE, (text,))
            return
        (piece,) = self._fitted(Role.REFERENCE, (text,), style, self.width)
        down = last.text.baseline - piece.text.baseline
        self.lines.append(HeadingLine(piece.text, piece.line, self.left + self.width - piece.width, last.top + down))

    def _marked(self, piece: Fitted) -> bool:
        """Whether there are marks beneath the line."""
        start, end = piece.line.start, piece.line.end
        return any(e.kind in BENEATH and e.start < end and e.end > start for e in piece.text.text.effects)

    def beside(self, texts: tuple[Text, ...]) -> None:
        """A label at the left: what follows has the rest of the width."""
        width, gap = self.width, self.level.gap
        self.width = width // 3
        self.part(Role.LABEL, texts)
        self.side = self.lines
        right = max(line.left + Fitted(line.text, line.line).width for line in self.side)
        right = max(right, self.panel.rect.right if self.panel else 0)
        if self.stroke:
            self.stroke = self.stroke._replace(width=right - self.left)
        self.width = width - (right - self.left) - gap
        self.left = right + gap
        self.label_height = self.top
        self.lines, self.top, self.below = [], 0, 0

    def _style(self, role: Role) -> TextStyle:
        return part_style(self.level, self.setter, role, self.wanted.over)

    def _fitted(self, role: Role, texts: tuple[Text, ...], style: TextStyle, width: Mpt) -> list[Fitted]:
        """The lines of a part; a headline in one piece is broken where it may be."""
        fitting = Fitting(self.setter, self.story, self.level.fit, role is Role.HEADLINE)
        pieces: list[Piece] = []
        for text in texts:
            set_text = self.setter.text(text, style, self.story)
            cuts = self._cuts(set_text, width, role is Role.HEADLINE and len(texts) == 1)
            bounds = (0, *map(set_text.par.glyph_at, cuts), set_text.par.end)
            pieces += [Piece(text, first, last, width) for first, last in pairwise(bounds)]
        if style.align == "stepped":
            step = to_page(self.level.step, style.size)
            rooms = [max(style.size, width - number * step) for number in range(len(pieces))]
            pieces = [piece._replace(room=room) for piece, room in zip(pieces, rooms, strict=True)]
        return fitting.part(pieces, style, self.diagnostics)

    def _cuts(self, text: SetText, width: Mpt, free: bool) -> tuple[int, ...]:
        """Where a line that is too long is broken: at the editor's signs; a ``free`` headline anywhere sensible."""
        par, words, signs = text.par, text.text.text, text.text.turns
        most = max(len(signs) + 1, (self.wanted.lines or self.level.lines) if free else 1)
        if most < 2 or text.natural_width() <= width:
            return ()
        allowed = [par.offset(glyph) for glyph in range(1, par.end) if par.allowed[glyph]] if free else []
        whole = self.setter.style.whole
        headline = Headline(
            words, allowed, lambda a, b: text.one_line(par.glyph_at(a), par.glyph_at(b)), whole, signs,
            self.segmenter(words, whole) if self.segmenter and not signs else None,
        )  # fmt: skip
        room, narrowest = text.measure(width), min(text.style.scale, self.level.fit.narrow)
        found = divide(headline, room, most, room * text.style.scale // narrowest)
        if set(found) - set(signs):
            shown = shown_breaks(words, found)
            self.diagnostics.append(diagnose("heading-broken", text.text.at, story=self.story, text=shown))
        return found

    def _lefts(self, fitted: list[Fitted], style: TextStyle, sides: Mpt) -> list[Mpt]:
        """Where each line starts, by the part's alignment."""
        width, last = self.width - 2 * sides, len(fitted) - 1
        found = []
        for number, piece in enumerate(fitted):
            free = width - piece.width
            match style.align:
                case "centre":
                    shift = free // 2
                case "right":
                    shift = free
                case "stepped" if number and self.level.step:
                    shift = to_page(number * self.level.step, piece.text.style.size)
                case "stepped" if number:
                    shift = min(free, (width - fitted[-1].width) * number // last)
                case _:
                    shift = 0
            found.append(self.left + sides + shift)
        return found

    def _label(self, fitted: list[Fitted], lines: list[HeadingLine], sides: Mpt, pad: Mpt) -> None:
        """What a label stands on and the rule under it."""
        ground, rule = self.level.label_ground, self.level.label_rule
        if ground:
            left, top = min(line.left for line in lines) - sides, lines[0].top - pad
            right = max(line.left + piece.width for line, piece in zip(lines, fitted, strict=True)) + sides
            self.panel = Panel(Rect(left, top, right - left, self.top - top), ground)
        if rule:
            known = self.setter.style.rules[rule]
            thick = sum(known.strokes) + known.gap * (len(known.strokes) - 1)
            self.top += 0 if ground else max(self.below, to_page(ENDS, lines[0].text.style.size))
            self.stroke = Stroke(rule, self.left, self.top + thick // 2, self.width)
            self.top += thick

    def _running(self, texts: tuple[Text, ...], style: TextStyle) -> None:
        """A summary: paragraphs that the engine breaks."""
        for number, text in enumerate(texts):
            paragraph = self.setter.text(text, style, self.story)
            for line in paragraph.lines(self.width):
                if number or line.first:
                    self.top += max(0, style.pitch - style.size)
                left = self.left + paragraph.left(line, self.width)
                self.lines.append(HeadingLine(paragraph, line, left, self.top))
                self.top += style.size
        self.below = 0

    def finish(self, grid: Grid) -> SetHeading:
        """The whole heading in its rows."""
        level, height = self.level, self.top
        panel, stroke, lines = self.panel, self.stroke, self.lines
        if self.side:  # in the middle of what stands beside it
            height = max(height, self.label_height)
            down, rest = (height - self.label_height) // 2, (height - self.top) // 2
            lines = [line._replace(top=line.top + rest) for line in lines]
            lines = [*(line._replace(top=line.top + down) for line in self.side), *lines]
            panel = panel and panel._replace(rect=panel.rect._replace(y=panel.rect.y + down))
            stroke = stroke and stroke._replace(middle=stroke.middle + down)
        needed = grid.rows_for(height + max(level.white, 2 * self.below))
        rows = self.wanted.rows
        if rows and grid.depth(rows) < height:
            self.diagnostics.append(
                diagnose("heading-too-deep", lines[0].text.text.at, story=self.story, rows=rows,
                         needed=grid.rows_for(height))
            )  # fmt: skip
        return SetHeading(tuple(lines), height, rows or needed, tuple(self.diagnostics), panel, stroke, level.ground)
