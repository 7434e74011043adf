"""Pictures as image XObjects (PDF 32000 8.9.5): JPEGs as they are where the press can take them, else converted."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from layout.export.pdf.container import Document, Ref
from layout.export.pdf.fonts import LEVEL
from layout.pictures import PictureError, PictureInfo, Tones, press_tones, probe

QUALITY = 95  #: of a JPEG that had to be made anew, without chroma subsampling
INVERT = b"/Decode[1 0 1 0 1 0 1 0]"  #: for CMYK that counts the paper, as Adobe's JPEGs do


class Embedded(NamedTuple):
    """An image XObject in the file."""

    resource: str
    reference: Ref


class Images:
    """The pictures of the file, each embedded once for every kind of page it stands on."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._made: dict[tuple[str, bool], Embedded | None] = {}

    def embed(self, path: str, full_colour: bool) -> Embedded | None:
        """The picture at ``path`` for a page in full colour or in black; None where it can no longer be read."""
        key = path, full_colour
        if key not in self._made:
            try:
                reference = _write(self._doc, Path(path), full_colour)
                self._made[key] = Embedded(f"I{len(self._made) + 1}", reference)
            except (PictureError, OSError):
                self._made[key] = None
        return self._made[key]


def _write(doc: Document, path: Path, full_colour: bool) -> Ref:
    info = probe(path)
    if info.format == "JPEG" and not info.turned and (info.mode == "grey" or (info.mode == "cmyk" and full_colour)):
        decode = INVERT if info.inverted else b""
        return _add(doc, info.width, info.height, info.mode == "grey", b"/Filter/DCTDecode" + decode, path.read_bytes())
    return _converted(doc, info, press_tones(path, not full_colour))


def _converted(doc: Document, info: PictureInfo, tones: Tones) -> Ref:
    """A JPEG becomes a JPEG again, what was stored without loss stays without loss."""
    if info.format == "JPEG":
        out = BytesIO()
        tones.image.save(out, "JPEG", quality=QUALITY, subsampling=0)
        # Pillow writes CMYK as Adobe does, inverted
        entries = b"/Filter/DCTDecode" + (b"" if tones.grey else INVERT)
        return _add(doc, tones.width, tones.height, tones.grey, entries, out.getvalue())
    data = zlib.compress(tones.image.tobytes(), LEVEL)
    return _add(doc, tones.width, tones.height, tones.grey, b"/Filter/FlateDecode", data)


def _add(doc: Document, width: int, height: int, grey: bool, entries: bytes, data: bytes) -> Ref:
    space = b"DeviceGray" if grey else b"DeviceCMYK"
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%b" % (width, height, space)
    return doc.stream(head + entries, data)
