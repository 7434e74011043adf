"""Total ink of pictures, measured on their pixels in strips, so that a picture of any size takes little memory."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from layout.preflight.document import Document
from layout.preflight.limits import PICTURE_LIMIT, PICTURES_LIMIT
from layout.preflight.painted import Picture
from layout.preflight.spaces import Space, inks, palette, total
from layout.preflight.streams import DamagedError, TooLargeError, unpack

if TYPE_CHECKING:
    from PIL.Image import Image

STRIP = 1 << 20  #: pixels at a time
LARGEST_JPEG = 40_000_000  #: pixels decoded in full; larger ones at a half, a quarter, an eighth
SPECKS = 0.0005  #: part of a picture over the limit that is let pass


class Measured(NamedTuple):
    """The highest total ink and how much of the picture is over the limit, both in percent; ``area`` 0 for no fault."""

    most: int
    area: float


def measure(doc: Document, item: Picture) -> Measured | None:
    """The ink of a picture; None where it is too large or of a kind that is not read. Raises DamagedError."""
    assert item.stream is not None and item.space is not None
    width, height = item.entries.get("Width"), item.entries.get("Height")
    if not (isinstance(width, float) and isinstance(height, float)):
        raise DamagedError("size")
    doc.decoded += int(min(width * height, LARGEST_JPEG) * item.space.channels)
    if doc.decoded > PICTURES_LIMIT:
        return None
    try:
        data, left = unpack(item.stream, PICTURE_LIMIT)
    except TooLargeError:
        return None
    limit = doc.limits.ink
    if left == "DCTDecode" and item.space.channels == 4:
        return _gather(_jpeg(data, item), limit)
    if left or item.entries.get("BitsPerComponent") != 8.0:
        return None
    if item.space.family == "Indexed":
        return _indexed(data, item.space, limit)
    if item.space.channels != 4:
        return None
    if len(data) < int(width * height) * 4:
        raise DamagedError("short")
    return _gather(_strips(data, int(width), int(height), _inverted(item)), limit)


def _inverted(item: Picture) -> bool:
    """Whether Decode turns the values round."""
    decode = item.entries.get("Decode")
    return decode is not None and float(next(iter(decode))) == 1  # type: ignore[call-overload]


def _strips(data: bytes, width: int, height: int, inverted: bool) -> Iterator[Image]:
    # here and below Pillow is imported where pictures are: most files that are judged have some, `layout render` none
    from PIL import Image, ImageChops

    rows = max(1, STRIP // width)
    whole = memoryview(data)
    for top in range(0, height, rows):
        count = min(rows, height - top)
        strip = Image.frombytes("CMYK", (width, count), whole[top * width * 4 : (top + count) * width * 4])
        yield ImageChops.invert(strip) if inverted else strip


def _jpeg(data: bytes, item: Picture) -> Iterator[Image]:
    """A CMYK JPEG. What Adobe's marker says of inverted values, Pillow heeds and the PDF says by Decode."""
    from PIL import Image, ImageChops, UnidentifiedImageError

    try:
        picture = Image.open(BytesIO(data), formats=["JPEG"])
        width, height = picture.size
        if width * height > LARGEST_JPEG:
            share = (LARGEST_JPEG / (width * height)) ** 0.5
            picture.draft("CMYK", (int(width * share), int(height * share)))
        if picture.mode != "CMYK" or picture.size[0] * picture.size[1] > 2 * LARGEST_JPEG:
            raise DamagedError("JPEG")
        picture.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise DamagedError(str(error)) from error
    # Pillow gives ink for files with Adobe's marker by inverting what is stored; PDF takes what is stored
    stored = "adobe" in picture.info
    wide, high = picture.size
    rows = max(1, STRIP // wide)
    for top in range(0, high, rows):
        strip = picture.crop((0, top, wide, min(high, top + rows)))
        yield ImageChops.invert(strip) if stored != _inverted(item) else strip


def _gather(strips: Iterator[Image], limit: int) -> Measured:
    from PIL import ImageChops

    counts = [0] * 256
    for strip in strips:
        c, m, y, k = strip.split()
        # sums of four channels in a quarter of their scale; each half is rounded down, so at most 2 % is lost
        sums = ImageChops.add(ImageChops.add(c, m, scale=2), ImageChops.add(y, k, scale=2), scale=2)
        counts = [a + b for a, b in zip(counts, sums.histogram(), strict=True)]
    return _judged({at * 400 / 255: count for at, count in enumerate(counts) if count}, limit)


def _indexed(data: bytes, space: Space, limit: int) -> Measured | None:
    assert space.base
    amounts: dict[float, int] = {}
    for index in set(data):
        found = inks(space.base, palette(space, index))
        if found is None:
            return None
        amount = total(found)
        amounts[amount] = amounts.get(amount, 0) + data.count(index)
    return _judged(amounts, limit)


def _judged(amounts: dict[float, int], limit: int) -> Measured:
    pixels = sum(amounts.values())
    over = sum(count for amount, count in amounts.items() if amount > limit + 0.5)
    most = round(max(amounts, default=0))
    area = over / pixels if pixels else 0.0
    return Measured(most, round(area * 100, 1) or 0.1) if area > SPECKS else Measured(most, 0)
