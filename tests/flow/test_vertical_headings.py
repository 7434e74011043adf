"""Vertical headings: every line in its depth whatever its limits, apart from the others, with the same words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostic import Span
from layout.flow.setter import Setter
from layout.flow.vertical import Wished, set_vertical
from layout.fonts.book import FontBook
from layout.model import HEADING, Effect, Inline, Role, Text
from layout.spec.issue import load
from layout.style import Align, Ground, Level
from layout.units import EM
from tests.test_cases import FOLDER, lay_out, read_case

WORDS = st.text("天地玄黄，“》·A1 。", min_size=1, max_size=24).map(str.strip).filter(bool)
GROUNDS = st.sampled_from([None, Ground("红", 1000, True)])
LEVELS = st.fixed_dictionaries({
    "ground": GROUNDS, "label_ground": GROUNDS, "label_rule": st.sampled_from(["", "文武线"]),
    "lines": st.integers(1, 4), "step": st.integers(0, 2000), "gap": st.integers(0, 9000),
})  # fmt: skip
ALIGN = st.sampled_from(get_args(Align))


def paper(folder: Path) -> Path:
    lay_out(read_case(FOLDER / "vertical" / "parts.case"), folder)
    return folder


@pytest.fixture(scope="module")
def setter(tmp_path_factory: pytest.TempPathFactory) -> Setter:
    style = load(paper(tmp_path_factory.mktemp("style"))).style
    assert style
    styles = {role: one._replace(face="宋") for role, one in style.styles.items()}
    return Setter(style._replace(styles=styles), FontBook(style.faces, Path()))


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.dictionaries(st.sampled_from(HEADING), st.tuples(st.lists(WORDS, min_size=1, max_size=3), ALIGN), min_size=1),
    LEVELS, st.integers(0, 800), st.integers(3_000, 500_000), st.sampled_from(["", "centre", "head", "steps"]),
)  # fmt: skip
def test_lines_stand_apart_in_their_depth(
    setter: Setter, given: dict[Role, tuple[list[str], Align]], changes: dict[str, object], opens: int, depth: int,
    align: str,
) -> None:  # fmt: skip
    usual = next(iter(setter.style.levels.values()))
    level: Level = usual._replace(fit=usual.fit._replace(open=opens))._replace(**changes)  # type: ignore[arg-type]
    parts = [
        ([Text(words, Span("稿/甲.md", 2, 5)) for words in given[role][0]],
         setter.style.styles[role]._replace(align=given[role][1]))
        for role in HEADING if role in given
    ]  # fmt: skip
    inset = 10_000 if level.ground else 0
    wished = Wished(align, level.lines, inset)  # type: ignore[arg-type]
    block = set_vertical(parts, level, setter, "甲", depth, wished)
    for before, after in pairwise(block.lines):
        assert after.x + after.width <= before.x
    assert inset <= block.lines[-1].x and block.lines[0].x + block.lines[0].width <= block.width - inset
    codes = {found.code for found in block.diagnostics}
    if "vertical-too-long" not in codes:
        for line in block.lines:
            assert inset <= line.top and line.top + line.depth <= depth - inset
            assert depth - line.depth >= line.text.style.size // 2
    if depth >= block.needed:
        assert not codes & {"vertical-flattened", "vertical-smaller", "vertical-too-long"}
        assert all(line.space >= 0 for line in block.lines)
    for texts, style in parts:
        own = [line for line in block.lines if line.text.role is style.role]
        said = "".join(line.text.text.text[line.start : line.end] for line in own)
        assert "".join(said.split()) == "".join("".join(text.text.split()) for text in texts)
        assert len({(line.size, line.flat) for line in own}) == 1
    if block.panel:
        rect = block.panel.rect
        for line in block.lines:
            beside = line.x >= rect.right or line.x + line.width <= rect.x
            assert beside != (line.text.role is Role.LABEL)
            if not beside and "vertical-too-long" not in codes:
                assert rect.y < line.top and line.top + line.depth < rect.bottom <= depth - inset


def test_all_lines_of_a_part_close_up_alike(setter: Setter) -> None:
    """By what the one needs that has the fewest places for what it is too long by, not the longest."""
    style = setter.style.styles[Role.HEADLINE]._replace(size=20_000, align="left")
    level = next(iter(setter.style.levels.values()))
    texts = [Text(words, Span("稿/甲.md", 2, 5)) for words in ("天地玄黄宇宙洪荒", "天地玄黄宇宙洪")]
    block = set_vertical([(texts, style)], level, setter, "甲", 10_000 + 153_000, Wished())
    longer, shorter = block.lines
    assert longer.depth == 153_000 and not block.diagnostics
    assert shorter.space * longer.column.places == longer.space * shorter.column.places
    assert (longer.flat, longer.size) == (shorter.flat, shorter.size) == (EM, 20_000)


def test_marks_beside_a_line_have_room(setter: Setter) -> None:
    """Dots at its right, a name's line at its left, each 3/10 em from the line there, whatever the gap."""
    level = next(iter(setter.style.levels.values()))._replace(gap=0)
    plain = Text("天地", Span("稿/甲.md", 2, 5))
    effects = tuple(Effect(0, 2, kind) for kind in (Inline.DOTS, Inline.NAME))
    lines = [plain, plain._replace(effects=effects), plain]
    style = setter.style.styles[Role.HEADLINE]._replace(size=20_000, pitch=20_000)
    block = set_vertical([(lines, style)], level, setter, "甲", 200_000, Wished())
    assert [line.x for line in block.lines] == [52_000, 26_000, 0]
