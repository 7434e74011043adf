"""A table before and after: its title, its rows and cells, how it is ruled and set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from layout.diagnostic import Arg
from layout.diff.change import Change, word
from layout.diff.texts import Pair, align, moves
from layout.model import Cell, Table, Text

Sides = tuple[Sequence[Text], Sequence[Text]]


class Say(Protocol):
    """Makes a change of the story that is compared."""

    def __call__(self, kind: str, texts: Sides = ((), ()), **args: Arg) -> Change: ...


class Wording(Protocol):
    """Tells how one short text became another."""

    def __call__(self, part: str, old: str, new: str, texts: Sides = ((), ())) -> Iterator[Change]: ...


class TableDiff(NamedTuple):
    """Compares the tables of one story."""

    say: Say
    wording: Wording

    def changes(self, old: Sequence[Table], new: Sequence[Table]) -> Iterator[Change]:
        """All that was changed, table by table."""
        pairs = [Pair(at, at) for at in range(len(new))]
        if len(old) != len(new):
            pairs = align([_said(table) for table in old], [_said(table) for table in new])
        for pair in pairs:
            if pair.old is None and pair.new is not None:
                yield self.say("table-new", ((), _texts(new[pair.new])), name=_name(new, pair.new))
            elif pair.new is None and pair.old is not None:
                yield self.say("table-gone", (_texts(old[pair.old]), ()), name=_name(old, pair.old))
            elif pair.old is not None and pair.new is not None:
                yield from self._table(_name(new, pair.new), old[pair.old], new[pair.new])

    def _table(self, name: str, old: Table, new: Table) -> Iterator[Change]:
        titles = [table.title.text if table.title else "" for table in (old, new)]
        lines = [(table.title,) if table.title else () for table in (old, new)]
        yield from self.wording(word("table_title"), titles[0], titles[1], (lines[0], lines[1]))
        if len(old.columns) != len(new.columns):
            yield self.say("table-columns", ((), ()), name=name, old=len(old.columns), new=len(new.columns))
        else:
            yield from self._rows(name, old, new)
        notes = ["".join(text.text for text in table.note) for table in (old, new)]
        yield from self.wording(word("table_note"), notes[0], notes[1], (old.note, new.note))
        if old.head != new.head:
            yield self.say("table-head", ((), ()), name=name, old=old.head, new=new.head)
        if old.style != new.style:
            yield self.say(
                "table-style", ((), ()), name=name, old=old.style or word("usual"), new=new.style or word("usual")
            )
        if len(old.columns) == len(new.columns):
            for field in ("align", "width"):
                if _columns(old, field) != _columns(new, field):
                    yield self.say("table-set", ((), ()), name=name, field=word(f"table-{field}"))

    def _rows(self, name: str, old: Table, new: Table) -> Iterator[Change]:
        rows = _rows(old), _rows(new)
        pairs = align(*(["\n".join(cell.text.text for cell in row) for row in side] for side in rows))
        moved = moves(pairs)
        for pair in pairs:
            if pair.old is None and pair.new is not None:
                yield self.say("row-new", ((), _row_texts(rows[1][pair.new])), name=name, n=pair.new + 1)
            elif pair.new is None and pair.old is not None:
                yield self.say("row-gone", (_row_texts(rows[0][pair.old]), ()), name=name, n=pair.old + 1)
            elif pair.old is not None and pair.new is not None:
                if pair.new in moved:
                    yield self.say("row-moved", ((), ()), name=name, n=pair.old + 1, to=pair.new + 1)
                yield from self._cells(name, pair.new, rows[0][pair.old], rows[1][pair.new])

    def _cells(self, name: str, row: int, old: Sequence[Cell], new: Sequence[Cell]) -> Iterator[Change]:
        before, after = ({cell.column: cell for cell in cells} for cells in (old, new))
        for column in sorted({*before, *after}):
            cells = before.get(column), after.get(column)
            texts = [cell.text.text if cell else "" for cell in cells]
            lines = [(cell.text,) if cell else () for cell in cells]
            part = name + word("cell", f"{row + 1},{column + 1}")
            yield from self.wording(part, texts[0], texts[1], (lines[0], lines[1]))
        if [(c.column, c.rows, c.columns) for c in old] != [(c.column, c.rows, c.columns) for c in new]:
            yield self.say("table-set", ((), ()), name=name, field=word("table-spans"))


def _name(tables: Sequence[Table], at: int) -> str:
    """What a table is called: its title, else its number where there are several."""
    title = tables[at].title
    if title:
        return word("table-of", title.text)
    return word("table-number", at + 1) if len(tables) > 1 else word("a-table")


def _texts(table: Table) -> tuple[Text, ...]:
    return (*((table.title,) if table.title else ()), *_row_texts(table.cells), *table.note)


def _row_texts(cells: Sequence[Cell]) -> tuple[Text, ...]:
    return tuple(cell.text for cell in cells)


def _said(table: Table) -> str:
    return "\n".join(text.text for text in _texts(table))


def _rows(table: Table) -> list[list[Cell]]:
    return [[cell for cell in table.cells if cell.row == row] for row in range(table.rows)]


def _columns(table: Table, field: str) -> list[object]:
    return [column.align if field == "align" else (column.kind, column.width) for column in table.columns]
