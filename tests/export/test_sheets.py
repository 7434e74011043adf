"""Sheets: the paper around the trim, printer's marks on it, and spreads."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from layout.export.outline import extent
from layout.export.pdf import write_pdf
from layout.export.plates import plates
from layout.export.png import page_pngs
from layout.geometry import Rect
from layout.inks import inks_of
from layout.output import page_file
from layout.paper import Fill, GlyphRun, Item, Page, Paper, PathFill
from layout.pipeline import typeset
from tests.export.reading import opened, text
from tests.spec.conftest import Files, write

MM = 360_000 / 127
STYLE = """报名: 试报
版心: {{栏数: 2, 栏宽: 24字, 行数: 20}}
纸张: {{成品: 600pt × 400pt{sheet}}}
颜色: {{金: {{油墨: [0%, 20%, 80%, 10%], 专色: 是}}}}
线: {{金线: {{粗细: 3pt, 颜色: 金}}, 红线: {{粗细: 1pt, 颜色: 红}}}}
"""
MAP = "版名: {name}\n版面: |\n  8 报头 报头\n  * 甲{page} 乙{page}\n放: {{甲{page}: {{上线: 金线}}}}\n"
MARKED = ", 出血: 3mm, 纸: 700pt × 500pt"


def paper(
    folder: Path, sheet: str = "", issue: str = "", pages: tuple[str, ...] = ("01",), only: str = "", more: str = ""
) -> Paper:
    style = STYLE.format(sheet=sheet) + more
    files: Files = {"paper.yaml": style, "期/issue.yaml": f"日期: 2020-09-29\n{issue}", "期/01.yaml": None}
    for page in pages:
        files[f"期/{page}.yaml"] = MAP.format(page=page, name=f"第{page}版")
        for story in "甲乙":
            files[f"期/稿/{story}{page}.md"] = f"---\n主题: {story}\n---\n" + f"　　{story}{page}文字也有一些。\n" * 3
    result = typeset(write(folder, files), [only] if only else [])
    assert result.paper and {d.code for d in result.diagnostics} <= {"short-copy", "marks-no-room"}
    return result.paper


def marks(page: Page) -> tuple[Item, ...]:
    return tuple(item for frame in page.frames if frame.kind == "marks" for item in frame.items)


def box(item: Item) -> Rect:
    match item:
        case Fill():
            return item.rect
        case PathFill():
            return extent((item,))
        case GlyphRun():
            half = item.size // 2  # of the width of a 汉字: the slug line is mostly figures
            return Rect(item.x, item.y - item.size, half * len(item.glyphs), item.size)
    raise AssertionError(item)


def drawn(of: Paper, page: int = 0, dpi: int = 144) -> Image.Image:
    return Image.open(BytesIO(page_pngs(write_pdf(of, of.pages, proof=False), dpi)[page])).convert("L")


def test_without_paper_the_file_ends_at_the_bleed(tmp_path: Path) -> None:
    made = paper(tmp_path, ", 出血: 3mm")
    assert made.pages[0].sheet is None and not marks(made.pages[0])
    with opened(write_pdf(made, made.pages, proof=False)) as pdf:
        page = pdf.pages[0]
        assert list(page.MediaBox) == list(page.BleedBox)


def test_boxes(tmp_path: Path) -> None:
    """600 × 400 pt in the middle of 700 × 500 pt, 3 mm of bleed."""
    made = paper(tmp_path, MARKED)
    with opened(write_pdf(made, made.pages, proof=False)) as pdf:
        page = pdf.pages[0]
        boxes = {key: [float(v) for v in page.obj[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")}
    assert boxes["/MediaBox"] == [0, 0, 700, 500]
    assert boxes["/TrimBox"] == [50, 50, 650, 450]
    assert boxes["/BleedBox"] == pytest.approx([41.496, 41.496, 658.504, 458.504])


@pytest.mark.parametrize(("sheet", "issue"), [(MARKED, ""), (MARKED + ", 中缝: 20pt", "通版: [02, 03]\n")])
def test_marks_stand_on_the_sheet_and_off_the_bleed(tmp_path: Path, sheet: str, issue: str) -> None:
    made = paper(tmp_path, sheet, issue, ("02", "03") if issue else ("01",))
    page = made.pages[0]
    items = marks(page)
    assert len(items) > 40
    for item in items:
        at, bled, on = box(item), page.bled, page.media
        assert at.right <= bled.x or at.x >= bled.right or at.bottom <= bled.y or at.y >= bled.bottom, item
        assert on.x <= at.x and at.right <= on.right and on.y <= at.y and at.bottom <= on.bottom, item


def test_no_two_marks_meet(tmp_path: Path) -> None:
    """But for the lines and the ring of a register mark, which are one mark."""
    page = paper(tmp_path, MARKED).pages[0]
    targets = [box(item).inset(-round(MM)) for item in marks(page) if isinstance(item, PathFill)]
    assert len(targets) == 8
    others = [box(item) for item in marks(page)]
    whole = targets + [at for at in others if not any(_inside(at, target) for target in targets)]
    for number, one in enumerate(whole):
        assert not any(_meet(one, other) for other in whole[number + 1 :]), one


def _inside(a: Rect, b: Rect) -> bool:
    return b.x <= a.x and a.right <= b.right and b.y <= a.y and a.bottom <= b.bottom


def _meet(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def test_every_plate_has_the_marks_and_its_own_name(tmp_path: Path) -> None:
    """Crop marks on all plates, the spot's patch on its own; plates that nothing else prints with are empty."""
    made = paper(tmp_path, MARKED)
    assert [ink.name for ink in inks_of(made.pages[0])] == ["C", "M", "Y", "K", "金"]
    found = {ink: image for _, ink, image in plates(write_pdf(made, made.pages, proof=False), 300)}
    assert set(found) == {"C", "M", "Y", "K", "金"}
    assert [ink for ink, image in found.items() if image is None] == ["C", "M", "Y"]
    scale = 300 / 72
    patches = [item for item in marks(made.pages[0]) if isinstance(item, Fill) and item.colour.name == "金"]
    assert [patch.tint for patch in patches] == [1000, 500]
    for ink in ("K", "金"):
        plate = found[ink]
        assert plate
        tick = plate.crop((int(49 * scale), int(30 * scale), int(51 * scale), int(32 * scale)))
        assert tick.histogram()[:128] != [0] * 128, ink  # the crop mark above the trim's left edge
        for patch, grey in zip(patches, (0, 127), strict=True):
            middle = patch.rect.x + patch.rect.width // 2 + 50_000, patch.rect.y + patch.rect.height // 2 + 50_000
            value = plate.getpixel((int(middle[0] / 1000 * scale), int(middle[1] / 1000 * scale)))
            assert value == (pytest.approx(grey, abs=1) if ink == "金" else 255)


@pytest.mark.parametrize(("colour", "inks"), [("黑白", "K"), ("套红", "MYK"), ("全彩", "CMYK")])
def test_a_page_has_the_inks_of_its_class(tmp_path: Path, colour: str, inks: str) -> None:
    """The bar shows those of the page: the red rule prints on M and Y."""
    made = paper(tmp_path, MARKED, more=f"色: {colour}\n稿间线: 红线\n").pages[0]
    spot = ["金"] if colour != "黑白" else []
    assert [ink.name for ink in inks_of(made)] == [*inks, *spot]
    fills = [item for item in marks(made) if isinstance(item, Fill)]
    patches = {fill.colour.name for fill in fills if fill.rect.width == fill.rect.height}
    overprints = {"全彩": {"CM", "CY", "MY", "CMY"}, "套红": {"MY"}, "黑白": set()}[colour]
    assert patches - {"All"} == {*inks, *spot, *overprints}


def test_only_what_is_listed_is_drawn(tmp_path: Path) -> None:
    made = paper(tmp_path, MARKED + ", 标记: 裁切")
    assert len(marks(made.pages[0])) == 8
    assert not marks(paper(tmp_path / "none", MARKED + ", 标记: 无").pages[0])


def test_what_is_read_is_as_before_and_then_the_slug(tmp_path: Path) -> None:
    plain, marked = paper(tmp_path), paper(tmp_path / "m", MARKED, "版本: 二版\n")
    before, after = (text(write_pdf(made, made.pages, proof=False)) for made in (plain, marked))
    assert after[: len(before)] == before
    assert "".join(after[len(before) :]).replace(" ", "") == "试报2020-09-29版01第01版二版CMYK金"


# --- spreads ---


def test_a_spread_is_its_pages_side_by_side(tmp_path: Path) -> None:
    """Pixel for pixel, the spine between them, the other pages left alone."""
    pages = ("01", "02", "03", "04")
    single = paper(tmp_path / "a", "", "", pages)
    spread = paper(tmp_path / "b", ", 中缝: 24pt", "通版: [[02, 03]]\n", pages)
    assert [page.id for page in spread.pages] == ["01", "02-03", "04"]
    wide = spread.pages[1]
    assert (wide.width, wide.height, wide.folds) == (1_224_000, 400_000, (612_000,))
    assert wide.files == (*single.pages[1].files, *single.pages[2].files)
    image = drawn(spread, 1)
    for page, left in ((1, 0), (2, 624)):
        crop = image.crop((2 * left, 0, 2 * (left + 600), 800))
        assert ImageStat.Stat(ImageChops.difference(crop, drawn(single, page))).mean[0] < 0.02
    read, apart = (text(write_pdf(made, made.pages, proof=False), 1) for made in (spread, single))
    assert read[: len(apart)] == apart and len(read) > len(apart)


def test_its_file_has_both_names(tmp_path: Path) -> None:
    made = paper(tmp_path, "", "通版: [02, 03]\n", ("02", "03"))
    assert page_file("{paper}{date:%Y%m%d}{page}.pdf", made, [made.pages[0]]) == "试报2020092902-03.pdf"


def test_one_of_its_pages_alone_is_a_page(tmp_path: Path) -> None:
    made = paper(tmp_path, "", "通版: [02, 03]\n", ("02", "03"), only="03")
    assert [(page.id, page.width, page.folds) for page in made.pages] == [("03", 600_000, ())]


def test_the_fold_is_marked_above_and_below(tmp_path: Path) -> None:
    page = paper(tmp_path, MARKED + ", 中缝: 24pt, 标记: [折, 居中]", "通版: [02, 03]\n", ("02", "03")).pages[0]
    ticks = [box(item) for item in marks(page)]
    middle = [tick for tick in ticks if tick.x + tick.width // 2 == 612_000]
    assert len(middle) == 8  # four dashes on either side
    assert {tick.y + tick.height // 2 for tick in ticks if tick not in middle} == {200_000}
    assert page.sheet == Rect(-50_000, -50_000, 1_324_000, 500_000)


def test_right_to_left_the_lower_number_stands_right(tmp_path: Path) -> None:
    left, right = (
        paper(tmp_path / more, "", "通版: [02, 03]\n", ("02", "03"), more=f"语言: {more}\n").pages[0]
        for more in ("zh-CN", "ug")
    )
    assert left.id == right.id == "02-03"
    assert (left.name, right.name) == ("第02版、第03版", "第03版、第02版")
