"""Draw the nameplates of the two made-up papers: issues/showcase/art/报头.svg and issues/broadsheet/art/报头.svg.

    python issues/art/nameplates.py

字格日报: the four characters, each in a square of a copy-book. 通栏报: three characters cut out of a bar that spans
its columns. The letterforms are outlines of the kit's Song-Black and Hei-Bold (SIL Open Font License 1.1), unchanged.
"""

from canvas import BROADSHEET, SHOWCASE, Letters, polygon, rect, stroke, write_svg

CELL = 1000
"""The side of a square, in units of the drawing."""


def square(left: float, frame: float = 22, guide: float = 7) -> list[str]:
    """A square of a copy-book: its frame, its cross, its diagonals."""
    right, middle, inset = left + CELL, left + CELL / 2, frame / 2
    lines = [
        stroke([(middle, 0), (middle, CELL)], "报红", guide, "26 22"),
        stroke([(left, CELL / 2), (right, CELL / 2)], "报红", guide, "26 22"),
        stroke([(left, 0), (right, CELL)], "报红", guide, "26 22"),
        stroke([(right, 0), (left, CELL)], "报红", guide, "26 22"),
    ]
    corners = [
        (left + inset, inset),
        (right - inset, inset),
        (right - inset, CELL - inset),
        (left + inset, CELL - inset),
    ]
    return [*lines, stroke([*corners, corners[0]], "报红", frame)]


def daily() -> None:
    """字格日报."""
    black = Letters("Song-Black.otf")
    parts: list[str] = []
    for i, char in enumerate("字格日报"):
        left = i * (CELL + 70)
        parts += square(left)
        parts.append(black.path(char, left + 20, 845, 960, "黑"))
    write_svg(SHOWCASE / "art" / "报头.svg", 4 * CELL + 3 * 70, CELL, parts)


def weekly() -> None:
    """通栏报: white on a bar, a thin rule above and below."""
    bold = Letters("Hei-Bold.otf")
    wide, high = 4200.0, 1000.0
    parts = [rect(0, 0, wide, 26, "黑"), rect(0, high - 26, wide, 26, "黑"), rect(0, 70, wide, high - 140, "靛")]
    for i, char in enumerate("通栏报"):
        parts.append(bold.path(char, 560 + i * 1080, 835, 860, "白", 1.06))
    for x in (230.0, wide - 230):
        side = 120
        parts.append(polygon([(x, 500 - side), (x + side, 500), (x, 500 + side), (x - side, 500)], "白"))
    write_svg(BROADSHEET / "art" / "报头.svg", wide, high, parts)


if __name__ == "__main__":
    daily()
    weekly()
