"""The stages in order: read, set, make up, compose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from layout import messages
from layout.compose import compose
from layout.diagnostic import Diagnostic, Severity
from layout.flow.setter import Setter
from layout.flow.story import Desk
from layout.fonts.book import FontBook
from layout.makeup.page import MadeUp, make_up
from layout.marks import add_marks
from layout.model import Issue
from layout.paper import Paper
from layout.spec.issue import load
from layout.spreads import join
from layout.style import StyleBook


class Result(NamedTuple):
    """What came of typesetting an issue."""

    paper: Paper | None  #: None where the spec could not be read
    style: StyleBook | None
    diagnostics: tuple[Diagnostic, ...]  #: all of them, in the order of their places
    root: Path

    @property
    def severity(self) -> Severity | None:
        """The worst of the diagnostics."""
        return messages.worst(self.diagnostics)


def _made_up(issue: Issue, style: StyleBook, fonts: FontBook, root: Path) -> Iterator[tuple[Desk, MadeUp]]:
    """The pages made up one after the other, each at a desk of its own."""
    for page in issue.pages:
        desk = Desk(style, Setter(style, fonts), root)
        yield desk, make_up(page, desk, issue.stories)


def typeset(path: str | Path, pages: Sequence[str] = ()) -> Result:
    """Read, set and make up an issue: a folder, its ``issue.yaml``, or one page file; ``pages`` names a part of it."""
    loaded = load(Path(path), pages)
    if loaded.issue is None or loaded.style is None:
        return Result(None, loaded.style, messages.sort(loaded.diagnostics), loaded.root)
    fonts = FontBook(loaded.style.faces, loaded.root)
    paper = compose(loaded.style, loaded.issue, fonts, _made_up(loaded.issue, loaded.style, fonts, loaded.root))
    paper = add_marks(join(paper, loaded.issue.spreads, loaded.style.stock.spine), loaded.style, fonts)
    found = messages.sort((*loaded.diagnostics, *paper.diagnostics))
    return Result(paper._replace(diagnostics=found), loaded.style, found, loaded.root)
