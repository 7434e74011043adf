"""docs/tutorial.md, followed word for word from an empty folder that holds the wheel alone; what it says is kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

ROOT = Path(__file__).parent.parent.parent
STEP = re.compile(r"(?:^`([^`\n]+)`：\n\n)?^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.press


def test_followed_word_for_word(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (folder / ".gitignore").unlink(missing_ok=True)  # the builder's
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"LANG": "zh_CN.UTF-8"}
    env["PATH"] = f"{Path(sys.executable).resolve().parent}:{env['PATH']}"
    said = []
    for path, kind, body in STEP.findall((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")):
        if path:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(body, encoding="utf-8")
        elif kind == "sh":
            for line in body.splitlines():
                done = subprocess.run(line, shell=True, cwd=folder, env=env, capture_output=True, text=True)
                assert done.returncode == 0, done.stdout + done.stderr
                warned = "" if "pip install" in line else done.stderr  # of the package index, which is the machine's
                said.append(f"$ {line}\n{done.stdout}{warned}")
    log = "".join(said).replace(str(folder) + "/", "")
    kept = ROOT / "docs" / "tutorial.log"
    if request.config.getoption("--update-cases"):
        kept.write_text(log, encoding="utf-8")
    assert log == kept.read_text(encoding="utf-8")
    with pdfium.PdfDocument(folder / "山谷小报.pdf") as document:
        assert len(document) == 2
        assert "转起来的第一天" in document[0].get_textpage().get_text_range().replace("\r\n", "")
