"""One area of a page and what came of setting its story in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layout import borders
from layout.diagnostic import Diagnostic, diagnose
from layout.flow.columns import BEGIN, Filling, fill, fits, pour
from layout.flow.galley import Cursor, Galley, chars, texts
from layout.flow.heading import NONE, SetHeading, Wanted, part_style, set_heading
from layout.flow.insets import Standing, stand
from layout.flow.placing import Placed, PlacedFigure, Studio
from layout.flow.problems import causes, line_problems
from layout.flow.setter import Setter, SetText
from layout.geometry import Rect
from layout.model import Block, Heading, Inset, Paragraph, Placement, Role, Story, Text, Turn
from layout.plan import areas
from layout.plan.areas import Part, Shape, Slot
from layout.plan.wrap import LEAST
from layout.style import BoxStyle, Grid, Level, StyleBook
from layout.text.sense import Segmenter
from layout.units import Mpt

if TYPE_CHECKING:
    from layout.flow.vertheading import SideHeading

LEAST_TURNED = 5  #: lines that are worth the reader's way (PAGES J02)


class TurnLine(NamedTuple):
    """上接 at the head of the first column, 下转 at the foot of the last."""

    text: SetText
    slot: Slot
    row: int
    arrives: bool  #: 上接


class Outcome(NamedTuple):
    """What came of setting a story in its area."""

    placement: Placement
    story: Story
    parts: tuple[Part, ...]
    shape: Shape
    heading: SetHeading
    filling: Filling | None
    figure: PlacedFigure | None
    short: int  #: rows left empty at the foot of every column
    over: int  #: lines that did not fit
    diagnostics: tuple[Diagnostic, ...]
    turns: tuple[TurnLine, ...] = ()
    end: Cursor | None = None  #: where the story goes on in another area; None where it ends here
    insets: tuple[Placed, ...] = ()  #: pictures and pull quotes among its text
    beside: SideHeading | None = None  #: 竖题: its heading, where that stands vertically; ``heading`` is empty then


FilledKey = tuple[Placement, str, tuple[Slot, ...], Cursor]  #: where, which story, and from where on
Filled = tuple[Filling, tuple[TurnLine, ...], Cursor | None, list[Diagnostic]]


class Desk:
    """What setting an area needs to know; keeps what was set, since make-up asks for the same story again."""

    def __init__(
        self, style: StyleBook, setter: Setter, root: Path, page: str = "", segmenter: Segmenter | None = None
    ) -> None:
        self.style, self.setter, self.root, self.page = style, setter, root, page
        self.segmenter = segmenter  #: of headlines, where a command asks for one
        self.grid: Grid = style.grid
        self.starts: dict[str, Cursor] = {}  #: of the areas whose story comes from elsewhere
        self.studio = Studio(setter, root)
        self.filled: dict[FilledKey, Filled] = {}
        self.headings: dict[tuple[str, Placement, Mpt], SetHeading] = {}  #: by story, placement and width
        self._galleys: dict[tuple[str, Placement], Galley] = {}

    def level(self, placement: Placement) -> Level:
        """The heading level that a placement names, else the first."""
        return self.style.levels[placement.level] if placement.level else next(iter(self.style.levels.values()))

    def box(self, placement: Placement) -> BoxStyle | None:
        return self.style.boxes[placement.box] if placement.box else None

    def space(self, placement: Placement) -> int:
        return self.style.space_above if placement.space_above < 0 else placement.space_above

    def galley(self, placement: Placement, story: Story) -> Galley:
        """The story's running text, the reference of its placement at its end."""
        key = (story.id, placement)
        if key not in self._galleys:
            blocks: list[Block] = list(story.blocks)
            reference = self.reference(placement)
            if blocks and reference:
                blocks.append(Paragraph(Role.REFERENCE, reference))
            setter = self.setter.under(placement.composition)
            self._galleys[key] = Galley(texts(blocks, setter, story.id), self.grid)
        return self._galleys[key]

    def reference(self, placement: Placement) -> Text | None:
        """详见, in the words of the style book."""
        if placement.reference is None:
            return None
        words = self.style.reference.replace("{page}", placement.reference.page)
        return Text(words, placement.reference.at)

    def turn(self, placement: Placement, turn: Turn | None, pattern: str, story: Story) -> SetText | None:
        """下转 or 上接, in the words of the style book; nothing where the story turns within its page."""
        if turn is None or turn.page == self.page:
            return None
        page = turn.page.lstrip("0") if turn.page.isdigit() else turn.page
        return self.setter.role(Text(pattern.replace("{page}", page), turn.at), Role.REFERENCE, story.id)


def goes_in(desk: Desk, placement: Placement, story: Story, parts: tuple[Part, ...]) -> bool:
    """Is the area deep enough for its copy? A picture wants its natural depth."""
    if story.figure:
        part, width = parts[0], desk.grid.span(parts[0].columns)
        rows = _depth(desk, placement, part) - _above(placement, _heading(desk, placement, story, part, 0))
        return rows >= desk.studio.natural_rows(story.figure, story.id, width)
    heading, beside = _heads(desk, placement, story, parts, 0)
    if heading.rows > _depth(desk, placement, parts[0]) or (beside and not beside.fits):
        return False
    shape = beside.shape if beside else _shape(desk, placement, parts, heading.rows)
    standing = stand(desk.studio, story.id, _insets(placement, story), shape.slots, placement.area)
    slots, _ = _turned(desk, placement, story, standing.slots)
    start = desk.starts.get(placement.area, BEGIN)
    return standing.fits and fits(desk.galley(placement, story), slots, start)


def tidy(desk: Desk, placement: Placement, story: Story, parts: tuple[Part, ...]) -> bool:
    """Does no column of the area begin with a widow line?"""
    filling = None if story.figure else set_area(desk, placement, story, parts, 0).filling
    return not (filling and filling.widows)


def _insets(placement: Placement, story: Story) -> tuple[Inset, ...]:
    """The pictures that stand in an area: in the first of a story's."""
    return () if placement.origin else story.insets


def set_area(desk: Desk, placement: Placement, story: Story, parts: tuple[Part, ...], extra: int) -> Outcome:
    """Set a story in its area; ``extra`` rows are added to its heading."""
    if story.figure:
        return _set_figure(desk, placement, story, parts, extra)
    heading, beside = _heads(desk, placement, story, parts, extra)
    shape = beside.shape if beside else _shape(desk, placement, parts, heading.rows)
    standing, (filling, turns, end, problems) = _around(desk, placement, story, shape.slots)
    diagnostics = [*_unfit(desk, placement, story, parts), *heading.diagnostics, *standing.problems, *problems]
    diagnostics += _ornament_room(desk, placement, shape)
    diagnostics += beside.diagnostics if beside else ()
    if heading.lines and heading.rows > _depth(desk, placement, parts[0]):
        first, rows = heading.lines[0].text.text.at, _depth(desk, placement, parts[0])
        diagnostics.append(diagnose("heading-too-deep", first, story=story.id, rows=rows, needed=heading.rows))
    if filling.rest:
        count = sum(map(chars, filling.rest))
        diagnostics.append(
            diagnose("overset", placement.at, area=placement.area, story=story.id, lines=len(filling.rest), chars=count)
        )
    if filling.widows:
        diagnostics.append(diagnose("widow-line", placement.at, area=placement.area, count=filling.widows))
    if filling.white and not filling.rest and (heading.lines or story.blocks):  # else it is story-empty
        diagnostics.append(
            diagnose("short-copy", placement.at, area=placement.area, story=story.id, rows=filling.white,
                     columns=filling.short)
        )  # fmt: skip
    diagnostics += line_problems(filling)
    return Outcome(
        placement, story, parts, shape, heading, filling, None, filling.white, len(filling.rest), causes(diagnostics),
        turns, end, standing.placed, beside,
    )  # fmt: skip


def _ornament_room(desk: Desk, placement: Placement, shape: Shape) -> Iterator[Diagnostic]:
    """Is the area large enough for the ornament of its border?"""
    box, part, grid = desk.box(placement), shape.box, desk.grid
    if box and part and not borders.room(box, rect := grid.rect(part.column, part.row, part.columns, part.rows)):
        least = borders.least(box)
        yield diagnose(
            "box-small", placement.at, area=placement.area, box=box.name, width=rect.width // grid.size, rows=part.rows,
            least=-(-least // grid.size), least_rows=grid.rows_for(least),
        )  # fmt: skip


def _around(desk: Desk, placement: Placement, story: Story, slots: tuple[Slot, ...]) -> tuple[Standing, Filled]:
    """The pictures of a story and its text around them.

    A picture that may be more or less deep (行: 12-16) is as deep as lets the columns end best, at most that many ways.
    """
    insets = _insets(placement, story)
    standing = stand(desk.studio, story.id, insets, slots, placement.area)
    filled = _filled(desk, placement, story, standing.slots)
    rows = [max(1, figure.rows) for figure in standing.placed]
    if len(rows) < len(insets):
        return standing, filled
    for number, inset in enumerate(insets):
        usual = rows[number]
        choices = range(inset.rows[0], inset.rows[1] + 1) if inset.rows[0] else ()
        for choice in sorted(choices, key=lambda choice: abs(choice - usual)):
            if not any(_rank(filled[0], 0)):
                break  # no other depth would be better
            other = [*rows[:number], choice, *rows[number + 1 :]]
            there = stand(desk.studio, story.id, insets, slots, placement.area, other)
            if choice == usual or not there.fits or there.missing:
                continue
            found = _filled(desk, placement, story, there.slots)
            if _rank(found[0], choice - usual) < _rank(filled[0], rows[number] - usual):
                standing, filled, rows = there, found, other
    return standing, filled


def _rank(filling: Filling, change: int) -> tuple[int, ...]:
    """How good a filling is, with a picture so many rows deeper or shallower than it would be by itself."""
    return *filling.cost()[:4], filling.white, abs(change)


def _turned(
    desk: Desk, placement: Placement, story: Story, slots: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], tuple[TurnLine, ...]]:
    """The slots without the rows of 上接 and 下转, and these two lines."""
    lines = []
    if slots and (text := desk.turn(placement, placement.origin, desk.style.origin, story)):
        first = slots[0]
        lines.append(TurnLine(text, first, first.row, True))
        slots = (first._replace(row=first.row + 1, rows=first.rows - 1), *slots[1:])
    if slots and (text := desk.turn(placement, placement.onward, desk.style.onward, story)):
        last = slots[-1]
        lines.append(TurnLine(text, last, last.end - 1, False))
        slots = (*slots[:-1], last._replace(rows=last.rows - 1))
    return tuple(slot for slot in slots if slot.rows > 0), tuple(lines)


def _filled(desk: Desk, placement: Placement, story: Story, slots: tuple[Slot, ...]) -> Filled:
    """The columns of an area, which may take up a story from another and hand it on to a third."""
    start = desk.starts.get(placement.area, BEGIN)
    key = placement, story.id, slots, start
    if key not in desk.filled:  # make-up asks for the same more than once
        desk.filled[key] = _poured(desk, placement, story, slots, start)
    return desk.filled[key]


def _poured(desk: Desk, placement: Placement, story: Story, slots: tuple[Slot, ...], start: Cursor) -> Filled:
    galley = desk.galley(placement, story)
    within, turns = _turned(desk, placement, story, slots)
    if placement.onward:
        poured = pour(galley, within, start)
        if poured:
            return poured[0], turns, poured[1], []
        stays = placement._replace(onward=None)
        within, turns = _turned(desk, stays, story, slots)
        unneeded = diagnose("jump-unneeded", placement.onward.at, story=story.id, area=placement.area)
        return fill(galley, within, start), turns, galley.end, [unneeded]
    filling = fill(galley, within, start)
    lines = sum(len(column.pieces) for column in filling.columns) + len(filling.rest)
    if placement.origin and start != BEGIN and 0 < lines < LEAST_TURNED:
        problems = [diagnose("jump-short", placement.at, story=story.id, lines=lines, least=LEAST_TURNED)]
        return filling, turns, None, problems
    return filling, turns, None, []


def _words(desk: Desk, placement: Placement, story: Story) -> Heading:
    """Above a turn stands a short head, or the headline again; within a page nothing need stand."""
    if not placement.origin:
        return story.heading
    again = story.heading.headline if placement.origin.page != desk.page else ()
    return Heading().with_headline(placement.turn_head or again)


def _heads(
    desk: Desk, placement: Placement, story: Story, parts: tuple[Part, ...], extra: int
) -> tuple[SetHeading, SideHeading | None]:
    """The heading above the text, or the one that stands beside it."""
    words = _words(desk, placement, story)
    if not (placement.direction and words):
        return _heading(desk, placement, story, parts[0], extra), None
    from layout.flow.vertheading import set_beside  # vertical setting, only where a heading stands so

    level, reference = desk.level(placement), None if story.blocks else desk.reference(placement)
    texts = [*words.parts, *([(Role.REFERENCE, (reference,))] if reference else [])]
    lines = [(lines, part_style(level, desk.setter, role, over=False)) for role, lines in texts]
    space, box = desk.space(placement), desk.box(placement)
    return NONE, set_beside(lines, level, desk.setter, story, placement, parts, space, box, desk.segmenter)


def _heading(desk: Desk, placement: Placement, story: Story, part: Part, extra: int) -> SetHeading:
    story = story._replace(heading=_words(desk, placement, story))
    if not story.heading:
        return NONE
    box = desk.box(placement)
    width = desk.grid.span(min(placement.heading_span or part.columns, part.columns))
    if box:
        width -= 2 * box.inset
    key = story.id, placement, width
    if key not in desk.headings:
        wanted = Wanted(placement.heading_rows, placement.heading_lines, bool(placement.over_picture and story.figure))
        desk.headings[key] = set_heading(
            story.heading, desk.level(placement), desk.setter, story.id, width, desk.grid, wanted,
            None if story.blocks else desk.reference(placement), desk.segmenter,
        )  # fmt: skip
    found = desk.headings[key]
    return found._replace(rows=found.rows + extra)


def _depth(desk: Desk, placement: Placement, part: Part) -> int:
    """The rows of a part below the space above it."""
    return part.rows - (desk.space(placement) if part.row else 0)


def _shape(desk: Desk, placement: Placement, parts: tuple[Part, ...], heading_rows: int) -> Shape:
    box = desk.box(placement)
    space = desk.space(placement)
    if box:
        return areas.boxed(
            parts[0], desk.grid, space=space, heading_rows=heading_rows, columns=placement.columns,
            inset=box.inset, rows=box.rows,
        )  # fmt: skip
    return areas.shape(
        parts, desk.grid, space=space, heading_span=placement.heading_span, heading_rows=heading_rows,
        columns=placement.columns,
    )  # fmt: skip


def _above(placement: Placement, heading: SetHeading) -> int:
    """The rows that the heading of a picture takes from it."""
    return 0 if placement.over_picture else heading.rows


def _on_picture(desk: Desk, placement: Placement, heading: SetHeading, picture: Rect) -> Rect:
    """题压图: the place of a heading at the top or the foot of its picture."""
    height = min(desk.grid.depth(heading.rows), picture.height)
    return picture._replace(y=picture.y if placement.over_picture == "top" else picture.bottom - height, height=height)


def _set_figure(desk: Desk, placement: Placement, story: Story, parts: tuple[Part, ...], extra: int) -> Outcome:
    """The heading if there is one, the picture in whole rows, the caption at the area's foot."""
    assert story.figure is not None
    part = parts[0]
    heading = _heading(desk, placement, story, part, extra)
    shape = areas.shape(
        parts, desk.grid, space=desk.space(placement), heading_span=0, heading_rows=_above(placement, heading)
    )
    above = _above(placement, heading) + (shape.spaces[0].rows if shape.spaces else 0)
    left, width, rows = desk.grid.x(part.column), desk.grid.span(part.columns), max(1, part.rows - above)
    figure = desk.studio.place(story.figure, story.id, left, width, part.row + above, rows)
    if placement.over_picture and heading.rows:
        shape = shape._replace(heading=_on_picture(desk, placement, heading, figure.rect))
    diagnostics = [*_unfit(desk, placement, story, parts), *heading.diagnostics, *desk.studio.problems(figure)]
    if figure.missing:
        caption = figure.caption.rows
        diagnostics.append(
            diagnose("picture-no-room", placement.at, area=placement.area, rows=part.rows - above, caption=caption)
        )
    return Outcome(placement, story, parts, shape, heading, None, figure, 0, 0, tuple(diagnostics))


def _unfit(desk: Desk, placement: Placement, story: Story, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """What a placement asks for and the area or its story cannot have."""
    if len(parts) > 1 and (story.figure or placement.box or placement.columns):
        what = "@picture" if story.figure else "@box" if placement.box else "@columns"
        yield diagnose("area-not-rectangular", placement.at, area=placement.area, what=what)
    if placement.over_picture and not (story.figure and story.heading):
        yield diagnose("over-nothing", placement.at, area=placement.area)
    keys = (
        ("框", placement.box), ("栏", placement.columns), ("详见", placement.reference),
        ("排法", placement.composition), ("题向", placement.direction),
    )  # fmt: skip
    narrow = min((slot.width for slot in _shape(desk, placement, parts, 0).slots), default=LEAST * desk.grid.size)
    if narrow < LEAST * desk.grid.size and not story.figure:
        chars = round(max(0, narrow) / desk.grid.size, 1)
        yield diagnose("column-narrow", placement.at, area=placement.area, chars=chars, least=LEAST)
    useless = tuple(key for key, given in keys if given)
    if story.figure and useless:
        yield diagnose("picture-alone", placement.at, area=placement.area, keys=useless)
