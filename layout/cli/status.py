"""The exit status, and what every command says in the same way."""

from __future__ import annotations

import sys
from argparse import Namespace
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layout.diagnostic import Severity
    from layout.pipeline import Result

OK, PROBLEMS, UNREADABLE = 0, 1, 2


def typeset(options: Namespace) -> Result:
    """The issue that ``options`` name, set; a terminal sees how far it is."""
    from layout.pipeline import typeset
    from layout.terminal import progress

    words = "排版" if options.lang == "zh" else "setting pages"
    start = perf_counter()
    result = typeset(
        options.issue,
        page_names(options),
        getattr(options, "profile", ""),
        told=lambda made, count: progress(made, count, words),
    )
    if options.verbose and result.paper:
        sizes = len(result.paper.pages), sum(len(node.text) for node in result.paper.nodes)
        form = "{} 版 {} 字，{:.2f} 秒" if options.lang == "zh" else "{} pages, {} characters, {:.2f} s"
        print(form.format(*sizes, perf_counter() - start), file=sys.stderr)
    return result


def page_names(options: Namespace) -> list[str]:
    """Those of ``--pages``; none: all."""
    return [page for page in options.pages.split(",") if page]


def report(result: Result, options: Namespace) -> None:
    """Say what is wrong, on standard error; with --quiet only what must be mended."""
    if result.diagnostics:
        from layout.diagnostic import Severity
        from layout.messages import render, severity
        from layout.terminal import paint

        for diagnostic in result.diagnostics:
            level = severity(diagnostic.code)
            if level >= Severity.ERROR or not options.quiet:
                print(paint(render(diagnostic, options.lang), level, sys.stderr), file=sys.stderr)


def status(worst: Severity | None, strict: bool = False) -> int:
    """The exit status for the worst of what was found; with ``strict`` warnings fail too."""
    from layout.diagnostic import Severity

    if worst is Severity.FATAL:
        return UNREADABLE
    return PROBLEMS if worst is Severity.ERROR or (strict and worst is Severity.WARNING) else OK


def refuse(words: str) -> int:
    """Say why nothing is done; the exit status of that."""
    print(f"layout: {words}", file=sys.stderr)
    return UNREADABLE


def print_json(data: Any) -> None:
    """As every ``--format json`` does."""
    import json

    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    print()
