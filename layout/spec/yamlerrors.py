"""What the YAML parser complains of -> a diagnostic in the editor's words. Only used where a file is broken."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from layout.diagnostic import Diagnostic, Span, diagnose

# A key, then a full-width colon, or an ASCII one without a space after it.
_COLON = r"\s*(?:- )?([^\s:：'\"#,\[\]{}]{1,20})(?:：|:(?=[^\s/\\:]))"
_SOUND_KEY = r"\s*(?:- )?[^\s#'\"\[{][^:]*:(?:\s|$)"


def wrong_colon(line: str) -> bool:
    """Whether ``line`` was meant as ``key: value`` but has a full-width colon, or no space after the colon."""
    return re.match(_COLON, line) is not None and re.match(_SOUND_KEY, line) is None


def explain_error(error: yaml.YAMLError, lines: list[str], file: str, skipped: int) -> Diagnostic:
    """The diagnostic for ``error``, found in ``lines``, which stand in ``file`` after ``skipped`` lines."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return diagnose("yaml-syntax", Span(file, skipped + 1), detail=str(error).split("\n")[0][:80])
    row, column = error.problem_mark.line, error.problem_mark.column

    def at(row: int, column: int) -> Span:
        return Span(file, min(row, len(lines) - 1) + 1 + skipped, column + 1)

    for near in (row, row - 1):
        if 0 <= near < len(lines) and wrong_colon(lines[near]):
            start = len(lines[near]) - len(lines[near].lstrip())
            return diagnose("yaml-colon", at(near, start), line=lines[near].strip()[:40])
    line = lines[row] if row < len(lines) else ""
    problem = error.problem or ""
    if "cannot start any token" in problem:
        if line[:column].strip() == "" and line[column : column + 1] == "\t":
            return diagnose("yaml-tab", at(row, column))
        return diagnose("yaml-character", at(row, column), character=line[column : column + 1])
    if "mapping values" in problem:
        if wide := re.search("[｛［【]", line[:column]):
            return diagnose("yaml-wide", at(row, wide.start()), character=wide[0])
        if ":" not in line[:column]:  # the first colon of the line: a key, but too far in
            return diagnose("yaml-indent", at(row, len(line) - len(line.lstrip())))
        return diagnose("yaml-quote-needed", at(row, column), character=":")
    if "expected key" in problem and (closed := line[:column].rstrip()[-1:]) and closed in "\"'}":
        sign = "{" if closed == "}" else closed  # a tag of markup at the head of a text
        return diagnose("yaml-quote-needed", at(row, column), character=sign)
    if error.context_mark is not None and (found := _opened(error, lines, at)):
        return found
    if "expected key" in problem or "indicator" in problem or "document start" in problem or "indent" in problem:
        return diagnose("yaml-indent", at(row, column))
    return diagnose("yaml-syntax", at(row, column), detail=problem[:80])


def _opened(error: yaml.MarkedYAMLError, lines: list[str], at: Callable[[int, int], Span]) -> Diagnostic | None:
    """Problems whose cause stands where the construct was opened, before the place where the parser noticed."""
    mark, context = error.context_mark, error.context or ""
    assert mark is not None and error.problem_mark is not None
    if "alias" in context or "anchor" in context or "tag" in context:
        sign = (lines[mark.line] if mark.line < len(lines) else "")[mark.column : mark.column + 1]
        return diagnose("yaml-quote-needed", at(mark.line, mark.column), character=sign)
    if "quoted scalar" in context:
        if "escape" in (error.problem or ""):
            return diagnose("yaml-character", at(error.problem_mark.line, error.problem_mark.column), character="\\")
        return diagnose("yaml-quote-open", at(mark.line, mark.column))
    return diagnose("yaml-bracket-open", at(mark.line, mark.column)) if "flow" in context else None
