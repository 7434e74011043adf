"""What ``fit`` says to the editor, in Chinese and in English."""

from __future__ import annotations

from layout.diagnostic import Arg
from layout.fit.candidate import Candidate

#: A sentence for each kind of change.
KINDS: dict[str, tuple[str, str]] = {
    "heading": (
        "“{area}”的标题排 {rows} 行（现在 {before} 行）",
        "the heading of {area} in {rows} rows (now {before})",
    ),
    "broken": ("“{area}”的主题断成 {lines} 行", "the headline of {area} in {lines} lines"),
    "space": ("“{area}”上面空 {rows} 行（现在 {before} 行）", "{rows} rows of white above {area} (now {before})"),
    "tighten": ("“{story}”用紧排，字与字最多靠近 {value} 字", "let the 字 of {story} close up by {value} em at most"),
    "level": ("“{area}”的标题改用“{level}”", "the heading of {area} as a {level}"),
    "inset": (
        "“{story}”的第 {number} 幅插图占 {rows} 行（现在 {before} 行）",
        "picture {number} of {story} in {rows} rows (now {before})",
    ),
    "moved": (
        "版面图：第 {more} 条（{more_areas}）加 {rows} 行，第 {less} 条（{less_areas}）减 {rows} 行",
        "page map: {rows} rows more for band {more} ({more_areas}), fewer for band {less} ({less_areas})",
    ),
    "fitted": (
        "版面图：第 {band} 条（{areas}）写成“{word}”",
        "page map: `{word}` as the depth of band {band} ({areas})",
    ),
    "deepened": ("版面图：第 {band} 条（{areas}）加 {rows} 行", "page map: {rows} rows more for band {band} ({areas})"),
    "flattened": (
        "版面图：第 {band} 条（{areas}）减 {rows} 行",
        "page map: {rows} rows fewer for band {band} ({areas})",
    ),
    "rest": (
        "版面图：第 {band} 条（{areas}）写成“*”，占余下的行",
        "page map: `*` as the depth of band {band} ({areas})",
    ),
    "dropped": (
        "“{story}”不排第 {numbers} 段（“{words}…”，共 {chars} 字，稿件里标了可删）",
        "leave out paragraph {numbers} of {story} (`{words}…`, {chars} 字 in all, marked as one that may be cut)",
    ),
    "restored": (
        "“{story}”排上第 {numbers} 段（“{words}…”，共 {chars} 字，稿件里标了已删）",
        "set paragraph {numbers} of {story} again (`{words}…`, {chars} 字 in all, marked as cut)",
    ),
}

#: Why a file was not written.
REFUSALS: dict[str, tuple[str, str]] = {
    "changed": ("{file} 在读过以后又改过，没有写；请再试一次", "{file} changed since it was read; nothing was written"),
    "encoding": (
        "{file} 的编码有毛病，改了就不能保证别的字节不变；请另存为 UTF-8",
        "{file} cannot be edited with all else kept, for its encoding; save it as UTF-8",
    ),
    "overlap": ("{file} 里的两处改动碰在一起", "two edits of {file} overlap"),
    "disk": ("写不了 {file}", "cannot write {file}"),
}


def told(change: Candidate, chinese: bool) -> str:
    """A change in a sentence."""
    words = {name: _word(value, chinese) for name, value in change.args}
    return KINDS[change.kind][0 if chinese else 1].format_map(words)


def refused(code: str, file: str, chinese: bool) -> str:
    """Why a proposal was not written."""
    return REFUSALS[code][0 if chinese else 1].format(file=file)


def _word(value: Arg, chinese: bool) -> str:
    return ("、" if chinese else ", ").join(value) if isinstance(value, tuple) else str(value)
