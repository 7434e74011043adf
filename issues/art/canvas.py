"""What the scripts of the two large samples share: folders, letters as outlines, SVG, soft tones, a perspective.

Every drawing is made of shapes, letters of the kit's fonts and seeded generators, so that the same versions of Python,
Pillow and fontTools give the same bytes.
"""

import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Point = tuple[float, float]
Colour = tuple[int, int, int]

ISSUES = Path(__file__).resolve().parent.parent
SHOWCASE = ISSUES / "showcase"
BROADSHEET = ISSUES / "broadsheet"
FONTS = ISSUES.parent / "fonts"
QUALITY = 82
DPI = 300


# Letters


class Letters:
    """One face of the kit, as outlines."""

    def __init__(self, file: str) -> None:
        font = TTFont(FONTS / file)
        self.glyphs = font.getGlyphSet()
        self.names = font.getBestCmap()
        self.em = font["head"].unitsPerEm

    def width(self, text: str, size: float) -> float:
        """The width of a line."""
        return float(sum(self.glyphs[self.names[ord(char)]].width for char in text) * size / self.em)

    def path(self, text: str, x: float, y: float, size: float, fill: str, stretch: float = 1.0) -> str:
        """A line of text as an SVG path: `y` is its base line, `stretch` widens it."""
        pen = SVGPathPen(self.glyphs, lambda value: f"{value:.1f}".removesuffix(".0"))
        scale = size / self.em
        for char in text:
            glyph = self.glyphs[self.names[ord(char)]]
            glyph.draw(TransformPen(pen, (scale * stretch, 0, 0, -scale, x, y)))
            x += glyph.width * scale * stretch
        return f'<path fill="{fill}" d="{pen.getCommands()}"/>'

    def centred(self, text: str, x: float, y: float, size: float, fill: str) -> str:
        """A line of text about `x`."""
        return self.path(text, x - self.width(text, size) / 2, y, size, fill)


def typeface(file: str, size: float) -> ImageFont.FreeTypeFont:
    """A face of the kit for raster drawings."""
    return ImageFont.truetype(str(FONTS / file), size)


# SVG


def number(value: float) -> str:
    """A coordinate without idle zeros."""
    return f"{value:.1f}".removesuffix(".0")


def polygon(points: Iterable[Point], fill: str) -> str:
    """A filled polygon."""
    return f'<polygon fill="{fill}" points="{" ".join(f"{number(x)},{number(y)}" for x, y in points)}"/>'


def rect(x: float, y: float, wide: float, high: float, fill: str, radius: float = 0) -> str:
    """A filled rectangle, its corners round where `radius` says so."""
    round_ = f' rx="{number(radius)}"' if radius else ""
    size = f'width="{number(wide)}" height="{number(high)}"'
    return f'<rect fill="{fill}" x="{number(x)}" y="{number(y)}" {size}{round_}/>'


def stroke(points: Sequence[Point], colour: str, width: float, dashes: str = "") -> str:
    """An open line through the points."""
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    line = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    look = f'stroke="{colour}" stroke-width="{number(width)}" stroke-linejoin="round" stroke-linecap="round"{dash}'
    return f'<polyline fill="none" {look} points="{line}"/>'


def circle(x: float, y: float, radius: float, fill: str) -> str:
    """A disc."""
    return f'<circle fill="{fill}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


def write_svg(target: Path, wide: float, high: float, parts: Iterable[str]) -> None:
    """The parts in one drawing."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(wide)} {number(high)}">'
    target.write_text("\n".join((head, *parts, "</svg>\n")), encoding="utf-8")


# Tones


def between(first: Colour, last: Colour, share: float) -> Colour:
    """A colour on the way from one to another."""
    mixed = [round(a + (b - a) * max(0.0, min(1.0, share))) for a, b in zip(first, last, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def upright(size: tuple[int, int], stops: Sequence[tuple[float, Colour]]) -> Image.Image:
    """A ground whose colour changes from top to bottom; `stops` are (share of the height, colour)."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        share = y / max(1, size[1] - 1)
        (a, first), (b, last) = next(
            pair for pair in itertools.pairwise(stops) if share <= pair[1][0] or pair[1] == stops[-1]
        )
        column.putpixel((0, y), between(first, last, (share - a) / (b - a)))
    return column.resize(size)


def noise(size: tuple[int, int], random: Random, softness: float = 0.7, strength: float = 0.12) -> Image.Image:
    """A grey veil about 128, to be added to tones."""
    veil = Image.frombytes("L", size, random.randbytes(size[0] * size[1]))
    veil = veil.filter(ImageFilter.GaussianBlur(softness))
    return veil.point([round(128 + (i - 128) * strength * (1 + softness)) for i in range(256)])


def shaded(picture: Image.Image, veil: Image.Image) -> Image.Image:
    """The picture with a veil about 128 added to each of its channels."""
    bands = [ImageChops.add(band, veil, 1, -128) for band in picture.split()]
    return Image.merge(picture.mode, bands)


def in_perspective(picture: Image.Image, corners: Sequence[Point], size: tuple[int, int]) -> Image.Image:
    """The picture with its corners (clockwise from the top left) at `corners` of a canvas of `size`."""
    wide, high = picture.size
    square = [(0.0, 0.0), (float(wide), 0.0), (float(wide), float(high)), (0.0, float(high))]
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, square, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return picture.transform(size, Image.Transform.PERSPECTIVE, _solved(rows), Image.Resampling.BICUBIC)


def _solved(rows: list[list[float]]) -> list[float]:
    """Gauss: each row is the coefficients of an equation and its right side."""
    count = len(rows)
    for i in range(count):
        pivot = max(range(i, count), key=lambda row: abs(rows[row][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for j in range(count):
            if j != i:
                rows[j] = [a - rows[j][i] * b for a, b in zip(rows[j], rows[i], strict=True)]
    return [row[-1] for row in rows]


# Files


def save(picture: Image.Image, target: Path) -> None:
    """A JPEG or a small PNG; colours are sRGB, which the style books say (付印.彩图)."""
    if target.suffix == ".jpg":
        picture.save(target, "JPEG", quality=QUALITY, optimize=True, dpi=(DPI, DPI))
    else:
        picture.save(target, "PNG", optimize=True, dpi=(DPI, DPI))


def reduced(picture: Image.Image, factor: int) -> Image.Image:
    """The picture, drawn `factor` times too large, at its own size."""
    return picture.resize((picture.width // factor, picture.height // factor), Image.Resampling.LANCZOS)


def lettered(draw: ImageDraw.ImageDraw, at: Point, text: str, font: ImageFont.FreeTypeFont, fill: Colour | int) -> None:
    """A label with its middle at a place."""
    draw.text(at, text, font=font, fill=fill, anchor="mm")
