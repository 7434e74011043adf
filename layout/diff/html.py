"""The comparison as one HTML file: each page as it was and as it is, and the list of changes, which leads to them.

As in the proof everything is escaped, and the policy allows the file's own style and script by their hashes only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from layout.diff.change import Change, Report
from layout.diff.faces import Leaf
from layout.diff.telling import change_data, heading
from layout.diff.words import sentence
from layout.proof import html as proof

ASSETS = Path(__file__).parent / "assets"
SIDES = ("old", "new")
_WORDS: dict[str, tuple[str, str]] = {
    "diff": ("版样对照", "Comparison"),
    "skip": ("跳到版面", "Skip to the pages"),
    "pages": ("版面", "Pages"),
    "previous": ("上一版", "Previous page"),
    "next": ("下一版", "Next page"),
    "choose": ("选择版面", "Choose a page"),
    "view": ("看法", "View"),
    "side": ("并排", "Side by side"),
    "over": ("叠合", "Overlaid"),
    "blink": ("闪烁", "Blinking"),
    "marks": ("标记", "Marks"),
    "zoom": ("缩放", "Zoom"),
    "in": ("放大", "Zoom in"),
    "out": ("缩小", "Zoom out"),
    "fit": ("整版", "Fit page"),
    "theme": ("明暗", "Light or dark"),
    "old": ("旧", "Old"),
    "new": ("新", "New"),
    "changes": ("改动", "Changes"),
    "knock-on": ("随之", "And so"),
    "none": ("没有改动", "Nothing changed"),
    "absent": ("没有这一版", "No such page"),
    "whole": ("全期", "The whole issue"),
    "legend-over": ("红：旧版才有；蓝：新版才有；黑：两版相同", "Red: only before; blue: only now; black: both"),
    "keys": (
        "← → 翻版，1 2 3 换看法，N P 逐条看，M 标记，+ − 0 缩放，T 明暗",
        "← → pages, 1 2 3 views, N P changes, M marks, + − 0 zoom, T light or dark",
    ),
}


def render(report: Report, leaves: Sequence[Leaf], names: tuple[str, str], lang: str) -> str:
    """The file; ``names`` are what the two sides are called."""
    chinese = lang.startswith("zh")
    words = {key: pair[0 if chinese else 1] for key, pair in _WORDS.items()}
    style = "\n".join((folder / name).read_text("utf-8").strip() for folder, name in (
        (proof.ASSETS, "chrome.css"), (ASSETS, "diff.css"),
    ))  # fmt: skip
    script = (ASSETS / "diff.js").read_text("utf-8").strip()
    policy = (
        f"default-src 'none'; img-src data:; style-src {proof.hashed(style)}; script-src {proof.hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    order = [leaf.page for leaf in leaves]
    changes = sorted(report.changes, key=lambda one: order.index(one.page) + 1 if one.page in order else 0)
    values = {key: escape(text) for key, text in words.items()} | {
        "lang": "zh-CN" if chinese else "en",
        "policy": escape(policy),
        "was": escape(names[0]),
        "now": escape(names[1]),
        "options": "".join(
            f'<option value="{at}">{escape(_option(leaf, changes, chinese))}</option>' for at, leaf in enumerate(leaves)
        ),
        "leaves": "".join(_leaves(leaves, words, chinese)),
        "list": "".join(_list(changes, order, words, chinese)),
        "following": "".join(_following(report.knock_on, words, chinese)),
        "count": str(len(changes)),
        "data": proof.inert({"changes": [change_data(one, lang) for one in changes], "pages": order}),
        "style": style,
        "script-text": script,
    }
    return proof.filled((ASSETS / "diff.html").read_text("utf-8"), values)


def _option(leaf: Leaf, changes: Sequence[Change], chinese: bool) -> str:
    """A page in the list to choose from, with the number of its changes."""
    count = sum(one.page == leaf.page for one in changes)
    return f"{heading(leaf.page, '', chinese)} {leaf.name}".strip() + (f" ({count})" if count else "")


def _leaves(leaves: Sequence[Leaf], words: dict[str, str], chinese: bool) -> Iterator[str]:
    for at, leaf in enumerate(leaves):
        name = escape(heading(leaf.page, "", chinese))
        sides = "".join(_face(leaf, side, words, name) for side in (0, 1))
        hidden = "" if at == 0 else " hidden"
        yield f'<section class="pair" data-page="{at}" aria-label="{name}"{hidden}>{sides}</section>'


def _face(leaf: Leaf, side: int, words: dict[str, str], name: str) -> str:
    face, label = leaf.faces[side], escape(words[SIDES[side]])
    head = f"<figcaption>{label}</figcaption>"
    if face is None:
        return f'<figure class="{SIDES[side]} absent">{head}<p>{escape(words["absent"])}</p></figure>'
    x, y, width, height = (part / 1000 for part in face.media)
    box = f"{x:g} {y:g} {width:g} {height:g}"
    return (
        f'<figure class="{SIDES[side]}">{head}<div class="sheet"><img src="{face.uri}" alt="{name} {label}" '
        f'width="{width:.0f}" height="{height:.0f}" draggable="false">'
        f'<svg class="over" viewBox="{box}" aria-hidden="true"></svg></div></figure>'
    )


def _list(changes: Sequence[Change], order: Sequence[str], words: dict[str, str], chinese: bool) -> Iterator[str]:
    last = None
    for number, one in enumerate(changes):
        if one.page != last:
            last = one.page
            where = heading(one.page, "", chinese) or words["whole"]
            yield f'<li class="part">{escape(where)}</li>'
        title = f"<b>{escape(heading('', one.title, chinese))}</b> " if one.title else ""
        page = order.index(one.page) if one.page in order else -1
        yield (
            f'<li><button class="change" data-change="{number}" data-page="{page}">'
            f'<span class="number">{number + 1}</span>'
            f"<span>{title}{escape(sentence(one, chinese))}</span></button></li>"
        )
    if not changes:
        yield f'<li class="none">{escape(words["none"])}</li>'


def _following(found: Sequence[Change], words: dict[str, str], chinese: bool) -> Iterator[str]:
    if found:
        yield f"<h2>{escape(words['knock-on'])}</h2><ul>"
        for one in found:
            yield f"<li>{escape(heading(one.page, '', chinese))} {escape(sentence(one, chinese))}</li>"
        yield "</ul>"
