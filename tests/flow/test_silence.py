"""What must never be: text that is lost and not told of, or lines printed over each other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from layout.flow import columns
from layout.pipeline import Result, typeset

FONTS = Path(__file__).parent.parent / "fonts"
BOOK = """报名: 小报
纸张: {成品: 150mm × 100mm}
版心: {栏数: 2, 栏宽: 8字, 栏间距: 15pt, 行数: 12, 行距: 14pt, 天头: 20pt}
字体: {方: {文件: fonts/square.ttf}}
样式:
  正文: {字体: 方, 字号: 10pt}
  电头: {字体: 方}
  详见: {字体: 方, 字号: 8pt}
  图片说明: {字体: 方, 字号: 9pt, 行距: 12pt}
标题级: {大: {主题: {字体: 方, 字号: 20pt}}}
页码: 无
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><rect width="80" height="40"/></svg>'
WORDS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"


def laid(root: Path, files: dict[str, str]) -> Result:
    (root / "fonts").mkdir(parents=True)
    copy(FONTS / "square.ttf", root / "fonts")
    for name, text in {"paper.yaml": BOOK, "issue.yaml": "日期: 2026-11-25\n", "a.svg": DRAWING, **files}.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return typeset(root)


def text_of(result: Result) -> str:
    assert result.paper
    frames = [frame for page in result.paper.pages for frame in page.frames if frame.kind == "column"]
    return "".join(line.text for frame in frames for line in frame.lines)


@pytest.mark.parametrize("length", range(104, 134, 2))
def test_a_turn_that_is_not_needed_loses_nothing_when_the_heading_grows(tmp_path: Path, length: int) -> None:
    """A row more for the heading must not turn a story to a page that was told of no rest."""
    words = (WORDS * 3)[:length]
    result = laid(tmp_path / "a", {
        "01.yaml": '版: "01"\n版面: |\n  12 甲 甲\n放:\n  甲: {稿: 甲, 转: "02"}\n',
        "02.yaml": '版: "02"\n版面: |\n  12 续 续\n放:\n  续: {稿: 甲, 接: "01", 转题: 短}\n',
        "稿/甲.md": f"---\n主题: 长稿\n---\n　　{words}\n",
    })  # fmt: skip
    assert text_of(result) == words


@pytest.mark.parametrize("across", ["左下", "右下"])
@pytest.mark.parametrize("length", range(100, 260, 15))
def test_no_line_stands_on_another_beside_a_polygon(tmp_path: Path, length: int, across: str) -> None:
    """A column cut to end higher has the strips of the whole one, and so must have its lines."""
    inset = f"{{图: a.svg, 栏: 2, 宽: 13字, 行: 6, 位置: {across}, 绕排: [[0%, 0%], [100%, 100%], [0%, 100%]]}}"
    words = (WORDS * 6)[:length]
    copy_of = "\n".join(f"　　{words[at : at + 37]}" for at in range(0, length, 37))
    result = laid(tmp_path / "a", {
        "01.yaml": '版: "01"\n版面: |\n  12 甲 甲\n',
        "稿/甲.md": f"---\n插图: {inset}\n---\n{copy_of}\n",
    })  # fmt: skip
    assert result.paper
    for frame in result.paper.pages[0].frames:
        spans = sorted((line.row, line.x, line.x + line.width) for line in frame.lines)
        assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(spans))
        assert [line.row for line in frame.lines] == sorted(line.row for line in frame.lines)
    over = next((int(str(d.arg("chars"))) for d in result.diagnostics if d.code == "overset"), 0)
    assert text_of(result) == words[: length - over]


def test_an_overset_story_is_given_up_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once ended in hours of search: no ends of columns, and no paragraph a line shorter, make room for a hundred."""
    calls: list[int] = []
    ways = columns._ways

    def counted(*given: Any) -> Any:
        calls.append(given[-1])
        return ways(*given)

    monkeypatch.setattr(columns, "_ways", counted)
    result = laid(tmp_path / "a", {
        "01.yaml": '版: "01"\n版面: |\n  12 甲 甲\n',
        "稿/甲.md": "".join(f"　　{WORDS[:30]}\n" for _ in range(30)),
    })  # fmt: skip
    assert [d.code for d in result.diagnostics if d.code == "overset"]
    assert len(calls) <= columns.HOLE + 1


def test_a_caption_deeper_than_its_picture_does_not_make_the_page_endless(tmp_path: Path) -> None:
    result = laid(tmp_path / "a", {
        "01.yaml": '版: "01"\n版面: |\n  随文 甲 甲\n  * 乙 乙\n放: {甲: 甲}\n',
        "稿/甲.md": f"---\n插图: {{图: a.svg, 行: 1, 说明: {WORDS[:20]}}}\n---\n　　{WORDS}\n",
        "稿/乙.md": f"　　{WORDS}\n",
    })  # fmt: skip
    told = [d.code for d in result.diagnostics]
    assert "picture-no-room" in told and "page-over" not in told
