"""Inline markup of copy: ``**strong**`` (黑体) and ``*emphasis*`` (楷体); ``\\*`` is an asterisk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.model import Mark, Role

_TOKEN = r"\\\*|\*+"


class Markup(NamedTuple):
    """A text without its markup, what was marked, and the signs that were never closed."""

    text: str
    marks: tuple[Mark, ...]
    open: tuple[tuple[int, str], ...]  #: (offset in the text as written, the sign)


class _Sign:
    """A sign in the text as written, and what it turned out to be."""

    __slots__ = ("end", "kept", "role", "start")

    def __init__(self, start: int, end: int, role: Role, kept: str = "") -> None:
        self.start, self.end, self.role = start, end, role
        self.kept = kept  #: what stays of it in the text


def parse(text: str) -> Markup:
    """Take the markup out of a paragraph. What is not closed stays as it was written."""
    if "*" not in text:
        return Markup(text, (), ())
    signs: list[_Sign] = []
    waiting: dict[Role, _Sign] = {}
    pairs: list[tuple[_Sign, _Sign]] = []
    for token in re.finditer(_TOKEN, text):
        start, end = token.span()
        for sign in _signs(token[0], start, waiting):
            signs.append(sign)
            before, after = text[start - 1 : start], text[end : end + 1]
            if sign.kept:
                continue
            if sign.role in waiting and not before.isspace() and waiting[sign.role].end < sign.start:
                pairs.append((waiting.pop(sign.role), sign))
            elif sign.role not in waiting and _opens(before, after, token[0]):
                waiting[sign.role] = sign
            else:
                sign.kept = text[sign.start : sign.end]
    for sign in waiting.values():
        sign.kept = text[sign.start : sign.end]
    unclosed = tuple(sorted((sign.start, sign.kept) for sign in waiting.values()))
    return Markup(*_strip(text, signs, pairs), unclosed)


def _opens(before: str, after: str, token: str) -> bool:
    """Whether a sign may open; ``5*3`` is a product, and before a blank or at the end it is an asterisk."""
    if not after or after.isspace():
        return False
    return len(token) > 1 or not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


def _signs(token: str, start: int, waiting: dict[Role, _Sign]) -> list[_Sign]:
    """A run of asterisks as signs; three are both, in the order that closes what is open."""
    strong, emphasis = Role.STRONG, Role.EMPHASIS
    if token == r"\*":
        return [_Sign(start, start + 2, strong, "*")]
    if len(token) > 3:
        return [_Sign(start, start + len(token), strong, token)]
    if len(token) < 3:
        return [_Sign(start, start + len(token), strong if len(token) == 2 else emphasis)]
    inner_first = emphasis in waiting and (strong not in waiting or waiting[emphasis].start > waiting[strong].start)
    if inner_first:
        return [_Sign(start, start + 1, emphasis), _Sign(start + 1, start + 3, strong)]
    return [_Sign(start, start + 2, strong), _Sign(start + 2, start + 3, emphasis)]


def _strip(text: str, signs: Sequence[_Sign], pairs: Sequence[tuple[_Sign, _Sign]]) -> tuple[str, tuple[Mark, ...]]:
    """The text without its signs, and the marks over it: they do not overlap, the inner one counts."""
    parts: list[str] = []
    offsets: dict[int, int] = {}  # end of a sign as written -> offset in the result
    at = length = 0
    for sign in signs:
        parts += [text[at : sign.start], sign.kept]
        length += sign.start - at
        offsets[sign.start] = length
        length += len(sign.kept)
        offsets[sign.end] = length
        at = sign.end
    parts.append(text[at:])
    ends = [(offsets[last.start], 0, first.role) for first, last in pairs]
    starts = [(offsets[first.end], 1, first.role) for first, last in pairs]
    return "".join(parts), tuple(_marks(sorted([*ends, *starts])))


def _marks(edges: Sequence[tuple[int, int, Role]]) -> Iterator[Mark]:
    """Marks that do not overlap, from where roles end (0) and start (1)."""
    active: list[Role] = []
    since = 0
    for offset, starts, role in edges:
        after = [*active, role] if starts else [other for other in active if other is not role]
        if active[-1:] != after[-1:]:
            if active and offset > since:
                yield Mark(since, offset, active[-1])
            since = offset
        active = after
