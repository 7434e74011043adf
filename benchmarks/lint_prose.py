"""How often the rules about copy report something in running prose.

    python benchmarks/lint_prose.py FOLDER [LIMIT]

FOLDER holds text files, a paragraph a line; each is taken for a story. LIMIT stops after so many characters. Printed
are the counts by code and every report, so that someone who reads Chinese can say which are true: prose has faults.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

from layout.diagnostic import Span
from layout.lint.run import copy_view, report
from layout.lint.view import copies
from layout.messages import render
from layout.model import Heading, Issue, Paragraph, Role, Story, Text
from layout.spec.stylebook import read_style_book


def story(path: Path) -> Story:
    """A text file as a story without a heading."""
    lines = path.read_text(encoding="utf-8").split("\n")
    blocks = [Paragraph(Role.BODY, Text(line, Span(path.name, number))) for number, line in enumerate(lines, 1) if line]
    return Story(path.stem, Span(path.name), Heading(), tuple(blocks))


def main(folder: str, limit: int) -> None:
    style = read_style_book(Path(folder), []).style
    stories: dict[str, Story] = {}
    size = 0
    for path in sorted(Path(folder).glob("*.txt")):
        if size >= limit:
            break
        stories[path.stem] = story(path)
        size += sum(len(copy.text.text) for copy in copies([stories[path.stem]]))
    issue = Issue("prose", date(1998, 1, 15), Span(""), (), stories)
    found = report(copy_view(issue, style, Path(folder)))
    for one in found.findings:
        print(render(one, "zh", found.message(one.code)).split("\n")[0])
    for code, count in Counter(one.code for one in found.findings).most_common():
        print(f"{count:6} {code}")
    print(f"{size} characters, {len(found.findings)} reports")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10**9)
