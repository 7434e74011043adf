"""The data files beside this, read."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "data"


def text(name: str) -> str:
    """A file's text; ``name`` without ``.xz``."""
    packed = DATA / f"{name}.xz"
    if packed.exists():
        return lzma.decompress(packed.read_bytes()).decode("utf-8")
    return (DATA / name).read_text(encoding="utf-8")


def load(name: str) -> Any:
    """What a JSON file holds."""
    return json.loads(text(name))


class BreakCase(NamedTuple):
    """A line of LineBreakTest.txt."""

    text: str
    breaks: set[int]
    rules: list[str]  #: the number of the rule that decides at each offset, 0..len

    @classmethod
    def parse(cls, line: str) -> BreakCase:
        """``× 0023 ÷ 4E00 ÷	#  × [0.3] … ÷ [999.0] … ÷ [0.3]``."""
        signs, _, comment = line.partition("#")
        found, breaks = "", set()
        for sign in signs.split():
            if sign == "÷":
                breaks.add(len(found))
            elif sign != "×":
                found += chr(int(sign, 16))
        rules = [part.partition("]")[0] for part in comment.split("[")[1:] if part[0].isdigit() and "]" in part]
        return cls(found, breaks - {0, len(found)}, rules)


def break_cases() -> list[BreakCase]:
    """All of LineBreakTest.txt."""
    lines = text("LineBreakTest.txt").splitlines()
    return [BreakCase.parse(line) for line in lines if line and not line.startswith("#")]
