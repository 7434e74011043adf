"""``docs/markup.md`` is true: every tag has its row, and every mistake is told as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.messages import render
from layout.spec import markup
from tests.spec.conftest import Read

PAGE = (Path(__file__).parents[2] / "docs" / "markup.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line[1:-1].split("|")] for line in PAGE.splitlines() if line.startswith("|")]
MISTAKES = [row for row in ROWS if "[markup-" in row[1]]


@pytest.mark.parametrize("name", [name for name in markup.TAGS if not name.isascii()])
def test_every_tag_has_its_row(name: str) -> None:
    english = next(other for other, tag in markup.TAGS.items() if tag == markup.TAGS[name] and other.isascii())
    assert any(f"{{{name}" in row[0] and row[1] == english for row in ROWS), name


@pytest.mark.parametrize("sample", re.findall(r"`([^`]*[{*｛][^`]*)`", PAGE.split("## 常见错误")[0]))
def test_samples_are_markup(sample: str) -> None:
    assert not markup.parse(sample.replace("名称", "着重")).faults


@pytest.mark.parametrize(("written", "told", "mended"), MISTAKES)
def test_mistakes_are_told_so(written: str, told: str, mended: str, read: Read) -> None:
    loaded = read({"期/稿/甲.md": f"　　{written.strip('`')}\n"})
    found = [render(problem).split("\n")[0].split(": ", 1)[1] for problem in loaded.diagnostics]
    assert found == [told.strip("`")]
    assert mended
