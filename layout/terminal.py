"""What a terminal gets and a file or a pipe does not: colours, and how far a long issue is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

from layout.diagnostic import Severity

T = TypeVar("T")

_COLOURS = {Severity.NOTE: "36", Severity.WARNING: "33", Severity.ERROR: "31", Severity.FATAL: "1;31"}
PATIENCE = 0.5  #: seconds before progress is shown: what is done by then needs none


def coloured(stream: TextIO) -> bool:
    """Does ``stream`` take colours? NO_COLOR and TERM=dumb say no, FORCE_COLOR yes (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def paint(text: str, severity: Severity, stream: TextIO) -> str:
    """A diagnostic, its label in the colour of its severity where the stream takes colours."""
    if not coloured(stream):
        return text
    place, label, rest = text.partition(": ")
    word, colon, words = rest.partition(": ")
    return f"\x1b[1m{place}\x1b[0m{label}\x1b[{_COLOURS[severity]}m{word}\x1b[0m{colon}{words}"


def progress(items: Iterable[T], count: int, words: str) -> Iterator[T]:
    """The items; on a terminal a line on standard error tells how many are done, where they take long."""
    stream, start, shown = sys.stderr, monotonic(), False
    if count < 2 or not stream.isatty():
        yield from items
        return
    for number, item in enumerate(items, 1):
        yield item
        if monotonic() - start > PATIENCE:
            shown = True
            stream.write(f"\r\x1b[K{words} {number}/{count}")
            stream.flush()
    if shown:
        stream.write("\r\x1b[K")
        stream.flush()
