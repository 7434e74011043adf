"""Paragraphs set by the engine's own functions into a PDF of bare columns, one a page: to be measured from the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from layout.diagnostic import Span
from layout.export.pdf import write_pdf
from layout.flow.setter import SetText
from layout.fonts.book import FontBook
from layout.geometry import Rect
from layout.model import Role, Text
from layout.paper import Frame, GlyphRun, Node, Page, Paper
from layout.runs import glyph_runs
from layout.style import BLACK, FaceSpec, TextStyle
from layout.text.breakers import break_lines
from layout.text.justify import TextLine, set_lines
from layout.text.paragraph import Prepared, Rules, prepare
from layout.units import EM, PT, Mem

SIZE, PITCH, ROWS = 10 * PT, 16 * PT, 60
HERE = Span("prose")


def column_pdf(
    paragraphs: Sequence[str], measure: Mem, indent: Mem, rules: Rules, files: Sequence[str]
) -> tuple[bytes, list[tuple[Prepared, list[TextLine]]]]:
    """Break, justify and write ``paragraphs`` in the kit's ``files``, the first with the others behind it.

    Gives the PDF, and what was set in it.
    """
    faces = {file: FaceSpec(file, f"kit:{file}", 0, tuple(files[1:]), HERE) for file in files}
    fonts = FontBook(faces, Path())
    style = TextStyle(Role.BODY, files[0], SIZE, PITCH, "justify", indent, BLACK.name)
    chain = fonts.chain(files[0])
    rows: list[list[GlyphRun]] = []
    done: list[tuple[Prepared, list[TextLine]]] = []
    for node, words in enumerate(paragraphs):
        par = prepare(words, [(0, len(words), chain)], rules)
        text = SetText(Text(words, HERE), Role.BODY, style, "", par, 0)
        lines = set_lines(par, break_lines(par, 0, lambda _: measure, indent))
        done.append((par, lines))
        for line in lines:
            left = text.left(line, measure * SIZE // EM)
            y = (len(rows) % ROWS + 1) * PITCH
            rows.append(list(glyph_runs(text, line, left, y, BLACK, node)))
    pages = tuple(
        _page(number, measure, [run for row in rows[at : at + ROWS] for run in row])
        for number, at in enumerate(range(0, len(rows), ROWS))
    )
    nodes = tuple(Node("", Role.BODY, words, HERE) for words in paragraphs)
    paper = Paper("prose", "zh-CN", date(1998, 1, 1), pages, nodes, fonts.placed(), ())
    return write_pdf(paper, pages, proof=False), done


def _page(number: int, measure: Mem, runs: Sequence[GlyphRun]) -> Page:
    rect = Rect(0, 0, measure * SIZE // EM, (ROWS + 1) * PITCH)
    name = str(number)
    return Page(name, name, rect.width, rect.height, 0, "mono", (Frame("column", "", rect, tuple(runs)),))
