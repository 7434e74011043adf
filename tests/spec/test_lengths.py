"""Units and 字号 -> integers; the expected values are worked out by hand."""

from __future__ import annotations

import pytest

from layout.spec.lengths import Scale, parse_em, parse_length, parse_size, parse_thousandths

SCALE = Scale(em=10_000, step=14_000)


@pytest.mark.parametrize(
    ("text", "mpt"),
    [
        ("272.5mm", 772_441),  # 272.5 × 360000 / 127 = 772440.94
        ("25.4 mm", 72_000),
        ("2.54厘米", 72_000),
        ("1in", 72_000),
        ("10.5pt", 10_500),
        ("9磅", 9_000),
        ("16字", 160_000),
        ("1.5em", 15_000),
        ("3行", 42_000),
        ("0.0005pt", 1),  # halves away from zero
        ("-1.5pt", -1_500),
        ("１２ｐｔ", None),
        ("１２pt", 12_000),
        ("12", None),
        ("12px", None),
        ("1,5mm", None),
        ("mm", None),
        ("1234567pt", None),
        ("", None),
    ],
)
def test_length(text: str, mpt: int | None) -> None:
    assert parse_length(text, SCALE) == mpt


@pytest.mark.parametrize(
    ("name", "founder", "word"),
    [
        ("小五", 9_000, 9_000),
        ("五号", 10_500, 10_500),
        ("初号", 36_000, 42_000),
        ("小初", 32_000, 36_000),
        ("一号字", 28_000, 26_000),
        ("小特", 42_000, None),
        ("小三", None, 15_000),
        ("13.5pt", 13_500, 13_500),
        ("大号", None, None),
    ],
)
def test_size(name: str, founder: int | None, word: int | None) -> None:
    assert parse_size(name, SCALE) == founder
    assert parse_size(name, SCALE._replace(table="word")) == word


@pytest.mark.parametrize(
    ("text", "mem"), [("2字", 2000), ("1/4字", 250), ("0.25em", 250), ("1/3字", 333), ("1/0字", None), ("2pt", None)]
)
def test_em(text: str, mem: int | None) -> None:
    assert parse_em(text) == mem


@pytest.mark.parametrize(("text", "part"), [("80%", 800), ("12.5%", 125), ("８０％", 800), ("80", 800), ("80pt", None)])
def test_percent(text: str, part: int | None) -> None:
    assert parse_thousandths(text) == part
