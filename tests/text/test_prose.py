"""Real prose at every measure that a newspaper has: the laws hold, and the figures are told."""

from __future__ import annotations

from statistics import mean, quantiles

import pytest

from layout.text.justify import set_lines
from layout.text.linebreak import break_from
from layout.units import EM
from tests.text import laws
from tests.text.prose import sample
from tests.text.setting import SONG, follow, ready

PARAGRAPHS = 1000
MEASURES = range(8, 31)


@pytest.mark.press
def test_thousand_paragraphs_at_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    texts = sample(PARAGRAPHS)
    assert len(texts) == PARAGRAPHS
    prepared = [ready(text, SONG) for text in texts]
    told = [f"{PARAGRAPHS} paragraphs, {sum(map(len, texts))} characters; openings in 1/1000 em a gap"]
    told.append("measure  lines   mean    p95  widest  over 1/10 em  squeezed  lone  short of the margin")
    for measure in MEASURES:
        opened: list[int] = []
        squeezed = lone = short = 0
        for par in prepared:
            lines = set_lines(par, break_from(par, 0, lambda _, room=measure * EM: room, 2 * EM))  # type: ignore[misc]
            laws.check_nothing_lost(par, lines)
            laws.check_breaks(par, lines, "clreq-gb")
            for number, line in enumerate(lines):
                room = measure * EM - (0 if number else 2 * EM)
                laws.check_width(par, follow(par, line, SONG), room)
                if line.justified:
                    opened.append(line.opened)
                    squeezed += line.squeezed > 0
                    short += line.width < room
            lone += len(lines) > 1 and sum(map(str.isalnum, par.text[lines[-1].start :])) == 1
        worst, p95 = max(opened), quantiles(opened, n=20)[-1]
        wide = sum(gap > EM // 10 for gap in opened) / len(opened)
        told.append(
            f"{measure:>5} em {len(opened) + PARAGRAPHS:>6} {mean(opened):>6.1f} {p95:>6.0f} {worst:>7} {wide:>12.1%}"
            f" {squeezed / len(opened):>9.1%} {lone:>5} {short:>5}"
        )
    with capsys.disabled():
        print("", *told, sep="\n")
