"""The sample, broken in every way: each key dropped, retyped, misspelt, misplaced, and 300 random byte cuts.

Held for each, through to the made-up page: no exception, under 2 s, every diagnostic has words in both languages and a
place that exists. And the line is right:

* a misspelt key is named on its own line;
* a key moved to an object that does not know it is named on its own line;
* a group written as a text or a list, and a text or a list written as a group, is named on a line of that value;
* a required key that is dropped is named as missing;
* a cut that leaves half a character is named on the line of the cut.

Free names (of faces, colours, areas …) may be anything; what is wrong then shows where they are used.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from layout.diagnostic import Diagnostic, Severity
from layout.export.pdf.document import write_pdf
from layout.messages import render, severity
from layout.pipeline import typeset
from layout.spec.issue import ISSUE
from layout.spec.keys import Table
from layout.spec.nodes import Map, Node, Scalar, compose
from layout.spec.page import MAP_HEADER, PAGE
from layout.spec.story import STORY
from layout.spec.stylebook import PAPER

ISSUES = Path(__file__).parents[2] / "issues"
DAY = "2020-09-29"
STORIES = tuple(sorted(path.relative_to(ISSUES).as_posix() for path in (ISSUES / DAY / "稿").glob("*.md")))
FILES: dict[str, Table] = {
    "paper.yaml": PAPER, f"{DAY}/issue.yaml": ISSUE, f"{DAY}/01.yaml": PAGE, **dict.fromkeys(STORIES, STORY),
}  # fmt: skip
FREE = ("字体", "颜色", "线", "框", "标题级", "放")  #: at the top of a file: groups with names of the editor's own
#: (first step, key) of the keys that have no default.
REQUIRED = {("报名", "报名"), ("日期", "日期"), ("版面", "版面"), ("颜色", "油墨"), ("线", "粗细"), ("问答", "问")}

Tree = dict[str, "Tree"] | list["Tree"] | str
Path_ = tuple[str, ...]


class Mutant(NamedTuple):
    what: str
    tree: dict[str, Tree]
    key: Path_  #: the key that must be named, in the tree as changed
    must: bool  #: whether its line has to be named


def plain(node: Node) -> Tree:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Map):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


def emit(tree: dict[str, Tree], lines: dict[Path_, tuple[int, int]], first: int = 1) -> str:
    """YAML, a key a line; ``lines`` gets the first and the last line of each key and its value."""
    out: list[str] = []

    def put(value: Tree, indent: str, path: Path_) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                start = len(out)
                if isinstance(inner, str):
                    put_text(key, inner, indent)
                else:
                    out.append(f"{indent}{json.dumps(key, ensure_ascii=False)}:" + ("" if inner else " {}"))
                    put(inner, indent + "  ", (*path, key))
                lines[*path, key] = (start + first, len(out) - 1 + first)
        else:
            for number, item in enumerate(value):
                if isinstance(item, str):
                    out.append(f"{indent}- {json.dumps(item, ensure_ascii=False)}")
                else:
                    out.append(f"{indent}-")
                    put(item, indent + "  ", (*path, str(number)))

    def put_text(key: str, text: str, indent: str) -> None:
        if "\n" in text:
            out.append(f"{indent}{key}: |")
            out.extend(indent + "   " + line for line in text.splitlines())
        else:
            out.append(f"{indent}{json.dumps(key, ensure_ascii=False)}: {json.dumps(text, ensure_ascii=False)}")

    put(tree, "", ())
    return "\n".join(out) + "\n"


def paths(tree: Tree, at: Path_ = ()) -> Iterator[Path_]:
    """Every key of every group; a step into a list is the number of the item."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield (*at, key)
            yield from paths(value, (*at, key))
    elif isinstance(tree, list):
        for number, item in enumerate(tree):
            yield from paths(item, (*at, str(number)))


def group(tree: dict[str, Tree], path: Path_) -> dict[str, Tree]:
    """The group at ``path``."""
    found: Tree = tree
    for key in path:
        assert not isinstance(found, str)
        found = found[int(key)] if isinstance(found, list) else found[key]
    assert isinstance(found, dict)
    return found


def changed(tree: dict[str, Tree], path: Path_, key: str | None, value: Tree) -> dict[str, Tree]:
    """A copy with the entry at ``path`` called ``key`` (None: gone), holding ``value``; the order is kept."""
    copy: dict[str, Tree] = json.loads(json.dumps(tree))
    here = group(copy, path[:-1])
    entries = [((key, value) if name == path[-1] else (name, old)) for name, old in here.items()]
    here.clear()
    here.update({name: old for name, old in entries if name is not None})
    return copy


def mutants(tree: dict[str, Tree], table: Table) -> Iterator[Mutant]:
    for path in paths(tree):
        value, name = group(tree, path[:-1])[path[-1]], path[-1]
        free = len(path) == 2 and path[0] in FREE
        yield Mutant("drop", changed(tree, path, None, ""), path[:-1], (path[0], name) in REQUIRED)
        others: tuple[Tree, ...] = ("错字", ["错字"], {"错字": "错"})
        for other in others:
            if type(other) is not type(value) or isinstance(other, str):
                must = isinstance(other, dict) or (isinstance(value, dict) and not (free and path[0] == "放"))
                yield Mutant("retype", changed(tree, path, name, other), path, must)
        wrong = name[:-1] + "坏"
        yield Mutant("misspell", changed(tree, path, wrong, value), (*path[:-1], wrong), not free)
        for home in homes(tree, path):
            copy = changed(tree, path, None, "")
            group(copy, home)[name] = value
            yield Mutant("misplace", copy, (*home, name), not free and not knows(table, home, name))


def homes(tree: dict[str, Tree], path: Path_) -> Iterator[Path_]:
    """Other groups to move a key to: the top, and the first group below it."""
    if len(path) > 1:
        yield ()
    for name, value in tree.items():
        if isinstance(value, dict) and (name,) not in (path, path[:-1]) and name not in FREE:
            yield (name,)
            return


def knows(table: Table, home: Path_, name: str) -> bool:
    """Whether the group at ``home`` (none or one step below the top) has a key of this name."""
    for step in home:
        key = table.find(step)
        assert key is not None
        table = key.kind.tables[0]
    return table.find(name) is not None


class Desk:
    """A copy of the sample to break."""

    def __init__(self, folder: Path) -> None:
        self.root, self.made = folder / "issues", 0
        for name in FILES:
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ISSUES / name, self.root / name)
        shutil.copytree(ISSUES / DAY / "图", self.root / DAY / "图")
        shutil.copytree(ISSUES / "art", self.root / "art")

    def make(self, name: str, data: bytes) -> tuple[Diagnostic, ...]:
        """What the sample gives with ``data`` for the file ``name``; held is what holds for every input.

        The page is set, and for each twentieth input the proof is written too.
        """
        (self.root / name).write_bytes(data)
        start = time.perf_counter()
        result = typeset(self.root / DAY)
        self.made += 1
        if result.paper and self.made % 20 == 0:
            assert write_pdf(result.paper, result.paper.pages, proof=True, stamp="不可付印").startswith(b"%PDF")
        assert time.perf_counter() - start < 2
        for diagnostic in result.diagnostics:
            file = self.root / diagnostic.at.file
            lines = len(re.findall(rb"\r\n|\r|\n", file.read_bytes())) + 1 if file.exists() else 1
            assert 1 <= diagnostic.at.line <= lines and diagnostic.at.column >= 1, diagnostic
            assert render(diagnostic, "zh") and render(diagnostic, "en")
        assert (result.severity is Severity.FATAL) == (result.paper is None)
        return result.diagnostics


def parted(name: str) -> tuple[str, str, str]:
    """A sample file as (what stands before the YAML, the YAML, what comes after)."""
    text = (ISSUES / name).read_text()
    if not name.endswith(".md"):
        return "", text, ""
    _, head, body = text.split("---\n", 2)
    return "---\n", head, "---\n" + body


#: How many mutants each file of the sample has.
COUNTS = {
    "paper.yaml": 810, f"{DAY}/issue.yaml": 9, f"{DAY}/01.yaml": 158, f"{DAY}/稿/休刊.md": 14, f"{DAY}/稿/基金.md": 10,
    f"{DAY}/稿/彭水.md": 10, f"{DAY}/稿/树根.md": 19, f"{DAY}/稿/科学城.md": 45, f"{DAY}/稿/联盟.md": 10,
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_key(name: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    before, head, after = parted(name)
    tree = plain(compose(MAP_HEADER.sub(r"\1|1", head), name, []) or Map((), 1, 1))
    assert isinstance(tree, dict)
    count = 0
    for mutant in mutants(tree, FILES[name]):
        lines: dict[Path_, tuple[int, int]] = {(): (1, 1)}
        text = before + emit(mutant.tree, lines, 1 + before.count("\n")) + after
        found = desk.make(name, text.encode())
        if mutant.must:
            named = [d for d in found if d.at.file == name and severity(d.code) > Severity.WARNING]
            first, last = lines.get(mutant.key, (0, 0))
            if mutant.what == "drop":
                assert any(d.code == "missing-key" for d in named), mutant
            else:
                assert any(first <= d.at.line <= last for d in named), (mutant, found)
        count += 1
    assert count == COUNTS[name], f"the sample has changed: {count} for {name}"


def test_300_byte_cuts(tmp_path: Path) -> None:
    """Between 1 and 40 bytes gone from anywhere; half a character is found on its line."""
    desk = Desk(tmp_path)
    chance = random.Random(20200929)
    names = sorted(FILES)
    halves = 0
    for _ in range(300):
        name = chance.choice(names)
        data = (ISSUES / name).read_bytes()
        at = chance.randrange(len(data))
        cut = data[:at] + data[at + chance.randint(1, 40) :]
        found = desk.make(name, cut)
        desk.make(name, data)
        try:
            cut.decode()
        except UnicodeDecodeError:
            halves += 1
            line = data[:at].count(b"\n") + 1
            assert [d.at.line for d in found if d.code == "undecodable"] == [line]
    assert halves > 100
