"""The one table of diagnostic codes, and the sentences made from it.

To add a code: put an entry in the table of its stage (``files``, ``keys``, ``style``, ``pages``, ``copy``; a new stage
gets a file and a line in ``MESSAGES``) and call ``diagnose(code, span, name=value)`` with the arguments that its
sentences name. An argument that starts with ``@`` is a word that differs by language, looked up in ``words.WORDS``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from layout.diagnostic import Arg, Diagnostic, Severity
from layout.messages import (
    copy,
    files,
    keys,
    pages,
    pictures,
    press,
    references,
    setting,
    signed,
    style,
    table,
    vertical,
)
from layout.messages.message import Message, Table
from layout.messages.words import WORDS

__all__ = ["MESSAGES", "Message", "as_data", "explain", "render", "severity", "sort", "tell"]

MESSAGES: Table = {
    **files.TABLE, **keys.TABLE, **style.TABLE, **pages.TABLE, **copy.TABLE, **setting.TABLE, **pictures.TABLE,
    **references.TABLE, **table.TABLE, **vertical.TABLE, **press.TABLE,
    **signed.TABLE,
}  # fmt: skip

_LABELS = {
    Severity.NOTE: ("说明", "note"),
    Severity.WARNING: ("警告", "warning"),
    Severity.ERROR: ("错误", "error"),
    Severity.FATAL: ("严重", "fatal"),
}


def severity(code: str) -> Severity:
    """How bad ``code`` is; KeyError for a code that the table does not have."""
    return MESSAGES[code].severity


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The worst severity among ``diagnostics``; None where there are none."""
    return max((severity(d.code) for d in diagnostics), default=None)


class Words(NamedTuple):
    """A diagnostic in one language."""

    label: str  #: how bad it is
    sentence: str
    hint: str  #: "" none


def tell(diagnostic: Diagnostic, lang: str = "zh", message: Message | None = None) -> Words:
    """What to tell the editor, in the words of ``message``, the table's; ``lang`` zh… or anything else."""
    chinese = lang.lower().startswith("zh")
    message = message or MESSAGES[diagnostic.code]
    args = {name: _word(value, chinese) for name, value in diagnostic.args}
    sentence = (message.zh if chinese else message.en).format_map(args)
    hint = (message.hint_zh if chinese else message.hint_en).format_map(args)
    return Words(_LABELS[message.severity][0 if chinese else 1], sentence, hint)


def render(diagnostic: Diagnostic, lang: str = "zh", message: Message | None = None) -> str:
    """``file:line:column: error[code]: sentence`` and, on a second line, the hint; ``lang`` zh… or anything else."""
    label, sentence, hint = tell(diagnostic, lang, message)
    text = f"{diagnostic.at}: {label}[{diagnostic.code}]: {sentence}"
    return f"{text}\n  {'提示' if lang.lower().startswith('zh') else 'hint'}: {hint}" if hint else text


def as_data(diagnostic: Diagnostic, lang: str = "zh") -> dict[str, object]:
    """A diagnostic for other programs: place, severity, code, arguments, and the sentence."""
    return data(diagnostic, MESSAGES[diagnostic.code], lang)


def data(diagnostic: Diagnostic, message: Message, lang: str) -> dict[str, object]:
    """``diagnostic`` in the words of ``message``, as ``as_data`` gives it."""
    return {
        "file": diagnostic.at.file,
        "line": diagnostic.at.line,
        "column": diagnostic.at.column,
        "severity": message.severity.name.lower(),
        "code": diagnostic.code,
        "args": dict(diagnostic.args),
        "message": render(diagnostic, lang, message),
    }


def explain(code: str, lang: str = "zh") -> str:
    """The paragraph behind a code; KeyError for an unknown one."""
    return explained(code, MESSAGES[code], lang)


def explained(code: str, message: Message, lang: str) -> str:
    """The paragraph of ``message``."""
    chinese = lang.lower().startswith("zh")
    label = _LABELS[message.severity][0 if chinese else 1]
    return f"{code} ({label})\n{message.explain_zh if chinese else message.explain_en}"


def sort(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By place, the worse first at one place, each only once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: (d.at, -severity(d.code), d.code, str(d.args))))


def _word(value: Arg, chinese: bool) -> str:
    if isinstance(value, tuple):
        return ("、" if chinese else ", ").join(_word(item, chinese) for item in value)
    if isinstance(value, str):
        return WORDS[value][0 if chinese else 1] if value in WORDS else value
    return f"{value:g}" if isinstance(value, float) else str(value)
