"""Overprint: what should and does not, what does and should not."""

from __future__ import annotations

from layout.preflight.checks.colour import paints
from layout.preflight.document import Document, Page
from layout.preflight.painted import Paint, Painted, Picture, Run, Shape, State
from layout.preflight.spaces import inks

LARGEST = 24.0  #: pt of black text that should overprint; larger letters may knock out


def painted(doc: Document, page: Page, item: Painted) -> None:
    """One object on the trimmed page."""
    if not isinstance(item, (Run, Shape, Picture)) or not page.prints(item.box):
        return
    for thing, paint in paints(item):
        if paint.pattern:
            continue
        over = item.state.stroke_over if thing == "@line" else item.state.fill_over
        if over:
            _overprinting(doc, page, item, thing, paint)
        if isinstance(item, Run):
            _black(doc, page, item, paint)


def _overprinting(doc: Document, page: Page, item: Run | Shape | Picture, thing: str, paint: Paint) -> None:
    place, family, found = page.place(item.box), paint.space.family, inks(paint.space, paint.values)
    zero_kept = family == "DeviceCMYK" and item.state.over_mode == 1
    if found == {} and (zero_kept or family in ("Separation", "DeviceN")):
        doc.add("white-overprint", place, thing=thing)
    elif family == "DeviceCMYK" and item.state.over_mode == 0 and found and 0.0 in paint.values:
        doc.add("overprint-mode", place, thing=thing)
    if family == "ICCBased" and paint.space.channels == 4 and item.state.over_mode == 1:
        doc.add("overprint-profile", place, thing=thing)


def _black(doc: Document, page: Page, item: Run, paint: Paint) -> None:
    """Small text in black alone, over other inks or a picture, that does not really overprint (Table 147 ff.)."""
    found = inks(paint.space, paint.values)
    if found is None or set(found) != {"Black"} or found["Black"] < 0.95 or item.size > LARGEST:
        return
    if _overprints(item.state, paint):
        return
    below = page.under(item.box)
    if below is None or set(below) - {"Black"}:
        size = round(item.size, 1)
        doc.add("black-knocks-out", page.place(item.box), key="black", rank=-size, size=size)


def _overprints(state: State, paint: Paint) -> bool:
    """Whether zero inks are really kept: DeviceGray knocks out all the same."""
    if not state.fill_over:
        return False
    return paint.space.family == "Separation" or (paint.space.family == "DeviceCMYK" and state.over_mode == 1)
