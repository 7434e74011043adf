"""Words divided at the end of a line: where, and that the hyphen is counted, shown and no part of the text."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.copyfitter import UnknownStyleError, explain_lines, lines
from layout.spec.styletables import HYPHENATIONS
from layout.text import hyphens
from layout.text.breakers import BREAKERS, break_lines
from layout.text.inline import Inline
from layout.text.justify import set_lines
from layout.text.marks import classify
from layout.text.paragraph import Rules, prepare
from layout.text.price import cut_price, line_price, model
from layout.units import EM
from tests.text import laws
from tests.text.setting import SONG, SQUARE, chain, follow, ready
from tests.text.test_laws import laws_hold, measures, texts


def notation(text: str, measure: float, language: str = "", breaker: str = "first") -> str:
    """The lines parted by ``|``, a hyphen shown before it where a word is divided."""
    found = explain_lines(text, measure, 0, hyphenation=language, breaker=breaker)
    return "|".join(line.text + "-" * line.hyphen for line in found)


def syllables(text: str, language: str = "en") -> str:
    """The text with a soft hyphen wherever a word may be divided."""
    places = [0, *hyphens.syllables(text, classify(text), language), len(text)]
    return "-".join(text[start:end] for start, end in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("typography", "ty-pog-ra-phy"),
        ("Shakespeare", "Shake-speare"),  # a capital at the head is no matter
        ("（hyphenation）", "（hy-phen-ation）"),
        ("“international”", "“in-ter-na-tional”"),
        ("(computer),", "(com-puter),"),
        ("中文computer中文", "中文com-puter中文"),
        ("computer. Typography!", "com-puter. Ty-pog-ra-phy!"),
        ("able table away", "able ta-ble away"),  # two letters before, three after
        ("INTERNATIONAL", "INTERNATIONAL"),
        ("JavaScript McDonald", "JavaScript McDonald"),
        ("computer2 2computer", "computer2 2computer"),
        ("https://international.com/typography", "https://international.com/typography"),
        ("www.international.com", "www.international.com"),
        ("name@international.com", "name@international.com"),
        ("computer-typography", "computer-typography"),  # divided at its own hyphen
        ("computer_typography", "computer_typography"),
        ("inter\u00adnational", "inter\u00adnational"),  # the author says where
        ("government’s", "gov-ern-ment’s"),
        ("x" * 51, "x" * 51),
    ],
)
def test_where_english_words_are_divided(text: str, divided: str) -> None:
    assert syllables(text) == divided


def test_each_language_divides_its_own_way() -> None:
    words = {"en-GB": "typography", "de": "Zeitungen", "fr": "journaux", "es": "periódico", "it": "giornale"}
    found = {language: syllables(word, language) for language, word in words.items()}
    assert found == {
        "en-GB": "ty-po-graphy", "de": "Zei-tun-gen", "fr": "jour-naux", "es": "pe-rió-dico", "it": "gior-nale",
    }  # fmt: skip
    assert set(HYPHENATIONS.values()) == {"", *hyphens.LANGUAGES}


@pytest.mark.parametrize("breaker", BREAKERS)
def test_a_word_is_divided_where_hyphenation_is_on(breaker: str) -> None:
    text = "中文typography中文"
    assert notation(text, 6, "", breaker=breaker) == "中文|typography|中文"
    assert notation(text, 6, "en", breaker=breaker) == "中文typog-|raphy中文"
    assert lines(text, 6, 0, breaker=breaker, hyphenation="en") == ["中文typog", "raphy中文"]


def test_the_hyphen_takes_room() -> None:
    """In the font of boxes a letter and a hyphen are half an em: 中 and seven of them fill 4.5 em, not 4.4."""
    text, rules = "中typography", Rules(gap=0, hyphenation="en")

    def first(measure: int) -> str:
        par = ready(text, rules=rules)
        cut = break_lines(par, 0, lambda _: measure, 0)[0]
        assert par.width(cut.first, cut.last) <= measure
        return text[: cut.last]

    assert first(4000) == "中typog"
    assert first(3999) == "中ty"
    par = ready(text, rules=rules)
    assert par.width(0, 6) == 4000 == par.least_width(0, 6)
    assert par.width(0, 11) == 6000


def test_soft_hyphens_count_in_any_case() -> None:
    text = "中文Chong\u00adqing中文"
    assert notation(text, 6) == "中文Chong\u00ad-|qing中文"
    assert notation(text, 7.5) == "中文Chong\u00adqing|中文"
    assert notation("中文中\u00ad文中文", 3) == "中文中\u00ad|文中文"  # between 汉字 it means nothing
    assert notation("2026\u00ad112345", 3.2) == "2026\u00ad-|112345"
    assert "".join(lines(text, 3, 0)) == text


def test_cells_have_no_hyphens() -> None:
    par = ready("中文Chong\u00adqing中文typography", rules=Rules(grid=True, hyphenation="en"))
    assert not par.hyphens
    cuts = break_lines(par, 0, lambda _: 6 * EM, 0)
    assert [par.text[cut.first : cut.last] for cut in cuts] == ["中文", "Chong\u00adqing中", "文typography"]


def test_no_word_is_divided_in_a_drop_capital_or_a_superscript() -> None:
    text = "typography typography"
    marked = Inline(tied=((11, 21),), whole=((0, 5),))
    par = prepare(text, [(0, len(text), chain(*SQUARE))], Rules(hyphenation="en"), marked)
    assert [text[:at] for at in par.hyphens] == ["typogra"]


def test_a_ligature_is_not_divided() -> None:
    """The kit's Latin face has ffi as one glyph."""
    par = ready("officially", SONG, Rules(hyphenation="en"))
    assert syllables("officially") == "of-fi-cially"
    assert par.offsets and 2 not in par.offsets
    assert [par.offset(at) for at in par.hyphens] == [4]
    parted = ready("of\u00adfi\u00adcially", SONG)  # the author's hyphens part it
    assert [parted.offset(at) for at in parted.hyphens] == [3, 6]


def test_unknown_language() -> None:
    with pytest.raises(UnknownStyleError, match="en-GB"):
        lines("中", hyphenation="xx")


LATIN = st.lists(
    st.sampled_from(
        ["typography ", "international ", "Chong\u00adqing", "中文", "，", "hyphenation", "2026", "“”", "AV"]
    ),
    min_size=1, max_size=30,
).map("".join)  # fmt: skip


@laws_hold
@given(st.one_of(LATIN, texts), measures, st.sampled_from(sorted(BREAKERS)))
def test_laws_where_words_are_divided(text: str, measure: int, breaker: str) -> None:
    """Nothing is lost, the width is what is drawn and no more than the measure, the price is that of the line."""
    par = ready(text, SONG, Rules(breaker=breaker, hyphenation="en"))
    cuts = break_lines(par, 0, lambda _: measure, 0)
    set_text = set_lines(par, cuts)
    laws.check_nothing_lost(par, set_text)
    sums = model(par)
    for cut, line in zip(cuts, set_text, strict=True):
        assert cut_price(sums, cut) == line_price(par, cut, line)
        hyphen = par.hyphens.get(line.last)
        if not hyphen:
            continue
        assert par.text[line.end - 1].isalnum() or par.text[line.end - 1] == hyphens.SOFT
        assert not par.text[line.end].isspace()
        placed = follow(par, line, SONG)
        shown = [at for at, kind in enumerate(placed.kinds) if kind != hyphens.SOFT][-1]
        end = placed.origins[shown] + placed.advances[shown] + hyphen.advance
        assert abs(end - line.left - line.width) <= 2  # what is rounded at two boundaries
        assert line.width <= measure or line.forced


@settings(laws_hold, max_examples=300)
@given(LATIN, st.lists(st.integers(2 * EM, 20 * EM), min_size=1, max_size=5))
def test_resuming_after_a_divided_word(text: str, widths: list[int]) -> None:
    par = ready(text, rules=Rules(hyphenation="en"))
    whole = break_lines(par, 0, lambda number: widths[number % len(widths)], 0)
    for done, cut in enumerate(whole):
        rest = break_lines(par, cut.first, lambda number, done=done: widths[(number + done) % len(widths)], 0)  # type: ignore[misc]
        assert rest == whole[done:]


@pytest.mark.parametrize(
    ("text", "language", "loaded"),
    [
        ("中文typography Chong\u00adqing", "", False),
        ("中文 2026 PDF https://international.org", "en", False),
        ("typography", "en", True),
    ],
)
def test_the_library_is_loaded_for_a_word_to_divide(text: str, language: str, loaded: bool) -> None:
    code = f"import sys, layout; layout.lines({text!r}, 8, 0, hyphenation={language!r})"
    code += "; sys.exit('pyphen' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert found.returncode == loaded
