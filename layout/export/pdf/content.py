"""One page as a content stream: frames in reading order, each of their items by its kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, assert_never

from layout.export.outline import extent
from layout.export.pdf import drawing
from layout.export.pdf.colour import Paint
from layout.export.pdf.container import Ref
from layout.export.pdf.forms import Forms
from layout.export.pdf.images import Images
from layout.export.pdf.space import Space
from layout.export.pdf.text import TextWriter
from layout.export.pdf.usage import Fonts
from layout.geometry import Rect, inside
from layout.paper import Artwork, Fill, GlyphRun, Item, Missing, Node, Page, PathFill, Picture, PlacedPage

if TYPE_CHECKING:
    from layout.export.pdf.notes import Notes


class PageContent:
    """Draws one page. ``images`` and ``paint.used`` name what the page's resources must hold."""

    def __init__(
        self, page: Page, nodes: Sequence[Node], fonts: Fonts, paint: Paint, images: Images, forms: Forms,
        notes: Notes | None = None,
    ) -> None:  # fmt: skip
        self._page, self._nodes, self._fonts = page, nodes, fonts
        self._paint, self._images, self._forms = paint, images, forms
        self._notes = notes
        self._at = self.space = Space(page, notes.depth if notes else 0)
        self._parts: list[str] = []
        self._writer = TextWriter(self._parts, fonts, nodes, self._at, paint)
        self.xobjects: dict[str, Ref] = {}
        self.grouped = False  #: whether something placed on the page is a transparency group

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

    def _draw(self, item: Fill | PathFill | Artwork | Picture | PlacedPage, proof: bool) -> None:
        match item:
            case Fill():
                self._parts.append(drawing.fill(item, self._at, self._paint))
            case PathFill():
                self._parts.append(drawing.path_fill(item, self._at, self._paint))
            case Artwork():
                self._artwork(item)
            case PlacedPage():
                self._placed(item, proof)
            case Picture():
                self._picture(item, proof)
            case _:
                assert_never(item)

    def _artwork(self, item: Artwork) -> None:
        """The paths of a drawing, clipped where some leave its frame."""
        reach = extent(item.fills) if item.fills else item.rect
        clipped = bool(item.clip) or not inside(reach, item.rect.inset(-1))  # a coordinate is rounded
        saved = self._paint.state
        if clipped:
            clip = drawing.outline(item.clip, self._at) if item.clip else f"{self._at.rect(item.rect)} re"
            self._parts.append(f"q {clip} W n\n")
        self._parts.extend(drawing.path(fill, self._at, self._paint) for fill in item.fills)
        if clipped:
            self._parts.append("Q\n")
            self._paint.state = saved
        self._hide(item.node, item.rect if clipped else reach)

    def _placed(self, item: PlacedPage, proof: bool) -> None:
        """A page of another file, which its own box clips (8.10.1)."""
        made = self._forms.embed(item.path, item.number)
        if made is None:
            self._parts.append(drawing.stand_in(item.rect, item.name, self._at, self._paint, proof))
            return
        self.xobjects[made.resource] = made.reference
        self.grouped |= made.grouped
        scale = f"{item.rect.width / made.size[0]:.8g}"
        at = f"{self._at.x(item.rect.x)} {self._at.y(item.rect.bottom)}"
        self._parts.append(f"q {self._paint.knockout()}{scale} 0 0 {scale} {at} cm /{made.resource} Do Q\n")
        self._hide(item.node, item.rect)

    def _hide(self, node: int | None, rect: Rect) -> None:
        """The text that a drawing stands for, if any, kept where it is."""
        if node is not None:
            text = self._nodes[node].text
            self._writer.hide(text, rect, self._fonts.for_text(text))

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
        clip = drawing.outline(item.clip, self._at) if item.clip else f"{self._at.rect(rect)} re"
        self._parts.append(f"q {state}{clip} W n {matrix} cm /{made.resource} Do Q\n")


def _next_run(items: Sequence[Item], start: int) -> GlyphRun | None:
    return next((item for item in islice(items, start, None) if isinstance(item, GlyphRun)), None)
