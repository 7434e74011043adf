"""All that is to be said of an issue's misfits, and one of the proposals made true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.fit.candidate import Case
from layout.fit.cuts import Cut, cuts
from layout.fit.files import write
from layout.fit.state import Bench, Fit, State
from layout.fit.suggest import Proposal, suggest


class Advice(NamedTuple):
    """What would make one story, or one page, fit."""

    fit: Fit
    proposals: tuple[Proposal, ...]
    cuts: tuple[Cut, ...]  #: words that would do; which ones is for the editor
    trials: int  #: how often its pages were set to find out


def advise(bench: Bench, state: State, story: str = "") -> list[Advice]:
    """Advice on everything that does not fit, or on one story, in the order of the pages."""
    found = []
    for fit in state.fits:
        if fit.misfit and story in ("", fit.story):
            before = bench.trials
            proposals = tuple(suggest(bench, fit))
            words = cuts(bench, Case(fit, state, bench.files)) if fit.story else ()
            found.append(Advice(fit, proposals, words, bench.trials - before))
    return found


def choose(found: Sequence[Advice], wanted: str) -> Proposal | None:
    """The proposal with this number, or the first one for the story of this name."""
    if wanted.isascii() and wanted.isdigit():
        every = [proposal for advice in found for proposal in advice.proposals]
        return every[int(wanted) - 1] if 0 < int(wanted) <= len(every) else None
    return next((p for advice in found if advice.fit.story == wanted for p in advice.proposals), None)


def apply(bench: Bench, proposal: Proposal) -> None:
    """Write a proposal into the files. Raises EditError."""
    write(bench.files, bench.files.edited(proposal.edits))
