"""A small sound paper; tests name only the files in which theirs differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from layout.spec.issue import Loaded, load

Files = dict[str, str | bytes | None]  #: path -> contents; None leaves the file out

SOUND: Files = {
    "paper.yaml": "报名: 试报\n版心: {栏数: 2, 行数: 20}\n",
    "期/issue.yaml": "日期: 2020-09-29\n",
    "期/01.yaml": "版面: |\n  6 报头 报头\n  * 甲 乙\n",
    "期/稿/甲.md": "---\n主题: 甲题\n---\n　　甲文。\n",
    "期/稿/乙.md": "　　乙文。\n",
}


def write(folder: Path, files: Files) -> Path:
    """Write ``SOUND`` with ``files`` over it; the issue's folder."""
    for name, text in (SOUND | files).items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / "期"


Read = Callable[..., Loaded]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """``read({path: contents})`` loads the sound paper with these files."""

    def read(files: Files | None = None, *pages: str) -> Loaded:
        return load(write(tmp_path, files or {}), pages)

    return read
