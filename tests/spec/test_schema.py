"""The JSON Schema says what the reader takes: whatever reads is valid, and what is misspelt is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from layout.cli import main
from layout.spec.page import MAP_HEADER
from layout.spec.schema import FILES, as_text, schema
from tests.test_cases import CASES, read_case

ISSUES = Path(__file__).parent.parent.parent / "issues"
VALID = {name: Draft7Validator(schema(name)) for name in FILES}


class Core(yaml.SafeLoader):
    """YAML 1.2, as editors read it: no dates, and 是, no, on are words."""


Core.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in found if not tag.endswith((":timestamp", ":bool"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def documents(files: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The sort and the contents of each file that is well-formed YAML."""
    for name, text in files.items():
        if name.endswith(".md"):
            head = re.match(r"\A\s*---\n(.*?)\n---\n", text, re.DOTALL)
            text, sort = head[1] if head else "", "story"
        elif name.endswith(".yaml"):
            sort = {"paper.yaml": "paper", "issue.yaml": "issue"}.get(Path(name).name, "page")
        else:
            continue
        try:
            found = yaml.load(MAP_HEADER.sub(r"\1|1", text), Core)
        except yaml.YAMLError:
            continue
        if found is not None:
            yield sort, found


def test_the_samples_are_valid() -> None:
    files = [*ISSUES.glob("**/*.yaml"), *ISSUES.glob("**/*.md")]
    found = list(documents({str(file): file.read_text(encoding="utf-8") for file in files}))
    assert {sort for sort, _ in found} == set(FILES)
    for sort, document in found:
        assert not [error.message for error in VALID[sort].iter_errors(document)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_reads_is_valid(path: Path) -> None:
    """Every case whose diagnostics say nothing against the spec itself."""
    sections = read_case(path)
    told = {line.split()[1] for line in sections.get("expect diagnostics", "").splitlines()}
    spelt = [error for sort, document in documents(sections) for error in VALID[sort].iter_errors(document)]
    if not told:
        assert not [error.message for error in spelt]
    if any(code in told for code in ("unknown-key", "unknown-key-like")):
        assert spelt


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        ("page", "版面: '1 a'\n放: {a: {级别: 头条}}"),
        ("page", "版: '01'"),
        ("page", "版面: '1 a'\n色: 彩"),
        ("story", "主题: {a: b}"),
        ("story", "插图: [{图: a.jpg, 位置: 东}]"),
        ("paper", "报名: a\n样式: {正文: {字号大小: 9pt}}"),
        ("issue", "日期: 2026-11-25\n版号: [01]"),
    ],
)
def test_what_is_misspelt_is_not(sort: str, text: str) -> None:
    assert list(VALID[sort].iter_errors(yaml.load(text, Core)))


def test_the_samples_name_their_schema() -> None:
    """And the schemas beside them are as the command writes them: ``layout schema -o issues/schema``."""
    for name in FILES:
        assert (ISSUES / "schema" / f"{name}.json").read_text(encoding="utf-8") == as_text(name)
    for file in ISSUES.glob("**/*.yaml"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))
        sort = {"paper.yaml": "paper", "issue.yaml": "issue"}.get(file.name, "page")
        assert named and (file.parent / named[1]).resolve() == ISSUES / "schema" / f"{sort}.json", file


def test_either_language() -> None:
    assert VALID["page"].is_valid({"map": "1 a", "place": {"a": {"story": "b", "columns": 2.5}}})
    words = schema("story")["properties"]["headline"]["description"]
    assert words == "the headline; a list breaks it\n\n大标题；分行就写成列表"


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "-o", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["issue.json", "page.json", "paper.json", "story.json"]
    assert (tmp_path / "page.json").read_text(encoding="utf-8") == as_text("page")
    capsys.readouterr()
    assert main(["schema", "story"]) == 0
    assert capsys.readouterr().out == as_text("story")
