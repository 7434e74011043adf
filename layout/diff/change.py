"""One change, as data, and how it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple


class Word(NamedTuple):
    """A name in both languages."""

    zh: str
    en: str


Arg = str | int | Word


class Change(NamedTuple):
    """What differs. ``page`` and ``story`` are "" where it belongs to none."""

    kind: str  #: key of ``words.SENTENCES``
    page: str = ""
    story: str = ""
    title: str = ""  #: of the story, as it is named to people
    args: tuple[tuple[str, Arg], ...] = ()
    effect: bool = False  #: follows from other changes


def change(kind: str, page: str = "", story: str = "", title: str = "", **args: Arg) -> Change:
    """A change with its arguments by name."""
    return Change(kind, page, story, title, tuple(args.items()))


def sentence(found: Change, lang: str) -> str:
    """What is said of it, without where."""
    from layout.diff.words import SENTENCES

    at = 0 if lang == "zh" else 1
    args = {name: value[at] if isinstance(value, Word) else value for name, value in found.args}
    return SENTENCES[found.kind][at].format(**args)


def where(found: Change, lang: str) -> str:
    """Page and story."""
    if lang == "zh":
        return (f"第{found.page}版" if found.page else "") + (f"《{found.title}》" if found.title else "")
    parts = (f"page {found.page}" if found.page else "", f"“{found.title}”" if found.title else "")
    return ", ".join(filter(None, parts))


def lines(changes: Sequence[Change], lang: str) -> Iterator[str]:
    """A line for each story and page: what changed there, parted by semicolons."""
    for place, group in groupby(changes, lambda found: where(found, lang)):
        said = [sentence(found, lang) for found in group]
        if lang == "zh":
            yield place + "；".join(said)
        else:
            yield (f"{place}: " if place else "") + "; ".join(said)


def as_data(changes: Sequence[Change], lang: str) -> list[dict[str, object]]:
    """For JSON."""
    return [
        {
            "kind": found.kind,
            "page": found.page,
            "story": found.story,
            "title": found.title,
            "effect": found.effect,
            "message": sentence(found, lang),
        }
        for found in changes
    ]
