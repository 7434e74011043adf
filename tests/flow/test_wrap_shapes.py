"""Cutting shapes out of columns: laws on random obstacles, and known figures."""

from __future__ import annotations

import struct
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from layout.cutout import outline
from layout.plan.areas import Slot, Strip
from layout.plan.wrap import LEAST, Obstacle, cut, ellipse, polygon

SIZE = 10_000
SPANS = st.one_of(
    st.none(), st.tuples(st.integers(-50_000, 300_000), st.integers(1, 200_000)).map(lambda p: (p[0], p[0] + p[1]))
)
OBSTACLES = st.builds(
    lambda row, spans: Obstacle(row, tuple(spans)), st.integers(-2, 12), st.lists(SPANS, min_size=1, max_size=9)
)


def rooms(slot: Slot) -> list[Strip]:
    return list(slot.strips) or [Strip(row, slot.left, slot.width) for row in range(slot.row, slot.end)]


@settings(max_examples=300)
@given(st.lists(OBSTACLES, max_size=3))
def test_text_keeps_clear_of_what_stands_in_the_column(obstacles: list[Obstacle]) -> None:
    slots = [Slot(0, 160_000, 0, 12), Slot(178_000, 160_000, 3, 8)]
    found = cut(slots, obstacles, SIZE)
    before = {room for slot in slots for room in rooms(slot)}
    for slot in found.slots:
        assert any(slot.left == whole.left and whole.row <= slot.row and slot.end <= whole.end for whole in slots)
        for room in rooms(slot):
            assert room.width >= LEAST * SIZE
            assert (room.left - slot.left) % SIZE == 0  # on the column's 字
            for obstacle in obstacles:
                if 0 <= room.row - obstacle.row < len(obstacle.spans):
                    span = obstacle.spans[room.row - obstacle.row]
                    assert span is None or span[1] <= room.left or room.left + room.width <= span[0]
    rows = [(slot.left, room.row, room.left) for slot in found.slots for room in rooms(slot)]
    assert rows == sorted(rows)  # in reading order, none twice
    if not obstacles:
        assert {room for slot in found.slots for room in rooms(slot)} == before


def test_an_ellipse_is_as_wide_as_its_nearest_point_in_a_row() -> None:
    rows = [(0, 10), (45, 55), (95, 100), (101, 110)]
    assert ellipse(0, 200, 0, 100, rows) == ((40, 160), (0, 200), (57, 143), None)


def test_a_triangle_is_as_wide_as_its_lowest_point_in_a_row() -> None:
    corners = [(0, 0), (100, 100), (0, 100)]
    assert polygon(corners, [(0, 10), (50, 60), (90, 100), (101, 120)]) == ((0, 10), (0, 60), (0, 100), None)


def test_the_outline_of_a_transparent_picture(tmp_path: Path) -> None:
    image = Image.new("RGBA", (100, 200))
    ImageDraw.Draw(image).rectangle((20, 50, 59, 149), fill="black")
    image.save(tmp_path / "a.png")
    found = outline(tmp_path / "a.png")
    assert found and not found.clips
    assert (min(found.points), max(found.points)) == ((2000, 2500), (6000, 7500))
    Image.new("RGB", (9, 9)).save(tmp_path / "b.png")
    assert outline(tmp_path / "b.png") is None


def test_the_clipping_path_of_a_jpeg(tmp_path: Path) -> None:
    corners = [(0.25, 0.5), (0.75, 0.5), (0.5, 1.0)]
    knots = [struct.pack(">H6i", 2, *(round(v * 2**24) for v in (y, x) * 3)) for x, y in corners]
    path = struct.pack(">HH22x", 0, 3) + b"".join(knots)
    blocks = b"".join(
        b"8BIM" + struct.pack(">HH I", number, 0, len(data)) + data + b"\0" * (len(data) % 2)
        for number, data in ((2000, path), (2999, b"\x01A\0\0"))
    )
    body = b"Photoshop 3.0\0" + blocks
    Image.new("L", (40, 40)).save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + data[2:])
    found = outline(tmp_path / "a.jpg")
    assert found and found.clips
    assert {(2500, 5000), (7500, 5000), (5000, 10000)} <= set(found.points)
