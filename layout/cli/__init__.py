"""The command line, thin: parse, call, print, exit status.

``pages`` sets pages, ``desk`` judges them, ``tools`` is the rest: each declares its commands and carries them out.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from layout.cli import desk, pages, tools
from layout.cli.arguments import whole
from layout.cli.status import OK, UNREADABLE

COMMANDS = pages.COMMANDS | desk.COMMANDS | tools.COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 for errors in the issue, 2 where nothing could be made."""
    given = sys.argv[1:] if arguments is None else arguments
    options = whole(COMMANDS, next(iter(given), "")).parse_args(given)
    options.lang = options.lang or _locale()
    try:
        status: int = options.run(options)
    except BrokenPipeError:  # the reader of our output went away, which is no fault of the issue's
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
        status = OK
    except _refusals() as error:
        print(f"layout: {error}", file=sys.stderr)
        status = UNREADABLE
    return status


def run() -> None:
    """The ``layout`` command: ``main``, without what a process that ends at once has no use for.

    Collecting cycles costs a tenth of the time of a large issue and frees next to nothing; taking the interpreter
    down costs 20 ms. Files are written whole and closed by then.
    """
    gc.disable()
    status = main()
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _refusals() -> tuple[type[Exception], ...]:
    """The errors that say themselves what is wrong; loaded only where one arises."""
    from layout.output import OutputError

    return (OutputError,)


def _locale() -> str:
    """Chinese unless the locale names another language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and value.split(".")[0] not in ("C", "POSIX"):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh"
