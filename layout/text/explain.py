"""Why a line is as it is: what was squeezed or opened, by how much, in which step, and why it ends there.

The steps are those of CLREQ "Line adjustment" (RULES 5.1, 5.2); amounts are in 1/1000 em.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal, NamedTuple

from layout.text.cut import Cut
from layout.text.justify import TextLine
from layout.text.paragraph import Prepared
from layout.text.price import Price, line_price
from layout.units import EM, Mem

Why = Literal["end", "forced", "cheaper", "together", "full"]


class Change(NamedTuple):
    """What one step took from a line or gave to it."""

    step: int  #: of CLREQ's order of reduction (amount < 0) or expansion (> 0)
    amount: Mem  #: in all
    places: int  #: over so many places, equally up to each one's limit


class LineReport(NamedTuple):
    """A line explained."""

    text: str
    paragraph: int  #: which of the text, from 0
    start: int  #: offsets in the paragraph
    end: int
    room: Mem  #: the measure less the indent
    natural: Mem  #: the width before justification, the ends trimmed
    trimmed: Mem  #: blank of marks taken off at the two ends
    width: Mem  #: as set
    changes: tuple[Change, ...]  #: in the order in which they were made
    opened: Mem  #: added at each boundary
    price: Price  #: see ``text.price``
    why: Why
    next: str  #: what would have had to come onto the line too
    hyphen: bool = False  #: a word is divided at the line's end


def explain(par: Prepared, cut: Cut, line: TextLine, paragraph: int = 0) -> LineReport:
    """Explain a line as broken and as set."""
    first, last, room = cut.first, cut.last, cut.measure - cut.indent
    seen = par.seen(first, last)
    why, following = _why(par, cut)
    changes = [Change(step, by, _places(par, first, seen, step, by)) for step, by in line.steps]
    if line.gaps:
        places = par.places(first, seen)
        changes.append(Change(3 if line.opened >= 0 else 8, line.opened * places, places))
    return LineReport(
        par.text[line.start : line.end], paragraph, line.start, line.end, room, par.width(first, last),
        par.start_trim.get(first, 0) + max(0, par.end_trim.get(seen, 0)), line.width, tuple(changes), line.opened,
        line_price(par, cut, line), why, following, last in par.hyphens,
    )  # fmt: skip


def _places(par: Prepared, first: int, seen: int, step: int, by: Mem) -> int:
    gives = par.shrink if by < 0 else par.stretch
    low = bisect_left(gives, (first + 1,))
    return sum(give.step == step for give in gives[low : bisect_left(gives, (seen,), low)])


def _why(par: Prepared, cut: Cut) -> tuple[Why, str]:
    """Why a line ends where it does, and what comes next."""
    first, last, room = cut.first, cut.last, cut.measure - cut.indent
    if last >= par.end or cut.turn:
        return "end", ""
    after = par.allowed.find(1, last + 1)
    after = after if after > 0 else par.end
    following = par.text[par.offset(last) : par.offset(after)]
    if cut.forced:
        return "forced", following
    if par.least_width(first, after) <= room:
        return "cheaper", following
    return ("together" if after > last + 1 and par.least_width(first, last + 1) <= room else "full"), following


_NAMES = {
    "zh": {-2: "西文词距", -3: "间隔号", -4: "括号引号", -5: "逗顿冒分", -6: "中西间距", -7: "句号叹问", -8: "字距",
           1: "西文词距", 2: "中西间距", 3: "字距"},
    "en": {-2: "word spaces", -3: "middle dots", -4: "brackets", -5: "commas and colons", -6: "Chinese-Western gaps",
           -7: "full stops", -8: "letter-space", 1: "word spaces", 2: "Chinese-Western gaps", 3: "letter-space"},
}  # fmt: skip
_WORDS = {
    "zh": {
        "squeeze": "挤{name}{places}处共{amount}", "open": "撑{name}{places}处共{amount}",
        "trim": "行首行末标点去{amount}", "hyphen": "行末加连字符",
        "end": "段落到此", "forced": "“{next}”一行排不下，只好拆开", "cheaper": "“{next}”排得下，但移到下一行更匀",
        "together": "“{next}”不能拆开，整个移到下一行", "full": "“{next}”排不下", "head": "宽{room}，自然{natural}",
    },
    "en": {
        "squeeze": "{places} {name} give {amount}", "open": "{places} {name} take {amount}",
        "trim": "{amount} off the marks at the ends", "hyphen": "a hyphen divides the word",
        "end": "the paragraph ends",
        "forced": "“{next}” fits no line and had to be divided", "cheaper": "“{next}” would fit, but sets better below",
        "together": "“{next}” is not divided and goes down whole", "full": "“{next}” does not fit",
        "head": "measure {room}, natural {natural}",
    },
}  # fmt: skip
_LONG = 12  #: so much of what comes next is quoted


def describe(report: LineReport, lang: str) -> str:
    """A report in words, lengths in em."""
    words, names = _WORDS[lang], _NAMES[lang]
    said = [words["head"].format(room=_em(report.room), natural=_em(report.natural))]
    if report.trimmed:
        said.append(words["trim"].format(amount=_em(report.trimmed)))
    if report.hyphen:
        said.append(words["hyphen"])
    for step, amount, places in report.changes:
        name = names[-step if amount < 0 else step]
        key = "squeeze" if amount < 0 else "open"
        said.append(words[key].format(name=name, places=places, amount=_em(abs(amount))))
    following = report.next if len(report.next) <= _LONG else report.next[:_LONG] + "…"
    said.append(words[report.why].format(next=following))
    return ("；" if lang == "zh" else "; ").join(said)


def _em(length: Mem) -> str:
    return f"{length / EM:.3f}".rstrip("0").rstrip(".")
