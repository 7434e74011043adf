"""Pictures: resolution, total ink, and kinds of data that a press may not take."""

from __future__ import annotations

from layout.preflight.checks.pictureink import Measured, measure
from layout.preflight.document import Document, Page
from layout.preflight.painted import Painted, Picture
from layout.preflight.spaces import kind, number
from layout.preflight.streams import DamagedError, filters

TINY = 16  #: pixels; less is a speck or a coloured area, whose resolution nobody sees


def painted(doc: Document, page: Page, item: Painted) -> None:
    """One picture."""
    if not isinstance(item, Picture):
        return
    place = page.place(item.box, number(item.stream) if item.stream is not None else "")
    entries = item.entries
    names = filters(item.stream) if item.stream is not None else [str(entries.get("Filter", ""))]
    for name, rule in (("JPXDecode", "jpx"), ("JBIG2Decode", "jbig2")):
        if name in names:
            doc.add(rule, place)
    bits = entries.get("BitsPerComponent", 8.0)
    if bits == 16:
        doc.add("sixteen-bit", place)
    if "Alternates" in entries:
        doc.add("alternate-image", place)
    if entries.get("Interpolate") is True:
        doc.add("image-interpolated", place)
    if page.prints(item.box):
        _resolution(doc, page, item, line_art=item.stencil or bits == 1)
        _ink(doc, page, item)


def _resolution(doc: Document, page: Page, item: Picture, line_art: bool) -> None:
    place, limits, ppi = page.place(item.box), doc.limits, round(item.ppi)
    width, height = item.entries.get("Width", 0), item.entries.get("Height", 0)
    assert isinstance(width, float) and isinstance(height, float)
    if min(width, height) < TINY:
        return
    if line_art:
        if ppi < limits.bitmap:
            doc.add("bitmap-low", place, ppi=ppi, limit=limits.bitmap)
    elif ppi < limits.ppi_least:
        doc.add("image-too-low", place, ppi=ppi, limit=limits.ppi_least)
    elif ppi < limits.ppi:
        doc.add("image-low", place, ppi=ppi, limit=limits.ppi)
    elif ppi > limits.ppi_most:
        doc.add("image-high", place, ppi=ppi, limit=limits.ppi_most)


def _ink(doc: Document, page: Page, item: Picture) -> None:
    """The total ink of a picture in CMYK; other spaces have a rule of their own or cannot be over."""
    space = item.space.base if item.space and item.space.family == "Indexed" else item.space
    if space is None or item.stream is None or (kind(space)[:4] != "cmyk" and space.family != "DeviceN"):
        return
    place, key = page.place(item.box, number(item.stream)), item.stream.objgen
    if key not in doc.measured:
        try:
            doc.measured[key] = measure(doc, item)
        except DamagedError:
            doc.measured[key] = "damaged"
    found = doc.measured[key]
    if found == "damaged":
        doc.add("image-damaged", place)
    elif not isinstance(found, Measured):
        doc.add("image-not-measured", place)
    elif found.area > 0:
        doc.add("ink-image", place, percent=found.most, limit=doc.limits.ink, area=found.area)
