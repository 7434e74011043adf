"""Preflight: one file against the rules of one target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layout.preflight import guard
from layout.preflight.checks import (
    annots,
    boxes,
    colour,
    file,
    fonts,
    images,
    ink,
    intent,
    metadata,
    overprint,
    transparency,
)
from layout.preflight.content import CONTENT_LIMIT, Budget, Walker
from layout.preflight.document import Document, Page, Wanted
from layout.preflight.finding import Findings, Place, Report
from layout.preflight.limits import PAGES_LIMIT
from layout.preflight.painted import Drawing, Fault, Painted
from layout.preflight.rules.rule import Target
from layout.preflight.spaces import number
from layout.preflight.streams import MB, DamagedError, TooLargeError, unpack

if TYPE_CHECKING:
    import pikepdf

# In this order: the intent is known before colours are judged, and ink remembers what lies below last.
DOCUMENT = (file.document, intent.document, metadata.document, annots.document)
PAGE = (file.page, boxes.page, transparency.page, annots.page)
PAINTED = (
    file.painted,
    boxes.painted,
    fonts.painted,
    colour.painted,
    transparency.painted,
    overprint.painted,
    images.painted,
    ink.painted,
)
LAST = (colour.last, fonts.last)
# What damaged dictionaries make any look into them raise: a key that is not there, an array where a number should be.
_DAMAGE = (AttributeError, TypeError, ValueError, KeyError, IndexError, ArithmeticError)


def preflight(source: str | Path | bytes, target: Target = Target.NEWSPRINT, wanted: Wanted | None = None) -> Report:
    """Judge a PDF, a path or its bytes, for ``target``. Never raises for what is in the file."""
    import pikepdf  # 44 ms, and only preflight needs it

    found = Findings(target)
    if not guard.may_open(source, found):
        return Report(target, 0, 0, found.sorted(), readable=False)
    try:
        with pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source, suppress_warnings=True) as pdf:
            return _judge(pdf, found, wanted or Wanted())
    except pikepdf.PasswordError:
        found.add("encrypted-closed", Place())
    except (pikepdf.PdfError, RuntimeError, MemoryError, *_DAMAGE):  # qpdf's own errors are RuntimeErrors
        found.add("file-damaged", Place())
    return Report(target, 0, 0, found.sorted(), readable=False)


def _judge(pdf: pikepdf.Pdf, found: Findings, wanted: Wanted) -> Report:
    doc = Document(pdf, found, wanted)
    for check in DOCUMENT:
        _safely(doc, Place(), check, doc)
    pages: list[Page] = []
    budget, looked = Budget(), 0
    for at, thing in enumerate(pdf.pages):
        label = thing.label if at < PAGES_LIMIT else ""
        page = Page(at + 1, label, thing.obj)
        pages.append(page)
        for look in PAGE:
            _safely(doc, page.place(), look, doc, page)
        if at < PAGES_LIMIT and budget.left > 0 and page.media:
            looked += 1
            _content(doc, page, Walker(doc.fonts, budget))
    boxes.alike(doc, pages)
    if looked < len(pages):
        found.add("pages-not-read", Place(), pages=len(pages), looked=looked)
    for judge in LAST:
        judge(doc)
    warnings = pdf.get_warnings()
    if warnings:
        found.add("file-repaired", Place(), count=len(warnings))
    return Report(found.target, len(pages), looked, found.sorted())


def _safely(doc: Document, place: Place, check: Callable[..., None], *args: object) -> None:
    """Run one check; where damage stops it, that is the finding."""
    import pikepdf

    try:
        check(*args)
    except (*_DAMAGE, pikepdf.PdfError):
        doc.add("page-damaged" if place.page else "structure-damaged", place)


def _content(doc: Document, page: Page, walker: Walker) -> None:
    """Show what the page paints to every chapter that looks at it."""
    blank = True
    for item in _items(page, walker):
        blank = blank and isinstance(item, (Fault, Drawing))
        for check in PAINTED:
            _safely(doc, page.place(), check, doc, page, item)
    if blank:
        doc.add("page-blank", page.place())
    page.ground.clear()


def _items(page: Page, walker: Walker) -> Iterator[Painted]:
    import pikepdf

    assert page.media
    contents: Any = page.thing.get("/Contents", [])
    parts: list[bytes] = []
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        try:
            parts.append(unpack(stream, CONTENT_LIMIT - sum(map(len, parts)))[0])
        except TooLargeError:
            yield Fault("stream-too-large", {"object": number(stream), "limit": CONTENT_LIMIT // MB})
        except (DamagedError, AttributeError):
            yield Fault("stream-damaged", {"object": number(stream)})
    yield from walker.page(b"\n".join(parts), _resources(page.thing), page.media)


def _resources(page: pikepdf.Dictionary) -> pikepdf.Object | None:
    """The page's resources, or those it inherits (7.7.3.4)."""
    node: pikepdf.Object = page
    depth = 0
    while "/Resources" not in node and "/Parent" in node and depth < 50:
        node, depth = node.Parent, depth + 1
    return node.get("/Resources", None)
