"""What changed between two states of an issue: style book, pages, stories, and what moved with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from layout.diff import pages, stories, styles
from layout.diff.change import Change, Word, change
from layout.diff.stories import Side
from layout.diff.texts import Place
from layout.diff.words import NONE
from layout.pipeline import typeset
from layout.spec.issue import load


def read_side(path: Path) -> Side | None:
    """An issue, read and set; None where it cannot be read."""
    loaded, result = load(path), typeset(path)
    if loaded.issue is None or loaded.style is None or result.paper is None:
        return None
    return Side(loaded.issue, loaded.style, result.paper, result, stories.count_lines(result.paper))


def compare(old: Side, new: Side) -> list[Change]:
    """All changes, by page and story, what follows from others last."""
    causes = [*_issue(old, new), *styles.compare(old.style, new.style), *_nameplate(old, new)]
    causes += _by_page(old, new)
    return [*causes, *_shifts(old, new, causes)] if causes else []


def _issue(old: Side, new: Side) -> Iterator[Change]:
    a, b = old.issue, new.issue
    if a.date != b.date:
        yield change("setting", what=Word("出版日期", "the date"), old=a.date.isoformat(), new=b.date.isoformat())
    if a.version != b.version:
        yield change("setting", what=Word("版本", "the version"), old=a.version or NONE, new=b.version or NONE)
    if a.spreads != b.spreads:
        was, now = (" ".join("+".join(pair) for pair in issue.spreads) or NONE for issue in (a, b))
        yield change("setting", what=Word("通版", "spreads"), old=was, new=now)


def _nameplate(old: Side, new: Side) -> Iterator[Change]:
    a, b = (side.style.masthead.nameplate for side in (old, new))
    if a and a == b:
        before, after = (side.result.root / a for side in (old, new))
        if before.is_file() and after.is_file() and before.read_bytes() != after.read_bytes():
            yield change("style-changed", what=Word("报头题字", "the nameplate"))


def _homes(side: Side) -> dict[str, str]:
    """Story -> the first page that places it."""
    homes: dict[str, str] = {}
    for page in side.issue.pages:
        for placement in page.placements:
            if placement.story in side.issue.stories and placement.story is not None:
                homes.setdefault(placement.story, page.id)
    return homes


def _titles(side: Side) -> dict[str, str]:
    titles = {area: area for page in side.issue.pages for area in pages.contents(page).values()}
    for name, story in side.issue.stories.items():
        titles[name] = stories.title(story)
    return titles


def _by_page(old: Side, new: Side) -> list[Change]:
    was, now = _homes(old), _homes(new)
    titles = {**_titles(old), **_titles(new)}
    before = {page.id: page for page in old.issue.pages}
    after = {page.id: page for page in new.issue.pages}
    away = frozenset(story for story in was if story in now and was[story] != now[story])
    pictures = frozenset(name for name, story in new.issue.stories.items() if story.figure and not story.heading)
    found: list[Change] = []
    for page in {**before, **after}:
        if page not in before or page not in after:
            found.append(change("page-added" if page in after else "page-removed", page))
            continue
        for story in [name for name in was if was[name] == page and name not in now]:
            found.append(change("story-removed", page, story, titles[story]))
        for story in [name for name in now if now[name] == page and name not in was]:
            found.append(change("story-added", page, story, titles[story]))
        found += pages.compare(before[page], after[page], titles, pictures, away)
    for story in [name for name in now if name in was]:
        at = Place(now[story], story, titles[story])
        if story in away:
            found.append(change("story-page", *at, old=was[story]))
        found += stories.compare(at, (old, old.issue.stories[story]), (new, new.issue.stories[story]))
    order = {page: number for number, page in enumerate({**before, **after})}
    ranks = {story: number for number, story in enumerate({**now, **was})}
    return sorted(found, key=lambda one: (order[one.page], ranks.get(one.story, -1)))


def _tops(side: Side) -> dict[tuple[str, str], int]:
    """(page, story) -> where its topmost frame begins, in 1/1000 pt."""
    tops: dict[tuple[str, str], int] = {}
    areas = {page.id: pages.contents(page) for page in side.issue.pages}
    for page in side.paper.pages:
        for frame in page.frames:
            story = areas.get(page.id, {}).get(frame.area, "")
            if story in side.issue.stories and frame.kind in ("heading", "column", "picture"):
                key = page.id, story
                tops[key] = min(tops.get(key, frame.rect.y), frame.rect.y)
    return tops


_PLACED = (
    "setting",
    "story-page",
    "story-swapped",
    "story-after",
    "story-first",
    "area-columns",
    "area-shape",
)


def _shifts(old: Side, new: Side, causes: list[Change]) -> Iterator[Change]:
    """Stories that other changes pushed up or down, a sentence a page."""
    if old.style.grid != new.style.grid:
        return
    own = {found.story for found in causes if found.kind in _PLACED and found.story}
    others = {str(value) for found in causes if found.kind == "story-swapped" for _, value in found.args}
    before, after, titles = _tops(old), _tops(new), _titles(new)
    said: dict[str, list[tuple[str, int]]] = {}
    for (page, story), top in after.items():
        if (page, story) in before and story not in own and titles[story] not in others:
            rows = round((top - before[page, story]) / new.style.grid.step)
            if rows:
                said.setdefault(page, []).append((titles[story], rows))
    for page, moves in said.items():
        zh = "，".join(f"《{name}》{'下' if rows > 0 else '上'}移{abs(rows)}行" for name, rows in moves)
        en = ", ".join(
            f"“{name}” moves {'down' if r > 0 else 'up'} {abs(r)} row{'s' * (abs(r) > 1)}" for name, r in moves
        )
        yield change("shifted", page, what=Word(zh, en))._replace(effect=True)
