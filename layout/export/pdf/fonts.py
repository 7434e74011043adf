"""Fonts of the PDF: Type0 with Identity-H, the codes on the page being glyph ids of the font file.

A CID-keyed CFF goes in as a bare CFF table whose CIDs are the glyph ids (PDF 32000 9.7.4.2); a name-keyed CFF and
TrueType outlines keep their glyph ids, so that a CID is the glyph id there as well. HarfBuzz makes the subset.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

import uharfbuzz as hb

from layout.export.pdf.cff import CffFacts, cff_facts
from layout.export.pdf.container import Document, Ref
from layout.export.pdf.usage import SEPARATOR, Usage
from layout.fonts.face import Face

LEVEL = 4  #: of zlib, everywhere in the file: 6 takes twice as long for one or two per cent less
FULL = 1000  #: DW, the width that the W array leaves out
_TRUETYPE = {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}
_POSTSCRIPT = {"CFF ", "head", "hhea", "hmtx", "maxp"}


class Program(NamedTuple):
    """A subset font program, compressed, with what the font's dictionaries hold beside it."""

    data: bytes
    length: int  #: before compression
    cff: CffFacts | None  #: None: TrueType outlines
    base: str  #: name with the tag of the subset
    widths: bytes  #: the W array's inside
    unicode: bytes  #: the ToUnicode CMap, compressed


def embeddable(face: Face) -> bool:
    """Whether the face has outlines that a PDF can hold: TrueType's or CFF's, not CFF2's (PDF 32000 9.9)."""
    return not {"glyf", "CFF "}.isdisjoint(face.hb_face.table_tags)


def program(usage: Usage) -> Program:
    """Subset a font to what the pages show.

    Raises ValueError where the face has no outlines or they are damaged.
    """
    face, glyphs = usage.face, sorted(usage.texts)
    source = face.hb_face
    tags = set(source.table_tags)
    if not embeddable(face):
        raise ValueError(f"{face.path}: no outlines")
    facts = None if "glyf" in tags else cff_facts(face.table("CFF "), source.glyph_count)
    subset = hb.subset(source, _order(face, glyphs, facts))
    data = subset.reference_table("CFF ").data if facts else subset.blob.data
    base = _subset_tag(usage.name, glyphs) + "+" + _pdf_name(usage.name)
    widths = width_array({glyph: face.advance(glyph) for glyph in glyphs})
    unicode = zlib.compress(to_unicode(usage.texts), LEVEL)
    return Program(zlib.compress(data, LEVEL), len(data), facts, base, widths, unicode)


def _order(face: Face, glyphs: Iterable[int], facts: CffFacts | None) -> hb.SubsetInput:
    """What HarfBuzz is asked for. A variable font is taken as it stands: its variations are dropped."""
    flag = hb.SubsetFlags
    order = hb.SubsetInput()
    order.glyph_set.update(glyphs)
    tags = set(face.hb_face.table_tags)
    keep = _TRUETYPE if "glyf" in tags else _POSTSCRIPT
    order.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1"), "big") for tag in tags - keep)
    flags = flag.NO_LAYOUT_CLOSURE | flag.NO_HINTING | flag.DESUBROUTINIZE | flag.NOTDEF_OUTLINE
    if facts is None or not facts.cid:
        flags |= flag.RETAIN_GIDS
    elif not facts.identity:
        # CIDs of its own: make them the glyph ids, which the page is written in
        flags |= flag.RETAIN_GIDS | flag.CFF_IDENTITY_CHARSET
    order.flags = flags
    return order


def add_font(doc: Document, usage: Usage, made: Program) -> None:
    """Write a font under its resource name, and beside it, where lines had to be separated, the separator's."""
    descendant = _descendant(doc, usage.face, made)
    # 9.7.6.2: a Type 0 font over CFF adds the CMap's name to that of its descendant
    full = made.base + "-Identity-H" if made.cff else made.base
    head = b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H" % full.encode()
    head += b"/DescendantFonts[%b]/ToUnicode %%b>>" % descendant
    doc.font(usage.resource, doc.object(head % doc.stream(b"/Filter/FlateDecode", made.unicode)))
    if usage.separating is not None:
        cmap = zlib.compress(to_unicode({usage.separating: " "}), LEVEL)
        doc.font(usage.resource + SEPARATOR, doc.object(head % doc.stream(b"/Filter/FlateDecode", cmap)))


def _descendant(doc: Document, face: Face, made: Program) -> Ref:
    """The CIDFont (9.7.4)."""
    facts, base = made.cff, made.base.encode()
    if facts:
        entries, key, kind = b"/Filter/FlateDecode/Subtype/CIDFontType0C", b"FontFile3", b"CIDFontType0"
        ros, supplement = (facts.registry, facts.ordering), facts.supplement
    else:
        entries, key, kind = b"/Filter/FlateDecode/Length1 %d" % made.length, b"FontFile2", b"CIDFontType2"
        ros, supplement = ("Adobe", "Identity"), 0
    file = doc.stream(entries, made.data)
    descriptor = doc.object(_descriptor(face, base) + b"/%b %b>>" % (key, file))
    registry, ordering = (name.encode("latin-1").hex().encode() for name in ros)
    system = b"<</Registry<%b>/Ordering<%b>/Supplement %d>>" % (registry, ordering, supplement)
    head = b"<</Type/Font/Subtype/%b/BaseFont/%b/CIDSystemInfo%b" % (kind, base, system)
    mapping = b"" if facts else b"/CIDToGIDMap/Identity"
    rest = b"/FontDescriptor %b%b/DW %d/W[%b]>>" % (descriptor, mapping, FULL, made.widths)
    return doc.object(head + rest)


def _descriptor(face: Face, base: bytes) -> bytes:
    """The open FontDescriptor (9.8.1), metrics in 1/1000 em. Symbolic: no Latin encoding is claimed."""
    head = face.hb_face.reference_table("head").data
    box = struct.unpack_from(">4h", head, 36) if len(head) >= 44 else (0, face.bottom, 1000, face.top)
    scaled = b" ".join(b"%d" % round(v * 1000 / face.hb_face.upem) for v in box)
    metrics = b"/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80" % (face.top, face.bottom, face.top)
    return b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%b]" % (base, scaled) + metrics


def _subset_tag(name: str, glyphs: list[int]) -> str:
    """Six capitals that depend on the glyphs alone (9.6.4)."""
    digest = sha256(name.encode() + struct.pack(f">{len(glyphs)}H", *glyphs)).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _pdf_name(name: str) -> str:
    """``name`` as a PDF name without any escape."""
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_.")) or "Font"


def width_array(widths: dict[int, int]) -> bytes:
    """The W array (9.7.4.3) of glyphs in ascending order; those of the default width are left out."""
    parts: list[str] = []
    group: list[int] = []
    first = 0
    for glyph, width in widths.items():
        if width == FULL:
            continue
        if group and glyph != first + len(group):
            parts.append(f"{first}[{' '.join(map(str, group))}]")
            group = []
        if not group:
            first = glyph
        group.append(width)
    if group:
        parts.append(f"{first}[{' '.join(map(str, group))}]")
    return "".join(parts).encode()


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def to_unicode(texts: dict[int, str]) -> bytes:
    """The ToUnicode CMap (9.10.3): glyph ids to text, in blocks of at most 100."""
    rows = [f"<{glyph:04X}><{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items()) if text]
    parts = [_CMAP_HEAD]
    for at in range(0, len(rows), 100):
        block = rows[at : at + 100]
        parts += [f"{len(block)} beginbfchar\n", "\n".join(block), "\nendbfchar\n"]
    parts.append(_CMAP_TAIL)
    return "".join(parts).encode()
