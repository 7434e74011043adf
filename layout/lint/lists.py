"""The desk's own lists: wrong words and names, from the style book and from files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from layout.diagnostic import Diagnostic, Span
from layout.spec import source

Pairs = tuple[tuple[str, str], ...]


def pairs(written: Pairs, files: Sequence[str], root: Path, at: Span, problems: list[Diagnostic]) -> Pairs:
    """What the style book says and what its files say, in this order, each first word once."""
    found = dict(written)
    for file in files:
        text = source.read(root, file, source.SPEC_LIMIT, problems, at)
        for first, second in _lines(text or ""):
            found.setdefault(first, second)
    return tuple((first, second) for first, second in found.items() if first)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """``错 对``, or ``错`` alone; ``#`` and what follows is left out."""
    for line in text.split("\n"):
        words = line.partition("#")[0].split(maxsplit=1)
        if words:
            yield words[0], words[1].strip() if len(words) > 1 else ""
