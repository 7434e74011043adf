"""The style book's colours as a page prints them."""

from __future__ import annotations

from layout.style import Colour, StyleBook


def colours_of(style: StyleBook, colour_class: str) -> dict[str, Colour]:
    """The style book's colours as a page of this class prints them: 套红 has black and red, mono black alone."""
    if colour_class == "full":
        return style.colours
    return {name: _reduced(colour, colour_class) for name, colour in style.colours.items()}


def _reduced(colour: Colour, colour_class: str) -> Colour:
    cyan, magenta, yellow, black = colour.cmyk
    if colour_class == "red" and (colour.spot or (not cyan and not black and magenta)):
        return colour
    # The tone of a colour in K: how dark its inks look (Rec. 601 weights of red, green and blue light taken away).
    return Colour(colour.name, (0, 0, 0, min(1000, (299 * cyan + 587 * magenta + 114 * yellow) // 1000 + black)))
