"""A page by hand with what makes plates hard: tints, spots, overprint, knock-out, pictures, forms, shadings."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

#: Each line paints into a place of its own of a page 300 x 400 pt.
CONTENT = (
    b".2 .4 .6 0 k 0 340 300 60 re f\n"  # a tint under the first band
    b"/Spot cs 1 scn 10 350 40 40 re f\n"  # a spot knocks out
    b"q /Over gs /Spot cs .5 scn 60 350 40 40 re f Q\n"  # a spot overprints
    b"q /Over gs 0 0 0 1 k 110 350 40 40 re f Q\n"  # black overprints in mode 1
    b"0 0 0 1 k 160 350 40 40 re f\n"  # black knocks out
    b"q /Over0 gs 0 0 0 1 k 210 350 40 40 re f Q\n"  # in mode 0 black overprints no process ink
    b"q /Over gs 4 w 0 .5 0 0 K 255 355 30 30 re S Q\n"  # a stroke overprints
    b"/Spot cs .6 scn 0 280 300 50 re f\n"
    b"0 .3 0 0 k 10 285 40 40 re f\n"  # process knocks the spot out
    b"q /Over gs 0 .3 0 0 k 60 285 40 40 re f Q\n"  # or overprints it
    b"/All cs .5 scn 110 285 40 40 re f /None cs 1 scn 160 285 40 40 re f\n"
    b"/Two cs .5 .25 scn 210 285 40 40 re f\n"  # two inks at once
    b"q 60 0 0 60 10 210 cm /Cmyk Do Q q 60 0 0 60 80 210 cm /Grey Do Q\n"
    b"q 60 0 0 60 150 210 cm /Turned Do Q q 60 0 0 60 220 210 cm /Index Do Q\n"
    b"0 0 1 0 k 0 140 300 60 re f\n"
    b"q 1 0 0 1 10 145 cm 0 1 0 0 k /Form Do Q q /Over gs 1 0 0 1 80 145 cm 0 0 0 1 k /Form Do Q\n"
    b"q 1 0 0 1 150 145 cm 1 0 0 0 k 40 0 0 40 0 0 cm /Mask Do Q\n"
    b"q 210 145 70 40 re W n /Fade sh Q\n"
    b"0 1 1 0 k BT /F 40 Tf 10 100 Td (AB) Tj ET q /Over gs 0 0 0 1 k BT /F 40 Tf 100 100 Td (AB) Tj ET Q\n"
    b"q BT 2 Tr .5 0 0 0 k 0 0 0 1 K /F 40 Tf 190 100 Td (AB) Tj ET Q\n"
    b"q .5 0 0 0 k BT /T3 30 Tf 250 92 Td (ab) Tj ET Q\n"  # glyphs in the colour outside, and in their own
    b"/Pattern cs /Tiles scn 10 20 130 60 re f\n"
    b"/Pattern cs /Slope scn 160 20 130 60 re f\n"
)


def torture() -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 400))

    def stream(data: bytes, **entries: object) -> pikepdf.Object:
        made = pikepdf.Stream(pdf, data)
        for key, value in entries.items():
            made[f"/{key}"] = value
        return pdf.make_indirect(made)

    def image(data: bytes, width: int, height: int, space: object, **more: object) -> pikepdf.Object:
        entries = {"Width": width, "Height": height, "ColorSpace": space, "BitsPerComponent": 8, **more}
        return stream(data, Type=Name.XObject, Subtype=Name.Image, **entries)

    def separation(name: str, cmyk: list[float]) -> Array:
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=cmyk, N=1)
        return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])

    two = stream(b"{0 exch 0 0 5 -1 roll pop}", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
    fade = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0, 0], C1=[0, 0, 1, 0.5], N=1)

    def axial(x0: int, x1: int) -> Dictionary:
        return Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[x0, 0, x1, 0], Function=fade, Extend=[True, True]
        )

    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
    glyphs = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1, 1], FontMatrix=[1, 0, 0, 1, 0, 0],
        CharProcs=Dictionary(
            square=stream(b".6 0 0 0 .5 .5 d1 0 0 .5 .5 re f"), own=stream(b".6 0 d0 0 .7 0 0 k 0 0 .5 .5 re f")
        ),
        Encoding=Dictionary(Differences=[97, Name.square, Name.own]), FirstChar=97, LastChar=98, Widths=[0.6, 0.6],
        Resources=Dictionary(),
    )  # fmt: skip
    form = b"0 0 20 40 re f .3 .3 0 0 k 20 0 20 40 re f"
    tiles = b".8 0 0 0 k 0 0 10 10 re f 0 0 0 .6 k 10 10 10 10 re f"
    steps = bytes(value for i in range(16) for value in (i * 17, 255 - i * 17, 128, i * 8))
    jpeg = BytesIO()
    Image.frombytes("CMYK", (4, 4), steps).resize((64, 64)).save(jpeg, "JPEG", quality=95, subsampling=0)
    page.obj.Resources = Dictionary(
        ColorSpace=Dictionary({
            "/Spot": separation("Gold", [0, 0.2, 0.8, 0.1]),
            "/All": separation("All", [1, 1, 1, 1]),
            "/None": separation("None", [0, 0, 0, 0]),
            "/Two": Array([Name.DeviceN, [Name.Magenta, Name.Gold], Name.DeviceCMYK, two]),
        }),
        ExtGState=Dictionary(
            Over=Dictionary(OP=True, op=True, OPM=1), Over0=Dictionary(OP=True, op=True, OPM=0)
        ),
        XObject=Dictionary(
            Cmyk=image(zlib.compress(steps), 4, 4, Name.DeviceCMYK, Filter=Name.FlateDecode),
            Grey=image(bytes(range(0, 256, 16)), 4, 4, Name.DeviceGray),
            Turned=image(jpeg.getvalue(), 64, 64, Name.DeviceCMYK, Filter=Name.DCTDecode, Decode=[1, 0] * 4),
            Index=image(
                bytes((0, 1, 2, 3)), 2, 2,
                Array([Name.Indexed, Name.DeviceCMYK, 3, pikepdf.String(bytes(range(0, 256, 16)))]),
            ),
            Form=stream(form, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 40, 40], Resources=Dictionary()),
            Mask=stream(
                b"\xa0\x50", Type=Name.XObject, Subtype=Name.Image, ImageMask=True, Width=4, Height=2,
                BitsPerComponent=1,
            ),
        ),
        Shading=Dictionary(Fade=axial(210, 280)),
        Pattern=Dictionary(
            Slope=Dictionary(PatternType=2, Shading=axial(160, 290)),
            Tiles=stream(
                tiles, PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 20, 20], XStep=20, YStep=20,
                Resources=Dictionary(),
            ),
        ),
        Font=Dictionary(F=font, T3=glyphs),
    )  # fmt: skip
    page.obj.Contents = stream(CONTENT)
    out = BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()
