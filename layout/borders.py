"""Lines and borders: 线, 框, 花边 as filled shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from layout.geometry import Rect
from layout.paper import Fill, Item, PathFill
from layout.style import BoxStyle, Colour, RuleStyle
from layout.units import Mpt


def thickness(rule: RuleStyle) -> Mpt:
    """How thick a rule is, all its strokes and gaps together."""
    return sum(rule.strokes) + rule.gap * (len(rule.strokes) - 1)


def across(rule: RuleStyle, x: Mpt, y: Mpt, length: Mpt, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """A horizontal rule centred on ``y``, its first stroke on top."""
    top = y - thickness(rule) // 2
    for stroke in rule.strokes:
        yield Fill(Rect(x, top, length, stroke), colours[rule.colour])
        top += stroke + rule.gap


def down(rule: RuleStyle, x: Mpt, y: Mpt, length: Mpt, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """A vertical rule centred on ``x``, its first stroke at the left."""
    left = x - thickness(rule) // 2
    for stroke in rule.strokes:
        yield Fill(Rect(left, y, stroke, length), colours[rule.colour])
        left += stroke + rule.gap


def border(box: BoxStyle, rect: Rect, colours: Mapping[str, Colour]) -> Iterator[Item]:
    """A border inside the edges of ``rect``, and the tint under its text."""
    if box.tint:
        yield Fill(rect, colours[box.colour], box.tint)
    frames = [rect]
    for stroke in box.rule.strokes:
        yield from _frame(frames[-1], stroke, colours[box.rule.colour])
        frames.append(frames[-1].inset(stroke + box.rule.gap))
    if box.kind == "ornament":
        yield from _ornament(frames[-1], colours[box.rule.colour])


def _frame(rect: Rect, stroke: Mpt, colour: Colour) -> Iterator[Item]:
    yield Fill(Rect(rect.x, rect.y, rect.width, stroke), colour)
    yield Fill(Rect(rect.x, rect.bottom - stroke, rect.width, stroke), colour)
    yield Fill(Rect(rect.x, rect.y + stroke, stroke, rect.height - 2 * stroke), colour)
    yield Fill(Rect(rect.right - stroke, rect.y + stroke, stroke, rect.height - 2 * stroke), colour)


LOZENGE: Mpt = 3600  #: the depth of the ornament
PITCH: Mpt = 5400  #: about how far apart its motifs stand; made to come out even along each side


def _ornament(rect: Rect, colour: Colour) -> Iterator[Item]:
    """花边: lozenges along the sides, a larger one at each corner, a fine line inside them."""
    half = LOZENGE // 2
    middle = rect.inset(half + 400)
    corners = ((middle.x, middle.y), (middle.right, middle.y), (middle.right, middle.bottom), (middle.x, middle.bottom))
    for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True):
        yield _lozenge(x0, y0, half, half, colour)
        length = abs(x1 - x0) + abs(y1 - y0)
        count = max(1, round(length / PITCH))
        for number in range(1, count):
            x, y = x0 + (x1 - x0) * number // count, y0 + (y1 - y0) * number // count
            small = half * 2 // 3 if number % 2 else half // 3
            yield _lozenge(x, y, small, small, colour)
    yield from _frame(rect.inset(LOZENGE + 800), 250, colour)


def _lozenge(x: Mpt, y: Mpt, width: Mpt, height: Mpt, colour: Colour) -> PathFill:
    return PathFill(
        (("M", (x, y - height)), ("L", (x + width, y)), ("L", (x, y + height)), ("L", (x - width, y)), ("Z", ())),
        colour,
    )
