"""What is said of inks and type on a finished page, and what is not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from layout.diagnostic import Diagnostic
from layout.geometry import Rect
from layout.paper import Fill
from layout.pipeline import typeset
from layout.press.check import check
from layout.press.job import standard_job
from layout.press.pictures import Darkroom
from layout.style import BLACK, WHITE, Colour, StyleBook
from tests.export.papers import RED, SPOT, Sheet
from tests.press.test_outside import ISSUE

BLUE = Colour("蓝", (1000, 600, 0, 0))
DEEP = Colour("浓", (1000, 1000, 500, 200))
GREY = Colour("灰", (0, 0, 0, 600))


@pytest.fixture(scope="module")
def style() -> StyleBook:
    found = typeset(ISSUE).style
    assert found
    return found._replace(colours=found.colours | {colour.name: colour for colour in (BLUE, DEEP, GREY, RED, SPOT)})


class Line(NamedTuple):
    """A ground, or none, and a word on it."""

    ground: Colour | None
    tint: int
    type: Colour
    size: int
    said: tuple[str, ...]


LINES = (
    Line(None, 0, BLACK, 6_000, ()),
    Line(None, 0, GREY, 6_000, ()),
    Line(None, 0, SPOT, 6_000, ()),
    Line(None, 0, RED, 8_900, ("type-inks",)),
    Line(None, 0, RED, 9_000, ()),
    Line(None, 0, DEEP, 20_000, ("ink-over",)),
    Line(None, 0, WHITE, 6_000, ()),  # on bare paper nothing can close it up
    Line(BLUE, 1000, WHITE, 8_900, ("type-reversed",)),
    Line(BLUE, 1000, WHITE, 9_000, ()),
    Line(BLUE, 100, WHITE, 6_000, ()),  # a ground of 16 per cent is none
    Line(BLACK, 1000, WHITE, 6_000, ("type-reversed",)),
    Line(SPOT, 1000, WHITE, 6_000, ("type-reversed",)),
    Line(BLUE, 800, BLACK, 6_000, ("type-dim",)),
    Line(BLUE, 100, BLACK, 9_000, ()),
    Line(BLACK, 200, BLACK, 10_000, ()),
    Line(BLACK, 210, BLACK, 10_000, ("type-dim",)),
    Line(BLACK, 210, BLACK, 12_000, ()),
    Line(BLUE, 1000, BLACK, 6_000, ("ink-over", "type-dim")),  # 160 and the black that overprints
    Line(BLUE, 1000, GREY, 6_000, ()),  # which knocks out
    Line(DEEP, 1000, SPOT, 20_000, ("ink-over",)),
)


def findings(sheet: Sheet, style: StyleBook, job: str = "newsprint") -> list[Diagnostic]:
    made = standard_job(job)
    return check(sheet.paper(), style, made, Darkroom(made))


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.ground and line.ground.name}-{line.type.name}")
def test_what_is_said(style: StyleBook, line: Line) -> None:
    sheet = Sheet()
    if line.ground:
        sheet.items.append(Fill(Rect(20_000, 20_000, 200_000, 60_000), line.ground, line.tint))
    sheet.run("中文", x=30_000, y=60_000, size=line.size, colour=line.type)
    sheet.run("旁边", x=30_000, y=200_000)
    assert tuple(found.code for found in findings(sheet, style)) == line.said


def test_percentage_limit_and_place(style: StyleBook) -> None:
    sheet = Sheet()
    sheet.items += [Fill(Rect(28_346, 56_693, 200_000, 60_000), DEEP), Fill(Rect(28_346, 156_693, 9_000, 9_000), DEEP)]
    (found,) = findings(sheet, style)  # each colour once an area
    told = dict(found.args)
    assert (told["percent"], told["limit"], told["x"], told["y"]) == (270, 240, 10, 20)
    assert (told["colour"], told["area"], told["page"]) == ("浓", "头条", "01")
    assert findings(sheet, style, "x4") == []  # coated paper takes 320 %


def test_colours_without_a_plate(style: StyleBook) -> None:
    """On a page in black and red; the page has them as greys already."""
    sheet = Sheet(colour_class="red")
    sheet.run("蓝字", colour=Colour("蓝", (0, 0, 0, 651)))
    sheet.run("红字", y=70_000, size=20_000, colour=RED)
    sheet.run("灰字", y=90_000, colour=GREY)
    sheet.run("蓝字", y=110_000, colour=Colour("蓝", (0, 0, 0, 651)))
    (found,) = findings(sheet, style)
    assert (found.code, dict(found.args)["colour"]) == ("red-page-colour", "蓝")
