"""The whole of lint: clean papers are silent, style books and stories have their say, the documents say what is so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from layout.cli import main
from layout.diagnostic import Severity
from layout.lint import lint
from layout.lint.document import MARK, table
from layout.lint.rules import RULES
from layout.messages import MESSAGES, render
from layout.preflight.rules import RULES as PREFLIGHT
from tests.lint.paper import CLEAN, found, lay_out

ROOT = Path(__file__).parent.parent.parent
STORY = "期/稿/甲.md"
FAULT = {STORY: CLEAN[STORY].replace("行格上，各栏", "行格上,各栏")}
HALF = ("half-mark", STORY, 6, 10)


def test_a_clean_paper_is_silent(tmp_path: Path) -> None:
    assert not found(tmp_path, {}, every=True)


def test_the_sample_has_what_it_really_has() -> None:
    """A straight gap under the teasers, two heads that fill their span, and no imprint: it is page 1 alone."""
    findings = lint(ROOT / "issues" / "2020-09-29").findings
    assert [one.code for one in findings] == ["page-split-across", "head-tight", "head-tight", "imprint-missing"]


def test_the_specimen_opts_out() -> None:
    assert not [one for one in lint(ROOT / "issues" / "specimen").findings if one.code in RULES]


TABOOS = frozenset((
    "heads-meet", "head-under-head", "head-at-foot", "page-split-down", "page-split-across", "story-wider",
    "text-runs-on", "boxes-touch", "head-fold", "level-close", "lead-smaller", "subhead-at-foot",
))  # fmt: skip
OURS = sorted(path.parent.name for path in (ROOT / "issues").glob("*/issue.yaml"))


@pytest.mark.parametrize("issue", OURS)
def test_no_sample_breaks_a_taboo_of_the_page(issue: str) -> None:
    """But for the seed, whose real page has one gap from edge to edge."""
    found = {one.code for one in lint(ROOT / "issues" / issue).findings} & TABOOS
    assert found == ({"page-split-across"} if issue == "2020-09-29" else set())
    assert RULES.keys() >= TABOOS


def test_codes_are_of_one_meaning() -> None:
    assert not set(RULES) & (set(MESSAGES) | set(PREFLIGHT))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_has_its_words(lang: str, tmp_path: Path) -> None:
    report = lint(lay_out(tmp_path, FAULT))
    shown = [render(one, lang, report.message(one.code)) for one in report.findings]
    assert len(shown) == 1 and "half-mark" in shown[0] and "{" not in shown[0]
    assert all(all(part for part in rule.message[1:]) and rule.source for rule in RULES.values())


def test_levels(tmp_path: Path) -> None:
    assert found(tmp_path, FAULT) == {HALF}
    for word, level in (("警告", Severity.WARNING), ("说明", Severity.NOTE)):
        style = {"paper.yaml": CLEAN["paper.yaml"] + f"校检: {{级别: {{half-mark: {word}}}}}\n"}
        assert lint(lay_out(tmp_path, FAULT | style)).worst is level
    style = {"paper.yaml": CLEAN["paper.yaml"] + "校检: {级别: {half-mark: 不查}}\n"}
    assert not found(tmp_path, FAULT | style)


@pytest.mark.parametrize("codes", ["[half-mark]", "'*'"])
def test_a_story_an_area_or_a_page_opts_out(codes: str, tmp_path: Path) -> None:
    story = {STORY: FAULT[STORY].replace("---\n", f"---\n免检: {codes}\n", 1)}
    area = {"期/01.yaml": CLEAN["期/01.yaml"].replace("级: 头条", f"级: 头条, 免检: {codes}")}
    assert not found(tmp_path, story)
    assert not found(tmp_path, FAULT | area)
    blank = {
        "期/01.yaml": f"免检: {codes}\n版面: |\n  * 甲 甲 甲 甲\n",
        "期/稿/甲.md": "---\n主题: 甲题\n---\n　　排好了。\n",
    }
    codes_there = {code for code, *_ in found(tmp_path, blank)}
    assert ("columns-white" in codes_there) is (codes == "[half-mark]")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = str(lay_out(tmp_path, {}))
    assert main(["lint", issue, "--lang", "zh"]) == 0
    assert capsys.readouterr().out == "错误 0，警告 0，说明 0\n"
    lay_out(tmp_path, FAULT)
    assert main(["lint", issue, "--format", "json", "--lang", "en"]) == 1
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["code"], one["file"], one["line"], one["column"], one["severity"]) == (*HALF, "error")
    assert one["source"] == RULES["half-mark"].source
    assert main(["lint", issue, "--pages", "02"]) == 0
    lay_out(tmp_path, {STORY: CLEAN[STORY].replace("---\n　　", "---\n　　我们我们要量准。\n　　", 1)})
    assert (main(["lint", issue]), main(["lint", issue, "--strict"])) == (0, 1)
    assert main(["lint", str(tmp_path / "无")]) == 2
    assert main(["explain", "heads-meet", "--lang", "zh"]) == 0
    assert "碰题" not in (told := capsys.readouterr().out.split("heads-meet")[-1]) and "两题" in told


def test_the_document_has_every_rule() -> None:
    text = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    assert text.partition(MARK)[2].strip() == table().strip(), "python -m layout.lint.document"


def test_render_does_not_load_it() -> None:
    names = "[name for name in sys.modules if 'layout.lint' in name]"
    code = f"import sys, layout.cli, layout.pipeline, layout.output; print({names})"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert out.strip() == "[]"
