"""Reading finished PDFs back with other people's programs: PDFium, pikepdf, fontTools."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont


class Shown(NamedTuple):
    """One text object as PDFium sees it, in points, y upwards."""

    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float


def text(pdf: bytes, page: int = 0) -> list[str]:
    """The lines of a page as PDFium extracts them."""
    document = pypdfium2.PdfDocument(pdf)
    found: str = document[page].get_textpage().get_text_range()
    document.close()
    return found.split("\r\n") if found else []


def shown(pdf: bytes) -> list[Shown]:
    """The text objects of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for item in document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        matrix = item.get_matrix()
        found.append(Shown(matrix.e, matrix.f, *item.get_bounds()))
    document.close()
    return found


def glyph_starts(pdf: bytes) -> list[float]:
    """The pen position of each character of the first page that has a place of its own."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    boxes = [page.get_charbox(i, loose=True) for i in range(page.count_chars())]
    document.close()
    return [box[0] for box in boxes if box[2] > box[0]]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def content(pdf: bytes, page: int = 0) -> list[tuple[str, list[Any]]]:
    """The operators of a page with their operands."""
    with opened(pdf) as document:
        return [(str(op.operator), list(op.operands)) for op in pikepdf.parse_content_stream(document.pages[page])]


class Font(NamedTuple):
    """A font of the file."""

    base: str
    kind: str
    widths: dict[int, int]
    to_unicode: dict[int, str]
    program: bytes
    descendant: Any
    descriptor: Any


def fonts(document: pikepdf.Pdf) -> dict[str, Font]:
    """The fonts of the first page by resource name. Keep ``document`` open as long as they are used."""
    found = {}
    resources: Any = document.pages[0].Resources
    for name, font in resources.Font.items():
        assert font.Subtype == "/Type0" and font.Encoding == "/Identity-H"
        (cid,) = font.DescendantFonts
        descriptor = cid.FontDescriptor
        file = descriptor.FontFile3 if "/FontFile3" in descriptor else descriptor.FontFile2
        found[name[1:]] = Font(
            str(font.BaseFont), str(cid.Subtype), _widths(cid.W), _cmap(font.ToUnicode.read_bytes()),
            file.read_bytes(), cid, descriptor,
        )  # fmt: skip
    return found


def _widths(array: Any) -> dict[int, int]:
    items, widths, at = list(array), {}, 0
    while at < len(items):
        for offset, width in enumerate(items[at + 1]):
            widths[int(items[at]) + offset] = int(width)
        at += 2
    return widths


def _cmap(data: bytes) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-Fa-f]{4})><([0-9A-Fa-f]+)>\n", data.partition(b"endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in rows}


def program_glyphs(font: Font) -> dict[int, tuple[int, bool]]:
    """What the embedded program itself has, by CID: the width in 1/1000 em, rounded, and whether there is ink."""
    if font.kind == "/CIDFontType2":
        ttf = TTFont(BytesIO(font.program))
        upem, ink = ttf["head"].unitsPerEm, ttf["glyf"]
        names = ttf.getGlyphOrder()
        return {
            i: (round(ttf["hmtx"][name][0] * 1000 / upem), ink[name].numberOfContours != 0)
            for i, name in enumerate(names)
        }
    cff = CFFFontSet()
    cff.decompile(BytesIO(font.program), None)
    top = cff[0]
    found = {}
    for index, name in enumerate(top.charset):
        charstring, _ = top.CharStrings.getItemAndSelector(name)
        pen = _Noticing()
        charstring.draw(pen)
        cid = int(name[3:]) if hasattr(top, "ROS") and name.startswith("cid") else index
        found[cid] = round(charstring.width), pen.drew
    return found


class _Noticing:
    """A pen that notices whether anything is drawn."""

    def __init__(self) -> None:
        self.drew = False

    def __getattr__(self, _: str) -> Any:
        return self._notice

    def _notice(self, *_: object) -> None:
        self.drew = True
