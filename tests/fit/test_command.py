"""``layout fit`` as an editor runs it: the table, the proposals, one of them written, the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layout.cli import main
from tests.fit.misfits import added, bands, cut
from tests.fit.papers import ROOT, lay_out, own, seed

DOC = (ROOT / "docs" / "fit.md").read_text(encoding="utf-8")
EXAMPLE = DOC.split("```\n")[1]


def run(*words: str | Path) -> int:
    return main(["fit", *map(str, words), "--lang", "zh"])


def test_the_example_is_true(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(bands("01", (5, 3))(seed()), tmp_path)
    assert run(issue, "--suggest") == 1
    assert capsys.readouterr().out == EXAMPLE


def test_a_proposal_is_written_and_clears(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(bands("01", (5, 3))(seed()), tmp_path)
    assert run(issue, "--apply", "1") == 0
    told = capsys.readouterr()
    assert "版面图：第 5 条（基金）加" in told.err and "多" not in told.out
    assert run(issue) == 0
    assert run(issue, "--apply", "1") == 2
    assert "没有“1”这一条建议" in capsys.readouterr().err


def test_programs_get_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(cut("头条", 60)(own()), tmp_path)
    assert run(issue, "--pages", "01", "--suggest", "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    story = next(story for story in data["stories"] if story["story"] == "头条")
    assert (story["short"], story["columns"], story["over"]) == (1, 3, 0)
    assert {story["parts"][0]["page"] for story in data["stories"]} == {"01"}
    (edit,) = data["proposals"][0]["edits"]
    assert (edit["file"], edit["new"]) == ("期/01.yaml", ", 题行: 6")
    assert data["trials"] > 0


def test_a_marked_paragraph_is_left_out_and_set_again(tmp_path: Path) -> None:
    files = added("二条", 50)(own())
    name = "期/稿/二条.md"
    head, _, last = files[name].decode().rpartition("　　")
    files[name] = f"{head}　　[可删] {last}".encode()
    issue = lay_out(files, tmp_path)
    assert run(issue, "--apply", "二条") == 0
    whole = (tmp_path / name).read_text(encoding="utf-8")
    assert whole == files[name].decode().replace("可删", "已删")
    (tmp_path / name).write_text(whole.replace("　　版心先分成栏", "　　[可删] 版心先分成栏", 1), encoding="utf-8")


def test_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(lay_out(own(), tmp_path), "--pages", "99") == 2
    assert "[page-unknown]" in capsys.readouterr().err
    issue = lay_out({**own(), "期/01.yaml": "版面：甲".encode()}, tmp_path)
    assert run(issue) == 2
    assert "[yaml-colon]" in capsys.readouterr().err
