"""The pages of both sides as a browser shows them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from layout.diff.change import Side
from layout.diff.pdfs import leaves as pdf_pages
from layout.export.screen import Screen
from layout.export.svg import write_svg
from layout.geometry import Rect
from layout.press.job import make_job
from layout.press.pictures import Darkroom
from layout.press.profiles import PROOF

PICTURES = 100  #: pixels an inch
PDF_DPI = 150


class Face(NamedTuple):
    """A page of one side."""

    uri: str
    media: Rect  #: what of the page's plane the picture shows


class Leaf(NamedTuple):
    """A page of both sides."""

    page: str
    name: str
    faces: tuple[Face | None, Face | None]  #: old, new


def issue_leaves(old: Side, new: Side) -> list[Leaf]:
    """The new issue's pages in their order, then those that only the old one has."""
    faces = [dict(_faces(side)) for side in (old, new)]
    names = {page.id: page.name for side in (old, new) for page in side.paper.pages}
    return [
        Leaf(page, names[page], (faces[0].get(page), faces[1].get(page)))
        for page in dict.fromkeys((*faces[1], *faces[0]))
    ]


def _faces(side: Side) -> Iterator[tuple[str, Face]]:
    result = side.result
    if result is None or result.style is None:
        return
    darkroom = Darkroom(make_job(result.style.press, result.root, PROOF)[0])
    screen = Screen(side.paper, darkroom, PICTURES)
    for page in side.paper.pages:
        drawn = partial(screen.picture, colour_class=page.colour_class)
        svg = write_svg(side.paper, page, drawn, screen.colour, text=False).encode()
        yield page.id, Face(f"data:image/svg+xml;base64,{b64encode(svg).decode()}", page.media)


def pdf_leaves(old: Path, new: Path) -> list[Leaf]:
    """The pages of two PDFs by their number. Raises SideError."""
    sides = []
    for path in (old, new):
        faces = []
        for leaf in pdf_pages(path, PDF_DPI):
            out = BytesIO()
            leaf.image.save(out, "WEBP", quality=75, method=4)
            uri = f"data:image/webp;base64,{b64encode(out.getvalue()).decode()}"
            faces.append(Face(uri, Rect(0, 0, *leaf.size)))
        sides.append(faces)
    found = []
    for at in range(max(map(len, sides))):
        pair = [faces[at] if at < len(faces) else None for faces in sides]
        found.append(Leaf(str(at + 1), "", (pair[0], pair[1])))
    return found
