"""Edits of YAML that put one value in: where the key is, its value changes; else the key is added, in the file's style.

Comments, alignment and all else stay. Places are offsets in the file's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

import yaml

from layout.fit.files import Edit, Written
from layout.model import Band
from layout.spec.keys import Key
from layout.spec.page import MAP_HEADER, STORY

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SIGNS = re.compile(r"[,\[\]{}]|: |^[&*!%@`'\"|>#?-]")  #: what a plain scalar may not hold inside braces

Step = Key[Any] | str | int  #: a key of a table, a name of the paper's own, or an item of a list


class Sheet:
    """The YAML in a file: all of a page, the head of a story."""

    def __init__(self, file: Written) -> None:
        self.file, self.text = file, file.text
        fence = re.match(r"\s*^-{3,}[ \t]*\n(.*?)^-{3,}[ \t]*$", self.text, re.MULTILINE | re.DOTALL)
        self._first, end = fence.span(1) if fence else (0, len(self.text))
        whole = self.text[self._first : end]
        header = None if fence else MAP_HEADER.search(whole)
        self._inserted = header.end() if header else len(whole)  # here MAP_HEADER puts one sign in
        self.root = yaml.compose(MAP_HEADER.sub(r"\1|1", whole) if header else whole, Loader=_Loader)
        keys = [key.value for key, _ in self.root.value] if isinstance(self.root, yaml.MappingNode) else []
        self._english = bool(keys) and all(key.isascii() for key in keys)

    def assign(self, path: Sequence[Step], value: str) -> Edit:
        """Give the key that ``path`` leads to a value; an area of 放 that is only a story's name becomes a group."""
        assert self.root is not None  # a file with something in it: pages have a map, a story has its head
        node: yaml.Node = self.root
        for depth, step in enumerate(path):
            rest = path[depth:]
            if isinstance(step, int):  # of a list; one item may stand without its list
                node = node.value[step] if isinstance(node, yaml.SequenceNode) else node
                continue
            if not isinstance(node, yaml.MappingNode):
                first = self._words(STORY, self._between(node.start_mark, node.end_mark))
                return self._replace(node, f"{{{first}, {self._nested(rest, value)}}}")
            found = next(((k, v) for k, v in node.value if k.value in _names(step)), None)
            if found is None:
                return self._insert(node, rest, value)
            key, node = found
            if isinstance(node, yaml.ScalarNode) and not node.value and not node.style:
                return self._fill(key, self._nested(rest[1:], value), len(rest) > 1)
        return self._replace(node, value)

    def _at(self, mark: yaml.Mark) -> int:
        return self._first + mark.index - (mark.index > self._inserted)

    def _between(self, start: yaml.Mark, end: yaml.Mark) -> str:
        return self.text[self._at(start) : self._at(end)]

    def _edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(self.file.name, start, end, text)

    def _replace(self, node: yaml.Node, text: str) -> Edit:
        return self._edit(self._at(node.start_mark), self._at(node.end_mark), text)

    def _word(self, step: Step) -> str:
        return str(step) if isinstance(step, str | int) else step.en if self._english else step.zh

    def _words(self, step: Step, value: str) -> str:
        plain = value[:1] in ("'", '"', "{", "[") or not _SIGNS.search(value)
        return f"{self._word(step)}: " + (value if plain else f'"{value}"')

    def _nested(self, path: Sequence[Step], value: str) -> str:
        """The keys of ``path``, each a group with the next; without a path the value."""
        for number, step in enumerate(reversed(path)):
            value = f"{self._word(step)}: " + (f"{{{value}}}" if number else value)
        return value

    def _fill(self, key: yaml.Node, text: str, group: bool) -> Edit:
        """A value after a colon that has none."""
        colon = self.text.index(":", self._at(key.end_mark)) + 1
        return self._edit(colon, colon, f" {{{text}}}" if group else f" {text}")

    def _insert(self, node: yaml.MappingNode, path: Sequence[Step], value: str) -> Edit:
        """A key more in a group: at its end, in the way that the others are written."""
        text = self._nested(path, value)
        if node.flow_style:
            end = self._at((node.value[-1][1] if node.value else node).end_mark)
            return self._edit(end, end, f", {text}") if node.value else self._edit(end - 1, end - 1, text)
        indent = " " * node.value[0][0].start_mark.column
        if node is self.root and len(path) > 1:
            text = f"{self._word(path[0])}:\n{indent}  {self._nested(path[1:], value)}"
        last: yaml.Node = node
        while isinstance(last, yaml.MappingNode) and not last.flow_style:
            last = last.value[-1][1]
        if _exact(last):
            line = self.text.find("\n", self._at(last.end_mark))
            end = line if line >= 0 else len(self.text)
            return self._edit(end, end, f"\n{indent}{text}")
        if node is self.root and not self._first:
            end, broken = len(self.text), "" if self.text.endswith("\n") else "\n"
            return self._edit(end, end, f"{broken}{indent}{text}\n")
        start = self._at(node.value[0][0].start_mark)
        return self._edit(start, start, f"{text}\n{indent}")


def _exact(node: yaml.Node) -> bool:
    """Whether a node ends where it seems to: not a block, which takes in the blank lines and comments after it."""
    if isinstance(node, yaml.ScalarNode):
        return node.style not in ("|", ">")
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _names(step: Step) -> tuple[str, ...]:
    return (str(step),) if isinstance(step, str | int) else (step.zh, step.en)


def deepen(file: Written, bands: Sequence[Band], number: int, depth: str) -> Edit:
    """Write another depth for a band of a page; what is in columns in the page map stays so where there is room."""
    band = bands[number]
    line = file.text[file.offset(band.at.line, 1) :].split("\n", 1)[0]
    before = band.at.column - 1
    word = re.match(r"\S+", line[before:])
    assert word is not None
    if word[0].endswith("行") and depth.isdecimal():
        depth += "行"
    start = file.offset(band.at.line, band.at.column)
    end = start + len(word[0])
    more = _width(depth) - _width(word[0])
    left = len(bands) > 1 and len({each.at.column for each in bands}) == 1
    if more < 0:
        return Edit(file.name, start, end, depth + " " * -more if left else " " * -more + depth)
    free = len(line) - len(line[before + len(word[0]) :].lstrip(" ")) - before - len(word[0]) - 1
    if more and more < before and (free < more or not left):  # one blank at least: the line stands in a block
        return Edit(file.name, start - more, end, depth)
    return Edit(file.name, start, end + max(0, min(more, free)), depth)


def _width(text: str) -> int:
    """Columns of a fixed-pitch screen."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
