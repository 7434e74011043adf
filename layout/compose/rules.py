"""The rules of a page: above areas, between stories, between the columns of a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from layout import borders
from layout.flow.columns import Column
from layout.makeup.page import MadeUp
from layout.paper import Item
from layout.plan.areas import rows_ending, rows_starting, stretches
from layout.style import Colour, StyleBook
from layout.units import Mpt


def page_rules(made: MadeUp, style: StyleBook, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """The rules above areas, between stories side by side and between the columns of a story."""
    grid = style.grid
    for outcome in made.outcomes:
        name = outcome.placement.rule_above
        row = outcome.parts[0].row
        above = [space for space in outcome.shape.spaces if space.row == row]
        if name:  # in the middle of the empty rows, or of the gap between two rows where there are none
            part = outcome.parts[0]
            middle = grid.y(row) + (grid.depth(above[0].rows) if above else grid.size - grid.step) // 2
            rule, width = style.rules[name], grid.span(part.columns)
            yield from borders.across(rule, grid.x(part.column), middle, width, colours)
        if style.column_rule and outcome.filling:
            yield from _column_rules(outcome.filling.columns, style, colours)
    if style.story_rule:
        yield from _story_rules(made, style, colours)


def _column_rules(columns: Sequence[Column], style: StyleBook, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """Between columns beside each other, as far as nothing stands between the text of both."""
    for here, beside in permutations([column.slot for column in columns], 2):
        gutter = beside.left - here.left - here.width
        if 0 < gutter < here.width:
            edge, start = here.left + here.width, beside.left
            rows = rows_ending(here, edge) & rows_starting(beside, start)
            for first, last in stretches(sorted(rows)):
                yield from _down(style, style.column_rule, start - gutter // 2, (first, last), colours)


def _down(style: StyleBook, name: str, x: Mpt, rows: tuple[int, int], colours: Mapping[str, Colour]) -> Iterator[Item]:
    first, last = rows
    return borders.down(style.rules[name], x, style.grid.y(first), style.grid.depth(last - first), colours)


def _story_rules(made: MadeUp, style: StyleBook, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """Between two stories side by side, in the middle of the gutter, as far down as both reach."""
    grid = style.grid
    plain = {
        outcome.placement.area: outcome for outcome in made.outcomes if not outcome.placement.box and not outcome.figure
    }
    cells: dict[tuple[int, int], str] = {}
    for area, outcome in plain.items():
        empty = {(s.column, row) for s in outcome.shape.spaces for row in range(s.row, s.row + s.rows)}
        for part in outcome.parts:
            for column in range(part.column, part.column + part.columns):
                for row in range(part.row, part.row + part.rows):
                    if (column, row) not in empty:
                        cells[column, row] = area
    for column in range(1, grid.columns):
        first: int | None = None
        for row in range(grid.rows + 1):
            here, beside = cells.get((column - 1, row)), cells.get((column, row))
            apart = bool(here and beside and here != beside)
            if apart and first is None:
                first = row
            elif not apart and first is not None:
                yield from _down(style, style.story_rule, grid.x(column) - grid.gutter // 2, (first, row), colours)
                first = None
