"""The comparison as HTML: escaped, one file, the same bytes every time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.diff.compare import compare
from layout.diff.faces import issue_leaves
from layout.diff.html import render
from layout.diff.sides import open_issue
from tests.diff.paper import Edits, lay_out

HOSTILE = "</script><script>alert(1)</script>&\"'<img src=x>"
EDITS: Edits = (
    ("期/稿/满.md", "主题: 满满的一栏", f"主题: {HOSTILE!r}".replace("\\'", "''")),
    ("期/01.yaml", "版名: 要闻", "版名: <b>要闻"),
)


def made(folder: Path, edits: Edits, lang: str = "zh", name: str = "<i>旧") -> str:
    old, new = open_issue(lay_out(folder / "old")), open_issue(lay_out(folder / "new", edits))
    return render(compare(old, new), issue_leaves(old, new), (name, "新"), lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_is_escaped(tmp_path: Path, lang: str) -> None:
    html = made(tmp_path, EDITS, lang)
    assert html.count("<script") == 2
    assert html.count("</script") == 2
    assert not re.search(r"<b>要闻|<i>旧|<img src=x|{{", html)
    assert "&lt;b&gt;要闻" in html
    assert "&lt;i&gt;旧" in html


def test_nothing_is_fetched_and_bytes_are_the_same(tmp_path: Path) -> None:
    html = made(tmp_path, EDITS)
    assert html == made(tmp_path, EDITS)
    addresses = re.findall(r'(?:src|href)="([^"#]{0,12})', html)
    assert {address.partition(":")[0] for address in addresses} <= {"data", ""}
    assert "default-src 'none'" in html.replace("&#x27;", "'")


def test_a_page_that_is_gone_is_shown_as_absent(tmp_path: Path) -> None:
    html = made(tmp_path, (("期/issue.yaml", "[01, 02]", "[01]"), ("期/01.yaml", ', 转: "02"', "")))
    assert html.count('class="new absent"') == 1
    assert html.count('class="old absent"') == 0
