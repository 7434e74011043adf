"""断题.yaml: how headlines break that the engine would break itself, kept beside the issue by ``layout breaks``.

A line for each story: its headline with the editor's signs. One that no longer is the story's headline does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from layout.diagnostic import Diagnostic, diagnose
from layout.model import Story, Text
from layout.spec import source
from layout.spec.keys import Reader, Table
from layout.spec.markup import BREAK
from layout.spec.nodes import Map, Scalar, compose

NAMES = ("断题", "breaks")  #: of the file, without its suffix
SUFFIX = ".yaml"
KEPT = Table("断题", "breaks")  #: its keys are the names of stories
_HEAD = "# 主题断在哪里，由 layout breaks --write 写下；改断法就移动“|”，不要了就删去那一行。\n"


def read(root: Path, file: str, problems: list[Diagnostic]) -> dict[str, Text]:
    """Story -> its headline with signs, in the file at ``file`` from the root."""
    text = source.read(root, file, source.SPEC_LIMIT, problems)
    node = compose(text, file, problems) if text is not None else None
    if node is None or (isinstance(node, Scalar) and node.empty):
        return {}
    reader = Reader(file, KEPT, "断题", problems)
    if not isinstance(node, Map):
        reader.wrong(node, "断题", "@map")
        return {}
    lines = ((entry.key, reader.scalar(entry.value, entry.key.text, "@text")) for entry in node.entries)
    return {key.text: Text(line.strip(), reader.span(key)) for key, line in lines if line is not None}


def apply(stories: Mapping[str, Story], kept: Mapping[str, Text], problems: list[Diagnostic]) -> dict[str, Story]:
    """The stories with what was kept for them; an editor's own signs and lines go first."""
    found = dict(stories)
    for name, line in kept.items():
        headline = stories[name].heading.headline if name in stories else ()
        if len(headline) != 1 or headline[0].turns:
            continue
        turns = _turns(line.text)
        if headline[0].text != line.text.replace(BREAK, "") or not turns:
            problems.append(diagnose("break-stale", line.at, story=name))
            continue
        text = headline[0]._replace(turns=turns)
        found[name] = stories[name]._replace(heading=stories[name].heading.with_headline((text,)))
    return found


def _turns(line: str) -> tuple[int, ...]:
    """Offsets of the signs in the line without them."""
    parts = line.split(BREAK)
    ends = [sum(map(len, parts[: count + 1])) for count in range(len(parts) - 1)]
    return tuple(end for end in ends if 0 < end < len(line) - len(ends))


def written(kept: Mapping[str, str]) -> str:
    """The file's text: the stories in the order of their names."""
    import json  # for quoting, where a file is written

    quoted = {name: json.dumps(kept[name], ensure_ascii=False) for name in sorted(kept)}
    return _HEAD + "".join(f"{json.dumps(name, ensure_ascii=False)}: {line}\n" for name, line in quoted.items())
