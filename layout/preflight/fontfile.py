"""Embedded font programs (ISO 32000-1, 9.9): which glyphs they have and how wide, by fontTools.

A program answers for a key - a CID, a glyph id or a glyph's name - with the width in 1/1000 em, or None where it has no
such glyph. Outlines are never drawn: of a charstring only the beginning is read, where the width stands.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from fontTools.cffLib import TopDict
    from fontTools.ttLib import TTFont


class FontError(Exception):
    """A font program that cannot be read; what it says is the reason."""


class Program(NamedTuple):
    """An embedded font."""

    kind: str  #: cid, cff, type1, truetype
    width: Callable[[int | str], float | None]  #: by CID (cid), glyph id (truetype, cff), or name (cff, type1)
    encoding: dict[int, str]  #: of a simple font's own
    collection: str = ""  #: registry and ordering of a CID-keyed CFF
    glyph: Callable[[int, str], int] | None = None  #: TrueType: glyph id of a code and a name, 0 for none
    restricted: bool = False  #: fsType says: not to be embedded


def program(data: bytes, key: str) -> Program:
    """Read the program that stood under ``key`` (FontFile, FontFile2, FontFile3) of a descriptor. Raises FontError."""
    try:
        if key == "FontFile":
            return _type1(data)
        if data[:4] in (b"OTTO", b"true", b"\x00\x01\x00\x00", b"ttcf"):
            return _sfnt(data)
        if key == "FontFile2":
            raise FontError("sfnt")
        return _bare_cff(data)
    except FontError:
        raise
    except Exception as error:  # fontTools says of damaged fonts whatever the damage makes it stumble over
        raise FontError(f"{type(error).__name__}: {error}"[:80]) from error


def _sfnt(data: bytes) -> Program:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), lazy=True, fontNumber=0, recalcBBoxes=False)
    restricted = "OS/2" in font and int(font["OS/2"].fsType) & 0xF == 2
    if "CFF " in font:
        return _cff(font["CFF "].cff[0], restricted)
    upem, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
    order = font.getGlyphOrder()
    present = _outlined(font)

    def width(key: int | str) -> float | None:
        if not isinstance(key, int) or key >= len(order) or not present(key):
            return None
        return float(metrics[order[key]][0] * 1000 / upem)

    return Program("truetype", width, {}, glyph=_glyph_finder(font), restricted=restricted)


def _outlined(font: TTFont) -> Callable[[int], bool]:
    """Whether a glyph id lies in the glyf table. An empty one is there: a space is."""
    locations = list(font["loca"])
    size = len(font.reader["glyf"])
    return lambda gid: gid + 1 < len(locations) and locations[gid] <= locations[gid + 1] <= size


def _glyph_finder(font: TTFont) -> Callable[[int, str], int]:
    """How a simple font's code finds its glyph (9.6.6.4): by Unicode, by the code in a symbol cmap, by name."""
    from fontTools import agl

    tables = {(t.platformID, t.platEncID): t.cmap for t in font["cmap"].tables} if "cmap" in font else {}
    unicode, symbol, mac = (tables.get(pair, {}) for pair in ((3, 1), (3, 0), (1, 0)))
    from_mac = {name: code for code, name in named_encoding("MacRomanEncoding").items()}

    def find(code: int, name: str) -> int:
        ways = []
        if name:
            text = agl.toUnicode(name)
            ways += [unicode.get(ord(text)) if len(text) == 1 else None, mac.get(from_mac.get(name, -1))]
        ways += [symbol.get(0xF000 + code), symbol.get(code), mac.get(code), None if name else unicode.get(code)]
        if name in font.getReverseGlyphMap():
            ways.append(name)
        found = next((way for way in ways if way), None)
        return int(font.getGlyphID(found)) if found else 0

    return find


def _bare_cff(data: bytes) -> Program:
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    return _cff(fonts[0], restricted=False)


def _cff(top: TopDict, restricted: bool) -> Program:
    names = {name: index for index, name in enumerate(top.charset)}
    strings, widths = top.CharStrings, _charstring_widths()
    keyed = hasattr(top, "ROS")

    def width(key: int | str) -> float | None:
        if keyed and isinstance(key, int):
            name = ".notdef" if key == 0 else f"cid{key:05d}"
        else:
            name = top.charset[key] if isinstance(key, int) and key < len(top.charset) else str(key)
        if name not in names:
            return None
        unit = _unit(top, names[name]) if keyed else _matrix(top) or 0.001
        return widths(strings[name]) * unit * 1000

    encoding = {} if keyed else _cff_encoding(top)
    return Program("cid" if keyed else "cff", width, encoding, "-".join(top.ROS[:2]) if keyed else "", None, restricted)


def _matrix(top: Any) -> float:
    """The horizontal scale that a font dictionary states; 0 where it states none."""
    return float(top.FontMatrix[0]) if "FontMatrix" in top.rawDict else 0.0


def _unit(top: TopDict, index: int) -> float:
    """Ems in a unit of a CID-keyed font: each of its parts may have a matrix of its own, on top of the font's."""
    part = top.FDArray[top.FDSelect[index]] if hasattr(top, "FDSelect") else top.FDArray[0]
    whole, own = _matrix(top), _matrix(part)
    return (whole or 1) * (own or 1) if whole or own else 0.001


def _cff_encoding(top: TopDict) -> dict[int, str]:
    found = getattr(top, "Encoding", "StandardEncoding")
    if isinstance(found, str):
        return named_encoding(found)
    return {code: name for code, name in enumerate(found) if name != ".notdef"}


def _charstring_widths() -> Callable[[Any], float]:
    """A reader of the width of a Type 2 charstring (Technical Note 5177, 3.1), which stops as soon as it knows."""
    from fontTools.misc.psCharStrings import T2WidthExtractor

    class Known(Exception):  # noqa: N818
        pass

    class Reader(T2WidthExtractor):  # type: ignore[misc]
        def popallWidth(self, evenOdd: int = 0) -> list[float]:  # noqa: N802, N803
            arguments: list[float] = super().popallWidth(evenOdd)
            if self.gotWidth:
                raise Known
            return arguments

    def width(charstring: Any) -> float:
        private = charstring.private
        reader = Reader(
            getattr(private, "Subrs", []), charstring.globalSubrs, private.nominalWidthX, private.defaultWidthX, private
        )
        with contextlib.suppress(Known):
            reader.execute(charstring)
        return float(reader.width)

    return width


# --- Type 1 (Adobe Type 1 Font Format). fontTools would run the program's PostScript; two patterns are safer. ---

_TYPE1_GLYPH = re.compile(rb"/([^\s/]+)\s+(\d+)\s+(?:RD|-\||\S+) ")
_TYPE1_CODE = re.compile(rb"dup\s+(\d+)\s*/(\S+)\s+put")


def _type1(data: bytes) -> Program:
    from fontTools.misc import eexec

    if data[:1] == b"\x80":  # PFB: segments with a head of six bytes
        data = _pfb(data)
    clear, mark, hidden = data.partition(b"eexec")
    if not mark:
        raise FontError("eexec")
    hidden = hidden.lstrip(b"\r\n\t ")
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", hidden[:8]):
        digits = re.sub(rb"\s", b"", hidden)
        hidden = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii", "ignore"))
    private = eexec.decrypt(hidden, 55665)[0][4:]
    skip = int(found[1]) if (found := re.search(rb"/lenIV\s+(\d+)", private)) else 4
    start = private.find(b"/CharStrings")
    if start < 0:
        raise FontError("CharStrings")
    strings: dict[str, bytes] = {}
    at = start + 12
    while match := _TYPE1_GLYPH.search(private, at):
        size = int(match[2])
        strings[match[1].decode("latin-1")] = private[match.end() : match.end() + size]
        at = match.end() + size
    if not strings:
        raise FontError("CharStrings")
    matrix = re.search(rb"/FontMatrix\s*\[\s*([\d.eE+-]+)", clear)
    unit = float(matrix[1]) if matrix else 0.001

    def width(key: int | str) -> float | None:
        if not isinstance(key, str) or key not in strings:
            return None
        return _type1_width(eexec.decrypt(strings[key], 4330)[0][skip:]) * unit * 1000

    own = {int(code): name.decode("latin-1") for code, name in _TYPE1_CODE.findall(clear)}
    return Program("type1", width, own or named_encoding("StandardEncoding"))


def _pfb(data: bytes) -> bytes:
    parts, at = [], 0
    while at + 6 <= len(data) and data[at] == 0x80 and data[at + 1] in (1, 2):
        size = int.from_bytes(data[at + 2 : at + 6], "little")
        parts.append(data[at + 6 : at + 6 + size])
        at += 6 + size
    return b"".join(parts)


def _type1_width(code: bytes) -> float:
    """The width that hsbw or sbw sets, the first thing a charstring does (6.4). Raises FontError."""
    stack: list[float] = []
    at = 0
    while at < len(code):
        byte = code[at]
        at += 1
        if byte >= 32:
            if byte <= 246:
                value = byte - 139
            elif byte <= 250:
                value, at = (byte - 247) * 256 + code[at] + 108, at + 1
            elif byte <= 254:
                value, at = -(byte - 251) * 256 - code[at] - 108, at + 1
            else:
                value, at = int.from_bytes(code[at : at + 4], "big", signed=True), at + 4
            stack.append(value)
        elif byte == 13 and len(stack) >= 2:
            return stack[1]
        elif byte == 12 and code[at] == 7 and len(stack) >= 4:
            return stack[2]
        elif byte == 12 and code[at] == 12 and len(stack) >= 2:  # div
            at += 1
            below = stack.pop()
            stack[-1] /= below
        else:
            break
    raise FontError("hsbw")


def named_encoding(encoding: str) -> dict[int, str]:
    """One of the encodings that PDF names (Annex D): code to glyph name."""
    from fontTools import agl
    from fontTools.encodings import MacRoman, StandardEncoding

    if encoding == "WinAnsiEncoding":
        names = [agl.UV2AGL.get(ord(c), "") for c in bytes(range(256)).decode("cp1252", "replace")]
        found = {code: name for code, name in enumerate(names) if name and code >= 32}
        return {**found, 0xA0: "space", 0xAD: "hyphen"}
    if encoding == "MacRomanEncoding":
        return {code: name for code, name in enumerate(MacRoman.MacRoman) if name not in (".notdef", "")}
    if encoding == "StandardEncoding":
        table = StandardEncoding.StandardEncoding
        return {code: name for code, name in enumerate(table) if name != ".notdef"}
    return {}
