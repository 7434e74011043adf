"""PDF files that cannot be placed, or not as they are: each is told apart, soon, and nothing is half-written."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from layout.geometry import Rect
from layout.paper import PlacedPage
from layout.placed import Copier, PlacedError, examine, source
from tests.export.papers import Sheet
from tests.placed.ad import build, lzw

SECONDS = 10.0  #: that looking at any file may take


def changed(path: Path, change: Callable[[Pdf, Any], None], **options: Any) -> Path:
    """The advertisement with something done to it."""
    pdf = pikepdf.open(BytesIO(build()))
    change(pdf, pdf.pages[0].obj)
    pdf.save(path, **options)
    return path


def refused(path: Path, number: int = 1) -> tuple[str, str]:
    started = time.perf_counter()
    with pytest.raises(PlacedError) as caught:
        examine(path, number)
    assert time.perf_counter() - started < SECONDS
    # the writer meets the same file: it draws a stand-in
    sheet = Sheet()
    sheet.items.append(PlacedPage(Rect(0, 0, 100_000, 100_000), str(path), number, "ad.pdf"))
    sheet.pdf(proof=True)
    return caught.value.code, caught.value.detail


def form(pdf: Pdf, data: bytes, **resources: Any) -> Any:
    return pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources=Dictionary(**resources)
    )


# --- damaged ---


@pytest.mark.parametrize("data", [b"", b"JPEG", b"<svg/>", b"\0" * 5000])
def test_no_pdf(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert refused(path)[0] == "not-pdf"


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.99])
def test_cut_off(tmp_path: Path, keep: float) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(build()[: int(len(build()) * keep)])
    assert refused(path)[0] == "damaged"


def test_every_byte_may_be_wrong(tmp_path: Path) -> None:
    """What happens to any byte ends in a form or in a refusal, never in another exception."""
    path, data = tmp_path / "a.pdf", build()
    codes = set()
    for at in range(0, len(data), 97):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x15]) + data[at + 1 :])
        try:
            examine(path, 1)
        except PlacedError as error:
            codes.add(error.code)
    assert "damaged" in codes


@pytest.mark.parametrize("font", ["F1", "F2"])
def test_a_torn_stream(tmp_path: Path, font: str) -> None:
    def tear(pdf: Pdf, page: Any) -> None:
        descriptor = page.Resources.Font["/" + font].FontDescriptor
        program = descriptor.FontFile3 if font == "F1" else descriptor.FontFile2
        packed = zlib.compress(program.read_bytes())
        program.write(packed[: len(packed) // 2] + b"\0" * 99, filter=Name.FlateDecode)

    options = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    assert refused(changed(tmp_path / "a.pdf", tear, **options))[0] == "damaged"


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf, page: page.__setitem__("/TrimBox", Array([String("a"), 0, 9, 9])),
        lambda pdf, page: page.__setitem__("/Rotate", Name.No),
        lambda pdf, page: page.Resources.__setitem__("/Font", 7),
        lambda pdf, page: page.__setitem__("/Contents", Dictionary(A=1)),
        lambda pdf, page: pdf.Root.__setitem__("/OCProperties", 3),
    ],
)
def test_odd_types(tmp_path: Path, change: Callable[[Pdf, Any], None]) -> None:
    assert refused(changed(tmp_path / "a.pdf", change))[0] == "damaged"


# --- locked, active, not for paper ---


@pytest.mark.parametrize("password", ["", "geheim"])
def test_encrypted(tmp_path: Path, password: str) -> None:
    locked = pikepdf.Encryption(owner="x", user=password, R=4)
    assert refused(changed(tmp_path / "a.pdf", lambda *_: None, encryption=locked)) == ("encrypted", "")


def test_a_dynamic_form(tmp_path: Path) -> None:
    def fill(pdf: Pdf, page: Any) -> None:
        pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=[])

    assert refused(changed(tmp_path / "a.pdf", fill))[0] == "xfa"


def test_fields_and_scripts_are_left_behind(tmp_path: Path) -> None:
    def add(pdf: Pdf, page: Any) -> None:
        page.Annots = Array([Dictionary(Subtype=Name.Widget, A=Dictionary(S=Name.JavaScript, JS=String("x")))])
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=[]))
        del pdf.Root.OpenAction
        del page.AA

    left = examine(changed(tmp_path / "a.pdf", add), 1).left
    assert left == ("@placed-javascript", "@placed-fields", "@placed-attachments")


def test_a_hidden_layer(tmp_path: Path) -> None:
    def hide(pdf: Pdf, page: Any) -> None:
        pdf.Root.OCProperties.D.OFF = Array([pdf.Root.OCProperties.OCGs[0]])

    assert refused(changed(tmp_path / "a.pdf", hide)) == ("layers", "底")


def test_a_layer_that_does_not_print(tmp_path: Path) -> None:
    def hide(pdf: Pdf, page: Any) -> None:
        pdf.Root.OCProperties.OCGs[0].Usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))

    assert refused(changed(tmp_path / "a.pdf", hide))[0] == "layers"


def test_all_layers_off_but_some(tmp_path: Path) -> None:
    def hide(pdf: Pdf, page: Any) -> None:
        pdf.Root.OCProperties.D.BaseState = Name.OFF
        pdf.Root.OCProperties.D.ON = pdf.Root.OCProperties.OCGs

    examine(changed(tmp_path / "a.pdf", hide), 1)
    path = changed(tmp_path / "b.pdf", lambda pdf, page: pdf.Root.OCProperties.D.__setitem__("/BaseState", Name.OFF))
    assert refused(path)[0] == "layers"


@pytest.mark.parametrize("key", ["F", "OPI", "Ref", "PS"])
def test_what_needs_other_files_or_programs(tmp_path: Path, key: str) -> None:
    def point(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject.Fm1["/" + key] = Dictionary(F=String("logo.eps"))

    code = {"PS": "postscript"}.get(key, "external")
    path = changed(tmp_path / "a.pdf", point)
    # qpdf itself does not read a stream that says that it is elsewhere
    assert refused(path)[0] == code


def test_a_filter_that_nobody_knows(tmp_path: Path) -> None:
    def pack(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject.Im1.write(b"x", filter=Name.Foo)

    assert refused(changed(tmp_path / "a.pdf", pack, compress_streams=False)) == ("filter", "/Foo")


@pytest.mark.parametrize("number", [0, 2, 100_000])
def test_no_such_page(tmp_path: Path, number: int) -> None:
    assert refused(changed(tmp_path / "a.pdf", lambda *_: None), number) == ("page", f"{number} / 1")


@pytest.mark.parametrize("box", [[0, 0, 0, 100], [0, 0, 20_000, 10], [0, 500, 200, 600]])
def test_no_sound_size(tmp_path: Path, box: list[int]) -> None:
    def cut(pdf: Pdf, page: Any) -> None:
        page.TrimBox = Array(box)
        page.MediaBox = Array([0, 0, max(box[2], 200), 260])

    assert refused(changed(tmp_path / "a.pdf", cut))[0] == "box"


# --- large ---


def test_two_gigabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(2 << 30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refused(path) == ("too-large", "2147 MB > 200 MB")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kB


def test_five_thousand_pages(tmp_path: Path) -> None:
    def add(pdf: Pdf, page: Any) -> None:
        for _ in range(4999):
            pdf.pages.append(pdf.pages[0])

    path = changed(tmp_path / "a.pdf", add)
    started = time.perf_counter()
    assert examine(path, 4321).pages == 5000
    assert time.perf_counter() - started < 2
    assert refused(path, 5001)[0] == "page"
    with Copier(path) as copier:
        copier.page(5000)
        assert len(copier.objects) < 60


@pytest.mark.parametrize("packed", ["/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode"])
def test_a_bomb(tmp_path: Path, packed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that unfolds to far more than it is; the limits are lowered so that the test does not take minutes."""
    monkeypatch.setattr("layout.placed.copier.CONTENT_LIMIT", 1_000_000)
    data = {
        "/FlateDecode": zlib.compress(bytes(20_000_000)),
        "/LZWDecode": lzw(bytes(3_000_000)),
        "/RunLengthDecode": b"\x81 " * 200_000,
        "/ASCII85Decode": b"z" * 5_000_000 + b"~>",
    }[packed]

    def blow(pdf: Pdf, page: Any) -> None:
        page.Contents = pdf.make_stream(b"")
        page.Contents.write(data, filter=Name(packed))

    path = changed(tmp_path / "a.pdf", blow, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert refused(path) == ("complex", "bytes")


@pytest.mark.parametrize(
    ("content", "soon"),
    [
        (b"/a gs " * 600_000, 5),
        (b"1 " * 4_000_000 + b"k", 5),
        (b"/a " * 2_000_000, 5),
        (b"q 0 0 9 9 re f Q " * 600_000, 15),
    ],
)
def test_content_without_end(tmp_path: Path, content: bytes, soon: float) -> None:
    """What is looked at is bounded; what is not looked at only takes its time."""

    def fill(pdf: Pdf, page: Any) -> None:
        page.Contents = pdf.make_stream(content)

    path = changed(tmp_path / "a.pdf", fill)
    started = time.perf_counter()
    if b"re f" in content:
        examine(path, 1)
    else:
        assert refused(path)[0] == "complex"
    assert time.perf_counter() - started < soon


def test_a_blank_page(tmp_path: Path) -> None:
    assert refused(changed(tmp_path / "a.pdf", lambda pdf, page: page.__delitem__("/Contents"))) == ("blank", "")


def test_badly_written(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(build())
    assert not examine(path, 1).doubtful
    path.write_bytes(build().replace(b"/BaseFont /QWERTY+Odd ", b"/BaseFont QWERTY+Odd  ", 1))
    assert examine(path, 1).doubtful


def test_a_bomb_in_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.placed.copier.MAX_DECODED", 50_000_000)

    def blow(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject.Im1.write(zlib.compress(bytes(60_000_000)), filter=Name.FlateDecode)

    path = changed(tmp_path / "a.pdf", blow, compress_streams=False)
    assert refused(path) == ("complex", "bytes")


def test_forms_inside_forms_without_end(tmp_path: Path) -> None:
    def turn(pdf: Pdf, page: Any) -> None:
        outer = form(pdf, b"/In Do")
        inner = form(pdf, b"/Out Do", XObject=Dictionary(Out=outer))
        outer.Resources = Dictionary(XObject=Dictionary(In=inner))
        page.Resources.XObject.Fm1 = outer

    assert refused(changed(tmp_path / "a.pdf", turn))[0] == "complex"


def test_forms_that_multiply(tmp_path: Path) -> None:
    """Ten levels, each drawing the next ten times: ten thousand million squares in a small file."""

    def multiply(pdf: Pdf, page: Any) -> None:
        made = form(pdf, b"0 0 1 1 re f")
        for _ in range(10):
            made = form(pdf, b"/X Do " * 10, XObject=Dictionary(X=made))
        page.Resources.XObject.Fm1 = made

    assert refused(changed(tmp_path / "a.pdf", multiply))[0] == "complex"


def test_deep_forms(tmp_path: Path) -> None:
    def nest(pdf: Pdf, page: Any) -> None:
        made = form(pdf, b"0 0 1 1 re f")
        for _ in range(400):
            made = form(pdf, b"/X Do", XObject=Dictionary(X=made))
        page.Resources.XObject.Fm1 = made

    assert refused(changed(tmp_path / "a.pdf", nest))[0] == "complex"


def test_deep_dictionaries(tmp_path: Path) -> None:
    def nest(pdf: Pdf, page: Any) -> None:
        value: Any = Dictionary()
        for _ in range(60):
            value = Dictionary(A=value)
        page.Resources.Properties.Deep = value

    assert refused(changed(tmp_path / "a.pdf", nest))[0] == "complex"


def test_a_long_chain_of_objects(tmp_path: Path) -> None:
    def chain(pdf: Pdf, page: Any) -> None:
        value: Any = pdf.make_indirect(Dictionary())
        for _ in range(20_000):
            value = pdf.make_indirect(Dictionary(A=value))
        page.Resources.Properties.Chain = value

    with Copier(changed(tmp_path / "a.pdf", chain)) as copier:
        copier.page(1)
        assert len(copier.objects) > 20_000


def test_too_many_objects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.placed.copier.MAX_OBJECTS", 1000)

    def many(pdf: Pdf, page: Any) -> None:
        page.Resources.Properties.Many = Array([pdf.make_indirect(Dictionary()) for _ in range(2000)])

    path = changed(tmp_path / "a.pdf", many)
    assert refused(path)[0] == "complex"


def test_the_way_back_is_cut(tmp_path: Path) -> None:
    """A resource that leads to the page tree, to actions or to other pages brings none of it along."""

    def lead_back(pdf: Pdf, page: Any) -> None:
        for _ in range(100):
            pdf.add_blank_page()
        page.Resources.Properties.Back = Dictionary(P=page, Root=pdf.Root, A=pdf.Root.OpenAction)

    with Copier(changed(tmp_path / "a.pdf", lead_back)) as copier:
        copier.page(1)
        assert len(copier.objects) < 60
        assert not any(
            b"JavaScript" in part for made in copier.objects for part in made.parts if isinstance(part, bytes)
        )


def test_a_refused_page_leaves_nothing(tmp_path: Path) -> None:
    def second(pdf: Pdf, page: Any) -> None:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[1].obj.Resources = Dictionary(page.Resources)
        pdf.pages[1].obj.Resources.Properties = Dictionary(X=form(pdf, b"", A=1))
        pdf.pages[1].obj.Resources.Properties.X.F = String("elsewhere")

    with Copier(changed(tmp_path / "a.pdf", second)) as copier:
        copier.page(1)
        before = len(copier.objects)
        with pytest.raises(PlacedError):
            copier.page(2)
        assert len(copier.objects) == before
        assert copier.page(1).form == before  # and the first can be had again


# --- for the press ---


def test_fonts_that_are_not_there(tmp_path: Path) -> None:
    def strip(pdf: Pdf, page: Any) -> None:
        del page.Resources.Font.F2.FontDescriptor.FontFile2
        del page.Resources.Font.F4.DescendantFonts[0].FontDescriptor.FontFile2
        page.Resources.Font.F1 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources.Font.Unused = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)

    traits = examine(changed(tmp_path / "a.pdf", strip), 1).traits
    assert traits.missing_fonts == ("Helvetica", "QWERTY+Odd")


@pytest.mark.parametrize(
    ("rgb", "grey"),
    [
        (b"1 0 0 rg 30 30 9 9 re f", b"0 g 30 30 9 9 re f"),
        (b"/C cs 1 0 0 scn", b"/C cs 0 scn"),
        (b"/DeviceRGB CS 1 0 0 SC", b"/DeviceGray CS 0 SC"),
        (b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI"),
        *((content, content) for content in (b"/Im1 Do", b"/Sh sh", b"/Pattern cs /P scn", b"/Fm Do", b"/Ix cs 1 sc")),
    ],
)
@pytest.mark.parametrize("coloured", [True, False])
def test_rgb_is_found_wherever_it_is(tmp_path: Path, rgb: bytes, grey: bytes, coloured: bool) -> None:
    device = Name.DeviceRGB if coloured else Name.DeviceGray

    def paint(pdf: Pdf, page: Any) -> None:
        shading = Dictionary(ShadingType=2, ColorSpace=device, Coords=[0, 0, 1, 1])
        image = pdf.make_stream(b"abc", Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=device)
        page.Resources = Dictionary(
            ColorSpace=Dictionary(C=device, Ix=Array([Name.Indexed, device, 0, String("abc")])),
            XObject=Dictionary(Im1=image, Fm=form(pdf, b"/C cs 0 scn", ColorSpace=Dictionary(C=device))),
            Shading=Dictionary(Sh=shading), Pattern=Dictionary(P=Dictionary(PatternType=2, Shading=shading)),
        )  # fmt: skip
        page.Contents = pdf.make_stream(rgb if coloured else grey)

    traits = examine(changed(tmp_path / "a.pdf", paint), 1).traits
    assert traits.rgb is coloured
    assert set(traits.plates) <= {"Black"}


@pytest.mark.parametrize(
    "state",
    [
        {"ca": 0.5},
        {"CA": 0.99},
        {"BM": Name.Multiply},
        {"BM": [Name.Foo, Name.Darken]},
        {"SMask": Dictionary(S=Name.Alpha)},
    ],
)
def test_transparency_is_found(tmp_path: Path, state: dict[str, Any]) -> None:
    def add(pdf: Pdf, page: Any) -> None:
        page.Resources.ExtGState.Over = Dictionary(**state)

    assert examine(changed(tmp_path / "a.pdf", add), 1).traits.transparency


def test_a_soft_mask_is_transparency(tmp_path: Path) -> None:
    def add(pdf: Pdf, page: Any) -> None:
        page.Resources.XObject.Im1.SMask = pdf.make_stream(
            b"x", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8
        )

    assert examine(changed(tmp_path / "a.pdf", add), 1).traits.transparency


def test_black_alone(tmp_path: Path) -> None:
    def paint(pdf: Pdf, page: Any) -> None:
        page.Contents = pdf.make_stream(b"0 0 0 1 k 0 0 9 9 re f /Cmyk cs 0 0 0 0.5 scn 0 0 9 9 re f")

    assert examine(changed(tmp_path / "a.pdf", paint), 1).traits.plates == ("Black",)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        examine(tmp_path / "none.pdf", 1)


def test_what_is_missed_is_not_hidden() -> None:
    """Errors of ours are not told as the file's: the reader takes only what broken files bring out."""
    with pytest.raises(AssertionError), source.reading():
        raise AssertionError


def test_memory_is_bounded(tmp_path: Path) -> None:
    """A picture of 400 MB in a file of less than 1 MB is run through, not kept."""

    def blow(pdf: Pdf, page: Any) -> None:
        packed = zlib.compressobj(9)
        data = b"".join(packed.compress(bytes(1 << 20)) for _ in range(400)) + packed.flush()
        page.Resources.XObject.Im1.write(data, filter=Name.FlateDecode)

    path = changed(tmp_path / "a.pdf", blow, compress_streams=False)
    code = (
        "import sys; from pathlib import Path; from layout.placed import examine; "
        "examine(Path(sys.argv[1]), 1); print(Path('/proc/self/status').read_text())"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    most = next(line for line in done.stdout.splitlines() if line.startswith("VmHWM:"))
    assert int(most.split()[1]) < 150_000  # kB
