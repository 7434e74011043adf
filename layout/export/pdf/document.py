"""Paper to PDF: the pages, then the fonts cut down to what the pages show, in fixed order."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from layout.diagnostic import Diagnostic
from layout.export.pdf.colour import STATES, Paint, Spots
from layout.export.pdf.container import Document, Ref
from layout.export.pdf.content import PageContent
from layout.export.pdf.fonts import LEVEL, add_font, program
from layout.export.pdf.forms import Forms
from layout.export.pdf.images import Images
from layout.export.pdf.standard import declare
from layout.export.pdf.usage import collect
from layout.paper import Page, Paper, Picture
from layout.press.job import standard_job
from layout.press.pictures import Ahead, Darkroom

if TYPE_CHECKING:
    from layout.export.pdf.notes import Notes


def write_pdf(
    paper: Paper,
    pages: Sequence[Page],
    *,
    proof: bool,
    stamp: str = "",
    darkroom: Darkroom | None = None,
    findings: Sequence[Diagnostic] = (),
) -> bytes:
    """``pages`` of ``paper`` as one PDF file; the same values give the same bytes.

    ``darkroom`` has the job for the press; None: that of a style book that says nothing. A ``proof`` names what is
    missing, has ``stamp``, if any, across each page and ``findings`` drawn in, and claims to be no file for a press. In
    a press file what is missing is a hairline box. Raises FaceError or ValueError where a face of the paper cannot be
    read or has no outlines.
    """
    darkroom = darkroom or Darkroom(standard_job())
    job = darkroom.job
    doc = Document(paper.title, paper.language, paper.date, job.profile.version)
    stamp = stamp if proof else ""
    fonts = collect(paper, pages, stamp)
    spots = Spots(doc)
    with Ahead(darkroom, _pictures(pages)) as ahead, Forms(doc, job.profile.transparency) as forms:
        images = Images(doc, ahead)
        for page in pages:
            paint = Paint(spots)
            notes = _notes(findings, page, paper) if findings else None
            content = PageContent(page, paper.nodes, fonts, paint, images, forms, notes)
            data = zlib.compress(content.draw(proof, stamp), LEVEL)
            _add_page(doc, page, data, content, paint)
    for usage in fonts.all():
        if usage.texts:  # one after the other: HarfBuzz holds the interpreter, so threads only get in each other's way
            add_font(doc, usage, program(usage))
    if job.profile.standard and not proof:
        declare(doc, paper, job)
    return doc.save()


def _pictures(pages: Sequence[Page]) -> Iterator[tuple[Picture, str]]:
    """The pictures of the pages as they will be asked for."""
    for page in pages:
        for frame in page.frames:
            for item in frame.items:
                if isinstance(item, Picture) and item.path:
                    yield item, page.colour_class


def _add_page(doc: Document, page: Page, content: bytes, drawn: PageContent, paint: Paint) -> None:
    """The page with its boxes (PDF 32000 14.11.2) and what its content names."""
    at = drawn.space
    resources: dict[bytes, dict[str, Ref]] = {
        b"ColorSpace": paint.used,
        b"ExtGState": {name: STATES[name] for name in paint.states},
        b"XObject": drawn.xobjects,
    }
    entries = b"".join(
        b"/%b<<%b>>" % (kind, b"".join(b"/%b %b" % (name.encode(), value) for name, value in sorted(named.items())))
        for kind, named in resources.items()
        if named
    )
    stream = doc.stream(b"/Filter/FlateDecode", content)
    # what is transparent is blended in inks, not in the colours of whatever draws the page (11.6.6)
    group = "/Group<</S/Transparency/CS/DeviceCMYK>>" if drawn.grouped else ""
    boxes = f"/TrimBox{at.trim_box}/BleedBox{at.bleed_box}{group}".encode()
    doc.page(stream, at.media.encode(), boxes, entries, page.id)


def _notes(findings: Sequence[Diagnostic], page: Page, paper: Paper) -> Notes:
    """Those of the page's own files, and of what all pages share."""
    from layout.export.pdf.notes import Notes  # only a proof has any

    others = {file for other in paper.pages for file in other.files} - set(page.files)
    return Notes(page, paper.pages, [found for found in findings if found.at.file not in others], paper.language)
