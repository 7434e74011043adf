"""A PDF file opened for reading, with limits: what cannot be used is told apart before anything is copied."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

MAX_BYTES = 200_000_000  #: of a file
MAX_LEVELS = 50  #: of a page tree, and of dictionaries inside each other


class PlacedError(Exception):
    """A PDF that cannot be placed.

    ``code`` says why: ``messages.words`` has ``@placed-…`` and ``@mend-placed-…`` for each; ``detail`` what was found.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


_BROKEN = (zlib.error, RuntimeError, ValueError, TypeError, LookupError, AttributeError)


@contextmanager
def reading() -> Iterator[None]:
    """What pikepdf raises for a broken file, and what a file of odd types makes Python raise, as PlacedError."""
    import pikepdf

    try:
        yield
    except pikepdf.PasswordError as error:
        raise PlacedError("encrypted") from error
    except (ArithmeticError, RecursionError, MemoryError) as error:
        raise PlacedError("complex", type(error).__name__) from error
    except (pikepdf.PikepdfError, *_BROKEN) as error:
        raise PlacedError("damaged") from error


def open_pdf(path: Path) -> pikepdf.Pdf:
    """Open a file. Raises PlacedError, OSError where there is none."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise PlacedError("too-large", f"{size // 1_000_000} MB > {MAX_BYTES // 1_000_000} MB")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise PlacedError("not-pdf")
    import pikepdf

    with reading():
        # a file is not mended: nobody knows whether what is found in a torn one is what the advertiser meant
        pdf = pikepdf.open(path, attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False)
        if pdf.is_encrypted:  # opens without a password, but is not to be taken apart
            raise PlacedError("encrypted")
        form: Any = pdf.Root.get("/AcroForm")
        if form is not None and "/XFA" in form:
            raise PlacedError("xfa")
    return pdf


def find_page(pdf: pikepdf.Pdf, number: int) -> Any:
    """The dictionary of a page, counted from 1. Raises PlacedError."""
    with reading():
        count = len(pdf.pages)
        if not 1 <= number <= count:
            raise PlacedError("page", f"{number} / {count}")
        return pdf.pages[number - 1].obj


def inherited(page: Any, key: str) -> Any:
    """An attribute of a page or of what is above it in the page tree (PDF 32000 7.7.3.4); None where there is none."""
    for _ in range(MAX_LEVELS):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page.Parent
    raise PlacedError("complex", "/Parent")


def left_behind(pdf: pikepdf.Pdf, page: Any) -> tuple[str, ...]:
    """What the file has beside the page's own drawing, as words of ``messages``: none of it is taken along."""
    with reading():
        root: Any = pdf.Root
        names = root.get("/Names", {})
        notes: list[Any] = list(page.get("/Annots", []))
        scripts = "/JavaScript" in names or any("/JS" in part for part in _actions(root, page, notes))
        found = (
            ("@placed-javascript", scripts),
            ("@placed-fields", any(note.get("/Subtype") == "/Widget" for note in notes)),
            ("@placed-annotations", any(note.get("/Subtype") not in ("/Widget", "/Link", "/Popup") for note in notes)),
            ("@placed-attachments", "/EmbeddedFiles" in names),
        )
        return tuple(word for word, there in found if there)


def _actions(root: Any, page: Any, notes: list[Any]) -> Iterator[Any]:
    """The actions of the file, its page and the page's annotations, as far as they hang together directly."""
    for owner in (root, page, *notes):
        opening = owner.get("/OpenAction")
        # a destination, which is an array, does nothing
        yield from (part for part in (opening, owner.get("/A")) if part is not None and hasattr(part, "keys"))
        yield from dict(owner.get("/AA", {})).values()
