"""The kinds of value that a key may have: each reads a node, checks it and gives a typed value or a placed problem."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from layout.diagnostic import Arg
from layout.model import Text
from layout.spec import direction, markup, source
from layout.spec.keys import Kind, Reader, Record, Table, shorten
from layout.spec.lengths import (
    ascii_digits,
    is_bare_number,
    parse_em,
    parse_length,
    parse_size,
    parse_thousandths,
)
from layout.spec.nodes import List, Map, Node, Scalar
from layout.units import Mem, Mpt

T = TypeVar("T")

NONE_WORDS = ("无", "none")  #: where a name may be given: no rule, no box, no folio
_FLAGS = {"是": True, "yes": True, "true": True, "否": False, "no": False, "false": False}
_STRING: dict[str, object] = {"type": "string"}


def text(limit: int = 200) -> Kind[str]:
    """One line of text."""

    def read(reader: Reader, node: Node, key: str) -> str | None:
        found = reader.scalar(node, key, "@text")
        if found is not None and len(found) > limit:
            reader.report("out-of-range", node, key=key, value=len(found), low=0, high=limit)
            return None
        return " ".join(found.split("\n")).strip() if found is not None else None

    return Kind(read, _STRING | {"maxLength": limit})


def name() -> Kind[str]:
    """A name that is also a file's name."""

    def read(reader: Reader, node: Node, key: str) -> str | None:
        found = reader.scalar(node, key, "@text")
        if found is None or source.is_name(found):
            return found
        reader.report("path-outside" if ".." in found else "bad-name", node, **_named(found))
        return None

    return Kind(read, _STRING)


def _named(found: str) -> dict[str, Arg]:
    return {"path": shorten(found)} if ".." in found else {"name": shorten(found)}


def lines() -> Kind[tuple[Text, ...]]:
    """A text, a list of texts, or a block after ``|``: one ``Text`` a line, each with its place."""
    return Kind(lambda reader, node, key: _lines(reader, node, key, _line), _TEXTS)


def marked() -> Kind[tuple[Text, ...]]:
    """The same with inline markup: the lines of a heading."""

    def read(reader: Reader, node: Node, key: str) -> tuple[Text, ...] | None:
        if braced := _braced(node):
            reader.report("yaml-quote-needed", braced, character="{")
            return None
        return _lines(reader, node, key, _marked_line)

    return Kind(read, _TEXTS)


_TEXTS: dict[str, object] = {"anyOf": [_STRING, {"type": "array", "items": _STRING}]}


def _braced(node: Node) -> Map | None:
    """A tag at the head of a text that YAML took for a map."""
    for item in node.items if isinstance(node, List) else (node,):
        if isinstance(item, Map) and item.entries and re.split("[ :：]", item.entries[0].key.text)[0] in markup.TAGS:
            return item
    return None


def _marked_line(reader: Reader, node: Node, key: str) -> Text | None:
    """A line of a heading without its markup."""
    text = _line(reader, node, key)
    if text is None:
        return None
    first = text.at.column + (isinstance(node, Scalar) and node.style in ("'", '"'))
    found = markup.parse(text.text, heading=True)
    reader.problems += markup.problems(found.faults, lambda offset: text.at._replace(column=first + offset))
    places = tuple((offset, text.at.line, first + at) for offset, at in found.origins)
    return text._replace(text=found.text, marks=found.marks, turns=found.turns, effects=found.effects, places=places)


def _lines(
    reader: Reader, node: Node, key: str, read: Callable[[Reader, Node, str], Text | None]
) -> tuple[Text, ...] | None:
    if isinstance(node, List):
        parts = [line for item in node.items if (line := read(reader, item, key)) is not None]
        return tuple(part for part in parts if part.text)
    if not isinstance(node, Scalar):
        reader.wrong(node, key, "@texts")
        return None
    if node.style == "|":
        rows = enumerate(node.text.split("\n"), node.line + 1)
        found = [read(reader, Scalar(row, n, node.inner, "", n), key) for n, row in rows if row.strip()]
        return tuple(part for part in found if part)
    one = read(reader, node, key)
    return (one,) if one and one.text else ()


def line() -> Kind[Text]:
    """One text with its place."""
    return Kind(_line, _STRING)


def _line(reader: Reader, node: Node, key: str) -> Text | None:
    if not isinstance(node, Scalar):
        reader.wrong(node, key, "@text")
        return None
    if node.last > node.line and node.style not in ("|", ">"):
        reader.report("text-folded", node)
    text = Text(" ".join(node.text.split("\n")).strip(), reader.span(node))
    reader.problems += direction.problems(text)
    return text


def integer(low: int, high: int) -> Kind[int]:
    """A whole number from ``low`` to ``high``."""

    def read(reader: Reader, node: Node, key: str) -> int | None:
        found = reader.scalar(node, key, "@integer")
        if found is None:
            return None
        digits = ascii_digits(found).strip()
        if not digits.removeprefix("-").isdecimal() or len(digits) > 9:
            reader.wrong(node, key, "@integer")
            return None
        return _in_range(reader, node, key, int(digits), low, high, str)

    return Kind(read, {"type": "integer", "minimum": low, "maximum": high})


def _in_range(
    reader: Reader, node: Node, key: str, value: int, low: int, high: int, show: Callable[[int], str]
) -> int | None:
    if low <= value <= high:
        return value
    reader.report("out-of-range", node, key=key, value=show(value), low=show(low), high=show(high))
    return None


def _points(value: int) -> str:
    return f"{value / 1000:g} pt"


def length(low: Mpt, high: Mpt) -> Kind[Mpt]:
    """A length on the page, in 1/1000 pt."""

    def read(reader: Reader, node: Node, key: str) -> Mpt | None:
        return _measured(reader, node, key, low, high, "@length")

    return Kind(read, _STRING)


def size() -> Kind[Mpt]:
    """A type size, in 1/1000 pt: a length or a 字号 of the paper's table."""

    def read(reader: Reader, node: Node, key: str) -> Mpt | None:
        return _measured(reader, node, key, 2_000, 500_000, "@size")

    return Kind(read, _STRING)


def _measured(reader: Reader, node: Node, key: str, low: Mpt, high: Mpt, word: str) -> Mpt | None:
    found = reader.scalar(node, key, word)
    if found is None:
        return None
    parse = parse_size if word == "@size" else parse_length
    value = parse(found.strip(), reader.scale)
    if value is not None:
        return _in_range(reader, node, key, value, low, high, _points)
    if is_bare_number(found):
        reader.report("no-unit", node, key=key, value=found)
    else:
        reader.wrong(node, key, word)
    return None


def ems(low: Mem, high: Mem) -> Kind[Mem]:
    """A width in 字 of the line's own size, in 1/1000 em."""

    def read(reader: Reader, node: Node, key: str) -> Mem | None:
        found = reader.scalar(node, key, "@em")
        if found is None:
            return None
        value = parse_em(found.strip())
        if value is None:
            reader.wrong(node, key, "@em")
            return None
        return _in_range(reader, node, key, value, low, high, lambda em: f"{em / 1000:g}字")

    return Kind(read, _STRING)


def percent(low: int, high: int) -> Kind[int]:
    """A percentage, in 1/1000."""

    def read(reader: Reader, node: Node, key: str) -> int | None:
        found = reader.scalar(node, key, "@percent")
        if found is None:
            return None
        value = parse_thousandths(found.strip())
        if value is None:
            reader.wrong(node, key, "@percent")
            return None
        return _in_range(reader, node, key, value, low, high, lambda part: f"{part / 10:g}%")

    return Kind(read, _STRING)


def percents(count: int, word: str) -> Kind[tuple[int, ...]]:
    """``count`` percentages, as a list or in one text, in 1/1000."""

    def read(reader: Reader, node: Node, key: str) -> tuple[int, ...] | None:
        if isinstance(node, Map) or (isinstance(node, List) and not all(isinstance(i, Scalar) for i in node.items)):
            reader.wrong(node, key, word)
            return None
        if isinstance(node, List):
            parts = [item.text for item in node.items if isinstance(item, Scalar)]
        else:
            parts = node.text.replace(",", " ").replace("，", " ").split()
        values = [parse_thousandths(part.strip()) for part in parts]
        if len(values) != count or any(value is None or not 0 <= value <= 1000 for value in values):
            reader.report("wrong-type", node, key=key, expected=word, found=f"“{shorten(' '.join(parts))}”")
            return None
        return tuple(value for value in values if value is not None)

    return Kind(read, {"type": "array", "items": {"type": ["string", "number"]}, "minItems": count, "maxItems": count})


def flag() -> Kind[bool]:
    """是 or 否."""

    def read(reader: Reader, node: Node, key: str) -> bool | None:
        found = reader.scalar(node, key, "@flag")
        if found is not None and found.lower() not in _FLAGS:
            reader.wrong(node, key, "@flag")
        return _FLAGS.get(found.lower()) if found is not None else None

    return Kind(read, {"type": ["string", "boolean"], "enum": [*_FLAGS, True, False]})


def choice(words: dict[str, str]) -> Kind[str]:
    """One of a few words, Chinese or English; gives what ``words`` has for it."""

    def read(reader: Reader, node: Node, key: str) -> str | None:
        found = reader.scalar(node, key, "@text")
        if found is not None and found not in words:
            reader.report("unknown-choice", node, key=key, value=shorten(found), choices=tuple(words))
        return words.get(found) if found is not None else None

    return Kind(read, {"enum": list(words)})


def known(sort: str, none: bool = False) -> Kind[str]:
    """A name that the style book defines (``sort``: @face, @colour …); gives the canonical one, "" for 无."""

    def read(reader: Reader, node: Node, key: str) -> str | None:
        found = reader.scalar(node, key, "@text")
        if found is None:
            return None
        names = reader.names.get(sort, {})
        if found in names or reader.unsure:
            return names.get(found, found)
        if none and found in NONE_WORDS:
            return ""
        shown = tuple(dict.fromkeys(names.values()))[:30]
        reader.report("unknown-name", node, name=shorten(found), kind=sort, known=shown)
        return None

    return Kind(read, _STRING)


def path(prefix: str = "") -> Kind[str]:
    """The path of a file, as the spec file counts it -> from the root. ``prefix`` marks what is no path (kit:)."""

    def read(reader: Reader, node: Node, key: str) -> str | None:
        found = reader.scalar(node, key, "@path")
        if found is None or (prefix and found.startswith(prefix) and source.is_name(found[len(prefix) :])):
            return found
        joined = source.join(reader.folder, found)
        if joined is None or len(found) > 200:
            reader.report("path-outside", node, path=shorten(found))
            return None
        return joined

    return Kind(read, _STRING)


def word_or_path(words: dict[str, str]) -> Kind[str]:
    """One of a few words, which gives what ``words`` has for it, or the path of a file."""
    other = path()

    def read(reader: Reader, node: Node, key: str) -> str | None:
        if isinstance(node, Scalar) and node.text in words:
            return words[node.text]
        return other.read(reader, node, key)

    return Kind(read, _STRING)


def listed(kind: Kind[T], low: int, high: int) -> Kind[tuple[T, ...]]:
    """A list of ``kind``; a single value counts as a list of one. Items that are wrong are left out."""

    def read(reader: Reader, node: Node, key: str) -> tuple[T, ...] | None:
        items = node.items if isinstance(node, List) else (node,)
        if not low <= len(items) <= high:
            reader.report("wrong-count", node, key=key, count=len(items), low=low, high=high)
            return None
        values = [kind.read(reader, item, key) for item in items]
        return tuple(value for value in values if value is not None)

    return Kind(read, {"type": "array", "items": kind.schema}, kind.tables)


def mapped(kind: Kind[T], sort: str = "") -> Kind[dict[str, T]]:
    """``name: value`` with free names. With ``sort`` the names are defined for what is read from here on."""

    def read(reader: Reader, node: Node, key: str) -> dict[str, T] | None:
        if not isinstance(node, Map):
            reader.wrong(node, key, "@map")
            return None
        for entry in node.entries if sort else ():
            reader.names.setdefault(sort, {}).setdefault(entry.key.text, entry.key.text)
        found = [(e.key.text, kind.read(reader, e.value, f"{key}.{e.key.text}")) for e in node.entries]
        return {key: value for key, value in found if value is not None}

    return Kind(read, {"type": "object", "additionalProperties": kind.schema}, kind.tables)


def table(table: Table, build: Callable[[Reader, Record], T | None]) -> Kind[T]:
    """An object with the keys of ``table``, turned into a value by ``build``."""

    def read(reader: Reader, node: Node, key: str) -> T | None:
        record = reader.record(node, table, key)
        return build(reader, record) if isinstance(record.node, Map) else None

    return Kind(read, {"type": "object"}, (table,))
