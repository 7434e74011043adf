"""Messages about vertical headings and other vertical lines."""

from __future__ import annotations

from layout.messages.message import ERROR, WARNING, Message, Table

TABLE: Table = {
    "vertical-alone": Message(
        WARNING,
        "写了“竖题对齐”，没有写“题向: 竖”",
        "`heading_align` without `heading_direction: down` does nothing",
        "加上 `题向: 竖`，或去掉",
        "write `heading_direction: down`, or take it out",
        "“竖题对齐”只管竖题；横题怎样对齐，由标题级的样式决定。",
        "It is for vertical headings; the style of the level says how others are aligned.",
    ),
    "vertical-flattened": Message(
        WARNING,
        "竖题“{text}”排不下，压成了 {percent}% 的扁体",
        "the vertical heading `{text}` is too long and was flattened to {percent} %",
        "删字、分行、加深这一区，或用小一级的标题",
        "cut it, break it into lines, make the area deeper, or use a smaller level",
        "竖题上下各空一字，排不下时各空半字，字靠拢二十分之一，再不行才压成扁体，最多压到 85%。",
        "A vertical heading keeps a blank 字 above and below. Where a line is too long the blanks are halved, the line "
        "closes up by 1/20 em, and only then it is flattened, to 85 % at most.",
    ),
    "vertical-smaller": Message(
        WARNING,
        "竖题“{text}”排不下，压成 {percent}% 的扁体，又缩小到 {size}%",
        "the vertical heading `{text}` is too long: flattened to {percent} % and reduced to {size} %",
        "删字、分行、加深这一区，或用小一级的标题",
        "cut it, break it into lines, make the area deeper, or use a smaller level",
        "扁体压到限度还排不下，就缩小字号，最多缩到 90%。",
        "Where flattening does not do, the size is reduced, to 90 % at most.",
    ),
    "vertical-too-long": Message(
        ERROR,
        "竖题“{text}”多出 {chars} 字；靠拢、压扁、缩小用到限度，还要删 {cut} 字",
        "the vertical heading `{text}` is {chars} characters too long; at the limits still {cut}",
        "删 {cut} 字、分行、把这一区或“题行”加深 {rows} 行，或用小一级的标题",
        "cut {cut} characters, break it into lines, make the area or `heading_rows` {rows} rows deeper, or use a "
        "smaller level",
        "靠拢、压扁、缩小都到了限度，仍排不下。样张上压得更扁，只供看样。",
        "It does not fit even closed up, flattened and reduced as far as may be. The proof shows it flatter still, for "
        "looking at only.",
    ),
    "vertical-too-wide": Message(
        ERROR,
        "“{story}”的竖题 {lines} 行要 {chars} 字宽，“{area}”只有 {room} 字",
        "the vertical heading of `{story}`, {lines} lines, needs {chars} body characters across; `{area}` has {room}",
        "加宽这一区，删去引题或副题，或用小一级的标题",
        "make the area wider, take out kicker or deck, or use a smaller level",
        "竖题从区的一边占起，剩下的宽度排正文，一行至少 4 字。",
        "A vertical heading takes a strip at one side of its area; the text beside it has at least 4 字 a line.",
    ),
}
