"""The specimen: every tag, mark style, level, breaker and option that there is, each set as it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from layout.export.dump import dump
from layout.export.pdf import write_pdf
from layout.flow.galley import Cursor, LinePiece
from layout.flow.setter import Setter
from layout.flow.story import Desk
from layout.fonts.book import FontBook
from layout.model import Inline, Paragraph, Role
from layout.pipeline import Result, typeset
from layout.plan.areas import Slot
from layout.spec import markup
from layout.spec.issue import Loaded, load
from layout.spec.styletables import BREAKERS, MARK_STYLES, PROHIBITIONS
from layout.text.justify import TextLine
from tests.pages.readback import read_text

UNSEEN = dict.fromkeys((0xAD, 0x200B, 0xE0100))  #: PDFium gives no variation selectors beyond the BMP
SPECIMEN = Path(__file__).parents[2] / "issues" / "specimen"


@pytest.fixture(scope="module")
def result() -> Result:
    return typeset(SPECIMEN, ("01", "02"))  # 03 shows borders and grounds, see ``test_ornaments``


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(SPECIMEN, ())


def test_nothing_is_wrong_but_what_it_shows(result: Result) -> None:
    """Open lines without hyphenation, emergency breaks, full-width digits."""
    assert result.paper
    found = Counter((Path(at.at.file).stem, at.code) for at in result.diagnostics)
    assert found == {("不断", "line-open"): 3, ("紧急", "line-forced"): 2, ("后备", "full-width"): 1}


def test_golden(result: Result, file_regression: FileRegressionFixture) -> None:
    assert result.paper
    file_regression.check(dump(result.paper), extension=".yaml", encoding="utf-8")


def test_it_shows_every_tag(loaded: Loaded) -> None:
    assert loaded.issue
    stories = loaded.issue.stories.values()
    paragraphs = [block for story in stories for block in story.blocks if isinstance(block, Paragraph)]
    shown: set[Role | Inline] = {block.role for block in paragraphs}
    shown |= {mark.role for block in paragraphs for mark in block.text.marks}
    shown |= {effect.kind for block in paragraphs for effect in block.text.effects}
    assert shown >= {tag.sort for tag in markup.TAGS.values()} | {Role.VERSE}
    heads = [line for story in stories for _, part in story.heading.parts for line in part]
    in_heads = {effect.kind for line in heads for effect in line.effects}
    assert in_heads >= {Inline.DOTS, Inline.NAME, Inline.TITLE, Inline.UNDERLINE, Inline.HIGHLIGHT, Inline.SUPER}


def test_it_shows_every_rule_of_composition(loaded: Loaded) -> None:
    assert loaded.issue and loaded.style
    shape = loaded.style.shape
    shown: set[tuple[str, str | int]] = {
        ("marks", shape.marks), ("rules", shape.rules), ("breaker", shape.breaker)
    }  # fmt: skip
    shown |= {item for page in loaded.issue.pages for place in page.placements for item in place.composition}
    wanted: set[tuple[str, str | int]] = {("hang", True), ("grid", True), ("tighten", 50), ("hyphenation", "en")}
    wanted |= {("marks", name) for name in MARK_STYLES.values()} | {("rules", name) for name in PROHIBITIONS.values()}
    wanted |= {("breaker", name) for name in BREAKERS.values()}
    assert shown >= wanted


def set_lines(loaded: Loaded, area: str) -> list[TextLine]:
    """The lines of an area's text."""
    assert loaded.issue and loaded.style
    fonts = FontBook(loaded.style.faces, SPECIMEN)
    desk = Desk(loaded.style, Setter(loaded.style, fonts), SPECIMEN)
    placements = [placement for page in loaded.issue.pages for placement in page.placements]
    placement = next(placement for placement in placements if placement.area == area)
    galley = desk.galley(placement, loaded.issue.stories[area])
    pieces, _ = galley.locate(Slot(0, desk.grid.column_width, 0, 0), Cursor())
    return [piece.line for piece in pieces if isinstance(piece, LinePiece)]


def test_it_shows_every_step_of_justification(loaded: Loaded) -> None:
    """RULES 5: but for the middle dot, which is half an em by nature, and the line's end, which is always trimmed."""
    lines = set_lines(loaded, "步骤")
    steps = {step if by > 0 else -step for line in lines for step, by in line.steps}
    steps |= {3 for line in lines if line.opened}
    assert steps == {-2, -4, -5, -6, -7, 1, 2, 3}


def test_total_fit_sets_better_than_first_fit(loaded: Loaded) -> None:
    first, total = (max(line.opened for line in set_lines(loaded, area)) for area in ("逐行", "全段"))
    assert total < 100 < 200 < first  # 1/10 em is seen


def test_hyphenation_closes_the_lines(loaded: Loaded) -> None:
    off, on = (max(line.opened for line in set_lines(loaded, area)) for area in ("不断", "断词"))
    assert on < 100 < 1000 < off


def test_it_reads_as_it_was_written(result: Result, tmp_path: Path) -> None:
    assert result.paper
    path = tmp_path / "specimen.pdf"
    path.write_bytes(write_pdf(result.paper, result.paper.pages, proof=False))
    for page in (0, 1):
        text = "".join(read_text(path, page).translate(UNSEEN).split())
        for node in _nodes(result, page):
            assert "".join(node.translate(UNSEEN).split()) in text


def _nodes(result: Result, page: int) -> Iterator[str]:
    assert result.paper
    seen = {line.node for frame in result.paper.pages[page].frames for line in frame.lines}
    yield from (result.paper.nodes[node].text for node in sorted(seen))
