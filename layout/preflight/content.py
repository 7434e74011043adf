"""What a page paints: its content, drawings in it (forms, patterns, Type 3 glyphs) and all, as a stream of objects.

Follows the operators of ISO 32000-1, Annex A, with the graphics state that preflight asks about: place, colour,
transparency, overprint, text. Bounded: so many operators a page and a file, so deep, so many bytes; each pattern and
each drawn glyph is walked once a page. Faults in the content come in the stream too, as ``Fault``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from layout.preflight.fontfile import FontError
from layout.preflight.fonts import Font, Fonts
from layout.preflight.geometry import UNIT, Matrix, Rect, meet, sane, scale, spread, times
from layout.preflight.lexer import ContentError, Name, Operand, operations
from layout.preflight.painted import Drawing, Fault, Group, Paint, Painted, Picture, Run, Shade, Shape, State
from layout.preflight.path import Path
from layout.preflight.spaces import CMYK, GRAY, PATTERN, RGB, Space, SpaceError, initial, number, parse
from layout.preflight.streams import DamagedError, TooLargeError, unpack

if TYPE_CHECKING:
    import pikepdf

PAGE_OPERATORS = 1_000_000
FILE_OPERATORS = 4_000_000
CONTENT_LIMIT = 64_000_000  #: bytes of one stream
DEEPEST = 12  #: drawings in each other
MOST_SAVED = 512  #: states on the stack
_EM_BOX = (-0.12, 0.88)  #: of a line of type, below and above its baseline, in ems
# Operators that need no answer: marked content, compatibility, flatness and joins, Type 3 widths.
_IGNORED = frozenset(["BMC", "BDC", "EMC", "MP", "DP", "BX", "EX", "i", "j", "J", "M", "d", "d0", "d1"])


class Budget:
    """How many operators may still be read; ``spent`` once there are none left."""

    def __init__(self, limit: int = FILE_OPERATORS) -> None:
        self.left = limit


class _Exhausted(Exception):  # noqa: N818
    """The budget of the page is spent, or the nesting is too deep."""


class Walker:
    """Walks one page."""

    def __init__(self, fonts: Fonts, budget: Budget, base: Matrix = UNIT) -> None:
        self._fonts, self._budget, self._base = fonts, budget, base
        self._left = min(PAGE_OPERATORS, budget.left)
        self._walked: set[object] = set()
        self._inside: list[tuple[int, int]] = []
        self._forms = 0

    def page(self, content: bytes, resources: pikepdf.Object | None, visible: Rect) -> Iterator[Painted]:
        """Everything that the content paints in ``visible``."""
        try:
            yield from self.walk(content, resources, State(self._base, visible))
        except _Exhausted:
            yield Fault("content-too-much", {"limit": PAGE_OPERATORS})

    def walk(self, content: bytes, resources: pikepdf.Object | None, state: State) -> Iterator[Painted]:
        """One content stream."""
        reader = _Reader(self, resources, state)
        try:
            for operator, operands in operations(content):
                self._left -= 1
                self._budget.left -= 1
                if self._left < 0:
                    raise _Exhausted
                yield from reader.step(operator, operands)
        except ContentError as error:
            yield Fault("content-damaged", {"what": str(error)[:40]})
        if reader.unbalanced:
            yield Fault("content-damaged", {"what": "q Q"})

    def nested(self, stream: pikepdf.Object, resources: pikepdf.Object | None, state: State) -> Iterator[Painted]:
        """The content of a form, pattern or glyph."""
        key = stream.objgen
        if key in self._inside:
            yield Fault("content-damaged", {"what": f"{key[0]} {key[1]} ↻"})
            return
        if len(self._inside) >= DEEPEST:
            raise _Exhausted
        try:
            content, _ = unpack(stream, CONTENT_LIMIT)
        except TooLargeError:
            yield Fault("stream-too-large", {"object": number(stream), "limit": CONTENT_LIMIT // 1_000_000})
            return
        except DamagedError:
            yield Fault("stream-damaged", {"object": number(stream)})
            return
        self._inside.append(key)
        yield from self.walk(content, stream.get("/Resources", None) or resources, state)
        self._inside.pop()

    def once(self, key: object) -> bool:
        """Whether ``key`` is met for the first time on this page."""
        if key in self._walked:
            return False
        self._walked.add(key)
        return True

    def font(self, thing: pikepdf.Object) -> Font:
        return self._fonts.get(thing)

    @property
    def base(self) -> Matrix:
        """The page's own matrix, where patterns hang (8.7.3.1)."""
        return self._base


class _Reader:
    """The operators of one content stream."""

    def __init__(self, walker: Walker, resources: pikepdf.Object | None, state: State) -> None:
        self._walker, self._resources = walker, resources
        self.state = state
        self._stack: list[State] = []
        self._matrix = self._line = UNIT
        self._path = Path()
        self._clipping = False
        self.unbalanced = False

    def step(self, operator: str, operands: list[Operand]) -> Iterator[Painted]:
        """One operator. Operands of the wrong kind or number are a fault of the content."""
        try:
            yield from self._step(operator, operands)
        except (ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError):
            yield Fault("content-damaged", {"what": operator[:20]})
        except SpaceError as error:
            yield Fault("space-damaged", {"name": str(error)[:40]})
        except FontError as error:
            yield Fault("font-damaged", {"font": str(operands[0])[:60] if operands else "", "reason": str(error)})

    def _step(self, operator: str, operands: list[Operand]) -> Iterator[Painted]:
        match operator:
            case "Tj" | "TJ" | "'" | '"':
                yield from self._show(operator, operands)
            case "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" | "n":
                yield from self._paint(operator)
            case "Do":
                yield from self._do(self._resource("XObject", operands[0]))
            case "BI":
                yield self._inline(operands)
            case "sh":
                yield from self._shade(self._resource("Shading", operands[0]), self.state.clip)
            case "m" | "l" | "c" | "v" | "y" | "re" | "h":
                self._path.add(operator, _numbers(operands), self.state.ctm)
            case "W" | "W*":
                self._clipping = True
            case "BT" | "ET" | "Td" | "TD" | "T*" | "Tm":
                self._place(operator, _numbers(operands))
            case "q" | "Q":
                self._save(operator)
            case "g" | "G" | "rg" | "RG" | "k" | "K" | "cs" | "CS" | "sc" | "SC" | "scn" | "SCN":
                self._colour(operator, operands)
            case "gs":
                self._extended(self._resource("ExtGState", operands[0]))
            case _:
                if not self._set(operator, operands) and operator not in _IGNORED:
                    yield Fault("unknown-operator", {"operator": operator[:20]})

    # --- state ---

    def _resource(self, sort: str, name: Operand) -> pikepdf.Object:
        if self._resources is None:
            raise KeyError(name)
        return self._resources[f"/{sort}"][f"/{name!s}"]

    def _save(self, operator: str) -> None:
        if operator == "q":
            if len(self._stack) >= MOST_SAVED:
                raise _Exhausted
            self._stack.append(self.state)
        elif self._stack:
            self.state = self._stack.pop()
        else:
            self.unbalanced = True

    def _set(self, operator: str, operands: list[Operand]) -> bool:
        """The operators that set one value; False where ``operator`` is none of them."""
        state = self.state
        match operator:
            case "cm":
                a, b, c, d, e, f = _numbers(operands)
                self.state = state._replace(ctm=times((a, b, c, d, e, f), state.ctm))
            case "w":
                self.state = state._replace(width=_numbers(operands)[0])
            case "ri":
                self.state = state._replace(intent=str(operands[0]))
            case "Tf":
                font = self._walker.font(self._resource("Font", operands[0]))
                self.state = state._replace(font=font, size=_numbers(operands[1:])[0])
            case "Tc" | "Tw" | "TL" | "Ts":
                key = {"Tc": "space", "Tw": "word", "TL": "leading", "Ts": "rise"}[operator]
                new: dict[str, Any] = {key: _numbers(operands)[0]}
                self.state = state._replace(**new)
            case "Tz":
                self.state = state._replace(scale=_numbers(operands)[0] / 100)
            case "Tr":
                self.state = state._replace(mode=int(_numbers(operands)[0]))
            case _:
                return False
        return True

    def _extended(self, given: pikepdf.Object) -> None:
        """An ExtGState dictionary (8.4.5)."""
        import pikepdf

        new: dict[str, Any] = {}
        for key, name in (("/ca", "fill_alpha"), ("/CA", "stroke_alpha"), ("/LW", "width")):
            if key in given:
                new[name] = float(given[key])
        if "/OP" in given:
            new["stroke_over"] = new["fill_over"] = bool(given.OP)
        if "/op" in given:
            new["fill_over"] = bool(given["/op"])
        if "/OPM" in given:
            new["over_mode"] = int(given.OPM)
        if "/BM" in given:
            mode = given.BM[0] if isinstance(given.BM, pikepdf.Array) else given.BM
            new["blend"] = str(mode)[1:]
        if "/SMask" in given:
            new["masked"] = not isinstance(given.SMask, pikepdf.Name)
        if "/RI" in given:
            new["intent"] = str(given.RI)[1:]
        if "/TR" in given or "/TR2" in given:
            plain = (pikepdf.Name.Identity, pikepdf.Name.Default)
            new["transfer"] = any(given[key] not in plain for key in ("/TR", "/TR2") if key in given)
        if "/HT" in given:
            new["halftone"] = pikepdf.Name.Default != given.HT
        if "/Font" in given:
            new["font"], new["size"] = self._walker.font(given.Font[0]), float(given.Font[1])
        self.state = self.state._replace(**new)

    def _colour(self, operator: str, operands: list[Operand]) -> None:
        which = "stroke" if operator.isupper() else "fill"
        before: Paint = getattr(self.state, which)
        match operator.lower():
            case "g" | "rg" | "k" as letter:
                values = _numbers(operands)
                device = {"g": GRAY, "rg": RGB, "k": CMYK}[letter]
                if len(values) != device.channels:
                    raise ValueError
                paint = Paint(self._device(device), values)
            case "cs":
                space = self._space(operands[0])
                paint = Paint(space, initial(space))
            case _:
                pattern = str(operands[-1]) if operands and isinstance(operands[-1], Name) else ""
                values = _numbers(operands[:-1] if pattern else operands)
                if not pattern and len(values) != before.space.channels:
                    raise ValueError
                paint = Paint(before.space, values, pattern)
        new: dict[str, Any] = {which: paint}
        self.state = self.state._replace(**new)

    def _space(self, name: Operand) -> Space:
        import pikepdf

        return PATTERN if name == "Pattern" else parse(pikepdf.Name(f"/{name!s}"), self._resources)

    def _device(self, space: Space) -> Space:
        """A device space, or the Default space that takes its place (8.6.5.6)."""
        if self._resources is None or "/ColorSpace" not in self._resources:
            return space
        return self._space(Name(space.family))

    # --- paths ---

    def _paint(self, operator: str) -> Iterator[Painted]:
        path, self._path = self._path, Path()
        state, box = self.state, path.box()
        if self._clipping:
            self._clipping = False
            clip = meet(state.clip, box) if box else None
            self.state = state._replace(clip=clip or (0.0, 0.0, 0.0, 0.0))
        if operator == "n" or box is None:
            return
        fills, strokes = operator.lower()[0] in "fb", operator.lower()[0] in "sb"
        weight = path.thinnest if fills and not strokes else float("inf")
        if strokes:
            weight = state.width * min(scale(state.ctm))
            box = box[0] - weight / 2, box[1] - weight / 2, box[2] + weight / 2, box[3] + weight / 2
        seen = meet(box, state.clip)
        if seen is None:
            return
        yield Shape(state, seen, fills, strokes, weight)
        for painted, paint in ((fills, state.fill), (strokes, state.stroke)):
            if painted and paint.pattern:
                yield from self._pattern(paint, seen)

    def _pattern(self, paint: Paint, box: Rect) -> Iterator[Painted]:
        """What a pattern paints (8.7): once a page for each of its colours."""
        pattern = self._resource("Pattern", Name(paint.pattern))
        if not self._walker.once((pattern.objgen, paint.values)):
            return
        a, b, c, d, e, f = (float(value) for value in pattern.get("/Matrix", UNIT))
        matrix = times((a, b, c, d, e, f), self._walker.base)
        if int(pattern.PatternType) == 2:
            yield from self._shade(pattern.Shading, box)
            return
        state = State(matrix, box, font=self.state.font)
        if int(pattern.get("/PaintType", 1)) == 2 and paint.space.base:
            own = Paint(paint.space.base, paint.values)
            state = state._replace(fill=own, stroke=own)
        yield from self._walker.nested(pattern, None, state)

    def _shade(self, shading: pikepdf.Object, box: Rect) -> Iterator[Painted]:
        yield Shade(self.state, box, parse(shading.ColorSpace, self._resources), shading)

    # --- pictures and drawings ---

    def _do(self, thing: pikepdf.Object) -> Iterator[Painted]:
        state = self.state
        match str(thing.get("/Subtype", "")):
            case "/Image":
                entries: dict[str, Any] = {str(key)[1:]: thing[key] for key in thing.keys()}  # noqa: SIM118
                box = meet(spread(state.ctm, (0, 0, 1, 1)), state.clip)
                if box:
                    yield Picture(state, box, self._ppi(entries), _plain(entries), self._image_space(entries), thing)
            case "/Form":
                yield from self._form(thing)
            case _:
                yield Drawing(state, state.clip, thing)

    def _form(self, form: pikepdf.Object) -> Iterator[Painted]:
        a, b, c, d, e, f = (float(value) for value in form.get("/Matrix", UNIT))
        ctm = times((a, b, c, d, e, f), self.state.ctm)
        left, bottom, right, top = (float(value) for value in form.BBox)
        clip = meet(
            spread(ctm, (min(left, right), min(bottom, top), max(left, right), max(bottom, top))), self.state.clip
        )
        if clip is None:
            return
        yield Drawing(self.state, clip, form)
        inner = self.state._replace(ctm=ctm, clip=clip)
        group = form.get("/Group", None)
        if group is not None and group.get("/S", None) == "/Transparency":
            yield Group(self.state, clip, group, self._resources, number(form))
            # 11.6.6: a group begins opaque; its result takes the state outside
            inner = inner._replace(fill_alpha=1.0, stroke_alpha=1.0, blend="Normal", masked=False)
        yield from self._walker.nested(form, self._resources, inner)

    def _ppi(self, entries: dict[str, object]) -> float:
        wide, high = scale(self.state.ctm)
        width, height = float(entries["Width"]), float(entries["Height"])  # type: ignore[arg-type]
        return min(width * 72 / wide if wide else 0, height * 72 / high if high else 0)

    def _image_space(self, entries: dict[str, Any]) -> Space | None:
        if entries.get("ImageMask") is True or "ColorSpace" not in entries:
            return None
        return parse(entries["ColorSpace"], self._resources)

    def _inline(self, operands: list[Operand]) -> Painted:
        import pikepdf

        given, data = operands
        assert isinstance(given, dict) and isinstance(data, bytes)
        entries: dict[str, object] = {_LONG.get(key, key): value for key, value in given.items()}
        space: Space | None = None
        if entries.get("ImageMask") is not True and "ColorSpace" in entries:
            raw = entries["ColorSpace"]
            # an array is Indexed over a device space (8.9.7); its base says enough
            base = raw[1] if isinstance(raw, list) else raw
            space = parse(pikepdf.Name(f"/{base}"), self._resources)
        box = meet(spread(self.state.ctm, (0, 0, 1, 1)), self.state.clip) or (0.0, 0.0, 0.0, 0.0)
        return Picture(self.state, box, self._ppi(entries), entries, space, None, data)

    # --- text ---

    def _place(self, operator: str, values: tuple[float, ...]) -> None:
        """The operators that begin a text or move to a line (9.4.2)."""
        match operator:
            case "BT":
                self._matrix = self._line = UNIT
            case "Tm":
                a, b, c, d, e, f = values
                self._matrix = self._line = (a, b, c, d, e, f)
            case "T*":
                self._move(0, -self.state.leading)
            case "Td" | "TD":
                if operator == "TD":
                    self.state = self.state._replace(leading=-values[1])
                self._move(values[0], values[1])

    def _move(self, right: float, up: float) -> None:
        self._matrix = self._line = times((1, 0, 0, 1, right, up), self._line)

    def _show(self, operator: str, operands: list[Operand]) -> Iterator[Painted]:
        if operator == '"':
            word, space = _numbers(operands[:2])
            self.state = self.state._replace(word=word, space=space)
        if operator in "'\"":
            self._move(0, -self.state.leading)
        items = operands[0] if operator == "TJ" else [operands[-1]]
        font = self.state.font
        if font is None or not isinstance(items, list):
            raise ValueError
        start = times(self._matrix, self.state.ctm)
        shown: list[int] = []
        length = 0.0
        for item in items:
            if isinstance(item, bytes):
                codes = font.codes(item)
                shown += codes
                length += self._advance(font, codes)
            elif isinstance(item, float):
                length -= item / 1000 * self.state.size * (1 if font.vertical else self.state.scale)
        a, b, c, d, e, f = self._matrix
        across, along = (0.0, length) if font.vertical else (length, 0.0)
        self._matrix = a, b, c, d, e + across * a + along * c, f + across * b + along * d
        if shown:
            yield from self._run(font, shown, start, length)

    def _advance(self, font: Font, codes: list[int]) -> float:
        """How far codes move the pen, in unscaled text space (9.4.4)."""
        state = self.state
        if font.vertical:
            return len(codes) * (font.down / 1000 * state.size - state.space)
        wide = sum(font.width(code) for code in codes) / 1000 * state.size + len(codes) * state.space
        if state.word and not font.composite:
            wide += codes.count(32) * state.word
        return wide * state.scale

    def _run(self, font: Font, codes: list[int], start: Matrix, length: float) -> Iterator[Painted]:
        state, size = self.state, self.state.size
        low, high = sorted((size * _EM_BOX[0] + state.rise, size * _EM_BOX[1] + state.rise))
        own = (-size / 2, length, size / 2, 0.0) if font.vertical else (0.0, low, length, high)
        left, right = sorted((own[0], own[2]))
        box = meet(spread(start, (left, own[1], right, own[3])), state.clip)
        if state.mode == 3 or box is None or not sane(box):
            return
        font.used.update(codes)
        yield Run(state, box, font, abs(size) * scale(start)[1])
        if font.kind == "Type3":
            matrix = times(font.matrix, times((size * state.scale, 0, 0, size, 0, state.rise), start))
            for code in dict.fromkeys(codes):
                procedure = font.procedure(code)
                if procedure is not None and self._walker.once((font.object, code)):
                    inner = state._replace(ctm=matrix, font=None)
                    yield from self._walker.nested(procedure, font.resources or self._resources, inner)


_LONG = {
    "BPC": "BitsPerComponent",
    "CS": "ColorSpace",
    "D": "Decode",
    "DP": "DecodeParms",
    "F": "Filter",
    "H": "Height",
    "IM": "ImageMask",
    "I": "Interpolate",
    "W": "Width",
}  #: keys of inline pictures (8.9.7)


def _numbers(operands: list[Operand]) -> tuple[float, ...]:
    found = tuple(value for value in operands if isinstance(value, float))
    if len(found) != len(operands):
        raise ValueError
    return found


def _plain(entries: dict[str, object]) -> dict[str, object]:
    """Entries with booleans as Python's, as pikepdf gives them already, and whole numbers as float like inline ones."""
    return {key: float(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for key, value in entries.items()}  # fmt: skip
