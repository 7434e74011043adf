"""PDF/X: what the file says of itself, and what it must not hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image, ImageCms

from layout.diagnostic import Span, diagnose
from layout.export.pdf import write_pdf
from layout.geometry import Rect
from layout.paper import Fill, Picture
from layout.press.job import standard_job
from layout.press.pictures import Darkroom
from layout.press.profiles import PROFILES
from layout.style import WHITE
from tests.export.papers import AT, RED, SPOT, Sheet
from tests.export.reading import content, opened, text

PRESS = [name for name, profile in PROFILES.items() if profile.standard]
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
}


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Type, a tint, a spot, and pictures of every kind, one of them transparent."""
    sheet = Sheet(bleed=8504)
    sheet.items.append(Fill(Rect(20_000, 20_000, 200_000, 30_000), RED, 300))
    sheet.run("黑字", y=40_000)
    sheet.run("专色", y=70_000, colour=SPOT)
    sheet.run("反白", y=45_000, colour=WHITE)
    for number, (mode, kind) in enumerate((("L", "jpg"), ("RGB", "jpg"), ("CMYK", "jpg"), ("RGBA", "png"))):
        path = tmp_path / f"{number}.{kind}"
        Image.linear_gradient("L").convert(mode).save(path)
        at = Rect(20_000 + number * 60_000, 100_000, 50_000, 50_000)
        sheet.items.append(Picture(at, str(path), path.name, (256, 256), (0, 0, 200, 200), ""))
    return sheet


def made(sheet: Sheet, name: str) -> bytes:
    paper = sheet.paper()
    return write_pdf(paper, paper.pages, proof=name == "proof", darkroom=Darkroom(standard_job(name)))


def packet(pdf: bytes) -> ElementTree.Element:
    """The XMP packet, found as simple readers find it: uncompressed."""
    found = re.search(rb"<\?xpacket begin=.*?<\?xpacket end=\"w\"\?>", pdf, re.DOTALL)
    assert found and pdf.count(b"<?xpacket begin") == 1
    return ElementTree.fromstring(found[0].decode().split("?>", 1)[1].rsplit("<?", 1)[0])


def value(xmp: ElementTree.Element, name: str) -> str:
    element = xmp.find(f".//{name}", NAMESPACES)
    assert element is not None, name
    return "".join(element.itertext()).strip()


@pytest.mark.parametrize("name", PRESS)
def test_output_intent(sheet: Sheet, name: str) -> None:
    job = standard_job(name)
    with opened(made(sheet, name)) as document:
        (intent,) = document.Root.OutputIntents
        assert [str(intent.Type), str(intent.S)] == ["/OutputIntent", "/GTS_PDFX"]
        assert str(intent.OutputConditionIdentifier) == job.condition.identifier
        assert str(intent.RegistryName) == "http://www.color.org" and str(intent.Info)
        profile = intent.DestOutputProfile
        assert profile.N == 4 and profile.read_bytes() == job.condition.icc
        opened_by_lcms = ImageCms.ImageCmsProfile(BytesIO(profile.read_bytes())).profile
        assert (opened_by_lcms.device_class, opened_by_lcms.xcolor_space.strip()) == ("prtr", "CMYK")


@pytest.mark.parametrize("name", PRESS)
def test_metadata_agree_with_info(sheet: Sheet, name: str) -> None:
    pdf, standard = made(sheet, name), PROFILES[name].standard
    xmp = packet(pdf)
    with opened(pdf) as document:
        info: Any = document.trailer.Info
        assert value(xmp, "dc:title") == str(info.Title) == "测试日报 2020年9月29日"
        assert value(xmp, "pdf:Producer") == str(info.Producer)
        assert (value(xmp, "pdf:Trapped"), info.Trapped) == ("False", "/False")
        for key, entry in (("xmp:CreateDate", info.CreationDate), ("xmp:ModifyDate", info.ModDate)):
            moment = datetime.fromisoformat(value(xmp, key))
            assert moment == datetime(2020, 9, 29, tzinfo=UTC)
            assert str(entry) == f"D:{moment:%Y%m%d%H%M%S}+00'00'"
        assert value(xmp, "xmp:MetadataDate") == value(xmp, "xmp:ModifyDate")
        identity = document.trailer.ID[0]
        assert value(xmp, "xmpMM:DocumentID").removeprefix("uuid:").replace("-", "") == bytes(identity).hex()
        assert value(xmp, "xmpMM:VersionID") and value(xmp, "xmpMM:RenditionClass") == "default"
        assert "/Filter" not in document.Root.Metadata
        key = "pdfxid" if standard == "PDF/X-4" else "pdfx"
        assert value(xmp, f"{key}:GTS_PDFXVersion") == str(info.GTS_PDFXVersion) == standard


@pytest.mark.parametrize("name", PRESS)
def test_version_and_boxes(sheet: Sheet, name: str) -> None:
    pdf = made(sheet, name)
    assert pdf.startswith(b"%%PDF-%d.%d\n" % PROFILES[name].version)
    with opened(pdf) as document:
        page = document.pages[0]
        media, bleed, trim = ([float(v) for v in box] for box in (page.MediaBox, page.BleedBox, page.TrimBox))
        assert media[0] <= bleed[0] <= trim[0] and media[1] <= bleed[1] <= trim[1]
        assert trim[2] <= bleed[2] <= media[2] and trim[3] <= bleed[3] <= media[3]
        assert "/ArtBox" not in page


@pytest.mark.parametrize("name", PRESS)
def test_nothing_that_a_press_refuses(sheet: Sheet, name: str) -> None:
    """Colour of devices and spots alone; no transparency, no layers, no actions, no object streams."""
    forbidden = {
        "/SMask", "/OCProperties", "/OpenAction", "/AA", "/JavaScript", "/Annots", "/AcroForm", "/EmbeddedFiles",
        "/TR", "/TR2", "/HTP", "/PresSteps", "/Alternates", "/OPI", "/Encrypt",
    }  # fmt: skip
    with opened(made(sheet, name)) as document:
        assert document.trailer.get("/Encrypt") is None
        for item in document.objects:
            if not isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
                continue
            assert not forbidden & set(item.keys()), item
            assert item.get("/Type") not in ("/ObjStm", "/XRef")
            assert item.get("/Filter") in (None, "/FlateDecode", "/DCTDecode")
            if item.get("/Subtype") == "/Image":
                assert item.ColorSpace in ("/DeviceGray", "/DeviceCMYK")
            if item.get("/Type") == "/ExtGState":
                assert set(item.keys()) == {"/Type", "/OP", "/op", "/OPM"}
            if item.get("/Type") == "/Page":
                assert "/Group" not in item
                spaces: Any = item.Resources.get("/ColorSpace", {})
                assert all(space[0] == "/Separation" for space in spaces.values())


def test_a_proof_claims_nothing(sheet: Sheet) -> None:
    paper = sheet.paper()
    with_errors = write_pdf(paper, paper.pages, proof=True, stamp="不可付印")
    for pdf in (with_errors, made(sheet, "proof")):
        assert b"GTS_PDFX" not in pdf and b"pdfxid" not in pdf
        with opened(pdf) as document:
            assert "/OutputIntents" not in document.Root


@pytest.mark.parametrize("name", PROFILES)
def test_same_bytes_again(sheet: Sheet, name: str) -> None:
    assert made(sheet, name) == made(sheet, name)


def test_notes_stand_under_the_sheet_and_move_nothing(tmp_path: Path) -> None:
    """The list makes the media deeper at the foot; trim and bleed stay as large, and the page's text is as before."""
    sheet = Sheet(bleed=8504)
    sheet.run("中文")
    sheet.diagnostics.append(diagnose("short-copy", AT, area="头条", story="甲", columns=2, rows=3))
    paper = sheet.paper()
    plain, noted = (
        write_pdf(paper, paper.pages, proof=True, findings=findings) for findings in ((), paper.diagnostics)
    )
    boxes = []
    for pdf in (plain, noted):
        with opened(pdf) as document:
            page = document.pages[0]
            boxes.append([[float(v) for v in box] for box in (page.MediaBox, page.BleedBox, page.TrimBox)])
    (media, _, trim), (deeper, bleed, lower) = boxes
    foot = deeper[3] - media[3]
    assert foot > 30 and bleed == pytest.approx([0, foot, media[2], deeper[3]])
    assert lower == pytest.approx([trim[0], trim[1] + foot, trim[2], trim[3] + foot])
    assert text(noted) == text(plain) == ["中文"]
    frames = [found for op, found in content(noted) if op == "re"]
    assert len(frames) >= 6  # four sides, a number at the place and one before the sentence


def test_a_page_without_findings_has_no_foot() -> None:
    sheet = Sheet()
    sheet.run("中文")
    other = diagnose("short-copy", Span("02.yaml"), area="头条", story="甲", columns=2, rows=3)
    paper = sheet.paper()
    first = paper.pages[0]._replace(files=("01.yaml",))
    paper = paper._replace(pages=(first, first._replace(id="02", files=("02.yaml",))))
    with opened(write_pdf(paper, paper.pages, proof=True, findings=[other])) as document:
        heights = [float(page.MediaBox[3]) for page in document.pages]
    assert heights[0] == 400 and heights[1] > 430
