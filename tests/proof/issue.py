"""A small issue on which everything is that a proof can show, most of it wrong."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

CHAPTER = (
    "铅字排版的时候，一版的行数是定好的，稿子长了就要删，短了就要添。现在由电脑算，道理还是一样：每一行、每一栏都在格子上，"
    "标点在行末可以挤，行里的空可以匀。校样就是给人看这些的：哪里挤了，哪里撑了，哪里多出几行，哪里少几行。"
)
HOSTILE = '<script>alert("x")</script>&<img src=x onerror=alert(1)>'

FILES = {
    "paper.yaml": """\
报名: 校样报
纸张: {成品: 200mm × 280mm, 出血: 3mm}
版心: {栏数: 4, 栏宽: 11字, 栏间距: 12pt, 行数: 46, 行距: 14pt, 天头: 60pt}
样式:
  正文: {字号: 9pt}
标题级:
  大: {主题: {字号: 24pt}}
  小: {主题: {字号: 15pt}}
""",
    "期/issue.yaml": "日期: 2026-11-23\n版: [01, 02]\n",
    "期/01.yaml": """\
版: "01"
版名: 要闻
版面: |
  6  报头 报头 报头 报头
  20 甲 甲 乙 乙
  *  丙 丙 图 图
放:
  甲: {稿: 长, 转: "02", 级: 大}
  乙: {稿: 满, 级: 小}
  丙: {稿: 短, 级: 小}
  图: {稿: 图}
""",
    "期/02.yaml": """\
版: "02"
版名: 副刊
色: 黑白
版面: |
  24 续 续 缺 缺
  *  码 码 码 码
放:
  续: {稿: 长, 接: "01", 级: 小}
  缺: {稿: 缺图}
  码: {稿: 短二, 级: 小}
""",
    "期/稿/长.md": f"---\n主题: 从第一版转到第二版\n---\n{CHAPTER * 4}\n\n{CHAPTER * 3}\n\n{CHAPTER * 2}\n",
    "期/稿/满.md": f"---\n主题: '{HOSTILE}'\n---\n　　𠮷字在这里，缺的字是\U000e0fff。{CHAPTER * 5}\n",
    "期/稿/短.md": f"---\n主题: 短稿\n---\n{CHAPTER}\n",
    "期/稿/短二.md": f"---\n主题: 又一篇短稿\n---\n{CHAPTER}internationalization internationalization{CHAPTER}\n",
    "期/稿/图.md": "---\n图: 图/粗.png\n替代文字: 渐变\n---\n　　一张不够精细的图片。\n",
    "期/稿/缺图.md": "---\n图: 图/没有.jpg\n替代文字: 没有\n---\n　　这张图片还没有来。\n",
}


def write_issue(folder: Path) -> Path:
    """The issue's folder, below ``folder``."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "期/图").mkdir()
    gradient = Image.linear_gradient("L").resize((160, 120))
    Image.merge("RGB", (gradient, gradient.rotate(180), gradient)).save(folder / "期/图/粗.png")
    return folder / "期"
