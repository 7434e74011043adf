"""What a comparison finds: changes, which somebody made, and what came of them by itself."""

from __future__ import annotations

from typing import NamedTuple

from layout.diagnostic import Arg
from layout.geometry import Rect
from layout.model import Issue
from layout.paper import Paper
from layout.pipeline import Result
from layout.style import StyleBook

OLD, NEW = 0, 1


class Spot(NamedTuple):
    """A place where a change can be seen."""

    side: int  #: OLD or NEW
    page: str
    rect: Rect


class Change(NamedTuple):
    """One change as data; ``words`` has its sentence. Arguments made by ``word`` differ by language."""

    kind: str
    args: tuple[tuple[str, Arg], ...] = ()
    page: str = ""
    story: str = ""
    title: str = ""  #: of the story
    spots: tuple[Spot, ...] = ()


def change(kind: str, page: str = "", story: str = "", title: str = "", **args: Arg) -> Change:
    """A change; the arguments are those that its sentence names."""
    return Change(kind, tuple(args.items()), page, story, title)


class Side(NamedTuple):
    """One of the two that are compared."""

    name: str
    issue: Issue
    paper: Paper
    style: StyleBook | None = None  #: None of a dump
    result: Result | None = None  #: None of a dump
    pictures: tuple[tuple[str, str], ...] = ()  #: a picture's path and the hash of its content


class Report(NamedTuple):
    """What a comparison found."""

    changes: tuple[Change, ...] = ()
    knock_on: tuple[Change, ...] = ()  #: what moved since something else changed


def word(key: str, value: object = "") -> str:
    """An argument that differs by language: a key of ``words.WORDS`` and what is put into its pattern.

    The signs around it are controls, which the reader of the spec takes out of every text.
    """
    return f"\x02{key}\x03{value}\x04"
