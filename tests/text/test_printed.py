"""The seed's printed page: where its lines end, against where ours do."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.copyfitter import lines
from layout.text.squeeze import DEFAULT

PRINTED = Path(__file__).parent / "printed_lines.json"
MEASURES = [15 + quarter / 4 for quarter in range(13)]  #: em; the page's columns are not told, a chunk is tried at each
WANTED = 37


class Chunk(NamedTuple):
    """Lines of a paragraph as they stand in one column."""

    first: bool  #: it opens the paragraph, with an indent of two em
    lines: list[str]

    def met(self, measure: float, style: str) -> int:
        """How many of the printed breaks are ours too."""
        ours = lines("".join(self.lines), measure, 2 if self.first else 0, style)
        assert "".join(ours) == "".join(self.lines)
        return len(ends(ours) & ends(self.lines))


def ends(found: list[str]) -> set[int]:
    """The offsets at which lines end, but for the last."""
    return set(accumulate(map(len, found[:-1])))


def chunks() -> list[Chunk]:
    return [Chunk(item["first"], item["lines"]) for item in json.loads(PRINTED.read_text(encoding="utf-8"))]


def test_printed_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    """One style for all, each chunk at its best measure."""
    printed = sum(len(chunk.lines) - 1 for chunk in chunks())
    met = sum(max(chunk.met(measure, DEFAULT) for measure in MEASURES) for chunk in chunks())
    with capsys.disabled():
        print(f"\nprinted breaks met by {DEFAULT}: {met} of {printed}")
    assert printed == 37
    assert met >= WANTED
