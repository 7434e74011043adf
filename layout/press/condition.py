"""Output conditions: press, paper and inks as an ICC profile, and the names by which a plant knows them."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

MAX_BYTES = 8_000_000  #: of an ICC file
OUTPUT = ("prtr",)  #: device classes (ICC.1, 7.2.5)
INPUT = ("mntr", "scnr", "spac")
ANY = (*OUTPUT, *INPUT)
_KIT = Path(__file__).parent / "icc"
_REGISTRY = "http://www.color.org"


class Condition(NamedTuple):
    """An output condition (PDF 32000 14.11.5)."""

    identifier: str  #: the name in ICC's registry; else the profile's own description
    info: str  #: in words
    registry: str  #: where ``identifier`` is found; "" nowhere
    icc: bytes  #: the whole profile
    limit: int  #: total ink that the paper takes, in 1/1000 of one ink's full tone


class IccError(Exception):
    """An ICC file that cannot be used. ``code`` is one of missing, too-large, broken, class, space."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


_KNOWN = {
    "newsprint": ("CGATS-TR-002_newsprint.icc", "CGATS TR 002", "Coldset offset on newsprint, CGATS TR 002-2007", 2400),
    "coated": ("FOGRA39L_coated.icc", "FOGRA39", "Offset on coated paper, ISO 12647-2:2004/Amd 1", 3200),
}


def kit_condition(name: str) -> Condition:
    """One of the kit's: newsprint, coated."""
    file, identifier, info, limit = _KNOWN[name]
    return Condition(identifier, info, _REGISTRY, (_KIT / file).read_bytes(), limit)


def own_condition(path: Path, limit: int) -> Condition:
    """The user's: an output profile for CMYK. Raises IccError."""
    data = read_icc(path, OUTPUT, "CMYK")
    name = description(data) or path.stem
    return Condition(name, name, "", data, limit)


def read_icc(path: Path, classes: tuple[str, ...], space: str) -> bytes:
    """An ICC file of one of ``classes`` (mntr, scnr, spac, prtr) for ``space`` (RGB, CMYK). Raises IccError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise IccError("too-large", f"> {MAX_BYTES} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise IccError("missing", error.strerror or "") from error
    check_icc(data, classes, space)
    return data


def check_icc(data: bytes, classes: tuple[str, ...], space: str) -> None:
    """Raises IccError where a profile is broken, of another class, or for another colour space (ICC.1, 7.2)."""
    fault, detail = _fault(data, classes, space)
    if not fault and not _usable(data, classes == OUTPUT, {"GRAY": "L"}.get(space, space)):
        fault, detail = "broken", "LittleCMS"
    if fault:
        raise IccError(fault, detail)


@lru_cache(maxsize=32)
def _usable(data: bytes, both_ways: bool, mode: str) -> bool:
    """Whether LittleCMS, which has the last word, makes every transform of a profile; ``mode`` is Pillow's. 14 ms."""
    from io import BytesIO

    from PIL import ImageCms

    flags = ImageCms.Flags.NOOPTIMIZE  # nothing is computed ahead for a transform that is never used
    try:
        profile, lab = ImageCms.ImageCmsProfile(BytesIO(data)), ImageCms.createProfile("LAB")
        for intent in ImageCms.Intent:  # each may have tables of its own
            ImageCms.buildTransform(profile, lab, mode, "LAB", intent, flags)
            if both_ways:
                ImageCms.buildTransform(lab, profile, "LAB", mode, intent, flags)
                ImageCms.buildTransform(profile, profile, mode, mode, intent, flags)
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


def fits(data: bytes, space: str) -> bool:
    """Whether ``data`` looks like a profile for ``space`` (GRAY, RGB, CMYK), LittleCMS not asked."""
    return not _fault(data, ANY, space)[0]


def _fault(data: bytes, classes: tuple[str, ...], space: str) -> tuple[str, str]:
    """A code of IccError and its detail; "" where the header and the list of tags are sound."""
    if len(data) < 132 or data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data):
        return "broken", "header"
    kind, found = (data[at : at + 4].decode("latin-1").strip() for at in (12, 16))
    if kind not in classes:
        return "class", kind
    if found != space:
        return "space", found
    return ("", "") if _tags(data) else ("broken", "tags")


def _tags(data: bytes) -> dict[bytes, tuple[int, int]]:
    """Tag -> offset and length; empty where one reaches beyond the end."""
    (count,) = struct.unpack_from(">I", data, 128)
    if not 0 < count <= 1000 or 132 + 12 * count > len(data):
        return {}
    rows = [struct.unpack_from(">4sII", data, 132 + 12 * i) for i in range(count)]
    if any(at + length > len(data) for _, at, length in rows):
        return {}
    return {tag: (at, length) for tag, at, length in rows}


def description(data: bytes) -> str:
    """The profile's own description in ASCII, "" where it has none: a desc of version 2, a mluc of version 4."""
    at, length = _tags(data).get(b"desc", (0, 0))
    tag = data[at : at + length]
    if tag[:4] == b"desc":
        text = tag[12 : 12 + int.from_bytes(tag[8:12], "big")].decode("latin-1")
    elif tag[:4] == b"mluc" and len(tag) >= 28:
        size, start = struct.unpack_from(">II", tag, 20)
        text = tag[start : start + size].decode("utf-16-be", "replace")
    else:
        return ""
    return "".join(c for c in text if " " <= c <= "~").strip()[:80]
