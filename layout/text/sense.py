"""标题断题: where a headline that is given in one piece breaks into lines.

PAGES 2 (标题不破词): never inside a name or a number with its unit, no 的 and no closing mark at a line's head, never
one 字 alone, the lower line no longer than the upper by preference, lines of about one length. The editor's signs go
first. Without a segmenter the engine goes by punctuation and by 字 that open or close a phrase; the result depends on
nothing but the text and its widths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from layout.text.sensewords import ENDS, LONGEST, OPENS, WORDS
from layout.units import EM, Mem

Segmenter = Callable[[str, Sequence[str]], Sequence[int]]  #: text, names to keep -> offsets where words begin

SIGN = "|"  #: the editor's sign for a break in a heading

#: 字 that no line begins with: they belong to what stands before them.
TIED = frozenset("的地得了着过们吗呢吧啊")
#: 字 that often open a phrase: a line may well begin with one, and does not end with it.
OPENING = frozenset("在将为向与和及让把被从以对给于由因但却更再也又已就获引助推促迎")
CLAUSE = frozenset("，、：；！？。 \u3000\u200b")  #: after these a line ends best
PAUSE = CLAUSE | frozenset("…—)）》」』”’】〉")
BOUND = frozenset("·-/%‰℃")  #: no line ends or begins with one
_PAIRS = {"（": "）", "《": "》", "“": "”", "‘": "’", "「": "」", "『": "』", "【": "】", "〈": "〉"}
_DIGITS = r"[0-9]+(?:[.,:/][0-9]+)*%?|[零〇一二两三四五六七八九十百千]+"
_UNIT = (
    "人次|架次|班次|车次|美元|欧元|日元|英镑|港元|公里|公斤|千米|厘米|毫米|平方米|立方米|平方公里|千瓦时|千瓦|小时|分钟|个月|世纪|年代|周年|"
    "[元人家个项名户亩年月日号时分秒届次辆台米度岁吨斤克升倍条件种只头篇位座所栋层间期版天周强国省市县区点成]"
)
NUMBER = f"第?(?:{_DIGITS})[余多几]?[万亿]*[余多]?(?:{_UNIT})?"  #: a pattern; compiled when a headline is broken

LONG = 60  #: characters of a headline; a longer one is broken at the editor's signs only, since nobody means it
MANY = 8  #: signs of one, all of which are used if there are more
CRAMPED = 2000  #: what a break costs inside a word of the list, or of the segmenter
INSIDE = 250  #: … inside quotation marks or brackets
HANGING = 300  #: … after a 字 that opens a phrase
COMPOUND = 200  #: … between two words that make one name (技术|大会)
PLAIN = 100  #: … between any two 字
PAUSED = -400  #: … where a clause ends
PHRASE = 10  #: … before a 字 that opens a phrase, or after a word that ends one
WORD = 50  #: … between two words of the segmenter
RISING = 30  #: each 字 by which a line is longer than the one above it
STRAINED = 400  #: a line that only goes in condensed
UNEVEN = 8  #: the square of each 字 by which a line is off the mean


class Headline(NamedTuple):
    """A headline as it stands on one line."""

    text: str
    allowed: Sequence[int]  #: offsets where a line may begin (UAX #14, 禁则)
    width: Callable[[int, int], Mem]  #: of the text between two offsets, its ends trimmed
    whole: Sequence[str] = ()  #: 不拆
    signs: Sequence[int] = ()  #: where the editor wants it to break
    words: Sequence[int] | None = None  #: where words begin, if a segmenter says so


def divide(headline: Headline, room: Mem, most: int, utmost: Mem = 0) -> tuple[int, ...]:
    """Offsets where further lines begin: the fewest lines that fit into ``room``, at most ``most``.

    Lines as long as ``utmost`` (what fits when letters are condensed) are better than a divided word. Where not even
    ``most`` lines fit, those whose longest is shortest; () where it cannot be broken at all. At the editor's signs,
    or as few of them as will do; where all of them are not enough, elsewhere too.
    """
    spans = room, max(room, utmost)
    signed: tuple[int, ...] = ()
    if len(headline.signs) > MANY:
        return tuple(headline.signs)
    every = sorted({*headline.signs, *_candidates(headline)}) if len(headline.text) <= LONG else []
    prices = {at: _price(headline, at) for at in (*headline.signs, *every)}
    for offsets, kept in ((headline.signs, set[int]()), (every, set(headline.signs))):
        best: tuple[tuple[int, ...], tuple[int, ...]] | None = None
        for count in range(1, min(most, len(offsets) + 1)):
            sound = [cuts for cuts in combinations(offsets, count) if kept <= set(cuts) and _sound(headline, cuts)]
            found = [(_cost(headline, cuts, spans, prices), cuts) for cuts in sound]
            best = min([*found, *([best] if best else [])], default=None)
            if best and not best[0][0] and best[0][1] < CRAMPED:
                return best[1]
        signed = signed or (best[1] if best else ())
    return signed


def shown_breaks(text: str, cuts: Sequence[int]) -> str:
    """``text`` as an editor writes it who wants it broken so: ``上一行|下一行``."""
    return SIGN.join(text[a:b] for a, b in pairwise((0, *cuts, len(text))))


def _candidates(headline: Headline) -> Iterator[int]:
    """Where the headline may be broken at all."""
    text = headline.text
    closed = set[int]()
    for name in headline.whole:
        for found in re.finditer(re.escape(name), text):
            closed.update(range(found.start() + 1, found.end()))
    for found in re.finditer(NUMBER, text):
        closed.update(range(found.start() + 1, found.end()))
    for at in headline.allowed:
        if not 0 < at < len(text) or at in closed or not text[at].strip():
            continue
        if text[at] not in TIED | BOUND and text[at - 1] not in BOUND:
            yield at


def _sound(headline: Headline, cuts: tuple[int, ...]) -> bool:
    """Whether no line is one 字 alone."""
    return all(sum(map(str.isalnum, headline.text[a:b])) > 1 for a, b in _lines(headline, cuts))


def _lines(headline: Headline, cuts: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    return pairwise((0, *cuts, len(headline.text)))


def _cost(
    headline: Headline, cuts: tuple[int, ...], spans: tuple[Mem, Mem], prices: Mapping[int, int]
) -> tuple[int, ...]:
    """How far the longest line is too long; then what the breaks and the unevenness cost."""
    widths = [headline.width(a, b) for a, b in _lines(headline, cuts)]
    mean = sum(widths) // len(widths)
    uneven = sum(UNEVEN * (width - mean) ** 2 for width in widths) // EM**2
    rising = sum(max(0, below - above) for above, below in pairwise(widths)) * RISING // EM
    strained = STRAINED if max(widths) > spans[0] else 0
    return max(0, max(widths) - spans[1]), sum(prices[at] for at in cuts) + uneven + rising + strained


def _price(headline: Headline, at: int) -> int:
    """What it costs to break before the character at ``at``; less than nothing where the sense wants it."""
    text, words = headline.text, headline.words
    before, after = text[at - 1], text[at]
    if at in headline.signs:
        return 0
    inside = INSIDE if _depth(text, at) else 0
    if before in PAUSE or after in PAUSE or after in _PAIRS:
        return inside + (PAUSED if before in CLAUSE else PHRASE)
    if _divides(text, at) if words is None else at not in words:
        return inside + CRAMPED
    if before in OPENING and (words is None or at - 1 in words):
        return inside + HANGING
    opens = after in OPENING or text[at : at + 2] in OPENS
    ends = any(text[max(0, at - length) : at] in ENDS for length in (2, 3))
    if ends and any(text[at : at + length] in ENDS for length in (2, 3)):
        return inside + COMPOUND
    if opens or ends or before in TIED:
        return inside + PHRASE
    return inside + (PLAIN if words is None else WORD)


def _divides(text: str, at: int) -> bool:
    """Whether ``at`` is inside a word of the list."""
    return any(
        text[start : start + length] in WORDS
        for start in range(max(0, at - LONGEST + 1), at)
        for length in range(at - start + 1, LONGEST + 1)
    )


def _depth(text: str, at: int) -> int:
    """How many pairs of marks the place is inside."""
    return sum(text.count(opening, 0, at) - text.count(closing, 0, at) for opening, closing in _PAIRS.items())
