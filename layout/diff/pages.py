"""What changed on a page's map and in how its areas are filled.

Areas are known by the story that fills them, so that an area that is only called otherwise is no change; bands are
counted without what stands on one side only, so that a band that went with its story moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from layout.diff.change import Change, Word, change
from layout.diff.texts import Place
from layout.diff.words import NONE, PLACEMENT
from layout.model import Band, Depth, PageSpec, Placement, Turn

Titles = Mapping[str, str]  #: of the stories, and of furniture by its area


class Seat(NamedTuple):
    """Where a story stands on the page's map."""

    bands: tuple[int, ...]
    columns: tuple[tuple[int, int], ...]  #: first and last, band by band


def contents(page: PageSpec) -> dict[str, str]:
    """Area -> its story, or its own word where it holds none."""
    return {placement.area: placement.story or placement.area for placement in page.placements}


def names(page: PageSpec, band: Band) -> tuple[str, ...]:
    """What stands in each 栏 of a band."""
    held = contents(page)
    return tuple(held.get(area, area) for area in band.areas)


def _seats(page: PageSpec, common: frozenset[str]) -> dict[str, Seat]:
    seats: dict[str, Seat] = {}
    rows = [row for band in page.bands if common.intersection(row := names(page, band))]
    for number, row in enumerate(rows):
        for story in dict.fromkeys(row):
            if story in common:
                at = [column for column, name in enumerate(row, 1) if name == story]
                seat = seats.get(story, Seat((), ()))
                seats[story] = Seat((*seat.bands, number), (*seat.columns, (at[0], at[-1])))
    return seats


def compare(
    old: PageSpec, new: PageSpec, titles: Titles, pictures: frozenset[str], moved: frozenset[str]
) -> Iterator[Change]:
    """The changes of a page that both sides have; ``pictures`` are stories that are no more than one, ``moved``
    those that came from or went to other pages."""
    for what, a, b in (
        (Word("版名", "page name"), old.name, new.name),
        (Word("色", "colours"), old.colour, new.colour),
    ):
        if a != b:
            yield change("setting", new.id, what=what, old=a or NONE, new=b or NONE)
    common = frozenset(contents(old).values()) & frozenset(contents(new).values()) - moved
    yield from _map(new.id, _seats(old, common), _seats(new, common), titles)
    yield from _depths(old, new, titles, pictures)
    before = {contents(old)[placement.area]: placement for placement in old.placements}
    for placement in new.placements:
        story = contents(new)[placement.area]
        if story in common:
            yield from _placement(Place(new.id, placement.story or "", titles[story]), before[story], placement)


def _map(page: str, old: dict[str, Seat], new: dict[str, Seat], titles: Titles) -> Iterator[Change]:
    differ = [story for story in old if story in new and old[story] != new[story]]
    for story in list(differ):
        other = next((o for o in differ if (old[o], new[o]) == (new[story], old[story]) and o != story), "")
        if other and story in differ:
            differ = [name for name in differ if name not in (story, other)]
            yield change("story-swapped", page, story, titles[story], other=titles[other])
    before, after = (sorted(seats, key=lambda s: (seats[s].bands[0], seats[s].columns[0])) for seats in (old, new))
    stays = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {story for block in stays for story in before[block.a : block.a + block.size]}
    for story in [name for name in differ if name not in kept]:
        at = after.index(story)
        kind = "story-after" if at else "story-first"
        yield change(kind, page, story, titles[story], **({"other": titles[after[at - 1]]} if at else {}))
    reordered = any(name not in kept for name in differ)
    for story in [name for name in differ if name in kept]:
        a, b = _columns(old[story]), _columns(new[story])
        if a != b:
            yield change("area-columns", page, story, titles[story], old=a, new=b)
        elif not reordered and len(old[story].bands) != len(new[story].bands):
            yield change("area-shape", page, story, titles[story])


def _columns(seat: Seat) -> Word:
    """``第1–2栏``, for each shape that a story has once."""
    spans = [f"{a}–{b}" if a != b else f"{a}" for a, b in dict.fromkeys(seat.columns)]
    return Word("、".join(f"第{span}栏" for span in spans), "columns " + ", ".join(spans))


def _depths(old: PageSpec, new: PageSpec, titles: Titles, pictures: frozenset[str]) -> Iterator[Change]:
    before, after = ([names(page, band) for band in page.bands] for page in (old, new))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "delete" or tag == "insert" or (b - a != d - c):
            continue
        for was, now, row in zip(old.bands[a:b], new.bands[c:d], after[c:d], strict=True):
            if (was.depth, was.rows) != (now.depth, now.rows):
                yield _deeper(new.id, was, now, tuple(dict.fromkeys(row)), titles, pictures)


def _deeper(page: str, old: Band, new: Band, row: tuple[str, ...], titles: Titles, pictures: frozenset[str]) -> Change:
    if old.depth is new.depth is Depth.FIXED:
        more = new.rows - old.rows
        many = f"{abs(more)} row{'s' * (abs(more) > 1)}"
        rows = Word(f"{'高' if more > 0 else '矮'}{abs(more)}行", f"{many} {'deeper' if more > 0 else 'shallower'}")
    else:
        a, b = _depth(old), _depth(new)
        rows = Word(f"由{a.zh}改为{b.zh}", f"{b.en} instead of {a.en}")
    if len(row) > 1:
        said = Word("".join(f"《{titles[one]}》" for one in row), ", ".join(f"“{titles[one]}”" for one in row))
        return change("band-rows", page, names=said, rows=rows)
    kind = "picture-rows" if row[0] in pictures else "area-rows"
    return change(kind, page, row[0], titles[row[0]], rows=rows)


def _depth(band: Band) -> Word:
    if band.depth is Depth.FIXED:
        return Word(f"{band.rows}行", f"{band.rows} rows")
    return Word("随文", "fitted to its copy") if band.depth is Depth.FIT else Word("余下的行", "the rows left over")


def _placement(at: Place, old: Placement, new: Placement) -> Iterator[Change]:
    for field, what in PLACEMENT.items():
        a, b = _shown(field, getattr(old, field)), _shown(field, getattr(new, field))
        if a != b:
            yield change("setting", *at, what=what, old=a, new=b)


def _shown(field: str, value: object) -> str | Word:
    if field in ("heading_rows", "heading_span", "heading_lines", "space_above") and value in (0, -1):
        return Word("自动", "automatic")
    if isinstance(value, Turn) or field == "reference":
        return str(getattr(value, "page", "")) or NONE
    if field == "turn_head" and isinstance(value, tuple):
        return " ".join(text.text for text in value) or NONE
    if isinstance(value, tuple):
        return "、".join(f"{one[0]} {one[1]}" if isinstance(one, tuple) else str(one) for one in value) or NONE
    return str(value) or NONE
