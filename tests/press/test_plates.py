"""Our plates beside Ghostscript's (tiffsep), at most two levels of 255 apart on average."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image, ImageChops, ImageStat

from layout.export.pdf import write_pdf
from layout.export.plates import plates
from layout.geometry import Rect
from layout.paper import Fill, Picture
from layout.pipeline import typeset
from layout.style import BLACK, Colour
from tests.export.papers import SPOT, Sheet
from tests.export.torture import torture

pytestmark = pytest.mark.press

ISSUE = Path(__file__).parent.parent.parent / "issues" / "2020-09-29"
DPI, FINER = 144, 8
NAMES = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
MOST = 2.0  #: levels of 255


def ghostscript(pdf: bytes, folder: Path) -> dict[str, Image.Image]:
    """The plates that Ghostscript makes, drawn finer and brought down as ours are."""
    (folder / "page.pdf").write_bytes(pdf)
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{DPI * FINER}"]
    command += [f"-dDownScaleFactor={FINER}", f"-sOutputFile={folder}/p.tif", f"{folder}/page.pdf"]
    subprocess.run(command, check=True)
    found = {}
    for path in folder.glob("p(*).tif"):
        name = unquote(path.name[2:-5])
        found[NAMES.get(name, name)] = Image.open(path).convert("L")
    return found


def ours() -> bytes:
    """Tints, a spot, pictures in grey and CMYK, black text over tints."""
    sheet = Sheet()
    sheet.items += [
        Fill(Rect(10_000, 10_000, 130_000, 80_000), Colour("蓝", (900, 500, 0, 100)), 400),
        Fill(Rect(150_000, 10_000, 130_000, 80_000), SPOT),
        Fill(Rect(160_000, 20_000, 50_000, 60_000), SPOT, 300),
        Fill(Rect(10_000, 100_000, 270_000, 80_000), BLACK, 200),
    ]
    for number in range(6):
        sheet.run("报纸的字压在底色上" * 2, 20_000, 30_000 + 28_000 * number, size=14_000)
    return sheet.pdf()


def pictures(folder: Path) -> bytes:
    """A grey picture, one in CMYK and one in RGB, without loss."""
    sheet = Sheet()
    for number, (mode, bands) in enumerate((("L", 1), ("CMYK", 4), ("RGB", 3))):
        ramps = [Image.linear_gradient("L").rotate(90 * turn) for turn in range(bands)]
        picture = ramps[0] if bands == 1 else Image.merge(mode, ramps)
        path = folder / f"{mode}.tif"
        picture.save(path)
        rect = Rect(20_000, 20_000 + number * 120_000, 200_000, 100_000)
        sheet.items.append(Picture(rect, str(path), path.name, (256, 256), (0, 0, 256, 128), ""))
    return sheet.pdf()


def light() -> bytes:
    """Colours and a picture of light, for a press whose profile the file names: Ghostscript's own."""
    profile = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc").read_bytes()
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 400))
    ramp = Image.linear_gradient("L")
    picture = Image.merge("RGB", (ramp, ramp.rotate(90), ramp.rotate(180)))
    made = pikepdf.Stream(pdf, picture.tobytes())
    made.Type, made.Subtype, made.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    made.Width, made.Height, made.BitsPerComponent = 256, 256, 8
    page.obj.Resources = Dictionary(XObject=Dictionary(P=pdf.make_indirect(made)))
    page.obj.Contents = pikepdf.Stream(
        pdf, b"q 256 0 0 256 20 120 cm /P Do Q .8 .1 .1 rg 20 20 80 80 re f .1 .2 .7 RG 20 w 120 60 m 280 60 l S"
    )
    target = pikepdf.Stream(pdf, profile, N=4)
    pdf.Root.OutputIntents = pikepdf.Array([Dictionary(S=Name.GTS_PDFX, DestOutputProfile=pdf.make_indirect(target))])
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def sample() -> bytes:
    paper = typeset(ISSUE).paper
    assert paper
    return write_pdf(paper, paper.pages, proof=False)


@pytest.mark.parametrize("page", ["light", "ours", "pictures", "sample", "torture"])
def test_plates_agree_with_ghostscript(page: str, tmp_path: Path) -> None:
    made = {"light": light, "ours": ours, "sample": sample, "torture": torture}
    pdf = pictures(tmp_path) if page == "pictures" else made[page]()
    theirs = ghostscript(pdf, tmp_path)
    found = {plate.ink: plate.image for plate in plates(pdf, DPI)}
    assert set(found) == set(theirs)
    for ink, image in found.items():
        plate = image or Image.new("L", theirs[ink].size, 255)
        size = min(plate.width, theirs[ink].width), min(plate.height, theirs[ink].height)
        assert max(abs(plate.width - theirs[ink].width), abs(plate.height - theirs[ink].height)) <= 1
        one, other = plate.crop((0, 0, *size)), theirs[ink].crop((0, 0, *size))
        apart = ImageStat.Stat(ImageChops.difference(one, other)).mean[0]
        assert apart <= MOST, (ink, apart)
        assert abs(ImageStat.Stat(one).mean[0] - ImageStat.Stat(other).mean[0]) < 0.5, ink
