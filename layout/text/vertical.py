"""竖排: one line of text from the top down, as cells below each other.

CLREQ "Mixed text, vertical", GB/T 15834-2011 5.2, UAX #50; RULES.md 9. What stands as one is a unit: a 字 or a mark
upright, a Western word on its side, one or two figures or letters side by side in one cell (纵中横排).

Glyphs are placed one by one, each with the offset that the font gives it for vertical text; a font's ``vert`` forms put
pauses at the upper right, turn brackets and dashes, and make “” into 『』. A mark for which a font has no such form is
turned where UAX #50 says so. Lengths in 1/1000 em of the line: ``across`` from the line's axis to the right, ``down``
from its head.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import uharfbuzz as hb

from layout.fonts.face import Face
from layout.fonts.shape import Chain, shape
from layout.text import breaks as breaking
from layout.text import inline, mixed, squeeze
from layout.text.marks import classify
from layout.text.paragraph import Rules
from layout.text.unicode import orientation
from layout.units import EM, Mem

HALF = EM // 2
Way = Literal["upright", "turned", "abreast"]
Runs = Sequence[tuple[int, int, Chain]]

#: GB/T 15834-2011 5.2.3: what quotes are in vertical text, where the font's own forms do not make them so.
QUOTES = {"“": "『", "”": "』", "‘": "「", "’": "」"}
#: Never turned, whatever UAX #50 says: ： ； stand upright (GB 5.2.1), the middle dot looks the same.
STANDING = frozenset("NM")
REDUCIBLE = frozenset("OCPF")  #: ： ； ！ ？ keep their em: CLREQ "Unadjustable"


class Unit(NamedTuple):
    """A stretch of text that stands as one."""

    start: int
    end: int
    way: Way


class Drawn(NamedTuple):
    """Glyphs of one face on one baseline; ``turned`` a quarter clockwise: the pen goes down."""

    face: str
    size: int  #: in 1/1000 of the line's
    glyphs: tuple[int, ...]
    offsets: tuple[int, ...]  #: text offset of each glyph, and the end
    across: Mem  #: of the pen's start
    down: Mem  #: of the pen's start, from the cell's head
    shifts: tuple[tuple[int, Mem], ...] = ()  #: as in a ``GlyphRun``, in 1/1000 em of their own size
    turned: bool = False
    scale: int = 1000  #: width of the glyphs in 1/1000


class Cell(NamedTuple):
    """A unit in its place."""

    start: int
    end: int
    way: Way
    top: Mem  #: of its cell from the line's head; negative where blank at the head was taken off
    length: Mem
    drawn: tuple[Drawn, ...]
    rigid: bool  #: no letter-space before it


class Column(NamedTuple):
    """A line of vertical text."""

    cells: tuple[Cell, ...]
    length: Mem

    @property
    def places(self) -> int:
        """How many boundaries open or close evenly."""
        return sum(not cell.rigid for cell in self.cells[1:])


_SIGNED = re.compile("(0+)Q")  # figures and one sign after them: % ℃
_UNITS = re.compile(r"W+|D{1,2}K*|[^K]K*|K+")


def units(text: str, classes: str, abreast: int = 2) -> list[Unit]:
    """What stands as one, in order; up to ``abreast`` figures or letters stand side by side.

    Two figures before % or ℃ do so too, the sign upright below them.
    """
    found: list[Unit] = []
    done = 0
    for start, end in mixed.latin(text, classes):
        found += [Unit(*unit.span(), "upright") for unit in _UNITS.finditer(classes, done, start)]
        kinds, done = classes[start:end], end
        signed = _SIGNED.fullmatch(kinds)
        if signed and len(signed[1]) <= abreast:
            found += [Unit(start, end - 1, "abreast"), Unit(end - 1, end, "abreast")]
        elif len(kinds) <= max(1, abreast) and not kinds.strip("0L"):
            found.append(Unit(start, end, "abreast"))
        else:
            found.append(Unit(start, end, "turned"))
    return found + [Unit(*unit.span(), "upright") for unit in _UNITS.finditer(classes, done)]


class _Draft(NamedTuple):
    """A unit shaped, with the blank of a mark that can be taken off."""

    kind: str  #: class of a mark or of what it is like: "H", "L" turned, "0" side by side, "W" a typed space
    length: Mem
    drawn: tuple[Drawn, ...]
    head: Mem = 0
    foot: Mem = 0


def column(
    text: str, runs: Runs, rules: Rules, marked: inline.Inline = inline.NOTHING, abreast: int = 2, display: bool = False
) -> Column:
    """``text`` as one vertical line; ``runs`` cover it in order, each (start, end, chain of faces).

    ``display``: marks and gaps stand squeezed, as headings are set.
    """
    classes = classify(text)
    found = units(text, classes, abreast)
    drafts = [_draft(text, classes, unit, runs) for unit in found]
    trims = _trims([d.kind for d in drafts], [(d.head, d.foot) for d in drafts], rules, display)
    stiff, spaced = breaking.rigid(classes), _spaced(marked, found)
    cells: list[Cell] = []
    pen: Mem = 0
    for number, (unit, draft, (head, foot)) in enumerate(zip(found, drafts, trims, strict=True)):
        before, after = (drafts[at].kind if 0 <= at < len(drafts) else "" for at in (number - 1, number + 1))
        pen += _gap(before, draft.kind, rules, display)
        pen += spaced.get(unit.start, 0)
        length = draft.length - head - foot
        if draft.kind == "W":
            length = _space(before, after, rules, display)
        drawn = tuple(each._replace(down=each.down - head) for each in draft.drawn)
        rigid = bool(stiff[unit.start]) and unit.way == "upright"
        cells.append(Cell(unit.start, unit.end, unit.way, pen, length, drawn, rigid))
        pen += length
    return Column(tuple(cells), pen)


def _spaced(marked: inline.Inline, found: Sequence[Unit]) -> dict[int, Mem]:
    """Letter-space that was asked for, by the start of the unit before which it goes."""
    space: dict[int, Mem] = {}
    for start, end, by in marked.spaced:
        for at in range(bisect_right(found, start, key=_start), bisect_left(found, end, key=_start)):
            space[found[at].start] = space.get(found[at].start, 0) + by
    return space


def _start(piece: Unit | tuple[int, int, Chain]) -> int:
    return piece[0]


def _gap(before: str, after: str, rules: Rules, display: bool) -> Mem:
    """Between 汉字 and a word on its side; figures side by side stand solid (CLREQ "Mixed text, vertical")."""
    if {before, after} == {"H", "L"}:
        return min(rules.gap, EM // 8) if display else rules.gap
    return 0


def _space(before: str, after: str, rules: Rules, display: bool) -> Mem:
    """A typed space: the gap where one goes, none beside figures side by side, else the house's between 汉字."""
    if before and after and {before, after}.isdisjoint("0L"):
        return rules.space
    return _gap(before, after, rules, display)


def _trims(
    kinds: Sequence[str], blanks: Sequence[tuple[Mem, Mem]], rules: Rules, display: bool
) -> list[tuple[Mem, Mem]]:
    """What each unit loses at its head and at its foot: at the line's ends, to a mark beside it, by the house's style.

    A style that keeps part of a blank takes off the rest; in display type the marks that may give have given all.
    """
    style = squeeze.STYLES[rules.marks]
    lost: list[tuple[Mem, Mem]] = []
    for at, (kind, (head, foot)) in enumerate(zip(kinds, blanks, strict=True)):
        before, after = kinds[at - 1] if at else "", kinds[at + 1] if at + 1 < len(kinds) else ""
        given = display and kind in style.shrink
        whole_head = given or not before or (style.pairs and squeeze.loses(before, kind, vertical=True)[1])
        whole_foot = given or not after or (style.pairs and squeeze.loses(kind, after, vertical=True)[0])
        share = 1000 - style.keep.get(kind, 1000)
        lost.append((head if whole_head else head * share // 1000, foot if whole_foot else foot * share // 1000))
    return lost


def _draft(text: str, classes: str, unit: Unit, runs: Runs) -> _Draft:
    kind = classes[unit.start]
    if unit.way == "turned":
        return _on_its_side(text, classes, unit, runs)
    if unit.way == "abreast":
        return _side_by_side(text, classes, unit, runs)
    if kind in "WIGBK":
        return _Draft(kind, EM if kind == "I" else 0, ())
    return _mark(text, classes, unit, _chain_at(runs, unit.start))


def _chain_at(runs: Runs, offset: int) -> Chain:
    return runs[bisect_right(runs, offset, key=_start) - 1][2]


def _drawn_across(text: str, classes: str, unit: Unit, runs: Runs) -> tuple[list[Drawn], Mem, Face]:
    """A unit set as in horizontal text: its glyphs from ``across`` 0 on, their width, and the first face."""
    first, last = bisect_right(runs, unit.start, key=_start) - 1, bisect_left(runs, unit.end, key=_start)
    pieces = [
        (max(start, unit.start) - unit.start, min(end, unit.end) - unit.start, chain)
        for start, end, chain in runs[first:last]
    ]
    words = mixed.western(classes[unit.start : unit.end])
    glyphs = shape(text[unit.start : unit.end], pieces, words)
    faces = {name: chain.open(name) for _, _, chain in pieces for name in chain.names}
    found, pen = [], 0
    for span in glyphs.spans:
        ids = tuple(glyphs.ids[span.start : span.end])
        clusters = (*glyphs.clusters, unit.end - unit.start)[span.start : span.end + 1]
        shifts, moved = [], 0
        for index in range(span.start, span.end):
            right = glyphs.offsets.get(index, (0, 0))[0]
            kern = 0 if index == span.start else glyphs.advances[index - 1] - glyphs.own[index - 1]
            if by := kern + right - moved:
                shifts.append((index - span.start, by * EM // span.size))
            moved = right
        found.append(
            Drawn(span.face, span.size, ids, tuple(at + unit.start for at in clusters), pen, -span.rise, tuple(shifts))
        )
        pen += sum(glyphs.advances[span.start : span.end])
    return found, pen, faces[glyphs.spans[0].face]


def _on_its_side(text: str, classes: str, unit: Unit, runs: Runs) -> _Draft:
    """A word turned: its em-box, or what of it letters fill, stands on the line's axis."""
    drawn, length, face = _drawn_across(text, classes, unit, runs)
    middle = (face.top + face.bottom) // 2
    turned = tuple(d._replace(across=-d.down - middle, down=d.across, turned=True) for d in drawn)
    return _Draft("L", length, turned)


def _side_by_side(text: str, classes: str, unit: Unit, runs: Runs) -> _Draft:
    """纵中横排: in one cell, as wide as it at most."""
    drawn, width, face = _drawn_across(text, classes, unit, runs)
    scale = min(1000, EM * 1000 // width) if width else 1000
    left = -(width * scale // 1000) // 2
    placed = tuple(
        d._replace(across=left + d.across * scale // 1000, down=face.top + d.down, scale=scale) for d in drawn
    )
    return _Draft("0", EM, placed)


def _mark(text: str, classes: str, unit: Unit, chain: Chain) -> _Draft:
    """A 字 or a mark: upright by the font's form for vertical text, else turned where it has to be."""
    kind = classes[unit.start]
    piece = text[unit.start : unit.end]
    name = next((n for n in chain.names if all(map(chain.open(n).font.get_nominal_glyph, map(ord, piece)))), "")
    name = name or chain.names[0]
    face = chain.open(name)
    form = _form(face, piece)
    if not form.vertical and (corner := QUOTES.get(piece)) and face.font.get_nominal_glyph(ord(corner)):
        form = _form(face, corner)
    turn = orientation(piece[0]) in ("R", "Tr") and kind not in STANDING
    draft = _turned_mark if turn and not form.vertical else _upright_mark
    length, drawn, head, foot = draft(face, form, kind)
    size = chain.size
    offsets = (*(unit.start + cluster for cluster in form.clusters), unit.end)
    placed = tuple(
        each._replace(
            face=name, size=size, offsets=(*offsets[at : at + len(each.glyphs)], offsets[at + len(each.glyphs)]),
            across=each.across * size // EM + (chain.rise if each.turned else 0),
            down=each.down * size // EM - (0 if each.turned else chain.rise),
        )
        for at, each in enumerate(drawn)
    )  # fmt: skip
    if kind not in REDUCIBLE:
        head = foot = 0
    return _Draft(kind if squeeze.MARKS.match(kind) else "H", length * size // EM, placed, head * size // EM,
                  foot * size // EM)  # fmt: skip


class _Form(NamedTuple):
    """A mark as shaped for vertical text."""

    glyphs: tuple[int, ...]
    clusters: tuple[int, ...]
    places: tuple[tuple[Mem, Mem, Mem], ...]  #: (across, down from the pen, what the pen goes down) of each glyph
    vertical: bool  #: the font has a form of its own
    plain: tuple[int, ...]  #: the glyphs of horizontal text


@lru_cache(maxsize=2048)
def _form(face: Face, piece: str) -> _Form:
    """A font without vertical metrics has its glyphs on the axis, an em each."""
    plain, down = _shaped(face, piece, "ltr"), _shaped(face, piece, "ttb")
    glyphs = tuple(info.codepoint for info in down.glyph_infos)
    flat = tuple(info.codepoint for info in plain.glyph_infos)
    if "vhea" in face.hb_face.table_tags:
        places = tuple((p.x_offset, -p.y_offset, -p.y_advance) for p in down.glyph_positions)
    else:
        places = tuple((-face.advance(glyph) // 2, face.top, EM) for glyph in glyphs)
    return _Form(glyphs, tuple(info.cluster for info in down.glyph_infos), places, glyphs != flat, flat)


def _shaped(face: Face, piece: str, direction: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(piece)
    buffer.direction, buffer.script, buffer.language = direction, "Hani", "zh-Hans"
    hb.shape(face.font, buffer)
    return buffer


_Placed = tuple[Mem, list[Drawn], Mem, Mem]  #: length, glyphs, blank at the head, blank at the foot


def _upright_mark(face: Face, form: _Form, kind: str) -> _Placed:
    """Each glyph by the font's own offsets; what is blank is read from its ink."""
    pen, drawn = 0, []
    for glyph, (across, down, advance) in zip(form.glyphs, form.places, strict=True):
        drawn.append(Drawn("", EM, (glyph,), (), across, pen + down))
        pen += advance
    if kind == "M":  # half an em in the mainland, centred: CLREQ, GB 5.1.7
        return HALF, [each._replace(down=each.down - (pen - HALF) // 2) for each in drawn], 0, 0
    box = face.font.get_glyph_extents(form.glyphs[0])
    if kind not in "OCPF" or box is None or not box.height:
        return pen, drawn, 0, 0
    head = form.places[0][1] - box.y_bearing
    foot = pen - (head - box.height)
    return pen, drawn, *((min(HALF, max(0, head)), 0) if kind == "O" else (0, min(HALF, max(0, foot))))


def _turned_mark(face: Face, form: _Form, kind: str) -> _Placed:
    """The glyphs of horizontal text on their side, in cells as wide as they are there."""
    middle = (face.top + face.bottom) // 2
    pen, drawn, head, foot = 0, list[Drawn](), 0, 0
    for glyph in form.plain:
        cell = squeeze.cell(face, glyph, kind)
        length = HALF if kind == "S" else cell.advance  # 分隔号 is half an em: GB 5.1.9
        origin = (length - face.advance(glyph)) // 2 if kind == "S" else cell.origin
        drawn.append(Drawn("", EM, (glyph,), (), -middle, pen + origin, (), True))
        pen, head, foot = pen + length, cell.left, cell.right
    return pen, drawn, head, foot


def joints(cells: Sequence[Cell], space: Mem) -> Iterator[Mem]:
    """How far each cell is moved down where ``space`` is added in all, evenly between those that may open."""
    places = sum(not cell.rigid for cell in cells[1:])
    passed = 0
    yield from [0] * bool(cells)
    for _, cell in pairwise(cells):
        passed += not cell.rigid
        yield space * passed // places if places else 0
