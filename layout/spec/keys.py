"""Declarations of what may stand in a spec, and the reading of a node by them.

A ``Table`` is an object of the spec: its ``Key``s, each with a Chinese and an English name, a ``Kind`` (how its value
is read) and what it says to the editor. Reading, unknown, doubled, misplaced and missing keys, wrong types and, later,
the JSON Schema all come from the tables. Keys are read in the order of the table, not of the file: what defines names
(faces, colours) stands before what uses them. Every problem is reported with its place, and a default stands in, so
that one mistake does not hide the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar, cast

from layout.diagnostic import Arg, Diagnostic, Span, diagnose
from layout.spec.lengths import Scale
from layout.spec.nodes import Entry, Map, Node, Scalar
from layout.spec.yamlerrors import wrong_colon

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Names = dict[str, dict[str, str]]  #: sort of name (@face, @colour …) -> name as written -> canonical name

#: what editors write for keys, other than by a slip -> the key
MEANT = {
    "标题": "主题", "题目": "主题", "正题": "主题", "大标题": "主题", "title": "headline", "肩题": "引题",
    "眉题": "引题", "副标题": "副题", "作者": "署名", "记者": "署名", "author": "byline", "图片": "图", "照片": "图",
    "image": "picture", "photo": "picture", "摄影": "摄", "图注": "说明", "图说": "说明", "行": "行数", "列数": "栏数",
    "稿件": "稿", "级别": "级", "标题级": "级", "边框": "框", "转版": "转", "下转": "转", "上接": "接",
}  # fmt: skip
_GUESSES = 20  #: unknown keys of one file for which a likely one is sought: the search is slow

# Plain classes, not NamedTuples: there are many declarations, and a NamedTuple class takes 0.2 ms to make.


class Kind(Generic[T_co]):
    """How a value is read: ``read(reader, node, key)`` gives it, or None after reporting why not."""

    __slots__ = ("read", "schema", "tables")

    def __init__(
        self,
        read: Callable[[Reader, Node, str], T_co | None],
        schema: dict[str, object],
        tables: tuple[Table, ...] = (),
    ) -> None:
        self.read = read
        self.schema = schema  #: the JSON Schema of a leaf
        self.tables = tables  #: tables of the keys inside the value


class Key(Generic[T_co]):
    """One key of a table; ``default`` stands for it where it is absent, empty or wrong."""

    __slots__ = ("default", "doc_en", "doc_zh", "en", "kind", "required", "zh")

    def __init__(
        self, zh: str, en: str, kind: Kind[T_co], default: T_co, doc_zh: str, doc_en: str, required: bool = False
    ) -> None:
        self.zh, self.en, self.kind, self.default, self.required = zh, en, kind, default, required
        self.doc_zh, self.doc_en = doc_zh, doc_en


class Table:
    """The keys of one object of the spec."""

    __slots__ = ("_names", "en", "keys", "zh")

    def __init__(self, zh: str, en: str, *keys: Key[object]) -> None:
        self.zh, self.en, self.keys = zh, en, keys
        self._names = {name: key for key in keys for name in (key.zh, key.en)}

    def find(self, name: str) -> Key[object] | None:
        """The key with this name, Chinese or English."""
        return self._names.get(name)

    def walk(self) -> Iterator[Table]:
        """This table and those inside it."""
        yield self
        for key in self.keys:
            for table in key.kind.tables:
                yield from table.walk()


class Record:
    """A node read by a table. ``record[KEY]`` is the value or the key's default; ``record.at(KEY)`` where it stands."""

    __slots__ = ("_nodes", "_values", "node")

    def __init__(self, node: Node, values: dict[str, object], nodes: dict[str, Node]) -> None:
        self.node, self._values, self._nodes = node, values, nodes

    def __getitem__(self, key: Key[T]) -> T:
        return cast(T, self._values.get(key.en, key.default))

    def get(self, key: Key[T], other: T) -> T:
        """The value where the key was given and is sound, else ``other``: for defaults that depend on the rest."""
        return cast(T, self._values.get(key.en, other))

    def __contains__(self, key: Key[object]) -> bool:
        """Whether the key was given and is sound."""
        return key.en in self._values

    def failed(self, key: Key[object]) -> bool:
        """Whether the key was given but could not be read: its default says nothing about the paper."""
        node = self._nodes.get(key.en)
        return key.en not in self._values and node is not None and not (isinstance(node, Scalar) and node.empty)

    def at(self, key: Key[object]) -> Node:
        """The key's value as written; the whole object where it is absent."""
        return self._nodes.get(key.en, self.node)


class Reader:
    """Reads the nodes of one file: collects problems, knows the names defined so far and the language of the keys."""

    def __init__(
        self, file: str, table: Table, word: str, problems: list[Diagnostic], scale: Scale | None = None
    ) -> None:
        self.file, self.table, self.word, self.problems = file, table, word, problems
        self.folder = file.rpartition("/")[0]  #: paths in the file count from here
        self.scale = scale or Scale()
        self.names: Names = {}
        self.unsure = False  #: the style book could not be read: any name may be known
        self._seen: list[tuple[str, Scalar]] = []  #: language of each known key, in the order of reading
        self._guesses = _GUESSES

    def span(self, node: Node) -> Span:
        """Where ``node`` stands."""
        return Span(self.file, node.line, node.column)

    def report(self, code: str, node: Node, **args: Arg) -> None:
        """Add a problem at ``node``."""
        self.problems.append(diagnose(code, self.span(node), **args))

    def wrong(self, node: Node, key: str, expected: str) -> None:
        """Report a value of the wrong type; ``expected`` is a word of the messages' table."""
        if isinstance(node, Scalar):
            if expected == "@map" and wrong_colon(node.text):
                self.report("yaml-colon", node, line=node.text[:40])
                return
            found = f"“{shorten(node.text)}”"
        else:
            found = "@map" if isinstance(node, Map) else "@list"
        self.report("wrong-type", node, key=key, expected=expected, found=found)

    def scalar(self, node: Node, key: str, expected: str) -> str | None:
        """The text of a node that must be a scalar."""
        if isinstance(node, Scalar):
            return node.text
        self.wrong(node, key, expected)
        return None

    def document(self, node: Node | None) -> Record:
        """A whole file by the reader's own table."""
        record = self.record(node or Map((), 1, 1), self.table, "")
        self._check_language()
        return record

    def record(self, node: Node, table: Table, path: str) -> Record:
        """A node by ``table``. ``path`` names it in sentences ("样式.正文"), "" the whole file."""
        if not isinstance(node, Map):
            self.wrong(node, path or self.word, "@map")
            return Record(node, {}, {})
        entries: dict[str, Entry] = {}
        for entry in node.entries:
            key = table.find(entry.key.text)
            if key is None:
                self._unknown(entry.key, table, path)
            elif key.en in entries:
                self.report("duplicate-key", entry.key, key=entry.key.text, line=entries[key.en].key.line)
            else:
                entries[key.en] = entry
                self._seen.append(("@zh" if entry.key.text == key.zh else "@en", entry.key))
        return self._values(node, table, path, entries)

    def _values(self, node: Map, table: Table, path: str, entries: dict[str, Entry]) -> Record:
        values: dict[str, object] = {}
        for key in table.keys:
            found = entries.get(key.en)
            if found is None or (isinstance(found.value, Scalar) and found.value.empty):
                if key.required:
                    english = bool(self._seen) and self._seen[0][0] == "@en"
                    place = found.key if found else node
                    self.report("missing-key", place, where=path or self.word, key=key.en if english else key.zh)
                continue
            name = found.key.text
            value = key.kind.read(self, found.value, f"{path}.{name}" if path else name)
            if value is not None:
                values[key.en] = value
        return Record(node, values, {name: entry.value for name, entry in entries.items()})

    def _unknown(self, key: Scalar, table: Table, path: str) -> None:
        where, name = path or self.word, key.text
        if wrong_colon(name):
            self.report("yaml-colon", key, line=name[:40])
            return
        if name[:1] in ("\u3000", "\u00a0"):
            self.report("yaml-space", key)
            return
        meant = MEANT.get(name, "")
        if table.find(meant):
            self.report("unknown-key-like", key, key=name, where=where, guess=meant)
            return
        for other in self.table.walk():
            if (found := other.find(name)) is not None:
                home = other.zh if name == found.zh else other.en
                self.report("misplaced-key", key, key=name, where=where, home=home or self.word)
                return
        if guess := self._guess(name, [name for known in table.keys for name in (known.zh, known.en)]):
            self.report("unknown-key-like", key, key=shorten(name), where=where, guess=guess)
            return
        chinese = not self._seen or self._seen[0][0] == "@zh"
        known = tuple(known.zh if chinese else known.en for known in table.keys)
        self.report("unknown-key", key, key=shorten(name), where=where, known=known)

    def _guess(self, name: str, known: list[str]) -> str:
        """The likeliest of ``known``, or ""."""
        self._guesses -= 1
        if self._guesses < 0 or len(name) > 40 or (len(name) == 1 and name.isascii()):
            return ""
        import difflib  # only where a key is wrong: 1 ms

        return next(iter(difflib.get_close_matches(name.lower(), known, 1, 0.5)), "")

    def _check_language(self) -> None:
        """One language a file: report the first key of the rarer one (of the later one where they are even)."""
        counts = Counter(language for language, _ in self._seen)
        if len(counts) < 2:
            return
        seen = sorted(self._seen, key=lambda item: (item[1].line, item[1].column))
        major = max(counts, key=lambda language: (counts[language], language == seen[0][0]))
        minor = next(key for language, key in seen if language != major)
        self.report("mixed-keys", minor, key=minor.text, language=major)


def shorten(text: str, limit: int = 40) -> str:
    """``text`` for a sentence: on one line and not longer than ``limit``."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
