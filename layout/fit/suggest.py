"""What would make a story fit: every change set for real, what works ranked by how little it disturbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from layout.fit import areas, bands, insets, paragraphs
from layout.fit.candidate import Candidate, Case, Change
from layout.fit.files import Edit, EditError
from layout.fit.state import Bench, Fit, State
from layout.model import Depth

#: All that an editor may change: to add one, a function of a case that yields candidates, and its words in ``words``.
CHANGES: tuple[Change, ...] = (
    areas.heading,
    areas.upright,
    areas.space,
    areas.tighten,
    areas.level,
    bands.moved,
    insets.depth,
    bands.fitted,
    paragraphs.dropped,
    paragraphs.restored,
)
TRIALS = 60  #: changes that are set for one story …
PAIRS = 30  #: … and pairs of them, where none alone is enough
SHOWN = 3  #: proposals for one story
TOGETHER = 3  #: changes of one proposal
MENDING = 8  #: changes that are tried for a story that another change disturbed
MENDED = 8  #: what it is worth that another story fits as well
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
    if not found:
        limit = bench.trials + PAIRS
        freed = (tried for tried in singles if _fits_now(case, tried.state))
        for tried in freed:
            found += _mended(bench, case, pages, tried, limit)
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
        state = _set(bench, pages, changes)
        if state is None:
            continue
        tried.append(Tried(changes, state))
        if clears(case, state):
            found = _proposal(case, changes, state)
            best.append(found.cost)
            yield found


def _set(bench: Bench, pages: Sequence[str], changes: Sequence[Candidate]) -> State | None:
    """The pages with changes; None where they cannot be made together, or not be read."""
    try:
        return bench.set(pages, [edit for change in changes for edit in change.edits])
    except EditError:
        return None


def _proposal(case: Case, changes: tuple[Candidate, ...], state: State) -> Proposal:
    warned = WARNED * max(0, state.warnings - case.state.warnings)
    others = sum(fit.misfit > 0 and not _misfit(state, fit) for fit in case.state.fits if _other(case, fit))
    return Proposal(case.fit, changes, sum(change.cost for change in changes) + warned - MENDED * others)


def _mended(bench: Bench, case: Case, pages: Sequence[str], tried: Tried, limit: int) -> Iterator[Proposal]:
    """What mends the other stories that no longer fit where this one does, one after the other."""
    worse = _worse(case, tried.state)
    if len(tried.changes) == TOGETHER or not worse:
        return
    other = case._replace(fit=worse[0])
    thought = sorted((c for change in CHANGES for c in change(other)), key=lambda c: c.cost)
    for change in thought[:MENDING]:
        if bench.trials >= limit:
            return
        changes = (*tried.changes, change)
        state = _set(bench, pages, changes)
        if state is None or not _fits_now(case, state):
            continue
        if clears(case, state):
            yield _proposal(case, changes, state)
            return
        if worse[0].misfit > _misfit(state, worse[0]) == _misfit(case.state, worse[0]):
            yield from _mended(bench, case, pages, Tried(changes, state), limit)


def clears(case: Case, state: State) -> bool:
    """Whether the story fits now, nothing else fits worse, and no error is new."""
    return _fits_now(case, state) and not _worse(case, state) and not state.errors - case.state.errors


def _fits_now(case: Case, state: State) -> bool:
    now = state.find(case.fit.page, case.fit.story)
    return now is not None and not now.misfit


def _worse(case: Case, state: State) -> list[Fit]:
    """Other stories, and pages, that fit less well than before."""
    return [fit for fit in state.fits if fit.misfit > _misfit(case.state, fit) and _other(case, fit)]


def _misfit(state: State, fit: Fit) -> int:
    now = state.find(fit.page, fit.story)
    return now.misfit if now else 0


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
