"""Build the committed font kit from Debian's font packages.

    python fonts/build.py            write the kit, COVERAGE.md and tgh.txt
    python fonts/build.py --check    build aside and compare with what is committed

Needs fonts-noto-cjk, fonts-noto-cjk-extra, fonts-lxgw-wenkai and unicode-data.
The same sources and the same HarfBuzz give the same bytes: no clock, no random order.
"""

from __future__ import annotations

import argparse
import bz2
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
NOTO = Path("/usr/share/fonts/opentype/noto")
LXGW = Path("/usr/share/fonts/truetype/lxgw-wenkai")
UNICODE = Path("/usr/share/unicode")
TTC_INDEX_SC = 2

FLAGS = (
    hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.DESUBROUTINIZE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.NOTDEF_OUTLINE
)
FEATURES = (
    *("ccmp", "locl", "liga", "calt", "mark", "kern", "vkrn", "vert", "vrt2"),
    *("halt", "vhal", "palt", "vpal", "fwid", "hwid", "pwid"),
)
CHINESE = ("Hani", "zh-Hans")
ENGLISH = ("Latn", "en")  # gives Song its figures of one width
CLOSURE_FEATURES: tuple[dict[str, bool], ...] = ({}, {"fwid": True}, {"hwid": True}, {"pwid": True})
NAME_IDS = frozenset({0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 16, 17})
NAME_ID_COPYRIGHT = 0
NAME_ENGLISH = 0x409

# What HarfBuzz joins into one glyph: closed over beside the single characters.
SEQUENCES = ("——", "———", "――", "―――", "ff", "fi", "fl", "ffi", "ffl")


@dataclass(frozen=True)
class Face:
    """One file of the kit and where it comes from."""

    file: str
    source: str
    index: int = 0
    gbk: bool = False
    family: str = ""  # the new name, for a source with a Reserved Font Name

    def path(self, noto: Path, lxgw: Path) -> Path:
        """Give the source file's place."""
        return (noto if self.source.startswith("Noto") else lxgw) / self.source


FACES = (
    Face("Song-Regular.otf", "NotoSerifCJK-Regular.ttc", TTC_INDEX_SC, gbk=True),
    Face("Song-Bold.otf", "NotoSerifCJK-Bold.ttc", TTC_INDEX_SC),
    Face("Song-Black.otf", "NotoSerifCJK-Black.ttc", TTC_INDEX_SC),
    Face("Hei-Regular.otf", "NotoSansCJK-Regular.ttc", TTC_INDEX_SC),
    Face("Hei-Bold.otf", "NotoSansCJK-Bold.ttc", TTC_INDEX_SC, gbk=True),
    Face("Kai-Regular.ttf", "LXGWWenKai-Regular.ttf", family="Layout Kai"),
)


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
    sets = {"通用规范汉字表": tgh, "GB2312": double_byte("gb2312", 0xA1, 0xA1)}
    if face.gbk:
        sets["GBK"] = double_byte("gbk", 0x81, 0x40)
    return {**sets, **SYMBOLS}


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


def subset(face: hb.Face, chars: frozenset[str]) -> bytes:
    """Cut a face down to the characters and all glyphs that shaping them can give.

    No combining marks: Noto CJK's are spacing forms without anchors, and with them in the cmap
    HarfBuzz would compose ž as z and a caron an em to its right. Their glyphs stay out of
    `glyph_set` (pwid of ˇ leads to one), since the subsetter keeps every character of those.
    """
    font = hb.Font(face)
    plan = hb.SubsetInput()
    plan.flags = FLAGS
    plan.unicode_set.set(set(map(ord, chars)))
    plan.glyph_set.set(closure(font, chars) - {font.get_nominal_glyph(ord(c)) for c in MARKS})
    plan.layout_feature_tag_set.set({int.from_bytes(tag.encode(), "big") for tag in FEATURES})
    plan.name_id_set.set(NAME_IDS)
    plan.name_lang_id_set.set({NAME_ENGLISH})
    return bytes(plan.subset(face).blob.data)


def rename(data: bytes, family: str) -> bytes:
    """Give a font a new name, its copyright line and licence left as they are.

    The vendor's mark goes too. Other tables are copied as they are, time stamps included.
    """
    font = TTFont(io.BytesIO(data), lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    names = font["name"]
    version = names.getDebugName(5)
    style = names.getDebugName(2)
    postscript = f"{family.replace(' ', '')}-{style}"
    unique = f"{postscript};{version}"
    new = {1: family, 2: style, 3: unique, 4: f"{family} {style}", 6: postscript}
    names.names = [n for n in names.names if n.nameID in {NAME_ID_COPYRIGHT, 5, 13, 14}]
    for name_id, text in new.items():
        names.setName(text, name_id, 3, 1, NAME_ENGLISH)
    names.names.sort()
    font["OS/2"].achVendID = "NONE"
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def build_face(face: Face, source: Path, chars: frozenset[str]) -> bytes:
    """Build one file of the kit."""
    if not source.is_file():
        raise SystemExit(f"{source} is not there: install the package that holds it")
    whole = hb.Face(hb.Blob.from_file_path(str(source)), face.index)
    have = set(whole.unicodes)
    data = subset(whole, frozenset(c for c in chars if ord(c) in have))
    return rename(data, face.family) if face.family else data


def lacking(data: bytes, chars: Iterable[str]) -> set[str]:
    """Find the characters that a font cannot show.

    Asked by shaping and not of the cmap: HarfBuzz makes thin spaces from the space.
    """
    text = apart(sorted(chars))
    return {text[at] for gid, at in shaped(hb.Font(hb.Face(data)), text, "ltr", {}) if gid == 0}


@dataclass(frozen=True)
class Built:
    """A finished file of the kit."""

    face: Face
    data: bytes
    sets: Mapping[str, str]
    missing: set[str]

    @property
    def name(self) -> str:
        """Give the file's name without its ending."""
        return self.face.file.partition(".")[0]

    def cell(self, name: str) -> str:
        """Write one cell of the table: a dash for a set that the face need not have."""
        chars = set(self.sets.get(name, ""))
        return f"{len(chars - self.missing)} / {len(chars)}" if chars else "–"


def row(first: str, cells: Iterable[object]) -> str:
    """Write a row of a Markdown table."""
    return f"| {first} | {' | '.join(map(str, cells))} |"


def groups(kit: list[Built]) -> dict[tuple[str, ...], list[str]]:
    """Sort the missing characters by the faces that lack them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for char in sorted(set().union(*(built.missing for built in kit))):
        lackers = tuple(built.name for built in kit if char in built.missing)
        found.setdefault(lackers, []).append(char)
    return found


def coverage_lines(kit: list[Built]) -> Iterator[str]:
    """Write COVERAGE.md: what each face has of each set, then what is missing where."""
    yield "# What the kit covers\n"
    yield "Written by `fonts/build.py`; do not edit. Each cell: characters that the face shows / in"
    yield "the set; – where the face need not have the set.\n"
    yield row("set", (built.name for built in kit))
    yield row("---", ("---" for _ in kit))
    for name in dict.fromkeys(name for built in kit for name in built.sets):
        yield row(name, (built.cell(name) for built in kit))
    yield row("glyphs", (hb.Face(built.data).glyph_count for built in kit))
    yield row("kB", (len(built.data) // 1000 for built in kit))
    yield "\n## Missing\n"
    yield "What the sources do not have, by the faces that lack it: another face has to supply it."
    for lackers, chars in groups(kit).items():
        yield f"\n### {'The whole kit' if len(lackers) == len(kit) else ', '.join(lackers)}\n"
        yield f"{len(chars)}: {', '.join(f'{c} U+{ord(c):04X}' for c in chars)}"


def build(noto: Path, lxgw: Path, unicode_data: Path) -> dict[str, bytes]:
    """Build the whole kit: the bytes of each file by its name."""
    levels = tgh_levels(unicode_data)
    kit: list[Built] = []
    for face in FACES:
        sets = wanted(face, "".join(levels))
        chars = frozenset("".join(sets.values()))
        data = build_face(face, face.path(noto, lxgw), chars)
        kit.append(Built(face, data, sets, lacking(data, chars)))
    files = {built.face.file: built.data for built in kit}
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
    parser.add_argument("--noto", type=Path, default=NOTO, help="folder of Noto CJK")
    parser.add_argument("--lxgw", type=Path, default=LXGW, help="folder of LXGW WenKai")
    parser.add_argument("--unicode", type=Path, default=UNICODE, help="folder of Unihan")
    parser.add_argument("--out", type=Path, default=HERE, help="folder of the kit")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    args = parser.parse_args(argv)
    files = build(args.noto, args.lxgw, args.unicode)
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
