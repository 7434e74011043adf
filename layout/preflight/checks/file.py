"""The file itself: version, structure, scripts, and what has no place in a file for a press."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from layout.preflight.document import Document, Page
from layout.preflight.finding import Place
from layout.preflight.limits import OBJECTS_LIMIT
from layout.preflight.painted import Drawing, Fault, Painted, Picture
from layout.preflight.rules.rule import Target
from layout.preflight.spaces import number
from layout.preflight.streams import filters

if TYPE_CHECKING:
    import pikepdf


def document(doc: Document) -> None:
    """The whole file."""
    limit = ".".join(map(str, doc.limits.version))
    if doc.version > doc.limits.version:
        doc.add("pdf-version", Place(), version=doc.pdf.pdf_version, limit=limit)
    if doc.pdf.is_encrypted:
        doc.add("encrypted", Place())
    pages = len(doc.pdf.pages)
    if not pages:
        doc.add("pages-none", Place())
    if pages > 1 and doc.target is Target.AD:
        doc.add("ad-pages", Place(), pages=pages)
    for thing in islice(doc.pdf.objects, OBJECTS_LIMIT):
        _object(doc, thing)
    root = doc.pdf.Root
    names: Any = root.get("/Names", {})
    if "/JavaScript" in names:
        doc.add("javascript", Place())
    if "/EmbeddedFiles" in names:
        doc.add("embedded-file", Place())
    for kind in _actions(root, ("/OpenAction",)):
        doc.add("action", Place(), kind=kind)


def _object(doc: Document, thing: pikepdf.Object) -> None:
    """Any object: its filters, scripts and data elsewhere."""
    import pikepdf

    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    place = Place(object=number(thing))
    if isinstance(thing, pikepdf.Stream):
        if "LZWDecode" in filters(thing):
            doc.add("lzw", place, key="lzw", object=place.object)
        if "/F" in thing:
            doc.add("outside-data", place, object=place.object)
        if thing.get("/Type", None) == "/ObjStm":
            doc.add("object-streams", Place())
    for owner in (thing, thing.get("/A", None), thing.get("/OpenAction", None), *_entries(thing.get("/AA", None))):
        if isinstance(owner, pikepdf.Dictionary) and (owner.get("/S", None) == "/JavaScript" or "/JS" in owner):
            doc.add("javascript", place, key="javascript")


def _entries(thing: object) -> list[object]:
    import pikepdf

    return list(thing.values()) if isinstance(thing, pikepdf.Dictionary) else []


def _actions(thing: pikepdf.Object, keys: tuple[str, ...]) -> Iterator[str]:
    """The kinds of the actions that hang on a dictionary. A destination is none."""
    import pikepdf

    for action in (*(thing.get(key, None) for key in keys), *_entries(thing.get("/AA", None))):
        if isinstance(action, pikepdf.Dictionary):
            yield str(action.get("/S", "/?"))[1:]


def page(doc: Document, page: Page) -> None:
    """One page."""
    for kind in _actions(page.thing, ()):
        doc.add("action", page.place(), kind=kind)
    annotations: Any = page.thing.get("/Annots", [])
    for annotation in islice(annotations, 10_000):
        for kind in _actions(annotation, ("/A",)):
            doc.add("action", page.place(thing=number(annotation)), key=kind, kind=kind)


def painted(doc: Document, page: Page, item: Painted) -> None:
    """What the content may not hold."""
    match item:
        case Fault(code, args):
            doc.add(code, page.place(), **args)
        case Drawing(_, box, stream):
            kind = str(stream.get("/Subtype", ""))
            if kind == "/PS" or stream.get("/Subtype2", None) == "/PS" or "/PS" in stream:
                doc.add("postscript", page.place(box, number(stream)))
            if "/Ref" in stream:
                doc.add("outside-page", page.place(box, number(stream)))
            if "/OPI" in stream:
                doc.add("opi", page.place(box, number(stream)))
        case Picture(_, box, _, entries, _, _, _) if "OPI" in entries:
            doc.add("opi", page.place(box))
        case Picture(_, _, _, entries, _, None, _) if "LZW" in str(entries.get("Filter", "")):
            doc.add("lzw", page.place(), key="lzw", object="BI")
