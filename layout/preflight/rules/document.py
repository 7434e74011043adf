"""The table of rules in ``docs/preflight.md``, written from the data: ``python -m layout.preflight.rules.document``."""

from __future__ import annotations

from layout.preflight.rules import CHAPTERS
from layout.preflight.rules.rule import LEVELS

MARK = "<!-- rules -->"
_SIGNS = {"E": "错", "W": "警", "N": "注", "-": ""}
assert set(_SIGNS) == set(LEVELS)


def table() -> str:
    """All rules, a table for each chapter."""
    parts = []
    for chinese, english, rules in CHAPTERS.values():
        rows = [
            f"### {chinese} {english}\n",
            "| code | X-4 | X-1a | 新闻纸 | 广告 | 规则 | rule | 出处 |",
            "| --- " * 8 + "|",
        ]
        for code, rule in rules.items():
            levels = " | ".join(_SIGNS[letter] for letter in rule.levels)
            rows.append(f"| `{code}` | {levels} | {rule.zh} | {rule.en} | {rule.clause} |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    print(table())
