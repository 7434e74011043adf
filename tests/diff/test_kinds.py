"""Each kind of change is named in the right words, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.diff.stories import Side
from layout.diff.texts import edits
from tests.diff.mutations import MUTATIONS, SAID
from tests.diff.paper import side, told


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Side:
    return side(tmp_path_factory.mktemp("base"))


CASES = [(kind, number) for kind, mutations in MUTATIONS.items() for number in range(len(mutations))]


@pytest.mark.parametrize(("kind", "number"), CASES, ids=[f"{kind} {number}" for kind, number in CASES])
def test_a_change_is_told(kind: str, number: int, base: Side, tmp_path: Path) -> None:
    assert told(base, side(tmp_path, *MUTATIONS[kind][number])) == SAID[kind][number]


def test_every_kind_comes_in_five() -> None:
    assert [len(found) for found in MUTATIONS.values()] == [5] * 23


def test_the_same_says_nothing(base: Side, tmp_path: Path) -> None:
    assert told(base, side(tmp_path)) == []


def test_an_area_that_is_called_otherwise_is_no_change(base: Side, tmp_path: Path) -> None:
    renamed = (
        ("期/02.yaml", "庚  庚  庚  庚", "辛  辛  辛  辛"),
        (  # its story is named instead
            "期/02.yaml",
            "  庚: {级: 小",
            "  辛: {稿: 庚, 级: 小",
        ),
    )
    assert told(base, side(tmp_path, *renamed)) == []


def test_in_english(base: Side, tmp_path: Path) -> None:
    changed = side(tmp_path, ("期/01.yaml", "  22  甲", "  24  甲"))
    assert told(base, changed, "en")[0] == "page 01, “行格之上”: its area is 2 rows deeper"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("近日", "日前", "改2字"), ("甲乙丙", "甲丁丙", "改1字"), ("甲", "甲乙", "加1字"), ("甲乙", "甲", "删1字")],
)
def test_characters_are_counted(old: str, new: str, said: str) -> None:
    assert edits(old, new).zh == said
