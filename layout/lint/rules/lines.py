"""Set lines: what chance does where nothing is wrong with a line by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.flow.galley import LinePiece
from layout.lint.rule import CLREQ, ERROR, TRADE, WARNING, Found, Rule, Table, on_pages
from layout.lint.rules.scan import RUNNING
from layout.lint.view import PageView, View, running
from layout.model import Role
from layout.runs import cells
from layout.text.cut import lone_character
from layout.units import EM, Mem

TOO_OPEN = 250  #: from here on setting itself warns (line-open)
TOUCHING: Mem = 200  #: two gaps make one where they share so much
_LEFT_INK, _RIGHT_INK = "，。、；：！？”’）》", "“‘（《"

Gap = tuple[Mem, Mem]


def _stretches(page: PageView) -> Iterator[tuple[str, tuple[LinePiece, ...]]]:
    """The running lines of each column, with their story."""
    for outcome in page.made.outcomes:
        for column in outcome.filling.columns if outcome.filling else ():
            yield outcome.story.id, tuple(piece for piece in running(column) if piece.text.role in RUNNING)


def _found(piece: LinePiece, story: str, **more: str | int) -> Found:
    text = piece.text.text
    words = text.text[piece.line.start : piece.line.end].strip()
    return Found(text.place(piece.line.start), {"line": words, **more}, (story,))


def _loose(page: PageView, view: View) -> Iterator[Found]:
    for story, pieces in _stretches(page):
        for piece in pieces:
            if view.style.lint.loose <= piece.line.opened <= TOO_OPEN:
                yield _found(piece, story, percent=piece.line.opened // 10)


def gaps(piece: LinePiece, least: Mem) -> list[Gap]:
    """White of at least so much inside a line: between cells, and in the cells of full-width marks."""
    par, line = piece.text.par, piece.line
    text, found, edge = piece.text.text.text, [], 0
    for number, (left, right) in enumerate(cells(par, line)):
        sign = text[par.offset(line.first + number)]
        full = right - left >= EM * 9 // 10
        begins = line.left + (left + EM // 2 if sign in _RIGHT_INK and full else left)
        if number and begins - edge >= least:
            found.append((edge, begins))
        edge = line.left + (left + EM // 2 if sign in _LEFT_INK and full else right)
    return found


def _rivers(page: PageView, view: View) -> Iterator[Found]:
    """Gaps under each other in so many lines."""
    for story, pieces in _stretches(page):
        chains: list[tuple[Gap, int, LinePiece]] = []
        for piece in pieces:
            now = []
            if not piece.line.first and piece.line.last == piece.text.par.end:
                chains = []  # a list, whose white is meant
                continue
            for gap in gaps(piece, view.style.lint.river):
                above = [chain for chain in chains if min(gap[1], chain[0][1]) - max(gap[0], chain[0][0]) >= TOUCHING]
                _, length, first = max(above, key=lambda chain: chain[1], default=(gap, 0, piece))
                now.append((gap, length + 1, first))
                if length + 1 == view.style.lint.river_lines:
                    yield _found(first, story, count=length + 1)
            chains = now


def _stacked(pieces: Sequence[LinePiece], most: int, last: bool) -> Iterator[tuple[LinePiece, str]]:
    """Lines that begin, or end, with the 字 that so many before them have there: the first of them."""
    run: list[LinePiece] = []  # within a paragraph: items of a list may well begin alike
    before = ""
    for piece in pieces:
        words = piece.text.text.text[piece.line.start : piece.line.end].strip()
        sign = words[-1:] if last else words[:1]
        run = [*run, piece] if sign == before and sign.isalnum() and piece.text is run[-1].text else [piece]
        before = sign
        if len(run) == most:
            yield run[0], sign


def _starts(page: PageView, view: View) -> Iterator[Found]:
    for story, pieces in _stretches(page):
        for piece, sign in _stacked(pieces, view.style.lint.stack, False):
            yield _found(piece, story, sign=sign, count=view.style.lint.stack)


def _ends(page: PageView, view: View) -> Iterator[Found]:
    for story, pieces in _stretches(page):
        for piece, sign in _stacked(pieces, view.style.lint.stack, True):
            yield _found(piece, story, sign=sign, count=view.style.lint.stack)


def _lone(page: PageView, view: View) -> Iterator[Found]:
    for story, pieces in _stretches(page):
        for piece in pieces:
            par, line = piece.text.par, piece.line
            if line.first and line.last == par.end and lone_character(par, line.first):
                yield _found(piece, story)
    for outcome in page.made.outcomes:
        for text, line, _, _ in outcome.figure.caption.lines if outcome.figure else ():
            if (
                line.first
                and line.last == text.par.end
                and text.role is Role.CAPTION
                and lone_character(text.par, line.first)
            ):
                yield Found(
                    text.text.place(line.start), {"line": text.text.text[line.start : line.end]}, (outcome.story.id,)
                )


def _off_grid(page: PageView, view: View) -> Iterator[Found]:
    """Lines of body text whose baselines are not where the page's others are in their rows."""
    grid = page.grid
    body = [
        (line, view.nodes[line.node])
        for frame in page.page.frames
        if frame.kind == "column"
        for line in frame.lines
        if line.row >= 0 and view.nodes[line.node].role is Role.BODY
    ]
    offsets = [line.y - grid.y(line.row) for line, _ in body]
    usual = max(dict.fromkeys(offsets), key=offsets.count, default=0)
    for (line, node), offset in zip(body, offsets, strict=True):
        if offset != usual:
            yield Found(node.at, {"line": line.text, "pt": (offset - usual) / 1000}, (node.story,))


TABLE: Table = {
    "line-loose": Rule(
        WARNING,
        CLREQ,
        on_pages(_loose),
        "“{line}”松了：字间拉开了 {percent}% 字",
        "`{line}` is loose: its letter-space is {percent} % of a 字",
        "增减几个字，或给这一区写“断行: 全段”",
        "add or cut a few characters, or set the area with `breaker: total`",
        "拉开得看得出来。拉得更开的，排版自己会警告（line-open）。",
        "Openly spaced. Beyond that setting itself warns (line-open).",
    ),
    "river": Rule(
        WARNING,
        TRADE,
        on_pages(_rivers),
        "从“{line}”起 {count} 行的空白上下相接，成了一条白缝",
        "from `{line}` on the white of {count} lines makes a river",
        "增减几个字",
        "add or cut a few characters",
        "标点和字间的空白在几行里上下对齐，版面上看得见一条缝。",
        "White under white shows as a line down the column.",
    ),
    "stack-start": Rule(
        WARNING,
        TRADE,
        on_pages(_starts),
        "从“{line}”起 {count} 行都用“{sign}”打头",
        "from `{line}` on {count} lines begin with {sign}",
        "增减几个字",
        "add or cut a few characters",
        "同一个字叠在行首，读者会串行。",
        "The eye skips from one to the next.",
    ),
    "stack-end": Rule(
        WARNING,
        TRADE,
        on_pages(_ends),
        "从“{line}”起 {count} 行都用“{sign}”收尾",
        "from `{line}` on {count} lines end with {sign}",
        "增减几个字",
        "add or cut a few characters",
        "同一个字叠在行末，读者会串行。",
        "The eye skips from one to the next.",
    ),
    "lone-character": Rule(
        WARNING,
        CLREQ,
        on_pages(_lone),
        "孤字：一段的末行只有“{line}”",
        "a lone character: the last line of a paragraph is `{line}`",
        "这一段增减一两个字",
        "add or cut a character",
        "孤字不成行。",
        "A single 字 makes no line.",
    ),
    "off-grid": Rule(
        ERROR,
        CLREQ,
        on_pages(_off_grid),
        "“{line}”离开行格 {pt} pt",
        "`{line}` is {pt} pt off the grid",
        "这是排版程序的毛病，请报给我们",
        "this is a fault of the program: please tell us",
        "各栏的正文都在同一套行上。",
        "Body text stands on one set of rows.",
    ),
}
