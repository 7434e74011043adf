"""The command ``layout diff``: finds the two sides, compares them, says what changed."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from layout.diff import files, issues, revisions
from layout.diff.change import Change, as_data, lines
from layout.diff.errors import DiffError
from layout.diff.stories import Side

__all__ = ["DiffError", "run"]
SAME, DIFFERENT = 0, 1  #: exit status


def run(options: argparse.Namespace) -> int:
    """Say what changed; the exit status. Raises DiffError."""
    old = Path(options.old)
    if sum(map(bool, (options.new, options.rev, options.signed))) != 1:
        raise DiffError(
            "给两份来比（旧 新），或一期加 --rev 版本，或一期加 --signed",
            "give two to compare (OLD NEW), or an issue with --rev REV, or an issue with --signed",
        )
    if options.html and Path(options.html).suffix.lower() not in (".html", ".htm"):
        zh, en = "--html 的文件名以 .html 结尾，免得盖掉稿件", "--html wants a name in .html, lest it overwrite copy"
        raise DiffError(zh, en)
    if options.signed:
        return _signed(old, options)
    if options.rev:
        with TemporaryDirectory() as place:
            return _revisions(old, options, Path(place))
    return _two(old, Path(options.new), options)


def _two(old: Path, new: Path, options: argparse.Namespace) -> int:
    kinds = {_kind(old), _kind(new)}
    if len(kinds) > 1:
        raise DiffError("两份要同一种：两期、两份转储或两份 PDF", "both must be of one kind: issues, dumps or PDFs")
    kind = kinds.pop()
    if kind == "issue":
        return _issues(_side(old), _side(new), options)
    if options.html:
        raise DiffError("--html 只能比两期", "--html compares issues only")
    return _tell(files.pdfs(old, new) if kind == "pdf" else files.dumps(old, new), options)


def _kind(path: Path) -> str:
    if not path.exists():
        raise DiffError(f"没有 {path}", f"there is no {path}")
    if path.is_dir() or path.name == "issue.yaml":
        return "issue"
    return "pdf" if path.suffix.lower() == ".pdf" else "dump"


def _side(path: Path, name: str = "") -> Side:
    side = issues.read_side(path)
    if side is None:
        name = name or str(path)
        raise DiffError(
            f"{name}：这一期读不成；用 layout check 看错在哪里", f"{name}: cannot be read; ask `layout check` why"
        )
    return side


def _revisions(issue: Path, options: argparse.Namespace, place: Path) -> int:
    if len(options.rev) > 2:
        raise DiffError("--rev 后面写一个或两个版本", "--rev takes one revision or two")
    old = _side(revisions.take(issue, options.rev[0], place / "old"), options.rev[0])
    if len(options.rev) == 2:
        new = _side(revisions.take(issue, options.rev[1], place / "new"), options.rev[1])
    else:
        new = _side(issue)
        if revisions.dirty(issue):
            zh = "有没提交的改动：新的一边是文件现在的样子"
            print(
                zh if options.lang == "zh" else "not all is committed: the files are taken as they are", file=sys.stderr
            )
    return _issues(old, new, options)


def _issues(old: Side, new: Side, options: argparse.Namespace) -> int:
    changes = issues.compare(old, new)
    if options.html:
        from layout.diff.html import write_html

        write_html(old, new, changes, Path(options.html), options.lang)
    return _tell(changes, options)


def _tell(changes: list[Change], options: argparse.Namespace) -> int:
    if options.format == "json":
        json.dump(as_data(changes, options.lang), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for line in lines(changes, options.lang):
            print(line)
    return DIFFERENT if changes else SAME


def _signed(issue: Path, options: argparse.Namespace) -> int:
    from layout import signing

    place = signing.find(issue)
    if place is None:
        raise DiffError(f"{issue} 还没有签样；用 layout sign 签", f"{issue} was not signed yet; use `layout sign`")
    try:
        found = signing.differing(issue, _side(issue).result, signing.read(place))
    except signing.SignError as error:
        raise DiffError(*error.args) from error
    if options.format == "json":
        json.dump(found._asdict(), sys.stdout, ensure_ascii=False, indent=1)
        print()
    elif options.lang == "zh":
        for words in (*(f"第{page}版和签样不同" for page in found.pages), *(f"{file} 改过" for file in found.files)):
            print(words)
    else:
        for words in (
            *(f"page {page} is not as signed" for page in found.pages),
            *(f"{f} changed" for f in found.files),
        ):
            print(words)
    return DIFFERENT if any(found) else SAME
