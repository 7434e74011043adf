"""Draw the nameplate 重庆科技报 as plain vector paths: issues/art/报头.svg.

    python issues/art/nameplate.py [OUTPUT.svg]

The letterforms began as the outlines of Noto Serif CJK SC Black (SIL Open Font License 1.1) and were redrawn for this
masthead. What was changed:

* every serif, foot and dab is one straight knife cut, where the font rounds it;
* hairlines are doubled in weight while stems keep theirs, so that the name holds at a distance and on newsprint;
* the characters fill one frame from the same head line to the same foot line and are set almost touching;
* the second horizontal of 重 runs on as the roof of 庆, and the rising stroke of 斗 runs on into the 提 of 技.

No font is read: the redrawn outlines stand below, in units of 1/1000 em, y upwards.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot
from pathlib import Path

Point = tuple[float, float]
Segment = tuple[Point, ...]
"""The points after the current one: one for a line, three for a cubic curve."""

COLOUR = "红"
MARGIN = 6
"""Clear space around the ink, so that rounding never cuts an edge."""
SCALE_X, SCALE_Y = 1.03, 1.01
"""How the em of the outlines is drawn in the frame: a trace wider than tall, for a name of five to one."""
GROW_X, GROW_Y = -1.0, 16.0
"""What each edge moves outwards. Only the horizontals gain; stems lose a trace."""


@dataclass(frozen=True)
class Glyph:
    """One character: where it begins, and its contours as SVG path data in em units.

    The first contour opens at the place where it may be joined to the neighbour: the joint is its closing edge.
    """

    char: str
    left: float
    contours: tuple[str, ...]


CHONG = Glyph(
    "重",
    0,
    (
        # stem, horizontals and frame; the joint is the right end of the second horizontal
        "M990 635 H569 V718 C651 724 727 731 791 740 L868 734 L742 858 C598 807 318 748 100 722 L101 707"
        " C203 704 314 705 421 709 V635 H42 L58 607 H421 V518 H303 L150 554 V162 H185 L295 218 H421 V114 H103"
        " L119 86 H421 V-50 H23 L39 -78 H950 L980 -61 L872 36 L792 -50 H569 V86 H890 L918 102 L852 162 L806 114"
        " H569 V218 H702 V170 H737 L849 219 V462 L892 484 L756 560 L702 518 H569 V607 H990 Z",
        "M421 246 H295 V355 H421 Z",
        "M569 246 V355 H702 V246 Z",
        "M421 383 H295 V490 H421 Z",
        "M569 383 V490 H702 V383 Z",
    ),
)
QING = Glyph(
    "庆",
    992,
    (
        # dot, roof and left-falling stroke; the joint is on the left of the roof
        "M119 607 V433 C119 257 113 60 20 -93 L28 -100 C247 40 259 262 259 433 V607 H950 L980 624 L866 738"
        " L788 635 H600 L620 672 C698 716 698 872 424 860 L418 854 C458 808 498 728 512 635 H280 L119 700 V635 Z",
        "M816 486 L734 388 H627 C638 432 644 470 648 506 L692 534 L494 556 C495 500 492 446 481 388 H272 L288 360"
        " H475 C442 195 356 35 150 -83 L158 -92 C434 -4 555 140 610 318 C652 126 728 -10 862 -95 L980 60"
        " C820 102 683 184 622 360 H916 L946 377 Z",
    ),
)
KE = Glyph(
    "科",
    1990,
    (
        # 斗; the joint is the right end of its rising stroke
        "M1010 294 L850 265 V785 L890 808 L710 827 V238 L392 181 L408 155 L710 210 V-95 H745 L850 -50 V237 L1010 266 Z",
        "M490 750 C531 705 563 637 567 575 C690 482 800 722 498 756 Z",
        "M492 490 C527 448 559 385 563 325 C686 237 796 476 500 496 Z",
        "M321 854 C258 800 131 724 25 682 L27 672 C77 673 130 676 181 681 V532 H31 L47 504 H168"
        " C141 366 89 213 14 109 L25 99 C84 142 137 191 181 246 V-96 H216 L321 -50 V418 C338 376 354 326 356 280"
        " C453 194 570 380 321 456 V504 H438 L466 520 L374 608 L321 534 V700 C350 705 378 710 401 716 L466 712 Z",
    ),
)
JI = Glyph(
    "技",
    2994,
    (
        # the joint is the head of 提
        "M15 268 L137 296 V62 L22 58 V44 C72 34 104 2 113 -95 C253 -83 272 -34 272 58 V375 L394 470 L390 480"
        " L272 450 V587 H380 L407 602 L324 688 L272 624 V811 L312 834 L137 856 V615 H22 L38 587 H137 V396"
        " C100 350 60 306 15 296 Z",
        "M569 845 V668 H414 L430 640 H569 V462 H398 L414 434 H463 C488 313 527 218 578 142"
        " C500 50 398 -27 272 -82 L278 -93 C428 -60 547 -7 641 63 C703 -3 778 -52 866 -95 L996 40"
        " C906 64 815 99 734 144 C806 219 858 307 895 404 L942 424 L808 540 L738 462 H714 V640 H952 L982 657"
        " L852 763 L777 668 H714 V804 L754 828 Z",
        "M734 434 C711 356 678 282 633 214 C566 271 513 342 479 434 Z",
    ),
)
BAO = Glyph(
    "报",
    4004,
    (
        "M399 843 V615 L326 692 L276 628 V811 L316 834 L144 855 V615 H19 L35 587 H144 V409 L15 379 L62 222"
        " L144 286 V64 L30 60 V46 C80 36 112 4 120 -94 C258 -81 276 -28 276 67 V376 L393 465 L391 475 L276 444"
        " V587 H399 V-96 H434 L538 -50 V396 H569 C590 264 625 165 675 85 C643 25 606 -28 556 -76 L563 -87"
        " C626 -62 676 -26 723 19 C759 -24 799 -60 846 -95 L974 32 C918 56 862 84 811 117"
        " C867 196 901 281 921 377 L963 396 L837 496 L768 424 H538 V758 H756 C752 694 745 660 732 651"
        " C726 647 719 646 704 646 L578 651 V640 C650 626 690 602 690 537 C758 537 795 541 826 560"
        " C866 585 880 634 889 737 L930 756 L813 846 L748 786 H552 Z",
        "M777 396 C766 323 749 254 722 186 C662 241 613 308 585 396 Z",
    ),
)
WORDS: tuple[tuple[Glyph, ...], ...] = ((CHONG, QING), (KE, JI), (BAO,))
"""Characters joined to one another; the first contours of a pair become one."""


def read(contour: str, left: float) -> list[Segment]:
    """The segments of one closed contour, moved to its place; the first is the starting point alone."""
    x = y = 0.0
    segments: list[Segment] = []
    for command, operands in re.findall(r"([MLHVC])([-\d ]+)", contour):
        numbers = [float(word) for word in operands.split()]
        match command:
            case "H":
                points = [(numbers[0], y)]
            case "V":
                points = [(x, numbers[0])]
            case _:
                points = list(zip(numbers[::2], numbers[1::2], strict=True))
        x, y = points[-1]
        step = 3 if command == "C" else 1
        segments += [tuple(points[i : i + step]) for i in range(0, len(points), step)]
    return [tuple((SCALE_X * (px + left), SCALE_Y * py) for px, py in segment) for segment in segments]


def joined(word: tuple[Glyph, ...]) -> list[list[Segment]]:
    """The contours of a word, the first ones of its characters welded along their closing edges."""
    contours = [[read(contour, glyph.left) for contour in glyph.contours] for glyph in word]
    weld = [segment for glyph in contours for segment in glyph[0]]
    return [weld, *(contour for glyph in contours for contour in glyph[1:])]


def direction(a: Point, b: Point) -> tuple[float, float, float]:
    """The unit vector from `a` to `b` and the distance."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dy)
    return dx / length, dy / length, length


def moved(before: Point, at: Point, after: Point) -> Point:
    """One vertex of an outline pushed outwards to its mitre, held back where an edge is too short for it."""
    in_x, in_y, in_length = direction(before, at)
    out_x, out_y, out_length = direction(at, after)
    opening = 1 + in_x * out_x + in_y * out_y
    if opening < 1 / 16:
        return at
    turn = abs(out_x * in_y - out_y * in_x)
    shortest = min(in_length, out_length)

    def reach(grow: float) -> float:
        return grow / opening if abs(grow) * turn <= shortest * opening else shortest / turn

    return at[0] + (in_y + out_y) * reach(GROW_X), at[1] - (in_x + out_x) * reach(GROW_Y)


def heavier(contour: list[Segment]) -> list[Segment]:
    """A contour with its edges moved; control points are treated as vertices, as FreeType does when it emboldens."""
    points = [point for segment in contour for point in segment]
    ring = iter([moved(points[i - 1], point, points[(i + 1) % len(points)]) for i, point in enumerate(points)])
    return [tuple(next(ring) for _ in segment) for segment in contour]


def path_data(contours: Iterable[list[Segment]], left: float, top: float) -> str:
    """Path data with y downwards from `top` and whole coordinates."""
    parts: list[str] = []
    for contour in contours:
        for i, segment in enumerate(contour):
            command = "M" if i == 0 else "CL"[len(segment) == 1]
            parts.append(command + " ".join(f"{round(x - left)} {round(top - y)}" for x, y in segment))
        parts.append("Z")
    return "".join(parts)


def nameplate() -> str:
    """The nameplate as an SVG document."""
    words = [[heavier(contour) for contour in joined(word)] for word in WORDS]
    points = [point for word in words for contour in word for segment in contour for point in segment]
    left, right = min(x for x, _ in points) - MARGIN, max(x for x, _ in points) + MARGIN
    bottom, top = min(y for _, y in points) - MARGIN, max(y for _, y in points) + MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {round(right - left)} {round(top - bottom)}">',
        *(f'<path fill="{COLOUR}" d="{path_data(word, left, top)}"/>' for word in words),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the nameplate to the file named on the command line, or beside this script."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("报头.svg")
    target.write_text(nameplate(), encoding="utf-8")


if __name__ == "__main__":
    main()
