"""校检: what a proofreader would mark on the finished pages and in their copy, as data.

``lint(path)`` sets the issue and goes through the rules of ``rules/``; nothing is written or changed.
"""

from __future__ import annotations

from layout.lint.run import Report, lint

__all__ = ["Report", "lint"]
