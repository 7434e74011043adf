"""``paper.yaml`` -> StyleBook: defaults filled in, lengths resolved, names looked up, the parts checked together.

Only the paper's name is required. What cannot be read is reported and its default used, so that everything else in the
issue is checked in the same run.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar, cast

from layout.diagnostic import Diagnostic, Span
from layout.model import HEADING, Role
from layout.spec import defaults as std
from layout.spec import kinds, lintkeys, presskeys, source
from layout.spec import styletables as t
from layout.spec.boxes import read_boxes
from layout.spec.keys import Key, Kind, Names, Reader, Record, Table
from layout.spec.kinds import known, mapped, table
from layout.spec.lengths import Scale, parse_length, parse_size, to_mm
from layout.spec.lintkeys import read_lint
from layout.spec.nodes import Map, Node, Scalar, compose
from layout.spec.patterns import fields
from layout.spec.presskeys import read_press
from layout.style import (
    Align,
    Colour,
    FaceSpec,
    Fit,
    Folio,
    Grid,
    Level,
    Masthead,
    QuoteStyle,
    RuleStyle,
    Shape,
    Stock,
    StyleBook,
    TableStyle,
    TextStyle,
)
from layout.units import Mpt, to_page


class Book(NamedTuple):
    """The style book and what the issue's files need to know of it."""

    style: StyleBook
    names: Names
    scale: Scale
    columns: int  #: of the grid; 0 where the file does not say it soundly
    rows: int
    read: bool  #: whether the file could be read at all


T = TypeVar("T")


def _face(reader: Reader, record: Record) -> FaceSpec:
    return FaceSpec("", record[t.FONT_FILE], record[t.FONT_NUMBER], record[t.FALLBACK], reader.span(record.node))


def _colour(reader: Reader, record: Record) -> Colour:
    c, m, y, k = record[t.CMYK]
    return Colour("", (c, m, y, k), record[t.SPOT])


def _rule(reader: Reader, record: Record) -> RuleStyle:
    strokes = record[t.STROKES] or (300,)
    return RuleStyle("", strokes, record[t.STROKE_GAP], record[t.RULE_COLOUR], record[t.RULE_PATTERN])


def _folio(reader: Reader, node: Node, key: str) -> Record | Literal[""] | None:
    """A folio, or 无."""
    if isinstance(node, Scalar) and node.text in kinds.NONE_WORDS:
        return ""
    record = reader.record(node, t.FOLIO, key)
    return record if isinstance(record.node, Map) else None


_FOLIO: Kind[Record | Literal[""]] = Kind(_folio, {"type": ["object", "string"]}, (t.FOLIO,))
_NO_RECORD: Record = Record(Map((), 1, 1), {}, {})
#: Names that mean something else to a press: every plate, no plate, the four process inks (PDF 32000 8.6.6.4).
RESERVED = ("All", "None", "Cyan", "Magenta", "Yellow", "Black", "C", "M", "Y", "K")
_FILE_FIELDS = ("paper", "date", "page", "version")

PAPER_NAME = Key("报名", "paper", kinds.text(40), "", "报纸的名称", "the paper's name", required=True)
LANGUAGE = Key("语言", "language", t.language, "zh-CN", "文字的语言", "language of the text")
SIZE_TABLE = Key(
    "字号表", "size_table", kinds.choice(t.SIZE_TABLES), "founder", "字号按哪家：方正、Word", "founder or word"
)
SHEET = Key("纸张", "sheet", table(t.SHEET, t.same), _NO_RECORD, "纸张大小", "the sheet")
TYPE_AREA = Key(
    "版心", "type_area", table(t.TYPE_AREA, t.same), _NO_RECORD, "版心：栏和行", "the grid of columns and rows"
)
FACES = Key("字体", "faces", mapped(table(t.FACE, _face), "@face"), {}, "字体", "faces")
COLOURS = Key("颜色", "colours", mapped(table(t.COLOUR, _colour), "@colour"), {}, "颜色", "colours")
RULES = Key("线", "rules", mapped(table(t.RULE, _rule), "@rule"), {}, "线", "rules")
BOXES = Key("框", "boxes", mapped(table(t.BOX, t.same), "@box"), {}, "框", "borders")
TABLES = Key("表", "tables", mapped(table(t.TABLE, t.same), "@table"), {}, "表格的样式", "styles of tables")
WHOLE = Key(
    "不拆", "whole", kinds.listed(kinds.text(40), 0, 2000), (), "断题时不拆开的名字",
    "names that no headline is broken in",
)  # fmt: skip
STYLES = Key("样式", "styles", table(t.STYLES, t.same), _NO_RECORD, "各种文字的样式", "text styles by role")
LEVELS = Key(
    "标题级",
    "levels",
    mapped(table(t.LEVEL, t.same), "@level"),
    {},
    "标题的等级，从大到小",
    "headings by rank, largest first",
)
MASTHEAD = Key("报头", "masthead", table(t.MASTHEAD, t.same), _NO_RECORD, "报头", "the masthead")
PULLQUOTE = Key("抽言", "pullquote", table(t.PULLQUOTE, t.same), _NO_RECORD, "抽言的线和引号", "round pull quotes")
FOLIO = Key("页码", "folio", _FOLIO, _NO_RECORD, "版次页码，或“无”", "the folio, or none")
COMPOSITION = Key(
    "排法", "composition", table(t.COMPOSITION, t.same), _NO_RECORD, "排文字的规矩", "rules of composition"
)
COLUMN_RULE = Key("栏线", "column_rule", known("@rule", True), "", "同一篇各栏之间的线，或“无”", "between columns")
STORY_RULE = Key("稿间线", "story_rule", known("@rule", True), "水线", "左右两篇之间的线，或“无”", "between stories")
SPACE_ABOVE = Key("稿间空行", "space_above", kinds.integer(0, 20), 1, "上下两篇之间空几行", "empty rows above a story")
REFERENCE = Key("详见", "reference", fields("page"), std.REFERENCE, "例如 详见 版{page}", "such as: see page {page}")
ONWARD = Key("下转", "onward", fields("page"), std.ONWARD, "例如（下转第{page}版）", "such as: to page {page}")
ORIGIN = Key("上接", "origin", fields("page"), std.ORIGIN, "例如（上接第{page}版）", "such as: from page {page}")
COLOUR_CLASS = Key("色", "colour", kinds.choice(t.COLOUR_CLASSES), "full", "全彩、套红、黑白", "full, red or mono")
ARTWORK_COLOURS = Key(
    "图形颜色", "artwork_colours", mapped(known("@colour")), {}, "SVG 里的颜色各是版式规范的哪个颜色",
    "which colour of the style book stands for a colour of an SVG",
)  # fmt: skip
AD_SCALE = Key("广告缩放", "ad_scale", kinds.percent(0, 1000), std.AD_SCALE, "PDF 广告最多放大缩小多少", "of a PDF")
RESOLUTION = Key(
    "图片分辨率", "resolution", kinds.integer(1, 2400), std.RESOLUTION, "低于它就提醒", "least pixels an inch"
)
FILE_NAME = Key(
    "文件名", "file_name", fields(*_FILE_FIELDS, needs="page"), std.FILE_NAME, "各版文件名", "a page's file"
)
PRESS = Key("付印", "press", table(presskeys.PRESS, t.same), _NO_RECORD, "给印厂的文件", "files for the press")
LINT = Key("校检", "lint", table(lintkeys.LINT, t.same), _NO_RECORD, "layout lint 查什么", "what lint looks for")

PAPER = Table(
    "版式规范", "paper",
    PAPER_NAME, LANGUAGE, SIZE_TABLE, SHEET, TYPE_AREA, FACES, COLOURS, RULES, BOXES, TABLES, STYLES, WHOLE, LEVELS,
    MASTHEAD,
    PULLQUOTE, FOLIO, COMPOSITION, COLUMN_RULE, STORY_RULE, SPACE_ABOVE, REFERENCE, ONWARD, ORIGIN, COLOUR_CLASS,
    ARTWORK_COLOURS, AD_SCALE, RESOLUTION, FILE_NAME, PRESS, LINT,
)  # fmt: skip


def read_style_book(root: Path, problems: list[Diagnostic]) -> Book:
    """The style book of the paper at ``root``; problems are added, and defaults stand for what is wrong."""
    text = source.read(root, source.STYLE_BOOK, source.SPEC_LIMIT, problems)
    before = len(problems)
    node = compose(text, source.STYLE_BOOK, problems) if text is not None else None
    unread = text is None or (node is None and len(problems) > before)
    # What is missing in a file that could not be read is not worth a word.
    reader = Reader(source.STYLE_BOOK, PAPER, "@paper", [] if unread else problems, _scale(node))
    reader.names = {sort: {**{name: name for name in names.values()}, **names} for sort, names in std.ALIASES.items()}
    levels = node.get(LEVELS.zh, LEVELS.en) if isinstance(node, Map) else None
    if isinstance(levels, Map) and levels.entries:
        reader.names["@level"] = {}  # the paper has ranks of its own
    record = reader.document(node)
    area = record[TYPE_AREA]
    grid = _grid(reader, area, record[SHEET][t.TRIM])
    known_grid = not unread and not record.failed(TYPE_AREA)
    return Book(
        _style_book(reader, record, grid),
        reader.names,
        reader.scale,
        grid.columns if known_grid and not area.failed(t.COLUMNS) else 0,
        grid.rows if known_grid and not area.failed(t.ROWS) else 0,
        not unread,
    )


def _scale(node: Node | None) -> Scale:
    """What 字, 行 and 字号 mean: read ahead of everything, since lengths before and after may use them."""

    def find(*path: Key[object]) -> str:
        at = node
        for key in path:
            at = at.get(key.zh, key.en) if isinstance(at, Map) else None
        return at.text if isinstance(at, Scalar) else ""

    scale = Scale(std.SIZE, to_page(std.STEP, std.SIZE), t.SIZE_TABLES.get(find(SIZE_TABLE), "founder"))
    size = parse_size(find(STYLES, t.ROLES[Role.BODY], t.SIZE), scale)
    scale = scale._replace(em=size if size and 2_000 <= size <= 100_000 else std.SIZE)
    scale = scale._replace(step=to_page(std.STEP, scale.em))
    step = parse_length(find(TYPE_AREA, t.STEP), scale)
    return scale._replace(step=step if step and 4_000 <= step <= 100_000 else scale.step)


def _grid(reader: Reader, area: Record, trim: tuple[Mpt, Mpt]) -> Grid:
    """The type area, centred across the sheet, a little above its middle unless 天头 says otherwise; checked."""
    em, step = reader.scale.em, reader.scale.step
    width = area.get(t.COLUMN_WIDTH, to_page(std.COLUMN_WIDTH, em))
    gutter = area.get(t.GUTTER, to_page(std.GUTTER, em))
    grid = Grid(area[t.COLUMNS], width, gutter, area[t.ROWS], step, em, 0, 0)
    spare = max(0, trim[1] - grid.depth(grid.rows))
    head = area[t.HEAD_MARGIN] if t.HEAD_MARGIN in area else spare * std.HEAD_SHARE // 1000
    if step < em:
        reader.report("step-small", area.at(t.STEP), step=step / 1000, size=em / 1000)
    if grid.width > trim[0]:
        place = area.at(t.COLUMN_WIDTH)
        reader.report("type-area-wide", place, width=to_mm(grid.width), room=to_mm(trim[0]))
    if (depth := head + grid.depth(grid.rows)) > trim[1]:
        rows = max(0, (trim[1] - head + step - em) // step)
        reader.report("type-area-deep", area.at(t.ROWS), height=to_mm(depth), room=to_mm(trim[1]), rows=rows)
    return grid._replace(left=(trim[0] - grid.width) // 2, top=head)


def _artwork_colours(given: Mapping[str, str]) -> dict[str, str]:
    """The usual colours of drawings and those of the style book, by the name that a drawing has for them."""
    if not given:
        return std.ARTWORK_COLOURS
    from layout.artwork.colours import colour_name

    return {**std.ARTWORK_COLOURS, **{colour_name(colour): name for colour, name in given.items()}}


def _style_book(reader: Reader, record: Record, grid: Grid) -> StyleBook:
    rules = std.RULES | {name: rule._replace(name=name) for name, rule in _named(reader, "@rule", record[RULES])}
    colours = std.COLOURS | {name: c._replace(name=name) for name, c in _named(reader, "@colour", record[COLOURS])}
    for name, colour in record[COLOURS].items():
        if colour.spot and name in RESERVED:
            reader.report("spot-reserved", record.at(COLOURS), name=name)
    styles = _styles(reader, record[STYLES], grid)
    composition = record[COMPOSITION]
    return StyleBook(
        paper=record[PAPER_NAME],
        language=record[LANGUAGE],
        at=Span(source.STYLE_BOOK),
        sheet=record[SHEET][t.TRIM],
        bleed=record[SHEET][t.BLEED],
        stock=_stock(reader, record[SHEET]),
        grid=grid,
        faces=_faces(reader, record[FACES]),
        styles=styles,
        whole=tuple(name for name in record[WHOLE] if name),
        levels=_levels(reader, record[LEVELS], styles, grid),
        colours=colours,
        rules=rules,
        boxes=read_boxes(reader, dict(_named(reader, "@box", record[BOXES])), rules, grid),
        tables=_tables(reader, record[TABLES]),
        masthead=_masthead(reader, record, grid),
        folio=_folio_value(record[FOLIO]),
        quote=_quote(record[PULLQUOTE]),
        shape=Shape(
            composition[t.MARKS],
            composition[t.PROHIBITION],
            composition[t.CHINESE_GAP],
            composition[t.SPACE],
            composition[t.DATELINE],
            composition[t.BREAKER],
            composition[t.HANG],
            composition[t.CELLS],
            composition[t.TIGHTEN],
            composition[t.HYPHENATION],
        ),
        column_rule=record[COLUMN_RULE],
        story_rule=record[STORY_RULE],
        space_above=record[SPACE_ABOVE],
        reference=record[REFERENCE],
        onward=record[ONWARD],
        origin=record[ORIGIN],
        colour_class=cast(Literal["full", "red", "mono"], record[COLOUR_CLASS]),
        ad_scale=record[AD_SCALE],
        artwork_colours=_artwork_colours(record[ARTWORK_COLOURS]),
        resolution=record[RESOLUTION],
        file_name=record[FILE_NAME],
        press=read_press(reader, record[PRESS]),
        lint=read_lint(reader, record[LINT]),
    )


def _stock(reader: Reader, given: Record) -> Stock:
    """The paper around the trim; checked to hold the bleed. Marks are drawn only where there is such paper."""
    sheet, trim = given[t.MEDIA], given[t.TRIM]
    width, height = (side + 2 * given[t.BLEED] for side in trim)
    if t.MEDIA in given and (sheet[0] < width or sheet[1] < height):
        shown = f"{to_mm(width):g} × {to_mm(height):g}"
        reader.report("sheet-small", given.at(t.MEDIA), needed=shown)
        sheet = (0, 0)
    names = dict.fromkeys(name for name in t.MARK_KINDS.values() if name not in ("all", "none"))
    asked = given[t.SHEET_MARKS] if t.MEDIA in given or t.SHEET_MARKS in given else ()
    wanted = tuple(name for name in names if name in asked or "all" in asked) if "none" not in asked else ()
    at = reader.span(given.at(t.MEDIA)) if t.MEDIA in given else Span(source.STYLE_BOOK)
    return Stock(sheet, wanted, given[t.SPINE], at)


def _named(reader: Reader, sort: str, given: dict[str, T]) -> list[tuple[str, T]]:
    """What the file defines, under the engine's names."""
    names = reader.names[sort]
    return [(names.get(name, name), value) for name, value in given.items()]


def _faces(reader: Reader, given: dict[str, FaceSpec]) -> dict[str, FaceSpec]:
    at = Span(source.STYLE_BOOK)
    faces = {name: FaceSpec(name, file, 0, fallback, at) for name, (file, fallback) in std.FACES.items()}
    for name, face in _named(reader, "@face", given):
        faces[name] = face._replace(name=name, fallback=tuple(other for other in face.fallback if other != name))
    return faces


def _styles(reader: Reader, given: Record, grid: Grid) -> dict[Role, TextStyle]:
    """A style for every role; the body's size and pitch are the grid's."""
    styles = {}
    for role, (face, size, pitch, align, indent) in std.ROLES.items():
        base = TextStyle(
            role, face, to_page(size, grid.size), to_page(pitch, grid.size) or grid.step, align, indent, "黑"
        )
        styles[role] = _resolve(given[t.ROLES[role]], base)
    body = given[t.ROLES[Role.BODY]]
    if body is not None and t.PITCH in body and body[t.PITCH] != grid.step:
        reader.report("body-pitch", body.at(t.PITCH))
    styles[Role.BODY] = styles[Role.BODY]._replace(size=grid.size, pitch=grid.step)
    for role in (Role.TABLE, Role.TABLE_HEAD, Role.TABLE_TITLE, Role.TABLE_NOTE):
        style = styles[role] = styles[role]._replace(pitch=grid.step)
        if style.size > grid.size:
            place, most = given.at(t.ROLES[role]), grid.size / 1000
            reader.report("table-size", place, style=t.ROLES[role].zh, size=style.size / 1000, most=most)
            styles[role] = style._replace(size=grid.size)
    return styles


def _resolve(given: Record | None, base: TextStyle) -> TextStyle:
    """``base`` with what the style book says; the pitch goes with the size unless it is given."""
    if given is None:
        return base
    size = given.get(t.SIZE, base.size)
    return TextStyle(
        base.role,
        given.get(t.STYLE_FACE, base.face),
        size,
        given.get(t.PITCH, _in_proportion(base, size)),
        cast(Align, given[t.ALIGN]) if t.ALIGN in given else base.align,
        given.get(t.INDENT, base.indent),
        given.get(t.STYLE_COLOUR, base.colour),
        given.get(t.LETTER_SCALE, base.scale),
        given.get(t.LATIN, base.western),
        given.get(t.OUTLINED, base.outline),
    )


def _in_proportion(base: TextStyle, size: Mpt) -> Mpt:
    return base.pitch * size // base.size


def _levels(reader: Reader, given: dict[str, Record], styles: dict[Role, TextStyle], grid: Grid) -> dict[str, Level]:
    """The ranks of headings, largest first."""
    gap, white = to_page(std.GAP, grid.size), to_page(std.WHITE_AROUND, grid.size)
    if not given:
        return {
            name: Level(name, _parts(styles, main, above, below), gap, white, Fit(0, std.NARROWEST, 1000, 0))
            for name, (main, above, below) in std.LEVELS.items()
        }
    levels = {}
    for name, record in _named(reader, "@level", given):
        main = _resolve(record[t.LEVEL_PARTS[Role.HEADLINE]], styles[Role.HEADLINE])
        parts = _parts(styles, main.size)
        levels[name] = Level(
            name,
            {role: main if role is Role.HEADLINE else _resolve(record[t.LEVEL_PARTS[role]], parts[role])
             for role in HEADING},
            record.get(t.LEVEL_GAP, gap),
            record.get(t.LEVEL_WHITE, white),
            Fit(record[t.CLOSE], record[t.NARROW], record[t.SHRINK], record[t.OPEN]),
            record[t.HEADLINE_LINES],
            record[t.STEP_IN],
            record[t.HEADING_GROUND],
            record[t.LABEL_GROUND],
            record[t.LABEL_RULE],
            cast(Literal["above", "left"], record[t.LABEL_PLACE]),
            reader.span(record.node),
        )  # fmt: skip
        _check_level(reader, record, levels)
    return levels


def _parts(styles: dict[Role, TextStyle], main: Mpt, above: Mpt = 0, below: Mpt = 0) -> dict[Role, TextStyle]:
    """The styles of a heading whose headline has the size ``main``; kicker and deck in proportion where 0."""

    def sized(role: Role, size: Mpt) -> TextStyle:
        base = styles[role]
        size = size or main * base.size // styles[Role.HEADLINE].size
        return base._replace(size=size, pitch=_in_proportion(base, size))

    sizes = {Role.KICKER: above, Role.HEADLINE: main, Role.DECK: below}
    return {role: sized(role, sizes[role]) if role in sizes else styles[role] for role in HEADING}


def _check_level(reader: Reader, record: Record, levels: dict[str, Level]) -> None:
    """The last of ``levels``: smaller than the one before, its other parts no larger than its headline."""
    *_, level = levels.values()
    size = level.headline.size
    for role, part in level.styles.items():
        # labels and summaries keep their size under a small headline, unless the level itself says so
        if part.size > size and (role in (Role.KICKER, Role.DECK) or record[t.LEVEL_PARTS[role]]):
            place = record.at(t.LEVEL_PARTS[role])
            reader.report("level-parts", place, level=level.name, size=part.size / 1000, headline=size / 1000)
    if len(levels) > 1:
        above = list(levels.values())[-2]
        if size >= above.headline.size:
            reader.report(
                "level-order", record.at(t.LEVEL_PARTS[Role.HEADLINE]),
                level=level.name, size=size / 1000, above=above.name, above_size=above.headline.size / 1000,
            )  # fmt: skip


def _tables(reader: Reader, given: dict[str, Record]) -> dict[str, TableStyle]:
    """The usual table styles and the paper's; what a new one does not say is as in the first."""
    tables = {
        name: TableStyle(name, edge, head, rows, columns, sides, tint, "黑", space)
        for name, (edge, head, rows, columns, sides, tint, space) in std.TABLES.items()
    }
    for name, record in _named(reader, "@table", given):
        base = tables.get(name, tables["三线"])
        tables[name] = TableStyle(
            name, record.get(t.EDGE_RULE, base.edge), record.get(t.HEAD_RULE, base.head),
            record.get(t.ROW_RULE, base.rows), record.get(t.CELL_RULE, base.columns),
            record.get(t.SIDE_RULE, base.sides), record.get(t.STRIPE, base.tint),
            record.get(t.STRIPE_COLOUR, base.colour), record.get(t.TABLE_SPACE, base.space),
        )  # fmt: skip
    return tables


def _masthead(reader: Reader, record: Record, grid: Grid) -> Masthead:
    given = record[MASTHEAD]
    span = given[t.PLATE_SPAN] or max(1, grid.columns - 1)
    if span > grid.columns:
        reader.report("out-of-range", given.at(t.PLATE_SPAN), key=t.PLATE_SPAN.zh, value=span, low=1, high=grid.columns)
    at = reader.span(record.at(MASTHEAD)) if MASTHEAD in record else Span(source.STYLE_BOOK)
    text = given[t.PLATE_TEXT] or record[PAPER_NAME]
    return Masthead(given[t.NAMEPLATE], text, span, given[t.LINES], given[t.PLATE_RULE], at)


def _quote(given: Record) -> QuoteStyle:
    return QuoteStyle(given[t.QUOTE_ABOVE], given[t.QUOTE_BELOW], given[t.QUOTE_MARK])


def _folio_value(given: Record | Literal[""]) -> Folio | None:
    if not given:
        return None
    place = cast(Literal["head", "foot"], given[t.FOLIO_PLACE])
    align = cast(Literal["left", "centre", "right", "outside"], given[t.FOLIO_ALIGN])
    return Folio(given[t.FOLIO_TEXT], place, align)
