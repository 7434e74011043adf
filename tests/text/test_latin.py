"""Latin among 汉字: quotes by their context, words whole in one face, a face and a size of their own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.fonts.shape import shape
from layout.runs import cells
from layout.text.inline import Inline
from layout.text.justify import TextLine, set_lines
from layout.text.marks import classify
from layout.text.mixed import latin
from layout.text.paragraph import Rules, prepare
from tests.text.setting import chain, cut, ready


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("他说“Hello”。", "OC"),
        ("He said “Hello, world” twice.", "oc"),
        ("“Hello” he said.", "oc"),
        ("“All is well.”", "oc"),
        ("“Hello”", "OC"),  # alone it is Chinese
        ("“5G”+“AI”", "OCOC"),
        ("He said “he told me ‘go’ now”.", "oocc"),
        ("Apple“中国”公司", "OC"),
        ("A公司“B”C公司", "OC"),
        ("“News” is what we print. “中文”", "ocOC"),
        ("it’s “fine” then", "Loc"),
        ("“““", "OOO"),
    ],
)
def test_quotes_go_by_their_context(text: str, quotes: str) -> None:
    classes = classify(text)
    assert "".join(kind for char, kind in zip(text, classes, strict=True) if char in "“”‘’") == quotes


def test_many_quotes_are_read_at_once() -> None:
    assert len(classify("“a" * 100_000 + "”" * 100_000)) == 300_000


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("用 Python 3 排版", ["Python 3"]),
        ("¥100、98.6%、100km/h、A-Z", ["¥100", "98.6%", "100km/h", "A-Z"]),
        ("￥100，20％，5㎡", ["100", "20", "5"]),
        ("He said “Hi” to me。", ["He said “Hi” to me"]),
        ("+和-（%）", []),
        ("（A）", ["A"]),
    ],
)
def test_what_the_latin_face_sets(text: str, stretches: list[str]) -> None:
    assert [text[start:end] for start, end in latin(text, classify(text))] == stretches


def test_a_word_that_lacks_a_letter_goes_whole_to_the_next_face() -> None:
    """The square font has ASCII but no ř; a word that no face has whole is parted as before."""
    two = chain("square.ttf", "LatinSerif-Regular.ttf")
    text = "go Dvořák go"
    faces = [(text[s.start : s.end], s.face) for s in shape(text, [(0, len(text), two)]).spans]
    assert faces == [("go ", "square.ttf"), ("Dvořák", "LatinSerif-Regular.ttf"), (" go", "square.ttf")]


def test_a_smaller_face_is_measured_exactly() -> None:
    """Sums of rounded widths are off by no more than one, kerning included."""
    whole = chain("LatinSerif-Regular.ttf")
    text = "AVATAR To Wa " * 20
    plain = shape(text, [(0, len(text), whole)])
    small = shape(text, [(0, len(text), whole._replace(size=930))])
    assert abs(sum(small.own) - sum(plain.own) * 930 / 1000) <= 1
    assert small.spans[0].size == 930


def test_tied_figures_stay_with_their_base() -> None:
    text = "一二三四12五六"
    par = prepare(text, [(0, len(text), chain("square.ttf"))], Rules(), Inline(tied=((4, 6),)))
    assert [text[c.first : c.last] for c in cut(par, 4)] == ["一二三", "四12五六"]
    assert par.pen[-1] == 7000  # no gap on either side of a note's number


def test_spaced_letters() -> None:
    text = "一二——三a\u0301b"
    par = prepare(text, [(0, len(text), chain("square.ttf"))], Rules(), Inline(spaced=((0, len(text), 250),)))
    plain = ready(text)
    assert par.pen[-1] - plain.pen[-1] == 5 * 250  # not inside ——, not between a letter and its accent


def test_very_many_words_are_shaped() -> None:
    """HarfBuzz takes no more than some ten thousand stretches with forms of their own at a time."""
    text = "甲a’b" * 30_000
    par = ready(text)
    assert par.end == len(text)


RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=3)


@given(st.text("甲乙，。“”（）—a1 .\u0301", min_size=1, max_size=40), RANGES, RANGES, st.sampled_from((600, 930, 1000)))
def test_marked_text_is_set_whole(
    text: str, tied: list[tuple[int, int]], spaced: list[tuple[int, int]], size: int
) -> None:
    """Nothing is lost; no line starts with what is tied; no cell overlaps another or leaves the line."""
    end = len(text)
    marked = Inline(
        tuple((a, min(a + n, end)) for a, n in tied if 0 < a < end),
        tuple((a, min(a + n, end), 250) for a, n in spaced if a < end),
    )
    square = chain("square.ttf")
    a, b = marked.tied[0] if marked.tied else (end, end)
    parts = [(0, a, square), (a, b, square._replace(size=size, rise=100)), (b, end, square)]
    runs = [part for part in parts if part[0] < part[1]]
    par = prepare(text, runs, Rules(), marked)
    lines = set_lines(par, cut(par, 8))
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines:
        torn = any(first <= line.start < last for first, last in marked.tied)
        assert not torn or _forced(lines, line)
        edges = cells(par, line)[: par.seen(line.first, line.last) - line.first]  # not the spaces at its end
        assert all(one[1] <= other[0] for one, other in pairwise(edges))


def _forced(lines: list[TextLine], line: TextLine) -> bool:
    """Whether the line before broke what it had to."""
    return lines[lines.index(line) - 1].forced
