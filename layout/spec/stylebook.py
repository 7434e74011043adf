"""``paper.yaml`` -> StyleBook: defaults filled in, lengths resolved, names looked up, the parts checked against each other.

Only the paper's name is required. What cannot be read is reported and its default used, so that everything else in the
issue is checked in the same run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple, cast

from layout.diagnostic import Diagnostic, Span
from layout.model import Role
from layout.spec import defaults as std
from layout.spec import kinds, source
from layout.spec import styletables as t
from layout.spec.keys import Key, Kind, Names, Reader, Record, Table
from layout.spec.kinds import known, mapped, table
from layout.spec.lengths import Scale, parse_length, parse_size, to_mm
from layout.spec.nodes import Map, Node, Scalar, compose
from layout.spec.patterns import fields
from layout.style import (
    Align,
    BoxStyle,
    Colour,
    FaceSpec,
    Folio,
    Grid,
    Level,
    Masthead,
    RuleStyle,
    Shape,
    StyleBook,
    TextStyle,
)
from layout.units import Mpt, to_page


class Book(NamedTuple):
    """The style book and what the issue's files need to know of it."""

    style: StyleBook
    names: Names
    columns: int  #: of the grid; 0 where the file does not say it soundly
    rows: int
    read: bool  #: whether the file could be read at all


def _face(reader: Reader, record: Record) -> FaceSpec:
    return FaceSpec("", record[t.FONT_FILE], record[t.FONT_NUMBER], record[t.FALLBACK], reader.span(record.node))


def _colour(reader: Reader, record: Record) -> Colour:
    c, m, y, k = record[t.CMYK]
    return Colour("", (c, m, y, k), record[t.SPOT])


def _rule(reader: Reader, record: Record) -> RuleStyle:
    return RuleStyle("", record[t.STROKES] or (300,), record[t.STROKE_GAP], record[t.RULE_COLOUR])


def _folio(reader: Reader, node: Node, key: str) -> Record | Literal[""] | None:
    """A folio, or 无."""
    if isinstance(node, Scalar) and node.text in kinds.NONE_WORDS:
        return ""
    record = reader.record(node, t.FOLIO, key)
    return record if isinstance(record.node, Map) else None


_FOLIO: Kind[Record | Literal[""]] = Kind(_folio, {"type": ["object", "string"]}, (t.FOLIO,))
_NO_RECORD: Record = Record(Map((), 1, 1), {}, {})
_FILE_FIELDS = ("paper", "date", "page", "version")

PAPER_NAME = Key("报名", "paper", kinds.text(40), "", "报纸的名称", "the paper's name", required=True)
LANGUAGE = Key("语言", "language", kinds.text(20), "zh-CN", "文字的语言", "language of the text")
SIZE_TABLE = Key("字号表", "size_table", kinds.choice(t.SIZE_TABLES), "founder", "字号按哪家：方正、Word", "founder or word")
SHEET = Key("纸张", "sheet", table(t.SHEET, t.same), _NO_RECORD, "纸张大小", "the sheet")
TYPE_AREA = Key("版心", "type_area", table(t.TYPE_AREA, t.same), _NO_RECORD, "版心：栏和行", "the grid of columns and rows")
FACES = Key("字体", "faces", mapped(table(t.FACE, _face), "@face"), {}, "字体", "faces")
COLOURS = Key("颜色", "colours", mapped(table(t.COLOUR, _colour), "@colour"), {}, "颜色", "colours")
RULES = Key("线", "rules", mapped(table(t.RULE, _rule), "@rule"), {}, "线", "rules")
BOXES = Key("框", "boxes", mapped(table(t.BOX, t.same), "@box"), {}, "框", "borders")
STYLES = Key("样式", "styles", table(t.STYLES, t.same), _NO_RECORD, "各种文字的样式", "text styles by role")
LEVELS = Key(
    "标题级", "levels", mapped(table(t.LEVEL, t.same), "@level"), {}, "标题的等级，从大到小", "headings by rank, largest first"
)
MASTHEAD = Key("报头", "masthead", table(t.MASTHEAD, t.same), _NO_RECORD, "报头", "the masthead")
FOLIO = Key("页码", "folio", _FOLIO, _NO_RECORD, "版次页码，或“无”", "the folio, or none")
COMPOSITION = Key("排法", "composition", table(t.COMPOSITION, t.same), _NO_RECORD, "排文字的规矩", "rules of composition")
COLUMN_RULE = Key("栏线", "column_rule", known("@rule", True), "", "同一篇各栏之间的线，或“无”", "between columns")
STORY_RULE = Key("稿间线", "story_rule", known("@rule", True), "水线", "左右两篇之间的线，或“无”", "between stories")
SPACE_ABOVE = Key("稿间空行", "space_above", kinds.integer(0, 20), 1, "上下两篇之间空几行", "empty rows above a story")
REFERENCE = Key("详见", "reference", fields("page"), std.REFERENCE, "例如 详见 版{page}", "such as: see page {page}")
COLOUR_CLASS = Key("色", "colour", kinds.choice(t.COLOUR_CLASSES), "full", "全彩、套红、黑白", "full, red or mono")
RESOLUTION = Key("图片分辨率", "resolution", kinds.integer(1, 2400), std.RESOLUTION, "低于它就提醒", "least pixels an inch")
FILE_NAME = Key("文件名", "file_name", fields(*_FILE_FIELDS, needs="page"), std.FILE_NAME, "各版文件名", "a page's file")

PAPER = Table(
    "版式规范", "paper",
    PAPER_NAME, LANGUAGE, SIZE_TABLE, SHEET, TYPE_AREA, FACES, COLOURS, RULES, BOXES, STYLES, LEVELS, MASTHEAD, FOLIO,
    COMPOSITION, COLUMN_RULE, STORY_RULE, SPACE_ABOVE, REFERENCE, COLOUR_CLASS, RESOLUTION, FILE_NAME,
)  # fmt: skip


def read_style_book(root: Path, problems: list[Diagnostic]) -> Book:
    """The style book of the paper at ``root``; problems are added, and defaults stand for what is wrong."""
    text = source.read(root, source.STYLE_BOOK, source.SPEC_LIMIT, problems)
    before = len(problems)
    node = compose(text, source.STYLE_BOOK, problems) if text is not None else None
    unread = text is None or (node is None and any(d.code.startswith("yaml") for d in problems[before:]))
    own: list[Diagnostic] = []
    reader = Reader(source.STYLE_BOOK, PAPER, "@paper", own, _scale(node))
    reader.names = {sort: {**{name: name for name in names.values()}, **names} for sort, names in std.ALIASES.items()}
    if isinstance(node, Map) and node.get(LEVELS.zh, LEVELS.en) is not None:
        reader.names["@level"] = {}  # the paper has its own ranks
    record = reader.document(node)
    if not unread:
        problems += own
    area = record[TYPE_AREA]
    grid = _grid(reader, area, record[SHEET][t.TRIM])
    if not unread:
        problems += own[len(own) :]
    return _book(reader, record, grid, area, unread)
