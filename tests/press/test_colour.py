"""Colour under outside programs: LittleCMS's own command line, Ghostscript's plates, qpdf on every profile."""

from __future__ import annotations

import re
import subprocess
from itertools import product
from pathlib import Path
from statistics import mean

import pytest
from PIL import Image, ImageCms

from layout.export.pdf import write_pdf
from layout.geometry import Rect
from layout.paper import Fill, Picture
from layout.pipeline import typeset
from layout.press.convert import to_press
from layout.press.icc.build import HERE, NEWSPRINT, newsprint
from layout.press.job import Job, standard_job
from layout.press.pictures import Darkroom
from layout.press.profiles import PROFILES
from layout.style import WHITE, Colour
from tests.colour.difference import Lab, ciede2000
from tests.export.papers import SPOT, Sheet

ISSUE = Path(__file__).parent.parent.parent / "issues" / "2020-09-29"
INKS = ("Cyan", "Magenta", "Yellow", "Black")

pytestmark = pytest.mark.press


def run(*command: str | Path, typed: str = "") -> str:
    done = subprocess.run(
        [str(part) for part in command], input=typed, capture_output=True, text=True, check=False, errors="replace"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# --- LittleCMS ---


def chart() -> Image.Image:
    """Nine steps of red, green and blue in all combinations, and every grey: 985 patches."""
    steps = (0, 32, 64, 96, 128, 160, 192, 224, 255)
    patches = [bytes(patch) for patch in product(steps, repeat=3)] + [bytes((grey,) * 3) for grey in range(256)]
    return Image.frombytes("RGB", (len(patches), 1), b"".join(patches))


def in_lab(image: Image.Image, icc: Path) -> list[Lab]:
    """What each pixel of CMYK prints as, computed by transicc in full precision."""
    data = image.tobytes()
    rows = "\n".join(" ".join(f"{ink / 2.55:.4f}" for ink in data[at : at + 4]) for at in range(0, len(data), 4))
    out = run("transicc", "-n", "-c0", "-t1", f"-i{icc}", "-o*Lab", typed=rows + "\n")
    found = [line.split() for line in out.splitlines() if len(line.split()) == 3]
    assert len(found) == image.width * image.height
    return [(float(a), float(b), float(c)) for a, b, c in found]


@pytest.mark.parametrize("name", ["newsprint", "x4"])
@pytest.mark.parametrize(("intent", "number"), [("perceptual", 0), ("relative", 1), ("absolute", 3)])
@pytest.mark.parametrize("compensate", [True, False])
def test_a_chart_is_converted_as_littlecms_does(
    tmp_path: Path, name: str, intent: str, number: int, compensate: bool
) -> None:
    """Mean ΔE00 under 1 between our conversion and tificc's with the same profiles (measured: 0, equal pixels)."""
    job = standard_job(name)._replace(intent=intent, compensate=compensate)  # type: ignore[arg-type]
    source, press = tmp_path / "srgb.icc", tmp_path / "press.icc"
    source.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    press.write_bytes(job.condition.icc)
    chart().save(tmp_path / "chart.tif")
    flags = ["-b"] if compensate else []
    profiles = (f"-i{source}", f"-o{press}", f"-t{number}")
    run("tificc", *profiles, *flags, tmp_path / "chart.tif", tmp_path / "theirs.tif")
    with Image.open(tmp_path / "theirs.tif") as image:
        theirs = in_lab(image, press)
    ours = in_lab(to_press(chart(), source.read_bytes(), job), press)
    differences = [ciede2000(a, b) for a, b in zip(ours, theirs, strict=True)]
    assert mean(differences) < 1
    assert max(differences) < 3


def test_the_kits_profiles_show_what_their_data_say() -> None:
    """Newsprint: paper, full black and the solids of CGATS TR 002, absolute; read off its table of data."""
    icc = Path(__file__).parent.parent.parent / "layout" / "press" / "icc" / "CGATS-TR-002_newsprint.icc"
    solids = {
        "100 0 0 0": (56.58, -23.4, -26.45), "0 100 0 0": (52.69, 44.14, -1.09), "0 0 100 0": (76.57, -4.05, 54.72),
        "0 100 100 0": (50.91, 40.74, 22.38),
    }  # fmt: skip
    out = run("transicc", "-n", "-c0", "-t3", f"-i{icc}", "-o*Lab", typed="\n".join(solids) + "\n")
    found = [tuple(map(float, line.split())) for line in out.splitlines() if len(line.split()) == 3]
    for (l, a, b), wanted in zip(found, solids.values(), strict=True):  # noqa: E741
        assert ciede2000((l, a, b), wanted) < 1.5


# --- Ghostscript ---


def plates(pdf: bytes, folder: Path, dpi: int = 72) -> dict[str, Image.Image]:
    """Each separation as a grey picture, 255 = no ink, by its name."""
    (folder / "in.pdf").write_bytes(pdf)
    device = ("-sDEVICE=tiffsep", f"-r{dpi}", f"-sOutputFile={folder}/p.tif")
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *device, folder / "in.pdf")
    found = {}
    for path in folder.glob("p(*).tif"):
        with Image.open(path) as image:
            found[path.stem[2:-1]] = image.convert("L")
    return found


def darkest(plate: Image.Image) -> int:
    low, _ = plate.getextrema()
    assert isinstance(low, int)
    return low


def written(sheet: Sheet, job: Job) -> bytes:
    paper = sheet.paper()
    return write_pdf(paper, paper.pages, proof=False, darkroom=Darkroom(job))


@pytest.mark.parametrize("name", [name for name, profile in PROFILES.items() if profile.standard])
def test_type_in_black_over_a_tint_does_not_cut_it_out(tmp_path: Path, name: str) -> None:
    """The plates under the type are even: full black overprints. White type cuts through all of them."""
    sheet = Sheet()
    sheet.items.append(Fill(Rect(20_000, 20_000, 200_000, 60_000), Colour("橙", (0, 400, 600, 0))))
    sheet.run("黑字黑字", x=30_000, y=60_000, size=30_000)
    sheet.items.append(Fill(Rect(30_000, 70_000, 100_000, 1_000), Colour("黑", (0, 0, 0, 1000))))
    found = plates(written(sheet, standard_job(name)), tmp_path)
    inside = (22, 22, 218, 78)
    for ink, tone in (("Magenta", 153), ("Yellow", 102)):
        low, high = found[ink].crop(inside).getextrema()
        assert isinstance(low, int) and isinstance(high, int)
        assert abs(low - tone) <= 2 and abs(high - tone) <= 2
    assert darkest(found["Black"]) == 0 and darkest(found["Cyan"]) == 255
    sheet.run("白字白字", x=150_000, y=60_000, size=30_000, colour=WHITE)
    with_white = plates(written(sheet, standard_job(name)), tmp_path)
    assert with_white["Magenta"].crop(inside).getextrema()[1] == 255


def test_a_page_in_black_and_red_has_two_plates(tmp_path: Path) -> None:
    """Spot red on its own plate; a colour photograph there is black alone."""
    path = tmp_path / "a.jpg"
    Image.merge("RGB", [Image.linear_gradient("L").rotate(90 * turn) for turn in range(3)]).save(path)
    sheet = Sheet(colour_class="red")
    sheet.run("黑字", y=50_000)
    sheet.run("专红", y=80_000, colour=SPOT)
    sheet.items.append(
        Picture(Rect(20_000, 100_000, 100_000, 100_000), str(path), "a", (256, 256), (0, 0, 256, 256), "")
    )
    found = plates(written(sheet, standard_job()), tmp_path)
    (spot,) = set(found) - set(INKS)
    assert {ink for ink in INKS if darkest(found[ink]) < 255} == {"Black"}
    assert darkest(found[spot]) == 0
    assert darkest(found[spot].crop((0, 90, 300, 400))) == 255


@pytest.mark.parametrize("kind", ["tif", "jpg"])
@pytest.mark.parametrize(("name", "limit"), [("newsprint", 240), ("x1a", 320)])
def test_a_picture_of_400_per_cent_comes_out_under_the_limit(tmp_path: Path, kind: str, name: str, limit: int) -> None:
    """Added up over Ghostscript's plates, at every point."""
    image = Image.new("CMYK", (200, 200), (255, 255, 255, 255))
    image.paste((255, 255, 255, 0), (0, 0, 60, 200))
    image.paste((255, 200, 180, 90), (60, 0, 120, 200))
    image.save(tmp_path / f"a.{kind}")
    sheet = Sheet()
    path = str(tmp_path / f"a.{kind}")
    sheet.items.append(Picture(Rect(20_000, 20_000, 200_000, 200_000), path, "a", (200, 200), (0, 0, 200, 200), ""))
    found = plates(written(sheet, standard_job(name)), tmp_path)
    totals = [sum(255 - ink for ink in point) for point in zip(*(found[ink].tobytes() for ink in INKS), strict=True)]
    assert limit * 0.75 < max(totals) / 2.55 <= limit


# --- qpdf ---


@pytest.mark.parametrize("name", PROFILES)
def test_the_sample_in_every_profile(tmp_path: Path, name: str) -> None:
    result = typeset(ISSUE, profile=name)
    assert result.paper and result.darkroom
    path = tmp_path / "page.pdf"
    proof = name == "proof"
    path.write_bytes(
        write_pdf(
            result.paper,
            result.paper.pages,
            proof=proof,
            stamp="不可付印" * proof,
            darkroom=result.darkroom,
            findings=result.diagnostics,
        )
    )
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", path)
    said = run("pdfinfo", path)
    wanted = {"PDF/X-4": "PDF/X-4", "PDF/X-1a:2003": "PDF/X-1a:2003"}.get(PROFILES[name].standard, "")
    assert re.search(rf"PDF subtype: +{wanted}", said) if wanted else "PDF subtype" not in said


# --- the kit ---


def test_the_newsprint_profile_is_what_its_script_makes() -> None:
    """ArgyllCMS computes the same bytes from the same data; half a minute."""
    assert newsprint() == (HERE / NEWSPRINT).read_bytes()
