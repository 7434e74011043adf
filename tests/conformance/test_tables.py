"""The generated tables against the files of the Unicode Character Database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from layout.text import unicode
from layout.text.unicode import generate
from tests.conformance import adapter, reading

FOLDER = Path(unicode.__file__).parent
FILES = ("LineBreak.txt", "EastAsianWidth.txt", "VerticalOrientation.txt")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ucd")
    for name in FILES:
        (folder / name).write_text(reading.text(name), encoding="utf-8")
    return folder


def test_tables_are_what_the_generator_writes(source: Path) -> None:
    for name, text in generate.tables(source).items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, f"run {generate.__file__}"


def test_vertical_orientation_of_every_code_point(source: Path) -> None:
    _, values = generate.read(source / "VerticalOrientation.txt", "R")
    assert [adapter.orientation(chr(code)) for code in range(0, generate.END, 7)] == [value for value, _ in values[::7]]
    assert all(adapter.orientation(chr(code)) == values[code][0] for code in range(0x10000))


def test_what_rules_md_says_of_orientation() -> None:
    """RULES.md 1: the column vo."""
    for value, chars in (("Tr", "（《「“‘）’：；～"), ("Tu", "，、。．！？"), ("R", "—…·/–"), ("U", "／中々〇")):
        assert {adapter.orientation(char) for char in chars} == {value}


def test_importing_them_is_cheap() -> None:
    """Both tables together, compiled: 0.2 ms where this was written, 1.5 ms allowed; best of five processes."""
    program = (
        "import bisect, time; import layout.text; start = time.perf_counter();"
        "import layout.text.unicode.linebreak, layout.text.unicode.vertical;"
        "print(time.perf_counter() - start)"
    )
    command = [sys.executable, "-c", program]
    found = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(5)]
    assert min(found) < 0.0015 or sys.flags.dont_write_bytecode
