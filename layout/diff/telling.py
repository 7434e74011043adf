"""A report as lines of text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from layout.diff.change import Change, Report
from layout.diff.stories import short
from layout.diff.words import sentence, values


def lines(report: Report, lang: str) -> Iterator[str]:
    """A line for each story or page that changed, below it what came of it."""
    chinese = lang.startswith("zh")
    for where, found in groupby(report.changes, lambda change: (change.page, change.story, change.title)):
        yield _joined(where, list(found), chinese)
    for page, found in groupby(report.knock_on, lambda change: change.page):
        said = _joined((page, "", ""), list(found), chinese)
        yield f"  随之：{said}" if chinese else f"  and so: {said}"


def heading(page: str, title: str, chinese: bool) -> str:
    """Where something changed."""
    words = (f"第{page}版" if chinese else f"Page {page}") if page else ""
    name = (f"《{short(title)}》" if chinese else f" “{short(title)}”") if title else ""
    return (words + name).strip()


def _joined(where: tuple[str, str, str], found: Sequence[Change], chinese: bool) -> str:
    said = ("；" if chinese else "; ").join(sentence(change, chinese) for change in found)
    name = heading(where[0], where[2], chinese)
    return (name + ("：" if chinese else ": ") + said) if name else said


def as_data(report: Report, lang: str) -> dict[str, object]:
    """The report for other programs."""
    return {
        "changes": [change_data(change, lang) for change in report.changes],
        "knock_on": [change_data(change, lang) for change in report.knock_on],
    }


def change_data(found: Change, lang: str) -> dict[str, object]:
    """A change for other programs: its kind, where it is, its arguments and its sentence; places in points."""
    chinese = lang.startswith("zh")
    return {
        "kind": found.kind,
        "page": found.page,
        "story": found.story,
        "title": found.title,
        "args": values(found, chinese),
        "message": sentence(found, chinese),
        "spots": [
            {"side": ("old", "new")[spot.side], "page": spot.page, "at": [part / 1000 for part in spot.rect]}
            for spot in found.spots
        ],
    }
