"""Where diagnostics belong on the finished pages."""

from __future__ import annotations

from layout.diagnostic import Span, diagnose
from layout.export.places import Place, places
from layout.geometry import Rect
from layout.paper import Fit, Line, Page
from tests.export.papers import Sheet


def pages() -> list[Page]:
    sheet = Sheet()
    for number, column in enumerate((1, 20)):
        place = Span("稿/a.md", 5, column)
        top = 100_000 + number * 14_000
        sheet.lines.append(Line(number, 20_000, top + 9_000, 90_000, "字", 0, True, top=top, size=10_000, at=place))
    first = sheet.paper().pages[0]._replace(files=("01.yaml", "稿/a.md"))
    fit = Fit("头条", "甲", "题", Span("01.yaml", 7, 3), 4, 4, 40, 40, 0, 0, ())
    other = first._replace(id="02", files=("02.yaml",), frames=(first.frames[0]._replace(lines=()),))
    return [first._replace(fits=(fit,)), other]


COLUMN = Rect(20_000, 40_000, 160_000, 300_000)


def test_the_line_that_holds_the_character() -> None:
    for column, top in ((1, 100_000), (19, 100_000), (20, 114_000), (40, 114_000)):
        found = diagnose("line-open", Span("稿/a.md", 5, column), line="字", percent=30)
        assert places(found, pages()) == (Place(0, Rect(20_000, top, 90_000, 10_000)),)


def test_the_area_on_the_page_of_the_file() -> None:
    for file, page in (("01.yaml", 0), ("02.yaml", 1)):
        found = diagnose("short-copy", Span(file, 9), area="头条", story="甲", columns=1, rows=2)
        assert places(found, pages()) == (Place(page, COLUMN),)


def test_a_point_of_the_page_that_is_named() -> None:
    found = diagnose("ink-over", Span("paper.yaml"), page="02", area="", x=127, y=0)
    assert places(found, pages())[0][:2] == (1, Rect(360_000, 0, 22_677, 22_677))


def test_else_the_area_whose_lines_of_the_file_it_is_among() -> None:
    assert places(diagnose("unknown-key", Span("01.yaml", 8)), pages()) == (Place(0, COLUMN),)
    assert places(diagnose("unknown-key", Span("01.yaml", 2)), pages()) == ()
