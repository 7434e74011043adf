"""A story before and after: its heading, its text, its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from layout.diagnostic import Arg
from layout.diff.bare import same
from layout.diff.change import NEW, OLD, Change, Side, change, word
from layout.diff.results import Lines
from layout.diff.texts import align, count, moves
from layout.model import HEADING, Figure, Image, Inset, Paragraph, Question, Quote, Role, Story, Table, Text

SHOWN = 20  #: characters of a text that are quoted

_GROUPS = {Role.BODY: "body", Role.NOTICE: "body", Role.VERSE: "body"}


class Unit(NamedTuple):
    """A paragraph of a story, or what counts as one."""

    role: Role
    text: Text


def short(text: str) -> str:
    """A text as it is quoted."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def title(story: Story) -> str:
    """What a story is called: its headline, else the beginning of what it says, else its id."""
    said = "".join(text.text for text in story.heading.headline)
    if not said and story.figure and story.figure.caption:
        said = story.figure.caption[0].text
    if not said:
        said = next((unit.text.text for unit in _units(story)), "")
    return said or story.id


def _units(story: Story) -> Iterator[Unit]:
    for block in story.blocks:
        match block:
            case Paragraph():
                yield Unit(block.role, block.text)
            case Question():
                yield Unit(Role.QUESTION, block.question)
                if block.answer:
                    yield Unit(Role.ANSWER, block.answer)
            case Table():
                yield from (Unit(Role.TABLE_TITLE, text) for text in (block.title,) if text)
                yield from (Unit(Role.TABLE, cell.text) for cell in block.cells)
                yield from (Unit(Role.TABLE_NOTE, text) for text in block.note)
            case _:
                assert_never(block)


class StoryDiff:
    """Compares one story; ``old`` and ``new`` are the sides, ``page`` is where it stands now."""

    def __init__(self, old: Side, new: Side, name: str, page: str, lines: tuple[Lines, Lines]) -> None:
        self._sides, self._page, self._lines = (old, new), page, lines
        self._old, self._new = old.issue.stories[name], new.issue.stories[name]
        self._title = title(self._new)

    def changes(self) -> Iterator[Change]:
        """All that was changed, from top to bottom."""
        yield from self._heading()
        old, new = list(_units(self._old)), list(_units(self._new))
        recast = self._recast(old, new)
        yield from recast
        for group in dict.fromkeys(_group(unit) for unit in (*new, *old)):
            before = [unit for unit in old if _group(unit) == group]
            after = [unit for unit in new if _group(unit) == group]
            yield from self._paragraphs(group, before, after)
        yield from self._tables()
        yield from self._figure(self._old.figure, self._new.figure)
        yield from self._insets()

    def _say(self, kind: str, texts: tuple[Sequence[Text], Sequence[Text]] = ((), ()), **args: Arg) -> Change:
        made = change(kind, self._page, self._new.id, self._title, **args)
        spots = [spot for side in (OLD, NEW) for text in texts[side] for spot in self._lines[side].spots(text, side)]
        return made._replace(spots=tuple(spots))

    def _heading(self) -> Iterator[Change]:
        old, new = dict(self._old.heading.parts), dict(self._new.heading.parts)
        for role in HEADING:
            before, after = old.get(role, ()), new.get(role, ())
            words = ["".join(text.text for text in texts) for texts in (before, after)]
            yield from self._wording(word(role), words[0], words[1], (before, after))
            if words[0] == words[1] and _lines_of(before) != _lines_of(after):
                yield self._say("breaks", (before, after), part=word(role))
            elif words[0] == words[1] and _marked(before) != _marked(after):
                yield self._say("markup", (before, after), part=word(role))

    def _wording(
        self, part: str, old: str, new: str, texts: tuple[Sequence[Text], Sequence[Text]] = ((), ())
    ) -> Iterator[Change]:
        if old and new and old != new:
            yield self._say("words", texts, part=part, old=short(old), new=short(new))
        elif new and not old:
            yield self._say("words-new", texts, part=part, new=short(new))
        elif old and not new:
            yield self._say("words-gone", texts, part=part, old=short(old))

    def _recast(self, old: list[Unit], new: list[Unit]) -> list[Change]:
        """Paragraphs that became another kind of paragraph; they are taken out of both lists."""
        found = []
        for unit in list(old):
            gone = unit.text.text not in [one.text.text for one in new if _group(one) == _group(unit)]
            other = next((one for one in new if gone and one.text.text == unit.text.text), None)
            if other:
                old.remove(unit)
                new.remove(other)
                found.append(self._say(
                    "recast", ((unit.text,), (other.text,)), text=short(unit.text.text), old=word(unit.role),
                    new=word(other.role),
                ))  # fmt: skip
        return found

    def _paragraphs(self, group: str, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
        pairs = align([unit.text.text for unit in old], [unit.text.text for unit in new])
        moved = moves(pairs)
        if group in (Role.BYLINE, Role.SIGNATURE) and max(len(old), len(new)) == 1:
            texts = [unit.text for unit in old], [unit.text for unit in new]
            words = ["".join(text.text for text in side) for side in texts]
            yield from self._wording(word(group), words[0], words[1], texts)
            return
        for before, after in pairs:
            a = old[before].text if before is not None else None
            b = new[after].text if after is not None else None
            part, number = word(f"part-{group}"), (after if after is not None else before or 0) + 1
            if a is None and b is not None:
                yield self._say("added", ((), (b,)), part=part, n=number, chars=len(b.text), lines=self._count(NEW, b))
            elif b is None and a is not None:
                lines = self._count(OLD, a)
                yield self._say("removed", ((a,), ()), part=part, n=number, chars=len(a.text), lines=lines)
            elif a is not None and b is not None and before is not None:
                if after in moved:
                    yield self._say("moved", ((a,), (b,)), part=part, n=before + 1, to=number)
                yield from self._paragraph(part, number, a, b)

    def _paragraph(self, part: str, number: int, old: Text, new: Text) -> Iterator[Change]:
        if old.text != new.text:
            changed, added, removed = count(old.text, new.text)
            lines = self._count(NEW, new) - self._count(OLD, old)
            yield self._say(
                "edited", ((old,), (new,)), part=part, n=number, changed=changed, plus=added, minus=removed, lines=lines
            )
        elif _marked((old,)) != _marked((new,)):
            yield self._say("marked", ((old,), (new,)), part=part, n=number)

    def _count(self, side: int, text: Text) -> int:
        return self._lines[side].count(text)

    def _tables(self) -> Iterator[Change]:
        old, new = ([b for b in story.blocks if isinstance(b, Table)] for story in (self._old, self._new))
        shapes = [[(t.columns, t.rows, t.head, t.style, _spans(t)) for t in tables] for tables in (old, new)]
        if shapes[0] != shapes[1]:
            yield self._say("table")

    def _figure(self, old: Figure | None, new: Figure | None) -> Iterator[Change]:
        if old is None and new is None:
            return
        if old is None or new is None:
            yield self._say("picture-new" if new else "picture-gone", name=_names(new or old))
            return
        files = [dict(side.pictures) for side in self._sides]
        if len(old.images) != len(new.images):
            yield self._say("pictures", old=len(old.images), new=len(new.images))
        else:
            for before, after in zip(old.images, new.images, strict=True):
                yield from self._image(before, after, files)
        captions = ["".join(text.text for text in figure.caption) for figure in (old, new)]
        yield from self._wording(word("caption"), captions[0], captions[1], (old.caption, new.caption))
        credits = [figure.credit.text if figure.credit else "" for figure in (old, new)]
        lines = tuple((figure.credit,) if figure.credit else () for figure in (old, new))
        yield from self._wording(word("credit"), credits[0], credits[1], (lines[0], lines[1]))
        if (old.rows, old.captioned, old.beside) != (new.rows, new.captioned, new.beside):
            yield self._say("arranged")

    def _image(self, old: Image, new: Image, files: Sequence[dict[str, str]]) -> Iterator[Change]:
        if old.code or new.code:
            if old.code != new.code:
                yield self._say("code", old=short(old.code), new=short(new.code))
        elif old.path != new.path or old.page != new.page:
            was, now = files[OLD].get(old.path), files[NEW].get(new.path)
            if was is None or was != now or old.page != new.page:
                yield self._say("replaced", old=_name(old), new=_name(new))
        elif files[OLD].get(old.path) != files[NEW].get(new.path):
            yield self._say("redone", name=_name(new))
        if old.focus != new.focus:
            yield self._say("crop", old=_focus(old), new=_focus(new))
        if old.alt != new.alt:
            yield from self._wording(word("alt"), old.alt, new.alt)

    def _insets(self) -> Iterator[Change]:
        old, new = self._old.insets, self._new.insets
        if len(old) != len(new):
            yield self._say("insets", old=len(old), new=len(new))
            return
        for before, after in zip(old, new, strict=True):
            yield from self._inset(before, after)

    def _inset(self, old: Inset, new: Inset) -> Iterator[Change]:
        if isinstance(old.content, Figure) and isinstance(new.content, Figure):
            yield from self._figure(old.content, new.content)
        elif isinstance(old.content, Quote) and isinstance(new.content, Quote):
            words = ["".join(text.text for text in quote.texts) for quote in (old.content, new.content)]
            yield from self._wording(word("pullquote"), words[0], words[1], (old.content.texts, new.content.texts))
        else:
            yield self._say("inset-kind")
        if not same(old._replace(content=new.content, rows=new.rows), new):
            yield self._say("inset-place")
        if old.rows != new.rows:
            yield self._say("inset-rows", old=_range(old.rows), new=_range(new.rows))


def _group(unit: Unit) -> str:
    return _GROUPS.get(unit.role, str(unit.role))


def _lines_of(texts: Sequence[Text]) -> object:
    return [(text.text, text.turns) for text in texts]


def _marked(texts: Sequence[Text]) -> object:
    return [(text.marks, text.effects) for text in texts]


def _spans(table: Table) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells]


def _name(image: Image) -> str:
    return image.path.rpartition("/")[2] + (f" #{image.page}" if image.page > 1 else "")


def _names(figure: Figure | None) -> str:
    return "、".join(image.code or _name(image) for image in figure.images) if figure else ""


def _focus(image: Image) -> str:
    return " ".join(f"{part / 10:g}%" for part in image.focus)


def _range(rows: tuple[int, int]) -> str:
    return "-".join(dict.fromkeys(map(str, rows))) if any(rows) else word("none")
