"""A change that may make a story fit, and what the functions that think of them know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from layout.diagnostic import Arg
from layout.fit.files import Edit, Files
from layout.fit.state import Fit, State
from layout.fit.yamledit import Sheet, Step
from layout.model import PageSpec, Placement
from layout.spec.page import PLACE


class Candidate(NamedTuple):
    """A change: what it is called in ``words.KINDS``, with the arguments of its sentence, and its edits."""

    kind: str
    args: tuple[tuple[str, Arg], ...]
    edits: tuple[Edit, ...]
    cost: int  #: how much it disturbs


class Case(NamedTuple):
    """A story that does not fit, as its pages are."""

    fit: Fit
    state: State
    files: Files

    @property
    def over(self) -> bool:
        """Whether it wants room; else it leaves some."""
        return bool(self.fit.over or self.fit.lacking)

    def say(self, placement: Placement, keys: Sequence[Step], value: str) -> Edit:
        """The edit that says something of an area, under 放."""
        return Sheet(self.files[placement.at.file]).assign((PLACE, placement.area, *keys), value)

    def specs(self) -> Iterator[PageSpec]:
        """The pages that the story stands on; the page itself where that does not fit."""
        names = {part.page for part in self.fit.parts} or {self.fit.page}
        return (spec for spec in self.state.issue.pages if spec.id in names)


Change = Callable[[Case], Iterator[Candidate]]


def candidate(kind: str, cost: int, edits: Sequence[Edit], **args: Arg) -> Candidate:
    """Build a candidate; the arguments are those that the sentence of its kind names."""
    return Candidate(kind, tuple(args.items()), tuple(edits), cost)
