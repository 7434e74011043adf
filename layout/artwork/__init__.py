"""Artwork for the page: a subset of SVG, in colours that the style book names.

Everything outside the subset is refused, with its place, rather than drawn wrong: ``docs/spec.md`` has the table.
``reader`` is loaded only where a page has a drawing: it takes 2 ms.
"""

from layout.artwork.drawing import ArtworkError, Drawing, Outline, Stroke, palette, place

__all__ = ["ArtworkError", "Drawing", "Outline", "Stroke", "palette", "place"]
