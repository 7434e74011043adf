"""Path data (SVG 1.1, 8.3): every command as moves, lines and cubics with absolute coordinates."""

from __future__ import annotations

import re
from math import atan2, ceil, copysign, cos, hypot, isfinite, pi, radians, sin, sqrt, tan

from layout.artwork.drawing import Step

_COMMAND = re.compile(r"[\s,]*([A-DF-Za-df-z])([^A-DF-Za-df-z]*)")
_NUMBER = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")  #: of an arc: it may stand against the next number (8.3.9)
_ARC = (_NUMBER, _NUMBER, _NUMBER, _FLAG, _FLAG, _NUMBER, _NUMBER)
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def path_steps(data: str) -> tuple[Step, ...]:
    """Path data as M, L, C and Z with absolute coordinates. Raises ValueError with what is wrong."""
    pen = _Pen()
    at, end = 0, len(data.rstrip())
    while at < end:
        found = _COMMAND.match(data, at)
        if found is None:
            raise ValueError(repr(data[at : at + 12]))
        command, at = found[1], found.end()
        arity = _ARITY.get(command.upper(), -1)
        if arity < 0:
            raise ValueError(command)
        numbers = _numbers(found[2], _ARC if arity == 7 else (_NUMBER,))
        if (len(numbers) % arity or not numbers) if arity else numbers:
            raise ValueError(f"{command}: {len(numbers)} numbers")
        if not pen.steps and command not in "Mm":
            raise ValueError(f"{command} before M")
        for i in range(0, max(1, len(numbers)), max(1, arity)):
            pen.draw(command, numbers[i : i + arity])
            # further pairs after a move are lines (8.3.2)
            command = {"M": "L", "m": "l"}.get(command, command)
    if not all(isfinite(value) for _, points in pen.steps for value in points):
        raise ValueError("a number out of range")
    return tuple(pen.steps)


def _numbers(text: str, patterns: tuple[re.Pattern[str], ...]) -> list[float]:
    """The numbers of one command, each by its pattern, which come round again."""
    numbers: list[float] = []
    at, end = 0, len(text.rstrip(" \t\r\n\f,"))
    while at < end:
        found = patterns[len(numbers) % len(patterns)].match(text, at)
        if found is None:
            raise ValueError(repr(text[at : at + 12]))
        numbers.append(float(found[1]))
        at = found.end()
    return numbers


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
        if command.islower() and kind == "A":
            numbers = [*numbers[:5], numbers[5] + self._x, numbers[6] + self._y]
        elif command.islower():
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
            case "A":
                self._arc(*numbers)
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

    def _arc(self, rx: float, ry: float, turn: float, large: float, sweep: float, x: float, y: float) -> None:
        """An arc of an ellipse as cubics, each at most a quarter of it (F.6 in the annex on implementation)."""
        rx, ry = abs(rx), abs(ry)
        if (x, y) == (self._x, self._y):
            return
        if not rx or not ry or not isfinite(rx + ry + turn + x + y):
            self._line(x, y)
            return
        c, s = cos(radians(turn)), sin(radians(turn))
        dx, dy = (self._x - x) / 2, (self._y - y) / 2
        px, py = (c * dx + s * dy) / rx, (c * dy - s * dx) / ry  # half the chord, where the ellipse is a unit circle
        reach = hypot(px, py)
        if reach > 1:  # radii too small are enlarged until they reach (F.6.6)
            rx, ry, px, py, reach = rx * reach, ry * reach, px / reach, py / reach, 1.0
        off = copysign(sqrt(max(0.0, 1 / (reach * reach) - 1)), 1 if bool(large) != bool(sweep) else -1)
        cx, cy = off * py, -off * px  # the centre, from the middle of the chord
        start, angle = atan2(py - cy, px - cx), atan2(-py - cy, -px - cx)
        angle = (angle - start) % (2 * pi) - (0 if sweep else 2 * pi)
        middle = (self._x + x) / 2 + c * cx * rx - s * cy * ry, (self._y + y) / 2 + s * cx * rx + c * cy * ry

        def point(across: float, down: float) -> tuple[float, float]:
            return middle[0] + c * across * rx - s * down * ry, middle[1] + s * across * rx + c * down * ry

        pieces = max(1, ceil(abs(angle) / (pi / 2) - 1e-9))
        part = angle / pieces
        reach = 4 / 3 * tan(part / 4)
        for number in range(pieces):
            (u, v), (w, z) = ((cos(a), sin(a)) for a in (start + number * part, start + (number + 1) * part))
            end = point(w, z) if number < pieces - 1 else (x, y)
            self._curve(*point(u - reach * v, v + reach * u), *point(w + reach * z, z - reach * w), *end)

    def _mirror(self, after: str) -> tuple[float, float]:
        """The last control point mirrored, or the current point where the last command was of another kind."""
        if self._last and self._last in after:
            return 2 * self._x - self._control[0], 2 * self._y - self._control[1]
        return self._x, self._y
