"""Annotations, forms and layers."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from layout.preflight.document import Document, Page
from layout.preflight.finding import Place
from layout.preflight.geometry import meet
from layout.preflight.spaces import number

if TYPE_CHECKING:
    import pikepdf

MOST = 10_000  #: annotations of a page that are looked at
ALLOWED = {"/PrinterMark", "/TrapNet", "/Popup"}  # 14.11.3, 14.11.6; a popup is part of its comment


def document(doc: Document) -> None:
    """Forms and layers."""
    root = doc.pdf.Root
    form = root.get("/AcroForm", None)
    if form is not None and len(form.get("/Fields", [])):
        doc.add("form", Place(object=number(form)), fields=len(form.Fields))
    layers = root.get("/OCProperties", None)
    if layers is not None:
        _layers(doc, layers)


def _layers(doc: Document, properties: pikepdf.Object) -> None:
    """Optional content (8.11)."""
    groups = list(properties.get("/OCGs", []))
    doc.add("layers", Place(), layers=len(groups))
    default = properties.get("/D", None)
    configurations = [*([default] if default is not None else []), *properties.get("/Configs", [])]
    if any(not str(config.get("/Name", "")) for config in configurations):
        doc.add("layers-name", Place())
    if any("/AS" in config for config in configurations):
        doc.add("layers-automatic", Place())
    for config in configurations:
        listed = _listed(config.get("/Order", []), 0)
        unlisted = [group for group in groups if group.objgen not in listed]
        if unlisted:
            doc.add("layers-order", Place(), key="order", layers=len(unlisted))
    if default is None:
        return
    off = list(groups) if default.get("/BaseState", None) == "/OFF" else list(default.get("/OFF", []))
    on = {group.objgen for group in default.get("/ON", [])}
    for group in off:
        if group.objgen not in on:
            doc.add("layer-hidden", Place(object=number(group)), name=str(group.get("/Name", "")))


def _listed(order: pikepdf.Object, depth: int) -> set[tuple[int, int]]:
    import pikepdf

    found: set[tuple[int, int]] = set()
    for item in order:
        if isinstance(item, pikepdf.Array) and depth < 20:
            found |= _listed(item, depth + 1)
        elif isinstance(item, pikepdf.Dictionary):
            found.add(item.objgen)
    return found


def page(doc: Document, page: Page) -> None:
    """The annotations of one page."""
    for annotation in islice(page.thing.get("/Annots", []), MOST):
        kind = str(annotation.get("/Subtype", "/?"))
        if kind in ALLOWED or kind == "/Widget":
            continue
        a, b, c, d = (float(value) for value in annotation.get("/Rect", [0, 0, 0, 0]))
        box = min(a, c), min(b, d), max(a, c), max(b, d)
        code = "annotation" if meet(box, page.bleed) else "annotation-outside"
        doc.add(code, page.place(box, number(annotation)), key=kind, kind=kind[1:])
