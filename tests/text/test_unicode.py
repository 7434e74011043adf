"""Laws on text drawn from all of Unicode: unassigned, private and noncharacters, surrogates, any order of anything."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from layout.text.breakers import BREAKERS, break_lines
from layout.text.justify import set_lines
from layout.text.paragraph import Prepared, Rules
from layout.text.price import cut_price, line_price, model, total
from layout.text.totalfit import HORIZON
from layout.units import EM, PT
from tests.pages.readback import read_glyphs
from tests.text import laws
from tests.text.column import SIZE, column_pdf
from tests.text.setting import SONG, chain, follow, ready
from tests.text.test_laws import PIECES, laws_hold, measures, styles

ANY = st.characters(exclude_categories=())
texts = st.lists(st.one_of(ANY, ANY, st.sampled_from(PIECES)), min_size=1, max_size=40).map("".join)
breakers = st.sampled_from(sorted(BREAKERS))
closing = st.sampled_from([0, 50])


def limits(par: Prepared, first: int, last: int, step: int) -> int:
    """What a step may give or take in a line."""
    gives = par.shrink if step < 0 else par.stretch
    return sum(give.amount for give in gives if give.step == abs(step) and first < give.at < last)


@settings(laws_hold, max_examples=600)
@given(texts, measures, styles, breakers, closing)
def test_laws(text: str, measure: int, marks: str, breaker: str, tighten: int) -> None:
    """Nothing lost or doubled, no reduction past its limit, the price of each line that of the line as justified."""
    par = ready(text, SONG, Rules(marks, breaker=breaker, tighten=tighten))
    cuts = break_lines(par, 0, lambda _: measure, 0)
    lines, sums = set_lines(par, cuts), model(par)
    laws.check_nothing_lost(par, lines)
    for cut, line in zip(cuts, lines, strict=True):
        assert cut_price(sums, cut) == line_price(par, cut, line)
        seen = par.seen(line.first, line.last)
        for step, by in line.steps:
            assert 0 < abs(by) <= limits(par, line.first, seen, step if by > 0 else -step)
        assert line.opened >= -tighten
        assert line.width >= par.least_width(line.first, line.last)


@settings(laws_hold, max_examples=300)
@given(texts, st.lists(st.integers(2 * EM, 20 * EM), min_size=1, max_size=5), breakers, closing)
def test_resuming_at_any_break(text: str, widths: list[int], breaker: str, tighten: int) -> None:
    """First fit sets the same lines again; total fit lines that cost the same."""
    par = ready(text, SONG, Rules(breaker=breaker, tighten=tighten))
    whole = break_lines(par, 0, lambda number: widths[number % len(widths)], 0)
    assume(len(whole) < HORIZON // 2)
    sums = model(par)
    for done, cut in enumerate(whole):
        rest = break_lines(par, cut.first, lambda number, done=done: widths[(number + done) % len(widths)], 0)  # type: ignore[misc]
        assert rest == whole[done:] if breaker == "first" else total(sums, rest) == total(sums, whole[done:])


@cache
def covered() -> list[str]:
    """Every character that a face of the chain has."""
    faces = chain(*SONG)
    codes: set[int] = set()
    for name in faces.names:
        codes.update(faces.open(name).font.face.unicodes)
    return [chr(code) for code in sorted(codes)]


CHARACTERS = st.deferred(lambda: st.sampled_from(covered()))
shown = st.lists(st.one_of(CHARACTERS, st.sampled_from(PIECES)), min_size=1, max_size=40).map("".join)


@settings(laws_hold, max_examples=150)
@given(shown, st.integers(4 * EM, 30 * EM), breakers, closing)
def test_width_read_back_from_the_pdf(text: str, measure: int, breaker: str, tighten: int) -> None:
    """The pen of the PDF stands where the line says, from its first glyph to its last, within 1/100 pt."""
    pdf, done = column_pdf([text], measure, 0, Rules(breaker=breaker, tighten=tighten), SONG)
    ((par, lines),) = done
    assume(not par.glyphs.missing and len(lines) <= 60)
    found = iter(glyph for glyph in read_glyphs(BytesIO(pdf)) if glyph.shown)
    for line in lines:
        placed = follow(par, line, SONG)
        laws.check_width(par, placed, measure, exact=False)
        for origin in placed.origins:
            assert abs(next(found).x - float(origin) * SIZE / EM / PT) < 0.01
    assert next(found, None) is None
