"""The XML of a drawing as a tree with places: no DOCTYPE, no entities, nothing from outside."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

from layout.artwork.drawing import ArtworkError

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
MAX_DEPTH = 100
MAX_ELEMENTS = 50_000

TEXTS = {"text", "tspan", "textPath"}
SILENT = {"title", "desc", "metadata"}  #: what is in them is for people and programs, not for the page
_EDITORS = ("http://www.inkscape.org/", "http://sodipodi.sourceforge.net/")  #: what Inkscape keeps for itself


class Element(NamedTuple):
    """An element of SVG. Attributes of other name spaces are left out, but for ``xlink:href``, which is ``href``."""

    name: str
    attributes: dict[str, str]
    children: list[Element]
    texts: list[str]
    line: int
    column: int

    def refuse(self, code: str, detail: str) -> ArtworkError:
        """An error at this place, to be raised."""
        return ArtworkError(code, detail, self.line, self.column)


def parse_tree(data: bytes) -> Element:
    """The root ``<svg>``. Raises ArtworkError."""
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ArtworkError("not-xml", expat.ErrorString(error.code), error.lineno, error.offset + 1) from error
    except ValueError as error:  # an encoding that expat does not know
        raise ArtworkError("not-xml", str(error), 1, 1) from error
    return builder.root[0]


class _Builder:
    """Receives the parser's events."""

    def __init__(self) -> None:
        self.root: list[Element] = []
        self._open: list[Element] = []
        self._skipped = 0  #: depth inside an element that is not read
        self._count = 0
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
        if self._skipped or not text.strip():
            return
        if self._open[-1].name != "style":
            raise self._refuse("text" if self._open[-1].name in TEXTS else "element", text.strip()[:20])
        self._open[-1].texts.append(text)

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        space, _, name = qualified.rpartition(" ")
        if not self._open and (name != "svg" or space != SVG):
            raise self._refuse("not-svg", name)
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) + self._skipped > MAX_DEPTH:
            raise self._refuse("complex", f"> {MAX_ELEMENTS}" if self._count > MAX_ELEMENTS else f"> {MAX_DEPTH}")
        if self._skipped or name in SILENT or space.startswith(_EDITORS):
            self._skipped += 1
            return
        if space != SVG:
            raise self._refuse("element", name)
        at = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        element = Element(name, _own(attributes), [], [], *at)
        (self._open[-1].children if self._open else self.root).append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()


def _own(attributes: dict[str, str]) -> dict[str, str]:
    own = {}
    for qualified, value in attributes.items():
        space, _, name = qualified.rpartition(" ")
        if not space or (space == XLINK and name == "href"):
            own[name] = value.strip()
    return own
