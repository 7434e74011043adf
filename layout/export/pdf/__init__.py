"""Paper to PDF."""

from layout.export.pdf.document import write_pdf

__all__ = ["write_pdf"]
