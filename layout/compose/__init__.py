"""Everything that is set, as frames on pages: the Paper."""

from __future__ import annotations

from collections.abc import Iterable

from layout.compose.page import Composer
from layout.compose.tree import Tree
from layout.diagnostic import Diagnostic
from layout.flow.story import Desk
from layout.fonts.book import FontBook
from layout.makeup.page import MadeUp
from layout.model import Issue
from layout.paper import Page, Paper
from layout.style import StyleBook


def compose(style: StyleBook, issue: Issue, fonts: FontBook, made: Iterable[tuple[Desk, MadeUp]]) -> Paper:
    """The Paper of an issue's made-up pages, each with the desk that it was set at.

    What a desk keeps is needed for its page alone, so pages are taken one by one: an issue of 64 pages takes hardly
    more memory than one of four.
    """
    tree = Tree()
    pages: list[Page] = []
    found: list[Diagnostic] = []
    for desk, page in made:
        tree.begin_page()
        composer = Composer(desk, issue, tree)
        pages.append(composer.page(page))
        found += [*page.diagnostics, *desk.setter.diagnostics, *composer.diagnostics]
    return Paper(
        f"{style.paper} {issue.date.isoformat()}", style.language, issue.date, tuple(pages), tuple(tree.nodes),
        fonts.placed(), (*found, *fonts.diagnostics), style.paper, issue.id, issue.version,
    )  # fmt: skip
