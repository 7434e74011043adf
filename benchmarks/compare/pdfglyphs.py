"""The glyphs of a PDF in the order of its content, whoever wrote it: where each stands, how wide its font says it is.

Follows q Q cm BT ET Tf Tc Tw Tz TL Ts Tr Tm Td TD T* Tj TJ ' " (PDF 32000, 8.4.4, 9.3, 9.4), so that TeX's, Typst's and
layout's ways of moving the pen come to the same. Reads composite fonts with two-byte codes and simple fonts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pikepdf

from layout.preflight.cmap import to_unicode

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)


class Glyph(NamedTuple):
    """A painted glyph; lengths in pt, from the page's bottom left corner."""

    page: int
    text: str  #: by the font's ToUnicode, U+FFFD where that says nothing
    x: float
    y: float
    size: float
    advance: float  #: the font's own, without letter-space


def times(first: Matrix, second: Matrix) -> Matrix:
    """``first`` and then ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


class Font:
    """Widths, in 1/1000 em, and texts by code."""

    def __init__(self, font: pikepdf.Object) -> None:
        self._font = font
        self.composite = font.Subtype == "/Type0"
        self.bytes = 2 if self.composite else 1

    @cached_property
    def default(self) -> float:
        """The width of a code that the font does not list."""
        return float(self._font.DescendantFonts[0].get("/DW", 1000)) if self.composite else 0.0

    @cached_property
    def widths(self) -> dict[int, float]:
        """/W of the descendant (9.7.4.3), /Widths of a simple font."""
        if not self.composite:
            first = int(self._font.get("/FirstChar", 0))
            return {first + at: float(width) for at, width in enumerate(self._font.get("/Widths", []))}
        found: dict[int, float] = {}
        items = list(self._font.DescendantFonts[0].get("/W", []))
        while items:
            first, second = int(items.pop(0)), items.pop(0)
            if isinstance(second, pikepdf.Array):
                found |= {first + at: float(width) for at, width in enumerate(second)}
            else:
                found |= dict.fromkeys(range(first, int(second) + 1), float(items.pop(0)))
        return found

    @cached_property
    def texts(self) -> dict[int, str]:
        """The font's ToUnicode."""
        return to_unicode(self._font.ToUnicode.read_bytes().decode("latin-1")) if "/ToUnicode" in self._font else {}


class State(NamedTuple):
    """The part of the graphics state that places text."""

    ctm: Matrix = UNIT
    font: str = ""
    size: float = 0
    space: float = 0  #: Tc
    word: float = 0  #: Tw
    scale: float = 1  #: Tz
    leading: float = 0
    rise: float = 0
    mode: int = 0


class Walker:
    """Walks the content of one page."""

    def __init__(self, page: pikepdf.Page, number: int, fonts: dict[tuple[int, int], Font]) -> None:
        self.page, self.number = page, number
        self.state, self.stack = State(), list[State]()
        self.matrix = self.line = UNIT
        self.glyphs: list[Glyph] = []
        self.fonts: dict[str, Font] = {}
        for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items():
            self.fonts[str(name)] = fonts.setdefault(font.objgen, Font(font))

    def run(self) -> list[Glyph]:
        """All the painted glyphs."""
        for operands, operator in pikepdf.parse_content_stream(self.page):  # type: ignore[misc]
            self.step(str(operator), operands)
        return self.glyphs

    def step(self, operator: str, operands: list[pikepdf.Object]) -> None:
        """One operator."""
        match operator:
            case "Tj":
                self.show(bytes(operands[0]))
            case "TJ":
                self.show_all(operands[0])
            case "'" | '"':
                if operator == '"':
                    self.state = self.state._replace(word=float(operands[0]), space=float(operands[1]))
                self.move(0, -self.state.leading)
                self.show(bytes(operands[-1]))
            case "Do":
                if self.page.Resources.XObject[str(operands[0])].Subtype == "/Form":
                    raise ValueError("a form XObject: its text is not read here")
            case "Td" | "TD" | "T*" | "Tm" | "BT":
                self.place(operator, [float(value) for value in operands])
            case _:
                self.set(operator, operands)

    def place(self, operator: str, values: list[float]) -> None:
        """The operators that move to a line (9.4.2)."""
        match operator:
            case "BT":
                self.matrix = self.line = UNIT
            case "Tm":
                a, b, c, d, e, f = values
                self.matrix = self.line = (a, b, c, d, e, f)
            case "T*":
                self.move(0, -self.state.leading)
            case _:
                if operator == "TD":
                    self.state = self.state._replace(leading=-values[1])
                self.move(*values)

    def set(self, operator: str, operands: list[pikepdf.Object]) -> None:
        """The operators of the graphics and text state."""
        state = self.state
        match operator:
            case "q":
                self.stack.append(state)
            case "Q":
                self.state = self.stack.pop()
            case "cm":
                a, b, c, d, e, f = (float(value) for value in operands)
                self.state = state._replace(ctm=times((a, b, c, d, e, f), state.ctm))
            case "Tf":
                self.state = state._replace(font=str(operands[0]), size=float(operands[1]))
            case "Tc":
                self.state = state._replace(space=float(operands[0]))
            case "Tw":
                self.state = state._replace(word=float(operands[0]))
            case "Tz":
                self.state = state._replace(scale=float(operands[0]) / 100)
            case "TL":
                self.state = state._replace(leading=float(operands[0]))
            case "Ts":
                self.state = state._replace(rise=float(operands[0]))
            case "Tr":
                self.state = state._replace(mode=int(operands[0]))

    def move(self, right: float, up: float) -> None:
        """To the start of another line."""
        self.matrix = self.line = times((1, 0, 0, 1, right, up), self.line)

    def forward(self, by: float) -> None:
        """Move the pen along the line, in unscaled text space."""
        a, b, c, d, e, f = self.matrix
        self.matrix = a, b, c, d, e + by * a, f + by * b

    def show_all(self, items: pikepdf.Object) -> None:
        """Strings, and numbers that move the pen back."""
        for item in items:
            if isinstance(item, pikepdf.String):
                self.show(bytes(item))
            else:
                self.forward(-float(item) / 1000 * self.state.size * self.state.scale)

    def show(self, codes: bytes) -> None:
        """One string."""
        state, font = self.state, self.fonts[self.state.font]
        for at in range(0, len(codes), font.bytes):
            code = int.from_bytes(codes[at : at + font.bytes], "big")
            width = font.widths.get(code, font.default) / 1000 * state.size * state.scale
            if state.mode != 3:
                whole = times(self.matrix, state.ctm)
                x = state.rise * whole[2] + whole[4]
                y = state.rise * whole[3] + whole[5]
                text = font.texts.get(code, "\ufffd")
                self.glyphs.append(Glyph(self.number, text, x, y, state.size * abs(whole[3]), width * whole[0]))
            word = state.word if font.bytes == 1 and code == 32 else 0.0
            self.forward(width + (state.space + word) * state.scale)


def read(path: Path) -> Iterator[Glyph]:
    """The painted glyphs of a file, page by page."""
    with pikepdf.open(path) as document:
        fonts: dict[tuple[int, int], Font] = {}
        for number, page in enumerate(document.pages):
            yield from Walker(page, number, fonts).run()
