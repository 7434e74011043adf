"""The pages before and after: which stories stand on them, where, and how their areas are drawn and set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import gcd
from typing import NamedTuple

from layout.diagnostic import Arg
from layout.diff.change import NEW, OLD, Change, Side, Spot, change, word
from layout.diff.results import area_rect
from layout.diff.stories import short, title
from layout.diff.styles import renamed, shown
from layout.model import Depth, Issue, PageSpec, Placement, Turn
from layout.units import Mpt


class Home(NamedTuple):
    """Where a story begins."""

    page: str
    placement: Placement


def homes(issue: Issue) -> dict[str, Home]:
    """Each story's first area, in the order of the pages."""
    found: dict[str, Home] = {}
    for page in issue.pages:
        for placement in page.placements:
            if placement.story and (placement.story not in found or not placement.origin):
                found.setdefault(placement.story, Home(page.id, placement))
    return found


def issue_changes(old: Side, new: Side) -> Iterator[Change]:
    """The date, the edition, the pages that there are and their order."""
    before, after = old.issue, new.issue
    for field, was, now in (
        ("date", before.date.isoformat(), after.date.isoformat()),
        ("version", before.version or word("none"), after.version or word("none")),
        ("spreads", _pairs(before), _pairs(after)),
    ):
        if was != now:
            yield change("issue", field=word(field), old=was, new=now)
    pages = [page.id for page in before.pages], [page.id for page in after.pages]
    for side, kind in ((NEW, "page-new"), (OLD, "page-gone")):
        for page in (before, after)[side].pages:
            if page.id not in pages[1 - side]:
                count = len({p.story for p in page.placements if p.story})
                yield change(kind, page.id, name=page.name, count=count)
    if [p for p in pages[0] if p in pages[1]] != [p for p in pages[1] if p in pages[0]]:
        yield change("page-order", pages=tuple(pages[1]))


def _pairs(issue: Issue) -> str:
    return "、".join("-".join(pair) for pair in issue.spreads) or word("none")


def story_changes(old: Side, new: Side) -> Iterator[Change]:
    """Stories that came, went, or stand on another page; those that a page brought or took are told with it."""
    was, now = homes(old.issue), homes(new.issue)
    pages = [{page.id for page in side.issue.pages} for side in (old, new)]
    for name, home in now.items():
        story = new.issue.stories.get(name)
        if story is None:
            continue
        spots = _spots(new, NEW, home)
        if name not in was or name not in old.issue.stories:
            if home.page in pages[OLD]:
                yield change("story-new", home.page, name, title(story))._replace(spots=spots)
        elif was[name].page != home.page:
            args: dict[str, Arg] = {"old": was[name].page, "new": home.page}
            made = change("story-page", home.page, name, title(story), **args)
            yield made._replace(spots=(*_spots(old, OLD, was[name]), *spots))
    for name, home in was.items():
        gone = name not in now or name not in new.issue.stories
        if gone and name in old.issue.stories and home.page in pages[NEW]:
            made = change("story-gone", home.page, name, title(old.issue.stories[name]))
            yield made._replace(spots=_spots(old, OLD, home))


def _spots(side: Side, number: int, home: Home) -> tuple[Spot, ...]:
    rect = area_rect(side, home.page, home.placement.area)
    return (Spot(number, home.page, rect),) if rect else ()


_Band = tuple[Depth, int, tuple[str, ...]]  #: of a page map: its depth, and the story or area in each 栏


class PageDiff:
    """Compares one page that both have."""

    def __init__(self, old: Side, new: Side, before: PageSpec, after: PageSpec) -> None:
        self._sides, self._pages = (old, new), (before, after)
        self._renamed = renamed(old.style.boxes, new.style.boxes) if old.style and new.style else {}
        self._told: set[str] = set()  #: areas whose depth was changed by hand
        self._places = tuple(
            {p.story or p.area: p for p in page.placements} | _unplaced(page) for page in (before, after)
        )

    def changes(self) -> Iterator[Change]:
        """What was changed on the page itself and on its areas."""
        old, new = self._pages
        if old.name != new.name:
            yield self._say("page-name", old=old.name or word("none"), new=new.name or word("none"))
        usual = [side.style.colour_class if side.style else "" for side in self._sides]
        colours = [page.colour or usual[at] for at, page in enumerate(self._pages)]
        if colours[0] != colours[1]:
            yield self._say("page-colour", old=word(colours[0]), new=word(colours[1]))
        yield from self._map()
        for key, after in self._places[NEW].items():
            before = self._before(key, after)
            if before:
                yield from self._placement(key, before, after)

    def _before(self, key: str, now: Placement) -> Placement | None:
        """What an area was: of the same word, whatever stood in it; else where its story stood."""
        area = next((place for place in self._places[OLD].values() if place.area == now.area), None)
        return area or self._places[OLD].get(key)

    def _say(self, kind: str, keys: Sequence[str] = (), story: str = "", **args: Arg) -> Change:
        """A change of the page; ``keys`` are the areas that show it, ``story`` the one that it is said of."""
        page = self._pages[NEW].id
        found = self._sides[NEW].issue.stories.get(story)
        made = change(kind, page, story, title(found) if found else "", **args)
        spots: list[Spot] = []
        for number, side in enumerate(self._sides):
            for key in (*keys, *((story,) if story else ())):
                place = self._places[number].get(key)
                rect = area_rect(side, page, place.area) if place else None
                spots += [Spot(number, page, rect)] if rect else []
        return made._replace(spots=tuple(spots))

    def _name(self, key: str) -> str:
        """What an area is called: its story's headline, else its word."""
        story = self._sides[NEW].issue.stories.get(key) or self._sides[OLD].issue.stories.get(key)
        if story and story.figure:
            return word("picture", short(title(story)))
        return word("story", short(title(story))) if story else word("quoted", key)

    def _names(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(self._name, keys))

    def _bands(self, side: int) -> list[_Band]:
        """The page map with the stories in it in place of their areas' words."""
        keys = {place.area: key for key, place in self._places[side].items()}
        bands = self._pages[side].bands
        return [(band.depth, band.rows, tuple(keys.get(area, area) for area in band.areas)) for band in bands]

    def _map(self) -> Iterator[Change]:
        old, new = self._bands(OLD), self._bands(NEW)
        if old == new or not old or not new:
            return
        orders = [list(dict.fromkeys(key for band in bands for key in band[2])) for bands in (old, new)]
        if set(orders[0]) != set(orders[1]):
            return  # a story that came or went is told as such; what its place asks of the others is no more news
        if [band[2] for band in old] == [band[2] for band in new]:
            changed = [pair for pair in zip(old, new, strict=True) if pair[0][:2] != pair[1][:2]]
            if len(changed) > 1 and all(band[0] is Depth.FIXED for pair in changed for band in pair):
                yield from self._taken(changed)
            else:
                yield from (self._deeper(*pair) for pair in changed)
            return
        shapes = [_shapes(bands) for bands in (old, new)]
        if _pattern(old) == _pattern(new) or all(Counter(shapes[0][k]) == Counter(shapes[1][k]) for k in orders[0]):
            yield self._order(*orders)
            return
        yield from self._reshaped(shapes[0], shapes[1])

    def _order(self, old: Sequence[str], new: Sequence[str]) -> Change:
        apart = [at for at in range(len(old)) if old[at] != new[at]]
        if len(apart) == 2:
            return self._say("swapped", (old[apart[0]], old[apart[1]]), names=self._names([old[at] for at in apart]))
        return self._say("order", [new[at] for at in apart], names=self._names(new))

    def _taken(self, bands: Sequence[tuple[_Band, _Band]]) -> Iterator[Change]:
        """Areas that are deeper or shallower after several bands changed: what one gave another took."""
        rows: dict[str, int] = {}
        for before, after in bands:
            for key in dict.fromkeys(after[2]):
                rows[key] = rows.get(key, 0) + after[1] - before[1]
        for many in dict.fromkeys(filter(None, rows.values())):
            keys = [key for key in rows if rows[key] == many]
            self._told.update(keys)
            yield self._say("deeper" if many > 0 else "shallower", keys, names=self._names(keys), rows=abs(many))

    def _deeper(self, old: _Band, new: _Band) -> Change:
        keys = list(dict.fromkeys(new[2]))
        self._told.update(keys)
        if old[0] is new[0] is Depth.FIXED:
            kind = "deeper" if new[1] > old[1] else "shallower"
            return self._say(kind, keys, names=self._names(keys), rows=abs(new[1] - old[1]))
        return self._say("depth", keys, names=self._names(keys), old=_depth(*old[:2]), new=_depth(*new[:2]))

    def _reshaped(self, old: Mapping[str, list[Shape]], new: Mapping[str, list[Shape]]) -> Iterator[Change]:
        """Areas that take other columns, told together; then those that take other rows in the same columns."""
        across = [key for key in new if _columns(old[key]) != _columns(new[key])]
        if across:
            said = tuple(
                self._name(key) + word("from", _columns(old[key])) + word("to", _columns(new[key])) for key in across
            )
            yield self._say("columns", across, areas=said)
        for key in new:
            rows = _fixed(new[key]) - _fixed(old[key]) if _is_fixed(old[key]) and _is_fixed(new[key]) else 0
            if rows and key not in across:
                kind = "deeper" if rows > 0 else "shallower"
                yield self._say(kind, (key,), names=(self._name(key),), rows=abs(rows))

    def _placement(self, key: str, old: Placement, new: Placement) -> Iterator[Change]:
        story = key if new.story else ""
        levels = [next(iter(side.style.levels), "") if side.style else "" for side in self._sides]
        for field in FIELDS:
            was, now = _shown(field, old, levels[OLD]), _shown(field, new, levels[NEW])
            if was != now and not (field == "box" and self._renamed.get(was) == now):
                yield self._say(f"area-{_KINDS.get(field, 'set')}", story=story, field=word(field), old=was, new=now)
        for kind, before, after in (
            ("onward", _turn(old.onward), _turn(new.onward)),  # 接 is its other end, and no more news
            ("reference", _page(old), _page(new)),
        ):
            if before != after:
                yield self._say("jump", story=story, field=word(kind), old=before, new=after)

    def _picture(self, side: int, place: Placement) -> Mpt:
        """How deep the picture of an area is; 0 without one."""
        pages = [page for page in self._sides[side].paper.pages if page.id == self._pages[side].id]
        frames = [frame for page in pages for frame in page.frames if frame.area == place.area]
        return max((frame.rect.height for frame in frames if frame.kind == "picture"), default=0)

    def knock_on(self, changed: bool) -> Iterator[Change]:
        """What stands higher or lower than before, and pictures of another depth, where the page was ``changed``;
        not what was told to be deeper."""
        style = self._sides[NEW].style
        if not changed or style is None:
            return
        moved: dict[tuple[str, int], list[str]] = {}
        for key, after in self._places[NEW].items():
            before = self._places[OLD].get(key)
            was = area_rect(self._sides[OLD], self._pages[OLD].id, before.area) if before else None
            now = area_rect(self._sides[NEW], self._pages[NEW].id, after.area)
            if was and now and before and before.area == after.area:
                rows = round((now.y - was.y) / style.grid.step)
                if rows:
                    moved.setdefault(("lower" if rows > 0 else "higher", abs(rows)), []).append(key)
                rows = round((self._picture(NEW, after) - self._picture(OLD, before)) / style.grid.step)
                if rows and key not in self._told:
                    moved.setdefault(("deeper" if rows > 0 else "shallower", abs(rows)), []).append(key)
        for (kind, rows), keys in moved.items():
            yield self._say(kind, keys, names=self._names(keys), rows=rows)

    def refitted(self) -> Iterator[Change]:
        """Areas of which more is over or short than before, and those where all is well again."""
        if not all(side.result for side in self._sides):
            return  # a dump does not say
        for key, after in self._places[NEW].items():
            before = self._places[OLD].get(key)
            old, new = self._misfit(OLD, before) if before else _FITS, self._misfit(NEW, after)
            names = self._names((key,))
            if new[:2] > old[:2]:
                yield self._say("over", (key,), names=names, lines=new[0], chars=new[1])
            elif new[2] > old[2]:
                yield self._say("short", (key,), names=names, rows=new[2])
            elif new == _FITS != old:
                yield self._say("fits", (key,), names=names)

    def _misfit(self, side: int, place: Placement) -> tuple[int, int, int]:
        """Lines and 字 of an area that are over, and rows that its copy leaves empty in each column."""
        pages = [page for page in self._sides[side].paper.pages if page.id == self._pages[side].id]
        fit = next((fit for page in pages for fit in page.fits if fit.area == place.area), None)
        if fit is None:
            return _FITS
        return fit.over, fit.over_chars, (fit.room - fit.used) // len(fit.white) if fit.white else 0


_FITS = (0, 0, 0)

Shape = tuple[Depth, int, tuple[int, ...]]  #: of an area in one band: its depth, and the 栏 that it takes

#: Fields of a placement that are compared by themselves.
FIELDS = (
    "level", "heading_rows", "heading_span", "heading_lines", "heading_align", "direction", "over_picture", "box",
    "rule_above", "space_above", "columns", "composition", "turn_head",
)  # fmt: skip
_KINDS = {"level": "level", "heading_rows": "heading", "box": "box", "rule_above": "rule"}


def _unplaced(page: PageSpec) -> dict[str, Placement]:
    placed = {place.area for place in page.placements}
    words = dict.fromkeys(word for band in page.bands for word in band.areas)
    return {word: Placement(word, page.at, None) for word in words if word not in placed}


def _shapes(bands: Sequence[_Band]) -> dict[str, list[Shape]]:
    found: dict[str, list[Shape]] = {}
    for depth, rows, keys in bands:
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append((depth, rows, tuple(at for at, one in enumerate(keys) if one == key)))
    return found


def _pattern(bands: Sequence[_Band]) -> object:
    """The map with its areas numbered as they come."""
    numbers: dict[str, int] = {}
    return [(d, rows, [numbers.setdefault(key, len(numbers)) for key in keys]) for d, rows, keys in bands]


def _columns(shapes: Sequence[Shape]) -> str:
    """The 栏 of an area, from 1, band by band where they differ: 1-3/2."""
    parts = dict.fromkeys("-".join(dict.fromkeys((str(at[0] + 1), str(at[-1] + 1)))) for _, _, at in shapes)
    return "/".join(parts)


def _fixed(shapes: Sequence[Shape]) -> int:
    return sum(rows for _, rows, _ in shapes)


def _is_fixed(shapes: Sequence[Shape]) -> bool:
    return all(depth is Depth.FIXED for depth, _, _ in shapes)


def _depth(depth: Depth, rows: int) -> str:
    return word("rows-of", rows) if depth is Depth.FIXED else word(depth)


def _shown(field: str, place: Placement, level: str) -> str:
    value = getattr(place, field)
    if field == "level":
        return str(value or level)
    if field == "turn_head":
        return "".join(text.text for text in value) or word("usual")
    if field == "heading_align":
        return word(f"down-{value}" if value else "usual")
    if field == "composition":
        settings = (word(f"shape-{name}") + shown(setting, f"shape-{name}") for name, setting in value)
        return "、".join(settings) or word("usual")
    if field == "columns":
        return _widths(value)
    if field in ("box", "rule_above", "direction", "over_picture"):
        return word(value) if field in ("direction", "over_picture") and value else value or word("none")
    return str(value) if value not in (0, -1, "") or (field == "space_above" and value == 0) else word("usual")


def _widths(columns: Sequence[int]) -> str:
    """How many columns there are; of such as are not alike how wide they are to each other."""
    if len(set(columns)) > 1:
        unit = gcd(*columns)
        return ":".join(str(width // unit) for width in columns)
    return word("columns-of", len(columns)) if columns else word("usual")


def _turn(turn: Turn | None) -> str:
    return word("page", turn.page) if turn else word("none")


def _page(place: Placement) -> str:
    return word("page", place.reference.page) if place.reference else word("none")
