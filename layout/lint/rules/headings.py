"""Headings: how they stand to each other and to their text, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from layout.diagnostic import Arg
from layout.flow.galley import LinePiece
from layout.geometry import Rect
from layout.lint.rule import CLREQ, ERROR, GB15834, NOTE, TRADE, WARNING, Found, Hit, Rule, Table, in_copy, on_pages
from layout.lint.rules.scan import CLOSING, PAUSES, around
from layout.lint.view import Copy, Head, PageView, View
from layout.model import Role
from layout.units import to_page

FOLDED = 1_275_591  #: 450 mm: 对开 and larger are folded across
LINES = 2  #: of a headline
PARTS = 450, 750  #: kicker and deck by the headline, in 1/1000
SUBHEAD_ROWS = 2
HEADS = frozenset((Role.KICKER, Role.HEADLINE, Role.DECK))
_UNIT = r"[万亿%％元人名个年月日米吨斤家项岁届次期号层倍度千百公欧美时分秒]"


def shared(first: Rect, second: Rect, across: bool) -> int:
    """How far two rectangles share columns (``across``) or rows; below nought how far they are apart."""
    if across:
        return min(first.right, second.right) - max(first.x, second.x)
    return min(first.bottom, second.bottom) - max(first.y, second.y)


def parted(page: PageView, first: Rect, second: Rect, across: bool) -> bool:
    """Whether a rule or a block lies between two rectangles side by side (``across``), or one above the other."""
    for rect in (*page.rules, *(block.rect for block in page.blocks if block.kind != "box")):
        if across:
            between = first.right <= rect.x + rect.width // 2 <= second.x
            reaches = min(rect.bottom, first.bottom, second.bottom) > max(rect.y, first.y, second.y)
        else:
            between = first.bottom <= rect.y + rect.height // 2 <= second.y
            reaches = min(rect.right, first.right, second.right) > max(rect.x, first.x, second.x)
        if between and reaches:
            return True
    return False


def _beside(page: PageView, view: View) -> Iterator[Found]:
    """碰题: two heads side by side, near each other, of about one size, and nothing between."""
    least, ratio = to_page(view.style.lint.head_gap, page.grid.size), view.style.lint.ratio
    for one, other in combinations(page.heads, 2):
        left, right = sorted((one, other), key=lambda head: head.span.x)
        gap = right.span.x - left.span.right
        alike = max(one.size, other.size) * 1000 < ratio * min(one.size, other.size)
        if not 0 <= gap < least or shared(left.ink, right.ink, False) <= 0 or not alike or one.boxed or other.boxed:
            continue
        if not parted(page, left.ink, right.ink, True):
            yield Found(right.at, {"left": left.words, "right": right.words}, (left.story, right.story))


def _under(page: PageView, view: View) -> Iterator[Found]:
    """叠题: a head straight under another story's head."""
    for upper in page.heads:
        for lower in page.heads:
            over = shared(upper.span, lower.span, True) > 0 and lower.ink.y >= upper.ink.bottom
            if upper is lower or not over or upper.boxed or lower.boxed or upper.upright:
                continue
            above, below = (head.span._replace(y=head.ink.y, height=head.ink.height) for head in (upper, lower))
            if not parted(page, above, below, False):
                yield Found(lower.at, {"upper": upper.words, "lower": lower.words}, (upper.story, lower.story))


def _at_foot(page: PageView, view: View) -> Iterator[Found]:
    """背题: too little text under a head in its column, and more of it elsewhere."""
    least = view.style.lint.back_rows
    for head in page.heads:
        columns = head.outcome.filling.columns if head.outcome.filling else ()
        under = [c for c in columns if _is_under(c.slot.left, page.grid.y(c.slot.row), head, page)]
        others = [c for c in columns if c not in under and c.pieces]
        rows = max((column.used for column in under), default=0)
        more = bool(others) or head.outcome.end is not None
        if columns and more and rows < least and not head.upright:
            yield Found(head.at, {"head": head.words, "rows": rows, "least": least}, (head.story,))


def _is_under(left: int, top: int, head: Head, page: PageView) -> bool:
    return head.span.x <= left < head.span.right and 0 < top - head.span.bottom < page.grid.step


def _subhead_at_foot(page: PageView, view: View) -> Iterator[Found]:
    """背题 of a subhead: a line, or none, under it in its column."""
    for outcome in page.made.outcomes:
        columns = [column for column in (outcome.filling.columns if outcome.filling else ()) if column.pieces]
        for number, column in enumerate(columns):
            last = number == len(columns) - 1 and outcome.end is None
            for at, piece in enumerate(column.pieces):
                rows = sum(other.rows for other in column.pieces[at + 1 :])
                if not isinstance(piece, LinePiece) or piece.text.role is not Role.SUBHEAD:
                    continue
                if rows < SUBHEAD_ROWS and (not last or not rows):
                    args: dict[str, Arg] = {"head": piece.text.text.text, "rows": rows}
                    yield Found(piece.text.text.at, args, (outcome.story.id,))


def _fold(page: PageView, view: View) -> Iterator[Found]:
    """A head of the front page on the fold, or above it with its text below."""
    height = page.page.height
    if height < FOLDED or not view.listed or page.spec.id != view.listed[0]:
        return
    fold, row = height // 2, page.grid.step
    for head in page.heads:
        over = head.ink.y < fold < head.ink.bottom
        alone = head.ink.bottom <= fold < head.span.bottom + row
        if over or (alone and head.outcome.filling):
            yield Found(head.at, {"head": head.words, "mm": round(fold / 2834.6)}, (head.story,))


def _levels(view: View) -> Iterator[Found]:
    """Neighbouring ranks of the style book that look alike."""
    for upper, lower in pairwise(view.style.levels.values()):
        if upper.headline.size * 1000 < view.style.lint.ratio * lower.headline.size:
            percent = upper.headline.size * 100 // lower.headline.size
            yield Found(
                lower.at if lower.at.file else view.style.at,
                {"upper": upper.name, "lower": lower.name, "percent": percent},
            )


def _lead(page: PageView, view: View) -> Iterator[Found]:
    """头条: the largest head in the first row of heads; none below it may be larger."""
    heads = [head for head in page.heads if not head.boxed and not _by_masthead(head, page)]
    heads = [
        head for head in heads if "lead-smaller" not in (*head.outcome.placement.lint_off, *head.outcome.story.lint_off)
    ]
    if not heads:
        return
    top = min(heads, key=lambda head: (head.span.y, head.span.x))
    lead = max((head for head in heads if shared(head.span, top.span, False) > 0), key=lambda head: head.size)
    for head in heads:
        if head.size > lead.size:
            args: dict[str, Arg] = {
                "head": head.words,
                "size": head.size / 1000,
                "lead": lead.words,
                "lead_size": lead.size / 1000,
            }
            yield Found(head.at, args, (head.story,))


def _by_masthead(head: Head, page: PageView) -> bool:
    """报眼: beside the masthead."""
    return any(block.kind == "masthead" and shared(block.rect, head.span, False) > 0 for block in page.blocks)


def _alike(page: PageView, view: View) -> Iterator[Found]:
    """Neighbouring heads of one face and size, one after the other."""
    most, cells = view.style.lint.alike, page.cells
    touching = {
        frozenset((area, cells.get((column + right, row + down), area)))
        for (column, row), area in cells.items()
        for right, down in ((1, 0), (0, 1))
    }
    heads, seen = {head.area: head for head in page.heads}, set[str]()
    for area in heads:
        group = [area] if area not in seen else []
        for one in group:
            group += [
                b for b in heads if b not in group and _same(heads[one], heads[b]) and frozenset((one, b)) in touching
            ]
        seen.update(group)
        if len(group) > most:
            head = heads[group[most]]
            args: dict[str, Arg] = {"count": len(group), "size": head.size / 1000, "areas": tuple(group)}
            yield Found(head.at, args, tuple(heads[name].story for name in group))


def _same(one: Head, other: Head) -> bool:
    return (one.face, one.size) == (other.face, other.size)


def _parts(page: PageView, view: View) -> Iterator[Found]:
    """Kicker and deck by the size of the headline."""
    for head in page.heads:
        sizes = {text.role: text.style.size for text in head.texts}
        main = sizes.get(Role.HEADLINE)
        for role, word in ((Role.KICKER, "@lint-kicker"), (Role.DECK, "@lint-deck")):
            if main and role in sizes and not PARTS[0] <= sizes[role] * 1000 // main <= PARTS[1]:
                args: dict[str, Arg] = {"part": word, "head": head.words, "percent": sizes[role] * 100 // main}
                yield Found(head.at, args, (head.story,))


def _tight(page: PageView, view: View) -> Iterator[Found]:
    """A head that leaves less than a 字 at its sides."""
    for head in page.heads:
        room = (head.span.width - head.ink.width) // 2
        if room < page.grid.size and head.outcome.filling and not head.boxed and not head.upright:
            yield Found(head.at, {"head": head.words, "room": round(room / page.grid.size, 1)}, (head.story,))


def _many(view: View) -> Iterator[Found]:
    for story in view.issue.stories.values():
        lines = story.heading.headline
        if len(lines) > LINES:
            yield Found(lines[LINES].at, {"count": len(lines)}, (story.id,))


def _end(copy: Copy, view: View) -> Iterator[Hit]:
    text = copy.text.text
    if copy.role in HEADS and text.endswith(("。", "，", "、", "；", "：", ".", ",")):
        yield Hit(len(text) - 1, {"text": around(text, len(text) - 1, len(text), 8), "found": text[-1]})


def _line_starts(view: View) -> Iterator[Found]:
    for story in view.issue.stories.values():
        for _, part in story.heading.parts:
            for line in part[1:]:
                if line.text[:1] in "的了着地得和与等" + PAUSES + CLOSING + "·":
                    yield Found(line.at, {"line": line.text, "found": line.text[0]}, (story.id,))


def _splits(view: View) -> Iterator[Found]:
    """A line end inside a word: two 字 that the story's own text never parts."""
    for story in view.issue.stories.values():
        body = "".join(copy.text.text for copy in view.copies if copy.story == story.id and copy.role is Role.BODY)
        for _, part in story.heading.parts:
            for upper, lower in pairwise(part):
                pair = upper.text[-1:] + lower.text[:1]
                together = body.count(pair)
                apart = min(body.count(pair[:1]), body.count(pair[1:]))
                if len(pair) == 2 and pair.isalpha() and together >= 3 and together * 5 >= apart * 4:
                    yield Found(lower.at, {"line": upper.text, "found": pair}, (story.id,))


def _splits_number(view: View) -> Iterator[Found]:
    for story in view.issue.stories.values():
        for _, part in story.heading.parts:
            for upper, lower in pairwise(part):
                number = re.search(r"[\d.]+[万亿]?$", upper.text) and re.match(rf"\d|{_UNIT}", lower.text)
                latin = re.search("[A-Za-z]$", upper.text) and re.match("[a-z]", lower.text)
                if number or latin:
                    yield Found(lower.at, {"line": upper.text, "next": lower.text}, (story.id,))


TABLE: Table = {
    "heads-meet": Rule(
        WARNING,
        TRADE,
        on_pages(_beside),
        "碰题：“{left}”和“{right}”左右并列，字号相近",
        "heads meet: {left} and {right} stand side by side in about one size",
        "错开几行，换一个标题级，或当中加线、放图",
        "move one down, change its rank, or set a rule or a picture between",
        "两题并排又一样大，读者会连成一句读。",
        "Side by side in one size two heads are read as one.",
    ),
    "head-under-head": Rule(
        WARNING,
        TRADE,
        on_pages(_under),
        "叠题：“{lower}”直接压在“{upper}”下面",
        "heads are stacked: {lower} stands straight under {upper}",
        "让上一篇的正文排在它的题下，或加“上线”",
        "let the upper story's text stand under its head, or set a rule above",
        "上面的题没有正文垫着，两题会读成一个。",
        "Without text between them two heads are read as one.",
    ),
    "head-at-foot": Rule(
        ERROR,
        TRADE,
        on_pages(_at_foot),
        "背题：“{head}”下面在这一栏里只有 {rows} 行，至少 {least} 行",
        "{head} has {rows} rows of text under it in its column; at least {least}",
        "加深这一区，或挪到栏的上部",
        "make the area deeper, or move it up",
        "题在栏底，正文却在别处。全文都在题下的短稿不算。",
        "The head stands at the foot and its text elsewhere. Short items that end there are left alone.",
    ),
    "subhead-at-foot": Rule(
        ERROR,
        CLREQ,
        on_pages(_subhead_at_foot),
        "背题：小标题“{head}”下面只有 {rows} 行",
        "the subhead {head} has {rows} rows of text under it",
        "前面增减几个字",
        "add or cut a few characters before it",
        "小标题不留在栏底，下面至少两行。",
        "A subhead does not stay at a column's foot.",
    ),
    "head-fold": Rule(
        WARNING,
        TRADE,
        on_pages(_fold),
        "“{head}”压在折线上（离上边 {mm} 毫米），或题在线上、文在线下",
        "{head} stands on the fold ({mm} mm down), or above it with its text below",
        "整篇上移或下移",
        "move it up or down",
        "对开报从当中折，题断在折缝里，报摊上也看不全。",
        "A broadsheet is folded across its middle.",
    ),
    "level-close": Rule(
        WARNING,
        TRADE,
        _levels,
        "标题级“{upper}”只有“{lower}”的 {percent}%，分不出大小",
        "the rank {upper} has {percent} % of the size of {lower}: they look alike",
        "相邻两级的主题差四分之一以上",
        "part them by a quarter at least",
        "差得太小，读者看不出哪条重要。",
        "Nearer than that nobody sees which matters more.",
    ),
    "lead-smaller": Rule(
        WARNING,
        TRADE,
        on_pages(_lead),
        "“{head}”（{size} pt）比头条“{lead}”（{lead_size} pt）还大",
        "{head} ({size} pt) is larger than the lead {lead} ({lead_size} pt)",
        "换一个标题级；头条是假头条，就给它写“免检: [lead-smaller]”",
        "change a rank; for an obligatory item above the lead write `lint_off: [lead-smaller]`",
        "一版只有一个头条，字号最大。",
        "A page has one lead, and it is the largest.",
    ),
    "heads-alike": Rule(
        NOTE,
        TRADE,
        on_pages(_alike),
        "相邻的 {count} 个题同字体、同字号（{size} pt）：{areas}",
        "{count} neighbouring heads have one face and size ({size} pt): {areas}",
        "换一两个标题级或字体",
        "change the rank or the face of one or two",
        "大小、字体都一样，版面就平了。",
        "All alike, a page is flat.",
    ),
    "deck-size": Rule(
        NOTE,
        TRADE,
        on_pages(_parts),
        "“{head}”的{part}是主题的 {percent}%，一般 45% 到 75%",
        "of {head} the {part} has {percent} % of the headline's size; usual are 45 to 75 %",
        "在标题级里改它的字号",
        "change its size in the rank",
        "引题、副题小两级左右。",
        "Kicker and deck are about two sizes smaller.",
    ),
    "head-tight": Rule(
        NOTE,
        TRADE,
        on_pages(_tight),
        "“{head}”两头只空 {room} 字，一般各空 1 字",
        "{head} leaves {room} em at its sides; usual is 1 em",
        "减字，或换小一级",
        "cut it, or take a smaller rank",
        "题两头空一字，不和旁边的文字相连。",
        "So that it stays clear of its neighbours.",
    ),
    "head-lines": Rule(
        WARNING,
        TRADE,
        _many,
        "主题有 {count} 行，一般最多两行",
        "the headline has {count} lines; two are usual",
        "把一行改成引题或副题",
        "make one a kicker or a deck",
        "三行的主题只给特别重要的新闻。",
        "Three lines are for rare news.",
    ),
    "head-final-mark": Rule(
        ERROR,
        GB15834,
        in_copy(_end),
        "标题用“{found}”收尾：{text}",
        "a heading ends with {found}: {text}",
        "删去",
        "take it out",
        "标题末尾不用句号、逗号；有需要才用问号、叹号、省略号。",
        "Headings end without a stop.",
    ),
    "head-line-start": Rule(
        ERROR,
        TRADE,
        _line_starts,
        "标题的一行用“{found}”开头：{line}",
        "a line of a heading begins with {found}: {line}",
        "换一个地方转行",
        "break it elsewhere",
        "转行处在词组之间，“的”跟着前面的字。",
        "Lines break between phrases.",
    ),
    "head-splits-word": Rule(
        WARNING,
        TRADE,
        _splits,
        "标题把“{found}”拆在两行：{line}",
        "the heading divides {found} after {line}",
        "换一个地方转行",
        "break it elsewhere",
        "这两个字在正文里总是连着。",
        "In the copy these two always stand together.",
    ),
    "head-splits-number": Rule(
        ERROR,
        TRADE,
        _splits_number,
        "标题把一个数或西文词拆在两行：{line}／{next}",
        "the heading divides a number or a word: {line} / {next}",
        "换一个地方转行",
        "break it elsewhere",
        "数和它的单位不分开。",
        "A number stays with its unit.",
    ),
}
