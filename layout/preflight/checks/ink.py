"""Ink of text, areas, lines and shadings: how much, how many at once, how fine. Only what is on the trimmed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout.preflight.checks.colour import paints
from layout.preflight.document import Document, Page
from layout.preflight.geometry import MM
from layout.preflight.painted import Painted, Picture, Run, Shade, Shape
from layout.preflight.spaces import Inks, Space, inks, told, total

if TYPE_CHECKING:
    import pikepdf

ROUNDING = 0.5  #: percent of ink
SLACK = 0.01  #: pt


def painted(doc: Document, page: Page, item: Painted) -> None:
    """One object; afterwards it is ground for what comes."""
    if not isinstance(item, (Run, Shape, Picture, Shade)) or not page.prints(item.box):
        return
    for thing, paint in paints(item):
        if paint.pattern or "All" in paint.space.names:
            continue
        found = inks(paint.space, paint.values)
        if found is not None and total(found) > doc.limits.ink + ROUNDING:
            amount, limit = round(total(found)), doc.limits.ink
            said = {"percent": amount, "colour": told(found), "limit": limit}
            doc.add("ink-fill", page.place(item.box), key=(thing, told(found)), rank=amount, thing=thing, **said)
        if isinstance(item, Run):
            _text(doc, page, item, found)
        if isinstance(item, Shape):
            _line(doc, page, item, thing, found)
    if isinstance(item, Run):
        _small(doc, page, item)
    if isinstance(item, Shade):
        _shading(doc, page, item)
    _cover(page, item)


def _cover(page: Page, item: Run | Shape | Picture | Shade) -> None:
    match item:
        case Shape(fills=True) if not item.state.fill.pattern:
            page.cover(item.box, inks(item.state.fill.space, item.state.fill.values))
        case Picture() | Shade() | Shape(fills=True):
            page.cover(item.box, None)


def _small(doc: Document, page: Page, item: Run) -> None:
    if item.size < doc.limits.text - SLACK:
        size = round(item.size, 1)
        said = {"size": size, "font": item.font.name, "limit": doc.limits.text}
        doc.add("text-too-small", page.place(item.box), key=item.font.name, rank=-size, **said)


def _text(doc: Document, page: Page, item: Run, found: Inks | None) -> None:
    if found is None:
        return
    size, place, limits = round(item.size, 1), page.place(item.box), doc.limits
    said = {"size": size, "inks": len(found), "colour": told(found)}
    if not found:
        below = page.under(item.box)
        if item.size < limits.reversed - SLACK and (below is None or total(below) > 20):
            doc.add("text-reversed", place, key="reversed", rank=-size, size=size, limit=limits.reversed)
    elif len(found) > 1 and found.get("Black", 0) >= 0.5 and item.size <= limits.rich_black:
        doc.add("text-rich-black", place, key=told(found), rank=-size, **said)
    elif len(found) > 2 and item.size < limits.many_inks:
        doc.add("text-many-inks", place, key=told(found), rank=-size, limit=limits.many_inks, **said)


def _line(doc: Document, page: Page, item: Shape, thing: str, found: Inks | None) -> None:
    """Strokes, and rectangles so thin that they are rules."""
    if (thing == "@line") != item.strokes or found == {}:
        return
    limits, place = doc.limits, page.place(item.box)
    width, least = round(item.weight / MM, 3), round(limits.hairline / MM, 2)
    if thing == "@line" and item.weight == 0:
        doc.add("line-zero", place, limit=least)
    elif item.weight < limits.hairline - SLACK:
        doc.add("hairline", place, key="hairline", rank=-width, width=width, limit=least)
    elif found and len(found) > 1 and item.weight < limits.thin - SLACK:
        said = {"width": width, "inks": len(found), "colour": told(found)}
        doc.add("line-many-inks", place, key=told(found), rank=-width, **said)


def _shading(doc: Document, page: Page, item: Shade) -> None:
    laid = [inks(item.space, values) for values in _colours(item.shading, item.space)]
    most = max((total(found) for found in laid if found), default=0)
    if most > doc.limits.ink + ROUNDING:
        doc.add(
            "ink-shading", page.place(item.box), key="shading", rank=most, percent=round(most), limit=doc.limits.ink
        )


def _colours(shading: pikepdf.Object, space: Space) -> list[tuple[float, ...]]:
    """The colours where the functions of a shading begin and end (7.10); what is sampled or computed is left out."""
    import pikepdf

    function = shading.get("/Function", None)
    if isinstance(function, pikepdf.Array):  # one for each channel
        ends = [_ends(part, 0) for part in function]
        if all(len(found) >= 2 for found in ends):
            return [tuple(found[at][0] for found in ends) for at in (0, -1)]
        return []
    return [values for values in _ends(function, 0) if len(values) == space.channels]


def _ends(function: pikepdf.Object | None, depth: int) -> list[tuple[float, ...]]:
    if function is None or depth > 4:
        return []
    match int(function.get("/FunctionType", -1)):
        case 2:
            return [tuple(float(v) for v in function.get(key, [at])) for at, key in enumerate(("/C0", "/C1"))]
        case 3:
            return [values for part in list(function.Functions)[:64] for values in _ends(part, depth + 1)]
    return []
