"""What preflight says: findings, gathered page by page, and the report that holds them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from layout.diagnostic import Arg, Severity
from layout.preflight.rules import RULES
from layout.preflight.rules.rule import Target

Box = tuple[float, float, float, float]  #: left, top, right, bottom in mm, from the top left corner of the trim box
EDGE = 100_000.0  #: mm; a place further out says no more than this


class Place(NamedTuple):
    """Where a finding is. Whatever is not known is left out."""

    page: int = 0  #: counted from 1; 0: the file as a whole
    label: str = ""  #: the page's own label, such as ``A03``
    box: Box | None = None
    object: str = ""  #: number and generation of a PDF object, such as ``12 0``


class Finding(NamedTuple):
    """One broken rule at one place; equal ones of a page are one finding with a count."""

    code: str
    level: Severity
    place: Place
    args: tuple[tuple[str, Arg], ...] = ()  #: the figures and names that the rule's sentences hold
    times: int = 1


class Report(NamedTuple):
    """What was found in a file, the whole file first, then page by page, the worse first."""

    target: Target
    pages: int  #: of the file; 0 where it cannot be read
    looked: int  #: pages whose contents were looked at
    findings: tuple[Finding, ...]
    readable: bool = True

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those that a press refuses."""
        return tuple(found for found in self.findings if found.level >= Severity.ERROR)


class Findings:
    """Takes down findings for a target and gathers equal ones. A rule that the target does not ask for is dropped."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self._found: dict[Hashable, tuple[Finding, float]] = {}

    def add(self, code: str, at: Place, *, key: Hashable = None, rank: float = 0.0, **args: Arg) -> None:
        """Take down ``code`` at a place.

        Findings of one code, page and ``key`` (by default what is said) are one; it keeps the figures and the place of
        the one with the highest ``rank``, the first among equals.
        """
        level = RULES[code].level(self.target)
        if level is None:
            return
        said = tuple(args.items())
        group = code, at.page, said if key is None else key
        if group not in self._found:
            self._found[group] = Finding(code, level, at, said), rank
            return
        kept, highest = self._found[group]
        if rank > highest:
            kept, highest = kept._replace(place=at, args=said), rank
        self._found[group] = kept._replace(times=kept.times + 1), highest

    def sorted(self) -> tuple[Finding, ...]:
        """By page, the worse first, then by code; in the order found where all that is equal."""
        found = [finding for finding, _ in self._found.values()]
        return tuple(sorted(found, key=lambda f: (f.place.page, -f.level, f.code)))
