"""``layout regress``: every issue of a folder, compared or kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from layout.messages import render, severity
from layout.output import file_name, save
from layout.pipeline import typeset
from layout.regress import baseline
from layout.regress.baseline import Made
from layout.regress.compare import DIFFERENT, SAME, UNREADABLE, Found, Task, compare
from layout.regress.html import as_html
from layout.regress.junit import as_junit
from layout.spec.issue import ISSUE_FILE

DPI = 60
TOLERANCE = 0.0001


class UnsetError(Exception):
    """An issue that could not be set; says why."""


def run(
    folder: Path, output: Path, lang: str, *, update: bool, junit: str | None, dpi: int, tolerance: float,
    say: Callable[[str], None],
) -> int:  # fmt: skip
    """Compare or keep what is in ``folder``; the exit status. Raises OutputError."""
    task = Task(dpi, tolerance, lang, "--update")
    results: dict[str, Sequence[Found]] = {}
    folder = folder.parent if folder.name == ISSUE_FILE and folder.is_file() else folder
    for issue in find(folder):
        name = issue.relative_to(folder).as_posix() if issue != folder else issue.resolve().name
        results[name] = _examine(issue, task, update)
        _tell(name, results[name], output, task, say)
    if not results:
        say(task.told("no-issue", path=folder))
        results[str(folder)] = [Found("", UNREADABLE, task.told("no-issue", path=folder))]
    if junit:
        save(Path(junit), as_junit(results))
    return max(item.status for found in results.values() for item in found)


def _tell(name: str, found: Sequence[Found], output: Path, task: Task, say: Callable[[str], None]) -> None:
    """Say what was found of an issue, and write its comparison; one that shows what differs no longer goes."""
    for item in found:
        say(f"{name}: {item.sentence}" if item.status or not item.page else f"{name} {item.page}: {item.sentence}")
    place = output / f"{file_name(name)}.regress.html"
    if page := comparison(name, found, task.lang):
        save(place, page)
        say("  " + task.told("shown", path=place))
    else:
        with suppress(OSError):
            place.unlink()


def find(folder: Path) -> Iterator[Path]:
    """The issues in ``folder``, or it alone where it is one; by path. Not those of an environment of Python's, which
    has our starter, nor of a hidden folder."""
    for at, inner, files in os.walk(folder):
        if ISSUE_FILE in files:
            yield Path(at)
        leaf = ISSUE_FILE in files or "pyvenv.cfg" in files
        inner[:] = [] if leaf else sorted(name for name in inner if not name.startswith("."))


def make(issue: Path, pages: Sequence[str], task: Task) -> Made:
    """What an issue, or these of its pages, are now. Raises UnsetError."""
    result = typeset(issue, pages)
    if result.paper is None:
        worst = sorted(result.diagnostics, key=lambda found: -severity(found.code))[:1]
        why = "".join(render(found, task.lang).splitlines()[0] for found in worst)
        raise UnsetError(task.told("unset", why=why))
    whole = not pages and (issue.is_dir() or issue.name == ISSUE_FILE)
    return baseline.shoot(result, whole, task.dpi)


def _examine(issue: Path, task: Task, update: bool) -> list[Found]:
    """One issue beside what is kept of it; with ``update`` it is kept. Raises OutputError."""
    folder = issue / baseline.FOLDER
    try:
        made = make(issue, (), task)
    except UnsetError as unset:
        return [Found("", UNREADABLE, str(unset))]
    if not update:
        return compare(folder, made, task)
    baseline.update(folder, made)
    return [Found(shot.page, SAME, task.told("updated")) for shot in made.shots]


def comparison(name: str, found: Sequence[Found], lang: str) -> bytes:
    """The HTML of pages that differ; b"" where there is nothing to show."""
    shown = [item for item in found if item.status == DIFFERENT and item.new is not None]
    return as_html(name, shown, lang).encode() if shown else b""
