"""Colours of light on plates: converted for the press condition that the file names (its output intent)."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from PIL import Image, ImageCms

from layout.export.plates.spaces import PlateError


class Light:
    """Turns RGB into the CMYK of a file's output intent, as a RIP would: relative, black to black."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._press = _press_profile(pdf)
        self._transforms: dict[bytes, ImageCms.ImageCmsTransform] = {}

    def cmyk(self, profile: bytes, width: int, height: int, samples: bytes) -> bytes:
        """Samples of 8 bits, C M Y K in turn, from ones of R G B. Raises PlateError."""
        if self._press is None:
            raise PlateError("DeviceRGB")
        try:
            if profile not in self._transforms:
                source = ImageCms.ImageCmsProfile(BytesIO(profile)) if profile else ImageCms.createProfile("sRGB")
                self._transforms[profile] = ImageCms.buildTransform(
                    source, ImageCms.ImageCmsProfile(BytesIO(self._press)), "RGB", "CMYK",
                    ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
                )  # fmt: skip
            image = Image.frombytes("RGB", (width, height), samples)
            made = ImageCms.applyTransform(image, self._transforms[profile])
        except (ImageCms.PyCMSError, OSError, ValueError) as error:
            raise PlateError("ICCBased") from error
        assert made is not None
        return made.tobytes()


def _press_profile(pdf: pikepdf.Pdf) -> bytes | None:
    for intent in pdf.Root.get("/OutputIntents", []):
        if "/DestOutputProfile" in intent:
            return intent.DestOutputProfile.read_bytes()
    return None
