"""Every sample page measured on its finished PDF: rows, edges, overlaps, white, holes, rivers, and whole texts."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pytest
from PIL import Image

from layout.diagnostic import Severity
from layout.export.pdf.document import write_pdf
from layout.geometry import Rect
from layout.messages import render, severity
from layout.model import Role
from layout.paper import Frame, Page, Picture
from layout.pipeline import Result, typeset
from layout.style import Grid
from tests.pages.readback import Glyph, read_glyphs, read_pictures

ROOT = Path(__file__).parent.parent.parent
ISSUES = sorted(path.parent for path in (ROOT / "issues").glob("*/issue.yaml") if path.parent.name != "specimen")
PAGES = [(issue.name, page.stem) for issue in ISSUES for page in sorted(issue.glob("[0-9]*.yaml"))]
PT = 1000
NEAR = 0.1  #: pt
SHARE = 0.02  #: of the cells of a page may be white beside planned gaps
HOLE = 3  #: rows
RIVER = 5  #: lines
FURNITURE = ("masthead", "folio", "rules")


class Made(NamedTuple):
    """A sample page by itself, finished."""

    result: Result
    page: Page
    grid: Grid
    glyphs: list[Glyph]
    pdf: Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("samples")


@pytest.fixture(params=PAGES, ids="/".join, scope="module")
def made(request: pytest.FixtureRequest, folder: Path) -> Made:
    issue, name = request.param
    result = typeset(ROOT / "issues" / issue, [name])
    assert result.paper and result.style
    page = result.paper.pages[0]
    pdf = folder / f"{issue}-{name}.pdf"
    pdf.write_bytes(write_pdf(result.paper, [page], proof=False))
    return Made(result, page, result.style.grid, [g for g in read_glyphs(pdf) if g.shown and g.text.strip()], pdf)


@pytest.mark.parametrize("issue", ISSUES, ids=lambda path: path.name)
def test_nothing_is_wrong(issue: Path) -> None:
    found = typeset(issue).diagnostics
    assert not [render(d) for d in found if severity(d.code) >= Severity.WARNING]


def test_body_lines_stand_on_rows(made: Made) -> None:
    """Every line that has a row of the page, by the glyphs of the PDF."""
    grid, rows = made.grid, 0
    for frame in made.page.frames:
        for line in frame.lines:
            if line.row < 0 or frame.kind not in ("column", "turn") or not line.text.strip():
                continue
            here = [g for g in made.glyphs if abs(g.y - line.y / PT) < 0.01 and abs(g.x - line.x / PT) < g.size]
            assert here, line.text
            size = here[0].size * PT
            wanted = grid.y(line.row) + (grid.size - size) / 2
            if size <= grid.size:
                assert abs(here[0].y * PT - wanted - 0.88 * size) < NEAR * PT, line.text
                rows += 1
    assert rows > 100
    body = [g for g in made.glyphs if g.size == grid.size / PT and not g.turned]
    inside = [g for g in body if grid.top < g.y * PT < grid.y(grid.rows) and not _in_heads(made, g)]
    for glyph in inside:
        row = (glyph.y * PT - grid.top - 880 * grid.size / 1000) / grid.step
        assert abs(row - round(row)) * grid.step < NEAR * PT, glyph


def _in_heads(made: Made, glyph: Glyph) -> bool:
    return any(
        frame.rect.x <= glyph.x * PT <= frame.rect.right and frame.rect.y <= glyph.y * PT <= frame.rect.bottom
        for frame in made.page.frames
        if frame.kind in ("heading", "masthead", "caption", "quote", "folio")
    )


def test_pictures_stand_on_em_edges(made: Made) -> None:
    """Top and bottom on rows, left and right on 栏 or on the 字 of one; those of a group by its outer edges."""
    grid = made.grid
    tops = [grid.y(row) / PT for row in range(grid.rows)]
    bottoms = [(grid.y(row) + grid.size) / PT for row in range(grid.rows)]
    columns = {(f.rect.x, f.rect.width) for f in made.page.frames if f.kind == "column"}
    columns |= {(grid.x(column), grid.column_width) for column in range(grid.columns)}
    cells = {(x + by * grid.size) / PT for x, wide in columns for by in range(wide // grid.size + 1)}
    cells |= {(x + wide - by * grid.size) / PT for x, wide in columns for by in range(wide // grid.size + 1)}
    boxes = read_pictures(made.pdf)
    for box in boxes:
        assert min(abs(box.top - y) for y in tops) < NEAR, box
        assert min(abs(box.bottom - y) for y in bottoms) < NEAR, box
        beside = [other for other in boxes if abs(other.top - box.top) < NEAR and other != box]
        for edge, met in ((box.left, [o.right for o in beside]), (box.right, [o.left for o in beside])):
            inner = any(abs(edge - other) < grid.step / PT for other in met)
            assert inner or min(abs(edge - x) for x in cells) < NEAR, box


def test_no_frames_overlap_that_are_not_meant_to(made: Made) -> None:
    kinds = ("column", "heading", "picture", "code", "caption", "quote", "turn")
    text = [frame for frame in made.page.frames if frame.kind in kinds]
    for one, other in combinations(text, 2):
        if _overlap(one.rect, other.rect) and not _meant(one, other):
            pytest.fail(f"{one.kind} of {one.area} and {other.kind} of {other.area}")


def _overlap(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _meant(one: Frame, other: Frame) -> bool:
    """A caption or a heading on its picture; text beside a picture in its own column, its lines clear of it."""
    if one.area != other.area:
        return False
    kinds = {one.kind, other.kind}
    if "picture" in kinds and kinds & {"caption", "heading"}:
        return True
    column, thing = (one, other) if one.kind == "column" else (other, one)
    if column.kind != "column" or thing.kind not in ("picture", "code", "caption", "quote"):
        return False
    return _shaped(thing) or not any(
        line.x < thing.rect.right and thing.rect.x < line.x + line.width
        and thing.rect.y < line.y < thing.rect.bottom
        for line in column.lines
    )  # fmt: skip


def _shaped(frame: Frame) -> bool:
    """Is it a picture around whose shape text runs, inside its box?"""
    return any(isinstance(item, Picture) and (item.clip or item.name.endswith(".png")) for item in frame.items)


def test_nothing_stands_outside_the_type_area_but_furniture(made: Made) -> None:
    grid = made.grid
    area = grid.rect(0, 0, grid.columns, grid.rows).inset(-grid.size)
    for frame in made.page.frames:
        if frame.kind not in FURNITURE:
            rect = frame.rect
            inside = area.x <= rect.x and rect.right <= area.right and area.y <= rect.y and rect.bottom <= area.bottom
            assert inside, (frame.kind, frame.area)


def _picture(made: Made) -> Image.Image:
    with pdfium.PdfDocument(str(made.pdf)) as document:
        picture: Image.Image = document[0].render(scale=1, grayscale=True).to_pil()
        return picture


def _inked(picture: Image.Image, rect: tuple[int, int, int, int]) -> bool:
    return picture.crop(rect).convert("L").histogram()[:235] != [0] * 235


def test_white_and_holes(made: Made) -> None:
    """Cells (row × 栏) without ink, but for headings, the masthead and the row of white around things."""
    grid, picture = made.grid, _picture(made)
    cells = [(row, column) for column in range(grid.columns) for row in range(grid.rows)]
    planned = _planned(made)
    white = []
    for row, column in cells:
        box = grid.rect(column, row, 1, 1)
        rect = (box.x // PT + 1, box.y // PT, box.right // PT, -(-box.bottom // PT))
        if (row, column) not in planned and not _inked(picture, rect):
            white.append((row, column))
    print(f"white {len(white)} of {len(cells)} cells")
    assert len(white) <= SHARE * len(cells), white
    deepest: dict[int, list[int]] = defaultdict(list)
    for row, column in white:
        deepest[column].append(row)
    for column, rows in deepest.items():
        runs = [sum(1 for _ in group) for group in _runs(rows)]
        assert max(runs) <= HOLE, (column, rows)


def _runs(rows: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][-1] == row - 1:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _planned(made: Made) -> set[tuple[int, int]]:
    """Cells in headings and the masthead, at the edges of boxes, and next to what is not running text."""
    grid = made.grid
    found: set[tuple[int, int]] = set()
    first: dict[tuple[str, int], int] = {}
    for frame in made.page.frames:
        cells = _cells(grid, frame.rect)
        if frame.kind in ("heading", "masthead"):
            found |= cells
        if frame.kind in ("picture", "code", "caption", "quote", "heading", "box"):
            found |= {(row + by, column) for row, column in cells for by in (-1, 1)}
        if frame.kind == "box":
            rows = sorted({row for row, _ in cells})
            found |= {(row, column) for row, column in cells if row in (*rows[:2], *rows[-2:])}
        if frame.kind == "caption":
            found |= cells
        if frame.area:
            for row, column in cells:
                first[frame.area, column] = min(row, first.get((frame.area, column), row))
    return found | {(row - 1, column) for (_, column), row in first.items()}


def _cells(grid: Grid, rect: Rect) -> set[tuple[int, int]]:
    rows = [row for row in range(grid.rows) if grid.y(row) < rect.bottom and grid.y(row) + grid.size > rect.y]
    columns = [c for c in range(grid.columns) if grid.x(c) < rect.right and grid.x(c) + grid.column_width > rect.x]
    return {(row, column) for row in rows for column in columns}


def test_no_river_is_longer_than_five_lines(made: Made) -> None:
    """A river: from line to line a gap of 1/2 em or more between letters, overlapping that in the line above."""
    for frame in made.page.frames:
        if frame.kind != "column":
            continue
        rivers: list[tuple[float, float, int]] = []
        for line in frame.lines:
            row = sorted(
                (g for g in made.glyphs if abs(g.y - line.y / PT) < 0.01
                 and line.x / PT - 1 <= g.x < (line.x + line.width) / PT),
                key=lambda glyph: glyph.x,
            )  # fmt: skip
            pairs = ((a, b, b.x - a.x - a.width) for a, b in pairwise(row))
            gaps = [(a.x + a.width, b.x) for a, b, gap in pairs if gap > a.size / 2]
            rivers = [
                (left, right, 1 + max((n for x, y, n in rivers if x < right and left < y), default=0))
                for left, right in gaps
            ]
            assert max((n for *_, n in rivers), default=0) <= RIVER, line.text


@cache
def _whole(issue: Path) -> tuple[Result, tuple[str, ...]]:
    result = typeset(issue)
    assert result.paper
    data = write_pdf(result.paper, result.paper.pages, proof=False)
    with pdfium.PdfDocument(BytesIO(data)) as document:
        texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return result, tuple(text.replace("\r", "").replace("\n", "") for text in texts)


@pytest.mark.parametrize("issue", ISSUES, ids=lambda path: path.name)
def test_the_text_of_every_story_is_whole_and_in_order(issue: Path) -> None:
    """As PDFium extracts it, page after page; a paragraph may be parted by a turn to another page."""
    result, pages = _whole(issue)
    assert result.paper
    everything = "\0".join(pages)
    at: dict[str, int] = {}
    for node in result.paper.nodes:
        if not node.story or node.role not in (Role.BODY, Role.SUBHEAD, Role.NOTICE, Role.VERSE, Role.BYLINE):
            continue
        if not node.text.strip():  # a blank line between stanzas
            continue
        start = at.get(node.story, 0)
        found = everything.find(node.text, start)
        if found >= 0:
            at[node.story] = found + len(node.text)
            continue
        for cut in range(len(node.text) - 1, 0, -1):
            head = everything.find(node.text[:cut], start)
            tail = everything.find(node.text[cut:], everything.find("\0", head)) if head >= 0 else -1
            if tail >= 0 and everything.count("\0", head, tail):
                at[node.story] = tail + len(node.text) - cut
                break
        else:
            pytest.fail(f"{node.story}: {node.text[:40]}")
