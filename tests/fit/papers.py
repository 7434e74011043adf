"""Two papers whose every story fits: the sample issue, and one of two pages in five columns made here.

The copy of the second is sample copy: sentences about setting type, dealt out in a fixed order.
"""

from __future__ import annotations

from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
Files = dict[str, bytes]  #: by path from the paper's root

PAPER = """\
报名: 样报
纸张: {成品: 300mm × 330mm}
版心: {栏数: 5, 栏宽: 14字, 栏间距: 18pt, 行数: 60, 行距: 14pt, 天头: 50pt}
样式: {主题: {字体: 宋特粗, 对齐: 居中}}
标题级:
  大: {主题: {字号: 36pt}}
  中: {主题: {字号: 26pt}}
  小: {主题: {字号: 18pt}}
页码: 无
"""
FIRST = """\
版: "01"
版面: |
   6  报头 报头 报头 报头 报头     # 样张
  20  头条 头条 头条 照片 照片
  16  二条 二条 三条 三条 三条
  18  四条 四条 五条 五条 五条
放:
  头条: {级: 大}                   # 最大的一条
  二条:
    级: 中
    题行: 4
  三条: {级: 中, 上线: 水线}
  四条: {级: 小}
  五条: {级: 小, 排法: {断行: 全段}}
"""
SECOND = """\
版面: |
  24  甲 甲 甲 乙 乙
   *  丙 丙 图 图 乙
  14  丙 丙 丁 丁 丁
放:
  甲: {级: 大, 题跨: 2}
  乙: {级: 中}
  丙: {级: 小}
  丁: {级: 小, 栏: 2}
"""
SENTENCES = (
    "样稿说的是怎样排字。", "版心先分成栏，再分成行。", "每一行都落在同一副格子上，左右两栏的字才对得齐。",
    "标题占整行，不够一行的补足一行。", "逗号可以挤成半个字，句号却不挤。", "段首空两格。",
    "一段的末行不单独排在栏头，小标题也不留在栏脚。", "图片占说明以外的行，多出来的裁掉。",
    "长文章分栏，各栏末行要齐，相差不过一行。", "数字和西文夹在汉字当中，前后各空四分之一字。",
    "引号、括号、书名号不在行末开头。", "句号、逗号、顿号不在行首。", "省略号占两格，不从当中拆开。",
    "一行排不下的字先挤标点，挤不下就推到下一行。", "推到下一行以后空出来的地方，由字与字之间匀开。",
    "排不下的字不会自己消失，总要有人知道是哪几行。", "字数差得不多，添几个字或删几个字就好。",
    "差得多，就把横条挪一两行。", "标题上下的空白也可以少一行。", "图片高一行低一行，读者看不出来。",
)  # fmt: skip

#: (story, headline, 字 of its copy)
STORIES = (
    ("头条", "版心分成栏和行", 560), ("二条", "标题占整行", 276), ("三条", "末行不在栏头", 440),
    ("四条", "标点怎样挤", 362), ("五条", "各栏末行要齐", 525), ("甲", "一行排不下", 825),
    ("乙", "图片占几行", 836), ("丙", "字数差几个", 800), ("丁", "横条挪一行", 395),
)  # fmt: skip


def copy(start: int, length: int) -> str:
    """Paragraphs of four sentences, from sentence ``start`` on, of about ``length`` 字."""
    found: list[str] = []
    dealt = islice(cycle(SENTENCES), start, None)
    while sum(map(len, found)) < length:
        found.append("".join(islice(dealt, 4 + len(found) % 3)))
    over = sum(map(len, found)) - length
    found[-1] = found[-1][: len(found[-1]) - over - 1] + "。" if over else found[-1]
    return "".join(f"　　{paragraph}\n" for paragraph in found)


def own() -> Files:
    """The paper made here."""
    out = BytesIO()
    Image.new("L", (2400, 1800), 128).save(out, "PNG")
    caption = "---\n图: 图/灰.png\n---\n　　灰色的样图。\n"
    texts = {
        "paper.yaml": PAPER, "期/issue.yaml": "日期: 2026-11-23\n版: [01, 02]\n", "期/01.yaml": FIRST,
        "期/02.yaml": SECOND, "期/稿/照片.md": caption, "期/稿/图.md": caption,
    }  # fmt: skip
    for number, (story, head, length) in enumerate(STORIES):
        texts[f"期/稿/{story}.md"] = f"---\n主题: {head}\n---\n{copy(number * 7, length)}"
    return {**{name: text.encode() for name, text in texts.items()}, "期/图/灰.png": out.getvalue()}


def seed() -> Files:
    """The sample issue, called 期 here."""
    issues = ROOT / "issues"
    files = {name: (issues / name).read_bytes() for name in ("paper.yaml", "art/报头.svg")}
    for path in sorted((issues / "2020-09-29").rglob("*")):
        if path.is_file():
            files["期/" + path.relative_to(issues / "2020-09-29").as_posix()] = path.read_bytes()
    return files


def lay_out(files: Files, root: Path) -> Path:
    """Write the files below ``root``; the issue's folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root / "期"
