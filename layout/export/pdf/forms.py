"""Placed pages as form XObjects (PDF 32000 8.10): taken over object by object, each page and what it shares once."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from layout.export.pdf.container import Document, Ref, stream_text
from layout.units import Mpt

if TYPE_CHECKING:
    from layout.placed import Copier, Traits


class Form(NamedTuple):
    """A placed page in the file. Its unit is the point, its lower left corner (0, 0)."""

    resource: str
    reference: Ref
    size: tuple[Mpt, Mpt]
    traits: Traits
    grouped: bool  #: it is a transparency group


class Forms:
    """The placed pages of the file. Close it when the file is made: until then the files they come from are open."""

    def __init__(self, doc: Document, groups: bool = True) -> None:
        """``groups``: keep transparency groups where nothing is transparent; see ``Copier``."""
        self._doc, self._groups = doc, groups
        self._made: dict[tuple[str, int], Form | None] = {}
        self._copiers: dict[str, tuple[Copier, list[Ref]]] = {}

    def __enter__(self) -> Forms:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for copier, _ in self._copiers.values():
            copier.close()

    def embed(self, path: str, number: int) -> Form | None:
        """Page ``number`` of the PDF at ``path``; None where it can no longer be read."""
        from layout.placed import PlacedError  # imports pikepdf, which a page without placed PDFs does not pay for

        key = path, number
        if key not in self._made:
            try:
                self._made[key] = self._copy(path, number)
            except (PlacedError, OSError):
                self._made[key] = None
        return self._made[key]

    def _copy(self, path: str, number: int) -> Form:
        from layout.placed import Copier

        if path not in self._copiers:
            self._copiers[path] = Copier(Path(path), self._groups), []
        copier, references = self._copiers[path]
        form, info, grouped = copier.page(number)
        fresh = range(len(references), len(copier.objects))
        references += [self._doc.reserve() for _ in fresh]
        for at in fresh:
            made = copier.objects[at]
            text = b"".join(b" " + references[part] if isinstance(part, int) else part for part in made.parts)
            self._doc.define(references[at], text if made.data is None else stream_text(text, made.data))
        return Form(f"P{len(self._made) + 1}", references[form], info.size, info.traits, grouped)
