"""What inline markup means for breaking and spacing: stretches tied to what they follow, and letter-space.

A superscript, a subscript or a note mark stays with its base (clreq issue 262; JLREQ 3.1.10): no line starts with it,
nothing is added before it or inside it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from layout.units import Mem


class Inline(NamedTuple):
    """Ranges of a text's offsets."""

    tied: tuple[tuple[int, int], ...] = ()  #: super- and subscripts
    spaced: tuple[tuple[int, int, Mem], ...] = ()  #: letter-space between the characters
    whole: tuple[tuple[int, int], ...] = ()  #: drop capitals: no word is divided there


NOTHING = Inline()


def tie(inline: Inline, allowed: bytearray, stiff: bytearray) -> None:
    """Take away the breaks and the room for more space before tied stretches and inside them."""
    for start, end in inline.tied:
        allowed[start:end] = bytes(end - start)
        stiff[start:end] = b"\x01" * (end - start)


def solid(inline: Inline, classes: str) -> set[int]:
    """The offsets where no 汉字–Latin gap goes: before tied stretches, and after those that follow a 汉字."""
    starts = {start for start, _ in inline.tied}
    return starts | {end for start, end in inline.tied if classes[start - 1 : start] == "H"}


def letter_space(
    inline: Inline, classes: str, offsets: tuple[int, ...] | None, glyph: Callable[[int], int],
    move: Callable[[int, Mem], None],
) -> None:  # fmt: skip
    """Part the characters of spaced stretches; —— and …… are one character each, and so is a letter with its marks."""
    for start, end, by in inline.spaced:
        for at in range(glyph(start) + 1, glyph(end)):
            offset = at if offsets is None else offsets[at]
            same = offsets is not None and offsets[at - 1] == offset
            if not same and classes[offset] != "K" and classes[offset - 1 : offset + 1] not in ("DD", "EE"):
                move(at, by)
