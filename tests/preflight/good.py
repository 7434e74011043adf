"""Good files, by our own writer: two pages with type, a tint, a spot and a picture."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from layout.export.pdf import write_pdf
from layout.geometry import Rect
from layout.paper import Fill, Picture
from layout.preflight import Target
from layout.press.job import standard_job
from layout.press.pictures import Darkroom
from layout.style import WHITE, Colour
from tests.export.papers import RED, SPOT, Sheet

PROFILE = {Target.X4: "x4", Target.X1A: "x1a", Target.NEWSPRINT: "newsprint", Target.AD: "newsprint"}


@cache
def good(target: Target) -> bytes:
    """A file that ``target`` has nothing against."""
    sheet = Sheet(bleed=8504)
    sheet.items.append(Fill(Rect(20_000, 20_000, 200_000, 60_000), Colour("底", (0, 0, 0, 300)), 1000))
    sheet.run("黑字排在底色上", y=40_000)
    sheet.run("专色", y=100_000, colour=SPOT)
    sheet.run("反白", y=70_000, colour=WHITE)
    sheet.run("红字", y=120_000, size=16_000, colour=RED)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "图.png"
        Image.linear_gradient("L").convert("RGB").save(path)
        at = Rect(20_000, 150_000, 60_000, 60_000)
        sheet.items.append(Picture(at, str(path), path.name, (256, 256), (0, 0, 256, 256), ""))
        paper = sheet.paper()
        pages = (*paper.pages, paper.pages[0]._replace(id="02"))
        paper = paper._replace(pages=pages[: 1 if target is Target.AD else 2])
        darkroom = Darkroom(standard_job(PROFILE[target]))
        return write_pdf(paper, paper.pages, proof=False, darkroom=darkroom)
