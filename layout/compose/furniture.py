"""What a page has without any story: masthead and folio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from layout import borders
from layout.dates import LUNAR_YEARS, format_date, lunar_date
from layout.diagnostic import Diagnostic, diagnose
from layout.flow.graphic import look_at_page, page_inks, unusable, wrong_plates
from layout.flow.setter import Setter, SetText
from layout.geometry import Rect, contain
from layout.model import Issue, PageSpec, Role, Text
from layout.paper import Artwork, Item, PlacedPage
from layout.style import Colour, StyleBook
from layout.units import Mpt

WEEKDAYS = "一二三四五六日"


class PlacedText(NamedTuple):
    """A line of furniture: the left end of its em-box's top."""

    text: SetText
    x: Mpt
    y: Mpt


class Nameplate(NamedTuple):
    """The nameplate as a drawing or a page of a PDF, standing for its text."""

    item: Artwork | PlacedPage
    text: SetText


class MastheadSet(NamedTuple):
    nameplate: Nameplate | None
    lines: tuple[PlacedText, ...]
    rules: tuple[Item, ...]
    diagnostics: tuple[Diagnostic, ...]


def pattern(words: str, style: StyleBook, issue: Issue, page: PageSpec) -> str:
    """Fill a pattern of the style book: {paper} {date} {date:%Y-%m-%d} {weekday} {lunar} {page} {section} {issue}."""
    day = issue.date

    def value(found: re.Match[str]) -> str:
        match found[1]:
            case "date":
                return format_date(day, found[2] or "%Y年%-m月%-d日")
            case "weekday":
                return f"星期{WEEKDAYS[day.weekday()]}"
            case "lunar":
                return lunar_date(day) if LUNAR_YEARS[0] <= day.year <= LUNAR_YEARS[1] else ""
            case name:
                known = {"paper": style.paper, "page": page.id, "section": page.name, "issue": issue.id}
                return known.get(name, found[0])

    return re.sub(r"\{(\w+)(?::([^}]*))?\}", value, words)


def set_masthead(
    style: StyleBook, issue: Issue, page: PageSpec, rect: Rect,
    setter: Setter, colours: Mapping[str, Colour], root: Path, colour_class: str,
) -> MastheadSet:  # fmt: skip
    """The nameplate over its 栏, the lines beside it in the rest, the rule under both."""
    spec = style.masthead
    rules: tuple[Item, ...] = ()
    height = rect.height
    if spec.rule:
        rule = style.rules[spec.rule]
        thick = borders.thickness(rule)
        rules = tuple(borders.across(rule, rect.x, rect.bottom - thick // 2, rect.width, colours))
        height -= thick + style.grid.step // 2
    span = min(spec.span, style.grid.columns)
    room = Rect(rect.x, rect.y, style.grid.span(span), height)
    item, problems = _nameplate(style, room, colours, root, colour_class)
    plate = Nameplate(item, setter.role(Text(spec.text, spec.at), Role.MASTHEAD)) if item else None
    lines = [] if item else [_name_in_type(style, room, setter)]
    left = rect.x + style.grid.span(span) + style.grid.gutter
    beside = Rect(left, rect.y, max(0, rect.right - left), height)
    lunar = any("{lunar}" in words for words in spec.lines)
    if lunar and not LUNAR_YEARS[0] <= issue.date.year <= LUNAR_YEARS[1]:
        problems.append(diagnose("lunar-unknown", spec.at, year=issue.date.year))
    texts = [Text(pattern(words, style, issue, page), spec.at) for words in spec.lines]
    lines += _stack([setter.role(text, Role.MASTHEAD) for text in texts if text.text], beside)
    return MastheadSet(plate, tuple(lines), rules, tuple(problems))


def _nameplate(
    style: StyleBook, rect: Rect, colours: Mapping[str, Colour], root: Path, colour_class: str
) -> tuple[Artwork | PlacedPage | None, list[Diagnostic]]:
    """The drawing, if there is one, at the left of its place."""
    spec = style.masthead
    if not spec.nameplate:
        return None, []
    path = root / spec.nameplate
    if path.suffix.lower() == ".pdf":
        info, problems = look_at_page(spec.nameplate, 1, spec.at, root)
        if info is None:
            return None, problems
        problems += wrong_plates(spec.nameplate, spec.at, info.traits, colour_class)
        frame, inks = contain(info.size, rect, "left"), page_inks(info.traits, style.colours)
        placed = PlacedPage(frame, str(path), 1, spec.nameplate, inks=inks, spaces=info.traits.spaces)
        return placed._replace(transparent=info.traits.transparency, at=spec.at), problems
    from layout.artwork import ArtworkError, palette, place
    from layout.artwork.reader import read_artwork

    try:
        frame, fills = place(read_artwork(path), rect, palette(style.artwork_colours, colours))
    except ArtworkError as error:
        return None, [unusable("artwork-unusable", spec.nameplate, spec.at, error)]
    return Artwork(frame, fills, None, spec.nameplate), []


def _name_in_type(style: StyleBook, rect: Rect, setter: Setter) -> PlacedText:
    """The name as large as its place allows."""
    spec, base = style.masthead, style.styles[Role.MASTHEAD]
    size = min(rect.height, rect.width // max(1, len(spec.text)))
    line = setter.text(Text(spec.text, spec.at), base._replace(size=size, pitch=size, face=_display(style)))
    return PlacedText(line, rect.x, rect.y + (rect.height - size) // 2)


def _display(style: StyleBook) -> str:
    """The face of the first heading level's headlines."""
    return next(iter(style.levels.values())).headline.face


def _stack(lines: list[SetText], rect: Rect) -> list[PlacedText]:
    """Lines under each other, centred in the height, aligned as their style says in the width."""
    if not lines:
        return []
    pitch = lines[0].style.pitch
    top = rect.y + (rect.height - (pitch * (len(lines) - 1) + lines[0].style.size)) // 2
    placed = []
    for number, line in enumerate(lines):
        room = rect.width - line.natural_width()
        shift = {"centre": room // 2, "right": room}.get(line.style.align, 0)
        placed.append(PlacedText(line, rect.x + max(0, shift), top + number * pitch))
    return placed


def set_folio(style: StyleBook, issue: Issue, page: PageSpec, setter: Setter) -> Iterator[PlacedText]:
    """The folio, in the middle of the head or foot margin."""
    folio = style.folio
    if folio is None:
        return
    words = pattern(folio.pattern, style, issue, page)
    line = setter.role(Text(words, style.at), Role.FOLIO)
    grid = style.grid
    foot = grid.y(grid.rows - 1) + grid.size
    above, below = (0, grid.top) if folio.place == "head" else (foot, style.sheet[1])
    room = grid.width - line.natural_width()
    digits = re.sub(r"\D", "", page.id)
    odd = int(digits or 1) % 2 == 1
    align = ("right" if odd else "left") if folio.align == "outside" else folio.align
    shift = {"left": 0, "centre": room // 2, "right": room}[align]
    yield PlacedText(line, grid.left + shift, (above + below - line.style.size) // 2)
