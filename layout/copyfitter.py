"""The copyfitter's question: which lines does a text make, and how many?"""

from __future__ import annotations

import re
from functools import lru_cache
from math import isfinite

from layout.fonts.face import Face, kit_folder, load_face
from layout.fonts.shape import Chain
from layout.text import squeeze
from layout.text.linebreak import break_from
from layout.text.paragraph import Rules, prepare
from layout.units import EM, Mem

NARROWEST = 2  #: em


class UnknownStyleError(ValueError):
    """There is no mark style of that name."""


@lru_cache(maxsize=1)
def _chain() -> Chain:
    """The kit's Song and its stand-ins."""
    files = {
        "song": "Song-Regular.otf",
        "latin": "LatinSerif-Regular.ttf",
        "symbols": "Symbols.ttf",
        "kai": "Kai-Regular.ttf",
    }

    def face(name: str) -> Face:
        return load_face(str(kit_folder() / files[name]))

    return Chain(tuple(files), face)


def parse_em(text: str) -> float:
    """``16字``, ``16em`` or ``16`` as em; ValueError for anything else."""
    found = re.fullmatch(r"\s*(\d{1,4}(?:\.\d{1,3})?)\s*(?:字|em)?\s*", text)
    if not found:
        raise ValueError(f"{text!r} is no width in em, such as 16字")
    return float(found[1])


def lines(text: str, measure: float = 16, indent: float = 2, style: str | None = None) -> list[str]:
    """The lines of ``text`` in a column of ``measure`` em; each line of the text is a paragraph.

    ``indent`` is the first line's, in em; ``style`` a mark style of ``layout.text.squeeze.STYLES``, None the house's.
    Raises ValueError for a measure under two em or an indent that leaves less than one, UnknownStyleError for a style.
    """
    if not (isfinite(measure) and isfinite(indent)):
        raise ValueError("a measure is a number of em")
    room, first = round(measure * EM), round(indent * EM)
    if room < NARROWEST * EM or not 0 <= first <= room - EM:
        raise ValueError(f"a measure of {measure} em with an indent of {indent} em leaves no line")
    if style is not None and style not in squeeze.STYLES:
        raise UnknownStyleError(f"no mark style {style!r}: there are {', '.join(squeeze.STYLES)}")
    rules = Rules(marks=style or squeeze.DEFAULT)
    found: list[str] = []
    for paragraph in filter(None, (part.replace("\t", " ").strip() for part in text.splitlines())):
        found += _paragraph(paragraph, room, first, rules)
    return found


def _paragraph(text: str, room: Mem, indent: Mem, rules: Rules) -> list[str]:
    par = prepare(text, [(0, len(text), _chain())], rules)
    cuts = break_from(par, 0, lambda _: room, indent)
    return [text[par.offset(cut.first) : par.offset(cut.last)] for cut in cuts]
