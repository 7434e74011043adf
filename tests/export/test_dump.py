"""The dump: YAML that parses back, one line of text a line."""

from __future__ import annotations

import pytest
import yaml

from layout.diagnostic import Span, diagnose
from layout.export.dump import dump, name, pt, quoted
from layout.geometry import Rect
from layout.paper import Artwork, Fill, Line, Missing, Paper, PathFill, Picture
from layout.style import BLACK
from tests.export.papers import RED, SPOT, Sheet


def sample() -> Paper:
    sheet = Sheet(bleed=8504)
    for row, words in enumerate(("　　本报讯 “记者”", "说：\\n 100%")):
        sheet.run(words, y=50_000 + row * 14_000)
        sheet.lines.append(Line(row, 20_000, 50_000 + row * 14_000, 159_999, words, row, True))
    square = (("M", (0, 0)), ("L", (10_500, 0)), ("L", (0, 7000)), ("Z", ()))
    sheet.items += [
        Fill(Rect(0, 0, 10_000, 250), RED, 300),
        PathFill(square, BLACK),
        Artwork(Rect(0, 0, 1, 1), (PathFill(square, SPOT),), sheet.node("重庆日报")),
        Picture(Rect(0, 0, 60_000, 40_000), "/home/me/图/a.jpg", "图/a.jpg", (60, 40), (1, 2, 30, 20), "说明"),
        Picture(Rect(0, 0, 60_000, 40_000), None, "图/b.jpg", (60, 40), (0, 0, 60, 40), ""),
        Missing(Rect(0, 0, 10_000, 10_000), "𰻝"),
    ]
    sheet.diagnostics.append(diagnose("overset", Span("稿/a.md", 3, 5), lines=3, names=("甲", "乙"), why='"x"'))
    return sheet.paper()


def test_it_parses() -> None:
    read = yaml.safe_load(dump(sample()))
    assert (read["title"], read["date"], read["language"]) == ("测试日报 2020年9月29日", "2020-09-29", "zh-Hans")
    (page,) = read["pages"]
    assert (page["page"], page["sheet"]) == ("01", {"size": [300, 400], "bleed": 8.504})
    (frame,) = page["frames"]
    assert frame["frame"] == {"kind": "column", "area": "头条", "at": [20, 40, 160, 300]}
    assert frame["type"] == ["宋 10 黑"]
    assert frame["lines"] == [[0, 20, 50, 159.999, "　　本报讯 “记者”"], [1, 20, 64, 159.999, "说：\\n 100%"]]
    assert frame["items"] == [
        {"fill": "红", "at": [0, 0, 10, 0.25], "tint": 0.3},
        {"path": "黑", "at": [0, 0, 10.5, 7]},
        {"artwork": "重庆日报", "at": [0, 0, 10.5, 7]},
        {"picture": "图/a.jpg", "at": [0, 0, 60, 40], "crop": [1, 2, 30, 20]},
        {"picture": "图/b.jpg", "at": [0, 0, 60, 40], "crop": [0, 0, 60, 40], "missing": True},
        {"missing": "𰻝", "at": [0, 0, 10, 10]},
    ]
    assert read["nodes"][-1] == ["甲", "body", "重庆日报"]
    assert read["diagnostics"] == [
        {"code": "overset", "at": "稿/a.md:3:5", "args": {"lines": 3, "names": ["甲", "乙"], "why": '"x"'}}
    ]


def test_one_line_of_text_is_one_line() -> None:
    lines = dump(sample()).splitlines()
    assert '    - [0, 20, 50, 159.999, "　　本报讯 “记者”"]' in lines
    assert "/home/me" not in "".join(lines)


def test_runs_without_lines_speak_for_themselves() -> None:
    sheet = Sheet()
    sheet.run("报头", scale=900, size=30_500, colour=RED, face="黑")
    (frame,) = yaml.safe_load(dump(sheet.paper()))["pages"][0]["frames"]
    assert frame["items"] == [{"text": "报头", "type": "黑 30.5 90% 红", "from": [20, 50]}]


def test_an_empty_paper() -> None:
    paper = Sheet().paper()._replace(pages=())
    assert yaml.safe_load(dump(paper))["pages"] == yaml.safe_load(dump(paper))["nodes"] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a: b",
        "- x",
        '"',
        "\\",
        "a\nb\tc\r",
        "\x00\x07\x7f\x85\u2028\ufeff\u200b",
        "𬭎\U0002a700",
        "{[#&*!|>'%@`",
    ],
)
def test_any_text_comes_back(text: str) -> None:
    assert yaml.safe_load(quoted(text)) == text
    assert yaml.safe_load(f"[{name(text)}]") == [text]
    assert "\n" not in quoted(text)


@pytest.mark.parametrize(
    "word", ["yes", "No", "null", "~", "on", "1", "1e3", "0x1", "12:30", "头条", "A01", "a.b-c", ".5", "=", "<<"]
)
def test_words_stay_text(word: str) -> None:
    assert yaml.safe_load(f"[{name(word)}]") == [word]


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (1000, "1"), (1250, "1.25"), (-5, "-0.005"), (-12_340, "-12.34"), (1, "0.001")]
)
def test_points(value: int, text: str) -> None:
    assert pt(value) == text
