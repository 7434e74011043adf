"""Masthead, imprint and folios: what the rules for newspapers want in every issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from layout.diagnostic import Arg
from layout.lint.rule import ART, ART31, ERROR, TRADE, WARNING, Found, Rule, Table
from layout.lint.view import PageView, View
from layout.paper import Artwork, GlyphRun, PlacedPage
from layout.spec.pagemap import MASTHEADS

#: What art. 31 wants, and what shows that it is there.
ITEMS = {
    "@imprint-publisher": "主管|主办|出版单位|社出版",
    "@imprint-serial": r"CN\s?\d{2}",
    "@imprint-editor": "总编辑|社长|总编",
    "@imprint-issue": r"第\s?\d+\s?期",
    "@imprint-pages": r"\d+\s?版|[一二三四五六七八九十]+版",
    "@imprint-address": "地址|电话|邮编|邮政编码|热线",
    "@imprint-price": "定价|零售|每份|免费赠阅|月价|年价",
    "@imprint-printer": "印刷|承印|印务",
    "@imprint-post": "发行|邮发|代号",
}
REGIONS = range(10, 66)
_CN = re.compile(r"CN\s?(\w{1,4})\s?[-—–－]\s?(\w{1,6})")


def _front(view: View) -> PageView | None:
    """The first page, if it has a masthead."""
    page = next((page for page in view.pages if page.spec.id == (view.listed or ("",))[0]), None)
    return page if page and any(area in MASTHEADS for area in page.made.areas) else None


def _print(view: View) -> str:
    return "\n".join(copy.text.text for copy in view.copies)


def _missing(view: View) -> Iterator[Found]:
    if view.whole and _front(view):
        text = _print(view)
        missing = tuple(name for name, sign in ITEMS.items() if not re.search(sign, text))
        if missing:
            yield Found(view.style.masthead.at, {"items": missing}, (), view.listed[0])


def _sizes(page: PageView, kinds: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Size and node of every run in frames of these kinds."""
    for frame in page.page.frames:
        if frame.kind in kinds:
            yield from ((item.size, item.node) for item in frame.items if isinstance(item, GlyphRun))


def _nameplate(page: PageView, view: View) -> int:
    """How large the name is printed: the height of its drawing, or its type size."""
    frame = next(frame for frame in page.page.frames if frame.kind == "masthead")
    drawn = [item.rect.height for item in frame.items if isinstance(item, Artwork | PlacedPage)]
    name = view.style.masthead.text
    typed = [size for size, node in _sizes(page, ("masthead",)) if view.nodes[node].text == name]
    return max((*drawn, *typed), default=0)


def _outshone(view: View) -> Iterator[Found]:
    page = _front(view)
    if page:
        name = _nameplate(page, view)
        head = max(page.heads, key=lambda head: head.size, default=None)
        if head and name and head.size >= name:
            yield Found(
                head.at,
                {"head": head.words, "size": head.size / 1000, "name": name / 1000},
                (head.story,),
                page.spec.id,
            )


def _section(view: View) -> Iterator[Found]:
    """专版 names: furniture of other pages that is larger than the paper's name on the first."""
    front = _front(view)
    name = _nameplate(front, view) if front else 0
    for page in view.pages:
        size, node = max(_sizes(page, ("masthead", "folio")), default=(0, 0))
        if front and name and page is not front and size > name:
            args: dict[str, Arg] = {"text": view.nodes[node].text, "size": size / 1000, "name": name / 1000}
            yield Found(view.nodes[node].at, args, (), page.spec.id)


def _date(view: View) -> Iterator[Found]:
    day = view.issue.date
    for copy in view.copies:
        for match in re.finditer(
            r"(\d{4})(?:年|-|/)(\d{1,2})(?:月|-|/)(\d{1,2})日?", copy.text.text if not copy.story else ""
        ):
            if tuple(int(part) for part in match.groups()) != (day.year, day.month, day.day):
                yield Found(copy.text.at, {"found": match[0], "date": f"{day.year}年{day.month}月{day.day}日"})


def _count(view: View) -> Iterator[Found]:
    for copy in view.copies:
        match = re.search(r"(?:今日|今天|本期)(?:共|出版)?\s?(\d{1,3})\s?版", copy.text.text if not copy.story else "")
        if match and view.whole and int(match[1]) != len(view.listed):
            yield Found(copy.text.at, {"found": match[0], "count": len(view.listed)})


def _order(view: View) -> Iterator[Found]:
    """版序 by 叠: 01 02 03, A01 A02 B01."""
    for letter, group in groupby(view.listed, key=lambda page: re.sub(r"\d+$", "", page)):
        ids = list(group)
        numbers = [re.sub(r"^\D+", "", page) for page in ids]
        if all(number.isdecimal() for number in numbers) and [int(n) for n in numbers] != list(range(1, len(ids) + 1)):
            yield Found(view.issue.at, {"pages": tuple(ids), "letter": letter})


def _folio(view: View) -> Iterator[Found]:
    patterns = (view.style.folio.pattern if view.style.folio else "", *view.style.masthead.lines)
    if view.pages and not any("{page}" in pattern for pattern in patterns):
        yield Found(view.style.at, {})


def _serial(view: View) -> Iterator[Found]:
    for copy in view.copies:
        for match in _CN.finditer(copy.text.text):
            region, number = match[1], match[2]
            sound = len(region) == 2 and region.isdecimal() and int(region) in REGIONS
            if not (sound and re.fullmatch(r"0\d{3}", number) and number != "0000"):
                yield Found(copy.text.place(match.start()), {"found": match[0]}, (copy.story,) if copy.story else ())


TABLE: Table = {
    "imprint-missing": Rule(
        ERROR,
        ART31,
        _missing,
        "全期找不到：{items}",
        "nowhere in the issue: {items}",
        "排在报头旁或末版的版权行里",
        "set it beside the masthead or in the imprint",
        "每期都要有的项目。查的是字样，画在图里的看不到；只看几版时不查。",
        "What every issue must have. Looked for as words; not when only some pages are set.",
    ),
    "nameplate-small": Rule(
        ERROR,
        f"{ART} §34",
        _outshone,
        "“{head}”（{size} pt）不比报名（{name} pt）小",
        "{head} ({size} pt) is not smaller than the paper's name ({name} pt)",
        "改小标题，或放大题字",
        "use a smaller head or a larger nameplate",
        "头版上报名最大、最明显。",
        "On the front page the name is the largest.",
    ),
    "section-large": Rule(
        WARNING,
        f"{ART} §36",
        _section,
        "“{text}”（{size} pt）比报名（{name} pt）还大",
        "{text} ({size} pt) is larger than the paper's name ({name} pt)",
        "改小",
        "make it smaller",
        "专版的名称不得比报名显著。",
        "No section outshines the paper.",
    ),
    "masthead-date": Rule(
        ERROR,
        ART31,
        _date,
        "报头里写的是 {found}，出版日期是 {date}",
        "the masthead says {found}; the issue is of {date}",
        "写 {{date}}，由排版填",
        "write {{date}} and have it filled in",
        "报头里不要打死日期。",
        "Do not type dates into the masthead.",
    ),
    "pages-count": Rule(
        ERROR,
        ART31,
        _count,
        "“{found}”：这一期有 {count} 版",
        "{found}: this issue has {count} pages",
        "改版数",
        "mend the number",
        "版数要和实际一样。",
        "The number must be true.",
    ),
    "pages-order": Rule(
        ERROR,
        ART31,
        _order,
        "版序不连：{pages}",
        "the pages are not in order: {pages}",
        "从 1 排起，不缺、不重",
        "number them from 1 without gaps",
        "各叠的版序都从 1 排起。",
        "Each section counts from 1.",
    ),
    "folio-none": Rule(
        ERROR,
        ART31,
        _folio,
        "版面上没有版次",
        "no page shows its number",
        "在“页码”里写 {{page}}",
        "write {{page}} in the folio",
        "每一版同一个地方都要有版次。",
        "Every page shows its number in one place.",
    ),
    "cn-form": Rule(
        ERROR,
        TRADE,
        _serial,
        "刊号“{found}”不对",
        "{found} is no newspaper's serial number",
        "应当像 CN 50-0001：两位地区号（10 到 65），报纸是 0001 到 0999",
        "such as CN 50-0001: region 10 to 65, newspapers 0001 to 0999",
        "国内统一刊号：地区号两位，序号四位，报纸的序号以 0 开头。",
        "Two figures for the region, four for the serial; a newspaper's begins with 0.",
    ),
}
