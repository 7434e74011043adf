"""What stands where on a finished paper: the lines of each text, the frames of each area."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diff.change import Side, Spot
from layout.export.places import line_box
from layout.geometry import Rect, around
from layout.model import Text
from layout.paper import Line, Paper


class Lines:
    """The set lines of a paper by the text that they are of."""

    def __init__(self, paper: Paper) -> None:
        self._found: dict[tuple[object, str], list[tuple[str, Line]]] = {}
        for page in paper.pages:
            for frame in page.frames:
                for line in frame.lines:
                    if line.node < 0:
                        continue  # of a dump, which does not say
                    node = paper.nodes[line.node]
                    self._found.setdefault((node.at, node.text), []).append((page.id, line))

    def _of(self, text: Text) -> list[tuple[str, Line]]:
        return self._found.get((text.at, text.text), [])

    def count(self, text: Text) -> int:
        """How many lines a text makes."""
        return len(self._of(text))

    def spots(self, text: Text, side: int) -> Iterator[Spot]:
        """Where they stand."""
        return (Spot(side, page, line_box(line)) for page, line in self._of(text))


def area_rect(side: Side, page: str, area: str) -> Rect | None:
    """What an area's frames take; None where it has none."""
    for one in side.paper.pages:
        if one.id == page:
            rects = [frame.rect for frame in one.frames if frame.area == area and frame.kind != "rules"]
            return around(rects) if rects else None
    return None
