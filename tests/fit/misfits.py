"""Misfits planted in good pages: copy added and cut, pictures and bands made deeper or shallower, headings changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.fit.papers import Files, copy

Mutation = Callable[[Files], Files]


class Misfit(NamedTuple):
    """A paper with something planted."""

    name: str
    paper: str  #: seed or own
    change: Mutation
    stories: frozenset[str]  #: those that do not fit any more


def _text(name: str, change: Callable[[str], str]) -> Mutation:
    def mutate(files: Files) -> Files:
        text = files[name].decode()
        assert change(text) != text, name
        return {**files, name: change(text).encode()}

    return mutate


def added(story: str, chars: int) -> Mutation:
    """So many 字 more, in paragraphs of their own."""
    return _text(f"期/稿/{story}.md", lambda text: text.rstrip("\n") + "\n" + copy(3, chars))


def cut(story: str, chars: int) -> Mutation:
    """So many 字 less at the end of the last paragraph, and of those before it."""

    def shorten(text: str) -> str:
        left = chars
        while left:
            text = text.rstrip("\n")
            last = text.rpartition("\n　　")[2]
            text, left = text[: len(text) - min(left, len(last))].rstrip("　\n"), left - min(left, len(last))
        return text + "\n"

    return _text(f"期/稿/{story}.md", shorten)


def bands(page: str, *depths: tuple[int, int]) -> Mutation:
    """Other depths for bands of a page: (band from 1, rows)."""

    def deepen(text: str) -> str:
        lines = text.split("\n")
        first = next(n for n, line in enumerate(lines) if line.startswith("版面"))
        for band, rows in depths:
            lines[first + band] = re.sub(r"^( *)\d+", rf"\g<1>{rows}", lines[first + band])
        return "\n".join(lines)

    return _text(f"期/{page}.yaml", deepen)


def written(name: str, old: str, new: str) -> Mutation:
    """Other words in a file."""
    return _text(f"期/{name}", lambda text: text.replace(old, new, 1))


def planted() -> Iterator[Misfit]:
    """All of them."""

    def misfit(paper: str, name: str, change: Mutation, *stories: str) -> Misfit:
        return Misfit(f"{paper}-{name}", paper, change, frozenset(stories))

    for chars in (20, 50, 90, 140, 200):
        yield misfit("seed", f"基金+{chars}", added("基金", chars), "基金")
    for chars in (60, 120, 180):
        yield misfit("seed", f"联盟+{chars}", added("联盟", chars), "基金")
    for chars in (50, 90, 150, 210):
        yield misfit("seed", f"基金-{chars}", cut("基金", chars), "基金")
    for chars in (80, 140):
        yield misfit("seed", f"联盟-{chars}", cut("联盟", chars), "基金")
