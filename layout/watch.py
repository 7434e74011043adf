"""Setting an issue again whenever one of its files is saved; everything heavy stays loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from layout.output import OutputError, write
from layout.pipeline import Result, typeset
from layout.spec.issue import STORY_SUFFIXES as COPY

SETTLE = 10  #: ms that must pass without another change: editors write a file in several steps
IDLE = 100  #: ms
PICTURES = (".svg", ".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")
SUFFIXES = frozenset((".yaml", *COPY, *PICTURES, ".otf", ".ttf", ".ttc", ".icc"))


class Turn(NamedTuple):
    """What came of one change."""

    result: Result
    written: tuple[Path, ...]
    seconds: float
    problem: str = ""  #: why nothing could be written


def turn(
    issue: str, output: str | None, pages: Sequence[str] = (), *, png: bool = False, dpi: int = 150, profile: str = ""
) -> Turn:
    """Set the issue and write its files, once."""
    start = perf_counter()
    result = typeset(issue, pages, profile)
    written: tuple[Path, ...] = ()
    problem = ""
    if result.paper is not None:
        try:
            written = tuple(write(result, output, png=png, dpi=dpi))
        except OutputError as error:
            problem = str(error)
    return Turn(result, written, perf_counter() - start, problem)


def watch(root: Path, again: Callable[[], Turn]) -> Iterator[Turn]:
    """A turn at once, and another for every change below ``root``; ends when interrupted."""
    from watchfiles import Change  # 27 ms, and only this command needs it
    from watchfiles import watch as changes

    made: Set[Path] = set()

    def wanted(_: Change, path: str) -> bool:
        file = Path(path)
        hidden = any(part.startswith(".") for part in file.parts[len(root.parts) :])
        return file.suffix.lower() in SUFFIXES and not hidden and file not in made

    first = True
    # Begun before the first turn, so that no save is missed; an empty batch comes when nothing changed for a while.
    for batch in changes(
        root, watch_filter=wanted, step=SETTLE, rust_timeout=IDLE, yield_on_timeout=True, raise_interrupt=False
    ):
        if batch or first:
            first = False
            done = again()
            made = {path.resolve() for path in done.written}
            yield done
