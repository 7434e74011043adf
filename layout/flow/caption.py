"""Captions and credits, on a line grid of their own, rounded up to rows."""

from __future__ import annotations

from typing import NamedTuple

from layout.flow.setter import Setter, SetText
from layout.model import Figure, Role
from layout.style import Grid
from layout.text.justify import TextLine
from layout.units import Mpt


class CaptionLine(NamedTuple):
    """One line of a caption: its em-box from the caption's top, its left edge from the measure's."""

    text: SetText
    line: TextLine
    top: Mpt
    left: Mpt

    @property
    def used(self) -> Mpt:
        """How wide the line is."""
        style = self.text.style
        return self.line.width * style.size * style.scale // 1_000_000


class SetCaption(NamedTuple):
    """A caption at one measure."""

    lines: tuple[CaptionLine, ...]
    height: Mpt
    rows: int
    width: Mpt = 0


NO_CAPTION = SetCaption((), 0, 0)


def set_caption(figure: Figure, setter: Setter, story: str, width: Mpt, grid: Grid) -> SetCaption:
    """Set caption and credit at ``width``; the credit goes on the last line where there is room, else on its own."""
    lines: list[CaptionLine] = []
    top = 0
    style = setter.style.styles[Role.CAPTION]
    if figure.code:  # stands in the middle of its area
        style = style._replace(align="centre", indent=0)
    for text in figure.caption:
        set_text = setter.text(text, style, story)
        for line in set_text.lines(width):
            lines.append(CaptionLine(set_text, line, top, set_text.left(line, width)))
            top += set_text.style.pitch
    if figure.credit:
        credit = setter.role(figure.credit, Role.CREDIT, story)
        last = lines[-1] if lines else None
        free = width - (last.left + last.used) if last else 0
        if last and free >= credit.natural_width() + credit.style.size:
            top -= credit.style.pitch
        for line in credit.lines(width):
            lines.append(CaptionLine(credit, line, top, credit.left(line, width)))
            top += credit.style.pitch
    if not lines:
        return NO_CAPTION
    style = lines[-1].text.style
    height = top - (style.pitch - style.size)
    # The white between picture and caption is at least that between two lines of the body.
    return SetCaption(tuple(lines), height, grid.rows_for(height), width)
