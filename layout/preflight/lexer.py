"""Content streams as operators with their operands (ISO 32000-1, 7.8.2), one at a time.

pikepdf's own parser gives a list of the whole stream, which a hostile one makes as large as it likes; this one may be
stopped after any operator. Numbers are floats, strings bytes, names ``Name``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_OPERANDS = 1000  #: before one operator; what is more is dropped
DEEPEST = 32  #: arrays and dictionaries in each other

_SPACE = rb"\x00\t\n\x0c\r "
_DELIMITER = rb"()<>\[\]{}/%"
_TOKEN = re.compile(
    rb"""[%(space)s]*(?:
      (?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?=[%(space)s%(delimiter)s]|\Z)
    | /(?P<name>[^%(space)s%(delimiter)s]*)
    | (?P<string>\()
    | (?P<mark><<|>>|\[|\])
    | <(?P<hex>[0-9A-Fa-f%(space)s]*)>
    | (?P<comment>%%[^\r\n]*)
    | (?P<word>[^%(space)s%(delimiter)s]+)
    | (?P<stray>.)
    | \Z)"""
    % {b"space": _SPACE, b"delimiter": _DELIMITER},
    re.VERBOSE | re.DOTALL,
)
_STRING = re.compile(rb"[()]|\\(?:\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_ODD_NUMBER = re.compile(rb"[+-]*(\d*\.?\d*)")
_END_IMAGE = re.compile(rb"[%b]EI(?=[%b]|\Z)" % (_SPACE, _SPACE))


class Name(str):
    """A name, without its slash."""


Operand = float | bytes | Name | list["Operand"] | dict[str, "Operand"] | bool | None
Operation = tuple[str, list[Operand]]


class ContentError(Exception):
    """The content cannot be read any further; what it says is for people."""


def operations(data: bytes) -> Iterator[Operation]:
    """The operators of ``data`` in order; an inline picture is one ``BI`` of its dictionary and its data.

    Raises ContentError.
    """
    stack: list[list[Operand]] = [[]]
    at = 0
    while True:
        found = _TOKEN.match(data, at)
        assert found  # the pattern matches anything
        at, kind = found.end(), found.lastgroup
        if kind is None:
            break
        match kind:
            case "number":
                value: Operand = float(found["number"])
            case "name":
                value = _name(found["name"])
            case "string":
                value, at = _string(data, at)
            case "hex":
                digits = bytes(byte for byte in found["hex"] if byte not in b"\x00\t\n\x0c\r ")
                value = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
            case "mark":
                _bracket(found["mark"], stack)
                continue
            case "comment":
                continue
            case "stray":
                raise ContentError(repr(found["stray"].decode("latin-1")))
            case _:
                word = found["word"].decode("latin-1")
                if word in _WORDS:
                    value = _WORDS[word]
                elif (odd := _ODD_NUMBER.fullmatch(found["word"])) and odd[1] not in (b"", b"."):
                    value = float(odd[1]) * (-1 if word.startswith("-") else 1)  # --5, as some programs write
                else:
                    if len(stack) > 1:
                        raise ContentError("[")
                    if word == "BI":
                        picture, at = _inline(data, at)
                        yield "BI", picture
                    else:
                        yield word, stack[0]
                    stack = [[]]
                    continue
        if len(stack) > 1 or len(stack[0]) < MOST_OPERANDS:
            stack[-1].append(value)


_WORDS: dict[str, Operand] = {"true": True, "false": False, "null": None}


def _bracket(mark: bytes, stack: list[list[Operand]]) -> None:
    if mark in (b"[", b"<<"):
        if len(stack) > DEEPEST:
            raise ContentError("[[[")
        stack.append([])
        return
    if len(stack) == 1:
        raise ContentError(mark.decode())
    items = stack.pop()
    stack[-1].append(items if mark == b"]" else _dictionary(items))


def _dictionary(items: list[Operand]) -> dict[str, Operand]:
    return {str(key): value for key, value in zip(items[::2], items[1::2], strict=False)}


def _name(raw: bytes) -> Name:
    """#xx undone (7.3.5); UTF-8 where it is that, else as Latin-1, as pikepdf's names come."""
    whole = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), raw)
    try:
        return Name(whole.decode())
    except UnicodeDecodeError:
        return Name(whole.decode("utf-8", "surrogateescape"))


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """A literal string from behind its parenthesis (7.3.4.2), and where it ends."""
    parts: list[bytes] = []
    depth, start = 1, at
    for found in _STRING.finditer(data, at):
        token = found[0]
        if token == b"(":
            depth += 1
        elif token == b")":
            depth -= 1
            if depth == 0:
                parts.append(data[start : found.start()])
                return b"".join(parts), found.end()
        else:
            parts.append(data[start : found.start()])
            code = token[1:]
            parts.append(bytes([int(code, 8) & 255]) if code[:1] in b"01234567" else _ESCAPES.get(code, code))
            start = found.end()
    raise ContentError("(")


def _inline(data: bytes, at: int) -> tuple[list[Operand], int]:
    """An inline picture from behind BI (8.9.7): its dictionary and its data, and where it ends."""
    items: list[Operand] = []
    for word, operands in operations(data[at : at + 4096]):
        if word != "ID":
            raise ContentError("BI")
        items = operands
        break
    begin = data.find(b"ID", at) + 3
    entries = _dictionary(items)
    size = _plain_size(entries)
    found = _END_IMAGE.search(data, begin + size - 1 if size else begin - 1)
    if found is None or begin < 3:
        raise ContentError("EI")
    return [entries, data[begin : found.start()]], found.end()


def _plain_size(entries: dict[str, Operand]) -> int:
    """Bytes of an inline picture without filter in a device space; 0 where that cannot be told."""
    if "F" in entries or "Filter" in entries:
        return 0
    width, height = (entries.get(short, entries.get(long)) for short, long in (("W", "Width"), ("H", "Height")))
    bits = entries.get("BPC", entries.get("BitsPerComponent", 1.0))
    space = str(entries.get("CS", entries.get("ColorSpace", "G")))
    channels = {"G": 1, "RGB": 3, "CMYK": 4, "DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}.get(space, 0)
    if not (isinstance(width, float) and isinstance(height, float) and isinstance(bits, float)):
        return 0
    return int((width * bits * channels + 7) // 8 * height)
