"""What is seen to before a file is opened: its size, its first bytes, and how much its object streams unpack to."""

from __future__ import annotations

import mmap
import re
import zlib
from pathlib import Path

from layout.preflight.finding import Findings, Place
from layout.preflight.limits import FILE_LIMIT, OBJECT_STREAM_LIMIT
from layout.preflight.streams import MB, TooLargeError, pieces

HEAD = 1024  #: bytes in which readers look for the header
_STREAMS = re.compile(rb"/Type\s*/(?:ObjStm|XRef)\b")
_BEGIN = re.compile(rb"stream\r?\n")


def may_open(source: str | Path | bytes, found: Findings) -> bool:
    """Whether the file should be opened; a finding where not."""
    if isinstance(source, bytes):
        return _sound(source, found)
    path = Path(source)
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT:
            found.add("file-huge", Place(), size=size // MB, limit=FILE_LIMIT // MB)
            return False
        with path.open("rb") as file:
            if size == 0:
                return _sound(b"", found)
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _sound(data, found)
    except OSError as error:
        found.add("file-missing", Place(), reason=_reason(error))
        return False


def _reason(error: OSError) -> str:
    """Why a file cannot be opened, as a word of the messages."""
    return {FileNotFoundError: "@missing", IsADirectoryError: "@folder", PermissionError: "@denied"}.get(
        type(error), "@disk"
    )


def _sound(data: bytes | mmap.mmap, found: Findings) -> bool:
    if b"%PDF-" not in data[:HEAD]:
        found.add("not-a-pdf", Place())
        return False
    return _unpacks(data, found)


def _unpacks(data: bytes | mmap.mmap, found: Findings) -> bool:
    """Whether the streams that opening unpacks stay within their limit, counted without keeping them."""
    left = OBJECT_STREAM_LIMIT
    for match in _STREAMS.finditer(data):
        begin = _BEGIN.search(data, match.end(), match.end() + 4096)
        if not begin:
            continue
        end = data.find(b"endstream", begin.end())
        packed = data[begin.end() : end if end > 0 else len(data)]
        try:
            left -= sum(map(len, pieces(packed, left)))
        except zlib.error:
            left -= len(packed)
        except TooLargeError:
            found.add("stream-too-large", Place(), object="ObjStm", limit=OBJECT_STREAM_LIMIT // MB)
            return False
    return True
