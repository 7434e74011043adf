"""签样: which pages and files were signed off, kept as hashes beside the issue; what differs from them now.

A page's hash is that of what it prints, in a PDF of its own, so that what another page uses of a font makes no
difference. There is no clock in the file: a date stands there only if it was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import yaml

from layout.export.dump import quoted
from layout.export.hashes import HashError, hashes
from layout.output import save
from layout.pipeline import Result, typeset
from layout.press.job import make_job
from layout.press.pictures import Darkroom
from layout.spec.issue import SIGNED
from layout.spec.source import STYLE_BOOK

HEAD = "# 由 layout sign 写下：签过字的版面和稿件。再签一次就改写；不要了就删去这份文件。\n"
FORM = 1  #: of the file


class SignError(Exception):
    """Nothing could be signed, or what was signed cannot be read: the reason, (Chinese, English)."""

    def said(self, lang: str) -> str:
        """The reason."""
        return str(self.args[0 if lang == "zh" else 1])


class Signed(NamedTuple):
    """What was signed."""

    stage: str
    by: str
    date: str
    pages: dict[str, str]  #: page -> hash
    files: dict[str, str]  #: path from the paper's root -> hash


class Differing(NamedTuple):
    """What is not as it was signed."""

    pages: tuple[str, ...]
    files: tuple[str, ...]


def folder_of(issue: Path) -> Path:
    """The issue's folder."""
    return issue if issue.is_dir() else issue.parent


def find(issue: Path) -> Path | None:
    """The file of signatures, where there is one."""
    paths = (folder_of(issue) / f"{name}.yaml" for name in SIGNED)
    return next((path for path in paths if path.is_file()), None)


def page_hashes(result: Result, wanted: Sequence[str]) -> dict[str, str]:
    """What each page prints as the style book has it printed, whatever the file at hand is for."""
    from layout.export.pdf.document import write_pdf

    assert result.paper is not None and result.style is not None
    darkroom = Darkroom(make_job(result.style.press, result.root, "")[0])
    found = {}
    for page in result.paper.pages:
        if not wanted or page.id in wanted:
            made = write_pdf(result.paper, [page], proof=False, darkroom=darkroom)
            try:
                found[page.id] = hashes(made, page.id)[0].digest
            except HashError as error:
                raise SignError(f"第{page.id}版：{error}", f"page {page.id}: {error}") from error
    return found


def file_hashes(root: Path, issue: Path) -> dict[str, str]:
    """The issue's files and the style book's, but for signatures and what is hidden."""
    folder = folder_of(issue).resolve()
    paths = {root / STYLE_BOOK, *(path for path in folder.rglob("*") if path.is_file())}
    found = {}
    for path in sorted(paths):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if path.is_file() and not hidden and path.stem not in SIGNED:
            found[path.relative_to(root).as_posix()] = sha256(path.read_bytes()).hexdigest()
    return found


def sign(issue: Path, wanted: Sequence[str], stage: str, by: str, date: str) -> Path:
    """Record the issue's pages, or those ``wanted`` beside the ones that were signed before. Raises SignError."""
    result = typeset(issue)
    if result.paper is None:
        raise SignError(
            f"{issue}：读不成，没有签。先用 layout check 看错在哪里",
            f"{issue}: cannot be read; nothing was signed. Ask `layout check` why",
        )
    known = [page.id for page in result.paper.pages]
    if missing := [page for page in wanted if page not in known]:
        raise SignError(
            f"没有第{missing[0]}版；这一期有 {'、'.join(known)}",
            f"there is no page {missing[0]}; the issue has {', '.join(known)}",
        )
    place = find(issue) or folder_of(issue) / f"{SIGNED[0]}.yaml"
    pages = page_hashes(result, wanted)
    if wanted and place.is_file():
        pages = {page: digest for page, digest in (read(place).pages | pages).items() if page in known}
    save(place, _written(Signed(stage, by, date, pages, file_hashes(result.root, issue))).encode())
    return place


def _written(signed: Signed) -> str:
    lines = [f"form: {FORM}", f"stage: {quoted(signed.stage)}"]
    lines += [f"{key}: {quoted(value)}" for key, value in (("by", signed.by), ("date", signed.date)) if value]
    for name, table in (("pages", signed.pages), ("files", signed.files)):
        lines += [f"{name}:" if table else f"{name}: {{}}"]
        lines += [f"  {quoted(key)}: {digest}" for key, digest in sorted(table.items())]
    return HEAD + "\n".join(lines) + "\n"


def read(path: Path) -> Signed:
    """The signatures at ``path``. Raises SignError."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        found = None
    tables = [found.get(key) for key in ("pages", "files")] if isinstance(found, dict) else []
    if not isinstance(found, dict) or not all(isinstance(table, dict) for table in tables):
        raise SignError(
            f"{path}：签样损坏了；重签一次，或从备份取回",
            f"{path}: the signatures are damaged; sign again, or restore the file",
        )
    if found.get("form") != FORM:
        raise SignError(
            f"{path}：是另一版工具写的；重签一次", f"{path}: written by another version of the tool; sign again"
        )
    pages, files = ({str(key): str(value) for key, value in found[name].items()} for name in ("pages", "files"))
    return Signed(str(found.get("stage", "")), str(found.get("by", "")), str(found.get("date", "")), pages, files)


def differing(issue: Path, result: Result, signed: Signed) -> Differing:
    """The signed pages that print something else now or are gone, pages that were not signed, and files."""
    now = page_hashes(result, ())
    files = file_hashes(result.root, issue)
    pages = tuple(page for page in {**now, **signed.pages} if now.get(page) != signed.pages.get(page))
    return Differing(pages, tuple(sorted(f for f in {**files, **signed.files} if files.get(f) != signed.files.get(f))))


def warnings(issue: Path, result: Result, lang: str) -> Iterator[str]:
    """What is to be said before a file goes to press that is not what was signed."""
    place = find(issue)
    if place is None or result.paper is None:
        return
    try:
        signed = read(place)
        found = differing(issue, result, signed)
    except SignError as error:
        yield f"{place}: {'警告' if lang == 'zh' else 'warning'}: {error.said(lang)}"
        return
    if found.pages:
        zh = f"{place}: 警告: 第{'、'.join(found.pages)}版和{signed.stage}的签样不同；layout diff --signed 看改了哪些，重签用 layout sign"  # noqa: E501
        en = f"{place}: warning: pages {', '.join(found.pages)} are not as signed ({signed.stage}); see `layout diff --signed`, or sign again"  # noqa: E501
        yield zh if lang == "zh" else en
