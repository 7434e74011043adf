"""Lines in the font of boxes, so that every width can be added up by reading: a 汉字 one em, a letter a half."""

from __future__ import annotations

import pytest

from layout.text.justify import set_line, set_lines
from layout.text.linebreak import Cut, break_from
from layout.text.paragraph import Rules
from tests.text.setting import SONG, cut, follow, mem, natural, on_one_line, ready, set_text

QUANJIAO = Rules(marks="quanjiao")
NO_GAP = Rules(gap=0)


def check_lines(case: str, measure: float, indent: float = 0, rules: Rules | None = None) -> None:
    """``一二|三四``: the bars are the lines' starts, at a measure in em."""
    par = ready(case.replace("|", ""), rules=rules)
    lines = [par.text[par.offset(line.first) : par.offset(line.last)] for line in cut(par, measure, indent)]
    assert "|".join(lines) == case


# --- 4: what marks take


@pytest.mark.parametrize(
    ("marks", "em"),
    [
        *[(mark, 1) for mark in "，。、：；！？“”‘’（）《》【】「」—～…／"],
        *[(mark, 0.5) for mark in "·・/–,.;:!?()"],
        ("——", 2),
        ("……", 2),
        ("\u3000", 1),
        # 4.2: two adjacent marks take 1.5 em; the half that goes is the one between them
        *[
            (pair, 1.5)
            for pair in ("，“", "。”", "：“", "”，", "”。", "）（", "》《", "“‘", "’”", "（“", "！”", "？！")
        ],
        *[(pair, 1.5) for pair in ("！！", "、《", "；“", "。（", "”“", "）、", "），", "\u3000“", "”\u3000")],
        ("（）", 2),  # nothing is blank between them
        ("“”", 2),
        # longer runs lose a half at each meeting, a mark never more than one
        ("。”（", 2),
        ("：“‘", 2),
        ("’”。", 2),
        ("！”“", 2),
        ("》、《", 2),
        ("”）。", 2),
        # beside —— and …… nothing goes
        ("——“", 3),
        ("”——", 3),
        ("……”", 3),
        ("。——", 3),
        ("，……", 3),
    ],
)
def test_width_of_marks(marks: str, em: float) -> None:
    assert natural(marks) == em


@pytest.mark.parametrize(
    ("pair", "shift"),
    [("。”", {2: -0.5}), ("，“", {2: -0.5}), ("）（", {2: -0.5}), ("（“", {2: -0.5}), ("’”", {2: -0.5})],
)
def test_the_half_goes_between_two_marks(pair: str, shift: dict[int, float]) -> None:
    assert on_one_line(f"中{pair}中", 3.5).white() == shift


@pytest.mark.parametrize("mark", list("，。、：；！？”’）》】」』〕"))
def test_a_mark_at_the_lines_end_is_trimmed(mark: str) -> None:
    """4.3, GB 5.1.10: to half an em, full stops too."""
    placed = on_one_line(f"中中{mark}", 2.5)
    assert placed.white() == {}
    assert placed.line.width == mem(2.5)


@pytest.mark.parametrize("mark", list("“‘（《【「『〔"))
@pytest.mark.parametrize("indent", [0, 2])
def test_an_opening_bracket_at_the_lines_start_is_trimmed(mark: str, indent: float) -> None:
    """4.3: also on the first line, after the indent."""
    par = ready(f"{mark}中中")
    (line,) = set_text(par, 2.5 + indent, indent)
    placed = follow(par, line)
    assert [float(at) / 1000 for at in placed.origins] == [indent - 0.5, indent + 0.5, indent + 1.5]


@pytest.mark.parametrize("mark", list("—～…·"))
def test_marks_without_a_blank_half_are_not_trimmed(mark: str) -> None:
    par = ready(f"中{mark}")
    assert par.width(0, par.end) / 1000 == 1 + natural(mark)


# --- 2.3: where the line ends


@pytest.mark.parametrize(
    ("case", "measure"),
    [
        ("一二三四|五六七八|九十", 4),
        ("一二三四|五六七八|九十", 4.9),  # what is less than an em holds no 字
        ("一二三|四。五", 4),  # 四。 would take 4.5
        ("一二三四。|五六七", 4.5),
        ("“一二三|四五六", 3.5),  # “ at the line's start takes a half
        ("“一二三四|五六七", 4.5),
        ("一二三|“四五六", 4),  # “ may not end a line
        ("一二三|——四五", 4),  # nor may —— be split
        ("一二——|三四五", 4),
        ("一二三|……四五", 4),
        ("一二三|2020年", 4),
        ("一2020年|三四五", 4.5),  # 1 + ¼ + 2 + ¼ + 1
        ("一二·|三四五", 3),
        ("一二三·|四五六", 3.5),
        ("一|二·|三四|五六", 2),
        ("一二|3～5万|人民", 4),
    ],
)
def test_line_ends(case: str, measure: float) -> None:
    check_lines(case, measure)


def test_indent() -> None:
    check_lines("一二|三四五六|七八九", 4, 2)
    check_lines("“一二|三四五六|七八九", 4.5, 2)


@pytest.mark.parametrize(
    ("case", "measure", "rules"),
    [
        # 先挤进: the comma gives a half, so that the next may come in
        ("一，二三，|四五六", 4, None),
        # 后推出: nothing can give, the last 字 goes down
        ("一二三|四，五六", 4, None),
        # in a daily a full line is still squeezed for one 字 more …
        ("一，二，三四|五六七八", 5, None),
        ("（一）二，三|四五六", 4.5, None),
        ("一：“二三”四|五六七", 5.5, None),
        # … by commas, colons and brackets, by full stops never
        ("一。二。三|四五六", 5, None),
        ("一。二|三，四五", 4, None),
        ("一！二？三|四五六", 5, None),
        # 全角式: only where the line could not be filled else
        ("一，二，三|四五六七", 5, QUANJIAO),
        ("一，二三，|四五六", 4, QUANJIAO),
        ("一。二三。|四五六", 4, QUANJIAO),
        # a gap gives an eighth of an em, a Western word space a quarter
        ("中AB中AB中|四五六", 5.5, None),
        ("中AB中AB|中四五六", 5.4, None),
        ("AB CD|中四|五六", 2.25, None),
        ("AB |CD中|四五|六七", 2.2, None),
    ],
)
def test_squeezing_in_comes_before_pushing_out(case: str, measure: float, rules: Rules | None) -> None:
    check_lines(case, measure, rules=rules)


def test_lone_character() -> None:
    """8: 孤字不成行. One 字 more comes down where each gap above opens by no more than an eighth."""
    check_lines("一二三四五六七八九|十甲", 10)
    check_lines("一二三四五六七八九|十甲。", 10)
    check_lines("一二三四|五", 4)  # too narrow: it would open by half an em
    check_lines("一二三四五六七八九十|2020", 10)  # a number is more than a 字
    check_lines("一二三四五六七八——|十。", 10)  # —— comes down whole or not at all
    check_lines("一二三四五六七，八九|十甲", 10)


@pytest.mark.parametrize("tail", ["。”", "！”", "）。", "。’”"])
def test_one_character_and_marks_are_lone_too(tail: str) -> None:
    check_lines(f"一二三四五六七八九|十甲{tail}", 10)


def test_a_lone_character_with_a_mark_of_two_em() -> None:
    """CLREQ: one 字 and a mark; marks that fill four em are no short line."""
    check_lines("一二三四五六七八九|十甲……", 10)
    check_lines("一二三四五六七八九十|甲——……", 10)


def test_a_forced_turn_is_no_lone_character() -> None:
    """What the editor broke stays broken."""
    par = ready("一二三四五六七八九十甲")
    assert [line.last for line in break_from(par, 0, lambda _: mem(10), 0, (10,))] == [10, 11]


def test_emergency_break() -> None:
    """A word longer than the line goes as far as it fits, and is marked."""
    par = ready("Pneumonoultramicroscopic")
    lines = cut(par, 3)
    assert [par.text[line.first : line.last] for line in lines] == ["Pneumo", "noultr", "amicro", "scopic"]
    assert [line.forced for line in lines] == [True, True, True, False]
    par = ready("——一")
    assert [(line.last, line.forced) for line in cut(par, 1.5)] == [(1, True), (2, False), (3, False)]


def test_resuming_at_any_line() -> None:
    par = ready("竹溪智谷科企联盟（以下简称“联盟”）2020年9月25日成立，GDP增长3.5%。“好！”他说——这是真的……对。")
    for measure in (2, 3.5, 6, 8, 11.25):
        lines = cut(par, measure, 2 if measure > 3 else 0)
        for number, line in enumerate(lines[1:], 1):
            assert cut(par, measure, start=line.first) == lines[number:]


def test_a_measure_for_every_line() -> None:
    par = ready("一二三四五六七八九十甲乙丙丁")
    measures = [3, 5, 2, 4, 9]
    lines = break_from(par, 0, lambda number: mem(measures[number]), mem(1))
    assert [par.text[line.first : line.last] for line in lines] == ["一二", "三四五六七", "八九", "十甲乙丙", "丁"]
    assert [(line.measure, line.indent) for line in lines[:3]] == [(3000, 1000), (5000, 0), (2000, 0)]


# --- 5.1: how a line gives way


def check_white(text: str, measure: float, white: dict[int, float], rules: Rules | None = None) -> None:
    """One line set to a measure: what is added (> 0) or taken (< 0) before which glyph, in em."""
    placed = on_one_line(text, measure, rules=rules)
    assert placed.white() == pytest.approx(white, abs=0.0006)
    assert placed.line.width == mem(measure)


REDUCED = "中（中）中，中A中"  # 8 + ¼ + ½ + ¼


@pytest.mark.parametrize(
    ("by", "brackets", "comma", "gap"),
    [
        (0, 0, 0, 0.25),
        (0.5, -0.25, 0, 0.25),  # both brackets by the same
        (1, -0.5, 0, 0.25),
        (1.25, -0.5, -0.25, 0.25),  # then the comma
        (1.5, -0.5, -0.5, 0.25),
        (1.625, -0.5, -0.5, 0.1875),  # then both gaps
        (1.75, -0.5, -0.5, 0.125),
    ],
)
def test_reduction_goes_step_by_step(by: float, brackets: float, comma: float, gap: float) -> None:
    found = {1: brackets, 4: brackets, 6: comma, 7: gap, 8: gap}
    check_white(REDUCED, 9 - by, {at: width for at, width in found.items() if width})


def test_reduction_has_an_end() -> None:
    placed = on_one_line(REDUCED, 7)
    assert placed.line.width == mem(7.25)


def test_word_spaces_are_reduced_first() -> None:
    """1 + ½ + 1 + 4 em: the space gives a quarter before the brackets give anything."""
    check_white("ab ab（中）中", 6.25, {3: -0.25})
    check_white("ab ab（中）中", 5.75, {3: -0.25, 5: -0.25, 8: -0.25})


def test_full_stops_are_reduced_last_and_only_in_quanjiao() -> None:
    check_white("中。中A中", 4.75, {3: 0.125, 4: 0.125})
    assert on_one_line("中。中A中", 4).line.width == mem(4.75)
    check_white("中。中A中", 4.5, {2: -0.25, 3: 0.125, 4: 0.125}, QUANJIAO)
    check_white("中！中？中", 4, {2: -0.5, 4: -0.5}, QUANJIAO)
    assert on_one_line("中！中？中", 4).line.width == mem(5)


def test_what_adjacent_marks_lost_is_not_given_again() -> None:
    check_white("中。”中，中", 5, {2: -0.5, 3: -0.5})
    check_white("中。”中，中", 4.5, {2: -0.5, 3: -0.5, 5: -0.5})
    assert on_one_line("中。”中，中", 4).line.width == mem(4.5)


@pytest.mark.parametrize("text", ["中——中……中", "中～中—中·中", "中/中／中\u3000中"])
def test_what_cannot_be_reduced(text: str) -> None:
    whole = natural(text)
    assert on_one_line(text, whole - 1).line.width == mem(whole)


# --- 5.2: how a line opens


@pytest.mark.parametrize(
    ("measure", "gap", "rest"),
    [
        (5, 0.25, 0),
        (5.1, 0.3, 0),  # the gaps first, both by the same
        (5.1666, 0.3333, 0),  # as far as a third of an em
        (5.5666, 0.4333, 0.1),  # then every place by the same, gaps too
        (7.1666, 0.8333, 0.5),  # without limit
    ],
)
def test_expansion_goes_step_by_step(measure: float, gap: float, rest: float) -> None:
    white = {1: gap, 2: gap, 3: rest, 4: rest}
    placed = on_one_line("中A中中中", measure)
    assert placed.line.width == mem(measure)
    found = placed.white()
    assert all(found.get(at, 0) == pytest.approx(want, abs=0.002) for at, want in white.items())


def test_word_spaces_open_first() -> None:
    """The font's own space is a quarter of an em or less; it may grow to a half."""
    text = "中to be中中"
    par = ready(text, SONG)
    whole = par.width(0, par.end)
    line = set_line(par, Cut(0, par.end, whole + 100, 0, False), True)
    assert line.shifts != set_line(par, Cut(0, par.end, whole, 0, False), True).shifts
    before = follow(par, set_line(par, Cut(0, par.end, whole, 0, False), True), SONG).origins
    after = follow(par, line, SONG).origins
    assert [b - a for a, b in zip(before, after, strict=True)] == [0, 0, 0, 0, 100, 100, 100, 100]


@pytest.mark.parametrize(
    ("text", "open_at"),
    [
        ("中中中", {1, 2}),
        ("中——中", {1, 3}),  # not inside —— and ……
        ("中……中", {1, 3}),
        ("中2020中", {1, 5}),  # not inside numbers
        ("中-3.5%中", {1, 6}),
        ("中word中", {1, 5}),  # nor words
        ("中don’t中", {1, 6}),
        ("中中～中中", {1, 4}),  # not around 连接号 and 分隔号
        ("中中—中中", {1, 4}),
        ("中中/中中", {1, 4}),
        ("中～中～中中", {5}),
        ("中中/20中", {1, 5}),
        ("中中～20中", {1, 5}),
        ("中20～中中", {1, 5}),
        ("中\u00a020中", {4}),
        ("中\u00a0中\u00a0中中", {5}),
        ("中，中“中”中", {1, 2, 3, 4, 5, 6}),
        ("中·中", {1, 2}),
        ("中 中中", {2, 3}),
    ],
)
def test_where_a_line_opens(text: str, open_at: set[int]) -> None:
    """5.2 step 3: everywhere but inside what section 3 keeps whole, and around connectors and the solidus."""
    whole = natural_line(text, NO_GAP)
    before = on_one_line(text, whole, rules=NO_GAP).origins
    after = on_one_line(text, whole + len(open_at) * 0.4, rules=NO_GAP).origins
    grown = {at: float((after[at] - after[at - 1]) - (before[at] - before[at - 1])) for at in range(1, len(text))}
    assert {at for at, by in grown.items() if by > 5} == open_at
    assert all(by == pytest.approx(400, abs=5) for at, by in grown.items() if at in open_at)


def natural_line(text: str, rules: Rules) -> float:
    """The natural width of a line in em, its ends trimmed."""
    par = ready(text, rules=rules)
    return par.width(0, par.end) / 1000


def test_a_line_of_western_words_reaches_the_margin() -> None:
    assert on_one_line("ab cd ef", 5.5).line.width == mem(5.5)


def test_the_last_line_stays_natural() -> None:
    par = ready("一二三四五，六七A八")
    first, last = set_text(par, 5.5)
    assert first.justified and not last.justified
    assert first.width == 5500
    assert last.width == 4000 and not last.space
    assert follow(par, last).white() == {2: 0.25, 3: 0.25}


def test_ragged_lines_stay_natural() -> None:
    par = ready("一二三四五，六七A八")
    assert [line.width for line in set_lines(par, cut(par, 5.9), justify=False)] == [5500, 4000]


# --- 6: the gap, and typed spaces


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("A", 1),  # a half, and two gaps of a quarter
        (" A ", 1),  # a typed space is the gap
        ("  A\t", 1),
        ("50", 1.5),
        ("50%", 2),
        ("，A", 1.75),  # no gap beside a mark
        ("“A”", 2.5),
        ("（A）", 2.5),
        ("：A。", 2.5),
        ("中 中", 2.5),  # the house's fixed space
        ("A B", 2),
        ("café", 2.5),
    ],
)
def test_gaps(text: str, em: float) -> None:
    assert natural(text) == em


def test_a_gap_vanishes_at_the_ends_of_lines() -> None:
    for text in ("中中AB中中", "中中 AB 中中"):
        par = ready(text)
        lines = cut(par, 2)
        assert [par.width(line.first, line.last) for line in lines] == [2000, 1000, 2000]
        lines = cut(par, 1)
        assert [par.width(line.first, line.last) for line in lines] == [1000] * 5


def test_a_space_at_the_lines_end_takes_no_room() -> None:
    check_lines("一二 |三四\u3000|五六  |七八", 2)
    par = ready("一二 三四")
    assert [line.width for line in set_text(par, 2)] == [2000, 2000]


def test_a_mark_before_a_space_at_the_lines_end_is_trimmed() -> None:
    check_lines("一二， |三四|五六", 2.5)
    check_lines("一二，\u3000|三四|五六", 2.5)


def test_many_spaces_at_the_lines_end() -> None:
    check_lines("一二" + " " * 40 + "|三四", 2)


def test_no_gap_where_the_house_wants_none() -> None:
    assert natural("A", rules=NO_GAP) == 0.5
    check_white("中A中中", 3.8, {1: 0.1, 2: 0.1, 3: 0.1}, NO_GAP)
