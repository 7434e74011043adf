"""Where a line may start, and where justification may add nothing.

``prohibition`` has the rule sets, ``uax14`` the rules that they change.
"""

from __future__ import annotations

import re
from functools import lru_cache

from layout.text.prohibition import rule_set

_QUOTES = re.compile("[“”‘’]")


def breaks(text: str, classes: str, rules: str) -> bytearray:
    """For each offset 0..len(text): 1 where a line may start. The ends themselves are 0.

    ``classes`` are those of ``marks``: they tell a quote of Chinese from an apostrophe.
    """
    chosen = rule_set(rules)
    letters = chosen.letters(text)
    if rules.startswith("clreq"):
        western = [at for at in map(re.Match.start, _QUOTES.finditer(text)) if classes[at] not in "OC"]
        if western:
            each = list(letters)
            for at in western:
                each[at] = rule_set("uax14").letters(text[at])
            letters = "".join(each)
    return chosen.resolve(letters)


def rigid(classes: str) -> bytearray:
    """For each offset: 1 where justification may not add space before it.

    CLREQ "Procedures for Inter-Character Space Expansion": not inside unbreakable sequences, nor around 连接号, 分隔号.
    """
    closed = bytearray(len(classes) + 1)
    for run in _RUN.finditer(classes):
        first, last = run.span()
        closed[first : last + 1] = _rigid_run(run[0])
    return closed


_RUN = re.compile("[R0LAQocSTGKWIBDE]+")
_TOKEN = re.compile("[R0LAQocSTGK]+")


@lru_cache(maxsize=4096)
def _rigid_run(classes: str) -> bytes:
    """The same for a run of what is not 汉字 and their marks, and the places at its two ends."""
    closed = bytearray(len(classes) + 1)
    for at, (before, after) in enumerate(zip("H" + classes, classes + "H", strict=True)):
        closed[at] = after in "KWIBTSG" or before in "TSG" or (before == after and after in "DE")
    for token in _TOKEN.finditer(classes):
        first, last = token.span()
        if not _LETTERS.isdisjoint(token[0]):
            closed[first + 1 : last] = b"\x01" * (last - first - 1)
    return bytes(closed)


_LETTERS = frozenset("0LAo")
