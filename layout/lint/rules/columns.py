"""Columns: their ends and their widths."""

from __future__ import annotations

from collections.abc import Iterator

from layout.diagnostic import Arg
from layout.flow.columns import Column
from layout.flow.story import Outcome
from layout.lint.rule import CLREQ, TRADE, WARNING, Found, Rule, Table, on_pages
from layout.lint.rules.scan import RUNNING
from layout.lint.view import PageView, View, running
from layout.model import Role


def _columns(outcome: Outcome) -> tuple[Column, ...]:
    """The columns of running text; none where lines are over, which is said elsewhere."""
    filling = outcome.filling
    prose = filling and any(piece.text.role in RUNNING for column in filling.columns for piece in running(column))
    return filling.columns if filling and prose and not filling.rest else ()


def _uneven(page: PageView, view: View) -> Iterator[Found]:
    for outcome in page.made.outcomes:
        free = [column.slot.rows - column.used for column in _columns(outcome)]
        if free and max(free) - min(free) > view.style.lint.uneven_rows:
            args: dict[str, Arg] = {"area": outcome.placement.area, "rows": max(free) - min(free)}
            yield Found(outcome.placement.at, args, (outcome.story.id,))


def _white(page: PageView, view: View) -> Iterator[Found]:
    for outcome in page.made.outcomes:
        free = [column.slot.rows - column.used for column in _columns(outcome)]
        if free and min(free) > view.style.lint.white_rows:
            args: dict[str, Arg] = {"area": outcome.placement.area, "rows": min(free), "columns": len(free)}
            yield Found(outcome.placement.at, args, (outcome.story.id,))


def _measures(outcome: Outcome) -> Iterator[tuple[str, int]]:
    """What an area's text is, and its measure in 1/1000 字 of that text."""
    for column in _columns(outcome):
        sizes = {piece.text.style.size for piece in running(column) if piece.text.role in (Role.BODY, Role.NOTICE)}
        if sizes:
            yield "@lint-text", column.slot.width * 1000 // max(sizes)
    if outcome.figure and outcome.figure.caption.lines:
        caption = outcome.figure.caption
        yield "@lint-caption", caption.width * 1000 // caption.lines[0].text.style.size


def _narrow(page: PageView, view: View) -> Iterator[Found]:
    for outcome in page.made.outcomes:
        found = min(_measures(outcome), key=lambda item: item[1], default=None)
        if found and found[1] < view.style.lint.measure[0]:
            yield _measured(outcome, found, view.style.lint.measure[0])


def _wide(page: PageView, view: View) -> Iterator[Found]:
    for outcome in page.made.outcomes:
        found = max(_measures(outcome), key=lambda item: item[1], default=None)
        if found and found[1] > view.style.lint.measure[1]:
            yield _measured(outcome, found, view.style.lint.measure[1])


def _measured(outcome: Outcome, found: tuple[str, int], limit: int) -> Found:
    args: dict[str, Arg] = {
        "area": outcome.placement.area,
        "what": found[0],
        "chars": round(found[1] / 1000, 1),
        "limit": limit / 1000,
    }
    return Found(outcome.placement.at, args, (outcome.story.id,))


TABLE: Table = {
    "columns-uneven": Rule(
        WARNING,
        TRADE,
        on_pages(_uneven),
        "“{area}”的各栏差 {rows} 行",
        "the columns of {area} differ by {rows} rows",
        "增减几个字，或改变区的深浅",
        "add or cut a few characters, or change the area's depth",
        "齐尾：一篇的各栏一样长，最多差一行，右边的短。",
        "Columns of a story end level, the right ones a row shorter at most.",
    ),
    "columns-white": Rule(
        WARNING,
        TRADE,
        on_pages(_white),
        "“{area}”的 {columns} 栏脚下各空 {rows} 行",
        "{columns} columns of {area} end {rows} rows above its foot",
        "加字、改浅，或放一条报花、简讯",
        "add copy, make it shallower, or place a filler",
        "版心里的空白不超过两行。",
        "White in the type area is two rows at most.",
    ),
    "measure-narrow": Rule(
        WARNING,
        CLREQ,
        on_pages(_narrow),
        "“{area}”的{what}一行只有 {chars} 字，至少 {limit} 字",
        "the {what} of {area} has {chars} 字 a line; at least {limit}",
        "减一栏，或合成一栏",
        "set it in fewer columns",
        "太窄，字间拉得开，标点挤得多。",
        "Too narrow a column opens its lines.",
    ),
    "measure-wide": Rule(
        WARNING,
        CLREQ,
        on_pages(_wide),
        "“{area}”的{what}一行有 {chars} 字，最多 {limit} 字",
        "the {what} of {area} has {chars} 字 a line; at most {limit}",
        "分成两栏（“栏: 2”）",
        "set it in two columns (`columns: 2`)",
        "太宽，眼睛找不到下一行。",
        "In too wide a column the eye loses its line.",
    ),
}
