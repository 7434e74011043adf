"""Inline markup of copy: ``**strong**`` (黑体), ``*emphasis*`` (楷体), ``{着重:文字}`` and other tags in braces.

A tag is a brace, a name, perhaps a blank and a value, a colon, the text, a brace; half-width or full-width. A brace
that is none is text, and so is what is not closed or not known. ``\\*``, ``\\{``, ``\\}`` and ``\\>`` are the signs
themselves. ``docs/markup.md`` tells it to editors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from layout.diagnostic import Arg, Diagnostic, Span, diagnose
from layout.model import Effect, Inline, Mark, Role
from layout.spec.lengths import parse_em

DEEPEST = 8  #: tags inside each other
GUESSES = 20  #: names of a paragraph for which a likely one is sought


class Fault(NamedTuple):
    """Markup that is none: it stays in the text as it was written."""

    offset: int  #: in the text as written
    code: str
    mark: str  #: the sign
    near: str = ""  #: a name that it may have meant


class Markup(NamedTuple):
    """A text without its markup, what was marked, and what is wrong with it."""

    text: str
    marks: tuple[Mark, ...]
    effects: tuple[Effect, ...] = ()
    faults: tuple[Fault, ...] = ()
    turns: tuple[int, ...] = ()  #: offsets of the signs for a line's end
    origins: tuple[tuple[int, int], ...] = ((0, 0),)  #: (offset, offset as written): from here on they go in step


class Tag(NamedTuple):
    """A name in braces: the face of a role, or an effect with its value."""

    sort: Role | Inline
    default: int = 0
    value: Callable[[str], int | None] | None = None  #: reads what is written after the name; None: nothing may be
    tail: str = ""  #: put after the text


def _space(written: str) -> int | None:
    """Letter-space in 字, more than none and at most two."""
    value = parse_em(written)
    return value if value is not None and 0 < value <= 2000 else None


def _rows(written: str) -> int | None:
    return int(written) if written in ("2", "3", "4", "5") else None


_TAGS: dict[tuple[str, str], Tag] = {
    ("黑体", "strong"): Tag(Role.STRONG),
    ("楷体", "emphasis"): Tag(Role.EMPHASIS),
    ("段题", "runin"): Tag(Role.SUBHEAD, tail="\u3000"),  # JLREQ 4.1.9: a run-in head is followed by one em
    ("着重", "dots"): Tag(Inline.DOTS),
    ("专名", "name"): Tag(Inline.NAME),
    ("书名", "title"): Tag(Inline.TITLE),
    ("下划", "underline"): Tag(Inline.UNDERLINE),
    ("删除", "strike"): Tag(Inline.STRIKE),
    ("底色", "highlight"): Tag(Inline.HIGHLIGHT),
    ("字距", "spaced"): Tag(Inline.SPACED, 250, _space),
    ("上标", "sup"): Tag(Inline.SUPER),
    ("下标", "sub"): Tag(Inline.SUB),
    ("均排", "even"): Tag(Inline.EVEN),
    ("首字", "drop"): Tag(Inline.DROP, 2, _rows),
}
TAGS = {name: tag for names, tag in _TAGS.items() for name in names}
BREAK = "|"  #: in a heading: where it is broken if it is too long
NOT_IN_HEADINGS = frozenset((Inline.DROP, Inline.EVEN, Role.SUBHEAD))  #: they make lines of running text

_TOKEN = re.compile(r"\\[*{}>]|\*+|[{｛]|[}｝]")
_HEADING_TOKEN = re.compile(_TOKEN.pattern.replace("}>]", "}>|]") + r"|\|")
_OPENING = re.compile(r"[{｛]([^\W\d_]{1,10})(?:[ \u3000]+([^\s{}｛｝:：*]{1,10}))?[:：] *")


class _Sign:
    """A sign in the text as written, and what it turned out to be."""

    __slots__ = ("end", "kept", "start", "tag", "value")

    def __init__(self, start: int, end: int, tag: Tag | None, kept: str = "", value: int = 0) -> None:
        self.start, self.end, self.tag, self.value = start, end, tag, value
        self.kept = kept  #: what stays of it in the text


class _Parser:
    """Goes through the signs of one paragraph."""

    def __init__(self, text: str, heading: bool) -> None:
        self.text, self.heading = text, heading
        self.signs: list[_Sign] = []
        self.pairs: list[tuple[_Sign, _Sign]] = []
        self.faults: list[Fault] = []
        self._stars: dict[Tag, _Sign] = {}
        self._braces: list[_Sign] = []

    def run(self) -> None:
        for token in (_HEADING_TOKEN if self.heading else _TOKEN).finditer(self.text):
            first, (start, end) = token[0][0], token.span()
            if self.signs and start < self.signs[-1].end:
                continue  # inside the opening of a tag
            if first == "\\":
                self.signs.append(_Sign(start, end, None, token[0][1]))
            elif first == BREAK:
                self.signs.append(_Sign(start, end, None))
            elif first == "*":
                self._asterisks(token[0], start, end)
            elif first in "{｛":
                self._open(start, end)
            else:
                self._close(start, end)
        for sign in self._stars.values():
            self._keep(sign, "markup-open")
        for sign in self._braces:
            if sign.tag:
                self._keep(sign, "markup-open")
        self.faults.sort()

    def _keep(self, sign: _Sign, code: str = "", near: str = "") -> None:
        """Leave a sign in the text; ``code`` says what is wrong with it."""
        sign.tag, sign.kept = None, self.text[sign.start : sign.end]
        if code:
            self.faults.append(Fault(sign.start, code, sign.kept.strip(), near))

    def _asterisks(self, token: str, start: int, end: int) -> None:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        for sign in _signs(token, start, self._stars):
            self.signs.append(sign)
            if sign.tag is None:
                continue
            opened = self._stars.get(sign.tag)
            if opened and not before.isspace() and opened.end < sign.start:
                self.pairs.append((self._stars.pop(sign.tag), sign))
            elif not opened and _opens(before, after, token):
                self._stars[sign.tag] = sign
            else:
                self._keep(sign)

    def _open(self, start: int, end: int) -> None:
        """A brace that opens: a tag, or text whose closing brace is text too."""
        found = _OPENING.match(self.text, start)
        sign = _Sign(start, found.end() if found else end, None)
        self.signs.append(sign)
        self._braces.append(sign)
        tag = TAGS.get(found[1].lower()) if found else None
        if found is None or tag is None:
            guess = found and len(self.faults) < GUESSES
            self._keep(sign, "markup-unknown" if found else "", _like(found[1]) if found and guess else "")
            return
        value = tag.default if found[2] is None else tag.value(found[2]) if tag.value else None
        if value is None:
            self._keep(sign, "markup-value")
        elif sum(other.tag is not None for other in self._braces[-DEEPEST - 1 :]) >= DEEPEST:
            self._keep(sign, "markup-deep")
        elif self.heading and tag.sort in NOT_IN_HEADINGS:
            self._keep(sign, "markup-heading")
        elif tag.sort is Inline.DROP and start:
            self._keep(sign, "markup-place")
        else:
            sign.tag, sign.value = tag, value

    def _close(self, start: int, end: int) -> None:
        sign = _Sign(start, end, None)
        self.signs.append(sign)
        opened = self._braces.pop() if self._braces else None
        if opened is None:
            self._keep(sign, "markup-stray")
        elif opened.tag is None:
            self._keep(sign)
        else:
            blank = not self.text[end : end + 1].strip()
            sign.kept = "" if blank else opened.tag.tail
            self.pairs.append((opened, sign))


def _like(name: str) -> str:
    """The tag that was likely meant; "" none."""
    from difflib import get_close_matches  # only where a tag is wrong: 1 ms

    return next(iter(get_close_matches(name.lower(), TAGS, 1, 0.5)), "")


def parse(text: str, heading: bool = False) -> Markup:
    """Take the markup out of a paragraph, or of a line of a heading. What is not closed stays as it was written."""
    if (_HEADING_TOKEN if heading else _TOKEN).search(text) is None:
        return Markup(text, ())
    parser = _Parser(text, heading)
    parser.run()
    return _strip(text, parser.signs, parser.pairs)._replace(faults=tuple(parser.faults))


def problems(faults: Sequence[Fault], place: Callable[[int], Span]) -> Iterator[Diagnostic]:
    """What is wrong, in words; ``place`` says where an offset of the text as written stands."""
    for fault in faults:
        near: dict[str, Arg] = {"near": fault.near} if fault.near else {}
        yield diagnose(f"{fault.code}-like" if fault.near else fault.code, place(fault.offset), mark=fault.mark, **near)


def _opens(before: str, after: str, token: str) -> bool:
    """Whether a sign may open; ``5*3`` is a product, and before a blank or at the end it is an asterisk."""
    if not after or after.isspace():
        return False
    return len(token) > 1 or not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


def _signs(token: str, start: int, waiting: dict[Tag, _Sign]) -> list[_Sign]:
    """A run of asterisks as signs; three are both, in the order that closes what is open."""
    strong, emphasis = TAGS["strong"], TAGS["emphasis"]
    if len(token) > 3:
        return [_Sign(start, start + len(token), None, token)]
    if len(token) < 3:
        return [_Sign(start, start + len(token), strong if len(token) == 2 else emphasis)]
    inner_first = emphasis in waiting and (strong not in waiting or waiting[emphasis].start > waiting[strong].start)
    if inner_first:
        return [_Sign(start, start + 1, emphasis), _Sign(start + 1, start + 3, strong)]
    return [_Sign(start, start + 2, strong), _Sign(start + 2, start + 3, emphasis)]


def _strip(text: str, signs: Sequence[_Sign], pairs: Sequence[tuple[_Sign, _Sign]]) -> Markup:
    """The text without its signs, and what was marked in it."""
    parts: list[str] = []
    offsets: dict[int, int] = {}  # end of a sign as written -> offset in the result
    origins = {0: 0}
    at = length = 0
    for sign in signs:
        parts += [text[at : sign.start], sign.kept]
        length += sign.start - at
        offsets[sign.start] = length
        length += len(sign.kept)
        offsets[sign.end] = length
        origins[length] = sign.end
        at = sign.end
    parts.append(text[at:])
    edges: list[tuple[int, int, Role]] = []
    effects: list[Effect] = []
    for first, last in pairs:
        start, end = offsets[first.end], offsets[last.start]
        assert first.tag  # what is a pair is a tag
        sort = first.tag.sort
        if isinstance(sort, Role):
            edges += [(end, 0, sort), (start, 1, sort)]
        elif start < end:
            effects.append(Effect(start, end, sort, first.value))
    turns = {offsets[sign.start] for sign in signs if text[sign.start : sign.end] == BREAK}
    return Markup(
        "".join(parts), tuple(_marks(sorted(edges))), tuple(sorted(effects)), (),
        tuple(sorted(turn for turn in turns if 0 < turn < length + len(text) - at)), tuple(origins.items()),
    )  # fmt: skip


def _marks(edges: Sequence[tuple[int, int, Role]]) -> Iterator[Mark]:
    """Marks that do not overlap, the inner one counting, from where roles end (0) and start (1)."""
    active: list[Role] = []
    since = 0
    for offset, starts, role in edges:
        after = active[:]
        if starts:
            after.append(role)
        elif role in after:
            del after[len(after) - 1 - after[::-1].index(role)]
        if active[-1:] != after[-1:]:
            if active and offset > since:
                yield Mark(since, offset, active[-1])
            since = offset
        active = after
