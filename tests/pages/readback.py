"""What really stands in a PDF: its text as PDFium gives it; glyphs and pictures by walking the content with pikepdf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2 as pdfium


class Glyph(NamedTuple):
    """A glyph as it stands on the page, in pt from the page's top left corner; a turned one's pen goes down."""

    text: str  #: by the font's ToUnicode
    x: float
    y: float
    size: float
    width: float  #: the font's own advance, scaled
    colour: tuple[float, ...]
    shown: bool  #: not in the invisible mode
    turned: bool = False  #: a quarter clockwise


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def read_text(path: Path, page: int = 0) -> str:
    """The text of a page as PDFium gives it, its line ends as newlines."""
    with pdfium.PdfDocument(str(path)) as document:
        return str(document[page].get_textpage().get_text_range()).replace("\r\n", "\n")


def instructions(page: pikepdf.Page) -> Iterator[tuple[str, list[pikepdf.Object]]]:
    """The operators of a page's content, each with its operands."""
    for instruction in pikepdf.parse_content_stream(page):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction), "an inline image"
        yield str(instruction.operator), list(instruction.operands)


class _Font(NamedTuple):
    widths: dict[int, float]
    default: float
    texts: dict[int, str]


def _font(font: pikepdf.Object) -> _Font:
    """Widths and texts of a Type0 font with two-byte codes."""
    child = font.DescendantFonts[0]
    widths: dict[int, float] = {}
    items = list(child.get("/W", []))
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, pikepdf.Array):
            widths |= {first + index: float(width) for index, width in enumerate(second)}
        else:
            width = float(items.pop(0))
            widths |= dict.fromkeys(range(first, int(second) + 1), width)
    texts: dict[int, str] = {}
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            texts[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(low, 16), int(high, 16) + 1):
                texts[code] = start[:-1] + chr(ord(start[-1]) + code - int(low, 16))
    return _Font(widths, float(child.get("/DW", 1000)), texts)


class _State(NamedTuple):
    """The part of the graphics state that matters here."""

    font: str = ""
    size: float = 0
    space: float = 0
    scale: float = 1
    mode: int = 0
    colour: tuple[float, ...] = (0, 0, 0, 1)
    clip: Box | None = None


def _around(points: list[tuple[float, float]]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


class _Walk:
    """Walks a page's content and collects glyphs and pictures."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.height = float(page.mediabox[3])
        self.page, self.state, self.stack = page, _State(), list[_State]()
        self.glyphs, self.pictures = list[Glyph](), list[Box]()
        self.x = self.y = 0.0
        self.turned = False
        self.rect: Box | None = None
        self.path: list[tuple[float, float]] = []
        fonts = page.Resources.Font.items()
        self.fonts = {str(name): _font(font) for name, font in fonts if font.Subtype == "/Type0"}

    def run(self) -> _Walk:
        for operator, operands in instructions(self.page):
            self.step(operator, operands)
        return self

    def step(self, operator: str, operands: list[pikepdf.Object]) -> None:
        state = self.state
        match operator:
            case "q":
                self.stack.append(state)
            case "Q":
                self.state = self.stack.pop()
            case "Tf":
                self.state = state._replace(font=str(operands[0]), size=float(operands[1]))
            case "Tc":
                self.state = state._replace(space=float(operands[0]))
            case "Tz":
                self.state = state._replace(scale=float(operands[0]) / 100)
            case "Tr":
                self.state = state._replace(mode=int(operands[0]))
            case "k":
                self.state = state._replace(colour=tuple(float(value) for value in operands))
            case "Tm":
                a, b, c, d, self.x, self.y = (float(value) for value in operands)
                assert (a, b, c, d) in ((1, 0, 0, 1), (0, -1, 1, 0))
                self.turned = a == 0
            case "Td":
                raise AssertionError("Td: not followed here")
            case "Tj":
                self.show(bytes(operands[0]))
            case "TJ":
                for item in operands[0]:
                    if isinstance(item, pikepdf.String):
                        self.show(bytes(item))
                    else:
                        self.move(-float(item) / 1000 * state.size * state.scale)
            case "re":
                left, bottom, wide, high = (float(value) for value in operands)
                self.rect = Box(left, self.height - bottom - high, left + wide, self.height - bottom)
            case "m" | "l" | "c":
                points = [float(value) for value in operands]
                self.path += [(x, self.height - y) for x, y in zip(points[::2], points[1::2], strict=True)]
            case "W" | "W*":
                self.state = state._replace(clip=_around(self.path) if self.path else self.rect)
            case "n" | "f" | "f*" | "S" | "B" | "s" | "b":
                self.path = []
            case "Do" if self.page.Resources.XObject[str(operands[0])].Subtype == "/Image":
                assert state.clip is not None, "a picture without a clip"
                self.pictures.append(state.clip)

    def show(self, codes: bytes) -> None:
        state, font = self.state, self.fonts[self.state.font]
        for high, low in zip(codes[::2], codes[1::2], strict=True):
            code = high << 8 | low
            width = font.widths.get(code, font.default) / 1000 * state.size * state.scale
            text = font.texts.get(code, "\ufffd")
            self.glyphs.append(
                Glyph(text, self.x, self.height - self.y, state.size, width, state.colour, state.mode != 3, self.turned)
            )
            self.move(width + state.space * state.scale)

    def move(self, along: float) -> None:
        """Move the pen along the baseline."""
        if self.turned:
            self.y -= along
        else:
            self.x += along


def _walk(path: Path | BytesIO, page: int) -> Iterator[_Walk]:
    with pikepdf.open(path) as document:
        yield _Walk(document.pages[page]).run()


def read_glyphs(path: Path | BytesIO, page: int = 0) -> list[Glyph]:
    """The glyphs of a page in the order of the file."""
    return next(_walk(path, page)).glyphs


def read_pictures(path: Path, page: int = 0) -> list[Box]:
    """The frames of the pictures: the clip in force where an image is drawn."""
    return next(_walk(path, page)).pictures
