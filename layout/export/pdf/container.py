"""The container: numbered objects, pages and the file around them, in reportlab's document.

Every use of reportlab's insides is in this file (reportlab>=5.1,<6). The rest of the package hands over finished
bytes: dictionaries, compressed streams, content. What is overridden, and why:

- its canvas is not used: that would bring in an unembedded Helvetica, write an empty ``/Trans`` on every page,
  compress by itself, and take 4 ms to import;
- streams, since reportlab writes no end of line before ``endstream`` (PDF 32000 7.3.8.1 asks for one);
- the Info dictionary and the ID, which would hold the time of day;
- the catalog's defaults, through which go the entries that reportlab does not know (output intents, metadata);
- ``rl_config`` while the file is written: ``RL_…`` variables and ``~/.reportlab_settings`` must not decide bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from types import ModuleType


@contextmanager
def _without_pillow() -> Iterator[None]:
    """Keep reportlab from importing Pillow, which it needs only for pictures of its own and which costs 9 ms.

    The stand-in goes when reportlab is there; who needs Pillow later gets Pillow.
    """
    names = ("PIL", "PIL.Image")
    if any(name in sys.modules for name in names):
        yield
        return
    package, image = (sys.modules.setdefault(name, ModuleType(name)) for name in names)
    vars(package)["Image"] = image
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


with _without_pillow():
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc

PRODUCER = "layout (ReportLab)"

Ref = bytes  #: an indirect reference, ``b"7 0 R"``


def text_string(text: str) -> bytes:
    """A PDF text string (PDF 32000 7.9.2.2), UTF-16BE with its mark, in hexadecimal."""
    return b"<FEFF" + text.encode("utf-16-be", "surrogatepass").hex().upper().encode() + b">"


def actual_text(text: str) -> str:
    """The operator that opens a span whose text is ``text`` (14.9.4); EMC ends it."""
    return f"/Span<</ActualText{text_string(text).decode()}>>BDC\n"


def stream_text(entries: bytes, data: bytes) -> bytes:
    """The text of a stream; ``entries`` are those of its dictionary but for the length."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


class _Object(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object whose bytes are ready."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: object) -> bytes:
        return self.data


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The Info dictionary without a clock."""

    def __init__(self, title: str, day: date) -> None:
        super().__init__()
        self.day, self.text, self.more = day, title, b""

    def digest(self, md5: object) -> None:
        """The ID is made in ``Document.save``."""

    def format(self, document: object) -> bytes:
        stamp = f"(D:{self.day:%Y%m%d}000000+00'00')".encode()
        return b"<</Title %b/Producer %b/CreationDate %b/ModDate %b/Trapped/False%b>>" % (
            text_string(self.text),
            text_string(PRODUCER),
            stamp,
            stamp,
            self.more,
        )


@contextmanager
def _settled() -> Iterator[None]:
    """Keep the user's reportlab settings out of the file."""
    settings = {"invariant": 1, "pdfComments": 0, "pdfMultiLine": 0}
    before = {key: getattr(rl_config, key) for key in settings}
    vars(rl_config).update(settings)
    try:
        yield
    finally:
        vars(rl_config).update(before)


class Document:
    """A PDF file of ``version`` being made. Same calls in the same order, same bytes."""

    def __init__(self, title: str, language: str, day: date, version: tuple[int, int] = (1, 6)) -> None:
        self.catalog: dict[str, bytes] = {}  #: further entries of the catalog, each a value's text
        self.info = b""  #: further entries of the Info dictionary
        self.metadata: Callable[[str], bytes] | None = None  #: gives the XMP packet for the file's identity
        self._doc = pdfdoc.PDFDocument(compression=0, invariant=1, pdfVersion=version, lang=language)
        self._doc.info = _Info(title, day)
        self._fonts = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(self._doc)
        self._pages = self._doc.Reference(self._doc.Pages).format(self._doc)
        self._labels: list[bytes] = []
        self._reserved: dict[Ref, _Object] = {}
        self._hash = sha256(f"{title}\0{language}\0{day}".encode())

    def object(self, data: bytes) -> Ref:
        """Add an indirect object; ``data`` is its text, e.g. a dictionary."""
        self._hash.update(data)
        reference: bytes = self._doc.Reference(_Object(data)).format(self._doc)
        return reference

    def reserve(self) -> Ref:
        """Number an object whose text comes later, by ``define``: for objects that refer to each other."""
        made = _Object(b"null")
        reference: bytes = self._doc.Reference(made).format(self._doc)
        self._reserved[reference] = made
        return reference

    def define(self, reference: Ref, data: bytes) -> None:
        """Give a reserved object its text, once."""
        self._hash.update(data)
        self._reserved.pop(reference).data = data

    def stream(self, entries: bytes, data: bytes) -> Ref:
        """Add a stream of ``data`` as it stands; ``entries`` of its dictionary name the filter, if there is one."""
        return self.object(stream_text(entries, data))

    def font(self, resource: str, reference: Ref) -> None:
        """Name a font for the content of all pages."""
        self._doc.idToObject[pdfdoc.BasicFonts][resource] = reference

    def page(self, content: Ref, media: bytes, boxes: bytes, resources: bytes, label: str) -> None:
        """Add a page: ``media`` its MediaBox, ``boxes`` the other boxes' entries, ``resources`` those beside fonts."""
        data = b"<</Type/Page/Parent %b/MediaBox%b%b/Contents %b/Resources<</Font %b%b>>>>" % (
            self._pages,
            media,
            boxes,
            content,
            self._fonts,
            resources,
        )
        self._hash.update(data)
        self._doc.addPage(_Object(data))
        self._labels.append(text_string(label))

    def save(self) -> bytes:
        """The file. Nothing may be added afterwards."""
        catalog = self._doc.Catalog
        catalog.ViewerPreferences = b"<</DisplayDocTitle true>>"
        # each page has a label of its own (PDF 32000 12.4.2): the 版次, with no number added
        labels = b"".join(b"%d<</P%b>>" % pair for pair in enumerate(self._labels))
        catalog.PageLabels = b"<</Nums[%b]>>" % labels
        self._doc.info.more = self.info
        for value in (self.info, *self.catalog.values()):
            self._hash.update(value)
        identity = self._hash.hexdigest()[:32].upper()
        self._doc._ID = b"[<%b><%b>]" % (identity.encode(), identity.encode())
        if self.metadata:
            packet = self.stream(b"/Type/Metadata/Subtype/XML", self.metadata(identity))
            self.catalog["Metadata"] = packet
        # what reportlab's catalog does not know of is among its defaults, which are written as they stand
        catalog.__Defaults__ = {**catalog.__Defaults__, **self.catalog}
        with _settled():
            data: bytes = self._doc.GetPDFData(None)  # a canvas is asked for outlines, of which there are none
        return data
