"""Filters: what they pack comes out again, as another program reads it, and never more than the budget."""

from __future__ import annotations

import base64
import random
import zlib
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.placed import PlacedError
from layout.placed.streams import Budget, decoded, kept
from tests.placed.ad import lzw

PDF = pikepdf.new()
DATA = bytes(random.Random(20).choices(b"0123456789 mlc\n", k=30_000))


def stream(data: bytes, filters: Any, parameters: Any = None) -> Any:
    made = PDF.make_stream(b"")
    made.write(data, filter=filters, decode_parms=parameters)
    return made


def run_length(data: bytes) -> bytes:
    return (
        b"".join(bytes([len(part) - 1]) + part for part in (data[i : i + 128] for i in range(0, len(data), 128)))
        + b"\x80"
    )


PACKED = {
    "flate": (zlib.compress(DATA), Name.FlateDecode),
    "lzw": (lzw(DATA), Name.LZWDecode),
    "hex": (DATA.hex().encode() + b">", Name.ASCIIHexDecode),
    "odd hex": (b" 41 4 \n>", Name.ASCIIHexDecode),
    "85": (base64.a85encode(DATA, wrapcol=72) + b"\n~>", Name.ASCII85Decode),
    "runs": (run_length(DATA), Name.RunLengthDecode),
    "repeats": (b"\x81a\x02bcd\xffx\x80", Name.RunLengthDecode),
    "two": (base64.a85encode(zlib.compress(DATA)) + b"~>", Array([Name.ASCII85Decode, Name.FlateDecode])),
    "three": (lzw(DATA).hex().encode(), Array([Name.AHx, Name.LZW])),
}


@pytest.mark.parametrize("name", PACKED)
def test_content_is_what_qpdf_reads(name: str) -> None:
    made = stream(*PACKED[name])
    assert decoded(made, Budget(100_000)) == made.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    with pytest.raises(PlacedError) as caught:
        decoded(made, Budget(1))
    assert caught.value.code == "complex"


@pytest.mark.parametrize("early", [0, 1])
@pytest.mark.parametrize("size", [1, 300, 700, 2000, 100_000])
def test_lzw_becomes_flate(size: int, early: int) -> None:
    data = random.Random(size).randbytes(size)
    made = stream(lzw(data, early), Name.LZWDecode, Dictionary(EarlyChange=early))
    assert made.read_bytes() == data
    chain, packed = kept(made, Budget(1_000_000))
    assert [part.name for part in chain] == ["/FlateDecode"] and zlib.decompress(packed) == data


def test_what_a_press_takes_is_kept_as_it_stands() -> None:
    for data, name in (
        (b"\xff\xd8jpeg", Name.DCTDecode),
        (zlib.compress(DATA), Name.FlateDecode),
        (b"fax", Name.CCITTFaxDecode),
    ):
        chain, packed = kept(stream(data, name), Budget(100_000))
        assert packed == data and [part.name for part in chain] == [str(name)]


def test_a_picture_inside_lzw() -> None:
    made = stream(
        lzw(b"\xff\xd8jpeg"), Array([Name.LZWDecode, Name.DCTDecode]), Array([None, Dictionary(ColorTransform=0)])
    )
    chain, packed = kept(made, Budget(1000))
    assert [part.name for part in chain] == ["/FlateDecode", "/DCTDecode"]
    assert zlib.decompress(packed) == b"\xff\xd8jpeg" and chain[1].parameters.ColorTransform == 0


def test_crypt_falls_away() -> None:
    made = stream(b"x", Array([Name.Crypt]))
    assert kept(made, Budget(10)) == ([], b"x")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xff" * 50, Name.LZWDecode),
        (zlib.compress(DATA)[:-10], Name.FlateDecode),
        (b"no zlib at all", Name.FlateDecode),
        (b"4G", Name.ASCIIHexDecode),
        (b"v" * 7, Name.ASCII85Decode),
    ],
)
def test_damage_is_told(data: bytes, name: Any) -> None:
    with pytest.raises((PlacedError, ValueError, zlib.error)):
        decoded(stream(data, name), Budget(100_000))


@pytest.mark.parametrize("name", ["/DCTDecode", "/JBIG2Decode", "/Foo"])
def test_no_content_in_such_filters(name: str) -> None:
    with pytest.raises(PlacedError) as caught:
        decoded(stream(b"x", Name(name)), Budget(100))
    assert (caught.value.code, caught.value.detail) == ("filter", name)
