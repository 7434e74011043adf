"""The committed font kit: what it covers, how it is keyed, its names and licences."""

from __future__ import annotations

import importlib.util
import random
import sys
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
KIT = ROOT / "fonts"
LARGEST_KIT = 27_200_000
VERTICAL_TONES = "ˊˇˋ"  # their vertical forms are combining marks, which the kit leaves out
MUST = (
    "㎡℃℉‰№℡①⑩⑳⑴⑽⒇㈠㈩ⅠⅤⅫ←↑→↓★☆●○◆◇■□▲△▼▽※§㊣"
    "，。、：；！？“”‘’（）〔〕【】〖〗《》〈〉「」『』［］｛｝—…·～⸺\u3000〇々"
    "àéîõüçñßøœÀÉÎÕÜÇÑāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡ"
    "αβγδεπσφωΑΒΓΔΣΩабвгдежяЁёАБВГДЯ¥￥$＄€£¢²³¹½¼¾×÷±≈≠≤≥°′″"
)
CFF_FACES = ["Song-Regular.otf", "Song-Bold.otf", "Song-Black.otf", "Hei-Regular.otf", "Hei-Bold.otf"]
HANZI_FACES = [*CFF_FACES, "Kai-Regular.ttf"]
LATIN_FACES = ["LatinSerif-Regular.ttf", "LatinSerif-Bold.ttf", "LatinSans-Regular.ttf", "LatinSans-Bold.ttf"]
SIGNS = "Symbols.ttf"
FACES = [*HANZI_FACES, *LATIN_FACES, SIGNS]
GBK_FACES = ["Song-Regular.otf", "Hei-Bold.otf"]
CFF_FEATURES = {
    "GSUB": {"ccmp", "locl", "liga", "vert", "vrt2", "fwid", "hwid", "pwid"},
    "GPOS": {"halt", "vhal", "palt", "vpal", "kern", "vkrn"},
}


Laid = tuple[int, tuple[int, ...], tuple[int, ...]]  # place in the text, offsets and advances, box of the ink


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


@cache
def built(name: str) -> Any:
    """Give a file of the kit as the script has it when it has built it; the name is without its ending."""
    spec = next(f for f in build.FACES if f.name == name)
    return build.Built(name, (KIT / spec.file).read_bytes(), build.wanted(spec, tgh()), lacking(spec.file))


@pytest.mark.parametrize("name", HANZI_FACES)
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
    kit = [built(spec.name) for spec in build.FACES]
    assert "\n".join(build.coverage_lines(kit)) + "\n" == (KIT / "COVERAGE.md").read_text("utf-8")


def test_every_hanzi_face_heads_a_chain() -> None:
    assert [chain[0] for chain in build.CHAINS] == [name.partition(".")[0] for name in HANZI_FACES]


@pytest.mark.parametrize("chain", build.CHAINS, ids=lambda chain: str(chain[0]))
def test_a_chain_shows_everything_wanted(chain: tuple[str, ...]) -> None:
    faces = {name: built(name) for name in chain}
    chars = set("".join({**faces[chain[0]].sets, **build.SYMBOLS, **build.LATIN}.values()))
    assert len(chars) > 10_000
    assert build.chain_missing(chain, faces, chars)[-1] == set()


def test_the_fallback_faces_have_what_no_hanzi_face_has() -> None:
    """The signs for whose sake they are there, and every accented letter and mark."""
    signs = set("⁻⁼⁽⁾₊₋₌₍₎₹₿►◄✉✔✕✘➔➜")
    assert signs <= set.intersection(*(lacking(name) for name in HANZI_FACES))
    for name in LATIN_FACES:
        assert lacking(name) == set()
        assert signs <= set(map(chr, [*face(name).unicodes, *face(SIGNS).unicodes]))
    assert lacking(SIGNS) == set("㊣㈱")


@pytest.mark.parametrize("name", LATIN_FACES)
def test_marks_join_or_sit_on_their_letters(name: str) -> None:
    """As the engine asks for them: in a Chinese run."""
    font = hb.Font(face(name))
    for pair, letter in (("z\u030c", "ž"), ("e\u0302\u0301", "ế"), ("a\u0328", "ą"), ("o\u031b", "ơ")):
        assert [g for g, _ in build.shaped(font, pair, "ltr", {})] == [font.get_nominal_glyph(ord(letter))]
    for base in "qxɛАп":  # of which nothing is composed
        for mark in "\u0301\u0303\u0304\u030c":
            laid = layout_of(font, base + mark, "ltr", {}, build.CHINESE)
            (_, (_, _, advance, _), box), (_, (right, up, width, _), ink) = laid
            middle = advance + right + ink[0] + ink[2] / 2
            assert width == 0
            assert abs(middle - box[0] - box[2] / 2) < 120, (base, mark)
            assert ink[1] + ink[3] + up >= box[1], (base, mark)  # its lower edge is over the letter's top


@pytest.mark.parametrize("name", CFF_FACES)
def test_cff_faces_are_keyed_by_glyph_id(name: str) -> None:
    """The exporter writes glyph ids as CIDs, and copies the ROS into CIDSystemInfo."""
    top = tables(name)["CFF "].cff.topDictIndex[0]
    count = tables(name)["maxp"].numGlyphs
    assert top.ROS == ("Adobe", "Identity", 0)
    assert top.charset[1:] == [f"cid{gid:05d}" for gid in range(1, count)]
    assert len(top.GlobalSubrs) == 0
    assert not any(hasattr(fd.Private, "Subrs") for fd in top.FDArray)


@pytest.mark.parametrize("name", HANZI_FACES)
def test_tables_and_features(name: str) -> None:
    font = tables(name)
    assert {"BASE", "GSUB", "OS/2", "cmap", "vhea", "vmtx"} <= set(font.keys())
    wanted = CFF_FEATURES if name in CFF_FACES else {"GSUB": {"vert"}}
    for table, features in wanted.items():
        records = font[table].table.FeatureList.FeatureRecord
        assert features <= {record.FeatureTag for record in records}, table
    assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("name", [*LATIN_FACES, SIGNS])
def test_tables_and_features_of_the_fallback_faces(name: str) -> None:
    font = tables(name)
    assert {"glyf", "OS/2", "cmap"} <= set(font.keys())
    assert not {"fpgm", "prep", "cvt ", "DSIG"} & set(font.keys())
    wanted = {"GSUB": {"ccmp", "locl", "liga", "frac"}, "GPOS": {"kern", "mark", "mkmk"}} if name != SIGNS else {}
    for table, features in wanted.items():
        assert features <= {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord}, table
    assert font["OS/2"].fsType == 0
    assert font["head"].unitsPerEm == 1000


@pytest.mark.parametrize("name", HANZI_FACES)
def test_no_hanzi_face_maps_a_combining_mark(name: str) -> None:
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


@pytest.mark.parametrize("name", LATIN_FACES)
def test_latin_faces_keep_their_names(name: str) -> None:
    """They have no Reserved Font Name."""
    family = "Noto Serif" if "Serif" in name else "Noto Sans"
    style = name.partition(".")[0].partition("-")[2]
    names = tables(name)["name"]
    spoken = [names.getDebugName(name_id) for name_id in (1, 2, 4, 6)]
    assert spoken == [family, style, f"{family} {style}", f"{family.replace(' ', '')}-{style}"]


def test_the_joined_face_says_whence_it_comes() -> None:
    names = tables(SIGNS)["name"]
    assert [names.getDebugName(name_id) for name_id in (1, 2, 4, 6)] == [
        *("Layout Symbols", "Regular", "Layout Symbols Regular", "LayoutSymbols-Regular")
    ]
    assert "joined from Noto Sans Symbols2 2.003, Noto Sans Symbols 2.001, Noto Sans Math 2.001" in names.getDebugName(
        5
    )
    assert len(names.getDebugName(build.NAME_ID_COPYRIGHT).splitlines()) == 3


@pytest.mark.parametrize("name", FACES)
def test_licence_lies_beside_with_the_copyright_lines(name: str) -> None:
    licence = KIT / ("OFL-LXGW.txt" if name.startswith("Kai") else "OFL-Noto.txt")
    text = licence.read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    for line in tables(name)["name"].getDebugName(build.NAME_ID_COPYRIGHT).splitlines():
        assert line in text


def test_the_kit_stays_small() -> None:
    assert sum((KIT / name).stat().st_size for name in FACES) < LARGEST_KIT


def test_the_wheel_takes_the_whole_kit_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    taken = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    files = {*FACES, *(path.name for path in KIT.glob("OFL-*.txt"))}
    assert sorted(FACES) == sorted(spec.file for spec in build.FACES)
    assert {f"fonts/{file}": f"layout/kit/{file}" for file in files}.items() <= taken.items()


# Against the sources. These need Debian's font packages, which a user of the project has no need
# of: hence the mark. Where they are run (CI installs the packages) a missing font is a failure.


def sources(name: str) -> list[Any]:
    """Open the faces that a file of the kit was cut from, in the versions that it was cut from."""
    spec = next(f for f in build.FACES if f.file == name)
    wholes: list[Any] = []
    for path in spec.paths(build.DEBIAN):
        if not path.is_file():
            pytest.fail(f"{path} is not there: see fonts/README.md for the packages")
        whole = hb.Face(hb.Blob.from_file_path(str(path)), spec.index)
        version, ours = whole.get_name(5), face(name).get_name(5)
        number = version.partition(";")[0].split()[1]
        if version != ours and f"{whole.get_name(1)} {number}" not in ours:
            pytest.fail(f"{path} is {version}, the kit was built from {ours}")
        wholes.append(whole)
    return wholes


def texts(name: str) -> list[str]:
    """Make strings like a newspaper's, of what a face covers."""
    rng = random.Random(name)
    rare = "".join(sorted(set("".join(build.SYMBOLS.values())) - lacking(name) - set(VERTICAL_TONES)))
    marks = "，。、：；！？“”‘’（）《》「」【】—…·～"
    latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,-' "
    pools = [tgh(), tgh(), marks, latin, latin, rare]
    if name in LATIN_FACES:
        letters = "".join(build.wanted(next(f for f in build.FACES if f.file == name), "").values())
        pools = [latin, latin, letters, letters, build.MARKS]
    extra = ["——", "———", "……", "”。", "）”，", "AVATAR", "office", "fluffy", "“AV”——《To》", "3⁄8"]
    return [*extra, *("".join(rng.choice(rng.choice(pools)) for _ in range(24)) for _ in range(300))]


def layout_of(font: Any, text: str, direction: str, features: dict[str, bool], run: Any) -> list[Laid]:
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
@pytest.mark.parametrize("name", [*HANZI_FACES, *LATIN_FACES])
def test_shaping_equals_the_source(name: str) -> None:
    kit, whole = hb.Font(face(name)), hb.Font(sources(name)[0])
    tries: list[tuple[str, dict[str, bool], tuple[str, str]]] = [
        ("ltr", {}, build.ENGLISH),
        *(("ltr", f, build.CHINESE) for f in ({}, {"halt": True}, {"palt": True}, {"fwid": True}, {"locl": False})),
        *(("ttb", f, build.CHINESE) for f in ({}, {"vhal": True}, {"vpal": True}, {"locl": False})),
    ]
    for text in texts(name):
        for case in tries:
            assert layout_of(kit, text, *case) == layout_of(whole, text, *case), (text, *case)


@pytest.mark.press
def test_each_sign_equals_the_source_that_it_comes_from() -> None:
    kit, wholes = hb.Font(face(SIGNS)), sources(SIGNS)
    for char in map(chr, face(SIGNS).unicodes):
        whole = hb.Font(next(w for w in wholes if ord(char) in w.unicodes))
        for run in (build.CHINESE, build.ENGLISH):
            assert layout_of(kit, char, "ltr", {}, run) == layout_of(whole, char, "ltr", {}, run), char


@pytest.mark.press
def test_building_twice_gives_the_same_bytes() -> None:
    """One face of each kind; `fonts/build.py --check` compares the whole kit with a fresh build."""
    for name in ("Hei-Regular.otf", "Kai-Regular.ttf", "LatinSans-Bold.ttf", SIGNS):
        sources(name)
        spec = next(f for f in build.FACES if f.file == name)
        chars = frozenset(tgh()[:500] + MUST) if name in HANZI_FACES else build.characters(spec, "")
        paths = spec.paths(build.DEBIAN)
        assert build.build_face(spec, paths, chars) == build.build_face(spec, paths, chars)
