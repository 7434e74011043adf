"""A figure in its rows: each picture in its place, the caption below, beside or over it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layout.diagnostic import Diagnostic
from layout.flow import figure as figures
from layout.flow.caption import NO_CAPTION, SetCaption, set_caption
from layout.flow.graphic import fit
from layout.flow.pullquote import SetQuote, set_quote
from layout.flow.setter import Setter
from layout.geometry import Rect, contain
from layout.model import Figure, Image, Quote, Role, Wrap
from layout.plan.wrap import LEAST
from layout.style import Grid
from layout.units import EM, Mpt

if TYPE_CHECKING:
    from layout.flow.vertical import VerticalBlock

CAPTION_SHARE = 3  #: a caption beside its picture takes a third of the width …
CAPTION_LEAST = 6  #: … but no less than so many 字
CREDIT_STRIP = 1400  #: 1/1000 of its size: a vertical credit and the white between it and the picture
OVER_INSET = 300  #: 1/1000 em of white around a caption that stands over its picture


class Plate(NamedTuple):
    """One picture of a figure."""

    image: Image
    picture: figures.SetPicture
    rect: Rect  #: what is kept free for it
    frame: Rect  #: where it stands: all of ``rect``, unless it is a drawing or a page of a PDF
    crop: figures.Crop


class PlacedFigure(NamedTuple):
    """Pictures and their caption, placed."""

    figure: Figure
    rect: Rect  #: of all the pictures
    plates: tuple[Plate, ...]
    caption: SetCaption
    caption_at: tuple[Mpt, Mpt]
    ground: Rect | None  #: the white under a caption that stands over the picture
    missing: int  #: rows that the caption needs beyond those there are
    rows: int  #: of all of it
    credit: VerticalBlock | None  #: beside the pictures …
    credit_at: Rect  #: … here
    wrap: Wrap = Wrap.BOX
    outline: tuple[tuple[Mpt, Mpt], ...] = ()  #: of a polygon or a cut-out, on the page


class PlacedQuote(NamedTuple):
    """A pull quote, placed."""

    quote: SetQuote
    rect: Rect
    at: tuple[Mpt, Mpt]  #: its top left: in the middle of its rows
    rows: int


Placed = PlacedFigure | PlacedQuote


class Studio:
    """Looks at pictures and places them; keeps what it looked at."""

    def __init__(self, setter: Setter, root: Path) -> None:
        self.setter, self.root = setter, root
        self.style, self.grid = setter.style, setter.style.grid
        self._seen: dict[Image, figures.SetPicture] = {}

    def look(self, image: Image) -> figures.SetPicture:
        if image not in self._seen:
            self._seen[image] = figures.look_at(image, self.root, self.style)
        return self._seen[image]

    def natural_rows(self, figure: Figure, story: str, width: Mpt) -> int:
        """The rows of a figure of this width of which nothing is cropped, with its caption."""
        caption, room = self._caption(figure, story, width)
        rows = sum(self._row_heights(figure, room, self.grid))
        natural = max(1, (rows + self.grid.step // 2) // self.grid.step)
        if len(figure.images) == 1:
            natural = figures.natural_rows(self.look(figure.images[0]), room, self.grid)
        match figure.captioned:
            case "below":
                return natural + caption.rows
            case "beside":
                return max(natural, caption.rows)
            case "over":
                return natural

    def place(self, figure: Figure, story: str, left: Mpt, width: Mpt, row: int, rows: int) -> PlacedFigure:
        """The figure in ``rows`` from ``row`` on."""
        grid = self.grid
        caption, room = self._caption(figure, story, width)
        below = caption.rows if figure.captioned == "below" else 0
        missing = max(0, below + len(self._rows(figure)) - rows, caption.rows - rows)
        deep = max(1, rows - below)
        rect = Rect(left, grid.y(row), room, grid.depth(deep))
        foot = grid.y(row + rows - 1) + grid.size
        plates = tuple(
            self._plate(image, place, figure)
            for image, place in zip(figure.images, self._split(figure, rect, deep), strict=True)
        )
        strip = Rect(rect.right, rect.y, self._strip(figure), rect.height)
        credit = self._credit(figure, story, strip) if strip.width else None
        x, y, ground = left, foot - caption.height, None
        if figure.captioned == "beside":
            x = strip.right + grid.size
        elif figure.captioned == "over" and caption.lines:
            edge, white = grid.size // 2, grid.size * OVER_INSET // EM
            x, y = left + 2 * edge, foot - edge - white - caption.height
            ground = Rect(left + edge, y - white, room - 2 * edge, caption.height + 2 * white)
        return PlacedFigure(figure, rect, plates, caption, (x, y), ground, missing, rows, credit, strip)

    def place_quote(self, quote: Quote, story: str, left: Mpt, width: Mpt, row: int, rows: int) -> PlacedQuote:
        """The pull quote in ``rows`` from ``row`` on."""
        found = set_quote(quote.texts, self.setter, story, width, self.grid)
        rect = Rect(left, self.grid.y(row), width, self.grid.depth(rows))
        return PlacedQuote(found, rect, (left, rect.y + (rect.height - found.height) // 2), rows)

    def problems(self, placed: PlacedFigure) -> list[Diagnostic]:
        """What is to be said of the pictures as they stand."""
        found: list[Diagnostic] = list(placed.credit.diagnostics) if placed.credit else []
        for plate in placed.plates:
            image, picture = plate.image, plate.picture
            found += picture.diagnostics
            if picture.code:
                found += figures.fine(image, picture.code, plate.rect)
            elif picture.info:
                found += figures.crop(image, picture.info, plate.rect, self.style.resolution)[1]
            elif picture.placed:
                captioned = bool(placed.figure.caption or placed.figure.credit)
                found += fit(image, picture.placed.size, plate.rect, self.style.ad_scale, captioned)[1]
        return found

    def _caption(self, figure: Figure, story: str, width: Mpt) -> tuple[SetCaption, Mpt]:
        """The caption, and the width that is left for the pictures."""
        strip = self._strip(figure)
        if strip:
            figure, width = figure._replace(credit=None), width - strip
        if not (figure.caption or figure.credit):
            return NO_CAPTION, width
        grid = self.grid
        if figure.captioned == "beside":
            size = self.style.styles[Role.CAPTION].size
            narrow = max(CAPTION_LEAST * size, width // CAPTION_SHARE) // size * size
            narrow = min(narrow, max(size, width - grid.size * (1 + LEAST)))
            return set_caption(figure, self.setter, story, narrow, grid), width - narrow - grid.size
        inner = width - 2 * grid.size if figure.captioned == "over" else width
        return set_caption(figure, self.setter, story, max(grid.size, inner), grid), width

    def _strip(self, figure: Figure) -> Mpt:
        """The width of a credit that stands beside its picture, with the white before it; 0 none."""
        style = self.style.styles[Role.CREDIT]
        return style.size * CREDIT_STRIP // EM if figure.beside and figure.credit else 0

    def _credit(self, figure: Figure, story: str, strip: Rect) -> VerticalBlock:
        from layout.flow.vertical import credit  # vertical setting, only where something stands so

        assert figure.credit is not None
        return credit(self.setter, figure.credit, self.style.styles[Role.CREDIT], story, strip.height)

    def _rows(self, figure: Figure) -> list[Sequence[Image]]:
        """The pictures that stand beside each other, row by row."""
        rest = iter(figure.images)
        return [[next(rest) for _ in range(count)] for count in figure.rows or (len(figure.images),)]

    def _row_heights(self, figure: Figure, width: Mpt, grid: Grid) -> list[Mpt]:
        """How deep each row of pictures is where nothing is cropped, the gap under it with it."""
        gap = grid.step - grid.size
        heights = []
        for images in self._rows(figure):
            each = [(width - gap * (len(images) - 1)) * share // 1000 for share in self._shares(images)]
            heights.append(figures.natural_height(self.look(images[0]), each[0]) + gap)
        return heights

    def _shares(self, images: Sequence[Image]) -> list[int]:
        """How wide each picture of a row is, in 1/1000 of the row: all of one height, by their proportions."""
        deep = [max(1, figures.natural_height(self.look(image), 1_000_000)) for image in images]
        wide = [10**12 // height for height in deep]
        return [share * 1000 // sum(wide) for share in wide]

    def _split(self, figure: Figure, rect: Rect, deep: int) -> list[Rect]:
        """A place for each picture: whole rows of the page, the gap between two rows of type between pictures."""
        grid = self.grid
        if len(figure.images) == 1:
            return [rect]
        gap, rows = grid.step - grid.size, self._rows(figure)
        heights = self._row_heights(figure, rect.width, grid)
        found: list[Rect] = []
        top = 0
        for number, images in enumerate(rows):
            rest = len(rows) - number - 1
            share = deep * sum(heights[: number + 1]) * 2 // sum(heights)
            bottom = max(top + 1, min((share + 1) // 2, deep - rest)) if rest else max(top + 1, deep)
            left, room = rect.x, rect.width - gap * (len(images) - 1)
            for place, share in enumerate(self._shares(images)):
                width = room * share // 1000 if place < len(images) - 1 else rect.right - left
                found.append(Rect(left, rect.y + top * grid.step, width, grid.depth(bottom - top)))
                left += width + gap
            top = bottom
        return found

    def _plate(self, image: Image, rect: Rect, figure: Figure) -> Plate:
        picture = self.look(image)
        crop, frame = (0, 0, 0, 0), rect
        captioned = bool(figure.caption or figure.credit)
        if picture.info:
            crop, _ = figures.crop(image, picture.info, rect, self.style.resolution)
        elif picture.drawing:
            frame = contain(picture.drawing.viewbox[2:], rect, foot=captioned and figure.captioned == "below")
        elif picture.placed:
            frame, _ = fit(image, picture.placed.size, rect, self.style.ad_scale, captioned)
        return Plate(image, picture, rect, frame, crop)
