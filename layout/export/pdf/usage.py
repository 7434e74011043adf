"""Which glyphs the pages show, and which text each of them stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from layout.fonts.face import Face, kit_folder, load_face
from layout.paper import Artwork, GlyphRun, Page, Paper, PlacedPage

FALLBACK = "Song-Regular"  #: of the kit: for the hidden text of artwork that no face of the paper has
STAMP = "Hei-Bold"  #: of the kit
SEPARATOR = "s"  #: after a font's resource name: the same font, its one glyph read as a space


class Usage:
    """One font of the file: its resource name, its face and (glyph, text) as met on the pages."""

    __slots__ = ("doubtful", "face", "name", "pairs", "resource", "separating", "texts")

    def __init__(self, resource: str, face: Face, name: str) -> None:
        self.resource, self.face, self.name = resource, face, name
        self.pairs: set[tuple[int, str]] = set()
        self.texts: dict[int, str] = {}  #: what ToUnicode says of each glyph
        self.doubtful: set[int] = set()  #: glyphs of which that is not the whole truth
        self.separating: int | None = None  #: the glyph that separates lines, once one was needed

    def settle(self) -> None:
        """Work out ``texts`` and ``doubtful`` once all pages have been seen.

        Doubtful are glyphs that stand for different texts in different places, or for nothing beside another glyph
        of their cluster. Of several texts the shortest is taken, then the first in code point order.
        """
        self.texts = dict(self.pairs)
        if len(self.texts) == len(self.pairs) and "" not in self.texts.values():
            return
        self.texts.clear()
        for glyph, text in sorted(self.pairs, key=lambda pair: (pair[0], not pair[1], len(pair[1]), pair[1])):
            if glyph in self.texts or not text:
                self.doubtful.add(glyph)
            self.texts.setdefault(glyph, text)

    def separator(self) -> int | None:
        """A glyph that can stand unpainted between two lines: one with ink, since PDFium passes over blanks."""
        if self.separating is None:
            self.separating = next((glyph for glyph in sorted(self.texts) if glyph and any(self.face.ink(glyph))), None)
        return self.separating


class Fonts(NamedTuple):
    """The fonts of the file by key of the paper, and those of the kit beside them by file name."""

    faces: dict[str, Usage]
    kit: dict[str, Usage]

    def all(self) -> list[Usage]:
        """Each font once, in the order of the resource names."""
        return list(dict.fromkeys((*self.faces.values(), *self.kit.values())))

    def for_text(self, text: str) -> Usage:
        """The first font of the paper that has every character of ``text``, else the kit's Song; notes its use."""
        for usage in self.faces.values():
            if all(glyphs_of(usage.face, text)):
                break
        else:
            usage = self.of_kit(FALLBACK)
        usage.pairs.update(zip(glyphs_of(usage.face, text), text, strict=True))
        return usage

    def of_kit(self, name: str) -> Usage:
        """A face of the kit; the paper's own font where that is the same file."""
        path = str(kit_folder() / f"{name}.otf")
        for usage in self.faces.values():
            if (usage.face.path, usage.face.index) == (path, 0):
                return usage
        if name not in self.kit:
            self.kit[name] = Usage(f"K{len(self.kit) + 1}", load_face(path), name)
        return self.kit[name]


def glyphs_of(face: Face, text: str) -> list[int]:
    """The nominal glyph of each character, 0 where the face has none."""
    return [face.font.get_nominal_glyph(ord(c)) or 0 for c in text]


def collect(paper: Paper, pages: Sequence[Page], stamp: str) -> Fonts:
    """The fonts of ``pages`` with all that they show; ``stamp`` is the text across a proof, or empty."""
    files: dict[tuple[str, int], Usage] = {}
    fonts = Fonts({}, {})
    for key, placed in paper.faces.items():
        file = placed.path, placed.number
        if file not in files:
            files[file] = Usage(f"F{len(files) + 1}", load_face(*file), placed.name)
        fonts.faces[key] = files[file]
    hidden: list[str] = []
    for page in pages:
        for frame in page.frames:
            for item in frame.items:
                if isinstance(item, GlyphRun):
                    fonts.faces[item.face].pairs.update(_pairs(item, paper.nodes[item.node].text))
                elif isinstance(item, Artwork | PlacedPage) and item.node is not None:
                    hidden.append(paper.nodes[item.node].text)
    for text in hidden:
        fonts.for_text(text)
    if stamp:
        usage = fonts.of_kit(STAMP)
        usage.pairs.update(zip(glyphs_of(usage.face, stamp), stamp, strict=True))
    for usage in fonts.all():
        usage.settle()
    return fonts


def _pairs(run: GlyphRun, text: str) -> Iterable[tuple[int, str]]:
    if run.hyphen and run.outline:
        return ()  # the letters over this edge say what they are
    if run.hyphen:  # PDF 32000 14.8.2.2.3
        return [(glyph, "\u00ad") for glyph in run.glyphs]
    if run.offsets is None:
        return zip(run.glyphs, text[run.start : run.end], strict=True)
    return [(glyph, text[a:b]) for glyph, a, b in zip(run.glyphs, run.offsets, run.offsets[1:], strict=False)]
