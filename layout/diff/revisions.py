"""An issue as a git revision has it, taken out of git's objects into a folder of its own; the tree is not touched."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from layout.diff.errors import DiffError
from layout.spec.source import find_root


def _git(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError as error:
        raise DiffError("没有装 git，比不了版本", "git is not installed, so revisions cannot be compared") from error
    if done.returncode:
        raise DiffError(done.stderr.decode("utf-8", "replace").strip(), done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def top(issue: Path) -> Path:
    """The repository that holds the issue. Raises DiffError."""
    folder = (issue if issue.is_dir() else issue.parent).resolve()
    if not folder.is_dir():
        raise DiffError(f"没有 {issue} 这一期", f"there is no issue {issue}")
    try:
        return Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip()).resolve()
    except DiffError as error:
        raise DiffError(f"{issue} 不在 git 库里", f"{issue} is in no git repository") from error


def dirty(issue: Path) -> bool:
    """Whether the paper's files hold what no revision has."""
    folder = (issue if issue.is_dir() else issue.parent).resolve()
    return bool(_git(top(issue), "status", "--porcelain", "--", str(find_root(folder) or folder)).strip())


def take(issue: Path, revision: str, place: Path) -> Path:
    """The issue of ``revision``, with its paper, below ``place``. Raises DiffError."""
    base = top(issue)
    real = issue.resolve()
    folder = real if real.is_dir() else real.parent
    root = find_root(folder) or folder
    try:
        commit = _git(base, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except DiffError as error:
        raise DiffError(f"git 库里没有版本 {revision}", f"git has no revision {revision}") from error
    within = root.relative_to(base).as_posix()
    try:
        packed = _git(base, "archive", "--format=tar", commit.decode().strip(), "--", within)
    except DiffError as error:
        words = f"版本 {revision} 里没有 {within}", f"revision {revision} has no {within}"
        raise DiffError(*words) from error
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(place, filter="data")
    taken = place / folder.relative_to(base)
    if not taken.is_dir():
        raise DiffError(f"版本 {revision} 里没有这一期", f"revision {revision} does not have this issue")
    return taken
