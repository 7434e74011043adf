"""Headings: kicker, headline and deck in whole rows of the page.

CLREQ "Using type area", JLREQ 4.1.6 gyou-dori: a heading of N rows is as deep as N rows of text with their gaps, its
lines centred in it; kicker and deck are never separated from the headline.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.diagnostic import Diagnostic, diagnose
from layout.flow.setter import Setter, SetText
from layout.model import Heading, Inline, Role, Text
from layout.style import Grid, Level, TextStyle
from layout.units import Mpt

MARKED = 300  #: 1/1000 em of white at least under a line with marks beneath it
BENEATH = frozenset((Inline.DOTS, Inline.NAME, Inline.TITLE, Inline.UNDERLINE))
NARROWEST = 850  #: 长体: how far a line of a heading may be condensed to fit its span, in 1/1000


class HeadingLine(NamedTuple):
    """One line of a heading: ``top`` of its em-box from the top of the heading."""

    text: SetText
    top: Mpt


class SetHeading(NamedTuple):
    """A heading ready for placing."""

    lines: tuple[HeadingLine, ...]
    height: Mpt  #: of the lines, without white
    rows: int
    diagnostics: tuple[Diagnostic, ...]

    def placed(self, depth: Mpt) -> tuple[HeadingLine, ...]:
        """The lines with the heading's white shared above and below in a ``depth``."""
        above = (depth - self.height) // 2
        return tuple(line._replace(top=line.top + above) for line in self.lines)


NONE = SetHeading((), 0, 0, ())


def set_heading(
    heading: Heading, level: Level, setter: Setter, story: str, width: Mpt, grid: Grid, rows: int,
    reference: Text | None = None,
) -> SetHeading:  # fmt: skip
    """Set a heading over ``width``; ``rows`` as the editor says, 0: as many as its lines and their white need.

    ``reference`` is the 详见 of a teaser that has no text of its own: the last line of its heading.
    """
    if not heading:
        return NONE
    diagnostics: list[Diagnostic] = []
    lines: list[HeadingLine] = []
    top = below = 0
    styles = (level.kicker, level.headline, level.deck, setter.style.styles[Role.REFERENCE])
    for texts, style in zip((*heading, (reference,) if reference else ()), styles, strict=True):
        if texts and lines:
            top += max(level.gap, below)
        for number, text in enumerate(texts):
            if number:
                top += max(0, style.pitch - style.size, below)
            lines.append(HeadingLine(_fitted(text, style, setter, story, width, diagnostics), top))
            top += style.size
            below = style.size * MARKED // 1000 if any(e.kind in BENEATH for e in text.effects) else 0
    needed = grid.rows_for(top + max(level.white, 2 * below))
    if rows and grid.depth(rows) < top:
        diagnostics.append(
            diagnose("heading-too-deep", lines[0].text.text.at, story=story, rows=rows, needed=grid.rows_for(top))
        )
    return SetHeading(tuple(lines), top, rows or needed, tuple(diagnostics))


def _fitted(
    text: Text, style: TextStyle, setter: Setter, story: str, width: Mpt, diagnostics: list[Diagnostic]
) -> SetText:
    """A line of a heading, condensed within the limit where it is too long for its span."""
    line = setter.text(text, style, story)
    natural = line.natural_width()
    if natural <= width:
        return line
    scale = style.scale * width // natural
    if scale >= NARROWEST:
        diagnostics.append(
            diagnose("heading-condensed", text.at, text=text.text, percent=scale // 10)
        )
        return setter.text(text, style._replace(scale=scale), story)
    over = -(-(natural - width) // style.size)
    diagnostics.append(diagnose("heading-too-wide", text.at, text=text.text, chars=over))
    return setter.text(text, style._replace(scale=max(1, scale)), story)
