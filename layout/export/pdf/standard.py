"""What a press file says of itself: output intent and metadata (ISO 15930-4 for PDF/X-1a:2003, 15930-7 for PDF/X-4)."""

from __future__ import annotations

import zlib

from layout.export.pdf.container import PRODUCER, Document, text_string
from layout.paper import Paper
from layout.press.job import Job

LEVEL = 1  #: of zlib for the profile, whose tables hardly shrink further: 3 ms instead of 6


def declare(doc: Document, paper: Paper, job: Job) -> None:
    """Make ``doc`` a file of the job's standard: output intent with the profile, metadata that agree with Info."""
    condition, standard = job.condition, job.profile.standard
    data = zlib.compress(condition.icc, LEVEL)
    profile = doc.stream(b"/N 4/Alternate/DeviceCMYK/Filter/FlateDecode", data)
    registry = b"/RegistryName%b" % _string(condition.registry) if condition.registry else b""
    words = b"/OutputConditionIdentifier%b/Info%b" % (_string(condition.identifier), _string(condition.info))
    intent = b"<</Type/OutputIntent/S/GTS_PDFX%b/OutputCondition%b%b/DestOutputProfile %b>>" % (
        words, _string(condition.info), registry, profile,
    )  # fmt: skip
    doc.catalog["OutputIntents"] = b"[%b]" % doc.object(intent)
    # X-1a has it here; for X-4 the metadata count, and simple readers look here all the same
    doc.info += b"/GTS_PDFXVersion(%b)" % standard.encode()
    doc.metadata = lambda identity: metadata(paper, standard, identity)


def _string(text: str) -> bytes:
    """ASCII as it is, so that simple readers find it."""
    if text.isascii() and text.isprintable() and not set(text) & set("()\\"):
        return b"(%b)" % text.encode()
    return text_string(text)


def _escaped(text: str) -> str:
    """As content of an element; xml.sax.saxutils takes 11 ms to import."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def metadata(paper: Paper, standard: str, identity: str) -> bytes:
    """The XMP packet (ISO 16684-1), uncompressed; ``identity`` is 32 hexadecimal digits that name the file."""
    stamp = f"{paper.date:%Y-%m-%d}T00:00:00+00:00"
    uuid = "uuid:" + "-".join(identity.lower()[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))
    title, producer = _escaped(paper.title), _escaped(PRODUCER)
    key = "pdfxid" if standard == "PDF/X-4" else "pdfx"
    namespace = {"pdfxid": "http://www.npes.org/pdfx/ns/id/", "pdfx": "http://ns.adobe.com/pdfx/1.3/"}[key]
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:{key}="{namespace}">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{_escaped(paper.language)}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>{producer}</pdf:Producer>
   <pdf:Trapped>False</pdf:Trapped>
   <xmp:CreateDate>{stamp}</xmp:CreateDate>
   <xmp:ModifyDate>{stamp}</xmp:ModifyDate>
   <xmp:MetadataDate>{stamp}</xmp:MetadataDate>
   <xmpMM:DocumentID>{uuid}</xmpMM:DocumentID>
   <xmpMM:VersionID>1</xmpMM:VersionID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
   <{key}:GTS_PDFXVersion>{standard}</{key}:GTS_PDFXVersion>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode()
