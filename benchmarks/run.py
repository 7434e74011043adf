"""Layout and Typst side by side, on the same text, sheet, columns and font files. Prints Markdown.

    python benchmarks/run.py [--rounds 9] [--only seed,4,64] [--keep FOLDER]

Whole processes, each new, in turns: layout, Typst, plain, layout …; after one turn that does not count. Medians of wall
time, of processor time and of peak memory; the ratio is the median of the ratios turn by turn. "Plain" is the same text
without the page: see typst_page.py. This process imports nothing heavy: Linux counts the memory of the process that
starts another into the other's peak.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
HERE = ROOT / "benchmarks"
PYTHON = sys.executable
TYPST = """\
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""
QUICK = """\
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True, pdf_tags=False)
"""
#: Compiled modules are kept, as everywhere: where PYTHONDONTWRITEBYTECODE is set, every run would compile the package.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
}


class Case(NamedTuple):
    """What is rendered, and the most that layout may take against Typst."""

    name: str
    title: str
    pages: int  #: 0: the sample issue
    bound: float | None


CASES = (
    Case("seed", "seed page", 0, 4.0),
    Case("4", "4 pages, 32,000 characters", 4, 2.5),
    Case("64", "64 pages, 512,000 characters", 64, None),
)


class Sample(NamedTuple):
    """One process: seconds, seconds, MB."""

    wall: float
    cpu: float
    memory: float


class Inputs(NamedTuple):
    """What the programs read and write."""

    issue: Path
    document: Path
    plain: Path
    layout_pdf: Path
    typst_pdf: Path

    def layout(self) -> list[str]:
        return [PYTHON, "-m", "layout", "render", str(self.issue), "-o", str(self.layout_pdf)]

    def typst(self, program: str = TYPST, plain: bool = False) -> list[str]:
        document, pdf = (self.plain, self.plain.with_suffix(".pdf")) if plain else (self.document, self.typst_pdf)
        return [PYTHON, "-c", program, str(document), str(pdf), str(ROOT / "fonts")]


def measure(command: list[str]) -> Sample:
    """Run a process to its end."""
    silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    start = perf_counter()
    process = os.posix_spawn(command[0], command, ENVIRONMENT, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    wall = perf_counter() - start
    if status:
        sys.exit(f"this failed: {' '.join(command)}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turns(commands: Sequence[list[str]], rounds: int) -> list[list[Sample]]:
    """Samples of each command, taken in turns, after one turn that does not count."""
    turns = [[measure(command) for command in commands] for _ in range(rounds + 1)]
    return [list(found) for found in zip(*turns[1:], strict=True)]


def middle(samples: Sequence[Sample]) -> Sample:
    """The median of each figure."""
    return Sample(*(median(values) for values in zip(*samples, strict=True)))


def ask(*arguments: str) -> str:
    """What one of the scripts beside this one prints."""
    done = subprocess.run([PYTHON, *arguments], capture_output=True, text=True, cwd=ROOT, env=ENVIRONMENT, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout.strip()


def prepare(case: Case, folder: Path) -> Inputs:
    """Write what the case needs."""
    issue = ROOT / "issues" / "2020-09-29"
    if case.pages:
        issue = Path(ask(str(HERE / "make_paper.py"), str(folder / "paper"), "--pages", str(case.pages)))
    document = Path(ask(str(HERE / "typst_page.py"), str(issue), str(folder / "typst")))
    inputs = Inputs(issue, document, document.with_name("plain.typ"), folder / "layout.pdf", folder / "typst.pdf")
    measure(inputs.layout())
    measure(inputs.typst())
    print(ask(str(HERE / "typst_page.py"), "--compare", str(inputs.layout_pdf), str(inputs.typst_pdf)), file=sys.stderr)
    return inputs


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def heading(*cells: str) -> Iterator[str]:
    yield row(*cells)
    yield row("---", *("---:" for _ in cells[1:]))


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"


def cold(cases: dict[Case, Inputs], rounds: int) -> Iterator[str]:
    """Whole processes."""
    yield from heading(
        "whole process, cold", "layout ms", "Typst ms", "ratio", "Typst plain ms", "ratio", "bound", "CPU ms", "Typst",
        "plain", "peak MB", "Typst", "plain",
    )  # fmt: skip
    for case, inputs in cases.items():
        samples = in_turns((inputs.layout(), inputs.typst(), inputs.typst(plain=True)), rounds)
        ours, theirs, plain = samples
        bound = f"{case.bound:g}" if case.bound else "–"
        a, b, c = (middle(found) for found in samples)
        yield row(
            case.title, ms(a.wall), ms(b.wall), ratio(ours, theirs), ms(c.wall), ratio(ours, plain), bound,
            ms(a.cpu), ms(b.cpu), ms(c.cpu), f"{a.memory:.0f}", f"{b.memory:.0f}", f"{c.memory:.0f}",
        )  # fmt: skip


def ratio(ours: Sequence[Sample], theirs: Sequence[Sample]) -> str:
    """The median of the ratios turn by turn."""
    return f"**{median(a.wall / b.wall for a, b in zip(ours, theirs, strict=True)):.2f}**"


def startup(cases: dict[Case, Inputs], rounds: int) -> Iterator[str]:
    """What of it is starting and importing, and Typst without what layout does not do."""
    yield from heading("whole process, cold", "wall ms", "CPU ms", "MB")
    commands = {
        "Python that does nothing": [PYTHON, "-c", "pass"],
        "Python that imports `typst`": [PYTHON, "-c", "import typst"],
        "Python that imports what `layout render` needs": [
            PYTHON, "-c", "import layout.cli, layout.pipeline, layout.output, layout.export.pdf.document",
        ],
    }  # fmt: skip
    for case, inputs in cases.items():
        commands[f"Typst, {case.title}, without PDF tags"] = inputs.typst(QUICK)
    for name, found in zip(commands, in_turns(list(commands.values()), rounds), strict=True):
        a = middle(found)
        yield row(name, ms(a.wall), ms(a.cpu), f"{a.memory:.0f}")


def warm(cases: dict[Case, Inputs], times: int = 7) -> Iterator[str]:
    """Again and again in one process."""
    yield from heading(
        "one process, ms", "layout 1st", "layout 2nd", "layout later", "Typst 1st", "Typst again, nothing changed",
        "Typst, one character changed",
    )  # fmt: skip
    for case, inputs in cases.items():
        ours = json.loads(ask(str(HERE / "inprocess.py"), "warm", str(inputs.issue), str(times)))
        theirs = json.loads(ask(str(HERE / "inprocess.py"), "typst", str(inputs.document), str(times)))
        numbers = (ours[0], ours[1], median(ours[2:]), theirs[0], median(theirs[1:-1]), theirs[-1])
        yield row(case.title, *(f"{number:.0f}" for number in numbers))


def steps(cases: dict[Case, Inputs], processes: int = 7) -> Iterator[str]:
    """The stages of a cold run, each the median of so many processes."""
    yield from heading("step, in the process, cold, ms", *(case.title for case in cases))
    columns = []
    for inputs in cases.values():
        runs, whole = [], []
        for _ in range(processes):
            runs.append(json.loads(ask(str(HERE / "inprocess.py"), "steps", str(inputs.issue))))
            whole.append(measure(inputs.layout()).wall * 1000)
        found = {label: median(run[label] for run in runs) for label in runs[0]}
        found["whole process less that: Python's start, command line, file, end"] = median(whole) - found["in all"]
        columns.append(found)
    for label in columns[0]:
        yield row(label, *(f"{column[label]:.1f}" for column in columns))


def environment() -> str:
    """The kind of machine, and versions."""
    names = ("typst", "reportlab", "uharfbuzz", "PyYAML")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    return f"{machine}; Python {platform.python_version()}; {packages}"


def report(folder: Path, names: Sequence[str], rounds: int) -> None:
    """Measure and print."""
    cases = {case: prepare(case, folder / case.name) for case in CASES if not names or case.name in names}
    print(f"{environment()}; {rounds} turns\n")
    tables: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: cold(cases, rounds), lambda: startup(cases, rounds), lambda: warm(cases), lambda: steps(cases),
    )  # fmt: skip
    for table in tables:
        for line in table():
            print(line, flush=True)
        print()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", default="", help="such as seed,4")
    parser.add_argument("--keep", type=Path, help="a folder for what is read and written; else a temporary one")
    options = parser.parse_args()
    os.chdir(ROOT)
    names = [name for name in options.only.split(",") if name]
    if options.keep:
        report(options.keep, names, options.rounds)
        return
    with tempfile.TemporaryDirectory(prefix="layout-bench-") as folder:
        report(Path(folder), names, options.rounds)


if __name__ == "__main__":
    main()
