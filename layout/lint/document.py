"""The table of rules in ``docs/lint.md``, written from the data: ``python -m layout.lint.document``."""

from __future__ import annotations

from layout.diagnostic import Severity
from layout.lint.rules import CHAPTERS

MARK = "<!-- rules -->"
_SIGNS = {Severity.ERROR: "错", Severity.WARNING: "警", Severity.NOTE: "注"}


def table() -> str:
    """All rules, a table for each chapter."""
    parts = []
    for chinese, english, rules in CHAPTERS.values():
        rows = [f"### {chinese} {english}\n", "| code | | 规则 | rule | 为什么 | 出处 |", "| --- " * 6 + "|"]
        for code, rule in rules.items():
            level = _SIGNS[rule.level] if rule.on else "不查"
            cells = (f"`{code}`", level, rule.zh, rule.en, rule.why_zh, rule.source)
            rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    print(table())
