"""Two texts and two lists of paragraphs beside each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

ALIKE = 0.4  #: paragraphs that have so much in common are one paragraph, changed
REGION = 4_000  #: pairs of paragraphs that are tried with each other
LABOUR = 10_000_000  #: pairs of equal parts that two texts, or two lists, are matched by
GLANCE = 20_000  #: the same for two paragraphs that are only asked whether they are alike


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
    for kind, a, b, c, d in _opcodes(old, new):
        if kind != "equal":
            both = min(b - a, d - c)
            changed, added, removed = changed + both, added + d - c - both, removed + b - a - both
    return Counts(changed, added, removed)


def contrast(old: str, new: str, shown: int) -> tuple[str, str]:
    """Two texts as they are quoted beside each other: of long ones what differs, with a few 字 before and after."""
    if max(len(old), len(new)) <= shown:
        return old, new
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    start, end = max(0, start - shown // 4), max(0, end - shown // 4)
    parts = [f"{'…' if start else ''}{text[start : len(text) - end]}{'…' if end else ''}" for text in (old, new)]
    was, now = (part if len(part) <= 2 * shown else part[: 2 * shown - 1] + "…" for part in parts)
    return was, now


Opcode = tuple[str, int, int, int, int]


def labour(old: Iterable[str], new: Iterable[str]) -> int:
    """How many pairs of equal parts there are: what it costs to match two texts or two lists."""
    counts = Counter(old), Counter(new)
    return sum(times * counts[1][part] for part, times in counts[0].items())


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[Opcode]:
    """How ``old`` becomes ``new``; where this would take minutes, as a whole."""
    if labour(old, new) > LABOUR:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many characters two texts begin with alike."""
    short = min(len(old), len(new))
    return next((at for at in range(short) if old[at] != new[at]), short)


class Pair(NamedTuple):
    """A paragraph before and after, by index; None where it is not."""

    old: int | None
    new: int | None


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The paragraphs that belong to each other, in the order of the new ones; those that moved have the same text."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    stops = len(old) - end, len(new) - end
    pairs = [Pair(at, at) for at in range(start)] + [Pair(stops[0] + at, stops[1] + at) for at in range(end)]
    regions: list[tuple[list[int], list[int]]] = []
    for kind, a, b, c, d in _opcodes(old[start : stops[0]], new[start : stops[1]]):
        left, right = range(start + a, start + b), range(start + c, start + d)
        if kind == "equal":
            pairs += map(Pair, left, right)
        else:
            regions.append((list(left), list(right)))
    moved = list(_moved(regions, old, new))
    gone, here = {pair.old for pair in moved}, {pair.new for pair in moved}
    for left_ones, right_ones in regions:
        pairs += _paired([a for a in left_ones if a not in gone], [b for b in right_ones if b not in here], old, new)
    return sorted((*pairs, *moved), key=lambda pair: (pair.new is None, pair.new or 0, pair.old or 0))


def _moved(regions: Sequence[tuple[list[int], list[int]]], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Paragraphs of the regions that stand elsewhere, unchanged."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for _, right in regions:
        for other in right:
            places[new[other]].append(other)
    for left, _ in regions:
        yield from (Pair(one, places[old[one]].popleft()) for one in left if places[old[one]])


def _paired(left: list[int], right: list[int], old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Pairs of paragraphs in their order, as much alike in all as can be."""
    if len(left) * len(right) > REGION:
        yield from (Pair(one, None) for one in left)
        yield from (Pair(None, one) for one in right)
        return
    alike = {(a, b): likeness(old[a], new[b]) for a in left for b in right}
    best = {(a, len(right)): 0.0 for a in range(len(left) + 1)} | {(len(left), b): 0.0 for b in range(len(right) + 1)}
    for a in reversed(range(len(left))):
        for b in reversed(range(len(right))):
            gain = alike[left[a], right[b]]
            best[a, b] = max(best[a + 1, b], best[a, b + 1], gain + best[a + 1, b + 1] if gain >= ALIKE else 0.0)
    a = b = 0
    while a < len(left) and b < len(right):
        gain = alike[left[a], right[b]]
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
    quick = matcher.quick_ratio()
    return quick if quick < ALIKE or labour(old, new) > GLANCE else matcher.ratio()


class Parting(NamedTuple):
    """Paragraphs that were one and are several, or the other way: the same text with its ends elsewhere."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def partings(pairs: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> list[Parting]:
    """Which of the paragraphs that differ are nothing but cut or joined."""
    apart = [pair for pair in pairs if pair.old is None or pair.new is None or old[pair.old] != new[pair.new]]
    left = sorted(pair.old for pair in apart if pair.old is not None)
    right = sorted(pair.new for pair in apart if pair.new is not None)
    if len(left) * len(right) > REGION:
        return []
    cut = [Parting((one,), run) for one in left if (run := _run(old[one], right, new))]
    taken = {one for parting in cut for one in parting.old}, {one for parting in cut for one in parting.new}
    left, right = [a for a in left if a not in taken[0]], [b for b in right if b not in taken[1]]
    return cut + [Parting(run, (one,)) for one in right if (run := _run(new[one], left, old))]


def _run(whole: str, free: Sequence[int], texts: Sequence[str]) -> tuple[int, ...]:
    """Two or more paragraphs that follow each other and say together what ``whole`` says; () if there are none."""
    for start, one in enumerate(free):
        at, run = 0, start
        while run < len(free) and free[run] - one == run - start and whole.startswith(texts[free[run]], at):
            at += len(texts[free[run]])
            run += 1
            if at == len(whole) and run - start > 1:
                return tuple(free[start:run])
    return ()


def moves(pairs: Sequence[Pair]) -> set[int]:
    """The new indices of the fewest pairs that must be moved for the others to stand in their order."""
    kept = [(pair.old, pair.new) for pair in pairs if pair.old is not None and pair.new is not None]
    heads: list[int] = []  # less the greatest old index that a rising chain of each length begins with, from the end
    first: list[int] = []  # the pair that it begins with
    links: dict[int, tuple[int, int]] = {}  # of each pair: the length of the longest chain from it, the pair after it
    for at in reversed(range(len(kept))):
        length = bisect_left(heads, -kept[at][0])
        links[at] = length, first[length - 1] if length else -1
        heads[length : length + 1], first[length : length + 1] = [-kept[at][0]], [at]
    at = next((at for at in range(len(kept)) if links[at][0] == len(heads) - 1), -1)
    longest = set()
    while at >= 0:
        longest.add(at)
        at = links[at][1]
    return {new for at, (_, new) in enumerate(kept) if at not in longest}
