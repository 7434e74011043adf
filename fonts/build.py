"""Build the committed font kit from Debian's font packages.

    python fonts/build.py            write the kit, COVERAGE.md and tgh.txt
    python fonts/build.py --check    build aside and compare with what is committed

Needs fonts-noto-cjk, fonts-noto-cjk-extra, fonts-noto-core, fonts-lxgw-wenkai and unicode-data.
The same sources, HarfBuzz and fontTools give the same bytes: no clock, no random order.
"""

from __future__ import annotations

import argparse
import bz2
import io
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
TTC_INDEX_SC = 2

PLAIN_FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
FLAGS = (
    PLAIN_FLAGS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
)
FEATURES = (
    *("ccmp", "locl", "liga", "calt", "mark", "kern", "vkrn", "vert", "vrt2"),
    *("halt", "vhal", "palt", "vpal", "fwid", "hwid", "pwid"),
)
# HarfBuzz turns on the last three by itself around a fraction slash.
LATIN_FEATURES = ("ccmp", "locl", "liga", "calt", "kern", "mark", "mkmk", "frac", "numr", "dnom")
CHINESE = ("Hani", "zh-Hans")
ENGLISH = ("Latn", "en")  # gives Song its figures of one width
CLOSURE_FEATURES: tuple[dict[str, bool], ...] = ({}, {"fwid": True}, {"hwid": True}, {"pwid": True})
NAME_IDS = frozenset({0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 16, 17})
NAME_ID_COPYRIGHT = 0
NAME_ENGLISH = 0x409
CMAP_WHOLE = 12  # the format of the cmap beyond U+FFFF
MARK_BEARER = "q"  # no letter is composed of it and a mark

# What HarfBuzz joins into one glyph: closed over beside the single characters.
SEQUENCES = ("——", "———", "――", "―――", "ff", "fi", "fl", "ffi", "ffl")


def span(first: int, last: int) -> str:
    """Give the characters of a range of code points, both ends included."""
    return "".join(map(chr, range(first, last + 1)))


MARKS = span(0x300, 0x36F)
SYMBOLS: Mapping[str, str] = {
    "ASCII 与 Latin-1": span(0x20, 0x7E) + span(0xA0, 0xAC) + span(0xAE, 0xFF),
    "Latin Extended-A": span(0x100, 0x148) + span(0x14A, 0x17F),
    "拼音": "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêếềɑɡĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛÜŃŇǸḾÊẾỀ",
    "注音": span(0x3105, 0x3129) + "ˉˊˇˋ˙",
    "Ελληνικά": span(0x391, 0x3A1) + span(0x3A3, 0x3A9) + span(0x3B1, 0x3C9),
    "Кириллица": span(0x410, 0x44F) + "Ёё",
    "中文标点": "，。、：；！？“”‘’（）〔〕【】〖〗《》〈〉「」『』［］｛｝—…·～⸺",
    "其他标点": "－–―‐‑‥•‧・〇々〃〆※§¶",
    "全角 ASCII": span(0xFF01, 0xFF5E) + "￥￡￠￣￤￢",
    "空格": "\u3000\u00a0\u2002\u2003\u2009\u202f\u200b\u2060",
    "数字符号": span(0x2460, 0x249B) + span(0x2776, 0x277F) + span(0x3220, 0x3229) + "⓪⓿㉑㉒㉓㉔㉕",
    "罗马数字": span(0x2160, 0x216B) + span(0x2170, 0x2179),
    "单位": "㎡℃℉‰‱№℡㎎㎏㎜㎝㎞㏄㏎㏑㏒㏕㏂㏘㎥㎢㎖㎗㎘℅Å°′″Ωµ",
    "箭头": "←↑→↓↔↕↖↗↘↙⇒⇔➔➜⬆⬇",
    "图形符号": "★☆●○◆◇■□▲△▼▽◎⊙▪▫▶◀►◄▷◁♂♀☎☏✓✔✕✗✘♠♥♣♦♪♫☀☁☂☃☞㊣㈱✉♡♢♤♧",
    "货币": "¤$¢£¥€₩₽₹฿₫₿",
    "上下标": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎",
    "分数": "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⁄",
    "数学": "×÷±∓−≈≠≤≥≦≧≮≯∞√∑∏∫∮∝∽≌≡∥⊥∠⌒∵∴∷∶∈∪∩∧∨∕⊕∅π≒",
    "商标": "©®™ªº℗†‡‼⁇⁈⁉",
}


# What only the Latin fallback faces have.
LATIN: Mapping[str, str] = {
    "Latin Extended-B": span(0x180, 0x24F),
    "Latin Extended Additional": span(0x1E00, 0x1EFF),
    "IPA 与修饰字母": span(0x250, 0x2FF),
    "附标": MARKS,
    "Ελληνικά U+0370–03FF": "".join(c for c in span(0x370, 0x3E1) + span(0x3F0, 0x3FF) if unicodedata.name(c, "")),
    "Кириллица U+0400–052F": span(0x400, 0x52F),
    "货币 U+20A0–20BF": span(0x20A0, 0x20BF),
    "上下标 U+2070–209C": "".join(c for c in span(0x2070, 0x209C) if unicodedata.name(c, "")),
}
LATIN_SETS = (
    *("ASCII 与 Latin-1", "Latin Extended-A", "拼音", "Ελληνικά", "Кириллица", "上下标", "分数", "商标"),
    *LATIN,
)
# The rest of general punctuation, the letterlike signs, ⅐ ⅑ ⅒ ↉, the dotted circle, the ligatures, and Greek Extended,
# of which HarfBuzz composes Greek letters with marks.
LATIN_MORE = (
    "".join(
        span(*ends)
        for ends in ((0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2100, 0x214F), (0x2150, 0x215F), (0xFB00, 0xFB04))
    )
    + "\u2189\u25cc"
)
SIGN_SETS = ("罗马数字", "箭头", "图形符号", "数学")
# Roman figures to technical signs, enclosed figures, shapes to dingbats, long arrows, more arrows, weather.
SIGN_MORE = " \u00a0" + "".join(
    span(*ends)
    for ends in (
        *((0x2160, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x27BF), (0x27F0, 0x27FF), (0x2B00, 0x2BFF)),
        (0x1F321, 0x1F32C),
    )
)


@dataclass(frozen=True)
class Folders:
    """Where Debian's packages lay what the kit is cut from."""

    noto: Path = Path("/usr/share/fonts/opentype/noto")
    core: Path = Path("/usr/share/fonts/truetype/noto")
    lxgw: Path = Path("/usr/share/fonts/truetype/lxgw-wenkai")
    unicode: Path = Path("/usr/share/unicode")


DEBIAN = Folders()


@dataclass(frozen=True)
class Face:
    """One file of the kit and where it comes from."""

    file: str
    source: str
    index: int = 0
    gbk: bool = False
    family: str = ""  # the new name, for a source with a Reserved Font Name and for faces joined
    sets: tuple[str, ...] = ()  # the sets that a fallback face must have; none: 汉字 and all of SYMBOLS
    more: str = ""  # what it holds besides if its source does
    joined: tuple[str, ...] = ()  # further sources, each for what those before it lack

    @property
    def name(self) -> str:
        """Give the file's name without its ending."""
        return self.file.partition(".")[0]

    def paths(self, folders: Folders) -> list[Path]:
        """Give the places of the source files."""
        return [self._folder(source, folders) / source for source in (self.source, *self.joined)]

    @staticmethod
    def _folder(source: str, folders: Folders) -> Path:
        if source.startswith("LXGW"):
            return folders.lxgw
        return folders.noto if source.endswith(".ttc") else folders.core


FACES = (
    Face("Song-Regular.otf", "NotoSerifCJK-Regular.ttc", TTC_INDEX_SC, gbk=True),
    Face("Song-Bold.otf", "NotoSerifCJK-Bold.ttc", TTC_INDEX_SC),
    Face("Song-Black.otf", "NotoSerifCJK-Black.ttc", TTC_INDEX_SC),
    Face("Hei-Regular.otf", "NotoSansCJK-Regular.ttc", TTC_INDEX_SC),
    Face("Hei-Bold.otf", "NotoSansCJK-Bold.ttc", TTC_INDEX_SC, gbk=True),
    Face("Kai-Regular.ttf", "LXGWWenKai-Regular.ttf", family="Layout Kai"),
    Face("LatinSerif-Regular.ttf", "NotoSerif-Regular.ttf", sets=LATIN_SETS, more=LATIN_MORE),
    Face("LatinSerif-Bold.ttf", "NotoSerif-Bold.ttf", sets=LATIN_SETS, more=LATIN_MORE),
    Face("LatinSans-Regular.ttf", "NotoSans-Regular.ttf", sets=LATIN_SETS, more=LATIN_MORE),
    Face("LatinSans-Bold.ttf", "NotoSans-Bold.ttf", sets=LATIN_SETS, more=LATIN_MORE),
    Face(
        "Symbols.ttf",
        "NotoSansSymbols2-Regular.ttf",
        family="Layout Symbols",
        sets=SIGN_SETS,
        more=SIGN_MORE,
        joined=("NotoSansSymbols-Regular.ttf", "NotoSansMath-Regular.ttf"),
    ),
)

# What stands in for what, in this order.
CHAINS: tuple[tuple[str, ...], ...] = (
    ("Song-Regular", "LatinSerif-Regular", "Symbols", "Kai-Regular"),
    ("Song-Bold", "LatinSerif-Bold", "Symbols", "Kai-Regular"),
    ("Song-Black", "LatinSerif-Bold", "Symbols", "Kai-Regular"),
    ("Hei-Regular", "LatinSans-Regular", "Symbols", "Kai-Regular"),
    ("Hei-Bold", "LatinSans-Bold", "Symbols", "Kai-Regular"),
    ("Kai-Regular", "LatinSerif-Regular", "Symbols", "Song-Regular"),
)


def tgh_levels(unicode_data: Path) -> list[str]:
    """Read 通用规范汉字表 from Unihan: the characters of its three levels, in its order."""
    rank: dict[int, str] = {}
    with bz2.open(unicode_data / "Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTGH\t" in line:
                code, _, value = line.split("\t")
                rank[int(value.split()[0].partition(":")[2])] = chr(int(code[2:], 16))
    if sorted(rank) != list(range(1, 8106)):
        raise SystemExit(f"{unicode_data}: kTGH does not number 1 to 8105")
    ordered = "".join(rank[i] for i in sorted(rank))
    return [ordered[:3500], ordered[3500:6500], ordered[6500:]]


def double_byte(codec: str, first: int, low: int) -> str:
    """List every two-byte character of a Chinese codec of Python."""
    found: list[str] = []
    for lead in range(first, 0xFF):
        for trail in range(low, 0xFF):
            try:
                found.append(bytes((lead, trail)).decode(codec))
            except UnicodeDecodeError:
                continue
    return "".join(found)


def wanted(face: Face, tgh: str) -> dict[str, str]:
    """Give the named sets of characters that a face must have."""
    if face.sets:
        return {name: {**SYMBOLS, **LATIN}[name] for name in face.sets}
    sets = {"通用规范汉字表": tgh, "GB2312": double_byte("gb2312", 0xA1, 0xA1)}
    if face.gbk:
        sets["GBK"] = double_byte("gbk", 0x81, 0x40)
    return {**sets, **SYMBOLS}


def characters(face: Face, tgh: str) -> frozenset[str]:
    """Give all characters that a face holds if its source does."""
    return frozenset("".join(wanted(face, tgh).values()) + face.more)


def shaped(
    font: hb.Font, text: str, direction: str, features: Mapping[str, bool], run: tuple[str, str] = CHINESE
) -> list[tuple[int, int]]:
    """Shape a text: the glyphs, each with the place in the text that it stands for."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, (buffer.script, buffer.language) = direction, run
    hb.shape(font, buffer, dict(features))
    return [(info.codepoint, info.cluster) for info in buffer.glyph_infos]


def apart(parts: Iterable[str]) -> str:
    """Join texts by ideographic spaces, so that one shaping does for all and none joins another."""
    return "\u3000".join(parts)


def closure(font: hb.Font, chars: Iterable[str]) -> set[int]:
    """Find every glyph that shaping can give for the characters, in both directions."""
    text = apart([*sorted(chars), *SEQUENCES])
    tries = product(("ltr", "ttb"), CLOSURE_FEATURES, ({}, {"locl": False}), (CHINESE, ENGLISH))
    return {
        gid
        for direction, features, more, run in tries
        for gid, _ in shaped(font, text, direction, {**features, **more}, run)
    }


def cut(face: hb.Face, plan: hb.SubsetInput, chars: Iterable[str], features: Iterable[str]) -> bytes:
    """Let hb-subset do what is the same for every face."""
    plan.unicode_set.set(set(map(ord, chars)))
    plan.layout_feature_tag_set.set({int.from_bytes(tag.encode(), "big") for tag in features})
    plan.name_id_set.set(NAME_IDS)
    plan.name_lang_id_set.set({NAME_ENGLISH})
    return bytes(plan.subset(face).blob.data)


def subset(face: hb.Face, chars: frozenset[str]) -> bytes:
    """Cut a face down to the characters and all glyphs that shaping them can give.

    No combining marks: Noto CJK's are spacing forms without anchors, and with them in the cmap
    HarfBuzz would compose ž as z and a caron an em to its right. Their glyphs stay out of
    `glyph_set` (pwid of ˇ leads to one), since the subsetter keeps every character of those.
    """
    font = hb.Font(face)
    plan = hb.SubsetInput()
    plan.flags = FLAGS
    plan.glyph_set.set(closure(font, chars) - {font.get_nominal_glyph(ord(c)) for c in MARKS})
    return cut(face, plan, chars, FEATURES)


def subset_plain(face: hb.Face, chars: frozenset[str], features: Sequence[str]) -> bytes:
    """Cut a fallback face down to the characters and what the features make of them; without any, no layout tables."""
    plan = hb.SubsetInput()
    plan.flags = PLAIN_FLAGS
    if not features:
        plan.drop_table_tag_set.update({int.from_bytes(tag, "big") for tag in (b"GDEF", b"GPOS", b"GSUB")})
    return cut(face, plan, chars, features)


def join(parts: Sequence[bytes]) -> bytes:
    """Join TrueType faces of one em that share no character: the first with the glyphs of the others behind its own.

    The metrics of the lines and the time stamps are the first's; the copyright lines of all stay.
    """
    first, *others = (TTFont(io.BytesIO(part), recalcTimestamp=False) for part in parts)
    order = list(first.getGlyphOrder())
    for number, other in enumerate(others, 1):
        names = {old: f"{old}.{number}" for old in other.getGlyphOrder()[1:]}
        for old, new in names.items():
            glyph = other["glyf"][old]
            for component in getattr(glyph, "components", ()):
                component.glyphName = names[component.glyphName]
            first["glyf"][new], first["hmtx"][new] = glyph, other["hmtx"][old]
        order += names.values()
        cmap = {code: names[old] for code, old in other.getBestCmap().items()}
        for table in first["cmap"].tables:
            table.cmap.update({c: name for c, name in cmap.items() if c <= 0xFFFF or table.format == CMAP_WHOLE})
    first.setGlyphOrder(order)
    first["OS/2"].recalcUnicodeRanges(first)
    named = [font["name"] for font in (first, *others)]
    version = named[0].getDebugName(5).partition(";")[0]
    whence = ", ".join(f"{n.getDebugName(1)} {n.getDebugName(5).partition(';')[0].split()[1]}" for n in named)
    rights = "\n".join(dict.fromkeys(n.getDebugName(NAME_ID_COPYRIGHT) for n in named))
    for name_id, text in {NAME_ID_COPYRIGHT: rights, 5: f"{version}; joined from {whence}"}.items():
        first["name"].setName(text, name_id, 3, 1, NAME_ENGLISH)
    out = io.BytesIO()
    first.save(out, reorderTables=None)
    return out.getvalue()


def rename(data: bytes, family: str) -> bytes:
    """Give a font a new name, its copyright line and licence left as they are.

    The vendor's mark goes too. Other tables are copied as they are, time stamps included.
    """
    font = TTFont(io.BytesIO(data), lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    names = font["name"]
    version = names.getDebugName(5)
    style = names.getDebugName(2)
    postscript = f"{family.replace(' ', '')}-{style}"
    unique = f"{postscript};{version.partition('; joined')[0]}"
    new = {1: family, 2: style, 3: unique, 4: f"{family} {style}", 6: postscript}
    names.names = [n for n in names.names if n.nameID in {NAME_ID_COPYRIGHT, 5, 13, 14}]
    for name_id, text in new.items():
        names.setName(text, name_id, 3, 1, NAME_ENGLISH)
    names.names.sort()
    font["OS/2"].achVendID = "NONE"
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def build_face(face: Face, sources: Iterable[Path], chars: frozenset[str]) -> bytes:
    """Build one file of the kit."""
    parts: list[bytes] = []
    rest = chars
    for source in sources:
        if not source.is_file():
            raise SystemExit(f"{source} is not there: install the package that holds it")
        whole = hb.Face(hb.Blob.from_file_path(str(source)), face.index)
        have = rest & set(map(chr, whole.unicodes))
        rest -= have
        if face.sets:
            parts.append(subset_plain(whole, have, () if face.joined else LATIN_FEATURES))
        else:
            parts.append(subset(whole, have))
    data = join(parts) if face.joined else parts[0]
    return rename(data, face.family) if face.family else data


def lacking(data: bytes, chars: Iterable[str]) -> set[str]:
    """Find the characters that a font cannot show; a combining mark, over a letter.

    Asked by shaping and not of the cmap: HarfBuzz makes thin spaces from the space.
    """
    asked = sorted(chars)
    parts = [MARK_BEARER + c if c in MARKS else c for c in asked]
    owners = [c for c, part in zip(asked, parts, strict=True) for _ in part + "\u3000"]
    return {owners[at] for gid, at in shaped(hb.Font(hb.Face(data)), apart(parts), "ltr", {}) if gid == 0}


@dataclass(frozen=True)
class Built:
    """A finished file of the kit, or a chain of them."""

    name: str
    data: bytes
    sets: Mapping[str, str]
    missing: set[str]

    def cell(self, name: str) -> str:
        """Write one cell of the table: a dash for a set that the face need not have."""
        chars = set(self.sets.get(name, ""))
        return f"{len(chars - self.missing)} / {len(chars)}" if chars else "–"


def row(first: str, cells: Iterable[object]) -> str:
    """Write a row of a Markdown table."""
    return f"| {first} | {' | '.join(map(str, cells))} |"


def table(columns: Sequence[Built]) -> Iterator[str]:
    """Write the table of what each face or chain has of each set."""
    yield row("set", (built.name for built in columns))
    yield row("---", ("---" for _ in columns))
    for name in dict.fromkeys(name for built in columns for name in built.sets):
        yield row(name, (built.cell(name) for built in columns))


def spelt(chars: Iterable[str]) -> str:
    """List characters with their code points, a combining mark on the dotted circle."""
    return ", ".join(f"{'◌' + c if c in MARKS else c} U+{ord(c):04X}" for c in sorted(chars))


def groups(kit: Sequence[Built]) -> dict[tuple[str, ...], list[str]]:
    """Sort the missing characters by the faces that lack them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for char in sorted(set().union(*(built.missing for built in kit))):
        lackers = tuple(built.name for built in kit if char in built.missing)
        found.setdefault(lackers, []).append(char)
    return found


def chain_missing(chain: Sequence[str], faces: Mapping[str, Built], chars: Iterable[str]) -> list[set[str]]:
    """Give what is missing yet after each face of a chain."""
    steps: list[set[str]] = []
    rest = set(chars)
    for name in chain:
        rest = lacking(faces[name].data, rest) if rest else rest
        steps.append(rest)
    return steps


def chain_lines(kit: Sequence[Built]) -> Iterator[str]:
    """Write of COVERAGE.md what the chains cover, and who supplies it."""
    faces = {built.name: built for built in kit}
    columns: list[Built] = []
    supplied: list[str] = []
    for chain in CHAINS:
        sets = {**faces[chain[0]].sets, **LATIN}
        chars = set("".join(sets.values()))
        steps = chain_missing(chain, faces, chars)
        columns.append(Built(f"{chain[0]} …", b"", sets, steps[-1]))
        new = [len(before - after) for before, after in zip([chars, *steps[:-1]], steps, strict=True)]
        supplied.append(row(" → ".join(chain), [len(chars), *new, spelt(steps[-1]) or "nothing"]))
    yield from table(columns)
    yield "\nHow many characters each face of a chain supplies, in its order:\n"
    yield row("chain", ("wanted", "1st", "2nd", "3rd", "4th", "missing"))
    yield row("---", ("---" for _ in range(6)))
    yield from supplied


def coverage_lines(kit: Sequence[Built]) -> Iterator[str]:
    """Write COVERAGE.md: what each chain and each face has of each set, then what a face lacks."""
    hanzi = [built for built in kit if "GB2312" in built.sets]
    yield "# What the kit covers\n"
    yield "Written by `fonts/build.py`; do not edit. Each cell: characters that are shown / in the set;"
    yield "– where the face need not have the set. 附标 are combining marks, asked for over a letter."
    yield "\n## Chains\n"
    yield "What a face shows together with those that stand in for what it lacks.\n"
    yield from chain_lines(kit)
    for title, faces in (("Chinese faces", hanzi), ("Fallback faces", [b for b in kit if b not in hanzi])):
        yield f"\n## {title}\n"
        yield from table(faces)
        yield row("glyphs", (hb.Face(built.data).glyph_count for built in faces))
        yield row("kB", (len(built.data) // 1000 for built in faces))
    yield "\n## Missing\n"
    yield "What the sources do not have of the sets above, by the faces that lack it. The chains above make up for it."
    for lackers, chars in groups(kit).items():
        yield f"\n### {', '.join(lackers)}\n"
        yield f"{len(chars)}: {spelt(chars)}"


def build(folders: Folders) -> dict[str, bytes]:
    """Build the whole kit: the bytes of each file by its name."""
    levels = tgh_levels(folders.unicode)
    kit: list[Built] = []
    files: dict[str, bytes] = {}
    for face in FACES:
        sets = wanted(face, "".join(levels))
        data = build_face(face, face.paths(folders), characters(face, "".join(levels)))
        kit.append(Built(face.name, data, sets, lacking(data, set("".join(sets.values())))))
        files[face.file] = data
    files["COVERAGE.md"] = ("\n".join(coverage_lines(kit)) + "\n").encode()
    files["tgh.txt"] = ("\n".join(levels) + "\n").encode()
    return files


def differing(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Name the files of the folder that are missing or differ from the given bytes."""
    paths = {name: folder / name for name in files}
    return [n for n, p in paths.items() if not p.is_file() or p.read_bytes() != files[n]]


def main(argv: list[str] | None = None) -> int:
    """Build the kit or compare it; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--noto", type=Path, default=DEBIAN.noto, help="folder of Noto CJK")
    parser.add_argument("--core", type=Path, default=DEBIAN.core, help="folder of the other Noto fonts")
    parser.add_argument("--lxgw", type=Path, default=DEBIAN.lxgw, help="folder of LXGW WenKai")
    parser.add_argument("--unicode", type=Path, default=DEBIAN.unicode, help="folder of Unihan")
    parser.add_argument("--out", type=Path, default=HERE, help="folder of the kit")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    args = parser.parse_args(argv)
    files = build(Folders(args.noto, args.core, args.lxgw, args.unicode))
    if args.check:
        stale = differing(files, args.out)
        print("\n".join(f"differs: {name}" for name in stale) or "the kit is as built")
        return 1 if stale else 0
    for name, data in files.items():
        (args.out / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
