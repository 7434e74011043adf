"""Vertical headings as they stand in the PDF: letters in their cells, the text once and in order, sound for a press."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from layout.cli import main
from layout.diagnostic import Span
from layout.export.outline import extent
from layout.export.pdf import write_pdf
from layout.flow.setter import Setter
from layout.flow.vertical import Align, credit
from layout.fonts.book import FontBook
from layout.model import Role, Text
from layout.paper import Fill, Missing, Paper, PathFill
from layout.pipeline import typeset
from layout.spec.issue import load
from tests.pages.readback import Glyph, read_glyphs, read_text
from tests.spec.conftest import Files, write

PAPER = """报名: 小报
版心: {栏数: 2, 栏宽: 16字, 栏间距: 20pt, 行数: 30, 行距: 14pt, 天头: 20pt}
页码: 无
"""
LEVEL = "{引题: {字号: 14pt}, 主题: {字号: 28pt, 行距: 34pt}, 副题: {字号: 14pt}, 间距: 10pt}"
COPY = "　　" + "天地玄黄宇宙洪荒日月盈昃辰宿列张" * 24 + "。\n"


def files(heading: str, place: str, level: str = LEVEL) -> Files:
    page = f"版面: |\n  * 甲 甲\n放:\n  甲: {{{place}}}\n"
    paper = f"{PAPER}标题级: {{大: {level}}}\n"
    return {"paper.yaml": paper, "期/01.yaml": page, "期/稿/甲.md": f"---\n{heading}\n---\n{COPY}"}


def made(folder: Path, heading: str, place: str = "题向: 竖") -> tuple[Paper, Path]:
    result = typeset(write(folder, files(heading, place)))
    assert result.paper
    assert [d.code for d in result.diagnostics if d.code.startswith(("vertical", "glyph"))] == []
    path = folder / "甲.pdf"
    path.write_bytes(write_pdf(result.paper, result.paper.pages, proof=False))
    return result.paper, path


def heading_glyphs(path: Path, text: str) -> list[Glyph]:
    """The glyphs of a heading's lines, each once: the first of each character in the file, in order."""
    glyphs = [glyph for glyph in read_glyphs(path) if glyph.shown]
    start = next(at for at in range(len(glyphs)) if "".join(g.text for g in glyphs[at : at + len(text)]) == text)
    return glyphs[start : start + len(text)]


@pytest.mark.parametrize("place", ["题向: 竖", "题向: 竖右", "题向: 竖, 题跨: 1", "题向: 竖, 框: 线框"])
def test_each_letter_stands_in_the_middle_of_its_cell(tmp_path: Path, place: str) -> None:
    paper, path = made(tmp_path, "引题: 寒来暑往\n主题: [秋收冬藏闰余, 成岁律吕]", place)
    (frame,) = [frame for frame in paper.pages[0].frames if frame.kind == "heading"]
    depth = frame.rect.height / 1000
    right = frame.rect.right / 1000
    kicker, first, second = right - 7, right - 14 - 10 - 14, right - 14 - 10 - 28 - (34 - 28) - 14
    for text, size, axis in (("寒来暑往", 14, kicker), ("秋收冬藏闰余", 28, first), ("成岁律吕", 28, second)):
        head = frame.rect.y / 1000 + (depth - len(text) * size) / 2
        for number, glyph in enumerate(heading_glyphs(path, text)):
            assert glyph.size == size
            middle = glyph.x + glyph.width / 2, glyph.y - 0.38 * size  # the em-box is 880 above and 120 below
            assert middle == pytest.approx((axis, head + (number + 0.5) * size), abs=0.01)


def test_what_is_turned_stands_on_the_axis(tmp_path: Path) -> None:
    paper, path = made(tmp_path, "主题: 第12届用LaTeX排")
    (frame,) = [frame for frame in paper.pages[0].frames if frame.kind == "heading"]
    axis = (frame.rect.x + frame.rect.right) / 2000
    glyphs = heading_glyphs(path, "第12届用LaTeX排")
    assert [glyph.turned for glyph in glyphs] == [False] * 5 + [True] * 5 + [False]
    figures, word = glyphs[1:3], glyphs[5:10]
    assert figures[0].y == figures[1].y
    assert (figures[0].x + figures[1].x + figures[1].width) / 2 == pytest.approx(axis, abs=0.05)
    for before, after in pairwise(word):
        assert after.x == before.x == pytest.approx(axis - 0.38 * 28, abs=0.01)
        assert after.y - before.y == pytest.approx(before.width, abs=0.12 * 28)  # kerned
    assert glyphs[10].y - 0.88 * 28 > word[-1].y + word[-1].width


HEADING = "引题: 试排“竖题”\n主题: 标题也“站”起来：3 月 12 日！\n副题: ——《规则·竖排》与 LaTeX……95%"


def test_the_text_is_read_once_and_in_order(tmp_path: Path) -> None:
    _, path = made(tmp_path, HEADING)
    lines = [line for line in read_text(path).split("\n") if line.strip()]
    wanted = [line.split(": ", 1)[1] for line in HEADING.split("\n")]
    assert lines[:3] == wanted
    assert lines[3].startswith("天地玄黄")


def test_a_press_file_passes_preflight(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = write(tmp_path, files(HEADING, "题向: 竖"))
    path = tmp_path / "付印.pdf"
    assert main(["render", str(issue), "-o", str(path)]) == 0
    assert main(["preflight", str(path)]) == 0
    assert "错误 0，警告 0" in capsys.readouterr().out


def test_a_broken_headline_with_an_edge_is_read_once(tmp_path: Path) -> None:
    headline = "寒来暑往秋收冬藏闰余成岁，律吕调阳云腾致雨露结为霜"
    level = "{主题: {字号: 28pt, 颜色: 白, 勾边: {颜色: 红}}, 行数: 2}"
    result = typeset(write(tmp_path, files(f"主题: {headline}", "题向: 竖", level)))
    assert result.paper and "heading-broken" in {found.code for found in result.diagnostics}
    path = tmp_path / "甲.pdf"
    path.write_bytes(write_pdf(result.paper, result.paper.pages, proof=False))
    assert read_text(path).startswith(headline)


def test_a_heading_on_a_ground_passes_preflight(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    level = "{主题: {字号: 28pt}, 底: {颜色: 红, 反白: 是}, 栏目题底: {反白: 是}, 栏目题线: 文武线}"
    issue = write(tmp_path, files("栏目题: 栏目\n主题: 寒来暑往", "题向: 竖", level))
    path = tmp_path / "付印.pdf"
    assert main(["render", str(issue), "-o", str(path)]) == 0
    assert main(["preflight", str(path)]) == 0
    assert "错误 0，警告 0" in capsys.readouterr().out


def test_a_character_that_no_face_has_is_boxed_in_its_cell(tmp_path: Path) -> None:
    result = typeset(write(tmp_path, files("主题: 有\U00030edd字", "题向: 竖")))
    assert result.paper and "glyph-missing" in {d.code for d in result.diagnostics}
    (frame,) = [frame for frame in result.paper.pages[0].frames if frame.kind == "heading"]
    (box,) = [item for item in frame.items if isinstance(item, Missing)]
    size = 28_000
    top = frame.rect.y + (frame.rect.height - 3 * size) // 2 + size
    assert abs(box.rect.y - top) <= 2
    assert (box.rect.x, box.rect.width, box.rect.height) == (frame.rect.x, size, size)


def test_dots_stand_at_the_right_and_lines_at_the_left(tmp_path: Path) -> None:
    """GB/T 15834-2011 5.2.5; six 字 of 28 pt from the middle of the depth."""
    paper, _ = made(tmp_path, "引题: 题\n主题: '{着重:天，}{专名:地玄}{书名:黄宇}宙'\n副题: 题")
    (frame,) = [frame for frame in paper.pages[0].frames if frame.kind == "heading"]
    line = next(line for line in frame.lines if len(line.text) == 7)
    head, right = line.y, line.x + 28_000
    (name,) = [item for item in frame.items if isinstance(item, Fill)]
    wave, point = sorted(extent((item,)) for item in frame.items if isinstance(item, PathFill))
    assert line.x - 6_000 < name.rect.x and name.rect.right <= line.x
    assert (name.rect.y, name.rect.bottom) == (head + 42_000, head + 98_000 - 28_000 * 80 // 1000)  # half an em for ，
    assert line.x - 6_000 < wave.x and wave.right <= line.x
    assert (wave.y, wave.bottom) == (head + 98_000 + 28_000 * 80 // 1000, head + 154_000)  # 80: apart from the name
    assert right < point.x and point.right < right + 8_000
    assert (point.y + point.bottom) // 2 == head + 14_000


@pytest.mark.parametrize(("align", "top"), [("foot", 100_000 - 80_000), ("head", 0), ("centre", 10_000)])
def test_a_credit_beside_a_picture(tmp_path: Path, align: Align, top: int) -> None:
    """Eight 字 of 10 pt beside a picture of 100 pt."""
    loaded = load(write(tmp_path, files("主题: 题", "题向: 竖")))
    assert loaded.style
    setter = Setter(loaded.style, FontBook(loaded.style.faces, tmp_path))
    style = loaded.style.styles[Role.CREDIT]._replace(size=10_000)
    block = credit(setter, Text("本报记者某某某摄", Span("稿")), style, "图", 100_000, align)
    (line,) = block.lines
    assert (line.x, line.top, line.depth, block.width) == (0, top, 80_000, 10_000)
    assert block.diagnostics == ()
    squeezed = credit(setter, Text("本报记者某某某摄", Span("稿")), style, "图", 77_000)
    assert [d.code for d in squeezed.diagnostics] == []  # seven joints close up by 1/20
    short = credit(setter, Text("本报记者某某某摄", Span("稿")), style, "图", 70_000)
    assert [d.code for d in short.diagnostics] == ["vertical-flattened"]
    assert 69_900 <= short.lines[0].depth <= 70_000
