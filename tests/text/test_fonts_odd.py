"""Fonts as they come: odd widths, collections, name-keyed, with holes, broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diagnostic import Span
from layout.fonts.book import FontBook
from layout.fonts.face import FaceError, load_face
from layout.style import FaceSpec
from layout.text.paragraph import Rules, prepare
from tests.text import laws
from tests.text.setting import FONTS, SQUARE, chain, cut, follow, natural, on_one_line, ready, set_text

ODD = ("odd.ttf",)  # quotes 0.4 em wide, the ink in their middle; the dash 0.9 em
TEXT = "中文“测试”，标点（中文）。‘测’“试”。标点测试中文中文"


# --- squeeze by the ink box


@pytest.mark.parametrize("fonts", [ODD, ("pair.ttc:1",)])
def test_a_narrow_mark_stands_in_a_cell_of_one_em(fonts: tuple[str, ...]) -> None:
    """An opening quote at the right of its cell, a closing one at the left."""
    assert [natural(mark, fonts) for mark in "“”‘’，。（）"] == [1] * 8
    placed = on_one_line("中“中”中", 5, fonts)
    assert placed.white() == {1: 0.6, 4: 0.6}
    assert placed.advances == [1000, 400, 1000, 400, 1000]


@pytest.mark.parametrize(("pair", "em"), [("，“", 1.5), ("”。", 1.5), ("“‘", 1.5), ("”（", 1.5), ("“”", 2)])
def test_narrow_marks_side_by_side(pair: str, em: float) -> None:
    assert natural(pair, ODD) == em


def test_narrow_marks_at_the_ends_of_a_line() -> None:
    par = ready("“中”", ODD)
    assert par.width(0, par.end) == 2000
    (line,) = set_text(par, 3)
    assert [float(at) for at in follow(par, line, ODD).origins] == [100, 500, 1500]


def test_a_dash_keeps_the_width_that_joins_it() -> None:
    assert natural("——", ODD) == 1.8
    assert on_one_line("中——中", 3.8, ODD).white() == {}


@pytest.mark.parametrize("fonts", [SQUARE, ODD, ("pair.ttc:0",), ("pair.ttc:1",), ("namekeyed.otf",)])
@pytest.mark.parametrize("marks", ["daily", "quanjiao"])
def test_the_laws_hold_in_every_font(fonts: tuple[str, ...], marks: str) -> None:
    text = TEXT.replace("‘测’", "")
    par = ready(text, fonts, Rules(marks))
    assert not par.glyphs.missing
    for measure in (2, 3, 4.5, 6, 7.25, 9, 12, 30):
        lines = set_text(par, measure)
        laws.check_nothing_lost(par, lines)
        laws.check_breaks(par, lines, "clreq-gb")
        for line in lines:
            placed = follow(par, line, fonts)
            laws.check_ink(placed)
            assert line.width <= measure * 1000 or line.forced
            if line.justified and laws.opens(par, line):
                assert line.width == measure * 1000


def test_the_font_changes_nothing_about_the_lines() -> None:
    """Marks take the same room in each of the fonts, whatever their glyphs measure."""
    for measure in (3, 4.5, 6, 8):
        found = {tuple(cut(ready(TEXT, fonts), measure)) for fonts in (SQUARE, ODD, ("pair.ttc:0",), ("pair.ttc:1",))}
        assert len(found) == 1


# --- collections


def test_the_faces_of_a_collection() -> None:
    path = str(FONTS / "pair.ttc")
    assert [load_face(path, index).hb_face.upem for index in (0, 1)] == [1000, 2048]
    with pytest.raises(FaceError):
        load_face(path, 2)


# --- faces that stand in


RARE = "中龘文镕字"


def test_what_a_face_lacks_comes_from_the_next() -> None:
    fonts = ("square.ttf", "Song-Regular.otf")
    par = ready(RARE, fonts)
    assert [(span.start, span.end, span.face) for span in par.glyphs.spans] == [
        (0, 1, "square.ttf"),
        (1, 2, "Song-Regular.otf"),
        (2, 3, "square.ttf"),
        (3, 4, "Song-Regular.otf"),
        (4, 5, "square.ttf"),
    ]
    assert not par.glyphs.missing
    song = chain(*fonts).open("Song-Regular.otf")
    assert par.glyphs.ids[1] == song.font.get_nominal_glyph(ord("龘"))
    (line,) = set_text(par, 5)
    assert line.width == 5000
    assert follow(par, line, fonts).origins == [0, 1000, 2000, 3000, 4000]


def test_marks_are_squeezed_across_faces() -> None:
    """〝 comes from Song, ， and 。 from the font of boxes."""
    fonts = ("square.ttf", "Song-Regular.otf")
    assert {span.face for span in ready("，〝中〞。", fonts).glyphs.spans} == set(fonts)
    assert natural("，〝", fonts) == 1.5
    assert natural("〞。", fonts) == 1.5


def test_lines_are_the_same_wherever_the_face_changes() -> None:
    text = "一二三，四五六“七八”九。"
    whole = ready(text)
    for at in range(1, len(text)):
        parts = [(0, at, chain("square.ttf")), (at, len(text), chain("square.ttf", "Song-Regular.otf"))]
        assert cut(prepare(text, parts, Rules()), 4) == cut(whole, 4)


# --- missing glyphs


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("中文", []),
        ("中龘文", [1]),
        ("龘𠮷", [0, 1]),
        ("中文😀。", [2]),
        ("中\u200d文\ufe0f\u00ad\u2060", []),  # what shows nothing is not missed
        ("中\u0301文", [1]),
        ("中龘\u0301文\u0301\u0302", [1, 2, 4, 5]),
        ("e\u0301", []),  # é
    ],
)
def test_a_missing_glyph_is_told_by_its_place(text: str, missing: list[int]) -> None:
    par = ready(text)
    assert par.glyphs.missing == missing
    assert sum(glyph == 0 for glyph in par.glyphs.ids) == len(missing)


def test_places_count_from_the_texts_start() -> None:
    text = "中龘文龘字"
    parts = [(0, 3, chain("square.ttf")), (3, 5, chain("odd.ttf", "square.ttf"))]
    assert prepare(text, parts, Rules()).glyphs.missing == [1, 3]


# --- broken files


@pytest.mark.parametrize(
    ("name", "length"),
    [
        *[("square.ttf", length) for length in (0, 3, 12, 200, 20_000, 100_000, 191_000)],
        *[("namekeyed.otf", length) for length in (100, 900, 1_500, 2_400)],
        *[("pair.ttc", length) for length in (8, 100, 1_500, 2_200)],
    ],
)
def test_a_file_cut_short_is_no_font(name: str, length: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((FONTS / name).read_bytes()[:length])
    with pytest.raises(FaceError):
        load_face(str(path))


@pytest.mark.parametrize("data", [b"", b"no font at all " * 50, b"\x00\x01\x00\x00" + b"\xff" * 400, b"OTTO", b"ttcf"])
def test_what_is_no_font(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    with pytest.raises(FaceError):
        load_face(str(path))
    with pytest.raises(FaceError):
        load_face(str(tmp_path))
    with pytest.raises(FaceError):
        load_face(str(tmp_path / "none.ttf"))


def test_the_book_tells_of_a_broken_face_once_and_goes_on(tmp_path: Path) -> None:
    at = Span("paper.yaml", 7, 5)
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    (tmp_path / "good.ttf").write_bytes((FONTS / "square.ttf").read_bytes())
    specs = {
        "坏": FaceSpec("坏", "bad.ttf", 0, ("好",), at),
        "好": FaceSpec("好", "good.ttf", 0, (), at),
    }
    book = FontBook(specs, tmp_path)
    for _ in range(2):
        par = prepare("中文。", [(0, 3, book.chain("坏"))], Rules())
    assert par.glyphs.missing == [] and par.width(0, par.end) == 2500
    (found,) = book.diagnostics
    assert (found.code, found.at, found.arg("path")) == ("font-missing", at, "bad.ttf")
    assert book.chain("好").open("好").path == str(tmp_path / "good.ttf")
    assert len(book.diagnostics) == 1
