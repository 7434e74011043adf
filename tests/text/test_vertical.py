"""Vertical lines: what stands upright, on its side or side by side; where marks stand in their cells (RULES.md 9)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.text.marks import classify
from layout.text.paragraph import Rules
from layout.text.vertical import Cell, Column, column, joints, units
from layout.units import EM
from tests.text.setting import SONG, SQUARE, chain

SIGNS = {"upright": "", "turned": ">", "abreast": "="}

# A text a line, its units parted by bars: > on its side, = side by side in one cell, else upright. _ is a typed space.
UNITS = """
第|=12|届
>2026|年|=1|月|=23|日
占|=95|=%|；|>120%|；|=3|=℃
=A|股|=5G|手|机|=AI|与|>GDP|和|>LaTeX
用|>Open Source|排|版
第|_|=12|_|届
>3.5|倍|、|>1/2
——|样|稿|…|…
“|竖|”|（|试|行|）|：|好|！
史|记|·|本|纪|/|天
"""


def marked(text: str, abreast: int = 2) -> str:
    found = units(text, classify(text), abreast)
    return "|".join(SIGNS[unit.way] + text[unit.start : unit.end] for unit in found)


@pytest.mark.parametrize("row", UNITS.split("\n")[1:-1])
def test_units(row: str) -> None:
    row = row.replace("_", " ")
    assert marked(row.replace("|", "").replace(">", "").replace("=", "")) == row


def test_three_figures_side_by_side_where_asked_for() -> None:
    assert marked("第123届", 3) == "第|=123|届"
    assert marked("第123届", 2) == "第|>123|届"
    assert marked("第12届", 1) == "第|>12|届"


def stacked(text: str, fonts: tuple[str, ...] = SONG, display: bool = False, rules: Rules | None = None) -> Column:
    return column(text, [(0, len(text), chain(*fonts))], rules or Rules(), display=display)


def ink(cell: Cell, fonts: tuple[str, ...]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of an upright cell's ink, in em: from the line's axis, and from the cell's head."""
    (drawn,) = cell.drawn
    face = chain(*fonts).open(drawn.face)
    box = face.font.get_glyph_extents(drawn.glyphs[0])
    assert box is not None and not drawn.turned
    left, top = drawn.across + box.x_bearing, drawn.down - box.y_bearing
    return left / EM, top / EM, (left + box.width) / EM, (top - box.height) / EM


KIT = ("Song-Regular.otf", "Song-Black.otf", "Hei-Regular.otf", "Hei-Bold.otf", "Kai-Regular.ttf")


@pytest.mark.parametrize("font", KIT)
class TestMarks:
    """GB/T 15834-2011 5.2, in each face of the kit. The mark stands between two 字, so that it keeps its em."""

    def at(self, mark: str, font: str) -> Cell:
        return stacked(f"国{mark}国", (font,)).cells[1]

    @pytest.mark.parametrize("mark", "，。、")
    def test_pauses_stand_at_the_upper_right(self, mark: str, font: str) -> None:
        left, top, right, bottom = ink(self.at(mark, font), (font,))
        assert 0 < left < right <= 0.5
        assert 0 <= top < bottom < 0.5

    @pytest.mark.parametrize("mark", "：；！？")
    def test_these_stand_upright_right_of_the_axis(self, mark: str, font: str) -> None:
        left, top, right, bottom = ink(self.at(mark, font), (font,))
        assert -0.05 < left < right <= 0.5
        assert bottom - top > right - left

    @pytest.mark.parametrize(("mark", "like"), ["“『", "”』", "‘「", "’」"])
    def test_quotes_are_corner_brackets(self, mark: str, like: str, font: str) -> None:
        left, top, right, bottom = ink(self.at(mark, font), (font,))
        wanted = ink(self.at(like, font), (font,))
        assert (left, top, right, bottom) == pytest.approx(wanted, abs=0.01)

    @pytest.mark.parametrize("mark", "（《【〔〈“")
    def test_brackets_open_at_the_foot_of_their_cell(self, mark: str, font: str) -> None:
        left, top, right, bottom = ink(self.at(mark, font), (font,))
        assert top >= 0.5 and bottom <= 1.05
        assert right - left > bottom - top

    @pytest.mark.parametrize("mark", "）》】〕〉”")
    def test_and_close_at_its_head(self, mark: str, font: str) -> None:
        _, top, _, bottom = ink(self.at(mark, font), (font,))
        assert top >= -0.05 and bottom <= 0.5

    def test_a_dash_is_a_line_of_two_em_on_the_axis(self, font: str) -> None:
        cell = self.at("——", font)
        assert cell.length == 2 * EM
        for drawn in cell.drawn:
            face = chain(font).open(drawn.face)
            box = face.font.get_glyph_extents(drawn.glyphs[0])
            assert box is not None
            across = (-box.height if drawn.turned else box.width) / EM
            middle = drawn.across + (box.y_bearing + box.height / 2 if drawn.turned else box.x_bearing + box.width / 2)
            assert across < 0.1
            assert abs(middle) < 20

    def test_a_middle_dot_stands_in_half_an_em(self, font: str) -> None:
        cell = self.at("·", font)
        left, top, right, bottom = ink(cell, (font,))
        assert cell.length == EM // 2
        assert abs(left + right) < 0.05
        assert abs(top + bottom - 0.5) < 0.12

    def test_a_solidus_is_turned(self, font: str) -> None:
        (drawn,) = self.at("/", font).drawn
        assert drawn.turned


def lengths(text: str, display: bool = False, rules: Rules | None = None) -> str:
    """The length of each cell in half em."""
    return "".join(str(cell.length * 2 // EM) for cell in stacked(text, display=display, rules=rules).cells)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲，乙", "222"),
        ("甲”，乙", "2122"),  # the closing bracket loses its lower half
        ("甲，“乙", "2212"),  # the opening one its upper half
        ("甲：“乙", "2222"),  # ： is not reducible, nor is what follows it reduced
        ("甲？”乙", "2222"),
        ("甲。", "21"),  # at the line's end, and at its head
        ("（甲", "12"),
        ("甲！", "22"),
    ],
)
def test_adjacent_marks(text: str, wanted: str) -> None:
    assert lengths(text) == wanted


def test_display_type_is_squeezed() -> None:
    assert lengths("甲，乙“丙”丁：戊。己", display=True) == "21212122222"  # 。 never gives in the daily's style
    assert lengths("甲，乙：丙", rules=Rules(marks="kaiming")) == "21222"


def test_figures_stand_solid_and_words_stand_off() -> None:
    def starts(text: str) -> list[int]:
        return [cell.top for cell in stacked(text, SQUARE).cells]

    assert starts("第12届") == [0, 1000, 2000]
    assert starts("第 12 届") == [0, 1000, 1000, 2000, 2000]
    assert starts("用Word排") == [0, 1250, 3500]
    assert starts("用 Word 排") == [0, 1000, 1250, 3250, 3500]
    assert starts("甲 乙") == [0, 1000, 1500]


def test_quotes_of_a_font_without_vertical_forms_are_corner_brackets_turned() -> None:
    face = chain(*SQUARE).open(SQUARE[0])
    opening, closing = (stacked("国“国”国", SQUARE).cells[at].drawn[0] for at in (1, 3))
    assert opening.turned and closing.turned
    assert opening.glyphs == (face.font.get_nominal_glyph(ord("『")),)
    assert closing.glyphs == (face.font.get_nominal_glyph(ord("』")),)


def test_figures_side_by_side_fit_their_cell() -> None:
    cell = stacked("第12届").cells[1]
    (drawn,) = cell.drawn
    face = chain(*SONG).open(drawn.face)
    width = sum(map(face.advance, drawn.glyphs)) * drawn.scale // 1000
    assert drawn.scale < 1000 and 990 <= width <= 1000
    assert drawn.across == -(width + 1) // 2


TEXTS = st.text("国排，。：“”（）《》——…·/A5z %、！", max_size=14)


@given(TEXTS)
def test_units_are_the_text_and_cells_never_overlap(text: str) -> None:
    found = units(text, classify(text))
    assert "".join(text[unit.start : unit.end] for unit in found) == text
    for display in (False, True):
        line = stacked(text, display=display)
        pen = 0
        for cell in line.cells:
            assert cell.top >= pen and cell.length >= 0
            pen = cell.top + cell.length
        assert pen <= line.length


@given(TEXTS, st.integers(-400, 900))
def test_letter_space_goes_where_it_may(text: str, space: int) -> None:
    line = stacked(text, SQUARE)
    moves = list(joints(line.cells, space))
    assert len(moves) == len(line.cells)
    assert not moves or moves[0] == 0
    assert not line.places or moves[-1] == space
    for before, after, cell in zip(moves, moves[1:], line.cells[1:], strict=False):
        assert before == after or not cell.rigid
