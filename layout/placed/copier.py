"""A page and everything it reaches as finished objects, numbered from nought, for another file to take in.

What belongs to the file and not to the drawing stays behind: the page tree, annotations, actions, metadata, structure,
thumbnails, private data of editing programs. Objects are taken in the order in which they are met, so the same file
gives the same objects; what two pages share is copied once.
"""

from __future__ import annotations

import zlib
from collections import deque
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from layout.placed.sheet import Sheet, sheet
from layout.placed.source import MAX_LEVELS, PlacedError, find_page, inherited, left_behind, open_pdf, reading
from layout.placed.streams import LEVEL, Budget, Filter, decoded, filters, kept
from layout.placed.traits import CONTENT_LIMIT, Inspector, Traits, group_members
from layout.units import Mpt

MAX_OBJECTS = 100_000
MAX_DECODED = 1_000_000_000  #: bytes that come out of a page's Flate streams

#: Keys of a stream that say nothing of how it looks, or what the press may not look at.
_NOT_KEPT = {
    "/Length", "/Filter", "/DecodeParms", "/DP", "/DL", "/Metadata", "/PieceInfo", "/StructParent", "/StructParents",
    "/LastModified", "/OC", "/Alternates", "/AF", "/Measure", "/PtData", "/Thumb", "/Annots", "/Name",
}  # fmt: skip
#: Dictionaries that lead back into the file.
_NOT_FOLLOWED = {
    "/Page", "/Pages", "/Catalog", "/Annot", "/Action", "/StructElem", "/StructTreeRoot", "/Filespec", "/EmbeddedFile",
}  # fmt: skip

_ACTIONS = {"/JavaScript", "/Launch", "/URI", "/GoTo", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Named"}


class Copied(NamedTuple):
    """An object, or a stream where there are ``data``."""

    parts: tuple[bytes | int, ...]  #: of its text, or of a stream's entries; a number refers to that object
    data: bytes | None = None


class PlacedInfo(NamedTuple):
    """What a page of a PDF is."""

    size: tuple[Mpt, Mpt]
    pages: int  #: of the file
    traits: Traits
    left: tuple[str, ...]  #: what is not taken along, as words of ``messages``
    doubtful: bool  #: parts of the file are not as they should be, and were read as well as could be


def examine(path: Path, number: int) -> PlacedInfo:
    """What page ``number`` of a PDF is, read as if it were copied. Raises PlacedError, OSError."""
    with Copier(path) as copier:
        return copier.page(number).info


class CopiedPage(NamedTuple):
    """A page copied: which of ``Copier.objects`` is its form."""

    form: int
    info: PlacedInfo
    grouped: bool  #: it is a transparency group, as many programs make all their pages


class Copier:
    """Copies pages of one file; ``objects`` grows with each.

    Without ``groups`` transparency groups are left out of pages where nothing is transparent: there they change nothing
    that is printed, and PDF/X-1a takes none.
    """

    def __init__(self, path: Path, groups: bool = True) -> None:
        import pikepdf

        self._pdf = open_pdf(path)
        self._scratch = pikepdf.new()
        self._budget = Budget(MAX_DECODED)
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: deque[tuple[int, Any]] = deque()
        self._keep_groups = self._groups = groups
        self.objects: list[Copied] = []

    def __enter__(self) -> Copier:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._pdf.close()
        self._scratch.close()

    def page(self, number: int) -> CopiedPage:
        """Copy a page, counted from 1, as a form XObject whose unit is the point and whose corner is (0, 0)."""
        page = find_page(self._pdf, number)
        shown = sheet(page)
        before = len(self.objects)
        try:
            return self._page(page, shown)
        except PlacedError:
            del self.objects[before:]
            self._numbers = {key: at for key, at in self._numbers.items() if at < before}
            self._waiting.clear()
            raise

    def _page(self, page: Any, shown: Sheet) -> CopiedPage:
        with reading():
            content, data = self._contents(page)
            resources = inherited(page, "/Resources")
            traits = Inspector(self._scratch).page(content, resources, page.get("/Group"))
            self._groups = self._keep_groups or traits.transparency
            form = self._form(page, resources, shown, data)
            left = left_behind(self._pdf, page)
            info = PlacedInfo(shown.size, len(self._pdf.pages), traits, left, bool(self._pdf.get_warnings()))
            return CopiedPage(form, info, self._groups and "/Group" in page)

    def _contents(self, page: Any) -> tuple[bytes, Copied]:
        """The page's content, as it reads and as it goes into the file (7.8.2: its streams are one)."""
        import pikepdf

        given = page.get("/Contents")
        streams = list(given) if isinstance(given, pikepdf.Array) else [given] if given is not None else []
        if not streams:
            raise PlacedError("blank")
        budget = Budget(CONTENT_LIMIT)
        parts = [decoded(stream, budget) for stream in streams]
        if len(streams) == 1 and [part.name for part in filters(streams[0])] == ["/FlateDecode"]:
            return parts[0], Copied((b"/Filter/FlateDecode",), streams[0].read_raw_bytes())
        joined = b"\n".join(parts)
        return joined, Copied((b"/Filter/FlateDecode",), zlib.compress(joined, LEVEL))

    def _form(self, page: Any, resources: Any, shown: Sheet, content: Copied) -> int:
        head = "/Type/XObject/Subtype/Form/FormType 1/BBox[{}]/Matrix[{}]".format(
            " ".join(f"{v:.8g}" for v in shown.box), " ".join(f"{v:.8g}" for v in shown.matrix)
        )
        number = len(self.objects)
        self.objects.append(Copied(()))
        parts: list[bytes | int] = [head.encode(), b"/Resources"]
        self._write(resources if resources is not None else {}, parts, 0)
        if self._groups and "/Group" in page:
            parts.append(b"/Group")
            self._write(page.Group, parts, 0)
        self.objects[number] = Copied((*parts, *content.parts), content.data)
        while self._waiting:
            index, made = self._waiting.popleft()
            self.objects[index] = self._object(made)
        return number

    def _refer(self, made: Any) -> int:
        """The number of an object in the new file; it is copied when its turn comes."""
        key = made.objgen
        if key not in self._numbers:
            if len(self.objects) >= MAX_OBJECTS:
                raise PlacedError("complex", f"> {MAX_OBJECTS}")
            self._numbers[key] = len(self.objects)
            self.objects.append(Copied((b"null",)))
            self._waiting.append((self._numbers[key], made))
        return self._numbers[key]

    def _object(self, made: Any) -> Copied:
        import pikepdf

        parts: list[bytes | int] = []
        if not isinstance(made, pikepdf.Stream):
            self._write(made, parts, 0, top=True)
            return Copied(tuple(parts))
        if str(made.get("/Type")) in _NOT_FOLLOWED:
            return Copied((b"null",))
        if "/OPI" in made:
            raise PlacedError("external", "/OPI")
        if "/OC" in made:
            self._check_layer(made.OC)
        chain, data = kept(made, self._budget)
        for key in sorted(made.keys()):
            if key not in _NOT_KEPT and (key != "/Group" or self._groups):
                parts.append(_name(key))
                self._write(made[key], parts, 1)
        parts += self._filters(chain)
        return Copied(tuple(parts), data)

    def _filters(self, chain: list[Filter]) -> list[bytes | int]:
        if not chain:
            return []
        parts: list[bytes | int] = [b"/Filter[", *(part.name.encode() for part in chain), b"]"]
        if any(part.parameters is not None for part in chain):
            parts.append(b"/DecodeParms[")
            for part in chain:
                given = part.parameters if part.parameters is not None else {}
                wanted = {key: given[key] for key in given.keys() if key != "/EarlyChange"}  # noqa: SIM118
                self._write(wanted or None, parts, 1)
                parts.append(b" ")
            parts.append(b"]")
        return parts

    def _write(self, value: Any, parts: list[bytes | int], level: int, top: bool = False) -> None:
        """Add the text of a value to ``parts``; what is an object of its own becomes a reference."""
        import pikepdf

        if level > MAX_LEVELS:
            raise PlacedError("complex", f"<< > {MAX_LEVELS}")
        if not top and getattr(value, "is_indirect", False):
            parts.append(self._refer(value))
        elif isinstance(value, pikepdf.Dictionary | dict):
            self._dictionary(value, parts, level)
        elif isinstance(value, pikepdf.Array):
            parts.append(b"[")
            for item in value:
                self._write(item, parts, level + 1)
                parts.append(b" ")
            parts.append(b"]")
        else:
            parts.append(_scalar(value))

    def _dictionary(self, value: Any, parts: list[bytes | int], level: int) -> None:
        kind = str(value.get("/Type"))
        if kind in _NOT_FOLLOWED or str(value.get("/S")) in _ACTIONS:
            parts.append(b"null")
            return
        if kind in ("/OCG", "/OCMD"):
            self._check_layer(value)
            parts.append(b"<<>>")  # a layer that shows is no layer any more
            return
        parts.append(b"<<")
        for key in sorted(value.keys()):
            if key not in ("/Metadata", "/PieceInfo"):
                parts.append(_name(key))
                self._write(value[key], parts, level + 1)
        parts.append(b">>")

    def _check_layer(self, membership: Any) -> None:
        """Raise PlacedError for a layer that is off, on the screen or in print (8.11.4)."""
        for group in group_members(membership):
            usage = group.get("/Usage", {}).get("/Print", {})
            if group.objgen in self._hidden() or usage.get("/PrintState") == "/OFF":
                raise PlacedError("layers", str(group.get("/Name", ""))[:40])

    def _hidden(self) -> set[tuple[int, int]]:
        """The layers that the file shows to nobody (8.11.4.3)."""
        layers: Any = self._pdf.Root.get("/OCProperties", {})
        config: Any = layers.get("/D", {})
        off = {group.objgen for group in config.get("/OFF", [])}
        if config.get("/BaseState") == "/OFF":
            off |= {group.objgen for group in layers.OCGs} - {group.objgen for group in config.get("/ON", [])}
        return off


def _scalar(value: Any) -> bytes:
    """A number, a name, a string, a truth value or nothing."""
    if value is None:
        return b" null"
    if isinstance(value, bool):
        return b" true" if value else b" false"
    if isinstance(value, int):
        return b" %d" % value
    if isinstance(value, Decimal):
        return f" {value:f}".encode()
    if isinstance(value, float):
        return f" {value:.8g}".encode()
    text: bytes = value.unparse()
    return text


def _name(key: str) -> bytes:
    """A key of a dictionary as it is written (7.3.5)."""
    import pikepdf

    return pikepdf.Name(key).unparse()
