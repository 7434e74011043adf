"""断题: where headlines break. A bar marks the break; the fonts are boxes, a 汉字 one em wide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.text.breaks import breaks
from layout.text.marks import classify
from layout.text.segment import segmenter
from layout.text.sense import SIGN, TIED, Headline, divide, shown_breaks
from layout.text.sensewords import WORDS
from layout.units import EM

NAMES = ("科学城", "市科技局", "竹溪智谷科企联盟")


def width(text: str) -> int:
    """As wide as its letters, blanks at the ends apart."""
    return sum(EM // 2 if char.isascii() else EM for char in text.strip())


def broken(written: str, room: int, most: int = 2, words: Sequence[int] | None = None) -> str:
    """A headline with its signs -> with the breaks, in a span of ``room`` 字."""
    parts = written.split(SIGN)
    text = "".join(parts)
    signs = [sum(map(len, parts[:count])) for count in range(1, len(parts))]
    allowed = breaks(text, classify(text), "clreq-gb")
    places = [at for at in range(1, len(text)) if allowed[at]]
    headline = Headline(text, places, lambda a, b: width(text[a:b]), NAMES, signs, words)
    return shown_breaks(text, divide(headline, room * EM, most, room * EM * 1000 // 850))


#: Headline with its break -> the span in 字.
TABLE = (
    ("竹溪智谷科企联盟|在渝成立", 9),
    ("促进科技创新成果|商业化产业化", 10),
    ("西部（重庆）|科学城蓝图展开", 9),
    ("城市更新让老街区|焕发新活力", 9),
    ("新型排版引擎一小时|完成64版报纸", 10),
    ("我国高铁营业里程|突破4.8万公里", 10),
    ("央行下调存款准备金率|0.5个百分点", 12),
    ("“地标优品·彭水行”直播|助力脱贫攻坚活动举行", 14),
    ("制造悬念：|一场没有观众的演出", 11),
    ("获得20万欧元资助的|青年科学家", 10),
    ("扩大内需的关键|在于增加居民收入", 10),
    ("全国青少年科技创新大赛|在昆明开幕", 12),
    ("市科技局发布2026年度|重点研发计划", 12),
    ("《标点符号用法》|修订版征求意见", 11),
    ("春运首日铁路发送旅客|超过1200万人次", 12),
    ("如何让孩子们的|暑假更精彩", 9),
    ("老城区的加装电梯|难题怎样破解", 11),
    ("数字报纸归档工程|收录一百万篇稿件", 11),
    ("一字不差　|三遍核红的老规矩还管用", 13),
    ("第三届中国排版技术大会|在北京举行", 14),
)


@pytest.mark.parametrize(("expected", "room"), TABLE)
def test_breaks(expected: str, room: int) -> None:
    assert broken(expected.replace(SIGN, ""), room) == expected


def test_three_lines_are_taken_where_two_are_too_long() -> None:
    text = "数字报纸归档工程收录一百万篇稿件向读者开放"
    assert broken(text, 8, 3) == "数字报纸归档工程|收录一百万篇稿件|向读者开放"


def test_the_editors_signs_go_first() -> None:
    assert broken("城市更新让|老街区焕发新活力", 9) == "城市更新让|老街区焕发新活力"
    assert broken("城市更新|让老街区|焕发新活力", 9, 3) == "城市更新让老街区|焕发新活力", "no more of them than needed"
    assert broken("城市|更新让老街区焕发新活力的十二种办法", 9, 3) == "城市|更新让老街区焕发|新活力的十二种办法"


def test_numbers_stay_with_their_units() -> None:
    kept_whole = (("去年全市新增加二十万欧元的订单", "二十万欧元"), ("全年共发送旅客1200万人次以上了", "1200万人次"))
    for text, kept in kept_whole:
        for room in range(6, 12):
            assert kept in broken(text, room, 3), room


def test_what_cannot_be_broken_stays_whole() -> None:
    assert broken("竹溪智谷科企联盟", 4) == "竹溪智谷科企联盟"
    assert broken("的的的的的的的的", 4) == "的的的的的的的的"


def test_a_headline_that_is_a_whole_story_takes_no_time() -> None:
    start = process_time()
    broken("版面编辑把整篇稿子贴进了主题" * 200, 20, 4)
    broken(SIGN.join("版面编辑把整篇稿子贴进了主题" * 2), 10, 4)
    assert process_time() - start < 5  # it is 0.1 s; combinations of thousands of breaks would be hours


LETTERS = st.text("的了在和，：“”《》·一百万元0123 ab科学城市局竹溪智谷企联盟举行公司版面", min_size=1, max_size=24)


@settings(max_examples=300)
@given(LETTERS, st.integers(2, 16), st.integers(1, 4))
def test_laws(written: str, room: int, most: int) -> None:
    text = " ".join(written.split())
    found = broken(text, room, most)
    assert found.replace(SIGN, "") == text, "a character was lost"
    lines = found.split(SIGN)
    assert len(lines) <= most
    for before, after in pairwise(lines):
        assert after[0] not in TIED and after[0] not in "，：”》"
        assert before.rstrip()[-1:] not in "“《"
    assert all(found.count(name) == text.count(name) for name in NAMES), "a name was divided"
    assert len(lines) == 1 or all(sum(map(str.isalnum, line)) > 1 for line in lines), "one 字 alone"


@settings(max_examples=50)
@given(st.sampled_from(TABLE), st.integers(7, 14))
def test_lines_fit_where_any_do(row: tuple[str, int], room: int) -> None:
    """Where some break in two leaves no line too long and divides no word, the break taken is such a one."""
    text = row[0].replace(SIGN, "")
    if width(text) > 2 * room * EM * 3 // 4:
        return
    lines = broken(text, room).split(SIGN)
    assert max(map(width, lines)) <= room * EM * 1000 // 850


def test_the_list_divides_none_of_its_own_words() -> None:
    for word in sorted(WORDS):
        assert word in broken(f"一二三四五{word}六七八九十", 8)


def test_words_of_a_dictionary() -> None:
    words = segmenter()
    assert words is not None
    text = "全国青少年排版大赛在昆明开幕"
    found = words(text, ("排版大赛",))
    assert {text[a:b] for a, b in pairwise(found)} >= {"青少年", "排版大赛", "昆明"}
    assert broken(text, 9, 2, found) == "全国青少年排版大赛|在昆明开幕"
