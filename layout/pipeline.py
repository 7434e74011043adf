"""The stages in order: read, set, make up, compose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from layout import messages
from layout.compose import compose
from layout.diagnostic import Diagnostic, Severity, diagnose
from layout.flow.galley import Cursor
from layout.flow.setter import Setter
from layout.flow.story import Desk
from layout.fonts.book import FontBook
from layout.makeup.page import MadeUp, make_up
from layout.marks import add_marks
from layout.model import Issue
from layout.paper import Paper, PlacedPage
from layout.press.check import check
from layout.press.job import make_job
from layout.press.pictures import Darkroom
from layout.press.profiles import PRESS, PROOF
from layout.spec import signedfile
from layout.spec.issue import Loaded, load
from layout.spreads import join
from layout.style import StyleBook
from layout.text.sense import Segmenter


class Result(NamedTuple):
    """What came of typesetting an issue."""

    paper: Paper | None  #: None where the spec could not be read
    style: StyleBook | None
    diagnostics: tuple[Diagnostic, ...]  #: all of them, in the order of their places
    root: Path
    darkroom: Darkroom | None = None  #: the job for the press, with the pictures that were looked at for it

    @property
    def severity(self) -> Severity | None:
        """The worst of the diagnostics."""
        return messages.worst(self.diagnostics)


Told = Callable[[Iterable[tuple[Desk, MadeUp]], int], Iterable[tuple[Desk, MadeUp]]]


def set_pages(
    issue: Issue, style: StyleBook, root: Path, told: Told, segmenter: Segmenter | None = None
) -> tuple[Paper, FontBook]:
    """The issue's pages, each by itself and as bare as its trim; the rest as ``typeset`` takes it."""
    fonts = FontBook(style.faces, root)
    made = made_up(issue, style, fonts, root, partial(Desk, segmenter=segmenter))
    paper = compose(style, issue, fonts, told(made, len(issue.pages)))
    return paper._replace(pages=tuple(page for page in paper.pages if page.id not in issue.unasked)), fonts


def made_up(
    issue: Issue, style: StyleBook, fonts: FontBook, root: Path,
    desks: Callable[[StyleBook, Setter, Path, str], Desk] = Desk,
) -> Iterator[tuple[Desk, MadeUp]]:  # fmt: skip
    """The pages made up one after the other, each at a desk of its own, which ``desks`` gives."""
    starts: dict[tuple[str, str], Cursor] = {}
    for page in issue.pages:
        desk = desks(style, Setter(style, fonts), root, page.id)
        made = make_up(page, desk, issue.stories, starts)
        starts |= made.onward
        yield desk, made


def _examined(paper: Paper, style: StyleBook, root: Path, profile: str) -> tuple[Darkroom, list[Diagnostic]]:
    """The job's pictures, and what a press would say of the pages; a proof shows what the press file will be told."""
    job, problems = make_job(style.press, root, profile)
    darkroom = Darkroom(job)
    press = darkroom
    if job.own_colours:
        press = Darkroom(make_job(style.press, root, PRESS if style.press.profile == PROOF else style.press.profile)[0])
    return darkroom, [*problems, *check(paper, style, press.job, press)]


def _placed(paper: Paper, standard: str) -> Iterator[Diagnostic]:
    """What preflight has against the pages of other files that stand on the paper's, each once.

    What ``standard`` does not take is an error: our file would claim to keep what it does not.
    """
    items = (item for page in paper.pages for frame in page.frames for item in frame.items)
    for item in dict.fromkeys(item for item in items if isinstance(item, PlacedPage)):
        from layout.preflight.advert import faults, refused  # pikepdf and fontTools, only where a PDF is placed

        worse = refused(item.path, item.number, standard)
        if worse:
            yield diagnose("placed-standard", item.at, path=item.name, standard=standard, rules=worse)
        found = tuple(code for code in faults(item.path, item.number) if code not in worse)
        if found:
            yield diagnose("placed-preflight", item.at, path=item.name, count=len(found), rules=found)


def _signed(paper: Paper, style: StyleBook, loaded: Loaded, darkroom: Darkroom) -> list[Diagnostic]:
    """Where the files go to press, the pages that are not what was signed."""
    assert loaded.issue is not None
    folder = loaded.issue.at.file.rpartition("/")[0]
    if darkroom.job.own_colours or not signedfile.find(loaded.root, folder):
        return []
    from layout import signing  # writes the pages and hashes them, only where something was signed

    return list(signing.check(paper, style, loaded.root, folder))


def typeset(
    path: str | Path, pages: Sequence[str] = (), profile: str = "", segmenter: Segmenter | None = None,
    told: Told = lambda pages, count: pages,
) -> Result:  # fmt: skip
    """Read, set and make up an issue: a folder, its ``issue.yaml``, or one page file; ``pages`` names a part of it.

    ``profile`` is what the files are to be for (``press.profiles``), the style book's where it is "".
    ``segmenter`` finds words where headlines are broken; nothing that is printed is made with one (``text.segment``).
    ``told`` is given the pages as they are set, and their number, and passes them on.
    """
    loaded = load(Path(path), pages)
    if loaded.issue is None or loaded.style is None:
        return Result(None, loaded.style, messages.sort(loaded.diagnostics), loaded.root)
    style = loaded.style
    paper, fonts = set_pages(loaded.issue, style, loaded.root, told, segmenter)
    paper = join(paper, loaded.issue.spreads, style.stock.spine)
    darkroom, problems = _examined(paper, style, loaded.root, profile)
    paper = add_marks(paper, style, fonts)
    problems += _placed(paper, darkroom.job.profile.standard)
    problems += _signed(paper, style, loaded, darkroom)
    found = messages.sort((*loaded.diagnostics, *paper.diagnostics, *problems))
    return Result(paper._replace(diagnostics=found), style, found, loaded.root, darkroom)
