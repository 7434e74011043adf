"""Two sides in, a report out: what somebody changed, and what came of it by itself."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diff.change import Change, Report, Side
from layout.diff.pages import PageDiff, homes, issue_changes, story_changes
from layout.diff.results import Lines
from layout.diff.stories import StoryDiff
from layout.diff.styles import style_changes


def compare(old: Side, new: Side) -> Report:
    """The changes: of the house, of the issue, then page by page, from the page itself to its stories."""
    found = list(style_changes(old.style, new.style)) if old.style and new.style else []
    house = bool(found)
    found += issue_changes(old, new)
    knock_on: list[Change] = []
    stories = list(_stories(old, new))
    arrivals = list(story_changes(old, new))
    before = {page.id: page for page in old.issue.pages}
    for page in new.issue.pages:
        own = [change for change in (*arrivals, *stories) if change.page == page.id]
        if page.id in before:
            diff = PageDiff(old, new, before[page.id], page)
            drawn = list(diff.changes())
            knock_on += _unsaid(diff.knock_on(bool(own or drawn or house)), drawn)
            found += _by_story(drawn, own)
        else:
            found += own
    return Report(tuple(found), tuple(knock_on))


def _stories(old: Side, new: Side) -> Iterator[Change]:
    lines = Lines(old.paper), Lines(new.paper)
    for name, home in homes(new.issue).items():
        if name in old.issue.stories and name in new.issue.stories:
            yield from StoryDiff(old, new, name, home.page, lines).changes()


def _by_story(drawn: list[Change], own: list[Change]) -> Iterator[Change]:
    """The page's changes; then each story's together, its text first."""
    yield from (change for change in drawn if not change.story)
    told = [change for change in drawn if change.story]
    for story in dict.fromkeys(change.story for change in (*own, *told)):
        yield from (change for change in (*own, *told) if change.story == story)


def _unsaid(found: Iterator[Change], drawn: list[Change]) -> Iterator[Change]:
    """What came of itself, unless stories changed places: then their places are told already."""
    if not any(change.kind in ("swapped", "order", "columns") for change in drawn):
        yield from found
