"""YAML -> light nodes in which every scalar is still the text that was typed, with its place.

PyYAML's C parser gives events; the tree is made here, without recursion. YAML's own types are not wanted (``12:30`` is
not 750, ``no`` is not false), nor is what makes files hard to read or dangerous: anchors, aliases, tags, merge keys,
several documents. Each is reported with its place, and reading goes on as far as it makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from layout.diagnostic import Arg, Diagnostic, Span, diagnose
from layout.spec.yamlerrors import explain_error

DEPTH_LIMIT = 30  #: levels of nesting
NODE_LIMIT = 50_000  #: nodes in a file

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is in every wheel; without it slower, the same result
_COMMENT_CUT = r"[ \t]+(#[^#\s].*)"
_INVISIBLE = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"


class Scalar(NamedTuple):
    """A text. Lines and columns are counted from 1, columns in characters."""

    text: str
    line: int
    column: int
    style: str = ""  #: "" plain, else the sign that opened it: ' " | >
    last: int = 0  #: the line on which it ends; for ``|`` and ``>`` the line after
    inner: int = 0  #: for ``|`` and ``>`` the column where the lines of the text begin

    @property
    def empty(self) -> bool:
        """Nothing was written after the colon."""
        return not self.text and not self.style


class Entry(NamedTuple):
    """``key: value``."""

    key: Scalar
    value: Node


class Map(NamedTuple):
    """Entries in the order of the file; no key twice."""

    entries: tuple[Entry, ...]
    line: int
    column: int

    def get(self, *names: str) -> Node | None:
        """The value of the first entry called any of ``names``."""
        return next((entry.value for entry in self.entries if entry.key.text in names), None)


class List(NamedTuple):
    """Items in the order of the file."""

    items: tuple[Node, ...]
    line: int
    column: int


Node = Scalar | Map | List


def compose(text: str, file: str, problems: list[Diagnostic], skipped: int = 0) -> Node | None:
    """The document in ``text``, which stands in ``file`` after ``skipped`` lines.

    None where it holds nothing or cannot be understood; the latter was reported in ``problems``.
    """
    # A block that runs to the end of a file without a final newline would seem to end a line sooner.
    composer = _Composer(text if text.endswith("\n") else text + "\n", file, problems, skipped)
    try:
        return composer.run()
    except yaml.YAMLError as error:
        problems.append(explain_error(error, composer.lines, file, skipped))
        return None


class _Open:
    """A collection whose end has not come: its start, and its nodes so far (keys and values in turn)."""

    __slots__ = ("event", "nodes")

    def __init__(self, event: yaml.CollectionStartEvent) -> None:
        self.event = event
        self.nodes: list[Node] = []


class _Composer:
    def __init__(self, text: str, file: str, problems: list[Diagnostic], skipped: int) -> None:
        self.text, self.lines = text, text.split("\n")
        self.file, self.problems, self.skipped = file, problems, skipped
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.count = 0

    def run(self) -> Node | None:
        """The document; None where it is empty or reading was given up. Raises what the YAML parser raises."""
        for event in self._events():
            match event:
                case yaml.ScalarEvent():
                    self._put(self._scalar(event))
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._refuse(event)
                    if len(self.stack) == DEPTH_LIMIT:
                        self._report(event, "yaml-depth", limit=DEPTH_LIMIT)
                        return None
                    self.stack.append(_Open(event))
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._put(self._close(self.stack.pop()))
                case yaml.AliasEvent():
                    self._report(event, "yaml-alias")
                    self._put(Scalar("", *self._place(event)))  # as if nothing were written: told already
                case yaml.DocumentStartEvent() if self.root is not None:
                    self._report(event, "yaml-documents")
                    return None
            self.count += 1
            if self.count > NODE_LIMIT:
                self._report(event, "yaml-too-many", limit=NODE_LIMIT)
                return None
        return self.root

    def _events(self) -> Iterator[yaml.Event]:
        parser = _Loader(self.text)
        try:
            while parser.check_event():
                yield parser.get_event()
        finally:
            parser.dispose()

    def _put(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].nodes.append(node)
        else:
            self.root = node

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        assert event.start_mark is not None  # the stubs allow for events that were made by hand
        return event.start_mark.line + 1 + self.skipped, event.start_mark.column + 1

    def _report(self, event: yaml.Event, code: str, **args: Arg) -> None:
        self.problems.append(diagnose(code, Span(self.file, *self._place(event)), **args))

    def _refuse(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._report(event, "yaml-alias")
        if event.tag is not None:
            self._report(event, "yaml-tag", tag=event.tag.replace("tag:yaml.org,2002:", "!!")[:40])

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        text, style, end = event.value, event.style or "", event.end_mark
        assert end is not None
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if not style and "#" in line and (cut := re.match(_COMMENT_CUT, line[end.column :])):
            at = Span(self.file, end.line + 1 + self.skipped, end.column + cut.start(1) + 1)
            self.problems.append(diagnose("comment-cut", at, kept=text[-20:], lost=cut[1][:20]))
        if style == '"' and re.search(_INVISIBLE, text):  # written as \0 and the like: the file itself has none
            text, count = re.subn(_INVISIBLE, "", text)
            self._report(event, "control-characters", count=count)
        row, column = self._place(event)
        inner = self._inner(row - self.skipped) if style in ("|", ">") else 0
        return Scalar(text, row, column, style, end.line + 1 + self.skipped, inner)

    def _inner(self, row: int) -> int:
        """The column of the first character after ``row`` lines."""
        line = next((line for line in self.lines[row:] if line.strip()), "")
        return len(line) - len(line.lstrip()) + 1

    def _close(self, done: _Open) -> Node:
        line, column = self._place(done.event)
        if isinstance(done.event, yaml.SequenceStartEvent):
            return List(tuple(done.nodes), line, column)
        entries: dict[str, Entry] = {}
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            at = Span(self.file, key.line, key.column)
            if not isinstance(key, Scalar):
                self.problems.append(diagnose("yaml-key", at))
            elif key.text == "<<" and not key.style:
                self.problems.append(diagnose("yaml-merge", at))
            elif key.text in entries:
                first = entries[key.text].key.line
                self.problems.append(diagnose("duplicate-key", at, key=key.text[:40], line=first))
            else:
                entries[key.text] = Entry(key, value)
        return Map(tuple(entries.values()), line, column)
