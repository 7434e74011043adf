"""What is set of a page, as frames in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from layout import borders, codes
from layout.compose.colours import colours_of
from layout.compose.decor import clip
from layout.compose.furniture import PlacedText, set_folio, set_masthead
from layout.compose.lines import Lines
from layout.compose.rules import page_rules
from layout.compose.tabular import Ruling
from layout.compose.tree import Tree
from layout.diagnostic import Diagnostic
from layout.fits import fits
from layout.flow import pullquote
from layout.flow.columns import Column
from layout.flow.galley import TablePiece, chars
from layout.flow.graphic import page_inks, wrong_plates
from layout.flow.heading import SetHeading
from layout.flow.placing import Placed, PlacedFigure, PlacedQuote, Plate
from layout.flow.setter import Setter
from layout.flow.story import Desk, Outcome, TurnLine
from layout.flow.table import TablePart
from layout.geometry import Rect
from layout.makeup.page import MadeUp
from layout.model import Issue, Role, Wrap
from layout.paper import (
    Artwork,
    Fill,
    Frame,
    Item,
    Missing,
    Node,
    Page,
    Picture,
    PlacedPage,
)
from layout.plan.areas import Part, Strip
from layout.style import WHITE, BoxStyle, Colour
from layout.units import Mpt

if TYPE_CHECKING:
    from layout.flow.vertical import VerticalBlock


class Composer:
    """Builds the frames of one page; adds its texts to the tree."""

    def __init__(self, desk: Desk, issue: Issue, tree: Tree) -> None:
        self.desk, self.issue, self.style, self.tree = desk, issue, desk.style, tree
        self.setter: Setter = desk.setter
        self.diagnostics: list[Diagnostic] = []
        self._colour_class: str = self.style.colour_class
        self._colours: Mapping[str, Colour] = {}

    def page(self, made: MadeUp) -> Page:
        """One page: masthead, the areas in the order of the page map, rules, folio."""
        colour_class = made.page.colour or self.style.colour_class
        self._colour_class, self._colours = colour_class, colours_of(self.style, colour_class)
        frames: list[Frame] = []
        outcomes = {outcome.placement.area: outcome for outcome in made.outcomes}
        for area, parts in made.areas.items():
            if area in outcomes:
                frames += self._area(outcomes[area])
            elif area in MASTHEADS:
                frames.append(self._masthead(made, area, parts[0]))
        rules = [*page_rules(made, self.style, self._colours)]
        if rules:
            frames.append(Frame("rules", "", self._type_area(), tuple(rules)))
        folio = [*set_folio(self.style, self.issue, made.page, self.setter)]
        if folio:
            frames.append(self._texts("folio", "", self._type_area(), folio))
        width, height = self.style.sheet
        return Page(
            made.page.id, made.page.name, width, height, self.style.bleed, colour_class, tuple(frames),
            (made.page.at.file, *(outcome.story.at.file for outcome in made.outcomes)),
            fits=fits(made.outcomes, self.style),
        )  # fmt: skip

    def _lines(self) -> Lines:
        return Lines(self.tree, self.setter.fonts, self._colours)

    def _type_area(self) -> Rect:
        grid = self.style.grid
        return grid.rect(0, 0, grid.columns, grid.rows)

    def _vertical(self, kind: str, area: str, rect: Rect, block: VerticalBlock) -> Frame:
        """A frame of vertical lines, placed from its top left corner."""
        lines = self._lines()
        lines.under += self._grounds(block, rect)
        for line in block.lines:
            lines.add_vertical(line, rect.x + line.x, rect.y + line.top)
        if stroke := block.stroke:
            rule, x, y = self.style.rules[stroke.rule], rect.x + stroke.middle, rect.y + stroke.top
            lines.over += borders.down(rule, x, y, stroke.height, self._colours)
        return lines.frame(kind, area, rect)

    def _texts(self, kind: str, area: str, rect: Rect, placed: Sequence[PlacedText]) -> Frame:
        """A frame of single lines."""
        lines = self._lines()
        for text, x, y in placed:
            lines.add(text, text.single(), x, y, -1)
        return lines.frame(kind, area, rect)

    def _masthead(self, made: MadeUp, area: str, part: Part) -> Frame:
        rect = self.style.grid.rect(*part_rect(part))
        found = set_masthead(
            self.style, self.issue, made.page, rect, self.setter, self._colours, self.desk.root, self._colour_class
        )
        self.diagnostics += found.diagnostics
        items: list[Item] = []
        if found.nameplate:
            items.append(found.nameplate.item._replace(node=self.tree.node(found.nameplate.text)))
        frame = self._texts("masthead", area, rect, found.lines)
        return frame._replace(items=(*items, *frame.items, *found.rules))

    def _area(self, outcome: Outcome) -> Iterator[Frame]:
        """The frames of a story, in reading order."""
        area = outcome.placement.area
        box = self.desk.box(outcome.placement)
        if box and outcome.shape.box:
            rect = self.style.grid.rect(*part_rect(outcome.shape.box))
            drawn = (*borders.border(box, rect, self._colours), *self._heading_rule(box, outcome))
            yield Frame("box", area, rect, drawn)
        over = bool(outcome.placement.over_picture and outcome.figure)
        heading = outcome.shape.heading if outcome.heading.lines else None
        if heading and not over:
            yield self._heading(outcome, heading)
        if outcome.beside and outcome.shape.heading:
            yield self._vertical("heading", area, outcome.shape.heading, outcome.beside.block)
        yield from self._insets(outcome, [placed for placed in outcome.insets if _matted(placed)])
        if outcome.filling:
            yield from (self._turn(area, turn) for turn in outcome.turns if turn.arrives)
            for column in outcome.filling.columns:
                if column.pieces:
                    yield self._column(area, column)
            yield from (self._turn(area, turn) for turn in outcome.turns if not turn.arrives)
            if outcome.over:
                yield self._overset(outcome)
        if outcome.figure:
            yield from self._figure(area, outcome.story.id, outcome.figure)
        yield from self._insets(outcome, [placed for placed in outcome.insets if not _matted(placed)])
        if heading and over:
            yield self._heading(outcome, heading)

    def _insets(self, outcome: Outcome, insets: Sequence[Placed]) -> Iterator[Frame]:
        for inset in insets:
            match inset:
                case PlacedFigure():
                    yield from self._figure(outcome.placement.area, outcome.story.id, inset)
                case PlacedQuote():
                    yield self._quote(outcome.placement.area, inset)

    def _heading_rule(self, box: BoxStyle, outcome: Outcome) -> Iterator[Item]:
        """题线: under the heading of a box, as wide as its text, half-way from the heading to the text."""
        rect, grid = outcome.shape.heading, self.style.grid
        if box.heading_rule and rect and outcome.heading.lines:
            last = outcome.heading.placed(rect.height).lines[-1]
            middle = (rect.y + last.top + last.text.style.size + rect.bottom + grid.step - grid.size) // 2
            yield from borders.across(self.style.rules[box.heading_rule], rect.x, middle, rect.width, self._colours)

    def _heading(self, outcome: Outcome, rect: Rect) -> Frame:
        room = rect
        if outcome.heading.ground and not outcome.figure:  # some of the white stands under the ground, off the text
            spare = max(0, rect.height - outcome.heading.height)
            rect = rect._replace(height=rect.height - min(self.style.grid.step // 2, 2 * spare // 5))
        heading, lines = outcome.heading.placed(rect.height), self._lines()
        lines.under += self._grounds(heading, rect)
        for text, line, left, top in heading.lines:
            lines.add(text, line, rect.x + left, rect.y + top, -1)
        if stroke := heading.stroke:
            rule, x, y = self.style.rules[stroke.rule], rect.x + stroke.left, rect.y + stroke.middle
            lines.over += borders.across(rule, x, y, stroke.width, self._colours)
        return lines.frame("heading", outcome.placement.area, room)

    def _grounds(self, block: SetHeading | VerticalBlock, rect: Rect) -> Iterator[Fill]:
        """What a heading in ``rect`` stands on, and what its label does."""
        if block.ground:
            yield Fill(rect, self._colours[block.ground.colour], block.ground.tint)
        if block.panel:
            place, ground = block.panel
            place = place._replace(x=rect.x + place.x, y=rect.y + place.y)
            yield Fill(place, self._colours[ground.colour], ground.tint)

    def _column(self, area: str, column: Column) -> Frame:
        grid, slot = self.style.grid, column.slot
        lines = self._lines()
        row = slot.row
        for piece in column.pieces:
            if isinstance(piece, TablePiece):
                at = piece.strip or Strip(row, slot.left, slot.width)
                if piece.part:
                    self._table(lines, piece.part, at.left, at.row)
                row += piece.rows
                continue
            style, strip = piece.text.style, piece.strip or Strip(row, slot.left, slot.width)
            deep = max(1, -(-style.pitch // grid.step))
            top = grid.y(strip.row) + (grid.depth(deep) - style.size) // 2
            x = strip.left + piece.text.left(piece.line, strip.width)
            if piece.drop:
                lines.capital(piece.text, piece.drop, strip.left, top)
            lines.add(piece.text, piece.line, x, top, strip.row)
            if piece.drop:
                lines.records[-1] = lines.records[-1]._replace(start=0, text=piece.text.text.text[: piece.line.end])
            row += piece.rows
        rect = Rect(slot.left, grid.y(slot.row), slot.width, grid.depth(max(1, column.used)))
        return lines.frame("column", area, rect)

    def _table(self, to: Lines, part: TablePart, left: Mpt, row: int) -> None:
        """Add rows of a table: tints, then the lines of the cells, rules in the gaps between rows."""
        grid = self.style.grid
        ruling = Ruling(part, self.style, self._colours, left, row)
        to.under += ruling.tints()
        for line in part.lines:
            at = row + line.row
            to.add(line.text, line.line, left + line.left, grid.y(at) + line.top, at, line.again)
        to.over += ruling.rules()

    def _turn(self, area: str, turn: TurnLine) -> Frame:
        """上接 or 下转 on its row."""
        grid, slot = self.style.grid, turn.slot
        rect = Rect(slot.left, grid.y(turn.row), slot.width, grid.size)
        line, style = turn.text.single(), turn.text.style
        x = slot.left + (0 if turn.arrives else turn.text.left(line, slot.width))  # where the eye comes from
        lines = self._lines()
        lines.add(turn.text, line, x, rect.y + (grid.size - style.size) // 2, turn.row)
        return lines.frame("turn", area, rect)

    def _overset(self, outcome: Outcome) -> Frame:
        """The mark on the proof where text is left over, in the gap under the last column."""
        filling, part = outcome.filling, outcome.parts[-1]
        count = sum(map(chars, filling.rest)) if filling else 0
        grid = self.style.grid
        last = grid.rect(part.column + part.columns - 1, part.row + part.rows - 1, 1, 1)
        foot = Rect(last.x, last.bottom + 1000, last.width, grid.step - 2000)
        return Frame("overset", outcome.placement.area, foot, (Missing(foot, f"溢文 {outcome.over}行 {count}字"),))

    def _figure(self, area: str, story: str, figure: PlacedFigure) -> Iterator[Frame]:
        for plate in figure.plates:
            kind = "code" if plate.image.code else "picture"
            yield Frame(kind, area, plate.rect, (self._picture(story, figure, plate),))
        if figure.credit:
            strip, wide = figure.credit_at, figure.credit.width
            at = strip._replace(x=strip.right - wide, width=wide)
            yield self._vertical("caption", area, at, figure.credit)
        lines = self._lines()
        if figure.ground:
            lines.under.append(Fill(figure.ground, WHITE))
        left, top = figure.caption_at
        for text, line, down, right in figure.caption.lines:
            lines.add(text, line, left + right, top + down, -1)
        if lines.records:
            yield lines.frame("caption", area, Rect(left, top, figure.caption.width, figure.caption.height))

    def _quote(self, area: str, placed: PlacedQuote) -> Frame:
        """抽言: its lines, with what the style book puts around them."""
        lines, (left, top) = self._lines(), placed.at
        lines.under += pullquote.around(placed.quote, self.style, left, top, self._colours)
        for text, line, down, right in placed.quote.lines:
            lines.add(text, line, left + right, top + down, -1)
        return lines.frame("quote", area, placed.rect)

    def _picture(self, story: str, figure: PlacedFigure, plate: Plate) -> Item:
        """The picture, drawing, placed page or code; a stand-in where there is none."""
        spec, picture, path = plate.image, plate.picture, str(plate.picture.path)
        caption = figure.figure.caption
        alt = spec.alt or (caption[0].text if caption else "")
        if picture.info:
            size = picture.info.width, picture.info.height
            return Picture(plate.frame, path, spec.path, size, plate.crop, alt, spec.at, clip(figure, plate.frame))
        if picture.drawing:
            from layout.artwork import place

            rect, fills = place(picture.drawing, plate.frame, self._palette(), "centre")
            return Artwork(rect, fills, None, spec.path, alt)
        if picture.placed:
            traits = picture.placed.traits
            self.diagnostics += wrong_plates(spec.path, spec.at, traits, self._colour_class)
            inks = page_inks(traits, self.style.colours)
            glass, spaces = traits.transparency, traits.spaces
            return PlacedPage(plate.frame, path, spec.page, spec.path, None, alt, glass, spec.at, inks, spaces)
        if picture.code:
            square, drawn = codes.place(picture.code, plate.rect)
            return Artwork(square, (drawn,), self.tree.add(Node(story, Role.CAPTION, spec.code, spec.at)))
        return Missing(plate.rect, spec.path or spec.code[:20])

    def _palette(self) -> dict[str, Colour]:
        """The colours that a drawing may name, as the page prints them."""
        from layout.artwork import palette

        return palette(self.style.artwork_colours, self._colours)


def _matted(placed: Placed) -> bool:
    """Whether text stands within the frame of a picture that is not clipped but white there: it is painted first."""
    return isinstance(placed, PlacedFigure) and bool(placed.outline) and placed.wrap is Wrap.BOX


MASTHEADS = ("报头", "masthead")  #: words of the page map that stand for furniture


def part_rect(part: Part) -> tuple[int, int, int, int]:
    """A part in the order that ``Grid.rect`` takes."""
    return part.column, part.row, part.columns, part.rows
