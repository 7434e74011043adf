"""Pictures and QR codes looked at: what they are, how deep they want to be, what is cropped away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layout import codes
from layout.diagnostic import Diagnostic, diagnose
from layout.flow.graphic import look_at_drawing, look_at_page
from layout.geometry import Rect, cover
from layout.model import Image
from layout.pictures import PictureError, PictureInfo, probe
from layout.style import Grid, StyleBook
from layout.units import Mpt

if TYPE_CHECKING:
    from layout.artwork import Drawing
    from layout.placed import PlacedInfo


class SetPicture(NamedTuple):
    """A picture looked at: of pixels (``info``), a drawing, a page of a PDF or a code; nothing where it is missing."""

    path: Path | None
    info: PictureInfo | None
    diagnostics: tuple[Diagnostic, ...]
    drawing: Drawing | None = None
    placed: PlacedInfo | None = None
    code: codes.Symbol | None = None

    @property
    def size(self) -> tuple[float, float] | None:
        """Width and height, in a unit of its own."""
        if self.drawing:
            return self.drawing.viewbox[2:]
        if self.placed:
            return self.placed.size
        return (self.info.width, self.info.height) if self.info else None


def look_at(image: Image, root: Path, style: StyleBook) -> SetPicture:
    """Read a picture's head; a picture that cannot be read is reported and replaced by a stand-in."""
    if image.code:
        return _look_at_code(image)
    path = root / image.path
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):  # a link may lead out
        return SetPicture(None, None, (diagnose("picture-missing", image.at, path=image.path),))
    match path.suffix.lower():
        case ".svg":
            drawing, problems = look_at_drawing(image.path, image.at, root, style)
            return SetPicture(path, None, tuple(problems), drawing=drawing)
        case ".pdf":
            placed, problems = look_at_page(image.path, image.page, image.at, root)
            return SetPicture(path, None, tuple(problems), placed=placed)
    try:
        return SetPicture(path, probe(path), ())
    except PictureError as error:
        why = f"@picture-{error.code}"
        return SetPicture(None, None, (diagnose("picture-unreadable", image.at, path=image.path, why=why),))


def _look_at_code(image: Image) -> SetPicture:
    try:
        return SetPicture(None, None, (), code=codes.symbol(image.code))
    except codes.TooLongError:
        long = diagnose("code-too-long", image.at, chars=len(image.code))
        return SetPicture(None, None, (long,))


def natural_height(picture: SetPicture, width: Mpt) -> Mpt:
    """How deep a picture of this width is where nothing is cropped; 3:2 without a picture."""
    if picture.code:
        return min(width, picture.code.natural)
    size = picture.size
    return int(width * size[1] // size[0]) if size else width * 2 // 3


def natural_rows(picture: SetPicture, width: Mpt, grid: Grid) -> int:
    """The same in rows: the nearest number, all of a code's."""
    height = natural_height(picture, width)
    return max(1, grid.rows_for(height) if picture.code else (height + grid.step // 2) // grid.step)


Crop = tuple[int, int, int, int]


def crop(image: Image, info: PictureInfo, rect: Rect, least: int) -> tuple[Crop, list[Diagnostic]]:
    """The part of the picture that fills ``rect``; reported where it has less than ``least`` pixels an inch."""
    part = cover((info.width, info.height), (rect.width, rect.height), image.focus)
    resolution = part[2] * 72_000 // rect.width
    if resolution >= least:
        return part, []
    return part, [diagnose("picture-coarse", image.at, path=image.path, ppi=resolution, least=least)]


def fine(image: Image, code: codes.Symbol, rect: Rect) -> list[Diagnostic]:
    """What is to be said of a code whose modules come out small in ``rect``."""
    module = codes.module_in(code, rect)
    if module >= codes.NEWSPRINT:
        return []
    problem, least = ("code-too-small", codes.LEAST) if module < codes.LEAST else ("code-small", codes.NEWSPRINT)
    side = -(-least * code.side * 127 // 360_000)
    least_mm = round(least * 127 / 360_000, 3)
    return [diagnose(problem, image.at, module=_mm(module), least=least_mm, side=side, chars=len(image.code))]


def _mm(length: Mpt) -> str:
    """Millimetres to a hundredth, rounded down: 0.399 mm is not 0.4."""
    return f"{length * 12_700 // 360_000 / 100:g}"
