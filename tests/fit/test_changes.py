"""Kinds of change one by one: what is tried where, and what it writes."""

from __future__ import annotations

from pathlib import Path

from layout.fit.state import Bench
from layout.fit.suggest import Proposal, suggest
from tests.fit.misfits import added
from tests.fit.papers import Files, lay_out, own


def proposals(files: Files, root: Path, story: str) -> tuple[Bench, list[Proposal]]:
    bench = Bench(lay_out(files, root))
    state = bench.set()
    assert state is not None
    fit = next(fit for fit in state.fits if fit.story == story)
    assert fit.misfit
    return bench, suggest(bench, fit)


def test_a_picture_among_the_text_gives_rows(tmp_path: Path) -> None:
    files = own()
    name = "期/稿/头条.md"
    files[name] = files[name].replace("主题".encode(), "插图:\n  - {图: 图/灰.png, 行: 9}\n主题".encode(), 1)
    bench, found = proposals(files, tmp_path, "头条")
    kinds = {change.kind for proposal in found for change in proposal.changes}
    assert "inset" in kinds
    edit = next(e for proposal in found for c in proposal.changes if c.kind == "inset" for e in c.edits)
    assert bench.files[name].text[edit.start : edit.end] == "9" and int(edit.text) < 9


def test_a_page_that_does_not_add_up(tmp_path: Path) -> None:
    files = own()
    page = files["期/01.yaml"].decode().replace("  18  四条", " 随文 四条", 1)
    files = added("五条", 60)({**files, "期/01.yaml": page.encode()})
    bench = Bench(lay_out(files, tmp_path))
    state = bench.set(["01"])
    assert state is not None
    page_fit = next(fit for fit in state.fits if not fit.story)
    assert page_fit.over
    found = suggest(bench, page_fit)
    assert found
    for proposal in found:
        after = bench.set(["01"], proposal.edits)
        assert after is not None
        assert not next(fit for fit in after.fits if not fit.story).misfit
