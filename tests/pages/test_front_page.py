"""The seed's front page, made for real and measured on the finished PDF, not on our own account of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from layout.export.dump import dump
from layout.export.pdf.document import write_pdf
from layout.pipeline import Result, typeset
from layout.style import Grid
from tests.pages.readback import Char, read_chars, read_pictures, read_text

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
def chars(pdf: Path) -> list[Char]:
    return [char for char in read_chars(pdf) if not char.generated]


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


def test_body_lines_stand_on_rows(chars: list[Char], grid: Grid) -> None:
    body = [char for char in chars if char.size == grid.size / PT and char.text.strip() and char.y < grid.y(grid.rows) / PT]
    assert len(body) > 1500
    for char in body:
        row = (char.y * PT - grid.top - 880 * grid.size / 1000) / grid.step
        assert abs(row - round(row)) * grid.step < 100, char


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


def test_justified_lines_end_at_the_margin(result: Result, pdf: Path, grid: Grid) -> None:
    """The last character's cell ends at the margin; a mark there takes half an em (GB/T 15834 5.1.10)."""
    assert result.paper
    chars = read_chars(pdf)
    lines = [
        (line, frame.rect) for frame in result.paper.pages[0].frames for line in frame.lines if line.justified and line.row >= 0
    ]
    assert len(lines) > 80
    for line, rect in lines:
        here = [
            char for char in chars
            if abs(char.y - line.y / PT) < 0.1 and rect.x / PT - 6 <= char.x < rect.right / PT and char.text.strip()
        ]  # fmt: skip
        last = max(here, key=lambda char: char.x)
        assert last.text == line.text.rstrip()[-1]
        half = last.text in "，。、：；！？”’）》】」』"
        wide = last.size / 2 if half else _advance(last) * last.size
        assert abs(last.x + wide - rect.right / PT) < 0.05 * last.size, line.text


def _advance(char: Char) -> float:
    from layout.fonts.face import kit_folder, load_face

    face = load_face(str(kit_folder() / "Song-Regular.otf"))
    return 1.0 if not char.text.isascii() else face.advance(face.font.get_nominal_glyph(ord(char.text))) / 1000


def test_white(result: Result, chars: list[Char], pdf: Path, grid: Grid) -> None:
    """Of the cells (row × 栏) outside planned gaps at most 2 % are empty."""
    assert result.paper
    covered = set()
    for char in chars:
        covered |= _cells(grid, char.x, char.y - 0.88 * char.size, char.x + 0.1, char.y + 0.12 * char.size)
    for box in read_pictures(pdf):
        covered |= _cells(grid, *box)
    planned = set()
    for frame in result.paper.pages[0].frames:
        if frame.kind in ("heading", "masthead", "box"):
            x, y, wide, high = (value / PT for value in frame.rect)
            planned |= _cells(grid, x, y, x + wide, y + high)
    planned |= _spaces(result)
    cells = {(row, column) for row in range(grid.rows) for column in range(grid.columns)}
    white = cells - covered - planned
    print(f"white {len(white)} of {len(cells)} cells, planned {len(planned - covered)}")
    assert len(white) <= 0.02 * len(cells), sorted(white)


def _spaces(result: Result) -> set[tuple[int, int]]:
    """The rows that the style book keeps empty above a story."""
    from layout.plan.areas import areas
    from layout.spec.issue import load

    loaded = load(ISSUE, ())
    assert loaded.issue and result.paper and result.style
    first = {}
    for frame in result.paper.pages[0].frames:
        if frame.area:
            for row, column in _cells(result.style.grid, *_corners(frame.rect)):
                first.setdefault((frame.area, column), row)
                first[frame.area, column] = min(row, first[frame.area, column])
    assert areas is not None
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
            ink = min(picture.crop((left, y, right, y + 1)).getdata()) < 200
            empty = 0 if ink else empty + 1
            assert empty <= 3 * grid.step // PT + 4, (column, y)


def test_ranks_of_headings(result: Result) -> None:
    assert result.style
    sizes = [level.headline.size for level in result.style.levels.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert all(above >= 1.3 * below for above, below in zip(sizes, sizes[1:], strict=False))


def test_body_is_black_alone(pdf: Path) -> None:
    """Every text operator is in K; the only other colour of the page is the style book's red."""
    with pikepdf.open(pdf) as document:
        page = document.pages[0]
        colour, stack, texts, others = (), [], set(), set()
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "q":
                    stack.append(colour)
                case "Q":
                    colour = stack.pop()
                case "k":
                    colour = tuple(float(value) for value in operands)
                case "rg" | "RG" | "g" | "G" | "sc" | "scn" | "cs":
                    pytest.fail(f"{operator} on a page of K and red")
                case "Tj" | "TJ":
                    texts.add(colour)
                case "f" | "f*":
                    others.add(colour)
        assert texts == {(0, 0, 0, 1)}
        assert {c for c in others if c[:3] != (0, 0, 0)} == {(0, 1, 1, 0)}
        assert {str(image.ColorSpace) for image in page.images.values()} == {"/DeviceGray"}


def test_page_boxes(pdf: Path, result: Result) -> None:
    assert result.style
    width, height = (value / PT for value in result.style.sheet)
    with pikepdf.open(pdf) as document:
        page = document.pages[0]
        for box in (page.mediabox, page.trimbox, page.obj.BleedBox):
            assert [float(v) for v in box] == pytest.approx([0, 0, width, height], abs=0.01)
        assert str(document.Root.Lang) == "zh-Hans"
        assert "重庆科技报" in str(document.docinfo["/Title"])
        assert str(document.docinfo["/CreationDate"]).startswith("D:20200929")


@pytest.mark.parametrize("place", ["here", "elsewhere"])
def test_same_bytes_everywhere(place: str, pdf: Path, tmp_path: Path) -> None:
    """Other clock, locale and folder; another process."""
    env = {**os.environ, "TZ": "Asia/Shanghai", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    if place == "elsewhere":
        env |= {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "99"}
    out = tmp_path / "again.pdf"
    command = [sys.executable, "-m", "layout", "render", str(ISSUE), "-o", str(out)]
    subprocess.run(command, check=True, env=env, cwd=ROOT if place == "here" else tmp_path, capture_output=True)
    assert out.read_bytes() == pdf.read_bytes()
