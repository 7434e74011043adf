"""What was found, as lines for people and as data for programs."""

from __future__ import annotations

from layout import messages
from layout.diagnostic import Severity
from layout.lint.rules import RULES
from layout.lint.run import Report


def lines(report: Report, lang: str) -> list[str]:
    """A line or two a finding, in the form of ``layout check``, and the sum."""
    found = [messages.render(one, lang, report.message(one.code)) for one in report.findings]
    return [*found, summary(report, lang)]


def summary(report: Report, lang: str) -> str:
    """One line on the whole."""
    levels = [report.message(one.code).severity for one in report.findings]
    counts = [sum(level is wanted or (wanted is Severity.ERROR and level > wanted) for level in levels)
              for wanted in (Severity.ERROR, Severity.WARNING, Severity.NOTE)]  # fmt: skip
    if lang.lower().startswith("zh"):
        return "错误 {}，警告 {}，说明 {}".format(*counts)
    return "{} errors, {} warnings, {} notes".format(*counts)


def as_data(report: Report, lang: str) -> list[dict[str, object]]:
    """The findings for other programs, with the source of each rule of lint's own."""
    return [
        {
            **messages.data(one, report.message(one.code), lang),
            "source": RULES[one.code].source if one.code in RULES else "",
        }
        for one in report.findings
    ]


def explain(code: str, lang: str) -> str:
    """A rule by itself; KeyError for a code that is none."""
    rule = RULES[code]
    return f"{messages.explained(code, rule.message, lang)}\n{rule.source}"
