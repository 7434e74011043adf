"""Pictures that are no pixels: drawings (SVG) and pages of PDF files, looked at and fitted into their frames.

They are never cropped and never stretched. An advertisement, which is a PDF without caption or credit, is made for a
space of the paper: where it does not fit that space, the difference is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from layout.diagnostic import Diagnostic, Span, diagnose
from layout.geometry import Rect, contain
from layout.inks import PROCESS
from layout.model import Image
from layout.style import Colour, StyleBook
from layout.units import Mpt

if TYPE_CHECKING:
    from layout.artwork import ArtworkError, Drawing
    from layout.placed import PlacedInfo, Traits

SUFFIXES = (".svg", ".pdf")  #: in small letters
TOLERANCE: Mpt = 2835  #: 1 mm: an advertisement that is off by less is no matter


def unusable(code: str, name: str, at: Span, error: ArtworkError) -> Diagnostic:
    """``code`` for a drawing that cannot be used, at the place in the drawing where there is one."""
    place = Span(name, error.line, error.column) if error.line else at
    why, mend = f"@artwork-{error.code}", f"@mend-{error.code}"
    return diagnose(code, place, path=name, why=why, detail=error.detail, mend=mend)


def look_at_drawing(name: str, at: Span, root: Path, style: StyleBook) -> tuple[Drawing | None, list[Diagnostic]]:
    """Read an SVG; None where it cannot be used."""
    from layout.artwork import ArtworkError, palette
    from layout.artwork.reader import read_artwork

    try:
        drawing = read_artwork(root / name)
        known = palette(style.artwork_colours, style.colours)
        for outline in drawing.outlines:
            if outline.fill not in known:
                raise ArtworkError("colour", outline.fill, outline.line, outline.column)
    except ArtworkError as error:
        return None, [unusable("graphic-unusable", name, at, error)]
    return drawing, []


def look_at_page(name: str, number: int, at: Span, root: Path) -> tuple[PlacedInfo | None, list[Diagnostic]]:
    """Read a page of a PDF, with what the press will not like about it; None where it cannot be used."""
    from layout.placed import PlacedError, examine  # imports pikepdf: 46 ms, which only placed PDFs cost

    try:
        info = examine(root / name, number)
    except PlacedError as error:
        why, mend = f"@placed-{error.code}", f"@mend-placed-{error.code}"
        return None, [diagnose("placed-unusable", at, path=name, why=why, detail=error.detail, mend=mend)]
    except OSError:
        return None, [diagnose("picture-missing", at, path=name)]
    return info, [*_remarks(name, at, info)]


def _remarks(name: str, at: Span, info: PlacedInfo) -> Iterable[Diagnostic]:
    if info.doubtful:
        yield diagnose("placed-doubtful", at, path=name)
    if info.traits.missing_fonts:
        yield diagnose("placed-font", at, path=name, fonts=info.traits.missing_fonts)
    if info.traits.rgb:
        yield diagnose("placed-rgb", at, path=name)
    if info.left:
        yield diagnose("placed-left", at, path=name, what=info.left)


def wrong_plates(name: str, at: Span, traits: Traits, colour_class: str) -> Iterable[Diagnostic]:
    """Inks of a placed page that a page of this class does not print: they would be lost, and nobody converts them."""
    printed = {"mono": ("Black",), "red": ("Magenta", "Yellow", "Black")}.get(colour_class)
    if printed is None:
        return
    extra = (*(ink for ink in traits.plates if ink not in printed), *(("RGB",) if traits.rgb else ()))
    if extra:
        yield diagnose("placed-plates", at, path=name, plates=extra)


def page_inks(traits: Traits, colours: Mapping[str, Colour]) -> tuple[Colour, ...]:
    """The inks of a placed page; a spot that the style book has too is the style book's."""
    process = dict(zip(("Cyan", "Magenta", "Yellow", "Black"), PROCESS, strict=True))
    own = {colour.name: colour for colour in colours.values() if colour.spot}
    return (*(process[ink] for ink in traits.process), *(own.get(spot.name, spot) for spot in traits.spots))


def fit(image: Image, size: tuple[Mpt, Mpt], room: Rect, limit: int, captioned: bool) -> tuple[Rect, list[Diagnostic]]:
    """Where a page of a PDF stands in ``room``: as large as fits, above its caption or in the middle.

    An advertisement is enlarged by at most ``limit`` (1/1000); it is reported where it was made for another space.
    """
    if captioned:
        return contain(size, room, foot=True), []
    frame = contain(size, room)
    most = 1000 + limit
    if frame.width * 1000 > size[0] * most:
        width, height = size[0] * most // 1000, size[1] * most // 1000
        frame = Rect(room.x + (room.width - width) // 2, room.y + (room.height - height) // 2, width, height)
    spare = max(room.width - frame.width, room.height - frame.height)
    if spare <= TOLERANCE and frame.width * 1000 >= size[0] * (1000 - limit):
        return frame, []
    sides = {"width": size[0], "height": size[1], "room_width": room.width, "room_height": room.height}
    shown = {name: _mm(side) for name, side in sides.items()}
    percent = round(frame.width * 100 / size[0], 1)
    return frame, [diagnose("placed-size", image.at, path=image.path, **shown, percent=percent)]


def _mm(length: Mpt) -> float:
    return round(length * 127 / 360_000, 1)
