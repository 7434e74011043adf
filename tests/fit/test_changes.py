"""Kinds of change one by one: what is tried where, and what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.fit.state import Bench
from layout.fit.suggest import Proposal, suggest
from tests.fit.misfits import added
from tests.fit.papers import PAPER, Files, copy, lay_out, own


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


UPRIGHT = "版面: |\n  20 甲 甲 乙 乙 乙\n   * 乙 乙 乙 乙 乙\n放:\n  甲: {级: 小, 题向: 竖%s}\n  乙: {级: 小}\n"


@pytest.mark.parametrize(
    ("given", "headline", "chars", "kind", "written"),
    [("", "天地玄黄宇宙洪荒日月，盈昃辰宿列张寒来暑往", 410, "broken", "题断: 2"),
     (", 题行: 9", "天地玄黄宇宙洪荒日月盈", 475, "heading", "12")],
)  # fmt: skip
def test_a_vertical_heading_that_is_too_long(
    tmp_path: Path, given: str, headline: str, chars: int, kind: str, written: str
) -> None:
    texts = {
        "paper.yaml": PAPER, "期/issue.yaml": "日期: 2026-11-25\n", "期/01.yaml": UPRIGHT % given,
        "期/稿/甲.md": f"---\n主题: {headline}\n---\n{copy(3, chars)}",
        "期/稿/乙.md": f"---\n主题: 乙\n---\n{copy(1, 3000)}",
    }  # fmt: skip
    bench, found = proposals({name: text.encode() for name, text in texts.items()}, tmp_path, "甲")
    change = next(c for proposal in found for c in proposal.changes if c.kind == kind)
    assert change.edits[0].text.strip(", ") == written
    after = bench.set(edits=change.edits)
    assert after and "vertical-too-long" not in {found.code for found in after.diagnostics}
