"""A paper with a drawn nameplate, a graphic and an advertisement, from its files to pixels."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.cli import main
from layout.diagnostic import Span
from layout.export.pdf.document import write_pdf
from layout.flow.graphic import fit
from layout.geometry import Rect
from layout.inks import inks_of
from layout.model import Image
from layout.paper import Artwork, Item, Page, PlacedPage
from layout.pipeline import Result, typeset
from layout.preflight.judge import preflight
from layout.preflight.rules.rule import Target
from tests.export.reading import opened, text
from tests.placed.ad import SIZE, SPOT, TRIM, build
from tests.placed.pixels import DPI, cut, difference, drawn

PAPER = Path(__file__).parent / "paper"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """The paper of this folder; its advertisement is built."""
    shutil.copytree(PAPER, tmp_path / "报")
    (tmp_path / "报" / "期" / "图" / "广告.pdf").write_bytes(build())
    return tmp_path / "报" / "期"


def the_page(result: Result) -> Page:
    assert result.paper
    (page,) = result.paper.pages
    return page


def items(page: Page, kind: type) -> Iterable[object]:
    return (item for frame in page.frames for item in frame.items if isinstance(item, kind))


def told(result: Result) -> list[str]:
    return [f"{found.at} {found.code}" for found in result.diagnostics]


def test_the_page(issue: Path) -> None:
    result = typeset(issue)
    assert told(result) == [
        "期/稿/广告.md:2:4 placed-preflight", "期/稿/广告.md:2:4 placed-rgb", "期/稿/广告.md:2:4 placed-size",
        "期/稿/广告.md:2:4 placed-left",
    ]  # fmt: skip
    page = the_page(result)
    (ad,) = items(page, PlacedPage)
    assert isinstance(ad, PlacedPage) and (ad.rect.width, ad.rect.height) == (246_000, 164_000)
    plate, graphic, shapes = items(page, Artwork)
    assert isinstance(plate, Artwork) and isinstance(graphic, Artwork) and isinstance(shapes, Artwork)
    assert (plate.node is None, graphic.node, graphic.name) == (False, None, "期/图/线路.svg")
    assert {fill.colour.name for fill in graphic.fills} == {"报红", "青灰", "专金", "黑", "白"}


def test_the_pixels_of_the_advertisement(issue: Path) -> None:
    """Made for its space (here by placing the space where it was made for), it comes out as it went in."""
    result = typeset(issue)
    assert result.paper
    page = the_page(result)
    whole = Rect(30_000, 100_000, 240_000, 160_000)

    def moved(item: Item) -> Item:
        return item._replace(rect=whole) if isinstance(item, PlacedPage) else item

    frames = tuple(
        frame._replace(items=tuple(map(moved, frame.items))) for frame in page.frames if frame.area == "广告"
    )
    page = page._replace(frames=frames, width=400_000, height=400_000)
    pdf = write_pdf(result.paper, [page], proof=False)
    assert DPI == 144 and difference(drawn(build(), TRIM), cut(drawn(pdf), whole)) <= 0.01


def test_the_inks_of_an_advertisement_are_the_page_s(issue: Path) -> None:
    """A plate is made for its spot, under the style book's own name where both have it."""
    spots = [ink for ink in inks_of(the_page(typeset(issue))) if ink.spot]
    assert [(spot.name, spot.cmyk) for spot in spots] == [("专金", (0, 300, 900, 200)), (SPOT, (0, 900, 800, 50))]
    book = issue.parent / "paper.yaml"
    own = f"  {SPOT}: {{油墨: [0%, 80%, 80%, 0%], 专色: 是}}\n"
    book.write_text(book.read_text("utf-8").replace("图形颜色:", own + "图形颜色:"), "utf-8")
    spots = [ink for ink in inks_of(the_page(typeset(issue))) if ink.spot]
    assert [(spot.name, spot.cmyk) for spot in spots] == [("专金", (0, 300, 900, 200)), (SPOT, (0, 800, 800, 0))]


def test_the_command_writes_press_file_and_proof(issue: Path, tmp_path: Path) -> None:
    assert main(["render", str(issue), "-o", str(tmp_path / "a.pdf"), "--png", "--lang", "en"]) == 0
    data = (tmp_path / "a.pdf").read_bytes()
    assert text(data)[0] == "试报"  # the nameplate's text
    with opened(data) as document:
        resources = document.pages[0].Resources
        assert [str(key) for key in resources.XObject.keys()] == ["/P1"]  # noqa: SIM118
        assert str(resources.ColorSpace.S1[1]) == "/专金"
    assert (tmp_path / "a-01.png").stat().st_size > 10_000
    assert (tmp_path / "a.pdf").read_bytes() == data
    assert main(["render", str(issue), "-o", str(tmp_path / "b.pdf"), "--lang", "en"]) == 0
    assert (tmp_path / "b.pdf").read_bytes() == data


def test_a_wrong_file_has_a_box_on_the_proof(issue: Path, tmp_path: Path) -> None:
    (issue / "图" / "广告.pdf").write_bytes(build()[:-2000])
    (issue / "图" / "线路.svg").write_text("<svg>", encoding="utf-8")
    assert main(["render", str(issue), "-o", str(tmp_path / "a.pdf"), "--lang", "en"]) == 1
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["a.proof.pdf"]
    assert told(typeset(issue)) == ["期/图/线路.svg:1:1 graphic-unusable", "期/稿/广告.md:2:4 placed-unusable"]


@pytest.mark.parametrize(
    ("colours", "profile", "refused"),
    [
        (b"0 0 0 1 k", "x1a", ()),
        (b"0 0 0 1 k", "x4", ()),
        (b"1 0 0 rg", "x1a", ("@space-device-rgb",)),
        (b"1 0 0 rg", "x4", ("@space-device-rgb",)),
        (b"1 0 0 rg", "newsprint", ("@space-device-rgb",)),
        (b"/C cs 1 0 0 sc", "x1a", ("@space-calibrated",)),
        (b"/C cs 1 0 0 sc", "x4", ()),
        (b"/C cs 1 0 0 sc", "newsprint", ()),
    ],
)
def test_no_colours_that_the_standard_refuses(
    colours: bytes, profile: str, refused: tuple[str, ...], issue: Path, tmp_path: Path
) -> None:
    """A file that claims a standard keeps it, whoever drew what is on the page: its own preflight says so."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=SIZE).obj
        lab = Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])])
        page.Resources = Dictionary(ColorSpace=Dictionary(C=lab))
        page.Contents = pdf.make_stream(colours + b" 9 9 99 99 re f")
        pdf.save(issue / "图" / "广告.pdf")
    found = typeset(issue, profile=profile).diagnostics
    assert [one.arg("what") for one in found if one.code == "placed-colours"] == ([refused] if refused else [])
    status = main(["render", str(issue), "-o", str(tmp_path / "a.pdf"), "--for", profile, "--lang", "en"])
    assert (status, (tmp_path / "a.pdf").exists()) == ((1, False) if refused else (0, True))
    if not refused:
        broken = {one.code for one in preflight(tmp_path / "a.pdf", Target[profile.upper()]).errors}
        assert broken <= ({"rgb-managed", "lab"} if profile == "newsprint" else set())


def test_a_link_out_of_the_paper_is_not_followed(issue: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.pdf"
    outside.write_bytes(build())
    (issue / "图" / "广告.pdf").unlink()
    (issue / "图" / "广告.pdf").symlink_to(outside)
    assert told(typeset(issue)) == ["期/稿/广告.md:2:4 picture-missing"]


def test_a_nameplate_may_be_a_pdf(issue: Path, tmp_path: Path) -> None:
    book = issue.parent / "paper.yaml"
    book.write_text(book.read_text("utf-8").replace("art/题字.svg", "期/图/广告.pdf"), "utf-8")
    result = typeset(issue)
    (plate, _) = items(the_page(result), PlacedPage)
    assert isinstance(plate, PlacedPage) and plate.node is not None and plate.number == 1
    assert result.style
    assert plate.rect.x == result.style.grid.left and plate.rect.width * 2 == plate.rect.height * 3
    assert main(["render", str(issue), "-o", str(tmp_path / "a.pdf"), "--lang", "en"]) == 0
    assert "试报" in text((tmp_path / "a.pdf").read_bytes())


def test_a_graphic_is_as_deep_as_its_shape_asks(issue: Path) -> None:
    """In a band that is as deep as its copy."""
    page = issue / "01.yaml"
    page.write_text(page.read_text("utf-8").replace("  13   广告", " 随文  广告").replace("  17 ", "   * "), "utf-8")
    result = typeset(issue)
    assert {found.code for found in result.diagnostics} >= {"placed-rgb"}
    assert result.style
    # 281 pt wide and two thirds of it deep, to the nearest row
    depth = next(frame.rect.height for frame in the_page(result).frames if frame.area == "图形")
    assert abs(depth - result.style.grid.span(2) * 2 // 3) <= result.style.grid.step


ROOM = Rect(0, 0, 300_000, 200_000)


@pytest.mark.parametrize(
    ("size", "frame", "reported"),
    [
        ((300_000, 200_000), (0, 0, 300_000, 200_000), None),
        ((288_000, 192_000), (0, 0, 300_000, 200_000), None),  # less than 5 %
        ((300_000, 198_000), (0, 1000, 300_000, 198_000), None),  # less than a millimetre left
        ((300_000, 190_000), (0, 5000, 300_000, 190_000), 100.0),
        ((200_000, 200_000), (50_000, 0, 200_000, 200_000), 100.0),
        ((150_000, 100_000), (71_250, 47_500, 157_500, 105_000), 105.0),  # no larger than that
        ((600_000, 400_000), (0, 0, 300_000, 200_000), 50.0),
    ],
)
def test_an_ad_is_fitted_and_reported(size: tuple[int, int], frame: tuple[int, ...], reported: float | None) -> None:
    ad = Image("a.pdf", Span("稿/a.md", 2, 4))
    found, problems = fit(ad, size, ROOM, 50, captioned=False)
    assert found == frame
    assert [problem.arg("percent") for problem in problems] == ([] if reported is None else [reported])
    found, problems = fit(ad, size, ROOM, 50, captioned=True)
    assert problems == [] and found.bottom == ROOM.bottom  # a graphic, above its credit
