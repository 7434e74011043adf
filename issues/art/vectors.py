"""Draw the flat drawings of both papers, all in the colours of their style books.

    python issues/art/vectors.py

issues/showcase/图: folded sheets, a house advertisement. issues/broadsheet/图: a hand press, the solar terms of the
year that follows, a lattice of characters. Letters are outlines of the kit's fonts (SIL Open Font License 1.1);
the rest is CC0 1.0.
"""

from datetime import datetime, timedelta
from math import cos, pi, radians, sin

from canvas import BROADSHEET, SHOWCASE, Letters, Point, circle, polygon, rect, stroke, write_svg

HEI, BOLD, SONG, KAI = (Letters(f"{name}.otf") for name in ("Hei-Regular", "Hei-Bold", "Song-Black", "Song-Bold"))


# Folded sheets


def folded() -> None:
    """A whole sheet, then folded once, twice and three times: 全张, 对开, 四开, 八开."""
    scale, foot = 0.30, 256.0
    sizes = ((1092, 787, "全张"), (546, 787, "对开"), (546, 393.5, "四开"), (273, 393.5, "八开"))
    parts: list[str] = []
    x = 30.0
    for i, (wide, high, name) in enumerate(sizes):
        w, h = wide * scale, high * scale
        leaves = min(2**i, 8)
        for j in reversed(range(leaves)):
            off = j * 4.5
            parts.append(rect(x + off, foot - h - off, w, h, "黑"))
            parts.append(rect(x + off + 2, foot - h - off + 2, w - 4, h - 4, "白" if j == 0 else "浅灰"))
        if i == 0:
            parts.append(stroke([(x + w / 2, foot - h + 8), (x + w / 2, foot - 8)], "报红", 3, "14 10"))
        elif i == 1:
            parts.append(stroke([(x + 8, foot - h / 2), (x + w - 8, foot - h / 2)], "报红", 3, "14 10"))
        elif i == 2:
            parts.append(stroke([(x + w / 2, foot - h + 8), (x + w / 2, foot - 8)], "报红", 3, "14 10"))
        parts.append(BOLD.centred(name, x + w / 2, foot + 48, 36, "黑"))
        parts.append(HEI.centred(f"{leaves}层" if i else "1层", x + w / 2, foot + 86, 26, "黑"))
        if i < 3:
            tip = x + w + leaves * 4.5 + 62
            parts.append(stroke([(tip - 44, foot - 60), (tip - 10, foot - 60)], "黑", 5))
            parts.append(polygon([(tip - 14, foot - 74), (tip + 8, foot - 60), (tip - 14, foot - 46)], "黑"))
        x += w + leaves * 4.5 + 86
    write_svg(SHOWCASE / "图" / "折纸.svg", x - 60, foot + 92, parts)


# A house advertisement


def house() -> None:
    """The map of a page as text, and the page that it gives."""
    wide, high = 1620.0, 560.0
    parts = [rect(0, 0, wide, high, "米")]
    parts += [rect(0, 0, wide, 10, "报红"), rect(0, high - 10, wide, 10, "报红")]
    parts.append(SONG.path("版面写成文字，", 70, 140, 82, "黑"))
    parts.append(SONG.path("排出来就是版面。", 70, 246, 82, "黑"))
    parts.append(HEI.path("四开、对开，改一个字，只动一行。", 74, 322, 34, "黑"))
    parts.append(HEI.path("付印文件自己查自己：字、图、墨、纸。", 74, 374, 34, "黑"))
    parts.append(rect(70, 424, 500, 66, "报红"))
    parts.append(BOLD.path("layout render 我的报纸", 98, 470, 38, "白"))
    parts.append(HEI.path("本报自家广告", 600, 488, 26, "黑"))
    rows = (("9", "报头 报头 报头"), ("27", "头条 头条 短波"), ("22", "照片 照片 短波"), ("*", "照片 照片 二条"))
    left, top = 822.0, 92.0
    parts.append(rect(left - 26, top - 44, 378, 408, "白"))
    parts.append(
        stroke(
            [
                (left - 26, top - 44),
                (left + 352, top - 44),
                (left + 352, top + 364),
                (left - 26, top + 364),
                (left - 26, top - 44),
            ],
            "黑",
            3,
        )
    )
    for i, (depth, words) in enumerate(rows):
        y = top + 52 + i * 86
        parts.append(BOLD.path(depth, left + 40 - HEI.width(depth, 36), y, 36, "报红"))
        for j, word in enumerate(words.split()):
            parts.append(KAI.path(word, left + 70 + j * 92, y, 38, "黑"))
    parts.append(stroke([(1192, 250), (1238, 250)], "报红", 12))
    parts.append(polygon([(1232, 222), (1276, 250), (1232, 278)], "报红"))
    x, y, w, h = 1300.0, 48.0, 270.0, 408.0
    parts.append(rect(x + 10, y + 12, w, h, "浅灰"))
    parts.append(rect(x, y, w, h, "黑"))
    parts.append(rect(x + 2.5, y + 2.5, w - 5, h - 5, "白"))
    parts.append(rect(x + 20, y + 20, w - 40, 40, "报红"))
    parts.append(rect(x + 20, y + 76, 148, 22, "黑"))
    parts += _lines(x + 20, y + 110, 70, 11) + _lines(x + 98, y + 110, 70, 11)
    parts.append(rect(x + 180, y + 76, 70, 14, "黑"))
    parts += _lines(x + 180, y + 100, 70, 18)
    parts.append(rect(x + 20, y + 222, 148, 164, "灰"))
    parts.append(
        polygon(
            [
                (x + 20, y + 386),
                (x + 20, y + 340),
                (x + 76, y + 276),
                (x + 118, y + 330),
                (x + 144, y + 304),
                (x + 168, y + 334),
                (x + 168, y + 386),
            ],
            "黑",
        )
    )
    parts.append(circle(x + 136, y + 258, 16, "白"))
    parts.append(rect(x + 180, y + 292, 70, 12, "黑"))
    parts += _lines(x + 180, y + 314, 70, 8)
    write_svg(SHOWCASE / "图" / "家宣.svg", wide, high, parts)


def _lines(x: float, y: float, wide: float, count: int) -> list[str]:
    """Lines of text, far away."""
    return [rect(x, y + 9.6 * i, wide * (0.55 if i % 5 == 4 else 1), 4.2, "灰") for i in range(count)]


# A hand press


def press() -> None:
    """A hand press from the side: bed on rails, platen under the head, bar, the tympan thrown open, sheets drying."""
    parts = [rect(0, 0, 1110, 720, "米"), rect(0, 628, 1110, 92, "浅赭")]
    parts.append(stroke([(40, 96), (1070, 84)], "赭", 4))
    for i in range(8):
        x, y = 66 + i * 126.0, 96 - 1.4 * i
        if 3 <= i <= 5:
            continue
        parts.append(polygon([(x, y), (x + 84, y - 1), (x + 82, y + 108), (x + 2, y + 110)], "白"))
        parts.append(rect(x + 10, y + 12, 62, 9, "黑"))
        parts += [rect(x + 10, y + 30 + 10 * j, 62 if j % 4 < 3 else 38, 4, "灰") for j in range(7)]
    parts += [rect(402, 590, 66, 40, "深靛"), rect(642, 590, 66, 40, "深靛"), rect(372, 614, 366, 26, "深靛", 8)]
    parts.append(polygon([(412, 130), (458, 130), (466, 596), (404, 596)], "靛"))
    parts.append(polygon([(652, 130), (698, 130), (706, 596), (644, 596)], "靛"))
    parts.append(polygon([(390, 92), (720, 92), (734, 168), (376, 168)], "靛"))
    parts += [rect(376, 160, 358, 16, "深靛", 6), rect(430, 64, 250, 34, "深靛", 16)]
    parts += [circle(555, 64, 30, "深靛"), circle(555, 64, 15, "赭")]
    parts += [circle(416, 130, 13, "赭"), circle(694, 130, 13, "赭")]
    parts.append(polygon([(528, 176), (582, 176), (572, 270), (538, 270)], "灰"))
    parts += [rect(538, 262, 34, 96, "黑"), circle(555, 270, 26, "深靛"), circle(555, 270, 10, "赭")]
    parts.append(stroke([(555, 270), (690, 300), (838, 268), (900, 276)], "黑", 15))
    parts.append(stroke([(856, 270), (908, 277)], "赭", 25))
    parts.append(polygon([(474, 352), (636, 352), (660, 392), (450, 392)], "深靛"))
    parts.append(rect(444, 388, 222, 22, "黑", 4))
    parts += [rect(150, 470, 820, 18, "黑", 5), rect(150, 486, 820, 12, "灰")]
    for x in (186.0, 912.0):
        parts.append(polygon([(x, 496), (x + 34, 496), (x + 44, 632), (x - 10, 632)], "赭"))
    parts += [rect(236, 442, 330, 30, "深靛", 4), rect(256, 424, 290, 20, "灰")]
    parts += [rect(262 + 14 * i, 418, 11, 8, "黑") for i in range(20)]
    parts.append(polygon([(250, 438), (112, 262), (124, 252), (262, 428)], "赭"))
    parts.append(polygon([(112, 262), (16, 330), (10, 316), (116, 246)], "赭"))
    parts.append(polygon([(240, 420), (130, 280), (126, 284), (236, 424)], "白"))
    parts += [circle(330, 516, 38, "深靛"), circle(330, 516, 24, "靛"), circle(330, 516, 8, "赭")]
    parts.append(stroke([(330, 516), (382, 560)], "黑", 10))
    parts.append(circle(386, 564, 13, "赭"))
    parts += [rect(806, 404, 150, 8, "赭"), rect(812, 344, 138, 60, "白")]
    parts += [stroke([(812, 350 + 7 * i), (950, 350 + 7 * i)], "灰", 1.6) for i in range(8)]
    parts += [rect(822, 412, 12, 60, "赭"), rect(928, 412, 12, 60, "赭")]
    for x in (1000.0, 1056.0):
        parts += [circle(x, 596, 30, "黑"), polygon([(x - 7, 570), (x + 7, 570), (x + 10, 500), (x - 10, 500)], "赭")]
    write_svg(BROADSHEET / "图" / "印刷机.svg", 1110, 720, parts)


# The solar terms

TERMS = [
    "冬至",
    "小寒",
    "大寒",
    "立春",
    "雨水",
    "惊蛰",
    "春分",
    "清明",
    "谷雨",
    "立夏",
    "小满",
    "芒种",
    "夏至",
    "小暑",
    "大暑",
    "立秋",
    "处暑",
    "白露",
    "秋分",
    "寒露",
    "霜降",
    "立冬",
    "小雪",
    "大雪",
]
START = datetime(2026, 12, 15)


def longitude(when: datetime) -> float:
    """The Sun's apparent longitude in degrees at a time of Beijing (Meeus, chapter 25, low accuracy)."""
    days = (when - timedelta(hours=8) - datetime(2000, 1, 1, 12)).total_seconds() / 86400 + 69.2 / 86400
    t = days / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    m = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (1.914602 - 0.004817 * t) * sin(m) + (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m)
    return (mean + centre - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))) % 360


def term(index: int) -> datetime:
    """When the Sun reaches the longitude of a term, counted from the winter solstice of 2026."""
    wanted = (270 + 15 * index) % 360
    low = START + timedelta(days=15.2 * index - 4)
    high = low + timedelta(days=28)
    for _ in range(40):
        middle = low + (high - low) / 2
        if (longitude(middle) - wanted) % 360 < 180:
            high = middle
        else:
            low = middle
    return low


def spoke(angle: float, radius: float) -> Point:
    """A place on a circle about the middle of the drawing; nought is above, onward is left (anticlockwise)."""
    turn = radians(angle)
    return 500 - radius * sin(turn), 500 - radius * cos(turn)


def year() -> None:
    """A year as a ring: terms at every 15 degrees, their dates, the days from one to the next."""
    moments = [term(i) for i in range(25)]
    parts = [circle(500, 500, 492, "米"), circle(500, 500, 330, "白")]
    for i in range(24):
        angle = 180 + 15 * i
        major = i % 6 == 0
        parts.append(stroke([spoke(angle, 330), spoke(angle, 366 if i % 2 == 0 else 350)], "黑", 7 if major else 3))
        x, y = spoke(angle, 438)
        parts.append(BOLD.centred(TERMS[i], x, y + 4, 43 if major else 36, "报红" if major else "黑"))
        x, y = spoke(angle, 438)
        parts.append(HEI.centred(f"{moments[i].month}.{moments[i].day}", x, y + 40, 28, "黑"))
        days = (moments[i + 1] - moments[i]).total_seconds() / 86400
        x, y = spoke(angle + 7.5, 292)
        parts.append(HEI.centred(f"{days:.1f}", x, y + 10, 27, "黑"))
        parts.append(stroke([spoke(angle, 254), spoke(angle, 330)], "浅灰", 2))
    ring = [spoke(360 * i / 180, 254) for i in range(181)]
    parts += [stroke(ring, "黑", 3), stroke([spoke(360 * i / 180, 330) for i in range(181)], "黑", 4)]
    for i in range(24):
        turn = 2 * pi * i / 24
        parts.append(
            stroke(
                [(500 + 84 * cos(turn), 500 + 84 * sin(turn)), (500 + 116 * cos(turn), 500 + 116 * sin(turn))],
                "报红",
                8,
            )
        )
    parts += [circle(500, 500, 70, "报红"), BOLD.centred("日", 500, 519, 54, "白")]
    for at, words in ((193.0, "近日点"), (13.0, "远日点")):
        right, down = spoke(at, 186)
        parts += [circle(*spoke(at, 228), 13, "靛"), HEI.centred(words, right, down + 12, 32, "靛")]
    write_svg(BROADSHEET / "图" / "节气.svg", 1000, 1000, parts)
    for i in range(24):
        print(TERMS[i], moments[i].isoformat(" ", "minutes"))


# A lattice of characters

STROKES = "一十山木田竹谷雨秋格排晷新算墨整藏翻簿籍露囊罐矗"
"""The first has one stroke, the last twenty-four."""


def lattice() -> None:
    """Characters of one to twenty-four strokes, each in a square with its number."""
    side, gap, across = 190.0, 14.0, 8
    parts: list[str] = []
    for i, char in enumerate(STROKES):
        x, y = i % across * (side + gap) + 4, i // across * (side + gap) + 4
        parts.append(rect(x, y, side, side, "米"))
        parts.append(stroke([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)], "报红", 10))
        parts.append(KAI.path(char, x + 13, y + 152, 164, "黑"))
        parts.append(rect(x, y, 40, 34, "报红"))
        parts.append(BOLD.centred(str(i + 1), x + 20, y + 27, 27, "白"))
    write_svg(BROADSHEET / "图" / "字阵.svg", across * (side + gap) - gap + 8, 3 * (side + gap) - gap + 8, parts)


if __name__ == "__main__":
    folded()
    house()
    press()
    year()
    lattice()
