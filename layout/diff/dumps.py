"""``layout dump`` read again, as far as two of them can be compared: texts, places, type and pictures.

A dump says what came out and not what was written, so its stories have paragraphs, headings and pictures, but no
style book, no page map and no levels; how a text looks is told by its frames' type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from layout.diagnostic import Span
from layout.diff.change import NEW, OLD, Change, Report, Side, Spot, change, word
from layout.diff.compare import compare
from layout.diff.sides import SideError
from layout.diff.stories import short, title
from layout.export.dump import HEAD
from layout.geometry import Rect, around
from layout.model import HEADING, Figure, Heading, Image, Issue, PageSpec, Paragraph, Placement, Role, Story, Text
from layout.paper import Frame, Line, Node, Page, Paper

KEYS = ("title", "language", "date", "faces", "pages", "nodes", "diagnostics")
_ASIDE = (*HEADING, Role.CAPTION, Role.CREDIT, Role.MASTHEAD, Role.FOLIO, Role.REFERENCE)

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def is_dump(path: Path) -> bool:
    """Whether a file begins as a dump does."""
    try:
        with path.open("rb") as file:
            return file.read(6) == HEAD.encode()[:6]
    except OSError:
        return False


def compare_dumps(old: Path, new: Path) -> Report:
    """Two dumps. Raises SideError."""
    left, right = _Dump(old), _Dump(new)
    report = compare(left.side, right.side)
    told = {(c.page, c.story) for c in report.changes}
    extra = [c for c in (*_looks(left, right), *_furniture(left.side, right.side)) if (c.page, c.story) not in told]
    return report._replace(changes=(*report.changes, *extra))


class _Dump:
    """One dump, opened. ``looks`` are what each area of a page holds: its box, its type, its pictures."""

    def __init__(self, path: Path) -> None:
        try:
            text = path.read_text(encoding="utf-8")
            data = yaml.load(text, _Loader)
        except (OSError, ValueError, yaml.YAMLError) as error:
            raise SideError("dump" if path.exists() else "missing", str(path)) from error
        if not isinstance(data, dict) or "pages" not in data:
            raise SideError("dump", str(path))
        odd = [*(key for key in data if key not in KEYS), *(key for key in KEYS if key not in data)]
        if odd or not text.startswith(HEAD):
            raise SideError("dump-version", str(path), odd[0] if odd else text.partition("\n")[0])
        self.looks: dict[tuple[str, str], tuple[list[Rect], list[str], list[str]]] = {}
        try:
            self.side = self._side(data, path)
        except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
            raise SideError("dump", str(path)) from error

    def _side(self, data: dict[str, Any], path: Path) -> Side:
        nodes = tuple(
            Node(story, Role(role), text, Span(path.name, at)) for at, (story, role, text) in enumerate(data["nodes"])
        )
        pages = tuple(self._page(page) for page in data["pages"])
        day = date.fromisoformat(data["date"])
        paper = Paper(data["title"], data["language"], day, pages, nodes, {}, ())
        stories = {name: self._story(name, nodes) for name in dict.fromkeys(node.story for node in nodes) if name}
        specs = tuple(_specs(pages, stories))
        return Side(str(path), Issue("", day, Span(path.name), specs, stories), paper)

    def _page(self, data: dict[str, Any]) -> Page:
        frames = []
        for found in data["frames"] or ():
            head = found["frame"]
            rect, area = _rect(head["at"]), head.get("area", "")
            lines = tuple(
                Line(int(row), _mpt(x), _mpt(y), _mpt(width), text, -1, False) for row, x, y, width, text, *_ in
                found.get("lines", ())
            )  # fmt: skip
            frames.append(Frame(head["kind"], area, rect, (), lines))
            if area:
                look = self.looks.setdefault((data["page"], area), ([], [], []))
                look[0].append(rect)
                look[1].extend(found.get("type", ()))
                look[2].extend(
                    item[key] for item in found.get("items", ()) for key in ("picture", "placed") if key in item
                )
        width, height = data["sheet"]["size"]
        size = _mpt(width), _mpt(height), _mpt(data["sheet"]["bleed"])
        return Page(data["page"], data["name"], *size, data["colour"], tuple(frames))

    @staticmethod
    def _story(name: str, nodes: tuple[Node, ...]) -> Story:
        own = [node for node in nodes if node.story == name]
        texts = {role: tuple(Text(n.text, n.at) for n in own if n.role is role) for role in _ASIDE}
        heading = Heading(tuple((role, texts[role]) for role in HEADING if texts[role]))
        blocks = tuple(Paragraph(node.role, Text(node.text, node.at)) for node in own if node.role not in _ASIDE)
        credit = next(iter(texts[Role.CREDIT]), None)
        images = (Image("", own[0].at),)  # its file is told with the area
        figure = Figure(images, texts[Role.CAPTION], credit) if texts[Role.CAPTION] or credit else None
        return Story(name, own[0].at, heading, blocks, figure)


def _specs(pages: Sequence[Page], stories: Mapping[str, Story]) -> Iterator[PageSpec]:
    """The pages with the stories whose lines stand in their areas; a story that is not recognised is put on the last,
    so that none goes uncompared."""
    left = dict(stories)
    for page in pages:
        found: dict[str, Placement] = {}
        for area in dict.fromkeys(frame.area for frame in page.frames if frame.area):
            said = "".join(line.text for frame in page.frames if frame.area == area for line in frame.lines)
            best = max(stories, key=lambda name: (_held(stories[name], said), name in left, name == area), default="")
            known = bool(best) and _held(stories[best], said) > 0
            found[area] = Placement(area, Span(""), best if known else None)
            left.pop(best if known else "", None)
        if page is pages[-1]:
            found |= {f"\x02{name}": Placement("", Span(""), name) for name in left}
        yield PageSpec(page.id, page.name, Span(""), (), tuple(found.values()), page.colour_class)


def _held(story: Story, said: str) -> int:
    """How many 字 of a story's texts begin in what was set; its headline weighs most."""
    heads = [text for _, lines in story.heading.parts for text in lines]
    texts = [block.text for block in story.blocks if isinstance(block, Paragraph)]
    if story.figure:
        texts += story.figure.caption
    weights = ((heads, 1000), (texts, 1))
    return sum(
        len(text.text) * weight
        for some, weight in weights
        for text in some
        if text.text[:6].strip() and text.text[:6] in said
    )


def _looks(old: _Dump, new: _Dump) -> Iterator[Change]:
    """Areas whose type, pictures or place differ; the first of them that does is told."""
    for (page, area), now in new.looks.items():
        was = old.looks.get((page, area))
        if was is None:
            continue
        spec = next(spec for spec in new.side.issue.pages if spec.id == page)
        story = next((p.story or "" for p in spec.placements if p.area == area), "")
        known = new.side.issue.stories.get(story)
        name = word("story", short(title(known))) if known else word("quoted", area)
        spots = (Spot(OLD, page, around(was[0])), Spot(NEW, page, around(now[0])))
        types = [tuple(dict.fromkeys(look[1])) for look in (was, now)]
        if was[2] != now[2]:
            made = change("picture-name", page, story, old="、".join(was[2]) or word("none"), new="、".join(now[2]))
        elif types[0] != types[1]:
            made = change("faces-of", page, story, names=(name,), old=types[0], new=types[1])
        elif was[0] != now[0]:
            made = change("frames", page, story, names=(name,))
        else:
            continue
        yield made._replace(spots=spots, title=title(known) if known else "")


def _furniture(old: Side, new: Side) -> Iterator[Change]:
    """What is said on no story's behalf: the masthead's lines, folios."""
    for role in (Role.MASTHEAD, Role.FOLIO):
        was, now = ([n.text for n in side.paper.nodes if not n.story and n.role is role] for side in (old, new))
        if was != now and old.issue.date == new.issue.date:
            yield change("words", part=word(role), old=short("".join(was)), new=short("".join(now)))


def _mpt(text: str) -> int:
    return round(float(text) * 1000)


def _rect(values: list[str]) -> Rect:
    return Rect(*map(_mpt, values))
