"""layout: a Chinese newspaper, described in YAML, set on its grid and written as print-ready PDF.

``typeset(path)`` sets an issue and gives a Result (paper, diagnostics); ``lines(text)`` the lines that a text makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layout.copyfitter import explain_lines, lines
    from layout.diagnostic import Diagnostic
    from layout.model import Issue
    from layout.paper import Paper
    from layout.pipeline import Result, typeset
    from layout.spec.issue import load as load_issue
    from layout.text.explain import LineReport

__all__ = ["Diagnostic", "Issue", "LineReport", "Paper", "Result", "explain_lines", "lines", "load_issue", "typeset"]

_HOMES = {
    "Diagnostic": "layout.diagnostic",
    "Issue": "layout.model",
    "LineReport": "layout.text.explain",
    "Paper": "layout.paper",
    "Result": "layout.pipeline",
    "explain_lines": "layout.copyfitter",
    "lines": "layout.copyfitter",
    "load_issue": "layout.spec.issue",
    "typeset": "layout.pipeline",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: a command pays only for what it uses."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(_HOMES[name]), "load" if name == "load_issue" else name)
    globals()[name] = found
    return found
