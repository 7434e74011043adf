"""A paper of two pages with something of every kind on it, and how to change it."""

from __future__ import annotations

from pathlib import Path

from layout.diff.change import lines
from layout.diff.issues import compare, read_side
from layout.diff.stories import Side
from tests.lint.paper import PROSE, lay_out

PAPER = """\
报名: 试报
颜色:
  红: {油墨: [0%, 100%, 100%, 0%]}
  蓝: {油墨: [100%, 60%, 0%, 0%]}
线:
  细线: {粗细: 0.2pt}
  粗线: {粗细: 1pt}
框:
  方框: {种类: 线, 线: 细线, 内空: 1字, 空行: 1}
样式:
  正文: {字体: 宋, 字号: 10pt}
  引题: {字体: 楷}
  主题: {字体: 宋特粗, 对齐: 居中}
  副题: {字体: 黑}
  图片说明: {字体: 楷, 字号: 9pt}
  摄影署名: {字体: 楷, 字号: 9pt}
标题级:
  大: {主题: {字号: 32pt}}
  中: {主题: {字号: 24pt}}
  小: {主题: {字号: 18pt}}
报头: {文字: 试报, 占栏: 3, 行: ["{date}"]}
页码: {文字: "版{page}", 位置: 地脚}
"""
FIRST = """\
版: "01"
版名: 要闻
版面: |
   8  报头 报头 报头 报头
  22  甲  甲  甲  甲
  14  乙  乙  图  图
   *  丙  丙  丁  丁
放:
  甲: {级: 大, 题行: 6, 上线: 细线}
  乙: {级: 中, 详见: "02"}
  丙: {级: 小, 框: 方框}
  丁: {级: 小}
"""
SECOND = """\
版: "02"
版名: 副刊
版面: |
  24  戊  戊  戊  戊
  16  己  己  像  像
   *  庚  庚  庚  庚
放:
  戊: {级: 中, 题行: 5}
  己: {级: 小}
  庚: {级: 小, 上线: 粗线}
"""


def _story(name: str, headline: str, paragraphs: tuple[str, ...], more: str = "") -> tuple[str, str]:
    return f"期/稿/{name}.md", f"---\n{more}主题: {headline}\n---\n" + "\n".join(paragraphs) + "\n"


FILES: dict[str, str] = {
    "paper.yaml": PAPER,
    "期/issue.yaml": "日期: 2026-11-25\n版: [01, 02]\n",
    "期/01.yaml": FIRST,
    "期/02.yaml": SECOND,
    **dict((
        _story("甲", "行格之上", PROSE[:3], "引题: 从版样说起\n副题: 一行一行落下来\n署名: 本报记者 某某\n"),
        _story("乙", "标点的尺寸", PROSE[2:3]),
        _story("丙", "栏尾要齐", PROSE[4:5]),
        _story("丁", "颜色当心", PROSE[5:6]),
        _story("戊", "断行有规矩", PROSE[3:7], "副题: 松紧之间\n署名: 某某\n"),
        _story("己", "最后检查", PROSE[6:7]),
        _story("庚", "样张印出来", PROSE[7:8], "引题: 校样\n"),
    )),
    "期/稿/图.md": "---\n图: 图/样.jpg\n焦点: [50%, 50%]\n摄: 本报记者 某某 摄\n---\n　　这是一张灰色的样图。\n",
    "期/稿/像.md": "---\n图: 图/样.jpg\n焦点: [40%, 40%]\n摄: 资料图片\n---\n　　这是另一张灰色的样图。\n",
    "期/稿/新.md": "---\n主题: 新来的稿\n---\n" + PROSE[0] + "\n",
}  # fmt: skip


def side(folder: Path, *edits: tuple[str, str, str]) -> Side:
    """The paper with edits made: (file, old, new); each must hit. Without an old text the file is written whole."""
    files = dict(FILES)
    for file, old, new in edits:
        assert not old or old in files[file], (file, old)
        files[file] = files[file].replace(old, new, 1) if old else new
    issue = lay_out(folder, files)
    for name in ("别.jpg", "再.jpg"):
        (issue / "图" / name).write_bytes((issue / "图" / "样.jpg").read_bytes())
    found = read_side(issue)
    assert found is not None
    return found


def told(old: Side, new: Side, lang: str = "zh") -> list[str]:
    """What is said of the difference."""
    return list(lines(compare(old, new), lang))
