"""Pages as SVG: glyphs that need no fonts, pictures inside, hostile text as text."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from layout.export.svg import write_svg
from layout.geometry import Rect
from layout.paper import Artwork, Line, Missing, Paper, PathFill, PathStroke, Picture, PlacedPage
from layout.style import BLACK, Colour
from tests.export.papers import AT, RED, Sheet

SVG = "{http://www.w3.org/2000/svg}"


def svg(paper: Paper, text: bool = True) -> str:
    def drawn(item: Picture | PlacedPage) -> str:
        return f"data:image/png,{item.name}"

    def screen(colour: Colour, tint: int) -> str:
        return f"#{colour.name}{tint}"

    return write_svg(paper, paper.pages[0], drawn, screen, text=text)


def elements(text: str, name: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(text).findall(f".//{SVG}{name}")


def test_a_glyph_stands_once_and_is_used_where_it_is_set() -> None:
    sheet = Sheet()
    sheet.run("字一字", shifts=((1, -250),), space=100, gaps=2)
    made = svg(sheet.paper())
    assert len(elements(made, "defs")[0]) == 2
    uses = [(use.get("href"), use.get("x")) for use in elements(made, "use")]
    assert uses == [("#g0", None), ("#g1", "800"), ("#g0", "1850")]


def test_a_run_is_scaled_and_coloured() -> None:
    sheet = Sheet()
    sheet.run("字", x=20_500, y=50_000, size=12_000, scale=900, colour=RED)
    run = next(group for group in elements(svg(sheet.paper()), "g") if group.get("transform"))
    assert run.get("transform") == "translate(20.5 50)scale(0.0108 0.012)"
    assert run.get("fill") == "#红1000"


def test_a_turned_run_goes_down() -> None:
    sheet = Sheet()
    sheet.items.append(sheet.run("A")._replace(way="turned"))
    turned = [group.get("transform") or "" for group in elements(svg(sheet.paper()), "g")]
    assert "translate(20 50)rotate(90)scale(0.01)" in turned


def test_outlines_are_those_of_truetype_too() -> None:
    sheet = Sheet()
    sheet.run("字", face="楷")  # quadratic curves
    outline = elements(svg(sheet.paper()), "defs")[0][0].get("d") or ""
    assert "q" in outline
    assert outline.endswith("z")


def test_sheet_of_paper_is_the_view() -> None:
    made = ElementTree.fromstring(svg(Sheet(bleed=3_000).paper()))
    assert (made.get("viewBox"), made.get("width")) == ("-3 -3 306 406", "306pt")


def test_pictures_and_what_is_missing() -> None:
    sheet = Sheet()
    there = Picture(Rect(0, 0, 10_000, 20_000), "/there.jpg", "图/a&b.jpg", (1, 1), (0, 0, 1, 1), "", AT)
    sheet.items += [Missing(Rect(0, 0, 60_000, 60_000), "<缺>"), there, there._replace(path=None)]
    made = svg(sheet.paper())
    assert len(elements(made, "image")) == 1
    assert len(elements(made, "use")) > 3  # the names of what is missing, in outlines


def test_a_drawing_is_clipped_only_where_it_leaves_its_frame() -> None:
    square = (("M", (0, 0)), ("L", (9_000, 0)), ("L", (9_000, 9_000)), ("Z", ()))
    pen = PathStroke(square, BLACK, 500, 1, 2, 4.0, (2_000, 1_000), 500)
    for side, clips in ((9_000, 0), (8_000, 1)):
        sheet = Sheet()
        drawing = Artwork(Rect(0, 0, side, side), (PathFill(square, RED, 500, even_odd=True), pen), None)
        sheet.items.append(drawing)
        made = svg(sheet.paper())
        assert len(elements(made, "clipPath")) == clips
        stroke = next(path for path in elements(made, "path") if path.get("stroke"))
        assert (stroke.get("stroke-linecap"), stroke.get("stroke-linejoin")) == ("round", "bevel")
        assert stroke.get("stroke-dasharray") == "2 1"
        assert 'fill="#红500" fill-rule="evenodd" d="M0 0L9 0L9 9Z"' in made


def test_a_picture_may_be_cut_out() -> None:
    sheet = Sheet()
    path = (("M", (1_000, 1_000)), ("L", (9_000, 1_000)), ("L", (5_000, 9_000)), ("Z", ()))
    sheet.items.append(Picture(Rect(0, 0, 10_000, 10_000), "/a.jpg", "a", (1, 1), (0, 0, 1, 1), "", AT, path))
    made = svg(sheet.paper())
    assert elements(made, "image")[0].get("clip-path") == "url(#c0)"
    assert elements(made, "clipPath")[0][0].get("d") == "M1 1L9 1L5 9Z"


def test_text_lies_over_the_page_unpainted() -> None:
    sheet = Sheet()
    words = "<script>&\x07</script>"
    sheet.run("字")
    sheet.lines.append(Line(0, 20_000, 50_000, 100_000, words, 0, True, start=0, top=40_000, size=10_000))
    made = svg(sheet.paper())
    found = elements(made, "text")
    assert [text.text for text in found] == ["<script>&</script>"]
    assert (found[0].get("x"), found[0].get("y"), found[0].get("textLength")) == ("20", "50", "100")
    assert not elements(made, "script")
    assert not elements(svg(sheet.paper(), text=False), "text")


def test_needs_nothing_from_elsewhere() -> None:
    sheet = Sheet()
    sheet.run("字一")
    made = svg(sheet.paper())
    assert not re.search(r"font-face|@import|url\((?!#)|https?://(?!www\.w3\.org/2000/svg)", made)
