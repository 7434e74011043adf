"""Changes of what is said of an area, under 放: its heading, the white above it, how close its 字 stand."""

from __future__ import annotations

from collections.abc import Iterator

from layout.fit.candidate import Candidate, Case, candidate
from layout.fit.files import Edit
from layout.flow.story import Outcome
from layout.model import Placement, Role
from layout.spec.defaults import MOST_LINES
from layout.spec.page import COMPOSITION, HEADING_LINES, HEADING_ROWS, LEVEL, SPACE_ABOVE
from layout.spec.styletables import TIGHTEN
from layout.style import StyleBook
from layout.units import EM

HEADING, SPACE, CLOSER, RANK = 10, 12, 30, 60  #: what it costs: a row of a heading, of white, 1/25 em, another level
BROKEN = 20  #: a headline in a line more
AIRY = 3  #: rows that a heading is given at most
TIGHT = ((25, 0), (20, 6))  #: 1/n 字 by which 字 may close up, and what that costs more


def heading(case: Case) -> Iterator[Candidate]:
    """A heading that takes fewer rows, down to its bare lines, or more white."""
    grid = case.state.style.grid
    for page, outcome in _headed(case):
        if outcome.beside:
            continue
        rows = outcome.heading.rows
        if case.over:
            least = grid.rows_for(outcome.heading.height)
            tried = range(rows - 1, max(least, rows - AIRY) - 1, -1)
        else:
            tried = range(rows + 1, rows + AIRY + 1)
        for wanted in tried:
            edit = case.say(outcome.placement, (HEADING_ROWS,), str(wanted))
            cost = _steps(HEADING, wanted - rows) + 2 * case.over
            yield candidate("heading", cost, (edit,), page=page, area=outcome.placement.area, rows=wanted, before=rows)


def upright(case: Case) -> Iterator[Candidate]:
    """A vertical heading that is too long: its headline in more lines, or deeper where it does not take all rows."""
    for page, outcome in _headed(case):
        placement = outcome.placement
        if not outcome.beside or not case.fit.lacking:
            continue
        given = outcome.story.heading.headline
        now = sum(line.text.role is Role.HEADLINE for line in outcome.beside.block.lines)
        if len(given) == 1 and now < MOST_LINES:
            edit = case.say(placement, (HEADING_LINES,), str(now + 1))
            yield candidate("broken", BROKEN, (edit,), page=page, area=placement.area, lines=now + 1)
        if rows := placement.heading_rows:
            wanted = rows + case.fit.lacking
            edit = case.say(placement, (HEADING_ROWS,), str(wanted))
            cost = HEADING * case.fit.lacking
            yield candidate("heading", cost, (edit,), page=page, area=placement.area, rows=wanted, before=rows)


def space(case: Case) -> Iterator[Candidate]:
    """Less white above the area, or more."""
    for made, outcome in case.state.outcomes(case.fit.story):
        rows = _space(case.state.style, outcome.placement)
        if not any(part.row for part in outcome.parts):
            continue
        tried = range(rows - 1, -1, -1) if case.over else range(rows + 1, rows + AIRY)
        for wanted in tried:
            edit = case.say(outcome.placement, (SPACE_ABOVE,), str(wanted))
            cost = _steps(SPACE, wanted - rows) + (28 if case.over else 0)  # stories that touch are seen at once
            yield candidate(
                "space", cost, (edit,), page=made.page.id, area=outcome.placement.area, rows=wanted, before=rows
            )


def _steps(each: int, rows: int) -> int:
    """The cost of so many rows: each is seen more than the one before."""
    return each * abs(rows) * (abs(rows) + 1) // 2


def _space(style: StyleBook, placement: Placement) -> int:
    return style.space_above if placement.space_above < 0 else placement.space_above


def tighten(case: Case) -> Iterator[Candidate]:
    """字 that may stand closer, in all areas of the story alike."""
    areas = list(case.state.outcomes(case.fit.story))
    if not case.fit.over or not areas:
        return
    now = max(int(dict(o.placement.composition).get("tighten", case.state.style.shape.tighten)) for _, o in areas)
    for part, more in TIGHT:
        if EM // part <= now:
            continue
        edits: list[Edit] = [case.say(o.placement, (COMPOSITION, TIGHTEN), f"1/{part}字") for _, o in areas]
        yield candidate(
            "tighten", CLOSER + more, edits, page=case.fit.page, story=case.fit.story, value=f"1/{part}",
        )  # fmt: skip


def level(case: Case) -> Iterator[Candidate]:
    """A heading of the next level down, or up."""
    levels = list(case.state.style.levels)
    for page, outcome in _headed(case):
        at = levels.index(outcome.placement.level or levels[0]) + (1 if case.over else -1)
        if 0 <= at < len(levels):
            edit = case.say(outcome.placement, (LEVEL,), levels[at])
            yield candidate("level", RANK, (edit,), page=page, area=outcome.placement.area, level=levels[at])


def _headed(case: Case) -> Iterator[tuple[str, Outcome]]:
    """The story's areas that have a heading."""
    for made, outcome in case.state.outcomes(case.fit.story):
        if (outcome.heading.lines or outcome.beside) and not outcome.figure:
            yield made.page.id, outcome
