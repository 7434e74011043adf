"""Draw an oval seal and a map of the made-up valley, as pictures of dots.

    python issues/art/objects.py

Written to issues/showcase/图. The valley and its names are made up. CC0 1.0, but for the letterforms (kit fonts, SIL
Open Font License 1.1).
"""

from math import cos, exp, hypot, pi, sin
from random import Random

from canvas import SHOWCASE, Colour, Point, reduced, save, typeface
from PIL import Image, ImageChops, ImageDraw, ImageFilter

# An oval seal


def seal() -> None:
    """字格 in relief in an oval, as printed with cinnabar paste: worn edges, uneven colour, transparent elsewhere."""
    random = Random(9353)
    factor, size = 2, (620, 800)
    wide, high = size[0] * factor, size[1] * factor
    ink = Image.new("L", (wide, high))
    draw = ImageDraw.Draw(ink)
    middle, reach = (wide / 2, high / 2), (wide / 2 - 24, high / 2 - 24)

    def oval(share: float) -> list[Point]:
        wave = [1 + 0.006 * sin(3 * a + 1) + 0.004 * sin(7 * a) for a in (2 * pi * i / 360 for i in range(360))]
        turns = [(2 * pi * i / 360, wave[i]) for i in range(360)]
        return [
            (middle[0] + reach[0] * share * w * cos(a), middle[1] + reach[1] * share * w * sin(a)) for a, w in turns
        ]

    draw.polygon(oval(1), fill=255)
    draw.polygon(oval(0.925), fill=0)
    draw.polygon(oval(0.885), fill=255)
    draw.polygon(oval(0.875), fill=0)
    font = typeface("Kai-Regular.ttf", 620)
    for char, y in (("字", 0.315), ("格", 0.685)):
        layer = Image.new("L", (wide, high))
        ImageDraw.Draw(layer).text((middle[0], high * y), char, font=font, fill=255, anchor="mm", stroke_width=13)
        ink = ImageChops.lighter(ink, layer)
    grain = Image.frombytes("L", (wide // 4, high // 4), random.randbytes((wide // 4) * (high // 4)))
    grain = grain.filter(ImageFilter.GaussianBlur(2)).resize((wide, high), Image.Resampling.BICUBIC)
    rough = ImageChops.add(
        ink.filter(ImageFilter.GaussianBlur(7)),
        grain.point([round((i - 128) * 2.2 + 128) for i in range(256)]),
        1,
        -128,
    )
    cut = rough.point([255 if i > 128 else 0 for i in range(256)]).filter(ImageFilter.GaussianBlur(1.4))
    chips = Image.new("L", (wide, high), 255)
    knife = ImageDraw.Draw(chips)
    for _ in range(16):
        turn, size_ = random.uniform(0, 2 * pi), random.uniform(6, 26)
        x, y = middle[0] + reach[0] * 0.985 * cos(turn), middle[1] + reach[1] * 0.985 * sin(turn)
        points = [
            (x + size_ * random.uniform(0.5, 1) * cos(a), y + size_ * random.uniform(0.5, 1) * sin(a))
            for a in (0, 1.2, 2.4, 3.7, 5)
        ]
        knife.polygon(points, fill=0)
    cut = ImageChops.multiply(cut, chips.filter(ImageFilter.GaussianBlur(1)))
    patches = Image.frombytes("L", (16, 20), random.randbytes(320)).resize((wide, high), Image.Resampling.BICUBIC)
    red = Image.new("RGB", (wide, high), (196, 44, 30))
    red.paste((226, 92, 66), (0, 0), patches.point([max(0, round((i - 120) * 1.3)) for i in range(256)]))
    red.putalpha(cut)
    small = reduced(red, factor).quantize(96, Image.Quantize.FASTOCTREE)
    save(small, SHOWCASE / "图" / "印石.png")


# The valley of the lead river

PEAKS = (
    (0.30, 0.10, 0.95, 0.20), (0.68, 0.06, 0.85, 0.17), (0.10, 0.34, 0.70, 0.20), (0.92, 0.30, 0.78, 0.19),
    (0.05, 0.66, 0.55, 0.20), (0.96, 0.60, 0.60, 0.20), (0.14, 0.92, 0.35, 0.16), (0.90, 0.90, 0.38, 0.18),
    (0.28, 0.44, 0.30, 0.10), (0.74, 0.50, 0.28, 0.10),
)  # fmt: skip
"""Hills: across, down (shares of the map's width), height, breadth."""
RIVER: tuple[Point, ...] = (
    (0.46, 0.02), (0.50, 0.12), (0.43, 0.22), (0.47, 0.33), (0.57, 0.42), (0.53, 0.55),
    (0.45, 0.66), (0.49, 0.80), (0.60, 0.93), (0.57, 1.10), (0.52, 1.32), (0.60, 1.5),
)  # fmt: skip
STREAM: tuple[Point, ...] = ((0.90, 0.72), (0.80, 0.78), (0.72, 0.75), (0.62, 0.79), (0.49, 0.80))
TINTS: tuple[Colour, ...] = (
    (222, 232, 206), (232, 234, 204), (240, 232, 198), (240, 222, 180), (230, 204, 158), (216, 184, 140),
    (200, 166, 126),
)  # fmt: skip
PLACES = (
    ("天头山", 0.34, 0.125, 1), ("活字坪", 0.545, 0.36, 0), ("版心镇", 0.44, 0.60, 2), ("夹条渡", 0.62, 0.905, 0),
    ("地脚滩", 0.46, 1.22, 0), ("中缝溪", 0.80, 0.735, 3),
)  # fmt: skip


def curve(points: tuple[Point, ...], steps: int = 24) -> list[Point]:
    """An open Catmull-Rom curve through the points."""
    ends = (points[0], *points, points[-1])
    found: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for t in (i / steps for i in range(steps)):
            weights = (
                -t / 2 + t * t - t**3 / 2,
                1 - 2.5 * t * t + 1.5 * t**3,
                t / 2 + 2 * t * t - 1.5 * t**3,
                (t**3 - t * t) / 2,
            )
            found.append((sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                          sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True))))  # fmt: skip
    return [*found, points[-1]]


def height(x: float, y: float, bed: list[Point]) -> float:
    """How high the ground lies, nought at the river."""
    hills = sum(tall * exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * broad * broad)) for px, py, tall, broad in PEAKS)
    ripple = 0.035 * sin(21 * x + 9 * y) + 0.03 * sin(17 * y - 13 * x) + 0.02 * sin(43 * x) * sin(37 * y)
    near = min(hypot(x - bx, y - by) for bx, by in bed)
    return (hills + ripple + 0.12) * min(1.0, 0.12 + 3.2 * near)


def valley() -> None:
    """Heights in tints and contours, water, roads, places, a scale."""
    size, coarse, factor = (640, 840), 4, 2
    bed = curve(RIVER, 6)
    field = Image.new("F", (size[0] // coarse, size[1] // coarse))
    dots = field.load()
    assert dots is not None
    for j in range(field.height):
        for i in range(field.width):
            dots[i, j] = height((i + 0.5) * coarse / size[0], (j + 0.5) * coarse / size[0], bed)
    field = field.resize((size[0] * factor, size[1] * factor), Image.Resampling.BICUBIC)
    picture = Image.new("RGB", field.size, TINTS[0])
    step = 0.17
    for level in range(1, 9):
        above = field.point(lambda value, cut=level * step: value * 4000 + (128 - cut * 4000)).convert("L")
        if level < len(TINTS):
            picture.paste(TINTS[level], (0, 0), above)
        line = above.filter(ImageFilter.FIND_EDGES).filter(ImageFilter.GaussianBlur(1 if level % 4 else 1.7))
        picture.paste((168, 120, 78), (0, 0), line.point([min(255, 2 * i) for i in range(256)]))
    draw = ImageDraw.Draw(picture)

    def scaled(points: list[Point]) -> list[Point]:
        return [(x * field.width, y * field.width) for x, y in points]

    for water, width in ((STREAM, 7), (RIVER, 13)):
        draw.line(scaled(curve(water)), fill=(84, 140, 190), width=width, joint="curve")
        draw.line(scaled(curve(water)), fill=(150, 194, 226), width=width - 5, joint="curve")
    road = curve(
        (
            (0.66, 0.0),
            (0.60, 0.18),
            (0.56, 0.34),
            (0.62, 0.48),
            (0.40, 0.62),
            (0.42, 0.84),
            (0.64, 0.96),
            (0.50, 1.2),
            (0.44, 1.4),
        )
    )
    draw.line(scaled(road), fill=(122, 52, 40), width=7, joint="curve")
    draw.line(scaled(road), fill=(246, 226, 206), width=3, joint="curve")
    font = typeface("Hei-Bold.otf", 46)
    for name, x, y, kind in PLACES:
        at = (x * field.width, y * field.width)
        if kind == 1:
            draw.polygon([(at[0], at[1] - 20), (at[0] + 20, at[1] + 14), (at[0] - 20, at[1] + 14)], fill=(80, 48, 30))
        elif kind != 3:
            radius = 17 if kind == 2 else 12
            draw.ellipse(
                (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius),
                fill=(255, 255, 255),
                outline=(40, 30, 26),
                width=6,
            )
        tint = (34, 86, 140) if kind == 3 else (30, 24, 22)
        draw.text(
            (at[0] + 28, at[1]), name, font=font, fill=tint, anchor="lm", stroke_width=5, stroke_fill=(250, 248, 236)
        )
    draw.text(
        (0.51 * field.width, 0.19 * field.width),
        "铅\n河",
        font=typeface("Kai-Regular.ttf", 48),
        fill=(34, 86, 140),
        spacing=2,
        stroke_width=3,
        stroke_fill=(250, 248, 236),
    )
    foot = field.height - 62
    draw.rectangle((50, foot - 52, 520, foot + 40), fill=(252, 250, 240), outline=(40, 30, 26), width=3)
    for i in range(4):
        draw.rectangle(
            (76 + i * 64, foot, 76 + (i + 1) * 64, foot + 16),
            fill=(30, 24, 22) if i % 2 == 0 else (255, 255, 255),
            outline=(30, 24, 22),
            width=2,
        )
    draw.text((76, foot - 10), "0　　1　　2公里", font=typeface("Hei-Regular.otf", 30), fill=(30, 24, 22), anchor="ls")
    draw.text((360, foot + 8), "北", font=typeface("Hei-Bold.otf", 40), fill=(30, 24, 22), anchor="lm")
    draw.polygon([(450, foot - 40), (468, foot + 28), (450, foot + 14), (432, foot + 28)], fill=(30, 24, 22))
    draw.rectangle((0, 0, field.width - 1, field.height - 1), outline=(40, 30, 26), width=6)
    save(
        reduced(picture, factor).quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE),
        SHOWCASE / "图" / "河谷.png",
    )


if __name__ == "__main__":
    seal()
    valley()
