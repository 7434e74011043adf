"""A good file with one rule broken, for nearly every rule: a function for each, by the rule's code.

``python -m tests.preflight.broken FOLDER`` writes them all, to be looked at with other programs.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from layout.preflight import Target, Wanted
from tests.preflight.good import good

X4, X1A, NEWSPRINT, AD = Target


class Broken(NamedTuple):
    """A rule and how to break it."""

    code: str
    target: Target
    make: Callable[[Any], bytes | None]  #: changes the open file, or gives other bytes
    also: frozenset[str] = frozenset()  #: other errors that must follow from it
    saved: dict[str, Any] = {}  # noqa: RUF012  options of ``save``
    wanted: Wanted | None = None


def made(broken: Broken) -> bytes:
    """The bytes of a broken file."""
    with pikepdf.open(BytesIO(good(broken.target))) as pdf:
        other = broken.make(pdf)
        if other is not None:
            return other
        out = BytesIO()
        plain = {} if "encryption" in broken.saved else {"stream_decode_level": pikepdf.StreamDecodeLevel.none}
        whole = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "fix_metadata_version": False}
        pdf.save(out, **(plain | whole | broken.saved))
        return out.getvalue()


# --- ways to change a file


def draw(pdf: Any, content: bytes, page: int = 0, **resources: Any) -> None:
    """Add content to a page, with resources: ``ColorSpace={"/X": …}``."""
    thing = pdf.pages[page].obj
    old = thing.Contents
    thing.Contents = Array([*(old if isinstance(old, Array) else [old]), pdf.make_stream(b"\n" + content + b"\n")])
    for kind, named in resources.items():
        key = Name("/" + kind)
        if key not in thing.Resources:
            thing.Resources[key] = Dictionary()
        for name, value in named.items():
            thing.Resources[key][name] = value


def both(*changes: Callable[[Any], None]) -> Callable[[Any], None]:
    """One change after the other."""

    def run(pdf: Any) -> None:
        for change in changes:
            change(pdf)

    return run


AREA = b" 60 60 40 40 re f"


def paint(space: Callable[[Any], Any], operands: bytes) -> Callable[[Any], None]:
    """Paint an area in a colour space."""
    return lambda pdf: draw(pdf, b"/X cs " + operands + b" scn" + AREA, ColorSpace={"/X": space(pdf)})


def state(**entries: Any) -> Callable[[Any], None]:
    """Paint a black area under a graphics state."""
    return lambda pdf: draw(pdf, b"/G gs 0 0 0 1 k" + AREA, ExtGState={"/G": Dictionary(**entries)})


def content(text: bytes) -> Callable[[Any], None]:
    return lambda pdf: draw(pdf, text)


def form(subtype: str = "/Form", **entries: Any) -> Callable[[Any], None]:
    def change(pdf: Any) -> None:
        stream = pdf.make_stream(b"0 0 0 1 k" + AREA, Type=Name.XObject, Subtype=Name(subtype), BBox=[0, 0, 200, 200])
        for key, value in entries.items():
            stream[Name("/" + key)] = value(pdf) if callable(value) else value
        draw(pdf, b"/Fm Do", XObject={"/Fm": stream})

    return change


def picture(data: bytes, width: int, height: int, **entries: Any) -> Callable[[Any], None]:
    """Place a picture of 60 pt."""

    def change(pdf: Any) -> None:
        named = {"ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8} | entries
        stream = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height)
        for key, value in named.items():
            stream[Name("/" + key)] = value(pdf) if callable(value) else value
        draw(pdf, b"q 60 0 0 60 100 200 cm /Im Do Q", XObject={"/Im": stream})

    return change


def on_page(**entries: Any) -> Callable[[Any], None]:
    """Set or (None) delete entries of the first page."""

    def change(pdf: Any) -> None:
        for key, value in entries.items():
            name = Name("/" + key)
            if value is None:
                del pdf.pages[0].obj[name]
            else:
                pdf.pages[0].obj[name] = value(pdf) if callable(value) else value

    return change


def on_root(**entries: Any) -> Callable[[Any], None]:
    def change(pdf: Any) -> None:
        for key, value in entries.items():
            pdf.Root[Name("/" + key)] = value(pdf) if callable(value) else value

    return change


def each_font(change: Callable[[Any, Any], None]) -> Callable[[Any], None]:
    """Change the first font and its descendant."""

    def run(pdf: Any) -> None:
        font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
        change(font, font.DescendantFonts[0])

    return run


def intent(change: Callable[[Any, Any], None]) -> Callable[[Any], None]:
    return lambda pdf: change(pdf, pdf.Root.OutputIntents[0])


def profile(change: Callable[[bytearray], None]) -> Callable[[Any], None]:
    """Change the bytes of the output intent's profile."""

    def run(pdf: Any) -> None:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        data = bytearray(stream.read_bytes())
        change(data)
        stream.write(bytes(data))

    return run


def put(at: int, value: bytes) -> Callable[[bytearray], None]:
    def change(data: bytearray) -> None:
        data[at : at + len(value)] = value

    return change


def info(name: str, value: Any) -> Callable[[Any], None]:
    def change(pdf: Any) -> None:
        if value is None:
            del pdf.trailer.Info[Name("/" + name)]
        else:
            pdf.trailer.Info[Name("/" + name)] = value

    return change


def xmp(old: bytes, new: bytes) -> Callable[[Any], None]:
    """Change the packet's text."""

    def change(pdf: Any) -> None:
        data = pdf.Root.Metadata.read_bytes()
        assert old in data, old
        pdf.Root.Metadata = pdf.make_stream(data.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)

    return change


def squeezed(pdf: Any) -> bytes:
    """The packet packed, in the bytes of the file, since pikepdf leaves no packet so; its place is made good again."""
    data = good(X4)
    start = data.index(b"<?xpacket begin")
    end = data.index(b"<?xpacket end")
    end = data.index(b"?>", end) + 2
    head = data.rindex(b"<<", 0, start)
    length, named = b"/Length %d" % (end - start), b"/Filter/FlateDecode"
    assert length in data[head:start]
    fewer = b"/Length %d" % (end - start - len(named))
    assert len(fewer) == len(length)
    packed = zlib.compress(data[start:end], 9).ljust(end - start - len(named), b"\0")
    return data[:head] + data[head:start].replace(length, named + fewer) + packed + data[end:]


def rect(pdf: Any, key: str, by: float) -> Array:
    """A box of the first page, made larger by ``by`` on every side."""
    x, y, right, top = (float(value) for value in pdf.pages[0].obj[Name("/" + key)])
    return Array([x - by, y - by, right + by, top + by])


def icc(pdf: Any, data: bytes, channels: int) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(data, N=channels)])


def own_profile(pdf: Any) -> Array:
    return Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def separation(name: str, inks: list[float]) -> Callable[[Any], Array]:
    def space(pdf: Any) -> Array:
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=inks, N=1)
        return Array([Name.Separation, Name(name), Name.DeviceCMYK, tint])

    return space


def script(pdf: Any) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def visit(pdf: Any) -> Dictionary:
    return Dictionary(S=Name.URI, URI=String("https://example.org"))


def note(kind: str, box: list[float]) -> Callable[[Any], Array]:
    return lambda pdf: Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=box, F=4))])


def layers(**default: Any) -> Callable[[Any], None]:
    """A layer; ``default`` is its configuration, {} for a sound one."""

    def change(pdf: Any) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("底稿")))
        sound: dict[str, Any] = {"Name": String("付印"), "Order": Array([group])}
        for key, value in default.items():
            sound[key] = value(group) if callable(value) else value
        config = Dictionary({"/" + key: value for key, value in sound.items() if value is not None})
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=config)

    return change


def no_pages(pdf: Any) -> None:
    while len(pdf.pages):
        del pdf.pages[0]


def torn(pdf: Any) -> bytes:
    """The place of the table of objects is wrong."""
    data = good(X4)
    at = data.rindex(b"startxref") + 10
    return data[:at] + b"99" + data[at + 2 :]


def outside(pdf: Any) -> None:
    stream = pdf.make_stream(b"0 0 0 1 k" + AREA)
    stream[Name.F] = String("other.bin")
    pdf.Root.Extra = stream


def lzw(pdf: Any) -> None:
    """A picture of one white pixel, packed as PDF did before Flate (7.4.4): clear, 255, end, in nine bits each."""
    bits = f"{256:09b}{255:09b}{257:09b}00000"
    data = int(bits, 2).to_bytes(4, "big")
    picture(b"", 1, 1, ColorSpace=Name.DeviceGray)(pdf)
    stream = pdf.pages[0].obj.Resources.XObject["/Im"]
    stream.write(data, filter=Name.LZWDecode)


def small_second_page(pdf: Any) -> None:
    box = [float(value) for value in pdf.pages[1].obj.TrimBox]
    pdf.pages[1].obj.TrimBox = Array([box[0], box[1], box[2] - 20, box[3]])


def type3(pdf: Any) -> None:
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 500], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=glyph), FirstChar=97, LastChar=97, Widths=[500],
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
    )  # fmt: skip
    draw(pdf, b"BT 0 0 0 1 k /T3 20 Tf 60 60 Td (a) Tj ET", Font={"/T3": pdf.make_indirect(font)})


def widen(font: Any, inner: Any) -> None:
    inner.DW = 900


def first_font(pdf: Any) -> bytes:
    return str(next(iter(pdf.pages[0].obj.Resources.Font.keys()))).encode()


def shown(codes: bytes) -> Callable[[Any], None]:
    """Show glyphs of the first font."""
    return lambda pdf: draw(pdf, b"BT 0 0 0 1 k " + first_font(pdf) + b" 12 Tf 60 60 Td <" + codes + b"> Tj ET")


def odd_name(pdf: Any) -> bytes:
    """A spot whose name is no UTF-8, put into the finished file, since pikepdf writes none such."""
    paint(separation("/SpotXXX", [0, 1, 0, 0]), b"1")(pdf)
    out = BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue().replace(b"/SpotXXX", b"/Spot#ff")


def broken_flate(pdf: Any) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"torn")
    pdf.pages[0].obj.Contents.Filter = Name.FlateDecode


def sized(size: bytes, colour: bytes) -> Callable[[Any], None]:
    """Show the first glyph that the page uses, at a size."""

    def change(pdf: Any) -> None:
        contents = pdf.pages[0].obj.Contents
        first = contents[0] if isinstance(contents, Array) else contents
        shows = re.search(rb"<([0-9a-f]{4})", first.read_bytes())
        assert shows
        code = shows[1]
        text = b"BT " + colour + b" " + first_font(pdf) + b" " + size + b" Tf 120 120 Td <" + code + b"> Tj ET"
        draw(pdf, text)

    return change


def encrypt(user: str) -> dict[str, Any]:
    return {"encryption": pikepdf.Encryption(owner="geheim", user=user, R=4)}


GREY = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
FULL = b"\xff" * (4 * 200 * 200)

BROKEN = (
    # the file
    Broken("not-a-pdf", X4, lambda pdf: b"Hello, this is no PDF at all.\n" * 40),
    Broken("file-damaged", X4, lambda pdf: b"%PDF-1.6\n" + b"\x00torn" * 300),
    Broken("file-repaired", X4, torn),
    Broken("encrypted", X4, lambda pdf: None, frozenset({"xmp-packed"}), saved=encrypt("")),
    Broken("encrypted-closed", X4, lambda pdf: None, saved=encrypt("zu")),
    Broken("pdf-version", X4, lambda pdf: None, saved={"force_version": "1.7"}),
    Broken("object-streams", X1A, lambda pdf: None, frozenset({"pdf-version"}),
           saved={"object_stream_mode": pikepdf.ObjectStreamMode.generate}),
    Broken("pages-none", X4, no_pages),
    Broken("ad-pages", AD, lambda pdf: pdf.pages.append(pdf.pages[0])),
    Broken("ad-size", AD, lambda pdf: None, wanted=Wanted(size=(100.0, 50.0))),
    Broken("javascript", X4, on_root(OpenAction=script), frozenset({"action"})),
    Broken("action", X4, on_page(AA=lambda pdf: Dictionary(O=visit(pdf)))),
    Broken("embedded-file", AD, on_root(Names=lambda pdf: Dictionary(EmbeddedFiles=Dictionary(Names=Array())))),
    Broken("outside-data", X4, outside),
    Broken("stream-damaged", X4, broken_flate),
    Broken("content-too-much", X4, content(b"q Q " * 500_001)),
    Broken("page-damaged", X4, on_page(Rotate=String("a"))),
    Broken("structure-damaged", X4, on_root(OutputIntents=lambda pdf: Array([1])), frozenset({"intent-missing"})),
    Broken("lzw", X4, lzw, saved={"compress_streams": False}),
    Broken("postscript", X4, form("/PS")),
    Broken("outside-page", X4, form(Ref=Dictionary(F=String("other.pdf"), Page=0))),
    Broken("opi", X4, form(OPI=Dictionary())),
    Broken("content-damaged", X4, content(b"0 0 0 1 k (no end")),
    Broken("unknown-operator", X4, content(b"12 layout")),
    Broken("page-blank", X4, on_page(Contents=lambda pdf: pdf.make_stream(b""))),
    # boxes
    Broken("media-box", X4, on_page(MediaBox=[0, 0, 0, 0]), frozenset({"box-damaged"})),
    Broken("trim-missing", X4, on_page(TrimBox=None)),
    Broken("trim-and-art", X4, on_page(ArtBox=lambda pdf: rect(pdf, "TrimBox", 0))),
    Broken("trim-outside-bleed", X4, on_page(BleedBox=lambda pdf: rect(pdf, "TrimBox", -3))),
    Broken("trim-outside-media", X4, on_page(TrimBox=lambda pdf: rect(pdf, "MediaBox", 9)),
           frozenset({"trim-outside-bleed"})),
    Broken("bleed-outside-media", X4, on_page(BleedBox=lambda pdf: rect(pdf, "MediaBox", 9))),
    Broken("box-damaged", X4, on_page(BleedBox=Array([0, 0, String("a"), 1]))),
    Broken("crop-inside-trim", X4, on_page(CropBox=lambda pdf: rect(pdf, "TrimBox", -9))),
    Broken("sizes-differ", X4, small_second_page),
    Broken("page-rotated", NEWSPRINT, on_page(Rotate=90)),
    Broken("user-unit", X1A, on_page(UserUnit=2.0)),
    Broken("page-too-large", X4, on_page(MediaBox=[0, 0, 9000, 9000])),
    Broken("text-cut", X4, on_page(TrimBox=[40, 60, 300, 400], BleedBox=[40, 60, 300, 400])),
    # fonts
    Broken("font-not-embedded", X4, each_font(lambda font, inner: inner.FontDescriptor.__delitem__("/FontFile3"))),
    Broken("font-damaged", X4, each_font(lambda font, inner: inner.FontDescriptor.FontFile3.write(b"torn"))),
    Broken("font-lacks-glyphs", X4, shown(b"FFF0")),
    Broken("glyph-width", X4, each_font(widen)),
    Broken("notdef", X4, shown(b"0000")),
    Broken("font-type3", NEWSPRINT, type3),
    Broken("font-no-unicode", X4, each_font(lambda font, inner: font.__delitem__("/ToUnicode"))),
    Broken("font-collection", X4, each_font(
        lambda font, inner: inner.CIDSystemInfo.__setitem__("/Ordering", String("GB1")))),
    Broken("font-cmap", X4, each_font(lambda font, inner: font.__setitem__("/Encoding", Name("/GBK-EUC-H")))),
    # colour
    Broken("rgb", X4, content(b"1 0 0 rg" + AREA)),
    Broken("rgb-managed", X1A, paint(lambda pdf: icc(pdf, srgb(), 3), b"1 0 0")),
    Broken("lab", X1A, paint(lambda pdf: Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])]), b"50 0 0")),
    Broken("gray-managed", X1A, paint(
        lambda pdf: Array([Name.CalGray, Dictionary(WhitePoint=[0.96, 1, 0.82])]), b".5")),
    Broken("cmyk-managed", X1A, paint(own_profile, b"0 0 0 1")),
    Broken("cmyk-as-intent", X4, paint(own_profile, b"0 0 0 1")),
    Broken("cmyk-no-intent", X4, profile(put(16, b"GRAY")), frozenset({"intent-channels"})),
    Broken("default-space", X1A, lambda pdf: draw(
        pdf, b"0 0 0 1 k" + AREA, ColorSpace={"/DefaultCMYK": own_profile(pdf)}), frozenset({"cmyk-managed"})),
    Broken("profile-damaged", X4, paint(lambda pdf: icc(pdf, b"torn", 4), b"0 0 0 1")),
    Broken("space-damaged", X4, paint(lambda pdf: Array([Name.Nowhere]), b"0 0 0 1")),
    Broken("spot", X4, paint(separation("/New", [0, 1, 0, 0]), b"1")),
    Broken("spot-unknown", NEWSPRINT, lambda pdf: None, wanted=Wanted(spots=("别的红",))),
    Broken("spot-alike", X4, both(
        paint(separation("/PANTONE 186 C", [0, 1, 1, 0]), b"1"), lambda pdf: draw(
            pdf, b"/Y cs 1 scn" + AREA, ColorSpace={"/Y": separation("/Pantone 186", [0, 1, 1, 0])(pdf)}))),
    Broken("spot-differs", X4, paint(separation("/专红", [1, 0, 0, 0]), b"1")),
    Broken("spot-all", NEWSPRINT, paint(separation("/All", [1, 1, 1, 1]), b"1"), frozenset({"ink-fill"})),
    Broken("spot-name", X4, odd_name),
    Broken("spot-none", X4, paint(separation("/None", [0, 0, 0, 0]), b"1")),
    Broken("transfer", X4, state(TR=Name.Identity, TR2=Dictionary(FunctionType=2, Domain=[0, 1], N=2))),
    Broken("halftone", X4, state(HT=Dictionary(Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45,
                                               SpotFunction=Name.Round))),
    Broken("rendering-intent", X4, content(b"/Nice ri 0 0 0 1 k" + AREA)),
    # the output intent
    Broken("intent-missing", X4, lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    Broken("intent-several", X4, lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])),
    Broken("intent-identifier", X4, intent(lambda pdf, it: it.__delitem__("/OutputConditionIdentifier"))),
    Broken("intent-no-profile", X4, intent(lambda pdf, it: it.__delitem__("/DestOutputProfile"))),
    Broken("intent-unregistered", X1A, intent(lambda pdf, it: (
        it.__delitem__("/DestOutputProfile"), it.__setitem__("/OutputConditionIdentifier", String("Our press")))[0])),
    Broken("intent-info", X4, intent(lambda pdf, it: (
        it.__setitem__("/Info", String("")), it.__setitem__("/OutputConditionIdentifier", String("Our press")))[0])),
    Broken("intent-damaged", X4, lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"torn")),
    Broken("intent-class", X4, profile(put(12, b"scnr"))),
    Broken("intent-space", X1A, profile(put(16, b"GRAY")), frozenset({"intent-channels", "cmyk-no-intent"})),
    Broken("intent-channels", X4, lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.__setitem__("/N", 3)),
    Broken("intent-icc-version", X1A, profile(put(8, b"\x04"))),
    Broken("intent-condition", NEWSPRINT, intent(lambda pdf, it: (
        it.__setitem__("/OutputConditionIdentifier", String("FOGRA39")), it.__setitem__("/Info", String("coated")),
        it.__setitem__("/OutputCondition", String("coated")))[0])),
    # what it says of itself
    Broken("info-version", X1A, info("GTS_PDFXVersion", String("PDF/X-3:2003"))),
    Broken("info-title", X1A, info("Title", String(" ")), frozenset({"info-xmp"})),
    Broken("info-dates", X1A, info("CreationDate", String("yesterday")), frozenset({"info-xmp"})),
    Broken("info-trapped", X1A, info("Trapped", Name.Unknown), frozenset({"info-xmp"})),
    Broken("file-id", X4, lambda pdf: good(X4).replace(b"/ID", b"/Id")),
    Broken("xmp-missing", X4, lambda pdf: pdf.Root.__delitem__("/Metadata")),
    Broken("xmp-damaged", X4, xmp(b"</rdf:RDF>", b"</rdf:RDG>")),
    Broken("xmp-packed", X4, squeezed),
    Broken("xmp-version", X4, xmp(b"PDF/X-4", b"PDF/X-9")),
    Broken("xmp-title", X4, xmp(b"dc:title", b"dc:tit1e")),
    Broken("xmp-dates", X4, xmp(b"xmp:MetadataDate", b"xmp:MetaDate")),
    Broken("xmp-trapped", X4, xmp(b"pdf:Trapped", b"pdf:Tripped")),
    Broken("xmp-ids", X4, xmp(b"xmpMM:DocumentID", b"xmpMM:DokumentID")),
    Broken("info-xmp", X4, info("Title", String("Another paper"))),
    # transparency
    Broken("alpha", X1A, state(ca=0.5)),
    Broken("soft-mask", X1A, picture(FULL, 200, 200, SMask=lambda pdf: pdf.make_stream(
        b"\x80" * 40_000, Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200, ColorSpace=Name.DeviceGray,
        BitsPerComponent=8))),
    Broken("blend-mode", X1A, state(BM=Name.Multiply)),
    Broken("blend-mode-unknown", X4, state(BM=Name.Nicer)),
    Broken("transparency-group", X1A, form(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))),
    Broken("blend-space", X4, form(Group=GREY)),
    Broken("blend-space-other", X4, form(Group=lambda pdf: Dictionary(S=Name.Transparency, CS=icc(pdf, srgb(), 3)))),
    # overprint
    Broken("white-overprint", NEWSPRINT, lambda pdf: draw(
        pdf, b"/G gs 0 0 0 0 k" + AREA, ExtGState={"/G": Dictionary(op=True, OP=True, OPM=1)})),
    Broken("overprint-mode", X4, state(op=True, OP=True, OPM=0)),
    Broken("overprint-profile", X4, lambda pdf: draw(
        pdf, b"/G gs /X cs 0 0 0 1 scn" + AREA, ExtGState={"/G": Dictionary(op=True, OP=True, OPM=1)},
        ColorSpace={"/X": own_profile(pdf)}), frozenset({"cmyk-as-intent"})),
    Broken("black-knocks-out", NEWSPRINT, both(
        content(b"0.3 0.2 0 0 k 110 110 60 40 re f"), sized(b"9", b"/K gs 0 0 0 1 k"),
        lambda pdf: draw(pdf, b"", ExtGState={"/K": Dictionary(op=False, OP=False)}))),
    # ink
    Broken("ink-fill", NEWSPRINT, content(b"1 1 1 0 k" + AREA)),
    Broken("text-rich-black", NEWSPRINT, sized(b"9", b"0.5 0.4 0.4 0.9 k")),
    Broken("text-many-inks", NEWSPRINT, sized(b"8", b"0.5 0.4 0.4 0 k")),
    Broken("text-reversed", NEWSPRINT, both(
        content(b"0 0 0 1 k 110 110 60 40 re f"), sized(b"6", b"0 0 0 0 k"))),
    Broken("text-too-small", AD, sized(b"4", b"0 0 0 1 k")),
    Broken("hairline", X4, content(b"0 0 0 1 K 0.1 w 60 60 m 100 60 l S")),
    Broken("line-zero", NEWSPRINT, content(b"0 0 0 1 K 0 w 60 60 m 100 60 l S")),
    Broken("line-many-inks", NEWSPRINT, content(b"1 1 0 0 K 0.3 w 60 60 m 100 60 l S")),
    Broken("ink-image", NEWSPRINT, picture(FULL, 200, 200)),
    Broken("ink-shading", NEWSPRINT, lambda pdf: draw(pdf, b"q 60 60 40 40 re W n /Sh sh Q", Shading={"/Sh": Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[60, 60, 100, 100], Function=Dictionary(
            FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 0], N=1))})),
    # pictures
    Broken("image-low", X4, picture(b"\x00" * 4 * 150 * 150, 150, 150)),
    Broken("image-too-low", NEWSPRINT, picture(b"\x00" * 4 * 40 * 40, 40, 40)),
    Broken("image-high", X4, picture(b"\x00" * 4 * 600 * 600, 600, 600)),
    Broken("bitmap-low", NEWSPRINT, picture(
        b"\x00" * 25 * 200, 200, 200, ColorSpace=Name.DeviceGray, BitsPerComponent=1)),
    Broken("image-damaged", X4, picture(b"\x00" * 9, 200, 200)),
    Broken("image-not-measured", X4, picture(b"\x00" * 8 * 200 * 200, 200, 200, BitsPerComponent=16)),
    Broken("jbig2", X1A, picture(b"torn", 200, 200, Filter=Name.JBIG2Decode, ColorSpace=Name.DeviceGray,
                                 BitsPerComponent=1)),
    Broken("jpx", X1A, picture(b"torn", 200, 200, Filter=Name.JPXDecode)),
    Broken("sixteen-bit", X1A, picture(b"\x00" * 8 * 200 * 200, 200, 200, BitsPerComponent=16)),
    Broken("alternate-image", X4, picture(b"\x00" * 4 * 200 * 200, 200, 200, Alternates=Array())),
    Broken("image-interpolated", X4, picture(b"\x00" * 4 * 200 * 200, 200, 200, Interpolate=True)),
    # annotations and layers
    Broken("annotation", X4, on_page(Annots=note("/Text", [60, 60, 90, 90]))),
    Broken("annotation-outside", X4, on_page(Annots=note("/Text", [-90, -90, -60, -60]))),
    Broken("form", X4, on_root(AcroForm=lambda pdf: Dictionary(Fields=Array([Dictionary(T=String("a"))])))),
    Broken("layers", X1A, layers()),
    Broken("layers-name", X4, layers(Name=None)),
    Broken("layers-order", X4, layers(Order=Array())),
    Broken("layers-automatic", X4, layers(AS=Array())),
    Broken("layer-hidden", X4, layers(OFF=lambda group: Array([group]))),
)  # fmt: skip


def main() -> None:
    """Write good and broken files into a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for target in Target:
        (folder / f"good-{target.name.lower()}.pdf").write_bytes(good(target))
    for broken in BROKEN:
        (folder / f"{broken.code}-{broken.target.name.lower()}.pdf").write_bytes(made(broken))


if __name__ == "__main__":
    main()
