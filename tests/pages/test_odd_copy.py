"""Copy that no editor writes, on a page: told where it stands or set, nothing lost, in bounded time."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from layout.export.pdf import write_pdf
from layout.pipeline import typeset
from tests.spec.conftest import Files, write

#: What is pasted, and what is said of it beside that the copy is too long or too short.
ODD = {
    "control characters": ("中\x01文\x7f" * 9, {"control-characters"}),
    "private use": ("中\ue000文\uf8ff" * 9, {"glyph-missing"}),
    "noncharacters": ("中\ufdd0文\U0001fffe\U0010ffff" * 9, {"glyph-missing"}),
    "marks of direction": ("中\u202eABC\u202c文\u2067中\u2069\u200f\u061c" * 9, {"control-characters"}),
    "right to left": ("中文עברית，الع" * 9, {"right-to-left"}),
    "500 combining marks": ("中e" + "\u0301" * 500 + "文中文中文中文", {"glyph-missing"}),
    "20,000 combining marks": ("中e" + "\u0301" * 20_000, {"glyph-missing"}),
    "soft hyphens": ("ab\u00adcd\u00ad" * 10_000, set[str]()),
    "nothing but soft hyphens": ("\u00ad" * 10_000, set[str]()),
    "words": ("international " * 5_000, set[str]()),
    "a word without end": ("x" * 50_000, {"line-forced"}),
    "signs": ("/.@-_" * 10_000, {"line-forced"}),
}


def paper(copy: str, breaker: str = "逐行") -> Files:
    return {
        "paper.yaml": f"报名: 小报\n排法: {{西文断词: en, 断行: {breaker}}}\n页码: 无\n",
        "期/01.yaml": "版面: |\n  * 甲 甲 甲 甲\n",
        "期/稿/甲.md": copy,
    }


@pytest.mark.parametrize("breaker", ["逐行", "全段"])
@pytest.mark.parametrize("kind", ODD)
def test_odd_copy(kind: str, breaker: str, tmp_path: Path) -> None:
    copy, told = ODD[kind]
    before = process_time()
    result = typeset(write(tmp_path, paper(f"　　{copy}\n", breaker)))
    assert result.paper
    pdf = write_pdf(result.paper, result.paper.pages, proof=True)
    assert process_time() - before < 20
    assert pdf.startswith(b"%PDF")
    node = result.paper.nodes[0]
    kept = [char for char in copy.rstrip() if char not in "\x01\x7f\u202e\u202c\u2067\u2069\u200f\u061c"]
    assert node.text == "".join(kept)
    found = {diagnostic.code for diagnostic in result.diagnostics}
    assert found - {"short-copy", "overset", "widow-line", "line-open"} == told
    first = [d.at for d in result.diagnostics if d.code in told]
    assert all(at.file.endswith("甲.md") for at in first)


def test_a_lone_surrogate_is_told_where_it_stands(tmp_path: Path) -> None:
    root = write(tmp_path, paper("　　中文\n"))
    (tmp_path / "期/稿/甲.md").write_bytes("　　中文\n　　文\ud800\n".encode("utf-8", "surrogatepass"))
    found = [d for d in typeset(root).diagnostics if d.code == "undecodable"]
    assert [str(d.at) for d in found] == ["期/稿/甲.md:2:4"]


def test_copy_of_ten_megabytes_is_refused(tmp_path: Path) -> None:
    before = process_time()
    found = typeset(write(tmp_path, paper("　　" + "中" * 3_400_000))).diagnostics
    assert {d.code for d in found} == {"file-too-large"}
    assert process_time() - before < 5
