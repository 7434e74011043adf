"""Embedded fonts: every kind of font file, widths, subsets, and no other font in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from layout.export.pdf.cff import cff_facts
from layout.export.pdf.fonts import to_unicode, width_array
from layout.fonts.face import FaceError, load_face
from layout.paper import PlacedFace
from tests.export.papers import FONTS, KIT, Sheet
from tests.export.reading import fonts, opened, program_glyphs, shown, text

WORDS = "中文测试ABC19，“（）—"
OWN = {
    "square": PlacedFace(str(FONTS / "square.ttf"), 0, "Square"),
    "odd": PlacedFace(str(FONTS / "odd.ttf"), 0, "Odd"),
    "pair0": PlacedFace(str(FONTS / "pair.ttc"), 0, "Pair-0"),
    "pair1": PlacedFace(str(FONTS / "pair.ttc"), 1, "Pair-1"),
    "named": PlacedFace(str(FONTS / "namekeyed.otf"), 0, "Name keyed 名"),
}
FACES = KIT | OWN


@pytest.fixture(scope="module")
def renumbered(tmp_path_factory: pytest.TempPathFactory) -> PlacedFace:
    """A CID-keyed font whose CIDs are not its glyph ids, as subsets by other hands are."""
    source = load_face(KIT["宋"].path).hb_face
    order = hb.SubsetInput()
    order.unicode_set.update(map(ord, WORDS))
    data = hb.subset(source, order).blob.data
    path = tmp_path_factory.mktemp("fonts") / "renumbered.otf"
    path.write_bytes(data)
    return PlacedFace(str(path), 0, "Renumbered")


@pytest.mark.parametrize("key", FACES)
def test_each_kind_of_font(key: str) -> None:
    sheet = Sheet(FACES)
    run = sheet.run(WORDS, face=key)
    check(sheet, run.glyphs, FACES[key])


def test_cids_that_are_no_glyph_ids(renumbered: PlacedFace) -> None:
    face = load_face(renumbered.path)
    assert not cff_facts(face.hb_face.reference_table("CFF ").data, face.hb_face.glyph_count).identity
    sheet = Sheet({"a": renumbered})
    run = sheet.run(WORDS, face="a")
    check(sheet, run.glyphs, renumbered)


def check(sheet: Sheet, glyphs: tuple[int, ...], placed: PlacedFace) -> None:
    """The text comes out, and widths, names and outlines are those of the font file."""
    pdf = sheet.pdf()
    assert text(pdf) == [WORDS]
    face = load_face(placed.path, placed.number)
    with opened(pdf) as document:
        (font,) = fonts(document).values()
        tag, _, name = font.base.removeprefix("/").removesuffix("-Identity-H").partition("+")
        assert len(tag) == 6 and tag.isupper() and name
        assert font.descriptor.FontName == font.descendant.BaseFont
        inside = program_glyphs(font)
        for glyph in glyphs:
            assert font.widths.get(glyph, 1000) == face.advance(glyph)
            assert abs(inside[glyph][0] - face.advance(glyph)) <= 1
        inked = {glyph for glyph, (_, ink) in inside.items() if ink}
        # a subset: the glyphs shown, .notdef and what they are put together from
        assert set(glyphs) <= inked and len(inked - set(glyphs)) <= 2
        assert font.to_unicode == dict(zip(glyphs, WORDS, strict=True))
    # the ink of the line on the page is that of the font file
    (line,) = shown(pdf)
    pen, right = 0, 0
    for glyph in glyphs:
        right = max(right, pen + face.ink(glyph)[1])
        pen += face.advance(glyph)
    assert line.right == pytest.approx(20 + right / 100, abs=0.02)


def test_ros_of_the_program_is_that_of_the_dictionary() -> None:
    sheet = Sheet()
    sheet.run("中文")
    with opened(sheet.pdf()) as document:
        (font,) = fonts(document).values()
        facts = cff_facts(font.program, 3)
        system = font.descendant.CIDSystemInfo
        assert facts.cid
        assert (str(system.Registry), str(system.Ordering), int(system.Supplement)) == facts[1:4]


def test_truetype_has_a_cid_map_and_no_needless_tables() -> None:
    sheet = Sheet()
    sheet.run("中文", face="楷")
    with opened(sheet.pdf()) as document:
        (font,) = fonts(document).values()
        assert font.kind == "/CIDFontType2" and font.descendant.CIDToGIDMap == "/Identity"
        tags = hb.Face(hb.Blob(font.program)).table_tags
        assert set(tags) == {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}


def test_only_the_fonts_that_show_something() -> None:
    sheet = Sheet(FACES)
    sheet.run("中文", face="宋")
    pdf = sheet.pdf()
    with opened(pdf) as document:
        assert list(fonts(document)) == ["F1"]
    assert b"Helvetica" not in pdf


def test_one_file_under_two_names_is_one_font() -> None:
    sheet = Sheet({"甲": KIT["宋"], "乙": KIT["宋"]})
    sheet.run("中文", face="甲")
    sheet.run("文中", y=70_000, face="乙")
    pdf = sheet.pdf()
    with opened(pdf) as document:
        assert len(fonts(document)) == 1
    assert text(pdf) == ["中文", "文中"]


def test_a_file_without_outlines_is_refused(tmp_path: Path) -> None:
    source = load_face(OWN["odd"].path).hb_face
    order = hb.SubsetInput()
    order.unicode_set.update(map(ord, "AB"))
    order.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in (b"glyf", b"loca"))
    path = tmp_path / "empty.ttf"
    path.write_bytes(hb.subset(source, order).blob.data)
    with pytest.raises(FaceError, match="no outlines"):
        load_face(str(path))


def test_width_array_leaves_out_the_em_and_joins_neighbours() -> None:
    assert width_array({1: 500, 2: 510, 3: 1000, 4: 250, 9: 1000, 10: 2000}) == b"1[500 510]4[250]10[2000]"
    assert width_array({5: 1000}) == b""


def test_to_unicode_comes_in_blocks_of_a_hundred() -> None:
    cmap = to_unicode({glyph: chr(0x4E00 + glyph) for glyph in range(1, 251)} | {300: "——", 301: "𬭎", 302: ""})
    assert cmap.count(b"beginbfchar") == 3
    assert b"100 beginbfchar" in cmap and b"52 beginbfchar" in cmap
    assert b"<012C><20142014>" in cmap and b"<012D><d872df4e>" in cmap and b"<012E>" not in cmap


@pytest.mark.parametrize("damage", [b"", b"\x01\x00", b"\x01\x00\x04\x02" + b"\x00" * 6])
def test_a_damaged_cff_is_a_value_error(damage: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        cff_facts(damage, 10)
