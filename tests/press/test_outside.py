"""The sample's PDF under outside programs: qpdf, poppler, MuPDF, Ghostscript. They fail where a program is absent."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from layout.export.pdf.document import write_pdf
from layout.pipeline import typeset
from layout.style import Grid

ISSUE = Path(__file__).parent.parent.parent / "issues" / "2020-09-29"
DPI = 72

pytestmark = pytest.mark.press


@pytest.fixture(scope="module")
def grid() -> Grid:
    style = typeset(ISSUE).style
    assert style
    return style.grid


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paper = typeset(ISSUE).paper
    assert paper
    path = tmp_path_factory.mktemp("press") / "front.pdf"
    path.write_bytes(write_pdf(paper, paper.pages, proof=False))
    return path


def run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_qpdf_finds_nothing(pdf: Path) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", pdf)


def test_fonts_are_embedded_and_subset(pdf: Path) -> None:
    rows = run("pdffonts", pdf).splitlines()[2:]
    assert len(rows) >= 4
    for row in rows:
        assert row[6] == "+" and row.split()[-5:-2] == ["yes", "yes", "yes"], row


def test_poppler_reads_the_texts(pdf: Path) -> None:
    wanted = (ISSUE.parent.parent / "tests" / "pages" / "front_page.txt").read_text(encoding="utf-8").splitlines()[1:]
    found = run("pdftotext", "-raw", pdf, "-").replace("\n", "")
    for text in sorted(wanted, key=len, reverse=True):
        bare = text.replace("？ ", "？")  # poppler drops the space at which the line was broken
        assert text in found or bare in found, text


def test_mupdf_draws_it(pdf: Path, tmp_path: Path) -> None:
    out = run("mutool", "draw", "-q", "-r", "36", "-o", tmp_path / "page.png", pdf)
    assert [line for line in out.splitlines() if "ICC support" not in line] == []


def test_plates(pdf: Path, tmp_path: Path, grid: Grid) -> None:
    """Ghostscript's separations: type on K alone, the nameplate on magenta and yellow, nothing on cyan."""
    device = ("-sDEVICE=tiffsep", f"-r{DPI}", f"-sOutputFile={tmp_path}/p.tif")
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *device, pdf)
    inks = ("Cyan", "Magenta", "Yellow", "Black")
    plates = {ink: Image.open(next(tmp_path.glob(f"*({ink})*.tif"))).convert("L") for ink in inks}
    below = (0, grid.y(10) // 1000, plates["Black"].width, plates["Black"].height)  # all but the masthead
    for name in ("Cyan", "Magenta", "Yellow"):
        assert plates[name].crop(below).getextrema() == (255, 255), name
    assert plates["Cyan"].getextrema() == (255, 255)
    assert plates["Black"].crop(below).histogram()[0] > 0
    assert plates["Magenta"].histogram()[0] > 0 < plates["Yellow"].histogram()[0]


def test_poppler_reads_divided_words_whole(tmp_path: Path) -> None:
    paper = typeset(ISSUE.parent / "specimen").paper
    assert paper
    path = tmp_path / "specimen.pdf"
    path.write_bytes(write_pdf(paper, paper.pages, proof=False))
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)
    found = run("pdftotext", path, "-")
    for word in ("窄栏里遇到 internationalization 这样的长词", "Shijiazhuang，Zhangjiakou 照拼音断，Ürümqi 也是"):
        assert word in found.replace("\n", ""), word
