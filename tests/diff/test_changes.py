"""Twenty kinds of change, five of each: the right words, and nothing else. ``--update-cases`` writes what comes out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostic import Span
from layout.diff import pages, styles, words
from layout.diff.bare import same
from layout.diff.change import Report, Side
from layout.diff.compare import compare
from layout.diff.sides import open_issue
from layout.diff.telling import as_data, lines
from layout.diff.texts import align, count, moves
from layout.diff.vocabulary import WORDS
from layout.diff.words import SENTENCES
from layout.model import Role
from layout.style import BoxStyle, Folio, Shape, Stock
from tests.diff.paper import Edits, lay_out

FILE = Path(__file__).with_name("mutations.yaml")
MUTATIONS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Side:
    return open_issue(lay_out(tmp_path_factory.mktemp("before").resolve()))


def after(folder: Path, edits: Edits) -> Side:
    return open_issue(lay_out(folder.resolve(), edits))


def edits(mutation: dict[str, Any]) -> Edits:
    return tuple((file, old, new) for file, old, new in mutation["edits"])


def told(report: Report) -> dict[str, list[str]]:
    return {lang: list(lines(report, lang)) for lang in ("zh", "en")}


def test_there_are_five_of_each() -> None:
    kinds = Counter(mutation["kind"] for mutation in MUTATIONS)
    assert len(kinds) >= 20
    assert min(kinds.values()) >= 5


def test_every_mutation_is_told(before: Side, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    wrong = []
    for number, mutation in enumerate(MUTATIONS):
        found = told(compare(before, after(tmp_path / str(number), edits(mutation))))
        if request.config.getoption("--update-cases"):
            mutation |= found
        elif found != {lang: mutation[lang] for lang in found}:
            wrong.append((mutation["kind"], mutation["edits"], found))
    if request.config.getoption("--update-cases"):
        FILE.write_text(yaml.safe_dump(MUTATIONS, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    assert wrong == []


def test_the_same_is_silent(before: Side, tmp_path: Path) -> None:
    assert compare(before, after(tmp_path, ())) == Report()


def test_lines_that_move_in_their_file_are_no_change(before: Side, tmp_path: Path) -> None:
    moved = (
        ("期/01.yaml", "版名", "# 一行注\n\n版名"),
        ("期/稿/长.md", "引题", "# 注\n引题"),
        ("paper.yaml", "报名", "# 注\n报名"),
    )
    assert compare(before, after(tmp_path, moved)) == Report()


def test_where_a_value_was_written_is_no_part_of_it() -> None:
    assert same({"a": (Stock((1, 2), (), 3, Span("a")),)}, {"a": (Stock((1, 2), (), 3, Span("b", 9)),)})
    assert not same(Stock((1, 2), (), 3, Span("a")), Stock((1, 2), (), 4, Span("a")))


def test_the_house_dress_of_the_seed(tmp_path: Path) -> None:
    """A change of the body's size is one change, whatever is measured by it."""
    from shutil import copytree

    issues = Path(__file__).parents[2] / "issues"
    copytree(issues, tmp_path / "new")
    book = tmp_path / "new" / "paper.yaml"
    dressed = book.read_text(encoding="utf-8").replace("正文: {字体: 宋, 字号: 10pt", "正文: {字体: 宋, 字号: 9.5pt")
    book.write_text(dressed, encoding="utf-8")
    report = compare(open_issue(issues / "2020-09-29"), open_issue((tmp_path / "new" / "2020-09-29").resolve()))
    assert list(lines(report, "zh"))[:1] == ["正文字号由10磅改为9.5磅"]
    assert len(report.changes) == 1


def test_every_change_can_be_seen(before: Side, tmp_path: Path) -> None:
    report = compare(before, after(tmp_path, (("期/稿/满.md", "句号却不挤", "冒号却不挤"),)))
    data = as_data(report, "zh")["changes"]
    assert isinstance(data, list)
    assert [spot["side"] for spot in data[0]["spots"]].count("old") == 2  # the paragraph's lines
    assert data[0]["args"]["changed"] == 1


SOURCES = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(words.__file__).parent.glob("*.py")))


def test_every_kind_has_a_sentence_and_every_sentence_a_kind() -> None:
    kinds = set(re.findall(r'\b(?:change|_say)\(\s*"([\w-]+)"', SOURCES))
    assert len(kinds) > 30
    assert kinds <= set(SENTENCES)
    assert [kind for kind in SENTENCES if SOURCES.count(f'"{kind}"') < 2 and not kind.startswith("area-")] == []


def test_every_field_has_its_word() -> None:
    wanted = [*Role, *(f"part-{role}" for role in Role), *pages.FIELDS, *styles.TYPE, *styles.SIMPLE, *styles.WHOLE]
    wanted += [f"shape-{field}" for field in Shape._fields] + [f"box-{field}" for field in BoxStyle._fields[1:]]
    wanted += [f"folio-{field}" for field in Folio._fields] + re.findall(r'\bword\("([\w-]+)"', SOURCES)
    assert [key for key in wanted if key not in WORDS] == []


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ("甲乙丙", "甲丁丙", (1, 0, 0)),
        ("甲乙", "甲乙丙", (0, 1, 0)),
        ("甲甲甲", "甲", (0, 0, 2)),
        ("", "甲", (0, 1, 0)),
    ],
)
def test_counts(old: str, new: str, counts: tuple[int, int, int]) -> None:
    assert count(old, new) == counts


@given(st.lists(st.sampled_from(["甲乙丙丁", "甲乙丙戊", "己庚", "辛", "壬癸子"]), max_size=7), st.randoms())
def test_every_paragraph_is_told_once(old: list[str], random: Random) -> None:
    """A law: alignment takes each paragraph of both sides once, and what moved has the same text."""
    new = [text for text in old if random.random() < 0.8] + ["辛"]
    random.shuffle(new)
    pairs = align(old, new)
    assert sorted(pair.old for pair in pairs if pair.old is not None) == list(range(len(old)))
    assert sorted(pair.new for pair in pairs if pair.new is not None) == list(range(len(new)))
    assert moves(align(old, old)) == set()


@pytest.mark.parametrize("table", [SENTENCES, WORDS], ids=["sentences", "words"])
def test_both_languages(table: dict[str, tuple[str, str]]) -> None:
    assert all(zh and en for zh, en in table.values())
