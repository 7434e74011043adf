"""The one table: both languages say the same with the same arguments."""

from __future__ import annotations

import re
import string

import pytest

from layout.diagnostic import Span, diagnose
from layout.messages import MESSAGES, explain, render, sort
from layout.messages.words import WORDS


def fields(*sentences: str) -> set[str]:
    return {field for text in sentences for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages(code: str) -> None:
    message = MESSAGES[code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert message.zh and message.en and message.explain_zh and message.explain_en
    assert bool(message.hint_zh) == bool(message.hint_en)
    assert fields(message.zh, message.hint_zh) == fields(message.en, message.hint_en)
    assert not message.zh.endswith("。") and not message.en.endswith(".")
    assert not re.search("[一-龥]", re.sub("汉字|栏|黑体|楷体|稿|字|行|磅|小五", "", message.en + message.explain_en))
    assert explain(code, "zh").startswith(code) and explain(code, "en").startswith(code)


def test_words_have_both_languages() -> None:
    assert all(name.startswith("@") and zh and en for name, (zh, en) in WORDS.items())


def test_render() -> None:
    found = diagnose("unknown-name", Span("期/01.yaml", 8, 3), name="隶书", kind="@face", known=("宋", "黑"))
    assert render(found, "zh_CN.UTF-8") == (
        "期/01.yaml:8:3: 严重[unknown-name]: 没有名叫“隶书”的字体\n  提示: 版式规范里有：宋、黑"
    )
    assert render(found, "en") == (
        "期/01.yaml:8:3: fatal[unknown-name]: there is no face called `隶书`\n  hint: the style book has: 宋, 黑"
    )


def test_braces_in_arguments_are_text() -> None:
    found = diagnose("unknown-field", Span("paper.yaml"), field="x{y}", known=("page",))
    assert "{x{y}}" in render(found, "zh")


def test_sort_by_place_the_worse_first_each_once() -> None:
    at = Span("a", 2, 1)
    first, warning, fatal = diagnose("page-unknown", Span("a")), diagnose("text-folded", at), diagnose("map-empty", at)
    assert sort([warning, fatal, first, warning]) == (first, fatal, warning)
