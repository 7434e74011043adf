"""An SVG file -> Drawing: shapes, groups, transforms, fills and strokes; anything else is refused with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isfinite
from pathlib import Path
from typing import TypeVar

from layout.artwork.colours import colour_name
from layout.artwork.css import INHERITED, Properties, Rule, is_property, painted, style_sheet
from layout.artwork.drawing import ArtworkError, Drawing, Outline, Steps, Stroke
from layout.artwork.shapes import GEOMETRY, length, shape
from layout.artwork.transform import UNIT, Matrix, apply, even_scale, parse_transform, product
from layout.artwork.tree import TEXTS, Element, parse_tree

MAX_BYTES = 2_000_000
MAX_STEPS = 200_000  #: of a drawing, with its elements; what is used twice is counted twice
MAX_USES = 20  #: nested
MAX_DASHES = 32
FARTHEST = 1e7  #: from the origin, in units of the drawing

T = TypeVar("T")

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2, "miter-clip": 0}
_PLAIN = {"id", "class", "style", "transform", "role", "lang", "tabindex"}  #: attributes of all elements
_OWN = {
    "svg": {"viewBox", "version", "baseProfile", "width", "height", "x", "y", "preserveAspectRatio"},
    "use": {"href", "x", "y", "width", "height"},
    "g": set[str](),
    **GEOMETRY,
}
#: Why an element is refused, where more can be said than that it is not taken.
_REASONS = {
    **dict.fromkeys(TEXTS, "text"), "image": "image", "foreignObject": "image", "linearGradient": "gradient",
    "radialGradient": "gradient", "pattern": "gradient", "filter": "effect", "mask": "effect", "clipPath": "effect",
}  # fmt: skip


def read_artwork(path: Path) -> Drawing:
    """Read a drawing. Raises ArtworkError, also where the file is missing."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        reason = "@denied" if isinstance(error, PermissionError) else "@missing" if not path.exists() else "@disk"
        raise ArtworkError("missing", reason) from error
    if data is None:
        raise ArtworkError("too-large", f"> {MAX_BYTES} bytes")
    return parse_artwork(data)


def parse_artwork(data: bytes) -> Drawing:
    """Read a drawing from the bytes of an SVG file. Raises ArtworkError."""
    root = parse_tree(data)
    drawer = _Drawer(root)
    viewbox = _viewbox(root)
    return Drawing(viewbox, tuple(drawer.draw(root, INHERITED, UNIT, ())))


def _viewbox(root: Element) -> tuple[float, float, float, float]:
    """What is drawn on: the viewBox, else width and height."""
    text = root.attributes.get("viewBox", "")
    try:
        if text:
            left, top, width, height = (float(part) for part in text.replace(",", " ").split())
        else:
            left, top = 0.0, 0.0
            width, height = (length(root.attributes.get(name, "")) for name in ("width", "height"))
    except ValueError:
        raise root.refuse("viewbox", text) from None
    if not all(isfinite(v) and abs(v) <= FARTHEST for v in (left, top, width, height)) or width <= 0 or height <= 0:
        raise root.refuse("viewbox", text)
    return left, top, width, height


def _elements(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _elements(child)


class _Drawer:
    """Walks the tree; keeps what is known of the whole file."""

    def __init__(self, root: Element) -> None:
        self._root = root
        everything = [*_elements(root)]
        self._ids = {e.attributes["id"]: e for e in reversed(everything) if "id" in e.attributes}
        rules: list[Rule] = []
        for element in everything:
            if element.name == "style":
                rules += style_sheet(element)
        self._rules = sorted(rules, key=lambda rule: rule.weight)
        self._steps = 0

    def draw(
        self, element: Element, inherited: Properties, outer: Matrix, uses: tuple[Element, ...]
    ) -> Iterator[Outline | Stroke]:
        """What an element and those inside it paint; ``uses`` are the ``<use>`` that led here."""
        if element.name in ("style", "defs"):
            return
        if element.name not in _OWN or (element.name == "svg" and element is not self._root):
            raise element.refuse(_REASONS.get(element.name, "element"), element.name)
        for name in element.attributes:
            known = name in _PLAIN or name in _OWN[element.name] or name.startswith(("data-", "aria-"))
            if not known and not is_property(name):
                raise element.refuse("attribute", name)
        self._count(element, 1)
        properties = painted(element, inherited, self._rules)
        if properties["display"] == "none":
            return
        try:
            matrix = product(outer, parse_transform(element.attributes.get("transform", "")))
        except ValueError as error:
            raise element.refuse("transform", str(error)) from None
        if element.name in GEOMETRY:
            if element.children:
                raise element.children[0].refuse("element", element.children[0].name)
            yield from self._paint(element, properties, matrix)
        elif element.name == "use":
            yield from self._use(element, properties, matrix, uses)
        for child in element.children:
            yield from self.draw(child, _handed_down(properties), matrix, uses)

    def _count(self, element: Element, steps: int) -> None:
        self._steps += steps
        if self._steps > MAX_STEPS:
            raise element.refuse("complex", f"> {MAX_STEPS}")

    def _use(
        self, element: Element, properties: Properties, matrix: Matrix, uses: tuple[Element, ...]
    ) -> Iterator[Outline | Stroke]:
        """A shape or group of the same file, once more (5.6)."""
        href = element.attributes.get("href", "")
        target = self._ids.get(href[1:]) if href.startswith("#") else None
        if target is None or any(target is before for before in uses) or len(uses) >= MAX_USES:
            raise element.refuse("use", href[:40])
        try:
            x, y = (length(element.attributes.get(name, "0")) for name in ("x", "y"))
        except ValueError as error:
            raise element.refuse("value", f"use {error}") from None
        shifted = product(matrix, (1, 0, 0, 1, x, y))
        yield from self.draw(target, _handed_down(properties), shifted, (*uses, target))

    def _paint(self, element: Element, properties: Properties, matrix: Matrix) -> Iterator[Outline | Stroke]:
        try:
            steps = apply(matrix, shape(element))
        except ValueError as error:
            code = "path" if element.name == "path" else "value"
            raise element.refuse(code, str(error)[:40]) from None
        self._count(element, len(steps))
        if not all(abs(value) <= FARTHEST for _, points in steps for value in points):
            raise element.refuse("value", "a number out of range")
        if not steps or properties["visibility"] != "visible":
            return
        rule = properties["fill-rule"]
        if rule not in ("nonzero", "evenodd"):
            raise element.refuse("value", f"fill-rule={rule}")
        if fill := _colour(element, properties, "fill"):
            yield Outline(steps, fill, rule == "evenodd", element.line, element.column)
        if colour := _colour(element, properties, "stroke"):
            pen = _stroke(element, properties, even_scale(matrix), steps, colour)
            if pen:
                yield pen


def _handed_down(properties: Properties) -> dict[str, str]:
    return {name: properties[name] for name in INHERITED}


def _colour(element: Element, properties: Properties, key: str) -> str:
    """The colour to fill or to stroke with, "" for none."""
    text = properties[key]
    if text.lower() == "currentcolor":
        text = properties["color"]
    if text == "none":
        return ""
    if text.startswith("url("):
        raise element.refuse("gradient", f"{key}={text[:40]}")
    return colour_name(text)


def _stroke(element: Element, properties: Properties, scale: float | None, steps: Steps, colour: str) -> Stroke | None:
    """The pen of an element whose units are enlarged ``scale`` times; None where its width is nought."""
    if scale is None:
        raise element.refuse("stroke", element.attributes.get("transform", "transform")[:40])

    def get(name: str, read: Callable[[str], T]) -> T:
        try:
            return read(properties[name])
        except (ValueError, KeyError):
            raise element.refuse("value", f"{name}={properties[name][:30]}") from None

    width = get("stroke-width", _extent) * scale
    cap, join = get("stroke-linecap", _CAPS.__getitem__), get("stroke-linejoin", _JOINS.__getitem__)
    miter = max(1.0, get("stroke-miterlimit", _extent))
    dash = tuple(part * scale for part in get("stroke-dasharray", _dash))
    phase = get("stroke-dashoffset", length) * scale % (sum(dash) or 1)  # PDF takes no negative phase
    return Stroke(steps, colour, width, cap, join, miter, dash, phase, element.line, element.column) if width else None


def _extent(text: str) -> float:
    value = length(text)
    if not 0 <= value <= FARTHEST:
        raise ValueError(text)
    return value


def _dash(text: str) -> tuple[float, ...]:
    """The lengths of dashes and gaps; an odd number of them goes round twice (11.4)."""
    if text == "none":
        return ()
    parts = tuple(_extent(part) for part in text.replace(",", " ").split())
    if len(parts) > MAX_DASHES:
        raise ValueError(text)
    return (parts * 2 if len(parts) % 2 else parts) if any(parts) else ()
