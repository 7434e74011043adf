"""竖题: the heading of a story beside its text."""

from __future__ import annotations

from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.flow.setter import Setter
from layout.flow.vertical import USUAL, Align, Limits, Parts, VerticalBlock, set_vertical
from layout.model import Placement, Story
from layout.plan.areas import Part, Shape
from layout.plan.beside import Asked, Side, beside, bounds, clear
from layout.plan.wrap import LEAST
from layout.style import BoxStyle, Level
from layout.units import Mpt

_ALIGNED: dict[str, Align] = {"left": "head", "right": "foot", "stepped": "steps"}  #: by the headline's alignment


class SideHeading(NamedTuple):
    """A vertical heading, set, and what it leaves to the text."""

    block: VerticalBlock
    shape: Shape
    fits: bool  #: nothing of it has to give
    diagnostics: tuple[Diagnostic, ...]


def set_beside(
    lines: Parts, level: Level, setter: Setter, story: Story, placement: Placement, parts: tuple[Part, ...],
    space: int, box: BoxStyle | None,
) -> SideHeading:  # fmt: skip
    """``lines`` at the side that the placement says, as deep as the area or as its ``heading_rows``."""
    grid, parts = setter.style.grid, parts[:1] if box else parts  # a border stands around a rectangle
    side: Side = "right" if placement.direction == "right" else "left"
    asked = Asked(side, placement.heading_span, placement.heading_rows, placement.columns)
    within = bounds(parts, grid, side, space, box.inset if box else 0, box.rows if box else 0)
    rows = max(1, min(asked.rows or within.rows, within.rows))
    align: Align = placement.heading_align or _ALIGNED.get(level.headline.align, "centre")
    # A vertical line has only its area's depth: where the style book is silent it may give a little more than others.
    limits = Limits(level.fit.close or USUAL.close, level.fit.narrow, min(level.fit.shrink, USUAL.shrink))
    block = set_vertical(lines, setter, story.id, grid.depth(rows), level.gap, align, limits)
    shape = beside(parts, grid, asked, within, block.width, max(level.white, grid.size), space, box is not None)
    left, right = clear(parts, grid, within, rows)
    room = right - left
    if not story.blocks and shape.heading:  # nothing stands beside it
        alone = shape.heading._replace(x=left + (room - block.width) // 2)
        shape = shape._replace(heading=alone, slots=())
    room = min(room, grid.span(asked.span)) if asked.span else room
    problems = tuple(_problems(block, story, placement, room, grid.size, shape))
    fits = within.rows >= asked.rows and block.needed <= grid.depth(rows) and not problems
    return SideHeading(block, shape, fits, (*block.diagnostics, *problems))


def _problems(
    block: VerticalBlock, story: Story, placement: Placement, room: Mpt, size: Mpt, shape: Shape
) -> list[Diagnostic]:
    """Lines that are wider together than their room, or that leave none to the text."""
    if block.width <= room and (shape.slots or not story.blocks):
        return []
    needed = block.width + (LEAST * size if not shape.slots else 0)
    chars, has = -(-needed // size), room // size
    at = block.lines[0].text.text.at
    return [
        diagnose(
            "vertical-too-wide", at, story=story.id, area=placement.area, lines=len(block.lines), chars=chars, room=has
        )
    ]
