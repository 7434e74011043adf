"""What really stands in a PDF: characters with their origins, read back with PDFium; pictures and boxes with pikepdf."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw


class Char(NamedTuple):
    """A character: its text and the origin of its glyph, in pt from the trim's top left corner."""

    text: str
    x: float
    y: float
    size: float
    generated: bool  #: put in by the reader, not in the file


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def read_text(path: Path, page: int = 0) -> str:
    """The text of a page as PDFium gives it, its line ends as newlines."""
    with pdfium.PdfDocument(str(path)) as document:
        return str(document[page].get_textpage().get_text_range()).replace("\r\n", "\n")


def read_chars(path: Path, page: int = 0) -> list[Char]:
    """The characters of a page in the order of the file."""
    found = []
    with pdfium.PdfDocument(str(path)) as document:
        height = document[page].get_height()
        text = document[page].get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(text.count_chars()):
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            found.append(
                Char(
                    chr(raw.FPDFText_GetUnicode(text, index)),
                    x.value,
                    height - y.value,
                    raw.FPDFText_GetFontSize(text, index),
                    bool(raw.FPDFText_IsGenerated(text, index)),
                )
            )
    return found


def read_pictures(path: Path, page: int = 0) -> list[Box]:
    """The frames of the pictures: the clip in force where an image is drawn, in pt from the top left corner."""
    with pikepdf.open(path) as document:
        sheet = document.pages[page]
        height = float(sheet.mediabox[3])
        clip, rect, stack, found = None, None, [], []
        for operands, operator in pikepdf.parse_content_stream(sheet):
            match str(operator):
                case "q":
                    stack.append(clip)
                case "Q":
                    clip = stack.pop()
                case "re":
                    left, bottom, wide, high = (float(value) for value in operands)
                    rect = Box(left, height - bottom - high, left + wide, height - bottom)
                case "W" | "W*":
                    clip = rect
                case "Do" if sheet.Resources.XObject[str(operands[0])].Subtype == "/Image":
                    assert clip is not None, "a picture without a clip"
                    found.append(clip)
        return found
