"""长短: how stories fill their areas, for who cuts and lengthens copy."""

from __future__ import annotations

from collections.abc import Iterable

from layout.flow.columns import Filling
from layout.flow.galley import chars as piece_chars
from layout.flow.story import Outcome
from layout.geometry import Rect
from layout.model import Role
from layout.paper import Fit
from layout.style import Grid, StyleBook


def fits(outcomes: Iterable[Outcome], style: StyleBook) -> tuple[Fit, ...]:
    """One for each area that has columns of text."""
    return tuple(
        _fit(outcome, outcome.filling, style) for outcome in outcomes if outcome.filling and outcome.shape.slots
    )


def _fit(outcome: Outcome, filling: Filling, style: StyleBook) -> Fit:
    placement, story = outcome.placement, outcome.story
    body = style.styles[Role.BODY]
    letter = body.size * body.scale // 1000
    pieces = [piece for column in filling.columns for piece in column.pieces]
    short = filling.white and not filling.rest
    return Fit(
        area=placement.area,
        story=story.id,
        title="".join(line.text for line in story.heading.headline),
        at=placement.at,
        room=sum(column.slot.rows for column in filling.columns),
        used=sum(column.used for column in filling.columns),
        chars=sum(map(piece_chars, pieces)),
        holds=sum(column.slot.rows * (column.slot.width // letter) for column in filling.columns),
        over=len(filling.rest),
        over_chars=sum(map(piece_chars, filling.rest)),
        white=tuple(_white(filling, style.grid)) if short else (),
    )


def _white(filling: Filling, grid: Grid) -> Iterable[Rect]:
    """What is empty under the columns' ends."""
    for column in filling.columns:
        slot = column.slot
        if slot.rows > column.used:
            first = slot.row + column.used
            yield Rect(slot.left, grid.y(first), slot.width, grid.depth(slot.rows - column.used))
