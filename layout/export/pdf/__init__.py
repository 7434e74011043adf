"""Paper to PDF."""

from layout.export.pdf.writer import write_pdf

__all__ = ["write_pdf"]
