"""How an element is painted: presentation attributes, ``style`` and simple style sheets (SVG 1.1, chapter 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from layout.artwork.tree import Element

Properties = Mapping[str, str]

#: Handed down from an element to what is inside it, with what holds at the root.
INHERITED: Properties = {
    "fill": "black", "fill-rule": "nonzero", "fill-opacity": "1", "stroke": "none", "stroke-width": "1",
    "stroke-linecap": "butt", "stroke-linejoin": "miter", "stroke-miterlimit": "4", "stroke-dasharray": "none",
    "stroke-dashoffset": "0", "stroke-opacity": "1", "color": "black", "visibility": "visible",
}  # fmt: skip
#: Taken only where they change nothing.
_NEUTRAL = {
    "filter": "none", "mask": "none", "clip-path": "none", "mix-blend-mode": "normal", "marker": "none",
    "marker-start": "none", "marker-mid": "none", "marker-end": "none", "vector-effect": "none",
    "paint-order": "normal",
}  # fmt: skip
_OPACITY = ("opacity", "fill-opacity", "stroke-opacity")
#: Without effect on shapes: properties by name, and all that begin so.
_IDLE = {
    "font", "text", "letter-spacing", "word-spacing", "line-height", "writing-mode", "direction", "unicode-bidi",
    "white-space", "color-profile", "dominant-baseline", "alignment-baseline", "baseline-shift", "kerning",
    "enable-background", "overflow", "isolation", "pointer-events", "cursor", "inline-size", "shape-inside",
    "shape-subtract", "shape-padding", "shape-margin",
}  # fmt: skip
_IDLE |= {f"{a}-{b}" for a in ("clip", "color", "shape", "image") for b in ("rule", "rendering", "interpolation")}
_IDLE |= {f"{a}-interpolation-filters" for a in ("clip", "color", "shape", "image")}
_IDLE |= {f"{a}-{b}" for a in ("stop", "flood", "lighting", "solid") for b in ("color", "opacity")}
_IDLE_FAMILIES = ("font-", "text-", "glyph-", "-")
_KNOWN = {*INHERITED, *_NEUTRAL, "opacity", "display"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\s*([^{}@]+)\{([^{}]*)\}\s*", re.DOTALL)
_SELECTOR = re.compile(r"(\*|[a-zA-Z]+)?([.#][\w-]+)?")


class Rule(NamedTuple):
    """One selector of a style sheet with what it says."""

    name: str  #: an element's name, "" any
    mark: str  #: ``.class`` or ``#id``, "" none
    properties: Properties

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        return self.mark.startswith("#"), self.mark.startswith("."), bool(self.name)


def is_property(name: str) -> bool:
    """Whether an attribute of this name says how to paint."""
    return name in _KNOWN or name in _IDLE or name.startswith(_IDLE_FAMILIES)


def style_sheet(element: Element) -> list[Rule]:
    """The rules of a ``<style>``: elements, classes and ids, parted by commas. Raises ArtworkError for the rest."""
    text = re.sub(r"<!--|-->", "", re.sub(_COMMENT, " ", "".join(element.texts)))
    rules, at = [], 0
    while at < len(text.rstrip()):
        found = _RULE.match(text, at)
        if found is None:
            raise element.refuse("style", text[at:].strip()[:20])
        for selector in found[1].split(","):
            parts = _SELECTOR.fullmatch(selector.strip())
            if parts is None or not parts[0]:
                raise element.refuse("style", selector.strip()[:20])
            rules.append(Rule((parts[1] or "").strip("*"), parts[2] or "", _declarations(element, found[2])))
        at = found.end()
    return rules


def _declarations(element: Element, text: str) -> dict[str, str]:
    found = {}
    for part in re.sub(_COMMENT, " ", text).split(";"):
        name, colon, value = (piece.strip() for piece in part.partition(":"))
        if not name:
            continue
        if not colon or not is_property(name.lower()):
            raise element.refuse("style", part.strip()[:30])
        found[name.lower()] = value
    return found


def painted(element: Element, inherited: Properties, rules: list[Rule]) -> dict[str, str]:
    """The properties that hold for an element. Raises ArtworkError for effects that are not taken."""
    found = dict(inherited) | {"display": "inline", "opacity": "1"}
    for name, value in _given(element, rules):
        if value == "inherit":
            found[name] = inherited.get(name, found.get(name, ""))
        elif name in _NEUTRAL:
            if value != _NEUTRAL[name]:
                raise element.refuse("effect", f"{name}={value[:30]}")
        elif name in _KNOWN:
            found[name] = value
    for name in _OPACITY:
        if found[name] not in ("1", "1.0", "100%"):
            raise element.refuse("effect", f"{name}={found[name][:30]}")
    return found


def _given(element: Element, rules: list[Rule]) -> Iterator[tuple[str, str]]:
    """What is said of an element, the stronger later: attributes, rules by their weight, ``style``."""
    given = element.attributes
    yield from ((name, value) for name, value in given.items() if is_property(name))
    marks = {"", f"#{given.get('id')}", *(f".{name}" for name in given.get("class", "").split())}
    for rule in rules:
        if rule.name in ("", element.name) and rule.mark in marks:
            yield from rule.properties.items()
    yield from _declarations(element, given.get("style", "")).items()
