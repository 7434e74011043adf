"""A small paper with a picture over two of three columns, in two areas: one fixed, one as deep as its copy."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

FONTS = Path(__file__).parent.parent / "fonts"
LINE = 12  #: 字
ROWS = 16
BOOK = """报名: 小报
纸张: {成品: 150mm × 100mm}
版心: {栏数: 3, 栏宽: 12字, 栏间距: 15pt, 行数: 17, 行距: 14pt, 天头: 20pt}
字体: {方: {文件: fonts/square.ttf}}
样式: {正文: {字体: 方, 字号: 10pt}, 电头: {字体: 方}}
标题级: {大: {主题: {字体: 方, 字号: 20pt}}}
稿间空行: 0
页码: 无
"""
FIXED = f"""版: "01"
版面: |
   {ROWS}  甲 甲 甲
   1   空 空 空
"""
FITTED = """版: "02"
版面: |
   随文 甲 甲 甲
   *   空 空 空
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 255 80"><rect width="255" height="80"/></svg>'


def paper(root: Path) -> Path:
    """The paper in ``root``; its story is written by ``story``."""
    (root / "fonts").mkdir()
    (root / "稿").mkdir()
    copy(FONTS / "square.ttf", root / "fonts")
    for name, text in {
        "paper.yaml": BOOK, "issue.yaml": "日期: 2026-11-25\n", "01.yaml": FIXED, "02.yaml": FITTED,
        "a.svg": DRAWING, "稿/空.md": "---\n图: a.svg\n---\n",
    }.items():  # fmt: skip
        (root / name).write_text(text, encoding="utf-8")
    return root


def story(root: Path, length: int, inset: str = "{图: a.svg, 栏: 2, 行: 6, 位置: 右上}") -> str:
    """Write a story of so many 字; its text."""
    text = ("天地玄黄宇宙洪荒日月盈昃" * (length // 12 + 1))[:length]
    (root / "稿" / "甲.md").write_text(f"---\n插图: {inset}\n---\n　　{text}\n", encoding="utf-8")
    return text
