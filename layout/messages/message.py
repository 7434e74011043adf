"""What a diagnostic code means to the reader: a value for each, in both languages."""

from __future__ import annotations

from typing import NamedTuple

from layout.diagnostic import Severity

NOTE, WARNING, ERROR, FATAL = Severity


class Message(NamedTuple):
    """The words of one code. Sentence and hint are ``str.format`` patterns over the diagnostic's arguments.

    Write for a layout editor who does not program: what is wrong, in the editor's own terms; then what to do.
    """

    severity: Severity
    zh: str  #: the sentence, without a full stop
    en: str
    hint_zh: str  #: what to do about it; "" where the sentence says it
    hint_en: str
    explain_zh: str  #: the paragraph of ``layout explain CODE``; no arguments
    explain_en: str


Table = dict[str, Message]
