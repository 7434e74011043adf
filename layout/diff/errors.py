"""Why nothing could be compared."""

from __future__ import annotations


class DiffError(Exception):
    """The reason, (Chinese, English)."""

    def said(self, lang: str) -> str:
        """The reason in one language."""
        return str(self.args[0 if lang == "zh" else 1])
