"""An issue, read: the style book, ``issue.yaml``, the pages and the stories that they place.

``load`` reads everything before it judges, so that an editor sees all problems at once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from pathlib import Path
from typing import NamedTuple

from layout import messages
from layout.diagnostic import Diagnostic, Severity, Span, diagnose
from layout.model import Issue, PageSpec, Placement, Story, Text
from layout.spec import keptbreaks, kinds, references, signedfile, source, threads
from layout.spec.keys import Key, Kind, Reader, Table
from layout.spec.nodes import List, Node, Scalar, compose
from layout.spec.page import PageReader
from layout.spec.story import read_story
from layout.spec.stylebook import Book, read_style_book
from layout.style import StyleBook

ISSUE_FILE = "issue.yaml"
SUFFIX = ".yaml"
STORY_FOLDERS = ("稿", "copy")
STORY_SUFFIXES = (".md", ".txt")

_NO_DATE = date(1, 1, 1)


class Loaded(NamedTuple):
    """What was read."""

    root: Path  #: the paper's folder, free of links; the issue's own where there is no style book
    style: StyleBook | None  #: None where paper.yaml cannot be understood
    issue: Issue | None  #: None where the issue's own files cannot
    diagnostics: tuple[Diagnostic, ...]  #: by place
    held: tuple[str, ...] = ()  #: 备用稿: stories that no page places, not read; () where only some pages were
    listed: tuple[str, ...] = ()  #: ids of all the issue's pages


def _date(reader: Reader, node: Node, key: str) -> date | None:
    """``2020-09-29``, ``2020/9/29`` or ``2020年9月29日``."""
    found = reader.scalar(node, key, "@date")
    if found is None:
        return None
    parts = re.split("[-年月/.]", found.removesuffix("日"))
    try:
        if len(parts) == 3 and all(part.isdecimal() and len(part) <= 4 for part in parts) and len(parts[0]) == 4:
            return date(*(int(part) for part in parts))
    except ValueError:
        pass
    reader.report("bad-date", node, value=found[:40])
    return None


DATE = Key("日期", "date", Kind(_date, {"type": "string"}), _NO_DATE, "出版日期", "date of issue", required=True)
PAGES = Key(
    "版", "pages", kinds.listed(kinds.name(), 1, 400), (), "各版的版次；不写则取旁边的版", "the pages, in order"
)
VERSION = Key("版本", "version", kinds.text(40), "", "改版的记号，例如 二版", "mark of an edition or revision")


class Pair(NamedTuple):
    """Two pages as written, and where."""

    first: str
    second: str
    node: Node


def _pairs(reader: Reader, node: Node, key: str) -> tuple[Pair, ...] | None:
    """``[[02, 03], [06, 07]]``, or one pair by itself."""
    items = node.items if isinstance(node, List) else ()
    written = (node,) if items and all(isinstance(item, Scalar) for item in items) else items
    pairs = []
    for pair in written:
        pages = [item.text for item in pair.items if isinstance(item, Scalar)] if isinstance(pair, List) else []
        if len(pages) == 2:
            pairs.append(Pair(pages[0], pages[1], pair))
    if not pairs or len(pairs) < len(written):
        reader.wrong(node, key, "@pairs")
        return None
    return tuple(pairs)


_NO_PAIRS: tuple[Pair, ...] = ()
SPREADS = Key(
    "通版", "spreads", Kind(_pairs, {"type": "array"}), _NO_PAIRS, "哪两版相对，合成一张付印，例如 [[02, 03]]",
    "facing pages that go to press as one, such as [[02, 03]]",
)  # fmt: skip
ISSUE = Table("期", "issue", DATE, PAGES, VERSION, SPREADS)


def load(path: Path, pages: Sequence[str] = (), edited: source.Edited = source.UNEDITED) -> Loaded:
    """Read the issue at ``path``: a folder, its ``issue.yaml``, or one page file; ``pages`` names a part of it.

    ``edited`` are pages and stories as they would be: read in place of the files of their names.
    Raises nothing for what the files hold: see ``Loaded.diagnostics``.
    """
    problems: list[Diagnostic] = []
    found = _find(path, problems)
    if found is None:
        return Loaded(path.absolute(), None, None, tuple(problems))
    folder, only = found
    root = source.find_root(folder)
    if root is None:
        return Loaded(folder, None, None, (diagnose("no-style-book", Span(str(path)), path=str(path)),))
    book = read_style_book(root, problems)
    style = None if _is_fatal(problems) else book.style
    own: list[Diagnostic] = []
    loader = _Loader(root, folder.relative_to(root).as_posix().removeprefix("."), book, own, edited)
    issue = loader.issue(only, tuple(pages))
    held = () if only or pages else loader.held(issue.stories)
    said = messages.sort((*problems, *own))
    return Loaded(root, style, None if _is_fatal(own) else issue, said, held, loader.listed)


def _is_fatal(problems: Sequence[Diagnostic]) -> bool:
    return messages.worst(problems) == Severity.FATAL


def _issues(folder: Path) -> tuple[str, ...]:
    """The newest folders of issues in a paper's, by name; as many as a sentence holds."""
    return tuple(sorted((file.parent.name for file in folder.glob(f"*/{ISSUE_FILE}")), reverse=True)[:5])


def _find(path: Path, problems: list[Diagnostic]) -> tuple[Path, str] | None:
    """The issue's folder, links followed, and the one page that was asked for, or ""."""
    shown = str(path).encode("utf-8", "backslashreplace").decode()
    try:
        real = path.resolve(strict=True)
        str(real).encode()
        folder = real if real.is_dir() else real.parent
        if real.is_dir() or real.name == ISSUE_FILE:
            if (real / source.STYLE_BOOK).is_file() and not (real / ISSUE_FILE).exists():
                problems.append(diagnose("paper-not-issue", Span(shown), path=shown, known=_issues(real)))
                return None
            return folder, ""
        if real.suffix == SUFFIX and real.name != source.STYLE_BOOK and real.is_file():
            return folder, real.stem
    except (OSError, ValueError, RuntimeError):  # missing, no text, links that go in circles
        problems.append(diagnose("issue-missing", Span(shown), path=shown))
        return None
    problems.append(diagnose("not-an-issue", Span(shown), path=shown))
    return None


def _spreads(
    pairs: Sequence[Pair], listed: Sequence[str], specs: Sequence[PageSpec], usual: str, reader: Reader
) -> Iterator[tuple[str, str]]:
    """The sound ones of ``pairs``: a left page and the one after it in the issue, in the same inks, each page once."""
    colours = {page.id: page.colour or usual for page in specs}
    taken: set[str] = set()
    for first, second, node in pairs:
        absent = [page for page in (first, second) if page not in listed]
        twice = [page for page in (first, second) if page in taken or first == second]
        if absent:
            reader.report("page-unknown", node, page=absent[0][:40], known=tuple(listed))
        elif twice:
            reader.report("spread-twice", node, page=twice[0])
        elif listed.index(second) != listed.index(first) + 1:
            reader.report("spread-apart", node, first=first, second=second)
        elif int(re.sub(r"\D", "", first)[-9:] or 0) % 2:
            reader.report("spread-leaf", node, first=first, second=second)
        elif colours.get(first, "") != colours.get(second, "") and {first, second} <= colours.keys():
            reader.report("spread-colour", node, first=first, second=second)
        else:
            taken |= {first, second}
            yield first, second


class _Loader:
    """Reads the files of one issue. ``folder`` is its path from ``root``."""

    def __init__(self, root: Path, folder: str, book: Book, problems: list[Diagnostic], edited: source.Edited) -> None:
        self.root, self.folder, self.book, self.problems, self.edited = root, folder, book, problems, edited
        self.listed: tuple[str, ...] = ()  #: ids of the issue's pages, once read

    def name(self, *parts: str) -> str:
        """The path from the root of a file of the issue."""
        return "/".join((self.folder, *parts) if self.folder else parts)

    def issue(self, only: str, wanted: tuple[str, ...]) -> Issue:
        """The issue with the page ``only``, or the ``wanted`` ones, or all."""
        file = self.name(ISSUE_FILE)
        text = source.read(self.root, file, source.SPEC_LIMIT, self.problems)
        before = len(self.problems)
        node = compose(text, file, self.problems) if text is not None else None
        unread = text is None or (node is None and len(self.problems) > before)
        reader = Reader(file, ISSUE, "@issue", [] if unread else self.problems)
        record = reader.document(node)
        listed = self._listed(record[PAGES], reader, record.at(PAGES))
        self.listed = listed
        chosen = (only,) if only else tuple(dict.fromkeys(wanted or listed))
        for page in chosen:
            if page not in listed and page != only:
                self.problems.append(diagnose("page-unknown", Span(file), page=page[:40], known=listed))
        pages = PageReader(self.root, self.book, (*listed, only), self.problems, self.edited)
        asked = [page for page in chosen if page in listed or page == only]
        specs = self._pages(pages, asked, listed)
        turned = {p.at for page in specs for p in page.placements if p.onward or p.origin}
        taking = {p.at for page in specs for p in page.placements if p.origin}
        specs = threads.join(specs, listed, self.problems)
        unmet = taking - {p.at for page in specs for p in page.placements if p.origin}
        specs = references.resolve(specs, lambda: self._rest(listed, specs), self.problems)
        stories = self._stories(specs, pages.implied, turned, unmet)
        stories = references.entitle(stories, self._elsewhere, self.problems)
        stories = keptbreaks.apply(stories, self._kept(), self.problems)
        name = self.folder.rpartition("/")[2] or self.root.name
        spreads = tuple(_spreads(record[SPREADS], listed, specs, self.book.style.colour_class, reader))
        unasked = frozenset(page.id for page in specs) - set(asked)
        return Issue(name, record[DATE], Span(file), specs, stories, record[VERSION], spreads, unasked)

    def _pages(self, pages: PageReader, asked: Sequence[str], listed: Sequence[str]) -> tuple[PageSpec, ...]:
        """The pages asked for, and those that their stories come from; in the order of the issue."""
        found: dict[str, PageSpec | None] = {}
        wanted = list(asked)
        while wanted:
            page = wanted.pop(0)
            found[page] = spec = pages.read(page, self.name(page + SUFFIX))
            for placement in spec.placements if spec else ():
                source_page = placement.origin.page if placement.origin else ""
                if source_page in listed and source_page not in found and source_page not in wanted:
                    wanted.append(source_page)
        order = {page: number for number, page in enumerate(listed)}
        ordered = sorted(found, key=lambda page: order.get(page, len(order)))
        asked_order = asked if len(found) == len(asked) else ordered
        return tuple(spec for page in asked_order if (spec := found[page]) is not None)

    def _rest(self, listed: Sequence[str], specs: Sequence[PageSpec]) -> list[PageSpec]:
        """The pages of the issue that were not read, for where stories stand; what is wrong with them is not said."""
        quiet = PageReader(self.root, self.book, listed, [])
        unread = [page for page in listed if page not in {spec.id for spec in specs}]
        return [spec for page in unread if (spec := quiet.read(page, self.name(page + SUFFIX)))]

    def _kept(self) -> dict[str, Text]:
        """The breaks of headlines that were kept."""
        files = (self.name(name + SUFFIX) for name in keptbreaks.NAMES)
        file = next((file for file in files if source.exists(self.root, file)), "")
        return keptbreaks.read(self.root, file, self.problems) if file else {}

    def _listed(self, written: tuple[str, ...], reader: Reader, node: Node) -> tuple[str, ...]:
        """The issue's pages: those that issue.yaml lists, else all page files beside it; each has a file."""
        if not written:
            names = (name.removesuffix(SUFFIX) for name in self._files("", (SUFFIX,)))
            others = ("issue", "paper", *keptbreaks.NAMES, *signedfile.NAMES)
            listed = tuple(name for name in names if name not in others)
            if not listed:
                reader.report("no-pages", node)
            return listed
        found: list[str] = []
        for item in node.items if isinstance(node, List) else (node,):
            page = item.text if isinstance(item, Scalar) else ""
            if page in found:
                reader.report("page-twice", item, page=page)
            elif page in written and source.exists(self.root, self.name(page + SUFFIX)):
                found.append(page)
            elif page in written:
                reader.report("page-missing", item, page=page, file=page + SUFFIX)
        return tuple(found)

    def _files(self, folder: str, suffixes: tuple[str, ...]) -> list[str]:
        """Names of the files in a folder of the issue with one of ``suffixes``, sorted."""
        path = self.name(*([folder] if folder else []))
        if not source.is_inside(self.root, path):
            return []
        try:
            names = os.listdir(self.root / path)  # noqa: PTH208  half the time of iterdir
        except OSError:
            return []
        return sorted(name for name in names if name.endswith(suffixes) and source.is_name(name))

    def _stories(
        self, pages: Sequence[PageSpec], implied: Set[Span], turned: Set[Span], unmet: Set[Span]
    ) -> dict[str, Story]:
        """The stories that ``pages`` place.

        ``implied`` are the areas that name none, ``turned`` those of threads, ``unmet`` of these the reported ones.
        """
        stories: dict[str, Story] = {}
        first: dict[str, tuple[str, Placement]] = {}
        for number, placement in ((page.id, placement) for page in pages for placement in page.placements):
            name = placement.story
            if name is None:
                continue
            if name in first:
                page, before = first[name]
                if placement.at not in unmet and not {placement.at, before.at} <= turned:
                    where = {"page": page, "area": before.area}
                    self.problems.append(diagnose("story-twice", placement.at, story=name, **where))
                continue
            first[name] = number, placement
            if (story := self._story(placement, name, placement.at in implied)) is not None:
                stories[name] = story
        return stories

    def _story_files(self, name: str) -> list[str]:
        return [
            file
            for folder in STORY_FOLDERS
            for suffix in STORY_SUFFIXES
            if source.is_name(name)  # an area's word need not be fit for one
            and source.exists(self.root, file := self.name(folder, name + suffix))
        ]

    def _elsewhere(self, name: str) -> Story | None:
        """A story that no page at hand places, read for its headline; what is wrong with it is said where it stands."""
        files, quiet = self._story_files(name), list[Diagnostic]()
        text = source.read(self.root, files[0], source.COPY_LIMIT, quiet) if files else None
        return read_story(name, files[0], self.folder, text, "", quiet) if text is not None else None

    def _story(self, placement: Placement, name: str, implied: bool) -> Story | None:
        files = self._story_files(name)
        if not files:
            file = f"{STORY_FOLDERS[0]}/{name}{STORY_SUFFIXES[0]}"
            bare = name.removesuffix(".md").removesuffix(".txt")
            if bare != name and self._story_files(bare):
                self.problems.append(diagnose("story-suffix", placement.at, story=name, name=bare))
            elif implied:
                self.problems.append(diagnose("area-unplaced", placement.at, area=placement.area, file=file))
            else:
                self.problems.append(diagnose("story-missing", placement.at, story=name, file=file))
            return None
        if len(files) > 1:
            self.problems.append(
                diagnose("story-two-files", placement.at, story=name, file=files[0], other=tuple(files[1:]))
            )
        text = source.read(self.root, files[0], source.COPY_LIMIT, self.problems, placement.at, self.edited)
        if text is None:
            return None
        dateline = self.book.style.shape.dateline
        names = self.book.names if self.book.read else None
        return read_story(name, files[0], self.folder, text, dateline, self.problems, names)

    def held(self, placed: Mapping[str, Story]) -> tuple[str, ...]:
        """Stories in the folder that are not among ``placed``; they are not read."""
        names = {name.rpartition(".")[0] for folder in STORY_FOLDERS for name in self._files(folder, STORY_SUFFIXES)}
        return tuple(sorted(names - placed.keys()))
