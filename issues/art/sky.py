"""Draw what the stories on moon and sun show: phases of a month, a sundial cut out of its ground.

    python issues/art/sky.py

Written to issues/showcase/图. The light on each moon is computed for 20:00 Beijing time of its day from the elongation
of the Moon, by the largest terms of the Moon's and the Sun's longitudes (J. Meeus, Astronomical Algorithms, chapters 25
and 47). The surface is made up. CC0 1.0.
"""

from datetime import date, timedelta
from math import cos, pi, radians, sin, sqrt
from random import Random

from canvas import SHOWCASE, Point, lettered, noise, reduced, save, typeface
from PIL import Image, ImageChops, ImageDraw, ImageFilter

DAYS = (0, 4, 8, 12, 15, 19, 22, 26)
"""Days after 9 November 2026, the day of the new moon."""
FIRST = date(2026, 11, 9)
EPOCH = date(2000, 1, 1)


def elongation(day: date) -> float:
    """Degrees from the Sun to the Moon in longitude, at 20:00 Beijing time (12:00 UTC)."""
    t = (day - EPOCH).days
    moon = 218.3164 + 13.17639648 * t
    apart, sun, mean = (
        radians(a + b * t) for a, b in ((297.8502, 12.19074912), (357.5291, 0.98560028), (134.9634, 13.06499295))
    )
    node = radians(93.2721 + 13.22935024 * t)
    moon += 6.2888 * sin(mean) + 1.2740 * sin(2 * apart - mean) + 0.6583 * sin(2 * apart) + 0.2136 * sin(2 * mean)
    moon += -0.1851 * sin(sun) - 0.1143 * sin(2 * node) + 0.0588 * sin(2 * apart - 2 * mean)
    moon += 0.0571 * sin(2 * apart - sun - mean) + 0.0533 * sin(2 * apart + mean) + 0.0458 * sin(2 * apart - sun)
    star = 280.4665 + 0.98564736 * t + 1.9146 * sin(sun) + 0.0200 * sin(2 * sun)
    return (moon - star) % 360


def surface(radius: int, random: Random) -> Image.Image:
    """A grey disc with darker plains and bright craters, flat."""
    side = 2 * radius
    ground = Image.new("L", (side, side), 226)
    draw = ImageDraw.Draw(ground)
    for x, y, a, b in (
        (-0.42, -0.42, 0.30, 0.26), (-0.05, -0.30, 0.20, 0.18), (0.16, -0.12, 0.22, 0.19), (0.40, 0.02, 0.17, 0.22),
        (-0.55, 0.02, 0.26, 0.34), (0.60, -0.28, 0.13, 0.10), (-0.30, 0.36, 0.20, 0.14), (0.22, 0.18, 0.14, 0.12),
    ):  # fmt: skip
        box = [radius * (1 + value) for value in (x - a, y - b, x + a, y + b)]
        draw.ellipse(box, fill=150 + random.randint(-10, 12))
    ground = ground.filter(ImageFilter.GaussianBlur(radius / 14))
    draw = ImageDraw.Draw(ground)
    for _ in range(150):
        x, y, r = random.uniform(0, side), random.uniform(0, side), random.uniform(0.6, 3.6) * radius / 90
        draw.ellipse((x - r, y - r, x + r, y + r), fill=random.randint(188, 252))
        draw.arc((x - r, y - r, x + r, y + r), 20, 200, fill=140, width=max(1, round(r / 3)))
    for at, reach in (((0.06, 0.72), 0.8), ((-0.32, -0.06), 0.35)):
        x, y = radius * (1 + at[0]), radius * (1 + at[1])
        for _ in range(26):
            turn = random.uniform(0, 2 * pi)
            end = (x + radius * reach * cos(turn) * random.random(), y + radius * reach * sin(turn) * random.random())
            draw.line([(x, y), end], fill=244, width=1)
    return ground.filter(ImageFilter.GaussianBlur(radius / 110))


def moon(radius: int, apart: float, ground: Image.Image) -> Image.Image:
    """The disc lit as `apart` degrees from the Sun light it: from the right while it waxes."""
    side = 2 * radius
    tones = ground.load()
    lit = Image.new("L", (side, side), 10)
    pixels = lit.load()
    assert tones is not None and pixels is not None
    sun = (sin(radians(apart)), -cos(radians(apart)))
    for y in range(side):
        for x in range(side):
            u, v = (x + 0.5 - radius) / radius, (y + 0.5 - radius) / radius
            off = u * u + v * v
            if off < 1:
                light = u * sun[0] + sqrt(1 - off) * sun[1]
                share = max(0.0, min(1.0, 0.5 + 9 * light)) * max(0.25, light) ** 0.35
                tone = tones[x, y]
                assert isinstance(tone, int)
                pixels[x, y] = round(34 + (tone - 34) * share)
    return lit


def phases() -> None:
    """Eight moons of one month in a row, their dates below."""
    random = Random(2026)
    factor, size = 2, (1350, 290)
    picture = Image.new("L", (size[0] * factor, size[1] * factor), 12)
    draw = ImageDraw.Draw(picture)
    for _ in range(260):
        x, y, r = random.uniform(0, picture.width), random.uniform(0, picture.height), random.uniform(0.4, 2.2)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=random.randint(90, 220))
    radius = 70 * factor
    ground = surface(radius, random)
    mask = Image.new("L", (4 * radius, 4 * radius))
    ImageDraw.Draw(mask).ellipse((0, 0, 4 * radius - 1, 4 * radius - 1), fill=255)
    mask = mask.resize((2 * radius, 2 * radius), Image.Resampling.LANCZOS)
    step = picture.width / len(DAYS)
    for i, after in enumerate(DAYS):
        day = FIRST + timedelta(days=after)
        left, top = round((i + 0.5) * step) - radius, 28 * factor
        picture.paste(moon(radius, elongation(day), ground), (left, top), mask)
        label = f"{day.month}月{day.day}日"
        lettered(draw, ((i + 0.5) * step, 212 * factor), label, typeface("Hei-Regular.otf", 26 * factor), 240)
        share = (1 - cos(radians(elongation(day)))) / 2
        words = f"亮面{round(100 * share)}%"
        lettered(draw, ((i + 0.5) * step, 250 * factor), words, typeface("Hei-Regular.otf", 21 * factor), 170)
    save(reduced(picture, factor), SHOWCASE / "图" / "月相.png")


# A sundial


def disc(centre: Point, across: Point, down: Point, steps: int = 240) -> list[Point]:
    """A circle seen in perspective, by where its two half axes end."""
    return [
        (centre[0] + across[0] * cos(a) + down[0] * sin(a), centre[1] + across[1] * cos(a) + down[1] * sin(a))
        for a in (2 * pi * i / steps for i in range(steps))
    ]


def sundial() -> None:
    """The upper face of an equatorial sundial from the north: 子 above, 午 below; all but the stone is transparent."""
    random = Random(1279)
    factor, size = 3, (760, 960)
    wide, high = size[0] * factor, size[1] * factor
    stone = Image.new("L", (wide, high), 150)
    mask = Image.new("L", (wide, high))
    draw, cut = ImageDraw.Draw(stone), ImageDraw.Draw(mask)

    def shape(points: list[Point], tone: int) -> None:
        scaled = [(x * factor, y * factor) for x, y in points]
        draw.polygon(scaled, fill=tone)
        cut.polygon(scaled, fill=255)

    def band(left: float, right: float, top: float, foot: float, tones: tuple[int, int]) -> None:
        for i in range(round(right - left)):
            share = i / (right - left)
            tone = round(tones[0] + (tones[1] - tones[0]) * share)
            x = left + i
            shape([(x, top), (x + 1.3, top), (x + 1.3, foot), (x, foot)], tone)

    band(150, 610, 890, 945, (190, 96))
    band(190, 570, 850, 892, (202, 104))
    band(285, 475, 590, 852, (206, 92))
    band(235, 525, 560, 600, (212, 110))
    centre, across, down = (380.0, 330.0), (268.0, -96.0), (74.0, 262.0)
    thick = (-42.0, 46.0)
    for i in range(60):
        share = i / 60
        shift = (centre[0] + thick[0] * (1 - share), centre[1] + thick[1] * (1 - share))
        shape(disc(shift, across, down), round(70 + 34 * share))
    shape(disc(centre, across, down), 206)
    for scale, tone in ((0.955, 120), (0.945, 214), (0.76, 120), (0.75, 218), (0.16, 120), (0.145, 196)):
        shape(disc(centre, (across[0] * scale, across[1] * scale), (down[0] * scale, down[1] * scale)), tone)
    hours = "子丑寅卯辰巳午未申酉戌亥"
    for i in range(96):
        turn = 2 * pi * i / 96 + pi / 2
        inner = 0.79 if i % 8 == 0 else 0.86 if i % 4 == 0 else 0.905
        ends = [
            ((centre[0] + s * (across[0] * cos(turn) + down[0] * sin(turn))) * factor,
             (centre[1] + s * (across[1] * cos(turn) + down[1] * sin(turn))) * factor)
            for s in (inner, 0.94)
        ]  # fmt: skip
        draw.line(ends, fill=74, width=(5 if i % 8 == 0 else 2) * factor // 2)
    for i, hour in enumerate(hours):
        turn = 2 * pi * i / 12 - pi / 2
        s = 0.655
        at = (centre[0] + s * (across[0] * cos(turn) + down[0] * sin(turn)),
              centre[1] + s * (across[1] * cos(turn) + down[1] * sin(turn)))  # fmt: skip
        lettered(draw, (at[0] * factor, at[1] * factor), hour, typeface("Kai-Regular.ttf", 42 * factor), 52)
    veil = noise((wide, high), random, 2.4, 0.22)
    stone = ImageChops.add(stone, veil, 1, -128)
    pits = Image.frombytes("L", (wide // 6, high // 6), random.randbytes((wide // 6) * (high // 6)))
    pits = (
        pits.filter(ImageFilter.GaussianBlur(1)).resize((wide, high)).point([0 if i > 96 else 26 for i in range(256)])
    )
    stone = ImageChops.subtract(stone, pits.filter(ImageFilter.GaussianBlur(3)))
    draw = ImageDraw.Draw(stone)
    tip = (centre[0] + 172, centre[1] - 188)
    shade = (
        centre[0] + 0.72 * (across[0] * cos(2.2) + down[0] * sin(2.2)),
        centre[1] + 0.72 * (across[1] * cos(2.2) + down[1] * sin(2.2)),
    )
    for line, tone, thick_ in (((centre, shade), 96, 13), ((centre, tip), 30, 15), ((centre, tip), 150, 4)):
        drawn = [(x * factor, y * factor) for x, y in line]
        draw.line(drawn, fill=tone, width=thick_ * factor)
        if thick_ > 13 or tone > 100:
            cut.line(drawn, fill=255, width=15 * factor)
    hub = [(centre[0] + a * 17, centre[1] + b * 17) for a, b in ((-1, -1), (1, 1))]
    draw.ellipse([hub[0][0] * factor, hub[0][1] * factor, hub[1][0] * factor, hub[1][1] * factor], fill=44)
    picture = Image.merge("LA", (stone, mask))
    save(reduced(picture, factor), SHOWCASE / "图" / "日晷.png")


if __name__ == "__main__":
    phases()
    sundial()
