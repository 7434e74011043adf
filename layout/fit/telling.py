"""What was measured and proposed, as a table for editors and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from layout.fit.advice import Advice
from layout.fit.files import Edit, Files
from layout.fit.state import Fit, Part
from layout.fit.words import told

HEADS = (
    ("版", "区", "稿件", "写了", "放得下", "怎样", "标题", "各栏（排了/共有 行）"),
    ("page", "area", "story", "written", "fits", "state", "heading", "columns (rows used/there)"),
)
RIGHT = (3, 4)  #: columns of figures


def table(fits: Sequence[Fit], chinese: bool) -> Iterator[str]:
    """A line for every area of every story, in columns on a fixed-pitch screen."""
    rows = [HEADS[0 if chinese else 1], *(row for fit in fits if fit.story for row in _rows(fit, chinese))]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (_pad(cell, width, at in RIGHT) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        yield "  ".join(cells).rstrip()
    for fit in fits:
        if not fit.story and fit.misfit:
            yield page_state(fit, chinese)


def state(fit: Fit, chinese: bool) -> str:
    """How a story fits, in words."""
    said = []
    if fit.over:
        said.append(f"多 {fit.over} 行 {fit.chars} 字" if chinese else f"{fit.over} lines, {fit.chars} 字 over")
    if fit.lacking:
        said.append(f"差 {fit.lacking} 行" if chinese else f"{fit.lacking} rows missing")
    if fit.short:
        said.append(
            f"{fit.columns} 栏各空 {fit.short} 行" if chinese else f"{fit.short} rows short in {fit.columns} columns"
        )
    return ("，" if chinese else "; ").join(said) or ("合适" if chinese else "fits")


def page_state(fit: Fit, chinese: bool) -> str:
    """By how much the bands of a page do not add up."""
    if chinese:
        return f"{fit.page} 版：各条多出 {fit.over} 行" if fit.over else f"{fit.page} 版：各条还空 {fit.short} 行"
    return f"page {fit.page}: {fit.over} rows too many" if fit.over else f"page {fit.page}: {fit.short} rows are left"


def _rows(fit: Fit, chinese: bool) -> Iterator[tuple[str, ...]]:
    for number, part in enumerate(fit.parts):
        figures = (str(fit.written), str(fit.fits), state(fit, chinese)) if not number else ("", "", "")
        if part.picture:
            figures = ("", "", figures[2])
        yield part.page, part.area, fit.story, *figures, str(part.heading or ""), _columns(part, chinese)


def _columns(part: Part, chinese: bool) -> str:
    if part.picture:
        return f"图 {part.picture} 行" if chinese else f"picture, {part.picture} rows"
    return " ".join(f"{used}/{rows}" for used, rows in part.columns)


def advice(found: Sequence[Advice], chinese: bool) -> Iterator[str]:
    """The proposals, numbered from 1 over all stories, and what was tried for them."""
    number = 0
    for each in found:
        name = f"{each.fit.story}：{state(each.fit, chinese)}" if each.fit.story else page_state(each.fit, chinese)
        yield f"{name}（试排 {each.trials} 次）" if chinese else f"{name} ({each.trials} trials)"
        for proposal in each.proposals:
            number += 1
            yield f"  {number}. " + ("；" if chinese else "; ").join(told(c, chinese) for c in proposal.changes)
        if not each.proposals:
            yield "  没有一种改法排得下" if chinese else "  no change makes it fit"
        for cut in each.cuts:
            yield (
                f"  或删字：第 {cut.number} 段（“{cut.words}…”）删 {cut.chars} 字，少 1 行"
                if chinese
                else f"  or cut {cut.chars} 字 in paragraph {cut.number} (`{cut.words}…`) for a line less"
            )


def as_data(fits: Sequence[Fit], found: Sequence[Advice], files: Files, chinese: bool) -> dict[str, object]:
    """All of it for other programs."""
    number = 0
    proposals: list[dict[str, object]] = []
    for each in found:
        for proposal in each.proposals:
            number += 1
            proposals.append({
                "number": number, "page": each.fit.page, "story": each.fit.story, "cost": proposal.cost,
                "changes": [told(change, chinese) for change in proposal.changes],
                "edits": [_edit(edit, files) for edit in proposal.edits],
            })  # fmt: skip
    stories = [_fit(fit) for fit in fits if fit.story]
    pages = [{"page": f.page, "over": f.over, "short": f.short} for f in fits if not f.story]
    cuts = [{"story": each.fit.story, **cut._asdict()} for each in found for cut in each.cuts]
    trials = sum(each.trials for each in found)
    return {"pages": pages, "stories": stories, "proposals": proposals, "cuts": cuts, "trials": trials}


def _fit(fit: Fit) -> dict[str, object]:
    parts = [
        {**part._asdict(), "columns": [{"used": used, "rows": rows} for used, rows in part.columns]}
        for part in fit.parts
    ]
    return {**fit._asdict(), "parts": parts}


def _edit(edit: Edit, files: Files) -> dict[str, object]:
    line, column = files[edit.file].place(edit.start)
    old = files[edit.file].text[edit.start : edit.end]
    return {"file": edit.file, "line": line, "column": column, "old": old, "new": edit.text}


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks
