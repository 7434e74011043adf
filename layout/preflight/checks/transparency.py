"""Transparency: alpha, soft masks, blend modes, groups and the space they blend in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout.preflight.checks.colour import paints
from layout.preflight.document import Document, Page
from layout.preflight.finding import Place
from layout.preflight.painted import Group, Painted, Picture, Run, Shade, Shape
from layout.preflight.rules.rule import Target
from layout.preflight.spaces import SpaceError, kind, number, parse

if TYPE_CHECKING:
    import pikepdf

PLAIN = {"Normal", "Compatible"}
MODES = PLAIN | {
    "Multiply",
    "Screen",
    "Overlay",
    "Darken",
    "Lighten",
    "ColorDodge",
    "ColorBurn",
    "HardLight",
    "SoftLight",
    "Difference",
    "Exclusion",
    "Hue",
    "Saturation",
    "Color",
    "Luminosity",
}


def page(doc: Document, page: Page) -> None:
    """The group that the page itself is."""
    group = page.thing.get("/Group", None)
    if group is not None and group.get("/S", None) == "/Transparency":
        _group(doc, page.place(thing=number(page.thing)), group, page.thing.get("/Resources", None))


def _group(doc: Document, place: Place, group: pikepdf.Object, resources: pikepdf.Object | None) -> None:
    doc.add("transparency-group", place, object=place.object)
    if "/CS" not in group:
        return
    try:
        space = parse(group.CS, resources)
    except SpaceError as error:
        doc.add("space-damaged", place, name=str(error)[:40])
        return
    sort = kind(space)
    intent = doc.intent.space if doc.intent else "CMYK"
    if sort == "rgb" and not (doc.target is Target.X4 and intent == "RGB"):
        doc.add("blend-space", place, object=place.object)
    elif sort in ("rgb-managed", "lab", "gray-managed"):
        doc.add("blend-space-other", place, space=space.family, object=place.object)


def painted(doc: Document, page: Page, item: Painted) -> None:
    """One object."""
    match item:
        case Group(_, box, group, resources, name):
            _group(doc, page.place(box, name), group, resources)
            thing = "@drawing"
        case Picture():
            thing = "@picture"
        case Shade():
            thing = "@shading"
        case Run() | Shape():
            thing = next((thing for thing, _ in paints(item)), "")
        case _:
            return
    if not thing:
        return
    state, place = item.state, page.place(item.box)
    alphas = [state.fill_alpha]
    if isinstance(item, (Run, Shape)):
        alphas = [alpha for on, alpha in ((item.fills, state.fill_alpha), (item.strokes, state.stroke_alpha)) if on]
    if min(alphas) < 1:
        doc.add("alpha", place, thing=thing, percent=round(min(alphas) * 100))
    own_mask = isinstance(item, Picture) and ("SMask" in item.entries or item.entries.get("SMaskInData"))
    if state.masked or own_mask:
        doc.add("soft-mask", place, thing=thing)
    if state.blend not in MODES:
        doc.add("blend-mode-unknown", place, thing=thing, mode=state.blend)
    elif state.blend not in PLAIN:
        doc.add("blend-mode", place, thing=thing, mode=state.blend)
