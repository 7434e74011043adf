"""Draw the stand-in for the press photograph of a monitoring wall: issues/2020-09-29/图/监控大屏.jpg.

    python issues/art/picture.py [OUTPUT.jpg]

A control room with a wall of screens (a made-up distribution of dots, bars, gauges, curves) and two operators before
it. Nothing in it is real: no place, no figure, no word. All of it comes from shapes, gradients and one seeded
generator, so that the same versions of Python and Pillow give the same bytes. Tones are for newsprint: shadows open,
middle tones apart.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, sin, tau
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]
Box = tuple[int, int, int, int]

WIDTH, HEIGHT = 2000, 1400
OVERSAMPLING = 2
WALL = (3600, 1440)
"""The picture on the wall of screens, flat, before it is seen in perspective."""
WALL_CORNERS: tuple[Point, ...] = ((96, 150), (1916, 206), (1916, 836), (96, 912))
"""Where its corners stand in the room: from the top left, clockwise."""
DARKEST, LIGHTEST = 13, 248
OPENING = 0.82
"""The power that lifts the shadows; 1 leaves them."""
QUALITY = 88
DPI = 300


# Shapes and light


def scaled(points: Iterable[Point], factor: float = OVERSAMPLING) -> list[Point]:
    """Points of the room in pixels of the oversampled canvas."""
    return [(x * factor, y * factor) for x, y in points]


def smooth(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """A closed Catmull-Rom curve through the points."""
    count = len(points)
    curve: list[Point] = []
    for i in range(count):
        a, b, c, d = (points[(i + j) % count] for j in (-1, 0, 1, 2))
        for t in (step / steps for step in range(steps)):
            weights = (
                -t / 2 + t * t - t**3 / 2,
                1 - 2.5 * t * t + 1.5 * t**3,
                t / 2 + 2 * t * t - 1.5 * t**3,
                -t * t / 2 + t**3 / 2,
            )
            curve.append(
                (
                    sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                    sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
                )
            )
    return curve


def oval(centre: Point, across: float, down: float) -> list[Point]:
    """An ellipse lying square, by its half axes."""
    return [(centre[0] + across * cos(i / 48 * tau), centre[1] + down * sin(i / 48 * tau)) for i in range(48)]


def ramp(size: tuple[int, int], first: int, last: int, *, across: bool = False) -> Image.Image:
    """An even change of tone from top to bottom, or from left to right."""
    strip = Image.linear_gradient("L").point([round(first + (last - first) * i / 255) for i in range(256)])
    return (strip.rotate(90) if across else strip).resize(size, Image.Resampling.BICUBIC)


def glow(size: tuple[int, int], centre: int, edge: int) -> Image.Image:
    """A change of tone from the middle outwards."""
    disc = Image.radial_gradient("L").point([round(centre + (edge - centre) * i / 255) for i in range(256)])
    return disc.resize(size, Image.Resampling.BICUBIC)


def mask_of(size: tuple[int, int], *polygons: Sequence[Point]) -> Image.Image:
    """White where any of the polygons is."""
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for polygon in polygons:
        draw.polygon(list(polygon), fill=255)
    return mask


def blurred(image: Image.Image, radius: float) -> Image.Image:
    """The image out of focus."""
    return image.filter(ImageFilter.GaussianBlur(radius))


def dimmed(image: Image.Image, share: float) -> Image.Image:
    """The image with every tone multiplied."""
    return image.point([min(255, round(i * share)) for i in range(256)])


def tinted(canvas: Image.Image, polygon: Sequence[Point], first: int, last: int, *, across: bool = False) -> None:
    """Fill a polygon of the room with a ramp over its bounding box."""
    points = scaled(polygon)
    left, top = (int(min(p[i] for p in points)) for i in (0, 1))
    right, bottom = (int(max(p[i] for p in points)) + 1 for i in (0, 1))
    size = (right - left, bottom - top)
    mask = mask_of(size, [(x - left, y - top) for x, y in points])
    canvas.paste(ramp(size, first, last, across=across), (left, top), mask)


def quad_coefficients(corners: Sequence[Point], size: tuple[int, int]) -> tuple[float, ...]:
    """The eight numbers by which Pillow maps a point of the canvas to a point of a flat picture with these corners."""
    flat = ((0, 0), (size[0], 0), size, (0, size[1]))
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, flat, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for i in range(8):
        pivot = max(range(i, 8), key=lambda row: abs(rows[row][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for j in (j for j in range(8) if j != i):
            rows[j] = [a - rows[j][i] * b for a, b in zip(rows[j], rows[i], strict=True)]
    return tuple(row[8] for row in rows)


# What the screens show


def lattice(random: Random, columns: int, rows: int, size: tuple[int, int]) -> Image.Image:
    """Soft noise: random tones on a coarse lattice, enlarged."""
    coarse = Image.frombytes("L", (columns, rows), random.randbytes(columns * rows))
    return coarse.resize(size, Image.Resampling.BICUBIC)


def panel(draw: ImageDraw.ImageDraw, box: Box) -> None:
    """A framed field with bright corners and a bar where a title would be."""
    left, top, right, bottom = box
    draw.rectangle(box, fill=92, outline=128, width=3)
    for x, sign_x in ((left, 1), (right, -1)):
        for y, sign_y in ((top, 1), (bottom, -1)):
            draw.line([(x, y + 36 * sign_y), (x, y), (x + 36 * sign_x, y)], fill=235, width=7)
    draw.rectangle((left + 34, top + 30, left + 46, top + 66), fill=245)
    draw.rounded_rectangle((left + 64, top + 38, left + 270, top + 58), 10, fill=190)


def grid(draw: ImageDraw.ImageDraw, box: Box, rows: int) -> None:
    """Level lines behind a chart and its base line."""
    left, top, right, bottom = box
    for i in range(rows):
        y = top + (bottom - top) * i // rows
        draw.line([(left, y), (right, y)], fill=116, width=2)
    draw.line([(left, bottom), (right, bottom)], fill=190, width=4)


def bars(draw: ImageDraw.ImageDraw, box: Box, random: Random) -> None:
    """Upright bars under a bell."""
    left, top, right, bottom = box
    grid(draw, box, 4)
    count = 16
    pitch = (right - left) / count
    for i in range(count):
        share = exp(-(((i - 8.6) / 4.4) ** 2)) * random.uniform(0.82, 1) + 0.05
        x, y = left + pitch * i, bottom - share * (bottom - top)
        draw.rectangle((x + pitch * 0.2, y, x + pitch * 0.8, bottom), fill=150 + round(70 * share))
        draw.rectangle((x + pitch * 0.2, y, x + pitch * 0.8, y + 8), fill=250)


def level_bars(draw: ImageDraw.ImageDraw, box: Box, random: Random) -> None:
    """Bars lying one under the other, each shorter than the last."""
    left, top, right, bottom = box
    pitch = (bottom - top) / 6
    share = 0.96
    for i in range(6):
        y = top + pitch * i
        draw.rounded_rectangle((left, y + 12, left + 90, y + 28), 8, fill=170)
        draw.rectangle((left + 120, y + 8, right, y + 32), fill=112)
        draw.rectangle((left + 120, y + 8, left + 120 + share * (right - left - 120), y + 32), fill=236 - 16 * i)
        share *= random.uniform(0.72, 0.9)


def gauge(draw: ImageDraw.ImageDraw, centre: Point, radius: float, share: float) -> None:
    """A dial open at its foot, with ticks and a needle."""
    x, y = centre
    box = (x - radius, y - radius, x + radius, y + radius)
    draw.arc(box, 140, 400, fill=128, width=26)
    draw.arc(box, 140, 140 + 260 * share, fill=240, width=26)
    for i in range(14):
        angle = (140 + 20 * i) / 360 * tau
        inner, outer = radius - 54, radius - 38
        draw.line(
            [(x + inner * cos(angle), y + inner * sin(angle)), (x + outer * cos(angle), y + outer * sin(angle))],
            fill=200,
            width=4,
        )
    angle = (140 + 260 * share) / 360 * tau
    draw.line([(x, y), (x + (radius - 62) * cos(angle), y + (radius - 62) * sin(angle))], fill=250, width=9)
    draw.ellipse((x - 16, y - 16, x + 16, y + 16), fill=250)


def curves(draw: ImageDraw.ImageDraw, box: Box, random: Random) -> None:
    """Three falling curves, the lowest with its field filled."""
    left, top, right, bottom = box
    grid(draw, box, 5)
    for start, fall, tone in ((0.55, 0.75, 170), (0.8, 0.5, 205), (0.97, 0.32, 252)):
        phase = random.uniform(0, tau)
        points: list[Point] = []
        for i in range(61):
            t = i / 60
            share = start - fall * start * t**1.4 + 0.03 * sin(9 * t + phase) + random.uniform(-0.012, 0.012)
            points.append((left + (right - left) * t, bottom - share * (bottom - top)))
        if tone == 170:
            draw.polygon([(left, bottom), *points, (right, bottom)], fill=132)
        draw.line(points, fill=tone, width=9, joint="curve")


def waves(draw: ImageDraw.ImageDraw, box: Box, random: Random) -> None:
    """A field that rises and falls, as use does over some days, and a row of thin bars under it."""
    left, top, right, bottom = box
    grid(draw, box, 4)
    crest: list[Point] = []
    for i in range(121):
        t = i / 120
        share = 0.55 + 0.24 * sin(5 * tau * t - 1) + 0.08 * sin(11 * tau * t) + random.uniform(-0.02, 0.02)
        crest.append((left + (right - left) * t, bottom - share * (bottom - top)))
    draw.polygon([(left, bottom), *crest, (right, bottom)], fill=140)
    draw.line(crest, fill=250, width=8, joint="curve")
    for x in range(left, right, 20):
        draw.rectangle((x + 4, bottom - random.randint(14, 60), x + 13, bottom), fill=205)


def heat(draw: ImageDraw.ImageDraw, box: Box, random: Random) -> None:
    """A field of cells, warm in one place."""
    left, top, right, bottom = box
    columns, rows = 18, 7
    across, down = (right - left) / columns, (bottom - top) / rows
    for i in range(columns):
        for j in range(rows):
            warmth = exp(-(((i - 11) / 5) ** 2) - ((j - 2.6) / 2.4) ** 2) + random.uniform(-0.08, 0.08)
            x, y = left + i * across, top + j * down
            draw.rectangle(
                (x + 3, y + 3, x + across - 3, y + down - 3), fill=round(108 + 130 * max(0.0, min(1.0, warmth)))
            )


def dot(draw: ImageDraw.ImageDraw, centre: Point, radius: float, tone: int) -> None:
    """A round spot."""
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=tone)


def land(draw: ImageDraw.ImageDraw, box: Box, random: Random) -> list[Point]:
    """A made-up country of small dots; returns where they stand."""
    left, top, right, bottom = box
    width, height, pitch = right - left, bottom - top, 23
    noise = Image.blend(lattice(random, 9, 6, (width, height)), lattice(random, 30, 18, (width, height)), 0.3)
    dots: list[Point] = []
    for row in range(height // pitch):
        for column in range(width // pitch):
            x, y = column * pitch + pitch // 2 * (row % 2), row * pitch
            away = ((x / width - 0.5) / 0.52) ** 2 + ((y / height - 0.5) / 0.5) ** 2
            tone = noise.getpixel((min(x, width - 1), y))
            if isinstance(tone, int | float) and tone > 118 * away**1.6 + 50:
                dots.append((left + x, top + y))
                dot(draw, dots[-1], 6, 156)
    return dots


def apart(places: list[Point], others: Iterable[Point], distance: float, count: int) -> list[Point]:
    """The places, and as many of the others as stand at a distance from all before them, up to the count."""
    for x, y in others:
        if len(places) < count and all(hypot(x - px, y - py) > distance for px, py in places):
            places = [*places, (x, y)]
    return places


def clusters(draw: ImageDraw.ImageDraw, halo: ImageDraw.ImageDraw, dots: list[Point], box: Box, random: Random) -> None:
    """Bright dots gathered about a dozen places of the land, and arcs from the chief one to the others."""
    left, top, right, bottom = box
    inner = [
        (x, y)
        for x, y in dots
        if left + 0.14 * (right - left) < x < right - 0.14 * (right - left) and top + 150 < y < bottom - 150
    ]
    hub = min(inner, key=lambda p: abs(p[0] - left - 0.44 * (right - left)) + abs(p[1] - top - 0.56 * (bottom - top)))
    for place in apart([hub], random.sample(inner, len(inner)), 250, 13):
        weight = 1.0 if place == hub else random.uniform(0.28, 0.75)
        for _ in range(round(190 * weight)):
            spread = 150 * weight + 20
            spot = (place[0] + random.gauss(0, spread), place[1] + random.gauss(0, spread * 0.8))
            if left < spot[0] < right and top < spot[1] < bottom:
                dot(draw, spot, random.choice((4, 4, 5, 5, 6, 8, 10)), random.randint(205, 255))
        dot(halo, place, 130 * weight, 150)
        dot(draw, place, 22 * weight + 4, 255)
        for ring in (44, 66):
            reach = ring * (0.5 + weight)
            draw.ellipse((place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach), outline=225, width=4)
        rise = 0.35 * abs(place[0] - hub[0]) + 30
        arc = [
            (
                hub[0] + (place[0] - hub[0]) * t,
                hub[1] + (place[1] - hub[1]) * t - 4 * rise * t * (1 - t) * 0.5,
            )
            for t in (i / 40 for i in range(41))
        ]
        draw.line(arc, fill=215, width=4, joint="curve")


def wall_picture(random: Random) -> Image.Image:
    """Everything that the wall shows, flat and whole."""
    width = WALL[0]
    wall = glow(WALL, 104, 58)
    halo = Image.new("L", WALL)
    draw, halo_draw = ImageDraw.Draw(wall), ImageDraw.Draw(halo)
    middle = (890, 150, 2710, 1400)
    clusters(draw, halo_draw, land(draw, middle, random), middle, random)
    columns: tuple[tuple[int, int], ...] = ((40, 840), (2760, 3560))
    rows: tuple[tuple[int, int], ...] = ((150, 560), (590, 980), (1010, 1400))
    for left, right in columns:
        for top, bottom in rows:
            panel(draw, (left, top, right, bottom))
    bars(draw, (90, 260, 790, 520), random)
    for x, share in ((240, 0.62), (640, 0.81)):
        gauge(draw, (x, 835), 122, share)
    level_bars(draw, (90, 1100, 790, 1376), random)
    curves(draw, (2810, 260, 3510, 520), random)
    heat(draw, (2810, 690, 3510, 950), random)
    waves(draw, (2810, 1120, 3510, 1360), random)
    draw.polygon([(0, 0), (width, 0), (width, 62), (2420, 62), (2330, 118), (1270, 118), (1180, 62), (0, 62)], fill=132)
    draw.line([(0, 62), (1180, 62), (1270, 118), (2330, 118), (2420, 62), (width, 62)], fill=235, width=6)
    draw.rounded_rectangle((1430, 38, 2170, 82), 22, fill=248)
    wall = ImageChops.screen(wall, blurred(halo, 50))
    bright = wall.point([max(0, i - 140) * 2 for i in range(256)])
    return ImageChops.screen(wall, dimmed(blurred(bright, 14), 0.5))


def on_screens(picture: Image.Image, random: Random) -> Image.Image:
    """The picture cut into screens, no two quite alike, with dark joints; paler where the lamps shine on the glass."""
    width, height = WALL
    wall = ImageChops.multiply(picture, ramp(WALL, 255, 206, across=True))
    shine = Image.new("L", WALL)
    ImageDraw.Draw(shine).polygon([(300, 0), (1500, 0), (700, height), (-500, height)], fill=26)
    ImageDraw.Draw(shine).polygon([(2300, 0), (2900, 0), (2100, height), (1500, height)], fill=18)
    wall = ImageChops.screen(wall, ImageChops.multiply(blurred(shine, 60), ramp(WALL, 255, 40)))
    columns, rows = 5, 3
    for i in range(columns):
        for j in range(rows):
            box = (width * i // columns, height * j // rows, width * (i + 1) // columns, height * (j + 1) // rows)
            wall.paste(dimmed(wall.crop(box), random.uniform(0.95, 1.05)), box)
    draw = ImageDraw.Draw(wall)
    for i in range(1, columns):
        draw.line([(width * i // columns, 0), (width * i // columns, height)], fill=34, width=6)
    for j in range(1, rows):
        draw.line([(0, height * j // rows), (width, height * j // rows)], fill=34, width=6)
    return wall


# The room


def hung(canvas: Image.Image, picture: Image.Image, corners: Sequence[Point]) -> None:
    """A flat picture put into the room so that its corners stand at the given places."""
    quad = scaled(corners)
    view = picture.transform(
        canvas.size,
        Image.Transform.PERSPECTIVE,
        quad_coefficients(quad, picture.size),
        Image.Resampling.BICUBIC,
    )
    canvas.paste(view, (0, 0), mask_of(canvas.size, quad))


def lamps(canvas: Image.Image) -> Image.Image:
    """Two rows of light in the ceiling, running to the same vanishing point as the wall, and their shine."""
    light = Image.new("L", canvas.size)
    draw = ImageDraw.Draw(light)
    for y, depth in ((18, 22), (74, 13)):
        for left, right in ((-40, 560), (620, 1180), (1235, 1640), (1690, 2040)):
            ends = [(x, y + x * (473 - y) / 10600, depth * (1 - x / 4200)) for x in (left, right)]
            (x0, y0, d0), (x1, y1, d1) = ends
            draw.polygon(scaled([(x0, y0), (x1, y1), (x1, y1 + d1), (x0, y0 + d0)]), fill=250)
    shine = ImageChops.screen(dimmed(blurred(light, 70), 0.8), blurred(light, 3))
    return ImageChops.screen(canvas, shine)


def room() -> Image.Image:
    """The empty room: ceiling, back wall, the frame of the wall of screens, floor."""
    canvas = Image.new("L", (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING), 90)
    tinted(canvas, [(0, 0), (WIDTH, 0), (WIDTH, 170), (0, 108)], 112, 150)
    tinted(canvas, [(0, 108), (WIDTH, 170), (WIDTH, 905), (0, 1000)], 150, 104)
    tinted(canvas, [(0, 1000), (WIDTH, 905), (WIDTH, 1400), (0, 1400)], 70, 150)
    canvas = lamps(canvas)
    (l0, t0), (r0, t1), (r1, b1), (l1, b0) = WALL_CORNERS
    tinted(canvas, [(l0 - 14, t0 - 14), (r0 + 12, t1 - 12), (r1 + 12, b1 + 12), (l1 - 14, b0 + 14)], 64, 40)
    tinted(canvas, [(l0 - 14, b0 + 14), (r0 + 12, b1 + 12), (r0 + 12, b1 + 62), (l0 - 14, b0 + 74)], 58, 84)
    return canvas


def reflected(canvas: Image.Image) -> Image.Image:
    """The wall of screens mirrored in the polished floor."""
    line = 960 * OVERSAMPLING
    depth = canvas.height - line
    mirror = canvas.crop((0, line - depth, canvas.width, line)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror = blurred(mirror.resize((canvas.width, depth)), 24)
    floor = scaled([(0, 1000), (WIDTH, 905), (WIDTH, HEIGHT), (0, HEIGHT)])
    mask = mask_of(canvas.size, floor).point([0] * 255 + [105])
    layer = canvas.copy()
    layer.paste(mirror, (0, line))
    return Image.composite(layer, canvas, mask)


def monitor(canvas: Image.Image, wall: Image.Image, corners: Sequence[Point], part: Box) -> None:
    """A screen on the desk, with a part of the wall's picture, its case and its foot."""
    (l0, t0), (r0, t1), (r1, b1), (l1, b0) = corners
    middle, foot = (l1 + r1) / 2, (b0 + b1) / 2
    tinted(canvas, oval((middle + 4, foot + 69), 88, 15), 120, 128)
    tinted(canvas, oval((middle, foot + 64), 84, 14), 96, 48)
    tinted(
        canvas, [(middle - 22, foot), (middle + 22, foot), (middle + 26, foot + 62), (middle - 26, foot + 62)], 46, 70
    )
    tinted(canvas, [(l0 - 8, t0 - 8), (r0 + 8, t1 - 8), (r1 + 8, b1 + 20), (l1 - 8, b0 + 20)], 60, 34)
    hung(canvas, wall.crop(part).point([min(255, 34 + round(i * 0.96)) for i in range(256)]), corners)


def desk_shine(canvas: Image.Image) -> None:
    """The light of the monitors on the desk before them."""
    light = Image.new("L", canvas.size)
    draw = ImageDraw.Draw(light)
    for left, right, top in ((30, 320, 1150), (360, 640, 1138), (765, 1030, 1120), (1660, 1900, 1080)):
        draw.polygon(scaled([(left, top), (right, top - 12), (right + 20, top + 66), (left - 10, top + 82)]), fill=150)
    canvas.paste(ImageChops.screen(canvas, blurred(light, 36)))


def keyboard(canvas: Image.Image, place: Point) -> None:
    """A keyboard lying on the desk with its rows of keys, its shadow, and a mouse beside it."""
    shadow = Image.new("L", canvas.size)
    outline = [(0, 0), (212, -8), (228, 44), (-10, 54)]
    ImageDraw.Draw(shadow).polygon(scaled(placed(outline, (place[0] - 2, place[1] + 8), 1)), fill=170)
    canvas.paste(70, (0, 0), blurred(shadow, 8))
    tinted(canvas, placed(outline, place, 1), 66, 44)
    for row in range(4):
        for key in range(14):
            x, y = 6 - 2.6 * row + key * (14.4 + 0.35 * row), 6 + 11.5 * row - key * 0.55
            tinted(canvas, placed([(x, y), (x + 12, y - 0.4), (x + 12, y + 8), (x, y + 8.4)], place, 1), 140, 104)
    mouse = smooth([(250, 14), (268, 9), (280, 18), (276, 30), (260, 35), (246, 27)])
    tinted(canvas, placed([(x - 1, y + 4) for x, y in mouse], place, 1), 110, 96)
    tinted(canvas, placed(mouse, place, 1), 150, 58)


def papers(canvas: Image.Image) -> None:
    """A few sheets and a cup on the desk."""
    tinted(canvas, [(1150, 1150), (1336, 1136), (1372, 1196), (1166, 1212)], 150, 140)
    tinted(canvas, [(1146, 1144), (1332, 1130), (1366, 1190), (1160, 1206)], 248, 228)
    for i in range(7):
        y = 1154 + 6.6 * i
        tinted(canvas, [(1168 + i, y), (1310 + 3 * i, y - 10), (1310 + 3 * i, y - 8), (1168 + i, y + 2)], 170, 176)
    cup = (1500.0, 1146.0)
    shadow = smooth([(-14, 2), (30, -10), (66, -2), (28, 10)])
    handle = smooth([(24, -40), (40, -39), (40, -18), (22, -12), (23, -17), (34, -22), (34, -34), (24, -34)])
    tinted(canvas, placed(shadow, cup, 1), 140, 158)
    tinted(canvas, placed(handle, cup, 1), 190, 120)
    side = [(-18, -54), (26, -54), (22, 0), (12, 4), (-4, 4), (-14, 0)]
    tinted(canvas, placed(side, cup, 1), 252, 124, across=True)
    tinted(canvas, oval((cup[0] + 4, cup[1] - 54), 22, 5), 84, 150)


def desk(canvas: Image.Image, wall: Image.Image) -> None:
    """The long desk before the wall, with its monitors, and light on its top."""
    tinted(canvas, [(0, 1108), (WIDTH, 1046), (WIDTH, 1206), (0, 1290)], 214, 168)
    tinted(canvas, [(0, 1290), (WIDTH, 1206), (WIDTH, 1226), (0, 1312)], 236, 225, across=True)
    tinted(canvas, [(0, 1312), (WIDTH, 1226), (WIDTH, HEIGHT), (0, HEIGHT)], 120, 78)
    for x in (250, 820, 1230, 1610):
        y = 1312 - 0.043 * x
        tinted(canvas, [(x, y), (x + 5, y), (x + 5, HEIGHT), (x, HEIGHT)], 60, 50)
    desk_shine(canvas)
    monitor(canvas, wall, [(20, 908), (322, 900), (322, 1074), (20, 1086)], (40, 150, 840, 560))
    monitor(canvas, wall, [(352, 899), (640, 892), (640, 1062), (352, 1073)], (1500, 560, 2300, 1010))
    monitor(canvas, wall, [(760, 890), (1030, 884), (1030, 1047), (760, 1057)], (2760, 590, 3560, 980))
    monitor(canvas, wall, [(1660, 868), (1904, 862), (1904, 1010), (1660, 1018)], (2760, 150, 3560, 560))
    for x, y in ((84, 1196), (800, 1158), (1690, 1116)):
        keyboard(canvas, (x, y))
    papers(canvas)


# The operators


@dataclass
class Layer:
    """Something that stands before the room: its tones, and where it is."""

    tones: Image.Image
    mask: Image.Image

    def add(self, outline: Sequence[Point], tones: tuple[int, int], rim: int, depth: float = 16) -> None:
        """A rounded body: a ramp of tone, and light from above and before it on its edges."""
        size = self.tones.size
        shape = mask_of(size, scaled(outline))
        rows = [y * OVERSAMPLING for _, y in outline]
        top, bottom = int(max(0, min(rows))), int(min(size[1], max(rows)))
        fill = Image.new("L", size, tones[0])
        fill.paste(ramp((size[0], bottom - top), *tones), (0, top))
        inside = blurred(ImageChops.offset(shape, 0, round(depth)), 0.55 * depth)
        edge = dimmed(ImageChops.subtract(shape, inside), rim / 255)
        self.tones.paste(ImageChops.screen(fill, edge), (0, 0), shape)
        self.mask.paste(255, (0, 0), shape)

    def fold(self, points: Sequence[Point], tone: int, width: float, softness: float = 8, share: float = 0.6) -> None:
        """A soft stroke on what is there already: a crease, a seam, a shine."""
        stroke = Image.new("L", self.tones.size)
        ImageDraw.Draw(stroke).line(
            scaled(points), fill=round(255 * share), width=round(width * OVERSAMPLING), joint="curve"
        )
        stroke = ImageChops.multiply(blurred(stroke, softness), self.mask)
        self.tones.paste(tone, (0, 0), stroke)


def empty_layer() -> Layer:
    """A layer with nothing on it."""
    size = (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING)
    return Layer(Image.new("L", size, 60), Image.new("L", size))


def placed(points: Iterable[Point], centre: Point, scale: float) -> list[Point]:
    """Points given about an origin, put at a place of the room."""
    return [(centre[0] + x * scale, centre[1] + y * scale) for x, y in points]


def head(layer: Layer, centre: Point, scale: float) -> None:
    """A head seen from behind: neck, ears, hair."""
    neck = [(-48, 40), (48, 40), (52, 110), (84, 168), (-84, 168), (-52, 110)]
    layer.add(placed(neck, centre, scale), (118, 178), 50, 8)
    for side in (-1, 1):
        ear = [(side * 78, -6), (side * 94, -18), (side * 100, 0), (side * 92, 32), (side * 76, 40)]
        layer.add(placed(smooth(ear), centre, scale), (190, 160), 60, 4)
        layer.fold(placed([(side * 90, -6), (side * 88, 24)], centre, scale), 110, 5 * scale, 3, 0.6)
    hair = [
        (4, -124), (50, -114), (79, -82), (90, -36), (84, 16), (68, 54), (46, 78), (34, 96),
        (0, 104), (-36, 96), (-48, 78), (-70, 54), (-85, 16), (-89, -36), (-76, -84), (-42, -117),
    ]  # fmt: skip
    layer.add(placed(smooth(hair), centre, scale), (46, 22), 190, 7)
    layer.fold(placed([(-62, -58), (-34, -84), (6, -92), (44, -80)], centre, scale), 130, 26 * scale, 16, 0.4)
    for x, y in ((-58, 8), (-40, -24), (-17, 2), (11, -30), (29, -4), (52, -16), (66, 12)):
        strand = [(x * 0.55, -88), (x * 0.95, y - 30), (x * 1.02, y + 34)]
        layer.fold(placed(strand, centre, scale), 78, 4 * scale, 5, 0.45)


def tail(layer: Layer, centre: Point, scale: float) -> None:
    """The long hair of a head seen from behind, tied."""
    tied = [(-24, -14), (22, -16), (33, 60), (36, 150), (16, 228), (-2, 214), (-22, 140), (-32, 60)]
    layer.add(placed(smooth(tied), centre, scale), (50, 26), 120, 6)
    layer.fold(placed([(-25, -2), (0, 6), (25, -4)], centre, scale), 165, 8 * scale, 3, 0.9)
    layer.fold(placed([(-8, 30), (2, 90), (0, 170)], centre, scale), 112, 7 * scale, 5, 0.5)
    layer.fold(placed([(16, 40), (20, 110)], centre, scale), 84, 4 * scale, 4, 0.5)


def sitting() -> Layer:
    """The operator at the desk, near us, in a dark jacket, before the back of a chair."""
    layer = empty_layer()
    centre = (560.0, 945.0)
    jacket = [
        (0, 130), (62, 134), (112, 156), (182, 180), (226, 216), (248, 290), (262, 390), (266, 520),
        (-280, 520), (-276, 400), (-258, 290), (-234, 218), (-188, 182), (-116, 158), (-64, 134),
    ]  # fmt: skip
    head_at = (centre[0] + 6, centre[1])
    head(layer, head_at, 1.0)
    shirt = [(-62, 108), (0, 120), (62, 108), (80, 150), (0, 160), (-80, 150)]
    layer.add(placed(smooth(shirt), centre, 1), (244, 226), 0)
    layer.add(placed(smooth(jacket), centre, 1), (98, 52), 150, 12)
    collar = [(-72, 126), (0, 138), (72, 126), (92, 158), (44, 176), (0, 180), (-44, 176), (-92, 158)]
    layer.add(placed(smooth(collar), centre, 1), (112, 78), 90, 5)
    for x in (-1, 1):
        layer.fold(placed([(x * 190, 206), (x * 174, 280), (x * 186, 420)], centre, 1), 34, 12, 14, 0.65)
        layer.fold(placed([(x * 90, 196), (x * 126, 240), (x * 130, 300)], centre, 1), 134, 24, 30, 0.4)
        layer.fold(placed([(x * 236, 330), (x * 214, 360), (x * 196, 372)], centre, 1), 40, 8, 10, 0.6)
        layer.fold(placed([(x * 250, 320), (x * 226, 344)], centre, 1), 120, 8, 10, 0.5)
    layer.fold(placed([(0, 182), (-5, 300)], centre, 1), 44, 4, 4, 0.6)
    chair = [
        (-150, 262),
        (0, 246),
        (150, 262),
        (172, 300),
        (182, 400),
        (186, 520),
        (-186, 520),
        (-182, 400),
        (-172, 300),
    ]
    layer.add(placed(smooth(chair), centre, 1), (50, 32), 140, 6)
    for y in range(290, 460, 18):
        layer.fold(placed([(-150, y), (0, y - 8), (150, y)], centre, 1), 78, 3, 2, 0.5)
    return layer


def standing() -> Layer:
    """The operator beyond the desk, in a light shirt, looking up at the wall."""
    layer = empty_layer()
    centre = (1404.0, 612.0)
    shirt = [
        (4, 122), (64, 130), (108, 152), (172, 180), (204, 222), (216, 300), (226, 390), (226, 450), (208, 482),
        (176, 486), (166, 560), (170, 640), (180, 720), (-176, 720), (-164, 640), (-162, 560), (-176, 476),
        (-212, 470), (-230, 436), (-230, 380), (-218, 290), (-204, 206), (-170, 166), (-100, 144), (-56, 126),
    ]  # fmt: skip
    trousers = [(-160, 600), (160, 600), (182, 760), (186, 900), (-186, 900), (-182, 760)]
    scale = 0.78
    layer.add(placed(trousers, centre, scale), (62, 48), 60, 12)
    head(layer, (centre[0] + 5, centre[1] + 4), scale)
    layer.add(placed(smooth(shirt), centre, scale), (190, 132), 150, 9)
    tail(layer, (centre[0] + 5, centre[1] + 4), scale)
    creases: tuple[tuple[tuple[Point, ...], int, float, float, float], ...] = (
        (((160, 232), (148, 320), (152, 420), (172, 488)), 72, 7, 15, 0.75),
        (((-158, 222), (-150, 320), (-152, 420), (-172, 478)), 72, 7, 15, 0.75),
        (((196, 400), (170, 424), (160, 450)), 90, 6, 10, 0.6),
        (((-214, 380), (-184, 410), (-166, 420)), 90, 6, 10, 0.6),
        (((212, 360), (186, 392)), 228, 9, 10, 0.5),
        (((-212, 340), (-190, 372)), 228, 9, 10, 0.5),
        (((60, 240), (96, 290), (88, 350)), 222, 26, 26, 0.45),
        (((-66, 230), (-92, 290), (-80, 360)), 222, 26, 26, 0.45),
        (((6, 260), (-2, 380), (8, 500)), 104, 14, 22, 0.35),
        (((140, 540), (70, 590), (0, 600)), 92, 8, 9, 0.55),
        (((-140, 520), (-80, 570), (-30, 584)), 92, 8, 9, 0.55),
        (((150, 610), (90, 634)), 96, 8, 9, 0.5),
        (((120, 580), (60, 622)), 214, 10, 12, 0.4),
        (((-66, 138), (0, 158), (70, 142)), 92, 5, 4, 0.6),
    )
    for points, tone, width, softness, share in creases:
        layer.fold(placed(points, centre, scale), tone, width, softness, share)
    return layer


def before(canvas: Image.Image, layer: Layer, softness: float) -> Image.Image:
    """The room with a layer standing in it, a little out of focus."""
    return Image.composite(blurred(layer.tones, softness), canvas, blurred(layer.mask, softness))


# The photograph


def developed(tone: float) -> int:
    """The tone of a print: the ends drawn apart, the middle steeper, the shadows opened against dot gain."""
    level: float = pow(max(0.0, min(1.0, (tone - 0.07) / 0.86)), OPENING)
    steep = level * level * (3 - 2 * level)
    return round(DARKEST + (LIGHTEST - DARKEST) * (0.6 * level + 0.4 * steep))


def grained(picture: Image.Image, random: Random) -> Image.Image:
    """The picture with the grain of a sensor in low light."""
    size = picture.size
    first, second = (Image.frombytes("L", size, random.randbytes(size[0] * size[1])) for _ in range(2))
    noise = blurred(Image.blend(first, second, 0.5), 0.7).point([round(128 + (i - 128) * 0.12) for i in range(256)])
    return ImageChops.add(picture, noise, 1, -128)


def photograph() -> Image.Image:
    """The whole picture, finished for print."""
    random = Random(20200929)
    wall = wall_picture(random)
    canvas = room()
    hung(canvas, on_screens(wall, random), WALL_CORNERS)
    bloom = dimmed(blurred(canvas.point([max(0, i - 120) for i in range(256)]), 44), 0.9)
    canvas = reflected(ImageChops.screen(canvas, bloom))
    canvas = before(canvas, standing(), 2)
    desk(canvas, wall)
    canvas = before(canvas, sitting(), 3)
    corners = glow(canvas.size, 255, 208)
    picture = ImageChops.multiply(canvas, corners).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return grained(picture.point([developed(i / 255) for i in range(256)]), random).point(
        [max(DARKEST, min(LIGHTEST, i)) for i in range(256)]
    )


def main() -> None:
    """Write the picture to the file named on the command line, or to the issue."""
    beside = Path(__file__).resolve().parent.parent / "2020-09-29" / "图" / "监控大屏.jpg"
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    photograph().save(target, "JPEG", quality=QUALITY, optimize=True, progressive=False, dpi=(DPI, DPI))


if __name__ == "__main__":
    main()
