"""What would make a story fit: every change set for real, what works ranked by how little it disturbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from layout.fit import areas, bands, paragraphs
from layout.fit.candidate import Candidate, Case, Change
from layout.fit.files import Edit, EditError
from layout.fit.state import Bench, Fit, State
from layout.model import Depth

#: All that an editor may change: to add one, a function of a case that yields candidates, and its words in ``words``.
CHANGES: tuple[Change, ...] = (
    areas.heading,
    areas.space,
    areas.tighten,
    areas.level,
    bands.moved,
    bands.fitted,
    paragraphs.dropped,
    paragraphs.restored,
)
TRIALS = 60  #: changes that are set for one story …
PAIRS = 30  #: … and pairs of them, where none alone is enough
SHOWN = 4  #: proposals for one story
OTHERS = 10  #: what it costs to change another story than the one that does not fit
WARNED = 4  #: what a warning more costs a proposal


class Proposal(NamedTuple):
    """Changes that together make a story fit, as was seen by setting them."""

    fit: Fit
    changes: tuple[Candidate, ...]
    cost: int

    @property
    def edits(self) -> tuple[Edit, ...]:
        return tuple(edit for change in self.changes for edit in change.edits)


class Tried(NamedTuple):
    """Changes that were set."""

    changes: tuple[Candidate, ...]
    state: State


def suggest(bench: Bench, fit: Fit) -> list[Proposal]:
    """Proposals for a story, or a page, that does not fit; the one that disturbs least first."""
    pages = bench.together(fit.page)
    base = bench.set(pages)
    target = base.find(fit.page, fit.story) if base else None
    if base is None or target is None or not target.misfit:
        return []
    case = Case(target, base, bench.files)
    thought = sorted(_thought(case), key=lambda c: c.cost)
    singles: list[Tried] = []
    found = list(_found(bench, case, pages, ((c,) for c in thought[:TRIALS]), singles))
    if not found:
        found = list(_found(bench, case, pages, _pairs(case, singles), []))
    return sorted(found, key=lambda proposal: proposal.cost)[:SHOWN]


def _thought(case: Case) -> Iterator[Candidate]:
    """What may be changed about the story, and about those as deep as whose copy the bands beside its own are."""
    for change in CHANGES:
        yield from change(case)
    for spec in case.specs():
        areas = {area for band in spec.bands if band.depth is Depth.FIT for area in band.areas}
        for fit in case.state.fits:
            if fit.story and fit.story != case.fit.story and areas & {p.area for p in fit.parts if p.page == spec.id}:
                other = case._replace(fit=case.fit._replace(story=fit.story, parts=fit.parts))
                yield from (c._replace(cost=c.cost + OTHERS) for change in CHANGES for c in change(other))


def _found(
    bench: Bench, case: Case, pages: Sequence[str], thought: Iterable[tuple[Candidate, ...]], tried: list[Tried]
) -> Iterator[Proposal]:
    """What of ``thought`` works; all that could be set is added to ``tried``."""
    best: list[int] = []
    for changes in thought:
        cost = sum(change.cost for change in changes)
        if len(best) >= SHOWN and cost > sorted(best)[SHOWN - 1]:
            return  # what follows disturbs more than what there is
        try:
            state = bench.set(pages, [edit for change in changes for edit in change.edits])
        except EditError:
            continue
        if state is None:
            continue
        tried.append(Tried(changes, state))
        if clears(case, state):
            cost += WARNED * max(0, state.warnings - case.state.warnings)
            best.append(cost)
            yield Proposal(case.fit, changes, cost)


def clears(case: Case, state: State) -> bool:
    """Whether the story fits now, nothing else fits worse, and no error is new."""
    now = state.find(case.fit.page, case.fit.story)
    return now is not None and not now.misfit and _harmless(case, state)


def _harmless(case: Case, state: State) -> bool:
    before = {(fit.page, fit.story): fit.misfit for fit in case.state.fits}
    worse = any(fit.misfit > before.get((fit.page, fit.story), 0) for fit in state.fits if _other(case, fit))
    return not worse and not state.errors - case.state.errors


def _other(case: Case, fit: Fit) -> bool:
    return fit.story != case.fit.story or (not fit.story and fit.page != case.fit.page)


def _pairs(case: Case, singles: Sequence[Tried]) -> Iterator[tuple[Candidate, ...]]:
    """Pairs of changes each of which helps, and that may be enough together; the least costly first."""
    helping: list[tuple[int, Candidate]] = []
    for changes, state in singles:
        now = state.find(case.fit.page, case.fit.story)
        gain = case.fit.misfit - now.misfit if now else 0
        if now and gain > 0 and _same_way(case.fit, now):
            helping += [(gain, change) for change in changes]
    pairs = [
        (a[1], b[1])
        for a, b in combinations(helping, 2)
        if (a[1].kind != b[1].kind or a[1].kind == "moved") and a[0] + b[0] >= case.fit.misfit
    ]
    yield from sorted(pairs, key=lambda pair: pair[0].cost + pair[1].cost)[:PAIRS]


def _same_way(fit: Fit, now: Fit) -> bool:
    return bool(fit.over or fit.lacking) == bool(now.over or now.lacking)
