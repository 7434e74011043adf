"""Colour conversion by LittleCMS, through Pillow. Imported only where a picture is converted: 14 ms and more.

Images are Pillow's: L with 255 = white, RGB, CMYK with 255 = full ink.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageCms

from layout.press.job import Job
from layout.style import Intent

_INTENTS: dict[Intent, ImageCms.Intent] = {
    "perceptual": ImageCms.Intent.PERCEPTUAL,
    "relative": ImageCms.Intent.RELATIVE_COLORIMETRIC,
    "saturation": ImageCms.Intent.SATURATION,
    "absolute": ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
}
_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
_COMPENSATE = ImageCms.Flags.BLACKPOINTCOMPENSATION
_NO_FLAGS = ImageCms.Flags.NONE

ConversionError = ImageCms.PyCMSError  #: a profile that LittleCMS cannot use after all


@lru_cache(maxsize=16)
def _profile(data: bytes) -> ImageCms.ImageCmsProfile:
    """A profile; b"" is sRGB."""
    if not data:
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    try:
        return ImageCms.ImageCmsProfile(BytesIO(data))
    except OSError as error:
        raise ConversionError(str(error)) from error


@lru_cache(maxsize=1)
def _lab() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))


@lru_cache(maxsize=16)
def _transform(
    source: bytes, mode: str, target: bytes, intent: ImageCms.Intent, flags: ImageCms.Flags
) -> ImageCms.ImageCmsTransform:
    """From ``source`` with pixels of ``mode`` to the CMYK of ``target``, or to Lab where that is b""."""
    into, out = (_profile(target), "CMYK") if target else (_lab(), "LAB")
    return ImageCms.buildTransform(_profile(source), into, mode, out, intent, flags)


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    made = ImageCms.applyTransform(image, transform)
    assert made is not None
    return made


def to_press(image: Image.Image, source: bytes, job: Job) -> Image.Image:
    """RGB or CMYK by ``source`` (b"" sRGB) to the CMYK of the job's condition. Raises ConversionError."""
    flags = _COMPENSATE if job.compensate else _NO_FLAGS
    return _applied(image, _transform(source, image.mode, job.condition.icc, _INTENTS[job.intent], flags))


def again(image: Image.Image, job: Job) -> Image.Image:
    """CMYK of the job's condition, separated anew: the same colours in the inks that its profile would take."""
    icc = job.condition.icc
    return _applied(image, _transform(icc, "CMYK", icc, _RELATIVE, _NO_FLAGS))


def lab(image: Image.Image, source: bytes) -> Image.Image:
    """Lab, relative to the paper, in 8 bits: L* 0-255 for 0-100, a* and b* in two's complement."""
    return _applied(image, _transform(source, image.mode, b"", _RELATIVE, _NO_FLAGS))


def to_screen(image: Image.Image, source: bytes) -> Image.Image:
    """CMYK by ``source`` to sRGB, white to white and black to black, as a screen shows what a press prints."""
    return _applied(image, _to_screen(source))


@lru_cache(maxsize=4)
def _to_screen(source: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(_profile(source), _profile(b""), "CMYK", "RGB", _RELATIVE, _COMPENSATE)


def to_black(image: Image.Image, source: bytes, job: Job) -> Image.Image:
    """RGB, CMYK or grey by ``source`` (b"" sRGB) to one ink, K: L with 255 = no ink. Raises ConversionError.

    Each pixel gets the K that is as light on the job's paper. With black-point compensation the lightness of a picture
    in light (RGB, grey) is first brought between that of full K and that of the paper, as for colour.
    """
    if image.mode == "L" and not source:  # grey without a profile that is to be read as tones: those of sRGB
        image = image.convert("RGB")
    lightness = lab(image, source).getchannel("L")
    return lightness.point(_curve(job.condition.icc, job.compensate and image.mode != "CMYK"))


@lru_cache(maxsize=4)
def _curve(icc: bytes, compensate: bool) -> tuple[int, ...]:
    """For each L* (0-255 for 0-100) the grey whose K is as light on the condition's paper."""
    ramp = Image.frombytes("CMYK", (256, 1), b"".join(bytes((0, 0, 0, black)) for black in range(256)))
    found = [float(value) for value in lab(ramp, icc).getchannel("L").tobytes()]
    for at, (before, here) in enumerate(pairwise(found), 1):
        found[at] = min(before, here)  # never lighter with more ink
    low = _light(found[-1])
    curve, black = [], 255
    for lightness in range(256):
        wanted = lightness if not compensate else _lightness(low + (1 - low) * _light(lightness))
        while black and found[black] < wanted:
            black -= 1
        above = found[black] - found[black + 1] if black < 255 else 0.0
        part = (found[black] - wanted) / above if above > 0 else 0.0
        curve.append(255 - min(255, round(black + min(1.0, max(0.0, part)))))
    return tuple(curve)


def _light(lightness: float) -> float:
    """L* in 1/255 of 100 -> Y, of 1 (CIE 15)."""
    value = lightness / 2.55
    return ((value + 16) / 116) ** 3 if value > 8 else value / 903.3


def _lightness(light: float) -> float:
    """Y -> L* in 1/255 of 100."""
    return 2.55 * (116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light)
