"""Pages: boxes, colours, what is drawn, and what the file says of itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from layout.artwork import place
from layout.artwork.reader import parse_artwork
from layout.export.pdf import write_pdf
from layout.geometry import Rect
from layout.paper import Artwork, Fill, Frame, GlyphRun, Item, Missing, Outline, Page, PathFill, Picture
from layout.style import BLACK, WHITE, Colour
from tests.export.papers import RED, SPOT, Sheet
from tests.export.reading import content, opened, shown, text

STAMP = "不可付印"


def operands(pdf: bytes, operator: str) -> list[list[float | str]]:
    """The operands of each use of an operator on the first page."""
    return [[str(v) if str(v)[:1] == "/" else float(v) for v in found] for op, found in content(pdf) if op == operator]


def test_boxes() -> None:
    sheet = Sheet(bleed=8504)
    sheet.run("中文")
    with opened(sheet.pdf()) as document:
        page = document.pages[0]
        assert [float(v) for v in page.MediaBox] == pytest.approx([0, 0, 317.008, 417.008])
        assert page.BleedBox == page.MediaBox
        assert [float(v) for v in page.TrimBox] == pytest.approx([8.504, 8.504, 308.504, 408.504])
        assert "/Trans" not in page and "/Rotate" not in page


def test_what_the_file_says_of_itself() -> None:
    sheet = Sheet()
    sheet.run("中文")
    pdf = sheet.pdf()
    assert pdf.startswith(b"%PDF-1.6")
    with opened(pdf) as document:
        info, root = document.docinfo, document.Root
        assert info.Title == "测试日报 2020年9月29日"
        assert str(info.CreationDate) == str(info.ModDate) == "D:20200929000000+00'00'"
        assert info.Trapped == "/False"
        assert root.Lang == "zh-Hans"
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.PageLabels.Nums == [0, root.PageLabels.Nums[1]] and root.PageLabels.Nums[1].P == "01"
        assert "/Outlines" not in root and "/Names" not in root and "/OpenAction" not in root
        first, second = document.trailer.ID
        assert bytes(first) == bytes(second) and len(bytes(first)) == 16
    for word in (b"Helvetica", b"/JavaScript", b"/Trans", str(Path.home()).encode(), b"Song-Regular.otf"):
        assert word not in pdf
    assert len(re.findall(rb"[^\n]endstream", pdf)) == 0


def test_text_is_black_alone() -> None:
    sheet = Sheet()
    sheet.run("中文")
    sheet.run("红字", y=70_000, colour=RED)
    sheet.run("反白", y=90_000, colour=WHITE)
    pdf = sheet.pdf()
    assert operands(pdf, "k") == [[0, 0, 0, 1], [0, 1, 1, 0], [0, 0, 0, 0]]
    assert not {"g", "rg", "G", "RG", "sc", "scn", "sh"} & {operator for operator, _ in content(pdf)}


def states(pdf: bytes) -> list[tuple[bool, int]]:
    """The graphics states in the order in which they are set: whether fills overprint, and the mode."""
    with opened(pdf) as document:
        known: Any = document.pages[0].Resources.get("/ExtGState", {})
        return [
            (bool(known[name].op), int(known[name].OPM)) for name in (str(a[0]) for o, a in content(pdf) if o == "gs")
        ]


def test_full_black_overprints_and_nothing_else() -> None:
    """Type and thin rules in K do not cut out what lies under them; colours, tints, grounds and white do."""
    sheet = Sheet()
    sheet.items.append(Fill(Rect(0, 0, 100_000, 40_000), RED, 300))
    sheet.run("黑字", y=20_000)
    sheet.items.append(Fill(Rect(0, 60_000, 100_000, 400), BLACK))
    sheet.items.append(Fill(Rect(0, 70_000, 100_000, 40_000), BLACK))
    sheet.run("反白", y=90_000, colour=WHITE)
    sheet.run("黑字", y=120_000)
    sheet.run("灰字", y=140_000, colour=Colour("灰", (0, 0, 0, 600)))
    overprints, knocks_out = (True, 1), (False, 0)
    assert states(sheet.pdf()) == [overprints, knocks_out, overprints, knocks_out]


GREY = Colour("灰", (0, 0, 0, 600))
PENS = (None, None, Outline(500, BLACK), Outline(500, RED), Outline(900, WHITE))


class Painted(NamedTuple):
    """How a text is painted."""

    ink: list[float]
    pen: float | None  #: its width; None: filled
    join: float
    overprints: bool
    matrix: list[float]
    size: float
    scale: float
    space: float


def painted(pdf: bytes) -> list[Painted]:
    """The texts of the first page, by a machine that knows the operators (PDF 32000 8.4, 9.3) and nothing else."""
    with opened(pdf) as document:
        known: Any = document.pages[0].Resources.get("/ExtGState", {})
        over = {name: bool(known[name].op) for name in known}
    saved: list[dict[str, Any]] = []
    now: dict[str, Any] = {"Tr": [0], "k": [0, 0, 0, 1], "j": [0], "Tz": [100], "Tc": [0], "gs": False}
    found = []
    for operator, values in content(pdf):
        if operator == "q":
            saved.append({**now})
        elif operator == "Q":
            now = saved.pop()
        elif operator == "gs":
            now["gs"] = over[str(values[0])]
        elif operator == "Tf":
            now["Tf"] = float(values[1])
        elif operator in ("k", "K", "Tr", "w", "j", "Tz", "Tc", "Tm"):
            now[operator] = [float(value) for value in values]
        elif operator in ("Tj", "TJ") and now["Tr"] != [3]:
            pen = now["Tr"] == [1]
            found.append(
                Painted(now["K" if pen else "k"], now["w"][0] if pen else None, now["j"][0], now["gs"], now["Tm"],
                        now["Tf"], now["Tz"][0], now["Tc"][0])
            )  # fmt: skip
    return found


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    """Runs of all kinds, now and then so near each other that a sign must separate them, with drawings between."""
    square, hairline = Rect(0, 0, 9_000, 9_000), Rect(0, 0, 9_000, 300)
    drawn: list[Item] = [Fill(square, RED, 300), Fill(hairline, BLACK), Fill(square, BLACK), Missing(square, "中")]
    sheet, y = Sheet(), 20_000
    for _ in range(draw(st.integers(1, 7))):
        size = draw(st.sampled_from([6_000, 30_000, 31_000]))
        made = sheet.run(
            "中文", draw(st.sampled_from([20_000, 60_000])), y, size=size, scale=draw(st.sampled_from([1000, 850])),
            face=draw(st.sampled_from("宋黑")), colour=draw(st.sampled_from([BLACK, WHITE, RED, GREY])),
            space=draw(st.sampled_from([0, 60])), gaps=1,
        )  # fmt: skip
        sheet.items[-1] = made._replace(
            outline=draw(st.sampled_from(PENS)), way=draw(st.sampled_from(["across", "across", "upright", "turned"]))
        )
        sheet.items += draw(st.lists(st.sampled_from(drawn), max_size=1))
        y += size * draw(st.sampled_from([2, 11, 14])) // 10
    return sheet.items


@given(items())
def test_each_run_is_painted_as_it_says(made: list[Item]) -> None:
    """Whatever comes before it: a colour, a pen, another size, a sign that separates lines."""
    sheet, wanted = Sheet(), []
    for run in made:
        if not isinstance(run, GlyphRun):
            sheet.items.append(run)
            continue
        sheet.items.append(run._replace(node=sheet.node("中文")))
        ink = [share / 1000 for share in (run.outline.colour if run.outline else run.colour).cmyk]
        turn = [0, -1, 1, 0] if run.way == "turned" else [1, 0, 0, 1]
        wanted.append(
            Painted(ink, run.outline and run.outline.width / 1000, float(bool(run.outline)), ink == [0, 0, 0, 1],
                    [*turn, run.x / 1000, 400 - run.y / 1000], run.size / 1000, run.scale / 10,
                    run.space * run.size / 1_000_000)
        )  # fmt: skip
    found = painted(sheet.pdf())
    assert [one._replace(matrix=[], space=0) for one in found] == [one._replace(matrix=[], space=0) for one in wanted]
    for one, other in zip(found, wanted, strict=True):
        assert (*one.matrix, one.space) == pytest.approx((*other.matrix, other.space), abs=0.001)


def test_pictures_do_not_overprint(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.linear_gradient("L").save(path)
    sheet = Sheet()
    sheet.run("黑字", y=20_000)
    sheet.items.append(Picture(Rect(0, 60_000, 60_000, 60_000), str(path), "a", (256, 256), (0, 0, 256, 256), ""))
    sheet.run("黑字", y=150_000)
    pdf = sheet.pdf()
    assert states(pdf) == [(True, 1), (False, 0)]
    order = [operator for operator, _ in content(pdf) if operator in ("gs", "q", "Q", "Do")]
    assert order == ["gs", "q", "gs", "Do", "Q"]  # within its own state, so that what follows overprints again


def test_fills_stand_where_they_should() -> None:
    sheet = Sheet(bleed=8500)
    sheet.items += [Fill(Rect(20_000, 40_250, 100_000, 250), BLACK), Fill(Rect(-8500, 0, 10_000, 5000), RED, 300)]
    pdf = sheet.pdf()
    assert operands(pdf, "re") == [[28.5, 408.5 - 40.5, 100, 0.25], [0, 403.5, 10, 5]]
    assert operands(pdf, "k") == [[0, 0, 0, 1], [0, 0.3, 0.3, 0]]


def test_spots_are_separations() -> None:
    sheet = Sheet()
    sheet.items += [Fill(Rect(0, 0, 10_000, 10_000), SPOT), Fill(Rect(0, 20_000, 10_000, 10_000), SPOT, 400)]
    pdf = sheet.pdf()
    assert operands(pdf, "scn") == [[1], [0.4]]
    assert operands(pdf, "k") == []
    with opened(pdf) as document:
        (space,) = document.pages[0].Resources.ColorSpace.values()
        assert space[0] == "/Separation" and space[1] == "/专红" and space[2] == "/DeviceCMYK"
        assert [float(v) for v in space[3].C1] == [0, 0.9, 0.86, 0]


def test_outlines() -> None:
    square = (("M", (0, 0)), ("L", (10_000, 0)), ("C", (10_000, 5000, 5000, 10_000, 0, 10_000)), ("Z", ()))
    sheet = Sheet()
    sheet.items += [PathFill(square, BLACK), PathFill(square, BLACK, even_odd=True)]
    pdf = sheet.pdf()
    assert operands(pdf, "m") == [[0, 400]] * 2
    assert operands(pdf, "c")[0] == [10, 395, 5, 390, 0, 390]
    assert [operator for operator, _ in content(pdf)].count("f*") == 1


def test_artwork_keeps_its_text() -> None:
    drawing = parse_artwork(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="r" d="M0 0H40V10H0Z"/></svg>'
    )
    sheet = Sheet()
    rect = Rect(20_000, 20_000, 200_000, 60_000)
    sheet.items.append(Artwork(*place(drawing, rect, {"r": SPOT}), sheet.node("測试 日报")))
    sheet.run("第一版", y=100_000)
    pdf = sheet.pdf()
    assert text(pdf) == ["測试 日报", "第一版"]
    assert operands(pdf, "Tr") == [[3]]  # not painted
    hidden = shown(pdf)[0]
    assert hidden.left >= 20 and hidden.right <= 220 and hidden.bottom >= 320 and hidden.top <= 380


@pytest.mark.parametrize("proof", [True, False])
def test_what_is_missing_is_seen(proof: bool) -> None:
    sheet = Sheet()
    node = sheet.node("本报𰻝讯")
    sheet.run("本报𰻝讯", node=node)
    sheet.items.append(Missing(Rect(40_000, 41_200, 10_000, 10_000), "𰻝"))
    pdf = sheet.pdf(proof)
    assert operands(pdf, "re")[-1] == pytest.approx([40.125, 400 - 51.075, 9.75, 9.75])
    operators = [operator for operator, _ in content(pdf)]
    assert operators.count("S") == 1
    assert ("f" in operators) is proof  # shaded and labelled on the proof only
    assert text(pdf) == ["本报𰻝讯"]  # neither the box nor its label is text


def test_stamp() -> None:
    sheet = Sheet()
    sheet.run("中文")
    assert text(sheet.pdf(True, STAMP))[-1].endswith(STAMP)
    assert STAMP not in "".join(text(sheet.pdf(False, STAMP)))
    assert operands(sheet.pdf(True, STAMP), "Tr") == [[1]]
    (colour,) = operands(sheet.pdf(True, STAMP), "K")
    assert colour[:3] == [0, 0, 0] and 0 < float(colour[3]) < 0.6


def test_only_the_pages_asked_for() -> None:
    sheet = Sheet()
    sheet.run("中文")
    paper = sheet.paper()
    frame = Frame("column", "乙", Rect(0, 0, 1, 1), (sheet.run("第二版"),))
    second = Page("02", "", 300_000, 400_000, 0, "mono", (frame,))
    paper = paper._replace(pages=(*paper.pages, second), nodes=tuple(sheet.nodes))
    both = write_pdf(paper, paper.pages, proof=False)
    assert (text(both, 0), text(both, 1)) == (["中文"], ["第二版"])
    with opened(both) as document:
        assert [str(label.P) for label in list(document.Root.PageLabels.Nums)[1::2]] == ["01", "02"]
    alone = write_pdf(paper, paper.pages[1:], proof=False)
    assert text(alone) == ["第二版"]
    with opened(alone) as document:
        assert len(document.pages) == 1 and document.Root.PageLabels.Nums[1].P == "02"


SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from tests.export.papers import *
sheet = Sheet()
for row, face in enumerate(KIT):
    sheet.run("于9月25日在渝成立。”", y=50_000 + 14_000 * row, face=face, shifts=((1, 250), (10, -500)))
sheet.run("中文", y=120_000, colour=SPOT)
sys.stdout.buffer.write(sheet.pdf(True, "不可付印"))
"""


def test_same_paper_same_bytes(tmp_path: Path) -> None:
    """Whatever the time zone, the locale, the folder, the hash seed and reportlab's own settings."""
    here = Path(__file__).parent
    (tmp_path / ".reportlab_settings").write_text("pdfMultiLine=1\n")
    made = set()
    for seed, zone, language, folder in (("1", "Asia/Shanghai", "C", tmp_path), ("2", "UTC", "zh_CN.UTF-8", here)):
        environment = os.environ | {
            "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "HOME": str(tmp_path),
            "RL_pdfComments": seed, "RL_useA85": seed, "SOURCE_DATE_EPOCH": seed,
        }  # fmt: skip
        command = [sys.executable, "-c", SCRIPT, str(here.parent.parent)]
        made.add(subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True).stdout)
    assert len(made) == 1 and made.pop().startswith(b"%PDF")
