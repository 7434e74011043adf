"""The page boxes: present, nested, alike."""

from __future__ import annotations

from layout.preflight.document import Document, Page
from layout.preflight.geometry import MM, within
from layout.preflight.painted import Painted, Run

LARGEST = 2000  #: mm; no newspaper sheet is wider or higher
CUT = 0.5  #: pt of a letter that may reach over the trim


def page(doc: Document, page: Page) -> None:
    """One page's boxes."""
    for name in page.damaged:
        doc.add("box-damaged", page.place(), name=name)
    if page.media is None:
        doc.add("media-box", page.place())
        return
    if page.own_trim is None and page.art is None:
        doc.add("trim-missing", page.place())
    if page.own_trim and page.art:
        doc.add("trim-and-art", page.place())
    _nesting(doc, page)
    width, height = page.size
    angle, unit = int(page.thing.get("/Rotate", 0)) % 360, float(page.thing.get("/UserUnit", 1))
    if angle:
        doc.add("page-rotated", page.place(), angle=angle)
    if unit != 1:
        doc.add("user-unit", page.place(), unit=unit)
    if max(page.media[2] - page.media[0], page.media[3] - page.media[1]) * unit / MM > LARGEST:
        doc.add("page-too-large", page.place(), width=width, height=height)
    wanted = doc.wanted.size
    if wanted and max(abs(width - wanted[0]), abs(height - wanted[1])) > 0.5:
        said = {"wanted_width": wanted[0], "wanted_height": wanted[1]}
        doc.add("ad-size", page.place(), width=width, height=height, **said)


def _nesting(doc: Document, page: Page) -> None:
    """ISO 32000-1, 14.11.2: trim within bleed within media."""
    assert page.media
    trim = page.own_trim or page.art
    if trim and page.own_bleed and not within(trim, page.own_bleed):
        doc.add("trim-outside-bleed", page.place())
    if trim and not within(trim, page.media):
        doc.add("trim-outside-media", page.place())
    if page.own_bleed and not within(page.own_bleed, page.media):
        doc.add("bleed-outside-media", page.place())
    if trim and page.crop and not within(trim, page.crop):
        doc.add("crop-inside-trim", page.place())


def alike(doc: Document, pages: list[Page]) -> None:
    """All pages beside each other. A spread may be twice as wide."""
    if not pages:
        return
    first_width, first_height = pages[0].size
    for page in pages[1:]:
        width, height = page.size
        if abs(width - first_width) > 0.5 or abs(height - first_height) > 0.5:
            said = {"first_width": first_width, "first_height": first_height}
            doc.add("sizes-differ", page.place(), width=width, height=height, **said)


def painted(doc: Document, page: Page, item: Painted) -> None:
    """Text across the trim."""
    if isinstance(item, Run) and page.prints(item.box):
        left, bottom, right, top = page.trim
        if not within(item.box, (left - CUT, bottom - CUT, right + CUT, top + CUT)):
            size, font = round(item.size, 1), item.font.name
            doc.add("text-cut", page.place(item.box), key="text-cut", size=size, font=font)
