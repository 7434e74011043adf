"""Where a Western word may be divided, with a hyphen that is no part of the text.

CLREQ "Handling Western Text": only between syllables, with a hyphen. The syllables are those of a dictionary, by
language tag (``pyphen``), where hyphenation is on; a soft hyphen that the author typed is honoured in any case.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from layout.fonts.face import Face
from layout.fonts.shape import Span
from layout.units import EM, Mem

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT = "\u00ad"
BEFORE, AFTER = 2, 3  #: letters at least before and after a hyphen
LONGEST = 50  #: letters of a word; more are none

#: Dictionary by language tag: those whose licence lets them go with a product.
LANGUAGES = {
    "en": "en_US", "en-US": "en_US", "en-GB": "en_GB", "de": "de_DE", "es": "es", "fr": "fr", "it": "it_IT",
}  # fmt: skip


class Hyphen(NamedTuple):
    """What a line shows that ends inside a word."""

    glyph: int
    advance: Mem  #: in the line's em
    letter: int  #: the glyph that it follows


def soft(text: str, classes: str) -> list[int]:
    """The offsets after soft hyphens between letters or figures; elsewhere they mean nothing."""
    if SOFT not in text:
        return []
    return [at.end() for at in _TYPED.finditer(classes) if text[at.end() - 1] == SOFT]


_TYPED = re.compile("(?<=[L0])K+(?=[L0])")
_TOKEN = re.compile("[L0AocRQSKG]{5,}")
_WORD = re.compile("[Ao]*(LL+)[Aoc]*")


def syllables(text: str, classes: str, language: str) -> Iterator[int]:
    """The offsets inside words at which a dictionary divides them.

    Not in what holds a figure, a hyphen or a sign (addresses, codes), nor a capital past its first letter (USA,
    McDonald), nor where the author typed soft hyphens.
    """
    for token in _TOKEN.finditer(classes):
        word = _WORD.fullmatch(token[0])
        if word is None:
            continue
        start, end = token.start() + word.start(1), token.start() + word.end(1)
        letters = text[start:end]
        if BEFORE + AFTER <= len(letters) <= LONGEST and letters[1:] == letters[1:].lower():
            for at in _divided(letters.lower(), LANGUAGES[language]):
                yield start + at


@lru_cache(maxsize=1 << 14)
def _divided(word: str, dictionary: str) -> tuple[int, ...]:
    """Where a word is divided; places that would change its spelling are left out."""
    places = _dictionary(dictionary).positions(word.replace("’", "'"))
    end = len(word.partition("’")[0])
    return tuple(at for at in places if at.data is None and BEFORE <= at <= end - AFTER)


@lru_cache(maxsize=len(LANGUAGES))
def _dictionary(name: str) -> Pyphen:
    from pyphen import Pyphen  # 18 ms and 35 ms more for a dictionary: only where a word is to be divided

    return Pyphen(lang=name, left=BEFORE, right=AFTER)


def at_ends(
    text: str, places: Sequence[int], offsets: tuple[int, ...] | None, allowed: bytearray, spans: Sequence[Span],
    faces: Mapping[str, Face],
) -> dict[int, Hyphen]:  # fmt: skip
    """The hyphens by the glyph before which a line ends; none inside a ligature, none where the face has no hyphen."""
    found: dict[int, Hyphen] = {}
    starts = [span.start for span in spans]
    for offset in places:
        at = offset if offsets is None else bisect_left(offsets, offset)
        if not 0 < at < len(allowed) - 1 or not allowed[at] or (offsets is not None and offsets[at] != offset):
            continue
        letter = at - 1
        while text[letter if offsets is None else offsets[letter]] == SOFT:
            letter -= 1
        span = spans[bisect_right(starts, letter) - 1]
        face = faces[span.face]
        glyph = face.font.get_nominal_glyph(ord("-"))
        if glyph:
            found[at] = Hyphen(glyph, face.advance(glyph) * span.size // EM, letter)
    return found
