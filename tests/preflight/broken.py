"""Ways to break one rule of a good file: code, target, and what to do to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from layout.preflight import Target
from tests.preflight.good import profile

X4, X1A, NEWS, AD = Target.X4, Target.X1A, Target.NEWSPRINT, Target.AD
Breaking = Callable[[Pdf, Any], object]


def draw(more: bytes) -> Breaking:
    def change(pdf: Pdf, page: Any) -> None:
        page.Contents.write(page.Contents.read_bytes() + b"\n/Plain gs " + more)

    return change


def gs(more: bytes = b"0 0 0 1 k 20 20 9 9 re f", **entries: Any) -> Breaking:
    def change(pdf: Pdf, page: Any) -> None:
        page.Resources.ExtGState.New = Dictionary(**entries)
        draw(b"/New gs " + more)(pdf, page)

    return change


def space(array: list[Any], more: bytes) -> Breaking:
    def change(pdf: Pdf, page: Any) -> None:
        page.Resources.ColorSpace.New = Array(array)
        draw(b"/New cs " + more)(pdf, page)

    return change


def put(where: Callable[[Pdf, Any], Any], key: str, value: Any) -> Breaking:
    def change(pdf: Pdf, page: Any) -> None:
        where(pdf, page)[key] = value

    return change


def cut(where: Callable[[Pdf, Any], Any], key: str) -> Breaking:
    def change(pdf: Pdf, page: Any) -> None:
        del where(pdf, page)[key]

    return change


def xmp(old: bytes, new: bytes) -> Breaking:
    def change(pdf: Pdf, page: Any) -> None:
        data = pdf.Root.Metadata.read_bytes()
        assert old in data
        pdf.Root.Metadata.write(data.replace(old, new))

    return change


def the_profile(data: bytes, channels: int = 4) -> Breaking:
    def change(pdf: Pdf, page: Any) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile.write(data)
        pdf.Root.OutputIntents[0].DestOutputProfile.N = channels

    return change


def the_page(pdf: Pdf, page: Any) -> Any:
    return page


def root(pdf: Pdf, page: Any) -> Any:
    return pdf.Root


def info(pdf: Pdf, page: Any) -> Any:
    return pdf.docinfo


def intent(pdf: Pdf, page: Any) -> Any:
    return pdf.Root.OutputIntents[0]


def image(pdf: Pdf, page: Any) -> Any:
    return page.Resources.XObject.Im


def inner(pdf: Pdf, page: Any) -> Any:
    return page.Resources.Font.F1.DescendantFonts[0]


def twice(pdf: Pdf, page: Any) -> None:
    pdf.Root.OutputIntents.append(Dictionary(dict(pdf.Root.OutputIntents[0].items())))


def note(kind: str) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=[20, 20, 40, 40])


TINT = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 1, 0], N=1)
SQUARE = b" 20 20 9 9 re f"
GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)

BROKEN: list[tuple[str, Target, Breaking]] = [
    ("trim-missing", X4, cut(the_page, "/TrimBox")),
    ("trim-and-art", X4, put(the_page, "/ArtBox", Array([10, 10, 190, 190]))),
    ("trim-outside-bleed", X4, put(the_page, "/BleedBox", Array([15, 15, 195, 195]))),
    ("bleed-outside-media", X4, put(the_page, "/BleedBox", Array([-5, 5, 195, 195]))),
    ("box-damaged", X4, put(the_page, "/CropBox", Array([1, 1]))),
    ("user-unit", X1A, put(the_page, "/UserUnit", 2)),
    ("javascript", X4, put(root, "/Names", Dictionary(JavaScript=Dictionary()))),
    ("action", X4, put(root, "/OpenAction", Dictionary(S=Name.Named, N=Name.Print))),
    ("form", X4, put(root, "/AcroForm", Dictionary(Fields=[Dictionary(T=String("a"))]))),
    ("annotation", X4, put(the_page, "/Annots", Array([note("Link")]))),
    ("font-not-embedded", X4, lambda pdf, page: inner(pdf, page).FontDescriptor.__delitem__("/FontFile3")),
    ("font-damaged", X4, lambda pdf, page: inner(pdf, page).FontDescriptor.FontFile3.write(b"torn")),
    ("glyph-width", X4, put(inner, "/W", Array([0, 9999, 900]))),
    ("font-collection", X4, put(inner, "/CIDSystemInfo", Dictionary(Registry=String("A"), Ordering=String("B")))),
    ("font-lacks-glyphs", X4, draw(b"0 0 0 1 k BT /F1 9 Tf 20 30 Td <0007> Tj ET")),
    ("rgb", X4, draw(b"1 0 0 rg" + SQUARE)),
    ("rgb", NEWS, draw(b"1 0 0 rg" + SQUARE)),
    ("rgb", X4, put(image, "/ColorSpace", Name.DeviceRGB)),
    ("lab", X1A, space([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])], b"50 0 0 sc" + SQUARE)),
    ("gray-managed", X1A, space([Name.CalGray, Dictionary(WhitePoint=[1, 1, 1])], b"0 sc" + SQUARE)),
    ("rgb-managed", X1A, space([Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])], b"0 0 0 sc" + SQUARE)),
    ("spot-all", AD, space([Name.Separation, Name.All, Name.DeviceCMYK, TINT], b"1 scn" + SQUARE)),
    ("spot-differs", X4, space([Name.Separation, Name.Red, Name.DeviceCMYK, TINT], b"1 scn" + SQUARE)),
    ("space-damaged", X4, draw(b"/Nowhere cs 1 scn" + SQUARE)),
    ("transfer", X4, gs(TR=Dictionary(FunctionType=2, Domain=[0, 1], N=1))),
    ("rendering-intent", X4, gs(RI=Name.Nice)),
    ("intent-missing", X4, cut(root, "/OutputIntents")),
    ("intent-several", X4, twice),
    ("intent-identifier", X4, cut(intent, "/OutputConditionIdentifier")),
    ("intent-no-profile", X4, cut(intent, "/DestOutputProfile")),
    ("intent-damaged", X4, the_profile(b"torn")),
    ("intent-class", X4, the_profile(profile(kind=b"scnr"))),
    ("intent-channels", X4, the_profile(profile(), 3)),
    ("intent-icc-version", X1A, the_profile(profile(version=4))),
    ("info-version", X1A, cut(info, "/GTS_PDFXVersion")),
    ("info-title", X1A, cut(info, "/Title")),
    ("info-dates", X1A, put(info, "/ModDate", String("yesterday"))),
    ("info-trapped", X1A, put(info, "/Trapped", Name.Unknown)),
    ("xmp-missing", X4, cut(root, "/Metadata")),
    ("xmp-damaged", X4, xmp(b"</dc:title>", b"")),
    ("xmp-version", X4, xmp(b"PDF/X-4", b"PDF/X-9")),
    ("xmp-title", X4, xmp(b">Test<", b"> <")),
    ("xmp-dates", X4, xmp(b'xmp:MetadataDate="2020', b'xmp:MetadataDate="in 2020')),
    ("xmp-trapped", X4, xmp(b'Trapped="False"', b'Trapped="Unknown"')),
    ("xmp-ids", X4, xmp(b'xmpMM:VersionID="1"', b"")),
    ("info-xmp", X4, put(info, "/Title", String("Other"))),
    ("alpha", X1A, gs(ca=0.5)),
    ("blend-mode", X1A, gs(BM=Name.Multiply)),
    ("blend-mode-unknown", X4, gs(BM=Name.Nice)),
    ("blend-space", X4, put(the_page, "/Group", GROUP)),
    ("transparency-group", X1A, put(the_page, "/Group", Dictionary(S=Name.Transparency))),
    ("white-overprint", AD, gs(b"0 0 0 0 k" + SQUARE, op=True, OPM=1)),
    ("ink-fill", NEWS, draw(b"1 1 1 1 k" + SQUARE)),
    ("ink-image", NEWS, lambda pdf, page: image(pdf, page).write(b"\xff" * (240 * 160 * 4))),
    ("text-too-small", AD, draw(b"0 0 0 1 k BT /F2 4 Tf 20 30 Td <0033> Tj ET")),
    ("line-zero", NEWS, draw(b"0 0 0 1 K 0 w 20 30 m 90 30 l S")),
    ("image-too-low", AD, draw(b"q 160 0 0 160 20 20 cm /Im Do Q")),
    ("sixteen-bit", X1A, put(image, "/BitsPerComponent", 16)),
    ("alternate-image", X4, put(image, "/Alternates", Array([]))),
    ("unknown-operator", X4, draw(b"nonsense")),
    ("content-damaged", X4, draw(b"Q")),
    ("layers", X1A, put(root, "/OCProperties", Dictionary(OCGs=[], D=Dictionary(Name=String("a"))))),
    ("layers-name", X4, put(root, "/OCProperties", Dictionary(OCGs=[], D=Dictionary()))),
    ("spot-unknown", NEWS, lambda pdf, page: None),
]
