"""The difference as one HTML file: each page before and after, side by side, overlaid or blinking, changes marked."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path

from layout.diff.change import Change, sentence, where
from layout.diff.pages import contents
from layout.diff.stories import Side
from layout.export.dump import pt
from layout.export.screen import Screen
from layout.export.svg import write_svg
from layout.output import save
from layout.paper import Page
from layout.press.job import make_job
from layout.press.pictures import Darkroom
from layout.press.profiles import PROOF
from layout.proof.html import allowed, filled

ASSETS = Path(__file__).parent / "assets"
PICTURES = 110  #: pixels an inch
MODES = (("side", "并排", "Side by side"), ("overlay", "重叠", "Overlay"), ("blink", "闪烁", "Blink"))


def write_html(old: Side, new: Side, changes: Sequence[Change], place: Path, lang: str) -> None:
    """Write the file. Raises OutputError."""
    save(place, html(old, new, changes, lang).encode())


def html(old: Side, new: Side, changes: Sequence[Change], lang: str) -> str:
    """The file's text."""
    zh = lang == "zh"
    style, script = ((ASSETS / name).read_text(encoding="utf-8").strip() for name in ("diff.css", "diff.js"))
    policy = f"default-src 'none'; img-src data:; style-src {allowed(style)}; script-src {allowed(script)}; base-uri 'none'; form-action 'none'"  # noqa: E501
    pages = list(dict.fromkeys(page.id for side in (old, new) for page in side.paper.pages))
    values = {
        "lang": "zh-CN" if zh else "en", "policy": escape(policy), "style": style, "script-text": script,
        "title": escape(f"{new.paper.title}：改动" if zh else f"{new.paper.title}: changes"),
        "view": "看法" if zh else "View", "page": "版" if zh else "Page", "pages": "版面" if zh else "Pages",
        "changes": "改动" if zh else "Changes", "count": str(len(changes)),
        "modes": "".join(
            f'<button data-set="{key}" aria-pressed="{str(key == "side").lower()}">{a if zh else b}</button>'
            for key, a, b in MODES
        ),
        "options": "".join(f'<option value="{escape(page)}">{escape(page)}</option>' for page in pages),
        "list": "".join(_listed(changes, zh)),
        "sheets": "".join(_sheets(old, new, changes, pages, zh)),
    }  # fmt: skip
    return filled((ASSETS / "diff.html").read_text(encoding="utf-8"), values)


def _listed(changes: Sequence[Change], zh: bool) -> Iterator[str]:
    lang = "zh" if zh else "en"
    for number, found in enumerate(changes):
        at = escape(where(found, lang)) or ("全期" if zh else "the whole issue")
        effect = " class=effect" if found.effect else ""
        yield (
            f'<li><button{effect} data-change="{number}" data-page="{escape(found.page)}"><small>{at}</small>'
            f"{escape(sentence(found, lang))}</button></li>"
        )


def _sheets(old: Side, new: Side, changes: Sequence[Change], pages: Sequence[str], zh: bool) -> Iterator[str]:
    words = (("旧", "新") if zh else ("Before", "After"))  # fmt: skip
    drawn = [
        (side, kind, word, _screen(side)) for side, kind, word in zip((old, new), ("old", "new"), words, strict=True)
    ]
    for number, page in enumerate(pages):
        figures = "".join(_figure(side, kind, word, screen, page, changes, zh) for side, kind, word, screen in drawn)
        yield f'<section class="sheet" data-page="{escape(page)}"{" hidden" if number else ""}>{figures}</section>'


def _screen(side: Side) -> Screen:
    return Screen(side.paper, Darkroom(make_job(side.style.press, side.result.root, PROOF)[0]), PICTURES)


def _figure(
    side: Side, kind: str, word: str, screen: Screen, wanted: str, changes: Sequence[Change], zh: bool
) -> str:  # fmt: skip
    page = next((page for page in side.paper.pages if page.id == wanted), None)
    if page is None:
        inside = f'<div class="none">{"没有这一版" if zh else "no such page"}</div>'
    else:
        picture = partial(screen.picture, colour_class=page.colour_class)
        svg = b64encode(write_svg(side.paper, page, picture, screen.colour, text=False).encode()).decode()
        box = " ".join(pt(value) for value in page.media)
        inside = (
            f'<img alt="{escape(f"{word} {page.id}")}" width="{page.media.width // 1000}" '
            f'height="{page.media.height // 1000}" src="data:image/svg+xml;base64,{svg}">'
            f'<svg viewBox="{box}" aria-hidden="true">{"".join(_marks(side, page, changes))}</svg>'
        )
    return f'<figure class="{kind}"><figcaption>{word}</figcaption><div class="leaf">{inside}</div></figure>'


def _marks(side: Side, page: Page, changes: Sequence[Change]) -> Iterator[str]:
    """A box around each frame of a story that changed."""
    spec = next((spec for spec in side.issue.pages if spec.id == page.id), None)
    held = contents(spec) if spec else {}
    for frame in page.frames:
        story = held.get(frame.area, "")
        of = [str(number) for number, found in enumerate(changes) if story and found.story == story]
        if of and frame.kind in ("heading", "column", "picture", "caption"):
            x, y, width, height = (pt(value) for value in frame.rect)
            yield f'<rect data-of="{" ".join(of)}" x="{x}" y="{y}" width="{width}" height="{height}"/>'
