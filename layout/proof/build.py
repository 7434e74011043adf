"""From a typeset issue to the files of its proof."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from layout.diagnostic import Diagnostic
from layout.export.pdf.document import write_pdf
from layout.export.plates import PlateError, plates
from layout.export.png import as_png, page_images
from layout.export.screen import Screen
from layout.export.svg import write_svg
from layout.messages import severity
from layout.paper import Page, Paper
from layout.pipeline import Result
from layout.press.job import make_job
from layout.press.pictures import Darkroom
from layout.press.profiles import PROOF
from layout.proof import data
from layout.proof.html import Proof, Sheet, render
from layout.proof.words import words
from layout.style import StyleBook

THUMBNAIL = 300  #: pixels across
PICTURES = 150  #: pixels an inch of what stands on a page: a newspaper's screen has about 100 lines
PLATES = 80  #: pixels an inch
DRAWN = 160  #: at least so many are drawn of a plate


class File(NamedTuple):
    """One file of a proof."""

    name: str
    content: bytes


def make_proof(result: Result, name: str, dpi: int, lang: str) -> Iterator[File]:
    """The HTML, then a PNG at ``dpi`` and an SVG of each page; where no page could be set, the HTML alone.

    ``name`` is what the files' names begin with, ``lang`` the language of the HTML.
    """
    problems = sorted(result.diagnostics, key=lambda found: -severity(found.code))
    if result.paper is None or result.style is None:
        yield File(f"{name}.proof.html", _html(name, None, (), problems, (), {}, lang))
        return
    paper, style = result.paper, result.style
    darkroom = Darkroom(make_job(style.press, result.root, PROOF)[0])
    screen = Screen(paper, darkroom, PICTURES)
    made, sheets = [], []
    plated, notes = _plates(result, words(lang))
    for page in paper.pages:
        pdf = write_pdf(paper, [page], proof=True, darkroom=darkroom)
        picture = next(page_images(pdf, dpi))
        drawn = partial(screen.picture, colour_class=page.colour_class)
        inks = tuple(plated.get(page.id, {}))
        svg = write_svg(paper, page, drawn, screen.colour, text=False)
        size = page.media.width / 1000, page.media.height / 1000
        sheets.append(Sheet(page.id, page.name, size, _thumbnail(picture), svg, page.fits, inks))
        made.append(File(f"{name}-{page.id}.proof.png", as_png(picture, dpi)))
        made.append(File(f"{name}-{page.id}.proof.svg", write_svg(paper, page, drawn, screen.colour).encode()))
    known = _data(paper, style, plated, lang)
    yield File(f"{name}.proof.html", _html(paper.title, paper, sheets, problems, notes, known, lang))
    yield from made


def _html(
    title: str, paper: Paper | None, sheets: Sequence[Sheet], problems: Sequence[Diagnostic], notes: Sequence[str],
    known: data.Json, lang: str,
) -> bytes:  # fmt: skip
    found = tuple(data.problem_data(problem, paper, lang) for problem in problems)
    language = "zh-CN" if lang.startswith("zh") else "en"
    return render(Proof(title, language, words(lang), tuple(sheets), found, tuple(notes), known)).encode()


def _data(paper: Paper, style: StyleBook, plated: dict[str, dict[str, str]], lang: str) -> data.Json:
    pages = []
    for page in paper.pages:
        pages.append(data.page_data(page, paper.nodes, style) | {"plates": plated.get(page.id, {})})
    return {
        "pages": pages,
        "nodes": data.node_data(paper, lang),
        "titles": data.titles(paper),
        "threads": data.threads(paper),
    }


def _thumbnail(picture: Image.Image) -> str:
    small = picture.resize((THUMBNAIL, max(1, picture.height * THUMBNAIL // picture.width)), Image.Resampling.LANCZOS)
    return _webp(small, 70)


def _webp(picture: Image.Image, quality: int) -> str:
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=4)
    return f"data:image/webp;base64,{b64encode(out.getvalue()).decode('ascii')}"


def _plates(result: Result, said: dict[str, str]) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Each page's plates by ink, "" where nothing prints with it, and what is to be said of pages without."""
    assert result.paper is not None
    found: dict[str, dict[str, str]] = {}
    notes = []
    for page in result.paper.pages:
        try:
            found[page.id] = dict(_page_plates(result, page))
        except PlateError as error:
            notes.append(said["noplates"].format(page=page.id, what=error))
    return found, notes


def _page_plates(result: Result, page: Page) -> Iterator[tuple[str, str]]:
    assert result.paper is not None
    pdf = write_pdf(result.paper, [page], proof=False, darkroom=result.darkroom)
    for plate in plates(pdf, PLATES, DRAWN):
        yield plate.ink, "" if plate.image is None else _webp(plate.image, 50)
