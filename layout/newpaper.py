"""``layout new``: a paper to begin with, or another issue of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from layout.output import OutputError, save
from layout.spec.schema import FILES, as_text

STARTER = files("layout") / "starter"
PAPER_FILE = "paper.yaml"
NAME = "样报"


def new(folder: Path, day: date, name: str = NAME) -> list[Path]:
    """Write a first issue into ``folder``, and the paper's style book beside it where there is none above.

    The files written. Raises OutputError where one of them is there already: nothing is overwritten.
    """
    folder = folder.absolute()
    root = next((place for place in folder.parents if (place / PAPER_FILE).is_file()), None)
    made = dict(_issue(folder, day, len(folder.relative_to(root or folder.parent).parts)))
    if root is None:
        root = folder.parent
        made |= {root / PAPER_FILE: _read(STARTER / PAPER_FILE).replace("{name}", _quoted(name))}
        made |= {root / "schema" / f"{sort}.json": as_text(sort) for sort in FILES}
    for path in made:
        if path.exists() and path.parent.name != "schema":
            raise OutputError(f"{path}: already there")
    for path, text in made.items():
        save(path, text.encode())
    return list(made)


def _issue(folder: Path, day: date, depth: int) -> Iterator[tuple[Path, str]]:
    """The files of an issue, ``depth`` folders below the paper's."""
    for parts, source in _walk(STARTER):
        if parts[-1] != PAPER_FILE:
            text = _read(source).replace("{date}", day.isoformat())
            yield folder.joinpath(*parts), text.replace("$schema=../", f"$schema={'../' * depth}")


def _walk(folder: Traversable, parts: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and not item.name.startswith("_"):
            yield from _walk(item, (*parts, item.name))
        elif item.name.endswith((".yaml", ".md")):
            yield (*parts, item.name), item


def _read(source: Traversable) -> str:
    return source.read_text(encoding="utf-8")


def _quoted(name: str) -> str:
    """A name as a YAML scalar."""
    return name if re.fullmatch(r"\w+", name) else '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
