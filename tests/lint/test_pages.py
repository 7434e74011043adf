"""Taboos planted on pages are found with their code, where they stand; the same page mended is silent about them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from layout.flow.galley import LinePiece
from layout.lint import lint
from layout.lint.rules import CHAPTERS, RULES
from layout.lint.run import report, view_of
from layout.lint.view import View
from layout.model import Role
from layout.spec.issue import load
from tests.lint.paper import CLEAN, GREY, PROSE, Files, found, lay_out

PAPER = CLEAN["paper.yaml"]
LONG = "".join(PROSE) * 4


def story(head: str = "", chars: int = 2000, more: str = "") -> str:
    """A story of about so many characters."""
    return f"---\n{f'主题: {head}' if head else ''}\n{more}---\n　　{LONG[2 : chars + 2]}\n"


def page(drawn: str, place: str = "", paper: str = PAPER, **stories: str) -> Files:
    """An issue of one page: a line of ``drawn`` a band, ``place`` what is placed."""
    bands = "".join(f"  {line.strip()}\n" for line in drawn.split("/"))
    names = dict.fromkeys(word for line in drawn.split("/") for word in line.split()[1:] if word != "报头")
    written = {f"期/稿/{name}.md": stories.get(name, story(f"关于{name}的稿子")) for name in names}
    head = "版面: |\n" + bands + (f"放:\n{place}" if place else "")
    return {"paper.yaml": paper, "期/issue.yaml": "日期: 2026-11-25\n版: [01]\n", "期/01.yaml": head, **written}


class Taboo(NamedTuple):
    code: str
    at: tuple[str, int, int]
    files: Files
    mended: Files


def head_of(name: str) -> tuple[str, int, int]:
    return f"期/稿/{name}.md", 2, 5


BARE = PAPER + "稿间线: 无\n"
BROAD = PAPER + "纸张: {成品: 390mm × 545mm}\n版心: {行数: 98, 天头: 60pt}\n"
PHOTO = "---\n图: 图/样.jpg\n摄: 某某 摄\n---\n　　样图。\n"
QUARTERS = "30 甲 甲 乙 乙 / * 丙 丙 丁 丁"
THIRD = "  甲: {级: 三条}\n  乙: {级: 三条}\n"
LEVELS = "标题级:\n  大: {主题: {字号: 42pt}}\n  小: {主题: {字号: %s}, 副题: {字号: %s}}\n"
FOLD_MAP = "9 报头 报头 报头 报头 / %d 乙 乙 乙 乙 / 30 甲 甲 甲 甲 / * 丙 丙 丙 丙"
FOLD_PLACE = "  甲: {级: 二条}\n"
JUMP = {
    "期/issue.yaml": "日期: 2026-11-25\n版: [01, 02]\n",
    "期/02.yaml": "版面: |\n * 续 续 续 续\n放:\n  续: {稿: 甲, 接: 01}\n",
}
SHORT_LINES = "---\n主题: 甲题\n---\n" + "".join(f"　　第{n}行排好。\n" for n in range(400))
TITLE = "---\n主题: 甲题\n---\n　　"
FIRST, MARKED = "量准版心画直栏线数清行数再排", "量准版心画直栏，数清行数再排版心"
WITH_DECK = story("关于甲的稿子", 2000, "副题: 副题说明\n")

WIDE = BARE + "版心: {栏间距: 2.5字}\n"
SIDE = "30 甲 乙 乙 乙 / * 甲 丙 丙 丙"

TABOOS = (
    Taboo(
        "heads-meet",
        head_of("乙"),
        page("40 甲 甲 乙 乙 / * 丙 丙 丙 丙", THIRD, BARE),
        page("40 甲 甲 乙 乙 / * 丙 丙 丙 丙", THIRD, WIDE),
    ),
    Taboo("page-split-down", ("期/01.yaml", 2, 3), page(QUARTERS), page(SIDE)),
    Taboo(
        "heads-meet",
        head_of("乙"),
        page("40 甲 甲 乙 乙 / * 丙 丙 丙 丙", THIRD, BARE),
        page("40 甲 甲 乙 乙 / * 丙 丙 丙 丙", THIRD),
    ),
    Taboo(
        "heads-meet",
        head_of("乙"),
        page("40 甲 甲 乙 乙 / * 丙 丙 丙 丙", THIRD, BARE),
        page("40 甲 甲 乙 乙 / * 丙 丙 丙 丙", THIRD.replace("乙: {级: 三条", "乙: {级: 简讯"), BARE),
    ),
    Taboo(
        "head-under-head",
        head_of("乙"),
        page("5 甲 甲 甲 甲 / 40 甲 甲 乙 乙 / * 丙 丙 丙 丙", "  甲: {题行: 5}\n"),
        page("5 甲 甲 甲 甲 / 40 甲 甲 乙 乙 / * 丙 丙 丙 丙", "  甲: {题行: 5}\n  乙: {上线: 正线}\n"),
    ),
    Taboo(
        "head-at-foot",
        head_of("甲"),
        page("8 甲 甲 甲 乙 / * 丙 丙 甲 乙", "  甲: {题跨: 2, 题行: 6}\n"),
        page("14 甲 甲 甲 乙 / * 丙 丙 甲 乙", "  甲: {题跨: 2, 题行: 6}\n"),
    ),
    Taboo("head-fold", head_of("甲"), page(FOLD_MAP % 40, FOLD_PLACE, BROAD), page(FOLD_MAP % 50, FOLD_PLACE, BROAD)),
    Taboo("head-fold", head_of("甲"), page(FOLD_MAP % 38, FOLD_PLACE, BROAD), page(FOLD_MAP % 38, FOLD_PLACE)),
    Taboo(
        "level-close",
        ("paper.yaml", 5, 6),
        page("* 甲 甲 甲 甲", paper=PAPER + LEVELS % ("36pt", "18pt")),
        page("* 甲 甲 甲 甲", paper=PAPER + LEVELS % ("32pt", "18pt")),
    ),
    Taboo(
        "lead-smaller",
        head_of("乙"),
        page("30 甲 甲 甲 甲 / * 乙 乙 乙 乙", "  甲: {级: 三条}\n  乙: {级: 头条}\n"),
        page("30 甲 甲 甲 甲 / * 乙 乙 乙 乙", "  甲: {级: 三条, 免检: [lead-smaller]}\n  乙: {级: 头条}\n"),
    ),
    Taboo(
        "heads-alike",
        head_of("丁"),
        page(QUARTERS, "".join(f"  {n}: {{级: 三条}}\n" for n in "甲乙丙丁")),
        page(QUARTERS, "".join(f"  {n}: {{级: 三条}}\n" for n in "甲乙丙") + "  丁: {级: 二条}\n"),
    ),
    Taboo(
        "deck-size",
        head_of("甲"),
        page("* 甲 甲 甲 甲", "  甲: {级: 小}\n", PAPER + LEVELS % ("32pt", "28pt"), 甲=WITH_DECK),
        page("* 甲 甲 甲 甲", "  甲: {级: 小}\n", PAPER + LEVELS % ("32pt", "18pt"), 甲=WITH_DECK),
    ),
    Taboo(
        "deck-size",
        head_of("甲"),
        page("* 甲 甲 甲 甲", "  甲: {级: 小, 题向: 竖}\n", PAPER + LEVELS % ("32pt", "28pt"), 甲=WITH_DECK),
        page("* 甲 甲 甲 甲", "  甲: {级: 小, 题向: 竖}\n", PAPER + LEVELS % ("32pt", "18pt"), 甲=WITH_DECK),
    ),
    Taboo(
        "head-tight",
        head_of("甲"),
        page("* 甲 甲 乙 乙", THIRD, 甲=story("一二三四五六七八九十一二三四")),
        page("* 甲 甲 乙 乙", THIRD, 甲=story("一二三四五六七八九十一二")),
    ),
    Taboo("page-split-down", ("期/01.yaml", 2, 3), page(QUARTERS), page("30 甲 甲 乙 乙 / * 丙 丙 丙 丁")),
    Taboo(
        "page-split-across",
        ("期/01.yaml", 3, 3),
        page(QUARTERS),
        page("30 甲 甲 乙 乙 / 10 丙 丙 乙 乙 / * 丙 丙 丁 丁"),
    ),
    Taboo("page-split-across", ("期/01.yaml", 3, 3), page(QUARTERS), page("30 甲 甲 乙 乙 / * 丙 丙 丙 丙")),
    Taboo(
        "story-wider",
        ("期/01.yaml", 4, 3),
        page("* 甲 甲 甲 甲", "  甲: {题跨: 2}\n"),
        page("* 甲 甲 甲 甲", "  甲: {题跨: 2, 上线: 正线}\n"),
    ),
    Taboo(
        "text-runs-on",
        ("期/稿/甲.md", 4, 0),
        page("30 甲 甲 乙 乙 / * 甲 甲 甲 甲"),
        page("30 甲 甲 乙 乙 / * 甲 甲 甲 甲", 乙=PHOTO),
    ),
    Taboo(
        "boxes-touch",
        ("期/01.yaml", 6, 3),
        page("30 甲 甲 甲 甲 / * 乙 乙 乙 乙", "  甲: {框: 线框}\n  乙: {框: 线框, 上空: 0}\n"),
        page("30 甲 甲 甲 甲 / * 乙 乙 乙 乙", "  甲: {框: 线框}\n  乙: {框: 线框}\n"),
    ),
    Taboo(
        "body-small",
        ("paper.yaml", 3, 5),
        page("* 甲 甲 甲 甲", paper=PAPER + "校检: {学生报: 是}\n"),
        page("* 甲 甲 甲 甲"),
    ),
    Taboo(
        "columns-white",
        ("期/01.yaml", 2, 6),
        page("40 甲 甲 甲 甲 / * 乙 乙 乙 乙", 甲=story("甲题", 600)),
        page("随文 甲 甲 甲 甲 / * 乙 乙 乙 乙", 甲=story("甲题", 600), 乙=PHOTO),
    ),
    Taboo(
        "measure-narrow",
        ("期/01.yaml", 4, 3),
        page("* 甲 甲 甲 甲", "  甲: {栏: 8}\n", 甲=story("甲题", 1500)),
        page("* 甲 甲 甲 甲", "  甲: {栏: 5}\n", 甲=story("甲题", 1500)),
    ),
    Taboo(
        "measure-wide",
        ("期/01.yaml", 4, 3),
        page("* 甲 甲 甲 甲", "  甲: {框: 线框}\n", 甲=story("甲题", 1500)),
        page("* 甲 甲 甲 甲", "  甲: {框: 线框, 栏: 2}\n", 甲=story("甲题", 1500)),
    ),
    Taboo(
        "picture-no-caption",
        ("期/稿/图.md", 2, 4),
        page("* 图 图 图 图", 图="---\n图: 图/样.jpg\n摄: 某某 摄\n---\n"),
        page("* 图 图 图 图", 图=PHOTO),
    ),
    Taboo(
        "picture-no-credit",
        ("期/稿/图.md", 2, 4),
        page("* 图 图 图 图", 图="---\n图: 图/样.jpg\n---\n　　样图。\n"),
        page("* 图 图 图 图", 图="---\n图: 图/样.jpg\n---\n　　样图。（资料图片）\n"),
    ),
    Taboo(
        "picture-fold",
        ("期/稿/丙.md", 2, 4),
        page("20 甲 甲 甲 甲 / * 丙 丙 丙 丙", "", BROAD, 丙=PHOTO),
        page("60 甲 甲 甲 甲 / * 丙 丙 丙 丙", "", BROAD, 丙=PHOTO),
    ),
    Taboo(
        "ad-unmarked",
        ("期/稿/广告.md", 2, 4),
        page("* 广告 广告 广告 广告", 广告="---\n图: 图/样.jpg\n---\n"),
        page("* 广告 广告 广告 广告", 广告="---\n图: 图/样.jpg\n---\n　　广告\n"),
    ),
    Taboo(
        "jump-at-end",
        ("期/01.yaml", 5, 10),
        {**page("20 甲 甲 甲 甲 / * 乙 乙 乙 乙", "  甲: {转: 02}\n", 甲=SHORT_LINES), **JUMP},
        {**page("20 甲 甲 甲 甲 / * 乙 乙 乙 乙", "  甲: {转: 02}\n"), **JUMP},
    ),
    Taboo(
        "page-unlisted",
        ("期/稿/甲.md", 4, 7),
        page("* 甲 甲 甲 甲", 甲=TITLE + "排好了（详见第三版）。\n"),
        page("* 甲 甲 甲 甲", 甲=TITLE + "排好了（详见第一版）。\n"),
    ),
    Taboo(
        "page-differs",
        ("期/稿/甲.md", 4, 7),
        {
            **page("* 甲 甲 甲 甲", '  甲: {详见: "02"}\n', 甲=TITLE + "排好了（详见1版）。\n"),
            **JUMP,
            "期/02.yaml": "版面: |\n * 乙 乙 乙 乙\n",
            "期/稿/乙.md": story("乙题"),
        },
        {
            **page("* 甲 甲 甲 甲", '  甲: {详见: "02"}\n', 甲=TITLE + "排好了（详见2版）。\n"),
            **JUMP,
            "期/02.yaml": "版面: |\n * 乙 乙 乙 乙\n",
            "期/稿/乙.md": story("乙题"),
        },
    ),
    Taboo("imprint-missing", ("paper.yaml", 1, 1), {"期/稿/乙.md": CLEAN["期/稿/乙.md"].replace("CN 50-0001", "")}, {}),
    Taboo(
        "nameplate-small",
        head_of("甲"),
        page("3 报头 报头 报头 报头 / * 甲 甲 甲 甲", "  甲: {级: 头条}\n", PAPER + "报头: {占栏: 1}\n"),
        page("9 报头 报头 报头 报头 / * 甲 甲 甲 甲", "  甲: {级: 头条}\n"),
    ),
    Taboo(
        "section-large",
        ("paper.yaml", 1, 1),
        {"paper.yaml": PAPER + "样式: {页码: {字号: 130pt}}\n报头: {占栏: 1}\n"},
        {"paper.yaml": PAPER},
    ),
    Taboo("masthead-date", ("paper.yaml", 3, 5), {"paper.yaml": PAPER + "报头: {行: [2026年11月24日]}\n"}, {}),
    Taboo("date-weekday", ("paper.yaml", 3, 5), {"paper.yaml": PAPER + "报头: {行: [2026年11月25日 星期四]}\n"}, {}),
    Taboo(
        "pages-count",
        ("paper.yaml", 3, 5),
        {"paper.yaml": PAPER + "报头: {行: ['{date}', 今日4版]}\n"},
        {"paper.yaml": PAPER + "报头: {行: ['{date}', 今日2版]}\n"},
    ),
    Taboo(
        "pages-order",
        ("期/issue.yaml", 1, 1),
        {"期/issue.yaml": "日期: 2026-11-25\n版: [01, 03]\n", "期/03.yaml": CLEAN["期/02.yaml"]},
        {},
    ),
    Taboo("folio-none", ("paper.yaml", 1, 1), {"paper.yaml": "报名: 试报\n页码: 无\n"}, {}),
    Taboo("cn-form", ("期/稿/乙.md", 8, 16), {"期/稿/乙.md": CLEAN["期/稿/乙.md"].replace("50-0001", "50-1001")}, {}),
    Taboo(
        "line-loose",
        ("期/稿/甲.md", 4, 16),
        page(
            "* 甲 甲 甲 甲",
            paper=PAPER + "校检: {松行: 0.1字}\n",
            甲=TITLE + "排一张报纸一先画版样纸一编辑量准版心画直栏线数清行数再" + "x" * 12 + "排一\n",
        ),
        page("* 甲 甲 甲 甲", 甲=TITLE + "量准版心。\n"),
    ),
    Taboo(
        "river",
        ("期/稿/甲.md", 4, 17),
        page("* 甲 乙 乙 乙", paper=PAPER + "排法: {标点: 全角式}\n", 甲=TITLE + FIRST + MARKED * 6 + "\n"),
        page("* 甲 乙 乙 乙", paper=PAPER + "排法: {标点: 全角式}\n", 甲=TITLE + FIRST + MARKED * 4 + "\n"),
    ),
    Taboo(
        "stack-start",
        ("期/稿/甲.md", 4, 17),
        page("* 甲 乙 乙 乙", 甲=TITLE + "画" + FIRST[1:] + "量一二三四五六七八九十一二三四五" * 3 + "末了收住版口\n"),
        page("* 甲 乙 乙 乙", 甲=TITLE + "画" + FIRST[1:] + "量一二三四五六七八九十一二三四五" * 2 + "末了收住版口\n"),
    ),
    Taboo(
        "stack-end",
        ("期/稿/甲.md", 4, 17),
        page("* 甲 乙 乙 乙", 甲=TITLE + FIRST + "一二三四五六七八九十一二三四五量" * 3 + "末了收住版口\n"),
        page("* 甲 乙 乙 乙", 甲=TITLE + FIRST + "一二三四五六七八九十一二三四五量" * 2 + "末了收住版口\n"),
    ),
    Taboo(
        "lone-character",
        ("期/稿/甲.md", 4, 27),
        page("* 甲 甲 甲 甲", 甲=TITLE + "a" * 24 + "好。\n"),
        page("* 甲 甲 甲 甲", 甲=TITLE + "a" * 24 + "好了。\n"),
    ),
    Taboo(
        "lint-code",
        ("paper.yaml", 3, 10),
        {"paper.yaml": PAPER + "校检: {级别: {head-tihgt: 不查}}\n"},
        {"paper.yaml": PAPER + "校检: {级别: {head-tight: 不查}}\n"},
    ),
)


@pytest.mark.parametrize("taboo", TABOOS, ids=lambda taboo: taboo.code)
def test_the_taboo_is_found_in_its_place(taboo: Taboo, tmp_path: Path) -> None:
    places = {place for place in found(tmp_path / "spoilt", taboo.files) if place[0] == taboo.code}
    file, line, column = taboo.at
    assert {(at, row) for _, at, row, _ in places} == {(file, line)}
    assert not column or {place[3] for place in places} == {column}
    assert taboo.code not in {place[0] for place in found(tmp_path / "mended", taboo.mended)}


def set_view(folder: Path, files: Files) -> View:
    loaded = load(lay_out(folder, files))
    assert loaded.issue and loaded.style
    return view_of(loaded, loaded.issue, loaded.style, True, [])


def codes(view: View) -> set[str]:
    return {one.code for one in report(view).findings}


def test_what_setting_does_not_do_is_found_where_it_is_done(tmp_path: Path) -> None:
    """Columns that end apart, subheads at a column's foot and lines off the grid: the engine makes none itself."""
    text = "---\n主题: 甲题\n---\n" + "\n".join(PROSE[:4]) + "\n## 小题\n" + "\n".join(PROSE[4:]) + "\n"
    view = set_view(tmp_path, page("* 甲 甲 甲 乙", 甲=text * 1))
    assert not codes(view) & {"columns-uneven", "subhead-at-foot", "off-grid"}
    sheet = view.pages[0]
    outcome = sheet.outcome("甲")
    assert outcome and outcome.filling
    columns = outcome.filling.columns

    def with_columns(*changed: object) -> View:
        filling = outcome.filling._replace(columns=tuple(changed))  # type: ignore[union-attr, arg-type]
        made = sheet.made._replace(outcomes=(outcome._replace(filling=filling),))
        return view._replace(pages=(sheet._replace(made=made),))

    cut = columns[-1]._replace(pieces=columns[-1].pieces[:-4], used=columns[-1].used - 4)
    assert "columns-uneven" in codes(with_columns(*columns[:-1], cut))
    at, short = next(
        (number, column._replace(pieces=column.pieces[: index + 1]))
        for number, column in enumerate(columns)
        for index, piece in enumerate(column.pieces)
        if isinstance(piece, LinePiece) and piece.text.role is Role.SUBHEAD
    )
    assert "subhead-at-foot" in codes(with_columns(*columns[:at], short, *columns[at + 1 :], columns[0]))
    frames = tuple(
        frame._replace(lines=(*frame.lines[:-1], frame.lines[-1]._replace(y=frame.lines[-1].y + 500)))
        if frame.kind == "column" and number > 2 else frame
        for number, frame in enumerate(sheet.page.frames)
    )  # fmt: skip
    shifted = view._replace(pages=(sheet._replace(page=sheet.page._replace(frames=frames)),))
    assert "off-grid" in codes(shifted)


def test_vertical_heads_are_heads(tmp_path: Path) -> None:
    files = page("30 甲 甲 甲 甲 / * 乙 乙 乙 乙", "  甲: {级: 三条, 题向: 竖}\n  乙: {级: 头条}\n")
    places = {place for place in found(tmp_path, files) if place[0] in CHAPTERS["headings"][2]}
    assert places == {("lead-smaller", *head_of("乙"))}


ELSEWHERE = {"columns-uneven", "subhead-at-foot", "off-grid"}


def test_every_rule_is_broken_somewhere() -> None:
    copy = (Path(__file__).parent / "test_copy.py").read_text(encoding="utf-8")
    broken = {taboo.code for taboo in TABOOS} | ELSEWHERE | {code for code in RULES if f'"{code}"' in copy}
    assert broken == set(RULES)
    assert len(RULES) == sum(len(table) for _, _, table in CHAPTERS.values()) > 60


def test_insets_tables_and_vertical_heads_are_seen(tmp_path: Path) -> None:
    """A picture among the text without a credit, a mark in a cell, a heading beside its text."""
    files = {
        "paper.yaml": "报名: 小报\n版心: {栏数: 2, 栏宽: 16字, 行数: 30}\n",
        "issue.yaml": "日期: 2026-11-25\n",
        "01.yaml": '版: "01"\n版面: |\n  30 甲 甲\n放: {甲: {题向: 竖}}\n',
        "稿/甲.md": "---\n主题: 竖着的题\n插图: {图: a.jpg, 行: 4, 说明: 没有署名的图}\n---\n　　"
        + "正文排在题的右边，有图，也有表。" * 9 + "\n\n:::表\n甲 | 乙,丙\n:::\n",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "a.jpg").write_bytes(GREY)
    told = {one.code: one.at.line for one in lint(tmp_path).findings}
    assert told["picture-no-credit"] == 3
    assert told["half-mark"] == 8
    assert not {"story-wider", "heads-meet"} & told.keys()
