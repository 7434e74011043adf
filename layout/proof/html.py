"""The proof as one HTML file: markup from values, everything escaped; styles, script, pages and data inside.

What the page may do is held by its Content-Security-Policy: its own style and script, known by their hashes, and
pictures that it carries; nothing is fetched, nothing sent. Without scripts thumbnails and lists are still there.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import NamedTuple

from layout.paper import Fit
from layout.proof.data import Json, short_chars, short_rows

ASSETS = Path(__file__).parent / "assets"
STYLES = ("chrome.css", "pages.css", "narrow.css", "print.css")
SCRIPTS = ("start.js", "view.js", "layers.js", "inspect.js", "lists.js", "search.js", "keys.js")
LAYERS = ("marks", "grid", "frames", "looseness", "fits", "missing", "pictures")
KEYS = (
    ("← →", "page"), ("+ −", "zoom"), ("0 W 1", "fit"), ("J K", "line"), ("N P", "problem"), ("M G F L O Q R", "layer"),
    ("C", "plate"), ("A", "contact"), ("/", "search"), ("B", "panel"), ("T", "theme"), ("?", "help"),
    ("Esc", "escape"),
)  # fmt: skip
LAYER_KEYS = dict(zip(LAYERS, "MGFLOQR", strict=True))


class Sheet(NamedTuple):
    """One page of the proof."""

    id: str
    name: str
    size: tuple[float, float]  #: of its sheet, points
    thumbnail: str  #: a data URI
    svg: str
    fits: tuple[Fit, ...]
    inks: tuple[str, ...]  #: that have plates, or would


class Proof(NamedTuple):
    """What the file shows."""

    title: str
    language: str  #: of the page's own words: zh-CN or en
    words: dict[str, str]
    sheets: tuple[Sheet, ...]
    problems: tuple[Json, ...]
    notes: tuple[str, ...]  #: of the plates
    data: Json


def render(proof: Proof) -> str:
    """The file."""
    style, script = _asset(STYLES), _asset(SCRIPTS)
    policy = (
        f"default-src 'none'; img-src data:; style-src {hashed(style)}; script-src {hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    data = {**proof.data, "words": proof.words, "problems": proof.problems}
    w = {key: escape(text) for key, text in proof.words.items()}
    values = w | {
        "lang": escape(proof.language),
        "policy": escape(policy),
        "title": escape(proof.title),
        "options": "".join(_options(proof)),
        "strip-list": "".join(_strip(proof)),
        "sheets": "".join(_sheets(proof)),
        "problems-list": "".join(_problems(proof)),
        "lengths-list": "".join(_lengths(proof)),
        "layers-list": "".join(_layers(proof.words)),
        "plates-list": "".join(_plates(proof)),
        "notes": "".join(f"<p class=note>{escape(note)}</p>" for note in proof.notes),
        "keys": "".join(_keys(proof.words)),
        "count": str(len(proof.problems)),
        "worst": escape(str(proof.problems[0]["severity"]) if proof.problems else "quiet"),
        "state": "" if proof.sheets else "bare",
        "alert": "" if proof.sheets else f'<p class="unset" role="alert">{w["fatal"]}</p>',
        "svgs": "".join(
            f'<script type="image/svg+xml" id="svg{at}">{sheet.svg.strip()}</script>\n'
            for at, sheet in enumerate(proof.sheets)
        ),
        "data": inert(data),
        "style": style,
        "script-text": script,
    }
    return filled((ASSETS / "proof.html").read_text(encoding="utf-8"), values)


def inert(data: Json) -> str:
    """JSON that a script element may hold: nothing in it ends the element or opens a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def filled(template: str, values: dict[str, str]) -> str:
    """The template with each ``{{name}}`` replaced, once: what is filled in is not looked at again."""
    parts = template.split("{{")
    return parts[0] + "".join(values[name] + rest for name, rest in (part.split("}}", 1) for part in parts[1:]))


def _asset(names: Iterable[str]) -> str:
    return "\n".join((ASSETS / name).read_text(encoding="utf-8").strip() for name in names)


def hashed(text: str) -> str:
    """The source expression that allows an element with this text (CSP 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _options(proof: Proof) -> Iterator[str]:
    for at, sheet in enumerate(proof.sheets):
        yield f'<option value="{at}">{_name(sheet, proof)}</option>'


def _name(sheet: Sheet, proof: Proof) -> str:
    return escape(f"{proof.words['page'].replace('{n}', sheet.id)} {sheet.name}".strip())


def _strip(proof: Proof) -> Iterator[str]:
    for at, sheet in enumerate(proof.sheets):
        width, height = sheet.size
        picture = f'<img src="{sheet.thumbnail}" alt="" width="{width:.0f}" height="{height:.0f}">'
        yield f'<li><a href="#page{at}" data-page="{at}">{picture}<span>{_name(sheet, proof)}</span></a></li>'


def _sheets(proof: Proof) -> Iterator[str]:
    for at, sheet in enumerate(proof.sheets):
        name, (width, height) = _name(sheet, proof), sheet.size
        yield (
            f'<section class="sheet" id="page{at}" data-page="{at}" aria-label="{name}"><h2>{name}</h2>'
            f'<div class="leaf"><img class="face" src="{sheet.thumbnail}" alt="{name}" width="{width:.0f}" '
            f'height="{height:.0f}" draggable="false"></div></section>'
        )


def _problems(proof: Proof) -> Iterator[str]:
    for number, found in enumerate(proof.problems):
        said = {key: escape(str(found[key])) for key in ("severity", "label", "code", "message", "hint", "at")}
        placed = bool(found["places"])
        hint = f'<span class="hint">{said["hint"]}</span>' if said["hint"] else ""
        where = "" if placed else f'<span class="unplaced">{escape(proof.words["unplaced"])}</span>'
        yield (
            f'<li><button class="problem is-{said["severity"]}" data-problem="{number}"'
            f'{"" if placed else " aria-disabled=true"}><span class="number">{number + 1}</span>'
            f'<span class="words"><b>{said["label"]}</b> {said["message"]}{hint}'
            f'<span class="origin"><code>{said["at"]}</code> <code>{said["code"]}</code>{where}</span></span>'
            "</button></li>"
        )
    if not proof.problems:
        yield f'<li class="none">{escape(proof.words["none"])}</li>'


def _lengths(proof: Proof) -> Iterator[str]:
    several = len(proof.sheets) > 1
    for at, sheet in enumerate(proof.sheets):
        if several and sheet.fits:
            yield f"<li class=part>{_name(sheet, proof)}</li>"
        for number, fit in enumerate(sheet.fits):
            yield _length(proof.words, at, number, fit)
    if not any(sheet.fits for sheet in proof.sheets):
        yield f'<li class="none">{escape(proof.words["nolengths"])}</li>'


def _length(words: dict[str, str], page: int, number: int, fit: Fit) -> str:
    """A story's bar: what it takes of its room, what is empty, what is left over."""
    short = short_rows(fit)
    state = "over" if fit.over else "short" if short else "full"
    said = words[state].format(lines=fit.over or short, chars=fit.over_chars or short_chars(fit))
    whole = max(1, fit.room + fit.over)
    used, over = min(fit.used, fit.room) * 1000 // whole, fit.over * 1000 // whole
    room = fit.room * 1000 // whole
    bar = (
        f'<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="room" width="{room}" height="10"/><rect class="used" width="{used}" height="10"/>'
        f'<rect class="over" x="{room}" width="{over}" height="10"/></svg>'
    )
    measure = words["measure"].format(used=fit.used, room=fit.room, chars=fit.chars)
    area = words["area"].format(n=fit.area)
    return (
        f'<li><button class="length is-{state}" data-page="{page}" data-fit="{number}">'
        f"<b>{escape(fit.title or fit.story)}</b><span class=area>{escape(area)}</span>{bar}"
        f"<span class=state>{escape(said)}</span><span class=measure>{escape(measure)}</span></button></li>"
    )


def _layers(words: dict[str, str]) -> Iterator[str]:
    for name in LAYERS:
        checked = " checked" if name == "marks" else ""
        yield (
            f'<li><label><input type="checkbox" data-layer="{name}"{checked}><i class="swatch {name}"></i>'
            f"<span>{escape(words[name])}</span><kbd>{LAYER_KEYS[name]}</kbd></label></li>"
        )


def _plates(proof: Proof) -> Iterator[str]:
    inks: Sequence[str] = list(dict.fromkeys(ink for sheet in proof.sheets for ink in sheet.inks))
    for ink in ("", *inks):
        name = ink or proof.words["composite"]
        checked = "" if ink else " checked"
        yield (
            f'<label><input type="radio" name="plate" value="{escape(ink)}"{checked}>'
            f"<span>{escape(name)}</span></label>"
        )


def _keys(words: dict[str, str]) -> Iterator[str]:
    for keys, name in KEYS:
        shown = " ".join(f"<kbd>{escape(key)}</kbd>" for key in keys.split())
        yield f"<dt>{shown}</dt><dd>{escape(words[f'key-{name}'])}</dd>"
