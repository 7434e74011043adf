"""What a press would complain about on a finished page: inks, small type, colours that its plates do not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.diagnostic import Diagnostic, Span, diagnose
from layout.geometry import Rect
from layout.paper import Artwork, Fill, GlyphRun, Page, Paper, PathFill, Picture, PlacedPage
from layout.press.job import Job
from layout.press.pictures import Darkroom
from layout.shapes import extent
from layout.style import BLACK, Colour, StyleBook
from layout.units import Mpt

THIN: Mpt = 6_000  #: a fill that is thicker is a ground for what stands on it, not a rule
DARK_TYPE = 900  #: 1/1000: type that is darker counts as black
#: How dark a ground may be under black type smaller than a size, in 1/1000; size 0: all larger (PAGES.md §3: grounds of
#: 5-20 % K, none under type smaller than 小五).
DARKEST: tuple[tuple[Mpt, int], ...] = ((9_000, 50), (12_000, 200), (0, 350))


class _Ground(NamedTuple):
    """What lies under type: a tint, or a picture."""

    rect: Rect
    inks: tuple[int, int, int, int]  #: 1/1000
    picture: bool = False
    dark: int = 0  #: how dark it looks, 1/1000 of black


def _ground(rect: Rect, colour: Colour, tint: int) -> _Ground:
    return _Ground(rect, _inks(colour, tint), False, _darkness(colour, tint))


def _darkness(colour: Colour, tint: int) -> int:
    """How dark a colour looks: Rec. 601 weights of the red, green and blue light that its inks take away."""
    cyan, magenta, yellow, black = colour.cmyk
    return min(1000, (299 * cyan + 587 * magenta + 114 * yellow) // 1000 + black) * tint // 1000


def check(paper: Paper, style: StyleBook, job: Job, darkroom: Darkroom) -> list[Diagnostic]:
    """The findings of all pages."""
    found: list[Diagnostic] = []
    for page in paper.pages:
        found += _Checker(paper, page, style, job, darkroom).findings()
    return found


class _Checker:
    """Goes through one page in the order of painting."""

    def __init__(self, paper: Paper, page: Page, style: StyleBook, job: Job, darkroom: Darkroom) -> None:
        self._nodes, self._page, self._style = paper.nodes, page, style
        self._job, self._darkroom = job, darkroom
        self._at = Span(page.files[0] if page.files else "")
        self._grounds: list[_Ground] = []
        self._seen: set[tuple[object, ...]] = set()

    def findings(self) -> Iterator[Diagnostic]:
        for frame in self._page.frames:
            for item in frame.items:
                if isinstance(item, GlyphRun):
                    # nearly all type is black and on bare paper, and nothing can be wrong with it
                    if item.colour is not BLACK or self._grounds or item.outline:
                        yield from self._type(item, frame.area)
                elif isinstance(item, Fill):
                    yield from self._fill(item, frame.area)
                elif isinstance(item, PathFill):
                    yield from self._ink(item.colour, item.tint, frame.rect, frame.area, self._at)
                    if item.tint < 1000 and frame.kind == "box":  # a tint with round corners
                        self._grounds.append(_ground(extent((item.path,)), item.colour, item.tint))
                elif isinstance(item, Artwork):
                    at = self._at if item.node is None else self._nodes[item.node].at
                    for path in item.fills:
                        tint = path.tint if isinstance(path, PathFill) else 1000
                        yield from self._ink(path.colour, tint, item.rect, frame.area, at)
                        if frame.kind == "box":  # a gradient, or the pattern of a ground
                            self._grounds.append(_ground(extent((path.path,)), path.colour, tint))
                elif isinstance(item, Picture):
                    yield from self._darkroom.notes(item, self._page.colour_class)
                    self._grounds.append(_Ground(item.rect, (0, 0, 0, 0), True))
                elif isinstance(item, PlacedPage):
                    yield from self._placed(item)

    def _placed(self, item: PlacedPage) -> Iterator[Diagnostic]:
        """What is on a page of another file and may not be in ours by its standard."""
        profile = self._job.profile
        if item.transparent and not profile.transparency:
            yield diagnose("placed-transparent", item.at, path=item.name, standard=profile.standard)
        refused = tuple(f"@space-{space}" for space in item.spaces if space in profile.refused)
        if refused:
            yield diagnose("placed-colours", item.at, path=item.name, what=refused, standard=profile.standard)

    def _fill(self, item: Fill, area: str) -> Iterator[Diagnostic]:
        yield from self._ink(item.colour, item.tint, item.rect, area, self._at)
        if min(item.rect.width, item.rect.height) > THIN:
            self._grounds.append(_ground(item.rect, item.colour, item.tint))

    def _ink(self, colour: Colour, tint: int, rect: Rect, area: str, at: Span) -> Iterator[Diagnostic]:
        """Colours over the limit, and those that the page's plates do not have; each once a page."""
        yield from self._plates(colour, at)
        total = sum(_inks(colour, tint))
        if total > self._job.limit and not self._known("ink", colour, area):
            yield self._over(colour.name, total, rect, area, at)

    def _over(self, name: str, total: int, rect: Rect, area: str, at: Span) -> Diagnostic:
        x, y = (round(v * 127 / 360_000) for v in (rect.x, rect.y))
        limit = round(self._job.limit / 10)
        return diagnose(
            "ink-over", at, colour=name, percent=round(total / 10), limit=limit, page=self._page.id, area=area, x=x, y=y
        )  # fmt: skip

    def _plates(self, colour: Colour, at: Span) -> Iterator[Diagnostic]:
        """On a 套红 page only black and the paper's red have plates; a colour that was turned into grey is said."""
        if self._page.colour_class != "red" or colour.name not in self._style.colours:
            return
        written = self._style.colours[colour.name]
        if written != colour and any(written.cmyk[:3]) and not self._known("plate", colour):
            yield diagnose("red-page-colour", at, colour=colour.name, page=self._page.id)

    def _type(self, run: GlyphRun, area: str) -> Iterator[Diagnostic]:
        at = self._nodes[run.node].at
        if run.outline:
            run = run._replace(colour=run.outline.colour)
        yield from self._plates(run.colour, at)
        inks = () if run.colour.spot else tuple(ink for ink in run.colour.cmyk if ink)
        if len(inks) > 1 and run.size < self._style.press.colour_size and not self._known("inks", run.node, run.size):
            least = self._style.press.colour_size / 1000
            yield diagnose("type-inks", at, size=run.size / 1000, least=least, count=len(inks), text=self._text(run))
        ground = self._ground(run)
        total = sum(_inks(run.colour, 1000))
        if ground and run.colour == BLACK:
            total += sum(ground.inks[:3])  # it overprints what lies under it
        if total > self._job.limit and not self._known("type", run.node):
            rect = Rect(run.x, run.y - run.size, run.size, run.size)
            yield self._over(run.colour.name, total, rect, area, at)
        yield from self._reversed(run, ground, at)
        yield from self._dim(run, ground, at)

    def _reversed(self, run: GlyphRun, ground: _Ground | None, at: Span) -> Iterator[Diagnostic]:
        """White type on a ground that is dark enough to close it up."""
        if ground is None or run.colour.spot or any(run.colour.cmyk):
            return
        least = self._style.press.reversed_size
        if (ground.picture or sum(ground.inks) > 200) and run.size < least and not self._known("white", run.node):
            yield diagnose("type-reversed", at, size=run.size / 1000, least=least / 1000, text=self._text(run))

    def _dim(self, run: GlyphRun, ground: _Ground | None, at: Span) -> Iterator[Diagnostic]:
        """Dark type on a ground that is too dark for its size."""
        if ground is None or ground.picture or _darkness(run.colour, 1000) < DARK_TYPE:
            return
        most = next(most for size, most in DARKEST if run.size < size or not size)
        story = self._nodes[run.node].story, self._nodes[run.node].role  # the cells of a table are one fault
        if ground.dark > most and not self._known("dim", *story, run.size):
            percent, size = round(ground.dark / 10), run.size / 1000
            yield diagnose("type-dim", at, size=size, percent=percent, most=most // 10, text=self._text(run))

    def _ground(self, run: GlyphRun) -> _Ground | None:
        """What lies under the middle of a run's first letter."""
        x, y = run.middle
        for ground in reversed(self._grounds):
            rect = ground.rect
            if rect.x <= x < rect.right and rect.y <= y < rect.bottom:
                return ground
        return None

    def _text(self, run: GlyphRun) -> str:
        return self._nodes[run.node].text[run.start : run.end][:12]

    def _known(self, *what: object) -> bool:
        """Whether this was said of the page already; from now on it was."""
        known = what in self._seen
        self._seen.add(what)
        return known


def _inks(colour: Colour, tint: int) -> tuple[int, int, int, int]:
    """1/1000 of each ink; a spot is one ink, here put under K."""
    if colour.spot:
        return 0, 0, 0, tint
    c, m, y, k = (ink * tint // 1000 for ink in colour.cmyk)
    return c, m, y, k
