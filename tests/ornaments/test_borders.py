"""Boxes and rules as items: what today's are stays, what is new keeps in its place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from layout import borders
from layout.geometry import Rect, inside
from layout.ornaments import GROUNDS, MOTIFS
from layout.paper import Artwork, Fill, PathFill
from layout.shapes import extent
from layout.spec.defaults import RULES
from layout.style import BLACK, NO_RULE, BoxStyle, Gradient, RuleStyle

COLOURS = {"黑": BLACK}
RECT = Rect(50_000, 80_000, 160_000, 94_000)
PLAIN = BoxStyle("框", "rule", RULES["正线"], 8000, 1, 0, "黑")


@pytest.mark.parametrize("name", MOTIFS)
@pytest.mark.parametrize("rule", [NO_RULE, RULES["水线"], RULES["文武线"]], ids=lambda rule: rule.name)
def test_an_ornament_is_as_deep_as_is_said(name: str, rule: RuleStyle) -> None:
    box = PLAIN._replace(kind="ornament", pattern=name, rule=rule)
    items = [item for item in borders.border(box, RECT, COLOURS) if isinstance(item, PathFill | Fill)]
    middle = RECT.inset(borders.depth(box) + 300)  # joins may stand out a little
    for item in items:
        if isinstance(item, Fill):
            assert min(item.rect.width, item.rect.height) <= 1400
            continue
        points = [p for _, values in item.path for p in zip(values[::2], values[1::2], strict=True)]
        assert not any(middle.x < x < middle.right and middle.y < y < middle.bottom for x, y in points)
    assert borders.room(box, RECT)


def test_where_it_has_room_for_certain_it_has_room() -> None:
    for name, motif in MOTIFS.items():
        box = PLAIN._replace(kind="ornament", pattern=name)
        for more in range(0, 40_000, 1700):
            side = borders.least(box) + more
            assert borders.room(box, Rect(0, 0, side, side + more)), (motif.english, side)


def test_round_strokes_are_concentric() -> None:
    box = PLAIN._replace(rule=RULES["文武线"], radius=12_000, tint=100)
    ground, thick, fine = borders.border(box, RECT, COLOURS)
    assert isinstance(ground, PathFill) and isinstance(thick, PathFill) and isinstance(fine, PathFill)
    assert extent((ground.path,)) == extent((thick.path,)) == RECT
    assert fine.path[0] == ("M", (RECT.x + 12_000, RECT.y + 1400 + 900))


@pytest.mark.parametrize("direction", ["down", "across"])
def test_a_gradient_has_no_step_that_is_seen_and_no_gap(direction: str) -> None:
    box = PLAIN._replace(gradient=Gradient(0, 200, "down" if direction == "down" else "across"))
    (ground, *_) = borders.border(box, RECT, COLOURS)
    assert isinstance(ground, Artwork)
    tints = [fill.tint for fill in ground.fills if isinstance(fill, PathFill)]
    assert tints[0] == 0 and tints[-1] == 200
    assert all(0 < b - a <= 5 for a, b in pairwise(tints))
    ends = {(extent((fill.path,)).right, extent((fill.path,)).bottom) for fill in ground.fills}
    assert ends == {(RECT.right, RECT.bottom)}  # each goes on to the far edge: none lets the paper through


@pytest.mark.parametrize("name", GROUNDS)
def test_a_ground_is_one_tint_and_clipped(name: str) -> None:
    box = PLAIN._replace(ground=name, tint=120, radius=9000)
    (ground, *_) = borders.border(box, RECT, COLOURS)
    assert isinstance(ground, Artwork) and ground.rect == RECT and inside(extent((ground.clip,)), RECT)
    (pattern,) = ground.fills
    assert isinstance(pattern, PathFill) and pattern.tint == 120


def test_a_pattern_is_for_the_thickest_stroke() -> None:
    rule = RuleStyle("花线", (300, 3600, 300), 600, "黑", "方胜")
    kinds = [type(item) for item in borders.across(rule, 0, 0, 200_000, COLOURS)]
    assert kinds == [Fill, PathFill, Fill]
    assert [type(item) for item in borders.down(rule, 0, 0, 200_000, COLOURS)] == kinds
