"""JSON Schema (draft 7) of the spec's files, from the tables by which they are read.

Editors complete keys and show what they mean by it (``yaml-language-server``). It says what the reader takes, so no
file that reads is marked; what only reading knows (names of the style book, sums of rows) is left to ``layout check``.
"""

from __future__ import annotations

import json
from typing import Any

from layout.spec.issue import ISSUE
from layout.spec.keys import Key, Kind, Table
from layout.spec.page import PAGE
from layout.spec.story import STORY
from layout.spec.stylebook import PAPER

FILES: dict[str, Table] = {"paper": PAPER, "issue": ISSUE, "page": PAGE, "story": STORY}
TITLES = {
    "paper": "版式规范 paper.yaml / the style book",
    "issue": "一期 issue.yaml / an issue",
    "page": "一版 01.yaml / a page",
    "story": "稿件的头 / the head of a story",
}
_SCALAR = ["string", "number", "boolean", "null"]  #: YAML's types of a plain word; an empty value is the default

Schema = dict[str, Any]


def schema(name: str) -> Schema:
    """The schema of ``paper``, ``issue``, ``page`` or ``story``; KeyError for another name."""
    writer = _Writer()
    whole = writer.table(FILES[name])
    definitions = dict(sorted(writer.definitions.items()))
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": TITLES[name], **whole} | (
        {"definitions": definitions} if definitions else {}
    )


def as_text(name: str) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Writes each table of a file once, as a definition."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._named: dict[int, str] = {}

    def table(self, table: Table) -> Schema:
        """An object with the keys of a table, each by either name."""
        properties: Schema = {}
        required: list[Schema] = []
        for key in table.keys:
            properties[key.zh] = self._property(key, key.doc_zh, key.doc_en)
            properties[key.en] = self._property(key, key.doc_en, key.doc_zh)
            if key.required:
                required.append({"anyOf": [{"required": [key.zh]}, {"required": [key.en]}]})
        found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**found, "allOf": required} if required else found

    def _reference(self, table: Table) -> Schema:
        if id(table) not in self._named:
            taken = sum(name.rstrip("0123456789") == table.en for name in self._named.values())
            self._named[id(table)] = name = f"{table.en}{taken + 1 if taken else ''}"
            self.definitions[name] = self.table(table)
        return {"$ref": f"#/definitions/{self._named[id(table)]}"}

    def _property(self, key: Key[object], *docs: str) -> Schema:
        found = self._kind(key.kind.schema, key.kind)
        found = {"allOf": [found]} if "$ref" in found else found  # draft 7: nothing counts beside a reference
        return {"description": "\n\n".join(docs), **found}

    def _kind(self, leaf: Schema, kind: Kind[object]) -> Schema:
        """A value's schema; the keys of the table inside it are put where an object may stand."""
        if "anyOf" in leaf:
            return {"anyOf": [self._kind(part, kind) for part in leaf["anyOf"]]}
        if "items" in leaf:
            items = self._kind(leaf["items"], kind)
            one = items["anyOf"] if set(items) == {"anyOf"} else [items]
            return {"anyOf": [{**leaf, "items": items}, *one]}  # one value counts as a list of one
        if isinstance(leaf.get("additionalProperties"), dict):
            return {"type": ["object", "null"], "additionalProperties": self._kind(leaf["additionalProperties"], kind)}
        if "enum" in leaf:
            return {"enum": [*leaf["enum"], None]}
        types = leaf.get("type", [])
        types = [types] if isinstance(types, str) else list(types)
        if "integer" in types:
            return {"anyOf": [leaf, {"type": ["string", "null"]}]}
        if "string" in types:
            types += [name for name in _SCALAR if name not in types]
        if "object" not in types or not kind.tables:
            return {**leaf, "type": types}
        others = [name for name in types if name != "object"] or ["null"]
        return {"anyOf": [self._reference(kind.tables[0]), {**leaf, "type": others}]}
