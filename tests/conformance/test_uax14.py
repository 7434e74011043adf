"""UAX #14 for Unicode 17.0, untailored: the Consortium's cases, and that the fast way is the way of the rules."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.text import uax14
from layout.text.breaks import breaks
from layout.text.marks import classify
from layout.text.prohibition import LEVELS, rule_set
from layout.text.uax14 import RuleSet
from tests.conformance import adapter, reading

CASES = 19_338


@functools.cache
def cases() -> list[reading.BreakCase]:
    return reading.break_cases()


def test_every_case() -> None:
    assert len(cases()) == CASES
    missed = [case for case in cases() if adapter.uax14(case.text) != case.breaks]
    assert not missed, (len(missed), missed[:10])


def rule(number: str) -> str:
    """``19.12`` of the comments is LB19a, ``21.04`` is LB21: but for LB25, the first digit of the part is a letter."""
    whole, _, part = number.partition(".")
    if number in ("999.0", "30.13"):  # the second: between two pairs of regional indicators
        return "LB31"
    return f"LB{whole}" if whole == "25" else f"LB{whole}{' abcd'[int(part[0])].strip()}"


def deciding(rules: RuleSet, text: str) -> list[str | None]:
    """The name of the row that decides at each offset; None where combining marks or the text's ends do."""
    letters = rules.letters(text)
    marks = rules.letters("\u0308\u200d")
    ends: list[str | None] = [None] * (len(text) + 1)
    if any(mark in letters for mark in marks):
        return ends
    padded = rules.padded(letters)
    return [None, *(rules.row(padded, at + 2).name for at in range(1, len(text))), None]


def test_the_rule_that_the_comments_name_decides() -> None:
    rules = rule_set("uax14")
    met = set()
    for case in cases():
        for at, name in enumerate(deciding(rules, case.text)):
            if name is not None:
                assert name == rule(case.rules[at]), (case, at)
                met.add(name)
    assert {row.name for row in rules.rows} - met == {"LB21a"}  # its one case has combining marks
    assert adapter.uax14("א-b") == set()


letters_of_all = st.text(
    st.sampled_from([chr(code) for code in (*range(0x20, 0x7F), 0xA0, 0xAD)])
    | st.sampled_from(
        [*"，。：！“”‘’（）—…·～／々万〇中国文字ー가각🇨👍👨◌", "\u0308", "\u200b", "\u200d", "\u2060", "\u3000"]
    )
    | st.characters(),
    max_size=24,
)
names = st.sampled_from([*LEVELS, "css-loose:other", "css-normal:ja", "css-strict+keep-all", "clreq-gb+keep-all"])


@settings(max_examples=500)
@given(letters_of_all, names)
def test_runs_are_resolved_as_the_whole_text_is(text: str, name: str) -> None:
    """Plain letters are skipped and runs between them cached: the rows, asked at every place, say the same."""
    rules = rule_set(name)
    letters = rules.letters(text.replace("\u200d", "").replace("\u0308", ""))
    if any(mark in letters for mark in rules.letters("\u0308\u200d")):
        return
    padded = rules.padded(letters)
    asked = [int(rules.row(padded, at + 2).allows) for at in range(1, len(letters))]
    assert list(rules.resolve(letters))[1:-1] == asked


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=()), max_size=40), names)
def test_any_text_at_all(text: str, name: str) -> None:
    """Surrogates, noncharacters, what is not assigned: one flag a place, no line inside a base and its marks."""
    allowed = breaks(text, classify(text), name)
    assert len(allowed) == len(text) + 1
    assert set(allowed) <= {0, 1}
    assert not allowed[0] and not allowed[-1]


@pytest.mark.parametrize(
    "piece", ["中", " ", "1", "（ ", "e\u0301", "\u0301", "🇨", "—", "/ ", "👨\u200d", "\u200b ", "don’t "]
)
def test_work_is_linear(piece: str) -> None:
    """Ten times the text is ten times the lines of our code; the clock is for benchmarks/composition.py."""

    def work(text: str) -> int:
        rule_set("clreq-gb")._cached.cache_clear()
        classes = classify(text) if "—" not in text else "D" * len(text)
        done = 0

        def tell(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
            nonlocal done
            done += event == "line"
            return tell if frame.f_code.co_filename == uax14.__file__ else None

        before = sys.gettrace()
        sys.settrace(tell)
        try:
            breaks(text, classes, "clreq-gb")
        finally:
            sys.settrace(before)
        return done

    breaks(piece * 4, classify(piece * 4), "clreq-gb")  # the tables are made on first use
    assert work(piece * 4_000) < 12 * work(piece * 400)
