"""The committed font kit: what it covers, how it is keyed, its names and licences."""

from __future__ import annotations

import importlib.util
import random
import sys
import unicodedata
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

KIT = Path(__file__).resolve().parents[2] / "fonts"
LARGEST_KIT = 26_500_000
VERTICAL_TONES = "ˊˇˋ"  # their vertical forms are combining marks, which the kit leaves out
MUST = (
    "㎡℃℉‰№℡①⑩⑳⑴⑽⒇㈠㈩ⅠⅤⅫ←↑→↓★☆●○◆◇■□▲△▼▽※§㊣"
    "，。、：；！？“”‘’（）〔〕【】〖〗《》〈〉「」『』［］｛｝—…·～⸺\u3000〇々"
    "àéîõüçñßøœÀÉÎÕÜÇÑāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡ"
    "αβγδεπσφωΑΒΓΔΣΩабвгдежяЁёАБВГДЯ¥￥$＄€£¢²³¹½¼¾×÷±≈≠≤≥°′″"
)
CFF_FACES = ["Song-Regular.otf", "Song-Bold.otf", "Song-Black.otf", "Hei-Regular.otf", "Hei-Bold.otf"]
FACES = [*CFF_FACES, "Kai-Regular.ttf"]
GBK_FACES = ["Song-Regular.otf", "Hei-Bold.otf"]
CFF_FEATURES = {
    "GSUB": {"ccmp", "locl", "liga", "vert", "vrt2", "fwid", "hwid", "pwid"},
    "GPOS": {"halt", "vhal", "palt", "vpal", "kern", "vkrn"},
}


def load(path: Path) -> ModuleType:
    """Import a script that lies outside every package."""
    spec = importlib.util.spec_from_file_location(f"kit_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


build = load(KIT / "build.py")


@cache
def face(name: str) -> Any:
    """Open a face of the kit with HarfBuzz."""
    return hb.Face(hb.Blob.from_file_path(str(KIT / name)))


@cache
def tables(name: str) -> TTFont:
    """Open a face of the kit with fontTools."""
    return TTFont(KIT / name, lazy=True)


@cache
def tgh() -> str:
    """Read 通用规范汉字表."""
    return (KIT / "tgh.txt").read_text("utf-8").replace("\n", "")


@cache
def lacking(name: str) -> set[str]:
    """Find what a face of the kit cannot show of what it should."""
    spec = next(f for f in build.FACES if f.file == name)
    wanted = frozenset("".join(build.wanted(spec, tgh()).values()))
    missing: set[str] = build.lacking((KIT / name).read_bytes(), wanted)
    return missing


def test_tgh_has_three_levels() -> None:
    levels = (KIT / "tgh.txt").read_text("utf-8").splitlines()
    assert [len(level) for level in levels] == [3500, 3000, 1605]
    assert len(set(tgh())) == 8105
    assert levels[0].startswith("一乙二十丁")


@pytest.mark.parametrize("name", FACES)
def test_every_face_has_the_hanzi_and_the_newspaper_symbols(name: str) -> None:
    gb2312 = set(build.double_byte("gb2312", 0xA1, 0xA1))
    assert len(gb2312) == 7445
    wanted = set(tgh()) | gb2312 | set(MUST)
    assert sorted(wanted & lacking(name)) == []
    assert sorted(wanted - set(map(chr, face(name).unicodes))) == []


@pytest.mark.parametrize("name", GBK_FACES)
def test_gbk_is_whole_but_for_one_sign(name: str) -> None:
    gbk = set(build.double_byte("gbk", 0x81, 0x40))
    assert len(gbk) == 21791
    assert gbk & lacking(name) == {"≒"}


def test_coverage_tells_the_truth() -> None:
    kit = []
    for spec in build.FACES:
        data = (KIT / spec.file).read_bytes()
        sets = build.wanted(spec, tgh())
        kit.append(build.Built(spec, data, sets, lacking(spec.file)))
    assert "\n".join(build.coverage_lines(kit)) + "\n" == (KIT / "COVERAGE.md").read_text("utf-8")


@pytest.mark.parametrize("name", CFF_FACES)
def test_cff_faces_are_keyed_by_glyph_id(name: str) -> None:
    """The exporter writes glyph ids as CIDs, and copies the ROS into CIDSystemInfo."""
    top = tables(name)["CFF "].cff.topDictIndex[0]
    count = tables(name)["maxp"].numGlyphs
    assert top.ROS == ("Adobe", "Identity", 0)
    assert top.charset[1:] == [f"cid{gid:05d}" for gid in range(1, count)]
    assert len(top.GlobalSubrs) == 0
    assert not any(hasattr(fd.Private, "Subrs") for fd in top.FDArray)


@pytest.mark.parametrize("name", FACES)
def test_tables_and_features(name: str) -> None:
    font = tables(name)
    assert {"BASE", "GSUB", "OS/2", "cmap", "vhea", "vmtx"} <= set(font.keys())
    wanted = CFF_FEATURES if name in CFF_FACES else {"GSUB": {"vert"}}
    for table, features in wanted.items():
        records = font[table].table.FeatureList.FeatureRecord
        assert features <= {record.FeatureTag for record in records}, table
    assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("name", FACES)
def test_no_face_maps_a_combining_mark(name: str) -> None:
    """Noto CJK's are spacing forms: with them HarfBuzz would set ž as z and a caron beside it."""
    assert [c for c in map(chr, face(name).unicodes) if unicodedata.combining(c) and c < "\u0370"] == []


def test_kai_bears_no_reserved_name() -> None:
    names = tables("Kai-Regular.ttf")["name"].names
    spoken = [n.toUnicode() for n in names if n.nameID != build.NAME_ID_COPYRIGHT]
    assert {"Layout Kai", "Layout Kai Regular", "LayoutKai-Regular"} <= set(spoken)
    assert [text for text in spoken if "lxgw" in text.lower() or "wenkai" in text.lower() or "霞鹜" in text] == []
    data = (KIT / "Kai-Regular.ttf").read_bytes()
    assert b"LXGW" not in data  # the vendor's mark in OS/2 included
    assert data.count("LXGW".encode("utf-16-be")) == 1  # the copyright line, which must stay
    assert "霞鹜".encode("utf-16-be") not in data


@pytest.mark.parametrize("name", FACES)
def test_licence_lies_beside_with_the_copyright_lines(name: str) -> None:
    licence = KIT / ("OFL-LXGW.txt" if name.startswith("Kai") else "OFL-Noto.txt")
    text = licence.read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    for line in tables(name)["name"].getDebugName(build.NAME_ID_COPYRIGHT).splitlines():
        assert line in text


def test_the_kit_stays_small() -> None:
    assert sum((KIT / name).stat().st_size for name in FACES) < LARGEST_KIT


# Against the sources. These need Debian's font packages, which a user of the project has no need
# of: hence the mark. Where they are run (CI installs the packages) a missing font is a failure.


def source(name: str) -> Any:
    """Open the face that a file of the kit was cut from, in the version that it was cut from."""
    spec = next(f for f in build.FACES if f.file == name)
    path = spec.path(build.NOTO, build.LXGW)
    if not path.is_file():
        pytest.fail(f"{path} is not there: install fonts-noto-cjk, fonts-noto-cjk-extra, fonts-lxgw-wenkai")
    whole = hb.Face(hb.Blob.from_file_path(str(path)), spec.index)
    if whole.get_name(5) != face(name).get_name(5):
        pytest.fail(f"{path} is {whole.get_name(5)}, the kit was built from {face(name).get_name(5)}")
    return whole


def texts(name: str) -> list[str]:
    """Make strings like a newspaper's, of what a face covers."""
    rng = random.Random(name)
    rare = "".join(sorted(set("".join(build.SYMBOLS.values())) - lacking(name) - set(VERTICAL_TONES)))
    marks = "，。、：；！？“”‘’（）《》「」【】—…·～"
    latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,-' "
    pools = [tgh(), tgh(), marks, latin, latin, rare]
    extra = ["——", "———", "……", "”。", "）”，", "AVATAR", "office", "fluffy", "“AV”——《To》"]
    return [*extra, *("".join(rng.choice(rng.choice(pools)) for _ in range(24)) for _ in range(300))]


def layout_of(font: Any, text: str, direction: str, features: dict[str, bool], run: Any) -> list[tuple[object, ...]]:
    """Shape a text: everything that the page can show of it, without the glyph ids."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, (buffer.script, buffer.language) = direction, run
    hb.shape(font, buffer, features)
    return [
        (info.cluster, pos.position, tuple(font.get_glyph_extents(info.codepoint)))
        for info, pos in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.press
@pytest.mark.parametrize("name", FACES)
def test_shaping_equals_the_source(name: str) -> None:
    kit, whole = hb.Font(face(name)), hb.Font(source(name))
    tries: list[tuple[str, dict[str, bool], tuple[str, str]]] = [
        ("ltr", {}, build.ENGLISH),
        *(("ltr", f, build.CHINESE) for f in ({}, {"halt": True}, {"palt": True}, {"fwid": True}, {"locl": False})),
        *(("ttb", f, build.CHINESE) for f in ({}, {"vhal": True}, {"vpal": True}, {"locl": False})),
    ]
    for text in texts(name):
        for case in tries:
            assert layout_of(kit, text, *case) == layout_of(whole, text, *case), (text, *case)


@pytest.mark.press
def test_building_twice_gives_the_same_bytes() -> None:
    """One face of each kind; `fonts/build.py --check` compares the whole kit with a fresh build."""
    for name in ("Hei-Regular.otf", "Kai-Regular.ttf"):
        source(name)
        spec = next(f for f in build.FACES if f.file == name)
        chars = frozenset(tgh()[:500] + MUST)
        path = spec.path(build.NOTO, build.LXGW)
        assert build.build_face(spec, path, chars) == build.build_face(spec, path, chars)
