"""签样.yaml: the file beside an issue that holds what was signed. Nothing of the issue is read from it."""

from __future__ import annotations

from pathlib import Path

from layout.spec import source

NAMES = ("签样", "signed")  #: of the file, without its suffix
SUFFIX = ".yaml"


def find(root: Path, folder: str) -> str:
    """The path from the root of the file of the issue in ``folder``; "" where there is none."""
    files = ("/".join(filter(None, (folder, name + SUFFIX))) for name in NAMES)
    return next((file for file in files if source.exists(root, file)), "")
