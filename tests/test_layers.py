"""Imports go down only: what a stage may know is held here, as ``docs/architecture.md`` draws it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "layout"

# The lower the number, the less a module may know. Modules of one number may import each other only inside a folder.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("units",),
    ("geometry", "diagnostic"),
    ("model", "shapes"),
    ("style",),
    ("paper",),
    ("messages", "dates", "inks", "spreads", "artwork", "codes", "pictures", "placed", "fonts", "ornaments"),
    ("borders", "cutout"),
    ("spec", "text", "plan"),
    ("copyfitter", "flow"),
    ("runs",),
    ("makeup",),
    ("fits",),
    ("compose", "press", "marks"),
    ("export",),
    ("preflight", "signing"),
    ("pipeline",),
    ("proof",),
    ("output", "lint"),
    ("regress", "diff", "keeping"),
    ("testing", "fit", "watch", "newpaper", "terminal"),
    ("cli",),
    ("__main__", ""),
)
RANK = {name: number for number, names in enumerate(LAYERS) for name in names}
LAZY = {("fonts", "spec")}  # `layout fonts` reads a paper's style book; only that command pays for it


def _top(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("layout"):
            whole = node.module == "layout"
            found.update([f"layout.{alias.name}" for alias in node.names] if whole else [node.module])
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name.startswith("layout"))
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    here = "" if parts == ("__init__",) else parts[0]
    for module in _imports(path):
        there = _top(module)
        if there == here or (here, there) in LAZY:
            continue
        assert RANK[there] < RANK[here], f"{path.name} imports {module}"


def test_every_module_has_a_layer() -> None:
    tops = {p.relative_to(PACKAGE).with_suffix("").parts[0] for p in PACKAGE.rglob("*.py")} - {"__init__"}
    assert tops <= set(RANK)
