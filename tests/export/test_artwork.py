"""Artwork: the SVG subset, and everything outside of it refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.artwork import ArtworkError, parse_artwork, path_steps, place, read_artwork
from layout.geometry import Rect
from layout.style import BLACK, Colour

RED = Colour("红", (0, 1000, 1000, 0))
COLOURS = {"红": RED, "黑": BLACK}
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
    "data", ["L1 2", "1 2", "M1", "M1 2L3", "M1 2A1 1 0 0 0 3 3", "M1 2Z3", "M1 2#", "M1 1e999", "M1 2B3"]
)
def test_bad_path_data(data: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        path_steps(data)


def test_fill_is_inherited_and_rules_are_kept() -> None:
    second = '<path fill="黑" fill-rule="evenodd" d="M0 0H1V1Z"/>'
    drawing = parse_artwork(svg(f'<title>报头</title><g fill="红"><path d="M0 0H1V1Z"/>{second}</g>'))
    assert drawing.viewbox == (0, 0, 100, 50)
    assert [(outline.fill, outline.even_odd) for outline in drawing.outlines] == [("红", False), ("黑", True)]
    assert drawing.outlines[0].line == 2


def test_place_keeps_the_shape_and_stands_left_in_the_middle() -> None:
    drawing = parse_artwork(
        svg('<path fill="红" d="M10 20H110V70"/><path fill="none" d="M0 0"/>', 'viewBox="10 20 100 50"')
    )
    (fill,) = place(drawing, Rect(1000, 2000, 50_000, 60_000), COLOURS)
    assert fill.colour is RED
    # 100 x 50 into 50 x 60: scaled to 50 x 25, and 17.5 down
    assert fill.path == (("M", (1000, 19_500)), ("L", (51_000, 19_500)), ("L", (51_000, 44_500)))


@pytest.mark.parametrize(
    ("inside", "code", "detail"),
    [
        ("<text>报</text>", "element", "text"),
        ("<image href='a.png'/>", "element", "image"),
        ("<script/>", "element", "script"),
        ("<style>path{fill:red}</style>", "element", "style"),
        ("<use href='#a'/>", "element", "use"),
        ("<svg/>", "element", "svg"),
        ("<a xmlns='urn:other'/>", "element", "a"),
        ("<?xml-stylesheet href='a'?>", "element", "<?xml-stylesheet?>"),
        ("words", "element", "words"),
        ("<path fill='红' d='M0 0'><g/></path>", "element", "g"),
        ("<g transform='scale(2)'/>", "attribute", "transform"),
        ("<path fill='红' stroke='黑' d='M0 0'/>", "attribute", "stroke"),
        ("<path fill='红' style='x' d='M0 0'/>", "attribute", "style"),
        ("<path fill='红' fill-rule='odd' d='M0 0'/>", "attribute", "fill-rule=odd"),
        ("<path fill='红' onclick='x' d='M0 0'/>", "attribute", "onclick"),
        ("<path d='M0 0'/>", "colour", "fill=?"),
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
    fills = place(drawing, Rect(0, 0, 400_000, 100_000), {"红": RED})
    assert fills and all(fill.path[-1][0] == "Z" for fill in fills)
