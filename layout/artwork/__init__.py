"""Artwork for the page: a subset of SVG, in colours that the style book names.

Everything outside the subset is refused, with its place, rather than drawn wrong: ``docs/spec.md`` has the table.
"""

from layout.artwork.drawing import ArtworkError, Drawing, Outline, Stroke, palette, place
from layout.artwork.path import path_steps
from layout.artwork.reader import parse_artwork, read_artwork

__all__ = [
    "ArtworkError", "Drawing", "Outline", "Stroke", "palette", "parse_artwork", "path_steps", "place", "read_artwork",
]  # fmt: skip
