"""Spreads, 通版: two facing pages as one wide page of the press file, folded in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from layout.geometry import Rect
from layout.paper import Artwork, Fill, Frame, GlyphRun, Item, Line, Missing, Page, Paper, PathFill, Picture, PlacedPage
from layout.shapes import Path
from layout.units import Mpt

#: Languages written from right to left, where the page of the lower number stands at the right.
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def join(paper: Paper, pairs: Sequence[tuple[str, str]], spine: Mpt) -> Paper:
    """``paper`` with each pair of pages joined, ``spine`` (中缝) between them; pairs of which a page is absent stay."""
    pages = {page.id: page for page in paper.pages}
    backwards = paper.language.split("-")[0].lower() in RIGHT_TO_LEFT
    for first, second in pairs:
        if first in pages and second in pages:
            left, right = (second, first) if backwards else (first, second)
            whole = _joined(pages[left], pages[right], f"{first}-{second}", spine)
            pages = {whole.id if key == first else key: whole if key == first else page for key, page in pages.items()}
            del pages[second]
    return paper._replace(pages=tuple(pages.values()))


def _joined(left: Page, right: Page, name: str, spine: Mpt) -> Page:
    by = left.width + spine
    return left._replace(
        id=name,
        name="、".join(dict.fromkeys(filter(None, (left.name, right.name)))),
        width=by + right.width,
        frames=(*left.frames, *(_moved(frame, by) for frame in right.frames)),
        files=tuple(dict.fromkeys((*left.files, *right.files))),
        folds=(left.width + spine // 2,),
    )


def _moved(frame: Frame, by: Mpt) -> Frame:
    return frame._replace(
        rect=_right(frame.rect, by),
        items=tuple(_moved_item(item, by) for item in frame.items),
        lines=tuple(_moved_line(line, by) for line in frame.lines),
    )


def _moved_line(line: Line, by: Mpt) -> Line:
    return line._replace(x=line.x + by)


def _moved_item(item: Item, by: Mpt) -> Item:
    match item:
        case GlyphRun():
            return item._replace(x=item.x + by)
        case Fill() | Picture() | PlacedPage() | Missing():
            return item._replace(rect=_right(item.rect, by))
        case PathFill():
            return item._replace(path=_moved_path(item.path, by))
        case Artwork():
            fills = tuple(path._replace(path=_moved_path(path.path, by)) for path in item.fills)
            return item._replace(rect=_right(item.rect, by), fills=fills, clip=_moved_path(item.clip, by))
        case _:
            assert_never(item)


def _moved_path(path: Path, by: Mpt) -> Path:
    """Points are (across, down) in turn."""
    return tuple((command, tuple(v if i % 2 else v + by for i, v in enumerate(points))) for command, points in path)


def _right(rect: Rect, by: Mpt) -> Rect:
    return rect._replace(x=rect.x + by)
