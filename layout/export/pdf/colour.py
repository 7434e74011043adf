"""Colours as operators: DeviceCMYK, and a Separation for each spot (PDF 32000 8.6.4.4 and 8.6.6.4)."""

from __future__ import annotations

from layout.export.pdf.container import Document, Ref
from layout.style import Colour


def _tone(value: int) -> str:
    """1/1000 as a number, without needless digits."""
    return f"{value / 1000:g}"


class Spots:
    """The Separation colour spaces of the file, made when first used."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._spaces: dict[Colour, tuple[str, Ref]] = {}

    def space(self, colour: Colour) -> tuple[str, Ref]:
        """Resource name and reference of a spot colour's space."""
        if colour not in self._spaces:
            full = " ".join(map(_tone, colour.cmyk)).encode()
            # type 2 with N 1: a tint is that part of each ink of the equivalent (7.10.3)
            tint = b"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[%b]/N 1>>" % full
            space = b"[/Separation/%b/DeviceCMYK %b]" % (_name(colour.name), tint)
            self._spaces[colour] = f"S{len(self._spaces) + 1}", self._doc.object(space)
        return self._spaces[colour]


class Paint:
    """The fill colour of one page's content: writes an operator only where the colour changes."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self._current: tuple[Colour, int] | None = None
        self.used: dict[str, Ref] = {}  #: colour spaces that the page needs

    def fill(self, colour: Colour, tint: int = 1000) -> str:
        """The operator that makes ``colour`` at ``tint`` (1/1000) the fill colour, or nothing where it is already."""
        if self._current == (colour, tint):
            return ""
        self._current = colour, tint
        if not colour.spot:
            return " ".join(f"{ink * tint / 1_000_000:.6g}" for ink in colour.cmyk) + " k\n"
        return f"/{self._named(colour)} cs {_tone(tint)} scn\n"

    def stroke(self, colour: Colour) -> str:
        """The operator that makes ``colour`` the colour of strokes."""
        if not colour.spot:
            return " ".join(map(_tone, colour.cmyk)) + " K"
        return f"/{self._named(colour)} CS 1 SCN"

    def forget(self) -> None:
        """After a Q: the fill colour may be another one than the last that was written."""
        self._current = None

    def _named(self, colour: Colour) -> str:
        """The resource name of a spot's space, which the page then needs."""
        name, self.used[name] = self._spots.space(colour)
        return name


def _name(text: str) -> bytes:
    """A name object's characters after the slash; what is not plain ASCII as #xx of its UTF-8 (7.3.5)."""
    plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    return b"".join(bytes([byte]) if byte in plain else b"#%02X" % byte for byte in text.encode())
