"""Colour: the spaces that are painted in, and spot colours by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from layout.preflight.document import Document, Page
from layout.preflight.finding import Place
from layout.preflight.painted import Paint, Painted, Picture, Run, Shade, Shape
from layout.preflight.rules.rule import Target
from layout.preflight.spaces import PROCESS, Space, kind

INTENTS = {"AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"}
_RULES = {
    "rgb": "rgb",
    "rgb-managed": "rgb-managed",
    "lab": "lab",
    "gray-managed": "gray-managed",
    "cmyk-managed": "cmyk-managed",
}


def paints(item: Painted) -> Iterator[tuple[str, Paint]]:
    """The colours of an object, each with the word for what is painted. A picture's own are not among them."""
    match item:
        case Run():
            yield from (("@text", paint) for on, paint in _both(item) if on)
        case Shape():
            yield from ((("@fill", "@line")[at], paint) for at, (on, paint) in enumerate(_both(item)) if on)
        case Picture() if item.stencil:
            yield "@picture", item.state.fill


def _both(item: Run | Shape) -> tuple[tuple[bool, Paint], tuple[bool, Paint]]:
    return (item.fills, item.state.fill), (item.strokes, item.state.stroke)


def painted(doc: Document, page: Page, item: Painted) -> None:
    """One object's colours."""
    place = page.place(getattr(item, "box", None))
    spaces = [(thing, paint.space) for thing, paint in paints(item) if not paint.pattern]
    match item:
        case Picture(space=Space() as space):
            spaces.append(("@picture", space))
        case Shade(space=space):
            spaces.append(("@shading", space))
    for thing, space in spaces:
        _space(doc, page, place, thing, space)
    if spaces:
        _state(doc, place, spaces[0][0], item)


def _state(doc: Document, place: Place, thing: str, item: Painted) -> None:
    assert isinstance(item, (Run, Shape, Picture, Shade))
    if item.state.transfer:
        doc.add("transfer", place, thing=thing)
    if item.state.halftone:
        doc.add("halftone", place, thing=thing)
    intent = item.state.intent
    if isinstance(item, Picture) and "Intent" in item.entries:
        intent = str(item.entries["Intent"]).lstrip("/")
    if intent not in INTENTS:
        doc.add("rendering-intent", place, thing=thing, name=intent)


def _space(doc: Document, page: Page, place: Place, thing: str, space: Space) -> None:
    if space.family in ("Indexed", "Pattern"):
        if space.base:
            _space(doc, page, place, thing, space.base)
        return
    if space.names:
        _spots(doc, page, place, thing, space)
        return
    if space.default:
        doc.add("default-space", place, name=space.default)
    sort = kind(space)
    if space.family == "ICCBased":
        if space.profile is None:
            doc.add("profile-damaged", place._replace(object=space.object), object=space.object)
        elif sort == "cmyk-managed" and doc.intent and space.profile.digest == doc.intent.digest:
            doc.add("cmyk-as-intent", place, thing=thing)
    intent = doc.intent.space if doc.intent else ""
    if sort == "cmyk" and doc.strict and intent not in ("", "CMYK"):
        doc.add("cmyk-no-intent", place, thing=thing)
    allowed = sort == "rgb" and doc.target is Target.X4 and intent == "RGB"
    if sort in _RULES and not allowed:
        said = {"space": space.family} if sort.endswith("-managed") and sort != "cmyk-managed" else {}
        doc.add(_RULES[sort], place, thing=thing, **said)


def _spots(doc: Document, page: Page, place: Place, thing: str, space: Space) -> None:
    """Separation and DeviceN: their names, and under PDF/X their alternate space too."""
    box = place.box
    for name in space.names:
        if name == "All":
            if box and page.prints(_back(page, box)):
                doc.add("spot-all", place, thing=thing)
        elif name == "None":
            if len(space.names) == 1:
                doc.add("spot-none", place, thing=thing)
        elif name not in PROCESS:
            _spot(doc, place, name, space)
    if doc.strict and space.base and kind(space.base) in ("rgb", "lab", "rgb-managed"):
        _space(doc, page, place, "@spot", space.base)


def _back(page: Page, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A place in mm from the trim's corner, in points again."""
    from layout.preflight.geometry import MM

    left, top = page.trim[0], page.trim[3]
    return left + box[0] * MM, top - box[3] * MM, left + box[2] * MM, top - box[1] * MM


def _spot(doc: Document, place: Place, name: str, space: Space) -> None:
    if name not in doc.spots:
        doc.spots[name] = space, place
        return
    first, _ = doc.spots[name]
    if space.family == first.family == "Separation" and space.digest != first.digest:
        doc.add("spot-differs", place, name=name)


def last(doc: Document) -> None:
    """The spots of the whole file by name."""
    known = doc.wanted.spots
    alike: dict[str, str] = {}
    for name, (_, place) in doc.spots.items():
        if "\ufffd" in name or any("\ud800" <= c <= "\udfff" for c in name):
            name = name.encode("utf-8", "replace").decode()
            doc.add("spot-name", place, name=name)
        if known is None:
            doc.add("spot", place, name=name)
        elif name not in known:
            doc.add("spot-unknown", place, name=name, known=known)
        other = alike.setdefault(_bare(name), name)
        if other != name:
            doc.add("spot-alike", place, name=name, other=other)


def _bare(name: str) -> str:
    """A spot's name without what people spell differently: case, width, spaces, hyphens, the paper's letter."""
    plain = re.sub(r"[\s_\-]+", "", unicodedata.normalize("NFKC", name).casefold())
    plain = re.sub(r"^(pms|pantone)", "pantone", plain)
    return re.sub(r"(?<=\d)(c|cv|cvc|cp|u|m|n)$", "", plain)
