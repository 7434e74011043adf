"""Page maps: text -> bands and areas."""

from __future__ import annotations

from tests.spec.conftest import Read


def bands(read: Read, text: str, head: str = "版面: |") -> list[tuple[str, int, str, int, int]]:
    loaded = read({"期/01.yaml": f"{head}\n{text}"})
    assert loaded.issue, loaded.diagnostics
    return [
        (band.depth.value, band.rows, " ".join(band.areas), band.at.line, band.at.column)
        for band in loaded.issue.pages[0].bands
    ]


def test_numbers_set_right_words_in_any_width(read: Read) -> None:
    """The first line may stand further right than the others; blanks may be full-width; comments are left out."""
    drawn = "    6 报头　报头\n\n  fit\t甲  甲   # 随文\n  ８行 乙 甲#1\n  # 注\n  ＊  乙 乙\n"
    assert bands(read, drawn) == [
        ("fixed", 6, "报头 报头", 2, 5),
        ("fit", 0, "甲 甲", 4, 3),
        ("fixed", 8, "乙 甲#1", 5, 3),
        ("rest", 0, "乙 乙", 7, 3),
    ]


def test_chinese_depths_and_english_keys(read: Read) -> None:
    assert [band[0] for band in bands(read, "  随文 甲 乙\n  余 甲 乙\n")] == ["fit", "rest"]
    assert bands(read, " 20 甲 乙\n", "map: |  # the page") == [("fixed", 20, "甲 乙", 2, 2)]


def test_areas_are_placed_in_the_maps_order(read: Read) -> None:
    """An area without an entry takes the story of its name; the short form names a story."""
    loaded = read({
        "期/01.yaml": "版面: |\n  6 报头 报头\n  * 丙 乙\n放:\n  丙: 甲\n",
    })  # fmt: skip
    assert loaded.diagnostics == () and loaded.issue
    placements = loaded.issue.pages[0].placements
    assert [(p.area, p.story, p.at.line) for p in placements] == [("报头", None, 2), ("丙", "甲", 5), ("乙", "乙", 3)]


def test_l_t_and_u_shapes_are_one_piece(read: Read) -> None:
    for drawn in ("  8 甲 乙\n  12 甲 甲\n", "  8 甲 甲\n  12 甲 乙\n", "  8 甲 乙\n  * 甲 乙\n"):
        bands(read, drawn)


def test_rows_that_do_not_add_up_name_the_bands_to_change(read: Read) -> None:
    loaded = read({"期/01.yaml": "版面: |\n  6 报头 报头\n  9 甲 甲\n  7 乙 乙\n"})
    (problem,) = loaded.diagnostics
    assert problem.code == "map-over"
    assert dict(problem.args) == {"total": 20, "rows": 22, "over": 2, "areas": ("甲", "乙")}


def test_an_unreadable_grid_is_not_held_against_the_page(read: Read) -> None:
    """Where paper.yaml does not say how many 栏 and rows there are, the page map is not counted."""
    loaded = read({
        "paper.yaml": "报名: 试\n版心: {栏数: 两, 行数: 很多}\n",
        "期/01.yaml": "版面: |\n  6 报头 报头 报头\n  900 甲 乙 丙\n",
    })  # fmt: skip
    assert {d.code for d in loaded.diagnostics} == {"wrong-type", "area-unplaced"}
