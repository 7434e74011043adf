"""Where a line may start: 分离禁则 and 行首行尾禁则 applied to a text.

CLREQ "Unbreakable marks", "Prohibition Rules"; numbers with their signs and units: clreq issue 262, JLREQ 3.1.10.
"""

from __future__ import annotations

import re
from functools import lru_cache

from layout.text.prohibition import LEVELS

# What is set as one word: Western words, numbers with what belongs to them; —— and …… (CLREQ: never split, a longer
# run of them between units only).
_TOKEN = re.compile("(?![TS])[R0LAQocSTG]*[0LAo][R0LAQocSTGK]*|DD|EE|.K+")
_HYPHEN = re.compile("(?<=LL)A(?=LL)")


@lru_cache(maxsize=16)
def _forbidden(level: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = LEVELS[level]
    return (
        re.compile(f"[{re.escape(rules.start)}WIBG]"),  # spaces stay on the line that they end
        re.compile(f"[{rules.end}G]K*(?:(?<=[OoS])[WI]+)?"),
    )


def breaks(text: str, classes: str, level: str) -> bytearray:
    """For each offset 0..len(text): 1 where a line may start. The ends themselves are 0."""
    allowed = bytearray(b"\x01") * (len(text) + 1)
    allowed[0] = allowed[-1] = 0
    start, end = _forbidden(level)
    for mark in start.finditer(classes):
        allowed[mark.start()] = 0
    for mark in end.finditer(classes):
        allowed[mark.end()] = 0
    for token in _TOKEN.finditer(classes):
        first, last = token.span()
        if last - first > 1:
            allowed[first + 1 : last] = bytes(last - first - 1)
    if "-" in text or "‐" in text:
        for hyphen in _HYPHEN.finditer(classes):
            allowed[hyphen.end()] = text[hyphen.start()] in "-‐"
    return allowed


def rigid(classes: str) -> bytearray:
    """For each offset: 1 where justification may not add space before it.

    CLREQ "Procedures for Inter-Character Space Expansion": not inside unbreakable sequences, nor around 连接号, 分隔号.
    """
    closed = bytearray(len(classes) + 1)
    for token in _RIGID.finditer(classes):
        first, last = token.span()
        closed[first + 1 : last] = b"\x01" * (last - first - 1)
    for mark in _BESIDE.finditer(classes):
        closed[mark.start()] = 1
        if mark[0] in "TSG":
            closed[mark.end()] = 1
    return closed


_RIGID = re.compile("[R0LAQocSTGK]*[0LAo][R0LAQocSTGK]*|D+|E+")
_BESIDE = re.compile("[TSGKWIB]")  #: no space before these, nor after the first three
