"""What changed inside one story: its heading, its text, its pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.diagnostic import Span
from layout.diff.change import Change, Word, change
from layout.diff.texts import Para, Place, edits, more_lines, paragraphs
from layout.diff.words import NONE, ROLES
from layout.model import HEADING, Figure, Image, Inset, Issue, Paragraph, Question, Quote, Role, Story, Table, Text
from layout.paper import Paper
from layout.pipeline import Result
from layout.style import StyleBook

TITLE = 14  #: 字 of a headline that name a story


class Side(NamedTuple):
    """One state of an issue."""

    issue: Issue
    style: StyleBook
    paper: Paper
    result: Result
    lines: Counter[tuple[str, Span]]  #: that each text fills

    def picture(self, image: Image) -> bytes:
        """What is in a picture's file; nothing where there is none."""
        try:
            return (self.result.root / image.path).read_bytes() if image.path else image.code.encode()
        except OSError:
            return b""


def count_lines(paper: Paper) -> Counter[tuple[str, Span]]:
    """The lines that each text of each story fills."""
    found: Counter[tuple[str, Span]] = Counter()
    for page in paper.pages:
        for frame in page.frames:
            for line in frame.lines:
                node = paper.nodes[line.node]
                found[node.story, node.at] += 1
    return found


def joined(texts: Sequence[Text]) -> str:
    """The lines of a part as one."""
    return " ".join(text.text for text in texts)


def title(story: Story) -> str:
    """What a story is called."""
    said = joined(story.heading.headline) or story.id
    return said if len(said) <= TITLE else said[: TITLE - 1] + "…"


def compare(at: Place, old: tuple[Side, Story], new: tuple[Side, Story]) -> Iterator[Change]:
    """The changes of a story that both sides have."""
    yield from _heading(at, old[1], new[1])
    yield from paragraphs(at, list(_paras(*old)), list(_paras(*new)))
    yield from _figure(at, (old[0], old[1].figure), (new[0], new[1].figure))
    yield from _insets(at, old, new)


def _heading(at: Place, old: Story, new: Story) -> Iterator[Change]:
    before, after = dict(old.heading.parts), dict(new.heading.parts)
    for role in HEADING:
        yield from _part(at, ROLES[role], before.get(role, ()), after.get(role, ()))


def _part(at: Place, what: Word, old: Sequence[Text], new: Sequence[Text]) -> Iterator[Change]:
    before, after = joined(old), joined(new)
    if before and after and before != after:
        yield change("part", *at, what=what, old=before, new=after)
    elif before != after:
        yield change("part-added" if after else "part-removed", *at, what=what, text=after or before)
    elif [(t.marks, t.effects, t.turns) for t in old] != [(t.marks, t.effects, t.turns) for t in new]:
        yield change("marks", *at, what=what)


def _paras(side: Side, story: Story) -> Iterator[Para]:
    def para(role: Role, text: Text) -> Para:
        return Para(role, text.text, side.lines[story.id, text.at], (text.marks, text.effects))

    for block in story.blocks:
        match block:
            case Paragraph(role, text):
                yield para(role, text)
            case Question(question, answer):
                yield para(Role.QUESTION, question)
                if answer:
                    yield para(Role.ANSWER, answer)
            case Table():
                cells = tuple(cell._replace(text=cell.text._replace(at=Span(""), places=())) for cell in block.cells)
                form = (block.columns, block.rows, block.head, block.style, cells)
                if block.title:
                    yield para(Role.TABLE_TITLE, block.title)
                yield Para(Role.TABLE, "\n".join(cell.text.text for cell in block.cells), 0, form)
                yield from (para(Role.TABLE_NOTE, note) for note in block.note)


def _figure(at: Place, old: tuple[Side, Figure | None], new: tuple[Side, Figure | None]) -> Iterator[Change]:
    before, after = (figure.images if figure else () for _, figure in (old, new))
    for a, b in zip(before, after, strict=False):
        yield from _image(at, (old[0], a), (new[0], b))
    for image in before[len(after) :]:
        yield change("picture-removed", *at, old=image.path or image.code)
    for image in after[len(before) :]:
        yield change("picture-added", *at, new=image.path or image.code)
    a_figure, b_figure = old[1], new[1]
    if a_figure and b_figure:
        yield from _caption(at, (old[0], a_figure), (new[0], b_figure))


def _image(at: Place, old: tuple[Side, Image], new: tuple[Side, Image]) -> Iterator[Change]:
    a, b = old[1], new[1]
    if (a.path, a.code, a.page) != (b.path, b.code, b.page):
        yield change("picture", *at, old=_file(a), new=_file(b))
    elif old[0].picture(a) != new[0].picture(b):
        yield change("picture-file", *at, new=_file(b))
    if a.focus != b.focus:
        yield change("crop", *at, old=_focus(a.focus), new=_focus(b.focus))
    if a.alt != b.alt:
        yield change("setting", *at, what=Word("替代文字", "alternative text"), old=a.alt or NONE, new=b.alt or NONE)


def _file(image: Image) -> str:
    name = image.path.rpartition("/")[2] or image.code
    return f"{name}#{image.page}" if image.page > 1 else name


def _focus(focus: tuple[int, int]) -> str:
    return "({:g}%, {:g}%)".format(*(value / 10 for value in focus))


def _caption(at: Place, old: tuple[Side, Figure], new: tuple[Side, Figure]) -> Iterator[Change]:
    a, b = old[1], new[1]
    before, after = joined(a.caption), joined(b.caption)
    if before and after and before != after:
        lines = (sum(side.lines[at.story, text.at] for text in figure.caption) for side, figure in (old, new))
        was, now = lines
        what = ROLES[Role.CAPTION]
        yield change("text", *at, what=what, edits=edits(before, after), lines=more_lines(now - was))
    else:
        yield from _part(at, ROLES[Role.CAPTION], a.caption, b.caption)
    yield from _part(at, ROLES[Role.CREDIT], (a.credit,) if a.credit else (), (b.credit,) if b.credit else ())
    if (a.rows, a.captioned, a.beside) != (b.rows, b.captioned, b.beside):
        yield change("marks", *at, what=Word("照片与说明", "picture and caption"))


def _insets(at: Place, old: tuple[Side, Story], new: tuple[Side, Story]) -> Iterator[Change]:
    before, after = old[1].insets, new[1].insets
    for a, b in zip(before, after, strict=False):
        yield from _inset(at, (old[0], a), (new[0], b))
    for inset in before[len(after) :]:
        yield change("part-removed", *at, what=_kind(inset), text=_says(inset))
    for inset in after[len(before) :]:
        yield change("part-added", *at, what=_kind(inset), text=_says(inset))


def _inset(at: Place, old: tuple[Side, Inset], new: tuple[Side, Inset]) -> Iterator[Change]:
    a, b = old[1], new[1]
    if isinstance(a.content, Quote) and isinstance(b.content, Quote):
        yield from _part(at, ROLES[Role.PULLQUOTE], a.content.texts, b.content.texts)
    elif isinstance(a.content, Figure) and isinstance(b.content, Figure):
        yield from _figure(at, (old[0], a.content), (new[0], b.content))
    else:
        yield change("setting", *at, what=Word("插图", "inset"), old=_says(a), new=_says(b))
    if a.rows != b.rows:
        yield change("setting", *at, what=Word("插图行数", "rows of the inset"), old=_rows(a), new=_rows(b))
    if a.columns != b.columns:
        yield change("setting", *at, what=Word("插图占栏", "columns of the inset"), old=a.columns, new=b.columns)
    if _standing(a) != _standing(b):
        yield change("marks", *at, what=Word("插图的位置", "place of the inset"))


def _standing(inset: Inset) -> tuple[object, ...]:
    return (
        inset.width, inset.across, inset.down, inset.from_row, inset.wrap, inset.corners, inset.clear,
    )  # fmt: skip


def _rows(inset: Inset) -> str | Word:
    least, most = inset.rows
    return Word("按图", "as needed") if not most else str(least) if least == most else f"{least}–{most}"


def _kind(inset: Inset) -> Word:
    return ROLES[Role.PULLQUOTE] if isinstance(inset.content, Quote) else Word("插图", "inset")


def _says(inset: Inset) -> str:
    content = inset.content
    return joined(content.texts) if isinstance(content, Quote) else _file(content.images[0])
