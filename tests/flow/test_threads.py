"""Stories that turn: whole and in order over areas and pages, the same whether all pages are set or one."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.model import Role
from layout.paper import Paper
from layout.pipeline import typeset
from tests.test_cases import FOLDER, lay_out, read_case

CASE = FOLDER / "threads" / "jump.case"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    lay_out(read_case(CASE), tmp_path)
    return tmp_path


def body(paper: Paper, page: str = "") -> str:
    """The story's running text as the lines of its columns give it, in reading order."""
    frames = [frame for each in paper.pages if page in ("", each.id) for frame in each.frames]
    lines = [line for frame in frames if frame.kind == "column" for line in frame.lines]
    return "".join(line.text for line in lines if paper.nodes[line.node][:2] == ("甲", Role.BODY))


def test_the_story_is_whole_and_in_order(issue: Path) -> None:
    paper = typeset(issue).paper
    assert paper is not None
    copy = (issue / "稿" / "甲.md").read_text(encoding="utf-8").split("---\n")[2]
    assert body(paper) == copy.replace("\n", "").replace("\u3000", "")
    assert len({node.text for node in paper.nodes if node.role is Role.BODY and node.story == "甲"}) == len(
        [node for node in paper.nodes if node.role is Role.BODY and node.story == "甲"]
    )


def test_a_page_alone_is_set_as_with_all(issue: Path) -> None:
    whole, alone = typeset(issue).paper, typeset(issue, ["02"]).paper
    assert whole is not None and alone is not None
    assert [page.id for page in alone.pages] == ["02"]
    assert body(alone) == body(whole, "02")
    frames = next(page for page in whole.pages if page.id == "02").frames
    assert [frame.rect for frame in frames] == [frame.rect for frame in alone.pages[0].frames]


@pytest.mark.parametrize("characters", range(1, 400, 13))
def test_every_length_goes_through(issue: Path, characters: int) -> None:
    """Nothing is lost, whatever the copy's length: what the threads do not hold is reported, line by line."""
    copy = "天地玄黄宇宙洪荒日月盈昃辰宿列张"
    text = (copy * 30)[:characters]
    (issue / "稿" / "甲.md").write_text(f"---\n主题: 长稿子\n---\n　　{text}\n", encoding="utf-8")
    result = typeset(issue)
    assert result.paper is not None
    over = sum(dict(d.args)["chars"] for d in result.diagnostics if d.code == "overset")  # type: ignore[misc]
    shown = body(result.paper)
    assert text.startswith(shown)
    assert len(shown) + over == characters
    fits = {"short-copy", "jump-unneeded", "jump-short", "overset", "widow-line", "line-open"}
    assert {d.code for d in result.diagnostics} <= fits
