"""CSS Text: line-break and word-break, text-spacing-trim, text-autospace; web-platform-tests' cases and our own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance import adapter, reading

LINE_BREAK: list[dict[str, Any]] = reading.load("wpt_linebreak.json")
TRIM: list[dict[str, Any]] = reading.load("wpt_trim_zh.json")


def meets(case: dict[str, Any]) -> bool:
    """Does the engine break a case as it wants?"""
    found = adapter.breaks(case["text"], case["lang"], case["line_break"], case["word_break"])
    if case["kind"] == "opportunity":
        return bool(found) is case["expected_can_break"]
    return set(case["must_break"]) <= found and found.isdisjoint(case["must_not_break"])


def test_line_break() -> None:
    assert len(LINE_BREAK) == 746
    missed = [case["id"] for case in LINE_BREAK if not meets(case)]
    assert not missed, missed


def test_trim() -> None:
    assert len(TRIM) == 56
    missed = [
        case
        for case in TRIM
        if adapter.trim(case["text"], case["lang"], case["writing_mode"], case["text_spacing_trim"]) != case["expected"]
    ]
    assert not missed, missed


# RULES.md 2.4, a row a line: strict, normal, loose; then the languages that it speaks of.
ROWS = """
ぁァっー NYY *
〜゠ NYY zh,ja
‐– NNY *
々〻ゝゞヽヾ NNY *
・：；･‼⁇⁈⁉！？ NNY zh,ja
°‰′″‵℃℉﹪％￠ NNY zh,ja
"""


@pytest.mark.parametrize("row", ROWS.split("\n")[1:-1])
def test_breaks_before(row: str) -> None:
    chars, verdicts, languages = row.split()
    for lang in ("zh", "zh-hant", "ja", "de", ""):
        speaks = languages == "*" or lang[:2] in languages.split(",")
        for level, verdict in zip(("strict", "normal", "loose"), verdicts, strict=True):
            for char in chars:
                found = 1 in adapter.breaks(f"文{char}字", lang, level, "normal")
                assert found == (speaks and verdict == "Y"), (char, lang, level)


@pytest.mark.parametrize("lang", ["zh", "ja", "en"])
def test_after_prefixes_and_inside_an_ellipsis(lang: str) -> None:
    for level in ("strict", "normal", "loose"):
        for char in "±€№﹩＄￡￥￦":
            loose = level == "loose" and lang != "en"
            assert (2 in adapter.breaks(f"文{char}字", lang, level, "normal")) == loose, (char, level)
        assert (2 in adapter.breaks("文……字", lang, level, "normal")) == (level == "loose")
        assert 3 not in adapter.breaks("共￥50％的", lang, level, "normal")
        assert 4 not in adapter.breaks("共￥50％的", lang, level, "normal")


def test_chinese_quotes() -> None:
    """ICU's tailoring for zh and ja: “ opens, ” closes."""
    assert adapter.breaks("A”B", "zh", "normal", "normal") == {2}
    assert adapter.breaks("他说“好”他", "zh", "strict", "normal") == {1, 2, 5}
    assert adapter.breaks("A”B", "en", "normal", "normal") == set()


@pytest.mark.parametrize("level", ["auto", "loose", "normal", "strict"])
def test_keep_all(level: str) -> None:
    """CSS Text 3, 5.2: no break between letters; spaces, marks and U+200B still part them."""
    assert adapter.breaks("重庆 发布\u200b通知：50人々が（カーABC）文", "zh", level, "keep-all") == {
        *(3, 6, 9, 14),
        *({8} if level == "loose" else ()),
        21,
    }
    assert adapter.breaks("한국어 문자", "ko", level, "keep-all") == {4}


def test_autospace() -> None:
    """RULES.md 6: between 汉字 and letters or digits, none beside marks, none where a space is typed."""
    assert adapter.autospace("国ABC国12国") == {0, 3, 4, 6}
    assert adapter.autospace("国。XX国") == {3}
    assert adapter.autospace("国（A）国，1") == set()
    assert adapter.autospace("国 A国") == {2}
