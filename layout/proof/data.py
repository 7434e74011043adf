"""What the proof must know of the paper, as plain values for JSON. Lengths are points, to 1/100.

Rectangles are [left, top, width, height] from the trim's corner; offsets of text count UTF-16, as JavaScript does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.diagnostic import Diagnostic
from layout.export.places import line_box, places
from layout.geometry import Rect, around
from layout.messages import severity, tell
from layout.paper import Artwork, Fit, Frame, Line, Missing, Node, Page, Paper, Picture, PlacedPage
from layout.spec.styletables import ROLES
from layout.style import StyleBook
from layout.units import Mpt

Json = dict[str, object]


def page_data(page: Page, nodes: Sequence[Node], style: StyleBook) -> Json:
    """One page."""
    return {
        "id": page.id,
        "name": page.name,
        "media": box(page.media),
        "trim": box(Rect(0, 0, page.width, page.height)),
        "grids": [_grid(style, left) for left in _halves(page, style)],
        "frames": [
            [frame.kind, frame.area, _story(frame, nodes), box(_outline(frame))]
            for frame in page.frames if frame.kind not in ("rules", "marks", "overset")
        ],
        "lines": [_line(line, nodes) for frame in page.frames for line in frame.lines],
        "missing": [
            [item.label, box(item.rect)]
            for frame in page.frames if frame.kind != "overset" for item in frame.items if isinstance(item, Missing)
        ],
        "fits": [[box(frame.rect) for frame in page.frames if frame.area == fit.area] for fit in page.fits],
        "over": [box(frame.rect) for frame in page.frames if frame.kind == "overset"],
        "white": [box(rect) for fit in page.fits for rect in fit.white],
        "pictures": [*_pictures(page, style.resolution)],
    }  # fmt: skip


def box(rect: Rect) -> list[float]:
    return [points(value) for value in rect]


def points(value: Mpt) -> float:
    """Points to 1/100, whole ones without decimals."""
    hundredths = (value + 5) // 10
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def _halves(page: Page, style: StyleBook) -> list[Mpt]:
    """Where the trims of the page begin: two of a spread."""
    return [0, *(page.width - style.sheet[0] for _ in page.folds)]


def _grid(style: StyleBook, left: Mpt) -> Json:
    grid = style.grid
    return {
        "area": box(grid.rect(0, 0, grid.columns, grid.rows)._replace(x=grid.left + left)),
        "columns": [points(grid.x(column) + left) for column in range(grid.columns)],
        "width": points(grid.column_width),
        "top": points(grid.top),
        "step": points(grid.step),
        "size": points(grid.size),
        "rows": grid.rows,
    }


def _outline(frame: Frame) -> Rect:
    """The frame; of lines outside the type area the box around them."""
    return around([*map(line_box, frame.lines)]) if frame.kind == "folio" and frame.lines else frame.rect


def _story(frame: Frame, nodes: Sequence[Node]) -> str:
    return nodes[frame.lines[0].node].story if frame.lines else ""


def _line(line: Line, nodes: Sequence[Node]) -> list[object]:
    """[box, node, start, end, row, squeezed, opened, file, line, column]; spaces in 1/1000 em."""
    start = utf16(nodes[line.node].text[: line.start])
    return [
        *box(line_box(line)), line.node, start, start + utf16(line.text), line.row, line.squeezed, line.opened,
        line.at.file, line.at.line, line.at.column,
    ]  # fmt: skip


def utf16(text: str) -> int:
    """How long JavaScript takes a text to be."""
    return len(text) + sum(char > "\uffff" for char in text)


def _pictures(page: Page, least: int) -> Iterator[list[object]]:
    """[box, kind, name, pixels an inch, whether they are enough]."""
    for frame in page.frames:
        for item in frame.items:
            match item:
                case Picture() if item.path:
                    ppi = item.crop[2] * 72_000 // max(1, item.rect.width)
                    yield [box(item.rect), "ppi", item.name, ppi, ppi >= least]
                case PlacedPage():
                    yield [box(item.rect), "placed", item.name, 0, True]
                case Artwork() if item.name:
                    yield [box(item.rect), "vector", item.name, 0, True]


def node_data(paper: Paper, lang: str) -> list[list[str]]:
    """[story, role, text] of each text."""
    roles = {role: key.zh if lang.startswith("zh") else key.en for role, key in ROLES.items()}
    return [[node.story, roles[node.role], node.text] for node in paper.nodes]


def titles(paper: Paper) -> dict[str, str]:
    """The headline of each story that has one."""
    return {fit.story: fit.title for page in paper.pages for fit in page.fits if fit.title}


def threads(paper: Paper) -> list[list[list[object]]]:
    """For each story in more than one column its columns in the order of reading: [page, box]."""
    found: dict[str, list[list[object]]] = {}
    for number, page in enumerate(paper.pages):
        for frame in page.frames:
            if frame.kind == "column" and frame.lines:
                found.setdefault(_story(frame, paper.nodes), []).append([number, box(frame.rect)])
    return [columns for columns in found.values() if len(columns) > 1]


def problem_data(found: Diagnostic, paper: Paper | None, lang: str) -> Json:
    """One diagnostic with its places."""
    said = tell(found, lang)
    pages = paper.pages if paper else ()
    return {
        "severity": severity(found.code).name.lower(),
        "label": said.label,
        "code": found.code,
        "message": said.sentence,
        "hint": said.hint,
        "at": f"{found.at.file}:{found.at.line}",
        "places": [[place.page, box(place.rect)] for place in places(found, pages)],
    }


def short_rows(fit: Fit) -> int:
    """The empty lines of an area whose copy is short."""
    return fit.room - fit.used if fit.white else 0


def short_chars(fit: Fit) -> int:
    """About how many 字 would fill them."""
    return short_rows(fit) * fit.holds // max(1, fit.room)
