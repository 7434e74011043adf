"""Edits of source files: the span changes, and no other byte, whatever the encoding and the line ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostic import Span
from layout.fit.files import Edit, EditError, Files, as_written, edited, write
from layout.fit.yamledit import Sheet, Step, deepen
from layout.model import Band, Depth
from layout.spec import source
from layout.spec.figures import INSETS, ROWS
from layout.spec.page import COMPOSITION, HEADING_ROWS, LEVEL, PLACE
from layout.spec.styletables import TIGHTEN

MAP = "版面: |\n  9 甲 甲\n"


def put(text: str, path: tuple[Step, ...], value: str) -> str:
    """``text`` with a value put in, as it is written."""
    file = as_written("01.yaml", text.encode())
    return edited(file, [Sheet(file).assign(path, value)]).decode()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("放:\n  甲: {题行: 6, 级: 三条}  # 说明\n", "放:\n  甲: {题行: 5, 级: 三条}  # 说明\n"),
        ("放:\n  甲: {级: 三条 }\n", "放:\n  甲: {级: 三条, 题行: 5 }\n"),
        ("放:\n  甲: {}\n", "放:\n  甲: {题行: 5}\n"),
        ("放:\n  甲: 树根   # 照片\n  乙: 丙\n", "放:\n  甲: {稿: 树根, 题行: 5}   # 照片\n  乙: 丙\n"),
        ("放:\n  甲: 树,根\n", '放:\n  甲: {稿: "树,根", 题行: 5}\n'),
        ("放:\n  甲:\n    级: 三条 # 大\n\n# 完\n", "放:\n  甲:\n    级: 三条 # 大\n    题行: 5\n\n# 完\n"),
        ("放:\n  甲:\n    题行: '6'\n", "放:\n  甲:\n    题行: 5\n"),
        ("放:\n  乙: 丙  # 丙\n色: 套红\n", "放:\n  乙: 丙  # 丙\n  甲: {题行: 5}\n色: 套红\n"),
        ("放: {乙: 丙}\n", "放: {乙: 丙, 甲: {题行: 5}}\n"),
        ("放:\n  甲:\n", "放:\n  甲: {题行: 5}\n"),
        ("色: 套红", "色: 套红\n放:\n  甲: {题行: 5}"),
        ("", "放:\n  甲: {题行: 5}\n"),
    ],
)
def test_a_value_is_put_in(written: str, expected: str) -> None:
    assert put(MAP + written, (PLACE, "甲", HEADING_ROWS), "5") == MAP + expected


def test_keys_are_in_the_language_of_the_file() -> None:
    text = "map: |\n  9 a a\nplace:\n  a: b\n"
    assert put(text, (PLACE, "a", LEVEL), "third").endswith("  a: {story: b, level: third}\n")


def test_groups_inside_groups() -> None:
    text = MAP + "放:\n  甲: {级: 大}\n"
    path = (PLACE, "甲", COMPOSITION, TIGHTEN)
    once = put(text, path, "1/25字")
    assert once == MAP + "放:\n  甲: {级: 大, 排法: {紧排: 1/25字}}\n"
    assert put(once, path, "1/20字") == once.replace("1/25", "1/20")


def test_the_head_of_a_story() -> None:
    text = "---\n主题: 题\n插图:\n  - {图: a.png, 行: 14}\n  - 图: b.png\n---\n　　行: 文。\n"
    assert put(text, (INSETS, 0, ROWS), "12") == text.replace("14", "12")
    assert put(text, (INSETS, 1, ROWS), "9") == text.replace("图: b.png\n", "图: b.png\n    行: 9\n")


@pytest.mark.parametrize(
    ("written", "depth", "expected"),
    [
        ("   9   甲 甲\n  11   乙 乙\n", "10", "  10   甲 甲\n  11   乙 乙\n"),
        ("  11   甲 甲\n   9   乙 乙\n", "8", "   8   甲 甲\n   9   乙 乙\n"),
        ("9    甲 甲\n11   乙 乙\n", "10", "10   甲 甲\n11   乙 乙\n"),
        ("   9   甲 甲\n  11   乙 乙\n", "随文", "   随文 甲 甲\n  11   乙 乙\n"),
        ("  9行 甲 甲\n   *  乙 乙\n", "10", " 10行 甲 甲\n   *  乙 乙\n"),
    ],
)
def test_the_columns_of_a_page_map_stay(written: str, depth: str, expected: str) -> None:
    lines = written.split("\n")[:-1]
    bands = [
        Band(Depth.FIXED, 9, ("甲", "甲"), Span("01.yaml", number, len(line) - len(line.lstrip()) + 1))
        for number, line in enumerate(lines, 1)
    ]
    file = as_written("01.yaml", written.encode())
    assert edited(file, [deepen(file, bands, 0, depth)]).decode() == expected


ENCODINGS = (
    ("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")
)  # fmt: skip
TEXTS = st.text(st.sampled_from("甲乙，。 a\t#:\u200b"), min_size=1)
LINES = st.lists(TEXTS, min_size=1, max_size=5)


@given(LINES, st.sampled_from(("\n", "\r\n", "\r")), st.sampled_from(ENCODINGS), st.data())
def test_only_the_span_changes(
    lines: list[str], newline: str, encoding: tuple[str, bytes], data: st.DataObject
) -> None:
    name, mark = encoding
    whole = "汉字" * 9 + newline + newline.join(lines)
    file = as_written("a", mark + whole.encode(name))
    assert file.text == whole.replace(newline, "\n")
    start = data.draw(st.integers(0, len(file.text)))
    end = data.draw(st.integers(start, len(file.text)))
    new = data.draw(st.sampled_from(("", "新", "一\n二")))
    expected = file.text[:start] + new + file.text[end:]
    assert edited(file, [Edit("a", start, end, new)]) == mark + expected.replace("\n", newline).encode(name)


@given(st.text(st.sampled_from("甲\r\n\0\ufeff\u200eab"), max_size=20))
def test_texts_are_read_as_by_the_spec(text: str) -> None:
    data = text.encode()
    if "\0" not in text:
        assert as_written("a", data).text == source.read(Path("/"), "a", 99, [], edited={"a": data})


def test_what_cannot_be_kept_is_refused() -> None:
    file = as_written("a", b"abc")
    with pytest.raises(EditError, match="overlap"):
        edited(file, [Edit("a", 0, 2, ""), Edit("a", 1, 3, "")])
    with pytest.raises(EditError, match="encoding"):
        edited(as_written("a", "汉字汉字".encode() + b"\xff"), [])


def test_a_file_that_changed_is_not_written(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("甲", encoding="utf-8")
    files = Files(tmp_path)
    contents = files.edited([Edit("a", 0, 1, "乙"), Edit("b", 0, 1, "乙")])
    (tmp_path / "b").write_text("丙", encoding="utf-8")
    with pytest.raises(EditError, match="changed"):
        write(files, contents)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"a": "甲", "b": "丙"}


def test_a_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("甲", encoding="utf-8")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "b").symlink_to("a")
    files = Files(tmp_path)
    write(files, files.edited([Edit("b", 0, 1, "乙")]))
    assert (tmp_path / "b").is_symlink() and (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "a").read_text(encoding="utf-8") == "乙"
