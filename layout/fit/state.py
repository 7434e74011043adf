"""Pages set as they are, or as they would be, and how full every story's areas are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, assert_never

from layout.diagnostic import Diagnostic, Severity
from layout.fit.files import Edit, Files
from layout.flow.columns import Column
from layout.flow.galley import chars as piece_chars
from layout.flow.setter import Setter
from layout.flow.story import Desk, Filled, FilledKey, Outcome
from layout.fonts.book import FontBook
from layout.makeup.page import MadeUp
from layout.messages import severity
from layout.model import Block, Issue, Paragraph, Question, Story, Table, Text
from layout.pipeline import made_up
from layout.spec.issue import Loaded, load
from layout.style import Grid, StyleBook

Key = tuple[str, str]  #: page and area


class Part(NamedTuple):
    """One area of a story."""

    page: str
    area: str
    heading: int  #: rows
    columns: tuple[tuple[int, int], ...]  #: of each column the rows used, and those there are
    picture: int  #: rows of the picture and its caption; 0 without one
    insets: tuple[int, ...] = ()  #: rows of each picture among the text


class Fit(NamedTuple):
    """A story, or a page as a whole (``story`` is ""), and how it fits."""

    page: str  #: the first of its areas
    story: str
    parts: tuple[Part, ...] = ()
    written: int = 0  #: 字 of its running text
    fits: int = 0  #: 字 that its areas hold
    over: int = 0  #: lines that did not go in; of a page the rows that its bands ask for too many
    chars: int = 0  #: 字 in these lines
    short: int = 0  #: rows left empty at the foot of every column; of a page the rows that its bands leave
    columns: int = 0  #: that are short
    lacking: int = 0  #: rows that a heading or a picture needs and its area does not have

    @property
    def misfit(self) -> int:
        """How far from fitting, in lines; 0 it fits."""
        return self.over + self.short * max(1, self.columns) + self.lacking


class State(NamedTuple):
    """Pages made up."""

    style: StyleBook
    issue: Issue
    pages: Mapping[str, MadeUp]
    fits: tuple[Fit, ...]  #: of the pages, then of the stories in the order of the pages
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> Counter[str]:
        """Codes of what may not be printed, each with its number."""
        return Counter(d.code for d in self.diagnostics if severity(d.code) >= Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many warnings there are, those of short copy not among them."""
        return sum(severity(d.code) is Severity.WARNING and d.code != "short-copy" for d in self.diagnostics)

    def find(self, page: str, story: str) -> Fit | None:
        """How a story fits; of "" the page."""
        return next((f for f in self.fits if f.story == story and (story or f.page == page)), None)

    def outcomes(self, story: str) -> Iterator[tuple[MadeUp, Outcome]]:
        """The areas of a story, each with its page."""
        for made in self.pages.values():
            for outcome in made.outcomes:
                if outcome.story.id == story:
                    yield made, outcome


class Bench:
    """Sets pages of an issue again and again, its faces kept open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.loaded: Loaded = load(path)
        self.files = Files(self.loaded.root)
        self.problems: tuple[Diagnostic, ...] = ()  #: of reading, the last time
        self.trials = 0  #: how often pages were set with edits
        self._fonts: FontBook | None = None
        self._kept: dict[str, tuple[dict[str, Story], dict[FilledKey, Filled]]] = {}  #: by page, as it was set last
        self._troubled: set[str] = set()  #: files whose texts lack glyphs: said only when they are set anew

    def set(self, pages: Sequence[str] = (), edits: Sequence[Edit] = ()) -> State | None:
        """The pages as they are with ``edits``; None where that cannot be read. Raises EditError."""
        self.trials += bool(edits)
        loaded = load(self.path, pages, self.files.edited(edits))
        self.problems = loaded.diagnostics
        if loaded.issue is None or loaded.style is None:
            return None
        self._fonts = self._fonts or FontBook(loaded.style.faces, loaded.root)
        issue = loaded.issue

        def desk(style: StyleBook, setter: Setter, root: Path, page: str) -> Desk:
            return self._desk(Desk(style, setter, root, page), issue)

        made = list(made_up(issue, loaded.style, self._fonts, loaded.root, desk))
        for at, page in made:
            self._kept[page.page.id] = dict(issue.stories), at.filled
            self._troubled |= {found.at.file for found in at.setter.diagnostics}
        told = [d for desk, page in made for d in (*page.diagnostics, *desk.setter.diagnostics)]
        every = {page.page.id: page for _, page in made}
        found = (*loaded.diagnostics, *told)
        return State(loaded.style, loaded.issue, every, tuple(_fits(loaded.issue, every, loaded.style.grid)), found)

    def _desk(self, desk: Desk, issue: Issue) -> Desk:
        """A desk on which lies what was filled last time, of the stories that are still the same."""
        stories, filled = self._kept.get(desk.page, ({}, {}))
        same = {
            name
            for name, story in stories.items()
            if issue.stories.get(name) == story and story.at.file not in self._troubled
        }
        desk.filled.update({key: found for key, found in filled.items() if key[1] in same})
        return desk

    def together(self, page: str) -> tuple[str, ...]:
        """The pages that a change on ``page`` may reach: those that its stories run through."""
        issue = self.loaded.issue
        assert issue is not None
        found = [page]
        for each in found:
            spec = next((spec for spec in issue.pages if spec.id == each), None)
            turns = [turn for p in (spec.placements if spec else ()) for turn in (p.onward, p.origin) if turn]
            found += dict.fromkeys(t.page for t in turns if t.page not in found)
        return tuple(spec.id for spec in issue.pages if spec.id in found)


def _fits(issue: Issue, pages: Mapping[str, MadeUp], grid: Grid) -> Iterator[Fit]:
    for name, made in pages.items():
        sums = [d for d in made.diagnostics if d.code in ("page-over", "page-short")]
        change = sum(int(str(d.arg("change"))) for d in sums)
        over = any(d.code == "page-over" for d in sums)
        yield Fit(name, "", over=change if over else 0, short=0 if over else change)
    parts: dict[str, list[tuple[str, Outcome]]] = {}
    for name, made in pages.items():
        for outcome in made.outcomes:
            if name not in issue.unasked or outcome.story.id in parts or _runs_on(outcome, pages, issue):
                parts.setdefault(outcome.story.id, []).append((name, outcome))
    for each in parts.values():
        yield _story_fit(each, grid)


def _runs_on(outcome: Outcome, pages: Mapping[str, MadeUp], issue: Issue) -> bool:
    """Whether the story of an area of a page that was not asked for stands on one that was."""
    asked = [made for name, made in pages.items() if name not in issue.unasked]
    return any(other.story.id == outcome.story.id for made in asked for other in made.outcomes)


def _story_fit(areas: Sequence[tuple[str, Outcome]], grid: Grid) -> Fit:
    story = areas[0][1].story
    written, over = characters(story), sum(outcome.over for _, outcome in areas)
    parts = tuple(_part(page, outcome) for page, outcome in areas)
    chars = sum(piece_chars(p) for _, o in areas if o.filling for p in o.filling.rest)
    free = sum(_room(column, grid) for _, o in areas if o.filling for column in o.filling.columns)
    lacking = sum(_lacking(d) for _, outcome in areas for d in outcome.diagnostics)
    lacking += sum(_too_long(outcome) for _, outcome in areas)
    short = next(((o.filling, o.short) for _, o in areas if o.short and o.filling and not o.over), None)
    return Fit(
        areas[0][0], story.id, parts, written, max(0, written - chars) if over else written + free, over, chars,
        short[1] if short else 0, short[0].short if short else 0, lacking,
    )  # fmt: skip


def _room(column: Column, grid: Grid) -> int:
    """The 字 that go into the rows that a column has left."""
    slot, end = column.slot, column.slot.row + column.used
    if slot.strips:
        return sum(strip.width // grid.size for strip in slot.strips if strip.row >= end)
    return (slot.end - end) * (slot.width // grid.size)


def _part(page: str, outcome: Outcome) -> Part:
    filled = outcome.filling.columns if outcome.filling else ()
    columns = tuple((column.used, column.slot.rows) for column in filled)
    picture = outcome.figure.rows if outcome.figure else 0
    insets = tuple(figure.rows for figure in outcome.insets)
    return Part(page, outcome.placement.area, outcome.heading.rows, columns, picture, insets)


def _too_long(outcome: Outcome) -> int:
    """The rows that a vertical heading lacks, with all that may give."""
    found = outcome.beside.diagnostics if outcome.beside else ()
    return max((int(str(d.arg("rows"))) for d in found if d.code == "vertical-too-long"), default=0)


def _lacking(found: Diagnostic) -> int:
    """The rows that an area lacks for its heading, its picture or one among its text."""
    if found.code == "heading-too-deep":
        return int(str(found.arg("needed"))) - int(str(found.arg("rows")))
    if found.code == "inset-no-room":
        return int(str(found.arg("rows"))) - int(str(found.arg("found")))
    if found.code == "picture-no-room":
        return max(1, int(str(found.arg("caption"))) + 1 - int(str(found.arg("rows"))))
    return 0


def characters(story: Story) -> int:
    """字 of the running text, marks and typed spaces among them, as they are paid for."""
    return sum(len(text.text) for block in story.blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Paragraph():
            yield block.text
        case Question():
            yield block.question
            yield from (block.answer,) if block.answer else ()
        case Table():
            yield from (block.title,) if block.title else ()
            yield from (cell.text for cell in block.cells)
            yield from block.note
        case _:
            assert_never(block)
