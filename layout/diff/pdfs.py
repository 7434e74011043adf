"""Two PDFs, ours or anybody's: what their pages say and how they look."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops

from layout.diff.change import NEW, OLD, Change, Report, Spot, change
from layout.diff.sides import SideError
from layout.diff.texts import count
from layout.geometry import Rect

DPI = 72  #: at which pages are compared
CELL = 8  #: pixels: differences closer than this are one place
SEEN = 24  #: of 255: a difference below is one of smoothing
LONG = 30_000  #: characters of a page whose text is compared 字 by 字


class Leaf(NamedTuple):
    """A page of a PDF."""

    size: tuple[int, int]  #: 1/1000 pt
    text: str
    image: Image.Image


def leaves(path: Path, dpi: int = DPI) -> list[Leaf]:
    """The pages. Raises SideError."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            found = []
            for page in document:
                width, height = page.get_size()
                text = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
                image = page.render(scale=dpi / 72).to_pil().convert("RGB")
                found.append(Leaf((round(width * 1000), round(height * 1000)), text, image))
            return found
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        raise SideError("pdf" if path.exists() else "missing", str(path)) from error


def compare_pdfs(old: list[Leaf], new: list[Leaf]) -> Report:
    """What differs, page by page in their order."""
    found: list[Change] = []
    if len(old) != len(new):
        found.append(change("pdf-pages", old=len(old), new=len(new)))
    for at, (before, after) in enumerate(zip(old, new, strict=False)):
        found += _page(str(at + 1), before, after)
    return Report(tuple(found))


def _page(name: str, old: Leaf, new: Leaf) -> Iterator[Change]:
    if old.size != new.size:
        yield change("pdf-size", name, old=_millimetres(old.size), new=_millimetres(new.size))
    words = ["".join(leaf.text.split()) for leaf in (old, new)]
    if words[0] != words[1]:
        words = [text[:LONG] for text in words] if max(map(len, words)) > LONG else words
        changed, plus, minus = count(words[0], words[1])
        yield change("pdf-text", name, changed=changed, plus=plus, minus=minus)
    if old.size == new.size and (rects := places(old.image, new.image)):
        spots = tuple(Spot(side, name, rect) for rect in rects for side in (OLD, NEW))
        yield change("pdf-look", name, count=len(rects))._replace(spots=spots)


def _millimetres(size: tuple[int, int]) -> str:
    return " × ".join(f"{side * 254 / 720_000:.4g}mm" for side in size)


def places(old: Image.Image, new: Image.Image) -> list[Rect]:
    """The boxes around what looks different, from the top; in 1/1000 pt."""
    seen = ImageChops.difference(old, new).convert("L").point([255 * (value >= SEEN) for value in range(256)])
    if not seen.getbbox():
        return []
    across, down = -(-old.width // CELL), -(-old.height // CELL)
    grid = Image.new("L", (across * CELL, down * CELL))
    grid.paste(seen)
    small = grid.reduce(CELL).point([255 * (value > 0) for value in range(256)]).tobytes()
    cells = {(at % across, at // across) for at, value in enumerate(small) if value}
    unit = CELL * 72_000 // DPI
    return [
        Rect(left * unit, top * unit, (right - left + 1) * unit, (bottom - top + 1) * unit)
        for left, top, right, bottom in sorted(_clusters(cells), key=lambda box: (box[1], box[0]))
    ]


def _clusters(cells: set[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Cells that touch, with one empty between them at most, as boxes."""
    left = set(cells)
    for start in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        if start not in left:
            continue
        left.discard(start)
        waiting, box = deque([start]), (*start, *start)
        while waiting:
            x, y = waiting.popleft()
            box = (min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y))
            near = [(x + dx, y + dy) for dx in range(-2, 3) for dy in range(-2, 3)]
            found = [cell for cell in near if cell in left]
            left.difference_update(found)
            waiting.extend(found)
        yield box
