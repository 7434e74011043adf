"""Draw a sheet of bamboo paper against the light, and the front page in four stages, from the finished page itself.

    python issues/art/sheets.py

Written to issues/showcase/图: 纸影.jpg; and 画格.png, 定题.png, 排文.png, 付印.png, to be drawn again when page 01 of
the sample changes. Nothing is a photograph. CC0 1.0, but for the letterforms (kit fonts, SIL Open Font License 1.1).
"""

from collections.abc import Iterable, Sequence
from math import cos, exp, hypot, pi, sin
from random import Random

from canvas import SHOWCASE, Point, save
from PIL import Image, ImageDraw, ImageFilter

from layout.export.pdf.document import write_pdf
from layout.export.png import page_images
from layout.geometry import Rect
from layout.paper import Page
from layout.pipeline import typeset
from layout.style import Grid

# A sheet against the light

SHEET = (1120, 760)
FINE = 2  #: drawn so many times too large
LAID, CHAIN = 10.6, 236  #: pixels from one line of the screen to the next, and from one chain line to the next
CLOUDS = ((160, 0.05), (60, 0.05), (22, 0.045), (9, 0.03), (4, 0.02))  #: (size in pixels, strength)
LIGHT = ((253, 0.80), (240, 1.0), (205, 1.45))  #: of each channel: the brightest, and how it falls with the light
SHADE = (96, 118, 78)


def cloud(random: Random) -> list[float]:
    """Uneven pulp, a value about 0 for each pixel."""
    wide, high = SHEET
    found = [0.0] * (wide * high)
    for size, strength in CLOUDS:
        small = (wide // size + 3, high // size + 3)
        grain = Image.frombytes("L", small, random.randbytes(small[0] * small[1]))
        veil = grain.resize(SHEET, Image.Resampling.BICUBIC)
        found = [a + (b / 255 - 0.5) * strength for a, b in zip(found, veil.tobytes(), strict=True)]
    return found


def fibres(random: Random) -> bytes:
    """Threads that lie about, darker and lighter than 128."""
    drawn = Image.new("L", (SHEET[0] * FINE, SHEET[1] * FINE), 128)
    draw = ImageDraw.Draw(drawn)
    for _ in range(2600):
        x, y, angle = random.random() * drawn.width, random.random() * drawn.height, random.gauss(0, 0.8)
        tone, points = random.choice((92, 104, 112, 146, 158)), [(x, y)]
        for _ in range(random.randint(8, 46)):
            angle += random.gauss(0, 0.11)
            x, y = x + 5 * cos(angle), y + 5 * sin(angle)
            points.append((x, y))
        draw.line(points, fill=tone, width=random.choice((1, 1, 2, 2, 3)))
    return drawn.resize(SHEET, Image.Resampling.LANCZOS).tobytes()


def leaf(at: Point, angle: float, length: float, thick: float) -> list[Point]:
    """A leaf that bends on its way to the tip."""
    up: list[Point] = []
    down: list[Point] = []
    for i in range(14):
        share = i / 13
        bend, half = angle + 0.25 * (share - 0.5), thick * sin(pi * share**0.7) * (1 - share * 0.3)
        x, y = at[0] + length * share * cos(bend), at[1] + length * share * sin(bend)
        up.append((x - half * sin(bend), y + half * cos(bend)))
        down.append((x + half * sin(bend), y - half * cos(bend)))
    return up + down[::-1]


def spray(at: Point, count: int, angle: float, spread: float, length: float, random: Random) -> list[list[Point]]:
    """Leaves that hang from one twig."""
    return [
        leaf(
            at, angle + spread * ((i + 0.5) / count - 0.5) * 2 + random.gauss(0, 0.08),
            length * random.uniform(0.7, 1.15), random.uniform(7, 10) * length / 150,
        )
        for i in range(count)
    ]  # fmt: skip


def stalk(top: float, foot: float, thick: float, random: Random) -> list[list[Point]]:
    """The joints of a stalk that leans from `top` to `foot`."""
    joints, off, high = 7, random.random(), SHEET[1]
    found: list[list[Point]] = []
    for joint in range(-1, joints):
        ends = [(joint + off) / joints, (joint + 1 + off) / joints]
        (x, y), (u, v) = ((top + (foot - top) * end, end * high) for end in ends)
        half = thick / 2
        found.append([(x - half, y + 2), (x + half, y + 2), (u + half * 0.94, v - 2), (u - half * 0.94, v - 2)])
        ring = half * 1.16
        found.append([(u - ring, v - 4), (u + ring, v - 4), (u + ring, v + 4), (u - ring, v + 4)])
    return found


def shadow(shapes: Iterable[Sequence[Point]], softness: float) -> bytes:
    drawn = Image.new("L", (SHEET[0] * FINE, SHEET[1] * FINE))
    draw = ImageDraw.Draw(drawn)
    for shape in shapes:
        draw.polygon([(x * FINE, y * FINE) for x, y in shape], fill=255)
    return drawn.resize(SHEET, Image.Resampling.LANCZOS).filter(ImageFilter.GaussianBlur(softness)).tobytes()


def backlit() -> None:
    """Laid lines, chain lines and fibres of a sheet at a window, with the shadow of the bamboo outside."""
    random = Random(7)
    wide, high = SHEET
    pulp, threads = cloud(random), fibres(random)
    far = stalk(860, 905, 30, random) + stalk(985, 960, 18, random) + spray((900, 90), 5, 2.2, 0.9, 150, random)
    near = stalk(150, 205, 44, random) + stalk(330, 300, 26, random)
    for at, count, angle, spread, length in (
        ((196, 250), 6, 0.75, 0.75, 170), ((190, 470), 5, 0.9, 0.6, 150), ((330, 70), 5, 0.5, 0.7, 150),
        ((640, -10), 6, 1.5, 0.8, 170), ((760, 20), 4, 2.0, 0.5, 150),
    ):  # fmt: skip
        near += spray(at, count, angle, spread, length, random)
    behind, before = shadow(far, 9), shadow(near, 4)
    pixels = bytearray()
    for i in range(wide * high):
        x, y = i % wide, i // wide
        away = hypot((x - wide * 0.64) / wide, (y - high * 0.36) / high * 0.8)
        light = 0.97 - 0.42 * away**1.4 + pulp[i] + 0.022 * sin(2 * pi * y / LAID) + (threads[i] / 255 - 0.5) * 0.36
        beside = (x - 70) % CHAIN
        light -= 0.055 * exp(-((min(beside, CHAIN - beside) / 2.6) ** 2)) - 0.03 * exp(-(((beside - 7) / 5) ** 2))
        light = max(0.0, min(1.02, light))
        dark = max(behind[i] * 0.38, before[i] * 0.62) / 255 * (1 + pulp[i] * 1.2) * 0.9
        edge = 1 - 0.22 * min(1.0, away * 1.1) ** 2
        for (most, fall), shade in zip(LIGHT, SHADE, strict=True):
            pixels.append(max(0, min(255, round((light**fall * most * (1 - dark) + light * shade * dark) * edge))))
    save(Image.frombytes("RGB", SHEET, bytes(pixels)), SHOWCASE / "图" / "纸影.jpg")


# A page in four stages

WIDE, TALL = 600, 854  #: pixels of each stage: as deep as the picture's rows on the page
DPI = 300
RULES = 2  #: every second row is drawn


class Stage:
    """The finished page, from which each stage takes what is there by then."""

    def __init__(self, page: Page, grid: Grid, image: Image.Image) -> None:
        self.page, self.grid = page, grid
        self.scale = image.width / page.width
        kept = round(image.width * TALL / WIDE)
        self.top = (image.height - kept) // 2
        self.whole = image.crop((0, self.top, image.width, self.top + kept))

    def box(self, rect: Rect, grow: int = 0) -> tuple[int, int, int, int]:
        """A place on the page in pixels of the image."""
        left, top, right, foot = rect.x - grow, rect.y - grow, rect.right + grow, rect.bottom + grow
        x, y, u, v = (round(value * self.scale) for value in (left, top, right, foot))
        return x, y - self.top, u, v - self.top

    def frames(self, *kinds: str) -> list[Rect]:
        return [frame.rect for frame in self.page.frames if frame.kind in kinds]

    def gridded(self, tone: int) -> Image.Image:
        """Columns and rows alone, at the size of the stage so that every line is sharp."""
        drawn = Image.new("L", (WIDE, TALL), 255)
        draw, shrink = ImageDraw.Draw(drawn), WIDE / self.whole.width
        for column in range(self.grid.columns):
            x, y, u, v = (round(value * shrink) for value in self.box(self.grid.rect(column, 0, 1, self.grid.rows)))
            for row in range(0, self.grid.rows + 1, RULES):
                level = y + (v - y) * row // self.grid.rows
                draw.line([(x, level), (u, level)], fill=tone)
            draw.rectangle((x, y, u, v), outline=tone - 50, width=2)
        return drawn

    def headed(self) -> Image.Image:
        """The grid, and the headings that stand in it."""
        drawn, shrink = self.gridded(190), WIDE / self.whole.width
        small = self.whole.convert("L").resize((WIDE, TALL), Image.Resampling.LANCZOS)
        for rect in self.frames("heading", "masthead"):
            x, y, u, v = (round(value * shrink) for value in self.box(rect, 2000))
            drawn.paste(small.crop((x, y, u, v)), (x, y))
        return drawn

    def texted(self) -> Image.Image:
        """All but the pictures, which are crossed out."""
        drawn = self.whole.convert("L")
        draw = ImageDraw.Draw(drawn)
        for rect in self.frames("picture", "caption"):
            draw.rectangle(self.box(rect), fill=235)
        for rect in self.frames("picture"):
            x, y, u, v = self.box(rect)
            draw.rectangle((x, y, u, v), outline=120, width=4)
            draw.line([(x, y), (u, v)], fill=160, width=4)
            draw.line([(x, v), (u, y)], fill=160, width=4)
        return drawn.resize((WIDE, TALL), Image.Resampling.LANCZOS)


def stages() -> None:
    """画格, 定题, 排文, 付印: the grid, the headings, the text, all of it."""
    result = typeset(SHOWCASE, ["01"])
    assert result.paper and result.style
    page = result.paper.pages[0]
    image = next(page_images(write_pdf(result.paper, [page], proof=False), DPI)).convert("RGB")
    stage = Stage(page, result.style.grid, image)
    done = stage.whole.resize((WIDE, TALL), Image.Resampling.LANCZOS)
    for name, drawn in (
        ("画格", stage.gridded(150)), ("定题", stage.headed()), ("排文", stage.texted()), ("付印", done),
    ):  # fmt: skip
        edge = 90 if drawn.mode == "L" else (90, 90, 90)
        ImageDraw.Draw(drawn).rectangle((0, 0, WIDE - 1, TALL - 1), outline=edge, width=2)
        few = drawn.quantize(16 if drawn.mode == "L" else 64, dither=Image.Dither.NONE)
        save(few, SHOWCASE / "图" / f"{name}.png")


if __name__ == "__main__":
    backlit()
    stages()
