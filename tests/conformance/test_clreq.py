"""The CLREQ rule sets: CLREQ's own table of marks, and what they make of numbers, names and Western words.

The notation is that of ``tests/text/test_breaks.py``: bars mark the places where a line may start.
"""

from __future__ import annotations

from typing import Any

import pytest

from layout.text.breaks import breaks
from layout.text.marks import classify
from layout.text.prohibition import LEVELS, rule_set
from tests.conformance import adapter, reading

CLREQ = ("clreq-none", "clreq-basic", "clreq-gb", "clreq-strict")
TABLE: list[dict[str, Any]] = reading.load("clreq_punctuation_table.json")["rows"]
INTERLINEAR = {row["char"] for row in TABLE if row["table"] == ["interlinear"]}
OPENING = {row["char"] for row in TABLE if row["table"] == ["bracket"] and "RIGHT" not in row["name"]}
BRACKETS = {row["char"] for row in TABLE if row["table"] == ["bracket"]}
LONG = {row["char"] for row in TABLE if row["unbreakable"]}
CONNECTING = {row["char"] for row in TABLE if row["table"][0] == "non_bracket_indication"} - LONG


def bars(text: str, rules: str) -> str:
    """``text`` with a bar at every place where a line may start."""
    allowed = breaks(text, classify(text), rules)
    return "".join("|" * allowed[at] + char for at, char in enumerate(text))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row["codepoint"]))
def test_table_of_marks(row: dict[str, Any]) -> None:
    """Marks are of the class that their table says; no level divides what is unbreakable; 2.1 for the rest."""
    char: str = row["char"]
    for rules in CLREQ:
        found = bars(f"中{char}文", rules)
        start, end = found.startswith("中|"), found.endswith("|文")
        assert char in found
        if rules == "clreq-none":
            assert char == "-" or (start and end)
        elif char in INTERLINEAR:
            assert start and end
        else:
            assert start == (char in OPENING or (char in LONG and rules != "clreq-strict"))
            assert end == (char not in OPENING and (char not in "/／" or rules == "clreq-basic"))


def test_classes_of_marks() -> None:
    kinds = {row["char"]: set(classify(row["char"])) for row in TABLE}
    assert all(kinds[row["char"]] <= set("PFNX") for row in TABLE if row["table"] == ["pause_or_stop"])
    assert all(kinds[char] == {"O" if char in OPENING else "C"} for char in BRACKETS)
    assert all(kinds[char] in ({"D"}, {"E"}) for char in LONG)
    assert all(kinds[char] <= set("MTS") for char in CONNECTING - {"-"})


def test_rotated_in_vertical() -> None:
    """CLREQ's column against UAX #50, but for what RULES.md 9.2 overrides: ： ； stand, dots are symmetric."""
    for row in TABLE:
        turned = adapter.orientation(row["char"][0]) in ("R", "Tr")
        assert turned == row["rotated_in_vertical"] or row["char"] in "：；·‧•", row["char"]


# RULES.md 3 and what issue 3 asks of numbers, names and Western words.
GB = """
有|3.5万|人，|1.2万亿|元，|50亿|元，|3万|多|人
2020-09-29|出|版，|12:30|开|始，|12：30|到，|3：2|胜
2020|年|9|月|29|日|10|时|30|分|到
会|员|30|多|家
纪|念|9·11|事|件，|2·28|前|夕
1990—2000|年，|1990–2000|年，|1990-2000|年
3～5|天，|10%～20%，|5万～|10万|人，|-10℃～-5℃
约|-3|度，|为：|-5，|（-5），|气|温|－5|度
上|午|9|点-11|点，|3|月-5|月|间
卡|尔·|马|克|思，|J·K·|罗|琳，|Karl·|Marx
新|冠-|COVID|疫|情，|COVID-19，|A-B|组，|Wi-|Fi
重|100km/h，|长|3×5|米，|长|×|宽，|比|3∶2，|≥60|分
增|50%|（2019|年），|￥（5），|5G+4K，|A|股|+港|股
5 %|的，|5 ℃|的
见|#5|楼，|第|①|章|①|②|③
GB/T |15834-2011|号，|2020／9／29
Python|“好”|A“b”c，|“don’t”|他，|‘it’s’|他
wait…|that，|等|…|走，|wait|……|走
word—|word，|中—|中，|A|——|B
一|——|——|二，|一|……|……|二
他|说"好"他
。|他，\u200b。|他
A,|他.|她
一\u3000%|的
"""


@pytest.mark.parametrize("case", GB.split("\n")[1:-1])
def test_gb(case: str) -> None:
    case = case.replace("\\u200b", "\u200b").replace("\\u3000", "\u3000")
    assert bars(case.replace("|", ""), "clreq-gb") == case


TOKENS = """
2020 3.5% 1,234,567 100km/h 9·11 12:30 12：30 ￥100 ±5 3.5万 50亿 37.5℃ -5℃ 3～5 2020-09-29 2020/9/29 №5 100㎡
don’t H₂O m² —— …… ⋯⋯ ⸺ e\u0301
"""


@pytest.mark.parametrize("rules", CLREQ)
@pytest.mark.parametrize("token", TOKENS.split())
def test_tokens_that_no_level_divides(rules: str, token: str) -> None:
    found = bars(f"中{token}文", rules)
    assert token in found, found
    assert rules == "clreq-strict" or found.startswith("中|") or token == "⸺", found


def test_marked_phrases_of_a_headline() -> None:
    """RULES.md 2.4: keep-all on top of any set; a zero width space marks where the lines may part."""
    assert (
        bars("重庆发布\u200b科技创新：\u200b“好”政策", "clreq-gb+keep-all")
        == "重庆发布\u200b|科技创新：\u200b|“好”|政策"
    )


def test_names_of_sets() -> None:
    for name in LEVELS:
        assert rule_set(name) is rule_set(name)
    for name in ("", "clreq", "clreq-gb:ja", "clreq-gb+no", "css-loose:fr", "uax14:zh"):
        with pytest.raises(KeyError):
            rule_set(name)
