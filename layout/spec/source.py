"""Files below the paper's root: found, checked, decoded. The only place of the spec reader that touches the disk.

The root is the nearest folder upwards that holds ``paper.yaml``. A path in the spec is refused where it leads out of
the root, by ``..``, as an absolute path or through a symbolic link. Nothing here raises for what a file holds.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from layout.diagnostic import Arg, Diagnostic, Span, diagnose

STYLE_BOOK = "paper.yaml"
SPEC_LIMIT = 1_000_000  #: bytes of a YAML file
COPY_LIMIT = 4_000_000  #: bytes of a story

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Controls, line ends that editors do not count as such, marks of direction, byte-order marks: nothing of it is printed.
INVISIBLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BAD_IN_NAME = frozenset('/\\:*?"<>|')


Edited = Mapping[str, bytes]  #: what files, by their paths from the root, are to hold: not written yet
UNEDITED: Edited = MappingProxyType({})


class Decoded(NamedTuple):
    """The text of a file, or the place where it stops being text."""

    text: str
    encoding: str
    bad: int = -1  #: offset of the first byte that cannot be decoded; -1 none


def find_root(start: Path) -> Path | None:
    """The nearest of ``start`` and the folders above it that holds a style book; None where none does."""
    return next((folder for folder in (start, *start.parents) if (folder / STYLE_BOOK).is_file()), None)


def is_name(text: str) -> bool:
    """Whether ``text`` can name a page or a story, and so a file, on every computer."""
    sound = 0 < len(text) <= 60 and text[0] != "." and text == text.strip() and text.isprintable()
    return sound and _BAD_IN_NAME.isdisjoint(text)


def join(folder: str, written: str) -> str | None:
    """The path from the root of what ``folder`` calls ``written``; None where that leads outside. ``\\`` is ``/``."""
    parts = written.replace("\\", "/").split("/")
    if not parts[0] or ".." in parts or ":" in parts[0] or "\0" in written:
        return None
    return "/".join([*([folder] if folder else []), *(part for part in parts if part not in ("", "."))])


def is_inside(root: Path, name: str) -> bool:
    """Whether ``name``, links followed, is below ``root`` (itself free of links)."""
    real = os.path.realpath(root / name)
    return real == str(root) or real.startswith(str(root).rstrip("/") + os.sep)


def exists(root: Path, name: str) -> bool:
    """Whether there is anything called ``name``, a broken link included."""
    return os.path.lexists(root / name)


def read(
    root: Path, name: str, limit: int, problems: list[Diagnostic], at: Span | None = None, edited: Edited = UNEDITED
) -> str | None:
    """The text of a file: no byte-order mark, lines ended by ``\\n``, invisible characters out.

    ``name`` is a path from the root; ``at`` is where the spec asks for it, for the diagnostics; ``edited`` holds what
    is read instead of the disk. None: it was reported.
    """
    at = at or Span(name)
    if not is_inside(root, name):
        problems.append(diagnose("path-outside", at, path=name))
        return None
    data = edited[name] if name in edited else _read_bytes(root / name, name, limit, problems, at)
    if data is None:
        return None
    decoded = decode(data)
    if decoded.bad >= 0:
        problems.append(_undecodable(name, data, decoded))
        return None
    if "\0" in decoded.text:
        problems.append(diagnose("not-text", at, path=name))
        return None
    if decoded.encoding != "utf-8":
        shown = decoded.encoding.upper().removesuffix("-LE").removesuffix("-BE")
        problems.append(diagnose("encoding-detected", Span(name), encoding=shown))
    return _tidy(decoded.text, name, problems)


def _read_bytes(path: Path, name: str, limit: int, problems: list[Diagnostic], at: Span) -> bytes | None:
    reason, size = "", 0
    try:
        state = path.stat()
        size = state.st_size
        if stat.S_ISDIR(state.st_mode):
            reason = "@folder"
        elif not stat.S_ISREG(state.st_mode):
            reason = "@special"  # a pipe would wait for ever
        elif size <= limit:
            return path.read_bytes()
    except FileNotFoundError:
        reason = "@missing"
    except PermissionError:
        reason = "@denied"
    except (OSError, ValueError):
        reason = "@disk"
    args: dict[str, Arg] = {"reason": reason} if reason else {"size": size, "limit": limit}
    problems.append(diagnose("file-unreadable" if reason else "file-too-large", at, path=name, **args))
    return None


def decode(data: bytes) -> Decoded:
    """UTF-8, UTF-16 with its mark, or GB18030, whichever ``data`` is."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding, len(mark))
    plain = _decode(data, "utf-8", 0)
    if plain.bad < 0:
        return plain
    if b"\0" in data:  # a picture, a Word document: "no text" helps more than the place of its first odd byte
        return Decoded("\0", "utf-8")
    # A damaged UTF-8 file often passes as GB18030, full of nonsense. Sequences of three bytes tell them apart: text in
    # GB18030 has hardly any that are sound UTF-8, and a damaged UTF-8 file has more sound ones than broken.
    guess = data.decode("utf-8", "replace")
    broken = guess.count("\ufffd")
    sound = sum(char >= "\u0800" for char in guess) - broken
    return plain if sound > broken else _decode(data, "gb18030", 0)


def _decode(data: bytes, encoding: str, start: int) -> Decoded:
    try:
        return Decoded(data[start:].decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return Decoded("", encoding, start + error.start)


def _undecodable(name: str, data: bytes, decoded: Decoded) -> Diagnostic:
    before = data[: decoded.bad].decode(decoded.encoding, "replace").removeprefix("\ufeff")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    at = Span(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return diagnose("undecodable", at, encoding=decoded.encoding.upper(), byte=decoded.bad + 1)


def _tidy(text: str, name: str, problems: list[Diagnostic]) -> str:
    """Ends lines with ``\\n`` and takes invisible characters out, reporting all but byte-order marks."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if INVISIBLE.search(text) is None:
        return text
    text = text.replace("\ufeff", "")
    if first := INVISIBLE.search(text):
        before = text[: first.start()]
        at = Span(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        text, count = INVISIBLE.subn("", text)
        problems.append(diagnose("control-characters", at, count=count))
    return text
