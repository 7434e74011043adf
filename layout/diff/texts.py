"""Two texts and two lists of paragraphs beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

ALIKE = 0.4  #: paragraphs that have so much in common are one paragraph, changed
REGION = 4_000  #: pairs of paragraphs that are tried with each other


class Counts(NamedTuple):
    """字 that differ."""

    changed: int
    added: int
    removed: int


def count(old: str, new: str) -> Counts:
    """How many 字 were written over, put in and taken out."""
    start = _alike(old, new)
    old, new = old[start:], new[start:]
    end = _alike(old[::-1], new[::-1])
    old, new = old[: len(old) - end], new[: len(new) - end]
    changed = added = removed = 0
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            both = min(b - a, d - c)
            changed, added, removed = changed + both, added + d - c - both, removed + b - a - both
    return Counts(changed, added, removed)


def _alike(old: str, new: str) -> int:
    """How many characters two texts begin with alike."""
    short = min(len(old), len(new))
    return next((at for at in range(short) if old[at] != new[at]), short)


class Pair(NamedTuple):
    """A paragraph before and after, by index; None where it is not."""

    old: int | None
    new: int | None


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The paragraphs that belong to each other, in the order of the new ones; those that moved have the same text."""
    pairs: list[Pair] = []
    regions: list[tuple[list[int], list[int]]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += map(Pair, range(a, b), range(c, d))
        else:
            regions.append((list(range(a, b)), list(range(c, d))))
    pairs += _moved(regions, old, new)
    for left, right in regions:
        pairs += _paired(left, right, old, new)
    return sorted(pairs, key=lambda pair: (pair.new is None, pair.new or 0, pair.old or 0))


def _moved(regions: Sequence[tuple[list[int], list[int]]], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Takes paragraphs that stand elsewhere, unchanged, out of the regions."""
    for left, _ in regions:
        for one in list(left):
            for _, right in regions:
                found = next((other for other in right if new[other] == old[one]), None)
                if found is not None:
                    left.remove(one)
                    right.remove(found)
                    yield Pair(one, found)
                    break


def _paired(left: list[int], right: list[int], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Pairs of paragraphs in their order, as much alike in all as can be."""
    few = len(left) * len(right) <= REGION
    alike = {(a, b): likeness(old[a], new[b]) for a in left for b in right if few}
    best = {(a, len(right)): 0.0 for a in range(len(left) + 1)} | {(len(left), b): 0.0 for b in range(len(right) + 1)}
    for a in reversed(range(len(left))):
        for b in reversed(range(len(right))):
            gain = alike.get((left[a], right[b]), 0.0)
            best[a, b] = max(best[a + 1, b], best[a, b + 1], gain + best[a + 1, b + 1] if gain >= ALIKE else 0.0)
    a = b = 0
    while a < len(left) and b < len(right):
        gain = alike.get((left[a], right[b]), 0.0)
        if gain >= ALIKE and best[a, b] == gain + best[a + 1, b + 1]:
            yield Pair(left[a], right[b])
            a, b = a + 1, b + 1
        elif best[a, b] == best[a + 1, b]:
            yield Pair(left[a], None)
            a += 1
        else:
            yield Pair(None, right[b])
            b += 1
    yield from (Pair(one, None) for one in left[a:])
    yield from (Pair(None, one) for one in right[b:])


def likeness(old: str, new: str) -> float:
    """From 0 to 1."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def moves(pairs: Sequence[Pair]) -> set[int]:
    """The new indices of the fewest pairs that must be moved for the others to stand in their order."""
    kept = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    chains: list[list[int]] = []  # the longest rising chain that ends at each pair
    for at, pair in enumerate(kept):
        before = [chains[n] for n in range(at) if (kept[n].old or 0) < (pair.old or 0)]
        chains.append([*_longest(before), at])
    longest = set(_longest(chains))
    return {pair.new for at, pair in enumerate(kept) if at not in longest and pair.new is not None}


def _longest(chains: Sequence[list[int]]) -> list[int]:
    return max(chains, key=lambda chain: len(chain)) if chains else []
