"""What the rules about copy share: sets of characters and scans by regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import lru_cache

from layout.lint.rule import Check, Hit, in_copy
from layout.lint.view import Copy, View
from layout.model import Inline, Role

HAN = "\u3400-\u9fff\U00020000-\U0003ffff々〇"
PAUSES = "，。、；：？！"
OPENING, CLOSING = "“‘（《〈【〔", "”’）》〉】〕"
DIGITS = "〇一二三四五六七八九十"
RUNNING = frozenset((Role.BODY, Role.NOTICE, Role.CAPTION, Role.ANSWER, Role.QUESTION))

Right = Callable[[re.Match[str]], str | None]  #: what should stand there, "" unknown; None: nothing is wrong


@lru_cache(maxsize=64)
def han(text: str) -> bool:
    """Whether ``text`` has a 汉字."""
    return re.search(f"[{HAN}]", text) is not None


def around(text: str, start: int, end: int, reach: int = 4) -> str:
    """What is found, with a few characters on both sides, for a sentence."""
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    return f"{before}{text[start:end]}{after}".strip()


def pattern(
    expression: str, right: str | Right = "", roles: Container[Role] | None = None, unless: Inline | None = None
) -> Check:
    """A check that finds ``expression`` in Chinese texts; ``right`` is what should stand there.

    What markup of the kind ``unless`` reaches into is left alone.
    """
    compiled = re.compile(expression)

    def scan(copy: Copy, view: View) -> Iterator[Hit]:
        text = copy.text.text
        if roles is not None and copy.role not in roles:
            return
        for match in compiled.finditer(text):
            if any(
                one.kind is unless and one.start < match.end() > match.start() < one.end for one in copy.text.effects
            ):
                continue
            better = match.expand(right) if isinstance(right, str) else right(match)
            if better is not None:
                yield Hit(match.start(), {"text": around(text, *match.span()), "found": match[0], "right": better})

    return in_copy(scan)
