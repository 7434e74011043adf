"""Text that reads from right to left: found where it was written. Setting it (UAX #9) is not this engine's.

Hebrew, Arabic, Syriac, Thaana, N'Ko and the other scripts whose letters have Bidi_Class R or AL; the digits of Arabic
stand from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.diagnostic import Diagnostic, diagnose
from layout.model import Text

_SCRIPTS = (
    "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_WORDS = re.compile(f"[{_SCRIPTS}]+(?: [{_SCRIPTS}]+)*")
_QUOTED = 20  #: characters of it that are quoted


def is_right_to_left(char: str) -> bool:
    """Whether ``char`` belongs to a script that reads from right to left."""
    return _WORDS.match(char) is not None


def problems(text: Text) -> Iterator[Diagnostic]:
    """One for a text, at its first such word."""
    if found := _WORDS.search(text.text):
        yield diagnose("right-to-left", text.place(found.start()), text=found[0][:_QUOTED])
