"""The style book before and after. What follows from another value is not told: only where it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from layout.diff.bare import same
from layout.diff.change import Change, change, word
from layout.model import Role
from layout.style import BoxStyle, Colour, Folio, Gradient, Level, Outline, RuleStyle, StyleBook, TextStyle, Western
from layout.units import Mpt

TYPE = ("face", "size", "pitch", "align", "indent", "colour", "scale", "western", "outline")
SIMPLE = (
    "paper", "language", "bleed", "column_rule", "story_rule", "space_above", "reference", "onward", "origin",
    "colour_class", "resolution", "file_name",
)  # fmt: skip
WHOLE = ("whole", "artwork_colours", "ad_scale")
PARTS = ("quote", "stock", "press")  #: whose fields are told by their names
#: Fields whose values are names out of a list, which both languages have words for
NAMED = (
    "align", "colour_class", "folio-place", "folio-align", "shape-marks", "shape-rules", "shape-breaker", "box-kind",
)  # fmt: skip
NEAR = 20  #: 1/1000 pt: what a derived length is rounded by


def style_changes(old: StyleBook, new: StyleBook) -> Iterator[Change]:
    """All that the house changed; what ``layout lint`` looks for is no part of a page and left out."""
    yield from _types(old, new)
    yield from _levels(old, new)
    yield from _faces(old, new)
    yield from _colours(old.colours, new.colours)
    yield from _named("rule", old.rules, new.rules)
    yield from _boxes(old.boxes, new.boxes, (old.grid.size, new.grid.size))
    yield from _grid(old, new)
    yield from _masthead(old, new)
    for field in old.shape._fields:
        yield from _set(f"shape-{field}", word("shape"), getattr(old.shape, field), getattr(new.shape, field))
    for field in SIMPLE:
        yield from _set(field, word("house"), getattr(old, field), getattr(new, field))
    for field in WHOLE:
        if not same(getattr(old, field), getattr(new, field)):
            yield change("house", part=word(field))
    for part in PARTS:
        before, after = getattr(old, part), getattr(new, part)
        for field in before._fields:
            if not same(getattr(before, field), getattr(after, field)):
                yield change("house-part", part=word(part), field=word(f"{part}-{field}"))
    for name, was, now in _both(old.tables, new.tables):
        kind = "named" if was and now else "named-new" if now else "named-gone"
        yield change(kind, what=word("table-style"), name=name)


def _set(field: str, part: str, old: object, new: object, kind: str = "style") -> Iterator[Change]:
    if not same(old, new):
        yield change(kind, part=part, field=word(field), old=shown(old, field), new=shown(new, field))


def shown(value: object, field: str = "") -> str:
    """A value as an editor writes it."""
    if isinstance(value, bool):
        return word("yes") if value else word("no")
    if isinstance(value, Colour):
        return " ".join(f"{ink / 10:g}%" for ink in value.cmyk)
    if isinstance(value, Outline | Western | Gradient):
        return _compound(value)
    if isinstance(value, int) and field in (
        "size",
        "pitch",
        "bleed",
        "box-depth",
        "box-radius",
        "box-inset",
        "rule-gap",
        "step",
        "gutter",
        "top",
    ):
        return word("pt", f"{value / 1000:g}")
    if isinstance(value, int) and field in ("indent", "column_width", "shape-gap", "shape-space", "shape-tighten"):
        return word("em", f"{value / 1000:g}")
    if isinstance(value, int) and field in ("scale", "box-tint"):
        return f"{value / 10:g}%"
    if field in NAMED and isinstance(value, str) and value:
        return word(value)
    if isinstance(value, tuple):
        return "、".join(shown(part) for part in value) or word("none")
    return word("none") if value in ("", None) else str(value)


def _compound(value: Outline | Western | Gradient) -> str:
    if isinstance(value, Outline):
        return (
            word("pt", f"{value.width / 1000:g}") + f" {value.colour}" + (" " + word("hollow") if value.hollow else "")
        )
    if isinstance(value, Western):
        return f"{value.face} {value.scale / 10:g}%" + (f" {value.rise / 10:+g}%" if value.rise else "")
    return word("gradient", f"{value.start / 10:g}") + f"{value.end / 10:g}% " + word(value.direction)


Moves = dict[str, tuple[Any, Any]]  #: field -> before, after


def _moves(old: TextStyle, new: TextStyle) -> Moves:
    """The fields that differ; line distance not, where it went with the size."""
    found = {f: (getattr(old, f), getattr(new, f)) for f in TYPE if getattr(old, f) != getattr(new, f)}
    if "size" in found and abs(new.pitch * old.size - old.pitch * new.size) <= NEAR * old.size:
        found.pop("pitch", None)
    return found


def _follows(field: str, move: tuple[Any, Any], lead: Moves) -> bool:
    """Whether a field went where that of the style it comes from went."""
    if field not in lead:
        return field == "pitch" and "size" in lead
    if move == lead[field]:
        return True
    if field not in ("size", "pitch", "indent"):
        return False
    was, now = lead[field]
    return bool(was) and abs(move[0] * now / was - move[1]) <= NEAR


def _types(old: StyleBook, new: StyleBook) -> Iterator[Change]:
    body = _moves(old.styles[Role.BODY], new.styles[Role.BODY])
    for role in new.styles:
        moves = _moves(old.styles[role], new.styles[role]) if role in old.styles else {}
        for field, move in moves.items():
            if role is Role.BODY or not _follows(field, move, body):
                yield from _set(field, word(role), *move, kind="type")


def _levels(old: StyleBook, new: StyleBook) -> Iterator[Change]:
    for name, before, after in _both(old.levels, new.levels):
        if before is None or after is None:
            yield change("named-new" if after else "named-gone", what=word("level"), name=name)
            continue
        yield from _level(name, before, after, old, new)


def _level(name: str, before: Level, after: Level, old: StyleBook, new: StyleBook) -> Iterator[Change]:
    body = _moves(old.styles[Role.BODY], new.styles[Role.BODY])
    sized = False
    for role, style in after.styles.items():
        base = _moves(old.styles[role], new.styles[role]) if role in old.styles else {}
        moves = _moves(before.styles[role], style) if role in before.styles else {}
        head = _moves(before.headline, after.headline) if role is not Role.HEADLINE else {}
        sized |= "size" in moves
        for field, move in moves.items():
            if not any(_follows(field, move, lead) for lead in (base, body, head)):
                yield from _set(field, word("level-of", name) + word(role), *move, kind="type")
    for field in ("gap", "white", "fit", "lines", "step", "ground", "label_ground", "label_rule", "label_place"):
        if not same(getattr(before, field), getattr(after, field)) and not (sized and field in ("gap", "white")):
            yield change("level", name=name, field=word(f"level-{field}"))


def renamed(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    """Things that say the same under another name: the old one -> the new one."""
    come = [name for name in new if name not in old]
    found: dict[str, str] = {}
    for name in old:
        if name not in new:
            free = (other for other in come if other not in found.values())
            alike = next((other for other in free if _alike(old[name], new[other])), None)
            if alike is not None:
                found[name] = alike
    return found


def _alike(old: Any, new: Any) -> bool:
    """Whether two things say the same, whatever they are called."""
    return same(*(value._replace(name="") if hasattr(value, "name") else value for value in (old, new)))


def _both(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name in dict.fromkeys((*new, *old)):
        if not same(old.get(name), new.get(name)):
            yield name, old.get(name), new.get(name)


def _faces(old: StyleBook, new: StyleBook) -> Iterator[Change]:
    for name, before, after in _both(old.faces, new.faces):
        if before is None or after is None:
            yield change("named-new" if after else "named-gone", what=word("face"), name=name)
        else:
            files = [f"{face.path}{f' #{face.number}' if face.number else ''}" for face in (before, after)]
            if files[0] != files[1]:
                yield change("face", name=name, old=files[0], new=files[1])
            elif before.fallback != after.fallback:
                yield from _set("fallback", word("face-of", name), before.fallback, after.fallback)


def _colours(old: Mapping[str, Colour], new: Mapping[str, Colour]) -> Iterator[Change]:
    for name, before, after in _both(old, new):
        if before is None or after is None:
            yield change("named-new" if after else "named-gone", what=word("colour"), name=name)
        else:
            yield change("colour", name=name, old=shown(before), new=shown(after))


def _named(kind: str, old: Mapping[str, RuleStyle], new: Mapping[str, RuleStyle]) -> Iterator[Change]:
    for name, before, after in _both(old, new):
        if before is None or after is None:
            yield change("named-new" if after else "named-gone", what=word(kind), name=name)
            continue
        if before.strokes != after.strokes:
            yield change("stroke", name=name, old=_strokes(before), new=_strokes(after))
        for field in ("gap", "colour", "pattern"):
            yield from _set(f"rule-{field}", word("rule-of", name), getattr(before, field), getattr(after, field))


def _strokes(rule: RuleStyle) -> tuple[str, ...]:
    return tuple(word("pt", f"{stroke / 1000:.4g}") for stroke in rule.strokes)


def _ratio(pair: tuple[Mpt, Mpt], sizes: tuple[Mpt, Mpt]) -> bool:
    """Whether a length went with the body's size."""
    return abs(pair[0] * sizes[1] - pair[1] * sizes[0]) <= NEAR * sizes[0]


def _boxes(old: Mapping[str, BoxStyle], new: Mapping[str, BoxStyle], sizes: tuple[Mpt, Mpt]) -> Iterator[Change]:
    names = renamed(old, new)
    for was, now in names.items():
        yield change("named-renamed", what=word("box"), old=was, new=now)
    for name, before, after in _both(old, new):
        if name in (*names, *names.values()):
            continue
        if before is None or after is None:
            yield change("named-new" if after else "named-gone", what=word("box"), name=name)
            continue
        for field in BoxStyle._fields[1:]:
            pair = getattr(before, field), getattr(after, field)
            if field == "rule":
                if pair[0].name and pair[0].name == pair[1].name:
                    continue  # told of the rule itself
                pair = pair[0].name, pair[1].name
            if field in ("inset", "depth", "radius") and sizes[0] != sizes[1] and _ratio(pair, sizes):
                continue
            yield from _set(f"box-{field}", word("box-of", name), *pair)


def _grid(old: StyleBook, new: StyleBook) -> Iterator[Change]:
    a, b = old.grid, new.grid
    if old.sheet != new.sheet:
        yield change("sheet", old=_millimetres(old.sheet), new=_millimetres(new.sheet))
    for field in ("columns", "rows", "step", "gutter"):
        pair = getattr(a, field), getattr(b, field)
        if field in ("step", "gutter") and a.size != b.size and _ratio(pair, (a.size, b.size)):
            continue
        yield from _set(field, word("grid"), getattr(a, field), getattr(b, field))
    width = a.column_width * 1000 // a.size, b.column_width * 1000 // b.size
    if abs(width[0] - width[1]) > NEAR and a.column_width != b.column_width and a.columns == b.columns:
        yield from _set("column_width", word("grid"), *width)
    if a.top != b.top and old.sheet == new.sheet and (a.rows, a.step, a.size) == (b.rows, b.step, b.size):
        yield from _set("top", word("grid"), a.top, b.top)


def _millimetres(size: tuple[Mpt, Mpt]) -> str:
    return " × ".join(f"{side * 254 / 720_000:.4g}mm" for side in size)


def _masthead(old: StyleBook, new: StyleBook) -> Iterator[Change]:
    lines = old.masthead.lines, new.masthead.lines
    if len(lines[0]) == len(lines[1]):
        for at, (was, now) in enumerate(zip(*lines, strict=True)):
            if was != now:
                yield change("words", part=word("masthead-line", at + 1), old=was, new=now)
    else:
        yield from _set("masthead-lines", word("masthead"), *lines)
    for field in ("nameplate", "text", "span", "rule"):
        yield from _set(
            f"masthead-{field}", word("masthead"), getattr(old.masthead, field), getattr(new.masthead, field)
        )
    if old.folio is None or new.folio is None:
        if old.folio != new.folio:
            yield change("folio-new" if new.folio else "folio-gone")
        return
    for field in Folio._fields:
        yield from _set(f"folio-{field}", word("folio"), getattr(old.folio, field), getattr(new.folio, field))
