"""The commands: what is compared, what is refused, what is written."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from layout.cli import main
from tests.diff.paper import side


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    side(tmp_path / "paper")
    return tmp_path / "paper" / "期"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def test_the_same_is_silent(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(issue), str(issue), "--lang", "zh"]) == 0
    assert capsys.readouterr() == ("", "")


def test_revisions(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(issue.parent, "init", "-q")
    git(issue.parent, "add", "-A")
    git(issue.parent, "commit", "-qm", "first")
    rewrite(issue / "01.yaml", "要闻", "头版")
    assert main(["diff", str(issue), "--rev", "HEAD", "--lang", "zh"]) == 1
    found = capsys.readouterr()
    assert found.out == "第01版版名由要闻改为头版\n"
    assert found.err == "有没提交的改动：新的一边是文件现在的样子\n"
    git(issue.parent, "commit", "-qam", "second")
    assert main(["diff", str(issue), "--rev", "HEAD~1", "HEAD", "--lang", "zh"]) == 1
    assert capsys.readouterr() == ("第01版版名由要闻改为头版\n", "")
    assert main(["diff", str(issue), "--rev", "nowhere", "--lang", "zh"]) == 2
    assert capsys.readouterr().err == "layout: git 库里没有版本 nowhere\n"
    assert main(["diff", str(issue), "--rev", "HEAD:01", "--lang", "zh"]) == 2


def test_json(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    side(tmp_path / "new", ("期/01.yaml", "要闻", "头版"))
    assert main(["diff", str(issue), str(tmp_path / "new" / "期"), "--format", "json", "--lang", "en"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["page"], found["message"]) == ("setting", "01", "page name went from 要闻 to 头版")


def dump(issue: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    capsys.readouterr()
    main(["dump", str(issue)])
    place.write_text(capsys.readouterr().out, encoding="utf-8")
    return place


def test_dumps(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = dump(issue, tmp_path / "old.yaml", capsys)
    rewrite(issue / "稿" / "乙.md", "逗号", "顿号")
    new = dump(issue, tmp_path / "new.yaml", capsys)
    assert main(["diff", str(old), str(old), "--lang", "zh"]) == 0
    assert main(["diff", str(old), str(new), "--lang", "zh"]) == 1
    assert capsys.readouterr().out == "《标点的尺寸》正文第1段改1字\n"
    new.write_text("title: [", encoding="utf-8")
    assert main(["diff", str(old), str(new), "--lang", "zh"]) == 2
    assert "转储损坏了" in capsys.readouterr().err
    new.write_text(old.read_text(encoding="utf-8").replace("language:", "tongue:"), encoding="utf-8")
    assert main(["diff", str(old), str(new), "--lang", "zh"]) == 2
    assert "另一版工具" in capsys.readouterr().err


def test_pdfs(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, other = (tmp_path / f"{name}.pdf" for name in ("old", "new", "other"))
    main(["render", str(issue), "--force", "-o", str(old)])
    rewrite(issue / "稿" / "乙.md", "逗号", "顿号")
    main(["render", str(issue), "--force", "-o", str(new)])
    rewrite(issue.parent / "paper.yaml", "报名: 试报", "报名: 试报\n纸张: {成品: 300mm × 420mm}")
    main(["render", str(issue), "--force", "-o", str(other)])
    capsys.readouterr()
    assert main(["diff", str(old), str(old), "--lang", "zh"]) == 0
    assert main(["diff", str(old), str(new), "--lang", "zh"]) == 1
    found = capsys.readouterr().out
    assert found.startswith("第1版文字改1字；画面有0.")
    assert found.count("\n") == 1
    assert main(["diff", str(old), str(other), "--lang", "zh"]) == 1
    assert "改为300.0×420.0mm，画面不比" in capsys.readouterr().out
    new.write_bytes(b"%PDF-1.6 no more")
    assert main(["diff", str(old), str(new), "--lang", "zh"]) == 2


def test_signing(issue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--signed", str(issue), "--lang", "zh"]) == 2
    assert main(["sign", str(issue), "--by", "某某", "--stage", "三校", "--lang", "zh"]) == 0
    signed = issue / "签样.yaml"
    first = signed.read_bytes()
    assert main(["sign", str(issue), "--by", "某某", "--stage", "三校"]) == 0
    assert signed.read_bytes() == first
    assert main(["diff", "--signed", str(issue), "--lang", "zh"]) == 0
    rewrite(issue / "稿" / "庚.md", "红笔", "朱笔")
    capsys.readouterr()
    assert main(["diff", "--signed", str(issue), "--lang", "zh"]) == 1
    assert capsys.readouterr().out == "第02版和签样不同\n期/稿/庚.md 改过\n"
    main(["render", str(issue), "--for", "newsprint", "-o", str(tmp_path / "out.pdf"), "--lang", "zh"])
    assert "警告: 第02版和三校的签样不同" in capsys.readouterr().err
    signed.write_text("pages: [", encoding="utf-8")
    assert main(["sign", str(issue), "--pages", "02", "--lang", "zh"]) == 2
    assert signed.read_text(encoding="utf-8") == "pages: ["


def test_signatures_are_no_page(issue: Path) -> None:
    (issue / "issue.yaml").write_text("日期: 2026-11-25\n", encoding="utf-8")
    assert main(["sign", str(issue)]) == 0
    assert main(["diff", "--signed", str(issue)]) == 0


@pytest.mark.parametrize("words", [["nowhere", "nowhere"], ["."], [".", "--rev", "a", "b", "c"]])
def test_what_cannot_be_compared(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *words, "--lang", "zh"]) == 2
    assert capsys.readouterr().err.startswith("layout: ")


def test_no_copy_is_overwritten(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (issue / "01.yaml").read_bytes()
    assert main(["diff", str(issue), str(issue), "--html", str(issue / "01.yaml"), "--lang", "zh"]) == 2
    assert "免得盖掉稿件" in capsys.readouterr().err
    assert (issue / "01.yaml").read_bytes() == before
