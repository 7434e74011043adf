"""What to tell the editor: a code, typed arguments and a place. Sentences are made late, in ``layout.messages``."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How far a problem reaches; the larger, the worse."""

    NOTE = 0  #: for information
    WARNING = 1  #: the page is made and may be printed
    ERROR = 2  #: something is missing or does not fit: a proof is made, the press file is refused
    FATAL = 3  #: the spec cannot be understood: nothing is made


class Span(NamedTuple):
    """A place in a file of the paper."""

    file: str  #: path from the paper's root, with ``/``
    line: int = 1  #: counted from 1
    column: int = 1  #: counted from 1, in characters

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


Arg = str | int | float | tuple[str, ...]


class Diagnostic(NamedTuple):
    """One problem, as data. ``layout.messages`` knows the severity and the words of each ``code``."""

    code: str
    at: Span
    args: tuple[tuple[str, Arg], ...] = ()

    def arg(self, name: str) -> Arg:
        """The argument called ``name``; KeyError where the code has none."""
        return dict(self.args)[name]


def diagnose(code: str, at: Span, **args: Arg) -> Diagnostic:
    """Build a diagnostic; the arguments are those that the code's sentence names."""
    return Diagnostic(code, at, tuple(args.items()))
