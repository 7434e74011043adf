"""A page file -> PageSpec: the page map, and what is placed in its areas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, cast

from layout.diagnostic import Diagnostic, Span
from layout.model import Composition, PageSpec, Placement, Reference, Text, Turn
from layout.spec import defaults as std
from layout.spec import kinds, source, styletables
from layout.spec.keys import Key, Kind, Reader, Record, Table, shorten
from layout.spec.kinds import known
from layout.spec.lengths import ascii_digits
from layout.spec.lintkeys import LINT_OFF
from layout.spec.nodes import List, Map, Node, Scalar, compose
from layout.spec.pagemap import MASTHEADS, PageMap, read_page_map
from layout.spec.stylebook import Book
from layout.spec.styletables import AREA_SHAPE, COLOUR_CLASSES

# Editors align the numbers of a page map to the right. YAML wants no line of a block further left than the first one,
# unless the header says how far in the block begins: ``|1``. Places stay as they are.
MAP_HEADER = re.compile(r"^(\s*(?:版面|map)[ \t]*:[ \t]+)\|(?=[ \t]*(?:#.*)?$)", re.MULTILINE)
_PAGE_LIKE = re.compile("[A-Z]?[0-9]+")
_REFERENCES = r"[-–—~～、，,\s]+"


def _page_map(reader: Reader, node: Node, key: str) -> Scalar | None:
    """The page map is read later: it needs the lines of the file."""
    if isinstance(node, Scalar):
        return node
    reader.wrong(node, key, "@page-map")
    return None


_name: Kind[str] = kinds.name()

STORY = Key(
    "稿", "story", _name, "", "放哪一篇稿件；不写就是和区同名的", "the story; else the one called like the area"
)
LEVEL = Key("级", "level", known("@level"), "", "标题级；不写就是第一级", "heading level; else the first")
HEADING_SPAN = Key("题跨", "heading_span", kinds.integer(1, 24), 0, "标题占几栏", "栏 that the heading covers")
HEADING_ROWS = Key("题行", "heading_rows", kinds.integer(1, 400), 0, "标题占几行", "rows of the heading")
HEADING_LINES = Key(
    "题断", "heading_lines", kinds.integer(1, std.MOST_LINES), 0, "主题可以断成几行；不写照标题级",
    "lines of a long headline",
)  # fmt: skip
OVER = Key(
    "压图", "over_picture", kinds.choice({"上": "top", "top": "top", "下": "foot", "foot": "foot"}), "",
    "标题压在图上：上、下", "the heading stands on the picture, at its top or foot",
)  # fmt: skip
BOX = Key("框", "box", known("@box", True), "", "框的名字", "name of a border")
RULE_ABOVE = Key("上线", "rule_above", known("@rule", True), "", "上面的线", "rule above")
SPACE_ABOVE = Key("上空", "space_above", kinds.integer(0, 100), -1, "上面空几行", "empty rows above")
COLUMN_LIMIT = 48


def _columns(reader: Reader, node: Node, key: str) -> tuple[int, ...] | None:
    """``3`` equal columns, ``2.5``: two and a half one, or ``[20字, 10字]``: how wide each is to the others."""
    items = node.items if isinstance(node, List) else [node]
    words = [item.text if isinstance(item, Scalar) else "" for item in items]
    found = [re.fullmatch(r"\s*(\d{1,3})(?:\.(\d))?\s*(?:字|em|栏)?\s*", ascii_digits(word)) for word in words]
    parts = [int(part[1]) * 10 + int(part[2] or 0) for part in found if part]
    count = len(parts) if isinstance(node, List) else -(-sum(parts) // 10)
    if len(parts) < len(words) or not all(parts) or not 1 <= count <= COLUMN_LIMIT:
        reader.wrong(node, key, "@column-widths")
        return None
    if isinstance(node, List):
        return tuple(parts)
    whole, rest = divmod(parts[0], 10)
    return (10,) * whole + ((rest,) if rest else ())


COLUMNS = Key(
    "栏", "columns", Kind(_columns, {"type": ["string", "number", "array"]}), (),
    "文字分成几栏：3、2.5（两栏半），或各栏宽的比 [20字, 10字]",
    "columns of the text: 3, 2.5 (two and a half), or how wide each is to the others",
)  # fmt: skip
REFERRED = Key("稿", "story", _name, "", "那篇稿件；它在哪一版，就是哪一版", "the story: its page is found", True)
REFERRED_STORY = Table("详见", "reference", REFERRED)


def _referred(reader: Reader, node: Node, key: str) -> Reference | None:
    """A page, a story, or ``{稿: story}``; which of the first two it is, is told by the issue's pages."""
    if isinstance(node, Map):
        story = reader.record(node, REFERRED_STORY, key)[REFERRED]
        return Reference("", False, reader.span(node), story) if story else None
    page = kinds.text(40).read(reader, node, key)
    return Reference(page, False, reader.span(node)) if page else None


REFERENCE = Key(
    "详见", "reference", Kind(_referred, {"type": ["string", "object"]}, (REFERRED_STORY,)), None,
    "详见哪一版，或哪一篇稿件所在的版", "the page referred to, or the story whose page it is",
)  # fmt: skip
EXTERNAL = Key("外", "external", kinds.flag(), False, "那一版不在这一期的文件里", "that page is not in this issue")
ONWARD = Key("转", "continues", kinds.text(80), "", "下转哪一版，或本版哪一区", "page or area where the story goes on")
ORIGIN = Key("接", "continued", kinds.text(80), "", "上接哪一版，或本版哪一区", "page or area that it comes from")
TURN_HEAD = Key("转题", "turn_head", kinds.lines(), (), "接排处的标题；不写就是主题", "head of a turn, else headline")
COMPOSITION = Key(
    "排法", "composition", kinds.table(styletables.AREA_COMPOSITION, styletables.same), None,
    "这一区的正文另有排法，只写不同的", "rules of composition of its own, only those that differ",
)  # fmt: skip
DIRECTION = Key(
    "题向", "heading_direction",
    kinds.choice({"横": "", "竖": "left", "竖左": "left", "竖右": "right", "across": "", "down": "left", "left": "left",
                  "right": "right"}),
    "", "标题的方向：横、竖（在左边）、竖右", "across; down (also left), at the left of the text; right, at its right",
)  # fmt: skip
HEADING_ALIGN = Key(
    "竖题对齐", "heading_align",
    kinds.choice({"居中": "centre", "centre": "centre", "center": "centre", "顶格": "head", "head": "head",
                  "阶梯": "steps", "steps": "steps"}),
    "", "竖题各行：居中、顶格、阶梯", "lines of a vertical heading: centre, head, steps",
)  # fmt: skip
PLACEMENT = Table(
    "放", "place",
    STORY, LEVEL, HEADING_SPAN, HEADING_ROWS, BOX, RULE_ABOVE, SPACE_ABOVE, COLUMNS, REFERENCE, EXTERNAL, COMPOSITION,
    ONWARD, ORIGIN, TURN_HEAD, DIRECTION, HEADING_ALIGN, HEADING_LINES, OVER, LINT_OFF,
)  # fmt: skip

PAGE_ID = Key("版", "page", _name, "", "版次，和文件名一致", "the page's id, as its file is called")
SECTION = Key("版名", "section", kinds.text(40), "", "版名，例如 要闻", "the page's name")
COLOUR = Key("色", "colour", kinds.choice(COLOUR_CLASSES), "", "全彩、套红、黑白；不写照版式规范", "full, red or mono")
MAP = Key("版面", "map", Kind(_page_map, {"type": "string"}), Scalar("", 1, 1), "版面图", "the page map", required=True)


def _placed(reader: Reader, node: Node, key: str) -> Record | None:
    """``area: story`` or ``area: {story: …, box: …}``."""
    if isinstance(node, Scalar):
        if node.empty:  # as if only the name of the area stood there
            return Record(node, {}, {})
        name = _name.read(reader, node, key)
        return Record(node, {STORY.en: name}, {STORY.en: node}) if name is not None else None
    record = reader.record(node, PLACEMENT, key)
    return record if isinstance(record.node, Map) else None


_placement: Kind[Record] = Kind(_placed, {"type": ["string", "object"]}, (PLACEMENT,))
PLACE = Key("放", "place", kinds.mapped(_placement), {}, "各区放什么", "what goes into the areas")
PAGE = Table("版", "page", PAGE_ID, SECTION, COLOUR, LINT_OFF, MAP, PLACE)


def _composition(given: Record | None) -> Composition:
    """The rules of composition that an area has of its own."""
    return tuple((field, given[key]) for field, key in AREA_SHAPE.items() if key in given) if given else ()


class PageReader:
    """Reads the pages of an issue whose pages are ``pages``."""

    def __init__(
        self, root: Path, book: Book, pages: Sequence[str], problems: list[Diagnostic],
        edited: source.Edited = source.UNEDITED,
    ) -> None:  # fmt: skip
        self.root, self.book, self.pages, self.problems, self.edited = root, book, pages, problems, edited
        self.implied: set[Span] = set()  #: areas that nothing says what to place in, by their first word in a map

    def read(self, page: str, file: str) -> PageSpec | None:
        """The page in ``file``; None where it cannot be read at all."""
        text = source.read(self.root, file, source.SPEC_LIMIT, self.problems, edited=self.edited)
        if text is None:
            return None
        before = len(self.problems)
        node = compose(MAP_HEADER.sub(r"\1|1", text), file, self.problems)
        if node is None and len(self.problems) > before:
            return None
        reader = Reader(file, PAGE, "@page", self.problems, self.book.scale)
        reader.names, reader.unsure = self.book.names, not self.book.read
        record = reader.document(node)
        if record[PAGE_ID] and record[PAGE_ID] != page:
            name = file.rpartition("/")[2]
            reader.report("page-id", record.at(PAGE_ID), page=record[PAGE_ID], file=name)
        drawn = PageMap((), {})
        if MAP in record:
            lines = text.split("\n")
            drawn = read_page_map(record[MAP], file, lines, self.book.columns, self.book.rows, self.problems)
        placements = tuple(self._placements(reader, record, drawn, MAP in record))
        return PageSpec(page, record[SECTION], Span(file), drawn.bands, placements, record[COLOUR], record[LINT_OFF])

    def _placements(self, reader: Reader, record: Record, drawn: PageMap, has_map: bool) -> Iterator[Placement]:
        """A placement for each area of the map, in the map's order; first what is wrong with those written."""
        given = record.at(PLACE)
        entries = {e.key.text: e.key for e in given.entries} if PLACE in record and isinstance(given, Map) else {}
        for area, key in entries.items():
            if area in MASTHEADS:
                reader.report("masthead-story", key, area=area)
            elif area not in drawn.places and has_map and drawn.bands:
                known_areas = tuple(word for word in drawn.places if word not in MASTHEADS)
                reader.report("area-unknown", key, area=shorten(area), known=known_areas[:30])
        for area, at in drawn.places.items():
            if area in MASTHEADS:
                yield Placement(area, at, None)
            elif area not in entries:
                self.implied.add(at)
                yield Placement(area, at, area)
            elif (placed := record[PLACE].get(area)) is not None:
                yield self._placement(reader, area, reader.span(entries[area]), placed)

    def _placement(self, reader: Reader, area: str, at: Span, given: Record) -> Placement:
        columns = self.book.columns
        if columns and given[HEADING_SPAN] > columns:
            node, key = given.at(HEADING_SPAN), HEADING_SPAN.zh
            reader.report("out-of-range", node, key=key, value=given[HEADING_SPAN], low=1, high=columns)
        return Placement(
            area,
            at,
            given[STORY] or area,
            given[LEVEL],
            given[HEADING_SPAN],
            given[HEADING_ROWS],
            given[BOX],
            given[RULE_ABOVE],
            given[SPACE_ABOVE],
            given[COLUMNS],
            self._reference(reader, given),
            _composition(given[COMPOSITION]),
            self._turn(reader, given, ONWARD),
            self._turn(reader, given, ORIGIN),
            self._turn_head(reader, given),
            cast(Literal["", "left", "right"], given[DIRECTION]),
            self._heading_align(reader, given),
            given[HEADING_LINES],
            cast(Literal["", "top", "foot"], given[OVER]),
            given[LINT_OFF],
        )

    def _turn(self, reader: Reader, given: Record, key: Key[str]) -> Turn | None:
        """``03``, ``03/区`` or ``区`` of the same page."""
        if not given[key]:
            return None
        page, slash, area = given[key].partition("/")
        if not slash and page not in self.pages and not _PAGE_LIKE.fullmatch(page):
            page, area = "", page
        return Turn(page.strip(), area.strip(), reader.span(given.at(key)))

    def _heading_align(self, reader: Reader, given: Record) -> Literal["", "centre", "head", "steps"]:
        if given[HEADING_ALIGN] and not given[DIRECTION]:
            reader.report("vertical-alone", given.at(HEADING_ALIGN))
        return cast(Literal["", "centre", "head", "steps"], given[HEADING_ALIGN])

    def _turn_head(self, reader: Reader, given: Record) -> tuple[Text, ...]:
        if given[TURN_HEAD] and not given[ORIGIN]:
            reader.report("turn-head-alone", given.at(TURN_HEAD))
        return given[TURN_HEAD]

    def _reference(self, reader: Reader, given: Record) -> Reference | None:
        reference = given[REFERENCE]
        if reference is None:
            if given[EXTERNAL]:
                reader.report("external-alone", given.at(EXTERNAL))
            return None
        if reference.story or given[EXTERNAL]:
            return reference._replace(external=given[EXTERNAL])
        unknown = [page for page in filter(None, re.split(_REFERENCES, reference.page)) if page not in self.pages]
        if unknown == [reference.page] and source.is_name(reference.page) and not _PAGE_LIKE.fullmatch(reference.page):
            return reference._replace(page="", story=reference.page)
        for page in unknown:
            reader.report("reference-missing", given.at(REFERENCE), page=page)
        return reference
