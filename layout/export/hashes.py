"""What a PDF prints, as a hash: the same whatever compressed it, numbered its objects or wrapped them in a file.

A page's hash is over its boxes, its content and everything that these reach (fonts, pictures, forms, colour spaces),
each stream as it is when decompressed. Dictionaries are taken in the order of their keys and an object by what it is,
not by its number, so that it makes no difference whether two pages share it. JPEG and other data that only a picture
decoder undoes are taken as they stand.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pikepdf

_PAGE = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit", "/Resources", "/Group")
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")  #: from the page tree (PDF 32000 7.7.3.4)
_CATALOG = ("/OutputIntents", "/OCProperties")  #: what the file says of how its pages print
#: Says how a stream is stored or what it belongs to, not what it prints.
_ASIDE = frozenset((
    "/Length", "/Filter", "/DecodeParms", "/Parent", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo",
    "/LastModified",
))  # fmt: skip
_LOSSLESS = frozenset(("/FlateDecode", "/LZWDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode"))
DEPTH = 60  #: objects inside objects
LIMIT = 4_000_000_000  #: bytes of one stream
PIECE = 1 << 20


class HashError(Exception):
    """A file that cannot be hashed; the text says why."""


class Hash(NamedTuple):
    """The hash of a page, or of the whole file."""

    name: str  #: the page's label; the file's name
    digest: str


def hashes(source: bytes | Path, name: str) -> list[Hash]:
    """A hash for each page, and one over all of them for the file. Raises HashError."""
    from io import BytesIO

    try:
        with pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source) as pdf:
            reader = _Reader()
            found = [Hash(page.label, reader.page(page.obj)) for page in pdf.pages]
            whole = sha256("".join(page.digest for page in found).encode())
            for key in _CATALOG:
                whole.update(reader.digest(pdf.Root.get(key)))
            return [*found, Hash(name, whole.hexdigest())]
    except pikepdf.PasswordError as error:
        raise HashError("encrypted") from error
    except OSError as error:
        raise HashError(error.strerror or str(error)) from error
    except (pikepdf.PdfError, zlib.error, RuntimeError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise HashError("not a sound PDF") from error


class _Reader:
    """Takes objects for what they are. Keeps the hashes of streams' data, which pages share."""

    def __init__(self) -> None:
        self._data: dict[tuple[int, int], bytes] = {}
        self._known: dict[tuple[int, int], bytes] = {}
        self._open: list[tuple[int, int]] = []

    def page(self, page: pikepdf.Object) -> str:
        """The hash of a page in hexadecimal."""
        self._known.clear()  # what is reached in a circle depends on where one enters it
        total = sha256()
        for key in _PAGE:
            total.update(key.encode() + self.digest(_inherited(page, key) if key in _INHERITED else page.get(key)))
        contents = page.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        # content may be cut anywhere between two tokens (7.8.2)
        content = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, pikepdf.Stream))
        total.update(content)
        return total.hexdigest()

    def digest(self, value: object) -> bytes:
        """The hash of any object with what it reaches; an object inside itself counts by how far out it opened."""
        mark = value.objgen if isinstance(value, pikepdf.Object) and value.is_indirect else None
        if mark in self._open:
            return b"up %d" % (len(self._open) - self._open.index(mark))
        if mark in self._known:
            return self._known[mark]
        if len(self._open) > DEPTH:
            raise HashError("nested too deeply")
        self._open.append(mark or (0, -len(self._open) - 1))
        total = sha256()
        for piece in self._pieces(value):
            total.update(b"%d:%b" % (len(piece), piece))
        self._open.pop()
        if mark:
            self._known[mark] = total.digest()
        return total.digest()

    def _pieces(self, value: object) -> Iterator[bytes]:
        match value:
            case pikepdf.Stream():
                yield b"stream"
                yield self._stream(value)
                yield from self._entries(value)
            case pikepdf.Dictionary():
                yield b"dictionary"
                yield from self._entries(value)
            case pikepdf.Array():
                yield b"array"
                yield from (self.digest(item) for item in value)
            case pikepdf.Name():
                yield b"name " + str(value).encode("utf-8", "surrogatepass")
            case pikepdf.String():
                yield b"string " + bytes(value)
            case bool() | None:
                yield str(value).encode()
            case int() | Decimal() | float():
                yield b"number " + format(Decimal(value).normalize() + 0, "f").encode()
            case _:
                yield b"other " + repr(value).encode()

    def _entries(self, value: pikepdf.Object) -> Iterator[bytes]:
        for key in sorted(value.keys()):
            if key not in _ASIDE:
                yield key.encode("utf-8", "surrogatepass")
                yield self.digest(value[key])

    def _stream(self, stream: pikepdf.Stream) -> bytes:
        if stream.objgen not in self._data:
            total = sha256()
            for piece in _decoded(stream):
                total.update(piece)
            self._data[stream.objgen] = total.digest()
        return self._data[stream.objgen]


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    for _ in range(DEPTH):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            break
        page = page.Parent
    return None


def _decoded(stream: pikepdf.Stream) -> Iterator[bytes]:
    """The stream's data, without the compression that loses nothing."""
    filters = _listed(stream.get("/Filter"))
    parameters = stream.get("/DecodeParms")
    if filters == ["/FlateDecode"] and parameters is None:
        yield from _inflated(stream.read_raw_bytes())
    elif set(filters) <= _LOSSLESS:
        yield stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)
    else:
        data = stream.read_raw_bytes()
        while filters[0] == "/FlateDecode" and parameters is None:
            data = b"".join(_inflated(data))
            del filters[0]
        yield " ".join(filters).encode()
        yield data


def _listed(filters: pikepdf.Object | None) -> list[str]:
    if filters is None:
        return []
    return [str(item) for item in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]


def _inflated(data: bytes) -> Iterator[bytes]:
    """Piece by piece: a small stream may hold a great deal."""
    inflater, size = zlib.decompressobj(), 0
    while not inflater.eof:
        piece = inflater.decompress(data, PIECE)
        size += len(piece)
        if size > LIMIT:
            raise HashError("too large")
        if not piece and not inflater.unconsumed_tail:
            raise HashError("a stream ends too early")
        yield piece
        data = inflater.unconsumed_tail
