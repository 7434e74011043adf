"""The house style that a style book starts from: a 四开 in the kit's faces. ``paper.yaml`` changes what it names.

Everything that goes with the body's size is in 1/1000 of it (``Mem``), so that a paper with another size stays in
proportion.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.model import Role
from layout.spec.keys import Names
from layout.style import BLACK, WHITE, Align, Colour, RuleStyle
from layout.units import Mem, Mpt

SHEET: tuple[Mpt, Mpt] = (772_441, 1_105_512)  #: 272.5 × 390 mm
SIZE: Mpt = 10_000
STEP: Mem = 1400
COLUMNS, ROWS = 4, 71
COLUMN_WIDTH: Mem = 16_000
GUTTER: Mem = 1800
HEAD_SHARE = 520  #: 天头 in 1/1000 of the white above and below the type area: a little more than 地脚

#: 宋 … -> file of the kit, stand-ins. Song Regular and Hei Bold have the most characters.
FACES: dict[str, tuple[str, tuple[str, ...]]] = {
    "宋": ("kit:Song-Regular.otf", ("黑粗", "楷")),
    "宋粗": ("kit:Song-Bold.otf", ("宋", "黑粗")),
    "宋特粗": ("kit:Song-Black.otf", ("宋粗", "宋", "黑粗")),
    "黑": ("kit:Hei-Regular.otf", ("黑粗", "宋")),
    "黑粗": ("kit:Hei-Bold.otf", ("宋",)),
    "楷": ("kit:Kai-Regular.ttf", ("宋", "黑粗")),
    "西宋": ("kit:LatinSerif-Regular.ttf", ()),
    "西宋粗": ("kit:LatinSerif-Bold.ttf", ()),
    "西黑": ("kit:LatinSans-Regular.ttf", ()),
    "西黑粗": ("kit:LatinSans-Bold.ttf", ()),
}
RED = Colour("红", (0, 1000, 1000, 0))
COLOURS = {colour.name: colour for colour in (BLACK, WHITE, RED)}
#: Strokes and gap in 1/1000 pt (PAGES.md §3: 正线 0.1–0.15 mm, 反线 0.4–0.5 mm, 文武线 one thick, one fine).
RULES = {
    "水线": RuleStyle("水线", (300,), 0, "黑"),
    "正线": RuleStyle("正线", (400,), 0, "黑"),
    "反线": RuleStyle("反线", (1300,), 0, "黑"),
    "文武线": RuleStyle("文武线", (1400, 400), 900, "黑"),
    "双线": RuleStyle("双线", (400, 400), 1200, "黑"),
    "点线": RuleStyle("点线", (900,), 0, "黑", "圆点"),
    "虚线": RuleStyle("虚线", (500,), 0, "黑", "短划"),
    "波浪线": RuleStyle("波浪线", (2000,), 0, "黑", "曲线"),
    "花线": RuleStyle("花线", (3600,), 0, "黑", "菱花"),
}
#: Name -> kind, rule, inset in the body's em, rows free at head and foot.
BOXES: dict[str, tuple[str, str, Mem, int]] = {
    "线框": ("rule", "正线", 800, 1),
    "花边": ("ornament", "水线", 1200, 1),
}
GROUND_TINT = 150  #: 1/1000 of a ground's lines (PAGES.md §3: 5–20 % K)
#: English names of what is predefined; in the engine it has one name, the Chinese one.
ALIASES: Names = {
    "@face": {
        "song": "宋", "song-bold": "宋粗", "song-black": "宋特粗", "hei": "黑", "hei-bold": "黑粗", "kai": "楷",
        "serif": "西宋", "serif-bold": "西宋粗", "sans": "西黑", "sans-bold": "西黑粗",
    },
    "@colour": {"black": "黑", "white": "白", "red": "红"},
    "@rule": {
        "hairline": "水线", "fine": "正线", "thick": "反线", "thick-fine": "文武线", "double": "双线",
        "dotted": "点线", "dashed": "虚线", "wavy": "波浪线", "ornamental": "花线",
    },
    "@box": {"frame": "线框", "ornament": "花边"},
    "@level": {"lead": "头条", "second": "二条", "third": "三条", "brief": "简讯"},
}  # fmt: skip


class RoleStyle(NamedTuple):
    """How a role is set where the style book says nothing."""

    face: str
    size: Mem  #: in 1/1000 of the body's
    pitch: Mem  #: the same; 0 the step
    align: Align
    indent: Mem


ROLES: dict[Role, RoleStyle] = {
    Role.BODY: RoleStyle("宋", 1000, 0, "justify", 2000),
    Role.SUBHEAD: RoleStyle("黑粗", 1000, 0, "centre", 0),
    Role.BYLINE: RoleStyle("楷", 1000, 0, "centre", 0),
    Role.DATELINE: RoleStyle("黑粗", 1000, 0, "justify", 0),
    Role.STRONG: RoleStyle("黑粗", 1000, 0, "justify", 0),
    Role.EMPHASIS: RoleStyle("楷", 1000, 0, "justify", 0),
    Role.KICKER: RoleStyle("楷", 2100, 2600, "centre", 0),
    Role.HEADLINE: RoleStyle("宋特粗", 4200, 5000, "centre", 0),
    Role.DECK: RoleStyle("黑", 2100, 2600, "centre", 0),
    Role.QUESTION: RoleStyle("黑粗", 1000, 0, "left", 0),
    Role.ANSWER: RoleStyle("宋", 1000, 0, "left", 0),
    Role.REFERENCE: RoleStyle("黑粗", 1000, 0, "right", 0),
    Role.CAPTION: RoleStyle("楷", 900, 1200, "justify", 2000),
    Role.CREDIT: RoleStyle("楷", 900, 1200, "right", 0),
    Role.PULLQUOTE: RoleStyle("宋粗", 1500, 2100, "justify", 0),
    Role.NOTICE: RoleStyle("宋", 1000, 0, "justify", 2000),
    Role.VERSE: RoleStyle("楷", 1000, 0, "left", 2000),
    Role.SIGNATURE: RoleStyle("宋", 1000, 0, "right", 0),
    Role.MASTHEAD: RoleStyle("宋", 1050, 1600, "left", 0),
    Role.FOLIO: RoleStyle("黑", 900, 1200, "centre", 0),
}

#: 级 -> sizes of headline, kicker and deck. Ranks 1.3 apart, kicker and deck about half the headline (PAGES §2).
LEVELS: dict[str, tuple[Mpt, Mpt, Mpt]] = {
    "头条": (42_000, 24_000, 24_000),
    "二条": (32_000, 18_000, 18_000),
    "三条": (24_000, 14_000, 14_000),
    "简讯": (18_000, 10_500, 10_500),
}
GAP: Mem = 600  #: between the parts of a heading
WHITE_AROUND: Mem = 1000  #: above and below a heading, together

#: 本报讯（记者 张三）, 本报北京11月22日电（记者 李四）, 新华社北京11月22日电, 据新华社电
DATELINE = r"(?:本报|新华社|中新社|据[^，。（]{1,8})[^，。（]{0,16}?(?:讯|电)(?:[ 　]?（[^）]{1,30}）)?"
CHINESE_GAP: Mem = 250
SPACE: Mem = 500
MASTHEAD_LINES = ("{date}", "{lunar}")
FOLIO = "版{page}"
REFERENCE = "详见 版{page}"
ONWARD = "（下转第{page}版）"
ORIGIN = "（上接第{page}版）"
RESOLUTION = 200
AD_SCALE = 50
#: As SVG writes them, in small letters. Black, white and the red of a 套红 page.
ARTWORK_COLOURS = {
    "black": "黑", "#000000": "黑", "white": "白", "#ffffff": "白", "red": "红", "#ff0000": "红",
}  # fmt: skip
FILE_NAME = "{paper}{date:%Y%m%d}{page}.pdf"
REVERSED_SIZE: Mpt = 9_000  #: small white type fills in on newsprint
COLOUR_SIZE: Mpt = 9_000  #: small type in several inks does not register
