"""Real prose set by layout, Typst, xeCJK and luatexja, and measured from the PDFs. Prints Markdown.

    python benchmarks/compare/compare.py [--lines 20000] [--measures 10,12,16,20] [--engines first,typst]
                                         [--keep FOLDER] [--widest 5]

See README.md beside it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path
from typing import NamedTuple

import engines
from figures import Figures, Line, figures, lines, widening
from pdfglyphs import read
from prosetext import paragraphs

HEAD = (
    "| em | engine | lines | forbidden | mean | 95 % | widest | over 1/10 em | tight | marks reduced a line"
    " | full stops | lone | beyond | short | mixed | divided |"
)


class Job(NamedTuple):
    """One setting."""

    engine: str
    measure: int
    lines: int
    folder: Path
    widest: int


class Outcome(NamedTuple):
    """Its figures and its most open lines."""

    figures: Figures
    worst: list[str]


def run(job: Job) -> Outcome:
    """Set the prose and measure it."""
    texts = paragraphs(job.measure, job.lines)
    file = engines.make(job.engine, texts, job.measure, job.folder)
    found = list(lines(read(file), texts))
    worst = sorted(((gap, line) for line in found if (gap := widening(line)) is not None), key=lambda pair: -pair[0])
    return Outcome(figures(found, job.measure), [f"{gap:.3f} {text(line)}" for gap, line in worst[: job.widest]])


def text(line: Line) -> str:
    """What stands on the line."""
    return "".join(cell.char for cell in line.cells)


def table(jobs: Sequence[Job], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The rows of the table."""
    yield HEAD
    yield "| ---: | --- |" + " ---: |" * (HEAD.count("|") - 3)
    for job, (got, _) in zip(jobs, outcomes, strict=True):
        yield (
            f"| {job.measure} | {engines.NAMES[job.engine]} | {got.lines:,} | {got.forbidden} | {got.mean:.4f}"
            f" | {got.p95:.3f} | {got.widest:.2f} | {got.wide:.2%} | {got.tight:.1%} | {got.reduced:.3f}"
            f" | {got.stops} | {got.lone} | {got.beyond} | {got.short} | {got.mixed:.2f} | {got.divided} |"
        )


def main() -> None:
    """Read the arguments, set everything, two settings at a time, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=20_000)
    parser.add_argument("--measures", default="10,12,16,20")
    parser.add_argument("--engines", default=",".join(engines.available()))
    parser.add_argument("--keep", type=Path, help="leave documents and PDFs here")
    parser.add_argument("--widest", type=int, default=0, help="show so many of the most open lines")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        pairs = product(map(int, args.measures.split(",")), args.engines.split(","))
        jobs = [Job(engine, measure, args.lines, folder.resolve(), args.widest) for measure, engine in pairs]
        with ProcessPoolExecutor(2) as pool:
            outcomes = list(pool.map(run, jobs))
        print(*(f"- {line}" for line in engines.versions(folder)), "", *table(jobs, outcomes), sep="\n")
    for job, outcome in zip(jobs, outcomes, strict=True):
        if outcome.worst:
            print("", f"{engines.NAMES[job.engine]}, {job.measure} em", *outcome.worst, sep="\n")


if __name__ == "__main__":
    main()
