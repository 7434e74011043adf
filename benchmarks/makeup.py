"""What make-up costs: an issue against its own characters in one plain flow, whole processes in turns. Prints Markdown.

    python benchmarks/makeup.py [ISSUE] [--rounds 9]

The plain flow is one story of all the issue's paragraphs, without headings, pictures, boxes or tables, poured through
pages of nothing but columns on the same grid and in the same faces, as many as it takes. Medians of wall time; the
ratio is the median of the ratios turn by turn.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from layout.model import Paragraph, Question, Story, Table
from layout.spec.issue import load

ROOT = Path(__file__).parent.parent
#: Compiled modules are kept, as everywhere (see run.py).
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
BOUND = 3.0


def texts(story: Story) -> list[str]:
    """The paragraphs of a story, cells of its tables too."""
    found = []
    for block in story.blocks:
        match block:
            case Paragraph():
                found.append(block.text.text)
            case Question():
                found.append(block.question.text + (block.answer.text if block.answer else ""))
            case Table():
                found.append("，".join(cell.text.text for cell in block.cells))
    return found


def plain(issue: Path, folder: Path) -> tuple[Path, int, int]:
    """Write the plain flow below ``folder``; its issue, its characters and its pages."""
    loaded = load(issue)
    assert loaded.issue and loaded.style
    shutil.copytree(loaded.root, folder / "paper", ignore=shutil.ignore_patterns("output"))
    made = folder / "paper" / "plain"
    (made / "稿").mkdir(parents=True)
    paragraphs = [text for story in loaded.issue.stories.values() for text in texts(story)]
    characters = sum(map(len, paragraphs))
    safe = (re.sub(r"[*{}|<>^\\]", "，", text) for text in paragraphs)
    (made / "稿" / "流.md").write_text("".join(f"　　{text}\n" for text in safe), encoding="utf-8")
    grid = loaded.style.grid
    room = grid.rows * grid.columns * (grid.column_width // grid.size)
    pages = -(-characters * 11 // (10 * room))
    names = [f"{number:02}" for number in range(1, pages + 1)]
    (made / "issue.yaml").write_text(f"日期: {loaded.issue.date}\n版: [{', '.join(names)}]\n", encoding="utf-8")
    for number, name in enumerate(names):
        turns = [f"转: {names[number + 1]}"] if number + 1 < pages else []
        turns += [f"接: {names[number - 1]}"] if number else []
        words = " ".join(["流"] * grid.columns)
        page = f'版: "{name}"\n版面: |\n  {grid.rows} {words}\n放:\n  流: {{{", ".join(["稿: 流", *turns])}}}\n'
        (made / f"{name}.yaml").write_text(page, encoding="utf-8")
    return made, characters, pages


def run(issue: Path, output: Path) -> float:
    """Seconds of a whole process."""
    start = perf_counter()
    command = [sys.executable, "-m", "layout", "render", str(issue), "-o", str(output), "--force", "--quiet"]
    subprocess.run(command, check=False, capture_output=True, cwd=ROOT, env=ENVIRONMENT)
    return perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("issue", nargs="?", type=Path, default=ROOT / "issues" / "showcase")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        flow, characters, pages = plain(options.issue.resolve(), folder)
        ours, theirs = [], []
        for turn in range(options.rounds + 1):
            pair = run(options.issue, folder / "made.pdf"), run(flow, folder / "plain.pdf")
            if turn:  # the first does not count
                ours.append(pair[0])
                theirs.append(pair[1])
    ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
    print("| whole process | characters of copy | made up, ms | plain flow, ms | pages of it | ratio | bound |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    row = f"{options.issue.name} | {characters} | {median(ours) * 1000:.0f} | {median(theirs) * 1000:.0f} | {pages}"
    print(f"| {row} | **{ratio:.2f}** | {BOUND:g} |")


if __name__ == "__main__":
    main()
