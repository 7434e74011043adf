"""The finished Paper as YAML for people and for goldens: one line of text is one line of the dump.

Lengths are points with at most three decimals. Written by hand, so that nothing depends on a YAML library's taste;
``yaml.safe_load`` reads it (a test).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from layout.diagnostic import Arg, Diagnostic
from layout.export.outline import extent
from layout.geometry import Rect
from layout.paper import (
    Artwork,
    Fill,
    Frame,
    GlyphRun,
    Item,
    Line,
    Missing,
    Page,
    Paper,
    PathFill,
    Picture,
    PlacedPage,
)
from layout.units import Mpt

HEAD = "# at: [x, y, width, height], lines: [row, x, baseline, width, text], in points from the trim's top-left\n"
_PLAIN = re.compile(r"[^\W\d][\w.·-]*", re.UNICODE)
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def dump(paper: Paper) -> str:
    """The paper as YAML text; the same paper gives the same text."""
    lines = [
        f"title: {quoted(paper.title)}",
        f"language: {name(paper.language)}",
        f'date: "{paper.date.isoformat()}"',
        f"faces: {{{', '.join(f'{name(key)}: {name(face.name)}' for key, face in paper.faces.items())}}}",
        "pages:" if paper.pages else "pages: []",
    ]
    for page in paper.pages:
        lines += _page(page, paper)
    lines.append("nodes:" if paper.nodes else "nodes: []")
    lines += [f"- [{name(node.story)}, {node.role}, {quoted(node.text)}]" for node in paper.nodes]
    lines.append("diagnostics:" if paper.diagnostics else "diagnostics: []")
    lines += map(_diagnostic, paper.diagnostics)
    return HEAD + "\n".join(lines) + "\n"


def dump_page(page: Page, paper: Paper) -> Iterator[str]:
    """The lines of one page by itself: the faces that it uses, and what stands on it."""
    used = {item.face for frame in page.frames for item in frame.items if isinstance(item, GlyphRun)}
    faces = (f"{name(key)}: {name(face.name)}" for key, face in sorted(paper.faces.items()) if key in used)
    yield f"faces: {{{', '.join(faces)}}}"
    yield "pages:"
    yield from _page(page, paper)


def _page(page: Page, paper: Paper) -> Iterator[str]:
    paper_around = f", paper: {_rect(page.sheet)}" if page.sheet else ""
    yield f"- page: {quoted(page.id)}"
    yield f"  name: {quoted(page.name)}"
    yield f"  sheet: {{size: {_numbers((page.width, page.height))}, bleed: {pt(page.bleed)}{paper_around}}}"
    yield f"  colour: {name(page.colour_class)}"
    yield "  frames:" if page.frames else "  frames: []"
    for frame in page.frames:
        yield from _frame(frame, paper)


def _frame(frame: Frame, paper: Paper) -> Iterator[str]:
    area = f", area: {name(frame.area)}" if frame.area else ""
    yield f"  - frame: {{kind: {name(frame.kind)}{area}, at: {_rect(frame.rect)}}}"
    runs = [item for item in frame.items if isinstance(item, GlyphRun)]
    if runs:
        yield f"    type: [{', '.join(dict.fromkeys(map(_type, runs)))}]"
    if frame.lines:
        yield "    lines:"
        yield from map(_line, frame.lines)
    # the lines say what the runs hold; in a frame without lines the runs speak for themselves
    items = [item for item in frame.items if not (frame.lines and isinstance(item, GlyphRun))]
    if items:
        yield "    items:"
        yield from (f"    - {{{_item(item, paper)}}}" for item in items)


def _line(line: Line) -> str:
    down = ", down" if line.vertical else ""
    return f"    - [{line.row}, {pt(line.x)}, {pt(line.y)}, {pt(line.width)}, {quoted(line.text)}{down}]"


def _type(run: GlyphRun) -> str:
    """Face, size and what is unusual about a run, e.g. ``宋 10``, ``黑 30 90% 红``."""
    scale = f" {run.scale / 10:g}%" if run.scale != 1000 else ""
    ink = f"outline {pt(run.outline.width)} {run.outline.colour.name}" if run.outline else run.colour.name
    return quoted(f"{run.face} {pt(run.size)}{scale} {ink}")


def _item(item: Item, paper: Paper) -> str:
    """One item as the inside of a flow mapping."""
    match item:
        case GlyphRun():
            text = paper.nodes[item.node].text[item.start : item.end]
            return f"text: {quoted(text)}, type: {_type(item)}, from: {_numbers((item.x, item.y))}"
        case Fill():
            return f"fill: {name(item.colour.name)}, at: {_rect(item.rect)}{_tint(item.tint)}"
        case PathFill():
            return f"path: {name(item.colour.name)}, at: {_rect(extent((item,)))}{_tint(item.tint)}"
        case Artwork():
            text = item.name if item.node is None else paper.nodes[item.node].text
            return f"artwork: {quoted(text)}, at: {_rect(extent(item.fills) if item.fills else item.rect)}"
        case PlacedPage():
            return f"placed: {quoted(item.name)}, page: {item.number}, at: {_rect(item.rect)}"
        case Picture():
            crop = ", ".join(map(str, item.crop))
            stand_in = ", missing: true" if item.path is None else ""
            return f"picture: {quoted(item.name)}, at: {_rect(item.rect)}, crop: [{crop}]{stand_in}"
        case Missing():
            return f"missing: {quoted(item.label)}, at: {_rect(item.rect)}"
        case _:
            assert_never(item)


def _tint(tint: int) -> str:
    return f", tint: {pt(tint)}" if tint != 1000 else ""


def _diagnostic(found: Diagnostic) -> str:
    args = ", ".join(f"{name(key)}: {_argument(value)}" for key, value in found.args)
    return f"- {{code: {name(found.code)}, at: {quoted(str(found.at))}, args: {{{args}}}}}"


def _argument(value: Arg) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(quoted, value))}]"
    return quoted(value) if isinstance(value, str) else repr(value)


def _rect(rect: Rect) -> str:
    return _numbers(rect)


def _numbers(values: Sequence[Mpt]) -> str:
    return f"[{', '.join(map(pt, values))}]"


def pt(value: Mpt) -> str:
    """1/1000 pt as points, exactly and without needless zeros."""
    whole, part = divmod(abs(value), 1000)
    decimals = f".{part:03d}".rstrip("0") if part else ""
    return f"{'-' if value < 0 else ''}{whole}{decimals}"


def name(text: str) -> str:
    """A word as it stands where YAML takes it for text, else in quotes."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """A double-quoted scalar on one line; what cannot be seen is escaped, except the full-width space."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable() or char == "\u3000":
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
