"""One font file: HarfBuzz objects and the few metrics that setting needs, in 1/1000 em."""

from __future__ import annotations

import struct
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

import uharfbuzz as hb

from layout.units import EM, Mem

KIT = "kit:"


def kit_folder() -> Path:
    """Where the committed faces lie: inside the installed package, else beside it in the repository."""
    packed = Path(__file__).parent.parent / "kit"
    return packed if packed.is_dir() else Path(__file__).parent.parent.parent / "fonts"


class FaceError(Exception):
    """A file that cannot be read, or is no font."""


class _Advances(dict[int, Mem]):
    """The advance of each glyph, asked of the font once."""

    def __init__(self, font: hb.Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: int) -> Mem:
        found: Mem = self._font.get_glyph_h_advance(glyph)
        self[glyph] = found
        return found


def _directory(path: str, index: int) -> tuple[dict[str, tuple[int, int]], int]:
    """Where the tables of a face stand in its file, (offset, length) by tag, and the size of the file."""
    with Path(path).open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            (start,) = struct.unpack(">I", file.read(4))
        file.seek(start + 4)
        (count,) = struct.unpack(">H6x", file.read(8))
        rows = struct.iter_unpack(">4sIII", file.read(16 * count))
    return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in rows}, size


class Face:
    """A face of a font file. Raises FaceError."""

    def __init__(self, path: str, index: int) -> None:
        self.path, self.index = path, index
        try:
            self.hb_face = hb.Face(hb.Blob.from_file_path(path), index)
        except hb.HarfBuzzError as error:
            raise FaceError(str(error)) from error
        tables = self.hb_face.table_tags
        if not self.hb_face.glyph_count or not {"glyf", "CFF "} & set(tables):  # CFF2 cannot stand in a PDF
            raise FaceError(f"{path}: no outlines that a PDF can hold")
        self._tables, size = _directory(path, index)
        if any(offset + length > size for offset, length in self._tables.values()):
            raise FaceError(f"{path}: cut short")  # a file copied in part opens, but draws nothing
        self.font = hb.Font(self.hb_face)
        self.font.scale = (EM, EM)
        self.advances = _Advances(self.font)  #: by glyph id, as the PDF's width array gives them
        self.top, self.bottom = self._em_box()

    def _em_box(self) -> tuple[Mem, Mem]:
        """Top and bottom of the ideographic em-box over the baseline (OpenType BASE ideo, OS/2 typo metrics).

        Fonts whose typographic ascent and descent do not make one em get the usual 880 and -120.
        """
        os2 = self.hb_face.reference_table("OS/2").data
        if len(os2) >= 72:
            ascent, descent = struct.unpack_from(">hh", os2, 68)
            if ascent - descent == self.hb_face.upem:
                top = round(ascent * EM / self.hb_face.upem)
                return top, top - EM
        return 880, -120

    def table(self, tag: str) -> memoryview:
        """A table of the file, not copied (HarfBuzz would copy all 8 MB of one to read a few bytes); KeyError."""
        offset, length = self._tables[tag]
        with Path(self.path).open("rb") as file:
            return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))[offset : offset + length]

    def advance(self, glyph: int) -> Mem:
        """The glyph's own advance."""
        return self.advances[glyph]

    def ink(self, glyph: int) -> tuple[Mem, Mem]:
        """Left and right edge of the glyph's ink from its origin; (0, 0) for a blank."""
        box = self.font.get_glyph_extents(glyph)
        if box is None or not box.width:
            return 0, 0
        return box.x_bearing, box.x_bearing + box.width


@lru_cache(maxsize=64)
def load_face(path: str, index: int = 0) -> Face:
    """The face at ``path``, read once a process."""
    return Face(path, index)
