"""Texts set ready for placing: each text shaped once a page, its style and its faces looked up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.flow.faces import inline, names, runs
from layout.fonts.book import FontBook
from layout.model import Composition, Effect, Inline, Role, Text
from layout.spec.direction import is_right_to_left
from layout.style import StyleBook, TextStyle
from layout.text.breakers import break_lines
from layout.text.cut import Cut
from layout.text.justify import TextLine, set_line, set_lines, set_spaced
from layout.text.paragraph import Prepared, Rules, prepare
from layout.text.price import VISIBLE
from layout.text.totalfit import reaches, settings
from layout.units import EM, Mem, Mpt, to_em, to_page

DROP_GAP: Mem = 150  #: at least, between a drop capital and the lines beside it
JOINERS = "\u200c\u200d\ufe0e\ufe0f"  #: what puts signs together or chooses their look
REPORTED = 200  #: missing glyphs of a text; the proof shows a box for every one
RUNNING = frozenset((Role.BODY, Role.NOTICE))  #: may begin with a drop capital
TABULAR = frozenset((Role.TABLE, Role.TABLE_HEAD))  #: figures stand under each other
DISPLAY = frozenset((Role.LABEL, Role.HEADLINE, Role.KICKER, Role.DECK))


class Drop(NamedTuple):
    """首字下沉: the first glyphs of a paragraph, as deep as its first lines, which stand beside them."""

    glyphs: int
    rows: int
    size: Mpt
    indent: Mem  #: of the lines beside it


class SetText:
    """A text prepared in its style. Compared by identity: it is the node of the paper's logical tree."""

    __slots__ = ("_drops", "_ways", "baseline", "par", "role", "story", "style", "text")

    def __init__(self, text: Text, role: Role, style: TextStyle, story: str, par: Prepared, baseline: Mpt) -> None:
        self.text, self.role, self.style, self.story, self.par = text, role, style, story, par
        self.baseline = baseline  #: from the top of the em-box down
        self._drops: dict[Mpt, Drop | None] = {}
        self._ways: dict[Mpt, dict[int, list[TextLine]]] = {}

    def measure(self, width: Mpt) -> Mem:
        """A width on the page in 1/1000 em of this style, 长体 and 扁体 allowed for."""
        return to_em(width * 1000 // self.style.scale, self.style.size)

    def lines(self, width: Mpt, start: int = 0) -> list[TextLine]:
        """The lines from glyph ``start`` on; justified where the style says so, else natural."""
        drop = self.drop(width) if start == 0 else None
        if drop:
            return self._beside(drop, width)
        measure = self.measure(width)
        effect = next(iter(self.text.effects), None)
        if effect and effect.kind is Inline.EVEN and effect[:2] == (0, len(self.text.text)):
            return self._listed(effect, start, measure)
        if self.role is Role.VERSE:
            least = max(0, min(self.style.indent, measure - 4 * EM))
            return self._inset(start, lambda _: width, lambda row: least + EM * bool(row or start))
        indent = self.style.indent if start == 0 and self.style.align == "justify" else 0
        turns = () if self.par.width(start, self.par.end) <= measure else self.text.turns
        cuts = break_lines(self.par, start, lambda _: measure, indent, [self.par.glyph_at(at) for at in turns])
        justify = self.style.align == "justify"
        return set_lines(self.par, cuts, justify)

    @property
    def flows(self) -> bool:
        """Does it run around pictures from line to line? What is centred, or a list of names, stands in one measure."""
        listed = any(effect.kind is Inline.EVEN for effect in self.text.effects)
        return self.style.align == "justify" and self.role is not Role.VERSE and not listed

    def around(self, widths: Callable[[int], Mpt], start: int, drop: Drop | None) -> list[TextLine]:
        """The lines from glyph ``start`` on, ``widths`` the measure of each."""
        if drop:
            return self._inset(drop.glyphs, widths, lambda row: drop.indent if row < drop.rows else 0)
        turns = () if self.par.width(start, self.par.end) <= self.measure(widths(0)) else self.text.turns
        glyphs = [self.par.glyph_at(at) for at in turns]
        indent = self.style.indent if start == 0 else 0
        return set_lines(self.par, break_lines(self.par, start, lambda row: self.measure(widths(row)), indent, glyphs))

    def varied(self, width: Mpt, more: int) -> list[TextLine] | None:
        """The whole text a line longer (``more`` 1) or shorter (-1); None where it would open or squeeze too far."""
        if width not in self._ways:
            self._ways[width] = dict(self._varied(width))
        return self._ways[width].get(more)

    def _varied(self, width: Mpt) -> Iterator[tuple[int, list[TextLine]]]:
        if self.role not in RUNNING or self.style.align != "justify" or self.text.effects or self.text.turns:
            return
        measure, indent, usual = self.measure(width), self.style.indent, self.lines(width)
        widest = max(VISIBLE, *(line.opened for line in usual))
        counts = [len(usual) + more for more in (-1, 1)]
        counts = [count for count in counts if count and reaches(self.par, count, measure, indent, widest)]
        for way in settings(self.par, 0, lambda _: measure, indent) if counts else ():
            if way and way.lines in counts:
                lines = set_lines(self.par, list(way.cuts))
                if max(line.opened for line in lines) <= widest:
                    yield way.lines - len(usual), lines

    def drop(self, width: Mpt) -> Drop | None:
        """The drop capital at a measure: as deep as asked for, or as the paragraph has lines; None for one line."""
        if width not in self._drops:
            asked = next((effect for effect in self.text.effects if effect.kind is Inline.DROP), None)
            fits = self.role in RUNNING and self.style.align in ("justify", "left") and asked
            self._drops[width] = self._dropped(asked, width) if asked and fits else None
        return self._drops[width]

    def _dropped(self, asked: Effect, width: Mpt) -> Drop | None:
        last, measure = self.par.glyph_at(asked.end), self.measure(width)
        for rows in range(asked.value, 1, -1):
            size = rows * self.style.pitch - (self.style.pitch - self.style.size)
            wide = self.par.width(0, last) * size // self.style.size + DROP_GAP
            drop = Drop(last, rows, size, -(-wide // EM) * EM)  # whole 字, so that the lines stay in step
            if last < self.par.end and drop.indent <= measure * 2 // 3 and len(self._beside(drop, width)) >= rows:
                return drop
        return None

    def _beside(self, drop: Drop, width: Mpt) -> list[TextLine]:
        """The lines of a paragraph with a drop capital."""
        return self._inset(drop.glyphs, lambda _: width, lambda row: drop.indent if row < drop.rows else 0)

    def _listed(self, effect: Effect, start: int, measure: Mem) -> list[TextLine]:
        """A list of names in columns: the first line fills the measure, the others have its spaces."""
        whole = set_lines(self.par, break_lines(self.par, 0, lambda _: measure, 0), False)
        lines = [line for line in whole if line.first >= start]
        if start and (not lines or lines[0].first != start):
            lines = set_lines(self.par, break_lines(self.par, start, lambda _: measure, 0), False)
        starts = [self.par.glyph_at(first) for first, _ in names(self.text, effect)]

        def inside(line: TextLine) -> list[int]:
            return starts[bisect_right(starts, line.first) : bisect_left(starts, line.last)]

        gaps = len(inside(whole[0]))
        extra = (measure - whole[0].width) // gaps if len(whole) > 1 and gaps else 0
        return [
            line._replace(width=line.width + extra * len(inside(line)), shifts=_moved(line.shifts, inside(line), extra))
            for line in lines
        ]

    def _inset(self, start: int, widths: Callable[[int], Mpt], inset: Callable[[int], Mem]) -> list[TextLine]:
        """The lines from glyph ``start`` on, each as wide and as far in as ``widths`` and ``inset`` say."""
        cuts = break_lines(self.par, start, lambda row: self.measure(widths(row)) - inset(row), 0)
        lines = set_lines(self.par, cuts, self.style.align == "justify")
        return [line._replace(left=line.left + inset(row)) for row, line in enumerate(lines)]

    def capital(self, drop: Drop) -> tuple[SetText, TextLine]:
        """A drop capital as a line of its own: the same text in a larger style."""
        style = self.style._replace(size=drop.size)
        large = SetText(self.text, self.role, style, self.story, self.par, self.baseline * drop.size // self.style.size)
        width = self.par.width(0, drop.glyphs)
        return large, set_line(self.par, Cut(0, drop.glyphs, width, 0, False), False)

    def left(self, line: TextLine, width: Mpt) -> Mpt:
        """Where a line starts in a measure, by the style's alignment."""
        used = to_page(line.width, self.style.size) * self.style.scale // 1000
        match self.style.align:
            case "justify" | "left" | "stepped":
                return to_page(line.left, self.style.size)
            case "centre":
                return (width - used) // 2
            case "right":
                return width - used

    def single(self) -> TextLine:
        """The whole text on one line, natural; in display type marks and gaps stand squeezed, as headings are set."""
        return set_spaced(self.par, 0, self.par.end, self.one_line(0, self.par.end), 0)

    def one_line(self, first: int, last: int) -> Mem:
        """The width of a line of its own of the glyphs ``first`` to ``last - 1``."""
        return self.par.least_width(first, last) if self.role in DISPLAY else self.par.width(first, last)

    def natural_width(self) -> Mpt:
        """The width of the whole text on one line."""
        return to_page(self.single().width, self.style.size) * self.style.scale // 1000


def _moved(shifts: tuple[tuple[int, Mem], ...], places: list[int], by: Mem) -> tuple[tuple[int, Mem], ...]:
    """Shifts with ``by`` more at each of ``places``."""
    found = dict(shifts)
    for at in places:
        found[at] = found.get(at, 0) + by
    return tuple(sorted(found.items()))


class Setter:
    """Prepares texts and collects what is wrong with them."""

    def __init__(self, style: StyleBook, fonts: FontBook) -> None:
        self.style, self.fonts = style, fonts
        self.diagnostics: list[Diagnostic] = []
        shape = style.shape
        self._rules = Rules(
            shape.marks, shape.rules, shape.gap, shape.space, shape.breaker, shape.hang, shape.grid,
            shape.tighten, shape.hyphenation,
        )  # fmt: skip
        self._done: dict[tuple[Text, str, TextStyle], SetText] = {}
        self._others: dict[Composition, Setter] = {}

    def under(self, rules: Composition) -> Setter:
        """A setter with other rules of composition (fields of ``Shape``); what it finds wrong goes with this one's."""
        if not rules:
            return self
        if rules not in self._others:
            changes: dict[str, Any] = dict(rules)
            other = Setter(self.style._replace(shape=self.style.shape._replace(**changes)), self.fonts)
            other.diagnostics = self.diagnostics
            self._others[rules] = other
        return self._others[rules]

    def text(self, text: Text, style: TextStyle, story: str = "") -> SetText:
        """``text`` in ``style``; the same call gives the same object."""
        key = (text, story, style)
        if key not in self._done:
            par = prepare(text.text, runs(text, style, self.style, self.fonts), self._rules_for(style), inline(text))
            for offset in par.glyphs.missing[:REPORTED]:
                char = text.text[offset]
                if is_right_to_left(char) or (char in JOINERS and offset - 1 in par.glyphs.missing):
                    continue  # told as right-to-left, or of the character that it belongs to: no face would help
                at, point = text.place(offset), f"U+{ord(char):04X}"
                self.diagnostics.append(diagnose("glyph-missing", at, char=char, point=point, face=style.face))
            face = self.fonts.face(style.face)
            self._done[key] = SetText(text, style.role, style, story, par, to_page(face.top, style.size))
        return self._done[key]

    def role(self, text: Text, role: Role, story: str = "") -> SetText:
        """``text`` in the style of its role."""
        return self.text(text, self.style.styles[role], story)

    def _rules_for(self, style: TextStyle) -> Rules:
        """The house rules; what is not justified has no cells, hanging marks or divided words and does not close up."""
        plain = self._rules._replace(hang=False, grid=False, tighten=0, hyphenation="")
        plain = plain._replace(figures=style.role in TABULAR)
        return self._rules if style.align == "justify" else plain
