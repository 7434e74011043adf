"""Making up a page: at most three rounds of choices, each judged on the outcomes of setting it for real."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from layout.diagnostic import Diagnostic
from layout.flow.galley import Cursor
from layout.flow.story import Desk, Outcome, goes_in, set_area, tidy
from layout.makeup import bands
from layout.model import PageSpec, Placement, Story
from layout.plan.areas import Part, areas

ROUNDS = 3


Starts = Mapping[tuple[str, str], Cursor]  #: by page and area


class Choices(NamedTuple):
    """What make-up may decide."""

    depths: tuple[int, ...]  #: rows of each band
    heading: Mapping[str, int]  #: rows added to the heading of an area


class MadeUp(NamedTuple):
    """A page whose every area is set."""

    page: PageSpec
    choices: Choices
    areas: Mapping[str, tuple[Part, ...]]
    outcomes: tuple[Outcome, ...]  #: in the order of the page map
    diagnostics: tuple[Diagnostic, ...]
    onward: Starts  #: where stories go on that turn to other pages


def make_up(page: PageSpec, desk: Desk, stories: Mapping[str, Story], starts: Starts) -> MadeUp:
    """Find the depths of the bands and set every story in its area.

    ``starts`` are the places in their stories where areas begin that take up what earlier pages left.
    """
    desk.starts.update({area: at for (name, area), at in starts.items() if name == page.id})
    placements = {placement.area: placement for placement in page.placements}

    def asked(question: Callable[[Desk, Placement, Story, tuple[Part, ...]], bool]) -> bands.Judge:
        def judge(area: str, parts: tuple[Part, ...]) -> bool:
            placement = placements.get(area)
            story = stories.get(placement.story or "") if placement else None
            return question(desk, placement, story, parts) if placement and story else True

        return judge

    movable = {area for area, placement in placements.items() if placement.story in stories}
    depths = bands.depths(page.bands, desk.grid.rows, movable, bands.Judges(asked(goes_in), asked(tidy)))
    shapes = areas(page.bands, depths.rows)
    placed = {area: (placements[area], stories[placements[area].story or ""]) for area in shapes if area in movable}
    choices = Choices(depths.rows, {})
    onward: dict[tuple[str, str], Cursor] = {}
    outcomes: dict[str, Outcome] = {}
    for area, (placement, story) in placed.items():
        outcomes[area] = outcome = set_area(desk, placement, story, shapes[area], 0)
        if placement.onward and outcome.end is not None:
            onward[placement.onward.page, placement.onward.area] = outcome.end
            if placement.onward.page == page.id:
                desk.starts[placement.onward.area] = outcome.end
    for _ in range(ROUNDS - 1):
        better = _better(choices, outcomes, desk)
        if better == choices:
            break
        for area in [area for area in better.heading if area not in choices.heading]:
            other = set_area(desk, *placed[area], shapes[area], better.heading[area])
            # What an area hands on is set by now from where it ended: text would be lost, or said twice.
            same_end = other.end == outcomes[area].end
            if same_end and (other.over, other.short) < (outcomes[area].over, outcomes[area].short):
                outcomes[area] = other
        choices = better
    sums = bands.add_up(page.bands, depths, desk.grid.rows, movable)
    problems = [
        d
        for outcome in outcomes.values()
        for d in outcome.diagnostics
        if not (sums and d.code in ("heading-too-deep", "picture-no-room"))  # what was cut off the foot has no room
    ]
    return MadeUp(
        page, choices, shapes, tuple(outcomes.values()),
        (*sums, *problems), onward,
    )  # fmt: skip


def _better(choices: Choices, outcomes: Mapping[str, Outcome], desk: Desk) -> Choices:
    """A row more for the heading of a story whose copy is short, a row less where it is too long by little.

    Only a heading that stands over all its columns, and only where the editor did not say its rows.
    """
    changed: dict[str, int] = {}
    for area, outcome in outcomes.items():
        heading = outcome.heading
        if not heading.rows or area in choices.heading or not _covers(outcome) or outcome.placement.heading_rows:
            continue
        if outcome.short:
            changed[area] = 1
        elif 0 < outcome.over <= len(outcome.shape.slots) and heading.height <= desk.grid.depth(heading.rows - 1):
            changed[area] = -1
    return choices._replace(heading={**choices.heading, **changed})


def _covers(outcome: Outcome) -> bool:
    rows = {slot.row for slot in outcome.shape.slots}
    return len(outcome.parts) == 1 and len(rows) == 1
