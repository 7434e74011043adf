"""Artwork: the SVG subset, and everything outside of it refused with its place."""

from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter

import pytest

from layout.artwork import ArtworkError, Outline, Stroke, palette, place
from layout.artwork.path import path_steps
from layout.artwork.reader import parse_artwork, read_artwork
from layout.geometry import Rect
from layout.paper import Artwork, Fill, PathFill, PathStroke
from layout.style import BLACK, Colour
from tests.export.papers import SPOT, Sheet
from tests.export.reading import opened

RED = Colour("红", (0, 1000, 1000, 0))
COLOURS = {"红": RED, "黑": BLACK}
K = 0.5522847498
NS = 'xmlns="http://www.w3.org/2000/svg"'


def svg(inside: str, attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    return f"<svg {NS} {attributes}>\n{inside}\n</svg>".encode()


@pytest.mark.parametrize(
    ("data", "steps"),
    [
        ("M1 2L3 4Z", [("M", (1, 2)), ("L", (3, 4)), ("Z", ())]),
        ("m1,2 3,4z", [("M", (1, 2)), ("L", (4, 6)), ("Z", ())]),
        ("M1 2 3 4 5 6", [("M", (1, 2)), ("L", (3, 4)), ("L", (5, 6))]),
        ("M1 2H5V6h1v1", [("M", (1, 2)), ("L", (5, 2)), ("L", (5, 6)), ("L", (6, 6)), ("L", (6, 7))]),
        ("M0 0C1 2 3 4 5 6", [("M", (0, 0)), ("C", (1, 2, 3, 4, 5, 6))]),
        ("M1 1c1 2 3 4 5 6", [("M", (1, 1)), ("C", (2, 3, 4, 5, 6, 7))]),
        ("M0 0C0 1 2 3 4 4S8 8 9 9", [("M", (0, 0)), ("C", (0, 1, 2, 3, 4, 4)), ("C", (6, 5, 8, 8, 9, 9))]),
        ("M1 1S3 3 4 4", [("M", (1, 1)), ("C", (1, 1, 3, 3, 4, 4))]),
        ("M0 0Q3 3 6 0", [("M", (0, 0)), ("C", (2, 2, 4, 2, 6, 0))]),
        ("M0 0Q3 3 6 0t6 0", [("M", (0, 0)), ("C", (2, 2, 4, 2, 6, 0)), ("C", (8, -2, 10, -2, 12, 0))]),
        ("M2 2T8 8", [("M", (2, 2)), ("C", (2, 2, 4, 4, 8, 8))]),
        # half a circle is two quarters; a radius too small grows; no radius is a line; flags may stand together
        ("M0 0A1 1 0 0 1 2 0", [("M", (0, 0)), ("C", (0, -K, 1 - K, -1, 1, -1)), ("C", (1 + K, -1, 2, -K, 2, 0))]),
        ("M0 0a.1.1 0 012 0", [("M", (0, 0)), ("C", (0, -K, 1 - K, -1, 1, -1)), ("C", (1 + K, -1, 2, -K, 2, 0))]),
        ("M0 0A1 1 0 0 0 1 1", [("M", (0, 0)), ("C", (0, K, 1 - K, 1, 1, 1))]),
        (
            "M0 0a1 2 90 11-2 1",
            [
                ("M", (0, 0)),
                ("C", (2 * K, 0, 2, 1 - K, 2, 1)),
                ("C", (2, 1 + K, 2 * K, 2, 0, 2)),
                ("C", (-2 * K, 2, -2, 1 + K, -2, 1)),
            ],
        ),
        ("M0 0A0 1 0 0 1 2 0", [("M", (0, 0)), ("L", (2, 0))]),
        ("M0 0A1 1 0 0 1 0 0", [("M", (0, 0))]),
        ("M1 1L2 2Zm3 3", [("M", (1, 1)), ("L", (2, 2)), ("Z", ()), ("M", (4, 4))]),
        ("M-1.5.5-1e1+2", [("M", (-1.5, 0.5)), ("L", (-10, 2))]),
        ("", []),
    ],
)
def test_path_data(data: str, steps: list[tuple[str, tuple[float, ...]]]) -> None:
    found = path_steps(data)
    assert [command for command, _ in found] == [command for command, _ in steps]
    for (_, points), (_, expected) in zip(found, steps, strict=True):
        assert points == pytest.approx(expected)


@pytest.mark.parametrize(
    "data",
    [
        "L1 2",
        "1 2",
        "M1",
        "M1 2L3",
        "M1 2A1 1 0 0 0 3",
        "M1 2A1 1 0 2 0 3 3",
        "M1 2Z3",
        "M1 2#",
        "M1 1e999",
        "M1 2B3",
        "M1 2L1e308 0l1e308 1e308",
    ],
)
def test_bad_path_data(data: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        path_steps(data)


def test_fill_is_inherited_and_rules_are_kept() -> None:
    second = '<path fill="黑" fill-rule="evenodd" d="M0 0H1V1Z"/>'
    drawing = parse_artwork(svg(f'<title>报头</title><g fill="红"><path d="M0 0H1V1Z"/>{second}</g>'))
    assert drawing.viewbox == (0, 0, 100, 50)
    assert [outline for outline in drawing.outlines if isinstance(outline, Stroke)] == []
    fills = [outline for outline in drawing.outlines if isinstance(outline, Outline)]
    assert [(outline.fill, outline.even_odd) for outline in fills] == [("红", False), ("黑", True)]
    assert drawing.outlines[0].line == 2


def test_place_keeps_the_shape_and_stands_left_in_the_middle() -> None:
    drawing = parse_artwork(
        svg('<path fill="红" d="M10 20H110V70"/><path fill="none" d="M0 0"/>', 'viewBox="10 20 100 50"')
    )
    rect, (fill,) = place(drawing, Rect(1000, 2000, 50_000, 60_000), COLOURS)
    assert rect == (1000, 19_500, 50_000, 25_000)
    assert isinstance(fill, PathFill) and fill.colour is RED
    # 100 x 50 into 50 x 60: scaled to 50 x 25, and 17.5 down
    assert fill.path == (("M", (1000, 19_500)), ("L", (51_000, 19_500)), ("L", (51_000, 44_500)))


@pytest.mark.parametrize(
    ("inside", "code", "detail"),
    [
        ("<text/>", "text", "text"),
        ("<text>报</text>", "text", "报"),
        ("<image href='a.png'/>", "image", "image"),
        ("<foreignObject/>", "image", "foreignObject"),
        ("<linearGradient id='g'/>", "gradient", "linearGradient"),
        ("<clipPath/>", "effect", "clipPath"),
        ("<script/>", "element", "script"),
        ("<symbol/>", "element", "symbol"),
        ("<animate/>", "element", "animate"),
        ("<style>path > g{fill:red}</style>", "style", "path > g"),
        ("<style>@import url(a.css);</style>", "style", "@import"),
        ("<style>path{fill}</style>", "style", "fill"),
        ("<style>path{position:fixed}</style>", "style", "position"),
        ("<use href='#a'/>", "use", "#a"),
        ("<use href='a.svg#a'/>", "use", "a.svg#a"),
        ("<g id='a'><use href='#a'/></g>", "use", "#a"),
        ("<use href='#b' x='1cm'/><path id='b'/>", "value", "use 1cm"),
        ("<svg/>", "element", "svg"),
        ("<a xmlns='urn:other'/>", "element", "a"),
        ("<?xml-stylesheet href='a'?>", "element", "<?xml-stylesheet?>"),
        ("words", "element", "words"),
        ("<path fill='红' d='M0 0'><g/></path>", "element", "g"),
        ("<g transform='scale(2,3,4)'/>", "transform", "scale(2,3,4)"),
        ("<g transform='turn(2)'/>", "transform", "turn(2)"),
        ("<g transform='rotate(a)'/>", "transform", "a"),
        ("<path fill='红' style='x' d='M0 0'/>", "style", "x"),
        ("<path fill='红' fill-rule='odd' d='M0 0H1'/>", "value", "fill-rule=odd"),
        ("<path fill='url(#g)' d='M0 0H1'/>", "gradient", "fill=url(#g)"),
        ("<g opacity='.5'/>", "effect", "opacity=.5"),
        ("<g style='mix-blend-mode:multiply'/>", "effect", "mix-blend-mode=multiply"),
        ("<rect clip-path='url(#c)'/>", "effect", "clip-path=url(#c)"),
        ("<rect fill-opacity='0.3'/>", "effect", "fill-opacity=0.3"),
        ("<path marker-end='url(#m)' d=''/>", "effect", "marker-end=url(#m)"),
        ("<rect width='10%' height='1'/>", "value", "10%"),
        ("<rect width='-1' height='1'/>", "value", "-1"),
        ("<circle r='1e400'/>", "value", "1e400"),
        ("<circle r='1' cx='1e9'/>", "value", "a number out of range"),
        ("<polygon points='1 2 3'/>", "value", "M: 3 numbers"),
        ("<polygon points='1 2 L 3 4 Z'/>", "value", "1 2 L 3 4 Z"),
        ("<line x2='9' stroke='黑' stroke-width='1mm'/>", "value", "stroke-width=1mm"),
        ("<line x2='9' stroke='黑' stroke-width='-1'/>", "value", "stroke-width=-1"),
        ("<line x2='9' stroke='黑' stroke-linecap='flat'/>", "value", "stroke-linecap=flat"),
        ("<line x2='9' stroke='黑' stroke-dasharray='1 -1'/>", "value", "stroke-dasharray=1 -1"),
        ("<line x2='9' stroke='黑' transform='scale(1 2)'/>", "stroke", "scale(1 2)"),
        ("<line x2='9' stroke='黑' transform='skewX(9)'/>", "stroke", "skewX(9)"),
        ("<path fill='红' onclick='x' d='M0 0'/>", "attribute", "onclick"),
        ("<path fill='红' d='L1 1'/>", "path", "L before M"),
        ("<path", "not-xml", "not well-formed (invalid token)"),
        ("&nbsp;", "not-xml", "undefined entity"),
    ],
)
def test_refused_with_its_place(inside: str, code: str, detail: str) -> None:
    with pytest.raises(ArtworkError) as caught:
        parse_artwork(svg(inside))
    assert (caught.value.code, caught.value.line) == (code, 3 if inside in ("<path",) else 2)
    assert detail in caught.value.detail and caught.value.column >= 1


@pytest.mark.parametrize("box", ["", "0 0 10", "0 0 0 10", "0 0 a b", "0 0 inf 1", "0 0 -1 5", "nan 0 1 1"])
def test_a_viewbox_is_needed(box: str) -> None:
    with pytest.raises(ArtworkError) as caught:
        parse_artwork(svg("", f'viewBox="{box}"'))
    assert caught.value.code == "viewbox"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-xml"),
        (b"\xff\xfe\x00", "not-xml"),
        (b"<?xml version='1.0' encoding='gb18030'?><svg/>", "not-xml"),
        (b"<html/>", "not-svg"),
        (b"<svg viewBox='0 0 1 1'/>", "not-svg"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "doctype"),
        (b"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'><svg/>", "doctype"),
    ],
)
def test_what_is_no_drawing(data: bytes, code: str) -> None:
    with pytest.raises(ArtworkError) as caught:
        parse_artwork(data)
    assert caught.value.code == code


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    for make, code in ((lambda: None, "missing"), (lambda: path.write_bytes(b" " * 2_000_001), "too-large")):
        make()
        with pytest.raises(ArtworkError) as caught:
            read_artwork(path)
        assert (caught.value.code, caught.value.line) == (code, 0)


def test_a_colour_that_the_style_book_does_not_name() -> None:
    drawing = parse_artwork(svg('<path fill="绿" d="M0 0H1V1Z"/>'))
    with pytest.raises(ArtworkError) as caught:
        place(drawing, Rect(0, 0, 1000, 1000), COLOURS)
    assert (caught.value.code, caught.value.detail, caught.value.line) == ("colour", "绿", 2)


def test_the_sample_nameplate() -> None:
    drawing = read_artwork(Path(__file__).parent.parent.parent / "issues" / "art" / "报头.svg")
    fills = place(drawing, Rect(0, 0, 400_000, 100_000), {"红": RED}).fills
    assert fills and all(fill.path[-1][0] == "Z" for fill in fills)


# --- shapes, transforms, strokes, styles ---


def first(inside: str) -> Outline | Stroke:
    return parse_artwork(svg(inside)).outlines[0]


@pytest.mark.parametrize(
    ("shape", "same"),
    [
        ("<rect x='1' y='2' width='3px' height='4'/>", "M1 2H4V6H1Z"),
        (
            "<rect width='4' height='2' rx='9' ry='.5'/>",
            "M2 0H2A2 .5 0 0 1 4 .5V1.5A2 .5 0 0 1 2 2H2A2 .5 0 0 1 0 1.5V.5A2 .5 0 0 1 2 0Z",
        ),
        (
            "<rect width='4' height='4' ry='1'/>",
            "M1 0H3A1 1 0 0 1 4 1V3A1 1 0 0 1 3 4H1A1 1 0 0 1 0 3V1A1 1 0 0 1 1 0Z",
        ),
        ("<circle cx='3' cy='2' r='1'/>", "M4 2A1 1 0 0 1 3 3A1 1 0 0 1 2 2A1 1 0 0 1 3 1A1 1 0 0 1 4 2Z"),
        ("<ellipse rx='3' ry='1'/>", "M3 0A3 1 0 0 1 0 1A3 1 0 0 1 -3 0A3 1 0 0 1 0 -1A3 1 0 0 1 3 0Z"),
        ("<line x1='1' y2='2'/>", "M1 0L0 2"),
        ("<polyline points='0,0 1,2 3,4'/>", "M0 0L1 2L3 4"),
        ("<polygon points=' 0 0,1 2,3-4 '/>", "M0 0L1 2L3 -4Z"),
        ("<g transform='translate(1)'><path d='M0 0H1'/></g>", "M1 0L2 0"),
        ("<g transform='translate(1 2) scale(2)'><path transform='rotate(90)' d='M1 0L1 1'/></g>", "M1 4L-1 4"),
        ("<path transform='rotate(180, 1, 1)' d='M0 0L1 0'/>", "M2 2L1 2"),
        ("<path transform='matrix(1 2 3 4 5 6)' d='M1 1L0 1'/>", "M9 12L8 10"),
        ("<path transform='skewX(45),skewY(45)' d='M0 1L1 0'/>", "M1 1L2 1"),
        ("<use href='#a' x='5' transform='scale(2)'/><defs><path id='a' d='M0 0L1 1'/></defs>", "M10 0L12 2"),
        (
            "<defs><g id='a'><use xlink:href='#b'/></g><path id='b' d='M0 0L1 1'/></defs><use xlink:href='#a' y='3'/>",
            "M0 3L1 4",
        ),
    ],
)  # fmt: skip
def test_shapes_are_paths(shape: str, same: str) -> None:
    inside = shape.replace("<use", f"<use xmlns:xlink='{XLINK}'")
    found, expected = first(inside).steps, path_steps(same)
    assert [command for command, _ in found] == [command for command, _ in expected]
    for (_, points), (_, wanted) in zip(found, expected, strict=True):
        assert points == pytest.approx(wanted)


XLINK = "http://www.w3.org/1999/xlink"


@pytest.mark.parametrize(
    "nothing",
    [
        "<rect width='0' height='9'/>", "<circle/>", "<ellipse rx='2'/>", "<polygon/>", "<path/>",
        "<rect width='9' height='9' fill='none'/>", "<line x2='9' stroke='黑' stroke-width='0' fill='none'/>",
        "<g display='none'><rect width='9' height='9'/></g>", "<rect visibility='hidden' width='9' height='9'/>",
        "<defs><rect width='9' height='9'/><linearGradient id='unused'/></defs>",
        "<metadata><x xmlns='urn:x'>words</x></metadata>",
        "<namedview xmlns='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd'/>",
    ],
)  # fmt: skip
def test_what_shows_nothing(nothing: str) -> None:
    assert parse_artwork(svg(nothing)).outlines == ()


@pytest.mark.parametrize(
    ("inside", "colour"),
    [
        ("<path d='M0 0H1'/>", "black"),
        ("<path fill='#E60012' d='M0 0H1'/>", "#e60012"),
        ("<path fill='#E01' d='M0 0H1'/>", "#ee0011"),
        ("<path fill='rgb(230, 0, 18)' d='M0 0H1'/>", "#e60012"),
        ("<path fill='Gold' d='M0 0H1'/>", "gold"),
        ("<path fill='专红' d='M0 0H1'/>", "专红"),
        ("<g fill='red'><path style='fill: blue; stroke:none' d='M0 0H1'/></g>", "blue"),
        ("<g color='red'><path fill='currentColor' d='M0 0H1'/></g>", "red"),
        ("<g fill='red'><path fill='inherit' d='M0 0H1'/></g>", "red"),
        ("<style>path{fill:a}.b{fill:b}</style><path class='x b' fill='c' d='M0 0H1'/>", "b"),
        ("<style>#i{fill:a}.b{fill:b}</style><path class='b' id='i' d='M0 0H1'/>", "a"),
        ("<style>/* x */ path.b , .c {fill:b}</style><path class='c' d='M0 0H1'/>", "b"),
        ("<style>rect{fill:a}</style><path d='M0 0H1'/>", "black"),
        ("<style><![CDATA[.b{fill:b}]]></style><path class='b' style='fill:d' d='M0 0H1'/>", "d"),
    ],
)
def test_colours(inside: str, colour: str) -> None:
    assert first(inside).fill == colour


def test_a_stroke_is_scaled_with_its_shape() -> None:
    line = (
        "<line x2='9' stroke='黑' stroke-width='2' stroke-linecap='round' stroke-linejoin='bevel' stroke-miterlimit='7'"
    )
    stroke = parse_artwork(
        svg(f"{line} stroke-dasharray='1,2,3' stroke-dashoffset='-1' transform='scale(-2 2)'/>")
    ).outlines[1]
    assert isinstance(stroke, Stroke)
    assert (stroke.width, stroke.cap, stroke.join, stroke.miter) == (4, 1, 2, 7)
    assert (stroke.dash, stroke.phase) == ((2, 4, 6, 2, 4, 6), 22)
    _, (_, pen) = place(
        parse_artwork(svg(f"{line} stroke-dasharray='4'/>")), Rect(0, 0, 50_000, 25_000), COLOURS | {"black": BLACK}
    )
    assert isinstance(pen, PathStroke)
    assert (pen.width, pen.dash, pen.path) == (1000, (2000, 2000), (("M", (0, 0)), ("L", (4500, 0))))


def test_fill_lies_under_stroke() -> None:
    kinds = [type(o) for o in parse_artwork(svg("<rect width='1' height='1' fill='红' stroke='黑'/>")).outlines]
    assert kinds == [Outline, Stroke]


def test_width_and_height_stand_for_a_viewbox() -> None:
    assert parse_artwork(svg("", 'width="30px" height="40"')).viewbox == (0, 0, 30, 40)


@pytest.mark.parametrize(
    "inside",
    [
        "<g>" * 200 + "</g>" * 200,
        "<g/>" * 60_000,
        "".join(f"<g id='g{i}'>" + f"<use href='#g{i + 1}'/>" * 10 + "</g>" for i in range(8))
        + "<g id='g8'><path d='M0 0H1'/></g>",
        "".join(f"<g id='g{i}'>" + f"<use href='#g{i + 1}'/>" * 10 + "</g>" for i in range(8)) + "<g id='g8'/>",
        "<path id='a' d='M0 0" + "H1" * 200_000 + "'/><use href='#a'/>",
    ],
)
def test_too_much(inside: str) -> None:
    started = perf_counter()
    with pytest.raises(ArtworkError) as caught:
        parse_artwork(svg(inside))
    assert caught.value.code == "complex" and perf_counter() - started < 10


def test_colours_of_the_table() -> None:
    known = palette({"#e60012": "红", "gold": "金"}, COLOURS)
    assert known == {"#e60012": RED, **COLOURS}


def test_strokes_and_clipping_in_the_file() -> None:
    inside = "<rect x='-50' width='90' height='50' fill='红' stroke='专' stroke-width='2' stroke-dasharray='3 1'/>"
    sheet = Sheet()
    colours = COLOURS | {"专": SPOT}
    rect, fills = place(parse_artwork(svg(inside)), Rect(20_000, 20_000, 100_000, 50_000), colours)
    sheet.items.append(Artwork(rect, fills, None, "a.svg"))
    sheet.items.append(Fill(Rect(0, 0, 1000, 1000), RED))
    with opened(sheet.pdf()) as document:
        text = document.pages[0].Contents.read_bytes().decode()
    operators = re.findall(r"[A-Za-z*]+(?=\s)", re.sub(r"/\S+", "", text))
    path = ["m", "l", "l", "l", "h"]
    pen = ["q", "CS", "SCN", "w", "J", "j", "M", "d"]
    assert operators == ["q", "re", "W", "n", "k", *path, "f", *pen, *path, "S", "Q", "Q", "k", "re", "f"]
    assert "q 20 330 100 50 re W n" in text
    assert "/S1 CS 1 SCN 2 w 0 J 0 j 4 M [3 1] 0 d" in text
