"""Patterns that a style book holds: fields in braces, and the expression of datelines, kept from running wild."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

from layout.spec.keys import Kind, Reader, shorten
from layout.spec.nodes import Node

LENGTH_LIMIT = 300  #: characters of a regular expression
REACH = 60  #: characters of a story in which a dateline is sought
WAYS = 500_000  #: ways in which an expression may match: what is left of exponential time

_FIELD = re.compile(r"\{([^{}]*)\}")
_UNFIT = r'[/\\:*?"<>|]|^\.'  #: what a file's name cannot have
_DATE_FORMAT = r"(?:[^%]|%(?:[Ymd]|-[md]))*"
_REPEAT = r"\{(?:(\d+)|(\d*),(\d*))\}"
_GROUP = r"\((?:\?(?::|=|!|<=|<!|>|P<\w+>)|(?!\?))"


def fields(*known: str, needs: str = "") -> Kind[str]:
    """A text in which ``{field}`` is replaced; only ``known`` ones, ``date`` with a format if it likes.

    With ``needs`` it is a pattern of file names and holds that field.
    """

    def read(reader: Reader, node: Node, key: str) -> str | None:
        found = reader.scalar(node, key, "@text")
        if found is None:
            return None
        bad = [field for field in _FIELD.findall(found) if not _is_field(field, known)]
        rest = _FIELD.sub("", found)
        if not bad and ("{" in rest or "}" in rest):
            bad = [rest[rest.index("{" if "{" in rest else "}") :][:20].strip("{}")]
        if bad or len(found) > 200:
            reader.report("unknown-field", node, field=shorten("".join(bad[:1])), known=known)
            return None
        if needs and (needs not in _FIELD.findall(found) or re.search(_UNFIT, _FIELD.sub("x", found))):
            reader.report("file-pattern", node, pattern=shorten(found))
            return None
        return found

    return Kind(read, {"type": "string"})


def _is_field(field: str, known: tuple[str, ...]) -> bool:
    name, colon, form = field.partition(":")
    return name in known and (not colon or (name == "date" and re.fullmatch(_DATE_FORMAT, form) is not None))


def expression() -> Kind[str]:
    """A regular expression that is sound and cannot take for ever."""

    def read(reader: Reader, node: Node, key: str) -> str | None:
        found = reader.scalar(node, key, "@text")
        if found and (reason := fault(found)):
            reader.report("bad-pattern", node, key=key, reason=reason)
            return None
        return found

    return Kind(read, {"type": "string"})


def fault(pattern: str) -> str:
    """What is wrong with a regular expression, a word of the messages' table; "" nothing.

    The number of ways in which it can match is bounded: each repeat multiplies it by its range, each alternative by
    two, and a group in which something varies may not itself be repeated.
    """
    if len(pattern) > LENGTH_LIMIT:
        return "@pattern-long"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sets that a later Python may read otherwise
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return "@pattern-broken"
    ways = _ways(pattern)
    return "@pattern-odd" if ways == 0 else "" if ways <= WAYS else "@pattern-slow"


def dateline_end(pattern: str, text: str) -> int:
    """Where the 电头 at the head of ``text`` ends; 0 where there is none."""
    if not pattern:
        return 0
    found = _compiled(pattern).match(text[:REACH])
    return found.end() if found else 0


@lru_cache(maxsize=4)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _ways(pattern: str) -> int:
    """An upper bound of the ways in which a sound ``pattern`` matches; 0 where it holds what is not supported."""
    ways, at = 1, 0
    varies = [False]  # for each open group: does anything in it vary?
    last = False  # does what was just read vary?
    while at < len(pattern) and ways <= WAYS:
        sign = pattern[at]
        if repeat := _repeat(pattern, at):
            low, high, at = repeat
            if last and high > 1:
                return WAYS + 1
            ways *= high - low + 1
            last = last or high > low
            varies[-1] |= last
        elif sign == "(":
            if not (group := re.match(_GROUP, pattern[at:])):
                return 0  # flags, comments, references to groups
            varies.append(False)
            last, at = False, at + group.end()
        elif sign == ")":
            last = varies.pop()
            varies[-1] |= last
            at += 1
        elif sign == "|":
            ways, varies[-1], last, at = ways * 2, True, False, at + 1
        elif sign == "\\" and pattern[at + 1] in "123456789":
            return 0
        else:
            last, at = False, _class_end(pattern, at) if sign == "[" else at + 1 + (sign == "\\")
    return ways


def _repeat(pattern: str, at: int) -> tuple[int, int, int] | None:
    """The repeat at ``at``: its least and most times, as far as the text reaches, and the index after it."""
    if pattern[at] in "*+?":
        low, high = {"*": (0, REACH), "+": (1, REACH), "?": (0, 1)}[pattern[at]]
        end = at + 1
    elif match := re.match(_REPEAT, pattern[at:]):
        low = min(int(match[1] or match[2] or 0), REACH)
        high = min(int(match[1] or match[3] or REACH), REACH)
        end = at + match.end()
    else:
        return None
    return low, high, end + pattern.startswith(("?", "+"), end)  # lazy, possessive


def _class_end(pattern: str, at: int) -> int:
    """The index after the character class that opens at ``at``."""
    at += 2 if pattern.startswith("[^", at) else 1
    at += pattern.startswith("]", at)
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1
