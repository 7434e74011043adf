"""A PDF page placed on ours: it looks as it did, nothing but its drawing comes along, and all of it only once."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.geometry import Rect
from layout.paper import PlacedPage
from layout.placed import Copier, examine, uses_transparency
from layout.style import Colour
from tests.export.papers import Sheet
from tests.export.reading import opened
from tests.placed.ad import SIZE, SPOT, TRIM, build
from tests.placed.pixels import PLACE, cut, difference, drawn, placed


@pytest.fixture
def ad(tmp_path: Path) -> Path:
    path = tmp_path / "ad.pdf"
    path.write_bytes(build())
    return path


def form_of(document: pikepdf.Pdf) -> Any:
    resources: Any = document.pages[0].Resources
    return resources.XObject.P1


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_it_looks_as_it_did(tmp_path: Path, rotate: int) -> None:
    path = tmp_path / "ad.pdf"
    path.write_bytes(build(rotate=rotate))
    across, down = SIZE if rotate % 180 else SIZE[::-1]
    rect = Rect(30_000, 40_000, across * 1000, down * 1000)
    alone = drawn(path.read_bytes(), TRIM)
    found = cut(drawn(placed(path, rect)), rect)
    assert difference(alone, found) <= 0.01
    assert difference(alone, found.rotate(180)) > 0.1  # the picture is no even tone


def test_transparency_stays(tmp_path: Path) -> None:
    path = tmp_path / "ad.pdf"
    path.write_bytes(build(transparent=True))
    assert difference(drawn(path.read_bytes(), TRIM), cut(drawn(placed(path)))) <= 0.01
    assert difference(drawn(build(), TRIM), cut(drawn(placed(path)))) > 0.01
    with opened(placed(path)) as document:
        assert form_of(document).Group.CS == document.pages[0].Group.CS == "/DeviceCMYK"


def test_what_it_is(ad: Path) -> None:
    info = examine(ad, 1)
    assert info.size == (SIZE[0] * 1000, SIZE[1] * 1000)
    assert info.traits.missing_fonts == () and info.traits.rgb
    assert info.traits.plates == ("Cyan", "Magenta", "Yellow", "Black", SPOT)
    assert info.traits.spots == (Colour(SPOT, (0, 900, 800, 50), spot=True),)
    assert info.left == ("@placed-javascript", "@placed-annotations")
    assert info.traits.spaces == ("calibrated",)
    assert not uses_transparency(info.traits)


def paint(pdf: pikepdf.Pdf, *, icc: int = 0, space: Any = None, content: bytes = b"0 0 9 9 re f", **named: Any) -> None:
    """Make ``pdf`` one page of ``content``; ``icc``: its space /C has a profile of that many components."""
    if icc:
        space = Array([Name.ICCBased, pdf.make_stream(b"profile", N=icc)])
    page = pdf.add_blank_page(page_size=(100, 100)).obj
    if space is not None:
        named["C"] = space
    page.Resources, page.Contents = Dictionary(ColorSpace=Dictionary(**named)), pdf.make_stream(content)


WHITE_POINT = Dictionary(WhitePoint=[0.95, 1, 1.09])
PALETTE = Array([Name.Indexed, Name.DeviceRGB, 0, b"abc"])
DEFAULT = Array([Name.CalRGB, WHITE_POINT])


@pytest.mark.parametrize(
    ("made", "spaces"),
    [
        ({"content": b"0 0 0 1 k 0.5 g 0 0 9 9 re f"}, ()),
        ({"content": b"1 0 0 rg 0 0 9 9 re f"}, ("device-rgb",)),
        ({"content": b"1 0 0 RG 0 0 m 9 9 l S"}, ("device-rgb",)),
        ({"content": b"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f"}, ("device-rgb",)),
        ({"content": b"/C cs 0 sc 0 0 9 9 re f", "space": PALETTE}, ("device-rgb",)),
        ({"content": b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"}, ("device-rgb",)),
        ({"content": b"1 0 0 rg 0 0 9 9 re f", "DefaultRGB": DEFAULT}, ("calibrated",)),
        ({"content": b"0 0 0 1 k 0 0 9 9 re f", "DefaultCMYK": Name.DeviceCMYK}, ("calibrated",)),
        ({"content": b"/C cs 1 sc 0 0 9 9 re f", "space": Array([Name.CalGray, WHITE_POINT])}, ("calibrated",)),
        ({"content": b"/C cs 1 0 0 sc 0 0 9 9 re f", "space": Array([Name.Lab, WHITE_POINT])}, ("calibrated",)),
        ({"content": b"/C cs 0 0 0 1 sc 0 0 9 9 re f", "icc": 4}, ("calibrated",)),
        ({"content": b"/C cs 0 0 1 sc 1 0 0 rg 0 0 9 9 re f", "icc": 3}, ("device-rgb", "calibrated")),
    ],
)  # fmt: skip
def test_colours_that_standards_refuse_are_told(made: dict[str, Any], spaces: tuple[str, ...], tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        paint(pdf, **made)
        pdf.save(tmp_path / "a.pdf")
    assert examine(tmp_path / "a.pdf", 1).traits.spaces == spaces


def test_transparency_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ad.pdf"
    path.write_bytes(build(transparent=True))
    assert uses_transparency(examine(path, 1).traits)


def test_groups_round_opaque_things_go(ad: Path) -> None:
    """PDF/X-1a takes no groups, and these change nothing."""
    with Copier(ad, groups=False) as copier:
        assert not copier.page(1).grouped
        assert not any(b"/Group" in made.parts for made in copier.objects)
    with Copier(ad) as copier:
        assert copier.page(1).grouped
        assert sum(b"/Group" in made.parts for made in copier.objects) == 2  # the page's and a form's


def test_groups_of_what_is_transparent_stay(tmp_path: Path) -> None:
    path = tmp_path / "ad.pdf"
    path.write_bytes(build(transparent=True))
    with Copier(path, groups=False) as copier:
        assert copier.page(1).grouped


def test_nothing_else_comes_along(ad: Path) -> None:
    data = placed(ad)
    with opened(data) as document:
        unpacked = BytesIO()
        document.save(unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, qdf=True)
        kinds = [str(made.get("/Type")) for made in document.objects if isinstance(made, pikepdf.Dictionary)]
    assert kinds.count("/Page") == kinds.count("/Pages") == kinds.count("/Catalog") == 1
    found = unpacked.getvalue()
    for word in (b"JavaScript", b"/Annot", b"secret", b"adobe:ns:meta/'", b"StructParents", b"PieceInfo", b"/Thumb",
                 b"/OCG", b"LZWDecode", b"<x/>", b"LastModified"):  # fmt: skip
        assert word not in found, word
    assert found.count(b"/Metadata ") == 1  # our own
    assert b"JavaScript" in build() and b"LZWDecode" in build()


def test_fonts_spot_and_overprint_are_kept(ad: Path) -> None:
    with opened(placed(ad)) as document:
        resources: Any = form_of(document).Resources
        kinds = {str(font.Subtype) for font in resources.Font.values()}
        assert kinds == {"/Type1", "/TrueType", "/Type3", "/Type0"}
        assert str(resources.ColorSpace.Spot[1]) == "/" + SPOT
        over = resources.ExtGState.Over
        assert (over.OP, over.op, over.OPM) == (True, True, 1)
        with pikepdf.open(ad) as source:
            theirs: Any = source.pages[0].Resources
            for name in ("F1", "F2"):
                for key in ("/FontFile2", "/FontFile3"):
                    if key in theirs.Font["/" + name].FontDescriptor:
                        before = theirs.Font["/" + name].FontDescriptor[key].read_bytes()
                        assert resources.Font["/" + name].FontDescriptor[key].read_bytes() == before


def test_lzw_becomes_flate_with_its_predictor(ad: Path) -> None:
    with opened(placed(ad)) as document:
        resources: Any = form_of(document).Resources
        image = resources.XObject.Im2
        assert [str(name) for name in image.Filter] == ["/FlateDecode"]
        assert image.read_bytes() == bytes(16 * (column + 1) & 255 for column in range(16)) * 16


def test_the_same_bytes(ad: Path) -> None:
    assert placed(ad) == placed(ad)
    program = (
        "import sys; from pathlib import Path; from tests.placed.pixels import placed; "
        "sys.stdout.buffer.write(placed(Path(sys.argv[1])))"
    )
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", program, str(ad)], capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent.parent.parent), "TZ": "Asia/Tokyo"},
        ).stdout  # fmt: skip
        assert made == placed(ad)


def test_a_page_placed_twice_is_there_once(ad: Path) -> None:
    sheet = Sheet()
    sheet.items += [PlacedPage(rect, str(ad), 1, "ad.pdf") for rect in (PLACE, PLACE._replace(y=210_000))]
    data = sheet.pdf()
    assert abs(len(data) - len(placed(ad))) < 300
    with opened(data) as document:
        resources: Any = document.pages[0].Resources
        assert list(resources.XObject.keys()) == ["/P1"]
    page = drawn(data)
    assert difference(cut(page), cut(page, PLACE._replace(y=210_000))) < 0.01


def test_two_pages_share_what_they_share(tmp_path: Path) -> None:
    source = pikepdf.open(BytesIO(build()))
    source.pages.append(source.pages[0])
    source.pages[1].obj.Contents = source.make_stream(b"BT /F1 24 Tf 30 150 Td (BA) Tj ET")
    path = tmp_path / "two.pdf"
    source.save(path)
    with Copier(path) as copier:
        copier.page(1)
        before = len(copier.objects)
        copier.page(2)
        assert len(copier.objects) == before + 1  # the second form: its resources are those of the first


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({}, (160, 240)),
        ({"UserUnit": 2}, (320, 480)),
        ({"Rotate": -90}, (240, 160)),
        ({"Rotate": 450}, (240, 160)),
        ({"TrimBox": [180, 250, 20, 10]}, (160, 240)),
        ({"TrimBox": [-50, 10, 180, 999]}, (180, 250)),
        ({"TrimBox": None}, (200, 260)),
        ({"TrimBox": None, "CropBox": [0, 0, 50, 60]}, (50, 60)),
    ],
)
def test_the_box_that_shows(tmp_path: Path, changes: dict[str, Any], size: tuple[int, int]) -> None:
    source = pikepdf.open(BytesIO(build(rotate=0)))
    page: Any = source.pages[0].obj
    for key, value in changes.items():
        if value is None:
            del page["/" + key]
        else:
            page["/" + key] = value
    path = tmp_path / "a.pdf"
    source.save(path)
    assert examine(path, 1).size == (size[0] * 1000, size[1] * 1000)


def test_scaled_not_stretched(ad: Path) -> None:
    half = Rect(30_000, 40_000, 120_000, 80_000)
    with opened(placed(ad, half)) as document:
        operators = pikepdf.parse_content_stream(document.pages[0], "cm")
        assert [float(v) for v in operators[0].operands] == [0.5, 0, 0, 0.5, 30, 280]


def test_a_page_without_placed_files_does_not_import_pikepdf() -> None:
    code = (
        "import sys; from layout.pipeline import typeset; from layout.export.pdf.document import write_pdf; "
        "p = typeset('issues/2020-09-29').paper; write_pdf(p, p.pages, proof=False); sys.exit('pikepdf' in sys.modules)"
    )
    root = Path(__file__).parent.parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_content_in_several_parts_is_joined_apart(tmp_path: Path) -> None:
    """A token may not run from one stream into the next (PDF 32000 7.8.2)."""
    source = pikepdf.open(BytesIO(build()))
    page: Any = source.pages[0].obj
    page.Contents = pikepdf.Array([source.make_stream(b"0 0 0 1 k 20 10 10 1"), source.make_stream(b"0 re f")])
    path = tmp_path / "a.pdf"
    source.save(path)
    with opened(placed(path)) as document:
        assert re.split(rb"\s+", form_of(document).read_bytes()) == b"0 0 0 1 k 20 10 10 1 0 re f".split()
