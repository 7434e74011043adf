"""Two sides in, a report out: what somebody changed, and what came of it by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from layout.diff.bare import same
from layout.diff.change import Change, Report, Side, change
from layout.diff.pages import PageDiff, homes, issue_changes, story_changes
from layout.diff.results import Lines
from layout.diff.stories import StoryDiff, title
from layout.diff.styles import style_changes
from layout.model import Issue, Story


def compare(old: Side, new: Side) -> Report:
    """The changes: of the house, of the issue, then page by page, from the page itself to its stories."""
    found = list(style_changes(old.style, new.style)) if old.style and new.style else []
    house = bool(found)
    names = _renamed(old.issue, new.issue)
    old = old._replace(issue=_called(old.issue, names))
    found += issue_changes(old, new)
    knock_on: list[Change] = []
    stories = list(_stories(old, new))
    arrivals = [*story_changes(old, new), *_names(names, new.issue)]
    before = {page.id: page for page in old.issue.pages}
    for page in new.issue.pages:
        own = [one for one in (*arrivals, *stories) if one.page == page.id]
        if page.id in before:
            diff = PageDiff(old, new, before[page.id], page)
            drawn = list(diff.changes())
            knock_on += _unsaid(diff.knock_on(bool(own or drawn or house)), drawn)
            knock_on += diff.refitted()
            found += _by_story(drawn, own)
        else:
            found += own
    return Report(tuple(found), tuple(knock_on))


def _renamed(old: Issue, new: Issue) -> dict[str, str]:
    """Stories whose files are called otherwise: the old name -> the new one. They say the same, or have the same
    headline and stand on the same page."""
    was, now = homes(old), homes(new)
    come = [name for name in now if name not in old.stories and name in new.stories]
    found: dict[str, str] = {}
    for name in was:
        if name in old.stories and name not in new.stories:
            for other in come:
                pages = was[name].page == now[other].page
                if other not in found.values() and _one(old.stories[name], new.stories[other], pages):
                    found[name] = other
                    break
    return found


def _one(old: Story, new: Story, neighbours: bool) -> bool:
    heads = [[text.text for text in story.heading.headline] for story in (old, new)]
    return same(old._replace(id=new.id), new) or (neighbours and heads[0] == heads[1] != [])


def _called(issue: Issue, names: Mapping[str, str]) -> Issue:
    """The issue with other names of its stories."""
    if not names:
        return issue
    stories = {names.get(name, name): story._replace(id=names.get(name, name)) for name, story in issue.stories.items()}
    pages = tuple(
        page._replace(placements=tuple(p._replace(story=names.get(p.story or "", p.story)) for p in page.placements))
        for page in issue.pages
    )
    return issue._replace(stories=stories, pages=pages)


def _names(names: Mapping[str, str], issue: Issue) -> Iterator[Change]:
    places = homes(issue)
    for was, now in names.items():
        yield change("story-renamed", places[now].page, now, title(issue.stories[now]), old=was, new=now)


def _stories(old: Side, new: Side) -> Iterator[Change]:
    lines = Lines(old.paper), Lines(new.paper)
    for name, home in homes(new.issue).items():
        if name in old.issue.stories and name in new.issue.stories:
            yield from StoryDiff(old, new, name, home.page, lines).changes()


def _by_story(drawn: list[Change], own: list[Change]) -> Iterator[Change]:
    """The page's changes; then each story's together, its text first."""
    yield from (one for one in drawn if not one.story)
    told = [one for one in drawn if one.story]
    for story in dict.fromkeys(one.story for one in (*own, *told)):
        yield from (one for one in (*own, *told) if one.story == story)


def _unsaid(found: Iterator[Change], drawn: list[Change]) -> Iterator[Change]:
    """What came of itself, unless stories changed places: then their places are told already."""
    if not any(one.kind in ("swapped", "order", "columns") for one in drawn):
        yield from found
