"""Tables: nothing of one is lost or said twice wherever it is cut, its figures stand under each other on the rows."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostic import Span
from layout.export.pdf import write_pdf
from layout.flow.columns import fill
from layout.flow.galley import Cursor, Galley, LinePiece, Piece, TablePiece, texts
from layout.flow.setter import Setter
from layout.flow.table import SetTable, TableLine
from layout.flow.tablewidths import Need, Wide, column_widths
from layout.fonts.book import FontBook
from layout.model import Role, Story, Text, WidthKind
from layout.paper import GlyphRun
from layout.pipeline import typeset
from layout.plan.areas import Slot
from layout.spec.issue import load
from layout.spec.story import read_story
from layout.style import StyleBook
from tests.export.reading import text as read_back
from tests.spec.conftest import Files, write
from tests.test_cases import FOLDER, lay_out, read_case

WIDTH = 140_000
SLOT = Slot(0, WIDTH, 0, 30)

kinds: st.SearchStrategy[WidthKind] = st.sampled_from(("auto", "rest", "fixed"))


@st.composite
def needs(draw: st.DrawFn) -> list[Need]:
    found = []
    for kind in draw(st.lists(kinds, min_size=1, max_size=6)):
        least = draw(st.integers(0, 50_000))
        found.append(Need(kind, least, least if kind == "fixed" else least + draw(st.integers(0, 90_000))))
    return found


@given(needs(), st.integers(1, 300_000), st.data())
def test_widths_fill_the_room(columns: list[Need], room: int, data: st.DataObject) -> None:
    """And hold what cannot be divided."""
    wide = []
    if len(columns) > 1:
        first = data.draw(st.integers(0, len(columns) - 2))
        count = data.draw(st.integers(2, len(columns) - first))
        wide.append(Wide(first, count, 60_000, 90_000))
    widths, over = column_widths(columns, wide, room)
    assert all(width >= need.least for width, need in zip(widths, columns, strict=True))
    assert over == max(0, sum(widths) - room)
    loose = [at for at, need in enumerate(columns) if need.kind != "fixed"]
    if loose and not over:
        assert sum(widths) == room
    for cell in wide:
        if any(at in loose for at in range(cell.first, cell.first + cell.columns)):
            assert sum(widths[cell.first : cell.first + cell.columns]) >= cell.least
    assert all(widths[at] == need.least for at, need in enumerate(columns) if need.kind == "fixed")


def test_room_goes_to_the_column_that_takes_the_rest() -> None:
    columns = [Need("auto", 10, 20), Need("rest", 10, 20), Need("fixed", 30, 30)]
    assert column_widths(columns, [], 100) == ((20, 50, 30), 0)
    assert column_widths(columns, [], 60) == ((15, 15, 30), 0)
    assert column_widths(columns, [], 40) == ((10, 10, 30), 10)


@cache
def book() -> tuple[StyleBook, Setter, TemporaryDirectory[str]]:
    """The style book of a case, in the square font; the folder lasts as long as it."""
    folder = TemporaryDirectory()
    lay_out(read_case(FOLDER / "tables" / "cells.case"), Path(folder.name))
    style = load(Path(folder.name)).style
    assert style
    return style, Setter(style, FontBook(style.faces, Path(folder.name))), folder


def galley(copy: str) -> tuple[Galley, Story]:
    style, setter, _ = book()
    story = read_story("甲", "甲.md", "", copy, "", [], {"@table": {name: name for name in style.tables}})
    return Galley(texts(story.blocks, setter, story.id), style.grid), story


WORDS = st.text("一二三四五六七八九十，12", min_size=0, max_size=14)


@st.composite
def copies(draw: st.DrawFn) -> str:
    """Copy with a table of up to ten rows inside, some of its cells joined, and perhaps text around it."""
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 10))
    align = " ".join(draw(st.sampled_from(("左", "中", "右", "小数点"))) for _ in range(columns))
    style = draw(st.sampled_from(("三线", "全线", "斑马")))
    head = draw(st.integers(0, min(3, rows - 1)))
    signs = st.one_of(WORDS, WORDS, WORDS, st.sampled_from(("<", "^")))
    lines = ["|".join(draw(signs) or "空" for _ in range(columns)) for _ in range(rows)]
    note = "表注: 四五六\n" if draw(st.booleans()) else ""
    table = f":::表 一二三\n列: {align}\n表头: {head}\n样式: {style}\n{note}---\n" + "\n".join(lines) + "\n:::\n"
    before, after = ("　　" + "一二三四五六七八九" * draw(st.integers(1, 5)) + "\n" for _ in range(2))
    return draw(st.sampled_from((table, before + table, table + after, before + table + after, table + table)))


def lines_of(piece: Piece) -> list[TableLine]:
    return list(piece.part.lines) if isinstance(piece, TablePiece) and piece.part else []


def check_pieces(pieces: list[Piece]) -> Counter[tuple[str, int, int, int]]:
    """The lines said in a column's pieces, each inside its piece; only the first says a head again."""
    found: Counter[tuple[str, int, int, int]] = Counter()
    for number, piece in enumerate(pieces):
        if isinstance(piece, LinePiece):
            found[piece.text.text.text, piece.at.block, piece.line.start, piece.line.end] += 1
        for line in lines_of(piece):
            assert 0 <= line.row < piece.rows
            assert not line.again or not number
            if not line.again:
                where = line.text.text.at
                found[line.text.text.text, hash(where), line.line.start, line.line.end] += 1
    return found


@settings(max_examples=150)
@given(copies(), st.integers(1, 4), st.integers(4, 30))
def test_all_is_said_once_whatever_the_columns(copy: str, count: int, rows: int) -> None:
    made, _ = galley(copy)
    whole = check_pieces(list(made.locate(SLOT, Cursor())[0]))
    assert set(whole.values()) == {1}
    filling = fill(made, [Slot(n * WIDTH, WIDTH, 0, rows) for n in range(count)])
    said: Counter[tuple[str, int, int, int]] = Counter()
    for column in filling.columns:
        assert column.used == sum(piece.rows for piece in column.pieces) <= rows
        assert not column.pieces or not is_space(column.pieces[0])
        said += check_pieces(list(column.pieces))
    assert said + check_pieces(list(filling.rest)) == whole


def is_space(piece: Piece) -> bool:
    return isinstance(piece, TablePiece) and piece.part is None


@settings(max_examples=100)
@given(copies())
def test_a_cut_at_every_row(copy: str) -> None:
    """A column may begin with each row that the galley offers; before it stand all rows above, behind it the rest."""
    made, story = galley(copy)
    whole = list(made.locate(SLOT, Cursor())[0])
    everything = check_pieces(whole)
    for number, piece in enumerate(whole):
        rest, index = made.locate(SLOT, piece.at)
        assert check_pieces(whole[:number]) + check_pieces(list(rest[index:])) == everything
        again = [line for line in lines_of(rest[index]) if line.again]
        if isinstance(piece, TablePiece) and piece.part and piece.part.first:
            head = [cell for cell in piece.table.cells if cell.row < piece.table.head and cell.text.text]
            assert {line.text.text for line in again} == {cell.text for cell in head}
        else:
            assert not again
    assert story.blocks


def test_what_stays_together() -> None:
    made, _ = galley(":::表\n表头: 2\n---\n一|二\n三|四\n五|六\n七|八\n^|九\n十|一\n二|三\n四|五\n:::\n")
    (table,) = made._texts
    assert isinstance(table, SetTable)
    assert table.cuts() == [0, 3, 5, 6]


COPY = """:::表
列: 左 小数点
---
名|数
甲元|1,111.11
乙元|77.5
丙元|-0.0415
丁元|8
戊元|+12%
己元|—
庚元|1234567.1
:::
　　正文的行。
"""


def test_points_stand_under_each_other_on_the_rows(tmp_path: Path) -> None:
    """In the kit's Song, whose figures are not all of one width; the table is cut over two columns."""
    paper_yaml = "报名: 试报\n版心: {栏数: 2, 行数: 20}\n页码: 无\n样式: {表头: {字号: 8pt}}\n"
    files: Files = {"paper.yaml": paper_yaml, "期/01.yaml": "版面: |\n  * 甲 甲\n", "期/稿/甲.md": COPY}
    result = typeset(write(tmp_path, files))
    assert result.paper and result.style
    fonts, nodes, step = FontBook(result.style.faces, tmp_path), result.paper.nodes, result.style.grid.step
    points, tops = list[int](), dict[Role, set[int]]()
    for frame in result.paper.pages[0].frames:
        for run in frame.items:
            if not isinstance(run, GlyphRun):
                continue
            tops.setdefault(nodes[run.node].role, set()).add(run.y % step)
            pen, shifts = run.x, dict(run.shifts)
            for index, glyph in enumerate(run.glyphs):
                pen += shifts.get(index, 0) * run.size // 1000
                if nodes[run.node].text[run.start + index] == ".":
                    points.append(pen - frame.rect.x)
                pen += fonts.face(run.face).advance(glyph) * run.size // 1000
    assert len(points) == 4 and max(points) - min(points) <= 100
    assert {Role.TABLE, Role.TABLE_HEAD, Role.BODY} <= tops.keys()
    assert max(map(max, tops.values())) - min(map(min, tops.values())) <= 100


def test_figures_of_tables_are_of_one_width(tmp_path: Path) -> None:
    style = load(write(tmp_path, {})).style
    assert style
    setter = Setter(style, FontBook(style.faces, tmp_path))

    def wide(words: str, role: Role) -> int:
        return setter.role(Text(words, Span("")), role).natural_width()

    assert wide("1717.1", Role.TABLE) == wide("0000.0", Role.TABLE)
    assert wide("1717.1", Role.NOTICE) != wide("0000.0", Role.NOTICE)  # or the test would say nothing


def test_the_text_of_the_file_says_each_cell_once(tmp_path: Path) -> None:
    lay_out(read_case(FOLDER / "tables" / "cut.case"), tmp_path)
    result = typeset(tmp_path)
    assert result.paper
    said = "\n".join(read_back(write_pdf(result.paper, result.paper.pages, proof=False)))
    cells = re.findall(r"[^\s|]+", "甲 乙 一 1 二 22 三 3.3 四 44 五 5 六 66 七 7")
    assert [line for line in said.split() if line in cells][: len(cells)] == cells


def test_a_large_table_is_set() -> None:
    rows = "\n".join("|".join("12" for _ in range(40)) for _ in range(200))
    made, _ = galley(f":::表\n---\n{rows}\n:::\n")
    pieces, _ = made.locate(SLOT, Cursor())
    assert len(pieces) == 198
    assert all(0 <= line.left <= WIDTH for piece in pieces for line in lines_of(piece))
    assert {piece.part.over for piece in pieces if isinstance(piece, TablePiece) and piece.part} != {0}


@pytest.mark.parametrize("sign", ["<", "^", "|", "\\", ":::", "---", "\t", "**", "{着重:", "\u3000"])
def test_odd_copy_never_raises(sign: str) -> None:
    for copy in (f":::表\n{sign}\n:::\n", f":::表 {sign}\n一|{sign}\n{sign}|一\n:::", f"一\n:::表{sign}\n{sign}{sign}"):
        made, _ = galley(copy)
        made.locate(SLOT, Cursor())
