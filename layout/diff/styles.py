"""What changed in the style book: one sentence for each value, however many styles took it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from layout.diff.change import Change, Word, change
from layout.diff.words import NONE, ROLES, STYLE, TABLES, TEXT_STYLE
from layout.export.dump import pt
from layout.model import Role
from layout.style import Colour, FaceSpec, Grid, StyleBook, TextStyle

Sizes = tuple[int, int]  #: of the body, before and after
_LENGTHS = ("size", "pitch")


def compare(old: StyleBook, new: StyleBook) -> Iterator[Change]:
    """The changes of the style book; what is as much larger as the body is goes without saying."""
    body = old.styles[Role.BODY].size, new.styles[Role.BODY].size
    yield from _texts(old, new, body)
    for field, word in TABLES.items():
        yield from _table(word, getattr(old, field), getattr(new, field), body)
    yield from _levels(old, new, body)
    for field, word in STYLE.items():
        a, b = _bare(getattr(old, field)), _bare(getattr(new, field))
        if isinstance(a, Grid) and isinstance(b, Grid) and body[0] != body[1]:
            a = a._replace(left=b.left, top=b.top)  # the type area stays in the middle
        if _follows(a, b, body):
            continue
        if isinstance(a, str | int) and isinstance(b, str | int):
            yield change("style", what=word, old=a if a != "" else NONE, new=b if b != "" else NONE)
        else:
            yield change("style-changed", what=word)


def _texts(old: StyleBook, new: StyleBook, body: Sizes) -> Iterator[Change]:
    same: dict[tuple[str, object, object], list[Word]] = {}
    for role, style in new.styles.items():
        if role in old.styles:
            for field, was, now in _differing(old.styles[role], style, body):
                if role is Role.BODY or not _follows(was, now, body):
                    same.setdefault((field, was, now), []).append(ROLES[role])
    for name, level in new.levels.items():
        before = old.levels[name].styles if name in old.levels else {}
        for role in [role for role in level.styles if role in before]:
            who = Word(f"{name}的{ROLES[role].zh}", f"{ROLES[role].en} of {name}")
            head = before[Role.HEADLINE].size, level.headline.size
            for field, was, now in _differing(before[role], level.styles[role], body):
                usual = (field, was, now) in same and ROLES[role] in same[field, was, now]
                grown = role is not Role.HEADLINE and field == "size" and _follows(was, now, head)
                if not usual and not grown and not _follows(was, now, body):
                    same.setdefault((field, was, now), []).append(who)
    for (field, was, now), names in same.items():
        word = TEXT_STYLE[field]
        what = Word(
            "、".join(one.zh for one in names) + f"的{word.zh}", f"{word.en} of " + ", ".join(one.en for one in names)
        )
        if isinstance(was, str | int) and isinstance(now, str | int):
            yield change("style", what=what, old=_value(field, was), new=_value(field, now))
        else:
            yield change("style-changed", what=what)


def _differing(old: TextStyle, new: TextStyle, body: Sizes) -> Iterator[tuple[str, object, object]]:
    """(field, before, after), but for leading that goes with a size."""
    for field in TEXT_STYLE:
        was, now = getattr(old, field), getattr(new, field)
        if was != now and not (field == "pitch" and (old.size != new.size or _inverse(was, now, body))):
            yield field, was, now


def _value(field: str, value: str | int) -> str:
    return f"{pt(value)}pt" if field in _LENGTHS and isinstance(value, int) else str(value)


def _levels(old: StyleBook, new: StyleBook, body: Sizes) -> Iterator[Change]:
    before, after = ({name: level._replace(styles={}) for name, level in book.levels.items()} for book in (old, new))
    yield from _table(Word("标题级", "heading level"), before, after, body)


def _table(what: Word, old: Mapping[str, object], new: Mapping[str, object], body: Sizes) -> Iterator[Change]:
    for name in {**old, **new}:
        a, b = _bare(old.get(name)), _bare(new.get(name))
        who = Word(f"{what.zh}“{name}”", f"{what.en} “{name}”")
        if _follows(a, b, body):
            continue
        if a is None or b is None:
            yield change("style-added" if a is None else "style-removed", what=who)
        elif isinstance(a, Colour) and isinstance(b, Colour):
            yield change("style", what=who, old=_inks(a), new=_inks(b))
        elif isinstance(a, FaceSpec) and isinstance(b, FaceSpec) and a.path != b.path:
            yield change("style", what=who, old=a.path, new=b.path)
        else:
            yield change("style-changed", what=who)


def _inks(colour: Colour) -> str:
    return " ".join(f"{ink}{value / 10:g}" for ink, value in zip("CMYK", colour.cmyk, strict=True))


def _bare(value: object) -> object:
    """A value without the place where it was written."""
    return value._replace(at=None) if hasattr(value, "_replace") and hasattr(value, "at") else value


def _follows(old: object, new: object, body: Sizes) -> bool:
    """Whether a value is the same, or differs as the body's size does (to a thousandth of a point)."""
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        return all(_follows(a, b, body) for a, b in zip(old, new, strict=True))
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        return all(_follows(old[key], new[key], body) for key in old)
    if old == new or not isinstance(old, int) or not isinstance(new, int):
        return old == new
    return body[0] != body[1] and abs(old * body[1] - new * body[0]) <= 2 * body[0]


def _inverse(old: object, new: object, body: Sizes) -> bool:
    """Whether leading changed only since it is so many times the grid's step for its size."""
    if not isinstance(old, int) or not isinstance(new, int) or body[0] == body[1]:
        return False
    return abs(old * body[0] - new * body[1]) <= 2 * body[1]
