"""Draw the pictures that stand where a daily has photographs: a type case, a grove of bamboo.

    python issues/art/photographs.py

Written to issues/showcase/图. Nothing in them is a real place or thing. CC0 1.0, but for the letterforms on the type
(kit fonts, SIL Open Font License 1.1).
"""

from math import cos, sin
from random import Random

from canvas import SHOWCASE, Colour, Point, between, in_perspective, noise, save, shaded, typeface, upright
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

# A type case


TYPE = 92
"""The body of a piece of type, in pixels of the flat case."""
WALL = 34
BOX = (4, 3)
"""Pieces in a compartment: across, down."""
CASE = (6, 6)
SORTS = (
    "字格日报印坊铅河谷山水木火土金石田禾竹米系言食马鱼鸟车门雨雪风云日月星天地人口手足心目耳"
    "刀力女子寸工弓巾大小上下左右中文章句读书画行列间架横竖撇捺点提折钩永宋楷黑仿方圆长短"
)


def piece(char: str, random: Random) -> Image.Image:
    """One piece of type from above: a bevelled body, the character in relief and reversed."""
    size = TYPE * 2
    grey = random.randint(112, 150)
    body = Image.new("RGB", (size, size), (grey, grey, grey + 6))
    draw = ImageDraw.Draw(body)
    for i in range(9):
        light, dark = grey + 58 - 6 * i, grey - 62 + 6 * i
        draw.line([(i, size - i), (i, i), (size - i, i)], fill=(light, light, light + 5), width=2)
        draw.line([(size - i, i), (size - i, size - i), (i, size - i)], fill=(dark, dark, dark + 4), width=2)
    face = Image.new("L", (size, size))
    ImageDraw.Draw(face).text(
        (size / 2, size / 2), char, font=typeface("Song-Black.otf", size * 0.74), fill=255, anchor="mm"
    )
    face = ImageOps.mirror(face)
    body.paste((grey - 70, grey - 70, grey - 66), (5, 6), face.filter(ImageFilter.GaussianBlur(4)))
    body.paste((238, 238, 236), (-2, -2), face)
    ink = random.randint(24, 60)
    body.paste((ink, ink, ink + 3), (1, 1), face)
    return body.resize((TYPE, TYPE), Image.Resampling.LANCZOS)


def wooden(size: tuple[int, int], random: Random) -> Image.Image:
    """A plank: streaks along it."""
    streaks = Image.frombytes("L", (size[0] // 60 + 2, size[1]), random.randbytes((size[0] // 60 + 2) * size[1]))
    streaks = streaks.filter(ImageFilter.GaussianBlur(1)).resize(size, Image.Resampling.BICUBIC)
    return ImageOps.colorize(
        streaks.point([round(128 + (i - 128) * 0.9) for i in range(256)]), (74, 44, 22), (178, 124, 74)
    )


def case(random: Random) -> Image.Image:
    """The whole case, flat."""
    inner = (BOX[0] * TYPE, BOX[1] * TYPE)
    wide, high = CASE[0] * (inner[0] + WALL) + WALL, CASE[1] * (inner[1] + WALL) + WALL
    picture = wooden((wide, high), random)
    for row in range(CASE[1]):
        for column in range(CASE[0]):
            left, top = WALL + column * (inner[0] + WALL), WALL + row * (inner[1] + WALL)
            box = Image.new("RGB", inner, (22, 16, 12))
            first = random.randrange(len(SORTS))
            for i in range(BOX[0] * BOX[1]):
                if random.random() < 0.06:
                    continue
                char = SORTS[(first + i // 2) % len(SORTS)]
                lift = random.randint(-2, 2)
                box.paste(piece(char, random), (i % BOX[0] * TYPE, i // BOX[0] * TYPE + lift))
            shade = Image.new("L", inner, 255)
            draw = ImageDraw.Draw(shade)
            for i in range(26):
                draw.line([(i, inner[1]), (i, i), (inner[0], i)], fill=90 + 6 * i)
            picture.paste(ImageChops.multiply(box, Image.merge("RGB", (shade, shade, shade))), (left, top))
            draw = ImageDraw.Draw(picture)
            edge = (left - 3, top - 3, left + inner[0] + 2, top + inner[1] + 2)
            draw.rectangle(edge, outline=(52, 30, 16), width=3)
    return picture


def type_case() -> None:
    """The case seen from a low stool, one piece lying on its edge; light from the left, the far end out of focus."""
    random = Random(1041)
    size = (1200, 920)
    flat = case(random)
    scene = in_perspective(flat, [(40, -130), (1110, -240), (1790, 850), (-300, 1230)], size)
    far = scene.filter(ImageFilter.GaussianBlur(5))
    depth = Image.linear_gradient("L").resize(size).point([max(0, min(255, round(255 - 2.6 * i))) for i in range(256)])
    scene = Image.composite(far, scene, depth)
    lone = ImageOps.expand(piece("格", random).resize((210, 210), Image.Resampling.LANCZOS), 0)
    side = Image.new("RGBA", size)
    draw = ImageDraw.Draw(side)
    top: list[Point] = [(640, 560), (842, 528), (880, 716), (668, 752)]
    front: list[Point] = [(668, 752), (880, 716), (880, 800), (672, 838)]
    shadow = Image.new("L", size)
    ImageDraw.Draw(shadow).polygon([(640, 640), (900, 600), (1010, 760), (980, 850), (690, 890)], fill=170)
    scene.paste((18, 12, 8), (0, 0), shadow.filter(ImageFilter.GaussianBlur(22)))
    draw.polygon(front, fill=(74, 74, 78, 255))
    draw.line([(674, 800), (880, 762)], fill=(40, 40, 44, 255), width=9)
    scene.paste(side, (0, 0), side)
    face = in_perspective(lone, top, size)
    scene.paste(face, (0, 0), in_perspective(Image.new("L", lone.size, 255), top, size))
    light = Image.radial_gradient("L").resize((2200, 1900)).crop((500, 500, 1700, 1420))
    light = light.point([round(min(255, 292 - 1.05 * i)) for i in range(256)])
    scene = ImageChops.multiply(scene, Image.merge("RGB", (light, light, light)))
    scene = scene.point([min(255, round(255 * (i / 255) ** 0.56)) for i in range(256)] * 3)
    save(shaded(scene, noise(size, random, 0.7, 0.06)), SHOWCASE / "图" / "铅字.jpg")


# A grove of bamboo


def leaf(at: Point, angle: float, length: float) -> list[Point]:
    """A pointed leaf from its stem."""
    along, across = (cos(angle), sin(angle)), (-sin(angle), cos(angle))
    outline = [
        (0.0, 0.0),
        (0.25, 0.075),
        (0.5, 0.085),
        (0.8, 0.045),
        (1.0, 0.0),
        (0.8, -0.03),
        (0.5, -0.06),
        (0.25, -0.06),
    ]
    return [
        (at[0] + length * (u * along[0] + v * across[0]), at[1] + length * (u * along[1] + v * across[1]))
        for u, v in outline
    ]


def stalk(
    draw: ImageDraw.ImageDraw, x: float, thick: float, lean: float, tint: Colour, size: tuple[int, int], random: Random
) -> list[Point]:
    """One stem with its joints; where leaves may spring is returned."""
    joints: list[Point] = []
    y, span = size[1] + random.uniform(0, 300), thick * random.uniform(6.5, 8)
    while y > -span:
        top = y - span
        x0, x1 = x + lean * (size[1] - y), x + lean * (size[1] - top)
        for i in range(round(thick)):
            share = i / thick
            bright = 0.62 + 0.75 * share if share < 0.34 else 0.9 - 0.62 * (share - 0.34)
            shade = tuple(min(255, round(value * bright)) for value in tint)
            draw.line([(x0 - thick / 2 + i, y), (x1 - thick / 2 + i, top)], fill=shade, width=2)
        ring = tuple(min(255, round(value * 1.45)) for value in tint)
        dark = tuple(round(value * 0.45) for value in tint)
        draw.line([(x1 - thick * 0.55, top), (x1 + thick * 0.55, top)], fill=dark, width=max(2, round(thick / 11)))
        draw.line(
            [(x1 - thick * 0.55, top + thick / 7), (x1 + thick * 0.55, top + thick / 7)],
            fill=ring,
            width=max(2, round(thick / 14)),
        )
        joints.append((x1, top))
        y, span = top, span * 1.03
    return joints


def grove() -> None:
    """Bamboo in the morning: fog between the rows, light from above the middle."""
    random = Random(1637)
    size = (1800, 1000)
    scene = upright(size, [(0, (226, 236, 214)), (0.55, (204, 220, 190)), (1, (128, 156, 118))])
    sun = Image.radial_gradient("L").resize((1800, 1500)).crop((0, 420, 1800, 1420))
    scene = Image.composite(
        scene, Image.new("RGB", size, (252, 251, 236)), sun.point([min(255, round(1.25 * i)) for i in range(256)])
    )
    fog: Colour = (224, 234, 212)
    rows = ((34, 17, 0.80, 5), (22, 27, 0.58, 3), (13, 44, 0.30, 1.6), (6, 78, 0.0, 0.6))
    for count, thick, haze, softness in rows:
        layer = Image.new("RGBA", size)
        draw = ImageDraw.Draw(layer)
        for i in range(count):
            x = (i + random.uniform(0.1, 0.9)) * size[0] / count
            green: Colour = (random.randint(72, 104), random.randint(112, 138), random.randint(46, 66))
            tint = between(green, fog, haze)
            joints = stalk(
                draw, x, thick * random.uniform(0.8, 1.15), random.uniform(-0.035, 0.035), tint, size, random
            )
            for at in joints[2:]:
                for _ in range(random.randint(0, 4)):
                    deep = between((random.randint(34, 70), random.randint(84, 112), random.randint(30, 44)), fog, haze)
                    turn = random.choice((0.35, 2.8)) + random.uniform(-0.5, 0.5)
                    start = (at[0] + random.uniform(-1.6, 1.6) * thick, at[1] + random.uniform(-0.5, 1.2) * thick)
                    draw.polygon(leaf(start, turn, thick * random.uniform(1.6, 2.9)), fill=deep)
        scene.paste(layer, (0, 0), layer.filter(ImageFilter.GaussianBlur(softness)).getchannel("A"))
        veil = Image.linear_gradient("L").resize(size).point([round(i * 0.30 * haze + 20 * haze) for i in range(256)])
        scene.paste(fog, (0, 0), veil)
    ground = Image.new("L", size)
    ImageDraw.Draw(ground).ellipse((-300, 900, 2100, 1300), fill=190)
    scene.paste((58, 72, 44), (0, 0), ground.filter(ImageFilter.GaussianBlur(38)))
    scene = scene.resize((1350, 750), Image.Resampling.LANCZOS)
    save(shaded(scene, noise(scene.size, random, 0.6, 0.04)), SHOWCASE / "图" / "竹林.jpg")


if __name__ == "__main__":
    type_case()
    grove()
