"""Page 03 of the specimen: every border, ground and pattern, each set as it says of itself."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from layout.export.dump import dump
from layout.export.pdf import write_pdf
from layout.ornaments import GROUNDS, MOTIFS
from layout.pipeline import Result, typeset
from layout.preflight import preflight
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
