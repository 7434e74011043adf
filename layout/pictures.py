"""Picture files: what they are, and their pixels.

JPEG headers are read here, since importing Pillow costs a page 8-30 ms; every other format is Pillow's.
"""

from __future__ import annotations

import struct
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 200_000_000
MAX_SIDE = 20_000  #: pixels
MAX_PIXELS = 120_000_000  #: more than nearly all cameras have; 480 MB while it is read, and not held twice

Mode = Literal["grey", "rgb", "cmyk"]
Crop = tuple[int, int, int, int]  #: left, top, width, height in pixels
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
    icc: bytes = b""  #: the embedded profile
    alpha: bool = False  #: partly transparent
    frames: int = 1

    @property
    def longest(self) -> int:
        """Pixels of the longer side."""
        return max(self.width, self.height)


def probe(path: Path) -> PictureInfo:
    """Read what ``path`` is. Raises PictureError where it cannot be used, OSError where it cannot be opened."""
    state = path.stat()
    if state.st_size > MAX_BYTES:
        raise PictureError("too-large", f"{state.st_size} bytes")
    return _probe(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _probe(path: Path, _size: int, _changed: int) -> PictureInfo:
    data = path.read_bytes()
    info = _probe_jpeg(data) if data[:2] == b"\xff\xd8" else _probe_other(path)
    _check_size(info.width, info.height)
    if not min(info.width, info.height):
        raise PictureError("unreadable", f"{info.width} x {info.height}")
    return info


def _check_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise PictureError("too-large", f"{width} x {height}")


# --- JPEG (ITU T.81, annex B) ---

_FRAMES = {0xC0, 0xC1, 0xC2}  #: baseline, extended, progressive: what DCTDecode takes (PDF 32000 7.4.8)
_OTHER_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}  #: lossless, hierarchical, arithmetic
_MODES: dict[int, Mode] = {1: "grey", 3: "rgb", 4: "cmyk"}


def _probe_jpeg(data: bytes) -> PictureInfo:
    width = height = components = 0
    dpi: int | None = None
    turn, adobe = 1, False
    profile: dict[int, bytes] = {}
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
        elif marker == 0xE2 and body[:12] == b"ICC_PROFILE\0" and len(body) > 14:
            profile[body[12]] = body[14:]  # in numbered pieces (ICC.1, B.4)
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
    icc = b"".join(profile[number] for number in sorted(profile))
    return _jpeg_info((width, height), components, dpi, turn, adobe)._replace(icc=icc)


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


def open_picture(path: Path, factor: int = 1) -> Image.Image:
    """Open and read the whole picture; a JPEG smaller by up to ``factor`` where it can. Raises PictureError."""
    from PIL import Image, UnidentifiedImageError  # heavy, and not needed for a page of JPEGs

    try:
        with warnings.catch_warnings():
            # Pillow warns from 90 million pixels on, where the limit here is another, and of odd tags
            warnings.simplefilter("ignore")
            image = Image.open(path)
            _check_size(*image.size)
            if factor > 1:
                image.draft(None, (-(-image.width // factor), -(-image.height // factor)))
            image.load()
    except Image.DecompressionBombError as error:
        raise PictureError("too-large", str(error)) from error
    except UnidentifiedImageError as error:
        raise PictureError("unreadable", "no picture format") from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        code: Code = "truncated" if "truncated" in str(error).lower() else "unreadable"
        raise PictureError(code, str(error)) from error
    return image


def _frames(image: Image.Image) -> int:
    try:
        return getattr(image, "n_frames", 1)
    except (OSError, SyntaxError, ValueError, EOFError, struct.error):
        return 1  # the first was read, and only that is printed


def _probe_other(path: Path) -> PictureInfo:
    image = open_picture(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a camera's odd notes
        turn = image.getexif().get(0x0112, 1)
    width, height = image.size if turn < 5 else image.size[::-1]
    dpi = image.info.get("dpi", (0,))[0]
    bands = image.mode.split(";")[0]
    modes: dict[str, Mode] = {"1": "grey", "L": "grey", "LA": "grey", "I": "grey", "F": "grey", "CMYK": "cmyk"}
    mode = modes.get(bands) or ("rgb" if bands in ("RGB", "RGBA", "P", "PA", "YCbCr", "RGBX") else None)
    if mode is None:
        raise PictureError("unsupported", image.mode)
    return PictureInfo(
        width, height, mode, round(dpi) or None, image.format or "", True, turn != 1,
        icc=image.info.get("icc_profile") or b"",
        alpha=image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info,
        frames=_frames(image),
    )  # fmt: skip


def read(path: Path, crop: Crop, most: int) -> Image.Image:
    """The part ``crop`` of a picture the right way up, as 1, L, RGB or CMYK with 8 bits. Raises PictureError.

    ``most`` is how many pixels across are wanted: where there are several times as many, it is brought down by a whole
    factor, so that a page does not carry what no press can show. What is transparent lies on white; of an
    animation it is the first picture.
    """
    from PIL import ImageChops, ImageOps

    factor = max(1, crop[2] // max(1, most))
    image = open_picture(path, factor)
    info = probe(path)
    shrunk = max(1, round(info.longest / max(image.size)))  # a JPEG is opened smaller where that is enough
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ImageOps.exif_transpose(image, in_place=True)
    if info.format == "JPEG" and info.mode == "cmyk" and not info.inverted:
        image = ImageChops.invert(image)  # Pillow takes every CMYK JPEG for one of Adobe's
    left, top, width, height = (value // shrunk for value in crop)
    box = (left, top, min(image.width, left + max(1, width)), min(image.height, top + max(1, height)))
    if factor >= 2 * shrunk and image.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return _flat(image.reduce(factor // shrunk, box))  # not cropped first: a large picture is not held twice
    return _flat(image.crop(box))


def _flat(image: Image.Image) -> Image.Image:
    """The picture as 1, L, RGB or CMYK, laid on white where it is transparent."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits
        return image.convert("I").point([value >> 8 for value in range(65536)], "L")
    if image.mode == "F":
        return image.convert("L")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        grey = image.mode in ("LA", "La", "L")
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(white, image)
        return image.convert("L" if grey else "RGB")
    return image if image.mode in ("1", "L", "CMYK") else image.convert("RGB")
