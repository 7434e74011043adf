"""Every line explained, as data and in words; and what no text can do to the breakers."""

from __future__ import annotations

from time import process_time

import pytest

import layout
from layout.cli import main
from layout.copyfitter import explain_lines, lines
from layout.fonts import shape as shaping
from layout.text.breakers import BREAKERS
from layout.text.explain import Change, describe
from tests.text.setting import SONG, ready

TEXT = "中文报纸，版面（新闻）的2020年中国科技ABC，成果商业化一二三四五六七八九十"


def test_as_data() -> None:
    reports = layout.explain_lines(TEXT, 10, 0)
    assert [report.text for report in reports] == lines(TEXT, 10, 0)
    assert "".join(report.text for report in reports) == TEXT
    for report in reports:
        added = sum(change.amount for change in report.changes if change.step != 3 or change.amount < 0)
        if report.why != "end":
            assert 0 <= report.width - report.natural - added < 20 or report.opened
        assert all(change.places > 0 for change in report.changes)


def test_what_gave() -> None:
    """Two commas give half an em each so that one 字 more comes in."""
    report = explain_lines("一，二，三四五六七八", 5, 0)[0]
    assert (report.text, report.natural, report.room) == ("一，二，三四", 6000, 5000)
    assert report.changes == (Change(-5 + 10, -1000, 2),)
    assert report.why == "full"
    assert report.next == "五"


@pytest.mark.parametrize(
    ("text", "measure", "why"),
    [
        ("一二三四五六", 4, "full"),
        ("一二三四，五六", 4, "together"),
        ("一二三“四五六", 4, "together"),
        ("ABCDEFGHIJKLMN", 3, "forced"),
        ("一二三", 4, "end"),
    ],
)
def test_why_a_line_ends(text: str, measure: float, why: str) -> None:
    assert explain_lines(text, measure, 0)[0].why == why


def test_a_divided_word_is_told() -> None:
    report, rest = explain_lines("中文typography", 6, 0, hyphenation="en")
    assert (report.text, report.hyphen, rest.hyphen) == ("中文typog", True, False)
    assert report.trimmed == 0
    assert "行末加连字符" in describe(report, "zh")
    assert "a hyphen divides the word" in describe(report, "en")
    assert "hyphen" not in describe(rest, "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_in_words(lang: str) -> None:
    said = [describe(report, lang) for report in explain_lines(TEXT, 8, 0)]
    assert all(said)
    assert not any("{" in words for words in said)


def test_command(capsys: pytest.CaptureFixture[str], tmp_path: pytest.TempPathFactory) -> None:
    file = f"{tmp_path}/text.txt"
    with open(file, "w", encoding="utf-8") as out:  # noqa: PTH123
        out.write(TEXT)
    arguments = ["lines", file, "--measure", "10字", "--style", "全角式", "--rules", "clreq-strict", "--explain"]
    assert main([*arguments, "--breaker", "total", "--lang", "zh"]) == 0
    assert "自然" in capsys.readouterr().out
    assert main(["lines", file, "--hyphenation", "en", "--lang", "en"]) == 0
    assert main(["lines", file, "--hyphenation", "xx"]) == 2
    assert "en-GB" in capsys.readouterr().err
    assert main(["lines", file, "--rules", "没有"]) == 2
    assert "clreq-gb" in capsys.readouterr().err


ODD = {
    "control": "中文\x01\x07中\x7f文" * 9,
    "private use": "中\ue000文\uf8ff" * 9,
    "noncharacters": "中\ufffe文\uffff\U0010ffff" * 9,
    "lone surrogates": "中\ud800文\udfff中" * 9,
    "bidirectional": "中文עברית中\u202e文العربية\u202c中" * 9,
    "500 combining marks": "中e" + "\u0301" * 500 + "文中文中文中文中文中文中文中文中文中文",
    "nothing but combining marks": "\u0301" * 500,
    "one word": "x" * 50_000,
    "one mark": "。" * 50_000,
    "opening marks": "“" * 50_000,
    "spaces": "中" + " " * 50_000 + "文",
}


@pytest.mark.parametrize("breaker", BREAKERS)
@pytest.mark.parametrize("kind", ODD)
def test_odd_text_is_set_in_bounded_time(kind: str, breaker: str) -> None:
    before = process_time()
    found = explain_lines(ODD[kind], 10, 0, breaker=breaker)
    assert "".join(line.text for line in found) == ODD[kind]
    assert process_time() - before < 20


@pytest.mark.press
@pytest.mark.parametrize("breaker", BREAKERS)
def test_ten_megabytes_in_one_paragraph(breaker: str) -> None:
    text = "中文报纸的版面，“是”在它的行里排2020年ABC。" * 140_000
    before = process_time()
    assert "".join(lines(text, 16, 2, breaker=breaker)) == text
    assert process_time() - before < 120


def test_a_long_paragraph_is_shaped_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """The glyphs are those of the text shaped at once; HarfBuzz alone runs out of memory at 500,000 characters."""
    text = "中文Python，报纸2020年“don’t”——的……版·面ABC。e\u0301\u3000😀" * 60
    whole = ready(text, SONG)
    monkeypatch.setattr(shaping, "LONGEST", 40)
    pieces = ready(text, SONG)
    assert pieces.glyphs == whole.glyphs
    assert (pieces.pen, pieces.lean) == (whole.pen, whole.lean)
