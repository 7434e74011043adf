"""Everything that is set, as frames on pages: the Paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from layout import borders, codes
from layout.artwork import palette, place
from layout.decor import clip, decorate, decorate_vertical
from layout.diagnostic import Diagnostic
from layout.fits import fits
from layout.flow import pullquote
from layout.flow.columns import Column
from layout.flow.galley import TablePiece, chars
from layout.flow.graphic import page_inks, wrong_plates
from layout.flow.placing import Placed, PlacedFigure, PlacedQuote, Plate
from layout.flow.setter import Drop, Setter, SetText
from layout.flow.story import Desk, Outcome, TurnLine
from layout.flow.table import TablePart
from layout.fonts.book import FontBook
from layout.furniture import PlacedText, set_folio, set_masthead
from layout.geometry import Rect
from layout.makeup.page import MadeUp
from layout.model import Issue, Role, Text, Wrap
from layout.paper import (
    Artwork,
    Fill,
    Frame,
    GlyphRun,
    Item,
    Line,
    Missing,
    Node,
    Outline,
    Page,
    Paper,
    Picture,
    PlacedPage,
)
from layout.plan.areas import Part, Strip, rows_ending, rows_starting, stretches
from layout.runs import edge, glyph_runs, vertical_runs
from layout.style import WHITE, BoxStyle, Colour, Ground, StyleBook
from layout.tabular import Ruling
from layout.text.justify import TextLine
from layout.units import Mpt, to_page

if TYPE_CHECKING:
    from layout.flow.vertical import VerticalBlock, VerticalLine


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


Known = tuple[str, Role, Text]  #: a text of a story, which may stand on several pages


class _Lines:
    """The lines of a frame while it is filled: what lies under all of them, the letters, what lies over."""

    def __init__(self) -> None:
        self.under: list[Item] = []
        self.letters: list[Item] = []
        self.over: list[Item] = []
        self.records: list[Line] = []

    def frame(self, kind: str, area: str, rect: Rect) -> Frame:
        return Frame(kind, area, rect, (*self.under, *self.letters, *self.over), tuple(self.records))


class Composer:
    """Builds the frames of one page; adds its texts to the tree."""

    def __init__(self, desk: Desk, issue: Issue, nodes: list[Node], stories: dict[Known, int]) -> None:
        self.desk, self.issue, self.style = desk, issue, desk.style
        self.setter: Setter = desk.setter
        self.nodes = nodes
        self._index: dict[SetText, int] = {}
        self._stories = stories
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
        rules = [*self._rules(made)]
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

    def _type_area(self) -> Rect:
        grid = self.style.grid
        return grid.rect(0, 0, grid.columns, grid.rows)

    def node(self, text: SetText) -> int:
        """The index of a text in the tree; it enters when it is first placed, a story's once in the whole issue."""
        if text not in self._index:
            known = text.story, text.role, text.text
            self._index[text] = self._stories.get(known, len(self.nodes))
            if self._index[text] == len(self.nodes):
                self.add(Node(text.story, text.role, text.text.text, text.text.at))
                if text.story:
                    self._stories[known] = self._index[text]
        return self._index[text]

    def add(self, node: Node) -> int:
        """The index of a node that enters the tree."""
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _line(
        self, to: _Lines, text: SetText, line: TextLine, x: Mpt, top: Mpt, row: int, again: bool = False
    ) -> None:
        """Add a line whose em-box begins at ``x`` and ``top``; said ``again``, it is no part of the text."""
        node, baseline = self.node(text), top + text.baseline
        runs = self._runs(text, line, x, baseline, node)
        if again:
            runs = (run._replace(again=True) for run in runs)
        width = to_page(line.width, text.style.size) * text.style.scale // 1000
        words = text.text.text[line.start : line.end]
        place, size = text.text.place(line.start), text.style.size
        to.records.append(
            Line(row, x, baseline, width, words, node, line.justified, False, line.start, top, size, line.squeezed,
                 line.opened, place)
        )  # fmt: skip
        decor = decorate(text, line, x, top, self._colours)
        to.under += decor.under
        to.letters += self._with_missing(text, runs, top)
        to.over += decor.over

    def _runs(self, text: SetText, line: TextLine, x: Mpt, baseline: Mpt, node: int) -> Iterator[GlyphRun]:
        runs = glyph_runs(text, line, x, baseline, self._colours[text.style.colour], node)
        return self._outlined(text, runs, line.start)

    def _outlined(self, text: SetText, plain: Iterator[GlyphRun], start: int) -> Iterator[GlyphRun]:
        """The runs of a line; with 勾边 first the edge, drawn twice as wide, of which the letters cover the inside."""
        outline = text.style.outline
        if outline is None:
            yield from plain
            return
        pen = Outline(outline.width * (1 if outline.hollow else 2), self._colours[outline.colour])
        runs = tuple(plain)
        if outline.hollow:
            yield from (run._replace(outline=pen) for run in runs)
            return
        yield from (edge(run, start)._replace(outline=pen) for run in runs)
        yield from runs

    def _capital(self, to: _Lines, text: SetText, drop: Drop, x: Mpt, top: Mpt) -> None:
        """Add a drop capital; it belongs to the text of the line beside it."""
        large, line = text.capital(drop)
        colour = self._colours[text.style.colour]
        runs = glyph_runs(large, line, x, top + large.baseline, colour, self.node(text))
        to.letters += self._with_missing(large, runs, top)

    def _with_missing(self, text: SetText, runs: Iterator[GlyphRun], top: Mpt) -> Iterator[Item]:
        """The runs, and a box over each character that no face has."""
        for run in runs:
            yield run
            if 0 in run.glyphs:
                pen, moves = run.x, dict(run.shifts)
                for index, glyph in enumerate(run.glyphs):
                    pen += moves.get(index, 0) * run.size // 1000
                    if not glyph:
                        at = run.start + index if run.offsets is None else run.offsets[index]
                        yield Missing(Rect(pen, top, run.size, run.size), text.text.text[at])
                    pen += self.setter.fonts.face(run.face).advance(glyph) * run.size // 1000

    def _vertical(self, kind: str, area: str, rect: Rect, block: VerticalBlock) -> Frame:
        """A frame of vertical lines, placed from its top left corner."""
        lines = _Lines()
        if block.ground:
            lines.under.append(self._ground(block.ground, rect))
        if panel := block.panel:
            place = panel.rect._replace(x=rect.x + panel.rect.x, y=rect.y + panel.rect.y)
            lines.under.append(self._ground(panel.ground, place))
        for line in block.lines:
            self._vertical_line(lines, line, rect.x + line.x, rect.y + line.top)
        if stroke := block.stroke:
            rule, x, y = self.style.rules[stroke.rule], rect.x + stroke.middle, rect.y + stroke.top
            lines.over += borders.down(rule, x, y, stroke.height, self._colours)
        return lines.frame(kind, area, rect)

    def _vertical_line(self, to: _Lines, line: VerticalLine, x: Mpt, top: Mpt) -> None:
        """Add a vertical line whose strip begins at ``x`` and ``top``."""
        text = line.text
        node, words, place = self.node(text), text.text.text, text.text.place(line.start)
        said = words[line.start : line.end]
        to.records.append(
            Line(-1, x, top, line.depth, said, node, False, True, line.start, top, line.width, at=place)
        )
        decor = decorate_vertical(line, x, top, self._colours)
        to.under += decor.under
        to.over += decor.over
        plain = vertical_runs(line, x, top, self._colours[text.style.colour], node)
        for run in self._outlined(text, plain, line.start):
            to.letters.append(run)
            if 0 in run.glyphs:
                head = run.y if run.way == "turned" else run.y - text.baseline * line.size // text.style.size
                to.letters.append(Missing(Rect(x, head, line.width, run.size), words[run.start : run.end][:1]))

    def _texts(self, kind: str, area: str, rect: Rect, placed: Sequence[PlacedText]) -> Frame:
        """A frame of single lines."""
        lines = _Lines()
        for text, x, y in placed:
            self._line(lines, text, text.single(), x, y, -1)
        return lines.frame(kind, area, rect)

    def _masthead(self, made: MadeUp, area: str, part: Part) -> Frame:
        rect = self.style.grid.rect(*part_rect(part))
        found = set_masthead(
            self.style, self.issue, made.page, rect, self.setter, self._colours, self.desk.root, self._colour_class
        )
        self.diagnostics += found.diagnostics
        items: list[Item] = []
        if found.nameplate:
            items.append(found.nameplate.item._replace(node=self.node(found.nameplate.text)))
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
        heading, lines = outcome.heading.placed(rect.height), _Lines()
        if heading.ground:
            lines.under.append(self._ground(heading.ground, rect))
        if panel := heading.panel:
            place = panel.rect._replace(x=rect.x + panel.rect.x, y=rect.y + panel.rect.y)
            lines.under.append(self._ground(panel.ground, place))
        for text, line, left, top in heading.lines:
            self._line(lines, text, line, rect.x + left, rect.y + top, -1)
        if stroke := heading.stroke:
            rule, x, y = self.style.rules[stroke.rule], rect.x + stroke.left, rect.y + stroke.middle
            lines.over += borders.across(rule, x, y, stroke.width, self._colours)
        return lines.frame("heading", outcome.placement.area, room)

    def _ground(self, ground: Ground, rect: Rect) -> Fill:
        return Fill(rect, self._colours[ground.colour], ground.tint)

    def _column(self, area: str, column: Column) -> Frame:
        grid, slot = self.style.grid, column.slot
        lines = _Lines()
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
                self._capital(lines, piece.text, piece.drop, strip.left, top)
            self._line(lines, piece.text, piece.line, x, top, strip.row)
            if piece.drop:
                lines.records[-1] = lines.records[-1]._replace(start=0, text=piece.text.text.text[: piece.line.end])
            row += piece.rows
        rect = Rect(slot.left, grid.y(slot.row), slot.width, grid.depth(max(1, column.used)))
        return lines.frame("column", area, rect)

    def _table(self, to: _Lines, part: TablePart, left: Mpt, row: int) -> None:
        """Add rows of a table: tints, then the lines of the cells, rules in the gaps between rows."""
        grid = self.style.grid
        ruling = Ruling(part, self.style, self._colours, left, row)
        to.under += ruling.tints()
        for line in part.lines:
            at = row + line.row
            self._line(to, line.text, line.line, left + line.left, grid.y(at) + line.top, at, line.again)
        to.over += ruling.rules()

    def _turn(self, area: str, turn: TurnLine) -> Frame:
        """上接 or 下转 on its row."""
        grid, slot = self.style.grid, turn.slot
        rect = Rect(slot.left, grid.y(turn.row), slot.width, grid.size)
        line, style = turn.text.single(), turn.text.style
        x = slot.left + (0 if turn.arrives else turn.text.left(line, slot.width))  # where the eye comes from
        lines = _Lines()
        self._line(lines, turn.text, line, x, rect.y + (grid.size - style.size) // 2, turn.row)
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
        lines = _Lines()
        if figure.ground:
            lines.under.append(Fill(figure.ground, WHITE))
        left, top = figure.caption_at
        for text, line, down, right in figure.caption.lines:
            self._line(lines, text, line, left + right, top + down, -1)
        if lines.records:
            yield lines.frame("caption", area, Rect(left, top, figure.caption.width, figure.caption.height))

    def _quote(self, area: str, placed: PlacedQuote) -> Frame:
        """抽言: its lines, with what the style book puts around them."""
        lines, (left, top) = _Lines(), placed.at
        lines.under += pullquote.around(placed.quote, self.style, left, top, self._colours)
        for text, line, down, right in placed.quote.lines:
            self._line(lines, text, line, left + right, top + down, -1)
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
            return Artwork(square, (drawn,), self.add(Node(story, Role.CAPTION, spec.code, spec.at)))
        return Missing(plate.rect, spec.path or spec.code[:20])

    def _palette(self) -> dict[str, Colour]:
        """The colours that a drawing may name, as the page prints them."""
        return palette(self.style.artwork_colours, self._colours)

    def _rules(self, made: MadeUp) -> Iterator[Item]:
        """The rules above areas, between stories side by side and between the columns of a story."""
        style, grid = self.style, self.style.grid
        for outcome in made.outcomes:
            name = outcome.placement.rule_above
            row = outcome.parts[0].row
            above = [space for space in outcome.shape.spaces if space.row == row]
            if name:  # in the middle of the empty rows, or of the gap between two rows where there are none
                part = outcome.parts[0]
                middle = grid.y(row) + (grid.depth(above[0].rows) if above else grid.size - grid.step) // 2
                rule, width = style.rules[name], grid.span(part.columns)
                yield from borders.across(rule, grid.x(part.column), middle, width, self._colours)
            if style.column_rule and outcome.filling:
                yield from self._column_rules(outcome.filling.columns)
        if style.story_rule:
            yield from self._story_rules(made)

    def _column_rules(self, columns: Sequence[Column]) -> Iterator[Item]:
        """Between columns beside each other, as far as nothing stands between the text of both."""
        for here, beside in permutations([column.slot for column in columns], 2):
            gutter = beside.left - here.left - here.width
            if 0 < gutter < here.width:
                edge, start = here.left + here.width, beside.left
                rows = rows_ending(here, edge) & rows_starting(beside, start)
                for first, last in stretches(sorted(rows)):
                    yield from self._down(self.style.column_rule, start - gutter // 2, first, last)

    def _down(self, name: str, x: Mpt, first: int, last: int) -> Iterator[Item]:
        grid = self.style.grid
        return borders.down(self.style.rules[name], x, grid.y(first), grid.depth(last - first), self._colours)

    def _story_rules(self, made: MadeUp) -> Iterator[Item]:
        """Between two stories side by side, in the middle of the gutter, as far down as both reach."""
        grid = self.style.grid
        plain = {
            outcome.placement.area: outcome
            for outcome in made.outcomes
            if not outcome.placement.box and not outcome.figure
        }
        cells: dict[tuple[int, int], str] = {}
        for area, outcome in plain.items():
            empty = {(s.column, row) for s in outcome.shape.spaces for row in range(s.row, s.row + s.rows)}
            for part in outcome.parts:
                for column in range(part.column, part.column + part.columns):
                    for row in range(part.row, part.row + part.rows):
                        if (column, row) not in empty:
                            cells[column, row] = area
        for column in range(1, grid.columns):
            first: int | None = None
            for row in range(grid.rows + 1):
                here, beside = cells.get((column - 1, row)), cells.get((column, row))
                apart = bool(here and beside and here != beside)
                if apart and first is None:
                    first = row
                elif not apart and first is not None:
                    yield from self._down(self.style.story_rule, grid.x(column) - grid.gutter // 2, first, row)
                    first = None


def _matted(placed: Placed) -> bool:
    """Whether text stands within the frame of a picture that is not clipped but white there: it is painted first."""
    return isinstance(placed, PlacedFigure) and bool(placed.outline) and placed.wrap is Wrap.BOX


MASTHEADS = ("报头", "masthead")  #: words of the page map that stand for furniture


def part_rect(part: Part) -> tuple[int, int, int, int]:
    """A part in the order that ``Grid.rect`` takes."""
    return part.column, part.row, part.columns, part.rows


def compose(style: StyleBook, issue: Issue, fonts: FontBook, made: Iterable[tuple[Desk, MadeUp]]) -> Paper:
    """The Paper of an issue's made-up pages, each with the desk that it was set at.

    What a desk keeps is needed for its page alone, so pages are taken one by one: an issue of 64 pages takes hardly
    more memory than one of four.
    """
    nodes: list[Node] = []
    pages: list[Page] = []
    found: list[Diagnostic] = []
    stories: dict[Known, int] = {}
    for desk, page in made:
        composer = Composer(desk, issue, nodes, stories)
        pages.append(composer.page(page))
        found += [*page.diagnostics, *desk.setter.diagnostics, *composer.diagnostics]
    return Paper(
        f"{style.paper} {issue.date.isoformat()}", style.language, issue.date, tuple(pages), tuple(nodes),
        fonts.placed(), (*found, *fonts.diagnostics), style.paper, issue.id, issue.version,
    )  # fmt: skip
