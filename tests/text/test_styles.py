"""Mark styles as data (RULES 4.4), hanging stops (7) and cells (6), in the font of boxes."""

from __future__ import annotations

import pytest

from layout.copyfitter import UnknownStyleError, lines
from layout.spec.styletables import BREAKERS as NAMED_BREAKERS
from layout.spec.styletables import MARK_STYLES
from layout.text.breakers import BREAKERS
from layout.text.justify import set_line
from layout.text.linebreak import Cut
from layout.text.paragraph import Rules
from layout.text.squeeze import NAMES, STYLES
from layout.units import EM
from tests.text.setting import follow, mem, natural, ready, set_text

# 。 ， ： “ ” between 汉字; ，“ 。” 。“ ”。 ”“ （“ ）； ！！ ？！ ！！！
WIDTHS = {
    "daily": "1 1 1 1 1  1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 2",
    "quanjiao": "1 1 1 1 1  1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 1.5 2",
    "kaiming": "1 .5 .5 .5 .5  1 1 1.5 1.5 1 1 1 1 1 2",
    "banjiao": ".5 .5 .5 .5 .5  1 1 1 1 1 1 1 1 1 1.5",
    "hangmobanjiao": "1 1 1 1 1  2 2 2 2 2 2 2 2 2 3",
    "cct": ".7 .7 .7 .7 .7  1.2 1.2 1.2 1.2 1.2 1.2 1.2 1.2 1.2 1.7",
}
MARKS = ["。", "，", "：", "“", "”", "，“", "。”", "。“", "”。", "”“", "（“", "）；", "！！", "？！", "！！！"]


@pytest.mark.parametrize("style", STYLES)
def test_natural_widths(style: str) -> None:
    wanted = dict(zip(MARKS, map(float, WIDTHS[style].split()), strict=True))
    assert {marks: natural(marks, rules=Rules(marks=style)) for marks in MARKS} == wanted


# what a mark between two 汉字 gives at most
LEAST = {
    "daily": {"，": 0.5, "：": 0.5, "“": 0.5, "）": 0.5, "。": 1, "！": 1, "·": 0.5},
    "quanjiao": {"，": 0.5, "：": 0.5, "“": 0.5, "）": 0.5, "。": 0.5, "！": 0.5, "·": 0.5},
    "kaiming": {"，": 0.5, "：": 0.5, "“": 0.5, "）": 0.5, "。": 1, "！": 1, "·": 0.5},
    "banjiao": {"，": 0.5, "：": 0.5, "“": 0.5, "）": 0.5, "。": 0.5, "！": 0.5, "·": 0.5},
    "hangmobanjiao": {"，": 1, "：": 1, "“": 1, "）": 1, "。": 1, "！": 1, "·": 0.5},
    "cct": {"，": 0.5, "：": 0.5, "“": 0.5, "）": 0.5, "。": 0.7, "！": 0.7, "·": 0.5},
}


@pytest.mark.parametrize("style", STYLES)
def test_least_widths(style: str) -> None:
    found = {}
    for mark in LEAST[style]:
        par = ready(f"中{mark}中", rules=Rules(marks=style))
        found[mark] = (par.least_width(0, par.end) - 2 * EM) / EM
    assert found == LEAST[style]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("mark", "。，：！”）")
def test_every_style_trims_the_ends(style: str, mark: str) -> None:
    """4.3, GB 5.1.10: half an em at the line's end, in 行末半角 there only."""
    par = ready(f"“中{mark}", rules=Rules(marks=style))
    assert par.width(0, par.end) == mem(2)


def test_names_in_both_languages() -> None:
    """The style book and the command line know the same names."""
    assert MARK_STYLES == NAMES
    assert set(NAMES.values()) == set(STYLES)
    assert set(NAMED_BREAKERS.values()) == set(BREAKERS)
    assert lines("中，文，版，面，报", 5, 0, "开明式") == lines("中，文，版，面，报", 5, 0, "kaiming")
    for style, rules, breaker in (("随便", None, "first"), (None, "随便", "first"), (None, None, "随便")):
        with pytest.raises(UnknownStyleError, match="随便"):
            lines("中", 16, 2, style, rules, breaker)


# --- hanging

HANG = Rules(hang=True)


@pytest.mark.parametrize("mark", "，。、：；！？")
def test_a_stop_hangs(mark: str) -> None:
    par = ready(f"一二三四{mark}五六七八", rules=HANG)
    first, second = set_text(par, 4)
    assert (first.end, second.end) == (5, 9)
    assert first.width == mem(4)
    assert follow(par, first).origins[-1] == mem(4)


@pytest.mark.parametrize("marks", ["。”", "”，", "！！", "……。"])
def test_no_mark_hangs_beside_another(marks: str) -> None:
    assert not ready(f"一二{marks}三四", rules=HANG).hang


def test_off_by_default() -> None:
    assert not ready("一二，三四。").hang


def test_the_character_before_a_hanging_mark_meets_the_margin() -> None:
    """No space is added between them."""
    par = ready("一二三四，五六七八，", rules=HANG)
    placed = follow(par, set_line(par, Cut(0, 5, mem(4.5), 0, False), True))
    assert placed.origins[4] == mem(4.5)
    assert abs(placed.origins[3] + EM - placed.origins[4]) < 1  # 1/1000 em


# --- 紧排


def test_characters_close_up_when_marks_have_given_all() -> None:
    """Twelve and a half em into twelve: a comma's half first, then 1/24 em of each boundary; full stops stay whole."""
    par = ready("一二三四五六七八九十一二。", rules=Rules(tighten=50))
    (line,) = set_text(par, 12)
    assert (line.width, line.squeezed, line.opened) == (mem(12), 500, -41)
    par = ready("一二三四，五六七八。九十一", rules=Rules(tighten=50))
    (line,) = set_text(par, 12)
    assert (line.steps, line.opened) == (((5, -500),), -41)


def test_a_line_that_would_close_up_for_more_than_it_opens_does_not() -> None:
    """First fit takes one 字 less where that costs less: here the line is full as it is."""
    par = ready("一二三四五六七八九十一二3四五", rules=Rules(tighten=60))
    assert [(line.end, line.opened) for line in set_text(par, 12)] == [(12, 0), (15, 0)]
    assert par.least_width(0, 13) <= mem(12)


def test_only_where_the_house_allows_it() -> None:
    assert lines("一二三四五六七八九十一二。三四", 12, 0) == ["一二三四五六七八九十一", "二。三四"]
    assert lines("一二三四五六七八九十一二。三四", 12, 0, tighten=0.05) == ["一二三四五六七八九十一二。", "三四"]
    with pytest.raises(ValueError, match="close up"):
        lines("中文", 12, 0, tighten=0.2)


# --- cells

CELLS = Rules(grid=True)


@pytest.mark.parametrize(
    ("text", "em"),
    [("，", 1), ("。”", 2), ("“‘", 2), ("·", 1), ("——", 2), ("ABC", 2), ("A", 1), ("2020", 2), ("12345", 3), ("～", 1)],
)
def test_whole_cells(text: str, em: float) -> None:
    assert natural(text, rules=CELLS) == em


def test_every_character_in_its_cell() -> None:
    """Also where a line cannot be filled: the cell at its end stays empty."""
    par = ready("一二三四，五“六”七ABC八九。十2020年月日", rules=CELLS)
    for line in set_text(par, 6):
        placed = follow(par, line)
        assert line.opened == line.squeezed == 0
        for kind, at in zip(placed.kinds, placed.origins, strict=True):
            if "\u4e00" <= kind <= "\u9fff":
                assert at % EM == 0


def test_western_words_stand_in_the_middle_of_their_cells() -> None:
    par = ready("中ABC文", rules=CELLS)
    (line,) = set_text(par, 8)
    assert [float(at) / EM for at in follow(par, line).origins] == [0, 1.25, 1.75, 2.25, 3]
