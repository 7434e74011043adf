"""The same issue gives the same bytes wherever it is set: time zone, locale, hash seed, cores, folder.

Other Pythons and other distributions: ``.ci/same``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from layout.export.hashes import hashes
from layout.export.pdf import write_pdf
from layout.pipeline import typeset

ISSUE = Path(__file__).parent.parent / "issues" / "2020-09-29"
PLACES = {
    "east": {"TZ": "Pacific/Kiritimati", "LC_ALL": "zh_CN.GB18030", "PYTHONHASHSEED": "1"},
    "west": {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"},
    "plain": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0", "RL_invariant": "0"},
}


@pytest.fixture(scope="module")
def here() -> bytes:
    paper = typeset(ISSUE).paper
    assert paper
    return write_pdf(paper, paper.pages, proof=False)


@pytest.mark.parametrize("place", PLACES)
def test_elsewhere_the_file_is_the_same(place: str, here: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "别处"
    shutil.copytree(ISSUE.parent, folder)
    out = tmp_path / "out.pdf"
    command = [sys.executable, "-m", "layout", "render", str(folder / ISSUE.name), "-o", str(out)]
    core = min(os.sched_getaffinity(0))
    run = subprocess.run(
        command, env={**os.environ, **PLACES[place]}, cwd=tmp_path, check=False, capture_output=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert out.read_bytes() == here
    assert hashes(out, "a") == hashes(here, "a")
