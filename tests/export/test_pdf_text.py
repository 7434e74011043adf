"""What is typed is what comes out of the PDF, and every glyph stands where the paper puts it."""

from __future__ import annotations

import pytest

from layout.fonts.face import load_face
from tests.export.papers import KIT, RED, Sheet
from tests.export.reading import content, glyph_starts, shown, text


def spans(pdf: bytes) -> list[str]:
    """The ActualText of each span of the first page."""
    found = [operands[1] for operator, operands in content(pdf) if operator == "BDC"]
    return [str(properties["/ActualText"]) for properties in found]


def test_plain_line_needs_no_span() -> None:
    sheet = Sheet()
    sheet.run("本报讯记者从会上获悉", space=300, gaps=9)
    pdf = sheet.pdf()
    assert text(pdf) == ["本报讯记者从会上获悉"]
    assert spans(pdf) == []


@pytest.mark.parametrize(
    ("words", "shifts", "space"),
    [
        ("于9月25日在渝成立", ((1, 250), (2, 250), (3, 250), (5, 250)), 0),  # 汉字-Latin gap
        ("他说道。”而且（，）人", ((4, -500), (6, -500), (8, -500)), 0),  # squeezed marks
        ("他说：“你好（吗）”", ((3, -500), (6, -300)), 0),
        ("重庆日报", (), 3 * 1500),  # a headline with white between its letters
        ("记者 张亦筑 报道", ((3, 276), (7, 276)), 0),  # typed spaces, widened
        ("记者 张亦筑 报道", ((3, -150), (7, 776)), 0),
        ("the spin-off of a company", ((4, 300), (13, 300)), 0),
        ("天天天，，，。。。", ((4, -500), (5, -500), (7, -500)), 0),
    ],
)
def test_positions_do_not_change_the_text(words: str, shifts: tuple[tuple[int, int], ...], space: int) -> None:
    sheet = Sheet()
    sheet.run(words, shifts=shifts, space=space, gaps=len(words) - 1 if space else 0)
    pdf = sheet.pdf()
    assert text(pdf) == [words]
    assert spans(pdf) == [words]


def test_one_line_of_several_faces_and_heights() -> None:
    sheet = Sheet()
    node = sheet.node("本报讯AB记者·张亦筑")
    sheet.run("本报讯AB", 20_000, node=node)
    sheet.run("记者", 66_000, node=node, start=5, face="楷")
    sheet.run("·", 86_000, 49_000, node=node, start=7, face="黑")  # raised by 1 pt
    sheet.run("张亦筑", 90_000, node=node, start=8)
    assert text(sheet.pdf()) == ["本报讯AB记者·张亦筑"]


def test_runs_that_touch_need_no_span() -> None:
    sheet = Sheet()
    node = sheet.node("本报讯记者科技")
    sheet.run("本报讯", 20_000, node=node)
    sheet.run("记者", 50_000, node=node, start=3, face="楷")
    sheet.run("科技", 70_000, node=node, start=5)
    pdf = sheet.pdf()
    assert text(pdf) == ["本报讯记者科技"]
    assert spans(pdf) == []


def test_the_space_at_a_line_end_is_kept() -> None:
    sheet = Sheet()
    node = sheet.node("科技 and technology成果")
    sheet.run("科技 and", y=50_000, node=node)
    sheet.run("technology成果", y=64_000, node=node, start=7)
    sheet.run("另一段", y=78_000)
    assert text(sheet.pdf()) == ["科技 and ", "technology成果", "另一段"]


def test_a_hyphen_at_a_line_end_is_kept() -> None:
    sheet = Sheet()
    node = sheet.node("一家spin-off公司")
    sheet.run("一家spin-", y=50_000, node=node)
    sheet.run("off公司", y=64_000, node=node, start=7)
    sheet.run("另一段", y=78_000)
    assert text(sheet.pdf()) == ["一家spin-off公司", "另一段"]


def test_a_space_in_a_face_of_its_own_at_a_line_end() -> None:
    sheet = Sheet()
    node = sheet.node("如何规划？ 五个维度")
    sheet.run("如何规划？", node=node, face="黑")
    sheet.run(" ", 70_000, node=node, start=5)
    sheet.run("五个维度", y=70_000, node=node, start=6)
    assert text(sheet.pdf()) == ["如何规划？ ", "五个维度"]


def test_lines_of_different_texts_at_nearly_one_height() -> None:
    """PDFium would sort them from left to right, or join them."""
    sheet = Sheet()
    sheet.run("重庆科技报社", 150_000, 50_000)
    sheet.run("二〇二〇年", 150_000, 64_000)
    sheet.run("地标优品", 20_000, 60_000, size=30_000)
    sheet.run("同一行字", 150_000, 60_000)
    pdf = sheet.pdf()
    assert [line for line in text(pdf) if line.strip()] == ["重庆科技报社", "二〇二〇年", "地标优品", "同一行字"]
    # what keeps them apart is not painted, stands off the page and is no glyph of another font
    assert [operands[0] for operator, operands in content(pdf) if operator == "Tr"] == [3, 0, 3, 0]
    assert len({round(item.x) for item in shown(pdf) if item.y < 0}) == 2


def test_a_text_that_goes_on_at_one_height_in_the_next_column() -> None:
    sheet = Sheet()
    node = sheet.node("一段短文只有两行字")
    sheet.run("一段短文", 20_000, node=node)
    sheet.run("只有两行字", 120_000, node=node, start=4)
    assert text(sheet.pdf()) == ["一段短文只有两行字"]


def test_several_characters_of_one_glyph() -> None:
    font = load_face(KIT["宋"].path).font
    dash, han = font.get_nominal_glyph(ord("—")), font.get_nominal_glyph(ord("会"))
    sheet = Sheet()
    sheet.run("会——会", glyphs=(han, dash, han), offsets=(0, 1, 3, 4))
    pdf = sheet.pdf()
    assert text(pdf) == ["会——会"]
    assert spans(pdf) == []


def test_one_glyph_for_two_texts() -> None:
    font = load_face(KIT["宋"].path).font
    dash, han = font.get_nominal_glyph(ord("—")), font.get_nominal_glyph(ord("会"))
    sheet = Sheet()
    sheet.run("会——会", glyphs=(han, dash, han), offsets=(0, 1, 3, 4))
    sheet.run("会—会", y=64_000, glyphs=(han, dash, han))
    sheet.run("会会", y=78_000)
    pdf = sheet.pdf()
    assert text(pdf) == ["会——会", "会—会", "会会"]
    assert len(spans(pdf)) == 2


def test_several_glyphs_of_one_character() -> None:
    font = load_face(KIT["宋"].path).font
    a, b = font.get_nominal_glyph(ord("a")), font.get_nominal_glyph(ord("´"))
    sheet = Sheet()
    sheet.run("á会", glyphs=(a, b, font.get_nominal_glyph(ord("会"))), offsets=(0, 0, 1, 2))
    assert text(sheet.pdf()) == ["á会"]


def test_characters_beyond_the_bmp() -> None:
    sheet = Sheet()
    sheet.run("化学元素𬭎和𫟹", y=50_000)
    sheet.run("于9月发现𬭎和𫟹元素", y=64_000, shifts=((1, 250), (2, 250)))
    assert text(sheet.pdf()) == ["化学元素𬭎和𫟹", "于9月发现𬭎和𫟹元素"]


def test_a_character_that_no_face_has() -> None:
    sheet = Sheet()
    sheet.run("本报\U0002a700讯")
    assert text(sheet.pdf()) == ["本报\U0002a700讯"]


def test_baselines_and_ink() -> None:
    sheet = Sheet(bleed=8500)
    sheet.run("口口口", 20_000, 50_123, size=12_000)
    sheet.run("口口口", 20_250, 80_000, size=12_000, scale=900, space=400, gaps=2, colour=RED)
    first, second = shown(sheet.pdf())
    assert (first.x, first.y) == pytest.approx((28.5, 408.5 - 50.123), abs=0.001)
    assert (second.x, second.y) == pytest.approx((28.75, 408.5 - 80), abs=0.001)
    left, right = load_face(KIT["宋"].path).ink(load_face(KIT["宋"].path).font.get_nominal_glyph(ord("口")))
    assert first.right == pytest.approx(28.5 + 24 + right * 0.012, abs=0.02)
    # three letters of 0.9 em with 0.2 em, also made narrower, between each
    assert second.left == pytest.approx(28.75 + left * 0.012 * 0.9, abs=0.02)
    assert second.right == pytest.approx(28.75 + 0.9 * (2 * 14.4 + right * 0.012), abs=0.02)


def test_shifts_move_the_pen() -> None:
    sheet = Sheet()
    # small shifts, so that no span hides the places of the single glyphs from PDFium
    sheet.run("一二三四", 20_000, shifts=((0, 50), (2, 40), (3, -90)), space=60, gaps=3)
    starts = glyph_starts(sheet.pdf())
    assert starts == pytest.approx([20.5, 30.7, 41.3, 50.6], abs=0.02)


def test_text_state_is_written_where_it_changes() -> None:
    sheet = Sheet()
    for row in range(4):
        sheet.run("本报讯", y=50_000 + row * 14_000)
    operators = [operator for operator, _ in content(sheet.pdf())]
    assert operators.count("Tf") == operators.count("k") == operators.count("BT") == 1
    assert operators.count("Tm") == operators.count("Tj") == 4
    assert "Tc" not in operators and "Tz" not in operators
