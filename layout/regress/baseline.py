"""What is kept of an issue: for each page the dump, a file of YAML, and a small grey picture beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from layout.export.dump import dump_page
from layout.output import OutputError, file_name, save
from layout.pipeline import Result
from layout.regress.picture import as_png, greys, read_png

FORMAT = 1  #: of the YAML files; goes up when what is dumped changes
FOLDER = "基准"
_HEAD = re.compile(r'format: (\d+)\ntool: "([^"\n]*)"\n')


class Shot(NamedTuple):
    """A page as it is set now."""

    page: str
    dump: str  #: without the head
    image: Image.Image  #: sixteen greys


class Kept(NamedTuple):
    """A page as it was kept. ``format`` and ``tool`` stand in the head; format 0: not one of ours."""

    format: int
    tool: str
    dump: str


def shots(result: Result, dpi: int) -> list[Shot]:
    """Every page of what was set."""
    from layout.export.pdf.document import write_pdf
    from layout.export.png import page_images

    paper = result.paper
    assert paper is not None
    pdf = write_pdf(paper, paper.pages, proof=False, darkroom=result.darkroom)
    pictures = page_images(pdf, dpi)
    return [
        Shot(page.id, "\n".join(dump_page(page, paper)) + "\n", greys(image))
        for page, image in zip(paper.pages, pictures, strict=True)
    ]


def tool() -> str:
    """The version of this tool."""
    return version("layout")


def dump_file(folder: Path, page: str) -> Path:
    """Where a page's dump is kept."""
    return folder / f"{file_name(page)}.yaml"


def picture_file(folder: Path, page: str) -> Path:
    """Where a page's picture is kept."""
    return folder / f"{file_name(page)}.png"


def kept_pages(folder: Path) -> list[str]:
    """Names of the pages that are kept, in order."""
    return sorted({path.stem for path in folder.glob("*") if path.suffix in (".yaml", ".png") and path.is_file()})


def read(path: Path) -> Kept | None:
    """A kept dump; None where it cannot be read as text."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    found = _HEAD.match(text)
    return Kept(int(found[1]), found[2], text[found.end() :]) if found else Kept(0, "", text)


def update(folder: Path, made: Sequence[Shot], gone: Iterable[str]) -> None:
    """Keep these pages, and take away ``gone``. Raises OutputError. A picture of the same pixels is left as it is."""
    for shot in made:
        head = f'format: {FORMAT}\ntool: "{tool()}"\n'
        save(dump_file(folder, shot.page), (head + shot.dump).encode())
        place = picture_file(folder, shot.page)
        old = read_png(place.read_bytes()) if place.is_file() else None
        if old is None or (old.size, old.tobytes()) != (shot.image.size, shot.image.tobytes()):
            save(place, as_png(shot.image))
    for page in gone:
        for path in (dump_file(folder, page), picture_file(folder, page)):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise OutputError(f"{path}: {error.strerror or error}") from error
