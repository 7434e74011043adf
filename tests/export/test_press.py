"""What the press's own programs say of our files: qpdf, poppler, MuPDF, Ghostscript."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from layout.geometry import Rect
from layout.paper import Artwork, Fill, Missing, PathFill, Picture
from layout.style import BLACK
from tests.export.papers import KIT, RED, Sheet

pytestmark = pytest.mark.press

LINES = (
    "本报讯记者从会上获悉",
    "于9月25日在渝成立AB",
    "他说道。”而且（，）人",
    "记者 张亦筑 报道",
    "化学元素𬭎和𫟹——",
)
SHIFTS: tuple[tuple[tuple[int, int], ...], ...] = (
    (),
    ((1, 250), (2, 250), (3, 250), (5, 250), (9, 250)),
    ((4, -500), (6, -500), (8, -500)),
    ((3, 276), (7, -120)),
    (),
)


def full_sheet(tmp_path: Path) -> Sheet:
    """Every kind of item on one page."""
    sheet = Sheet(bleed=8504)
    square = (("M", (20_000, 10_000)), ("L", (60_000, 10_000)), ("L", (20_000, 30_000)), ("Z", ()))
    sheet.items.append(Artwork(Rect(20_000, 10_000, 40_000, 20_000), (PathFill(square, RED),), sheet.node("测试日报")))
    for row, (words, shifts) in enumerate(zip(LINES, SHIFTS, strict=True)):
        sheet.run(words, y=50_000 + 14_000 * row, shifts=shifts, face=list(KIT)[row % 2])
    sheet.run("楷体字", y=140_000, face="楷", space=600, gaps=2)
    sheet.items.append(Fill(Rect(0, 150_000, 100_000, 500), BLACK))
    for number, mode in enumerate(("L", "CMYK", "RGB")):
        path = tmp_path / f"{number}.jpg"
        Image.linear_gradient("L").convert(mode).save(path)
        at = Rect(20_000 + 80_000 * number, 160_000, 60_000, 40_000)
        sheet.items.append(Picture(at, str(path), path.name, (256, 256), (0, 0, 240, 160), ""))
    sheet.items.append(Missing(Rect(20_000, 210_000, 30_000, 10_000), "溢文 3行"))
    return sheet


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.pdf"
    path.write_bytes(full_sheet(tmp_path).pdf())
    return path


def run(*command: str | Path) -> str:
    """The output of a program that must succeed."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    said = done.stderr.decode(errors="replace").replace("warning: ICC support is not available\n", "")
    assert not said
    return done.stdout.decode()


def test_qpdf_finds_nothing(page: Path, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", page)
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(full_sheet(tmp_path).pdf(True, "不可付印"))
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", proof)


def test_poppler_reads_what_was_typed(page: Path) -> None:
    found = run("pdftotext", "-raw", page, "-").replace("\f", "").strip("\n").split("\n")
    assert found == ["测试日报", *LINES, "楷体字"]


def test_poppler_lists_the_fonts_as_embedded_subsets_with_unicode(page: Path) -> None:
    rows = run("pdffonts", page).splitlines()[2:]
    assert len({row.split()[0] for row in rows}) == 3
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row) and re.search(r"Identity-H\s+yes yes yes", row)


def test_mupdf_reads_what_was_typed(page: Path) -> None:
    """MuPDF goes by positions whatever the spans say, and sees spaces in the gaps between 汉字 and Latin."""
    found = run("mutool", "draw", "-q", "-F", "txt", page)
    assert re.sub(r"\s", "", found) == re.sub(r"\s", "", "".join(("测试日报", *LINES, "楷体字")))


def test_ghostscript_puts_text_on_the_black_plate_alone(tmp_path: Path) -> None:
    sheet = Sheet()
    for row, words in enumerate(LINES):
        sheet.run(words, y=50_000 + 14_000 * row)
    path = tmp_path / "text.pdf"
    path.write_bytes(sheet.pdf())
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r100", f"-sOutputFile={tmp_path}/plate.tif", path)
    dark = {}
    for plate in ("Cyan", "Magenta", "Yellow", "Black"):
        with Image.open(tmp_path / f"plate({plate}).tif") as image:
            dark[plate] = min(image.convert("L").tobytes())
    assert dark["Black"] < 50
    assert dark["Cyan"] == dark["Magenta"] == dark["Yellow"] == 255
