"""``layout diff`` and ``layout sign``: what is asked for, opened, compared and told."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from layout.diff import sides
from layout.diff.change import Report, Side
from layout.diff.sides import SideError
from layout.diff.telling import as_data, lines
from layout.output import OutputError, save

if TYPE_CHECKING:
    from layout.diff.faces import Leaf


class Asked(NamedTuple):
    """What the command line says."""

    old: str
    new: str  #: "" none
    revisions: tuple[str, ...]  #: of git: one, or two
    signed: bool
    html: str  #: "" none
    json: bool
    lang: str


def diff(asked: Asked) -> int:
    """Compare, tell, and the exit status: 0 the same, 1 different, 2 unreadable."""
    try:
        report = _report(asked)
    except (SideError, OutputError) as error:
        told = error.told(_chinese(asked)) if isinstance(error, SideError) else str(error)
        print(f"layout: {told}", file=sys.stderr)
        return 2
    if asked.json:
        import json

        json.dump(as_data(report, asked.lang), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for line in lines(report, asked.lang):
            print(line)
    return 1 if report.changes else 0


def _chinese(asked: Asked) -> bool:
    return asked.lang.startswith("zh")


def _report(asked: Asked) -> Report:
    from layout.diff import dumps, pdfs

    if asked.html and Path(asked.html).suffix.lower() not in (".html", ".htm"):
        raise SideError("not-html", asked.html)  # copy or a page would be overwritten
    if asked.signed:
        return _signed(asked)
    if asked.revisions:
        return _revisions(asked)
    old, new = Path(asked.old), Path(asked.new)
    kinds = [_kind(path) for path in (old, new)]
    if kinds[0] != kinds[1]:
        raise SideError("kinds", str(old), str(new))
    if kinds[0] == "pdf":
        left, right = pdfs.leaves(old), pdfs.leaves(new)
        report = pdfs.compare_pdfs(left, right)
        if asked.html:
            from layout.diff.faces import pdf_leaves

            _write(asked, report, pdf_leaves(old, new), (old.name, new.name))
        return report
    if kinds[0] == "dump":
        if asked.html:
            raise SideError("no-drawing")
        return dumps.compare_dumps(old, new)
    return _issues(asked, sides.open_issue(old), sides.open_issue(new))


def _kind(path: Path) -> str:
    from layout.diff.dumps import is_dump

    if not path.exists():
        raise SideError("missing", str(path))
    if path.suffix.lower() == ".pdf":
        return "pdf"
    named = path.name in ("issue.yaml", "paper.yaml") or (path.is_file() and (path.parent / "issue.yaml").exists())
    return "dump" if path.is_file() and (is_dump(path) or not named) else "issue"


def _issues(asked: Asked, old: Side, new: Side) -> Report:
    from layout.diff.compare import compare

    report = compare(old, new)
    if asked.html:
        from layout.diff.faces import issue_leaves

        _write(asked, report, issue_leaves(old, new), (old.name, new.name))
    return report


def _revisions(asked: Asked) -> Report:
    path, revisions = Path(asked.old), asked.revisions
    if sides.dirty(path):
        if len(revisions) == 1:
            said = "工作区有没提交的改动，也比进去了", "the working tree has uncommitted changes; they are compared too"
        else:
            said = "工作区有没提交的改动，没有比进去", "the working tree has uncommitted changes; they are not compared"
        print(f"layout: {said[0 if _chinese(asked) else 1]}", file=sys.stderr)
    opened = []
    with TemporaryDirectory() as folder:
        for at, revision in enumerate(revisions):
            place = sides.at_revision(path, revision, Path(folder).resolve() / str(at))
            opened.append(sides.open_issue(place, f"{asked.old}@{revision}"))
        if len(opened) == 1:
            opened.append(sides.open_issue(path))
        return _issues(asked, opened[0], opened[1])


def _signed(asked: Asked) -> Report:
    from layout.diff.signed import compare_signed

    report, signed = compare_signed(Path(asked.old))
    said = " ".join(part for part in (signed.stage, signed.by, signed.date) if part)
    if said and report.changes and not asked.json:
        print(f"签样：{said}" if _chinese(asked) else f"signed: {said}")
    return report


def _write(asked: Asked, report: Report, leaves: Sequence[Leaf], names: tuple[str, str]) -> None:
    from layout.diff.html import render

    save(Path(asked.html), render(report, leaves, names, asked.lang).encode())


def sign(issue: str, pages: Sequence[str], stage: str, by: str, date: str, lang: str) -> int:
    """Sign the pages as they are; the exit status."""
    from layout.diff.signed import sign as signing

    try:
        print(signing(Path(issue), pages, stage, by, date))
    except (SideError, OutputError) as error:
        told = error.told(lang.startswith("zh")) if isinstance(error, SideError) else str(error)
        print(f"layout: {told}", file=sys.stderr)
        return 2
    return 0
