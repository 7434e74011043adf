"""The wheel alone in a fresh project: plugin and ``layout regress`` catch what changed, under other settings too."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
DOC = ROOT / "docs" / "regression.md"
TEST = """import pathlib

ISSUES = pathlib.Path(__file__).parent / "报"


class TestFirst:
    def test_page(self, layout_regression):
        layout_regression.check(ISSUES / "2026-11-25")


class TestBoth:
    def test_page(self, layout_regression):
        layout_regression.check(ISSUES / "2026-11-25")
        layout_regression.check(ISSUES / "2026-11-26")
"""
FIRST, BOTH = (f"test_paper/{test}.test_page/2026-11-" for test in ("TestFirst", "TestBoth"))
CHANGES = (
    ("2026-11-25/稿/头条.md", "原稿贴到", "原搞贴到", "文字："),
    ("paper.yaml", "天头: 60pt", "天头: 60.5pt", "下移 0.5 pt"),
    ("paper.yaml", "正文: {字体: 宋,", "正文: {字体: 楷,", "字体字号："),
)

Run = Callable[..., str]

pytestmark = pytest.mark.press


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fresh")


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    """Runs a command in the project, with the programs of a fresh environment; checks its status, gives its output."""
    own = {key: value for key, value in os.environ.items() if key != "PYTHONPATH" and not key.startswith("PYTEST")}
    own["PATH"] = f"{folder / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    project = folder / "project"
    project.mkdir()

    def run(status: int, *command: str | Path, **env: str) -> str:
        done = subprocess.run(command, cwd=project, env=own | env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout

    run(0, sys.executable, "-m", "venv", folder / "venv")
    run(0, sys.executable, "-m", "build", "--wheel", "--outdir", project / "wheels", ROOT)
    return run


@pytest.fixture
def project(folder: Path, run: Run) -> Iterator[Path]:
    """A project with two issues of one page, and nothing kept; gone after the test."""
    project = folder / "project"
    run(0, "sh", "-c", "pip install --quiet wheels/layout-*.whl && pip install --quiet 'layout[test]'")
    for day in ("25", "26"):
        run(0, "layout", "new", f"报/2026-11-{day}", "--date", f"2026-11-{day}")
    (project / "test_paper.py").write_text(TEST, encoding="utf-8")
    yield project
    for name in ("报", "test_paper", "output"):
        shutil.rmtree(project / name, ignore_errors=True)


def replaced(path: Path, old: str, new: str) -> str:
    """What stood in a file where ``old`` is now ``new``."""
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")
    return before


def kept(project: Path) -> dict[str, bytes]:
    found = [*(project / "test_paper").rglob("01.*"), *(project / "报").glob("*/基准/*")]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in found}


def test_a_fresh_project_catches_what_changed(project: Path, run: Run) -> None:
    run(0, "layout", "regress", "报", "--update")
    assert "现在写在" in run(1, "pytest")  # no pages are kept: written, and told to be looked at
    run(1, "pytest")  # the second issue of TestBoth
    before = kept(project)
    assert {FIRST + "25/01.yaml", BOTH + "25/01.png", BOTH + "26/01.yaml"} <= before.keys()
    run(0, "pytest")
    run(0, "pytest", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="7")
    run(0, "layout", "regress", ".", TZ="America/St_Johns", LC_ALL="C")
    for file, old, new, said in CHANGES:
        text = replaced(project / "报" / file, old, new)
        assert said in run(1, "pytest", "--junitxml=test.xml")
        assert said in run(1, "layout", "regress", "报", "--lang", "zh", "--junit", "regress.xml")
        for report in ("test.xml", "regress.xml"):
            failures = ET.fromstring((project / report).read_bytes()).iter("failure")
            assert any(said in failure.attrib["message"] for failure in failures)
        assert (project / "output" / "2026-11-25.regress.html").is_file()
        (project / "报" / file).write_text(text, encoding="utf-8")
    run(0, "pytest")
    assert kept(project) == before


def test_the_options_of_pytest_regressions(project: Path, run: Run) -> None:
    run(0, "pytest", "--regen-all")
    before = kept(project)
    for regen, status in (("--force-regen", 1), ("--regen-all", 0)):
        text = replaced(project / "报" / "2026-11-25" / "稿" / "头条.md", "原稿贴到", "原搞贴到")
        run(1, "pytest")
        assert kept(project) == before
        run(status, "pytest", regen)
        assert kept(project)[BOTH + "26/01.yaml"] == before[BOTH + "26/01.yaml"]
        run(0, "pytest")
        run(0, "pytest", "--force-regen")  # nothing differs
        (project / "报" / "2026-11-25" / "稿" / "头条.md").write_text(text, encoding="utf-8")
        run(0, "pytest", "--regen-all")
        assert kept(project) == before


def test_a_baseline_that_is_missing_or_dirty(project: Path, run: Run) -> None:
    run(0, "pytest", "--regen-all")
    text = project / f"{FIRST}25" / "01.yaml"
    for spoil, said in (
        (lambda: replaced(text, "\npages:\n", "\n<<<<<<< HEAD\npages:\n=======\npages:\n>>>>>>> b\n"), "合并冲突"),
        (text.unlink, "没有基准（01.yaml）"),
    ):
        spoil()
        dirty = kept(project)
        assert said in run(1, "pytest")
        assert said in run(1, "pytest")
        assert kept(project) == dirty
    shutil.rmtree(text.parent)
    assert "现在写在" in run(1, "pytest", "-k", "First")


def test_the_examples_for_ci_run(project: Path, run: Run) -> None:
    (project / "报").rename(project / "issues")
    (project / "test_paper.py").write_text(TEST.replace("报", "issues"), encoding="utf-8")
    doc = DOC.read_text(encoding="utf-8")
    github, gitlab = (yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", doc, re.DOTALL))
    with_pytest = re.findall(r"```sh\n(.*?)```", doc, re.DOTALL)[-1].splitlines()
    steps = [step["run"] for step in github["jobs"]["pages"]["steps"] if "run" in step]
    run(0, "layout", "regress", "issues", "--update")
    run(0, "pytest", "--regen-all")
    for commands in (steps, gitlab["pages-regression"]["script"], [steps[0], *with_pytest]):
        run(0, "bash", "-e", "-c", "\n".join(commands))
        assert ET.fromstring((project / "regress.xml").read_bytes()).tag == "testsuites"
    replaced(project / "issues" / "paper.yaml", "天头: 60pt", "天头: 60.5pt")
    for commands in (steps, with_pytest):
        shutil.rmtree(project / "output", ignore_errors=True)
        run(1, "bash", "-e", "-c", "\n".join(commands))
        assert list((project / "output").rglob("*.regress.html"))
    shutil.rmtree(project / "issues")
