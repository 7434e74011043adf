"""Fonts: embedded, whole, and as wide as the PDF says. Judged once, when all pages are read."""

from __future__ import annotations

from layout.preflight.document import Document, Page
from layout.preflight.finding import Place
from layout.preflight.fontfile import FontError
from layout.preflight.fonts import Font
from layout.preflight.painted import Painted, Run

SLACK = 1.0  #: 1/1000 em by which widths may differ: both are rounded
NAMED = 5  #: glyphs that a finding names


def painted(doc: Document, page: Page, item: Painted) -> None:
    """Where a font is first used."""
    if isinstance(item, Run):
        doc.shown.setdefault(item.font, page.place(item.box, item.font.object))


def last(doc: Document) -> None:
    """Every font that is used."""
    for font, place in doc.shown.items():
        try:
            _judge(doc, font, place)
        except (FontError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError) as error:
            reason = str(error) or type(error).__name__
            doc.add("font-damaged", place, font=font.name, reason=reason[:60])


def _judge(doc: Document, font: Font, place: Place) -> None:
    name = font.name
    if font.kind == "Type3":
        doc.add("font-type3", place, font=name)
        return
    if not font.has_unicode:
        doc.add("font-no-unicode", place, font=name)
    if not font.file_key:
        doc.add("font-not-embedded", place, font=name)
        return
    program = font.program
    if program.restricted:
        doc.add("font-restricted", place, font=name)
    if program.collection and "/CIDSystemInfo" in font.inner:
        system = font.inner.CIDSystemInfo
        said = f"{system.get('/Registry', '')}-{system.get('/Ordering', '')}"
        if said != program.collection:
            doc.add("font-collection", place, font=name, said=said, real=program.collection)
    if not font.cids_known:
        doc.add("font-cmap", place, font=name, encoding=font.encoding_name)
        return
    _glyphs(doc, font, place)


def _glyphs(doc: Document, font: Font, place: Place) -> None:
    """Each used glyph: there, and of the width that is stated."""
    missing: list[int] = []
    uneven: list[int] = []
    blanks = 0
    for code, count in sorted(font.used.items()):
        glyph = font.glyph(code)
        width = font.program.width(glyph)
        if width is None:
            missing.append(code)
        elif glyph in (0, ".notdef"):
            blanks += count
        elif abs(font.width(code) - width) > SLACK and not font.vertical:
            uneven.append(code)
    for rule, codes in (("font-lacks-glyphs", missing), ("glyph-width", uneven)):
        if codes:
            doc.add(rule, place, font=font.name, glyphs=len(codes), which=_which(font, codes))
    if blanks:
        doc.add("notdef", place, font=font.name, glyphs=blanks)


def _which(font: Font, codes: list[int]) -> str:
    """The first few, as their texts where the font says them, else as codes."""
    named = [font.texts.get(code, "") or f"<{code:04X}>" for code in codes[:NAMED]]
    return " ".join(named) + (" …" if len(codes) > NAMED else "")
