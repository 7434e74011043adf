"""Preflight passes good files and finds the broken rule, and no other error, in each that has one broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostic import Severity
from layout.output import write
from layout.pipeline import typeset
from layout.preflight import Target, preflight
from layout.preflight.rules import RULES
from tests.preflight.broken import BROKEN, Broken, made
from tests.preflight.good import good

ISSUES = Path(__file__).parent.parent.parent / "issues"
#: Rules about what no small good file can be changed into: see ``test_hostile``; ``font-restricted`` wants such a font.
ELSEWHERE = {"file-missing", "file-huge", "stream-too-large", "pages-not-read", "font-restricted"}


@pytest.mark.parametrize("target", list(Target))
def test_good_files_pass(target: Target) -> None:
    report = preflight(good(target), target)
    assert not [finding for finding in report.findings if finding.level >= Severity.WARNING]
    assert report.looked == report.pages


@pytest.mark.parametrize("issue", ["2020-09-29", "specimen"])
@pytest.mark.parametrize("name", ["newsprint", "x4", "x1a"])
def test_the_samples_pass_in_every_profile(issue: str, name: str, tmp_path: Path) -> None:
    result = typeset(ISSUES / issue, profile=name)
    for file in write(result, str(tmp_path / "issue.pdf"), force=True):
        report = preflight(file, {"newsprint": Target.NEWSPRINT, "x4": Target.X4, "x1a": Target.X1A}[name])
        assert report.readable and not report.errors


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.code)
def test_the_broken_rule_is_found(broken: Broken) -> None:
    report = preflight(made(broken), broken.target, broken.wanted)
    level = RULES[broken.code].level(broken.target)
    assert level is not None, "the target does not ask for it"
    assert (broken.code, level) in {(finding.code, finding.level) for finding in report.findings}
    assert {finding.code for finding in report.errors} - {broken.code} <= broken.also


def test_every_rule_can_be_broken() -> None:
    assert {broken.code for broken in BROKEN} | ELSEWHERE == set(RULES)
    assert len({broken.code for broken in BROKEN if RULES[broken.code].level(broken.target) is Severity.ERROR}) >= 50
