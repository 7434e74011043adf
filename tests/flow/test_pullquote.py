"""抽言: what it takes of the page, and what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostic import Span
from layout.flow.pullquote import SetQuote, around, set_quote
from layout.flow.setter import Setter
from layout.fonts.book import FontBook
from layout.model import Text
from layout.paper import Fill, PathFill
from layout.shapes import extent
from layout.spec.issue import load
from layout.style import QuoteStyle, StyleBook

SPECIMEN = Path(__file__).parents[2] / "issues" / "specimen"
WORDS = Text("笔画不细于十分之一毫米，花样每边都是整数个，四角接得上。", Span(""))


@pytest.fixture(scope="module")
def book() -> StyleBook:
    style = load(SPECIMEN, ()).style
    assert style
    return style


def quote(book: StyleBook, around: QuoteStyle, width: int = 160_000) -> tuple[SetQuote, StyleBook]:
    style = book._replace(quote=around)
    return set_quote([WORDS], Setter(style, FontBook(style.faces, SPECIMEN)), "稿", width, style.grid), style


def test_lines_stand_between_the_rules(book: StyleBook) -> None:
    found, style = quote(book, QuoteStyle("反线", "正线", False))
    assert [line.left for line in found.lines] == [0, 0, 0] and found.mark == 0
    size = found.lines[0].text.style.size
    assert found.lines[0].top == 1300 + size * 6 // 10
    assert found.lines[-1].top + size + size * 6 // 10 + 400 == found.height
    above, below = around(found, style, 5000, 9000, style.colours)
    assert isinstance(above, Fill) and above.rect == (5000, 9000, 160_000, 1300)
    assert isinstance(below, Fill) and below.rect.bottom == 9000 + found.height
    assert style.grid.depth(found.rows) >= found.height + style.grid.step - style.grid.size


def test_no_rules_no_white(book: StyleBook) -> None:
    found, style = quote(book, QuoteStyle("", "", False))
    assert found.lines[0].top == 0
    assert found.lines[-1].top + found.lines[-1].text.style.size == found.height
    assert list(around(found, style, 0, 0, style.colours)) == []


def test_the_mark_stands_beside_the_lines(book: StyleBook) -> None:
    found, style = quote(book, QuoteStyle("", "花线", True))
    *_, mark = around(found, style, 5000, 9000, style.colours)
    assert isinstance(mark, PathFill)
    reach = extent((mark.path,))
    assert reach.x >= 5000 and reach.right <= 5000 + found.mark < 5000 + found.lines[0].left
    assert len(found.lines) > 3  # the measure is narrower


def test_one_line_is_as_deep_as_its_mark(book: StyleBook) -> None:
    found, _ = quote(book, QuoteStyle("", "", True), 600_000)
    assert len(found.lines) == 1 and found.height == found.mark
