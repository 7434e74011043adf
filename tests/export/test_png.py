"""Pictures of pages."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from layout.export.png import page_pngs
from layout.geometry import Rect
from layout.paper import Fill
from layout.style import BLACK
from tests.export.papers import Sheet


@pytest.mark.parametrize("dpi", [72, 144])
def test_pages_as_png(dpi: int) -> None:
    sheet = Sheet()
    sheet.items.append(Fill(Rect(0, 0, 150_000, 200_000), BLACK))
    pdf = sheet.pdf()
    (png,) = page_pngs(pdf, dpi)
    image = Image.open(BytesIO(png))
    assert image.format == "PNG" and image.size == (300 * dpi // 72, 400 * dpi // 72)
    assert round(image.info["dpi"][0]) == dpi
    pixels = image.convert("L").tobytes()
    assert pixels[10 * image.width + 10] < 60 and pixels[11 * image.width - 10] == 255
    assert page_pngs(pdf, dpi) == [png]
