"""The measuring on cases whose figures are known: content typed by hand, lines placed by hand."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from figures import Cell, Line, figures, forbidden, lines, lone, mixed, reduced, widening
from pdfglyphs import read

from layout.preflight.cmap import to_unicode

CMAP = b"1 beginbfrange <0001> <0003> <4E2D> endbfrange 2 beginbfchar <0004> <FF0C> <0005> <0041> endbfchar"


def pdf(folder: Path, content: str) -> Path:
    """A page with a font of 中丮丯 and ， of one em (codes 1 to 4) and A of half an em (code 5)."""
    document = pikepdf.new()
    child = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType0,
        BaseFont=pikepdf.Name.F,
        DW=1000,
        W=pikepdf.Array([5, pikepdf.Array([500])]),
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.F,
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=pikepdf.Array([document.make_indirect(child)]),
        ToUnicode=document.make_stream(CMAP),
    )
    page = document.add_blank_page(page_size=(200, 200))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=document.make_indirect(font)))
    page.Contents = document.make_stream(content.encode())
    file = folder / "case.pdf"
    document.save(file)
    return file


SAME = [
    "BT /F 10 Tf 1 0 0 1 20 100 Tm <00010002>Tj 1 0 0 1 45 100 Tm <0003>Tj ET",
    "BT /F 10 Tf 20 100 Td [<00010002>-500<0003>]TJ ET",
    "BT /F 10 Tf 5 100 Td 15 0 Td <00010002>Tj 25 0 Td <0003>Tj ET",
    "BT /F 10 Tf 30 TL 20 130 Td T* <00010002>Tj 5 Tc [-500<0003>]TJ ET",
    "BT /F 10 Tf 20 130 TD 0 -30 TD <00010002>Tj 25 0 TD (\\000\\003)Tj ET",
    "BT /F 10 Tf 30 TL 20 130 Td <00010002>' ET BT 45 100 Td <0003>Tj ET",
    "q 1 0 0 -1 0 200 cm BT /F 10 Tf 1 0 0 -1 20 100 Tm <00010002>Tj [-500<0003>]TJ ET Q",
    "q 10 0 0 10 20 100 cm BT /F 1 Tf <00010002>Tj [-500<0003>]TJ ET Q",
    "BT /F 10 Tf 7 Tw 20 100 Td <00010002>Tj 3 Tr <0003>Tj 0 Tr 20 0 Td [-500<0003>]TJ ET",
    "BT /F 20 Tf 50 Tz 1 0 0 .5 20 100 Tm <00010002>Tj [-500<0003>]TJ ET",
]


@pytest.mark.parametrize("content", SAME)
def test_ways_of_moving_the_pen(tmp_path: Path, content: str) -> None:
    glyphs = list(read(pdf(tmp_path, content)))
    assert [glyph.text for glyph in glyphs] == ["中", "丮", "丯"]
    assert [glyph.x for glyph in glyphs] == pytest.approx([20, 30, 45])
    assert [glyph.y for glyph in glyphs] == pytest.approx([100] * 3)
    assert [glyph.size for glyph in glyphs] == pytest.approx([10] * 3)
    assert [glyph.advance for glyph in glyphs] == pytest.approx([10] * 3)


def test_letter_space_is_no_advance(tmp_path: Path) -> None:
    glyphs = list(read(pdf(tmp_path, "BT /F 10 Tf 1 Tc 20 100 Td <000100050002>Tj ET")))
    assert [(glyph.x, glyph.advance) for glyph in glyphs] == [(20, 10), (31, 5), (37, 10)]


def test_arrays_in_a_cmap() -> None:
    assert to_unicode("beginbfrange <01> <02> [<4E2D> <20142014>] endbfrange") == {
        1: "中",
        2: "——",
    }


def line(*parts: tuple[str, float], paragraph: int = 0, last: bool = False) -> Line:
    """Stretches of text, each from its own place on, an em a character and half an em a Western one."""
    cells = []
    for text, x in parts:
        for char in text:
            advance = 0.5 if char.isascii() else 1.0
            cells.append(Cell(char, x, advance))
            x += advance
    return Line(paragraph, tuple(cells), last)


def test_widening_is_between_han_alone() -> None:
    assert widening(line(("中", 0), ("国", 1.1), ("人", 2.3))) == pytest.approx(0.15)
    assert widening(line(("中，", 0), ("国", 5))) is None
    assert widening(line(("中国，", 0), ("人民", 2.5))) == pytest.approx(0)


def test_mixed_gaps() -> None:
    assert mixed(line(("年", 0), ("19", 1.25), ("日", 2.5))) == pytest.approx([0.25, 0.25])


@pytest.mark.parametrize(
    ("parts", "marks"),
    [
        ([("中，", 0), ("国", 2)], []),
        ([("中，", 0), ("国", 1.5)], ["，"]),
        ([("中，", 0), ("国", 1.96)], []),
        ([("中，国", 0), ("。", 3), ("人", 3.7)], ["。"]),
        ([("中", 0), ("（国", 0.5)], ["（"]),
        ([("中", 0), ("（国", 1.0)], []),
        ([("中，", 0), ("（国", 1.5)], []),  # two meet: the style's own doing
        ([("中国，", 0)], []),  # a line's end
        ([("（中国", -0.5)], []),  # a line's start
    ],
)
def test_reduced_marks(parts: list[tuple[str, float]], marks: list[str]) -> None:
    assert reduced(line(*parts)) == marks


@pytest.mark.parametrize(
    ("before", "after", "wrong"),
    [
        ("中国", "，人", True),
        ("中国“", "人", True),
        ("中国", "”人", True),
        ("中国", "——人", False),
        ("中国—", "—人", True),
        ("中国——", "——人", False),
        ("8日", "—9日", True),
        ("8日—", "9日", False),
        ("中…", "…国", True),
        ("中", "……国", False),
        ("19", "98年", True),
        ("哈", "·马", True),
        ("中国", "人民", False),
    ],
)
def test_forbidden(before: str, after: str, wrong: bool) -> None:
    assert forbidden(line((after, 0)), line((before, 0))) is wrong
    assert not forbidden(line((after, 0), paragraph=1), line((before, 0)))


def test_lone() -> None:
    before = line(("中国", 0))
    assert lone(line(("人。”", 0), last=True), before)
    assert not lone(line(("人民。", 0), last=True), before)
    assert not lone(line(("人", 0), paragraph=1, last=True), before)
    assert not lone(line(("人", 0)), before)


def test_figures_of_three_lines() -> None:
    found = [line(("中", 1.8), ("国", 3.0)), line(("中国人。", 0)), line(("中国人，民", 0)), line(("中", 0), last=True)]
    got = figures(found, 4)
    assert (got.lines, got.lone, got.beyond, got.short, got.forbidden) == (4, 1, 1, 1, 0)
    assert got.mean == pytest.approx(0.2 / 3)
    assert [got.widest, got.wide] == pytest.approx([0.2, 0.25])


def test_rows_become_the_lines_of_the_paragraphs(tmp_path: Path) -> None:
    content = "BT /F 10 Tf 20 TL 20 100 Td <00010004>Tj T* <00020003>Tj T* <0001>Tj ET"
    found = list(lines(read(pdf(tmp_path, content)), ["中，丮丯", "中"]))
    assert [("".join(cell.char for cell in one.cells), one.paragraph, one.last) for one in found] == [
        ("中，", 0, False),
        ("丮丯", 0, True),
        ("中", 1, True),
    ]
    for wrong in (["中，丮", "中"], ["中，丮丯", "中中"], ["中，丮丯"], ["中，丯丮", "中"]):
        with pytest.raises(ValueError, match="paragraph"):
            list(lines(read(pdf(tmp_path, content)), wrong))
