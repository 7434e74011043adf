"""Lines of glyphs as text operators, and the text that a reader of the file takes out of them.

What extractors do where the file says nothing else (measured with PDFium 7.x, poppler 22.12, MuPDF 1.21 and 1.28):
a gap of more than about 1/8 em between glyphs becomes a space, glyphs that overlap by a quarter of an em
become two lines (poppler), and a space at the end of a line is dropped (poppler). A line with any of these is
put into a ``/Span`` with its ``/ActualText`` (PDF 32000 14.9.4), which PDFium and poppler obey. MuPDF goes by the
positions in any case. A hyphen at a line's end is taken for a hyphenation by PDFium even so; a span over that line
and the next keeps it. So does one over a divided word, which leaves its hyphen out, and soft hyphens too. What is said
again (the head of a table that goes on) is in a span whose text is a space; PDFium passes over an empty one. It also
takes lines that follow each other in the file and stand at nearly one height for one line and sorts it from left to
right; an unpainted glyph below the page, between the two, keeps them apart. A vertical line always has
its span, and such a glyph before it and after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from struct import pack

from layout.export.pdf.colour import Paint
from layout.export.pdf.container import actual_text
from layout.export.pdf.space import Space
from layout.export.pdf.usage import SEPARATOR, Fonts, Usage, glyphs_of
from layout.geometry import Rect
from layout.paper import GlyphRun, Node, Outline
from layout.style import Colour
from layout.units import EM, Mpt

OPEN = 70  #: 1/1000 em: a shift from here on may be read as a space (PDFium: half a narrow glyph's width)
WIDE = 100  #: 1/1000 em: letter-space from here on may be read as spaces (poppler)
OVERLAP = -100  #: 1/1000 em: glyphs that overlap more may be read as two lines (poppler)
BELOW = 1000  #: points below the page where separators stand


_Last = tuple[Mpt, Mpt, Usage, int]  #: of the last glyph written: baseline, size, font, glyph


class TextWriter:
    """Writes lines of glyphs into ``parts`` between BT and ET, changing the text state only where it must."""

    def __init__(self, parts: list[str], fonts: Fonts, nodes: Sequence[Node], at: Space, paint: Paint) -> None:
        self._parts, self._fonts, self._nodes = parts, fonts.faces, nodes
        self._left, self._top = at.left, at.top
        self._paint = paint
        self._colour: Colour | None = None
        self._outline: Outline | None = None
        self._font: tuple[str, Mpt] = ("", 0)
        self._scale, self._space = 1000, "0"
        self._open = False
        self._line: list[GlyphRun] = []
        self._last: _Last | None = None
        self._stood = False  #: whether the last line was a vertical one
        self._separators = 0

    def add(self, run: GlyphRun) -> None:
        """Take the next run; runs of one node side by side are a line."""
        if not run.glyphs:
            return
        if self._line:
            if self._continues(run):
                self._line.append(run)
                return
            self._flush(run)
        if self._last and (self._stood or run.way != "across"):
            self._part(self._fonts[run.face])
        elif self._last and abs(run.y - self._last[0]) <= max(run.size, self._last[1]):
            self._separate(self._fonts[run.face], run.y, run.size, run.glyphs[0])
        self._line.append(run)

    def hide(self, text: str, rect: Rect, usage: Usage) -> None:
        """``text`` over ``rect`` in render mode 3 (9.3.6), which paints nothing: for artwork that stands for a text.

        A span around the artwork's paths would not do: no extractor looks at a span without text operators.
        """
        glyphs = glyphs_of(usage.face, text)
        length = sum(map(usage.face.advance, glyphs))
        if not length:
            return
        # small and at the top: poppler takes what stands beside it, less than half its size off, for the same line
        size = min(rect.height // 8, rect.width)
        baseline = rect.y + size
        self._separate(usage, baseline, size, glyphs[0])
        self.close(None)
        scale = f"{rect.width * 100 * EM / (length * size):.5g}"
        codes = pack(f">{len(glyphs)}H", *glyphs).hex()
        state = f"/{usage.resource} {size / 1000:.7g} Tf {scale} Tz 0 Tc 3 Tr"
        where = f"1 0 0 1 {(self._left + rect.x) / 1000:.7g} {(self._top - baseline) / 1000:.7g} Tm"
        self._parts.append(f"q BT {state} {actual_text(text)}{where}<{codes}>Tj EMC ET Q\n")
        self._last, self._stood = (baseline, size, usage, glyphs[-1]), False

    def close(self, following: GlyphRun | None) -> None:
        """End the text object, so that paths and pictures may come; ``following`` is the next run after them."""
        if self._line:
            self._flush(following)
        self._colour = None
        if self._open:
            self._parts.append("ET\n")
            self._open = False

    def _begin(self) -> None:
        if not self._open:
            self._parts.append("BT\n")
            self._open = True

    def _continues(self, run: GlyphRun) -> bool:
        """Whether ``run`` goes into the line that is being gathered, or is read wrongly if it is not in its span."""
        last = self._line[-1]
        if run.node != last.node or run.start < last.end:
            return False
        if "across" not in (run.way, last.way):  # a vertical line
            return True
        if last.hyphen:  # the rest of the word is read with it
            return True
        if run.x > last.x and (run.start == last.end and run.size * 2 < last.size):  # beside a drop capital
            return True
        off = min(abs(run.y - last.y), abs(run.y - self._line[0].y))
        if run.x > last.x and off * 2 < max(run.size, last.size, self._line[0].size):  # a mark, a superscript
            return True
        text = self._nodes[last.node].text[self._line[0].start : last.end]
        return text[-1:] in ("-", "\u00ad") and text[-2:-1].isalpha()

    def _separate(self, usage: Usage, y: Mpt, size: Mpt, first: int) -> None:
        """Keep the last line apart from one that begins at ``y`` with glyph ``first``, where PDFium would not.

        It takes them for one where they are less than half the wider glyph's width apart. What separates is an
        unpainted glyph, read as a space, each time at a place of its own, since PDFium passes over repeats.
        """
        if self._last is None:
            return
        last, last_size, before, glyph_before = self._last
        if abs(y - last) * 2000 > max(
            before.face.advances[glyph_before] * last_size, usage.face.advances[first] * size
        ):
            return
        self._part(usage)

    def _part(self, usage: Usage) -> None:
        """Write a glyph that separates, if the font has one."""
        glyph = usage.separator()
        if glyph is None:
            return
        self._begin()
        self._separators += 1
        self._font = ("", 0)
        where = f"1 0 0 1 {self._separators * 10} {-BELOW} Tm"
        filled = "0 Tr"
        if self._outline:  # what a pen drew says nothing of the fill
            filled, self._colour, self._outline = "0 j 0 Tr", None, None
        self._parts.append(f"/{usage.resource}{SEPARATOR} 1 Tf 3 Tr {where}<{glyph:04x}>Tj {filled}\n")

    def _flush(self, following: GlyphRun | None) -> None:
        """Write the line that has been gathered; ``following`` is the run after it."""
        self._begin()
        line, self._line = self._line, []
        last = line[-1]
        self._last = last.y, last.size, self._fonts[last.face], last.glyphs[-1]
        self._stood = last.way != "across"
        if line[0].again:
            self._parts.append(actual_text(" "))
            for run in line:
                self._show(run)
            self._parts.append("EMC\n")
            return
        text = self._nodes[line[0].node].text
        end = line[-1].end
        if following is None or following.node != line[0].node or following.start > end:
            # the space at which the line was broken belongs to its text
            while text[end : end + 1].isspace():
                end += 1
        if end == line[-1].end and not text[end - 1 : end].isspace() and not self._misread(line, text):
            for run in line:
                self._show(run)
            return
        if any(max(text[run.start : run.end], default="") > "\uffff" for run in line):
            for run, stop in zip(line, (*(run.start for run in line[1:]), end), strict=True):
                self._show_in_spans(run, text, stop)
            return
        self._parts.append(actual_text(text[line[0].start : end].replace("\u00ad", "")))
        for run in line:
            self._show(run)
        self._parts.append("EMC\n")

    def _misread(self, line: list[GlyphRun], text: str) -> bool:
        """Whether an extractor would read anything but the line's text."""
        return any(map(self._run_misread, line)) or (len(line) > 1 and self._joints_misread(line, text))

    def _run_misread(self, run: GlyphRun) -> bool:
        if run.hyphen or run.way != "across":
            return True
        space = run.space // run.gaps if run.gaps else 0
        if not OVERLAP < space < WIDE:
            return True
        for index, shift in run.shifts:
            if index and not OVERLAP < shift + space < OPEN:
                return True
        doubtful = self._fonts[run.face].doubtful
        return bool(doubtful) and not doubtful.isdisjoint(run.glyphs)

    def _joints_misread(self, line: list[GlyphRun], text: str) -> bool:
        """Whether two runs of the line stand apart or overlap, or leave out text between them."""
        for run, after in pairwise(line):
            if after.start != run.end or after.y != run.y:
                return True
            if text[run.start : run.end].isspace():  # PDFium passes over objects without ink
                return True
            advances = self._fonts[run.face].face.advances
            length = sum(map(advances.__getitem__, run.glyphs)) + sum(shift for _, shift in run.shifts)
            if run.gaps:
                length += run.space * (len(run.glyphs) - 1) // run.gaps
            first = after.shifts[0][1] if after.shifts and not after.shifts[0][0] else 0
            start = after.x + first * after.size * after.scale // 1_000_000
            gap = start - run.x - length * run.size * run.scale // 1_000_000
            if not OVERLAP * run.size < gap * 1000 < OPEN * run.size:
                return True
        return False

    def _show(self, run: GlyphRun) -> None:
        """The operators of one run (9.4)."""
        codes = pack(f">{len(run.glyphs)}H", *run.glyphs).hex()
        shown = f"<{codes}>Tj\n" if not run.shifts else _shifted(codes, run.shifts, 0, len(run.glyphs))
        self._parts.append(self._start(run) + shown)

    def _show_in_spans(self, run: GlyphRun, text: str, stop: int) -> None:
        """One run in spans that leave out what lies beyond the BMP, since PDFium drops it from ``/ActualText``.

        ``stop`` is where the next run's text begins.
        """
        offsets = run.offsets or range(run.start, run.end + 1)
        beyond = [text[a:b] > "\uffff" for a, b in pairwise(offsets)]
        ends = (*offsets[:-1], stop)
        codes = pack(f">{len(run.glyphs)}H", *run.glyphs).hex()
        self._parts.append(self._start(run))
        for outside, group in groupby(range(len(run.glyphs)), beyond.__getitem__):
            first, *others = group
            last = others[-1] + 1 if others else first + 1
            shown = _shifted(codes, run.shifts, first, last)
            self._parts.append(shown if outside else f"{actual_text(text[ends[first] : ends[last]])}{shown}EMC\n")

    def _start(self, run: GlyphRun) -> str:
        """Text state where it changes, and position."""
        state = ""
        if run.colour is not self._colour or run.outline != self._outline:
            state = self._ink(run)
        font = run.face, run.size
        if font != self._font:
            self._font = font
            state += f"/{self._fonts[run.face].resource} {run.size / 1000:.7g} Tf "
        if run.scale != self._scale:
            self._scale = run.scale
            state += f"{run.scale / 10:g} Tz "
        # Tc is in unscaled text space: Tz applies to it as to the glyphs (9.3.2)
        space = f"{run.space * run.size / (run.gaps * 1_000_000):.5g}" if run.space and run.gaps else "0"
        if space != self._space:
            self._space = space
            state += f"{space} Tc "
        matrix = "0 -1 1 0" if run.way == "turned" else "1 0 0 1"
        return f"{state}{matrix} {(self._left + run.x) / 1000:.7g} {(self._top - run.y) / 1000:.7g} Tm"

    def _ink(self, run: GlyphRun) -> str:
        """The colour, and whether letters are filled (0) or drawn with a pen (1; 9.3.6)."""
        pen, before = run.outline, self._outline
        self._colour, self._outline = run.colour, pen
        if pen:  # round joins: a miter would stick out of every sharp corner
            return f"{self._paint.pen(pen.colour)}{pen.width / 1000:g} w 1 j 1 Tr "
        return f"{self._paint.fill(run.colour)}{'0 j 0 Tr ' if before else ''}"


def _shifted(codes: str, shifts: tuple[tuple[int, int], ...], first: int, last: int) -> str:
    """A TJ of the glyphs ``first`` to ``last``: each shift, in 1/1000 em, with the sign reversed (9.4.3)."""
    parts, at = ["["], first
    for index, shift in shifts:
        if first <= index < last:
            if index > at:
                parts.append(f"<{codes[at * 4 : index * 4]}>")
                at = index
            parts.append(str(-shift))
    parts.append(f"<{codes[at * 4 : last * 4]}>]TJ\n")
    return "".join(parts)
