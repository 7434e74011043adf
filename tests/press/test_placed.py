"""Placed pages and drawings under outside programs: Ghostscript's pictures and plates, qpdf, librsvg."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from layout.artwork import place
from layout.artwork.reader import read_artwork
from layout.export.plates import plates as own_plates
from layout.paper import Artwork
from layout.press.profiles import PROFILES
from layout.style import BLACK, WHITE
from tests.export.papers import Sheet
from tests.placed.ad import SPOT, build
from tests.placed.pixels import DPI, PLACE, cut, difference, drawn, placed

pytestmark = pytest.mark.press

GRAPHIC = Path(__file__).parent.parent / "placed" / "paper" / "期" / "图" / "图形.svg"
FINER = 8
NAMES = {"C": "Cyan", "M": "Magenta", "Y": "Yellow", "K": "Black"}
INKS = ("Cyan", "Magenta", "Yellow", "Black", SPOT)


def run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def ghostscript(device: str, pdf: Path, out: Path, *options: str) -> None:
    run(
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-dSAFER",
        f"-sDEVICE={device}",
        f"-r{DPI}",
        *options,
        f"-sOutputFile={out}",
        pdf,
    )


@pytest.fixture(
    params=[(profile, glass) for profile in PROFILES for glass in (False, True) if not glass or profile != "x1a"],
    ids=lambda param: param[0] + "-transparent" * param[1],
)
def files(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """The advertisement alone, and a page of each profile that holds it, under type that overprints."""
    alone, page = tmp_path / "ad.pdf", tmp_path / "page.pdf"
    profile, transparent = request.param
    alone.write_bytes(build(transparent=transparent))
    page.write_bytes(placed(alone, profile=profile, words="黑字叠印"))
    return alone, page


def test_qpdf_finds_nothing(files: tuple[Path, Path]) -> None:
    for path in files:
        assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)


def like(page: Path, alone: Path) -> None:
    """Take off the group of ``alone``'s page where what ``page`` holds of it has none."""
    with pikepdf.open(page) as made, pikepdf.open(alone, allow_overwriting_input=True) as pdf:
        resources: Any = made.pages[0].Resources
        if "/Group" not in resources.XObject.P1:
            del pdf.pages[0].obj["/Group"]
            pdf.save(alone)


@pytest.mark.parametrize("overprint", ["enable", "simulate"])
def test_ghostscript_draws_the_same(files: tuple[Path, Path], tmp_path: Path, overprint: str) -> None:
    """Unless it simulates it, Ghostscript draws overprint in RGB only where there is a transparency group.

    PDF/X-1a takes none, so that its page is then compared with the advertisement without its own.
    """
    alone, page = files
    if overprint == "enable":
        like(page, alone)
    ghostscript("png16m", alone, tmp_path / "alone.png", f"-dOverprint=/{overprint}", "-dUseTrimBox")
    ghostscript("png16m", page, tmp_path / "page.png", f"-dOverprint=/{overprint}")
    one, other = (
        Image.open(tmp_path / "alone.png").convert("RGB"),
        cut(Image.open(tmp_path / "page.png").convert("RGB")),
    )
    assert difference(one, other) <= 0.01
    assert difference(one, other.rotate(180)) > 0.1


def plates(pdf: Path, folder: Path, *options: str) -> dict[str, Image.Image]:
    """Ghostscript's separations by ink, 255 no ink."""
    folder.mkdir()
    ghostscript("tiffsep", pdf, folder / "p.tif", *options)
    found = {path.stem[2:-1]: Image.open(path).convert("L") for path in folder.glob("p(*).tif")}
    return {("Spot" if name not in INKS[:4] else name): image for name, image in found.items()}


def test_the_plates_are_the_same(files: tuple[Path, Path], tmp_path: Path) -> None:
    alone, page = files
    one, other = plates(alone, tmp_path / "alone", "-dUseTrimBox"), plates(page, tmp_path / "page")
    assert set(one) == set(other) == {*INKS[:4], "Spot"}
    for ink, plate in one.items():
        found = cut(other[ink])
        assert difference(plate, found, 2) <= 0.01, ink
        assert sum(plate.histogram()[:128]) > 0, ink  # there is something on it


def test_overprint_is_kept(files: tuple[Path, Path], tmp_path: Path) -> None:
    """Cyan prints over the spot, the magenta beside it knocks it out: as told in the ad's own graphics states."""
    found = plates(files[1], tmp_path / "page")

    def ink(name: str, x: float, y: float) -> int:
        """0 to 255 at a point of the ad's own page, turned by a quarter; its trim begins at 20, 10."""
        right, down = PLACE.x / 1000 + y - 10, PLACE.y / 1000 + x - 20
        level = found[name].getpixel((int(right * DPI / 72), int(down * DPI / 72)))
        assert isinstance(level, int)
        return 255 - level

    over, knocked = (135, 50), (135, 70)
    assert (ink("Spot", *over), ink("Cyan", *over)) == (255, 255)
    assert (ink("Spot", *knocked), ink("Magenta", *knocked)) == (0, 255)


@pytest.mark.parametrize("profile", ["newsprint", "x4"])
def test_our_plates_of_it_are_ghostscript_s(profile: str, tmp_path: Path) -> None:
    """Within two levels of 255 on average, where both go by the output intent; mean over the advertisement alone."""
    alone, page = tmp_path / "ad.pdf", tmp_path / "page.pdf"
    alone.write_bytes(build())
    page.write_bytes(placed(alone, profile=profile))
    finer = ("-dUsePDFX3Profile", f"-r{DPI * FINER}", f"-dDownScaleFactor={FINER}")
    theirs = plates(page, tmp_path / "page", *finer)
    ours = {NAMES.get(ink, "Spot"): image for _, ink, image in own_plates(page.read_bytes(), DPI)}
    assert set(ours) == set(theirs)
    for ink, image in ours.items():
        assert image, ink
        assert ImageStat.Stat(cut(ImageChops.difference(image, theirs[ink]))).mean[0] <= 0.5, ink


def test_a_drawing_is_what_librsvg_draws(tmp_path: Path) -> None:
    sheet = Sheet()
    colours = {"black": BLACK, "#000000": BLACK, "#ffffff": WHITE}
    rect, fills = place(read_artwork(GRAPHIC), PLACE, colours, "centre")
    assert rect == PLACE
    sheet.items.append(Artwork(rect, fills, None, "graphic.svg"))
    ours = cut(drawn(sheet.pdf())).convert("L")
    run("rsvg-convert", "-w", str(ours.width), "-b", "white", GRAPHIC, "-o", tmp_path / "a.png")
    theirs = Image.open(tmp_path / "a.png").convert("L")
    one, other = (image.point([255 * (level > 127) for level in range(256)]) for image in (ours, theirs))
    assert difference(one, other) <= 0.01
    assert 0.1 < sum(one.histogram()[:128]) / (one.width * one.height) < 0.6
