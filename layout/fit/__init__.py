"""Copyfitting: how full every story's areas are, and what would make those fit that do not.

``state`` sets the pages and measures them; ``suggest.CHANGES`` are functions from a story that does not fit to edits of
the files; ``suggest`` sets each for real and keeps what works; ``files`` writes one, and no other byte.
"""

from __future__ import annotations
