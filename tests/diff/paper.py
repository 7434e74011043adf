"""A small paper of two pages on which there is something of everything that can change, and how to change it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

TEXTS = (
    "　　样报的第一段说的是版心：一版分成四栏，每栏分成许多行，字都落在格子里，左右对得齐齐整整。",
    "　　第二段说标题。标题占整行，不够一行的补足一行，所以标题下面的正文仍旧落在格子上。",
    "　　第三段说标点。逗号可以挤成半个字，句号却不挤，因为句号后面要停得久一点。",
    "　　第四段说图片。图片高几行就占几行，说明排在图片下面，也占整行，多出来的部分裁掉。",
    "　　第五段说校样。校样上写着哪里改过，改了几个字，多了几行，少了几行，一看就知道。",
)
BODY = "\n".join(TEXTS) + "\n"

FILES: dict[str, str] = {
    "paper.yaml": """\
报名: 样报
纸张: {成品: 200mm × 280mm}
版心: {栏数: 4, 栏宽: 11字, 栏间距: 12pt, 行数: 46, 行距: 14pt, 天头: 60pt}
颜色:
  红: {油墨: [0%, 100%, 100%, 0%]}
  蓝: {油墨: [100%, 50%, 0%, 0%]}
线:
  水线: {粗细: 0.1mm}
  粗线: {粗细: 1pt}
框:
  线框: {种类: 线, 线: 水线, 空行: 1}
样式:
  正文: {字体: 宋, 字号: 9pt}
  主题: {字体: 宋特粗, 对齐: 居中}
  引题: {字体: 楷}
  图片说明: {字体: 楷, 字号: 8pt}
标题级:
  大: {主题: {字号: 24pt}, 引题: {字号: 12pt}, 副题: {字号: 12pt}}
  小: {主题: {字号: 15pt}}
报头: {文字: 样报, 占栏: 3, 行: ["{date}"]}
页码: {文字: "版{page}", 位置: 地脚, 对齐: 居中}
""",
    "期/issue.yaml": "日期: 2026-11-23\n版: [01, 02]\n",
    "期/01.yaml": """\
版: "01"
版名: 要闻
版面: |
  6  报头 报头 报头 报头
  18 甲 甲 乙 乙
  *  丙 丙 图 图
放:
  甲: {稿: 长, 转: "02", 级: 大, 题行: 6}
  乙: {稿: 满, 级: 小, 框: 线框}
  丙: {稿: 短, 级: 小, 详见: "02", 上线: 水线}
  图: {稿: 照}
""",
    "期/02.yaml": """\
版: "02"
版名: 副刊
版面: |
  16 续 续 丁 丁
  12 像 像 像 像
  *  戊 戊 戊 戊
放:
  续: {稿: 长, 接: "01", 级: 小}
  丁: {稿: 丁, 级: 小}
  戊: {稿: 戊, 级: 小}
  像: {稿: 像}
""",
    "期/稿/长.md": f"---\n引题: 从头说起\n主题: 从第一版转到第二版\n副题: 一篇长稿\n署名: 记者 某甲\n---\n{BODY * 2}",
    "期/稿/满.md": f"---\n主题: 满满的一栏\n---\n{BODY}",
    "期/稿/短.md": f"---\n主题: 短稿一篇\n署名: 记者 某乙\n---\n{BODY}",
    "期/稿/丁.md": f"---\n主题: 副刊头条\n引题: 说说副刊\n---\n{BODY}",
    "期/稿/戊.md": f"---\n主题: 副刊二条\n署名: 记者 某丙\n---\n{BODY}",
    "期/稿/照.md": "---\n图: 图/灰.png\n摄: 某丁 摄\n替代文字: 灰\n---\n　　一张灰色的样图。\n",
    "期/稿/像.md": "---\n图: 图/淡.png\n焦点: [50%, 50%]\n摄: 某戊 摄\n---\n　　一张淡色的样图。\n",
}


def picture(grey: int) -> bytes:
    """A picture of one tone."""
    out = BytesIO()
    Image.new("L", (1200, 900), grey).save(out, "PNG")
    return out.getvalue()


PICTURES = {"期/图/灰.png": picture(120), "期/图/淡.png": picture(200), "期/图/深.png": picture(60)}

Edit = tuple[str, str, str]  #: file, what stands there, what is to stand there; "" for all of the file
Edits = tuple[Edit, ...]


def edited(edits: Edits) -> dict[str, str]:
    """The paper's texts after some edits; a file that is left empty is taken away."""
    files = dict(FILES)
    for name, old, new in edits:
        text = files.get(name, "")
        assert old in text, f"{name}: {old}"
        files[name] = text.replace(old, new, 1) if old else new
    return {name: text for name, text in files.items() if text}


def lay_out(folder: Path, edits: Edits = ()) -> Path:
    """The paper below ``folder``; its issue."""
    for name, content in PICTURES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for name, text in edited(edits).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "期"
