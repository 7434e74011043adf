"""插图: the pictures of a story among its text, wherever the story stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.cutout import outline
from layout.diagnostic import Diagnostic, diagnose
from layout.flow.placing import Placed, PlacedFigure, PlacedQuote, Studio
from layout.flow.pullquote import set_quote
from layout.model import Figure, Inset, Quote, Wrap
from layout.plan import wrap
from layout.plan.areas import Slot, stretches
from layout.units import EM, Mpt


class Standing(NamedTuple):
    """The insets of a story in its columns, and what they leave of these."""

    placed: tuple[Placed, ...]
    slots: tuple[Slot, ...]
    problems: tuple[Diagnostic, ...]
    fits: bool  #: every inset has all of its rows

    @property
    def missing(self) -> bool:
        """Whether a picture has fewer rows than its caption needs: no deeper area would mend that."""
        return any(isinstance(one, PlacedFigure) and one.missing > 0 for one in self.placed)


class Place(NamedTuple):
    """Where an inset stands: its left edge and width, its first row and its rows."""

    left: Mpt
    width: Mpt
    row: int
    rows: int


class _Column(NamedTuple):
    """A column of text and its rows in which nothing stands yet."""

    left: Mpt
    width: Mpt
    free: frozenset[int]


def stand(
    studio: Studio, story: str, insets: Sequence[Inset], slots: Sequence[Slot], area: str, chosen: Sequence[int] = ()
) -> Standing:
    """Place the insets one after the other; ``chosen`` are the rows of each, else as many as it wants."""
    left = tuple(slots)
    figures: list[Placed] = []
    problems: list[Diagnostic] = []
    fits = True
    for number, inset in enumerate(insets):
        columns = _columns(left)
        across = _across(inset, columns)
        if not across:
            fits = False
            problems.append(diagnose("inset-crowded", inset.at, area=area))
            continue
        if len(across) < inset.columns:
            problems.append(diagnose("inset-wide", inset.at, area=area, columns=inset.columns, found=len(across)))
        x, width = _sides(inset, across, studio.grid.size)
        rows = chosen[number] if chosen else wanted(studio, story, inset, width)
        row, room = _down(inset, rows, frozenset.intersection(*(column.free for column in across)))
        if room < rows:
            fits = False
            problems.append(diagnose("inset-no-room", inset.at, area=area, rows=rows, found=room))
            if not room:
                continue
        placed = _placed(studio, story, inset, Place(x, width, row, min(rows, room)), problems)
        if isinstance(placed, PlacedFigure):
            if placed.missing:
                caption = placed.caption.rows
                problems.append(diagnose("picture-no-room", inset.at, area=area, rows=placed.rows, caption=caption))
            problems += studio.problems(placed)
        figures.append(placed)
        result = wrap.cut(left, [_obstacle(studio, inset, placed, row)], studio.grid.size)
        if result.narrow:
            problems.append(
                diagnose("wrap-narrow", inset.at, area=area, chars=result.room, least=wrap.LEAST, rows=result.narrow)
            )
        left = result.slots
    return Standing(tuple(figures), left, tuple(problems), fits)


def wanted(studio: Studio, story: str, inset: Inset, width: Mpt) -> int:
    """The rows that an inset of this width has where nothing is cropped, within its limits."""
    least, most = inset.rows
    if least and least == most:
        return least
    match inset.content:
        case Figure():
            natural = studio.natural_rows(inset.content, story, width)
        case Quote():
            natural = set_quote(inset.content.texts, studio.setter, story, width, studio.grid).rows
    return min(max(natural, least), most) if most else natural


def _columns(slots: Sequence[Slot]) -> list[_Column]:
    """The columns of text from left to right."""
    found: dict[tuple[Mpt, Mpt], set[int]] = {}
    for slot in slots:
        free = found.setdefault((slot.left, slot.width), set())
        beside = {strip.row for strip in slot.strips if (strip.left, strip.width) != (slot.left, slot.width)}
        free.update(row for row in range(slot.row, slot.end) if row not in beside)
    return [_Column(left, width, frozenset(free)) for (left, width), free in sorted(found.items())]


def _across(inset: Inset, columns: Sequence[_Column]) -> Sequence[_Column]:
    """The columns that an inset stands over."""
    count = min(inset.columns, len(columns))
    spare = len(columns) - count
    start = {"left": 0, "centre": spare // 2, "right": spare}[inset.across]
    return columns[start : start + count]


def _sides(inset: Inset, across: Sequence[_Column], size: Mpt) -> tuple[Mpt, Mpt]:
    """The left edge and the width of an inset."""
    left, whole = across[0].left, across[-1].left + across[-1].width - across[0].left
    width = min(whole, inset.width * size // EM) if inset.width else whole
    middle = (whole - width) // 2 // size * size  # on the 字 of the first column
    return left + {"left": 0, "centre": middle, "right": whole - width}[inset.across], width


def _down(inset: Inset, rows: int, free: frozenset[int]) -> tuple[int, int]:
    """The first row of an inset, and how many of ``rows`` it can have there."""
    found = list(stretches(sorted(free)))
    if not found:
        return 0, 0
    if inset.from_row:
        first = min(free) + inset.from_row - 1
        room = next((end - first for start, end in found if start <= first < end), 0)
        return first, min(rows, room)
    fitting = [(start, end) for start, end in found if end - start >= rows]
    if not fitting:
        fitting = [max(found, key=lambda stretch: stretch[1] - stretch[0])]
    match inset.down:
        case "top":
            start, end = fitting[0]
            return start, min(rows, end - start)
        case "bottom":
            start, end = fitting[-1]
            return max(start, end - rows), min(rows, end - start)
        case "middle":
            start, end = max(fitting, key=lambda stretch: stretch[1] - stretch[0])
            return start + max(0, end - start - rows) // 2, min(rows, end - start)


def _placed(studio: Studio, story: str, inset: Inset, place: Place, problems: list[Diagnostic]) -> Placed:
    match inset.content:
        case Figure():
            return _shaped(studio, inset, studio.place(inset.content, story, *place), problems)
        case Quote():
            return studio.place_quote(inset.content, story, *place)


def _shaped(studio: Studio, inset: Inset, placed: PlacedFigure, problems: list[Diagnostic]) -> PlacedFigure:
    """The figure with the outline that text runs around; unless it is transparent, the picture is clipped by it."""
    if inset.wrap is Wrap.BOX:
        return placed
    rect = placed.rect
    if inset.wrap is Wrap.POLYGON:
        corners = inset.corners
        points = tuple((rect.x + rect.width * x // 1000, rect.y + rect.height * y // 1000) for x, y in corners)
        return placed._replace(wrap=inset.wrap, outline=points)
    if inset.wrap is Wrap.ELLIPSE:
        return placed._replace(wrap=inset.wrap)
    plate = placed.plates[0]
    found = outline(plate.picture.path) if plate.picture.path and plate.picture.info else None
    if found is None or len(placed.plates) > 1 or plate.picture.info is None:
        if plate.picture.info:
            problems.append(diagnose("wrap-no-outline", inset.at, path=plate.image.path))
        return placed
    (left, top, width, height), info = plate.crop, plate.picture.info
    points = tuple(
        (
            rect.x + min(max(0, x * info.width // 10_000 - left), width) * rect.width // width,
            rect.y + min(max(0, y * info.height // 10_000 - top), height) * rect.height // height,
        )
        for x, y in found.points
    )
    return placed._replace(wrap=inset.wrap if found.clips else Wrap.BOX, outline=points)


def _obstacle(studio: Studio, inset: Inset, placed: Placed, row: int) -> wrap.Obstacle:
    """What text keeps clear of: the inset and the white around it; by its outline where it has one."""
    grid, rect = studio.grid, placed.rect
    clear = inset.clear * grid.size // EM
    if isinstance(placed, PlacedQuote):  # its rows hold the white above and below it
        return wrap.Obstacle(row, ((rect.x - clear, rect.right + clear),) * placed.rows)
    more = max(0, -(-(clear - (grid.step - grid.size)) // grid.step))  # rows for as much above and below
    whole = range(row - more, row + placed.rows + more)
    right = rect.right
    if placed.figure.captioned == "beside" and placed.caption.lines:
        right = max(right, placed.caption_at[0] + max(line.left + line.used for line in placed.caption.lines))
    box = (rect.x - clear, right + clear)
    if not placed.outline and placed.wrap is not Wrap.ELLIPSE:
        return wrap.Obstacle(whole.start, (box,) * len(whole))
    lines = [(grid.y(at) - clear, grid.y(at) + grid.size + clear) for at in whole]
    if placed.wrap is Wrap.ELLIPSE:
        spans = wrap.ellipse(rect.x, rect.right, rect.y, rect.bottom, lines)
    else:
        spans = wrap.polygon(placed.outline, lines)
    caption = row + placed.rows - placed.caption.rows if placed.caption.rows else whole.stop
    shaped = [(span[0] - clear, span[1] + clear) if span else None for span in spans]
    return wrap.Obstacle(
        whole.start, tuple(box if at >= caption else span for at, span in zip(whole, shaped, strict=True))
    )
