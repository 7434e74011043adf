"""Files of a paper as they are on disk, and edits of the text in them that change no other byte."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from layout.spec.source import INVISIBLE, Decoded, decode


class EditError(Exception):
    """A file cannot be edited; the argument says why (a key of ``words.REFUSALS``), then comes the file."""


class Edit(NamedTuple):
    """``text`` in place of ``[start:end]`` of a file's text as the spec reader sees it: lines ended by ``\\n``."""

    file: str  #: path from the paper's root
    start: int
    end: int
    text: str


class Written(NamedTuple):
    """A file: its bytes, and the text in them with the place of each character among those that were decoded."""

    name: str
    data: bytes
    decoded: Decoded
    text: str  #: as the spec reader sees it
    origins: tuple[int, ...]  #: for each character of ``text``, and for its end, the offset in ``decoded.text``

    @property
    def newline(self) -> str:
        """How the file ends its lines."""
        raw = self.decoded.text
        return "\r\n" if "\r\n" in raw else "\r" if "\r" in raw and "\n" not in raw else "\n"

    def offset(self, line: int, column: int) -> int:
        """The offset in ``text`` of a place, both counted from 1."""
        at = 0
        for _ in range(line - 1):
            at = self.text.index("\n", at) + 1
        return at + column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in ``text``."""
        before = self.text[:offset]
        return before.count("\n") + 1, len(before) - before.rfind("\n")


class Files:
    """The files below a paper's root, each read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, Written] = {}

    def __getitem__(self, name: str) -> Written:
        if name not in self._read:
            self._read[name] = as_written(name, (self.root / name).read_bytes())
        return self._read[name]

    def edited(self, edits: Iterable[Edit]) -> dict[str, bytes]:
        """The files that ``edits`` change, as they would be. Raises EditError."""
        grouped: dict[str, list[Edit]] = {}
        for edit in dict.fromkeys(edits):
            grouped.setdefault(edit.file, []).append(edit)
        return {name: edited(self[name], group) for name, group in grouped.items()}


def as_written(name: str, data: bytes) -> Written:
    """A file's bytes, read as the spec reader does."""
    decoded = decode(data)
    text, origins = [], []
    raw = decoded.text
    for at, char in enumerate(raw):
        if char == "\n" and at and raw[at - 1] == "\r":
            continue
        if not INVISIBLE.match(char):
            text.append("\n" if char == "\r" else char)
            origins.append(at)
    return Written(name, data, decoded, "".join(text), (*origins, len(raw)))


def edited(file: Written, edits: Iterable[Edit]) -> bytes:
    """The file with ``edits``, its encoding, byte-order mark and line ends kept. Raises EditError."""
    raw, encoding = file.decoded.text, file.decoded.encoding
    body = raw.encode(encoding)
    if file.decoded.bad >= 0 or not file.data.endswith(body):
        raise EditError("encoding", file.name)
    pieces, at = [file.data[: len(file.data) - len(body)]], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        start, end = file.origins[edit.start], file.origins[edit.end]
        if start < at:
            raise EditError("overlap", file.name)
        pieces += [raw[at:start].encode(encoding), edit.text.replace("\n", file.newline).encode(encoding)]
        at = end
    return b"".join((*pieces, raw[at:].encode(encoding)))


def write(files: Files, contents: Mapping[str, bytes]) -> None:
    """Write files that ``files`` read, each beside its place and then renamed; none where one was changed meanwhile.

    Raises EditError.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for name, data in contents.items():
            path = (files.root / name).resolve()
            if path.read_bytes() != files[name].data:
                raise EditError("changed", name)
            beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            ready.append((beside, path))
            beside.write_bytes(data)
            shutil.copymode(path, beside)
        for beside, path in ready:
            beside.replace(path)
    except OSError as error:
        raise EditError("disk", f"{error.filename}: {error.strerror}") from error
    finally:
        for beside, _ in ready:
            beside.unlink(missing_ok=True)
