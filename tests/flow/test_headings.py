"""Headings: every line in its span whatever its limits, the same words, and what stands on a ground as it prints."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.cli import main
from layout.diagnostic import Diagnostic, Span
from layout.export.pdf.document import write_pdf
from layout.export.plates import plates
from layout.flow.fitting import Fitting, Piece
from layout.flow.heading import Wanted, set_heading
from layout.flow.setter import Setter
from layout.fonts.book import FontBook
from layout.model import Heading, Role, Text
from layout.pipeline import typeset
from layout.spec.issue import load
from layout.style import Align, Fit, Level, StyleBook
from tests.test_cases import FOLDER, lay_out, read_case

CASES = FOLDER / "headings"
MIXED = st.text("天地玄黄，“”《》：·A1 。", min_size=1, max_size=40).map(str.strip).filter(bool)


def paper(name: str, folder: Path) -> Path:
    lay_out(read_case(CASES / f"{name}.case"), folder)
    return folder


@pytest.fixture(scope="module")
def style(tmp_path_factory: pytest.TempPathFactory) -> StyleBook:
    found = load(paper("breaking", tmp_path_factory.mktemp("style"))).style
    assert found
    return found._replace(faces={name: face for name, face in found.faces.items() if name != "方"})


@pytest.fixture(scope="module")
def setter(style: StyleBook) -> Setter:
    styles = {role: one._replace(face="宋") for role, one in style.styles.items()}
    return Setter(style._replace(styles=styles), FontBook(style.faces, Path()))


def text(words: str) -> Text:
    return Text(words, Span("稿/甲.md", 2, 5))


@settings(max_examples=150)
@given(
    st.lists(MIXED, min_size=1, max_size=3), st.integers(60_000, 400_000), st.integers(0, 150), st.integers(500, 1000),
    st.integers(500, 1000), st.integers(0, 800),
)  # fmt: skip
def test_lines_fit(
    setter: Setter, words: list[str], room: int, close: int, narrow: int, shrink: int, spread: int
) -> None:
    """However little a part may give, no line of its leaves its span; what is beyond the limits is said, once."""
    fitting = Fitting(setter, "甲", Fit(close, narrow, shrink, spread), True)
    base = setter.style.styles[Role.HEADLINE]
    found: list[Diagnostic] = []
    pieces = [Piece(text(line), 0, setter.text(text(line), base, "甲").par.end, room) for line in words]
    lines = fitting.part(pieces, base, found)
    assert all(line.width <= room + base.size // 20 for line in lines)
    assert ["".join(line.text.text.text[line.line.start : line.line.end]) for line in lines] == words
    (set_in,) = {line.text.style for line in lines}
    assert len(found) <= 1
    if not any(each.code == "heading-too-wide" for each in found):
        assert set_in.scale >= narrow and set_in.size >= base.size * shrink // 1000
        spaces = [line.line.space * 1000 // (line.line.gaps * 1000) for line in lines if line.line.gaps]
        assert all(-close - 1 <= space <= spread for space in spaces)


@settings(max_examples=100)
@given(MIXED, st.integers(100_000, 400_000), st.sampled_from(["left", "centre", "right", "stepped"]), st.integers(1, 4))
def test_broken_lines_are_the_text(setter: Setter, words: str, width: int, align: str, lines: int) -> None:
    """In order, no character lost, inside the width, one under the other."""
    level = next(iter(setter.style.levels.values()))
    parts = {role: one._replace(face="宋", align=cast(Align, align)) for role, one in level.styles.items()}
    level = Level("甲", parts, level.gap, level.white, level.fit, lines)
    heading = Heading().with_headline((text(words),))
    found = set_heading(heading, level, setter, "甲", width, setter.style.grid, Wanted())
    assert "".join(words[line.line.start : line.line.end] for line in found.lines) == words
    assert len(found.lines) <= lines
    tops = [line.top for line in found.lines]
    assert tops == sorted(set(tops)) and found.height >= tops[-1]
    for line in found.lines:
        wide = line.line.width * line.text.style.size * line.text.style.scale // 1_000_000
        assert line.left >= -2500 and line.left + wide <= width + 2500


def tones(issue: Path, points: dict[str, tuple[float, float]]) -> dict[str, dict[str, int]]:
    """Per cent of each ink at points in pt from the top left."""
    made = typeset(issue)
    assert made.paper
    pdf = write_pdf(made.paper, made.paper.pages, proof=False, darkroom=made.darkroom)
    drawn = {ink: image for _, ink, image in plates(pdf, 288) if image}
    at = {name: (round(x * 4), round(y * 4)) for name, (x, y) in points.items()}
    return {
        name: {ink: round(100 - image.getpixel(place) / 2.55) for ink, image in drawn.items()}  # type: ignore[operator]
        for name, place in at.items()
    }


def test_grounds_knock_out(tmp_path: Path) -> None:
    """White type leaves black ground bare; hollow type lets its tint through; an edge lies outside its letters."""
    points = {
        "ground": (140, 30), "white letter": (253.5, 59.5),
        "tint": (140, 210), "hollow letter": (265.5, 229), "its line": (257.4, 229),
        "edged letter": (267.5, 396), "its edge": (259.8, 396),
    }  # fmt: skip
    found = tones(paper("grounds", tmp_path), points)
    assert {name: (round(inks["M"], -1), round(inks["K"], -1)) for name, inks in found.items()} == {
        "ground": (0, 100), "white letter": (0, 0),
        "tint": (0, 10), "hollow letter": (0, 10), "its line": (0, 100),
        "edged letter": (0, 0), "its edge": (90, 0),
    }  # fmt: skip


def test_the_edge_is_no_text(tmp_path: Path) -> None:
    made = typeset(paper("grounds", tmp_path))
    assert made.paper
    pdf = write_pdf(made.paper, made.paper.pages, proof=False, darkroom=made.darkroom)
    read = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert [read.count(words) for words in ("勾边字", "勾", "空心字", "大字反白")] == [1, 1, 1, 1]


def test_a_page_alone_finds_what_it_refers_to(tmp_path: Path) -> None:
    """The page of a story and its headline, though the page that places it is not set; moving it changes both."""
    folder = paper("teasers", tmp_path)

    def teaser() -> list[str]:
        made = typeset(folder, ["01"]).paper
        assert made and [page.id for page in made.pages] == ["01"]
        return [line.text for frame in made.pages[0].frames if frame.area == "一" for line in frame.lines]

    assert teaser() == ["正文的主题两行", "详见 版02"]
    (folder / "02.yaml").rename(folder / "03.yaml")
    story = folder / "稿" / "正文.md"
    story.write_text(story.read_text(encoding="utf-8").replace("正文的主题|两行", "换了主题"), encoding="utf-8")
    assert teaser() == ["换了主题", "详见 版03"]


def test_breaks_are_kept_by_command_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``layout breaks`` shows them, with --write keeps them beside those that are kept, and then none are left."""
    folder, file = paper("kept", tmp_path), tmp_path / "断题.yaml"
    before = file.read_text(encoding="utf-8")
    assert main(["breaks", str(folder), "--lang", "zh"]) == 0
    assert capsys.readouterr().out.splitlines() == ["二: 改过的标题|就照规矩断开", "四: 没有记号的一行|就不算数了"]
    assert file.read_text(encoding="utf-8") == before
    assert main(["breaks", str(folder), "--write"]) == 0
    capsys.readouterr()
    assert '"二": "改过的标题|就照规矩断开"\n' in file.read_text(encoding="utf-8")
    assert '"一": "断在这里|还是断在那里呢"\n' in file.read_text(encoding="utf-8")
    assert main(["breaks", str(folder)]) == 0
    assert capsys.readouterr().out == ""
    codes = {found.code for found in typeset(folder).diagnostics}
    assert not codes & {"heading-broken", "break-stale"}


@pytest.mark.parametrize("content", ["- 一\n", "一: [断|开]\n", "只是一行字\n"])
def test_a_file_of_breaks_that_is_none_is_told_and_left(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = paper("kept", tmp_path), tmp_path / "断题.yaml"
    file.write_text(content, encoding="utf-8")
    assert main(["breaks", str(folder), "--write", "--lang", "zh"]) == 2
    assert "断题.yaml:1:" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == content
