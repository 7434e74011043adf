"""The copyfitter's question: which lines does a text make, and how many?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import isfinite

from layout.fonts.face import Face, kit_folder, load_face
from layout.fonts.shape import Chain
from layout.text import hyphens, prohibition, squeeze
from layout.text.breakers import BREAKERS, break_lines
from layout.text.cut import Cut
from layout.text.explain import LineReport, explain
from layout.text.justify import set_lines
from layout.text.paragraph import Prepared, Rules, prepare
from layout.units import EM

NARROWEST = 2  #: em
CLOSEST = 0.1  #: em: nearer, characters touch


class UnknownStyleError(ValueError):
    """There is no mark style, set of rules, breaker or hyphenation of that name."""


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


def lines(
    text: str, measure: float = 16, indent: float = 2, style: str | None = None,
    rules: str | None = None, breaker: str = "first", tighten: float = 0, hyphenation: str = "",
) -> list[str]:  # fmt: skip
    """The lines of ``text`` in a column of ``measure`` em; each line of the text is a paragraph.

    ``indent`` is the first line's, in em; ``style`` a mark style of ``layout.text.squeeze.NAMES``, ``rules`` a set of
    ``layout.text.prohibition``, None the house's; ``breaker`` one of ``layout.text.breakers``;
    ``tighten`` says how far 字 may close up (紧排), in em, up to 1/10; ``hyphenation`` is a language of
    ``layout.text.hyphens``. A hyphen that divides a word at a line's end is no part of the line.
    Raises ValueError for a measure under two em or an indent that leaves less than one, UnknownStyleError for a name.
    """
    found: list[str] = []
    house = _rules(style, rules, breaker, tighten, hyphenation)
    for par, cuts in _broken(text, measure, indent, house):
        found += [par.text[par.offset(cut.first) : par.offset(cut.last)] for cut in cuts]
    return found


def explain_lines(
    text: str, measure: float = 16, indent: float = 2, style: str | None = None,
    rules: str | None = None, breaker: str = "first", tighten: float = 0, hyphenation: str = "",
) -> list[LineReport]:  # fmt: skip
    """The same lines, each with what was squeezed or opened in which step, and why it ends where it does."""
    found: list[LineReport] = []
    house = _rules(style, rules, breaker, tighten, hyphenation)
    for number, (par, cuts) in enumerate(_broken(text, measure, indent, house)):
        found += [explain(par, cut, line, number) for cut, line in zip(cuts, set_lines(par, cuts), strict=True)]
    return found


def _rules(style: str | None, rules: str | None, breaker: str, tighten: float, hyphenation: str) -> Rules:
    """The rules of these names; UnknownStyleError for one that there is not."""
    if style is not None and style not in squeeze.NAMES:
        raise UnknownStyleError(f"no mark style {style!r}: there are {', '.join(squeeze.NAMES)}")
    if breaker not in BREAKERS:
        raise UnknownStyleError(f"no breaker {breaker!r}: there are {', '.join(BREAKERS)}")
    if hyphenation and hyphenation not in hyphens.LANGUAGES:
        raise UnknownStyleError(f"no hyphenation {hyphenation!r}: there are {', '.join(hyphens.LANGUAGES)}")
    level = prohibition.DEFAULT if rules is None else rules
    try:
        prohibition.rule_set(level)
    except KeyError:
        known = ", ".join(prohibition.LEVELS)
        raise UnknownStyleError(f"no rules {rules!r}: there are {known}") from None
    if not 0 <= tighten <= CLOSEST:
        raise ValueError(f"字 close up by 0 to {CLOSEST} em, not {tighten}")
    return Rules(
        squeeze.NAMES[style or squeeze.DEFAULT], level, breaker=breaker, tighten=round(tighten * EM),
        hyphenation=hyphenation,
    )  # fmt: skip


def _broken(text: str, measure: float, indent: float, rules: Rules) -> Iterator[tuple[Prepared, list[Cut]]]:
    """The paragraphs of a text and their lines."""
    if not (isfinite(measure) and isfinite(indent)):
        raise ValueError("a measure is a number of em")
    room, first = round(measure * EM), round(indent * EM)
    if room < NARROWEST * EM or not 0 <= first <= room - EM:
        raise ValueError(f"a measure of {measure} em with an indent of {indent} em leaves no line")
    for paragraph in filter(None, (part.replace("\t", " ").strip() for part in text.splitlines())):
        par = prepare(paragraph, [(0, len(paragraph), _chain())], rules)
        yield par, break_lines(par, 0, lambda _: room, first)
