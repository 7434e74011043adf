"""Names and titles, by the desk's list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from layout.lint.rule import DESK, ERROR, TRADE, WARNING, Found, Hit, Rule, Table, in_copy
from layout.lint.view import Copy, View

#: The last words of titles; 副 and 代 before them make another title.
TITLES = [
    *("主席", "总理", "书记", "部长", "省长", "市长", "区长", "县长", "镇长", "乡长", "村长", "厅长", "局长", "处长"),
    *("科长", "主任", "院长", "校长", "所长", "站长", "台长", "社长", "会长", "理事长", "秘书长", "委员长", "司令员"),
    *("政委", "董事长", "总经理", "总裁", "经理", "总编辑", "主编", "教授", "研究员", "工程师", "院士", "检察长"),
    *("审判长", "队长", "组长", "行长", "馆长", "司长"),
]


@cache
def _title_before(titles: tuple[str, ...]) -> re.Pattern[str]:
    """A title at the end of what stands before a name."""
    words = "|".join(sorted({*titles, *TITLES}, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:[副代]|常务副)?(?:{words})$")


def _titles(copy: Copy, view: View) -> Iterator[Hit]:
    """A listed name behind a title that is not its own."""
    known = {name: title for name, title in view.people if title}
    text = copy.text.text
    for name, title in known.items():
        for match in re.finditer(re.escape(name), text):
            before = text[: match.start()].rstrip()
            if before.endswith(title) and not before.removesuffix(title).endswith(("副", "代", "原", "前")):
                continue
            found = _title_before(tuple(known.values())).search(before)
            after = next((word for word in (*known.values(), *TITLES) if text.startswith(word, match.end())), "")
            told = found[0] if found else after
            part = title.endswith(told) and not title.removesuffix(told).endswith(("副", "代"))
            if told and not part:
                yield Hit(
                    match.start() - (len(found[0]) if found else 0), {"name": name, "found": told, "right": title}
                )


def _order(copy: Copy, view: View) -> Iterator[Hit]:
    """Two listed names in a row, the lower in rank first."""
    rank = {name: number for number, (name, _) in enumerate(view.people)}
    if len(rank) < 2:
        return
    names = "|".join(re.escape(name) for name in sorted(rank, key=len, reverse=True))
    for match in re.finditer(rf"({names})(?=[、和与，]\S{{0,12}}?({names}))", copy.text.text):
        between = copy.text.text[match.end() : match.start(2)]
        if rank[match[2]] < rank[match[1]] and not re.search("[。；！？]", between):
            yield Hit(match.start(), {"first": match[1], "second": match[2]})


def _broken(view: View) -> Iterator[Found]:
    """A listed name that runs over the end of a heading's line."""
    for story in view.issue.stories.values():
        for _, part in story.heading.parts:
            for upper, lower in pairwise(part):
                for name, _ in view.people:
                    for cut in range(1, len(name)):
                        if upper.text.endswith(name[:cut]) and lower.text.startswith(name[cut:]):
                            yield Found(lower.at, {"name": name, "line": upper.text}, (story.id,))


TABLE: Table = {
    "name-title": Rule(
        ERROR,
        DESK,
        in_copy(_titles),
        "{name}的职务写成了“{found}”",
        "{name} is called {found}",
        "人名表里是“{right}”",
        "the list says {right}",
        "版式规范“校检”的“人名”。职务在前在后都查，副职不算正职。",
        "From `people` of the style book's `lint`.",
    ),
    "name-order": Rule(
        WARNING,
        DESK,
        in_copy(_order),
        "“{first}”排在“{second}”前面",
        "{first} stands before {second}",
        "照人名表的次序，{second}在前",
        "by the list {second} comes first",
        "人名表按次序写。",
        "The list is in order.",
    ),
    "head-splits-name": Rule(
        ERROR,
        TRADE,
        _broken,
        "标题把“{name}”拆在两行：“{line}”",
        "the heading divides {name} after `{line}`",
        "换一个地方转行",
        "break the line elsewhere",
        "标题转行不拆人名、地名。",
        "No name is divided between lines of a heading.",
    ),
}
