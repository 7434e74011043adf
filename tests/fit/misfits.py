"""Misfits planted in good pages: copy added and cut, pictures and bands made deeper or shallower, headings changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.fit.papers import Files, copy

Mutation = Callable[[Files], Files]


class Misfit(NamedTuple):
    """A paper with something planted."""

    name: str
    paper: str  #: seed or own
    change: Mutation
    stories: frozenset[str]  #: those that do not fit any more


def _text(name: str, change: Callable[[str], str]) -> Mutation:
    def mutate(files: Files) -> Files:
        text = files[name].decode()
        assert change(text) != text, name
        return {**files, name: change(text).encode()}

    return mutate


def added(story: str, chars: int) -> Mutation:
    """So many 字 more, in paragraphs of their own."""
    return _text(f"期/稿/{story}.md", lambda text: text.rstrip("\n") + "\n" + copy(3, chars))


def cut(story: str, chars: int) -> Mutation:
    """So many 字 less at the end of the last paragraph, and of those before it."""

    def shorten(text: str) -> str:
        left = chars
        while left:
            text = text.rstrip("\n")
            last = text.rpartition("\n　　")[2]
            text, left = text[: len(text) - min(left, len(last))].rstrip("　\n"), left - min(left, len(last))
        return text + "\n"

    return _text(f"期/稿/{story}.md", shorten)


def bands(page: str, *depths: tuple[int, int]) -> Mutation:
    """Other depths for bands of a page: (band from 1, rows)."""

    def deepen(text: str) -> str:
        lines = text.split("\n")
        first = next(n for n, line in enumerate(lines) if line.startswith("版面"))
        for band, rows in depths:
            lines[first + band] = re.sub(r"^( *)\d+", rf"\g<1>{rows}", lines[first + band])
        return "\n".join(lines)

    return _text(f"期/{page}.yaml", deepen)


def written(name: str, old: str, new: str) -> Mutation:
    """Other words in a file."""
    return _text(f"期/{name}", lambda text: text.replace(old, new, 1))


def planted() -> Iterator[Misfit]:
    """All of them."""

    def misfit(paper: str, name: str, change: Mutation, *stories: str) -> Misfit:
        return Misfit(f"{paper} {name}", paper, change, frozenset(stories))

    for chars in (20, 50, 90, 140, 200):
        yield misfit("seed", f"基金+{chars}", added("基金", chars), "基金")
    for chars in (60, 120, 180):  # as deep as its copy: the story above it has to give
        yield misfit("seed", f"联盟+{chars}", added("联盟", chars), "基金")
    for chars in (50, 90, 150, 210):
        yield misfit("seed", f"基金-{chars}", cut("基金", chars), "基金")
    yield misfit("seed", "联盟-140", cut("联盟", 140), "基金")
    for rows in (3, 7, 9):  # the picture beside it is so much deeper or shallower
        yield misfit("seed", f"照片 {rows}", bands("01", (5, rows)), "基金")
    yield misfit("seed", "头条 13", bands("01", (2, 13)), "科学城", "休刊", "基金")
    yield misfit("seed", "头条 9", bands("01", (2, 9), (3, 9)), "科学城", "彭水")
    yield misfit("seed", "彭水 9", bands("01", (3, 9)), "休刊", "彭水", "基金")
    yield misfit("seed", "联盟题 8", written("01.yaml", "题行: 6", "题行: 8"), "基金")
    yield misfit("seed", "基金题 6", written("01.yaml", "题跨: 2,", "题跨: 2, 题行: 6,"), "基金")
    line = "如有疑问，请拨打发行部电话查询。"
    for count in (2, 4):
        change = written("稿/休刊.md", "敬请谅解。", "敬请谅解。" + line * count)
        yield misfit("seed", f"休刊+{count}", change, "休刊")
    last = "10月13日正常出报。其间给读者带来的不便，敬请谅解。"
    yield misfit("seed", "休刊-", written("稿/休刊.md", last, ""), "休刊")
    for story, chars in (
        ("二条", 20), ("三条", 20), ("甲", 20), ("乙", 20), ("二条", 60), ("三条", 60), ("四条", 60), ("五条", 60),
        ("甲", 60), ("丙", 60), ("丁", 60),
    ):  # fmt: skip
        yield misfit("own", f"{story}+{chars}", added(story, chars), story)
    for story, chars in (
        ("头条", 60), ("二条", 60), ("三条", 60), ("四条", 60), ("甲", 60), ("乙", 60), ("丙", 60), ("头条", 120),
        ("四条", 120),
    ):  # fmt: skip
        yield misfit("own", f"{story}-{chars}", cut(story, chars), story)
    yield misfit("own", "照片 22", bands("01", (2, 22), (3, 14)), "头条", "二条", "三条")
    yield misfit("own", "照片 18", bands("01", (2, 18), (3, 18)), "二条", "三条")
    yield misfit("own", "照片 17", bands("01", (2, 17), (4, 21)), "头条", "四条", "五条")
    yield misfit("own", "二条 14", bands("01", (3, 14), (4, 20)), "二条", "三条", "四条", "五条")
    yield misfit("own", "丁 17", bands("02", (3, 17)), "乙", "丁")
    yield misfit("own", "二条题 6", written("01.yaml", "题行: 4", "题行: 6"), "二条")
