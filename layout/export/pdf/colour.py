"""Colours as operators: DeviceCMYK, and a Separation for each spot (PDF 32000 8.6.4.4 and 8.6.6.4); overprint.

Full black overprints: type and thin rules stand on the K plate alone, and a tint under them is not cut out, so that no
white edge shows where the plates do not register (8.6.7). Nothing else overprints, white least of all.
"""

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


OVERPRINT, KNOCKOUT = "O", "N"  #: resource names of the graphics states
STATES = {
    OVERPRINT: b"<</Type/ExtGState/OP true/op true/OPM 1>>",
    KNOCKOUT: b"<</Type/ExtGState/OP false/op false/OPM 0>>",
}
FULL_BLACK = (0, 0, 0, 1000)


class Paint:
    """The fill colour of one page's content: writes an operator only where the colour changes."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self._current: tuple[Colour, int] | None = None
        self._overprints = False
        self.used: dict[str, Ref] = {}  #: colour spaces that the page needs
        self.states: set[str] = set()  #: graphics states that it needs

    def fill(self, colour: Colour, tint: int = 1000, *, ground: bool = False) -> str:
        """The operators that make ``colour`` at ``tint`` (1/1000) the fill colour, or nothing where it is already.

        Full black overprints, but for a ``ground``: what lies under one would show through it.
        """
        state = self._overprint(colour.cmyk == FULL_BLACK and tint == 1000 and not colour.spot and not ground)
        if self._current == (colour, tint):
            return state
        self._current = colour, tint
        if not colour.spot:
            return state + " ".join(f"{ink * tint / 1_000_000:.6g}" for ink in colour.cmyk) + " k\n"
        return f"{state}/{self._named(colour)} cs {_tone(tint)} scn\n"

    def stroke(self, colour: Colour) -> str:
        """The operators that make ``colour`` the colour of strokes, inside a q that ends with them."""
        before = self._overprints
        state = self._overprint(colour.cmyk == FULL_BLACK and not colour.spot).replace("\n", " ")
        self._overprints = before
        if not colour.spot:
            return state + " ".join(map(_tone, colour.cmyk)) + " K"
        return f"{state}/{self._named(colour)} CS 1 SCN"

    def pen(self, colour: Colour) -> str:
        """The operators that make ``colour`` that of letters drawn with a pen; the overprint holds for what follows."""
        state = self._overprint(colour.cmyk == FULL_BLACK and not colour.spot)
        if not colour.spot:
            return state + " ".join(map(_tone, colour.cmyk)) + " K "
        return f"{state}/{self._named(colour)} CS 1 SCN "

    @property
    def state(self) -> tuple[tuple[Colour, int] | None, bool]:
        """What a q saves and a Q brings back."""
        return self._current, self._overprints

    @state.setter
    def state(self, saved: tuple[tuple[Colour, int] | None, bool]) -> None:
        self._current, self._overprints = saved

    def _named(self, colour: Colour) -> str:
        """The resource name of a spot's space, which the page then needs."""
        name, self.used[name] = self._spots.space(colour)
        return name

    def knockout(self) -> str:
        """What opens a picture's own graphics state: pictures never overprint."""
        if not self._overprints:
            return ""
        self.states.add(KNOCKOUT)
        return f"/{KNOCKOUT} gs "

    def _overprint(self, wanted: bool) -> str:
        if wanted == self._overprints:
            return ""
        self._overprints = wanted
        name = OVERPRINT if wanted else KNOCKOUT
        self.states.add(name)
        return f"/{name} gs\n"


def _name(text: str) -> bytes:
    """A name object's characters after the slash; what is not plain ASCII as #xx of its UTF-8 (7.3.5)."""
    plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    return b"".join(bytes([byte]) if byte in plain else b"#%02X" % byte for byte in text.encode())
