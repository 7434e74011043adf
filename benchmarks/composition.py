"""Where lines end: how long first fit and total fit take, against shaping the same text; in one process, paired.

``python benchmarks/composition.py [--million]`` prints the tables of ``COMPOSITION.md``.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median
from sys import path
from time import perf_counter
from typing import NamedTuple

path.insert(0, str(Path(__file__).parent.parent))

from layout.fonts.shape import shape
from layout.text import mixed
from layout.text.breakers import BREAKERS
from layout.text.cut import lone_character
from layout.text.justify import set_lines
from layout.text.marks import classify
from layout.text.paragraph import Prepared
from layout.text.totalfit import settings
from layout.units import EM, Mem
from tests.text.prose import paragraphs
from tests.text.setting import SONG, chain, ready

RUNS = 15


class Sample(NamedTuple):
    """Newspaper paragraphs of so many characters, unprepared and prepared."""

    texts: list[str]
    pars: list[Prepared]


def sample(characters: int, least: int = 30) -> Sample:
    texts, count = [], 0
    for text in paragraphs(least):
        if count >= characters:
            break
        texts.append(text)
        count += len(text)
    return Sample(texts, [ready(text, SONG) for text in texts])


def shaping(texts: Sequence[str]) -> Callable[[], None]:
    faces = chain(*SONG)
    western = [mixed.western(classify(text)) for text in texts]

    def run() -> None:
        for text, words in zip(texts, western, strict=True):
            shape(text, [(0, len(text), faces)], words)

    return run


def breaking(pars: Sequence[Prepared], name: str, measure: Mem) -> Callable[[], None]:
    breaker = BREAKERS[name]

    def run() -> None:
        for par in pars:
            breaker(par, 0, lambda _: measure, 2 * EM, ())

    return run


def timed(run: Callable[[], None]) -> float:
    begun = perf_counter()
    run()
    return perf_counter() - begun


def paired(jobs: dict[str, Callable[[], None]], runs: int) -> dict[str, list[float]]:
    """The times of jobs run in turn, so that each round sees the same machine."""
    found: dict[str, list[float]] = {name: [] for name in jobs}
    gc.collect()
    gc.disable()
    for _ in range(runs):
        for name, job in jobs.items():
            found[name].append(timed(job))
    gc.enable()
    return found


def times(characters: int, measure: int, runs: int, least: int = 30) -> str:
    """A row: characters, shaping, each breaker and how many times as long it took (median of the pairs)."""
    texts, pars = sample(characters, least)
    jobs = {"shape": shaping(texts)} | {name: breaking(pars, name, measure * EM) for name in BREAKERS}
    found = paired(jobs, runs)
    cells = [f"{sum(map(len, texts)):,}", str(len(texts)), f"{measure} em", f"{median(found['shape']) * 1000:.1f} ms"]
    for name in BREAKERS:
        ratio = median(b / a for a, b in zip(found["shape"], found[name], strict=True))
        cells.append(f"{median(found[name]) * 1000:.1f} ms ({ratio:.2f}×)")
    return "| " + " | ".join(cells) + " |"


def figures(pars: Sequence[Prepared], measure: int) -> list[str]:
    """Rows: what each breaker makes of the text."""
    rows = []
    for name, breaker in BREAKERS.items():
        cuts = [breaker(par, 0, lambda _: measure * EM, 2 * EM, ()) for par in pars]
        lines = [line for par, of in zip(pars, cuts, strict=True) for line in set_lines(par, of)]
        opened = sorted(line.opened for line in lines if line.justified)
        wide = sum(gap > EM // 10 for gap in opened) / len(opened)
        squeezed = sum(line.squeezed > 0 for line in lines) / len(lines)
        lone = sum(lone_character(par, of[-1].first) for par, of in zip(pars, cuts, strict=True) if len(of) > 1)
        rows.append(
            f"| {measure} em | {name} | {len(lines):,} | {mean(opened) / EM:.4f}"
            f" | {opened[len(opened) * 95 // 100] / EM:.3f} | {wide:.2%} | {squeezed:.1%} | {lone} |"
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="also 1,000,000 characters")
    options = parser.parse_args()
    print("| characters | paragraphs | measure | shaping | first fit | total fit |")
    print("| --- | --- | --- | --- | --- | --- |")
    for measure in (10, 12, 16, 20):
        print(times(32_000, measure, RUNS))
    for characters in (4_000, 8_000, 16_000, 64_000, 128_000):
        print(times(characters, 16, RUNS))
    if options.million:
        print(times(1_000_000, 16, 3))
    texts = sample(100_000)
    print("\n| measure | breaker | lines | mean | p95 | over 1/10 em | squeezed | lone 字 |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for measure in (10, 12, 16, 20):
        print(*figures(texts.pars, measure), sep="\n")
    begun = perf_counter()
    found = [settings(par, 0, lambda _: 16 * EM, 2 * EM) for par in sample(32_000).pars]
    spent = perf_counter() - begun
    print(
        f"\nsettings of {len(found)} paragraphs: {spent:.2f} s with shaping;"
        f" a line more: {sum(each.longer is not None for each in found)},"
        f" a line less: {sum(each.shorter is not None for each in found)}"
    )


if __name__ == "__main__":
    main()
