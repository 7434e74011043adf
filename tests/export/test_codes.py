"""QR codes: drawn as one outline, with their white around them, and read by a scanner's library from the drawn page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from layout import codes
from layout.export.pdf import write_pdf
from layout.export.png import page_pngs
from layout.geometry import Rect
from layout.paper import Artwork, Page, Paper
from layout.pipeline import typeset
from tests.spec.conftest import write

TEXTS = (
    "https://example.org/2026/11/23/01.html",
    "扫一扫，看《渝报》视频：树根共享",
    "HTTPS://EXAMPLE.ORG/A1",
    "20261123",
)


def area(points: tuple[codes.Point, ...]) -> int:
    """Twice the area inside an outline (shoelace); negative for one that runs the other way round."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True))


@pytest.mark.parametrize("text", TEXTS)
def test_the_outlines_hold_the_dark_modules(text: str) -> None:
    import segno

    made = segno.make_qr(text, error="m", mode=None if text.isascii() else "byte", encoding="utf-8")
    symbol = codes.symbol(text)
    assert symbol.modules == len(made.matrix) and symbol.side == made.symbol_size(border=4)[0]
    assert sum(map(area, symbol.outlines)) == 2 * sum(map(sum, made.matrix))
    assert all(0 <= v <= symbol.modules for outline in symbol.outlines for point in outline for v in point)


def test_more_than_fits_is_refused() -> None:
    assert codes.symbol("字" * 777).modules == 177  # version 40-M holds 2331 bytes
    with pytest.raises(codes.TooLongError):
        codes.symbol("字" * 778)


def test_it_stands_at_the_foot_in_the_middle_with_its_white() -> None:
    symbol = codes.symbol("https://example.org")
    square, drawn = codes.place(symbol, Rect(10_000, 20_000, 200_000, 100_000))
    module = square.width // symbol.side
    assert square.width == square.height == module * symbol.side and 99_000 < square.width <= 100_000
    assert square.bottom == 120_000 and abs(square.x + square.width // 2 - 110_000) <= 1
    across = [v for _, points in drawn.path for v in points[::2]]
    down = [v for _, points in drawn.path for v in points[1::2]]
    quiet = 4 * module
    assert (min(across), max(across)) == (square.x + quiet, square.right - quiet)
    assert (min(down), max(down)) == (square.y + quiet, square.bottom - quiet)
    assert drawn.colour.cmyk == (0, 0, 0, 1000)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A page with a code in each of four areas, as deep as they like to be."""
    folder = tmp_path_factory.mktemp("codes")
    named = zip("甲乙丙丁", TEXTS, strict=True)
    stories = {f"期/稿/{name}.md": f"---\n二维码: {text}\n---\n　　扫码看视频\n" for name, text in named}
    spec = "报名: 试报\n版心: {栏数: 2, 行数: 30}\n纸张: {成品: 400pt × 500pt}\n"
    result = typeset(
        write(folder, {"paper.yaml": spec, "期/01.yaml": "版面: |\n 随文 甲 乙\n 随文 丙 丁\n", **stories})
    )
    assert result.paper and [d.code for d in result.diagnostics] == ["page-short"]
    return result.paper


def squares(page: Page) -> list[Rect]:
    items = [item for frame in page.frames if frame.kind == "code" for item in frame.items]
    return [item.rect for item in items if isinstance(item, Artwork)]


@pytest.mark.parametrize("dpi", [150, 600])
def test_a_scanner_reads_the_drawn_page(paper: Paper, dpi: int) -> None:
    image = Image.open(BytesIO(page_pngs(write_pdf(paper, paper.pages, proof=False), dpi)[0])).convert("L")
    found = zxingcpp.read_barcodes(image)
    assert sorted(code.text for code in found) == sorted(TEXTS)
    for square in squares(paper.pages[0]):
        left, top, right, bottom = (edge * dpi // 72_000 for edge in (square.x, square.y, square.right, square.bottom))
        quiet = (square.width // 40) * dpi // 72_000
        assert image.crop((left, top, right, top + quiet)).getextrema() == (255, 255)
        assert image.crop((left, top, left + quiet, bottom)).getextrema() == (255, 255)


def test_the_natural_size_scans_on_newsprint(paper: Paper) -> None:
    for square in squares(paper.pages[0]):
        assert square.width >= codes.NATURAL_SIDE * 9 // 10


def test_its_text_is_found(paper: Paper, tmp_path: Path) -> None:
    from tests.export.reading import text

    assert "".join(TEXTS[1].split()) in "".join(text(write_pdf(paper, paper.pages, proof=False)))
