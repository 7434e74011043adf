"""Any page map, with any heading, columns, box and inset: no character is lost, nothing stands on anything else."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.geometry import Rect
from layout.paper import Frame
from layout.pipeline import Result, typeset
from tests.spec.conftest import Files, write

COPY = "天地玄黄宇宙洪荒日月盈昃辰宿列张"
WORDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20"/></svg>'
COLUMNS, ROWS = 4, 40
#: What has no room stands on something, and is told, or the fault of the map that brings it about.
TOLD = {"heading-too-deep", "picture-no-room", "page-over", "fit-unknown"}
Bands = list[tuple[int, bool, str]]  #: rows, whether as its text needs (随文), a word for each 栏
Values = dict[str, object]  #: keys as written
Told = tuple[int, list[Values], int]  #: 字 of the copy, insets, 字 of the headline


@st.composite
def maps(draw: st.DrawFn) -> Bands:
    """Bands of a page map, all areas in one piece: a stretch goes on with an area above it or begins a new one."""
    depths = [draw(st.integers(1, 16)) for _ in range(draw(st.integers(1, 4)))]
    bands: list[str] = []
    fresh = iter(WORDS)
    for _ in depths:
        row = ""
        while len(row) < COLUMNS:
            above = bands[-1][len(row)] if bands else ""
            old = above and draw(st.booleans()) and above not in row
            row += (above if old else next(fresh)) * draw(st.integers(1, COLUMNS - len(row)))
        bands.append(row)
    follow = [draw(st.booleans()) for _ in depths]
    return list(zip(depths, follow, bands, strict=True))


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "级": st.sampled_from(["头条", "二条", "三条", "简讯"]),
        "框": st.sampled_from(["线框", "花边"]),
        "栏": st.sampled_from(["1", "2", "3", "2.5", "[9字, 5字]"]),
        "题跨": st.integers(1, COLUMNS),
        "题行": st.integers(1, 9),
        "上空": st.integers(0, 3),
        "题向": st.sampled_from(["竖", "竖右"]),
    },
)
INSET = st.fixed_dictionaries(
    {"位置": st.sampled_from(["左上", "上", "右上", "左", "中", "右", "左下", "下", "右下"])},
    optional={
        "栏": st.integers(1, 3),
        "宽": st.integers(2, 20).map("{}字".format),
        "行": st.integers(1, 12),
        "绕排": st.sampled_from(["矩形", "椭圆", "[[0%, 0%], [100%, 40%], [30%, 100%]]"]),
        "说明": st.just("天地玄黄宇宙洪荒"),
    },
)
STORY = st.tuples(st.integers(0, 900), st.lists(INSET, max_size=2), st.integers(0, 12))


def _flow(values: Values) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def _files(bands: Bands, asked: list[Values], told: list[Told]) -> Files:
    areas = sorted({word for *_, row in bands for word in row})
    drawn = "".join(f"  {'随文' if follow else depth} {' '.join(row)}\n" for depth, follow, row in bands)
    rows = max(ROWS, sum(1 if follow else depth for depth, follow, _ in bands) + 1)
    drawn += f"  * {' '.join('末' * COLUMNS)}\n"
    places = "".join(f"  {area}: {_flow(asked[n % len(asked)])}\n" for n, area in enumerate(areas))
    files: Files = {
        "paper.yaml": f"报名: 小报\n版心: {{行数: {rows}, 行距: 12pt}}\n样式: {{正文: {{字号: 9pt}}}}\n页码: 无\n",
        "期/01.yaml": f"版面: |\n{drawn}放:\n{places}",
        "期/图.svg": DRAWING,
        "期/稿/末.md": "---\n图: 图.svg\n---\n",
    }
    for number, area in enumerate(areas):
        length, insets, title = told[number % len(told)]
        head = f"主题: {COPY[:title]}\n" if title else ""
        head += "插图: [" + ", ".join(_flow({"图": "图.svg", **i}) for i in insets) + "]\n" if insets else ""
        files[f"期/稿/{area}.md"] = f"---\n{head}---\n　　{(COPY * 60)[:length]}\n"
    return files


def _kept(result: Result, area: str, length: int) -> None:
    """What stands in the columns, and the rest that is marked at the area's foot, is all of the copy."""
    assert result.paper
    frames = [frame for frame in result.paper.pages[0].frames if frame.area == area]
    text = "".join(line.text for frame in frames if frame.kind == "column" for line in frame.lines)
    marked = [str(item) for frame in frames if frame.kind == "overset" for item in frame.items]
    found = re.search(r"(\d+)字", marked[0]) if marked else None
    assert text == (COPY * 60)[: length - int(found[1] if found else 0)], area


def _apart(one: Rect, two: Rect) -> bool:
    return one.right <= two.x or two.right <= one.x or one.bottom <= two.y or two.bottom <= one.y


def _boxes(frames: tuple[Frame, ...]) -> list[tuple[str, Rect]]:
    return [(frame.area, frame.rect) for frame in frames if frame.kind in ("column", "heading", "picture", "caption")]


@settings(max_examples=40)
@given(maps(), st.lists(ASKED, min_size=1, max_size=4), st.lists(STORY, min_size=1, max_size=4))
def test_any_page(bands: Bands, asked: list[Values], told: list[Told]) -> None:
    with TemporaryDirectory() as folder:
        result = typeset(write(Path(folder), _files(bands, asked, told)))
    assert result.paper, [str(d) for d in result.diagnostics]
    frames = result.paper.pages[0].frames
    areas = sorted({word for *_, row in bands for word in row})
    for number, area in enumerate(areas):
        _kept(result, area, told[number % len(told)][0])
    stand = sorted(
        (line.y, line.x, line.x + line.width)
        for frame in frames if frame.kind == "column" for line in frame.lines
    )  # fmt: skip
    assert all(one[0] != two[0] or one[2] <= two[1] for one, two in pairwise(stand))
    if not TOLD & {found.code for found in result.diagnostics}:
        for (one, here), (two, there) in combinations(_boxes(frames), 2):
            assert one == two or _apart(here, there), (one, two)
