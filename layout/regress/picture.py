"""Pictures of pages in sixteen greys: small to keep, and compared with a tolerance."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops

STEP = 17  #: between two of sixteen greys
VALUE = 3 * STEP  #: a pixel has changed where it differs by this much of 255, or more


class Changed(NamedTuple):
    """What two pictures of one size differ in."""

    pixels: int
    share: float
    first: tuple[int, int]  #: left and top of where they differ, pixels


def greys(image: Image.Image) -> Image.Image:
    """A picture in sixteen greys, each a whole step of 17 from black."""
    return image.convert("L").point([(value + STEP // 2) // STEP * STEP for value in range(256)])


def as_png(image: Image.Image) -> bytes:
    """Sixteen greys as a PNG file of four bits a pixel, without a date or any other word."""
    indexed = image.point([value // STEP for value in range(256)])
    packed = Image.frombytes("P", image.size, indexed.tobytes())
    packed.putpalette([level * STEP for level in range(16) for _ in "rgb"])
    out = BytesIO()
    packed.save(out, "PNG", bits=4, optimize=True)
    return out.getvalue()


def read_png(path: Path) -> Image.Image | None:
    """A kept picture; None where there is none, or it is damaged."""
    try:
        with Image.open(path, formats=["PNG"]) as image:
            return image.convert("L")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def changed(old: Image.Image, new: Image.Image) -> Changed:
    """Where two pictures of one size differ by ``VALUE`` or more."""
    mask = _mask(old, new)
    box = mask.getbbox()
    pixels = mask.histogram()[255]
    return Changed(pixels, pixels / (mask.width * mask.height), box[:2] if box else (0, 0))


def overlaid(old: Image.Image, new: Image.Image) -> Image.Image:
    """Both pictures pale, what is gone in red, what is new in blue; of the larger size."""
    size = max(old.width, new.width), max(old.height, new.height)
    old, new = (_padded(image, size) for image in (old, new))
    mask = _mask(old, new)
    pale = Image.blend(new, Image.new("L", size, 255), 0.75).convert("RGB")
    gone = ImageChops.darker(mask, ImageChops.subtract(new, old).point(lambda value: 255 if value else 0))
    come = ImageChops.darker(mask, ImageChops.subtract(old, new).point(lambda value: 255 if value else 0))
    pale.paste((214, 0, 0), (0, 0), gone)
    pale.paste((0, 70, 214), (0, 0), come)
    return pale


def _mask(old: Image.Image, new: Image.Image) -> Image.Image:
    return ImageChops.difference(old, new).point([255 if value >= VALUE else 0 for value in range(256)])


def _padded(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    whole = Image.new("L", size, 255)
    whole.paste(image, (0, 0))
    return whole
