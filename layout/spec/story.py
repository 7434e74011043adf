"""A story file -> Story: headings and the like between two lines of ``---``, then the copy as it was pasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from layout.diagnostic import Diagnostic, Span, diagnose
from layout.model import HEADING, Block, Heading, Mark, Paragraph, Question, Role, Story, Text, TitleOf
from layout.model import Table as TableBlock
from layout.spec import copy, kinds, tables
from layout.spec.figures import FIGURE_KEYS, INSETS
from layout.spec.figures import figure as read_figure
from layout.spec.keys import Key, Names, Reader, Record, Table
from layout.spec.lintkeys import LINT_OFF
from layout.spec.nodes import Node, compose
from layout.spec.patterns import dateline_end

_NOTHING: tuple[Text, ...] = ()

ASKED = Key("问", "question", kinds.line(), Text("", Span("")), "问题", "the question", required=True)
ANSWERED = Key("答", "answer", kinds.line(), None, "回答，可不写", "the answer; may be left out")
QUESTION = Table("问答", "questions", ASKED, ANSWERED)


def _question(reader: Reader, record: Record) -> Question | None:
    answer = record[ANSWERED]
    return Question(record[ASKED], answer if answer and answer.text else None)


KIND = Key(
    "类", "kind", kinds.choice({"消息": "news", "news": "news", "启事": "notice", "notice": "notice"}), "news",
    "稿件种类：消息（不写就是它）、启事", "the kind of story: news (the default) or notice",
)  # fmt: skip
LABEL = Key("栏目题", "label", kinds.marked(), _NOTHING, "标题上面或左边的栏目名", "the column's name, above or left")
KICKER = Key("引题", "kicker", kinds.marked(), _NOTHING, "主题上面的一行", "the line above the headline")
HEADLINE = Key("主题", "headline", kinds.marked(), _NOTHING, "大标题；分行就写成列表", "the headline; a list breaks it")
DECK = Key("副题", "deck", kinds.marked(), _NOTHING, "主题下面的说明", "the line below the headline")
SUMMARY = Key(
    "提要题", "summary", kinds.marked(), _NOTHING, "副题下面的几句提要，自动分行", "a few sentences under the deck"
)
TITLE_OF = Key(
    "题自", "title_of", kinds.name(), "", "主题取自另一篇稿件（导读）", "the headline is another story's (teasers)"
)
BYLINE = Key("署名", "byline", kinds.lines(), _NOTHING, "作者", "the author")
QUESTIONS = Key(
    "问答", "questions", kinds.listed(kinds.table(QUESTION, _question), 0, 50), (),
    "导读里的问和答", "questions and answers of a teaser",
)  # fmt: skip
SIGNATURE = Key("落款", "signature", kinds.lines(), _NOTHING, "启事末尾右边的几行", "lines at the end, set right")
STORY = Table(
    "稿件", "story",
    KIND, LABEL, KICKER, HEADLINE, DECK, SUMMARY, TITLE_OF, BYLINE, QUESTIONS, SIGNATURE, *FIGURE_KEYS, INSETS,
    LINT_OFF,
)  # fmt: skip

PARTS = dict(zip(HEADING, (LABEL, KICKER, HEADLINE, DECK, SUMMARY), strict=True))

LINE_LIMIT = 100_000  #: lines of a story
MARK_LIMIT = 50_000  #: asterisks of a story, and braces
LIMITS = (("\n", "@lines", LINE_LIMIT), ("*", "@asterisks", MARK_LIMIT), ("{", "@braces", MARK_LIMIT))

_DASHES = r"[-\u2010-\u2015\u2212\u2500－_]{2,}\s*"
_LOST = r"\s*(\w{2,10})\s*[:：]"


class _Parts(NamedTuple):
    """The lines of a story file, parted."""

    head: Node | None
    body: Sequence[str]
    first: int  #: line of the file where the body begins


def read_story(
    name: str, file: str, folder: str, text: str, dateline: str, problems: list[Diagnostic], names: Names | None = None
) -> Story:
    """The story in ``text``, the contents of ``file``; pictures count from ``folder``, ``dateline`` is a pattern,
    ``names`` are those of the style book (None: it is unread).

    Always gives a story; what is wrong with it is in ``problems``.
    """
    before = len(problems)
    for sign, what, limit in LIMITS:
        if (count := text.count(sign)) > limit:
            problems.append(diagnose("story-too-long", Span(file), count=count, what=what, limit=limit))
            return Story(name, Span(file), Heading(), (), None)
    text = copy.half_width(text, file, problems)
    parts = split(text.split("\n"), file, problems)
    reader = Reader(file, STORY, "@story", problems)
    reader.folder = folder
    head = reader.document(parts.head)
    fences = list(tables.fences(parts.body, parts.first, file, problems))
    fenced = {number for fence in fences for number in range(fence.start, fence.after)}
    written = copy.pieces(parts.body, parts.first, fenced)
    problems += [diagnose("copy-cut", piece.place(0, file), story=name) for piece in written if piece.cut == "cut"]
    texts = [(piece, copy.to_text(piece, file, problems)) for piece in written if piece.cut != "cut"]
    found = [tables.read_table(parts.body, fence, parts.first, file, names, problems) for fence in fences]
    set_tables = [table for table in found if table]
    heading = _heading(head, reader)
    figure = read_figure(head, reader, tuple(text for _, text in texts))
    blocks = () if figure else _blocks(head, texts, dateline, set_tables)
    if figure:
        for table in set_tables:
            problems.append(diagnose("picture-extra", table.at, key="表"))
        for key in (BYLINE, QUESTIONS, SIGNATURE, INSETS):
            if head[key]:
                reader.report("picture-extra", head.at(key), key=key.zh)
    if not heading and not heading.title_of and not blocks and figure is None and len(problems) == before:
        problems.append(diagnose("story-empty", Span(file), story=name))
    insets = () if figure else tuple(head[INSETS])
    return Story(name, Span(file), heading, blocks, figure, insets, head[LINT_OFF])


def _heading(head: Record, reader: Reader) -> Heading:
    """The parts that are there; a headline of its own goes before another story's."""
    parts = tuple((role, head[key]) for role, key in PARTS.items() if head[key])
    if not head[TITLE_OF]:
        return Heading(parts)
    if head[HEADLINE]:
        reader.report("title-twice", head.at(TITLE_OF), story=head[TITLE_OF])
        return Heading(parts)
    return Heading(parts, TitleOf(head[TITLE_OF], reader.span(head.at(TITLE_OF))))


def split(lines: list[str], file: str, problems: list[Diagnostic]) -> _Parts:
    """Part the head from the copy, and see to heads that are not one."""
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if _is_fence(lines[start]):
        for end in range(start + 1, len(lines)):
            if _is_fence(lines[end]):
                head = compose("\n".join(lines[start + 1 : end]), file, problems, start + 1)
                return _Parts(head, lines[end + 1 :], end + 2)
        problems.append(diagnose("head-open", Span(file, start + 1)))
        return _Parts(None, (), 1)
    if re.fullmatch(_DASHES, lines[start]):
        problems.append(diagnose("head-dashes", Span(file, start + 1)))
    elif (lost := re.match(_LOST, lines[start])) and STORY.find(lost[1]):
        problems.append(diagnose("head-lost", Span(file, start + 1, lost.start(1) + 1), key=lost[1]))
    return _Parts(None, lines, 1)


def _is_fence(line: str) -> bool:
    """Three hyphens or more, and nothing else."""
    return line.startswith("---") and not line.rstrip().strip("-")


def _blocks(
    head: Record, texts: Sequence[tuple[copy.Piece, Text]], dateline: str, inside: Sequence[TableBlock]
) -> tuple[Block, ...]:
    """Byline, copy with its tables, questions and signature, in this order."""
    waiting = list(reversed(inside))
    role = Role.NOTICE if head[KIND] == "notice" else Role.BODY
    blocks: list[Block] = [Paragraph(Role.BYLINE, text) for text in head[BYLINE]]
    for number, (piece, text) in enumerate(texts):
        while waiting and waiting[-1].at.line < text.at.line:
            blocks.append(waiting.pop())
        if number == 0 and role is Role.BODY and not (piece.subhead or piece.verse):
            text = _with_dateline(text, dateline)
        blocks.append(Paragraph(Role.SUBHEAD if piece.subhead else Role.VERSE if piece.verse else role, text))
    blocks += reversed(waiting)
    blocks += head[QUESTIONS]
    blocks += [Paragraph(Role.SIGNATURE, text) for text in head[SIGNATURE]]
    return tuple(blocks)


def _with_dateline(text: Text, pattern: str) -> Text:
    """The first paragraph with its 电头 marked, unless the editor marked something there."""
    end = dateline_end(pattern, text.text)
    if not end or any(mark.start < end for mark in text.marks):
        return text
    return text._replace(marks=(Mark(0, end, Role.DATELINE), *text.marks))
