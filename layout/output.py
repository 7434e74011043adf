"""Writing files: beside and renamed, so that nothing half-written is ever seen; a press file only without errors."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from layout.dates import format_date
from layout.diagnostic import Severity
from layout.messages import severity
from layout.paper import Page, Paper
from layout.pipeline import Result

FOLDER = Path("output")
STAMP = "不可付印"


class OutputError(Exception):
    """A file could not be written."""


def write(result: Result, output: str | None, *, force: bool = False, png: bool = False, dpi: int = 150) -> list[Path]:
    """Write the PDF, and with ``png`` a picture of each page; the paths written, in order.

    ``output`` is a file, or a folder for files named by the style book; None: ``output/<issue>.pdf``. A proof for the
    screen stands beside the place of the press file, and so, unless ``force``, does one of pages with errors.
    """
    from layout.export.pdf.document import write_pdf

    paper, darkroom = result.paper, result.darkroom
    assert paper is not None and darkroom is not None
    written: list[Path] = []
    for path, pages in _targets(result, output):
        screen = darkroom.job.own_colours
        proof = screen or not (force or sound(result, pages))
        findings = result.diagnostics if screen else ()
        stamp = STAMP if proof else ""
        made = write_pdf(paper, pages, proof=proof, stamp=stamp, darkroom=darkroom, findings=findings)
        sample = path.with_name(f"{path.stem.removesuffix('.proof')}.proof.pdf")
        place = sample if proof else path
        save(place, made)
        if not proof:
            sample.unlink(missing_ok=True)  # it shows a page that is mended now
        written.append(place)
        if png:
            written += _pictures(place, made, pages, dpi)
    return written


def _targets(result: Result, output: str | None) -> list[tuple[Path, Sequence[Page]]]:
    """Each file with its pages."""
    paper, style = result.paper, result.style
    assert paper is not None and style is not None
    if output is None or not (output.endswith("/") or Path(output).is_dir()):
        return [(Path(output) if output else FOLDER / f"{paper.issue}.pdf", paper.pages)]
    if not style.press.separate and paper.pages:
        return [(Path(output) / page_file(style.file_name, paper, paper.pages), paper.pages)]
    return [(Path(output) / page_file(style.file_name, paper, [page]), [page]) for page in paper.pages]


def sound(result: Result, pages: Sequence[Page]) -> bool:
    """Whether these pages may be printed: no error in their own files, nor in what all pages share."""
    assert result.paper is not None
    own = {file for page in pages for file in page.files}
    others = {file for page in result.paper.pages for file in page.files} - own
    errors = [d for d in result.diagnostics if severity(d.code) >= Severity.ERROR]
    return not any(d.at.file in own or d.at.file not in others for d in errors)


class PagePlates(NamedTuple):
    """The plates of a page."""

    page: str
    written: tuple[Path, ...]
    empty: tuple[str, ...]  #: inks that nothing prints with
    refused: str  #: what on the page no plate prints; "" nothing


def write_plates(result: Result, folder: Path, dpi: int) -> Iterator[PagePlates]:
    """Write the plates of each page as grey PNGs. Raises OutputError."""
    from layout.export.pdf.document import write_pdf
    from layout.export.plates import PlateError, plates
    from layout.export.png import as_png

    paper = result.paper
    assert paper is not None
    for page in paper.pages:
        try:
            made = list(plates(write_pdf(paper, [page], proof=False, darkroom=result.darkroom), dpi))
        except PlateError as error:
            yield PagePlates(page.id, (), (), str(error))
            continue
        written = []
        for _, ink, image in made:
            if image is not None:
                written.append(folder / file_name(f"{paper.issue}-{page.id}-{ink}.png"))
                save(written[-1], as_png(image, dpi))
        yield PagePlates(page.id, tuple(written), tuple(ink for _, ink, image in made if image is None), "")


def _pictures(place: Path, pdf: bytes, pages: Sequence[Page], dpi: int) -> list[Path]:
    from layout.export.png import page_pngs

    paths = []
    for page, image in zip(pages, page_pngs(pdf, dpi), strict=True):
        path = place.with_name(f"{place.stem}-{page.id}.png")
        save(path, image)
        paths.append(path)
    return paths


def write_proof(result: Result, name: str, folder: Path, dpi: int, lang: str) -> Iterator[Path]:
    """Write the proof's HTML, and a PNG and an SVG of each page; ``name`` is that of an issue that could not be read.

    Raises OutputError.
    """
    from layout.proof.build import make_proof

    for file in make_proof(result, file_name(result.paper.issue if result.paper else name), dpi, lang):
        save(folder / file.name, file.content)
        yield folder / file.name


def page_file(pattern: str, paper: Paper, pages: Sequence[Page]) -> str:
    """The name of a file: {paper} {date} {date:%Y%m%d} {page} {version} {issue}; of several pages first and last."""
    page = pages[0].id if len(pages) == 1 else f"{pages[0].id}-{pages[-1].id}"

    def value(found: re.Match[str]) -> str:
        name, form = found[1], found[2]
        if name == "date":
            return format_date(paper.date, form or "%Y-%m-%d")
        return {"paper": paper.name, "page": page, "version": paper.version, "issue": paper.issue}.get(name, "")

    words = file_name(re.sub(r"\{(\w+)(?::([^}]*))?\}", value, pattern).removesuffix(".pdf"))
    return words.strip("_- ") + ".pdf"  # without a version nothing is left hanging on the name that would lead to it


def file_name(words: str) -> str:
    """``words`` without what may not stand in a file's name."""
    return re.sub(r'[/\\:*?"<>|\x00-\x1f]', "_", words).strip(" .")


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and not where it holds the same already. Raises OutputError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):  # a folder of its path may be a file
            temporary.unlink(missing_ok=True)
        raise OutputError(f"{path}: {error.strerror or error}") from error
