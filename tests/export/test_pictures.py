"""Pictures: what a file is, how it is refused, and how it goes into the PDF."""

from __future__ import annotations

import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from layout.export.pdf import write_pdf
from layout.geometry import Rect
from layout.paper import Picture
from layout.pictures import PictureError, probe, read
from layout.press.job import standard_job
from layout.press.pictures import Darkroom
from tests.export.papers import Sheet
from tests.export.reading import content, opened

SIZE = (60, 40)


def picture(mode: str = "RGB") -> Image.Image:
    """Four flat quarters: white, black, red, a mid tone."""
    image = Image.new("RGB", SIZE, "white")
    for colour, box in (
        ((0, 0, 0), (30, 0, 60, 20)),
        ((255, 0, 0), (0, 20, 30, 40)),
        ((80, 120, 200), (30, 20, 60, 40)),
    ):
        image.paste(colour, box)
    image = image.convert(mode)
    if mode == "CMYK":
        image.paste((0, 0, 0, 255), (30, 0, 60, 20))  # black as a press has it, not of three inks
    return image


def saved(path: Path, mode: str = "RGB", **options: Any) -> Path:
    picture(mode).save(path, **options)
    return path


# --- probe ---


@pytest.mark.parametrize(
    ("mode", "kind", "conversion"), [("RGB", "rgb", True), ("L", "grey", False), ("CMYK", "cmyk", False)]
)
@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_headers(tmp_path: Path, mode: str, kind: str, conversion: bool, progressive: bool) -> None:
    info = probe(saved(tmp_path / "a.jpg", mode, progressive=progressive, dpi=(300, 300)))
    assert info[:4] == (60, 40, kind, 300)
    assert (info.format, info.needs_conversion, info.turned) == ("JPEG", conversion, False)
    assert info.inverted is (mode == "CMYK")


def test_jpeg_headers_need_no_pillow(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", "CMYK")
    code = f"from pathlib import Path; from layout.pictures import probe; probe(Path({str(path)!r}))"
    code += "; import sys; sys.exit('PIL.Image' in sys.modules)"
    root = Path(__file__).parent.parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


@pytest.mark.parametrize(("turn", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))])
@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_pictures_that_a_camera_turned(tmp_path: Path, turn: int, size: tuple[int, int], name: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    info = probe(saved(tmp_path / name, "L", exif=exif))
    assert (info.width, info.height) == size
    assert info.turned is (turn != 1)
    assert info.needs_conversion is (turn != 1 or name == "a.png")


def test_density_in_centimetres_and_as_a_ratio(tmp_path: Path) -> None:
    data = saved(tmp_path / "a.jpg").read_bytes()
    at = data.index(b"JFIF\0") + 7
    for unit, x, y, dpi in ((2, 118, 118, 300), (0, 1, 1, None), (1, 300, 150, None)):
        (tmp_path / "b.jpg").write_bytes(data[:at] + struct.pack(">BHH", unit, x, y) + data[at + 5 :])
        assert probe(tmp_path / "b.jpg").dpi == dpi


@pytest.mark.parametrize(
    ("name", "mode", "kind"),
    [("a.png", "RGB", "rgb"), ("a.png", "L", "grey"), ("a.png", "P", "rgb"), ("a.tif", "CMYK", "cmyk")],
)
def test_other_formats(tmp_path: Path, name: str, mode: str, kind: str) -> None:
    info = probe(saved(tmp_path / name, mode, dpi=(200, 200)))
    assert info[:4] == (60, 40, kind, 200)
    assert info.needs_conversion


def refused(path: Path) -> str:
    with pytest.raises(PictureError) as caught:
        probe(path)
    return caught.value.code


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    jpeg, png = saved(tmp_path / "a.jpg").read_bytes(), saved(tmp_path / "a.png").read_bytes()
    bad = tmp_path / "bad"
    for data, code in (
        (b"", "unreadable"),
        (b"no picture at all", "unreadable"),
        (jpeg[:-2], "truncated"),
        (jpeg[:100], "truncated"),
        (b"\xff\xd8\xff", "truncated"),
        (b"\xff\xd8" + b"\0" * 20, "unreadable"),
        (png[:-30], "truncated"),
        (png[:20], "truncated"),
    ):
        bad.write_bytes(data)
        assert refused(bad) == code, data[:20]


def test_every_cut_of_a_jpeg_is_refused_with_a_code(tmp_path: Path) -> None:
    data = saved(tmp_path / "a.jpg", quality=30).read_bytes()
    bad = tmp_path / "bad.jpg"
    for length in range(2, len(data) - 1):
        bad.write_bytes(data[:length])
        assert refused(bad) in ("truncated", "unreadable")


def test_kinds_of_jpeg_that_a_pdf_cannot_hold(tmp_path: Path) -> None:
    data = saved(tmp_path / "a.jpg").read_bytes()
    frame = data.index(b"\xff\xc0")
    bad = tmp_path / "bad.jpg"
    for marker, precision in ((0xC3, 8), (0xC9, 8), (0xC1, 12)):  # lossless, arithmetic, 12 bits
        bad.write_bytes(
            data[: frame + 1] + bytes([marker]) + data[frame + 2 : frame + 4] + bytes([precision]) + data[frame + 5 :]
        )
        assert refused(bad) == "unsupported"


def test_too_many_pixels(tmp_path: Path) -> None:
    data = saved(tmp_path / "a.jpg").read_bytes()
    at = data.index(b"\xff\xc0") + 5
    (tmp_path / "b.jpg").write_bytes(data[:at] + struct.pack(">HH", 20_001, 10) + data[at + 4 :])
    assert refused(tmp_path / "b.jpg") == "too-large"
    Image.new("1", (20_001, 1)).save(tmp_path / "c.png")
    assert refused(tmp_path / "c.png") == "too-large"


def test_a_missing_file_is_the_callers_affair(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none"):
        probe(tmp_path / "none.jpg")


# --- pixels ---


def pixels(path: Path, crop: tuple[int, int, int, int] = (0, 0, *SIZE), most: int = 1000) -> list[Any]:
    """The values of the four quarters' middles, as they are read for conversion."""
    image = read(path, crop, most)
    across, down = image.width // 4, image.height // 4
    return [image.getpixel((x, y)) for y in (down, 3 * down) for x in (across, 3 * across)]


def test_transparency_lies_on_white(tmp_path: Path) -> None:
    image = picture("RGBA")
    image.putalpha(Image.new("L", SIZE, 0))
    image.save(tmp_path / "a.png")
    assert set(pixels(tmp_path / "a.png")) == {(255, 255, 255)}
    assert probe(tmp_path / "a.png").alpha
    picture("P").save(tmp_path / "b.png", transparency=0)
    assert len(pixels(tmp_path / "b.png")) == 4
    Image.new("LA", SIZE, (0, 0)).save(tmp_path / "c.png")
    assert set(pixels(tmp_path / "c.png")) == {255}


def test_sixteen_bits(tmp_path: Path) -> None:
    Image.new("I;16", SIZE, 0x8040).save(tmp_path / "a.png")
    assert set(pixels(tmp_path / "a.png")) == {0x80}


def test_of_an_animation_the_first_frame_is_read(tmp_path: Path) -> None:
    first, second = Image.new("RGB", SIZE, "red"), Image.new("RGB", SIZE, "blue")
    first.save(tmp_path / "a.gif", save_all=True, append_images=[second])
    assert probe(tmp_path / "a.gif").frames == 2
    assert set(pixels(tmp_path / "a.gif")) == {(255, 0, 0)}


@pytest.mark.parametrize("adobe", [True, False])
def test_cmyk_that_counts_the_paper_and_cmyk_that_counts_the_ink(tmp_path: Path, adobe: bool) -> None:
    """With Adobe's marker 255 is no ink, without it full ink; either way the file's page and its pixels agree."""
    data = saved(tmp_path / "a.jpg", "CMYK", quality=98).read_bytes()
    at = data.index(b"\xff\xee\x00\x0eAdobe")
    if not adobe:
        (tmp_path / "a.jpg").write_bytes(data[:at] + data[at + 16 :])
    assert probe(tmp_path / "a.jpg").inverted is adobe
    white, black = pixels(tmp_path / "a.jpg")[:2]
    ink = (0, 255) if adobe else (255, 0)
    assert white == pytest.approx((ink[0],) * 4, abs=3) and black[3] == pytest.approx(ink[1], abs=3)
    job = standard_job()._replace(limit=4000)
    picture = Picture(Rect(30_000, 40_000, 120_000, 80_000), str(tmp_path / "a.jpg"), "图/a", SIZE, (0, 0, *SIZE), "")
    sheet = Sheet()
    sheet.items.append(picture)
    paper = sheet.paper()
    pdf = write_pdf(paper, paper.pages, proof=False, darkroom=Darkroom(job))
    assert ("/Decode" in image_of(pdf)[0]) is adobe
    lightness = sum(seen(pdf, 45, 60))
    assert lightness > 720 if adobe else lightness < 120


def test_only_the_crop_is_read(tmp_path: Path) -> None:
    assert pixels(saved(tmp_path / "a.png"), (30, 0, 30, 20)) == [(0, 0, 0)] * 4
    turned = Image.Exif()
    turned[0x0112] = 3
    assert pixels(saved(tmp_path / "b.png", exif=turned), (0, 20, 30, 20)) == [(0, 0, 0)] * 4


@pytest.mark.parametrize(("name", "third"), [("a.jpg", 900), ("a.png", 600)])
def test_more_pixels_than_any_press_shows_are_brought_down(tmp_path: Path, name: str, third: int) -> None:
    """By whole factors, never below what is wanted; a JPEG by a half, a quarter or an eighth."""
    picture().resize((1800, 1200), Image.Resampling.NEAREST).save(tmp_path / name)
    for most, width in ((600, third), (700, 900), (1000, 1800)):
        image = read(tmp_path / name, (0, 0, 1800, 1200), most)
        assert image.size == (width, width * 2 // 3)
    assert pixels(tmp_path / name, (0, 0, 1800, 1200), 600)[1] == (0, 0, 0)


def test_colour_spaces_that_are_not_taken(tmp_path: Path) -> None:
    Image.new("LAB", SIZE).save(tmp_path / "a.tif")
    assert refused(tmp_path / "a.tif") == "unsupported"


def test_embedded_profiles_are_found(tmp_path: Path) -> None:
    """In a JPEG they come in pieces of at most 64 kB."""
    icc = standard_job().condition.icc
    assert len(icc) > 130_000
    assert probe(saved(tmp_path / "a.jpg", "CMYK", icc_profile=icc)).icc == icc
    assert probe(saved(tmp_path / "a.tif", "CMYK", icc_profile=icc)).icc == icc
    assert probe(saved(tmp_path / "b.jpg", "CMYK")).icc == b""


# --- in the PDF ---


def placed(path: Path, colour_class: str = "full", crop: tuple[int, int, int, int] = (0, 0, *SIZE)) -> bytes:
    sheet = Sheet(colour_class=colour_class)
    sheet.items.append(Picture(Rect(30_000, 40_000, 120_000, 80_000), str(path), "图/a", SIZE, crop, "说明"))
    return sheet.pdf()


def image_of(pdf: bytes) -> tuple[dict[str, Any], bytes]:
    """The dictionary and the raw data of the only image of the first page."""
    with opened(pdf) as document:
        resources: Any = document.pages[0].Resources
        (image,) = resources.XObject.values()
        return {key: str(value) for key, value in image.items()}, image.read_raw_bytes()


@pytest.mark.parametrize(("mode", "space"), [("L", "/DeviceGray"), ("CMYK", "/DeviceCMYK")])
def test_press_ready_jpegs_go_in_as_they_are(tmp_path: Path, mode: str, space: str) -> None:
    path = saved(tmp_path / "a.jpg", mode)
    entries, data = image_of(placed(path))
    assert data == path.read_bytes()
    assert (entries["/Filter"], entries["/ColorSpace"]) == ("/DCTDecode", space)
    assert ("/Decode" in entries) is (mode == "CMYK")


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_rgb_is_converted(tmp_path: Path, name: str) -> None:
    entries, _ = image_of(placed(saved(tmp_path / name)))
    assert entries["/ColorSpace"] == "/DeviceCMYK"
    assert entries["/Filter"] == ("/DCTDecode" if name == "a.jpg" else "/FlateDecode")


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
@pytest.mark.parametrize("colour_class", ["red", "mono"])
def test_pages_without_full_colour_have_grey_pictures(tmp_path: Path, mode: str, colour_class: str) -> None:
    entries, _ = image_of(placed(saved(tmp_path / "a.jpg", mode), colour_class))
    assert entries["/ColorSpace"] == "/DeviceGray"


def seen(pdf: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour at a point of the page, in points from the top-left."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=2).to_pil().convert("RGB")
    found: tuple[int, ...] = image.getpixel((round(x * 2), round(y * 2)))
    document.close()
    return found


@pytest.mark.parametrize(("name", "mode"), [("a.jpg", "CMYK"), ("a.jpg", "RGB"), ("a.png", "RGB"), ("a.tif", "CMYK")])
def test_light_is_light_and_dark_is_dark(tmp_path: Path, name: str, mode: str) -> None:
    pdf = placed(saved(tmp_path / name, mode))
    assert min(seen(pdf, 45, 60)) > 240  # white, at the top left
    assert max(seen(pdf, 120, 60)) < 60  # black
    red, green, blue = seen(pdf, 45, 100)
    assert red > 200 and max(green, blue) < 80


def test_turned_pictures_stand_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    pdf = placed(saved(tmp_path / "a.jpg", "L", exif=exif))
    assert max(seen(pdf, 60, 110)) < 40  # the black quarter, now at the bottom left


def test_crop(tmp_path: Path) -> None:
    """The right half of the picture, 30 pixels on 120 pt: the whole is 240 pt wide and begins 120 pt to the left."""
    pdf = placed(saved(tmp_path / "a.jpg", "L"), crop=(30, 0, 30, 20))
    (clip,) = [[float(v) for v in found] for op, found in content(pdf) if op == "re"]
    (matrix,) = [[float(v) for v in found] for op, found in content(pdf) if op == "cm"]
    assert clip == [30, 280, 120, 80]
    assert matrix == pytest.approx([240, 0, 0, 160, 30 - 120, 360 - 160])
    assert max(seen(pdf, 35, 45)) < 40 and max(seen(pdf, 145, 115)) < 40  # all black
    assert min(seen(pdf, 25, 60)) == 255  # clipped


def test_a_picture_used_twice_is_embedded_once(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", "L")
    sheet = Sheet()
    for left in (20_000, 150_000):
        sheet.items.append(Picture(Rect(left, 40_000, 60_000, 40_000), str(path), "图/a", SIZE, (0, 0, *SIZE), ""))
    pdf = sheet.pdf()
    assert [str(found[0]) for op, found in content(pdf) if op == "Do"] == ["/I1", "/I1"]
    assert pdf.count(b"/Subtype/Image") == 1


def test_a_picture_that_is_missing_or_broken_by_now(tmp_path: Path) -> None:
    sheet = Sheet()
    broken = tmp_path / "a.png"
    broken.write_bytes(b"broken since")
    for left, path in ((20_000, None), (150_000, str(broken))):
        sheet.items.append(Picture(Rect(left, 40_000, 60_000, 40_000), path, "图/a", SIZE, (0, 0, *SIZE), ""))
    paper = sheet.paper()
    for proof in (True, False):
        operators = [op for op, _ in content(write_pdf(paper, paper.pages, proof=proof))]
        assert operators.count("S") == 2 and "Do" not in operators


def test_no_path_of_this_machine_is_in_the_file(tmp_path: Path) -> None:
    pdf = placed(saved(tmp_path / "a.jpg", "L"))
    assert str(tmp_path).encode() not in pdf
    assert BytesIO(pdf).read(5) == b"%PDF-"
