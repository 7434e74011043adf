"""What preflight says of one newspaper page as four programs write it: layout, WeasyPrint, Typst and Chromium.

    pip install 'weasyprint>=66,<71' 'typst>=0.15,<0.16'; apt-get install -y --no-install-recommends chromium libpango-1.0-0 libpangoft2-1.0-0
    python benchmarks/producers.py [--keep FOLDER]

The page: a headline, copy in two columns, a tint with black type on it, a red rule, a colour picture of 300 ppi or more, in the kit's
faces. A program that is not installed is left out. The table is that of docs/preflight.md.
"""  # noqa: E501

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from sys import path

path.insert(0, str(Path(__file__).parent.parent))

from PIL import Image

from layout.diagnostic import Severity
from layout.fonts.face import kit_folder
from layout.output import write
from layout.pipeline import typeset
from layout.preflight import Target, preflight

COPY = "本报讯　这一页是样张，用来比较几种程序写出的文件，文字只为排版，不是新闻。" * 12
HEAD = "样张：同一页的四种写法"
QUIET = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
HTML = """<!doctype html><html lang="zh-CN"><title>样张</title><style>
@page {{ size: 272.5mm 390mm; margin: 20mm }}
@font-face {{ font-family: song; src: url("{song}") }}
body {{ font: 10pt/14pt song; margin: 0 }} h1 {{ font: 32pt song; text-align: center }}
.copy {{ columns: 2; text-align: justify }} .tint {{ background: #ddd; padding: 4mm }}
hr {{ border: 0; border-top: 1pt solid #e60012 }} img {{ width: 80mm }}
</style><h1>{head}</h1><hr><p class="copy">{copy}</p><p class="tint">底色上的黑字</p><img src="{picture}">"""
TYPST = """#set page(width: 272.5mm, height: 390mm, margin: 20mm)
#set text(font: "Noto Serif CJK SC", size: 10pt, lang: "zh", region: "cn")
#align(center, text(32pt)[{head}])
#line(length: 100%, stroke: 1pt + rgb("#e60012"))
#columns(2)[#par(justify: true)[{copy}]]
#block(fill: luma(87%), inset: 4mm, width: 100%)[底色上的黑字]
#image("{picture}", width: 80mm)
"""
PAPER = "报名: 样张\n页码: 无\n框:\n  灰: {线: 红线, 浓度: 13%}\n线:\n  红线: {粗细: 1pt, 颜色: 红}\n"
PAGE = """版: "01"
版面: |
  30 头条 头条 头条 头条
   9 灰 灰 灰 灰
   * 图 图 图 图
放: {头条: {上线: 红线, 栏: 2}, 灰: {框: 灰}}
"""


def by_layout(folder: Path, picture: Path, profile: str = "x4") -> bytes:
    for name, text in {
        "paper.yaml": PAPER,
        "期/issue.yaml": "日期: 2026-11-23\n",
        "期/01.yaml": PAGE,
        "期/稿/灰.md": "底色上的黑字\n",
        "期/稿/头条.md": f"---\n主题: {HEAD}\n---\n{COPY}\n",
        "期/稿/图.md": "---\n图: 图.jpg\n署名: 样张\n---\n样张的图片\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copy(picture, folder / "期" / "图.jpg")
    result = typeset(folder / "期", profile=profile)
    (file,) = write(result, str(folder / "layout.pdf"), force=True)
    return file.read_bytes()


def by_layout_for_newsprint(folder: Path, picture: Path) -> bytes:
    return by_layout(folder, picture, "newsprint")


def by_weasyprint(folder: Path, picture: Path) -> bytes:
    import weasyprint

    out: bytes = weasyprint.HTML(filename=str(_page(folder, picture))).write_pdf(pdf_variant="pdf/x-4")
    return out


def by_typst(folder: Path, picture: Path) -> bytes:
    import typst

    source = folder / "page.typ"
    source.write_text(TYPST.format(head=HEAD, copy=COPY, picture=picture.name), encoding="utf-8")
    out: bytes = typst.compile(str(source), font_paths=[str(kit_folder())], ignore_system_fonts=True)
    return out


def by_chromium(folder: Path, picture: Path) -> bytes:
    file, profile = folder / "chromium.pdf", folder / "profile"
    flags = ["--headless", "--no-sandbox", *QUIET.split(), f"--user-data-dir={profile}", "--no-pdf-header-footer"]
    page = _page(folder, picture).as_uri()
    subprocess.run(["chromium", *flags, f"--print-to-pdf={file}", page], check=True, capture_output=True, timeout=120)
    return file.read_bytes()


def _page(folder: Path, picture: Path) -> Path:
    page, song = folder / "page.html", (kit_folder() / "Song-Regular.otf").as_uri()
    page.write_text(HTML.format(song=song, head=HEAD, copy=COPY, picture=picture.as_uri()), encoding="utf-8")
    return page


def producers() -> dict[str, Callable[[Path, Path], bytes]]:
    """Those that are here, by name and version."""
    found: dict[str, Callable[[Path, Path], bytes]] = {}
    found |= {"layout `--for x4`": by_layout, "layout `--for newsprint`": by_layout_for_newsprint}
    if find_spec("weasyprint"):
        found[f"WeasyPrint {version('weasyprint')}, `pdf/x-4`"] = by_weasyprint
    if find_spec("typst"):
        found[f"Typst {version('typst')}"] = by_typst
    if shutil.which("chromium"):
        said = subprocess.run(["chromium", "--version"], capture_output=True, text=True, check=True).stdout.split()
        found[f"Chromium {said[1]}"] = by_chromium
    return found


def codes(data: bytes, target: Target, levels: Sequence[Severity]) -> str:
    report = preflight(data, target)
    return " ".join(dict.fromkeys(f"`{found.code}`" for found in report.findings if found.level in levels)) or "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="leave the PDFs here")
    keep = parser.parse_args().keep
    print("| 文件 file | X-4 错 errors | 新闻纸 错 errors, newsprint | 新闻纸 警 warnings |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        picture = folder / "picture.jpg"
        Image.linear_gradient("L").resize((2900, 1930)).convert("RGB").save(picture, quality=90, dpi=(300, 300))
        for name, make in producers().items():
            data = make(folder, picture)
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{make.__name__}.pdf").write_bytes(data)
            cells = (
                codes(data, Target.X4, [Severity.ERROR]), codes(data, Target.NEWSPRINT, [Severity.ERROR]),
                codes(data, Target.NEWSPRINT, [Severity.WARNING]),
            )  # fmt: skip
            print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
