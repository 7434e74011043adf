"""``layout breaks``: how the engine breaks an issue's headlines, and the file that keeps it.

The words of a dictionary help here and only here: what is kept is read by every render on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from layout.output import save
from layout.pipeline import Result, typeset
from layout.spec import keptbreaks
from layout.text.segment import segmenter


class Proposed(NamedTuple):
    """The breaks of headlines that nothing says."""

    result: Result
    lines: dict[str, str]  #: story -> its headline with signs
    dictionary: bool  #: whether they were found with one


def propose(path: Path, pages: Sequence[str] = ()) -> Proposed:
    """Set the issue at ``path`` and take what was broken by sense."""
    words = segmenter()
    result = typeset(path, pages, segmenter=words)
    lines: dict[str, str] = {}
    for found in result.diagnostics:
        if found.code == "heading-broken":
            given = dict(found.args)
            lines.setdefault(str(given["story"]), str(given["text"]))
    return Proposed(result, lines, words is not None)


def keep(path: Path, lines: dict[str, str]) -> Path:
    """Add ``lines`` to the issue's file of breaks, which is made where there is none; what it has stays.

    The issue could be read, and so this file: nothing is lost by writing it anew. Raises OutputError.
    """
    folder = path if path.is_dir() else path.parent
    files = [folder / (name + keptbreaks.SUFFIX) for name in keptbreaks.NAMES]
    file = next((file for file in files if file.exists()), files[0])
    before = keptbreaks.read(folder, file.name, []) if file.exists() else {}
    save(file, keptbreaks.written({**{name: text.text for name, text in before.items()}, **lines}).encode())
    return file
