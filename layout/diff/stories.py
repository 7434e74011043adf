"""A story before and after: its heading, its text, its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from layout.diagnostic import Arg
from layout.diff.change import NEW, OLD, Change, Side, change, word
from layout.diff.insets import InsetDiff
from layout.diff.results import Lines
from layout.diff.tables import TableDiff
from layout.diff.texts import Pair, Parting, align, contrast, count, moves, partings
from layout.model import HEADING, Figure, Image, Inline, Paragraph, Question, Role, Story, Table, Text

SHOWN = 20  #: characters of a text that are quoted

_GROUPS = {Role.BODY: "body", Role.NOTICE: "body"}
_QUOTED = (Role.SUBHEAD, Role.BYLINE, Role.SIGNATURE, Role.TABLE_TITLE)  #: so short that they are quoted


class Unit(NamedTuple):
    """A paragraph of a story, or what counts as one."""

    role: Role
    text: Text


def short(text: str) -> str:
    """A text as it is quoted."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def title(story: Story) -> str:
    """What a story is called: its headline, else its label or the beginning of what it says, else its id."""
    parts = dict(story.heading.parts)
    said = "".join(text.text for text in parts.get(Role.HEADLINE) or parts.get(Role.LABEL) or ())
    if not said and story.figure and story.figure.caption:
        said = story.figure.caption[0].text
    if not said:
        said = next((unit.text.text for unit in _units(story)), "")
    return said or story.id


def _units(story: Story) -> Iterator[Unit]:
    for block in story.blocks:
        match block:
            case Paragraph():
                if block.role is not Role.VERSE or block.text.text.strip():  # else white between stanzas
                    yield Unit(block.role, block.text)
            case Question():
                yield Unit(Role.QUESTION, block.question)
                if block.answer:
                    yield Unit(Role.ANSWER, block.answer)
            case Table():
                pass  # has rows and cells: ``tables``
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
        if _stanzas(self._old) != _stanzas(self._new) and _verses(old) == _verses(new):
            yield self._say("stanzas")
        tables = [[block for block in story.blocks if isinstance(block, Table)] for story in (self._old, self._new)]
        yield from TableDiff(self._say, self._wording).changes(tables[0], tables[1])
        yield from self._figure(self._old.figure, self._new.figure)
        yield from InsetDiff(self._say, self._wording, self._figure).changes(self._old.insets, self._new.insets)

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
            was, now = contrast(old, new, SHOWN)
            yield self._say("words", texts, part=part, old=was, new=now)
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
        texts = [unit.text.text for unit in old], [unit.text.text for unit in new]
        pairs = align(*texts)
        if group in _QUOTED:
            yield from self._quoted(group, pairs, old, new)
            return
        moved, parted = moves(pairs), partings(pairs, *texts)
        told = {at for parting in parted for at in parting.old}, {at for parting in parted for at in parting.new}
        names = {"part": word(f"part-{group}"), "unit": word("verse-line" if group == Role.VERSE else "paragraph")}
        for before, after in pairs:
            if after is not None and (parting := next((one for one in parted if one.new[0] == after), None)):
                yield self._parted(names, parting, old, new)
            a = old[before].text if before is not None and before not in told[OLD] else None
            b = new[after].text if after is not None and after not in told[NEW] else None
            number = (after if after is not None else before or 0) + 1
            if b is not None and a is None:
                lines = self._count(NEW, b)
                yield self._say("added", ((), (b,)), **names, n=number, chars=len(b.text), lines=lines)
            elif a is not None and b is None:
                number = (before or 0) + 1
                lines = self._count(OLD, a)
                yield self._say("removed", ((a,), ()), **names, n=number, chars=len(a.text), lines=lines)
            elif a is not None and b is not None and before is not None:
                if after in moved:
                    yield self._say("moved", ((a,), (b,)), **names, n=before + 1, to=number)
                yield from self._paragraph(names, number, a, b)

    def _quoted(self, group: str, pairs: Sequence[Pair], old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
        """Short texts, told as what they say; one that is put for another, however unlike, is that one changed."""
        gone = [pair.old for pair in pairs if pair.new is None and pair.old is not None]
        come = [pair.new for pair in pairs if pair.old is None and pair.new is not None]
        if len(gone) == len(come):
            pairs = [*(p for p in pairs if p.old is not None and p.new is not None), *map(Pair, gone, come)]
        for before, after in pairs:
            a = (old[before].text,) if before is not None else ()
            b = (new[after].text,) if after is not None else ()
            words = ["".join(text.text for text in texts) for texts in (a, b)]
            yield from self._wording(word(group), words[0], words[1], (a, b))
            if words[0] == words[1] and _marked(a) != _marked(b):
                yield self._say("markup", (a, b), part=word(group))

    def _parted(self, names: dict[str, str], parting: Parting, old: Sequence[Unit], new: Sequence[Unit]) -> Change:
        """Paragraphs that are cut or joined and say the same."""
        texts = [old[at].text for at in parting.old], [new[at].text for at in parting.new]
        lines = sum(self._count(NEW, text) for text in texts[NEW]) - sum(self._count(OLD, text) for text in texts[OLD])
        if len(parting.old) == 1:
            return self._say("split", texts, **names, n=parting.old[0] + 1, parts=len(parting.new), lines=lines)
        numbers = tuple(str(at + 1) for at in parting.old)
        return self._say("joined", texts, **names, numbers=numbers, lines=lines)

    def _paragraph(self, names: dict[str, str], number: int, old: Text, new: Text) -> Iterator[Change]:
        if old.text != new.text:
            changed, added, removed = count(old.text, new.text)
            lines = self._count(NEW, new) - self._count(OLD, old)
            yield self._say(
                "edited", ((old,), (new,)), **names, n=number, changed=changed, plus=added, minus=removed, lines=lines
            )
        elif _initials(old) != _initials(new):
            yield self._say("initial", ((old,), (new,)), **names, n=number)
        elif _marked((old,)) != _marked((new,)):
            yield self._say("marked", ((old,), (new,)), **names, n=number)

    def _count(self, side: int, text: Text) -> int:
        return self._lines[side].count(text)

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


def _group(unit: Unit) -> str:
    return _GROUPS.get(unit.role, str(unit.role))


def _lines_of(texts: Sequence[Text]) -> object:
    return [(text.text, text.turns) for text in texts]


def _marked(texts: Sequence[Text]) -> object:
    return [(text.marks, text.effects) for text in texts]


def _initials(text: Text) -> object:
    return [effect for effect in text.effects if effect.kind is Inline.DROP]


def _verses(units: Sequence[Unit]) -> list[str]:
    return [unit.text.text for unit in units if unit.role is Role.VERSE]


def _stanzas(story: Story) -> list[bool]:
    """Of each line of verse whether it says something."""
    lines = [b.text.text for b in story.blocks if isinstance(b, Paragraph) and b.role is Role.VERSE]
    return [bool(line.strip()) for line in lines]


def _name(image: Image) -> str:
    return image.path.rpartition("/")[2] + (f" #{image.page}" if image.page > 1 else "")


def _names(figure: Figure | None) -> str:
    return "、".join(image.code or _name(image) for image in figure.images) if figure else ""


def _focus(image: Image) -> str:
    return " ".join(f"{part / 10:g}%" for part in image.focus)
