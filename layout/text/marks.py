"""Character classes of Chinese composition: one letter a character, so that rules are patterns on a string.

CLREQ "Tables of Chinese punctuation marks"; GB/T 15834-2011. Classes:

=====  =============================================  =====  ==========================================
``H``  汉字 and everything set like one                ``0``  Arabic digit
``O``  opening bracket or quote 开始夹注符号            ``L``  Latin, Greek, Cyrillic letter
``C``  closing bracket or quote 结束夹注符号            ``R``  sign before a number: ¥ $ + ± #
``P``  ， 、 逗顿                                      ``Q``  sign after a number: % ‰ ° ℃ ′
``F``  。 ． 句号                                      ``A``  other ASCII; ``o`` ``c`` its opening and closing marks
``N``  ： ； 冒分                                      ``W``  space typed; ``I`` U+3000
``X``  ！ ？ 叹问                                      ``G``  no-break space, joiner
``M``  · 间隔号                                        ``B``  zero width space: a line may break here
``D``  —— 破折号                                       ``K``  combining mark, variation selector, soft hyphen
``E``  …… 省略号                                       ``T``  connector 连接号: – ～ and a single —
``S``  / 分隔号
=====  =============================================  =====  ==========================================
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

OPENING = "“‘「『（《〈【〖〔［｛〘〚〝｟"
CLOSING = "”’」』）》〉】〗〕］｝〙〛〞〟｠"

_MEMBERS: Iterable[tuple[str, str]] = (
    ("O", OPENING),
    ("C", CLOSING),
    ("P", "，、"),
    ("F", "。．"),
    ("N", "：；"),
    ("X", "！？‼⁇⁈⁉"),
    ("M", "·‧・"),
    ("D", "⸺"),
    ("E", "…⋯"),
    ("T", "–—～〜"),
    ("S", "/／"),
    ("R", "¥￥$＄€£￡№+±#＋＃\u2212"),
    ("Q", "%％‰°℃℉′″¢￠¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"),
    ("Q", "".join(map(chr, range(0x3371, 0x33E0)))),  # ㎡ ㎏ …: units squared into one 字
    ("0", "½¼¾"),
    ("A", "\u2010\u2011"),
    ("o", "([{"),
    ("c", ")]},.;:!?"),
    ("W", " \t"),
    ("I", "\u3000"),
    ("G", "\u00a0\u2007\u2009\u202f\u2060\ufeff\u200d"),
    ("B", "\u200b"),
    ("K", "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"),  # emoji modifiers
)


class _Classes(dict[int, str]):
    """Class by code point, found on first use by general category."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category[0] == "M" or category == "Cf":
            found = "K"
        elif char.isascii():
            found = "0" if char.isdigit() else "L" if char.isalpha() else "A"
        elif category == "Nd" and unicodedata.east_asian_width(char) != "F":
            found = "0"
        elif category[0] == "L" and code < 0x2E80:
            found = "L"
        else:
            found = "H"
        self[code] = found
        return found


CLASSES = _Classes({ord(char): letter for letter, chars in _MEMBERS for char in chars})

_CONNECTORS = re.compile("T{2,}")
_DASHES = re.compile("—{2,}")
_APOSTROPHE = re.compile("(?<=L)C(?=L)")


def but_ideographs(also: str = "") -> re.Pattern[str]:
    """Runs of what is not in U+4E00..9FFF, and the characters of that block in ``also``."""
    return re.compile("[^\u4e00-\u9fff]+" + (f"|[{also}]+" if also else ""))


_NOT_IDEOGRAPHS = but_ideographs()


def letters(text: str, table: Mapping[int, str], others: re.Pattern[str] = _NOT_IDEOGRAPHS) -> str:
    """``text.translate(table)`` where what does not match ``others`` has one letter: runs of it are not looked up."""
    ideograph, found, done = table[0x4E00], list[str](), 0
    for run in others.finditer(text):
        found += (ideograph * (run.start() - done), run[0].translate(table))
        done = run.end()
    return "".join(found) + ideograph * (len(text) - done)


def classify(text: str) -> str:
    """The class of each character of ``text``, as a string of the same length."""
    classes = letters(text, CLASSES)
    if "T" in classes and "——" in text:  # a pair is one 破折号, a single one a 连接号: by run length, before all else
        classes = _CONNECTORS.sub(lambda run: _dashes(text[run.start() : run.end()]), classes)
    if "’" in text:  # between letters it is an apostrophe
        classes = _APOSTROPHE.sub(lambda mark: "L" if text[mark.start()] == "’" else mark[0], classes)
    return _latin_quotes(text, classes) if "L" in classes and _QUOTE.search(text) else classes


def _dashes(text: str) -> str:
    """The classes of a run of connectors: of two or more — in a row D, of the others T."""
    return re.sub("[^D]", "T", _DASHES.sub(lambda run: "D" * len(run[0]), text))


_QUOTE = re.compile("[“”‘’]")
_CLOSES = {"”": "“", "’": "‘"}


def _latin_quotes(text: str, classes: str) -> str:
    """Quotes around Western words in a Western sentence become its marks (``o``, ``c``); others stay Chinese.

    What decides is what stands inside the pair and on both sides of it: 他说“Hello”。 is Chinese, He said “Hi”. is not.
    """
    quotes = [mark.start() for mark in _QUOTE.finditer(text) if classes[mark.start()] in "OC"]
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    near, end = "", 0
    for at in quotes:
        near = (classes[end:at].rstrip("W") or near)[-1:]
        before[at], end = near, at + 1
    near, end = "", len(text)
    for at in reversed(quotes):
        near = (classes[at + 1 : end].lstrip("W") or near)[:1]
        after[at], end = near, at
    found = list(classes)
    waiting: dict[str, list[int]] = {"“": [], "‘": []}
    for at in quotes:
        opening = _CLOSES.get(text[at])
        if opening is None:
            waiting[text[at]].append(at)
        elif waiting[opening]:
            first = waiting[opening].pop()
            inside = classes[first + 1 : first + 2] + classes[at - 1 : at]
            sides = before[first] + after[at]
            western = _WESTERN.intersection(sides) or " " in text[first:at]
            if western and not _CHINESE.intersection(sides + inside) and classes.find("H", first, at) < 0:
                found[first], found[at] = "o", "c"
    return "".join(found)


_CHINESE = frozenset("HPFNXMDEI")
_WESTERN = frozenset("L0oc")
