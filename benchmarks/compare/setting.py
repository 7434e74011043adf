"""Paragraphs set by layout's own functions into a PDF of bare columns, one a page."""

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
from layout.text.justify import set_lines
from layout.text.paragraph import Rules, prepare
from layout.units import EM, PT

SIZE, PITCH, ROWS = 10 * PT, 16 * PT, 60
HERE = Span("prose")


def layout_pdf(paragraphs: Sequence[str], measure: int, file: Path, rules: Rules) -> None:
    """Break, justify and write ``paragraphs`` in columns of ``measure`` em."""
    fonts = FontBook({"song": FaceSpec("song", "kit:Song-Regular.otf", 0, (), HERE)}, Path())
    style = TextStyle(Role.BODY, "song", SIZE, PITCH, "justify", 2 * EM, BLACK.name)
    chain = fonts.chain("song")
    rows: list[list[GlyphRun]] = []
    for node, words in enumerate(paragraphs):
        par = prepare(words, [(0, len(words), chain)], rules)
        text = SetText(Text(words, HERE), Role.BODY, style, "", par, 0)
        for line in set_lines(par, break_lines(par, 0, lambda _: measure * EM, style.indent)):
            left = text.left(line, measure * SIZE)
            y = (len(rows) % ROWS + 1) * PITCH
            rows.append(list(glyph_runs(text, line, left, y, BLACK, node)))
    pages = tuple(
        _page(number, measure, [run for row in rows[at : at + ROWS] for run in row])
        for number, at in enumerate(range(0, len(rows), ROWS))
    )
    nodes = tuple(Node("", Role.BODY, words, HERE) for words in paragraphs)
    paper = Paper("prose", "zh-CN", date(1998, 1, 1), pages, nodes, fonts.placed(), ())
    file.write_bytes(write_pdf(paper, pages, proof=False))


def _page(number: int, measure: int, runs: Sequence[GlyphRun]) -> Page:
    rect = Rect(0, 0, measure * SIZE, (ROWS + 1) * PITCH)
    name = str(number)
    return Page(name, name, rect.width, rect.height, 0, "mono", (Frame("column", "", rect, tuple(runs)),))
