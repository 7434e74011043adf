"""The issue as rules look at it: its texts one by one, its pages as made up, their parts as rectangles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, assert_never

from layout import paper
from layout.diagnostic import Span
from layout.flow.columns import Column
from layout.flow.galley import LinePiece
from layout.flow.placing import PlacedFigure
from layout.flow.setter import SetText
from layout.flow.story import Outcome
from layout.geometry import Rect
from layout.makeup.page import MadeUp
from layout.model import Figure, Issue, PageSpec, Paragraph, Question, Quote, Role, Story, Table, Text
from layout.style import Grid, StyleBook
from layout.units import Mpt, to_page


class Copy(NamedTuple):
    """A text of the copy: a paragraph, a line of a heading, a caption, a line of furniture."""

    story: str  #: "" furniture
    role: Role
    text: Text
    number: int  #: of the text in its story, in reading order


class Head(NamedTuple):
    """A story's head on a page."""

    outcome: Outcome
    span: Rect  #: the rows and 栏 that it takes
    ink: Rect  #: from the first line's top to the last one's foot, as wide as the longest
    size: Mpt  #: of the headline, or of its largest line
    face: str
    boxed: bool

    @property
    def area(self) -> str:
        return self.outcome.placement.area

    @property
    def story(self) -> str:
        return self.outcome.story.id

    @property
    def at(self) -> Span:
        return _main(self.outcome).at

    @property
    def words(self) -> str:
        return _main(self.outcome).text

    @property
    def texts(self) -> tuple[SetText, ...]:
        """Its lines, whichever way they run."""
        return _lines(self.outcome)

    @property
    def upright(self) -> bool:
        """竖题: beside its text."""
        return self.outcome.beside is not None


class Block(NamedTuple):
    """Something printed: a head, a column of text, a picture, a caption, a box, the masthead."""

    kind: str
    area: str
    rect: Rect


class PageView(NamedTuple):
    """A page as made up and composed."""

    made: MadeUp
    page: paper.Page
    grid: Grid
    heads: tuple[Head, ...]  #: in the order of the page map
    blocks: tuple[Block, ...]
    rules: tuple[Rect, ...]  #: lines between stories

    @property
    def spec(self) -> PageSpec:
        return self.made.page

    @property
    def cells(self) -> dict[tuple[int, int], str]:
        """The area of each (栏, row)."""
        return {
            (column, row): area
            for area, parts in self.made.areas.items()
            for part in parts
            for column in range(part.column, part.column + part.columns)
            for row in range(part.row, part.row + part.rows)
        }

    def outcome(self, area: str) -> Outcome | None:
        return next((outcome for outcome in self.made.outcomes if outcome.placement.area == area), None)


class View(NamedTuple):
    """All that rules look at."""

    issue: Issue
    style: StyleBook
    pages: tuple[PageView, ...]
    copies: tuple[Copy, ...]
    nodes: tuple[paper.Node, ...]  #: of the paper, to which the lines of pages point
    whole: bool  #: whether all the pages of the issue are there
    listed: tuple[str, ...]  #: ids of all the pages of the issue
    root: Path
    words: tuple[tuple[str, str], ...]  #: the desk's, (wrong, right or "")
    people: tuple[tuple[str, str], ...]  #: the desk's, (name, title or ""), in order of rank
    codes: frozenset[str]  #: that may be named


def copies(stories: Sequence[Story]) -> Iterator[Copy]:
    """Every text of the stories, in reading order."""
    for story in stories:
        for number, (role, text) in enumerate(_texts(story)):
            yield Copy(story.id, role, text, number)


def _texts(story: Story) -> Iterator[tuple[Role, Text]]:
    for role, lines in story.heading.parts:
        for line in lines:
            yield role, line
    for block in story.blocks:
        match block:
            case Paragraph(role, text):
                yield role, text
            case Question(question, answer):
                yield Role.QUESTION, question
                if answer:
                    yield Role.ANSWER, answer
            case Table():
                if block.title:
                    yield Role.TABLE_TITLE, block.title
                for cell in block.cells:
                    yield Role.TABLE_HEAD if cell.row < block.head else Role.TABLE, cell.text
                for note in block.note:
                    yield Role.TABLE_NOTE, note
            case _:
                assert_never(block)
    for thing in (*((story.figure,) if story.figure else ()), *(inset.content for inset in story.insets)):
        match thing:
            case Figure():
                for text in thing.caption:
                    yield Role.CAPTION, text
                if thing.credit:
                    yield Role.CREDIT, thing.credit
            case Quote():  # says again what the story says
                pass
            case _:
                assert_never(thing)


def furniture(page: paper.Page, nodes: Sequence[paper.Node]) -> Iterator[Copy]:
    """The lines of masthead and folio."""
    for frame in page.frames:
        if frame.kind in ("masthead", "folio"):
            for number, line in enumerate(frame.lines):
                node = nodes[line.node]
                yield Copy("", node.role, Text(node.text, node.at), number)


def page_view(made: MadeUp, page: paper.Page, style: StyleBook) -> PageView:
    """A page with its parts as rectangles."""
    heads = tuple(head for outcome in made.outcomes if (head := _head(outcome)))
    blocks = tuple(chain.from_iterable(_blocks(outcome, style.grid) for outcome in made.outcomes))
    furniture = tuple(Block("masthead", f.area, f.rect) for f in page.frames if f.kind == "masthead")
    lines = tuple(
        item.rect
        for frame in page.frames
        if frame.kind == "rules"
        for item in frame.items
        if isinstance(item, paper.Fill)
    )
    return PageView(made, page, style.grid, heads, (*furniture, *blocks, *_boxes(made, style)), lines)


def _main(outcome: Outcome) -> Text:
    """The first line of the headline, or of what there is."""
    lines = _lines(outcome)
    return next((text.text for text in lines if text.role is Role.HEADLINE), lines[0].text)


def _lines(outcome: Outcome) -> tuple[SetText, ...]:
    """The lines of a heading that stands above its text or beside it."""
    lines = outcome.beside.block.lines if outcome.beside else outcome.heading.lines
    return tuple(line.text for line in lines)


def _head(outcome: Outcome) -> Head | None:
    span, texts = outcome.shape.heading, _lines(outcome)
    if not span or not texts:
        return None
    style = max((text.style for text in texts if text.role is Role.HEADLINE), default=None, key=lambda s: s.size)
    style = style or max((text.style for text in texts), key=lambda s: s.size)
    ink = span if outcome.beside else _ink(outcome, span)
    return Head(outcome, span, ink, style.size, style.face, bool(outcome.shape.box))


def _ink(outcome: Outcome, span: Rect) -> Rect:
    """What the lines of a heading cover."""
    lines = outcome.heading.placed(span.height).lines
    left = min(line.left for line in lines)
    right = max(line.left + to_page(line.line.width, line.text.style.size) for line in lines)
    top, foot = min(line.top for line in lines), max(line.top + line.text.style.size for line in lines)
    return Rect(span.x + left, span.y + top, right - left, foot - top)


def column_rect(column: Column, grid: Grid) -> Rect:
    """The rows of a column that hold text."""
    slot = column.slot
    return Rect(slot.left, grid.y(slot.row), slot.width, grid.depth(max(1, column.used)))


def _blocks(outcome: Outcome, grid: Grid) -> Iterator[Block]:
    area = outcome.placement.area
    if head := _head(outcome):
        yield Block("head", area, head.ink)
    for column in outcome.filling.columns if outcome.filling else ():
        if column.pieces:
            yield Block("column", area, column_rect(column, grid))
    for figure in figures(outcome):
        yield Block("picture", area, figure.rect)
        if figure.caption.lines:
            yield Block("caption", area, Rect(*figure.caption_at, figure.caption.width, figure.caption.height))


def figures(outcome: Outcome) -> tuple[PlacedFigure, ...]:
    """The pictures of an area, and those among its text."""
    insets = (inset for inset in outcome.insets if isinstance(inset, PlacedFigure))
    return (*((outcome.figure,) if outcome.figure else ()), *insets)


def running(column: Column) -> tuple[LinePiece, ...]:
    """The lines of a column, those of its tables left out."""
    return tuple(piece for piece in column.pieces if isinstance(piece, LinePiece))


def _boxes(made: MadeUp, style: StyleBook) -> Iterator[Block]:
    for outcome in made.outcomes:
        if part := outcome.shape.box:
            rect = style.grid.rect(part.column, part.row, part.columns, part.rows)
            yield Block("box", outcome.placement.area, rect)
