"""A page's content with every colour as the grey of one plate.

Colours are set just before something is painted, since only then it is known whether it overprints (PDF 32000 8.6.7):
what does not know the plate's ink takes it away (paints white), or, overprinting, leaves it as it is (is not painted).
"""

from __future__ import annotations

from copy import copy
from typing import NamedTuple

import pikepdf

from layout.export.plates.light import Light
from layout.export.plates.pictures import picture, proxy
from layout.export.plates.spaces import CMYK, GRAY, PATTERN, RGB, PlateError, Space, read_space

DEPTH = 16  #: forms inside forms
FORMS = 20_000  #: drawn on a page
_DEVICE = {"g": GRAY, "G": GRAY, "k": CMYK, "K": CMYK, "rg": RGB, "RG": RGB}
_SPACES, _COLOURS = ("cs", "CS"), (*_DEVICE, "sc", "SC", "scn", "SCN")
#: Painting operators of paths: whether they fill and stroke.
_PATHS = {
    "f": (True, False), "F": (True, False), "f*": (True, False), "S": (False, True), "s": (False, True),
    "B": (True, True), "B*": (True, True), "b": (True, True), "b*": (True, True),
}  # fmt: skip
_TEXTS = ("Tj", "TJ", "'", '"')
_MODES = {0: (True, False), 1: (False, True), 2: (True, True), 3: (False, False)}  #: text render modes (9.3.6)
_OVERPRINT = ("/OP", "/op", "/OPM")  #: of a graphics state: what is done here must not be done again
_REWRITTEN = ("/XObject", "/ExtGState", "/Pattern", "/Shading")  #: resources of which each plate has its own

Parsed = dict[tuple[int, int], list[pikepdf.ContentStreamInstruction]]


class Colour(NamedTuple):
    """A colour of a content stream; ``pattern`` names one of its resources."""

    space: Space
    values: tuple[float, ...]
    pattern: str = ""


class State:
    """The part of the graphics state that plates depend on, for filling and (upper case) stroking."""

    def __init__(self) -> None:
        self.colours = {False: Colour(GRAY, (0.0,)), True: Colour(GRAY, (0.0,))}  #: by stroking
        self.overprint = {False: False, True: False}
        self.mode = 0
        self.text = 0  #: render mode
        self.set: dict[bool, object] = {}  #: what has been written as the current colour

    def saved(self) -> State:
        """A copy for ``q``."""
        other = copy(self)
        other.colours, other.overprint, other.set = dict(self.colours), dict(self.overprint), dict(self.set)
        return other


class Plater:
    """Rewrites content streams for ``ink``."""

    def __init__(self, pdf: pikepdf.Pdf, ink: str, parsed: Parsed, light: Light) -> None:
        self.pdf, self.ink, self.light = pdf, ink, light
        self.parsed = parsed  #: content of forms, shared by all plates of a page
        self._drawn = 0

    def content(self, source: pikepdf.Object, resources: pikepdf.Object, state: State, depth: int = 0) -> Rewritten:
        """The content of ``source`` (a page or a form) as new bytes with new resources."""
        self._drawn += 1
        if depth > DEPTH or self._drawn > FORMS:
            raise PlateError("too many forms")
        return Rewritten(self, resources, state, depth).run(self.parse(source))

    def parse(self, source: pikepdf.Object) -> list[pikepdf.ContentStreamInstruction]:
        """The operators of a page, a form or a glyph."""
        if source.objgen not in self.parsed:
            try:
                self.parsed[source.objgen] = list(pikepdf.parse_content_stream(source))  # type: ignore[arg-type]
            except pikepdf.PdfParsingError as error:
                raise PlateError("content stream") from error
        return self.parsed[source.objgen]


class Rewritten:
    """One content stream being rewritten: ``data`` and ``resources`` are the result."""

    def __init__(self, plater: Plater, resources: pikepdf.Object, state: State, depth: int) -> None:
        self._plater, self._old, self._state, self._depth = plater, resources, state, depth
        self._stack: list[State] = []
        self._out: list[tuple[list[object], pikepdf.Operator]] = []
        self._operator = pikepdf.Operator
        self.resources = pikepdf.Dictionary(
            {key: value for key, value in resources.items() if key not in ("/ColorSpace", *_REWRITTEN)}
        )
        for kind in _REWRITTEN:
            self.resources[kind] = pikepdf.Dictionary()
        if "/Font" in resources:
            self.resources.Font = pikepdf.Dictionary({key: self._font(font) for key, font in resources.Font.items()})
        self.data = b""

    def run(self, instructions: list[pikepdf.ContentStreamInstruction]) -> Rewritten:
        for instruction in instructions:
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._inline(instruction)
            else:
                self._step(list(instruction.operands), str(instruction.operator))
        self.data = pikepdf.unparse_content_stream(self._out)  # type: ignore[arg-type]
        return self

    def _emit(self, operator: str, *operands: object) -> None:
        self._out.append((list(operands), self._operator(operator)))

    def _step(self, operands: list[pikepdf.Object], operator: str) -> None:
        state = self._state
        if operator == "q":
            self._stack.append(state.saved())
        elif operator == "Q" and self._stack:
            self._state = self._stack.pop()
        if operator in _SPACES:
            space = read_space(operands[0], self._old)
            state.colours[operator.isupper()] = Colour(space, space.initial)
        elif operator in _COLOURS:
            self._colour(operands, operator)
        elif operator in _PATHS:
            self._path(operator)
        elif operator in _TEXTS:
            self._text(operands, operator)
        elif operator == "Do":
            self._do(str(operands[0]))
        elif operator == "sh":
            self._shade(str(operands[0]))
        elif operator == "gs":
            self._graphics(str(operands[0]))
        else:
            if operator == "Tr":
                state.text = int(operands[0])
            self._emit(operator, *operands)

    def _colour(self, operands: list[pikepdf.Object], operator: str) -> None:
        stroking = operator.isupper()
        space = _DEVICE.get(operator, self._state.colours[stroking].space)
        if operands and isinstance(operands[-1], pikepdf.Name):
            if len(operands) > 1:
                raise PlateError("uncoloured pattern")
            self._state.colours[stroking] = Colour(PATTERN, (), str(operands[-1]))
            return
        values = tuple(float(value) for value in operands)
        if len(values) != space.size:
            raise PlateError(operator)
        if space.rgb is not None:
            samples = bytes(round(255 * max(0, min(1, value))) for value in values)
            values = tuple(value / 255 for value in self._plater.light.cmyk(space.rgb, 1, 1, samples))
        self._state.colours[stroking] = Colour(space, values)

    def _shown(self, stroking: bool) -> bool:
        """Set the colour that is to be painted with; whether it marks the plate at all."""
        state, ink = self._state, self._plater.ink
        colour = state.colours[stroking]
        if colour.space.pattern:
            self._use(stroking, colour.pattern)
            return True
        tone = leaves(colour.space, ink, colour.values, state.overprint[stroking], state.mode)
        if tone is not None:
            self._use(stroking, round(1 - tone, 5))
        return tone is not None

    def _use(self, stroking: bool, what: float | str) -> None:
        if self._state.set.get(stroking) == what:
            return
        self._state.set[stroking] = what
        if isinstance(what, float):
            self._emit("G" if stroking else "g", what)
            return
        self._emit("CS" if stroking else "cs", pikepdf.Name.Pattern)
        self._emit("SCN" if stroking else "scn", pikepdf.Name(self._pattern(what)))

    def _path(self, operator: str) -> None:
        fills, strokes = _PATHS[operator]
        fills, strokes = fills and self._shown(False), strokes and self._shown(True)
        if operator in ("s", "b", "b*"):
            self._emit("h")
        star = "*" if operator.endswith("*") else ""
        self._emit({(1, 0): "f" + star, (0, 1): "S", (1, 1): "B" + star}.get((fills, strokes), "n"))

    def _text(self, operands: list[pikepdf.Object], operator: str) -> None:
        fills, strokes = _MODES[self._state.text % 4]
        shown = fills and self._shown(False), strokes and self._shown(True)
        mode = next(number for number, parts in _MODES.items() if parts == shown) + self._state.text // 4 * 4
        if mode != self._state.text:
            self._emit("Tr", mode)
        self._emit(operator, *operands)
        if mode != self._state.text:
            self._emit("Tr", self._state.text)

    def _graphics(self, name: str) -> None:
        """An ExtGState: its overprint is noted and left out."""
        given = self._old.ExtGState[name]
        state = self._state
        if "/OP" in given:
            state.overprint = dict.fromkeys((False, True), bool(given.OP))
        if "/op" in given:
            state.overprint[False] = bool(given.op)
        state.mode = int(given.get("/OPM", state.mode))
        self.resources.ExtGState[name] = pikepdf.Dictionary(
            {key: value for key, value in given.items() if key not in _OVERPRINT}
        )
        self._emit("gs", pikepdf.Name(name))

    def _do(self, name: str) -> None:
        drawn = self._old.XObject[name]
        if drawn.Subtype == "/Form":
            state = self._state.saved()
            state.set = {}
            made = self._plater.content(drawn, drawn.get("/Resources", self._old), state, self._depth + 1)
            new = self._stream(drawn, made)
            self._place(new)
        elif drawn.get("/ImageMask", False):
            if self._shown(False):
                self._place(drawn)
        else:
            space = read_space(drawn.get("/ColorSpace"), self._old)._replace(direct=False)
            known = leaves(space, self._plater.ink, space.initial, self._state.overprint[False], 0)
            if known is not None:
                self._place(picture(self._plater.pdf, drawn, space, self._plater.ink, self._plater.light))

    def _stream(self, old: pikepdf.Object, made: Rewritten) -> pikepdf.Stream:
        """A form or pattern with other content; a transparency group blends in grey now."""
        left_out = ("/Length", "/Filter", "/DecodeParms", "/Resources", "/Group")
        new = pikepdf.Stream(self._plater.pdf, made.data)
        for key, value in old.items():
            if key not in left_out:
                new[key] = value
        new.Resources = made.resources
        if "/Group" in old:
            new.Group = pikepdf.Dictionary({**dict(old.Group.items()), "/CS": pikepdf.Name.DeviceGray})
        return new

    def _place(self, drawn: pikepdf.Object) -> None:
        name = f"/X{len(self.resources.XObject.keys()) + 1}"
        self.resources.XObject[name] = drawn
        self._emit("Do", pikepdf.Name(name))

    def _shade(self, name: str) -> None:
        shading = self._old.Shading[name]
        space = read_space(shading.ColorSpace, self._old)._replace(direct=False)
        if leaves(space, self._plater.ink, space.initial, self._state.overprint[False], 0) is not None:
            self.resources.Shading[name] = self._shading(shading, space)
            self._emit("sh", pikepdf.Name(name))

    def _shading(self, shading: pikepdf.Object, space: Space) -> pikepdf.Object:
        new = copy(shading)
        new.ColorSpace = proxy(self._plater.pdf, space, self._plater.ink)
        return new

    def _pattern(self, name: str) -> str:
        """A pattern for this plate; tilings are content of their own (8.7.3), shadings a shading (8.7.4)."""
        given = self._old.Pattern[name]
        if int(given.PatternType) == 2:
            new = copy(given)
            new.Shading = self._shading(given.Shading, read_space(given.Shading.ColorSpace, self._old))
        elif int(given.get("/PaintType", 1)) == 1:
            new = self._stream(given, self._plater.content(given, given.Resources, State(), self._depth + 1))
        else:
            raise PlateError("uncoloured pattern")
        self.resources.Pattern[name] = new
        return name

    def _font(self, given: pikepdf.Object) -> pikepdf.Object:
        """A font as it is, but a Type 3 one whose glyphs bring colours of their own (d0, PDF 32000 9.6.5)."""
        if given.get("/Subtype") != "/Type3":
            return given
        new, glyphs = copy(given), dict(given.CharProcs.items())
        for name, glyph in glyphs.items():
            if any(str(step.operator) == "d0" for step in self._plater.parse(glyph)[:1]):
                drawn = self._plater.content(glyph, given.get("/Resources", self._old), State(), self._depth + 1)
                if any(len(drawn.resources[kind]) for kind in _REWRITTEN):
                    raise PlateError("Type 3 font")
                glyphs[name] = pikepdf.Stream(self._plater.pdf, drawn.data)
        new.CharProcs = pikepdf.Dictionary(glyphs)
        return new

    def _inline(self, instruction: pikepdf.ContentStreamInlineImage) -> None:
        """A picture inside the content: a mask is painted with the fill colour; others are not taken."""
        if not instruction.iimage.image_mask:
            raise PlateError("inline image")
        if self._shown(False):
            self._out.append(instruction)  # type: ignore[arg-type]


def leaves(space: Space, ink: str, values: tuple[float, ...], overprint: bool, mode: int) -> float | None:
    """What a colour leaves on the plate of ``ink``: its tone, 0 where it knocks out, None where it changes nothing."""
    if space.silent:
        return None
    tone = space.tone(ink, values)
    if tone is None:
        return None if overprint else 0.0
    return None if not tone and overprint and mode == 1 and space.direct else tone
