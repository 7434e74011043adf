"""Fifty planted misfits: each is named with its lines, and the first proposal, applied, clears four in five.

The counts are checked against the text set without end and against the lines that the paper prints.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from layout import copyfitter
from layout.compose import compose
from layout.fit.advice import apply
from layout.fit.state import Bench, Fit, State
from layout.fit.suggest import Proposal, suggest
from layout.flow.columns import BEGIN
from layout.flow.setter import Setter
from layout.flow.story import Desk
from layout.fonts.book import FontBook
from layout.makeup.page import MadeUp
from layout.model import Paragraph, Placement, Role
from layout.paper import Paper
from layout.pipeline import made_up
from layout.plan.areas import Slot
from tests.fit.misfits import planted
from tests.fit.papers import Files, lay_out, own, seed

MISFITS = tuple(planted())
PAPERS = {"seed": seed(), "own": own()}
CLEARED = 0.8  #: of them at least


def test_there_are_fifty() -> None:
    assert len({misfit.name for misfit in MISFITS}) == 50


@pytest.mark.parametrize("paper", PAPERS)
def test_the_papers_fit(paper: str, tmp_path: Path) -> None:
    state = Bench(lay_out(PAPERS[paper], tmp_path)).set()
    assert state and [fit.story for fit in state.fits if fit.misfit] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_misfits(paper: str, tmp_path: Path) -> None:
    cleared: list[str] = []
    not_cleared: list[str] = []
    for misfit in (misfit for misfit in MISFITS if misfit.paper == paper):
        root = tmp_path / misfit.name
        files = misfit.change(PAPERS[misfit.paper])
        bench = Bench(lay_out(files, root))
        state = bench.set()
        assert state is not None, misfit.name
        assert {fit.story for fit in state.fits if fit.misfit} == misfit.stories, misfit.name
        fonts = FontBook(state.style.faces, root)
        printed = compose(state.style, state.issue, fonts, made_up(state.issue, state.style, fonts, root))
        for fit in state.fits:
            if fit.story and fit.written:
                _counted(fit, state, printed, Desk(state.style, Setter(state.style, fonts), root, fit.page))
        first = next(fit for fit in state.fits if fit.misfit)
        proposals = suggest(bench, first)
        (cleared if proposals and _applied(bench, proposals[0], files) else not_cleared).append(misfit.name)
    print(f"\n{paper}: {len(cleared)} cleared by the first proposal; not: {', '.join(not_cleared) or 'none'}")
    assert len(cleared) >= CLEARED * len(cleared + not_cleared), not_cleared


def _applied(bench: Bench, proposal: Proposal, files: Files) -> bool:
    """Write a proposal; only what its edits name may have changed. Does the story fit now, set from the disk?"""
    apply(bench, proposal)
    for name, data in files.items():
        text = data
        for edit in reversed(sorted((e for e in proposal.edits if e.file == name), key=lambda e: e.start)):  # noqa: C413
            whole = text.decode()
            text = (whole[: edit.start] + edit.text + whole[edit.end :]).encode()
        assert (bench.files.root / name).read_bytes() == text, name
    state = Bench(bench.path).set()
    now = state.find(proposal.fit.page, proposal.fit.story) if state else None
    return now is not None and not now.misfit


def _counted(fit: Fit, state: State, paper: Paper, desk: Desk) -> None:
    """The lines of a story over, and its empty rows, are those of the text set without end, less what is printed."""
    ((made, outcome),) = state.outcomes(fit.story)
    assert outcome.filling and len(fit.parts) == 1
    part, grid, blocks = fit.parts[0], state.style.grid, outcome.story.blocks
    width = outcome.filling.columns[0].slot.width
    pieces, _ = desk.galley(outcome.placement, outcome.story).locate(Slot(0, width, 0, 0), BEGIN)
    plain = [block.text.text for block in blocks if isinstance(block, Paragraph) and block.role is Role.BODY]
    if len(plain) == len(blocks) and width % grid.size == 0 and not outcome.placement.composition:
        assert len(copyfitter.lines("\n".join(plain), width / grid.size)) == len(pieces)
    loose = sum(lines for _, lines in outcome.filling.loose)
    columns = [f for page in paper.pages for f in page.frames if f.kind == "column" and f.area == part.area]
    assert fit.over == len(pieces) + loose - sum(len(frame.lines) for frame in columns)
    used, there = (sum(column[n] for column in part.columns) for n in (0, 1))
    assert there == _rows(state, made, outcome.placement, part.heading)
    if not fit.over:
        assert used == sum(piece.rows for piece in pieces) + loose
        level = outcome.filling.spread * len(part.columns)
        assert fit.short * fit.columns <= there - used <= fit.short * fit.columns + level


def _rows(state: State, made: MadeUp, placement: Placement, heading: int) -> int:
    """The rows that the page map gives a story's text: its cells, less the heading and the white above each column."""
    bands = [(band.areas, rows) for band, rows in zip(made.page.bands, made.choices.depths, strict=True)]
    heads = next(areas for areas, _ in bands if placement.area in areas).count(placement.area)
    white = 0 if placement.area in bands[0][0] else state.style.space_above
    found = [sum(rows for areas, rows in bands if areas[n] == placement.area) for n in range(len(bands[0][0]))]
    depths = [rows - white for rows in found if rows]
    if placement.box or placement.columns:
        border = 2 * state.style.boxes[placement.box].rows if placement.box else 0
        return (depths[0] - border - heading) * max(1, len(placement.columns))
    return sum(depths) - heading * min(placement.heading_span or heads, heads)
