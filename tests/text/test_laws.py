"""Laws on random text: 汉字, every class of marks, numbers, words, spaces, combining marks and emoji in any order."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.text.justify import set_lines
from layout.text.linebreak import break_from
from layout.text.paragraph import Rules
from layout.text.squeeze import STYLES
from layout.units import EM
from tests.text import laws
from tests.text.setting import SONG, follow, ready

HANZI = [*"中文报纸版面的一是了在人有我他这个们国", "重庆日报", "科技创新成果商业化", "々", "二〇二〇"]
MARKS = [*"，。、：；！？．", *laws.OPENING, *laws.CLOSING, "——", "……", "—", "…", "～", "–", "·", "/", "／"]
NUMBERS = ["2020", "3.5%", "37.5℃", "￥100", "1,234", "-5", "±3", "9月25日", "12:30", "100km/h", "№5", "3～5", "50"]
WORDS = ["A", "Python", "don’t", "state-of-the-art", "GDP", "https://a.com/b", "(abc)", "Mr.", "e-mail", "café", "C++"]
SPACES = [" ", "  ", "\u3000", "\u00a0", "\u200b", "\u2060"]
SIGNS = [*"@#&*\"'()[]{}<>=+-_|,.;:!?%", "①", "→", "℃", "№", "㎡"]
MORE = ["e\u0301", "中\u0301", "葛\U000e0100", "\u0301", "\u00ad", "\u200d"]
EMOJI = ["❤\ufe0f", "😀", "👨\u200d👩", "👍\U0001f3fd", "‼\ufe0f", "🇨🇳"]
PIECES = [*HANZI, *HANZI, *MARKS, *NUMBERS, *WORDS, *SPACES, *SIGNS, *MORE, *EMOJI]

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
measures = st.integers(2 * EM, 40 * EM)
styles = st.sampled_from(sorted(STYLES))
levels = st.sampled_from(["clreq-none", "clreq-basic", "clreq-gb", "clreq-gb", "clreq-strict"])
gaps = st.sampled_from([0, 125, 250])
laws_hold = settings(max_examples=1000, suppress_health_check=[HealthCheck.too_slow])


@laws_hold
@given(texts, measures, st.integers(0, 2), styles, levels, gaps)
def test_laws_in_the_font_of_boxes(text: str, measure: int, indent: int, marks: str, level: str, gap: int) -> None:
    indent = min(indent * EM, measure - EM)
    par = ready(text, rules=Rules(marks, level, gap))
    lines = set_lines(par, break_from(par, 0, lambda _: measure, indent))
    laws.check_nothing_lost(par, lines)
    laws.check_breaks(par, lines, level)
    for number, line in enumerate(lines):
        placed = follow(par, line)
        laws.check_width(par, placed, measure - (0 if number else indent))
        laws.check_ink(placed)
        ink = placed.inks[placed.seen()][1] if placed.kinds[placed.seen()] else 0
        if line.justified and not line.forced and ink:
            assert 0 <= measure - placed.origins[placed.seen()] - ink <= EM // 5 or not laws.opens(par, line)


@settings(laws_hold, max_examples=200)
@given(texts, measures, styles)
def test_laws_in_song(text: str, measure: int, marks: str) -> None:
    """The kit's faces: shaped, kerned, with stand-ins for what Song lacks."""
    par = ready(text, SONG, Rules(marks))
    lines = set_lines(par, break_from(par, 0, lambda _: measure, 0))
    laws.check_nothing_lost(par, lines)
    laws.check_breaks(par, lines, "clreq-gb")
    for line in lines:
        laws.check_width(par, follow(par, line, SONG), measure, exact=False)


@settings(laws_hold, max_examples=300)
@given(texts, st.lists(st.integers(2 * EM, 20 * EM), min_size=1, max_size=5))
def test_resuming_at_any_break_is_setting_in_one_go(text: str, widths: list[int]) -> None:
    """Also where every line has a measure of its own."""
    par = ready(text)
    whole = break_from(par, 0, lambda number: widths[number % len(widths)], 0)
    for done, line in enumerate(whole):
        rest = break_from(par, line.first, lambda number, done=done: widths[(number + done) % len(widths)], 0)  # type: ignore[misc]
        assert rest == whole[done:]


@settings(laws_hold, max_examples=300)
@given(texts, measures, st.sampled_from([0, 50]), st.booleans())
def test_a_squeezed_line_gives_no_more_than_it_has(text: str, measure: int, tighten: int, hang: bool) -> None:
    """A line is squeezed to between its least and its natural width."""
    par = ready(text, rules=Rules(hang=hang, tighten=tighten))
    for line in set_lines(par, break_from(par, 0, lambda _: measure, 0)):
        least, natural = par.least_width(line.first, line.last), par.width(line.first, line.last)
        assert 0 <= least <= natural
        assert least <= line.width
        assert line.squeezed == max(0, natural - line.width)
        assert line.squeezed == 0 or -tighten <= line.opened <= 0
