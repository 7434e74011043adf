"""One page as a content stream: frames in reading order, each of their items by its kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, assert_never

from layout.export.outline import extent
from layout.export.pdf import drawing
from layout.export.pdf.colour import Paint
from layout.export.pdf.container import Ref
from layout.export.pdf.images import Images
from layout.export.pdf.space import Space
from layout.export.pdf.text import TextWriter
from layout.export.pdf.usage import Fonts
from layout.paper import Artwork, Fill, GlyphRun, Item, Missing, Node, Page, PathFill, Picture

if TYPE_CHECKING:
    from layout.export.pdf.notes import Notes


class PageContent:
    """Draws one page. ``images`` and ``paint.used`` name what the page's resources must hold."""

    def __init__(
        self, page: Page, nodes: Sequence[Node], fonts: Fonts, paint: Paint, images: Images, notes: Notes | None = None
    ) -> None:
        self._page, self._nodes, self._fonts = page, nodes, fonts
        self._paint, self._images = paint, images
        self._notes = notes
        self._at = self.space = Space(page, notes.depth if notes else 0)
        self._parts: list[str] = []
        self._writer = TextWriter(self._parts, fonts, nodes, self._at, paint)
        self.xobjects: dict[str, Ref] = {}

    def draw(self, proof: bool, stamp: str) -> bytes:
        """The content stream of the page, not compressed."""
        items = [item for frame in self._page.frames for item in frame.items]
        late: list[Missing] = []  # drawn after the text, so that they do not cut a line in two
        for index, item in enumerate(items):
            if isinstance(item, GlyphRun):
                self._writer.add(item)
            elif isinstance(item, Missing):
                late.append(item)
            else:
                self._writer.close(_next_run(items, index + 1))
                self._draw(item, proof)
        self._writer.close(None)
        for missing in late:
            self._parts.append(drawing.stand_in(missing.rect, missing.label, self._at, self._paint, proof))
        if stamp:
            self._parts.append(drawing.stamp(stamp, self._at, self._fonts))
        if self._notes:
            self._parts.extend(self._notes.draw(self._at, self._paint))
        return "".join(self._parts).encode("ascii")

    def _draw(self, item: Fill | PathFill | Artwork | Picture, proof: bool) -> None:
        match item:
            case Fill():
                self._parts.append(drawing.fill(item, self._at, self._paint))
            case PathFill():
                self._parts.append(drawing.path_fill(item, self._at, self._paint))
            case Artwork():
                self._parts.extend(drawing.path_fill(outline, self._at, self._paint) for outline in item.fills)
                text, rect = self._nodes[item.node].text, extent(item.fills) if item.fills else item.rect
                self._writer.hide(text, rect, self._fonts.for_text(text))
            case Picture():
                self._picture(item, proof)
            case _:
                assert_never(item)

    def _picture(self, item: Picture, proof: bool) -> None:
        """The picture, scaled so that the crop fills the frame, which clips it (8.9.5, 8.5.4)."""
        made = self._images.embed(item, self._page.colour_class) if item.path else None
        if made is None:
            self._parts.append(drawing.stand_in(item.rect, item.name, self._at, self._paint, proof))
            return
        self.xobjects[made.resource] = made.reference
        rect, (left, top, width, height) = item.rect, item.crop
        across, down = rect.width / width, rect.height / height  # 1/1000 pt for a pixel
        if made.cropped:
            left, top, whole = 0, 0, (float(rect.width), float(rect.height))
        else:
            whole = item.pixels[0] * across, item.pixels[1] * down
        x, bottom = self._at.x(rect.x - left * across), self._at.y(rect.y - top * down + whole[1])
        matrix = f"{whole[0] / 1000:.8g} 0 0 {whole[1] / 1000:.8g} {x} {bottom}"
        state = self._paint.knockout()
        self._parts.append(f"q {state}{self._at.rect(rect)} re W n {matrix} cm /{made.resource} Do Q\n")


def _next_run(items: Sequence[Item], start: int) -> GlyphRun | None:
    return next((item for item in islice(items, start, None) if isinstance(item, GlyphRun)), None)
