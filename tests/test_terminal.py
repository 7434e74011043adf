"""What a terminal gets, new papers, and setting again on every save."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import IO

import pytest

from layout.cli import main
from layout.newpaper import new
from layout.output import OutputError
from layout.pipeline import typeset

ISSUES = Path(__file__).parent.parent / "issues"


def on_a_terminal(*arguments: str, **env: str) -> str:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    environment = plain | {"TERM": "xterm"} | env
    done = subprocess.Popen(
        [sys.executable, "-m", "layout", *arguments], stdout=theirs, stderr=theirs, stdin=theirs, env=environment
    )
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # the other end was closed
        pass
    done.wait()
    os.close(ours)
    return said.decode()


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    shutil.copytree(ISSUES, tmp_path / "paper")
    page = tmp_path / "paper" / "2020-09-29" / "01.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("三条", "四条", 1), encoding="utf-8")
    return page.parent


def test_colours_on_a_terminal_and_nowhere_else(faulty: Path) -> None:
    out = str(faulty / "x.pdf")
    assert "\x1b[31m" in on_a_terminal("render", str(faulty), "-o", out) or "\x1b[1;31m" in on_a_terminal(
        "render", str(faulty), "-o", out
    )
    assert "\x1b" not in on_a_terminal("render", str(faulty), "-o", out, NO_COLOR="1")
    plain = subprocess.run([sys.executable, "-m", "layout", "render", str(faulty), "-o", out], capture_output=True)
    assert plain.stderr and b"\x1b" not in plain.stderr


def test_quiet_and_verbose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(tmp_path / "2026-11-25", date(2026, 11, 25))
    issue, out = str(tmp_path / "2026-11-25"), str(tmp_path / "x.pdf")
    assert main(["render", issue, "-o", out]) == 0
    assert "short-copy" in capsys.readouterr().err
    assert main(["render", issue, "-o", out, "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["render", issue, "-o", out, "--verbose", "--quiet", "--lang", "en"]) == 0
    assert "1 pages" in capsys.readouterr().err


def test_a_new_paper_and_its_next_issue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = tmp_path / "my paper" / "2026-11-25"
    assert main(["new", str(first), "--name", "试 报"]) == 0
    assert main(["new", str(first.parent / "more" / "2026-11-26")]) == 0
    capsys.readouterr()
    assert {path.name for path in first.parent.iterdir()} == {"2026-11-25", "more", "paper.yaml", "schema"}
    assert "schema=../../schema/page.json" in (first.parent / "more/2026-11-26/01.yaml").read_text(encoding="utf-8")
    result = typeset(first)
    assert result.paper and result.paper.name == "试 报" and result.paper.date == date(2026, 11, 25)
    assert {d.code for d in result.diagnostics} == {"short-copy"}


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(tmp_path / "a", date(2026, 11, 25))
    with pytest.raises(OutputError):
        new(tmp_path / "a", date(2026, 11, 26))
    assert "2026-11-25" in (tmp_path / "a" / "issue.yaml").read_text(encoding="utf-8")
    assert main(["new", str(tmp_path / "b"), "--date", "never"]) == 2
    assert not (tmp_path / "b").exists()


def test_watching_sets_again_what_was_saved(tmp_path: Path) -> None:
    new(tmp_path / "2026-11-25", date(2026, 11, 25))
    story = tmp_path / "2026-11-25" / "稿" / "头条.md"
    out = tmp_path / "out" / "x.pdf"
    command = [sys.executable, "-m", "layout", "watch", str(story.parent.parent), "-o", str(out), "--lang", "en"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert process.stderr
    try:
        _wait(process.stderr)
        before = out.read_bytes()
        story.write_text("　　改了。\n", encoding="utf-8")
        _wait(process.stderr)
        assert out.read_bytes() != before
        story.write_text("---\n主题: [\n", encoding="utf-8")
        assert "head-open" in _wait(process.stderr)
        story.write_text("　　又改了。\n", encoding="utf-8")
        _wait(process.stderr)
    finally:
        process.terminate()
        process.wait()


def _wait(stream: IO[str]) -> str:
    """What is said until the next turn is done."""
    said = ""
    for line in stream:
        said += line
        if "waiting" in line:
            return said
    raise AssertionError(said)


def test_a_shell_can_complete(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    assert "preflight" in capsys.readouterr().out
