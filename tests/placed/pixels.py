"""Pages drawn by PDFium, and how far two pictures are from each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from layout.export.pdf import write_pdf
from layout.geometry import Rect
from layout.paper import PlacedPage
from layout.press.job import standard_job
from layout.press.pictures import Darkroom
from layout.press.profiles import PRESS, PROOF
from tests.export.papers import Sheet

DPI = 144  #: two pixels a point
PLACE = Rect(30_000, 40_000, 240_000, 160_000)  #: of the advertisement on the tests' page of 300 x 400 pt


def placed(ad: Path, rect: Rect = PLACE, number: int = 1, profile: str = PRESS, words: str = "") -> bytes:
    """A page for ``profile`` that holds a page of ``ad`` in ``rect``, after ``words`` in black, which overprints."""
    sheet = Sheet()
    if words:
        sheet.run(words, PLACE.x, PLACE.y - 10_000)
    sheet.items.append(PlacedPage(rect, str(ad), number, ad.name))
    paper = sheet.paper()
    return write_pdf(paper, paper.pages, proof=profile == PROOF, darkroom=Darkroom(standard_job(profile)))


def drawn(pdf: bytes, box: Sequence[float] | None = None) -> Image.Image:
    """The first page, or what ``box`` (left, bottom, right, top in its own units) shows of it."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    if box is not None:
        page.set_cropbox(*box)
    image: Image.Image = page.render(scale=DPI / 72).to_pil().convert("RGB")
    document.close()
    return image


def cut(page: Image.Image, rect: Rect = PLACE) -> Image.Image:
    """What stands in ``rect`` of a page that was drawn without bleed."""
    left, top, right, bottom = (v * DPI // 72_000 for v in (rect.x, rect.y, rect.right, rect.bottom))
    return page.crop((left, top, right, bottom))


def difference(one: Image.Image, other: Image.Image, tolerance: int = 8) -> float:
    """The share of pixels of which some component differs by more than ``tolerance`` levels of 255."""
    assert one.size == other.size
    bands = ImageChops.difference(one, other).split()
    worst = bands[0]
    for band in bands[1:]:
        worst = ImageChops.lighter(worst, band)
    return sum(worst.histogram()[tolerance + 1 :]) / (one.width * one.height)
