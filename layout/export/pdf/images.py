"""Pictures as image XObjects (PDF 32000 8.9.5), as the darkroom gives them."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import NamedTuple

from layout.export.pdf.container import Document, Ref
from layout.export.pdf.fonts import LEVEL
from layout.paper import Picture
from layout.pictures import PictureError
from layout.press.pictures import Ahead, Ready

INVERT = b"/Decode[1 0 1 0 1 0 1 0]"  #: for CMYK that counts the paper, as Adobe's JPEGs do
_SPACES = {"grey": b"/DeviceGray", "rgb": b"/DeviceRGB", "cmyk": b"/DeviceCMYK"}
_CHANNELS = {"grey": 1, "rgb": 3, "cmyk": 4}


class Embedded(NamedTuple):
    """An image XObject in the file."""

    resource: str
    reference: Ref
    cropped: bool  #: it is only what the frame shows; else the whole picture


class Images:
    """The pictures of the file, each embedded once for every kind of page it stands on."""

    def __init__(self, doc: Document, darkroom: Ahead) -> None:
        self._doc, self._darkroom = doc, darkroom
        self._made: dict[tuple[object, ...], Embedded | None] = {}
        self._streams: dict[bytes, Embedded] = {}  #: by what they hold: one file may serve several crops
        self._profiles: dict[bytes, Ref] = {}

    def embed(self, picture: Picture, colour_class: str) -> Embedded | None:
        """The picture for a page of ``colour_class``; None where it can no longer be read."""
        key = picture.path, picture.crop, picture.rect.width, colour_class == "full"
        if key not in self._made:
            try:
                self._made[key] = self._add(self._darkroom.develop(picture, colour_class))
            except (PictureError, OSError):
                self._made[key] = None
        return self._made[key]

    def _add(self, ready: Ready) -> Embedded:
        space = self._space(ready)
        decode = INVERT if ready.inverted else b""
        head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace%b" % (
            ready.width, ready.height, ready.bits, space,
        )  # fmt: skip
        entries = head + (b"/Filter/DCTDecode" if ready.jpeg else b"/Filter/FlateDecode") + decode
        content = sha256(entries + ready.data).digest()
        if content not in self._streams:
            reference = self._doc.stream(entries, ready.data)
            self._streams[content] = Embedded(f"I{len(self._streams) + 1}", reference, ready.cropped)
        return self._streams[content]

    def _space(self, ready: Ready) -> bytes:
        """The colour space: of the device, or the picture's own (8.6.5.5)."""
        device = _SPACES[ready.space]
        if not ready.icc:
            return device
        if ready.icc not in self._profiles:
            entries = b"/N %d/Alternate%b/Filter/FlateDecode" % (_CHANNELS[ready.space], device)
            self._profiles[ready.icc] = self._doc.stream(entries, zlib.compress(ready.icc, LEVEL))
        return b"[/ICCBased %b]" % self._profiles[ready.icc]
