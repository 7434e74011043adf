"""The keys of ``paper.yaml``: what a style book may say, in the order in which it is read (names before their uses)."""

from __future__ import annotations

import re
from typing import Literal, cast

from layout.model import HEADING, Role
from layout.ornaments import GROUND_NAMES, MOTIF_NAMES
from layout.spec import defaults as std
from layout.spec import kinds
from layout.spec.keys import Key, Kind, Reader, Record, Table
from layout.spec.kinds import known
from layout.spec.lengths import parse_length
from layout.spec.nodes import List, Node, Scalar
from layout.spec.patterns import expression, fields
from layout.style import Gradient, Ground, Outline, Western
from layout.units import Mpt

MARK_STYLES = {
    "报纸": "daily", "daily": "daily", "全角式": "quanjiao", "quanjiao": "quanjiao", "开明式": "kaiming",
    "kaiming": "kaiming", "半角式": "banjiao", "banjiao": "banjiao", "行末半角": "hangmobanjiao",
    "hangmobanjiao": "hangmobanjiao", "CCT": "cct", "cct": "cct",
}  # fmt: skip
BREAKERS = {"逐行": "first", "first": "first", "全段": "total", "total": "total"}
PROHIBITIONS = {
    "国标": "clreq-gb", "clreq-gb": "clreq-gb", "基本": "clreq-basic", "clreq-basic": "clreq-basic",
    "严格": "clreq-strict", "clreq-strict": "clreq-strict", "无": "clreq-none", "clreq-none": "clreq-none",
}  # fmt: skip
HYPHENATIONS = {"否": "", "no": ""} | {tag: tag for tag in ("en", "en-US", "en-GB", "de", "es", "fr", "it")}
SIZE_TABLES = {"方正": "founder", "founder": "founder", "Word": "word", "word": "word", "WPS": "word"}
COLOUR_CLASSES = {
    "全彩": "full", "彩色": "full", "full": "full", "套红": "red", "red": "red", "黑白": "mono", "mono": "mono",
}  # fmt: skip
ALIGNS = {
    "两端": "justify", "justify": "justify", "左": "left", "left": "left", "居中": "centre", "centre": "centre",
    "center": "centre", "右": "right", "right": "right", "阶梯": "stepped", "stepped": "stepped",
}  # fmt: skip
MARK_KINDS = {
    "全部": "all", "all": "all", "裁切": "crop", "crop": "crop", "出血": "bleed", "bleed": "bleed", "套准": "register",
    "register": "register", "居中": "centre", "centre": "centre", "center": "centre", "折": "fold", "fold": "fold",
    "色标": "bars", "bars": "bars", "信息行": "slug", "slug": "slug", "无": "none", "none": "none",
}  # fmt: skip
PT: Mpt = 1000


def same(_: Reader, record: Record) -> Record:
    """For objects that are resolved later."""
    return record


def _sheet_size(reader: Reader, node: Node, key: str) -> tuple[Mpt, Mpt] | None:
    """``272.5mm × 390mm``: the trimmed page."""
    if isinstance(node, List) and all(isinstance(item, Scalar) for item in node.items):
        parts = [item.text for item in node.items if isinstance(item, Scalar)]
    else:
        found = reader.scalar(node, key, "@sheet")
        if found is None:
            return None
        parts = found.replace("×", "x").replace("X", "x").replace("*", "x").split("x")
    sides = [parse_length(part.strip(), reader.scale) for part in parts]
    if len(sides) != 2 or sides[0] is None or sides[1] is None:
        reader.wrong(node, key, "@sheet")
        return None
    for side in sides:
        if side is not None and not 100 * PT <= side <= 5000 * PT:
            reader.report("out-of-range", node, key=key, value=f"{side / PT:g} pt", low="100 pt", high="5000 pt")
            return None
    return sides[0], sides[1]


def _language(reader: Reader, node: Node, key: str) -> str | None:
    """A BCP 47 tag."""
    found = reader.scalar(node, key, "@language")
    if found is not None and not re.fullmatch(_TAG, found):
        reader.wrong(node, key, "@language")
        return None
    return found


_TAG = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}"
language: Kind[str] = Kind(_language, {"type": "string"})
_sheet: Kind[tuple[Mpt, Mpt]] = Kind(_sheet_size, {"type": "string"})

TRIM = Key("成品", "trim", _sheet, std.SHEET, "裁切以后的宽和高", "width and height of the trimmed page")
BLEED = Key("出血", "bleed", kinds.length(0, 60 * PT), 0, "四边出血，新闻纸为 0", "bleed on all sides, 0 for newsprint")
MEDIA = Key(
    "纸", "media", _sheet, (0, 0), "印一版的纸，成品居中；不写就只到出血",
    "the paper that a page is printed on, the trim in its middle; else no more than the bleed",
)  # fmt: skip
SHEET_MARKS = Key(
    "标记", "marks", kinds.listed(kinds.choice(MARK_KINDS), 1, 12), ("all",),
    "成品以外印哪些标记：全部、裁切、出血、套准、居中、折、色标、信息行、无",
    "marks outside the trim: all, crop, bleed, register, centre, fold, bars, slug, none",
)  # fmt: skip
SPINE = Key("中缝", "spine", kinds.length(0, 200 * PT), 0, "通版的两版之间的空", "between the two pages of a spread")
SHEET = Table("纸张", "sheet", TRIM, BLEED, MEDIA, SHEET_MARKS, SPINE)

COLUMNS = Key("栏数", "columns", kinds.integer(1, 24), std.COLUMNS, "基本栏的数目", "number of 栏")
COLUMN_WIDTH = Key(
    "栏宽", "column_width", kinds.length(20 * PT, 2000 * PT), 0, "一栏的宽度，例如 16字", "width of a 栏, such as 16em"
)
GUTTER = Key("栏间距", "gutter", kinds.length(0, 200 * PT), 0, "两栏之间的空", "space between two 栏")
ROWS = Key("行数", "rows", kinds.integer(4, 400), std.ROWS, "一栏有多少行", "rows in a column")
STEP = Key("行距", "step", kinds.length(4 * PT, 100 * PT), 0, "一行到下一行的距离", "distance from row to row")
HEAD_MARGIN = Key(
    "天头", "head_margin", kinds.length(0, 1000 * PT), 0, "版心上面的空；不写则略大于地脚",
    "white above the type area; else a little more than below",
)  # fmt: skip
TYPE_AREA = Table("版心", "type_area", COLUMNS, COLUMN_WIDTH, GUTTER, ROWS, STEP, HEAD_MARGIN)

FONT_FILE = Key(
    "文件", "file", kinds.path("kit:"), "", "字体文件；kit: 开头是自带的", "font file; kit: for the kit's", True
)
FONT_NUMBER = Key("序号", "number", kinds.integer(0, 99), 0, "TTC 里的第几个，从 0 数起", "which of a TTC, from 0")
FALLBACK = Key("后备", "fallback", kinds.listed(known("@face"), 0, 12), (), "缺字时依次用的字体", "faces that stand in")
FACE = Table("字体", "faces", FONT_FILE, FONT_NUMBER, FALLBACK)

CMYK = Key("油墨", "cmyk", kinds.percents(4, "@cmyk"), (0, 0, 0, 0), "青品黄黑的百分比", "per cent of C, M, Y, K", True)
SPOT = Key("专色", "spot", kinds.flag(), False, "是不是专色", "whether it is a spot colour")
COLOUR = Table("颜色", "colours", CMYK, SPOT)

STROKES = Key(
    "粗细", "strokes", kinds.listed(kinds.length(50, 20 * PT), 1, 6), (), "从上到下每一道的粗细",
    "thickness of each stroke, from the top", True,
)  # fmt: skip
STROKE_GAP = Key("间隔", "gap", kinds.length(0, 50 * PT), 0, "两道之间的空", "space between strokes")
RULE_COLOUR = Key("颜色", "colour", known("@colour"), "黑", "颜色", "its colour")
RULE_PATTERN = Key(
    "花样", "pattern", kinds.choice({"实线": "", "solid": "", **MOTIF_NAMES}), "",
    "实线、圆点、短划、曲线或一种花边的花样；最粗的一道用它，粗细就是花样的深",
    "solid, dots, dashes, curve or an ornament's: of the thickest stroke, as deep as that is",
)  # fmt: skip
RULE = Table("线", "rules", STROKES, STROKE_GAP, RULE_COLOUR, RULE_PATTERN)

BOX_KIND = Key(
    "种类", "kind", kinds.choice({"线": "rule", "rule": "rule", "花边": "ornament", "ornament": "ornament"}), "rule",
    "线或花边", "rule or ornament",
)  # fmt: skip
BOX_RULE = Key("线", "rule", known("@rule", none=True), "正线", "框的线，或“无”", "its line, or none")
INSET = Key("内空", "inset", kinds.length(0, 200 * PT), 0, "框和文字之间左右的空", "from the edge to the text")
BOX_ROWS = Key("空行", "rows", kinds.integer(0, 20), 1, "框内上下各空几行", "rows free at head and foot")
TINT = Key("浓度", "tint", kinds.percent(0, 1000), 0, "底色的浓度", "tint under the text")
BOX_COLOUR = Key("底色", "colour", known("@colour"), "黑", "底色", "colour of the tint")
PATTERN = Key(
    "花样", "pattern", kinds.choice(MOTIF_NAMES), "菱花", "花边的花样：菱花、回纹、云纹……", "lozenge, fret, cloud …"
)
DEPTH = Key("花深", "depth", kinds.length(1 * PT, 60 * PT), 0, "花边多深；不写随花样", "depth of the ornament")
GROUND = Key(
    "底纹", "ground", kinds.choice({"无": "", "none": "", **GROUND_NAMES}), "",
    "文字下面的花纹：斜线、网点……；多深由浓度定", "pattern under the text: hatch, spots …; how dark, `tint` says",
)  # fmt: skip
RADIUS = Key("圆角", "radius", kinds.length(0, 100 * PT), 0, "四角的半径", "radius of the corners")
FROM = Key("从", "from", kinds.percent(0, 1000), 0, "起点的浓度", "tint where it begins")
TO = Key("到", "to", kinds.percent(0, 1000), 0, "终点的浓度", "tint where it ends", True)
DIRECTION = Key(
    "方向", "direction", kinds.choice({"往下": "down", "down": "down", "往右": "across", "across": "across"}), "down",
    "往下或往右", "down or across",
)  # fmt: skip
GRADIENT = Table("渐变", "gradient", FROM, TO, DIRECTION)


def _gradient(_: Reader, record: Record) -> Gradient:
    return Gradient(record[FROM], record[TO], cast(Literal["down", "across"], record[DIRECTION]))


BOX_GRADIENT = Key(
    "渐变", "gradient", kinds.table(GRADIENT, _gradient), None, "底色从一种浓度渐变到另一种", "from one tint to another"
)
HEADING_RULE = Key("题线", "heading_rule", known("@rule", none=True), "", "标题下面的线，或“无”", "under the heading")
BOX = Table(
    "框", "boxes",
    BOX_KIND, BOX_RULE, INSET, BOX_ROWS, TINT, BOX_COLOUR, PATTERN, DEPTH, GROUND, RADIUS, BOX_GRADIENT, HEADING_RULE,
)  # fmt: skip

EDGE_RULE = Key("上下线", "edge", known("@rule", True), "", "最上和最下的线，或“无”", "above and below, or none")
HEAD_RULE = Key("表头线", "head", known("@rule", True), "", "表头下面的线，或“无”", "below the head, or none")
ROW_RULE = Key("行线", "rows", known("@rule", True), "", "各行之间的线，或“无”", "between rows, or none")
CELL_RULE = Key("列线", "columns", known("@rule", True), "", "各列之间的线，或“无”", "between columns, or none")
SIDE_RULE = Key("边线", "sides", known("@rule", True), "", "左右两边的线，或“无”", "at the left and right, or none")
STRIPE = Key("浓度", "tint", kinds.percent(0, 1000), 0, "隔行底色的浓度", "tint under every other row")
STRIPE_COLOUR = Key("底色", "colour", known("@colour"), "黑", "隔行底色的颜色", "colour of that tint")
TABLE_SPACE = Key("空行", "space", kinds.integer(0, 5), 1, "表和上下文字之间空几行", "empty rows above and below")
TABLE = Table("表", "tables", EDGE_RULE, HEAD_RULE, ROW_RULE, CELL_RULE, SIDE_RULE, STRIPE, STRIPE_COLOUR, TABLE_SPACE)

STYLE_FACE = Key("字体", "face", known("@face"), "", "字体的名字", "name of a face")
SIZE = Key("字号", "size", kinds.size(), 0, "例如 小五、10.5pt", "such as 10.5pt or 小五")
PITCH = Key("行距", "pitch", kinds.length(2 * PT, 600 * PT), 0, "一行到下一行的距离", "distance from line to line")
ALIGN = Key(
    "对齐", "align", kinds.choice(ALIGNS), "justify", "两端、左、居中、右、阶梯（只用于标题）",
    "justify, left, centre, right; stepped for headings",
)  # fmt: skip
INDENT = Key("首行缩进", "indent", kinds.ems(0, 20_000), 0, "段首空几字", "first-line indent in em")
STYLE_COLOUR = Key("颜色", "colour", known("@colour"), "黑", "颜色的名字", "name of a colour")
LETTER_SCALE = Key("字宽", "scale", kinds.percent(300, 2000), 1000, "长体小于 100%", "width of the letters")
WESTERN_FACE = Key("字体", "face", known("@face"), "", "西文字体的名字", "name of a face", True)
WESTERN_SCALE = Key("比例", "scale", kinds.percent(500, 1500), 1000, "西文字号是汉字的百分之几", "per cent of the size")
WESTERN_RISE = Key("升降", "rise", kinds.ems(-500, 500), 0, "西文抬高多少，负数是降低", "how far it is raised")
WESTERN = Table("西文", "western", WESTERN_FACE, WESTERN_SCALE, WESTERN_RISE)


def _western(_: Reader, record: Record) -> Western | None:
    face = record[WESTERN_FACE]
    return Western(face, record[WESTERN_SCALE], record[WESTERN_RISE]) if face else None


LATIN = Key(
    "西文", "western", kinds.table(WESTERN, _western), None, "西文和数字的字体", "the face of Latin words and figures"
)
OUTLINE_WIDTH = Key("粗细", "width", kinds.length(50, 20 * PT), 500, "线的粗细", "thickness of the line")
OUTLINE_COLOUR = Key("颜色", "colour", known("@colour"), "黑", "线的颜色", "colour of the line")
HOLLOW = Key("空心", "hollow", kinds.flag(), False, "只有线，字是空的", "nothing but the line")
OUTLINE = Table("勾边", "outline", OUTLINE_WIDTH, OUTLINE_COLOUR, HOLLOW)


def _outline(_: Reader, record: Record) -> Outline:
    return Outline(record[OUTLINE_WIDTH], record[OUTLINE_COLOUR], record[HOLLOW])


OUTLINED = Key("勾边", "outline", kinds.table(OUTLINE, _outline), None, "沿字的边画线", "a line around the letters")
STYLE = Table("样式", "styles", STYLE_FACE, SIZE, PITCH, ALIGN, INDENT, STYLE_COLOUR, LETTER_SCALE, LATIN, OUTLINED)

_style: Kind[Record] = kinds.table(STYLE, same)
_ROLE_NAMES = {
    Role.BODY: "正文", Role.SUBHEAD: "小标题", Role.BYLINE: "署名", Role.DATELINE: "电头", Role.STRONG: "黑体",
    Role.EMPHASIS: "楷体", Role.LABEL: "栏目题", Role.KICKER: "引题", Role.HEADLINE: "主题", Role.DECK: "副题",
    Role.SUMMARY: "提要题", Role.QUESTION: "问",
    Role.ANSWER: "答", Role.REFERENCE: "详见", Role.CAPTION: "图片说明", Role.CREDIT: "摄影署名", Role.NOTICE: "启事",
    Role.PULLQUOTE: "抽言",
    Role.SIGNATURE: "落款", Role.VERSE: "诗", Role.TABLE: "表文", Role.TABLE_HEAD: "表头", Role.TABLE_TITLE: "表题",
    Role.TABLE_NOTE: "表注", Role.MASTHEAD: "报头", Role.FOLIO: "页码",
}  # fmt: skip
ROLES: dict[Role, Key[Record | None]] = {
    role: Key(name, role.value, _style, None, f"{name}的样式", f"style of the {role.value.replace('_', ' ')}")
    for role, name in _ROLE_NAMES.items()
}
STYLES = Table("样式", "styles", *ROLES.values())

LEVEL_PARTS = {role: ROLES[role] for role in HEADING}
LEVEL_GAP = Key("间距", "gap", kinds.length(0, 200 * PT), 0, "标题各部分之间的空", "between the parts")
LEVEL_WHITE = Key(
    "空白", "white", kinds.length(0, 500 * PT), 0, "标题上下一共至少空多少", "white above and below, together"
)
CLOSE = Key("字距限度", "close", kinds.ems(0, 200), 0, "题长时，字与字可以靠近多少", "how far 字 close up")
NARROW = Key(
    "缩放限度", "narrow", kinds.percent(300, 1000), std.NARROWEST, "题长时，长体可以压到多少", "the narrowest letters"
)
SHRINK = Key("字号限度", "shrink", kinds.percent(300, 1000), 1000, "题长时，字号可以缩到多少", "the smallest size")
OPEN = Key("疏排", "open", kinds.ems(0, 2000), 0, "主题短时，字与字可以拉开多少", "how far 字 of a short headline open")
HEADLINE_LINES = Key(
    "行数", "lines", kinds.integer(1, std.MOST_LINES), 1, "一行排不下的主题可以断成几行", "lines of a long headline"
)
STEP_IN = Key(
    "阶", "step", kinds.ems(0, 20_000), 0, "阶梯题每行退几字；0 是末行排到右边", "of stepped lines; 0: to the right"
)
GROUND_COLOUR = Key("颜色", "colour", known("@colour"), "黑", "颜色的名字", "name of a colour")
GROUND_TINT = Key("浓度", "tint", kinds.percent(0, 1000), 1000, "底色的浓度", "its tint")
REVERSE = Key("反白", "reverse", kinds.flag(), False, "黑字变白字", "black letters turn white")
UNDER = Table("底", "ground", GROUND_COLOUR, GROUND_TINT, REVERSE)


def _ground(_: Reader, record: Record) -> Ground:
    return Ground(record[GROUND_COLOUR], record[GROUND_TINT], record[REVERSE])


HEADING_GROUND = Key("底", "ground", kinds.table(UNDER, _ground), None, "整个标题的底色", "what the heading stands on")
LABEL_GROUND = Key(
    "栏目题底", "label_ground", kinds.table(UNDER, _ground), None, "栏目题的底色", "what the label stands on"
)
LABEL_RULE = Key("栏目题线", "label_rule", known("@rule", none=True), "", "栏目题下面的线", "the line under the label")
LABEL_PLACE = Key(
    "栏目题位", "label_place", kinds.choice({"上": "above", "above": "above", "左": "left", "left": "left"}), "above",
    "栏目题在上边，还是左边", "above or left",
)  # fmt: skip
LEVEL = Table(
    "标题级", "levels",
    *LEVEL_PARTS.values(), LEVEL_GAP, LEVEL_WHITE, CLOSE, NARROW, SHRINK, OPEN, HEADLINE_LINES, STEP_IN, HEADING_GROUND,
    LABEL_GROUND, LABEL_RULE, LABEL_PLACE,
)  # fmt: skip

QUOTE_ABOVE = Key("上线", "rule_above", known("@rule", none=True), "反线", "上面的线，或“无”", "above, or none")
QUOTE_BELOW = Key("下线", "rule_below", known("@rule", none=True), "正线", "下面的线，或“无”", "below, or none")
QUOTE_MARK = Key("引号", "mark", kinds.flag(), False, "前面有一个大引号：是、否", "a large quotation mark before it")
PULLQUOTE = Table("抽言", "pullquote", QUOTE_ABOVE, QUOTE_BELOW, QUOTE_MARK)

MASTHEAD_FIELDS = ("date", "weekday", "lunar", "page", "section", "paper", "issue")
NAMEPLATE = Key("题字", "nameplate", kinds.path(), "", "报名题字的 SVG 文件", "the nameplate, an SVG")
PLATE_TEXT = Key(
    "文字", "text", kinds.text(40), "", "题字写的是什么；不写则是报名", "what it says; else the paper's name"
)
PLATE_SPAN = Key("占栏", "span", kinds.integer(1, 24), 0, "题字占几栏，其余放各行字", "栏 of the nameplate")
LINES = Key(
    "行",
    "lines",
    kinds.listed(fields(*MASTHEAD_FIELDS), 0, 12),
    std.MASTHEAD_LINES,
    "题字旁边的各行",
    "lines beside it",
)
PLATE_RULE = Key("线", "rule", known("@rule", none=True), "正线", "报头下面的线，或“无”", "the line under it, or none")
MASTHEAD = Table("报头", "masthead", NAMEPLATE, PLATE_TEXT, PLATE_SPAN, LINES, PLATE_RULE)

FOLIO_TEXT = Key("文字", "text", fields(*MASTHEAD_FIELDS), std.FOLIO, "例如 版{page}", "such as {page}")
FOLIO_PLACE = Key(
    "位置", "place", kinds.choice({"天头": "head", "head": "head", "地脚": "foot", "foot": "foot"}), "foot",
    "天头或地脚", "head or foot",
)  # fmt: skip
FOLIO_ALIGN = Key(
    "对齐", "align",
    kinds.choice({
        "左": "left", "left": "left", "居中": "centre", "centre": "centre", "center": "centre", "右": "right",
        "right": "right", "外": "outside", "outside": "outside",
    }),
    "centre", "左、居中、右、外（单数版在右，双数版在左）", "left, centre, right, outside",
)  # fmt: skip
FOLIO = Table("页码", "folio", FOLIO_TEXT, FOLIO_PLACE, FOLIO_ALIGN)

MARKS = Key("标点", "marks", kinds.choice(MARK_STYLES), "daily", "标点的排法：报纸、全角式、开明式……", "daily …")
PROHIBITION = Key(
    "禁则", "prohibition", kinds.choice(PROHIBITIONS), "clreq-gb", "行首行尾禁则：国标、基本、严格、无", "clreq-gb …"
)
CHINESE_GAP = Key(
    "中西间距", "gap", kinds.ems(0, 1000), std.CHINESE_GAP, "汉字和西文之间的空", "between 汉字 and Latin"
)
SPACE = Key("汉字空格", "space", kinds.ems(0, 2000), std.SPACE, "汉字之间打的空格有多宽", "a space typed between 汉字")
DATELINE = Key("电头", "dateline", expression(), std.DATELINE, "认出电头的正则表达式", "expression for datelines")
BREAKER = Key("断行", "breaker", kinds.choice(BREAKERS), "first", "逐行断，还是全段一起断", "first or total")
HANG = Key("悬挂", "hang", kinds.flag(), False, "行末的点号排到版口外", "stops hang outside the measure")
CELLS = Key("字格", "grid", kinds.flag(), False, "每个字都在格子里，像稿纸", "every 字 in its cell")
TIGHTEN = Key("紧排", "tighten", kinds.ems(0, 100), 0, "挤完标点还排不下时，字与字可以靠近多少", "how far 字 close up")
HYPHENATION = Key(
    "西文断词", "hyphenation", kinds.choice(HYPHENATIONS), "", "长的西文词在音节处断开，按哪种语言：否、en、fr……",
    "the language by whose syllables Western words are divided: no, en, fr …",
)  # fmt: skip
COMPOSITION = Table(
    "排法", "composition",
    MARKS, PROHIBITION, CHINESE_GAP, SPACE, DATELINE, BREAKER, HANG, CELLS, TIGHTEN, HYPHENATION,
)  # fmt: skip
#: What one area may have of its own, by field of ``style.Shape``.
AREA_SHAPE: dict[str, Key[str | int]] = {
    "marks": MARKS, "rules": PROHIBITION, "gap": CHINESE_GAP, "space": SPACE, "breaker": BREAKER, "hang": HANG,
    "grid": CELLS, "tighten": TIGHTEN, "hyphenation": HYPHENATION,
}  # fmt: skip
AREA_COMPOSITION = Table("排法", "composition", *AREA_SHAPE.values())
