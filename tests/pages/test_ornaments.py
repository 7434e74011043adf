"""Page 03 of the specimen: every border, ground and pattern, each set as it says of itself."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from layout.export.dump import dump
from layout.export.pdf import write_pdf
from layout.ornaments import GROUNDS, MOTIFS
from layout.pipeline import Result, typeset
from layout.preflight import Target, preflight
from tests.pages.test_specimen import SPECIMEN


@pytest.fixture(scope="module")
def result() -> Result:
    return typeset(SPECIMEN, ("03",))


def test_nothing_is_wrong(result: Result) -> None:
    assert result.diagnostics == ()


def test_golden(result: Result, file_regression: FileRegressionFixture) -> None:
    assert result.paper
    file_regression.check(dump(result.paper), extension=".yaml", encoding="utf-8")


def test_it_shows_every_motif_and_ground(result: Result) -> None:
    assert result.style
    rules = {style.pattern for style in result.style.rules.values()}
    boxes = result.style.boxes.values()
    assert {box.pattern for box in boxes if box.kind == "ornament"} | rules >= set(MOTIFS)
    assert {box.ground for box in boxes} >= set(GROUNDS)


@pytest.fixture(scope="module")
def pdf(result: Result) -> bytes:
    assert result.paper
    return write_pdf(result.paper, result.paper.pages, proof=False)


@pytest.mark.parametrize("target", [Target.NEWSPRINT, Target.X4])
def test_our_own_preflight_has_nothing_to_say(pdf: bytes, target: Target) -> None:
    report = preflight(pdf, target)
    assert report.looked == 1
    assert [found for found in report.findings if found.level > 0] == []


@pytest.mark.parametrize("dpi", [150, 300])
def test_a_gradient_shows_no_step_and_no_seam(result: Result, pdf: bytes, dpi: int) -> None:
    """Beside the text of the box, from its head to its foot, each pixel is as dark as the one above or hardly more."""
    assert result.paper
    box = next(frame.rect for frame in result.paper.pages[0].frames if (frame.kind, frame.area) == ("box", "往下"))
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    image = document[0].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    x, top, foot = (round(at * dpi / 72_000) for at in (box.x + 4_000, box.y + 2_000, box.bottom - 2_000))
    greys = [image.getpixel((x, y)) for y in range(top, foot)]
    assert greys[0] - greys[-1] > 20
    assert all(0 <= above - below <= 2 for above, below in pairwise(greys))
