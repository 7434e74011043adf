"""Write the Typst document that matches an issue: same text, sheet, columns, faces, pictures.

    python benchmarks/typst_page.py ISSUE FOLDER
    python benchmarks/typst_page.py --compare OURS.pdf TYPSTS.pdf

Everything is read from the finished ``Paper``: where an area's heading and its columns stand, which paragraphs flow
there. What Typst does by itself is what is measured: it breaks and justifies the paragraphs and fills the columns of
each area. Beside it stands ``plain.typ``, the least that Typst can be asked: the same text in the page's columns, one
story after the other in one family, with nothing placed and no pictures.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import typst

import layout
from layout.fonts.face import kit_folder
from layout.geometry import Rect
from layout.model import Role
from layout.paper import Artwork, Fill, Frame, GlyphRun, Item, Page, Paper, PathFill, Picture
from layout.style import Colour, StyleBook
from layout.units import Mpt


class Piece(NamedTuple):
    """A stretch of one node in one face."""

    node: int
    start: int
    end: int
    face: str
    size: Mpt


def fonts_folder() -> str:
    """Where the kit lies."""
    return str(kit_folder())


def pt(length: Mpt) -> str:
    """A length in Typst's notation."""
    return f"{length / 1000:g}pt"


def escaped(text: str) -> str:
    """Text as markup that means nothing but itself."""
    return "".join(f"\\{char}" if char.isascii() and not char.isalnum() and char != " " else char for char in text)


def colour(value: Colour) -> str:
    """A colour in Typst's notation; a spot by its equivalent."""
    return f"cmyk({', '.join(f'{ink / 10:g}%' for ink in value.cmyk)})"


class Writer:
    """Writes a paper as markup; ``folder`` takes the files that it needs beside it."""

    def __init__(self, paper: Paper, style: StyleBook, root: Path, folder: Path) -> None:
        self._paper, self._style, self._root, self._folder = paper, style, root, folder
        fonts = typst.Fonts(False, False, [fonts_folder()]).fonts()
        self._families = {Path(font.path or "").stem: (font.family, font.weight) for font in fonts}
        self._parts: list[str] = []

    def document(self) -> str:
        """The whole document."""
        self._parts = [self._preamble()]
        for number, page in enumerate(self._paper.pages):
            if number:
                self._parts.append("#pagebreak()\n")
            self._page(page)
        return "".join(self._parts)

    def font(self, face: str) -> str:
        """A face of the paper as parameters of ``text``."""
        family, weight = self._families[self._paper.faces[face].name]
        return f'font: "{family}", weight: {weight}'

    def _preamble(self) -> str:
        style, day = self._style, self._paper.date
        body, grid = style.styles[Role.BODY], style.grid
        gap, white = pt(grid.step - grid.size), pt(next(iter(style.levels.values())).gap)
        return (
            f'#set document(title: "{self._paper.title}",'
            f" date: datetime(year: {day.year}, month: {day.month}, day: {day.day}))\n"
            f"#set page(width: {pt(style.sheet[0])}, height: {pt(style.sheet[1])}, margin: 0pt)\n"
            f'#set text(lang: "zh", region: "cn", {self.font(body.face)}, size: {pt(body.size)},'
            " fill: cmyk(0%, 0%, 0%, 100%), top-edge: 0.88em, bottom-edge: -0.12em)\n"
            f"#set par(justify: true, leading: {gap}, spacing: {gap}, first-line-indent: (amount: 2em, all: true))\n"
            f"#show heading: it => block(above: {white}, below: {white}, it.body)\n"
            "#let put(x, y, w, h, body) = place(top + left, dx: x, dy: y, block(width: w, height: h, body))\n"
            "#let bar(x, y, w, h, c) = place(top + left, dx: x, dy: y, rect(width: w, height: h, fill: c))\n"
            "#let plain(body) = par(justify: false, first-line-indent: 0pt, body)\n"
        )

    def _page(self, page: Page) -> None:
        for _, group in groupby(page.frames, key=lambda frame: (frame.kind, frame.area, frame.rect.y)):
            frames = list(group)
            match frames[0].kind:
                case "column":
                    self._columns(frames)
                case "heading":
                    self._heading(frames[0])
                case "caption":
                    self._put(frames[0].rect, "\n\n".join(self._paragraphs(frames)))
                case _:
                    self._others(frames)

    def _put(self, rect: Rect, body: str) -> None:
        self._parts.append(f"#put({pt(rect.x)}, {pt(rect.y)}, {pt(rect.width)}, {pt(rect.height)})[{body}]\n")

    def _columns(self, frames: Sequence[Frame]) -> None:
        """The columns of an area that begin at one height; a row deeper than ours, since Typst fills them by itself."""
        first, last = frames[0].rect, frames[-1].rect
        depth = max(frame.rect.height for frame in frames) + self._style.grid.step
        rect = Rect(first.x, first.y, last.x + last.width - first.x, depth)
        gutter = frames[1].rect.x - first.x - first.width if len(frames) > 1 else 0
        body = "\n\n".join(self._paragraphs(frames))
        if len(frames) > 1:
            body = f"#columns({len(frames)}, gutter: {pt(gutter)})[{body}]"
        self._put(rect, body)

    def _paragraphs(self, frames: Sequence[Frame]) -> Iterator[str]:
        """The paragraphs of some frames, each in the style of its role."""
        for node, pieces in groupby(self._pieces(frames), key=lambda piece: piece.node):
            found = list(pieces)
            style = self._style.styles[self._paper.nodes[node].role]
            sizes = Counter(piece.size for piece in found)
            turn = " \\\n" if style.align == "left" else ""
            text = turn.join(self._piece(piece, style.face) for piece in found)
            body = self._style.styles[Role.BODY]
            if (style.face, size := sizes.most_common(1)[0][0]) != (body.face, body.size):
                text = f"#text({self.font(style.face)}, size: {pt(size)})[{text}]"
            if style.align in ("centre", "right"):
                text = f"#align({'center' if style.align == 'centre' else 'right'}, plain[{text}])"
            elif style.align == "left" or found[0].start:
                text = f"#plain[{text}]" if style.align == "left" else f"#par(first-line-indent: 0pt)[{text}]"
            yield text

    def _pieces(self, frames: Sequence[Frame]) -> list[Piece]:
        """The runs of the frames, joined over line ends, with the spaces that stood there."""
        found: list[Piece] = []
        for item in (item for frame in frames for item in frame.items):
            if not isinstance(item, GlyphRun):
                continue
            before = found[-1] if found and found[-1].node == item.node else None
            start = before.end if before else item.start
            if before and before.face == item.face:
                found[-1] = before._replace(end=item.end)
            else:
                found.append(Piece(item.node, start, item.end, item.face, item.size))
        return found

    def _piece(self, piece: Piece, base: str) -> str:
        text = escaped(self._paper.nodes[piece.node].text[piece.start : piece.end])
        return text if piece.face == base else f"#text({self.font(piece.face)})[{text}]"

    def _heading(self, frame: Frame) -> None:
        """Kicker, headline and deck over the width of the heading, in the middle of its rows."""
        pieces = {piece.node: piece for piece in reversed(self._pieces([frame]))}
        largest = max(piece.size for piece in pieces.values())
        rows = []
        for node, piece in sorted(pieces.items()):
            scale = next(i.scale for i in frame.items if isinstance(i, GlyphRun) and i.node == node)
            text = f"#text({self.font(piece.face)}, size: {pt(piece.size * scale // 1000)})"
            text += f"[{escaped(self._paper.nodes[node].text)}]"
            rows.append(f"#heading(level: 1)[{text}]" if piece.size == largest else f"#plain[{text}]")
        self._put(frame.rect, f"#set align(center + horizon)\n{chr(10).join(rows)}")

    def _others(self, frames: Sequence[Frame]) -> None:
        """Pictures and rules, and lines that stand by themselves: beside the nameplate, the folio."""
        items = [item for frame in frames for item in frame.items]
        self._items(items)
        size = {item.node: item.size for item in items if isinstance(item, GlyphRun)}
        for line in (line for frame in frames for line in frame.lines):
            rect = Rect(line.x, line.y - size[line.node] * 88 // 100, line.width + 1000, size[line.node])
            style = self._style.styles[self._paper.nodes[line.node].role]
            text = f"#text({self.font(style.face)}, size: {pt(size[line.node])})[{escaped(line.text)}]"
            self._put(rect, f"#plain[{text}]")

    def _items(self, items: Sequence[Item]) -> None:
        for item in items:
            match item:
                case Fill(rect, value, _):
                    where = f"{pt(rect.x)}, {pt(rect.y)}, {pt(rect.width)}, {pt(rect.height)}"
                    self._parts.append(f"#bar({where}, {colour(value)})\n")
                case PathFill():
                    self._parts.append(f"#place(top + left, curve(fill: {colour(item.colour)}, {_curve(item)}))\n")
                case Picture() if item.path:
                    self._image(item.rect, Path(item.path), "cover", item.alt)
                case Artwork() if item.node is not None:
                    self._image(item.rect, self._nameplate(), "contain", self._paper.nodes[item.node].text)

    def _nameplate(self) -> Path:
        """The nameplate as Typst reads it: the style book's names of colours are none of SVG's."""
        source = self._root / self._style.masthead.nameplate
        drawing = source.read_text("utf-8")
        for name, value in self._style.colours.items():
            drawing = drawing.replace(f'"{name}"', '"#e60012"' if any(value.cmyk[:3]) else '"#000000"')
        path = self._folder / "nameplate.svg"
        path.write_text(drawing, "utf-8")
        return path

    def _image(self, rect: Rect, path: Path, fit: str, alt: str) -> None:
        if path.parent != self._folder:
            shutil.copy(path, self._folder / path.name)
        size = f"width: {pt(rect.width)}, height: {pt(rect.height)}"
        self._put(rect, f'#image("{path.name}", {size}, fit: "{fit}", alt: {json.dumps(alt, ensure_ascii=False)})')


def plain_document(paper: Paper, style: StyleBook, font: str) -> str:
    """The text alone, in as many columns as the page has."""
    grid, (width, height) = style.grid, style.sheet
    gap = pt(grid.step - grid.size)
    parts = [
        f"#set page(width: {pt(width)}, height: {pt(height)}, columns: {grid.columns},"
        f" margin: (x: {pt(grid.left)}, y: {pt(grid.top)}))\n"
        f"#set columns(gutter: {pt(grid.gutter)})\n"
        f'#set text(lang: "zh", region: "cn", {font}, size: {pt(grid.size)}, top-edge: 0.88em, bottom-edge: -0.12em)\n'
        f"#set par(justify: true, leading: {gap}, spacing: {gap}, first-line-indent: (amount: 2em, all: true))\n\n"
    ]
    for node in paper.nodes:
        if node.story:
            parts.append(f"{'= ' if node.role is Role.HEADLINE else ''}{escaped(node.text)}\n\n")
    return "".join(parts)


def _curve(item: PathFill) -> str:
    names = {"M": "move", "L": "line", "C": "cubic"}
    steps = []
    for command, numbers in item.path:
        points = [f"({pt(x)}, {pt(y)})" for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        steps.append(f"curve.{names[command]}({', '.join(points)})" if points else "curve.close()")
    return ", ".join(steps)


def write_document(issue: Path, folder: Path) -> Path:
    """Write the document for an issue; the path of its main file."""
    result = layout.typeset(issue)
    assert result.paper is not None and result.style is not None, "the issue cannot be read"
    folder.mkdir(parents=True, exist_ok=True)
    main = folder / "page.typ"
    writer = Writer(result.paper, result.style, result.root, folder)
    main.write_text(writer.document(), "utf-8")
    body = writer.font(result.style.styles[Role.BODY].face)
    (folder / "plain.typ").write_text(plain_document(result.paper, result.style, body), "utf-8")
    return main


def printed(path: Path) -> tuple[int, Counter[str]]:
    """The pages of a PDF and the characters on them, white space aside."""
    with pypdfium2.PdfDocument(path) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
        return len(pdf), Counter(char for char in text if not char.isspace() and char not in "\ufffe\u00ad\x02")


def compare(ours: Path, theirs: Path) -> str:
    """Whether two PDFs hold the same text."""
    (pages, mine), (others, yours) = printed(ours), printed(theirs)
    more, less = "".join((mine - yours).elements()), "".join((yours - mine).elements())
    return (
        f"{ours}: {pages} and {others} pages, {mine.total()} and {yours.total()} characters;"
        f" only in layout's: {more or 'none'}; only in Typst's: {less or 'none'}"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", action="store_true", help="compare the text of two PDFs")
    parser.add_argument("first", type=Path, metavar="ISSUE")
    parser.add_argument("second", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    print((compare if options.compare else write_document)(options.first, options.second))


if __name__ == "__main__":
    main()
