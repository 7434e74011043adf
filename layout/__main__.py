"""``python -m layout``."""

from layout.cli import run

run()
