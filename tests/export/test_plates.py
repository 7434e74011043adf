"""Plates of pages: each ink where it should be, knocked out or overprinted as PDF 32000 8.6.7 says."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.export.plates import PlateError, plates
from layout.geometry import Rect
from layout.paper import Fill, Picture
from layout.style import BLACK, Colour
from tests.export.papers import SPOT, Sheet
from tests.export.torture import torture

INKS = ("C", "M", "Y", "K", "Gold")
#: A point of the torture page (pt from the left and the foot) and the tone in per cent of each ink there.
POINTS = (
    ("the tint", (5, 345), (20, 40, 60, 0, 0)),
    ("a spot knocks out", (30, 370), (0, 0, 0, 0, 100)),
    ("a spot overprints", (80, 370), (20, 40, 60, 0, 50)),
    ("black overprints", (130, 370), (20, 40, 60, 100, 0)),
    ("black knocks out", (180, 370), (0, 0, 0, 100, 0)),
    ("in mode 0 zeros print", (230, 370), (0, 0, 0, 100, 0)),
    ("a stroke overprints", (255, 370), (20, 50, 60, 0, 0)),
    ("beside the stroke", (270, 370), (20, 40, 60, 0, 0)),
    ("process knocks a spot out", (30, 305), (0, 30, 0, 0, 0)),
    ("process overprints a spot", (80, 305), (0, 30, 0, 0, 60)),
    ("all inks", (130, 305), (50, 50, 50, 50, 50)),
    ("no ink", (180, 305), (0, 0, 0, 0, 60)),
    ("two inks", (230, 305), (0, 50, 0, 0, 25)),
    ("a CMYK picture", (17, 262), (0, 100, 50, 0, 0)),
    ("a grey picture", (87, 262), (0, 0, 0, 100, 0)),
    ("an inverted JPEG", (152, 268), (0, 100, 50, 0, 0)),
    ("a palette", (235, 255), (0, 6, 13, 19, 0)),
    ("a form in the colour outside", (20, 165), (0, 100, 0, 0, 0)),
    ("a form in its own", (40, 165), (30, 30, 0, 0, 0)),
    ("an overprinting form, outer colour", (90, 165), (0, 0, 100, 100, 0)),
    ("an overprinting form, own colour", (110, 165), (30, 30, 100, 0, 0)),
    ("a mask", (165, 175), (100, 0, 0, 0, 0)),
    ("a shading", (245, 165), (50, 0, 50, 25, 0)),
    ("a glyph in the colour outside", (257, 100), (50, 0, 0, 0, 0)),
    ("a glyph in its own", (275, 100), (0, 70, 0, 0, 0)),
    ("a tiling", (25, 25), (80, 0, 0, 0, 0)),
    ("a shading as pattern", (225, 50), (50, 0, 50, 25, 0)),
)
DPI = 144


@pytest.fixture(scope="module")
def drawn() -> dict[str, Image.Image]:
    found = {ink: image for _, ink, image in plates(torture(), DPI)}
    assert tuple(found) == INKS
    return {ink: image for ink, image in found.items() if image}


@pytest.mark.parametrize(("what", "point", "tones"), POINTS, ids=lambda part: part if isinstance(part, str) else "")
def test_tones(drawn: dict[str, Image.Image], what: str, point: tuple[int, int], tones: tuple[int, ...]) -> None:
    at = point[0] * DPI // 72, (400 - point[1]) * DPI // 72
    found = [100 - drawn[ink].getpixel(at) / 2.55 for ink in INKS]  # type: ignore[operator]
    assert found == pytest.approx(tones, abs=1.6), what


def test_a_plate_of_ours(tmp_path: Path) -> None:
    """A red tint on M and Y, a spot on its own, a grey picture on K alone; empty plates are said to be."""
    sheet = Sheet()
    picture = tmp_path / "grey.png"
    Image.new("L", (8, 8), 102).save(picture)
    sheet.items += [
        Fill(Rect(10_000, 10_000, 50_000, 50_000), Colour("红", (0, 1000, 1000, 0)), 400),
        Fill(Rect(70_000, 10_000, 50_000, 50_000), SPOT),
        Picture(Rect(130_000, 10_000, 50_000, 50_000), str(picture), "grey.png", (8, 8), (0, 0, 8, 8), ""),
        Fill(Rect(190_000, 10_000, 50_000, 50_000), BLACK, 250),
    ]
    found = {ink: image for _, ink, image in plates(sheet.pdf(), 72)}
    assert list(found) == ["C", "M", "Y", "K", "专红"] and found["C"] is None
    rows = {ink: [image.getpixel((x, 30)) for x in (30, 90, 150, 210)] for ink, image in found.items() if image}
    assert rows == {
        "M": [153, 255, 255, 255],
        "Y": [153, 255, 255, 255],
        "K": [255, 255, 102, 191],
        "专红": [255, 0, 255, 255],
    }


def test_the_size_is_the_sheets() -> None:
    assert {plate.image.size for plate in plates(torture(), 100) if plate.image} == {(417, 556)}


def _with(content: bytes) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj.Resources = pikepdf.Dictionary()
    page.obj.Contents = pikepdf.Stream(pdf, content)
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"1 0 0 rg 0 0 9 9 re f", "DeviceRGB"),
        (b"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f", "DeviceRGB"),  # and no output intent says for which press
        (b"/Lab cs 1 0 0 sc 0 0 9 9 re f", "Lab"),
        (b"/None Do", "damaged"),
        (b"0 0 0 k k 0 0 9 9 re f", "k"),
    ],
)
def test_what_no_plate_prints_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(PlateError, match=why):
        list(plates(_with(content), 72))


def test_forms_inside_themselves_end() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    form = pdf.make_indirect(pikepdf.Stream(pdf, b"/Me Do"))
    form.Subtype, form.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 1, 1])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Me=form))
    page.obj.Resources = form.Resources
    page.obj.Contents = pikepdf.Stream(pdf, b"/Me Do")
    out = BytesIO()
    pdf.save(out)
    with pytest.raises(PlateError, match="forms"):
        list(plates(out.getvalue(), 72))
