"""Artwork for the page: an SVG of plain paths, filled with colours that the style book names.

Taken: ``<svg viewBox>``, ``<g>``, ``<path d fill fill-rule>`` and, unread, ``<title>``, ``<desc>`` and ``id``.
Everything else is refused, with the place, rather than drawn wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from layout.geometry import Rect
from layout.paper import PathFill
from layout.style import Colour

MAX_BYTES = 2_000_000
SVG = "http://www.w3.org/2000/svg"

Step = tuple[str, tuple[float, ...]]  #: M, L, C or Z with absolute coordinates of the viewBox


class ArtworkError(Exception):
    """Artwork that cannot be used.

    ``code`` is one of missing, too-large, not-xml, not-svg, doctype, element, attribute, viewbox, path, colour;
    ``detail`` names what was found; ``line`` and ``column`` count from 1, and are 0 where there is no place.
    """

    def __init__(self, code: str, detail: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail, self.line, self.column = code, detail, line, column


class Outline(NamedTuple):
    """One path."""

    steps: tuple[Step, ...]
    fill: str  #: name of a colour
    even_odd: bool
    line: int
    column: int


class Drawing(NamedTuple):
    """A drawing in its own units, y downwards."""

    viewbox: tuple[float, float, float, float]  #: left, top, width, height
    outlines: tuple[Outline, ...]


def read_artwork(path: Path) -> Drawing:
    """Read a drawing. Raises ArtworkError, also where the file is missing."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise ArtworkError("missing", error.strerror or str(error)) from error
    if data is None:
        raise ArtworkError("too-large", f"> {MAX_BYTES} bytes")
    return parse_artwork(data)


def parse_artwork(data: bytes) -> Drawing:
    """Read a drawing from the bytes of an SVG file. Raises ArtworkError."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ArtworkError("not-xml", expat.ErrorString(error.code), error.lineno, error.offset + 1) from error
    except ValueError as error:  # an encoding that expat does not know
        raise ArtworkError("not-xml", str(error), 1, 1) from error
    return Drawing(reader.viewbox, tuple(reader.outlines))


def place(drawing: Drawing, rect: Rect, colours: Mapping[str, Colour]) -> tuple[PathFill, ...]:
    """The drawing as large as fits into ``rect``, at the left and in the middle of its height.

    Raises ArtworkError where a path is filled with a colour that ``colours`` does not have.
    """
    left, top, width, height = drawing.viewbox
    scale = min(rect.width / width, rect.height / height)
    dx = rect.x - left * scale
    dy = rect.y + (rect.height - height * scale) / 2 - top * scale
    fills = []
    for outline in drawing.outlines:
        if outline.fill == "none":
            continue
        if outline.fill not in colours:
            raise ArtworkError("colour", outline.fill, outline.line, outline.column)
        path = tuple(
            (command, tuple(round(v * scale + (dy if i % 2 else dx)) for i, v in enumerate(points)))
            for command, points in outline.steps
        )
        fills.append(PathFill(path, colours[outline.fill], even_odd=outline.even_odd))
    return tuple(fills)


_IGNORED = {"id", "version", "width", "height"}  #: attributes of <svg> and others that change nothing here
_SILENT = {"title", "desc"}


class _Reader:
    """Receives the parser's events."""

    def __init__(self) -> None:
        self.viewbox = (0.0, 0.0, 0.0, 0.0)
        self.outlines: list[Outline] = []
        self._open: list[tuple[str, str]] = []  #: element and fill, inherited
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def _refuse(self, code: str, detail: str) -> ArtworkError:
        return ArtworkError(code, detail, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _doctype(self, name: str, *_: object) -> None:
        # no DOCTYPE, no entities: neither bombs nor files from outside
        raise self._refuse("doctype", name)

    def _instruction(self, target: str, _: str) -> None:
        raise self._refuse("element", f"<?{target}?>")

    def _text(self, text: str) -> None:
        if text.strip() and self._open[-1][0] not in _SILENT:
            raise self._refuse("element", text.strip()[:20])

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        space, _, name = qualified.rpartition(" ")
        parent, inherited = self._open[-1] if self._open else ("", "")
        if not parent and (name != "svg" or space != SVG):
            raise self._refuse("not-svg", name)
        if space != SVG or parent in ("path", *_SILENT) or name not in ("svg", "g", "path", *_SILENT):
            raise self._refuse("element", name)
        if parent and name == "svg":
            raise self._refuse("element", name)
        fill = attributes.get("fill", inherited).strip()
        self._check(name, attributes)
        if name == "svg":
            self.viewbox = self._viewbox(attributes.get("viewBox", ""))
        elif name == "path":
            self._path(attributes, fill)
        self._open.append((name, fill))

    def _end(self, _: str) -> None:
        self._open.pop()

    def _check(self, name: str, attributes: dict[str, str]) -> None:
        allowed = _IGNORED | {"fill"}
        if name == "svg":
            allowed = allowed | {"viewBox"}
        elif name == "path":
            allowed = allowed | {"d", "fill-rule"}
        for attribute in attributes:
            if attribute not in allowed and name not in _SILENT:
                raise self._refuse("attribute", attribute.rpartition(" ")[2])

    def _viewbox(self, text: str) -> tuple[float, float, float, float]:
        try:
            left, top, width, height = (float(part) for part in text.replace(",", " ").split())
        except ValueError:
            raise self._refuse("viewbox", text) from None
        if not all(map(isfinite, (left, top, width, height))) or width <= 0 or height <= 0:
            raise self._refuse("viewbox", text)
        return left, top, width, height

    def _path(self, attributes: dict[str, str], fill: str) -> None:
        if not fill:
            raise self._refuse("colour", "fill=?")
        rule = attributes.get("fill-rule", "nonzero")
        if rule not in ("nonzero", "evenodd"):
            raise self._refuse("attribute", f"fill-rule={rule}")
        try:
            steps = path_steps(attributes.get("d", ""))
        except ValueError as error:
            raise self._refuse("path", str(error)) from None
        at = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.outlines.append(Outline(steps, fill, rule == "evenodd", *at))


# --- path data (SVG 1.1, 8.3) ---

_TOKEN = re.compile(r"[\s,]*(?:([A-Za-z])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}


def path_steps(data: str) -> tuple[Step, ...]:
    """Path data as M, L, C and Z with absolute coordinates. Raises ValueError with what is wrong."""
    pen = _Pen()
    tokens = _tokens(data)
    at = 0
    while at < len(tokens):
        command = tokens[at]
        if not isinstance(command, str):
            raise ValueError(f"{command:g}: no command")
        at += 1
        arity = _ARITY.get(command.upper(), -1)
        if arity < 0:
            raise ValueError(f"{command}: no arcs" if command in "Aa" else command)
        start = at
        while at < len(tokens) and not isinstance(tokens[at], str):
            at += 1
        numbers = [token for token in tokens[start:at] if not isinstance(token, str)]
        if (len(numbers) % arity or not numbers) if arity else numbers:
            raise ValueError(f"{command}: {len(numbers)} numbers")
        if not pen.steps and command not in "Mm":
            raise ValueError(f"{command} before M")
        for i in range(0, max(1, len(numbers)), max(1, arity)):
            pen.draw(command, numbers[i : i + arity])
            # further pairs after a move are lines (8.3.2)
            command = {"M": "L", "m": "l"}.get(command, command)
    return tuple(pen.steps)


def _tokens(data: str) -> list[str | float]:
    tokens: list[str | float] = []
    at = 0
    end = len(data.rstrip())
    while at < end:
        found = _TOKEN.match(data, at)
        if found is None:
            raise ValueError(repr(data[at : at + 12]))
        tokens.append(found[1] or float(found[2]))
        at = found.end()
    if not all(isinstance(token, str) or isfinite(token) for token in tokens):
        raise ValueError("a number out of range")
    return tokens


class _Pen:
    """The current point, the start of the subpath and the control point that S or T mirrors."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._x = self._y = 0.0
        self._start = (0.0, 0.0)
        self._control = (0.0, 0.0)
        self._last = ""

    def draw(self, command: str, numbers: list[float]) -> None:
        """One command with its numbers, relative or absolute."""
        kind = command.upper()
        if command.islower():
            across = (0, 1) if kind != "V" else (1, 0)
            numbers = [v + (self._y if across[i % 2] else self._x) for i, v in enumerate(numbers)]
        match kind:
            case "Z":
                self.steps.append(("Z", ()))
                self._x, self._y = self._start
            case "M":
                self._x, self._y = self._start = numbers[0], numbers[1]
                self.steps.append(("M", (self._x, self._y)))
            case "L" | "H" | "V":
                self._line(numbers[0] if kind != "V" else self._x, numbers[-1] if kind != "H" else self._y)
            case "C":
                self._curve(*numbers)
            case "S":
                self._curve(*self._mirror("CS"), *numbers)
            case "Q":
                self._quadratic(*numbers)
            case "T":
                self._quadratic(*self._mirror("QT"), *numbers)
        self._last = kind

    def _line(self, x: float, y: float) -> None:
        self._x, self._y = x, y
        self.steps.append(("L", (x, y)))

    def _curve(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self.steps.append(("C", (x1, y1, x2, y2, x, y)))
        self._control, self._x, self._y = (x2, y2), x, y

    def _quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        """Raised to a cubic: its control points lie two thirds of the way to the quadratic's."""
        x0, y0 = self._x, self._y
        first = x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3
        second = x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3
        self._curve(*first, *second, x, y)
        self._control = x1, y1

    def _mirror(self, after: str) -> tuple[float, float]:
        """The last control point mirrored, or the current point where the last command was of another kind."""
        if self._last and self._last in after:
            return 2 * self._x - self._control[0], 2 * self._y - self._control[1]
        return self._x, self._y
