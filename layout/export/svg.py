"""One page as SVG: glyphs as outlines, so that it needs no fonts; pictures inside. Colours are those of a screen.

Lengths are points with the page's sheet as ``viewBox``; inside a run 1/1000 em. Each glyph stands once in ``defs`` and
is used by its number. Over all lies the text itself, unpainted, to be selected and searched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import accumulate
from typing import assert_never

import uharfbuzz as hb

from layout.export.dump import pt
from layout.export.outline import extent, label_on
from layout.fonts.face import Face, load_face
from layout.geometry import Rect, inside
from layout.paper import (
    Artwork,
    Fill,
    GlyphRun,
    Item,
    Line,
    Missing,
    Page,
    Paper,
    Path,
    PathFill,
    PathStroke,
    Picture,
    PlacedPage,
)
from layout.style import BLACK, Colour
from layout.units import EM, Mem, Mpt

SHADE = "#ddd"  #: under a stand-in
HAIRLINE: Mpt = 250

Drawn = Callable[[Picture | PlacedPage], str]  #: a picture as a data URI
Screen = Callable[[Colour, int], str]  #: a colour at a tint (1/1000) as ``#rrggbb``


def write_svg(paper: Paper, page: Page, drawn: Drawn, screen: Screen, *, text: bool = True) -> str:
    """``page`` as an SVG document; the same values give the same text. ``text``: with the unpainted text."""
    faces = {key: load_face(placed.path, placed.number) for key, placed in paper.faces.items()}
    writer = _Writer(page, faces, drawn, screen)
    body = "".join(writer.page())
    x, y, width, height = (pt(value) for value in page.media)
    words = "".join(_text(line) for frame in page.frames for line in frame.lines) if text else ""
    hidden = f'<g fill-opacity="0" font-family="serif">{words}</g>' if words else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="{x} {y} {width} {height}" xml:lang="{escape(paper.language)}">'
        f"<title>{_xml(paper.title)} {_xml(page.id)}</title><defs>{''.join(writer.defs())}</defs>"
        f'<path fill="#fff" d="M{x} {y}h{width}v{height}h-{width}z"/>{body}{hidden}</svg>\n'
    )


class _Writer:
    """Draws one page; gathers the glyphs that it shows."""

    def __init__(self, page: Page, faces: Mapping[str, Face], drawn: Drawn, screen: Screen) -> None:
        self._page, self._faces, self._drawn, self._screen = page, faces, drawn, screen
        self._glyphs: dict[tuple[str, int, int], tuple[str, str]] = {}  #: number and outline
        self._clips: list[str] = []  #: path data

    def page(self) -> Iterator[str]:
        """Frames in reading order, what is missing on top."""
        items = [item for frame in self._page.frames for item in frame.items]
        for item in items:
            if not isinstance(item, Missing):
                yield from self._item(item)
        for item in items:
            if isinstance(item, Missing):
                yield from self._stand_in(item.rect, item.label)

    def defs(self) -> Iterator[str]:
        """The outlines and clips that the page uses."""
        for number, outline in filter(all, self._glyphs.values()):
            yield f'<path id="{number}" d="{outline}"/>'
        for at, path in enumerate(self._clips):
            yield f'<clipPath id="c{at}"><path d="{path}"/></clipPath>'

    def _item(self, item: Item) -> Iterator[str]:
        match item:
            case GlyphRun():
                yield self._run(item)
            case Fill():
                yield f'<path fill="{self._screen(item.colour, item.tint)}" d="{_box(item.rect)}"/>'
            case PathFill():
                yield self._path(item)
            case Artwork():
                yield from self._artwork(item)
            case Picture() | PlacedPage():
                yield from self._picture(item)
            case Missing():
                yield from self._stand_in(item.rect, item.label)
            case _:
                assert_never(item)

    def _run(self, run: GlyphRun) -> str:
        face, moves = self._faces[run.face], dict(run.shifts)
        uses, pen = [], 0
        for index, glyph in enumerate(run.glyphs):
            pen += moves.get(index, 0)
            number = self._number(face, glyph)
            if number:
                uses.append(_use(number, pen + (run.space * index // run.gaps if run.gaps else 0)))
            pen += face.advance(glyph)
        if not uses:
            return ""
        down = f"{run.size / 1_000_000:.6g}"
        across = down if run.scale == EM else f"{run.size * run.scale / 1_000_000_000:.6g}"
        scale = down if across == down else f"{across} {down}"
        turn = "rotate(90)" if run.way == "turned" else ""
        at = f"translate({pt(run.x)} {pt(run.y)}){turn}scale({scale})"
        return f'<g {self._ink(run)} transform="{at}">{"".join(uses)}</g>'

    def _ink(self, run: GlyphRun) -> str:
        """Filled letters, or such as are drawn with a pen: its width in 1/1000 em, where 长体 narrows it with them."""
        pen = run.outline
        if pen is None:
            return f'fill="{self._screen(run.colour, 1000)}"'
        width = f'stroke-width="{pen.width * EM / run.size:.4g}" stroke-linejoin="round"'
        return f'fill="none" stroke="{self._screen(pen.colour, 1000)}" {width}'

    def _number(self, face: Face, glyph: int) -> str:
        """The number of a glyph's outline; "" for a blank."""
        key = face.path, face.index, glyph
        if key not in self._glyphs:
            outline = _outline(face.font, glyph)
            self._glyphs[key] = f"g{len(self._glyphs)}" if outline else "", outline
        return self._glyphs[key][0]

    def _path(self, item: PathFill | PathStroke) -> str:
        steps = _steps(item.path)
        if isinstance(item, PathFill):
            rule = ' fill-rule="evenodd"' if item.even_odd else ""
            return f'<path fill="{self._screen(item.colour, item.tint)}"{rule} d="{steps}"/>'
        pen = f'stroke="{self._screen(item.colour, 1000)}" stroke-width="{pt(item.width)}"'
        ends = f'stroke-linecap="{_CAPS[item.cap]}" stroke-linejoin="{_JOINS[item.join]}"'
        dash = f' stroke-dasharray="{" ".join(map(pt, item.dash))}" stroke-dashoffset="{pt(item.phase)}"'
        limit = f'stroke-miterlimit="{item.miter:g}"{dash if item.dash else ""}'
        return f'<path fill="none" {pen} {ends} {limit} d="{steps}"/>'

    def _artwork(self, item: Artwork) -> Iterator[str]:
        reach = extent(item.fills) if item.fills else item.rect
        paths = "".join(map(self._path, item.fills))
        if item.clip:
            yield f"<g{self._clip(_steps(item.clip))}>{paths}</g>"
        elif inside(reach, item.rect.inset(-1)):  # a coordinate is rounded
            yield paths
        else:
            yield f"<g{self._clip(_box(item.rect))}>{paths}</g>"

    def _clip(self, path: str) -> str:
        """The attribute that cuts an element out by a path."""
        self._clips.append(path)
        return f' clip-path="url(#c{len(self._clips) - 1})"'

    def _picture(self, item: Picture | PlacedPage) -> Iterator[str]:
        if item.path is None:
            yield from self._stand_in(item.rect, item.name)
            return
        x, y, width, height = (pt(value) for value in item.rect)
        at = f'x="{x}" y="{y}" width="{width}" height="{height}"'
        clip = self._clip(_steps(item.clip)) if isinstance(item, Picture) and item.clip else ""
        yield f'<image {at}{clip} preserveAspectRatio="none" href="{escape(self._drawn(item))}"/>'

    def _stand_in(self, rect: Rect, words: str) -> Iterator[str]:
        """A hairline box with its diagonals, shaded and named, as in the proof's PDF."""
        box = rect.inset(min(HAIRLINE // 2, rect.width // 2, rect.height // 2))
        left, right, top, bottom = (pt(value) for value in (box.x, box.right, box.y, box.bottom))
        cross = f"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}"
        pen = f'stroke="{self._screen(BLACK, 1000)}" stroke-width="{pt(HAIRLINE)}"'
        yield f'<path fill="{SHADE}" d="{_box(rect)}"/><path fill="none" {pen} d="{_box(box)}{cross}"/>'
        found = label_on(rect, words)
        if found:
            face, glyphs = found.face, found.glyphs
            places = accumulate(map(face.advance, glyphs), initial=0)
            uses = [_use(self._number(face, glyph), pen) for glyph, pen in zip(glyphs, places, strict=False)]
            at = f"translate({pt(found.x)} {pt(found.y)})scale({found.size / 1_000_000:.6g})"
            yield f'<g fill="{self._screen(BLACK, 1000)}" transform="{at}">{"".join(uses)}</g>'


_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")


def _use(number: str, x: Mem) -> str:
    """A glyph of the page at ``x``; nothing for a blank."""
    return f'<use href="#{number}" x="{x}"/>' if number and x else f'<use href="#{number}"/>' if number else ""


def _outline(font: hb.Font, glyph: int) -> str:
    """A glyph's outline as path data, y down, in whole 1/1000 em, each step from where the last ended."""
    out: list[str] = []
    at = [0, 0]

    def write(command: str, *points: float) -> None:
        places = [(round(x), -round(y)) for x, y in zip(points[::2], points[1::2], strict=True)]
        out.append(command + _numbers(v for x, y in places for v in (x - at[0], y - at[1])))
        at[:] = places[-1]

    start = [0, 0]

    def move(x: float, y: float) -> None:
        write("m", x, y)
        start[:] = at

    def close() -> None:
        out.append("z")
        at[:] = start

    pens = hb.DrawFuncs()
    pens.set_move_to_func(lambda x, y, _: move(x, y))
    pens.set_line_to_func(lambda x, y, _: write("l", x, y))
    pens.set_quadratic_to_func(lambda *p: write("q", *p[:4]))
    pens.set_cubic_to_func(lambda *p: write("c", *p[:6]))
    pens.set_close_path_func(lambda _: close())
    font.draw_glyph(glyph, pens, None)
    return "".join(out)


def _numbers(values: Iterable[int]) -> str:
    """Numbers with no more between them than must be."""
    text = " ".join(map(str, values))
    return text.replace(" -", "-")


def _steps(path: Path) -> str:
    return "".join(command + " ".join(map(pt, points)) for command, points in path)


def _box(rect: Rect) -> str:
    width, height = pt(rect.width), pt(rect.height)
    return f"M{pt(rect.x)} {pt(rect.y)}h{width}v{height}h-{width}z"


def _text(line: Line) -> str:
    """A line's text where it stands, unpainted."""
    words = line.text.strip()
    if not words or not line.width:
        return ""
    way, x = (' writing-mode="vertical-rl"', line.x + line.size // 2) if line.vertical else ("", line.x)
    at = f'x="{pt(x)}" y="{pt(line.y)}"{way} font-size="{pt(line.size)}" textLength="{pt(line.width)}"'
    return f'<text {at} lengthAdjust="spacingAndGlyphs">{_xml(words)}</text>'


def _xml(text: str) -> str:
    """Text as XML holds it: escaped, without the control characters that XML 1.0 (2.2) does not allow."""
    return escape("".join(c for c in text if c >= " " or c in "\t\n\r"), quote=False)
