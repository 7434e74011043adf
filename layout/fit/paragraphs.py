"""Changes of the copy: paragraphs that are marked as ones that may be left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.fit.candidate import Candidate, Case, candidate
from layout.fit.files import Edit, Written
from layout.spec.copy import CUT, CUTS, Piece, half_width, pieces
from layout.spec.story import split

DROPPED, RESTORED = 15, 8  #: what it costs to leave a paragraph out, and to put one in again; and for every …
FOR_ONE = 25  #: … 字 one more
OTHER = {"可删": "已删", "已删": "可删", "may cut": "cut", "cut": "may cut"}  #: the sign that stands in its place


class Marked(NamedTuple):
    """A marked paragraph."""

    number: int  #: in the story, from 1, subheads not counted
    words: str  #: its first ones
    length: int  #: 字
    edit: Edit  #: that turns its sign into the other


def dropped(case: Case) -> Iterator[Candidate]:
    """Marked paragraphs left out: one, or the last several."""
    found = list(_marked(case, "may")) if case.over else []
    yield from (_turned(case.fit.story, "dropped", DROPPED, [each]) for each in found)
    yield from (_turned(case.fit.story, "dropped", DROPPED, found[-count:]) for count in range(2, len(found) + 1))


def restored(case: Case) -> Iterator[Candidate]:
    """Paragraphs that were left out, set again: one, or the first several."""
    found = list(_marked(case, "cut")) if not case.over else []
    yield from (_turned(case.fit.story, "restored", RESTORED, [each]) for each in found)
    yield from (_turned(case.fit.story, "restored", RESTORED, found[:count]) for count in range(2, len(found) + 1))


def _turned(story: str, kind: str, each: int, marked: Sequence[Marked]) -> Candidate:
    length = sum(one.length for one in marked)
    numbers = tuple(str(one.number) for one in marked)
    edits = [one.edit for one in marked]
    cost = each * len(marked) + length // FOR_ONE
    return candidate(kind, cost, edits, story=story, numbers=numbers, words=marked[0].words, chars=length)


def _marked(case: Case, cut: str) -> Iterator[Marked]:
    """The paragraphs of the story that are marked so."""
    story = case.state.issue.stories.get(case.fit.story)
    if story is None or story.figure:
        return
    file = case.files[story.at.file]
    lines = file.text.split("\n")
    number = 0
    for piece in written(file):
        number += not piece.subhead
        if piece.cut != cut:
            continue
        _, line, _ = piece.lines[0]
        sign = CUT.search(lines[line - 1])
        if sign and CUTS[sign[1]] == cut:
            at = file.offset(line, sign.start(1) + 1)
            edit = Edit(file.name, at, at + len(sign[1]), OTHER[sign[1]])
            yield Marked(number, piece.text[:8], len(piece.text), edit)


def written(file: Written) -> list[Piece]:
    """The paragraphs of a story as they stand in its file."""
    parts = split(half_width(file.text, file.name, []).split("\n"), file.name, [])
    return pieces(parts.body, parts.first)
