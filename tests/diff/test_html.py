"""The file of the difference: nothing of the copy becomes markup, nothing but itself is asked for."""

from __future__ import annotations

from pathlib import Path

from layout.diff.html import html
from layout.diff.issues import compare
from tests.diff.paper import side


def test_copy_is_escaped(tmp_path: Path) -> None:
    old = side(tmp_path / "old")
    new = side(tmp_path / "new", ("期/稿/乙.md", "标点的尺寸", "'<img src=x onerror=alert(1)></script>'"))
    made = html(old, new, compare(old, new), "zh")
    assert "<img src=x" not in made
    assert "&lt;img src=x onerror=alert(1)&gt;&lt;/script&gt;" in made
    assert made.count("</script>") == 1
    assert "default-src 'none'" in made.replace("&#x27;", "'")
    assert html(old, new, compare(old, new), "zh") == made
