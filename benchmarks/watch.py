"""From saving one story to the new PDF in a warm process, beside Typst's warm recompile. Prints Markdown.

    python benchmarks/watch.py [--rounds 21]

``layout watch`` runs on a copy of the sample issue; one 字 of a story is changed and saved, and the clock stops when
the PDF has been replaced: the watcher's delay, reading, setting, making up and writing are all in it. "In the process"
is ``layout.watch.turn`` alone. Typst's ``Compiler`` recompiles the same page (typst_page.py) with one 字 changed; it
watches nothing. Medians of wall time.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any

ROOT = Path(__file__).parent.parent
#: Compiled modules are kept, as everywhere (see run.py).
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
HERE = ROOT / "benchmarks"
STORY = "稿/联盟.md"
PATIENCE = 10.0


def changed(story: Path, turn: int) -> None:
    """Save the story with another 字 in its first sentence."""
    text = story.read_text(encoding="utf-8")
    old, new = ("成立", "建立") if turn % 2 else ("建立", "成立")
    story.write_text(text.replace(old, new, 1), encoding="utf-8")


def saved(issue: Path, output: Path, rounds: int) -> list[float]:
    """Seconds from a save to the new file."""
    command = [sys.executable, "-m", "layout", "watch", str(issue), "-o", str(output), "--lang", "en"]
    streams: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, **streams)
    assert process.stderr
    found = []
    try:
        for turn in range(rounds + 1):
            while "waiting" not in process.stderr.readline():
                pass
            before = output.stat().st_mtime_ns
            sleep(0.3)
            start = perf_counter()
            changed(issue / STORY, turn + 1)
            while output.stat().st_mtime_ns == before and perf_counter() - start < PATIENCE:
                sleep(0.0005)
            if turn:  # the first does not count
                found.append(perf_counter() - start)
    finally:
        process.terminate()
        process.wait()
    return found


def in_process(issue: Path, output: Path, rounds: int) -> list[float]:
    from layout.watch import turn

    found = []
    for number in range(rounds + 2):
        changed(issue / STORY, number + 1)
        found.append(turn(str(issue), str(output)).seconds)
    return found[2:]


def typst(issue: Path, folder: Path, rounds: int) -> list[float]:
    """Milliseconds of Typst's recompiles with one 字 changed, each in a process that has compiled the page before."""
    page = [sys.executable, str(HERE / "typst_page.py"), str(issue), str(folder)]
    document = subprocess.run(page, check=True, capture_output=True, text=True).stdout.strip()
    command = [sys.executable, str(HERE / "inprocess.py"), "typst", document, "4"]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(rounds)]
    return [float(json.loads(run)[-1]) for run in runs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "issues", folder / "paper")
        issue, output = folder / "paper" / "2020-09-29", folder / "out" / "page.pdf"
        whole = median(saved(issue, output, options.rounds)) * 1000
        inside = median(in_process(issue, output, options.rounds)) * 1000
        theirs = median(typst(issue, folder / "typst", max(5, options.rounds // 3)))
    print("| one story saved, seed page | ms | ratio to Typst |")
    print("| --- | ---: | ---: |")
    print(f"| `layout watch`, from the save to the new PDF | {whole:.0f} | {whole / theirs:.1f} |")
    print(f"| in the process (`layout.watch.turn`) | {inside:.0f} | {inside / theirs:.1f} |")
    print(f"| Typst's warm recompile | {theirs:.0f} | 1 |")


if __name__ == "__main__":
    main()
