"""Total ink of pictures: measured, and brought under the limit. Imported only where a picture is in CMYK."""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageMath

from layout.press.convert import again, lab
from layout.press.job import Job

KNEE = 400  #: 1/1000: so far below the limit the new separation begins to be mixed in
MARGIN = 10  #: 1/1000: what rounding to 8 bits may add


def most_ink(image: Image.Image) -> int:
    """The most ink that any pixel of a CMYK image has, in 1/1000 of one ink's full tone, rounded up."""
    (_, high) = _total(image).getextrema()
    assert isinstance(high, int)
    return -(-high * 1000 // 255)


def _total(image: Image.Image) -> Image.Image:
    """The sum of the four inks, 0-1020, as whole numbers."""
    c, m, y, k = image.split()
    made: Image.Image = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], c=c, m=m, y=y, k=k)
    return made


def limited(image: Image.Image, job: Job, limit: int) -> Image.Image:
    """A CMYK image with at most ``limit`` ink in any pixel.

    What is over the limit is separated anew by the condition's profile: the same colour, as far as the paper shows it,
    with more of K and less of the others. From ``KNEE`` below the limit on the two are mixed, so that no edge shows;
    below, nothing is touched: type and rules in K stay in K. What the profile itself leaves over the limit
    loses C, M and Y in proportion.
    """
    edge = (limit - MARGIN) * 255 / 1000
    width = KNEE * 255 / 1000
    share: Image.Image = ImageMath.lambda_eval(
        lambda a: a["convert"](a["min"](a["max"]((a["t"] - (edge - width)) * 255 / width, 0), 255), "L"),
        t=_total(image).convert("F"),
    )
    new = _under_black(again(image, job), int(edge))
    return _under_black(Image.composite(new, image, share), int(edge))


def _under_black(image: Image.Image, most: int) -> Image.Image:
    """C, M and Y in proportion less, where a pixel has more than ``most`` (0-1020)."""
    if most_ink(image) * 255 <= most * 1000:
        return image
    *inks, k = image.split()
    c, m, y = inks
    less = [
        ImageMath.lambda_eval(
            lambda a: a["convert"](a["min"](a["i"], a["i"] * a["max"](most - a["k"], 0) / a["max"](a["s"], 1)), "L"),
            i=ink,
            k=k,
            s=ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"], c=c, m=m, y=y),
        )
        for ink in inks
    ]
    return Image.merge("CMYK", (*less, k))


class Shift(NamedTuple):
    """How far a picture's colours moved: ΔE*ab, mean and most, over the pixels that changed."""

    mean: float
    most: float


def shift(before: Image.Image, after: Image.Image, job: Job) -> Shift:
    """The colour shift between two CMYK images of the job's condition, sampled at about 10,000 pixels."""
    step = max(1, round((before.width * before.height / 10_000) ** 0.5))
    size = max(1, before.width // step), max(1, before.height // step)
    one, other = (
        lab(image.resize(size, Image.Resampling.NEAREST), job.condition.icc).tobytes() for image in (before, after)
    )
    pixels = range(0, len(one), 3)
    moved = sorted(_distance(one[i : i + 3], other[i : i + 3]) for i in pixels if one[i : i + 3] != other[i : i + 3])
    return Shift(sum(moved) / len(moved), moved[-1]) if moved else Shift(0.0, 0.0)


def _distance(a: bytes, b: bytes) -> float:
    """ΔE*ab of two pixels of Lab; a* and b* wrap round, and no shift is half their range."""
    across = ((a[i] - b[i] + 128) % 256 - 128 for i in (1, 2))
    return float((((a[0] - b[0]) / 2.55) ** 2 + sum(v * v for v in across)) ** 0.5)
