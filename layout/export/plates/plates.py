"""From a finished PDF to its plates: its content written again for each ink, drawn by PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from math import ceil
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image

from layout.export.plates.content import Parsed, Plater, State
from layout.export.plates.light import Light
from layout.export.plates.spaces import PROCESS, PlateError, spots

FINE = 600  #: dots an inch that are drawn, unless another number is asked for


class Plate(NamedTuple):
    """One ink of one page. Grey: 255 no ink, 0 all of it."""

    page: int  #: from 0
    ink: str  #: C, M, Y, K or a spot's name
    image: Image.Image | None  #: None: nothing inside the bleed prints with it


def plates(pdf: bytes, dpi: int, fine: int = FINE) -> Iterator[Plate]:
    """The plates of each page of ``pdf``, C M Y K and then its spots by name; at least ``fine`` dots an inch are drawn.

    Marks outside the bleed, which are on every plate, do not make one. Raises PlateError where something in the file
    has no place on a plate, such as colours of light.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        light = Light(document)
        for number, page in enumerate(document.pages):
            parsed: Parsed = {}
            try:
                for ink in (*PROCESS, *sorted(set(spots(page.resources)))):
                    one = _one_plate(document, page, ink, parsed, light, dpi)
                    image = _drawn(one, _pixels(page, dpi), dpi, fine)
                    empty = image.crop(_bleed(page, dpi)).getextrema() == (255, 255)
                    yield Plate(number, ink, None if empty else image)
            except (pikepdf.PdfError, KeyError, IndexError, AttributeError, TypeError, ValueError) as error:
                raise PlateError("damaged") from error  # in as many ways as a placed PDF may be


def _one_plate(document: pikepdf.Pdf, page: pikepdf.Page, ink: str, parsed: Parsed, light: Light, dpi: int) -> bytes:
    """A file of this page alone, in greys."""
    made = Plater(document, ink, parsed, light).content(page.obj, page.resources, State())
    out = pikepdf.new()
    new = out.add_blank_page(page_size=(72, 72))
    left, _, _, top = (float(value) for value in page.mediabox)
    # out to the next whole pixel, so that nothing is stretched
    width, height = (pixels * 72 / dpi for pixels in _pixels(page, dpi))
    new.MediaBox = pikepdf.Array([left, top - height, left + width, top])
    new.obj.Resources = out.copy_foreign(document.make_indirect(made.resources))
    new.Contents = pikepdf.Stream(out, made.data)
    file = BytesIO()
    out.save(file)
    return file.getvalue()


def _pixels(page: pikepdf.Page, dpi: int) -> tuple[int, int]:
    """The size of the media box at ``dpi``, in whole pixels."""
    left, bottom, right, top = (float(value) for value in page.mediabox)
    return ceil((right - left) * dpi / 72 - 1e-6), ceil((top - bottom) * dpi / 72 - 1e-6)


def _drawn(pdf: bytes, size: tuple[int, int], dpi: int, fine: int) -> Image.Image:
    """Drawn finer and brought down to ``size``, since PDFium sets small type to whole pixels."""
    finer = ceil(fine / dpi)
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[0].render(scale=dpi * finer / 72, grayscale=True, may_draw_forms=False).to_pil()
        return image.convert("L").crop((0, 0, size[0] * finer, size[1] * finer)).reduce(finer)
    finally:
        document.close()


def _bleed(page: pikepdf.Page, dpi: int) -> tuple[int, int, int, int]:
    """The bleed box in pixels."""
    left, _, _, top = (float(value) for value in page.mediabox)
    box = [float(value) for value in page.obj.get("/BleedBox", page.mediabox)]
    x0, y0, x1, y1 = (length * dpi / 72 for length in (box[0] - left, top - box[3], box[2] - left, top - box[1]))
    return int(x0), int(y0), ceil(x1), ceil(y1)
