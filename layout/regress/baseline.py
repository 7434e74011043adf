"""What is kept of an issue: for each page the dump, a file of YAML, and a small grey picture beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import yaml
from PIL import Image

from layout.export.dump import dump_page
from layout.output import OutputError, file_name, save
from layout.pipeline import Result
from layout.regress.picture import as_png, greys, read_png

FORMAT = 2  #: of the YAML files; goes up when what is dumped changes
FOLDER = "基准"
_HEAD = re.compile(r'format: (\d+)\ntool: "([^"\n]*)"\n(?:lines: (\d+)\n)?')
_CONFLICT = re.compile(r"^(<{7}|>{7})( |$)", re.MULTILINE)  # nothing in a dump begins so


class Shot(NamedTuple):
    """A page as it is set now."""

    page: str
    dump: str  #: without the head
    image: Image.Image  #: sixteen greys


class Made(NamedTuple):
    """What was set of an issue."""

    issue: str
    shots: tuple[Shot, ...]
    whole: bool  #: all its pages, so no other may be kept


class Kept(NamedTuple):
    """A dump as it was kept, with the version of the tool that its head names."""

    tool: str
    dump: str
    fault: str = ""  #: why it cannot be compared, a key of ``words``; "" it can


def shoot(result: Result, whole: bool, dpi: int) -> Made:
    """Every page of what was set."""
    from layout.export.pdf.document import write_pdf
    from layout.export.png import page_images

    paper = result.paper
    assert paper is not None
    pdf = write_pdf(paper, paper.pages, proof=False, darkroom=result.darkroom)
    shots = (
        Shot(page.id, "\n".join(dump_page(page, paper)) + "\n", greys(image))
        for page, image in zip(paper.pages, page_images(pdf, dpi), strict=True)
    )
    return Made(paper.issue, tuple(shots), whole)


def tool() -> str:
    """The version of this tool."""
    return version("layout")


def files(folder: Path, page: str) -> tuple[Path, Path]:
    """Where a page's dump and its picture are kept."""
    name = file_name(page)
    return folder / f"{name}.yaml", folder / f"{name}.png"


def names(folder: Path, made: Made) -> set[str]:
    """What the pages that were set are called in the folder."""
    return {files(folder, shot.page)[0].stem for shot in made.shots}


def kept_pages(folder: Path) -> list[str]:
    """What the pages that are kept, or half of them, are called; in order."""
    return sorted({path.stem for path in folder.glob("*") if path.suffix in (".yaml", ".png") and path.is_file()})


def read(path: Path) -> Kept:
    """A kept dump."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Kept("", "", "damaged")
    if _CONFLICT.search(text):
        return Kept("", text, "conflict")
    head = _HEAD.match(text)
    if not head or int(head[1]) != FORMAT:
        return Kept("", text, "format")
    dump = text[head.end() :]
    return Kept(head[2], dump, "" if head[3] and dump.count("\n") == int(head[3]) else "cut")


def is_dump(text: str) -> bool:
    """Whether this can still be read as a dump of a page."""
    try:
        content = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and set(content) == {"faces", "pages"}


def update(folder: Path, made: Made) -> None:
    """Keep these pages, of a whole issue no others. Raises OutputError. A picture of the same pixels is left as it is.

    The head counts lines and has no digest, so that a 字 that changes is one line that changes.
    """
    for shot in made.shots:
        text, picture = files(folder, shot.page)
        count = shot.dump.count("\n")
        save(text, f'format: {FORMAT}\ntool: "{tool()}"\nlines: {count}\n{shot.dump}'.encode())
        old = read_png(picture)
        if old is None or (old.size, old.tobytes()) != (shot.image.size, shot.image.tobytes()):
            save(picture, as_png(shot.image))
    if made.whole:
        _remove(path for page in set(kept_pages(folder)) - names(folder, made) for path in files(folder, page))


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{path}: {error.strerror or error}") from error
