"""框 of the style book: borders with what is predefined filled in, checked."""

from __future__ import annotations

from typing import Literal, cast

from layout import borders
from layout.spec import defaults as std
from layout.spec import styletables as t
from layout.spec.keys import Reader, Record
from layout.style import NO_RULE, BoxStyle, Grid, RuleStyle
from layout.units import to_page

BoxKind = Literal["rule", "ornament"]


def read_boxes(
    reader: Reader, given: dict[str, Record], rules: dict[str, RuleStyle], grid: Grid
) -> dict[str, BoxStyle]:
    """The predefined borders and those of the file, under the engine's names."""
    boxes = {
        name: BoxStyle(name, cast(BoxKind, kind), rules[rule], to_page(inset, grid.size), rows, 0, "黑")
        for name, (kind, rule, inset, rows) in std.BOXES.items()
    }
    for name, record in given.items():
        boxes[name] = _box(name, record, boxes.get(name, boxes["线框"]), rules)
        _check_box(reader, record, boxes[name], grid)
    return boxes


def _box(name: str, record: Record, base: BoxStyle, rules: dict[str, RuleStyle]) -> BoxStyle:
    kind = record.get(t.BOX_KIND, "ornament" if t.PATTERN in record else base.kind)
    return BoxStyle(
        name,
        cast(BoxKind, kind),
        rules.get(record[t.BOX_RULE], NO_RULE) if t.BOX_RULE in record else base.rule,
        record.get(t.INSET, base.inset),
        record.get(t.BOX_ROWS, base.rows),
        record.get(t.TINT, std.GROUND_TINT if record[t.GROUND] else 0),
        record[t.BOX_COLOUR],
        record[t.PATTERN],
        record[t.DEPTH],
        record[t.GROUND],
        record[t.RADIUS],
        record[t.BOX_GRADIENT],
        record[t.HEADING_RULE],
    )


def _check_box(reader: Reader, record: Record, box: BoxStyle, grid: Grid) -> None:
    """An ornament that reaches the text; round corners where none are drawn."""
    deep = borders.depth(box)
    if box.kind == "ornament" and deep > min(box.inset, box.rows * grid.step):
        shown = {"depth": deep / 1000, "inset": -(-deep * 10 // grid.size) / 10, "rows": -(-deep // grid.step)}
        reader.report("box-tight", record.node, name=box.name, **shown)
    if box.radius and (box.kind == "ornament" or box.rule.pattern):
        reader.report("box-square", record.at(t.RADIUS), name=box.name)
