"""Total fit: the laws of setting, and that no cheaper setting exists."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from layout.text import linebreak, totalfit
from layout.text.breakers import BREAKERS, break_lines
from layout.text.cut import Cut, Measures, lone_character
from layout.text.justify import set_lines
from layout.text.linebreak import break_from
from layout.text.paragraph import Prepared, Rules
from layout.text.price import FORCED, VISIBLE, cut_price, line_price, model, opening, total
from layout.text.totalfit import HORIZON, break_total
from layout.units import EM
from tests.text import laws
from tests.text.prose import sample
from tests.text.setting import SONG, follow, mem, ready
from tests.text.test_laws import gaps, laws_hold, levels, measures, styles, texts

widths = st.lists(st.integers(2 * EM, 20 * EM), min_size=1, max_size=5)
either = st.booleans()
closing = st.sampled_from([0, 0, 20, 50])


def even(measure: int) -> Measures:
    return lambda _: measure


def turning(widths: list[int], done: int = 0) -> Measures:
    return lambda number: widths[(number + done) % len(widths)]


def price(par: Prepared, cuts: list[Cut]) -> int:
    return total(model(par), cuts)


# --- laws


@settings(laws_hold, max_examples=500)
@given(texts, measures, st.integers(0, 2), styles, levels, gaps, closing)
def test_laws_of_setting(text: str, measure: int, indent: int, marks: str, level: str, gap: int, tighten: int) -> None:
    """Nothing lost, no forbidden start or end, widths exact: as for first fit."""
    indent = min(indent * EM, measure - EM)
    par = ready(text, rules=Rules(marks, level, gap, tighten=tighten))
    lines = set_lines(par, break_total(par, 0, even(measure), indent))
    laws.check_nothing_lost(par, lines)
    laws.check_breaks(par, lines, level)
    for number, line in enumerate(lines):
        placed = follow(par, line)
        laws.check_width(par, placed, measure - (0 if number else indent))
        laws.check_ink(placed, tighten)


@settings(laws_hold, max_examples=500)
@given(texts, widths, styles, levels, st.sampled_from(sorted(BREAKERS)), either, either, closing)
def test_the_price_is_that_of_the_justified_line(
    text: str, widths: list[int], marks: str, level: str, breaker: str, hang: bool, grid: bool, tighten: int
) -> None:
    par = ready(text, rules=Rules(marks, level, breaker=breaker, hang=hang, grid=grid, tighten=tighten))
    cuts = break_lines(par, 0, turning(widths), 0)
    sums = model(par)
    for cut, line in zip(cuts, set_lines(par, cuts), strict=True):
        assert cut_price(sums, cut) == line_price(par, cut, line)


@settings(laws_hold, max_examples=500)
@given(texts, widths, styles, levels, closing)
def test_no_dearer_than_first_fit(text: str, widths: list[int], marks: str, level: str, tighten: int) -> None:
    par = ready(text, rules=Rules(marks, level, tighten=tighten))
    first = break_from(par, 0, turning(widths), 0)
    assume(len(first) < HORIZON // 2)
    assert price(par, break_total(par, 0, turning(widths), 0)) <= price(par, first)


@settings(laws_hold, max_examples=200)
@given(texts, widths)
def test_what_is_best_for_the_whole_is_best_from_each_break_on(text: str, widths: list[int]) -> None:
    par = ready(text)
    whole = break_total(par, 0, turning(widths), 0)
    assume(len(whole) < HORIZON // 2)
    for done, cut in enumerate(whole):
        rest = break_total(par, cut.first, turning(widths, done), 0)
        assert price(par, rest) == price(par, whole[done:])


def cheapest(par: Prepared, measure: int) -> int:
    """The least price of all settings of unforced lines, by trying every allowed end."""
    sums = model(par)

    @cache
    def rest(first: int) -> int:
        found = FORCED
        for last in range(first + 1, par.end + 1):
            if (last == par.end or par.allowed[last]) and par.least_width(first, last) <= measure:
                tail = 0 if last == par.end else rest(last)
                found = min(found, cut_price(sums, Cut(first, last, measure, 0, False)) + tail)
        return found

    return rest(0)


@settings(laws_hold, max_examples=200)
@given(texts, st.integers(6 * EM, 20 * EM), styles, closing)
def test_no_cheaper_setting_exists(text: str, measure: int, marks: str, tighten: int) -> None:
    """By trying all; what total fit does not look at are lines that open by more than 1/8 em a gap."""
    par = ready(text[:60], rules=Rules(marks, tighten=tighten))
    cuts = break_total(par, 0, even(measure), 0)
    found = price(par, cuts)
    if max(cut_price(model(par), cut) for cut in cuts) < totalfit.WIDE:
        assert found == cheapest(par, measure)


@settings(laws_hold, max_examples=200)
@given(texts, measures, styles, gaps, closing)
def test_a_line_more_and_a_line_less(text: str, measure: int, marks: str, gap: int, tighten: int) -> None:
    par = ready(text, rules=Rules(marks, gap=gap, tighten=tighten))
    best, shorter, longer = totalfit.settings(par, 0, even(measure), 0)
    assert best.lines == len(best.cuts)
    for setting, lines in ((shorter, best.lines - 1), (longer, best.lines + 1)):
        if setting is None:
            continue
        assert setting.lines == len(setting.cuts) == lines
        assert setting.price == price(par, list(setting.cuts)) >= best.price
        found = set_lines(par, list(setting.cuts))
        laws.check_nothing_lost(par, found)
        if all(line.width > measure - EM // 4 for line in found[:-1]):  # and not such that nothing in them may open
            assert totalfit.reaches(par, lines, measure, 0, max(line.opened for line in found))


@pytest.mark.parametrize(("last", "ways"), [(1, {-1}), (4, set()), (6, set()), (15, {1}), (16, {1})])
def test_what_cannot_be_is_not_searched_for(last: int, ways: set[int]) -> None:
    """Three full lines and ``last`` 字: nothing to squeeze but a comma a line, gaps open by at most 1/10 em."""
    par = ready(("一二三四五六七，九十一二三四五六" * 3) + "天" * last)
    assert {more for more in (-1, 1) if totalfit.reaches(par, 4 + more, 16 * EM, 0, VISIBLE)} == ways


# --- cases


def test_prices_keep_their_order() -> None:
    """RULES 5.3: no prohibition broken, then no visible opening, then few squeezed marks."""
    assert 100 * opening(EM) < FORCED
    assert opening(VISIBLE) > 4 * 500  # four commas rather than a line that opens visibly
    assert opening(VISIBLE // 8) < 2 * 500  # but an opening that nobody sees, 1/80 em, rather than two
    assert all(opening(gap) < opening(gap + 1) for gap in range(2000))


def test_resuming_with_a_turn() -> None:
    par = ready("一二三四五六七八九十")
    assert [cut.last for cut in break_total(par, 0, even(mem(4)), 0, [6])] == [4, 6, 10]
    first, second, third = set_lines(par, break_total(par, 0, even(mem(4)), 0, [6]))
    assert (first.justified, second.justified, third.justified) == (True, False, False)


def test_measures_of_every_line() -> None:
    par = ready("一二三四五六七八九十一")
    cuts = break_total(par, 0, turning([mem(2), mem(5)]), 0)
    assert [(cut.last, cut.measure) for cut in cuts] == [(2, 2000), (7, 5000), (9, 2000), (11, 5000)]


def test_no_lone_character() -> None:
    par = ready("一二三四五六七八九，十一二三四五六七。八")
    cuts = break_total(par, 0, even(mem(10)), 0)
    assert not lone_character(par, cuts[-1].first)


def test_a_sequence_that_no_line_holds() -> None:
    """The emergency break of first fit: as much as fits, and the line says so."""
    par = ready("中ABCDEFGHIJKLMN文")
    cuts = break_total(par, 0, even(mem(3)), 0)
    assert any(cut.forced for cut in cuts)
    assert all(par.least_width(cut.first, cut.last) <= mem(3) for cut in cuts)


def test_long_paragraph_of_many_measures() -> None:
    """Beyond the horizon: lawful, and still better than first fit."""
    par = ready("一二三，四五“六七”八九。十" * 300)
    cuts = break_total(par, 0, turning([mem(9.3), mem(11), mem(7.7)]), 0)
    laws.check_nothing_lost(par, set_lines(par, cuts))
    assert price(par, cuts) < price(par, break_from(par, 0, turning([mem(9.3), mem(11), mem(7.7)]), 0))


# --- first fit's look-back


@pytest.mark.parametrize(
    ("case", "without", "measure"),
    [
        # 四五，。 alone would open by 2/3 em a gap
        ("”””一二|三四五，。|2020“", "”””一二三|四五，。|2020“", 5),
        ("”，”四五|四五ABC，|ABC，", "”，”四五四|五ABC，|ABC，", 5),
        ("ABCABC|六ABC六|六。。。", "ABCABC六|ABC六|六。。。", 5),
    ],
)
def test_first_fit_looks_back_one_line(
    case: str, without: str, measure: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that would open by more than 1/8 em a gap gets a 字 from the line before it, or gives it one."""
    par = ready(case.replace("|", ""))
    cuts = break_from(par, 0, even(mem(measure)), 0)
    assert "|".join(par.text[cut.first : cut.last] for cut in cuts) == case
    monkeypatch.setattr(linebreak, "_look_back", lambda *_: None)
    plain = break_from(par, 0, even(mem(measure)), 0)
    assert "|".join(par.text[cut.first : cut.last] for cut in plain) == without
    assert price(par, cuts) < price(par, plain)


@pytest.mark.press
@pytest.mark.parametrize("measure", [10, 12, 16, 20])
def test_prose(measure: int) -> None:
    """Better than first fit where it counts: the mean opening, and no lone 字."""
    pars = [ready(text, SONG) for text in sample(200)]
    found = {}
    for name, breaker in BREAKERS.items():
        cuts = [breaker(par, 0, even(mem(measure)), 2 * EM, ()) for par in pars]
        lines = [line for par, of in zip(pars, cuts, strict=True) for line in set_lines(par, of) if line.justified]
        lone = sum(lone_character(par, of[-1].first) for par, of in zip(pars, cuts, strict=True) if len(of) > 1)
        found[name] = sum(line.opened for line in lines) / len(lines), lone
    assert found["total"][0] < found["first"][0]
    assert found["total"][1] == 0
