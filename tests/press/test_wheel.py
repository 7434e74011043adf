"""The wheel, installed elsewhere, renders a copy of the sample outside the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.press


def test_wheel_renders_the_sample_elsewhere(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: str | Path, cwd: Path = tmp_path) -> str:
        done = subprocess.run([str(p) for p in command], cwd=cwd, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT)
    run(sys.executable, "-m", "venv", tmp_path / "venv")
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", next((tmp_path / "dist").glob("*.whl")))
    shutil.copytree(ROOT / "issues", tmp_path / "paper")
    issue = tmp_path / "paper" / "2020-09-29"
    assert not run(python, "-c", "import layout; print(layout.__file__)").startswith(str(ROOT))
    made = run(tmp_path / "venv" / "bin" / "layout", "render", issue, "-o", tmp_path / "page.pdf").split()
    assert made == [str(tmp_path / "page.pdf")]
    again = tmp_path / "again.pdf"
    run(sys.executable, "-m", "layout", "render", ROOT / "issues" / "2020-09-29", "-o", again, cwd=ROOT)
    assert again.read_bytes() == (tmp_path / "page.pdf").read_bytes()
