"""What a page is made of, as far as the press must know: read from its resources and its operators."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

from layout.placed.source import PlacedError
from layout.placed.streams import Budget, decoded
from layout.style import Colour

CONTENT_LIMIT = 32_000_000  #: bytes of all content streams of a page, decoded: 5 s to look through
OPERATOR_LIMIT = 500_000  #: of one stream, of those looked at: each takes up to 850 bytes
GAP_LIMIT = 4_000_000  #: bytes between two operators: their operands take a hundred times the memory
DRAWN_LIMIT = 200_000  #: forms and patterns drawn, each as often as it is
DEPTH_LIMIT = 30  #: of forms inside each other
_OPERATORS = "Tf Do gs cs CS sc SC scn SCN rg RG k K sh BI ID EI"
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


_TAKEN = frozenset(_OPERATORS.encode().split())
_WORD = re.compile(rb"(?<![/\w])[A-Za-z'\"*]{1,5}(?![/\w])")


#: Colours that not every standard takes: RGB that nothing explains, and what has a profile or white of its own.
SPACES = ("device-rgb", "calibrated")


class Traits(NamedTuple):
    """What the press must know of a placed page."""

    missing_fonts: tuple[str, ...]  #: that are not embedded
    rgb: bool  #: something is in RGB or Lab, not in inks
    spaces: tuple[str, ...]  #: of SPACES those that it uses
    transparency: bool
    process: tuple[str, ...]  #: of Cyan, Magenta, Yellow and Black those that print, as far as can be told undrawn
    spots: tuple[Colour, ...]

    @property
    def plates(self) -> tuple[str, ...]:
        """All inks by name."""
        return (*self.process, *(spot.name for spot in self.spots))


def uses_transparency(traits: Traits) -> bool:
    """Whether a page must be refused where no transparency may be (PDF/X-1a).

    A transparency group round what is opaque does not count: ``Copier`` can leave such groups out.
    """
    return traits.transparency


class Inspector:
    """Looks through a page once; what is met again is not read again."""

    def __init__(self, scratch: Any) -> None:
        self._scratch = scratch  #: an empty file of pikepdf's, for streams put together
        self._budget = Budget(CONTENT_LIMIT)
        self._fonts: set[str] = set()
        self._printed: set[str] = set()
        self._spots: dict[str, Colour] = {}
        self._spaces: set[str] = set()
        self._rgb = self._transparent = False
        self._drawn: dict[object, int] = {}  #: object -> how many forms and patterns drawing it once draws
        self._seen: set[object] = set()
        self._four: dict[str, bool] = {}  #: whether ``sc`` and ``SC`` count in C, M, Y and K, by the last ``cs``

    def page(self, data: bytes, resources: Any, group: Any) -> Traits:
        """The traits of a page's content, ``data``. Raises PlacedError where drawing it would have no end."""
        self._content(data, resources, ())
        if self._transparent and group is not None and "/CS" in group:
            self._space(group.CS, None)
        process = tuple(ink for ink in _PROCESS if ink in self._printed)
        spots = tuple(self._spots[name] for name in sorted(self._spots))
        spaces = tuple(space for space in SPACES if space in self._spaces)
        return Traits(tuple(sorted(self._fonts)), self._rgb, spaces, self._transparent, process, spots)

    def _content(self, data: bytes, resources: Any, inside: tuple[object, ...]) -> int:
        """Look through one content stream; how many forms and patterns it draws."""
        import pikepdf

        if len(inside) > DEPTH_LIMIT:
            raise PlacedError("complex", f"Do > {DEPTH_LIMIT}")
        if len(data) > 1_000_000:
            _check_operators(data)
        if any(_named(resources, "/ColorSpace", name) is not None for name in _DEFAULTS):
            self._spaces.add("calibrated")  # it stands in for a device's space (8.6.5.6)
        drawn = 0
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of content that ends too early
            instructions = pikepdf.parse_content_stream(self._scratch.make_stream(data), _OPERATORS)
        for instruction in instructions:
            drawn += self._instruction(instruction, resources, inside)
            if drawn > DRAWN_LIMIT:
                raise PlacedError("complex", f"Do > {DRAWN_LIMIT}")
        return drawn

    def _instruction(self, instruction: Any, resources: Any, inside: tuple[object, ...]) -> int:
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "rg" | "RG":
                self._process("/DeviceRGB", resources)
            case "k" | "K":
                self._tones(operands)
            case "Tf":
                self._font(_named(resources, "/Font", operands[0]), inside)
            case "gs":
                self._state(_named(resources, "/ExtGState", operands[0]), inside)
            case "cs" | "CS":
                self._choose(operator, operands[0], resources)
            case "sh":
                self._shading(_named(resources, "/Shading", operands[0]), resources)
            case "scn" | "SCN" if operands and _is_name(operands[-1]):
                return self._pattern(_named(resources, "/Pattern", operands[-1]), inside)
            case "sc" | "SC" | "scn" | "SCN" if self._four.get(operator[:2]):
                self._tones(operands)
            case "Do":
                return self._xobject(_named(resources, "/XObject", operands[0]), resources, inside)
            case "INLINE IMAGE":
                image = instruction.iimage.obj
                self._space(_long(image.get("/CS", image.get("/ColorSpace"))), resources)
        return 0

    def _xobject(self, made: Any, resources: Any, inside: tuple[object, ...]) -> int:
        if made is None:
            return 0
        if made.get("/Subtype") == "/Image":
            self._image(made, resources)
            return 0
        if made.get("/Subtype") != "/Form" or "/PS" in made:
            raise PlacedError("postscript", str(made.get("/Subtype")))
        if "/Ref" in made:
            raise PlacedError("external", "/Ref")
        return self._stream(made, made.get("/Resources", resources), inside)

    def _stream(self, made: Any, resources: Any, inside: tuple[object, ...]) -> int:
        """A form, a pattern's cell or a glyph: itself and what it draws."""
        key = made.objgen
        if key in inside:
            raise PlacedError("complex", "Do ↺")
        if key not in self._drawn:
            self._drawn[key] = 1 + self._content(decoded(made, self._budget), resources, (*inside, key))
        return self._drawn[key]

    def _pattern(self, made: Any, inside: tuple[object, ...]) -> int:
        if made is None:
            return 0
        if made.get("/PatternType") == 2:
            if self._new(made):
                self._shading(made.get("/Shading"), None)
                self._state(made.get("/ExtGState"), inside)
            return 0
        return self._stream(made, made.get("/Resources"), inside)

    def _image(self, made: Any, resources: Any) -> None:
        if not self._new(made):
            return
        if "/SMask" in made or made.get("/SMaskInData", 0) != 0:
            self._transparent = True
        if not made.get("/ImageMask", False):
            self._space(made.get("/ColorSpace"), resources)

    def _state(self, state: Any, inside: tuple[object, ...]) -> None:
        """An ExtGState (8.4.5)."""
        if state is None or not self._new(state):
            return
        mask = state.get("/SMask")
        modes = state.get("/BM")
        opaque = all(float(state.get(key, 1)) == 1 for key in ("/ca", "/CA"))
        normal = all(str(mode) in ("/Normal", "/Compatible") for mode in ([modes] if _is_name(modes) else modes or ()))
        if not opaque or not normal or (mask is not None and not _is_name(mask)):
            self._transparent = True
        if mask is not None and not _is_name(mask) and "/G" in mask:
            self._stream(mask.G, mask.G.get("/Resources"), inside)
        if "/Font" in state:
            self._font(state.Font[0], inside)

    def _font(self, font: Any, inside: tuple[object, ...]) -> None:
        if font is None or not self._new(font):
            return
        if font.get("/Subtype") == "/Type3":
            for name in sorted(font.get("/CharProcs", {}).keys()):
                self._stream(font.CharProcs[name], font.get("/Resources"), inside)
            return
        base = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
        descriptor = base.get("/FontDescriptor", {})
        if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
            self._fonts.add(str(font.get("/BaseFont", "?")).removeprefix("/")[:60])

    def _shading(self, shading: Any, resources: Any) -> None:
        if shading is not None and self._new(shading):
            self._space(shading.get("/ColorSpace"), resources)

    def _choose(self, operator: str, space: Any, resources: Any) -> None:
        """``cs``: which of C, M, Y and K are printed, the tones say that follow."""
        own = _named(resources, "/ColorSpace", space) if str(space) not in _DEVICE else space
        four = str(own) == "/DeviceCMYK" or (not _is_name(own) and own is not None and _is_icc(own, 4))
        self._four[{"cs": "sc", "CS": "SC"}[operator]] = four
        if four and not _is_name(own):
            self._spaces.add("calibrated")
        if not four:
            self._space(own, resources)

    def _tones(self, parts: Any) -> None:
        self._printed.update(ink for ink, part in zip(_PROCESS, parts, strict=False) if part > 0)

    def _space(self, space: Any, resources: Any, levels: int = 0) -> None:
        """Note what a colour space prints with (8.6)."""
        if space is None or levels > 5:
            return
        if _is_name(space):
            name = str(space)
            own = _named(resources, "/ColorSpace", space) if name not in _DEVICE else None
            self._process(name, resources) if own is None else self._space(own, resources, levels + 1)
            return
        match str(space[0]):
            case "/Separation":
                self._inks([space[1]], _equivalent(space))
            case "/DeviceN":
                self._inks(list(space[1]), _UNKNOWN)
            case "/ICCBased":
                self._spaces.add("calibrated")
                self._tinted({1: "/DeviceGray", 4: "/DeviceCMYK"}.get(int(space[1].N), "/DeviceRGB"))
            case "/Indexed" | "/Pattern" if len(space) > 1:
                self._space(space[1], resources, levels + 1)
            case name:
                self._process(name, resources)

    def _process(self, name: str, resources: Any) -> None:
        """A space that stands for itself."""
        if name in ("/CalGray", "/CalRGB", "/Lab"):
            self._spaces.add("calibrated")
        elif name == "/DeviceRGB" and _named(resources, "/ColorSpace", "/DefaultRGB") is None:
            self._spaces.add("device-rgb")
        self._tinted(name)

    def _tinted(self, name: str) -> None:
        """What a space prints with."""
        if name in ("/DeviceRGB", "/CalRGB", "/Lab"):
            self._rgb = True
        elif name in ("/DeviceGray", "/CalGray"):
            self._printed.add("Black")
        elif name == "/DeviceCMYK":
            self._printed.update(_PROCESS)

    def _inks(self, names: list[Any], equivalent: tuple[int, int, int, int]) -> None:
        for name in map(_readable, names):
            if name == "All":
                self._printed.update(_PROCESS)
            elif name in _PROCESS:
                self._printed.add(name)
            elif name != "None" and self._spots.get(name, _NOWHERE).cmyk == _UNKNOWN:
                self._spots[name] = Colour(name, equivalent, spot=True)

    def _new(self, made: Any) -> bool:
        """Whether an object is met for the first time; one inside another is always new."""
        key = made.objgen if getattr(made, "is_indirect", False) else None
        if key is not None and key in self._seen:
            return False
        self._seen.add(key)
        return True


def _check_operators(data: bytes) -> None:
    """Raise PlacedError for content whose operators, taken apart all at once, would not fit into memory."""
    count = end = 0
    for found in _WORD.finditer(data):
        count += found[0] in _TAKEN
        if count > OPERATOR_LIMIT or found.start() - end > GAP_LIMIT:
            break
        end = found.end()
    else:
        if len(data) - end <= GAP_LIMIT:
            return
    raise PlacedError("complex", f"> {OPERATOR_LIMIT}")


_DEVICE = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern")
_DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


def _named(resources: Any, kind: str, name: Any) -> Any:
    """A resource by its name; None where there is none, which draws nothing."""
    return resources.get(kind, {}).get(str(name)) if resources is not None else None


def _is_icc(space: Any, components: int) -> bool:
    return str(space[0]) == "/ICCBased" and int(space[1].N) == components


def _is_name(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Name)


def _long(space: Any) -> Any:
    """A colour space of an inline image, whose names may be short (8.9.7)."""
    import pikepdf

    names = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
    if _is_name(space):
        return pikepdf.Name(names.get(str(space), str(space)))
    if isinstance(space, pikepdf.Array) and len(space) > 1:
        return pikepdf.Array([pikepdf.Name("/Indexed"), _long(space[1])])
    return space


def _readable(name: Any) -> str:
    """A name object as text."""
    return str(name).removeprefix("/")[:60]


_UNKNOWN = (0, 0, 0, 1000)  #: what stands for a spot whose equivalent is not told simply
_NOWHERE = Colour("", _UNKNOWN)


def _equivalent(space: Any) -> tuple[int, int, int, int]:
    """A Separation's full tone in C, M, Y and K (1/1000), where it is a plain ramp to it, as most programs write it."""
    ramp = space[3]
    if str(space[2]) != "/DeviceCMYK" or not hasattr(ramp, "get") or ramp.get("/FunctionType") != 2:
        return _UNKNOWN
    c, m, y, k = (min(1000, max(0, round(float(part) * 1000))) for part in ramp.C1)
    return c, m, y, k


def group_members(membership: Any) -> Iterator[Any]:
    """The optional content groups that a group or a membership dictionary (8.11.2.2) stands for."""
    import pikepdf

    if membership.get("/Type") != "/OCMD":
        yield membership
        return
    groups = membership.get("/OCGs")
    if isinstance(groups, pikepdf.Array):
        yield from groups
    elif groups is not None:
        yield groups
