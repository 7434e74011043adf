"""Paper to PDF: the pages, then the fonts cut down to what the pages show, in fixed order."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from layout.export.pdf.colour import Paint, Spots
from layout.export.pdf.container import Document, Ref
from layout.export.pdf.content import PageContent
from layout.export.pdf.fonts import LEVEL, add_font, program
from layout.export.pdf.forms import Forms
from layout.export.pdf.images import Images
from layout.export.pdf.space import Space
from layout.export.pdf.usage import collect
from layout.paper import Page, Paper


def write_pdf(paper: Paper, pages: Sequence[Page], *, proof: bool, stamp: str = "") -> bytes:
    """``pages`` of ``paper`` as one PDF file; the same values give the same bytes.

    A ``proof`` names what is missing and has ``stamp``, if any, across each page. In a press file what is missing is
    a hairline box. Raises FaceError or ValueError where a face of the paper cannot be read or has no outlines.
    """
    doc = Document(paper.title, paper.language, paper.date)
    stamp = stamp if proof else ""
    fonts = collect(paper, pages, stamp)
    spots, images = Spots(doc), Images(doc)
    with Forms(doc) as forms:
        for page in pages:
            paint = Paint(spots)
            content = PageContent(page, paper.nodes, fonts, paint, images, forms)
            data = zlib.compress(content.draw(proof, stamp), LEVEL)
            _add_page(doc, page, data, content.xobjects, paint.used, content.grouped)
    for usage in fonts.all():
        if usage.texts:  # one after the other: HarfBuzz holds the interpreter, so threads only get in each other's way
            add_font(doc, usage, program(usage))
    return doc.save()


def _add_page(
    doc: Document, page: Page, content: bytes, xobjects: dict[str, Ref], spaces: dict[str, Ref], grouped: bool
) -> None:
    """The page with its boxes (PDF 32000 14.11.2): the sheet, the bleed and the trim."""
    at = Space(page)
    resources = b"".join(
        b"/%b<<%b>>" % (kind, b"".join(b"/%b %b" % (name.encode(), ref) for name, ref in sorted(named.items())))
        for kind, named in ((b"ColorSpace", spaces), (b"XObject", xobjects))
        if named
    )
    stream = doc.stream(b"/Filter/FlateDecode", content)
    # what is transparent is blended in inks, not in the colours of whatever draws the page (11.6.6)
    group = "/Group<</S/Transparency/CS/DeviceCMYK>>" if grouped else ""
    boxes = f"/TrimBox{at.trim_box}/BleedBox{at.bleed_box}{group}".encode()
    doc.page(stream, at.media.encode(), boxes, resources, page.id)
