"""What is compared: revisions, dumps, PDFs, what was signed; and what cannot be."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from layout.cli import main
from layout.export.dump import dump
from layout.output import write
from layout.pipeline import typeset
from tests.diff.paper import Edits, lay_out

EDIT: Edits = (("期/稿/满.md", "句号却不挤", "冒号却不挤"),)
SAID = "第01版《满满的一栏》：正文第3段改1字\n"


def run(*arguments: object) -> int:
    return main([*map(str, arguments), "--lang", "zh"])


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    return lay_out(tmp_path / "old"), lay_out(tmp_path / "new", EDIT)


def test_two_issues(pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", *pair) == 1
    assert capsys.readouterr().out == SAID
    assert run("diff", pair[0], pair[0]) == 0
    assert capsys.readouterr().out == ""
    assert run("diff", *pair, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["changes"][0]["message"] == "正文第3段改1字"


def test_revisions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(tmp_path / "repo" / "paper")
    repo = tmp_path / "repo"
    git(repo, "init", "-q")
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "one")
    assert run("diff", issue, "--rev", "HEAD") == 0
    lay_out(repo / "paper", EDIT)
    assert run("diff", issue, "--rev", "HEAD") == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == (SAID, "layout: 工作区有没提交的改动，也比进去了\n")
    git(repo, "commit", "-qam", "two")
    assert run("diff", issue, "--rev", "HEAD~1", "HEAD") == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == (SAID, "")
    lay_out(repo / "paper")
    assert run("diff", issue, "--rev", "HEAD", "HEAD") == 0
    assert capsys.readouterr().err == "layout: 工作区有没提交的改动，没有比进去\n"


def test_revisions_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(tmp_path / "repo")
    assert run("diff", issue, "--rev", "HEAD") == 2
    assert "不在 git 仓库里" in capsys.readouterr().err
    git(tmp_path / "repo", "init", "-q")
    (tmp_path / "repo" / "x").touch()
    git(tmp_path / "repo", "add", "x")
    git(tmp_path / "repo", "commit", "-qm", "one")
    for revision in ("v9", "--all", "-h"):
        assert run("diff", issue, f"--rev={revision}") == 2
        assert f"仓库里没有“{revision}”这个版本" in capsys.readouterr().err
    assert run("diff", issue, "--rev", "HEAD") == 2
    assert "版本“HEAD”里没有" in capsys.readouterr().err


def dumped(issue: Path, place: Path) -> Path:
    paper = typeset(issue).paper
    assert paper
    place.write_text(dump(paper), encoding="utf-8")
    return place


def test_dumps(pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = dumped(pair[0], tmp_path / "old.yaml"), dumped(pair[1], tmp_path / "new.yaml")
    assert run("diff", old, new) == 1
    assert capsys.readouterr().out == SAID
    assert run("diff", old, old) == 0
    assert run("diff", old, new, "--html", tmp_path / "no.html") == 2
    assert "画不成版面" in capsys.readouterr().err
    assert not (tmp_path / "no.html").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nodes:", "knots:", "是另一个版本的 layout 导出的（有 knots）"),
        ("pages:", "pages: [", "不是完好的 layout dump"),
        ("at: [x, y, width", "at: [x, y, breadth", "是另一个版本的 layout 导出的"),
        ("- page: ", "- folio: ", "不是完好的 layout dump"),
        ('date: "2026', 'date: "20x6', "不是完好的 layout dump"),
    ],
)
def test_damaged_dumps(tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str) -> None:
    sound = dumped(lay_out(tmp_path / "paper"), tmp_path / "sound.yaml")
    text = sound.read_text(encoding="utf-8")
    assert old in text
    bad = tmp_path / "bad.yaml"
    bad.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert run("diff", sound, bad) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


def printed(issue: Path, place: Path) -> Path:
    return write(typeset(issue), str(place), force=True)[0]


def test_pdfs(pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = printed(pair[0], tmp_path / "old.pdf"), printed(pair[1], tmp_path / "new.pdf")
    assert run("diff", old, new) == 1
    assert capsys.readouterr().out == "第1版：文字改1字；画面有1处不同\n"
    assert run("diff", old, old) == 0
    sized = lay_out(
        tmp_path / "sized", (("paper.yaml", "200mm × 280mm", "210mm × 280mm"), ("期/issue.yaml", ", 02", ""))
    )
    other = printed(sized, tmp_path / "other.pdf")
    assert run("diff", old, other) == 1
    told = capsys.readouterr().out
    assert told.startswith("由2页改为1页\n第1版：版面尺寸由 200mm × 280mm 改为 210mm × 280mm")
    other.write_bytes(b"%PDF-1.7\ntorn")
    assert run("diff", old, other) == 2
    assert run("diff", old, pair[0]) == 2
    assert run("diff", old, tmp_path / "no.pdf") == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_copy_is_not_overwritten(pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    copy = pair[1] / "稿" / "满.md"
    before = copy.read_bytes()
    assert run("diff", *pair, "--html", copy) == 2
    assert "网页要写成 .html 文件" in capsys.readouterr().err
    assert copy.read_bytes() == before


@pytest.mark.parametrize("arguments", [("期",), ("期", "期", "--signed"), ("期", "--rev", "a", "b", "c")])
def test_two_things_are_wanted(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", *arguments) == 2
    assert "OLD NEW" in capsys.readouterr().err


def test_signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(tmp_path)
    assert run("diff", "--signed", issue) == 2
    assert "没有签样" in capsys.readouterr().err
    assert run("sign", issue, "--by", "某某", "--stage", "三校") == 0
    first = (issue / "签样.yaml").read_bytes()
    assert run("sign", issue, "--by", "某某", "--stage", "三校") == 0
    assert (issue / "签样.yaml").read_bytes() == first
    assert run("diff", "--signed", issue) == 0
    assert "signed-differs" not in {d.code for d in typeset(issue).diagnostics}
    capsys.readouterr()
    lay_out(tmp_path, EDIT)
    assert run("diff", "--signed", issue) == 1
    assert capsys.readouterr().out == "签样：三校 某某\n第01版：与签样不同\n文件 期/稿/满.md 改过\n"
    for profile, count in (("newsprint", 1), ("x1a", 1), ("proof", 0)):
        found = [d for d in typeset(issue, (), profile).diagnostics if d.code == "signed-differs"]
        assert [d.arg("page") for d in found] == ["01"] * count
    assert run("sign", issue, "--pages", "01", "--date", "2026-11-23") == 0
    assert run("diff", "--signed", issue) == 0


def test_a_page_alone_is_signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(tmp_path)
    assert run("sign", issue, "--pages", "01") == 0
    capsys.readouterr()
    assert run("diff", "--signed", issue) == 1
    assert "第02版：签样里没有这一版" in capsys.readouterr().out
    assert "signed-differs" not in {d.code for d in typeset(issue).diagnostics}


def test_what_was_signed_is_no_page(tmp_path: Path) -> None:
    issue = lay_out(tmp_path, (("期/issue.yaml", "版: [01, 02]\n", ""),))
    assert run("sign", issue) == 0
    paper = typeset(issue).paper
    assert paper
    assert [page.id for page in paper.pages] == ["01", "02"]


def test_a_damaged_file_is_not_signed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(tmp_path)
    (issue / "签样.yaml").write_text("pages: [", encoding="utf-8")
    assert run("sign", issue, "--pages", "01") == 2
    assert run("diff", "--signed", issue) == 2
    assert capsys.readouterr().err.count("读不懂") == 2
    assert (issue / "签样.yaml").read_text(encoding="utf-8") == "pages: ["


def test_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = lay_out(tmp_path / "a")
    (issue / "issue.yaml").write_text("日期: 昨天\n", encoding="utf-8")
    assert run("diff", issue, lay_out(tmp_path / "b")) == 2
    assert "读不懂" in capsys.readouterr().err
    assert run("sign", issue) == 2
    assert not (issue / "签样.yaml").exists()
