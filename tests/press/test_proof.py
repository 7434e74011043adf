"""The proof's pictures against each other, drawn by outside programs; and how large the file of four full pages is."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from layout.pipeline import typeset
from layout.proof.build import make_proof
from tests.proof.issue import write_issue
from tests.test_cases import FOLDER, lay_out, read_case

ROOT = Path(__file__).parent.parent.parent
DPI = 96
MOST = 8_000_000  #: bytes of the proof of four pages 对开
NEAR = 8.0  #: of 255, mean over the page: letters' edges, and black that is a grey of the press condition
FAR = 70  #: of 255, mean over a square of 8 pixels; a glyph that is off by half an em makes 94 and more

pytestmark = pytest.mark.press


@pytest.fixture(params=["2020-09-29", "specimen", "wrong", "headings/grounds", "vertical/parts"])
def issue(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A sample, a page of faults, or the page of a case."""
    if request.param == "wrong":
        return write_issue(tmp_path)
    if "/" in request.param:
        lay_out(read_case(FOLDER / f"{request.param}.case"), tmp_path)
        return tmp_path
    return ROOT / "issues" / str(request.param)


def test_svg_looks_like_the_pdf(issue: Path, tmp_path: Path) -> None:
    files = {file.name: file.content for file in make_proof(typeset(issue), "a", DPI, "zh")}
    pages = [name.removesuffix(".svg") for name in files if name.endswith(".svg")]
    assert pages
    for page in pages:
        (tmp_path / "page.svg").write_bytes(files[f"{page}.svg"])
        pdf = Image.open(BytesIO(files[f"{page}.png"])).convert("RGB")
        size = ["--width", str(pdf.width), "--height", str(pdf.height)]
        command = ["rsvg-convert", *size, "-o", str(tmp_path / "page.png"), str(tmp_path / "page.svg")]
        subprocess.run(command, check=True)
        svg = Image.open(tmp_path / "page.png").convert("RGB")
        difference = ImageChops.difference(svg, pdf)
        assert max(ImageStat.Stat(difference).mean) < NEAR, page
        squares = difference.convert("L").reduce(8).tobytes()  # a glyph out of place shows in a square of its own
        assert max(squares) < FAR, page


def test_four_full_pages_go_by_mail(tmp_path: Path) -> None:
    script = ROOT / "benchmarks" / "make_paper.py"
    subprocess.run([sys.executable, str(script), str(tmp_path), "--pages", "4"], check=True, cwd=ROOT)
    issue = next(path for path in tmp_path.iterdir() if path.is_dir())
    html = next(iter(make_proof(typeset(issue), "a", 72, "zh")))
    assert html.content.count(b'class="sheet"') == 4
    assert len(html.content) < MOST
