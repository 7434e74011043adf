"""竖题: the heading of a story beside its text."""

from __future__ import annotations

from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.flow.setter import Setter
from layout.flow.vertical import Parts, VerticalBlock, Wished, set_vertical
from layout.geometry import Rect
from layout.model import Placement, Story
from layout.plan.areas import Part, Shape
from layout.plan.beside import Asked, Side, beside, bounds, clear
from layout.plan.wrap import LEAST
from layout.style import BoxStyle, Level
from layout.text.sense import Segmenter
from layout.units import Mpt


class SideHeading(NamedTuple):
    """A vertical heading, set, and what it leaves to the text."""

    block: VerticalBlock
    shape: Shape
    fits: bool  #: nothing of it has to give
    diagnostics: tuple[Diagnostic, ...]


def set_beside(
    heading: Parts, level: Level, setter: Setter, story: Story, placement: Placement, parts: tuple[Part, ...],
    space: int, box: BoxStyle | None, segmenter: Segmenter | None = None,
) -> SideHeading:  # fmt: skip
    """``heading`` at the side that the placement says, as deep as the area or as its ``heading_rows``."""
    grid, parts = setter.style.grid, parts[:1] if box else parts  # a border stands around a rectangle
    side: Side = "right" if placement.direction == "right" else "left"
    asked = Asked(side, placement.heading_span, placement.heading_rows, placement.columns)
    within = bounds(parts, grid, side, space, box.inset if box else 0, box.rows if box else 0)
    rows = max(1, min(asked.rows or within.rows, within.rows))
    depth = grid.depth(rows) - (grid.step // 2 if level.ground and rows < within.rows else 0)  # clear of text under it
    inset = grid.size if level.ground else 0
    wished = Wished(placement.heading_align, placement.heading_lines or level.lines, inset, segmenter)
    block = set_vertical(heading, level, setter, story.id, depth, wished)
    shape = beside(parts, grid, asked, within, block.width, max(level.white, grid.size), space, box is not None)
    left, right = clear(parts, grid, within, rows)
    room = right - left
    if not story.blocks and shape.heading:  # nothing stands beside it
        alone = shape.heading._replace(x=left + (room - block.width) // 2)
        shape = shape._replace(heading=alone, slots=())
    if level.ground and shape.heading:
        block, shape = _spread(block, shape, shape.heading._replace(height=depth), side, (left, right))
    room = min(room, grid.span(asked.span)) if asked.span else room
    problems = tuple(_problems(block, story, placement, room, grid.size, shape))
    fits = within.rows >= asked.rows and block.needed <= depth and not problems
    return SideHeading(block, shape, fits, (*block.diagnostics, *problems))


def _spread(
    block: VerticalBlock, shape: Shape, rect: Rect, side: Side, ends: tuple[Mpt, Mpt]
) -> tuple[VerticalBlock, Shape]:
    """A heading on a ground: that covers what is white outside its lines, and as much on their other side."""
    out = max(0, rect.x - ends[0] if side == "left" else ends[1] - rect.right)
    rect = rect._replace(x=rect.x - out, width=rect.width + 2 * out)
    return block.moved(out), shape._replace(heading=rect)


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
