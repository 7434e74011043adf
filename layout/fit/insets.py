"""Changes of the pictures among a story's text: rows more or less, cropped or wider open."""

from __future__ import annotations

from collections.abc import Iterator

from layout.fit.candidate import Candidate, Case, candidate
from layout.fit.yamledit import Sheet
from layout.flow.placing import PlacedFigure
from layout.model import Inset
from layout.spec.figures import INSETS, ROWS

DEEPER, EACH = 12, 3  #: what it costs to crop a picture otherwise, and each row of it
MOST, LEAST = 5, 4  #: rows more or less at most; rows that are left at least


def depth(case: Case) -> Iterator[Candidate]:
    """A picture among the text that takes fewer rows, or more."""
    story = case.state.issue.stories.get(case.fit.story)
    outcome = next((o for _, o in case.state.outcomes(case.fit.story) if o.insets), None)
    if story is None or outcome is None or len(outcome.insets) != len(story.insets):
        return
    sheet = Sheet(case.files[story.at.file])
    for number, (inset, figure) in enumerate(zip(story.insets, outcome.insets, strict=True)):
        for change in range(1, MOST + 1) if isinstance(figure, PlacedFigure) else ():
            wanted = _rows(inset, figure.rows, -change if case.over else change)
            if wanted:
                edit = sheet.assign((INSETS, number, ROWS), wanted)
                yield candidate(
                    "inset", DEEPER + EACH * change, (edit,), story=story.id, number=number + 1, rows=wanted,
                    before=figure.rows,
                )  # fmt: skip


def _rows(inset: Inset, now: int, change: int) -> str:
    """What is written for so many rows more or less; of a range one end moves. "" where too little is left."""
    low, high = inset.rows
    if low < high:
        low, high = (low + change, high) if change < 0 else (low, high + change)
        return f"{low}-{high}" if low >= LEAST else ""
    return str(now + change) if now + change >= LEAST else ""
