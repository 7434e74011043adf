"""Colours and pictures as a screen shows them: inks by the press condition's profile, pictures as PDFium draws them."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from PIL import Image

from layout.export.pdf.document import write_pdf
from layout.export.png import page_images
from layout.geometry import Rect
from layout.paper import Frame, Page, Paper, Picture, PlacedPage
from layout.press.convert import to_screen
from layout.press.pictures import Darkroom
from layout.style import Colour

QUALITY = 82  #: of a JPEG
COLOURS = 4096  #: pixels with more colours than this are a photograph's


class Screen:
    """What one paper is looked at on. ``darkroom`` has a proof's job; ``dpi`` is the resolution of pictures."""

    def __init__(self, paper: Paper, darkroom: Darkroom, dpi: int) -> None:
        self._paper, self._darkroom, self._dpi = paper, darkroom, dpi
        self._drawn: dict[tuple[Picture | PlacedPage, str], str] = {}

    def colour(self, colour: Colour, tint: int) -> str:
        """A colour at a tint, 1/1000, as ``#rrggbb``."""
        return _shown(tuple(ink * tint // 1000 for ink in colour.cmyk), self._darkroom.job.condition.icc)

    def picture(self, item: Picture | PlacedPage, colour_class: str = "full") -> str:
        """What stands in the frame of a picture or a placed page, as a data URI."""
        key = item, colour_class
        if key not in self._drawn:
            self._drawn[key] = self._uri(item, colour_class)
        return self._drawn[key]

    def _uri(self, item: Picture | PlacedPage, colour_class: str) -> str:
        """Drawn as a page of its own, so that it is what the PDF shows."""
        rect = Rect(0, 0, item.rect.width, item.rect.height)
        alone: Picture | PlacedPage
        if isinstance(item, PlacedPage):
            alone = item._replace(rect=rect, node=None)
        else:
            alone = item._replace(rect=rect, clip=())  # by which it is cut out where it stands
        frame = Frame("picture", "", rect, (alone,))
        page = Page("", "", rect.width, rect.height, 0, colour_class, (frame,))
        pdf = write_pdf(self._paper, [page], proof=True, darkroom=self._darkroom)
        return data_uri(*packed(next(page_images(pdf, self._dpi))))


def packed(image: Image.Image) -> tuple[str, bytes]:
    """A picture for a screen: a PNG where it has few colours, else a JPEG; its type and its bytes."""
    out = BytesIO()
    grey = image.convert("L")
    flat = image.convert("RGB")
    if flat.tobytes() == grey.convert("RGB").tobytes():
        flat = grey
    if (flat.getcolors(COLOURS) and flat.mode != "L") or (flat.mode == "L" and len(flat.getcolors() or ()) < 16):
        flat.save(out, "PNG", optimize=True)
        return "png", out.getvalue()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True)
    return "jpeg", out.getvalue()


def data_uri(kind: str, data: bytes) -> str:
    """An image as a URI that holds it."""
    return f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"


@lru_cache(maxsize=4096)
def _shown(inks: tuple[int, ...], icc: bytes) -> str:
    pixel = Image.new("CMYK", (1, 1), tuple(round(ink * 255 / 1000) for ink in inks))
    shown = to_screen(pixel, icc)
    if not any(inks[:3]):  # black ink is brownish, to which the eye adapts on paper but not beside a screen's greys
        shown = shown.convert("L").convert("RGB")
    return "#" + shown.tobytes().hex()
