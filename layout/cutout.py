"""Where a picture is not transparent, or what its clipping path leaves: the outline that text runs around."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from layout.pictures import PictureError, open_picture

BANDS = 200  #: heights at which the outline of a transparent picture is taken
OPAQUE = 128  #: of 255
WHOLE = 10_000  #: outlines are in 1/10,000 of the picture's width and height
CURVE = 8  #: straight pieces of a curve of a clipping path
NAME_OF_PATH, FIRST_PATH = 2999, 2000  #: Photoshop image resources


class Cutout(NamedTuple):
    points: tuple[tuple[int, int], ...]
    clips: bool  #: the picture itself must be clipped; a transparent one is white there


def outline(path: Path) -> Cutout | None:
    """The outline of a picture, None where it has none."""
    state = path.stat()
    return _outline(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _outline(path: Path, _size: int, _changed: int) -> Cutout | None:
    try:
        image = open_picture(path)
    except PictureError:
        return None
    resources = image.info.get("photoshop")
    if isinstance(resources, dict) and (found := tuple(_clipping_path(resources))):
        return Cutout(found, True)
    if image.mode not in ("LA", "La", "PA", "RGBA", "RGBa") and "transparency" not in image.info:
        return None
    alpha = image.convert("RGBA").getchannel("A").point([255 * (value >= OPAQUE) for value in range(256)])
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    for band in range(BANDS):
        top, bottom = band * alpha.height // BANDS, max((band + 1) * alpha.height // BANDS, 1)
        box = alpha.crop((0, top, alpha.width, max(bottom, top + 1))).getbbox()
        if box:
            for y in (band * WHOLE // BANDS, (band + 1) * WHOLE // BANDS):
                left.append((box[0] * WHOLE // alpha.width, y))
                right.append((box[2] * WHOLE // alpha.width, y))
    return Cutout((*left, *reversed(right)), False) if left else None


def _clipping_path(resources: dict[int, object]) -> Iterator[tuple[int, int]]:
    """The corners of the path that clips a picture, as Photoshop saves it: 26 bytes a knot, three points each, a point
    two fixed-point numbers in 1/2**24 of the picture, down and across."""
    name = resources.get(NAME_OF_PATH)
    data = resources.get(FIRST_PATH)
    if not isinstance(name, bytes) or not isinstance(data, bytes):
        return
    knots: list[tuple[tuple[float, float], ...]] = []
    for at in range(0, len(data) - 25, 26):
        (kind,) = struct.unpack_from(">H", data, at)
        if kind in (1, 2) or (kind == 0 and not knots):
            if kind:
                raw = struct.unpack_from(">6i", data, at + 2)
                knots.append(tuple((raw[i + 1] / 2**24, raw[i] / 2**24) for i in (0, 2, 4)))
        elif kind == 0:
            break  # of several outlines the first
    for here, there in zip(knots, knots[1:] + knots[:1], strict=True):
        for step in range(CURVE):
            yield _on_curve(here[1], here[2], there[0], there[1], step / CURVE)


def _on_curve(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float], t: float
) -> tuple[int, int]:
    u = 1 - t
    x, y = (u**3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t**3 * d[i] for i in (0, 1))
    return round(x * WHOLE), round(y * WHOLE)
