"""An issue beside what was signed of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout import signing
from layout.diff.change import Report, change
from layout.diff.sides import SideError
from layout.output import save
from layout.pipeline import Result, typeset
from layout.press.profiles import PROOF
from layout.spec import signedfile
from layout.spec.issue import Loaded, load


def _opened(path: Path, pages: Sequence[str]) -> tuple[Loaded, Result]:
    if not path.exists():
        raise SideError("missing", str(path))
    loaded, result = load(path, pages), typeset(path, pages, PROOF)
    if loaded.issue is None or result.paper is None or result.style is None:
        raise SideError("unread", str(path))
    return loaded, result


def _now(loaded: Loaded, result: Result) -> tuple[dict[str, str], dict[str, str]]:
    """The hashes of the pages and of their files."""
    assert result.paper and result.style and loaded.issue
    pages = result.paper.pages
    return (
        signing.page_hashes(result.paper, result.style, loaded.root, pages),
        signing.file_hashes(loaded.issue, loaded.root, pages),
    )


def _folder(loaded: Loaded) -> str:
    assert loaded.issue
    return loaded.issue.at.file.rpartition("/")[0]


def sign(path: Path, pages: Sequence[str], stage: str, by: str, date: str) -> Path:
    """Keep the pages as they are now; of pages that are not asked for what was signed stays. The file.

    Raises SideError and OutputError.
    """
    loaded, result = _opened(path, pages)
    folder = _folder(loaded)
    printed, files = _now(loaded, result)
    if pages:
        try:
            before = signing.read(loaded.root, folder)
        except signing.SignedError as error:
            raise SideError("bad-signed", str(error)) from error
        if before:
            printed, files = {**before[0].pages, **printed}, {**before[0].files, **files}
    name = signedfile.find(loaded.root, folder)
    name = name or "/".join(filter(None, (folder, signedfile.NAMES[0] + signedfile.SUFFIX)))
    place = loaded.root / name
    save(place, signing.written(signing.Signed(printed, files, stage, by, date)).encode())
    return place


def compare_signed(path: Path, pages: Sequence[str] = ()) -> tuple[Report, signing.Signed]:
    """The pages and files that are not what was signed. Raises SideError."""
    loaded, result = _opened(path, pages)
    try:
        found = signing.read(loaded.root, _folder(loaded))
    except signing.SignedError as error:
        raise SideError("bad-signed", str(error)) from error
    if found is None:
        raise SideError("nothing-signed", str(path))
    signed, printed, files = found[0], *_now(loaded, result)
    changes = [change("signed-page", page) for page in signing.differing(signed, printed)]
    changes += [change("signed-page-new", page) for page in printed if page not in signed.pages]
    whole = not pages and not loaded.issue.unasked if loaded.issue else False
    if whole:
        changes += [change("signed-page-gone", page) for page in signed.pages if page not in printed]
    for name in sorted({*files, *(signed.files if whole else ())}):
        was, now = signed.files.get(name), files.get(name)
        if was != now:
            kind = "signed-file-new" if was is None else "signed-file-gone" if now is None else "signed-file"
            changes.append(change(kind, name=name))
    return Report(tuple(changes)), signed
