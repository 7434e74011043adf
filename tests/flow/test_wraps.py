"""Text around a picture: whatever its length, nothing is lost and nothing is said but what is so."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from layout.pipeline import Result, typeset
from tests.flow.wraps import LINE, ROWS, paper, story

CAPACITY = 3 * ROWS - 2 * 7  #: lines of the area, without the rows of the picture and of the white under it


def lines(result: Result) -> list[str]:
    assert result.paper
    frames = result.paper.pages[0].frames
    return [line.text for frame in frames if frame.kind == "column" and frame.area == "甲" for line in frame.lines]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper(tmp_path_factory.mktemp("wraps"))


@pytest.mark.parametrize("first", range(1, 401, 50))
def test_every_length_beside_a_picture_over_two_of_three_columns(root: Path, first: int) -> None:
    """Lengths from 1 to 400 字, in an area of a fixed depth and in one as deep as its copy."""
    for length in range(first, first + 50):
        text = story(root, length)
        needed = -(-(length + 2) // LINE)
        for page in ("01", "02"):
            result = typeset(root, [page])
            found = lines(result)
            over = max(0, needed - CAPACITY) if page == "01" else 0
            assert "".join(found) == text[: len(text) - max(0, length + 2 - LINE * CAPACITY) * (over > 0)]
            told = {d.code: d for d in result.diagnostics}
            assert told.keys() <= {"overset", "short-copy", "widow-line"}
            assert ("overset" in told) == (over > 0)
            if over:
                assert told["overset"].arg("lines") == over
            assert "widow-line" not in told or needed >= CAPACITY - 1  # where no other end is free
            if page == "02" and needed > 3 * 7:
                assert "short-copy" not in told, length


def test_the_white_of_a_transparent_picture_lies_under_the_text_around_it(root: Path) -> None:
    image = Image.new("LA", (400, 400))
    ImageDraw.Draw(image).ellipse((0, 0, 399, 399), fill=(0, 255))
    image.save(root / "a.png")
    story(root, 300, "{图: a.png, 宽: 6字, 行: 6, 绕排: 轮廓}")
    result = typeset(root, ["01"])
    assert result.paper
    kinds = [frame.kind for frame in result.paper.pages[0].frames if frame.area == "甲"]
    assert kinds.index("picture") < kinds.index("column")


@pytest.mark.parametrize(
    "inset",
    [
        "{图: a.svg, 宽: 5字, 行: 6, 位置: 右下}",
        "{图: a.svg, 栏: 2, 宽: 11字, 行: 5, 位置: 中, 绕排: 椭圆}",
        "{图: a.svg, 宽: 7字, 行: 6, 位置: 右, 绕排: [[0%, 0%], [100%, 0%], [100%, 100%]]}",
    ],
)
def test_no_line_stands_on_another(root: Path, inset: str) -> None:
    """Columns are tried shallower than they are while their ends are levelled; their strips stay where they are."""
    for length in range(400, 600, 3):
        text = story(root, length, inset)
        result = typeset(root, ["01"])
        assert result.paper
        frames = [f for f in result.paper.pages[0].frames if f.kind == "column" and f.area == "甲"]
        stand = sorted((line.y, line.x, line.x + line.width) for frame in frames for line in frame.lines)
        assert all(one[0] != two[0] or one[2] <= two[1] for one, two in pairwise(stand)), length
        told = {d.code: d for d in result.diagnostics}
        lost = told["overset"].arg("chars") if "overset" in told else 0
        assert "".join(lines(result)) == text[: len(text) - int(str(lost))], length
