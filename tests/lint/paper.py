"""A clean little paper, and what is needed to spoil it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from layout.lint import lint
from layout.lint.rules import RULES

Files = dict[str, str]
Place = tuple[str, str, int, int]  #: code, file, line, column

#: Sample copy about typography, a paragraph each.
PROSE = (
    "　　排一张报纸，先画版样纸。编辑在纸上写明每一条多深、每一栏放哪篇稿件，工人照着它拼版。现在版样纸换成了"
    "一段文字，画法却没有变：先写行数，再给每一栏写一个词，同一个词连成一片，就是一篇稿子的地盘。",
    "　　正文落在行格上，各栏的字左右对齐。标题、图片、框都占整数行，所以不论哪一栏少了几行，旁边的栏仍旧站在"
    "原来的位置。读者未必看得出其中的道理，但是看得出整齐。",
    "　　标点也有尺寸。逗号的墨迹只在左下角，右边空着一半；行里差一点放不下，就从这些空里省出来。省得均匀，谁"
    "也不会察觉；省在一处，那里就显得拥挤。行末的句号只留半个字宽，版口因此平直。",
    "　　一段文字从哪里断行，有许多规矩：逗号、句号不到行首，前引号不到行尾，数字和单位不拆开。规矩之外还要匀"
    "称，宁可把上一行挤紧一点，也不让下一行松得发散。断不好的地方，校对会用红笔圈出来。",
    "　　栏的末尾要齐。一篇稿子分在几栏里，各栏的行数最多相差一行，短的放在右边。段落的末行不单独排到下一栏的"
    "顶上，小标题不留在栏底，这些都在拼版的时候算清楚，不靠手工去挪。",
    "　　颜色在报纸上格外要当心。新闻纸薄而且吸墨，四种油墨加在一起不能太多，多了会粘脏、会透到背面。所以照片"
    "要按印刷机的特性转换，黑字只用黑墨，反白的小字要选粗一些的字体。",
    "　　最后一步是检查。字体有没有嵌进去，图片够不够清楚，页面框对不对，印厂一样一样都要问。这些问题机器可以"
    "先问一遍，人就能把力气用在内容上：导语说清楚了没有，标题和正文是不是一回事。",
    "　　样张印出来，还得有人从头读到尾。机器找得到多余的空格，找不到写错的道理；算得出星期几，却不知道那天究"
    "竟发生了什么。校对的红笔落下去，一张报纸才算真正排完。",
)

IMPRINT = (
    "　　试报社主办　总编辑：某某　CN 50-0001　第1234期　今日2版　地址"
    "：试验路1号　定价：1元　试验印刷厂印刷　邮发代号：77-1"
)

CLEAN: Files = {
    "paper.yaml": "报名: 试报\n页码: {文字: 版{page}, 位置: 地脚}\n".replace("版{page}", '"版{page}"'),
    "期/issue.yaml": "日期: 2026-11-25\n版: [01, 02]\n",
    "期/01.yaml": "版面: |\n"
    "   9  报头 报头 报头 报头\n"
    " 随文  甲  甲  甲  甲\n"
    "   *  图  图  样  样\n"
    "放:\n  甲: {级: 头条, 上线: 正线}\n",
    "期/02.yaml": "版面: |\n 随文  乙  乙  乙  乙\n   *  丙  丙  丁  丁\n放:\n  乙: {级: 二条}\n",
    "期/稿/甲.md": "---\n主题: 报纸怎样落在行格上\n副题: 从版样纸到付印\n---\n" + "\n".join(PROSE[:4]) + "\n",
    "期/稿/乙.md": "---\n主题: 栏尾为什么要齐\n---\n" + "\n".join((*PROSE[4:], IMPRINT)) + "\n",
    "期/稿/图.md": "---\n图: 图/样.jpg\n摄: 本报记者 某某 摄\n---\n　　这是一张灰色的样图。\n",
    "期/稿/样.md": "---\n图: 图/样.jpg\n---\n　　这是第二张灰色的样图。某某 摄\n",
    "期/稿/丙.md": "---\n图: 图/样.jpg\n摄: 资料图片\n---\n　　这是另一张灰色的样图。\n",
    "期/稿/丁.md": "---\n图: 图/样.jpg\n摄: 本报记者 某某 摄\n---\n　　这是最后一张灰色的样图。\n",
}


def _grey() -> bytes:
    out = BytesIO()
    Image.new("L", (3000, 3000), 180).save(out, "JPEG", quality=10)
    return out.getvalue()


GREY = _grey()


def lay_out(folder: Path, files: Files) -> Path:
    """The paper with ``files`` in place of its own; the folder of its issue."""
    for name, text in {**CLEAN, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "期" / "图").mkdir(exist_ok=True)
    (folder / "期" / "图" / "样.jpg").write_bytes(GREY)
    return folder / "期"


def found(folder: Path, files: Files, every: bool = False) -> set[Place]:
    """What lint's rules (or, with ``every``, setting too) say of the paper with ``files``."""
    findings = lint(lay_out(folder, files)).findings
    return {(one.code, one.at.file, one.at.line, one.at.column) for one in findings if every or one.code in RULES}
