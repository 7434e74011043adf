"""The figures that the rules compare with, for each target. X targets warn where newspapers refuse."""

from __future__ import annotations

from typing import NamedTuple

from layout.preflight.rules.rule import Target

# What a file may cost.
FILE_LIMIT = 1_000_000_000  #: bytes; larger files are not read
PAGES_LIMIT = 200  #: pages whose contents are looked at
OBJECTS_LIMIT = 200_000  #: objects that are looked through for scripts and filters
OBJECT_STREAM_LIMIT = 256_000_000  #: bytes that all object streams together may unpack to
PICTURE_LIMIT = 256_000_000  #: bytes of one decoded picture
PICTURES_LIMIT = 1_000_000_000  #: bytes of all decoded pictures


class Limits(NamedTuple):
    """Sizes in pt, thicknesses in pt, ink in percent, resolution in ppi."""

    version: tuple[int, int]  #: newest PDF version
    ink: int
    text: float  #: smallest type
    reversed: float  #: smallest reversed type
    many_inks: float  #: smallest type of three inks and more
    rich_black: float  #: type of this size and less is black alone
    hairline: float
    thin: float  #: below this a rule has one ink
    ppi: int  #: wanted
    ppi_least: int
    ppi_most: int
    bitmap: int  #: line art


_PRESS = Limits((1, 6), 320, 5, 6, 8, 14, 0.25, 0.5, 200, 100, 600, 600)
_NEWS = Limits((1, 7), 240, 5, 7, 10, 14, 0.25, 0.5, 150, 100, 500, 500)
LIMITS: dict[Target, Limits] = {
    Target.X4: _PRESS,
    Target.X1A: _PRESS._replace(version=(1, 4)),
    Target.NEWSPRINT: _NEWS,
    Target.AD: _NEWS._replace(text=6, ppi=200, ppi_least=150),
}
