"""The basic shapes of SVG (1.1, chapter 9) as paths. All raise ValueError with what is wrong."""

from __future__ import annotations

import re
from math import isfinite

from layout.artwork.drawing import Steps
from layout.artwork.path import path_steps
from layout.artwork.tree import Element

ROUND = 0.5522847498  #: where the control points of a quarter of a circle lie, in radii
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?:px)?")

GEOMETRY = {
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}


def length(text: str) -> float:
    """A number of the drawing's units, ``px`` or bare."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None or not isfinite(float(found[1])):
        raise ValueError(text)
    return float(found[1])


def shape(element: Element) -> Steps:
    """The outline of an element of ``GEOMETRY``, in its own coordinates; nothing where a side or radius is nought."""

    def get(name: str, default: float = 0) -> float:
        return length(element.attributes[name]) if name in element.attributes else default

    match element.name:
        case "path":
            return path_steps(element.attributes.get("d", ""))
        case "rect":
            return _rect(element, get("x"), get("y"), _side(get("width")), _side(get("height")))
        case "circle":
            radius = _side(get("r"))
            return _ellipse(get("cx"), get("cy"), radius, radius)
        case "ellipse":
            return _ellipse(get("cx"), get("cy"), _side(get("rx")), _side(get("ry")))
        case "line":
            return (("M", (get("x1"), get("y1"))), ("L", (get("x2"), get("y2"))))
        case _:
            return _points(element.attributes.get("points", ""), closed=element.name == "polygon")


def _side(value: float) -> float:
    if value < 0:
        raise ValueError(f"{value:g}")
    return value


def _rect(element: Element, x: float, y: float, width: float, height: float) -> Steps:
    """A rectangle, its corners round where rx or ry is given (9.2: one stands for the other)."""
    corners = {name: element.attributes.get(name, "auto") for name in ("rx", "ry")}
    given = {name: _side(length(text)) for name, text in corners.items() if text != "auto"}
    rx = min(given.get("rx", given.get("ry", 0.0)), width / 2)
    ry = min(given.get("ry", given.get("rx", 0.0)), height / 2)
    right, foot = x + width, y + height
    if not width or not height:
        return ()
    if not rx or not ry:
        return ("M", (x, y)), ("L", (right, y)), ("L", (right, foot)), ("L", (x, foot)), ("Z", ())
    kx, ky = rx * (1 - ROUND), ry * (1 - ROUND)
    return (
        ("M", (x + rx, y)),
        ("L", (right - rx, y)), ("C", (right - kx, y, right, y + ky, right, y + ry)),
        ("L", (right, foot - ry)), ("C", (right, foot - ky, right - kx, foot, right - rx, foot)),
        ("L", (x + rx, foot)), ("C", (x + kx, foot, x, foot - ky, x, foot - ry)),
        ("L", (x, y + ry)), ("C", (x, y + ky, x + kx, y, x + rx, y)),
        ("Z", ()),
    )  # fmt: skip


def _ellipse(x: float, y: float, rx: float, ry: float) -> Steps:
    if not rx or not ry:
        return ()
    kx, ky = rx * ROUND, ry * ROUND
    return (
        ("M", (x + rx, y)),
        ("C", (x + rx, y + ky, x + kx, y + ry, x, y + ry)),
        ("C", (x - kx, y + ry, x - rx, y + ky, x - rx, y)),
        ("C", (x - rx, y - ky, x - kx, y - ry, x, y - ry)),
        ("C", (x + kx, y - ry, x + rx, y - ky, x + rx, y)),
        ("Z", ()),
    )


def _points(text: str, closed: bool) -> Steps:
    if not text.strip():
        return ()
    steps = path_steps("M" + text)  # further pairs after a move are lines
    if any(command not in "ML" for command, _ in steps):
        raise ValueError(text[:20])
    return (*steps, ("Z", ())) if closed else steps
