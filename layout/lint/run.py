"""Going through the rules: what they find, less what the style book and the copy have opted out of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from layout import messages
from layout.diagnostic import Diagnostic, Severity, diagnose
from layout.flow.story import Desk
from layout.lint.lists import pairs
from layout.lint.rule import Found
from layout.lint.rules import RULES
from layout.lint.view import View, copies, furniture, page_view
from layout.makeup.page import MadeUp
from layout.messages import Message
from layout.model import Issue
from layout.pipeline import set_pages
from layout.spec.issue import Loaded, load
from layout.style import StyleBook

ALL = "*"  #: opts out of every code
_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE, "off": None}


class Report(NamedTuple):
    """What was found, by place: of lint's own codes, and what reading and setting say, as ``layout check`` does."""

    findings: tuple[Diagnostic, ...]
    levels: Mapping[str, Severity]  #: of lint's codes, where the style book says otherwise

    def message(self, code: str) -> Message:
        """The words and the severity of a code."""
        if code not in RULES:
            return messages.MESSAGES[code]
        message = RULES[code].message
        return message._replace(severity=self.levels.get(code, message.severity))

    @property
    def worst(self) -> Severity | None:
        return max((self.message(found.code).severity for found in self.findings), default=None)


def lint(path: str | Path, pages: Sequence[str] = ()) -> Report:
    """Set the issue at ``path`` (as ``pipeline.typeset`` takes it) and look through it."""
    loaded = load(Path(path), pages)
    if loaded.issue is None or loaded.style is None:
        return Report(messages.sort(loaded.diagnostics), {})
    problems = list(loaded.diagnostics)
    view = view_of(loaded, loaded.issue, loaded.style, not pages, problems)
    return report(view, problems)


def copy_view(issue: Issue, style: StyleBook, root: Path) -> View:
    """What rules about copy look at, of an issue that is not set."""
    texts = tuple(copies(list(issue.stories.values())))
    return View(issue, style, (), texts, (), False, (), root, (), (), frozenset((*RULES, ALL)))


def view_of(loaded: Loaded, issue: Issue, style: StyleBook, whole: bool, problems: list[Diagnostic]) -> View:
    """The issue, set; what setting says is added to ``problems``."""
    made: list[MadeUp] = []

    def kept(pages: Iterable[tuple[Desk, MadeUp]], count: int) -> Iterator[tuple[Desk, MadeUp]]:
        for desk, page in pages:
            made.append(page)
            yield desk, page

    paper, _ = set_pages(issue, style, loaded.root, kept)
    problems += paper.diagnostics
    shown = {page.id: page for page in paper.pages}
    pages = tuple(page_view(one, shown[one.page.id], style) for one in made if one.page.id in shown)
    lists = style.lint
    words = pairs(lists.words, lists.word_files, loaded.root, lists.at, problems)
    people = pairs(lists.people, lists.people_files, loaded.root, lists.at, problems)
    view = copy_view(issue, style, loaded.root)
    lines = tuple(line for page in pages for line in furniture(page.page, paper.nodes))
    return view._replace(
        pages=pages, copies=tuple(dict.fromkeys((*view.copies, *lines))), nodes=paper.nodes, whole=whole,
        listed=loaded.listed, words=words, people=people,
    )  # fmt: skip


def report(view: View, problems: Sequence[Diagnostic] = ()) -> Report:
    """Go through the rules."""
    wanted = {code: _LEVELS[level] for code, level in view.style.lint.levels if code in RULES}
    levels = {code: level for code, level in wanted.items() if level is not None}
    off = _opted_out(view)
    found = list(problems)
    for code, rule in RULES.items():
        if wanted.get(code, rule.level if rule.on else None) is None:
            continue
        for one in rule.check(view):
            if not _is_off(code, one, off):
                found.append(diagnose(code, one.at, **one.args))
    made = Report((), levels)
    order = sorted(dict.fromkeys(found), key=lambda d: (d.at, -made.message(d.code).severity, d.code, str(d.args)))
    return made._replace(findings=tuple(order))


Off = dict[tuple[str, str], frozenset[str]]


def _opted_out(view: View) -> Off:
    """The codes that pages, areas and stories do not want, by ("page" or "story", id)."""
    off: Off = {("story", story.id): frozenset(story.lint_off) for story in view.issue.stories.values()}
    for page in view.pages:
        off["page", page.spec.id] = frozenset(page.spec.lint_off)
        for placement in page.spec.placements:
            name = "story", placement.story or ""
            off[name] = off.get(name, frozenset()) | frozenset(placement.lint_off)
    return off


def _is_off(code: str, found: Found, off: Off) -> bool:
    names = [("page", found.page), *(("story", story) for story in found.stories)]
    return any(code in off.get(name, ()) or ALL in off.get(name, ()) for name in names)
