"""Build the small fonts of boxes that tests lean on.

    python tests/fonts/build_square.py     write the fonts beside this file

square.ttf     GB2312, Latin-1 and symbols as plain boxes, so that widths can be told by counting:
               one em for 汉字 and Chinese marks, half an em for letters and the space. No GPOS and
               no GSUB: it also stands for a commercial font without halt and vert.
odd.ttf        few characters, 2048 units, quotes 0.4 em and dashes 0.9 em wide.
pair.ttc       two faces: 0 the same few characters square, 1 odd.
namekeyed.otf  a CFF face that is keyed by names, not by CIDs.

No clock and no random order: building again gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).resolve().parent
EM, HALF = 1000, 500
ASCENT, DESCENT = 880, -120
MADE = 3_786_912_000  # 2024-01-01, in seconds since 1904
BOX = ".box"  # the outline that all 汉字 share as a component

Box = tuple[int, int, int, int]  # left, bottom, right, top


@dataclass(frozen=True)
class Shape:
    """A glyph in thousandths of an em: its width and its ink."""

    advance: int
    ink: Box | None


HANZI = Shape(EM, (50, -70, 950, 830))
LOW_CLOSING = "，。、．"
TALL_CLOSING = "：；！？”’）》〉」』】〕〗］｝"
OPENING = "“‘（《〈「『【〔〖［｛"
CENTRED = {"—": (0, 360, EM, 400), "…": (100, 350, 900, 410), "～": (60, 320, 940, 440)}
SPECIAL: dict[str, Shape] = {
    **dict.fromkeys(" \u00a0", Shape(HALF, None)),
    "\u3000": Shape(EM, None),
    **dict.fromkeys(LOW_CLOSING, Shape(EM, (60, -80, 360, 200))),
    **dict.fromkeys(TALL_CLOSING, Shape(EM, (60, -80, 440, 820))),
    **dict.fromkeys(OPENING, Shape(EM, (560, -80, 940, 820))),
    **{char: Shape(EM, ink) for char, ink in CENTRED.items()},
    **dict.fromkeys("·・", Shape(EM, (430, 310, 570, 450))),
}

FEW = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ中文测试标点“”‘’，。（）—"
ODD_WIDTHS = {
    **dict.fromkeys("“”‘’", Shape(400, (60, 500, 340, 800))),
    "—": Shape(900, (40, 360, 860, 400)),
}
NAMED = FEW + "、：报纸版面新闻字"


def double_byte() -> str:
    """List GB2312: its 汉字 and its symbols."""
    pairs = ((lead, trail) for lead in range(0xA1, 0xF8) for trail in range(0xA1, 0xFF))
    return "".join(bytes(pair).decode("gb2312", "ignore") for pair in pairs)


def charset() -> str:
    """List what square.ttf has, in code point order."""
    latin1 = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)]))
    more = "—–·“”‘’…～〖〗⑴①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㎡℃‰№℡〇"
    return "".join(sorted(set(double_byte() + latin1 + more)))


def is_hanzi(char: str) -> bool:
    """Tell whether a character is a 汉字."""
    return "\u4e00" <= char <= "\u9fff" or char == "〇"


def is_half(char: str) -> bool:
    """Tell whether a character is half an em wide: ASCII, Latin letters, the en dash."""
    return char < "\u0080" or char == "–" or (char < "\u0250" and char.isalpha())


def square(char: str) -> Shape:
    """Give the shape that a character has in square.ttf."""
    if char in SPECIAL:
        return SPECIAL[char]
    if is_half(char):
        return Shape(HALF, (40, 0, 460, 500 if char.islower() else 700))
    return HANZI if is_hanzi(char) else Shape(EM, (60, -60, 940, 820))


def odd(char: str) -> Shape:
    """Give the shape that a character has in odd.ttf."""
    return ODD_WIDTHS.get(char) or square(char)


def glyph_name(char: str) -> str:
    """Name a character's glyph."""
    return f"uni{ord(char):04X}" if ord(char) < 0x10000 else f"u{ord(char):X}"


def trace(pen: TTGlyphPen | T2CharStringPen, ink: Box) -> None:
    """Draw a box."""
    left, bottom, right, top = ink
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()


def scaled(shape: Shape, upem: int) -> Shape:
    """Turn thousandths of an em into font units."""
    if not shape.ink:
        return Shape(round(shape.advance * upem / EM), None)
    left, bottom, right, top = (round(value * upem / EM) for value in shape.ink)
    return Shape(round(shape.advance * upem / EM), (left, bottom, right, top))


def outline(ink: Box | None) -> object:
    """Make a glyf outline."""
    pen = TTGlyphPen(None)
    if ink:
        trace(pen, ink)
    return pen.glyph()


def reference() -> object:
    """Make a composite glyph that shows the shared box."""
    pen = TTGlyphPen({BOX: None})
    pen.addComponent(BOX, (1, 0, 0, 1, 0, 0))
    return pen.glyph()


def charstring(shape: Shape) -> object:
    """Make a CFF outline."""
    pen = T2CharStringPen(shape.advance, None)
    if shape.ink:
        trace(pen, shape.ink)
    return pen.getCharString()


def finish(builder: FontBuilder, family: str, upem: int, shapes: dict[str, Shape]) -> bytes:
    """Add the tables that every face has and save."""
    ascent, descent = round(ASCENT * upem / EM), round(DESCENT * upem / EM)
    builder.setupHorizontalMetrics({name: (s.advance, s.ink[0] if s.ink else 0) for name, s in shapes.items()})
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    postscript = family.replace(" ", "") + "-Regular"
    names = {"familyName": family, "styleName": "Regular", "psName": postscript}
    builder.setupNameTable({**names, "uniqueFontIdentifier": postscript, "fullName": family}, mac=False)
    builder.setupOS2(
        sTypoAscender=ascent,
        sTypoDescender=descent,
        sTypoLineGap=0,
        usWinAscent=ascent,
        usWinDescent=-descent,
        fsType=0,
        sCapHeight=round(0.7 * upem),
        sxHeight=round(0.5 * upem),
    )
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=MADE, modified=MADE)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def shapes_of(chars: Iterable[str], shape: Callable[[str], Shape], upem: int) -> dict[str, Shape]:
    """Give every glyph's shape by its name, .notdef first."""
    drawn = {glyph_name(char): scaled(shape(char), upem) for char in chars}
    return {".notdef": scaled(HANZI, upem), **drawn}


def cmap(chars: Iterable[str]) -> dict[int, str]:
    """Give the glyph name of every character."""
    return {ord(char): glyph_name(char) for char in chars}


def truetype(family: str, chars: str, shape: Callable[[str], Shape], upem: int = EM) -> bytes:
    """Build a glyf face: 汉字 as references to one box, the rest as boxes of their own."""
    shapes = shapes_of(chars, shape, upem)
    hanzi = {glyph_name(char) for char in chars if is_hanzi(char)}
    shapes = {".notdef": shapes.pop(".notdef"), BOX: scaled(HANZI, upem), **shapes}
    builder = FontBuilder(upem, isTTF=True)
    builder.setupGlyphOrder(list(shapes))
    builder.setupCharacterMap(cmap(chars))
    builder.setupGlyf({name: reference() if name in hanzi else outline(s.ink) for name, s in shapes.items()})
    return finish(builder, family, upem, shapes)


def namekeyed(family: str, chars: str) -> bytes:
    """Build a CFF face whose glyphs are keyed by names."""
    shapes = shapes_of(chars, square, EM)
    builder = FontBuilder(EM, isTTF=False)
    builder.setupGlyphOrder(list(shapes))
    builder.setupCharacterMap(cmap(chars))
    postscript = family.replace(" ", "") + "-Regular"
    builder.setupCFF(postscript, {}, {name: charstring(s) for name, s in shapes.items()}, {})
    return finish(builder, family, EM, shapes)


def collection(faces: Iterable[bytes]) -> bytes:
    """Join faces into a TTC that shares equal tables."""
    joined = TTCollection()
    joined.fonts = [TTFont(io.BytesIO(face), recalcTimestamp=False) for face in faces]
    out = io.BytesIO()
    joined.save(out)
    return out.getvalue()


def build() -> dict[str, bytes]:
    """Build all test fonts: their bytes by file name."""
    few = "".join(sorted(FEW))
    strange = truetype("Layout Odd", few, odd, upem=2048)
    return {
        "square.ttf": truetype("Layout Square", charset(), square),
        "odd.ttf": strange,
        "pair.ttc": collection([truetype("Layout Square Few", few, square), strange]),
        "namekeyed.otf": namekeyed("Layout Named", "".join(sorted(NAMED))),
    }


if __name__ == "__main__":
    for file, data in build().items():
        (HERE / file).write_bytes(data)
        print(f"{file}: {len(data):,} bytes")
