"""The seed's front page, made for real and measured on the finished PDF, not on our own account of it."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from layout.export.dump import dump
from layout.export.pdf.document import write_pdf
from layout.paper import Frame
from layout.pipeline import Result, typeset
from layout.style import Grid
from tests.pages.readback import Glyph, instructions, read_glyphs, read_pictures, read_text

ROOT = Path(__file__).parent.parent.parent
ISSUE = ROOT / "issues" / "2020-09-29"
PT = 1000


@pytest.fixture(scope="module")
def result() -> Result:
    return typeset(ISSUE)


@pytest.fixture(scope="module")
def grid(result: Result) -> Grid:
    assert result.style
    return result.style.grid


@pytest.fixture(scope="module")
def pdf(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert result.paper
    path = tmp_path_factory.mktemp("front") / "front.pdf"
    path.write_bytes(write_pdf(result.paper, result.paper.pages, proof=False))
    return path


@pytest.fixture(scope="module")
def glyphs(pdf: Path) -> list[Glyph]:
    """What is printed as type."""
    return [glyph for glyph in read_glyphs(pdf) if glyph.shown and glyph.text.strip()]


def test_nothing_is_wrong_with_it(result: Result) -> None:
    assert result.diagnostics == ()


def test_golden(result: Result, file_regression: FileRegressionFixture) -> None:
    assert result.paper
    file_regression.check(dump(result.paper), extension=".yaml", encoding="utf-8")


def test_texts_extract_whole_and_once(pdf: Path) -> None:
    """The multiset of texts: each stands once, with its spaces; nothing else is on the page."""
    wanted = (Path(__file__).parent / "front_page.txt").read_text(encoding="utf-8").splitlines()[1:]
    found = read_text(pdf).replace("\n", "")
    for text in sorted(wanted, key=len, reverse=True):
        assert text in found, text
        found = found.replace(text, "\n", 1)
    assert not found.strip(), found


def test_body_lines_stand_on_rows(glyphs: list[Glyph], grid: Grid) -> None:
    body = [glyph for glyph in glyphs if glyph.size == grid.size / PT and glyph.y < grid.y(grid.rows) / PT]
    assert len(body) > 1500
    for glyph in body:
        row = (glyph.y * PT - grid.top - 880 * grid.size / 1000) / grid.step
        assert abs(row - round(row)) * grid.step < 100, glyph


def test_pictures_stand_on_the_grid(pdf: Path, grid: Grid) -> None:
    pictures = read_pictures(pdf)
    assert len(pictures) == 1
    tops = [grid.y(row) / PT for row in range(grid.rows)]
    bottoms = [(grid.y(row) + grid.size) / PT for row in range(grid.rows)]
    lefts = [grid.x(column) / PT for column in range(grid.columns)]
    rights = [(grid.x(column) + grid.column_width) / PT for column in range(grid.columns)]
    for box in pictures:
        for edge, edges in zip(box, (lefts, tops, rights, bottoms), strict=True):
            assert min(abs(edge - place) for place in edges) < 0.1, box


def test_justified_lines_end_at_the_margin(result: Result, glyphs: list[Glyph]) -> None:
    """The last glyph's cell ends at the margin; a mark there takes half an em (GB/T 15834 5.1.10)."""
    assert result.paper
    frames = result.paper.pages[0].frames
    lines = [(line, frame.rect) for frame in frames for line in frame.lines if line.justified]
    assert len(lines) > 80
    for line, rect in lines:
        left, right = rect.x / PT, rect.right / PT
        here = [g for g in glyphs if abs(g.y - line.y / PT) < 0.1 and left - 6 <= g.x < right]
        last = max(here, key=lambda glyph: glyph.x)
        assert last.text == line.text.rstrip()[-1]
        width = last.size / 2 if last.text in "，。、：；！？”’）》】」』" else last.width
        assert abs(last.x + width - right) < 0.05 * last.size, line.text


def test_white(result: Result, glyphs: list[Glyph], pdf: Path, grid: Grid) -> None:
    """Of the cells (row × 栏) outside planned gaps at most 2 % are empty."""
    assert result.paper
    covered = set()
    for glyph in glyphs:
        covered |= _cells(grid, glyph.x, glyph.y - 0.88 * glyph.size, glyph.x + 0.1, glyph.y + 0.12 * glyph.size)
    for box in read_pictures(pdf):
        covered |= _cells(grid, *box)
    planned = set()
    for frame in result.paper.pages[0].frames:
        if frame.kind in ("heading", "masthead", "box"):
            planned |= _cells(grid, *_corners(frame.rect))
        elif frame.kind == "caption":  # text of two 栏: its paragraphs' last lines are no holes
            covered |= _cells(grid, *_corners(frame.rect))
    planned |= _spaces(result.paper.pages[0].frames, grid)
    cells = {(row, column) for row in range(grid.rows) for column in range(grid.columns)}
    white = cells - covered - planned
    print(f"white {len(white)} of {len(cells)} cells, planned {len(planned - covered)}")
    assert len(white) <= 0.02 * len(cells), sorted(white)


def _spaces(frames: tuple[Frame, ...], grid: Grid) -> set[tuple[int, int]]:
    """The row that the style book keeps empty above each story, 栏 by 栏."""
    first: dict[tuple[str, int], int] = {}
    for frame in frames:
        if frame.area:
            for row, column in _cells(grid, *_corners(frame.rect)):
                first[frame.area, column] = min(row, first.get((frame.area, column), row))
    return {(row - 1, column) for (_, column), row in first.items()}


def _corners(rect: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
    x, y, wide, high = (value / PT for value in rect)
    return x, y, x + wide, y + high


def _cells(grid: Grid, left: float, top: float, right: float, bottom: float) -> set[tuple[int, int]]:
    rows = [r for r in range(grid.rows) if grid.y(r) / PT < bottom and (grid.y(r) + grid.size) / PT > top]
    columns = [c for c in range(grid.columns) if grid.x(c) / PT < right and (grid.x(c) + grid.column_width) / PT > left]
    return {(row, column) for row in rows for column in columns}


def test_no_hole_deeper_than_three_rows(pdf: Path, grid: Grid) -> None:
    """Seen as pixels: in no 栏 do four rows stand without any ink, headings and boxes included."""
    with pdfium.PdfDocument(str(pdf)) as document:
        picture = document[0].render(scale=1, grayscale=True).to_pil()
    for column in range(grid.columns):
        left, right = grid.x(column) // PT + 1, (grid.x(column) + grid.column_width) // PT
        empty = 0
        for y in range(grid.top // PT, grid.y(grid.rows - 1) // PT):
            ink = picture.crop((left, y, right, y + 1)).getextrema()[0] < 200
            empty = 0 if ink else empty + 1
            assert empty <= 3 * grid.step // PT + 4, (column, y)


def test_ranks_of_headings(result: Result) -> None:
    assert result.style
    sizes = [level.headline.size for level in result.style.levels.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert all(above >= 1.3 * below for above, below in pairwise(sizes))


def test_body_is_black_alone(pdf: Path, glyphs: list[Glyph]) -> None:
    """All type is in K; the only other colour of the page is the style book's red."""
    assert {glyph.colour for glyph in glyphs} == {(0, 0, 0, 1)}
    with pikepdf.open(pdf) as document:
        page = document.pages[0]
        colours = set()
        for operator, operands in instructions(page):
            assert operator not in ("rg", "RG", "g", "G", "sc", "scn", "cs", "CS"), operator
            if operator == "k":
                colours.add(tuple(float(value) for value in operands))
        assert {colour for colour in colours if colour[:3] != (0, 0, 0)} == {(0, 1, 1, 0)}
        assert {str(image.ColorSpace) for image in page.get_images().values()} == {"/DeviceGray"}


def test_page_boxes(pdf: Path, result: Result) -> None:
    assert result.style
    width, height = (value / PT for value in result.style.sheet)
    with pikepdf.open(pdf) as document:
        page = document.pages[0]
        for box in (page.mediabox, page.trimbox, page.obj.BleedBox):
            assert [float(v) for v in box] == pytest.approx([0, 0, width, height], abs=0.01)
        assert str(document.Root.Lang) == "zh-CN"
        assert "重庆科技报" in str(document.docinfo["/Title"])
        assert str(document.docinfo["/CreationDate"]).startswith("D:20200929")


@pytest.mark.parametrize("place", ["here", "elsewhere"])
def test_same_bytes_everywhere(place: str, pdf: Path, tmp_path: Path) -> None:
    """Other clock, locale and folder; another process."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    if place == "elsewhere":
        env |= {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "99"}
    out = tmp_path / "again.pdf"
    command = [sys.executable, "-m", "layout", "render", str(ISSUE), "-o", str(out)]
    subprocess.run(command, check=True, env=env, cwd=ROOT if place == "here" else tmp_path, capture_output=True)
    assert out.read_bytes() == pdf.read_bytes()
