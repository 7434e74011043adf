"""Data of streams, unpacked within limits: a small file may unpack to any size."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

MB = 1_000_000
PICTURE_FILTERS = frozenset(("DCTDecode", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode"))
_SHORT = {
    "A85": "ASCII85Decode",
    "AHx": "ASCIIHexDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
    "Fl": "FlateDecode",
    "LZW": "LZWDecode",
    "RL": "RunLengthDecode",
}
# How many bytes one may become, at most: a run is 128 bytes of two; LZW's longest string is 4,096 bytes of nine bits.
_GROWTH = {"RunLengthDecode": 64, "LZWDecode": 3641}
_PIECE = 1 << 20


class TooLargeError(Exception):
    """A stream would unpack to more than the limit."""


class DamagedError(Exception):
    """A stream cannot be unpacked."""


def filters(stream: pikepdf.Object) -> list[str]:
    """The names of a stream's filters in the order they are undone (ISO 32000-1, 7.3.8.2), in full."""
    import pikepdf

    found = stream.get("/Filter", None) or stream.get("/F", None)
    names = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [_SHORT.get(str(name)[1:], str(name)[1:]) for name in names if isinstance(name, pikepdf.Name)]


def unpack(stream: pikepdf.Object, limit: int) -> tuple[bytes, str]:
    """A stream's data, and the picture filter that is still on it ("" where there is none).

    Raises TooLargeError past ``limit`` bytes, DamagedError.
    """
    import pikepdf

    names = filters(stream)
    last = names[-1] if names and names[-1] in PICTURE_FILTERS else ""
    try:
        data = stream.read_raw_bytes()
        unpacked = _undo(data, names[:-1] if last else names, limit, keep=bool(last))
        if last:
            return unpacked, last
        return stream.read_bytes(), ""  # qpdf undoes the predictors too
    except (pikepdf.PdfError, ValueError, zlib.error, NotImplementedError) as error:
        raise DamagedError(str(error)) from error


def _undo(data: bytes, names: list[str], limit: int, keep: bool) -> bytes:
    """Undo ``names`` one after the other; of the last one only the size is found, unless ``keep``."""
    growth = 1
    for at, name in enumerate(names):
        if name == "FlateDecode" and growth == 1:
            if keep or at < len(names) - 1:
                data = b"".join(pieces(data, limit))
            else:
                for _ in pieces(data, limit):
                    pass
                return b""
        elif name == "Crypt":
            continue
        elif name == "ASCII85Decode":
            data = base64.a85decode(re.sub(rb"\s|~.*", b"", data, flags=re.DOTALL))
        elif name == "ASCIIHexDecode":
            digits = re.sub(rb"\s|>.*", b"", data, flags=re.DOTALL)
            data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii", "replace"))
        elif name in _GROWTH or name == "FlateDecode":
            growth *= _GROWTH.get(name, 1032)  # 1032: Deflate's best
            if len(data) * growth > limit:
                raise TooLargeError
        else:
            raise DamagedError(name)
    if len(data) > limit:
        raise TooLargeError
    return data


def pieces(data: bytes, limit: int) -> Iterator[bytes]:
    """Inflate, a piece at a time. Raises TooLargeError once there are more than ``limit`` bytes, zlib.error.

    Data that breaks off gives what there is, as readers do.
    """
    machine = zlib.decompressobj()
    size = 0
    while data and not machine.eof:
        piece = machine.decompress(data, _PIECE)
        data = machine.unconsumed_tail
        size += len(piece)
        if size > limit:
            raise TooLargeError
        yield piece
