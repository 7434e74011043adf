"""Picture files: what they are, and their tones for the press.

JPEG headers are read here, since importing Pillow costs a page 8-30 ms; every other format is Pillow's.
"""

from __future__ import annotations

import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 200_000_000
MAX_SIDE = 20_000  #: pixels

Mode = Literal["grey", "rgb", "cmyk", "other"]
Code = Literal["unreadable", "truncated", "unsupported", "too-large"]


class PictureError(Exception):
    """A picture that cannot be used. ``code`` says why, ``detail`` has the particulars."""

    def __init__(self, code: Code, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


class PictureInfo(NamedTuple):
    """What a picture is, seen the right way up."""

    width: int  #: pixels
    height: int
    mode: Mode
    dpi: int | None  #: pixels an inch as the file says
    format: str  #: JPEG, PNG, TIFF …
    needs_conversion: bool  #: a PDF cannot hold the file as it is on a page in full colour
    turned: bool = False  #: a camera's note tells to turn it
    inverted: bool = False  #: a JPEG whose CMYK values count the paper, not the ink (Adobe's)


def probe(path: Path) -> PictureInfo:
    """Read what ``path`` is. Raises PictureError where it cannot be used, OSError where it cannot be opened."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise PictureError("too-large", f"{size} bytes")
    data = path.read_bytes()
    info = _probe_jpeg(data) if data[:2] == b"\xff\xd8" else _probe_other(path)
    if max(info.width, info.height) > MAX_SIDE:
        raise PictureError("too-large", f"{info.width} x {info.height}")
    if not min(info.width, info.height):
        raise PictureError("unreadable", f"{info.width} x {info.height}")
    return info


# --- JPEG (ITU T.81, annex B) ---

_FRAMES = {0xC0, 0xC1, 0xC2}  #: baseline, extended, progressive: what DCTDecode takes (PDF 32000 7.4.8)
_OTHER_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}  #: lossless, hierarchical, arithmetic
_MODES: dict[int, Mode] = {1: "grey", 3: "rgb", 4: "cmyk"}


def _probe_jpeg(data: bytes) -> PictureInfo:
    width = height = components = 0
    dpi: int | None = None
    turn, adobe = 1, False
    at = 2
    while True:
        marker, start, end = _segment(data, at)
        body = data[start:end]
        if marker in _FRAMES and len(body) >= 6:
            precision, height, width, components = struct.unpack_from(">BHHB", body)
            if precision != 8:
                raise PictureError("unsupported", f"JPEG, {precision} bits")
        elif marker in _OTHER_FRAMES:
            raise PictureError("unsupported", f"JPEG SOF{marker - 0xC0}")
        elif marker == 0xE0 and body[:5] == b"JFIF\0" and len(body) >= 12:
            dpi = _density(*struct.unpack_from(">BHH", body, 7))
        elif marker == 0xE1 and body[:6] == b"Exif\0\0":
            turn = _orientation(body[6:])
        elif marker == 0xEE and body[:5] == b"Adobe":
            adobe = True
        elif marker == 0xDA:
            break
        at = end
    if not components:
        raise PictureError("unreadable", "JPEG without a frame")
    # FF stands alone nowhere in the coded data, so the first FFD9 after the header is the end of the picture (B.1.1.2)
    if data.find(b"\xff\xd9", at) < 0:
        raise PictureError("truncated", "JPEG without an end")
    return _jpeg_info((width, height), components, dpi, turn, adobe)


def _jpeg_info(size: tuple[int, int], components: int, dpi: int | None, turn: int, adobe: bool) -> PictureInfo:
    if components not in _MODES:
        raise PictureError("unsupported", f"JPEG, {components} components")
    mode = _MODES[components]
    width, height = size if turn < 5 else size[::-1]
    turned = turn != 1
    return PictureInfo(width, height, mode, dpi, "JPEG", mode == "rgb" or turned, turned, adobe and mode == "cmyk")


def _segment(data: bytes, at: int) -> tuple[int, int, int]:
    """The marker at ``at`` with the start and end of its segment's body."""
    while data[at : at + 2] == b"\xff\xff":  # fill bytes
        at += 1
    head = data[at : at + 4]
    if len(head) < 4:
        raise PictureError("truncated", "JPEG header")
    if head[0] != 0xFF:
        raise PictureError("unreadable", f"JPEG, no marker at byte {at}")
    end = at + 2 + int.from_bytes(head[2:], "big")
    if end > len(data):
        raise PictureError("truncated", "JPEG header")
    return head[1], at + 4, end


def _density(unit: int, x: int, y: int) -> int | None:
    """JFIF's density as pixels an inch; None where it is only a ratio of the sides."""
    if unit not in (1, 2) or not x or x != y:
        return None
    return x if unit == 1 else round(x * 2.54)


def _orientation(tiff: bytes) -> int:
    """Tag 0x0112 of an Exif block's first directory, 1 (upright) where there is none."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        (at,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(order + "HHIH", tiff, entry)
            if tag == 0x0112 and kind == 3:
                return int(value) if 1 <= value <= 8 else 1
    except (KeyError, struct.error):
        pass
    return 1


# --- every other format, and conversion, by Pillow ---


def _open(path: Path) -> Image.Image:
    """Open and read the whole picture. Raises PictureError."""
    from PIL import Image, UnidentifiedImageError  # heavy, and not needed for a page of JPEGs

    try:
        with warnings.catch_warnings():
            # Pillow warns from 90 million pixels on; the limit here is MAX_SIDE
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path)
            if max(image.size) > MAX_SIDE:
                raise PictureError("too-large", f"{image.width} x {image.height}")
            image.load()
    except Image.DecompressionBombError as error:
        raise PictureError("too-large", str(error)) from error
    except UnidentifiedImageError as error:
        raise PictureError("unreadable", "no picture format") from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        code: Code = "truncated" if "truncated" in str(error).lower() else "unreadable"
        raise PictureError(code, str(error)) from error
    return image


def _probe_other(path: Path) -> PictureInfo:
    image = _open(path)
    turn = image.getexif().get(0x0112, 1)
    width, height = image.size if turn < 5 else image.size[::-1]
    dpi = image.info.get("dpi", (0,))[0]
    bands = image.mode.split(";")[0]
    modes: dict[str, Mode] = {"1": "grey", "L": "grey", "LA": "grey", "I": "grey", "F": "grey", "CMYK": "cmyk"}
    mode = modes.get(bands, "rgb" if bands in ("RGB", "RGBA", "P", "PA", "YCbCr", "RGBX") else "other")
    return PictureInfo(width, height, mode, round(dpi) or None, image.format or "", True, turn != 1)


class Tones(NamedTuple):
    """A picture in press tones: 8 bits a component, rows from the top, grey 255 = white, CMYK 255 = full ink."""

    width: int
    height: int
    grey: bool
    image: Image.Image


def press_tones(path: Path, grey: bool) -> Tones:
    """Convert a picture: to grey where told or where it is grey, else to CMYK by arithmetic. Raises PictureError.

    CMYK is full grey component replacement: K is the least of the three complements and is taken off each of them,
    so that neutral tones print on K alone. Embedded profiles are not used.
    """
    from PIL import ImageOps

    image = _flat(ImageOps.exif_transpose(_open(path)))
    if image.mode == "L" or grey:
        return Tones(image.width, image.height, True, image.convert("L") if image.mode != "CMYK" else _grey(image))
    if image.mode != "CMYK":
        image = _separated(image)
    return Tones(image.width, image.height, False, image)


def _flat(image: Image.Image) -> Image.Image:
    """The picture as L, RGB or CMYK, laid on white where it is transparent."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits
        return image.convert("I").point([value >> 8 for value in range(65536)], "L")
    if image.mode in ("1", "F"):
        return image.convert("L")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(white, image)
    return image if image.mode in ("L", "CMYK") else image.convert("RGB")


def _separated(image: Image.Image) -> Image.Image:
    from PIL import Image, ImageChops

    cyan, magenta, yellow = ImageChops.invert(image).split()
    black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    inks = [ImageChops.subtract(ink, black) for ink in (cyan, magenta, yellow)]
    return Image.merge("CMYK", (*inks, black))


def _grey(image: Image.Image) -> Image.Image:
    """CMYK to grey by PDF 32000 10.3.3: 1 - min(1, 0.3 C + 0.59 M + 0.11 Y + K)."""
    from PIL import ImageChops

    cyan, magenta, yellow, black = image.split()
    ink = black
    for band, share in ((cyan, 0.3), (magenta, 0.59), (yellow, 0.11)):
        ink = ImageChops.add(ink, band.point([int(value * share + 0.5) for value in range(256)]))
    return ImageChops.invert(ink)
