"""Preflight: what a press would say of a PDF, ours or anybody's, before it is sent.

``preflight(path_or_bytes, target)`` gives a ``Report`` of ``Finding``s. ``rules`` holds the rule set as data,
``checks`` a file of small functions for each of its chapters, ``content`` the one interpreter
of pages that they all listen to.
Only finding out costs imports (pikepdf, fontTools, Pillow); the names here do not.
"""

from layout.preflight.document import Wanted
from layout.preflight.finding import Finding, Place, Report
from layout.preflight.judge import preflight
from layout.preflight.rules.rule import Target

__all__ = ["Finding", "Place", "Report", "Target", "Wanted", "preflight"]
