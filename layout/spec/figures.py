"""Pictures in a story's head: the story's own, where the story is a picture, and those among its text (插图)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

from layout.model import CaptionPlace, Figure, Image, Inset, Points, Quote, Text, Wrap
from layout.spec import kinds
from layout.spec.keys import Key, Kind, Reader, Record, Table
from layout.spec.lengths import ascii_digits
from layout.spec.nodes import List, Node, Scalar
from layout.units import EM

_MIDDLE = (500, 500)
_NOTHING: tuple[Text, ...] = ()
GROUP_LIMIT = 24  #: pictures with one caption
INSET_LIMIT = 24  #: in one story

PICTURE = Key(
    "图", "picture", kinds.path(), "", "图片文件，从这一期的文件夹算起；正文就是图片说明",
    "a picture, counted from the issue's folder; the copy is its caption",
)  # fmt: skip
PICTURE_PAGE = Key("图页", "picture_page", kinds.integer(1, 100_000), 1, "PDF 的第几页", "which page of a PDF")
CODE = Key(
    "二维码", "code", kinds.text(4000), "", "二维码的内容，多半是网址；正文就是说明",
    "what a QR code says, mostly an address; the copy is its caption",
)  # fmt: skip
FOCUS = Key(
    "焦点", "focus", kinds.percents(2, "@focus"), _MIDDLE, "裁图时要保住的点：从左、从上的百分比",
    "what a crop keeps: per cent from the left and the top",
)  # fmt: skip
CREDIT = Key("摄", "credit", kinds.line(), None, "摄影署名", "who took the picture")
ALT = Key(
    "替代文字", "alt", kinds.text(500), "", "给看不见图的读者的说明",
    "the picture in words, for those who cannot see it",
)  # fmt: skip
ONE = Key("图", "picture", kinds.path(), "", "图片文件，从这一期的文件夹算起", "a picture", required=True)
IMAGE = Table("组图", "group", ONE, PICTURE_PAGE, FOCUS, ALT)


def _image(reader: Reader, node: Node, key: str) -> Image | None:
    """A path, or a picture with its focus and the like."""
    if isinstance(node, Scalar):
        path = PICTURE.kind.read(reader, node, key)
        return Image(path, reader.span(node)) if path else None
    record = reader.record(node, IMAGE, key)
    return image(record, reader) if record[ONE] else None  # one key by its name


def image(record: Record, reader: Reader) -> Image:
    """The picture or code that a head names."""
    x, y = record[FOCUS]
    file = record[PICTURE].lower()
    for key, useful in ((PICTURE_PAGE, file.endswith(".pdf")), (FOCUS, not file.endswith((".pdf", ".svg")))):
        if key in record and not useful:
            reader.report("picture-key", record.at(key), key=key.zh, path=record[PICTURE])
    at = reader.span(record.at(PICTURE if record[PICTURE] else CODE))
    code = "" if record[PICTURE] else record[CODE]
    return Image(record[PICTURE], at, (x, y), record[ALT], record[PICTURE_PAGE], code)


GROUP = Key(
    "组图", "group", kinds.listed(Kind(_image, {"type": ["string", "object"]}, (IMAGE,)), 1, GROUP_LIMIT), (),
    "几张图合用一个说明：文件的列表", "several pictures with one caption: a list of files",
)  # fmt: skip


def _counts(reader: Reader, node: Node, key: str) -> tuple[int, ...] | None:
    """横, 竖 or 1+2: how many pictures stand beside each other, row by row; (0,) all, (1,) one."""
    found = reader.scalar(node, key, "@arrangement")
    if found is None:
        return None
    words = {"横": (0,), "row": (0,), "竖": (1,), "column": (1,)}
    parts = re.split(r"\s*[+＋]\s*", ascii_digits(found).strip())
    if found in words:
        return words[found]
    if all(re.fullmatch("[1-9][0-9]?", part) for part in parts):
        return tuple(map(int, parts))
    reader.wrong(node, key, "@arrangement")
    return None


ARRANGED = Key(
    "排列", "arranged", Kind(_counts, {"type": "string"}), (0,), "组图怎样排：横、竖，或 1+2（上面一张，下面两张）",
    "how a group stands: row, column, or 1+2 (one above two)",
)  # fmt: skip
_CAPTION_PLACES = {
    "下": "below", "below": "below", "旁": "beside", "beside": "beside", "压": "over", "over": "over"
}  # fmt: skip
CAPTION_PLACE = Key(
    "说明位", "caption_place", kinds.choice(_CAPTION_PLACES), "below", "说明排在图的下、旁，还是压在图上",
    "the caption below, beside or over the picture",
)  # fmt: skip
CREDIT_PLACE = Key(
    "摄位", "credit_place", kinds.choice({"末": "end", "end": "end", "竖": "side", "side": "side"}), "end",
    "摄影署名排在说明的末行，还是竖在图的右边", "at the end of the caption, or vertical at the picture's side",
)  # fmt: skip
FIGURE_KEYS: tuple[Key[object], ...] = (
    PICTURE, GROUP, PICTURE_PAGE, CODE, FOCUS, ARRANGED, CAPTION_PLACE, CREDIT, CREDIT_PLACE, ALT,
)  # fmt: skip


def figure(record: Record, reader: Reader, caption: tuple[Text, ...]) -> Figure | None:
    """The picture, the group or else the code of a record; None where there is none of them."""
    given = [key for key in (PICTURE, GROUP, CODE) if record[key]]
    if not given:
        return None
    for key in given[1:]:
        reader.report("picture-two", record.at(key), key=key.zh, other=given[0].zh)
    grouped = given[0] is GROUP
    images = record[GROUP] if grouped else (image(record, reader),)
    useless: tuple[Key[object], ...] = (PICTURE_PAGE, FOCUS, ALT) if grouped else (ARRANGED,)
    for other in useless:
        if other in record:
            reader.report("picture-group-key", record.at(other), key=other.zh)
    rows = record[ARRANGED]
    rows = () if rows == (0,) or not grouped else (1,) * len(images) if rows == (1,) else rows
    if rows and sum(rows) != len(images):
        reader.report("group-arranged", record.at(ARRANGED), count=len(images), places=sum(rows))
        rows = ()
    place, beside = cast(CaptionPlace, record[CAPTION_PLACE]), record[CREDIT_PLACE] == "side"
    return Figure(images, caption, record[CREDIT], rows, place, beside)


QUOTE = Key("抽言", "quote", kinds.marked(), _NOTHING, "从稿件里抽出来放大的话", "words of the story, set large")
CAPTION = Key("说明", "caption", kinds.marked(), _NOTHING, "图片说明", "the caption")
COLUMNS = Key("栏", "columns", kinds.integer(1, 24), 1, "占正文的几栏", "columns of the text that it stands over")
WIDTH = Key(
    "宽", "width", kinds.ems(2 * EM, 200 * EM), 0, "宽几字；不写就占满这几栏", "its width in 字; else all these columns"
)


def _range(reader: Reader, node: Node, key: str) -> tuple[int, int] | None:
    """``14`` or ``12-16``."""
    found = reader.scalar(node, key, "@rows")
    if found is None:
        return None
    parts = re.fullmatch(r"\s*(\d{1,3})\s*行?\s*(?:[-–—~～至]\s*(\d{1,3})\s*行?)?\s*", ascii_digits(found))
    low, high = (int(parts[1]), int(parts[2] or parts[1])) if parts else (0, 0)
    if not 1 <= low <= high:
        reader.wrong(node, key, "@rows")
        return None
    return low, high


ROWS = Key(
    "行", "rows", Kind(_range, {"type": ["string", "integer"]}), (0, 0),
    "连说明一共几行；写 12-16，就在这中间取最合适的；不写按图的高度",
    "rows, caption and all; 12-16 lets make-up choose; else by the picture's height",
)  # fmt: skip
_PLACES = {
    zh: place
    for place, names in {
        "left top": ("左上", "top left"), "centre top": ("上", "top"), "right top": ("右上", "top right"),
        "left middle": ("左", "left"), "centre middle": ("中", "middle"), "right middle": ("右", "right"),
        "left bottom": ("左下", "bottom left"), "centre bottom": ("下", "bottom"),
        "right bottom": ("右下", "bottom right"),
    }.items()
    for zh in names
}  # fmt: skip
PLACE = Key(
    "位置", "position", kinds.choice(_PLACES), "right top", "在正文的哪里：左上、上、右上、左、中、右、左下、下、右下",
    "where in the text: top left, top, top right, left, middle, right, bottom left, bottom, bottom right",
)  # fmt: skip
FROM_ROW = Key(
    "从行", "from_row", kinds.integer(1, 400), 0, "从正文的第几行起；不写看位置",
    "its first row of the text; else by its position",
)  # fmt: skip


class _Wrapped(NamedTuple):
    wrap: Wrap
    corners: Points


_WRAPS = {
    "矩形": Wrap.BOX, "box": Wrap.BOX, "椭圆": Wrap.ELLIPSE, "ellipse": Wrap.ELLIPSE, "轮廓": Wrap.OUTLINE,
    "outline": Wrap.OUTLINE,
}  # fmt: skip
_word = kinds.choice({name: name for name in _WRAPS})
_corner = kinds.percents(2, "@focus")


def _wrap(reader: Reader, node: Node, key: str) -> _Wrapped | None:
    """A word, or the corners of a polygon in per cent of the picture."""
    if not isinstance(node, List):
        word = _word.read(reader, node, key)
        return _Wrapped(_WRAPS[word], ()) if word else None
    corners = [_corner.read(reader, item, key) for item in node.items[:100]]
    points = tuple((corner[0], corner[1]) for corner in corners if corner)
    if len(corners) < 3:
        reader.wrong(node, key, "@corners")
    if len(points) < len(corners) or len(points) < 3:  # a corner that cannot be read was reported
        return None
    return _Wrapped(Wrap.POLYGON, points)


WRAP = Key(
    "绕排", "wrap", Kind(_wrap, {"type": ["string", "array"]}), _Wrapped(Wrap.BOX, ()),
    "文字绕着什么排：矩形、椭圆、轮廓，或多边形的角 [[0%, 0%], …]",
    "what the text keeps clear of: box, ellipse, outline, or the corners of a polygon",
)  # fmt: skip
CLEAR = Key("绕距", "clear", kinds.ems(0, 10 * EM), EM, "图旁边空几字", "white at its sides, in 字")
INSET = Table(
    "插图", "insets", *FIGURE_KEYS, QUOTE, CAPTION, COLUMNS, WIDTH, ROWS, PLACE, FROM_ROW, WRAP, CLEAR
)  # fmt: skip


def _inset(reader: Reader, record: Record) -> Inset | None:
    found: Figure | Quote | None = figure(record, reader, record[CAPTION])
    if record[QUOTE] and found:
        reader.report("picture-two", record.at(QUOTE), key=QUOTE.zh, other="图")
    elif record[QUOTE]:
        found = Quote(record[QUOTE])
    if found is None:
        reader.report("inset-empty", record.node)
        return None
    across, _, down = record[PLACE].partition(" ")
    return Inset(
        found, reader.span(record.node), record[COLUMNS], record[WIDTH], record[ROWS],
        cast(Literal["left", "centre", "right"], across), cast(Literal["top", "middle", "bottom"], down),
        record[FROM_ROW], record[WRAP].wrap, record[WRAP].corners, record[CLEAR],
    )  # fmt: skip


INSETS: Key[Sequence[Inset]] = Key(
    "插图", "insets", kinds.listed(kinds.table(INSET, _inset), 1, INSET_LIMIT), (),
    "排在正文中间、跟着稿件走的图", "pictures among the text, which go where the story goes",
)  # fmt: skip
