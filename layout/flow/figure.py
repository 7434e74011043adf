"""Pictures and QR codes with captions: the caption on a line grid of its own, rounded up to rows; the picture above."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layout import codes
from layout.artwork import Drawing
from layout.diagnostic import Diagnostic, diagnose
from layout.flow.graphic import look_at_drawing, look_at_page
from layout.flow.setter import Setter, SetText
from layout.geometry import Rect, cover
from layout.model import Figure, Role
from layout.pictures import PictureError, PictureInfo, probe
from layout.style import Grid, StyleBook
from layout.text.justify import TextLine
from layout.units import Mpt

if TYPE_CHECKING:
    from layout.placed import PlacedInfo


class CaptionLine(NamedTuple):
    """One line of a caption: its em-box from the caption's top, its left edge from the measure's."""

    text: SetText
    line: TextLine
    top: Mpt
    left: Mpt


class SetCaption(NamedTuple):
    """A caption at one measure."""

    lines: tuple[CaptionLine, ...]
    height: Mpt
    rows: int


def set_caption(figure: Figure, setter: Setter, story: str, width: Mpt, grid: Grid) -> SetCaption:
    """Set caption and credit at ``width``; the credit goes on the last line where there is room, else on its own."""
    lines: list[CaptionLine] = []
    top = 0
    style = setter.style.styles[Role.CAPTION]
    if figure.code:  # stands in the middle of its area
        style = style._replace(align="centre", indent=0)
    for text in figure.caption:
        set_text = setter.text(text, style, story)
        for line in set_text.lines(width):
            lines.append(CaptionLine(set_text, line, top, set_text.left(line, width)))
            top += set_text.style.pitch
    if figure.credit:
        credit = setter.role(figure.credit, Role.CREDIT, story)
        last = lines[-1] if lines else None
        free = width - (last.left + _used(last)) if last else 0
        if last and free >= credit.natural_width() + credit.style.size:
            top -= credit.style.pitch
        for line in credit.lines(width):
            lines.append(CaptionLine(credit, line, top, credit.left(line, width)))
            top += credit.style.pitch
    if not lines:
        return SetCaption((), 0, 0)
    style = lines[-1].text.style
    height = top - (style.pitch - style.size)
    # The white between picture and caption: at least half a row's gap beyond what the grid leaves there anyway.
    return SetCaption(tuple(lines), height, grid.rows_for(height + (grid.step - grid.size) // 2))


def _used(line: CaptionLine) -> Mpt:
    style = line.text.style
    return line.line.width * style.size * style.scale // 1_000_000


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


def look_at(figure: Figure, root: Path, style: StyleBook) -> SetPicture:
    """Read a picture's head; a picture that cannot be read is reported and replaced by a stand-in."""
    if figure.code:
        return _look_at_code(figure)
    path = root / figure.path
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):  # a link may lead out
        return SetPicture(None, None, (diagnose("picture-missing", figure.at, path=figure.path),))
    match path.suffix.lower():
        case ".svg":
            drawing, problems = look_at_drawing(figure.path, figure.at, root, style)
            return SetPicture(path, None, tuple(problems), drawing=drawing)
        case ".pdf":
            placed, problems = look_at_page(figure.path, figure.page, figure.at, root)
            return SetPicture(path, None, tuple(problems), placed=placed)
    try:
        return SetPicture(path, probe(path), ())
    except PictureError as error:
        why = f"@picture-{error.code}"
        return SetPicture(None, None, (diagnose("picture-unreadable", figure.at, path=figure.path, why=why),))


def _look_at_code(figure: Figure) -> SetPicture:
    try:
        return SetPicture(None, None, (), code=codes.symbol(figure.code))
    except codes.TooLongError:
        long = diagnose("code-too-long", figure.at, chars=len(figure.code))
        return SetPicture(None, None, (long,))


def natural_rows(picture: SetPicture, width: Mpt, grid: Grid) -> int:
    """How deep a picture of this width is without cropping much: the nearest number of rows, 3:2 without a picture."""
    if picture.code:
        return max(1, grid.rows_for(min(width, picture.code.natural)))
    size = picture.size
    height = int(width * size[1] // size[0]) if size else width * 2 // 3
    return max(1, (height + grid.step // 2) // grid.step)


Crop = tuple[int, int, int, int]


def crop(figure: Figure, info: PictureInfo, rect: Rect, least: int) -> tuple[Crop, list[Diagnostic]]:
    """The part of the picture that fills ``rect``; reported where it has less than ``least`` pixels an inch."""
    part = cover((info.width, info.height), (rect.width, rect.height), figure.focus)
    resolution = part[2] * 72_000 // rect.width
    if resolution >= least:
        return part, []
    return part, [diagnose("picture-coarse", figure.at, path=figure.path, ppi=resolution, least=least)]


def fine(figure: Figure, code: codes.Symbol, rect: Rect) -> list[Diagnostic]:
    """What is to be said of a code whose modules come out small in ``rect``."""
    module = codes.module_in(code, rect)
    if module >= codes.NEWSPRINT:
        return []
    problem, least = ("code-too-small", codes.LEAST) if module < codes.LEAST else ("code-small", codes.NEWSPRINT)
    side = -(-least * code.side * 127 // 360_000)
    least_mm = round(least * 127 / 360_000, 3)
    return [
        diagnose(problem, figure.at, module=_mm(module), least=least_mm, side=side, chars=len(figure.code))
    ]


def _mm(length: Mpt) -> str:
    """Millimetres to a hundredth, rounded down: 0.399 mm is not 0.4."""
    return f"{length * 12_700 // 360_000 / 100:g}"
