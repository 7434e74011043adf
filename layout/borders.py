"""Lines, borders and the grounds under boxed text: 线, 框, 花边, 底纹 as filled shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from layout import ornaments, shapes
from layout.geometry import Rect
from layout.paper import Artwork, Fill, Item, PathFill
from layout.style import BoxStyle, Colour, Gradient, RuleStyle
from layout.units import Mpt

LOZENGE: Mpt = 3600  #: the depth of the plain ornament
CLEAR: Mpt = 800  #: between an ornament and the line inside it, or outside
INNER: Mpt = 250  #: the line inside an ornament
STEP = 4  #: 1/1000 from one tint of a gradient to the next: a level of 8 bits, which no press screen shows
GIVE = 60  #: 1/1000 by which an ornament may come out deeper


def thickness(rule: RuleStyle) -> Mpt:
    """How thick a rule is, all its strokes and gaps together."""
    return sum(rule.strokes) + rule.gap * max(0, len(rule.strokes) - 1)


def across(rule: RuleStyle, x: Mpt, y: Mpt, length: Mpt, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """A horizontal rule centred on ``y``, its first stroke on top."""
    top = y - thickness(rule) // 2
    for stroke in rule.strokes:
        yield _stroke(rule, Rect(x, top, length, stroke), colours, upright=False)
        top += stroke + rule.gap


def down(rule: RuleStyle, x: Mpt, y: Mpt, length: Mpt, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """A vertical rule centred on ``x``, its first stroke at the left."""
    left = x - thickness(rule) // 2
    for stroke in rule.strokes:
        yield _stroke(rule, Rect(left, y, stroke, length), colours, upright=True)
        left += stroke + rule.gap


def _stroke(rule: RuleStyle, rect: Rect, colours: Mapping[str, Colour], *, upright: bool) -> Item:
    """One stroke of a rule: plain, or in the rule's pattern where it is the thickest."""
    if not rule.patterned(rect.width if upright else rect.height):
        return Fill(rect, colours[rule.colour])
    return PathFill(ornaments.line(ornaments.MOTIFS[rule.pattern], rect, upright), colours[rule.colour])


def border(box: BoxStyle, rect: Rect, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """A border inside the edges of ``rect``, and what lies under its text."""
    yield from _ground(box, rect, colours)
    frames, radius = [rect], box.radius
    for stroke in box.rule.strokes:
        yield from _line_round(box.rule, frames[-1], radius, stroke, colours[box.rule.colour])
        frames.append(frames[-1].inset(stroke + box.rule.gap))
        radius = max(0, radius - stroke - box.rule.gap)
    if box.kind == "ornament" and room(box, rect):
        yield from _ornament(box, frames[-1], colours[box.rule.colour])


def depth(box: BoxStyle) -> Mpt:
    """How far a border reaches inwards from the edge of its area."""
    lines = thickness(box.rule)
    if box.kind == "rule":
        return lines
    if _plain(box):
        return lines + box.rule.gap + (box.depth or LOZENGE) + CLEAR + INNER
    motif = ornaments.MOTIFS[box.pattern]
    around = (CLEAR + motif.framed * (CLEAR + INNER)) if lines else 0
    return lines + around + (box.depth or motif.depth) * (1000 + GIVE) // 1000


def room(box: BoxStyle, rect: Rect) -> bool:
    """Whether the ornament of a box has room along the sides of ``rect``."""
    if box.kind == "rule" or _plain(box):
        return box.kind == "rule" or min(rect.width, rect.height) > 4 * depth(box)
    inner = rect.inset(thickness(box.rule) + (CLEAR if box.rule.strokes else 0))
    path, _ = ornaments.frame(ornaments.MOTIFS[box.pattern], inner, box.depth)
    return bool(path) and min(rect.width, rect.height) > 2 * depth(box)


def least(box: BoxStyle) -> Mpt:
    """The side from which on the ornament of a box has room for certain."""
    if _plain(box):
        return 4 * depth(box) + 1
    motif = ornaments.MOTIFS[box.pattern]
    tiles = 4 * motif.pitch * (1 + motif.mirror) + 2 * motif.reach
    return tiles * (box.depth or motif.depth) // 100 + 2 * (thickness(box.rule) + CLEAR)


def _plain(box: BoxStyle) -> bool:
    """Whether the ornament is the lozenges that are placed one by one and not laid as tiles."""
    return box.pattern == "菱花"


def _line_round(rule: RuleStyle, rect: Rect, radius: Mpt, stroke: Mpt, colour: Colour) -> Iterator[Item]:
    """One stroke of a border's line."""
    if rule.patterned(stroke):
        yield PathFill(ornaments.frame(ornaments.MOTIFS[rule.pattern], rect, stroke)[0], colour)
    elif radius:
        yield PathFill(shapes.ring(rect, radius, stroke), colour)
    else:
        yield from _frame(rect, stroke, colour)


def _frame(rect: Rect, stroke: Mpt, colour: Colour) -> Iterator[Item]:
    yield Fill(Rect(rect.x, rect.y, rect.width, stroke), colour)
    yield Fill(Rect(rect.x, rect.bottom - stroke, rect.width, stroke), colour)
    yield Fill(Rect(rect.x, rect.y + stroke, stroke, rect.height - 2 * stroke), colour)
    yield Fill(Rect(rect.right - stroke, rect.y + stroke, stroke, rect.height - 2 * stroke), colour)


def _ground(box: BoxStyle, rect: Rect, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """What lies under the text: a tint, a gradient, a pattern; no more than the box with its round corners."""
    colour, outline = colours[box.colour], shapes.rounded(rect, box.radius)
    if box.gradient:
        yield Artwork(rect, tuple(_steps(box.gradient, rect, colour)), None, clip=outline)
    if box.ground:
        pattern = PathFill(ornaments.cover(ornaments.GROUNDS[box.ground], rect), colour, box.tint)
        yield Artwork(rect, (pattern,), None, clip=outline)
    elif box.tint and not box.gradient:
        yield PathFill(outline, colour, box.tint) if box.radius else Fill(rect, colour, box.tint)


def _steps(gradient: Gradient, rect: Rect, colour: Colour) -> Iterator[PathFill]:
    """A gradient as even tints, each from where it begins to the far edge, so that no white shows between two."""
    first, last = gradient.start, gradient.end
    count = abs(last - first) // STEP + 1
    for number in range(count):
        tint = first + (last - first) * number // max(1, count - 1)
        down = rect.height * number // count if gradient.direction == "down" else 0
        right = rect.width * number // count if gradient.direction == "across" else 0
        left = Rect(rect.x + right, rect.y + down, rect.width - right, rect.height - down)
        yield PathFill(shapes.rounded(left, 0), colour, tint)


def _ornament(box: BoxStyle, rect: Rect, colour: Colour) -> Iterator[Item]:
    """花边, with a fine line inside it where it has one outside."""
    if _plain(box):
        yield from _lozenges(rect, box.depth or LOZENGE, colour)
        return
    motif = ornaments.MOTIFS[box.pattern]
    # the gap between strokes belongs to them: the ornament stands clear of the innermost
    outer = rect.inset(CLEAR - box.rule.gap if box.rule.strokes else 0)
    path, deep = ornaments.frame(motif, outer, box.depth)
    yield PathFill(path, colour)
    if motif.framed and box.rule.strokes:
        yield from _frame(outer.inset(deep + CLEAR), INNER, colour)


def _lozenges(rect: Rect, deep: Mpt, colour: Colour) -> Iterator[Item]:
    """Lozenges along the sides, a larger one at each corner, a fine line inside them."""
    half, pitch = deep // 2, deep * 3 // 2
    middle = rect.inset(half + CLEAR // 2)
    corners = ((middle.x, middle.y), (middle.right, middle.y), (middle.right, middle.bottom), (middle.x, middle.bottom))
    for (x0, y0), (x1, y1) in pairwise((*corners, corners[0])):
        yield _lozenge(x0, y0, half, colour)
        count = max(1, round((abs(x1 - x0) + abs(y1 - y0)) / pitch))
        for number in range(1, count):
            x, y = x0 + (x1 - x0) * number // count, y0 + (y1 - y0) * number // count
            yield _lozenge(x, y, half * 2 // 3 if number % 2 else half // 3, colour)
    yield from _frame(rect.inset(deep + CLEAR), INNER, colour)


def _lozenge(x: Mpt, y: Mpt, half: Mpt, colour: Colour) -> PathFill:
    points = (x, y - half), (x + half, y), (x, y + half), (x - half, y)
    return PathFill((("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ())), colour)
