"""The rule set, as data: one table, a file for each chapter.

To add a rule: a function and a row here, a way to break it in ``tests/lint``; ``docs/lint.md`` is written from the
table (``python -m layout.lint.document``).
"""

from __future__ import annotations

from layout.lint.rule import Rule, Table
from layout.lint.rules import (
    columns,
    dates,
    headings,
    jumps,
    lines,
    marks,
    masthead,
    numbers,
    page,
    people,
    pictures,
    words,
)

CHAPTERS: dict[str, tuple[str, str, Table]] = {
    "masthead": ("报头和版次", "masthead and folios", masthead.TABLE),
    "jumps": ("转版", "jumps and references", jumps.TABLE),
    "page": ("版面", "the page", page.TABLE),
    "headings": ("标题", "headings", headings.TABLE),
    "columns": ("栏", "columns", columns.TABLE),
    "pictures": ("图片", "pictures", pictures.TABLE),
    "lines": ("行", "lines", lines.TABLE),
    "marks": ("标点", "punctuation", marks.TABLE),
    "numbers": ("数字", "figures", numbers.TABLE),
    "dates": ("日期", "dates", dates.TABLE),
    "words": ("用词", "words", words.TABLE),
    "people": ("人名", "names", people.TABLE),
}  #: Chinese name, English name, rules

RULES: dict[str, Rule] = {code: rule for _, _, table in CHAPTERS.values() for code, rule in table.items()}
