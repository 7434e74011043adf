"""``layout regress``: every issue of a folder, compared or kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from layout.diagnostic import Severity
from layout.messages import render, severity
from layout.output import file_name, save
from layout.pipeline import typeset
from layout.regress import baseline
from layout.regress.compare import DIFFERENT, SAME, UNREADABLE, Found, compare
from layout.regress.html import as_html
from layout.regress.junit import as_junit
from layout.regress.words import told
from layout.spec.issue import ISSUE_FILE

DPI = 60
TOLERANCE = 0.0001  #: share of a page's pixels


class Task(NamedTuple):
    """How issues are compared."""

    dpi: int
    tolerance: float
    lang: str
    update: bool


def run(
    folder: Path, output: Path, lang: str, *, update: bool, junit: str | None, dpi: int, tolerance: float,
    say: Callable[[str], None],
) -> int:  # fmt: skip
    """Compare or keep what is in ``folder``; the exit status. Raises OutputError."""
    issues = find(folder)
    task = Task(dpi, tolerance, lang, update)
    results: dict[str, Sequence[Found]] = {}
    if not issues:
        results[str(folder)] = [Found("", UNREADABLE, told("no-issue", lang, path=folder))]
    for issue in issues:
        parts = issue.relative_to(folder).parts
        name = "/".join(parts) or issue.resolve().name
        results[name] = examine(issue, issue / baseline.FOLDER, (), task)
    for name, found in results.items():
        for item in found:
            say(f"{name}: {item.sentence}" if item.status or not item.page else f"{name} {item.page}: {item.sentence}")
        if page := comparison(name, found, lang):
            place = output / f"{file_name(name)}.regress.html"
            save(place, page)
            say("  " + told("shown", lang, path=place))
    if junit:
        save(Path(junit), as_junit(results))
    return max(item.status for found in results.values() for item in found)


def find(folder: Path) -> list[Path]:
    """The issues in ``folder``, or it alone where it is one; by path."""
    if (folder / ISSUE_FILE).is_file():
        return [folder]
    return sorted(path.parent for path in folder.rglob(ISSUE_FILE)) if folder.is_dir() else []


def examine(issue: Path, folder: Path, pages: Sequence[str], task: Task) -> list[Found]:
    """One issue beside what is kept of it in ``folder``; with ``task.update`` it is kept. Raises OutputError."""
    result = typeset(issue, pages)
    if result.paper is None:
        fatal = [render(d, task.lang) for d in result.diagnostics if severity(d.code) is Severity.FATAL]
        return [Found("", UNREADABLE, told("unset", task.lang, why=fatal[0].splitlines()[0]))]
    made = baseline.shots(result, task.dpi)
    if task.update:
        names = {baseline.dump_file(folder, shot.page).stem for shot in made}
        gone = [] if pages else [page for page in baseline.kept_pages(folder) if page not in names]
        baseline.update(folder, made, gone)
        return [Found(shot.page, SAME, told("updated", task.lang)) for shot in made]
    return compare(folder, made, task.tolerance, task.dpi, task.lang, not pages)


def comparison(name: str, found: Sequence[Found], lang: str) -> bytes:
    """The HTML of pages that differ; b"" where there is nothing to show."""
    shown = [item for item in found if item.status == DIFFERENT and item.new is not None]
    return as_html(name, shown, lang).encode() if shown else b""
