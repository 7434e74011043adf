"""Good PDF/X files, built by hand: type in a CID-keyed CFF and in TrueType, a spot, a picture, a rule."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

ROOT = Path(__file__).parent.parent.parent
CONTENT = b"""/Over gs 0 0 0 1 k BT /F1 9 Tf 20 150 Td <%b> Tj ET BT /F2 9 Tf 20 120 Td <%b> Tj ET
0 0 0 1 K 0.5 w 20 110 m 180 110 l S
/Spot cs 0.5 scn 20 60 40 20 re f q 60 0 0 40 100 50 cm /Im Do Q"""


def profile(space: bytes = b"CMYK", kind: bytes = b"prtr", version: int = 2) -> bytes:
    """The head of a profile and no tags: what preflight reads."""
    head = bytearray(132)
    head[0:4], head[8], head[12:16], head[16:20], head[36:40] = (132).to_bytes(4, "big"), version, kind, space, b"acsp"
    return bytes(head)


def font(pdf: Pdf, path: Path, text: str) -> tuple[pikepdf.Object, bytes]:
    """A Type 0 font of a subset, and ``text`` in its codes."""
    face = hb.Face(path.read_bytes())
    source = hb.Font(face)
    gids = [source.get_nominal_glyph(ord(c)) for c in text]
    cff = "CFF " in face.table_tags
    order = hb.SubsetInput()
    order.glyph_set.update(gids)
    order.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    if not cff:
        order.flags |= hb.SubsetFlags.RETAIN_GIDS
    subset = hb.subset(face, order)
    data = subset.reference_table("CFF ").data if cff else subset.blob.data
    file = Stream(pdf, data)
    if cff:
        file.Subtype = Name.CIDFontType0C
    key = "/FontFile3" if cff else "/FontFile2"
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Test, Flags=4, FontBBox=[0, -200, 1000, 900],
                            ItalicAngle=0, Ascent=880, Descent=-120, CapHeight=880, StemV=80)  # fmt: skip
    descriptor[key] = pdf.make_indirect(file)
    width = [round(source.get_glyph_h_advance(gid) * 1000 / face.upem) for gid in gids]
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0 if cff else Name.CIDFontType2, BaseFont=Name.Test,
                       CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
                       FontDescriptor=pdf.make_indirect(descriptor), DW=1000,
                       W=Array([x for gid, w in zip(gids, width, strict=True) for x in (gid, Array([w]))]))  # fmt: skip
    if not cff:
        inner.CIDToGIDMap = Name.Identity
    rows = "".join(f"<{gid:04X}><{ord(c):04X}>\n" for gid, c in zip(gids, text, strict=True))
    unicode = Stream(pdf, f"{len(gids)} beginbfchar\n{rows}endbfchar".encode())
    whole = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Test, Encoding=Name("/Identity-H"),
                       DescendantFonts=[pdf.make_indirect(inner)], ToUnicode=unicode)  # fmt: skip
    return pdf.make_indirect(whole), b"".join(b"%04X" % gid for gid in gids)


XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfxid:GTS_PDFXVersion="PDF/X-4" pdf:Trapped="False"
 xmp:CreateDate="2020-09-29T00:00:00Z" xmp:ModifyDate="2020-09-29T00:00:00Z" xmp:MetadataDate="2020-09-29T00:00:00Z"
 xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Test</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF>
</x:xmpmeta><?xpacket end="w"?>"""


def build(x4: bool) -> Pdf:
    """A good PDF/X-4, or PDF/X-1a:2003, still open to be broken."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(200, 200)).obj
    page.TrimBox, page.BleedBox = Array([10, 10, 190, 190]), Array([5, 5, 195, 195])
    song, first = font(pdf, ROOT / "fonts" / "Song-Regular.otf", "报纸排版")
    latin, second = font(pdf, ROOT / "fonts" / "LatinSerif-Regular.ttf", "Press")
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    picture = Stream(pdf, b"\x40\x20\x10\x08" * (240 * 160))
    picture.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=240, Height=160,
                                     ColorSpace=Name.DeviceCMYK, BitsPerComponent=8)  # fmt: skip
    page.Resources = Dictionary(
        Font=Dictionary(F1=song, F2=latin), XObject=Dictionary(Im=pdf.make_indirect(picture)),
        ColorSpace=Dictionary(Spot=Array([Name.Separation, Name.Red, Name.DeviceCMYK, tint])),
        ExtGState=Dictionary(Over=Dictionary(OP=True, op=True, OPM=1), Plain=Dictionary(OP=False, op=False)),
    )  # fmt: skip
    page.Contents = Stream(pdf, CONTENT % (first, second))
    icc = Stream(pdf, profile())
    icc.N = 4
    pdf.Root.OutputIntents = Array([Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("CGATS TR 002"),
        RegistryName=String("http://www.color.org"), Info=String("coldset"), DestOutputProfile=pdf.make_indirect(icc),
    )])  # fmt: skip
    info = {"/Title": "Test", "/CreationDate": "D:20200929000000Z", "/ModDate": "D:20200929000000Z"}
    for key, value in info.items():
        pdf.docinfo[key] = String(value)
    pdf.docinfo.Trapped = Name("/False")
    if x4:
        pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, XMP.encode()))
    else:
        pdf.docinfo.GTS_PDFXVersion = String("PDF/X-1a:2003")
    return pdf


def saved(pdf: Pdf, x4: bool) -> bytes:
    """The bytes, of the version that the standard asks for."""
    out = BytesIO()
    version = "1.6" if x4 else "1.4"
    pdf.save(out, force_version=version, min_version=version, deterministic_id=True, compress_streams=False,
             object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)  # fmt: skip
    return out.getvalue()
