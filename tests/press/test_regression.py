"""The wheel alone in a fresh project: plugin and ``layout regress`` catch what changed, under other settings too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEST = """import pathlib

ISSUE = pathlib.Path(__file__).parent / "报" / "2026-11-25"


def test_page(layout_regression):
    layout_regression.check(ISSUE)
"""
CHANGES = (
    ("2026-11-25/稿/头条.md", "原稿贴到", "原搞贴到", "文字："),
    ("paper.yaml", "天头: 60pt", "天头: 60.5pt", "下移 0.5 pt"),
    ("paper.yaml", "正文: {字体: 宋,", "正文: {字体: 楷,", "字体字号："),
)

pytestmark = pytest.mark.press


def test_a_fresh_project_catches_what_changed(tmp_path: Path) -> None:
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH" and not key.startswith("PYTEST")}

    def run(status: int, *command: str | Path, cwd: Path = tmp_path, **env: str) -> str:
        parts = [str(part) for part in command]
        done = subprocess.run(parts, cwd=cwd, env=clean | env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    run(0, sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT)
    run(0, sys.executable, "-m", "venv", tmp_path / "venv")
    wheel = next((tmp_path / "dist").glob("*.whl"))
    run(0, tmp_path / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", f"{wheel}[test]")
    layout, test = (tmp_path / "venv" / "bin" / name for name in ("layout", "pytest"))
    project = tmp_path / "project"
    run(0, layout, "new", project / "报" / "2026-11-25", "--date", "2026-11-25")
    (project / "test_paper.py").write_text(TEST, encoding="utf-8")
    run(0, layout, "regress", "报", "--update", cwd=project)
    run(1, test, "--force-regen", cwd=project)
    run(0, test, cwd=project)
    run(0, test, project, TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="7", PYTHONUTF8="1")
    run(0, layout, "regress", project, TZ="America/St_Johns", LC_ALL="C", PYTHONUTF8="1")
    for file, old, new, said in CHANGES:
        path = project / "报" / file
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")
        assert said in run(1, test, cwd=project)
        assert said in run(1, layout, "regress", "报", "--lang", "zh", cwd=project)
        path.write_text(before, encoding="utf-8")
    run(0, test, cwd=project)
