"""Streams decoded within limits, and put into filters that the press takes (PDF 32000 7.4)."""

from __future__ import annotations

import base64
import re
import zlib
from typing import Any, NamedTuple

from layout.placed.source import PlacedError

LEVEL = 6  #: of zlib
CHUNK = 1 << 20
_SHORT = {
    "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode", "/Fl": "/FlateDecode", "/LZW": "/LZWDecode",
    "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode", "/DCT": "/DCTDecode",
}  # fmt: skip
_KEPT = {"/CCITTFaxDecode", "/DCTDecode", "/JBIG2Decode", "/JPXDecode"}  #: they are the picture


class Filter(NamedTuple):
    """One filter with its parameters, an object of pikepdf's or None."""

    name: str
    parameters: Any


class Budget:
    """How many bytes may still come out of a file's streams."""

    def __init__(self, size: int) -> None:
        self.left = size

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise PlacedError("complex", "bytes")


def filters(stream: Any) -> list[Filter]:
    """The filters of a stream, the first to be undone first. Raises PlacedError for what no press takes."""
    if "/F" in stream:
        raise PlacedError("external", "/F")
    names, parameters = _listed(stream.get("/Filter")), _listed(stream.get("/DecodeParms", stream.get("/DP")))
    parameters += [None] * (len(names) - len(parameters))
    found = [Filter(_SHORT.get(str(n), str(n)), p) for n, p in zip(names, parameters, strict=False)]
    for name, _ in found:
        if name not in _KEPT | {"/Crypt"} | set(_DECODERS):
            raise PlacedError("filter", name)
    return [part for part in found if part.name != "/Crypt"]  # of a file that is not encrypted: it changes nothing


def _listed(value: Any) -> list[Any]:
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def decoded(stream: Any, budget: Budget) -> bytes:
    """The bytes of a content stream. Raises PlacedError where it is damaged or too large."""
    data: bytes = stream.read_raw_bytes()
    for name, parameters in filters(stream):
        if name not in _DECODERS or (parameters is not None and int(parameters.get("/Predictor", 1)) > 1):
            raise PlacedError("filter", name)
        data = _decode(name, data, parameters, budget)
    return data


def kept(stream: Any, budget: Budget) -> tuple[list[Filter], bytes]:
    """A stream for our file: as it stands where it can, its LZW made Flate, with the filters that are left.

    Flate and LZW are told alike what to predict, so predictors stay (7.4.4.3). What is Flate is run through once, so
    that nothing torn goes to the press.
    """
    parts, data = filters(stream), bytes(stream.read_raw_bytes())
    last = max((i for i, part in enumerate(parts) if part.name == "/LZWDecode"), default=-1)
    if last < 0:
        if parts and parts[0].name == "/FlateDecode":
            _check(data, budget)
        return parts, data
    for i, (name, parameters) in enumerate(parts[: last + 1]):
        if i < last and parameters is not None and int(parameters.get("/Predictor", 1)) > 1:
            raise PlacedError("filter", name)
        data = _decode(name, data, parameters, budget)
    return [Filter("/FlateDecode", parts[last].parameters), *parts[last + 1 :]], zlib.compress(data, LEVEL)


def _decode(name: str, data: bytes, parameters: Any, budget: Budget) -> bytes:
    if name not in _DECODERS:
        raise PlacedError("filter", name)
    if name == "/LZWDecode":
        early = int(parameters.get("/EarlyChange", 1)) if parameters is not None else 1
        return _lzw(data, early, budget)
    decoder = _DECODERS[name]
    return bytes(decoder(data, budget))


def _flate(data: bytes, budget: Budget) -> bytes:
    unpacker = zlib.decompressobj()
    out = unpacker.decompress(data, budget.left + 1)
    budget.spend(len(out))
    if not unpacker.eof:
        raise PlacedError("damaged", "FlateDecode")
    return out


def _check(data: bytes, budget: Budget) -> None:
    """Run through Flate data without keeping what comes out."""
    unpacker = zlib.decompressobj()
    while not unpacker.eof:
        out = unpacker.decompress(data, CHUNK)
        data = unpacker.unconsumed_tail
        budget.spend(len(out))
        if not out and not data and not unpacker.eof:
            raise PlacedError("damaged", "FlateDecode")


def _lzw(data: bytes, early: int, budget: Budget) -> bytes:
    """LZW as in TIFF (7.4.4.2): codes of 9 to 12 bits, 256 clears the table, 257 ends."""
    clear: list[bytes] = [bytes([i]) for i in range(256)] + [b"", b""]
    out, table, before = bytearray(), clear.copy(), b""
    width, bits, held = 9, 0, 0
    for byte in data:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & ((1 << width) - 1)
        if code == 257:
            break
        if code == 256:
            table, before, width = clear.copy(), b"", 9
            continue
        if code > len(table) or (code == len(table) and not before):
            raise PlacedError("damaged", "LZWDecode")
        entry = table[code] if code < len(table) else before + before[:1]
        out += entry
        if len(out) > budget.left:
            budget.spend(len(out))
        if before and len(table) < 4096:
            table.append(before + entry[:1])
        before = entry
        width = min(12, max(9, (len(table) + early).bit_length()))
    budget.spend(len(out))
    return bytes(out)


def _ascii85(data: bytes, budget: Budget) -> bytes:
    body = re.sub(rb"[\0\t\n\f\r ]", b"", data).partition(b"~>")[0].removeprefix(b"<~")
    zeros = body.count(b"z")  # four bytes each
    budget.spend(zeros * 4 + (len(body) - zeros) * 4 // 5)
    return base64.a85decode(body)


def _ascii_hex(data: bytes, budget: Budget) -> bytes:
    body = re.sub(rb"[\0\t\n\f\r ]", b"", data).partition(b">")[0]
    budget.spend((len(body) + 1) // 2)
    return bytes.fromhex((body + b"0" * (len(body) % 2)).decode("ascii"))


def _run_length(data: bytes, budget: Budget) -> bytes:
    out, at = bytearray(), 0
    while at < len(data) and data[at] != 128:
        count = data[at]
        out += data[at + 1 : at + 2 + count] if count < 128 else data[at + 1 : at + 2] * (257 - count)
        at += count + 2 if count < 128 else 2
        if len(out) > budget.left:
            break
    budget.spend(len(out))
    return bytes(out)


_DECODERS: dict[str, Any] = {
    "/FlateDecode": _flate, "/LZWDecode": _lzw, "/ASCII85Decode": _ascii85, "/ASCIIHexDecode": _ascii_hex,
    "/RunLengthDecode": _run_length,
}  # fmt: skip
