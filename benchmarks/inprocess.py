"""Measure inside one process; prints JSON in milliseconds. ``run.py`` starts it, a new process for each answer.

python benchmarks/inprocess.py steps ISSUE            the stages of one cold run
python benchmarks/inprocess.py warm ISSUE TIMES       typeset and write the PDF again and again
python benchmarks/inprocess.py typst DOCUMENT TIMES   the same with Typst's Compiler; the last with one 字 changed
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

#: Label -> the functions that are its time, each as the caller knows it: module, attribute. What one of them spends in
#: another counts for the inner one.
STEPS: dict[str, tuple[tuple[str, str], ...]] = {
    "read the spec": (("layout.pipeline", "load"),),
    "open faces": (("layout.fonts.book", "load_face"),),
    "shape (HarfBuzz)": (("layout.text.paragraph", "shape"),),
    "prepare": (("layout.flow.setter", "prepare"),),
    "break": (("layout.flow.setter", "break_lines"),),
    "justify": (("layout.flow.setter", "set_lines"), ("layout.flow.setter", "set_line")),
    "make up, the rest": (("layout.pipeline", "make_up"),),
    "compose": (("layout.pipeline", "compose"),),
    "PDF: collect glyphs": (("layout.export.pdf.document", "collect"),),
    "PDF: draw": (("layout.export.pdf.content.PageContent", "draw"),),
    "PDF: save": (("layout.export.pdf.container.Document", "save"),),
    "PDF: subset and deflate fonts": (("layout.export.pdf.document", "program"),),
    "PDF: the rest (deflate pages)": (("layout.export.pdf.document", "write_pdf"),),
}


class Clock:
    """Time by label, each call's without that of the calls inside it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner: list[float] = [0.0]

    def timed(self, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, its time less that of timed functions inside it added to ``label``."""

        @wraps(function)
        def run(*args: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            start = perf_counter()
            try:
                return function(*args, **named)
            finally:
                whole = perf_counter() - start
                self.spent[label] += whole - self._inner.pop()
                self._inner[-1] += whole

        return run

    def watch(self, label: str, module: str, name: str) -> None:
        """Time the function ``name`` of a module or of a class in one."""
        try:
            owner: Any = import_module(module)
        except ModuleNotFoundError:
            home, _, kind = module.rpartition(".")
            owner = getattr(import_module(home), kind)
        setattr(owner, name, self.timed(label, getattr(owner, name)))


def steps(issue: str) -> dict[str, float]:
    """The stages of one cold run, in the order in which they come."""
    start = perf_counter()
    import_module("layout.cli")
    pipeline, document = import_module("layout.pipeline"), import_module("layout.export.pdf.document")
    imported = perf_counter() - start
    clock = Clock()
    for label, places in STEPS.items():
        for module, name in places:
            clock.watch(label, module, name)
    start = perf_counter()
    result = pipeline.typeset(issue)
    document.write_pdf(result.paper, result.paper.pages, proof=False)
    whole = perf_counter() - start
    found = {"import": imported, **{label: clock.spent[label] for label in STEPS}}
    found["between them"] = whole - sum(clock.spent[label] for label in STEPS)
    return {**found, "in all": imported + whole}


def warm(issue: str, times: int) -> list[float]:
    """Runs one after the other: everything is done anew but importing and opening the faces."""
    pipeline, document = import_module("layout.pipeline"), import_module("layout.export.pdf.document")
    found = []
    for _ in range(times):
        start = perf_counter()
        result = pipeline.typeset(issue)
        document.write_pdf(result.paper, result.paper.pages, proof=False)
        found.append(perf_counter() - start)
    return found


def warm_typst(main: str, times: int) -> list[float]:
    """The first compilation, ``times - 2`` more of the same, and one with a character of the first story changed."""
    import typst
    from typst_page import fonts_folder

    source, output = Path(main), str(Path(main).with_suffix(".warm.pdf"))
    text = source.read_text("utf-8")
    start = perf_counter()
    compiler = typst.Compiler(main, font_paths=[fonts_folder()], ignore_system_fonts=True)
    found = []
    for number in range(times):
        if number == times - 1:
            source.write_text(_changed(text), "utf-8")
        start = perf_counter() if number else start
        compiler.compile(output=output)
        found.append(perf_counter() - start)
    source.write_text(text, "utf-8")
    return found


def _changed(text: str) -> str:
    """``text`` with one 汉字 changed in the first story."""
    at = text.index("记者") + 200
    at = next(i for i in range(at, len(text)) if "\u4e00" <= text[i] <= "\u9fff")
    return f"{text[:at]}中{text[at + 1 :]}"


def main(arguments: list[str]) -> None:
    """The command line."""
    match arguments:
        case ["steps", issue]:
            print(json.dumps({label: seconds * 1000 for label, seconds in steps(issue).items()}))
        case ["warm", issue, times]:
            print(json.dumps([seconds * 1000 for seconds in warm(issue, int(times))]))
        case ["typst", document, times]:
            print(json.dumps([seconds * 1000 for seconds in warm_typst(document, int(times))]))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
