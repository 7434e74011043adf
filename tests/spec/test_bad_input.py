"""Every code of the spec reader, with the smallest input that gives it. ``‸`` stands where the diagnostic points."""

from __future__ import annotations

import string
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.diagnostic import Severity, Span
from layout.messages import MESSAGES, copy, files, keys, pages, render, severity, style
from layout.spec.issue import ISSUE, load
from layout.spec.keys import MEANT
from layout.spec.page import PAGE
from layout.spec.story import STORY
from layout.spec.stylebook import PAPER
from tests.spec.conftest import Files, write


class Case(NamedTuple):
    code: str
    files: Files
    at: str = ""  #: place, where no ‸ can show it
    path: str = "期"  #: what is loaded
    wanted: tuple[str, ...] = ()


def paper(text: str) -> Files:
    return {"paper.yaml": "报名: 试报\n" + text}


def issue(text: str) -> Files:
    return {"期/issue.yaml": text}


def four(text: str, head: str = "") -> Files:
    """An issue of four pages; ``head`` stands in page 03."""
    drawn = "版面: |\n  20 报头 报头\n"
    pages: Files = {"期/02.yaml": drawn, "期/03.yaml": head + drawn, "期/04.yaml": drawn}
    return {**pages, "期/issue.yaml": "日期: 2020-09-29\n" + text}


def page(text: str) -> Files:
    return {"期/01.yaml": text}


def drawn(text: str) -> Files:
    """A page map on the grid of two 栏 and 20 rows."""
    return {"期/01.yaml": "版面: |\n" + text}


def placed(text: str) -> Files:
    return {"期/01.yaml": "版面: |\n  6 报头 报头\n  * 甲 乙\n放:\n" + text}


def story(text: str) -> Files:
    return {"期/稿/甲.md": text}


MANY = "".join(f"k{n}: v\n" for n in range(30_000))

CASES = (
    # files
    Case("issue-missing", {}, "PATH:1:1", "没有"),
    Case("not-an-issue", {}, "PATH:1:1", "期/稿/甲.md"),
    Case("not-an-issue", {}, "PATH:1:1", "paper.yaml"),
    Case("paper-not-issue", {}, "PATH:1:1", "."),
    Case("no-style-book", {"paper.yaml": None}, "PATH:1:1"),
    Case("file-unreadable", {"期/issue.yaml": None}, "期/issue.yaml:1:1"),
    Case("file-unreadable", {"期/issue.yaml": None, "期/issue.yaml/x": ""}, "期/issue.yaml:1:1"),
    Case("file-too-large", {"期/稿/甲.md": "字" * 2_000_000}, "期/01.yaml:3:5"),
    Case("path-outside", placed("  甲: ‸../../甲\n")),
    Case("path-outside", story("---\n图: ‸../../a.jpg\n---\n")),
    Case("path-outside", story("---\n图: ‸/etc/passwd\n---\n")),
    Case("path-outside", paper("报头: {题字: ‸../a.svg}\n")),
    Case("path-outside", paper("字体:\n  甲: {文件: ‸C:/a.otf}\n")),
    Case("bad-name", placed("  甲: ‸甲/乙\n")),
    Case("bad-name", issue("日期: 2020-09-29\n版: [‸.01]\n")),
    Case("not-text", {"期/稿/甲.md": b"PK\x03\x04\0\0\0"}, "期/01.yaml:3:5"),
    Case("undecodable", {"期/稿/甲.md": "　　甲\n　　乙丙".encode()[:-1]}, "期/稿/甲.md:2:4"),
    Case("undecodable", {"期/稿/甲.md": "　　甲\r\n　　乙".encode("gb18030") + b"\xff\xff"}, "期/稿/甲.md:2:4"),
    Case("encoding-detected", {"期/稿/甲.md": "　　甲文。".encode("gb18030")}, "期/稿/甲.md:1:1"),
    Case("encoding-detected", {"期/稿/甲.md": "　　甲文。".encode("utf-16")}, "期/稿/甲.md:1:1"),
    Case("control-characters", story("　　甲‸\x0b文\x01。\n")),
    Case("control-characters", paper('语言: ‸"zh\\0"\n')),
    # YAML
    Case("yaml-syntax", paper("语言: ‸}\n")),
    Case("yaml-colon", paper("‸语言：zh\n")),
    Case("yaml-colon", paper("‸语言:zh\n")),
    Case("yaml-colon", paper("版心:\n  ‸栏数：4\n")),
    Case("yaml-colon", placed("  甲: {‸稿:甲}\n")),
    Case("yaml-quote-needed", story("---\n主题: 开幕‸: 今天\n---\n")),
    Case("yaml-quote-needed", story("---\n主题: ‸*强调*\n---\n")),
    Case("yaml-quote-needed", story('---\n主题: "地标" ‸直播\n---\n')),
    Case("yaml-quote-open", paper("语言: ‸'zh\n")),
    Case("yaml-bracket-open", paper("版心: ‸{栏数: 2\n")),
    Case("yaml-tab", paper("版心:\n‸\t栏数: 2\n")),
    Case("yaml-space", placed("  甲: 甲\n‸　　乙: 乙\n")),
    Case("yaml-wide", placed("  甲: ‸｛级: 三条｝\n")),
    Case("yaml-indent", paper("语言: zh\n ‸字号表: 方正\n")),
    Case("yaml-character", paper("语言: ‸@zh\n")),
    Case("yaml-alias", paper("颜色: ‸&a {}\n")),
    Case("yaml-alias", paper("颜色: {}\n线: ‸*a\n")),
    Case("yaml-tag", paper("语言: ‸!!python/object:os.system zh\n")),
    Case("yaml-merge", paper("版心: {‸<<: {栏数: 2}}\n")),
    Case("yaml-key", paper("版心: {? ‸[栏] : 2}\n")),
    Case("yaml-documents", paper("语言: zh\n‸---\n报名: 二\n")),
    Case("yaml-depth", paper("语言: " + "[" * 29 + "‸[\n")),
    Case("yaml-too-many", paper(MANY), "paper.yaml:24999:9"),
    Case("duplicate-key", paper("语言: zh\n‸语言: en\n")),
    Case("duplicate-key", {"paper.yaml": "报名: 试\n‸paper: 试\n"}),
    Case("comment-cut", story("---\n主题: 庆祝 ‸#1 名\n---\n")),
    # keys
    Case("unknown-key", paper("‸天气: 晴\n")),
    Case("unknown-key-like", paper("‸语盐: zh\n")),
    Case("unknown-key-like", placed("  甲: {‸上綫: 水线}\n")),
    Case("misplaced-key", paper("‸栏数: 2\n")),
    Case("misplaced-key", page("版面: |\n  20 甲 乙\n‸题跨: 2\n")),
    Case("mixed-keys", paper("语言: zh\n版心:\n  ‸rows: 20\n")),
    Case("missing-key", {"paper.yaml": "‸语言: zh\n"}),
    Case("missing-key", {"paper.yaml": ""}, "paper.yaml:1:1"),
    Case("missing-key", paper("字体:\n  甲: ‸{序号: 1}\n")),
    Case("missing-key", page("‸版面:\n")),
    Case("wrong-type", paper("版心: ‸[4]\n")),
    Case("wrong-type", paper("版心: {行数: ‸很多}\n")),
    Case("wrong-type", paper("报头: {占栏: ‸[2]}\n")),
    Case("wrong-type", {"paper.yaml": "‸- 报名\n"}),
    Case("wrong-type", paper("样式: {正文: {字号: ‸大号}}\n")),
    Case("wrong-type", paper("排法: {中西间距: ‸3mm}\n")),
    Case("wrong-type", paper("颜色: {绿: {油墨: ‸[1, 2, 3]}}\n")),
    Case("wrong-type", paper("纸张: {成品: ‸四开}\n")),
    Case("wrong-type", paper("语言: ‸中文\n")),
    Case("wrong-type", placed("  甲: {外: ‸也许}\n")),
    Case("wrong-type", story("---\n图: a.jpg\n焦点: ‸左\n---\n")),
    Case("no-unit", paper("版心: {行距: ‸14}\n")),
    Case("out-of-range", paper("版心: {行数: ‸9000}\n")),
    Case("out-of-range", paper("版心: {行距: ‸1mm}\n")),
    Case("out-of-range", paper("报头: {占栏: ‸9}\n")),
    Case("out-of-range", paper("样式: {主题: {字宽: ‸10%}}\n")),
    Case("out-of-range", {**paper("版心: {栏数: 2, 行数: 20}\n"), **placed("  甲: {题跨: ‸3}\n")}),
    Case("wrong-count", paper("线: {粗: {粗细: ‸[1pt, 1pt, 1pt, 1pt, 1pt, 1pt, 1pt]}}\n")),
    Case("unknown-choice", paper("排法: {标点: ‸随便}\n")),
    Case("unknown-name", paper("样式: {正文: {字体: ‸隶书}}\n")),
    Case("unknown-name", paper("栏线: ‸粗线\n")),
    Case("unknown-name", paper("字体: {甲: {文件: a.otf, 后备: [宋, ‸乙]}}\n")),
    Case("unknown-name", placed("  甲: {级: ‸特级}\n")),
    Case("text-folded", story("---\n主题: ‸甲\n  乙\n---\n")),
    # style book
    Case("type-area-wide", paper("版心: {栏数: 9, 栏宽: ‸16字}\n")),
    Case("type-area-deep", paper("版心: {行数: ‸90}\n")),
    Case("spot-reserved", paper("颜色:\n  ‸All: {油墨: [0, 90, 80, 0], 专色: 是}\n")),
    Case("sheet-small", paper("纸张: {成品: 100mm × 120mm, 出血: 3mm, 纸: ‸105mm × 200mm}\n")),
    Case("step-small", paper("版心: {行距: ‸9pt}\n")),
    Case("body-pitch", paper("样式: {正文: {行距: ‸20pt}}\n")),
    Case("level-order", paper("标题级:\n  一: {主题: {字号: 20pt}}\n  二: {主题: ‸{字号: 30pt}}\n")),
    Case("level-parts", paper("标题级:\n  一: {主题: {字号: 20pt}, 副题: ‸{字号: 30pt}}\n")),
    Case("box-tight", paper("框:\n  花框: ‸{花样: 卷草, 内空: 4pt}\n")),
    Case("box-square", paper("框:\n  花框: {花样: 云纹, 内空: 2字, 圆角: ‸6pt}\n")),
    Case("box-square", paper("框:\n  点框: {线: 点线, 圆角: ‸6pt}\n")),
    Case("unknown-field", paper('详见: ‸"详见 {版}"\n')),
    Case("unknown-field", paper('页码: {文字: ‸"{page"}\n')),
    Case("unknown-field", paper('文件名: ‸"{date:%H}{page}"\n')),
    Case("bad-pattern", paper("排法: {电头: ‸'(本报'}\n")),
    Case("bad-pattern", paper("排法: {电头: ‸'(本+)+报'}\n")),
    Case("bad-pattern", paper("排法: {电头: ‸'(?i)本报'}\n")),
    Case("file-pattern", paper('文件名: ‸"{paper}.pdf"\n')),
    Case("file-pattern", paper('文件名: ‸"../{page}.pdf"\n')),
    # issue and pages
    Case("bad-date", issue("日期: ‸2020-02-30\n")),
    Case("bad-date", issue("日期: ‸今天\n")),
    Case("no-pages", {"期/01.yaml": None, "期/issue.yaml": "‸日期: 2020-09-29\n"}),
    Case("page-missing", issue("日期: 2020-09-29\n版: [01, ‸02]\n")),
    Case("page-twice", issue("日期: 2020-09-29\n版: [01, ‸01]\n")),
    Case("page-id", page("版: ‸A01\n版面: |\n  20 甲 乙\n")),
    Case("page-unknown", {}, "期/issue.yaml:1:1", wanted=("09",)),
    # spreads
    Case("wrong-type", issue("日期: 2020-09-29\n通版: ‸02-03\n")),
    Case("wrong-type", issue("日期: 2020-09-29\n通版: ‸[[02, 03, 04]]\n")),
    Case("wrong-type", issue("日期: 2020-09-29\n通版: ‸[[02, [03]]]\n")),
    Case("page-unknown", issue("日期: 2020-09-29\n通版: [‸[02, 03]]\n")),
    Case("spread-twice", four("通版: [[02, 03], ‸[03, 04]]\n")),
    Case("spread-twice", four("通版: ‸[02, 02]\n")),
    Case("spread-apart", four("通版: [‸[03, 02]]\n")),
    Case("spread-apart", four("通版: [‸[02, 04]]\n")),
    Case("spread-leaf", four("通版: [‸[01, 02]]\n")),
    Case("spread-colour", four("通版: [‸[02, 03]]\n", "色: 黑白\n")),
    # page maps
    Case("map-empty", page("版面: ‸|\n  # 什么也没有\n放: {}\n")),
    Case("map-empty", page("版面: ‸''\n")),
    Case("map-folded", page("版面: ‸\n  20 甲 乙\n".replace(" ‸\n  ", "\n  ‸"))),
    Case("band-depth", drawn("  ‸高 甲 乙\n")),
    Case("band-depth", drawn("  6 报头 报头\n  ‸1.5 甲 乙\n")),
    Case("band-rows", drawn("  ‸0 甲 乙\n")),
    Case("band-rows", drawn("  ‸-3 甲 乙\n")),
    Case("band-rows", drawn("  ‸21 甲 乙\n")),
    Case("band-words", drawn("  6 报头 报头\n  ‸* 甲\n")),
    Case("band-words", drawn("  6 报头 报头\n  ‸* 甲 乙 丙\n")),
    Case("map-over", page("版面: ‸|\n  6 报头 报头\n  15 甲 乙\n")),
    Case("map-over", page("版面: ‸|\n  20 甲 乙\n  * 甲 乙\n")),
    Case("map-under", page("版面: ‸|\n  6 报头 报头\n  13 甲 乙\n")),
    Case("map-two-rest", drawn("  * 报头 报头\n  ‸余 甲 乙\n")),
    Case("area-split", drawn("  9 甲 乙\n  11 乙 ‸甲\n")),
    Case("area-unknown", placed("  ‸丙: 甲\n")),
    Case("area-unplaced", drawn("  9 甲 ‸丙\n  11 甲 丙\n")),
    Case("masthead-story", placed("  ‸报头: 甲\n")),
    # stories
    Case("story-missing", placed("  ‸甲: 丙\n")),
    Case("story-two-files", {"期/稿/甲.txt": "旧"}, "期/01.yaml:3:5"),
    Case("story-suffix", placed("  ‸甲: 甲.md\n")),
    Case("story-twice", {"期/01.yaml": "版面: |\n  * 甲 ‸乙\n放: {甲: 乙}\n"}),
    Case("story-empty", story("---\n主题:\n---\n"), "期/稿/甲.md:1:1"),
    Case("picture-extra", story("---\n图: 图.jpg\n署名: ‸某人\n---\n说明\n")),
    Case("picture-key", story("---\n图: 图.jpg\n图页: ‸2\n---\n说明\n")),
    Case("picture-key", story("---\n图: 图.PDF\n焦点: ‸[10%, 20%]\n---\n说明\n")),
    Case("picture-key", story("---\npicture: 图.svg\npicture_page: ‸2\n---\n说明\n")),
    Case("story-too-long", {"期/稿/甲.md": "字\n" * 100_001}, "期/稿/甲.md:1:1"),
    Case("story-too-long", {"期/稿/甲.md": "*" * 50_001}, "期/稿/甲.md:1:1"),
    Case("head-open", story("‸---\n主题: 甲\n　　甲文。\n")),
    Case("head-dashes", story("‸——\n主题: 甲\n——\n　　甲文。\n")),
    Case("head-lost", story("\n‸主题：甲\n　　甲文。\n")),
    Case("copy-cut", story("　　甲文。\n　　[已删] ‸乙文。\n")),
    Case("full-width", story("　　‸２０２０年ＡＢ\n")),
    Case("markup-open", story("　　甲**乙**丙\n　　丁‸*戊\n")),
    Case("markup-open", story("　　甲{着重:乙}丙\n　　丁‸{着重:戊\n")),
    Case("markup-unknown", story("　　甲‸{注:乙}丙\n")),
    Case("markup-unknown-like", story("　　甲‸{着重号:乙}丙\n")),
    Case("markup-stray", story("　　甲乙‸}丙\n")),
    Case("markup-value", story("　　甲‸{字距 3字:乙}丙\n")),
    Case("markup-place", story("　　甲‸{首字:乙}丙\n")),
    Case("markup-heading", story("---\n主题: 甲‸{首字:乙}\n---\n")),
    Case("markup-heading", story("---\n主题: 'm{上标:2}‸{均排:甲 乙}'\n---\n")),
    Case("markup-heading", story("---\n副题: |\n  甲\n  乙‸｛段题：丙｝\n---\n")),
    Case("markup-heading", story("## 甲‸{首字:乙}\n")),
    Case("markup-open", story("---\n引题: [甲, '‸{着重:乙']\n---\n")),
    Case("yaml-quote-needed", story("---\n主题: ‸{着重:重庆}\n---\n")),
    Case("yaml-quote-needed", story("---\n主题: {着重:重庆}‸好\n---\n")),
    Case("right-to-left", story("　　{着重:甲}\n乙‸שלום丙\n")),
    Case("right-to-left", story("---\n署名: ‸سلام\n---\n　　٣１甲\n"), wanted=()),
    Case("markup-deep", story("　　" + "{底色:" * 8 + "‸{底色:甲" + "}" * 9 + "\n")),
    Case("reference-missing", placed('  甲: {详见: ‸"09"}\n')),
    Case("external-alone", placed("  甲: {外: ‸是}\n")),
    Case("jump-nowhere", placed("  甲: {转: ‸乙}\n")),
    Case("jump-page", placed('  甲: {转: ‸"09"}\n')),
    Case(
        "jump-forked",
        {
            "期/01.yaml": "版面: |\n  9 甲 乙\n  * 丙 丁\n放: {乙: {转: 丙}, 丙: {稿: 乙, 接: 乙}, "
            "丁: {稿: 乙, 接: ‸乙}}\n"
        },
    ),
    Case("jump-back", placed("  甲: {接: 乙}\n  乙: {稿: 甲, 转: ‸甲}\n")),
    Case("jump-unmet", placed("  甲: {接: ‸乙}\n")),
    Case("turn-head-alone", placed("  甲: {转题: ‸短}\n")),
)


def _marked(case: Case) -> tuple[Files, str]:
    """The files without ‸, and the place where it stood."""
    at, plain = case.at, dict(case.files)
    for name, text in case.files.items():
        if isinstance(text, str) and "‸" in text:
            before = text[: text.index("‸")]
            at = str(Span(name, before.count("\n") + 1, len(before) - before.rfind("\n")))
            plain[name] = text.replace("‸", "")
    return plain, at


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_bad_input(case: Case, tmp_path: Path) -> None:
    plain, at = _marked(case)
    write(tmp_path, plain)
    loaded = load(tmp_path / case.path, case.wanted)
    found = [(d.code, str(d.at)) for d in loaded.diagnostics]
    assert (case.code, at.replace("PATH", str(tmp_path / case.path))) in found
    if severity(case.code) is Severity.FATAL:
        assert loaded.style is None or loaded.issue is None
    for diagnostic in loaded.diagnostics:
        message = MESSAGES[diagnostic.code]
        used = {
            field
            for sentence in (message.zh, message.en, message.hint_zh, message.hint_en)
            for _, field, _, _ in string.Formatter().parse(sentence)
            if field
        }
        assert used == {name for name, _ in diagnostic.args}, diagnostic.code
        for lang in ("zh", "en"):
            assert "@" not in render(diagnostic, lang).replace("“@”", "").replace("`@`", "").replace("“@zh”", "")


def test_the_sound_paper_has_no_problem(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {}))
    assert loaded.diagnostics == ()
    assert loaded.style and loaded.issue


def test_every_code_of_the_spec_has_a_case() -> None:
    spec = {**files.TABLE, **keys.TABLE, **style.TABLE, **pages.TABLE, **copy.TABLE}
    assert {case.code for case in CASES} == set(spec)


def test_words_for_keys_are_understood(tmp_path: Path) -> None:
    """What editors call a key is no slip of the pen, and is not guessed at by its letters."""
    loaded = load(write(tmp_path, story("---\n标题: 甲\n---\n")))
    assert [(d.code, d.arg("guess")) for d in loaded.diagnostics] == [("unknown-key-like", "主题")]
    tables = [*PAPER.walk(), *ISSUE.walk(), *PAGE.walk(), *STORY.walk()]
    assert all(any(known.find(key) for known in tables) for key in MEANT.values())


def test_all_problems_at_once(tmp_path: Path) -> None:
    """Mistakes in every file, one run, each at its place."""
    broken: Files = {
        "paper.yaml": "报名: 试\n语盐: zh\n版心: {栏数: 两, 行数: 20}\n样式: {正文: {字体: 隶书}}\n",
        "期/issue.yaml": "日期: 今天\n版: [01, 02]\n",
        "期/01.yaml": "版面: |\n  6 报头 报头\n  高 甲 乙\n放:\n  甲: {稿: 丙, 纸: 白}\n",
        "期/稿/乙.md": "---\n主题: [甲\n---\n",
    }
    found = [(str(d.at), d.code) for d in load(write(tmp_path, broken)).diagnostics]
    assert found == [
        ("paper.yaml:2:1", "unknown-key-like"),
        ("paper.yaml:3:10", "wrong-type"),
        ("paper.yaml:4:15", "unknown-name"),
        ("期/01.yaml:3:3", "band-depth"),
        ("期/01.yaml:5:3", "story-missing"),
        ("期/01.yaml:5:13", "unknown-key"),
        ("期/issue.yaml:1:5", "bad-date"),
        ("期/issue.yaml:2:9", "page-missing"),
        ("期/稿/乙.md:2:5", "yaml-bracket-open"),
    ]
