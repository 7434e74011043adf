"""How two texts differ, in 字 and in whole paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from layout.diff.change import Change, Word, change
from layout.diff.words import ROLES
from layout.model import Role

ALIKE = 0.4  #: of their 字 that two paragraphs share to be one that was rewritten
NUMBERED = (Role.BODY, Role.SUBHEAD, Role.VERSE, Role.NOTICE, Role.QUESTION, Role.ANSWER)


class Para(NamedTuple):
    """A paragraph and the lines that it fills; ``marks`` is its markup, compared as it is."""

    role: Role
    text: str
    lines: int = 0
    marks: object = None


class Place(NamedTuple):
    """The story that is spoken of."""

    page: str
    story: str
    title: str


def edits(old: str, new: str) -> Word:
    """What was done to ``old``: 字 changed, added, deleted."""
    changed = added = deleted = 0
    for was, now in _spans(old, new):
        changed += min(was, now)
        added += max(0, now - was)
        deleted += max(0, was - now)
    counts = ((changed, "改", "changed"), (added, "加", "added"), (deleted, "删", "deleted"))
    zh = "、".join(f"{word}{count}字" for count, word, _ in counts if count)
    en = ", ".join(f"{count} character{'s' * (count > 1)} {word}" for count, _, word in counts if count)
    return Word(zh, en)


def _spans(old: str, new: str) -> Iterator[tuple[int, int]]:
    """The length of each place that differs, before and after; one 字 between a deletion and an addition counts."""
    spans = [(tag, b - a, d - c) for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]
    while spans:
        first, middle, last = (*spans[:3], ("", 0, 0), ("", 0, 0))[:3]
        if (first[2] - first[1]) * (last[2] - last[1]) < 0 and middle[1] == 1:
            yield first[1] + last[1] + 1, first[2] + last[2] + 1
            spans = spans[3:]
        else:
            if first[0] != "equal":
                yield first[1:]
            spans = spans[1:]


def more_lines(count: int) -> Word:
    """``，少1行``, or nothing."""
    if not count:
        return Word("", "")
    many = f"{abs(count)} line{'s' * (abs(count) > 1)}"
    return Word(f"，{'多' if count > 0 else '少'}{abs(count)}行", f", {many} {'more' if count > 0 else 'fewer'}")


def name(paras: Sequence[Para], at: int) -> Word:
    """``正文第3段``."""
    role = paras[at].role
    number = sum(para.role == role for para in paras[: at + 1])
    if role not in NUMBERED:
        return ROLES[role]
    unit = "段" if role in (Role.BODY, Role.NOTICE) else "条"
    said = ROLES[role]
    return Word(
        f"{said.zh}第{number}{unit}", f"{said.en} paragraph {number}" if unit == "段" else f"{said.en} {number}"
    )


def paragraphs(at: Place, old: Sequence[Para], new: Sequence[Para]) -> Iterator[Change]:
    """The changes that make ``new`` of ``old``, in the order of reading."""
    before, after = ([(para.role, para.text) for para in paras] for paras in (old, new))
    pairs: list[tuple[int, int]] = []
    gone: list[int] = []
    come: list[int] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
            continue
        gone += range(a, b)
        come += range(c, d)
    found: list[tuple[int, Change]] = []
    for i in list(gone):
        for j in come:
            if before[i] == after[j]:
                gone.remove(i)
                come.remove(j)
                found.append((j, change("paragraph-moved", *at, what=name(old, i), to=name(new, j))))
                break
    for i in list(gone):
        rated = [(_ratio(before[i][1], after[j][1]), -j) for j in come if after[j][0] == before[i][0]]
        best, number = max(rated, default=(0.0, 0))
        if best >= ALIKE:
            gone.remove(i)
            come.remove(-number)
            pairs.append((i, -number))
    found += ((j, one) for i, j in pairs for one in _rewritten(at, old[i], new[j], name(new, j)))
    found += ((i, change("paragraph-removed", *at, what=name(old, i), chars=len(old[i].text))) for i in gone)
    found += ((j, change("paragraph-added", *at, what=name(new, j), chars=len(new[j].text))) for j in come)
    yield from (one for _, one in sorted(found, key=lambda pair: pair[0]))


def _ratio(old: str, new: str) -> float:
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _rewritten(at: Place, old: Para, new: Para, what: Word) -> Iterator[Change]:
    if old.text != new.text:
        yield change("text", *at, what=what, edits=edits(old.text, new.text), lines=more_lines(new.lines - old.lines))
    elif old.marks != new.marks:
        yield change("marks", *at, what=what)
