"""The engine as conformance tests ask for it: thin calls, no rules of their own."""

from __future__ import annotations

from layout.text import breaks as breaking
from layout.text import mixed, squeeze, unicode
from layout.text.marks import classify

# Where the ink stands in the middle of the frame, a pause or stop is as a middle dot: CSS Text 4 8.5.1, RULES.md 4.1.
# The engine sees that from the font. In vertical text ： ； have nothing to lose there either.
_CENTRED = {"horizontal": str.maketrans("PFN", "MMM"), "vertical": str.maketrans("PF", "MM")}


def _may_break(text: str, rules: str) -> set[int]:
    found = breaking.breaks(text, classify(text), rules)
    return {at for at in range(1, len(text)) if found[at]}


def uax14(text: str) -> set[int]:
    """The offsets at which UAX #14 lets ``text`` break, its ends left out."""
    return _may_break(text, "uax14")


def breaks(text: str, lang: str, line_break: str, word_break: str) -> set[int]:
    """The offsets at which CSS lets ``text`` break, its ends left out."""
    level = "normal" if line_break == "auto" else line_break
    language = lang.lower().partition("-")[0]
    words = "+keep-all" if word_break == "keep-all" else ""
    return _may_break(text, f"css-{level}:{language if language in ('zh', 'ja') else 'other'}{words}")


def trim(text: str, lang: str, writing_mode: str, text_spacing_trim: str) -> str:
    """F full width or H half a character: what marks lose to the mark beside them."""
    kinds, direction = classify(text), writing_mode.partition("-")[0]
    if text_spacing_trim == "space-all":
        return "F" * len(text)
    if {"hant", "tw", "hk", "mo"}.intersection(lang.lower().split("-")):
        kinds = kinds.translate(_CENTRED[direction])
    trimmed = ["F"] * len(text)
    for at in range(1, len(text)):
        first, second = squeeze.loses(kinds[at - 1], kinds[at], direction == "vertical")
        if first:
            trimmed[at - 1] = "H"
        if second:
            trimmed[at] = "H"
    return "".join(trimmed)


def autospace(text: str) -> set[int]:
    """The indices after which the gap between 汉字 and Western letters or digits goes."""
    return {space.start - 1 for space in mixed.spaces(classify(text)) if space.start == space.end}


def orientation(char: str) -> str:
    """U, R, Tu or Tr."""
    return unicode.orientation(char)
