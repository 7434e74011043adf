"""Colour spaces of a PDF as inks (PDF 32000 8.6): which plate a colour prints on, and how strongly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

PROCESS = ("C", "M", "Y", "K")
_COLORANTS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_NOTHING, _EVERY = "None", "All"  #: colorants that print nowhere, and on every plate (8.6.6.4)


class PlateError(Exception):
    """What cannot be taken apart into plates; the text says what it is."""


class Space(NamedTuple):
    """A colour space. ``names`` are its components' inks; a ``process`` space prints all of C M Y K."""

    names: tuple[str, ...]
    process: bool
    light: bool = False  #: counts light, not ink (DeviceGray)
    direct: bool = False  #: DeviceCMYK itself, whose zeros overprint in mode 1 (8.6.7)
    table: tuple[tuple[float, ...], ...] = ()  #: of an Indexed space: the colours of each index
    pattern: bool = False
    rgb: bytes | None = None  #: counts R G B, by this profile, "" sRGB; ``names`` are those of what it is turned into

    def tone(self, ink: str, values: tuple[float, ...]) -> float | None:
        """How much of ``ink`` the colour prints, 0 to 1; None where the space does not know the ink."""
        if self.table:
            values = self.table[max(0, min(int(values[0]), len(self.table) - 1))]
        if self.names == (_EVERY,):
            return values[0]
        if ink in self.names:
            value = values[self.names.index(ink)]
            return 1 - value if self.light else value
        return 0.0 if self.process and ink in PROCESS else None

    @property
    def silent(self) -> bool:
        """Prints nowhere, and takes nothing away either."""
        return bool(self.names) and set(self.names) == {_NOTHING}

    @property
    def initial(self) -> tuple[float, ...]:
        """The colour that ``cs`` sets (8.6.8)."""
        if self.table:
            return (0.0,)
        return (0.0, 0.0, 0.0, 1.0) if self.names == PROCESS else (float(not self.light),) * self.size

    @property
    def size(self) -> int:
        """How many numbers make a colour."""
        if self.rgb is not None:
            return 3
        return 1 if self.table else len(self.names)


GRAY = Space(("K",), True, light=True)
CMYK = Space(PROCESS, True, direct=True)
RGB = Space(PROCESS, True, rgb=b"")
PATTERN = Space((), False, pattern=True)


def read_space(written: pikepdf.Object | None, resources: pikepdf.Object) -> Space:
    """A colour space as it is written in a content stream, an image or a shading. Raises PlateError."""
    if isinstance(written, pikepdf.Name):
        name = str(written)[1:]
        named = {"DeviceGray": GRAY, "G": GRAY, "DeviceCMYK": CMYK, "CMYK": CMYK, "DeviceRGB": RGB, "RGB": RGB}
        named |= {"CalGray": GRAY, "CalRGB": RGB, "Pattern": PATTERN}
        if name in named:
            return named[name]
        own = resources.get("/ColorSpace")
        if own is not None and str(written) in own:
            return read_space(own[str(written)], pikepdf.Dictionary())
        raise PlateError(name)
    if not isinstance(written, pikepdf.Array) or not len(written):
        raise PlateError("ColorSpace")
    kind = str(written[0])[1:]
    if kind == "Separation":
        return Space((_ink(written[1]),), False)
    if kind == "DeviceN":
        return Space(tuple(_ink(name) for name in written[1]), False)
    if kind == "ICCBased":
        light = RGB._replace(rgb=written[1].read_bytes())
        return {1: GRAY, 3: light, 4: CMYK._replace(direct=False)}[int(written[1].N)]
    if kind in ("Indexed", "I"):
        return _indexed(written, resources)
    return read_space(written[0], resources)


def _ink(name: pikepdf.Object) -> str:
    words = str(name)[1:]
    return _COLORANTS.get(words, words)


def _indexed(written: pikepdf.Object, resources: pikepdf.Object) -> Space:
    """Its table: bytes 0 to 255 over the range of the base's components (8.6.6.3)."""
    base, high, table = read_space(written[1], resources), int(written[2]), written[3]
    data = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
    step = base.size
    if base.table or base.pattern or base.rgb is not None or high > 255 or len(data) < (high + 1) * step:
        raise PlateError("Indexed")
    rows = (data[i * step : (i + 1) * step] for i in range(high + 1))
    return base._replace(table=tuple(tuple(byte / 255 for byte in row) for row in rows), direct=False)


def spots(resources: pikepdf.Object, seen: set[tuple[int, int]] | None = None) -> Iterator[str]:
    """Spot inks that a page's resources name, also those of its forms and pictures; some more than once."""
    seen = set() if seen is None else seen
    written = list(_values(resources, "/ColorSpace"))
    for drawn in (*_values(resources, "/XObject"), *_values(resources, "/Pattern")):
        if drawn.objgen in seen:
            continue
        seen.add(drawn.objgen)
        if "/Resources" in drawn:
            yield from spots(drawn.Resources, seen)
        if "/ColorSpace" in drawn:
            written.append(drawn.ColorSpace)
        if "/Shading" in drawn:
            written.append(drawn.Shading.ColorSpace)
    written += [shading.ColorSpace for shading in _values(resources, "/Shading")]
    for space in written:
        if isinstance(space, pikepdf.Array):
            found = read_space(space, resources) if str(space[0]) in ("/Separation", "/DeviceN", "/Indexed") else GRAY
            yield from (ink for ink in found.names if ink not in (*PROCESS, _NOTHING, _EVERY))


def _values(resources: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    named = resources.get(kind)
    if named is not None:
        yield from (named[key] for key in sorted(named.keys()))
