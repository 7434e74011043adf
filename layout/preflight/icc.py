"""The head of an ICC profile (ICC.1, 7.2): what preflight asks of it. The tables are left to the colour engine."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

HEAD = 128
CHANNELS = {"GRAY": 1, "RGB": 3, "Lab": 3, "XYZ": 3, "CMY": 3, "HSV": 3, "CMYK": 4}


class Profile(NamedTuple):
    """A profile by its head."""

    version: int
    kind: str  #: device class, such as ``prtr``
    space: str  #: of its data, such as ``CMYK``
    channels: int
    digest: bytes  #: of the whole, to know it again


def profile(data: bytes) -> Profile:
    """Read a profile. Raises ValueError where it is not one, is cut off or lists a tag that lies outside."""
    if len(data) < HEAD + 4 or data[36:40] != b"acsp":
        raise ValueError("no ICC profile")
    size, tags = int.from_bytes(data[:4], "big"), int.from_bytes(data[128:132], "big")
    if size > len(data) or tags > 1000 or HEAD + 4 + 12 * tags > len(data):
        raise ValueError("cut off")
    for at in range(HEAD + 4, HEAD + 4 + 12 * tags, 12):
        offset, length = int.from_bytes(data[at + 4 : at + 8], "big"), int.from_bytes(data[at + 8 : at + 12], "big")
        if offset + length > len(data):
            raise ValueError("cut off")
    space = data[16:20].decode("latin-1").strip()
    channels = CHANNELS.get(space, int(space[0], 16) if space[1:] == "CLR" and space[0] in "123456789ABCDEF" else 0)
    if not channels:
        raise ValueError(space)
    return Profile(data[8], data[12:16].decode("latin-1"), space, channels, sha256(data).digest())
