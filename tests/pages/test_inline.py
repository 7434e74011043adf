"""Marked copy as it stands in the PDF: dots under their 汉字, lines under their names, small figures in place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from layout.export.pdf import write_pdf
from layout.pipeline import typeset
from tests.pages.readback import Box, Glyph, instructions, read_glyphs, read_text
from tests.spec.conftest import Files, write

PAPER = """报名: 小报
版心: {栏数: 1, 栏宽: 10字, 栏间距: 20pt, 行数: 12, 行距: 14pt, 天头: 20pt}
样式: {正文: {西文: {字体: 西宋, 比例: 90%, 升降: 0.05字}}}
页码: 无
"""


class Page(NamedTuple):
    glyphs: list[Glyph]
    fills: list[Box]  #: rectangles
    dots: list[Box]  #: other filled paths
    text: list[str]

    def at(self, char: str) -> Glyph:
        return next(glyph for glyph in self.glyphs if glyph.text == char)


def page(copy: str, folder: Path, paper: str = PAPER) -> Page:
    """A page of one story of a paragraph."""
    files: Files = {"paper.yaml": paper, "期/01.yaml": "版面: |\n  * 甲\n", "期/稿/甲.md": f"　　{copy}\n"}
    result = typeset(write(folder, files))
    assert result.paper
    path = folder / "甲.pdf"
    path.write_bytes(write_pdf(result.paper, result.paper.pages, proof=False))
    with pikepdf.open(path) as document:
        height = float(document.pages[0].mediabox[3])
        fills, dots, points = list[Box](), list[Box](), list[tuple[float, float]]()
        for operator, operands in instructions(document.pages[0]):
            if operator in ("re", "m", "l", "c"):
                values = [float(value) for value in operands]
                if operator == "re":
                    values[2:] = values[0] + values[2], values[1] + values[3]
                points += zip(values[::2], values[1::2], strict=True)
                sort = fills if operator == "re" else dots
            elif operator in ("f", "n"):
                across, down = zip(*points, strict=True)
                sort.append(Box(min(across), height - max(down), max(across), height - min(down)))
                points = []
    return Page(read_glyphs(path), fills, dots, read_text(path).split("\n"))


def test_a_dot_stands_under_the_middle_of_its_character(tmp_path: Path) -> None:
    found = page("{着重:着，A点}{着重:{字距 1/2字:拉开}}", tmp_path)
    for dot, char in zip(found.dots, "着点拉开", strict=True):
        glyph = found.at(char)
        assert (dot.left + dot.right) / 2 == pytest.approx(glyph.x + glyph.width / 2, abs=0.01)
        assert glyph.y + 1.2 < dot.top < dot.bottom < glyph.y + 14 - 8.8  # below its em-box, above the next line's
    assert found.at("开").x - found.at("拉").x == pytest.approx(15)
    assert found.text == ["着，A点拉开"]


def test_lines_of_names_are_apart_and_dots_below_them(tmp_path: Path) -> None:
    found = page("{专名:甲乙}{专名:丙丁}{着重:{专名:戊}}", tmp_path)
    first, second, third = found.fills
    assert first.left == pytest.approx(found.at("甲").x, abs=0.01)
    assert first.right == pytest.approx(found.at("丙").x - 0.8, abs=0.01)
    assert second.left - first.right == pytest.approx(1.6, abs=0.01)
    assert third.right == pytest.approx(found.at("戊").x + 10, abs=0.01)
    assert found.dots[0].top > third.bottom


def test_small_figures_are_as_wide_as_they_are_drawn(tmp_path: Path) -> None:
    found = page("一m{上标:23}二H{下标:2}O", tmp_path)
    m, two, three, h, sub = found.at("m"), found.at("2"), found.at("3"), found.at("H"), found.glyphs[-2]
    assert m.size == h.size == pytest.approx(9)
    assert two.size == sub.size == pytest.approx(5.4)
    assert two.y < m.y < found.at("一").y < sub.y  # Latin is raised a little
    assert two.x == pytest.approx(m.x + m.width, abs=0.01)
    assert three.x == pytest.approx(two.x + two.width, abs=0.01)
    assert found.at("二").x == pytest.approx(three.x + three.width + 2.5, abs=0.02)
    assert found.text == ["一m23二H2O"]


def test_a_superscript_over_a_subscript_is_read_in_its_line(tmp_path: Path) -> None:
    assert page("是SO{下标:4}{上标:2-}，", tmp_path).text == ["是SO42-，"]


def test_a_marked_line_reads_as_its_text(tmp_path: Path) -> None:
    copy = "{底色:底色}{删除:删去}{下划:下划}**黑体。**”一二三四五六七八九十{着重:一二三四五}字{上标:[1]}。"
    found = page(copy, tmp_path)
    assert "".join(found.text) == "底色删去下划黑体。”一二三四五六七八九十一二三四五字[1]。"


def test_lines_of_mixed_sizes_end_where_they_should(tmp_path: Path) -> None:
    """What is rounded in a line does not add up: the last 汉字 of each full line ends at the measure."""
    copy = "用AVATAR拍的Wave和10{上标:23}个H{下标:2}O分子，**粗体To**与{字距:拉开的字}还有fifty-five个。" * 8
    found = page(copy, tmp_path)
    left = min(glyph.x for glyph in found.glyphs)
    rows: dict[int, list[Glyph]] = {}
    for glyph in found.glyphs:
        rows.setdefault(round((glyph.y - 28.8) / 14), []).append(glyph)
    *whole, _ = rows.values()
    ends = [max((glyph.x + glyph.width, glyph.size) for glyph in row) for row in whole]
    full = [end for end, size in ends if size == 10]
    assert len(full) > 10
    assert all(end - left == pytest.approx(100, abs=0.03) or end - left == pytest.approx(105, abs=0.03) for end in full)


def test_a_drop_capital_fills_its_rows(tmp_path: Path) -> None:
    found = page("{首字 3:首}字下沉是一段的头一个字排成几行高，后面的行让出地方。", tmp_path)
    capital, beside = found.at("首"), found.at("字")
    assert capital.size == pytest.approx(38)
    assert capital.y == pytest.approx(beside.y - 8.8 + 38 * 0.88, abs=0.01)  # its em-box begins with the first line's
    assert beside.x == pytest.approx(capital.x + 40, abs=0.01)
    assert all(glyph.x >= beside.x - 0.01 for glyph in found.glyphs[1:] if glyph.y < beside.y + 30)
    assert "".join(found.text).startswith("首字下沉是")
