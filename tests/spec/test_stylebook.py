"""paper.yaml: defaults, units, names, both languages."""

from __future__ import annotations

from layout.messages import render
from layout.model import Role
from layout.style import StyleBook
from tests.spec.conftest import Read


def style(read: Read, text: str) -> StyleBook:
    loaded = read({"paper.yaml": text, "期/01.yaml": None, "期/issue.yaml": "日期: 2020-09-29\n"})
    found = [d for d in loaded.diagnostics if d.code != "no-pages"]
    assert loaded.style, [render(d) for d in found]
    return loaded.style


def test_the_name_is_enough(read: Read) -> None:
    """A 四开 of 4 栏 × 16 字 and 71 rows, centred, 天头 a little more than 地脚."""
    book = style(read, "报名: 试报\n")
    grid = book.grid
    assert book.sheet == (772_441, 1_105_512)
    assert (grid.columns, grid.column_width, grid.gutter, grid.rows, grid.step, grid.size) == (
        4, 160_000, 18_000, 71, 14_000, 10_000
    )  # fmt: skip
    assert grid.width == 694_000 and grid.left == (772_441 - 694_000) // 2
    foot = book.sheet[1] - grid.top - grid.depth(71)
    assert 0 < grid.top - foot < 10_000
    assert book.masthead.text == "试报" and book.masthead.lines == ("{date}", "{lunar}")
    assert list(book.levels) == ["头条", "二条", "三条", "简讯"]
    assert set(book.styles) == set(Role)


def test_everything_goes_with_the_body(read: Read) -> None:
    """9 pt body: 栏 of 16 字, step 1.4, captions nine tenths."""
    book = style(read, "报名: 试\n样式: {正文: {字号: 小五}}\n")
    grid = book.grid
    assert (grid.size, grid.step, grid.column_width, grid.gutter) == (9_000, 12_600, 144_000, 16_200)
    assert book.styles[Role.BODY].pitch == 12_600
    assert (book.styles[Role.CAPTION].size, book.styles[Role.CAPTION].pitch) == (8_100, 10_800)


def test_names_in_both_languages_are_one(read: Read) -> None:
    """What is predefined has one name in the engine, so that a face is not embedded twice."""
    chinese = style(read, "报名: 试\n样式: {正文: {字体: 楷, 颜色: 红}}\n栏线: 文武线\n")
    english = style(
        read,
        "paper: 试\nstyles: {body: {face: kai, colour: red}}\ncolumn_rule: thick-fine\n",
    )
    assert english == chinese


def test_own_names_are_free_and_override(read: Read) -> None:
    book = style(
        read,
        "paper: 试\nfaces:\n  标题宋: {file: fonts/a.ttc, number: 2, fallback: [song, 标题宋]}\n"
        "  hei: {file: fonts/b.otf}\ncolours: {teal: {cmyk: [80%, 0, 30%, 12.5%], spot: yes}}\n",
    )
    own = book.faces["标题宋"]
    assert (own.path, own.number, own.fallback, str(own.at)) == ("fonts/a.ttc", 2, ("宋",), "paper.yaml:3:8")
    assert book.faces["黑"].path == "fonts/b.otf" and "hei" not in book.faces
    assert book.colours["teal"].cmyk == (800, 0, 300, 125) and book.colours["teal"].spot


def test_pitch_goes_with_the_size(read: Read) -> None:
    book = style(read, "报名: 试\n样式: {图片说明: {字号: 六号}, 启事: {字号: 8pt, 行距: 11pt}}\n")
    assert (book.styles[Role.CAPTION].size, book.styles[Role.CAPTION].pitch) == (8_000, 10_666)
    assert (book.styles[Role.NOTICE].size, book.styles[Role.NOTICE].pitch) == (8_000, 11_000)


def test_levels_of_ones_own(read: Read) -> None:
    """They replace the predefined ones; kicker and deck are half the headline unless they say otherwise."""
    book = style(
        read,
        "报名: 试\n标题级:\n  大: {主题: {字号: 初号, 字体: 黑粗}, 副题: {字号: 三号}}\n  小: {主题: {字号: 20pt}}\n",
    )
    assert list(book.levels) == ["大", "小"]
    big, small = book.levels.values()
    sizes = [[level.styles[role].size for role in (Role.HEADLINE, Role.KICKER, Role.DECK)] for level in (big, small)]
    assert sizes == [[36_000, 18_000, 16_000], [20_000, 10_000, 10_000]]
    assert big.headline.face == "黑粗"


def test_lines_boxes_and_none(read: Read) -> None:
    book = style(
        read,
        "报名: 试\n线: {细: {粗细: 0.1mm}, 粗细: {粗细: [2pt, 0.5pt], 间隔: 1pt}}\n"
        "框: {灰: {线: 粗细, 内空: 1字, 空行: 2, 浓度: 15%}}\n稿间线: 无\n页码: 无\n报头: {线: 无, 行: 星期}\n",
    )
    assert book.rules["细"].strokes == (283,) and book.boxes["灰"].rule.strokes == (2_000, 500)
    box = book.boxes["灰"]
    assert (box.inset, box.rows, box.tint, box.kind) == (10_000, 2, 150, "rule")
    assert (book.story_rule, book.folio, book.masthead.rule, book.masthead.lines) == ("", None, "", ("星期",))


def test_units_of_the_paper(read: Read) -> None:
    """字 and 行 are the paper's own, wherever in the file the body's size and the step are written."""
    book = style(read, "版心: {栏宽: 15字, 天头: 4行, 行距: 13pt}\n报名: 试\n样式: {正文: {字号: 9.5pt}}\n")
    assert (book.grid.column_width, book.grid.top, book.grid.size) == (142_500, 52_000, 9_500)


def test_words_size_table(read: Read) -> None:
    book = style(read, "报名: 试\n标题级: {头条: {主题: {字号: 初号}}}\n字号表: Word\n")
    assert book.levels["头条"].headline.size == 42_000
