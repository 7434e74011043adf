"""Pictures and shadings of one plate: the plate's channel as grey."""

from __future__ import annotations

from copy import copy

import pikepdf

from layout.export.plates.light import Light
from layout.export.plates.spaces import PlateError, Space

_SAME = ("/Width", "/Height", "/SMask", "/Mask", "/Interpolate", "/Intent")


def picture(pdf: pikepdf.Pdf, drawn: pikepdf.Object, space: Space, ink: str, light: Light) -> pikepdf.Object:
    """What a picture prints with ``ink``, as a grey picture in its place; white where it does not have the ink."""
    if space.light and space.names == (ink,) and not space.table:
        return drawn
    if space.table:
        return _palette(pdf, drawn, space, ink)
    if not (ink in space.names or space.names == ("All",)):
        return _grey(pdf, drawn, b"\xff", 1, 1, (0, 1))
    data, count, width, height = _samples(drawn, space), space.size, int(drawn.Width), int(drawn.Height)
    if space.rgb is not None:
        if "/Decode" in drawn:
            raise PlateError("Decode")
        data, count = light.cmyk(space.rgb, width, height, data[: 3 * width * height]), 4
    channel = space.names.index(ink) if ink in space.names else 0
    low, high = _decode(drawn, count)[2 * channel : 2 * channel + 2]
    if not space.light:
        low, high = 1 - low, 1 - high
    return _grey(pdf, drawn, data[channel::count], width, height, (low, high))


def _decode(drawn: pikepdf.Object, count: int) -> list[float]:
    return [float(value) for value in drawn.Decode] if "/Decode" in drawn else [0.0, 1.0] * count


def _samples(drawn: pikepdf.Object, space: Space) -> bytes:
    """The picture's samples, 8 bits each."""
    if int(drawn.get("/BitsPerComponent", 8)) != 8:
        raise PlateError(f"{drawn.BitsPerComponent} bits")
    try:
        data: bytes = drawn.read_bytes(pikepdf.StreamDecodeLevel.all)
    except pikepdf.PdfError as error:
        raise PlateError(str(drawn.get("/Filter", ""))) from error
    if len(data) < int(drawn.Width) * int(drawn.Height) * space.size:
        raise PlateError("image")
    return data


def _grey(
    pdf: pikepdf.Pdf, old: pikepdf.Object, data: bytes, width: int, height: int, decode: tuple[float, float]
) -> pikepdf.Stream:
    """A grey picture with the masks of ``old``."""
    new = pikepdf.Stream(pdf, data)
    for key in _SAME:
        if key in old:
            new[key] = old[key]
    new.Type, new.Subtype, new.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceGray
    new.Width, new.Height, new.BitsPerComponent = width, height, 8
    new.Decode = pikepdf.Array(decode)
    return new


def _palette(pdf: pikepdf.Pdf, drawn: pikepdf.Object, space: Space, ink: str) -> pikepdf.Object:
    """The same picture with a palette of greys."""
    tones = [space.tone(ink, (float(index),)) or 0.0 for index in range(len(space.table))]
    greys = bytes(round(255 * (1 - tone)) for tone in tones)
    new = copy(drawn)
    table = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceGray, len(greys) - 1, pikepdf.String(greys)])
    new.ColorSpace = pdf.make_indirect(table)
    return new


def proxy(pdf: pikepdf.Pdf, space: Space, ink: str) -> pikepdf.Array:
    """A colour space with the components of ``space`` that shows ``ink`` alone, for shadings."""
    if space.table or space.rgb is not None:
        raise PlateError("shading")
    count = space.size
    if ink in space.names or space.names == ("All",):
        at = space.names.index(ink) if ink in space.names else 0
        above, below = count - 1 - at, at
        keep = "pop " * above + ("exch pop " * below)
        program = f"{{{keep}{'' if space.light else '1 exch sub'}}}"
    else:
        program = f"{{{'pop ' * count}1}}"
    function = pikepdf.Stream(pdf, program.encode())
    function.FunctionType, function.Domain, function.Range = 4, pikepdf.Array([0, 1] * count), pikepdf.Array([0, 1])
    names = pikepdf.Array([pikepdf.Name(f"/Plate{number}") for number in range(count)])
    return pikepdf.Array([pikepdf.Name.DeviceN, names, pikepdf.Name.DeviceGray, pdf.make_indirect(function)])
