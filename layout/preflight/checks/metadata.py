"""The file's data on itself: the Info dictionary, XMP, the ID."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from layout.preflight.document import Document
from layout.preflight.finding import Place
from layout.preflight.streams import DamagedError, TooLargeError, filters, unpack

if TYPE_CHECKING:
    import pikepdf

_LIMIT = 4_000_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
# What Info and XMP both say (ISO 32000-1, 14.3.3).
PAIRS = {
    "Title": "dc:title",
    "CreationDate": "xmp:CreateDate",
    "ModDate": "xmp:ModifyDate",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
    "Trapped": "pdf:Trapped",
}
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?")
X1A = ("PDF/X-1a:2003", "PDF/X-1:2001")  # 2001: the version says X-1, the conformance X-1a


def document(doc: Document) -> None:
    """The whole file."""
    import pikepdf

    trailer = doc.pdf.trailer
    if "/ID" not in trailer:
        doc.add("file-id", Place())
    info = _info(trailer.get("/Info", None))
    _judge_info(doc, info)
    stream = doc.pdf.Root.get("/Metadata", None)
    if not isinstance(stream, pikepdf.Stream):
        doc.add("xmp-missing", Place())
        return
    if filters(stream):
        doc.add("xmp-packed", Place())
    try:
        xmp = read_xmp(unpack(stream, _LIMIT)[0])
    except (ValueError, DamagedError, TooLargeError):
        doc.add("xmp-damaged", Place())
        return
    _judge_xmp(doc, xmp)
    _agree(doc, info, xmp)


def _info(thing: pikepdf.Object | None) -> dict[str, str]:
    import pikepdf

    if not isinstance(thing, pikepdf.Dictionary):
        return {}
    return {str(key)[1:]: str(value).lstrip("/") if isinstance(value, pikepdf.Name) else str(value)
            for key, value in thing.items()}  # fmt: skip


def _judge_info(doc: Document, info: dict[str, str]) -> None:
    said = info.get("GTS_PDFXVersion", "")
    if said not in X1A or (said == X1A[1] and info.get("GTS_PDFXConformance") != "PDF/X-1a:2001"):
        doc.add("info-version", Place(), said=said)
    if not info.get("Title", "").strip():
        doc.add("info-title", Place())
    for name in ("CreationDate", "ModDate"):
        if moment(info.get(name, "")) is None:
            doc.add("info-dates", Place(), name=name)
    if info.get("Trapped") not in ("True", "False"):
        doc.add("info-trapped", Place())


def _judge_xmp(doc: Document, xmp: dict[str, str]) -> None:
    said = xmp.get("pdfxid:GTS_PDFXVersion", "")
    if said != "PDF/X-4":
        doc.add("xmp-version", Place(), said=said)
    if not xmp.get("dc:title", "").strip():
        doc.add("xmp-title", Place())
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        if moment(xmp.get(name, "")) is None:
            doc.add("xmp-dates", Place(), name=name)
    if xmp.get("pdf:Trapped") not in ("True", "False"):
        doc.add("xmp-trapped", Place())
    for name in ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"):
        if not xmp.get(name, "").strip():
            doc.add("xmp-ids", Place(), name=name)


def _agree(doc: Document, info: dict[str, str], xmp: dict[str, str]) -> None:
    for name, other in PAIRS.items():
        if name not in info or other not in xmp:
            continue
        said, also = info[name].strip(), xmp[other].strip()
        same = moment(said) == moment(also) if name.endswith("Date") else said == also
        if not same:
            doc.add("info-xmp", Place(), name=name, info=said[:60], xmp=also[:60])


def read_xmp(data: bytes) -> dict[str, str]:
    """The simple properties of XMP, of arrays the first item, by prefix and name. Raises ValueError."""
    if re.search(rb"<!(DOCTYPE|ENTITY)", data):
        raise ValueError("entities")  # XMP has none; hostile files unfold them to any size
    start = data.find(b"<rdf:RDF")
    end = data.rfind(b"</rdf:RDF>")
    if start < 0 or end < 0:
        raise ValueError("no RDF")
    try:
        root = ElementTree.fromstring(
            data[data.find(b"<x:xmpmeta") if b"<x:xmpmeta" in data else start :].split(b"<?xpacket end")[0]
        )
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    prefixes = {f"{{{uri}}}": prefix for prefix, uri in SPACES.items()}
    found: dict[str, str] = {}

    def note(tag: str, value: str) -> None:
        space, _, name = tag.rpartition("}")
        if space + "}" in prefixes:
            found.setdefault(f"{prefixes[space + '}']}:{name}", value)

    for description in root.iter(f"{_RDF}Description"):
        for tag, value in description.attrib.items():
            note(tag, value)
        for child in description:
            item = next(child.iter(f"{_RDF}li"), None)
            note(child.tag, (child.text if item is None else item.text) or "")
    return found


def moment(text: str) -> datetime | None:
    """A date of PDF (7.9.4) or of XMP (ISO 8601); without a zone it counts as UTC. None where it is neither."""
    try:
        if text.startswith("D:"):
            found = _PDF_DATE.fullmatch(text)
            if not found:
                return None
            year, *rest = (int(part) if part else None for part in found.groups()[:6])
            month, day, hour, minute, second = (
                value if value is not None else low for value, low in zip(rest, (1, 1, 0, 0, 0), strict=True)
            )
            offset = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
            zone = timezone(-offset if found[7] == "-" else offset)
            return datetime(year or 0, month, day, hour, minute, second, tzinfo=zone)
        parsed = datetime.fromisoformat(text)
        return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except ValueError:
        return None
