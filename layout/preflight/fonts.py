"""Fonts of the PDF: how strings become codes, how wide a code is said to be, which glyph of the program it shows."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from layout.preflight.cmap import to_unicode
from layout.preflight.fontfile import FontError, Program, named_encoding, program
from layout.preflight.spaces import number
from layout.preflight.streams import DamagedError, TooLargeError, unpack

if TYPE_CHECKING:
    import pikepdf

_FILES = ("FontFile", "FontFile2", "FontFile3")
_FILE_LIMIT = 64_000_000
_CMAP_LIMIT = 4_000_000
_UNKNOWN_WIDTH = 500.0  #: of the standard fonts, whose widths are not in the file
# Predefined CMaps whose codes are two bytes; those of the others begin with a byte below 128 for ASCII.
_TWO_BYTES = re.compile(r"Identity-[HV]|.*-(UCS2|UTF16)-[HV]|[HV]")


class Font:
    """One font of the file; ``used`` counts the codes that are shown."""

    def __init__(self, thing: pikepdf.Object) -> None:
        self._thing = thing
        self.object = number(thing)
        self.kind = str(thing.get("/Subtype", ""))[1:]
        self.composite = self.kind == "Type0"
        self.inner: pikepdf.Object = thing.DescendantFonts[0] if self.composite else thing
        self.name = str(thing.get("/BaseFont", "/" + str(thing.get("/Name", "/?"))[1:]))[1:]
        self.vertical = self.composite and self.encoding_name.endswith("V")
        self.used: Counter[int] = Counter()

    @cached_property
    def encoding_name(self) -> str:
        """The name of the predefined CMap or encoding; "" for one of its own."""
        import pikepdf

        found = self._thing.get("/Encoding", None)
        return str(found)[1:] if isinstance(found, pikepdf.Name) else ""

    def codes(self, text: bytes) -> list[int]:
        """A string's character codes (9.7.6.2)."""
        if not self.composite:
            return list(text)
        if not self.encoding_name or _TWO_BYTES.fullmatch(self.encoding_name):
            return [int.from_bytes(text[at : at + 2], "big") for at in range(0, len(text), 2)]
        found, at = [], 0
        while at < len(text):
            wide = 1 if text[at] < 0x80 else 2
            found.append(int.from_bytes(text[at : at + wide], "big"))
            at += wide
        return found

    def width(self, code: int) -> float:
        """The width that the PDF states for a code, in 1/1000 of the type size."""
        if self.composite:
            return self._wide.get(self.cid(code), self._default_width)
        found = self._narrow.get(code)
        if found is None:
            return float(self.descriptor.get("/MissingWidth", 0)) if self.descriptor else _UNKNOWN_WIDTH
        return found * self.matrix[0] * 1000 if self.kind == "Type3" else found

    @cached_property
    def _default_width(self) -> float:
        return float(self.inner.get("/DW", 1000))

    @cached_property
    def _narrow(self) -> dict[int, float]:
        first = int(self._thing.get("/FirstChar", 0))
        return {first + at: float(width) for at, width in enumerate(self._thing.get("/Widths", []))}

    @cached_property
    def _wide(self) -> dict[int, float]:
        """/W of the descendant (9.7.4.3)."""
        import pikepdf

        found: dict[int, float] = {}
        items = iter(list(self.inner.get("/W", [])))
        for first in items:
            second = next(items, None)
            if isinstance(second, pikepdf.Array):
                found |= {int(first) + at: float(width) for at, width in enumerate(second)}
            elif second is not None:
                last = min(int(second), int(first) + 0xFFFF)
                found |= dict.fromkeys(range(int(first), last + 1), float(next(items, 0)))
        return found

    @cached_property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From glyph space to text space (Type 3)."""
        a, b, c, d, e, f = (float(value) for value in self._thing.get("/FontMatrix", [0.001, 0, 0, 0.001, 0, 0]))
        return a, b, c, d, e, f

    @cached_property
    def down(self) -> float:
        """How far a glyph of vertical type moves the pen, in 1/1000 (the second of DW2)."""
        pair = list(self.inner.get("/DW2", []))
        return float(pair[1]) if len(pair) == 2 else -1000.0

    @cached_property
    def descriptor(self) -> pikepdf.Dictionary | None:
        """The FontDescriptor, where there is one."""
        import pikepdf

        found = self.inner.get("/FontDescriptor", None)
        return found if isinstance(found, pikepdf.Dictionary) else None

    @cached_property
    def file_key(self) -> str:
        """FontFile, FontFile2 or FontFile3, whichever holds the program; "" where none is embedded."""
        return next((key for key in _FILES if self.descriptor is not None and f"/{key}" in self.descriptor), "")

    @cached_property
    def program(self) -> Program:
        """The embedded program. Raises FontError."""
        assert self.descriptor is not None and self.file_key
        try:
            data, _ = unpack(self.descriptor[f"/{self.file_key}"], _FILE_LIMIT)
        except (DamagedError, TooLargeError, AttributeError) as error:
            raise FontError(str(error)) from error
        return program(data, self.file_key)

    # --- from code to glyph ---

    @cached_property
    def cids_known(self) -> bool:
        """Whether the CID of a code can be told: Identity, or a CMap in the file."""
        return not self.encoding_name or self.encoding_name.startswith("Identity")

    def cid(self, code: int) -> int:
        """The CID of a code."""
        return self._cmap.get(code, 0) if self._cmap else code

    @cached_property
    def _cmap(self) -> dict[int, int]:
        """The CMap that is embedded in the file (9.7.5.4); empty for a named one."""
        if self.encoding_name or "/Encoding" not in self._thing:
            return {}
        try:
            text = unpack(self._thing.Encoding, _CMAP_LIMIT)[0]
        except (DamagedError, TooLargeError, AttributeError) as error:
            raise FontError("CMap") from error
        found: dict[int, int] = {}
        for block in re.findall(rb"begincidrange(.*?)endcidrange", text, re.DOTALL):
            for low, high, cid in re.findall(rb"<(\w+)>\s*<(\w+)>\s*(\d+)", block):
                start, end = int(low, 16), min(int(high, 16), int(low, 16) + 0xFFFF)
                found |= {code: int(cid) + code - start for code in range(start, end + 1)}
        for block in re.findall(rb"begincidchar(.*?)endcidchar", text, re.DOTALL):
            found |= {int(code, 16): int(cid) for code, cid in re.findall(rb"<(\w+)>\s*(\d+)", block)}
        return found

    def glyph(self, code: int) -> int | str:
        """What to ask the program for: CID, glyph id or name; 0 or ``.notdef`` for the missing glyph."""
        if self.composite:
            cid = self.cid(code)
            return self._gids.get(cid, 0) if self._gids else cid
        name = self.names.get(code, "")
        if self.program.kind == "truetype":
            assert self.program.glyph
            return self.program.glyph(code, "" if self._symbolic and not self._own_encoding else name)
        return name or ".notdef"

    @cached_property
    def _gids(self) -> dict[int, int]:
        """CIDToGIDMap (9.7.4.2), where it is a stream."""
        import pikepdf

        found = self.inner.get("/CIDToGIDMap", None)
        if not isinstance(found, pikepdf.Stream):
            return {}
        try:
            data, _ = unpack(found, 2 * 65536)
        except (DamagedError, TooLargeError) as error:
            raise FontError("CIDToGIDMap") from error
        return {at // 2: int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)}

    @cached_property
    def _symbolic(self) -> bool:
        return bool(self.descriptor is not None and int(self.descriptor.get("/Flags", 0)) & 4)

    @cached_property
    def _own_encoding(self) -> bool:
        import pikepdf

        return isinstance(self._thing.get("/Encoding", None), pikepdf.Dictionary)

    @cached_property
    def names(self) -> dict[int, str]:
        """A simple font's glyph names by code (9.6.6): base encoding and differences."""
        import pikepdf

        encoding = self._thing.get("/Encoding", None)
        base, differences = self.encoding_name, []
        if isinstance(encoding, pikepdf.Dictionary):
            base = str(encoding.get("/BaseEncoding", "/"))[1:]
            differences = list(encoding.get("/Differences", []))
        found = dict(named_encoding(base) if base else self._built_in())
        code = 0
        for item in differences:
            if isinstance(item, pikepdf.Name):
                found[code] = str(item)[1:]
                code += 1
            else:
                code = int(item)
        return found

    def _built_in(self) -> dict[int, str]:
        own = self.program.encoding if self.file_key else {}
        return own or named_encoding("StandardEncoding")

    def procedure(self, code: int) -> pikepdf.Object | None:
        """The content stream that draws a code (Type 3)."""
        procedures: pikepdf.Object | dict[str, pikepdf.Object] = self._thing.get("/CharProcs", {})
        return procedures.get("/" + self.names.get(code, ""))

    @property
    def resources(self) -> pikepdf.Object | None:
        """The resources of a Type 3 font."""
        return self._thing.get("/Resources", None)

    @cached_property
    def texts(self) -> dict[int, str]:
        """The font's ToUnicode; empty where there is none, or a damaged one."""
        try:
            return to_unicode(unpack(self._thing.ToUnicode, _CMAP_LIMIT)[0].decode("latin-1"))
        except (AttributeError, ValueError, DamagedError, TooLargeError):
            return {}

    @property
    def has_unicode(self) -> bool:
        """Whether texts can be read back (9.10.2)."""
        known = bool(self.encoding_name) and not self.encoding_name.startswith("Identity")
        return "/ToUnicode" in self._thing or known or (not self.composite and self._own_encoding)


class Fonts:
    """The fonts of a file, each once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Font] = {}
        self.all: list[Font] = []

    def get(self, thing: pikepdf.Object) -> Font:
        """The font of a dictionary. Raises FontError."""
        key = thing.objgen
        if key[0] and key in self._known:
            return self._known[key]
        try:
            font = Font(thing)
        except (AttributeError, TypeError, ValueError, IndexError, KeyError) as error:
            raise FontError(type(error).__name__) from error
        self.all.append(font)
        if key[0]:
            self._known[key] = font
        return font
