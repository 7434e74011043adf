"""What is compared, opened: issues, git revisions of one, dumps."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from layout.diff.change import Side
from layout.model import Figure, Issue, Story
from layout.pipeline import typeset
from layout.press.profiles import PROOF
from layout.spec.issue import load
from layout.spec.source import find_root


class SideError(Exception):
    """What cannot be read; the arguments are a key of ``REASONS`` and what it is said of."""

    def told(self, chinese: bool) -> str:
        """The sentence."""
        return REASONS[self.args[0]][0 if chinese else 1].format(*self.args[1:])


REASONS: dict[str, tuple[str, str]] = {
    "unread": (
        "{0} 读不懂，没法比：先用 layout check 看看",
        "{0} cannot be read, so it cannot be compared: see layout check",
    ),
    "missing": ("没有 {0}", "there is no {0}"),
    "kinds": ("{0} 和 {1} 不是一类文件，没法比", "{0} and {1} are files of two kinds and cannot be compared"),
    "no-git": ("没有装 git，比不了从前的版本", "git is not installed, so earlier revisions cannot be read"),
    "no-repository": (
        "{0} 不在 git 仓库里，没有从前的版本可比",
        "{0} is in no git repository and has no earlier revisions",
    ),
    "no-revision": ("仓库里没有“{0}”这个版本", "the repository has no revision {0}"),
    "not-then": ("版本“{0}”里没有 {1}", "revision {0} has no {1}"),
    "dump": ("{0} 不是完好的 layout dump，重新导出一份", "{0} is no sound layout dump; make it again"),
    "dump-version": (
        "{0} 是另一个版本的 layout 导出的（有 {1}），重新导出一份",
        "{0} was dumped by another version of layout (it has {1}); make it again",
    ),
    "pdf": ("{0} 不是完好的 PDF", "{0} is no sound PDF"),
    "not-html": ("网页要写成 .html 文件，没有写 {0}", "the page is written to an .html file; {0} was not written"),
    "nothing-signed": ("{0} 没有签样，先用 layout sign 签", "{0} has no signed proof; layout sign makes one"),
    "bad-signed": ("{0} 读不懂，没法比：恢复它，或重新签样", "{0} cannot be read: restore it, or sign again"),
    "no-drawing": (
        "两份 dump 画不成版面，--html 要两期报纸或两个 PDF",
        "dumps cannot be drawn; --html wants issues or PDFs",
    ),
}


def open_issue(path: Path, name: str = "") -> Side:
    """An issue, read and set. Raises SideError."""
    if not path.exists():
        raise SideError("missing", name or str(path))
    loaded, result = load(path), typeset(path, profile=PROOF)
    if loaded.issue is None or result.paper is None:
        raise SideError("unread", name or str(path))
    files = tuple(_hashes(loaded.issue, loaded.root))
    return Side(name or str(path), loaded.issue, result.paper, result.style, result, files)


def _figures(story: Story) -> Iterator[Figure]:
    if story.figure:
        yield story.figure
    for inset in story.insets:
        if isinstance(inset.content, Figure):
            yield inset.content


def _hashes(issue: Issue, root: Path) -> Iterator[tuple[str, str]]:
    paths = {image.path for story in issue.stories.values() for f in _figures(story) for image in f.images}
    for name in sorted(paths - {""}):
        try:
            yield name, sha256((root / name).read_bytes()).hexdigest()
        except OSError:
            yield name, ""


def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True).stdout


def repository(path: Path) -> Path:
    """The top of the repository that an issue is in. Raises SideError."""
    folder = path if path.is_dir() else path.parent
    try:
        return Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    except FileNotFoundError as error:
        raise SideError("missing" if not folder.exists() else "no-git", str(path)) from error
    except subprocess.CalledProcessError as error:
        raise SideError("missing" if not path.exists() else "no-repository", str(path)) from error


def dirty(path: Path) -> bool:
    """Whether files of the issue's paper differ from what was committed last. Raises SideError."""
    top, real = repository(path), path.resolve()
    root = find_root(real if real.is_dir() else real.parent) or real
    return bool(_git(top, "status", "--porcelain", "--", str(root)))


def at_revision(path: Path, revision: str, folder: Path) -> Path:
    """The issue as it was, written below ``folder`` from git's objects: its path there. Raises SideError."""
    top, real = repository(path), path.resolve()
    root = find_root(real if real.is_dir() else real.parent)
    if root is None:
        raise SideError("unread", str(path))
    try:
        commit = _git(top, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    except subprocess.CalledProcessError as error:
        raise SideError("no-revision", revision) from error
    inside = root.relative_to(top.resolve()).as_posix()
    try:
        packed = _git(top, "archive", "--format=tar", commit, "--", inside)
    except subprocess.CalledProcessError as error:
        raise SideError("not-then", revision, inside) from error
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    found = folder / real.relative_to(top.resolve())
    if not found.exists():
        raise SideError("not-then", revision, real.relative_to(top.resolve()).as_posix())
    return found
