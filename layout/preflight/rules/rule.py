"""What a rule is."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from layout.diagnostic import Severity


class Target(IntEnum):
    """What a file is judged for. The number is the place of its letter in ``Rule.levels``."""

    X4 = 0  #: PDF/X-4, ISO 15930-7:2010
    X1A = 1  #: PDF/X-1a:2003, ISO 15930-4
    NEWSPRINT = 2  #: whole pages for a coldset newspaper press
    AD = 3  #: an advertisement to be placed on such a page


LEVELS = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE, "-": None}


class Rule(NamedTuple):
    """A rule, as data. Sentence and remedy are ``str.format`` patterns over the finding's arguments.

    Write for a printer or an editor: what is wrong in the file, in words of the trade; then what to do about it.
    """

    levels: str  #: a letter for each target, in order: E error, W warning, N note, - not judged
    clause: str  #: where the rule comes from
    zh: str
    en: str
    remedy_zh: str
    remedy_en: str

    def level(self, target: Target) -> Severity | None:
        """How bad it is for a target; None where the target does not ask for it."""
        return LEVELS[self.levels[target]]


Table = dict[str, Rule]

# The standards, named once. ISO 15930 is cited by part, since its clauses are not numbered alike in its parts;
# ISO 32000-1 by clause. TRADE: what newspapers ask of files for coldset presses.
X = "ISO 15930-4/-7"
X4 = "ISO 15930-7"
X1A = "ISO 15930-4"
PDF = "ISO 32000-1"
TRADE = "coldset practice"
