"""签样: what was signed, kept beside the issue, and what differs from it now.

A page is kept as the hash of its proof, set by itself in its own colours, so that no profile of a press and no other
page decides it; a file as the hash of its bytes. Nothing else is in the file but what the signer said.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from layout.diagnostic import Diagnostic, Span, diagnose
from layout.export.hashes import hashes
from layout.export.pdf.document import write_pdf
from layout.model import Figure, Issue
from layout.paper import Page, Paper
from layout.press.job import make_job
from layout.press.pictures import Darkroom
from layout.press.profiles import PROOF
from layout.spec import signedfile, source
from layout.spec.nodes import Map, Node, Scalar, compose
from layout.style import StyleBook

STAGES = ("一校", "二校", "三校", "签付印")
_HEAD = "# 签过的校样，由 layout sign 写下；改过什么，用 layout diff --signed 看。\n"
_KEYS = ("stage", "by", "date")


class SignedError(Exception):
    """A file of what was signed that cannot be read."""


class Signed(NamedTuple):
    """What was signed: hashes by page and by file, a path from the root."""

    pages: Mapping[str, str]
    files: Mapping[str, str]
    stage: str = ""
    by: str = ""
    date: str = ""


def page_hashes(paper: Paper, style: StyleBook, root: Path, pages: Sequence[Page]) -> dict[str, str]:
    """The hash of each page's proof."""
    darkroom = Darkroom(make_job(style.press, root, PROOF)[0])
    return {page.id: hashes(write_pdf(paper, [page], proof=True, darkroom=darkroom), "")[0].digest for page in pages}


def file_hashes(issue: Issue, root: Path, pages: Sequence[Page]) -> dict[str, str]:
    """The hashes of the files that pages are made from: style book, issue, pages, copy, pictures."""
    names = {source.STYLE_BOOK, issue.at.file, *(name for page in pages for name in page.files)}
    own = [story for story in issue.stories.values() if any(story.at.file in page.files for page in pages)]
    figures = [story.figure for story in own if story.figure]
    figures += [inset.content for story in own for inset in story.insets if isinstance(inset.content, Figure)]
    names |= {image.path for figure in figures for image in figure.images if image.path}
    return {name: digest for name in sorted(names) if (digest := _digest(root / name))}


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def read(root: Path, folder: str) -> tuple[Signed, str] | None:
    """What was signed of the issue in ``folder``, a path from the root, and its file. Raises SignedError."""
    file = signedfile.find(root, folder)
    if not file:
        return None
    problems: list[Diagnostic] = []
    text = source.read(root, file, source.SPEC_LIMIT, problems)
    node = compose(text, file, problems) if text is not None else None
    entries = _entries(node)
    pages, files = _texts(entries.get("pages")), _texts(entries.get("files"))
    said = {name: value.text for name, value in entries.items() if isinstance(value, Scalar)}
    if not pages or problems:
        raise SignedError(file)
    return Signed(pages, files, *(said.get(key, "") for key in _KEYS)), file


def _entries(node: Node | None) -> dict[str, Node]:
    return {entry.key.text: entry.value for entry in node.entries} if isinstance(node, Map) else {}


def _texts(node: Node | None) -> dict[str, str]:
    return {key: value.text for key, value in _entries(node).items() if isinstance(value, Scalar)}


def written(signed: Signed) -> str:
    """The file's text."""
    said = [f"{key}: {_quoted(getattr(signed, key))}\n" for key in _KEYS if getattr(signed, key)]
    parts = (("pages", signed.pages), ("files", signed.files))
    for name, found in parts:
        said.append(f"{name}:\n")
        said += [f"  {_quoted(key)}: {_quoted(digest)}\n" for key, digest in found.items()]
    return _HEAD + "".join(said)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def differing(signed: Signed, now: Mapping[str, str]) -> list[str]:
    """The pages that were signed and print otherwise now."""
    return [page for page, digest in now.items() if page in signed.pages and signed.pages[page] != digest]


def check(paper: Paper, style: StyleBook, root: Path, folder: str) -> Iterator[Diagnostic]:
    """A warning for each page that is not what was signed; one where that cannot be read."""
    try:
        found = read(root, folder)
    except SignedError as error:
        yield diagnose("signed-unread", Span(str(error)), file=str(error))
        return
    if found:
        signed, file = found
        own = [page for page in paper.pages if page.id in signed.pages]
        for page in differing(signed, page_hashes(paper, style, root, own)):
            yield diagnose("signed-differs", Span(file), page=page, stage=signed.stage or "签样")
