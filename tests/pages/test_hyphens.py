"""Divided words as they stand in the PDF: hyphens end at the measure, and the words are read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.export.dump import dump
from layout.export.pdf import write_pdf
from layout.paper import Paper
from layout.pipeline import typeset
from tests.pages.readback import Glyph, read_glyphs, read_text
from tests.spec.conftest import Files, write

PAPER = """报名: 小报
版心: {栏数: 1, 栏宽: 10字, 栏间距: 20pt, 行数: 12, 行距: 14pt, 天头: 20pt}
样式: {正文: {西文: {字体: 西宋, 比例: 90%, 升降: 0.05字}}}
排法: {西文断词: en}
页码: 无
"""
COPY = (
    "The internationalization of typography 是一个很长的词，unbelievably extraordinary {下划:representations} "
    "of **hyphenation**。Chong\u00adqing中文中文 Bei\u00adjing，a {字距 1/8字:international} thing。"
)
READ = (
    "The internationalization of typography 是一个很长的词，unbelievably extraordinary representations "
    "of hyphenation。Chongqing中文中文 Beijing，a international thing。"
)
HYPHEN = "\u00ad"  #: what ToUnicode says of a hyphen that divides a word


def paper(copy: str, folder: Path, style: str = PAPER) -> Paper:
    areas = " ".join(["甲"] * int(style.partition("栏数: ")[2][0]))
    files: Files = {"paper.yaml": style, "期/01.yaml": f"版面: |\n  * {areas}\n", "期/稿/甲.md": f"　　{copy}\n"}
    found = typeset(write(folder, files)).paper
    assert found
    return found


def page(copy: str, folder: Path, style: str = PAPER) -> tuple[list[Glyph], str]:
    """The glyphs and the text of a page of one paragraph."""
    found = paper(copy, folder, style)
    path = folder / "甲.pdf"
    path.write_bytes(write_pdf(found, found.pages, proof=False))
    return read_glyphs(path), read_text(path)


def rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    found: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.shown:
            found.setdefault(round((glyph.y - 28.8) / 14), []).append(glyph)
    return list(found.values())


def test_words_are_read_whole(tmp_path: Path) -> None:
    glyphs, text = page(COPY, tmp_path)
    assert len([glyph for glyph in glyphs if glyph.text == HYPHEN]) >= 3
    assert " ".join(text.replace("\n", " ").split()) == READ or text.replace("\n", "") == READ
    assert "-" not in text


def test_hyphens_end_at_the_measure(tmp_path: Path) -> None:
    """They stand right behind their letter, in its face and size."""
    found = rows(page(COPY, tmp_path)[0])
    left = min(glyph.x for row in found for glyph in row)
    divided = [row for row in found if row[-1].text == HYPHEN]
    assert "Chong" in {"".join(glyph.text for glyph in row[-7:-1]).strip()[-5:] for row in divided}
    for *letters, hyphen in divided:
        letter = next(glyph for glyph in reversed(letters) if glyph.text.isalpha())  # a soft hyphen may stand between
        assert hyphen.x + hyphen.width - left == pytest.approx(100, abs=0.03)
        spaced = 1.25 * (letter.text == "a")  # the word in letter-space
        assert hyphen.x == pytest.approx(letter.x + letter.width + spaced, abs=0.03)
        assert (hyphen.size, hyphen.y) == (letter.size, letter.y)


def test_an_underline_goes_under_the_hyphen(tmp_path: Path) -> None:
    found = paper("中文中文中{下划:international}中", tmp_path)
    fills = [item for item in found.pages[0].frames[0].items if type(item).__name__ == "Fill"]
    assert fills[0].rect.right == found.pages[0].frames[0].rect.right  # type: ignore[union-attr]


def test_a_word_over_two_columns_and_under_a_line(tmp_path: Path) -> None:
    """Where drawings part two lines of a word in the file, each is read without its hyphen."""
    style = PAPER.replace("栏数: 1", "栏数: 2").replace("行数: 12", "行数: 4")
    glyphs, text = page("{底色:中文}international{底色:中文中文中}" * 4, tmp_path, style)
    assert any(glyph.text == HYPHEN for glyph in glyphs)
    assert "-" not in text
    assert HYPHEN not in text
    assert "".join(text.split()) == "中文international中文中文中" * 4


def test_the_dump_has_no_hyphens(tmp_path: Path) -> None:
    found = dump(paper("中文中文 international", tmp_path))
    assert '"中文中文 interna"' in found
    assert '"tional"' in found
    assert 'body, "中文中文 international"' in found


def test_hyphenation_is_off_by_default(tmp_path: Path) -> None:
    glyphs, _ = page("中文中文 internationalization", tmp_path, PAPER.replace("排法: {西文断词: en}\n", ""))
    assert all(glyph.text != HYPHEN for glyph in glyphs)


@pytest.mark.parametrize("align", ["左", "居中"])
def test_only_justified_text_is_hyphenated(align: str, tmp_path: Path) -> None:
    style = PAPER.replace("样式: {正文: {", f"样式: {{正文: {{对齐: {align}, ")
    glyphs, _ = page("中文中文 internationalization", tmp_path, style)
    assert all(glyph.text != HYPHEN for glyph in glyphs)


def test_real_hyphens_are_told_from_those_that_divide(tmp_path: Path) -> None:
    """One glyph draws both; the text says which is which."""
    _, text = page("one-two three-four international-ization typography 中文中文中文中文typography", tmp_path)
    assert text.replace("\n", "") == "one-two three-four international-ization typography 中文中文中文中文typography"
