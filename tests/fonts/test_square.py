"""The fonts of boxes: what other tests take for granted about them."""

from __future__ import annotations

import importlib.util
import io
import sys
import unicodedata
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FILES = ["square.ttf", "odd.ttf", "pair.ttc", "namekeyed.otf"]


def load(path: Path) -> ModuleType:
    """Import a script that lies outside every package."""
    spec = importlib.util.spec_from_file_location(f"boxes_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


square = load(HERE / "build_square.py")


@cache
def font(file: str, index: int = 0) -> Any:
    """Open a test font with HarfBuzz, in thousandths of an em."""
    opened = hb.Font(hb.Face(hb.Blob.from_file_path(str(HERE / file)), index))
    opened.scale = (1000, 1000)
    return opened


def width(char: str, file: str = "square.ttf", index: int = 0) -> int:
    """Give a character's width in thousandths of an em."""
    return int(font(file, index).get_glyph_h_advance(font(file, index).get_nominal_glyph(ord(char))))


def ink(char: str, file: str = "square.ttf") -> tuple[int, int]:
    """Give the left and right end of a character's ink in thousandths of an em."""
    box = font(file).get_glyph_extents(font(file).get_nominal_glyph(ord(char)))
    return box.x_bearing, box.x_bearing + box.width


def test_committed_fonts_are_what_the_script_builds() -> None:
    built = square.build()
    assert sorted(built) == sorted(FILES)
    for file, data in built.items():
        fresh, committed = io.BytesIO(data), io.BytesIO((HERE / file).read_bytes())
        indexes = (0, 1) if file.endswith("ttc") else (-1,)
        for index in indexes:
            ours, theirs = TTFont(fresh, fontNumber=index), TTFont(committed, fontNumber=index)
            assert ours.getBestCmap() == theirs.getBestCmap()
            assert ours["hmtx"].metrics == theirs["hmtx"].metrics
            assert ours["head"].modified == theirs["head"].modified


def test_building_twice_gives_the_same_bytes() -> None:
    assert square.build() == square.build()


def test_square_is_one_em_for_hanzi_and_chinese_marks() -> None:
    chars = square.charset()
    assert sum(map(square.is_hanzi, chars)) == 6763 + 1
    for char in chars:
        if square.is_hanzi(char) or unicodedata.east_asian_width(char) in "WF" or char in "—…～·“”‘’":
            assert width(char) == 1000, char


def test_square_is_half_an_em_for_letters_and_the_space() -> None:
    latin = [chr(code) for code in range(0x20, 0x100) if chr(code).isascii() or chr(code).isalpha()]
    for char in (c for c in latin if c.isprintable()):
        assert width(char) == 500, char


def test_square_has_the_ink_of_marks_in_the_mainland_half() -> None:
    for char in "，。、：；！？”’）》」』】〕":
        assert ink(char)[0] >= 0 and ink(char)[1] <= 500, char
    for char in "“‘（《「『【〔":
        assert ink(char)[0] >= 500 and ink(char)[1] <= 1000, char
    for char in "—…～·中":
        assert sum(ink(char)) == 1000, char
    assert ink("—") == (0, 1000)


def test_square_gives_every_character_a_glyph_of_its_own() -> None:
    cmap = TTFont(HERE / "square.ttf")["cmap"].getBestCmap()
    assert len(set(cmap.values())) == len(cmap)


@pytest.mark.parametrize("file", ["square.ttf", "odd.ttf", "namekeyed.otf"])
def test_no_layout_tables(file: str) -> None:
    assert not {"GPOS", "GSUB", "vhea", "vmtx", "BASE"} & set(TTFont(HERE / file).keys())


def test_odd_widths() -> None:
    assert font("odd.ttf").face.upem == 2048
    assert [width(char, "odd.ttf") for char in "“”‘’—中，A "] == [400] * 4 + [900, 1000, 1000, 500, 500]


def test_pair_holds_two_different_faces() -> None:
    assert [width("“", "pair.ttc", index) for index in (0, 1)] == [1000, 400]
    assert [font("pair.ttc", index).face.upem for index in (0, 1)] == [1000, 2048]


def test_namekeyed_has_no_cids() -> None:
    top = TTFont(HERE / "namekeyed.otf")["CFF "].cff.topDictIndex[0]
    assert not hasattr(top, "ROS")
    assert width("中", "namekeyed.otf") == 1000
