"""Jumps and references to pages. That both ends of a jump agree is seen to when pages are read (jump-unmet)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.lint.rule import ERROR, TRADE, WARNING, Found, Rule, Table, on_pages
from layout.lint.rules.scan import around
from layout.lint.view import PageView, View

_DIGITS = "零一二三四五六七八九十"
_REFERENCE = re.compile(
    r"(?:下转|上接|紧接|详见|参见|刊于|刊|见)(?:本报)?(?:今[日天])?\s?(?:第\s?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版|([A-Z]?\d{1,3})\s?版|版\s?([A-Z]?\d{1,3}))"
)


def _number(text: str) -> str:
    """``三``, ``十二`` -> ``3``, ``12``; figures as they are, without leading noughts."""
    if text[-1].isascii():
        return re.sub(r"(?<!\d)0+(?=\d)", "", text)
    tens, ten, ones = text.rpartition("十")
    return str((_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + (_DIGITS.index(ones) if ones else 0))


def _references(view: View) -> Iterator[tuple[Found, str]]:
    for copy in view.copies:
        for match in _REFERENCE.finditer(copy.text.text):
            page = _number(match[1] or match[2] or match[3])
            words = around(copy.text.text, *match.span(), 2)
            yield Found(copy.text.place(match.start()), {"text": words, "page": page}, (copy.story,)), page


def _unknown(view: View) -> Iterator[Found]:
    """A page that the issue does not have; where a page of the map is said to be outside, none is looked for."""
    pages = {_number(page) for page in view.listed}
    placements = [placement for page in view.pages for placement in page.spec.placements]
    outside = any(placement.reference and placement.reference.external for placement in placements)
    if pages and not outside:
        yield from (found for found, page in _references(view) if page not in pages)


def _differs(view: View) -> Iterator[Found]:
    """A page in the copy that is not the one of the page file."""
    wanted = {
        placement.story: placement.reference.page
        for page in view.pages
        for placement in page.spec.placements
        if placement.reference
    }
    for found, page in _references(view):
        told = wanted.get(found.stories[0])
        if told and page not in {_number(part) for part in re.findall(r"[A-Z]?\d+", told)}:
            yield found._replace(args={**found.args, "other": told})


def _at_end(page: PageView, view: View) -> Iterator[Found]:
    """A turn at a full stop: nothing makes the reader turn the page."""
    for outcome in page.made.outcomes:
        turn = outcome.placement.onward
        if outcome.end is not None and turn and turn.page != page.spec.id and outcome.end.glyph == 0:
            yield Found(turn.at, {"area": outcome.placement.area, "page": turn.page}, (outcome.story.id,))


TABLE: Table = {
    "page-unlisted": Rule(
        ERROR,
        TRADE,
        _unknown,
        "“{text}”：这一期没有第 {page} 版",
        "`{text}`: there is no page {page} in this issue",
        "查版次",
        "look at the pages' numbers",
        "稿子里写的“详见第几版”“下转第几版”要有那一版。",
        "What copy says of pages must be there.",
    ),
    "page-differs": Rule(
        ERROR,
        TRADE,
        _differs,
        "“{text}”：版面上写的是第 {other} 版",
        "`{text}`: the page file says {other}",
        "改一头",
        "mend one of them",
        "稿子里和版面文件里写的版次要一样。",
        "Copy and page file name the same page.",
    ),
    "jump-at-end": Rule(
        WARNING,
        TRADE,
        on_pages(_at_end),
        "“{area}”转到第 {page} 版，断在一段的末尾",
        "{area} turns to page {page} at the end of a paragraph",
        "增减一两行，断在一段当中",
        "add or cut a line, so that it turns inside one",
        "断在句号上，读者以为完了。",
        "At a full stop readers think that it ends.",
    ),
}
