"""Pages of a finished PDF as PNG, drawn by PDFium: what is looked at is what was written."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from PIL import Image


def page_pngs(pdf: bytes, dpi: int) -> list[bytes]:
    """Each page as a PNG file at ``dpi`` pixels an inch, in colour. Raises pypdfium2.PdfiumError where it is no PDF."""
    return [as_png(image, dpi) for image in page_images(pdf, dpi)]


def page_images(pdf: bytes, dpi: float) -> Iterator[Image.Image]:
    """Each page at ``dpi`` pixels an inch, in colour. Raises pypdfium2.PdfiumError where it is no PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=dpi / 72).to_pil()
    finally:
        document.close()


def as_png(image: Image.Image, dpi: int) -> bytes:
    """A picture as a PNG file that says its resolution."""
    out = BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
