"""The page as a whole: straight gaps, text that runs on where it should not, boxes that touch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, groupby

from layout.diagnostic import Arg, Span
from layout.geometry import Rect
from layout.lint.rule import ERROR, GB40070, TRADE, WARNING, Found, Rule, Table, on_pages
from layout.lint.rules.headings import shared
from layout.lint.view import PageView, View, column_rect, running
from layout.spec.pagemap import MASTHEADS

PUPILS = 10_500  #: body size of papers for pupils

Cells = Mapping[tuple[int, int], str]


def _down(page: PageView, view: View) -> Iterator[Found]:
    """通线 down: a gutter beside which no story stands on both sides."""
    grid, cells = page.grid, page.cells
    for column in range(1, grid.columns):
        pairs = [(row, cells.get((column - 1, row)), cells.get((column, row))) for row in range(grid.rows)]
        for gap, run in groupby(pairs, key=lambda pair: pair[1] != pair[2]):
            rows = list(run)
            sides = [{left for _, left, _ in rows}, {right for _, _, right in rows}]
            if gap and len(rows) * 1000 >= view.style.lint.through * grid.rows and min(map(len, sides)) > 1:
                percent = len(rows) * 100 // grid.rows
                yield Found(_map(page), {"where": column, "percent": percent})


def _across(page: PageView, view: View) -> Iterator[Found]:
    """通线 across: under a row that no story stands on both sides of. A story over the whole width is none."""
    grid, cells = page.grid, page.cells
    for row in range(1, grid.rows):
        pairs = [(cells.get((column, row - 1), ""), cells.get((column, row), "")) for column in range(grid.columns)]
        for gap, run in groupby(pairs, key=lambda pair: pair[0] != pair[1] and pair[0] not in MASTHEADS):
            columns = list(run)
            sides = [{above for above, _ in columns}, {below for _, below in columns}]
            if (
                gap
                and grid.span(len(columns)) * 1000 >= view.style.lint.through * grid.width
                and min(map(len, sides)) > 1
            ):
                yield Found(_band(page, row), {"row": row, "percent": grid.span(len(columns)) * 100 // grid.width})


def _map(page: PageView) -> Span:
    return page.spec.bands[0].at if page.spec.bands else page.spec.at


def _band(page: PageView, row: int) -> Span:
    """The band of the page map that begins at ``row``."""
    at = 0
    for band, rows in zip(page.spec.bands, page.made.choices.depths, strict=True):
        if at == row:
            return band.at
        at += rows
    return _map(page)


def _wider(page: PageView, view: View) -> Iterator[Found]:
    """题文不接: text beside its own head with neither rule nor border over it."""
    for head in page.heads:
        outcome, part = head.outcome, head.outcome.parts[0]
        if not outcome.filling or head.boxed or head.upright or outcome.placement.rule_above:
            continue
        edge = page.grid.x(part.column + part.columns - 1) + page.grid.column_width
        beyond = [
            column
            for column in outcome.filling.columns
            if column.pieces and head.span.right <= column.slot.left < edge
            and page.grid.y(column.slot.row) < head.span.bottom
        ]  # fmt: skip
        if beyond:
            args: dict[str, Arg] = {"area": head.area, "head": head.words, "columns": len(beyond)}
            yield Found(outcome.placement.at, args, (head.story,))


def _runs_on(page: PageView, view: View) -> Iterator[Found]:
    """Text straight under another story's text."""
    texts = [block for block in page.blocks if block.kind != "box"]
    for outcome in page.made.outcomes:
        area = outcome.placement.area
        if outcome.shape.box or not outcome.filling:
            continue
        for column in outcome.filling.columns:
            if not column.pieces:
                continue
            rect = column_rect(column, page.grid)
            above = [b for b in texts if shared(b.rect, rect, True) > 0 and b.rect.bottom <= rect.y and b.rect != rect]
            last = max(above, key=lambda block: block.rect.bottom, default=None)
            other = page.outcome(last.area) if last else None
            if not last or not other or last.kind != "column" or other.shape.box or other.story.id == outcome.story.id:
                continue
            if not _ruled(page, last.rect, rect):
                lines = running(column)
                at = lines[0].text.text.place(lines[0].line.start) if lines else outcome.placement.at
                args: dict[str, Arg] = {"area": area, "other": last.area}
                yield Found(at, args, (outcome.story.id, other.story.id))


def _ruled(page: PageView, upper: Rect, lower: Rect) -> bool:
    return any(upper.bottom <= rule.y <= lower.y and shared(rule, lower, True) > 0 for rule in page.rules)


def _touch(page: PageView, view: View) -> Iterator[Found]:
    """Two borders nearer than a 字 across or half a row down."""
    boxes = [block for block in page.blocks if block.kind == "box"]
    for one, other in combinations(boxes, 2):
        across, down = -shared(one.rect, other.rect, True), -shared(one.rect, other.rect, False)
        beside = down < 0 and 0 <= across < page.grid.size
        under = across < 0 and 0 <= down < page.grid.step // 2
        placed = page.outcome(other.area)
        if placed and (beside or under):
            args: dict[str, Arg] = {
                "one": one.area,
                "other": other.area,
                "mm": round((across if beside else down) / 2834.6, 1),
            }
            yield Found(placed.placement.at, args, (placed.story.id,))


def _small(view: View) -> Iterator[Found]:
    if view.style.lint.students and view.style.grid.size < PUPILS:
        yield Found(view.style.lint.at, {"size": view.style.grid.size / 1000, "least": PUPILS / 1000})


TABLE: Table = {
    "page-split-down": Rule(
        WARNING,
        TRADE,
        on_pages(_down),
        "断版：第 {where} 栏右边一条直缝通到 {percent}% 的版高",
        "the page is split: a straight gap right of column {where} runs through {percent} % of its height",
        "让一篇稿子跨过这条缝",
        "let a story cross it",
        "一条直缝到底，版面分成两半。一边只有一篇（辟栏、边栏）的不算。",
        "One straight gap makes two pages of it. A side column is none.",
    ),
    "page-split-across": Rule(
        WARNING,
        TRADE,
        on_pages(_across),
        "断版：第 {row} 行下面一条直缝通到 {percent}% 的版宽",
        "the page is split: a straight gap under row {row} runs through {percent} % of its width",
        "让一篇稿子跨过这条缝",
        "let a story cross it",
        "一条直缝到边，版面分成上下两截。上面或下面是一篇通栏的稿子、报头的不算。",
        "One straight gap makes two pages of it. Not under the masthead, nor above or below a story of full width.",
    ),
    "story-wider": Rule(
        WARNING,
        TRADE,
        on_pages(_wider),
        "“{area}”的正文比题宽：{columns} 栏在“{head}”旁边从头排起",
        "the text of {area} is wider than its head: {columns} columns begin beside {head}",
        "题跨写满，或加“上线”把题和文盖住",
        "let the head span it, or set a rule above both",
        "题盖不住的那几栏，读者不知道是谁的。",
        "Nobody knows whose the columns beside the head are.",
    ),
    "text-runs-on": Rule(
        WARNING,
        TRADE,
        on_pages(_runs_on),
        "“{area}”的正文直接接在“{other}”的正文下面",
        "the text of {area} stands straight under that of {other}",
        "当中加线，或改版面图",
        "set a rule between, or change the page map",
        "没有题也没有线，读者会接着读下去。",
        "With neither head nor rule readers read on.",
    ),
    "boxes-touch": Rule(
        WARNING,
        TRADE,
        on_pages(_touch),
        "“{one}”和“{other}”的框只隔 {mm} 毫米",
        "the borders of {one} and {other} are {mm} mm apart",
        "隔开：左右一字，上下半行以上",
        "leave a 字 across, half a row down",
        "两个框挨着，看去是一个。",
        "Two borders that touch look like one.",
    ),
    "body-small": Rule(
        ERROR,
        GB40070,
        _small,
        "学生报的正文是 {size} pt，至少 {least} pt",
        "the body of a paper for pupils is {size} pt; at least {least} pt",
        "改大“样式.正文.字号”",
        "enlarge the body",
        "GB 40070-2021：报纸正文不小于五号。",
        "GB 40070-2021 wants 10.5 pt.",
    ),
}
