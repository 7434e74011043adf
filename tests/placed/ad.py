"""Builds the advertisement that the tests place: ``python -m tests.placed.ad FILE`` writes it.

It has what advertisers' files have and a press must not lose: a spot colour, overprint, a name-keyed CFF, a symbolic
TrueType subset, a Type 3 font, shadings, a tiling pattern, a picture with an ICC profile, one packed with LZW, nested
forms, a page turned by a quarter, and beside the page scripts, annotations, metadata and structure.
"""

from __future__ import annotations

import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageCms

from layout.fonts.face import kit_folder

FONTS = Path(__file__).parent.parent / "fonts"
TRIM = (20, 10, 180, 250)  #: 160 x 240 pt, which a quarter turn makes 240 x 160
SIZE = (240, 160)
SPOT = "测试红 186 C"
LETTERS = "ABgx"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></x:xmpmeta>"

CONTENT = b"""
q /Sh1 sh Q
q /Cmyk cs 0.1 0.7 0 0.05 scn 30 20 40 40 re f Q
0 0 0 1 k 0 0 0 1 K
q /Spot cs 1 scn 100 20 60 60 re f Q
q /Over gs 1 0 0 0 k 120 30 60 30 re f Q
q /Knock gs 0 1 0 0 k 120 65 60 10 re f Q
q /Spot CS 0.5 SCN 3 w [6 3] 0 d 30 75 m 90 95 l S Q
q 50 0 0 40 30 100 cm /Im1 Do Q
q 40 0 0 40 90 100 cm /Im2 Do Q
BT /F1 24 Tf 30 150 Td (AB) Tj ET
BT /F2 24 Tf 80 150 Td (\x01\x02\x03\x04) Tj ET
BT /F3 20 Tf 30 180 Td (aba) Tj ET
BT /F4 20 Tf 90 180 Td (AB) Tj ET
q /Pattern cs /P1 scn 30 205 60 30 re f Q
q /Pattern cs /P2 scn 100 205 60 30 re f Q
q 1 0 0 1 140 92 cm /Fm1 Do Q
q 0.5 0 0 0.5 145 122 cm /Fm1 Do Q
q 0 0 0 0 k 1 w 0 1 1 0 K 21 11 158 238 re S Q
/OC /MC0 BDC q 0 0 1 0 k 165 225 10 20 re f Q EMC
"""


SINGLE = b"""
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def
/CMapName /Single def
/CMapType 1 def
1 begincodespacerange <00><ff> endcodespacerange
1 begincidrange <00><ff> 0 endcidrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def build(*, rotate: int = 90, transparent: bool = False) -> bytes:
    """The advertisement's file; the same arguments give the same bytes."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 260))
    page.obj.TrimBox = Array(TRIM)
    page.obj.BleedBox = Array([11, 1, 189, 259])
    page.obj.Rotate = rotate
    page.obj.Resources = _resources(pdf, transparent)
    half = CONTENT.index(b"BT /F2")
    extra = b"q /Glass gs 0 0 0 1 k 40 30 100 20 re f Q\n" if transparent else b""
    page.obj.Contents = Array([pdf.make_stream(CONTENT[:half]), pdf.make_stream(CONTENT[half:] + extra)])
    page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
    _baggage(pdf, page.obj)
    out = BytesIO()
    for made in pdf.objects:
        if isinstance(made, Stream) and "/Filter" not in made:
            made.write(zlib.compress(made.read_bytes(), 9), filter=Name.FlateDecode)
    # streams as they are: else pikepdf turns LZW into Flate
    pdf.save(out, deterministic_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _resources(pdf: Pdf, transparent: bool) -> Dictionary:
    spot = pdf.make_indirect(
        Array([
            Name.Separation, Name("/" + SPOT), Name.DeviceCMYK,
            Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.9, 0.8, 0.05], N=1),
        ])
    )  # fmt: skip
    states = Dictionary(
        Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1),
        Knock=Dictionary(Type=Name.ExtGState, OP=False, op=False),
    )
    if transparent:
        states.Glass = Dictionary(Type=Name.ExtGState, ca=0.4)
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("底")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(Order=[layer]))
    return Dictionary(
        ColorSpace=Dictionary(Spot=spot, Cmyk=Name.DeviceCMYK),
        ExtGState=states,
        Font=Dictionary(F1=_cff(pdf), F2=_symbolic(pdf), F3=_type3(pdf, spot), F4=_type0(pdf)),
        XObject=Dictionary(Im1=_icc_image(pdf), Im2=_lzw_image(pdf, spot), Fm1=_form(pdf, spot)),
        Pattern=Dictionary(P1=_tiles(pdf), P2=Dictionary(PatternType=2, Shading=_radial(spot))),
        Shading=Dictionary(Sh1=_axial()),
        Properties=Dictionary(MC0=layer),
    )


def _ramp(first: list[float], last: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=first, C1=last, N=1)


def _axial() -> Dictionary:
    colours = _ramp([0, 0, 0, 0], [0.3, 0, 0.4, 0])
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[20, 10, 180, 250], Function=colours, Extend=[True, True]
    )


def _radial(spot: Any) -> Dictionary:
    return Dictionary(ShadingType=3, ColorSpace=spot, Coords=[130, 220, 2, 130, 220, 28], Function=_ramp([1], [0.1]))


def _tiles(pdf: Pdf) -> Stream:
    return pdf.make_stream(
        b"0.4 0 0.8 0 k 0 0 4 4 re f 0 0 0 1 k 4 4 4 4 re f",
        PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 8, 8], XStep=8, YStep=8, Resources=Dictionary(),
    )  # fmt: skip


def _form(pdf: Pdf, spot: Any) -> Stream:
    """A form that draws another one, by the resources that both share: they lead back to the outer form."""
    inner = pdf.make_stream(
        b"/Spot cs 0.7 scn 0 0 12 12 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 12, 12],
        Matrix=[0.866, 0.5, -0.5, 0.866, 8, 2], StructParents=3,
    )  # fmt: skip
    outer = pdf.make_stream(
        b"0 0.2 0.9 0 k 0 0 24 24 re f /Inner Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 24, 24],
        Group=Dictionary(S=Name.Transparency, I=True), LastModified=String("D:20200101"),
    )  # fmt: skip
    shared = pdf.make_indirect(
        Dictionary(ColorSpace=Dictionary(Spot=spot), XObject=Dictionary(Inner=inner, Outer=outer))
    )
    inner.Resources = outer.Resources = shared
    return outer


def _icc_image(pdf: Pdf) -> Stream:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # the time of day and the library's own stamp are in the header: bytes 24-35 and 84-99
    profile = profile[:24] + bytes(12) + profile[36:84] + bytes(16) + profile[100:]
    picture = Image.linear_gradient("L").resize((50, 40))
    picture = Image.merge("RGB", (picture, picture.rotate(180), Image.new("L", (50, 40), 90)))
    space = Array([Name.ICCBased, pdf.make_stream(profile, N=3, Alternate=Name.DeviceRGB)])
    return pdf.make_stream(
        picture.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=50, Height=40, BitsPerComponent=8,
        ColorSpace=space, Metadata=pdf.make_stream(b"<x/>", Type=Name.Metadata, Subtype=Name.XML),
    )  # fmt: skip


def _lzw_image(pdf: Pdf, spot: Any) -> Stream:
    """Sixteen rows of a ramp in the spot colour, predicted from their left neighbours and packed with LZW."""
    rows = b"".join(bytes([1, *([16] * 16)]) for _ in range(16))  # PNG's Sub, a step of 16 each time
    image = pdf.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Image, Width=16, Height=16, BitsPerComponent=8, ColorSpace=spot
    )
    image.write(lzw(rows), filter=Name.LZWDecode, decode_parms=Dictionary(Predictor=15, Colors=1, Columns=16))
    return image


def lzw(data: bytes, early: int = 1) -> bytes:
    """LZW as PDF 32000 7.4.4 has it; ``early``: codes get longer one code early."""
    table = {bytes([i]): i for i in range(256)}
    codes, width, entry = [(256, 9)], 9, b""
    for byte in data:
        longer = entry + bytes([byte])
        if longer in table:
            entry = longer
            continue
        codes.append((table[entry], width))
        table[longer] = len(table) + 2  # 256 and 257 are taken
        size = len(table) + 2
        width = max(9, (size - 1 + early).bit_length())
        entry = bytes([byte])
        if size == 4094:
            codes.append((256, 12))
            table, width = {bytes([i]): i for i in range(256)}, 9
    codes += [(table[entry], width)] if entry else []
    codes.append((257, width))
    bits = "".join(f"{code:0{size}b}" for code, size in codes)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _cff(pdf: Pdf) -> Dictionary:
    """A name-keyed CFF as a simple font, its letters chosen by name (9.6.6)."""
    font = TTFont(FONTS / "namekeyed.otf")
    names = font.getBestCmap()
    letters = [names[ord(c)] for c in "AB" if ord(c) in names] or font.getGlyphOrder()[1:3]
    widths = [font["hmtx"][name][0] for name in letters]
    data = font.getTableData("CFF ")
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), font)
    name = Name("/ABCDEF+" + fonts.fontNames[0])
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=[0, -200, 1000, 900],
        ItalicAngle=0, Ascent=900, Descent=-200, CapHeight=700, StemV=80,
        FontFile3=pdf.make_stream(data, Subtype=Name.Type1C),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=descriptor.FontName, FirstChar=65, LastChar=66, Widths=widths,
            Encoding=Dictionary(Differences=[65, *(Name("/" + name) for name in letters)]), FontDescriptor=descriptor,
        )
    )  # fmt: skip


def _subset() -> TTFont:
    """Four letters of the kit's Latin face, with codes 1 to 4 and no others, as a distiller makes it."""
    from fontTools.subset import Options, Subsetter

    font = TTFont(kit_folder() / "LatinSerif-Regular.ttf", recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=[], hinting=False, notdef_outline=True))
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    names = font.getBestCmap()
    table = CmapSubtable.newSubtable(0)
    table.platformID, table.platEncID, table.language = 1, 0, 0
    table.cmap = {code: names[ord(letter)] for code, letter in enumerate(LETTERS, 1)}
    font["cmap"].tables = [table]
    return font


def _program(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _descriptor(pdf: Pdf, font: TTFont, flags: int) -> Dictionary:
    return Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/QWERTY+Odd"), Flags=flags, FontBBox=[0, -250, 1000, 900],
        ItalicAngle=0, Ascent=900, Descent=-250, CapHeight=700, StemV=80,
        FontFile2=pdf.make_stream(_program(font), Length1=len(_program(font))),
    )  # fmt: skip


def _symbolic(pdf: Pdf) -> Dictionary:
    font = _subset()
    scale, cmap = font["head"].unitsPerEm, font["cmap"].tables[0].cmap
    widths = [font["hmtx"][cmap[code]][0] * 1000 // scale for code in range(1, 5)]
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/QWERTY+Odd"), FirstChar=1, LastChar=4, Widths=widths,
            FontDescriptor=_descriptor(pdf, font, 4),
        )
    )  # fmt: skip


def _type0(pdf: Pdf) -> Dictionary:
    """The same program as a CID font whose codes are turned round by a map: A shows B and B shows A."""
    font = _subset()
    cmap = font["cmap"].tables[0].cmap
    first, second = (font.getGlyphID(cmap[code]) for code in (1, 2))
    turned = bytearray(2 * 67)
    turned[130:132], turned[132:134] = second.to_bytes(2, "big"), first.to_bytes(2, "big")
    encoding = pdf.make_stream(SINGLE, Type=Name.CMap, CMapName=Name.Single, CIDSystemInfo=_system())
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/QWERTY+Odd"), CIDSystemInfo=_system(), DW=700,
        FontDescriptor=_descriptor(pdf, font, 4), CIDToGIDMap=pdf.make_stream(bytes(turned)),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/QWERTY+Odd"), Encoding=encoding,
            DescendantFonts=[descendant],
        )
    )  # fmt: skip


def _system() -> Dictionary:
    return Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)


def _type3(pdf: Pdf, spot: Any) -> Dictionary:
    """Two glyphs: a triangle in the colour of the text and a square in the spot."""
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 100, 100], FontMatrix=[0.01, 0, 0, 0.01, 0, 0],
            CharProcs=Dictionary(
                tri=pdf.make_stream(b"80 0 0 0 80 80 d1 0 0 m 80 0 l 40 80 l f"),
                box=pdf.make_stream(b"80 0 d0 /Spot cs 1 scn 10 10 60 60 re f"),
            ),
            Encoding=Dictionary(Differences=[97, Name.tri, Name.box]), FirstChar=97, LastChar=98, Widths=[80, 80],
            Resources=Dictionary(ColorSpace=Dictionary(Spot=spot)),
        )
    )  # fmt: skip


def _baggage(pdf: Pdf, page: Any) -> None:
    """What an editing program leaves in a file and no press wants."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("改一下"), P=page)
    page.Annots = Array([pdf.make_indirect(note)])
    page.PieceInfo = Dictionary(Editor=Dictionary(Private=pdf.make_stream(b"secret" * 50)))
    page.Thumb = pdf.make_stream(b"\xff", Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    page.StructParents = 0
    page.AA = Dictionary(O=script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("a"), pdf.make_indirect(script)]))
    pdf.Root.OpenAction = pdf.make_indirect(script)
    pdf.Root.Metadata = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build())
