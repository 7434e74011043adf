"""UAX #14, Unicode Line Breaking Algorithm, for Unicode 17.0: rules as rows, which a tailoring adds to.

Every character becomes a letter that stands for its class and what else a rule asks of it. A row says what must stand
before (left) and after (right) a place for its verdict, ÷ may break or × may not; the first row that fits decides.

=============  ========================================================================
``OP|CL``      any of these                     ``QU&Pi``  class QU and also Pi
``QU-Pi``      class QU but not Pi              ``!ea``    anything else, also the text's end
``SP*``        none, one or more                ``ea``     East Asian: wide, full or half width
=============  ========================================================================
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from layout.text.marks import but_ideographs, letters
from layout.text.unicode import linebreak

# LB1 is in the tables; LB2 and LB3 in ``resolve``; LB8a, LB9 and LB10 in ``_attach_marks``.
_RULES_FIRST = """
LB4    BK ÷
LB5    CR × LF
LB5    CR|LF|NL ÷
LB6    × BK|CR|LF|NL
LB7    × SP|ZW
"""
# Tailorings stand here. None but CLREQ's touches the rules up to LB12, and that only where a zero width space is set
# before a mark that opens no line.
_RULES = """
LB8    ZW SP* ÷
LB11   × WJ
LB11   WJ ×
LB12   GL ×
LB12a  !SP|BA|HY|HH × GL
LB13   × CL|CP|EX|SY
LB14   OP SP* ×
LB15a  sot|BK|CR|LF|NL|OP|QU|GL|SP|ZW QU&Pi SP* ×
LB15b  × QU&Pf SP|GL|WJ|CL|QU|CP|EX|IS|SY|BK|CR|LF|NL|ZW|eot
LB15c  SP ÷ IS NU
LB15d  × IS
LB16   CL|CP SP* × NS
LB17   B2 SP* × B2
LB18   SP ÷
LB19   × QU-Pi
LB19   QU-Pf ×
LB19a  !ea × QU
LB19a  × QU !ea
LB19a  QU × !ea
LB19a  !ea QU ×
LB20   ÷ CB
LB20   CB ÷
LB20a  sot|BK|CR|LF|NL|SP|ZW|CB|GL HY|HH × AL|HL
LB21   × BA|HH|HY|NS
LB21   BB ×
LB21a  HL HY|HH × !HL
LB21b  SY × HL
LB22   × IN
LB23   AL|HL × NU
LB23   NU × AL|HL
LB23a  PR × ID|EB|EM
LB23a  ID|EB|EM × PO
LB24   PR|PO × AL|HL
LB24   AL|HL × PR|PO
LB25   NU SY|IS* CL|CP × PO|PR
LB25   NU SY|IS* × PO|PR
LB25   PO|PR × OP NU
LB25   PO|PR × OP IS NU
LB25   PO|PR × NU
LB25   HY × NU
LB25   IS × NU
LB25   NU SY|IS* × NU
LB26   JL × JL|JV|H2|H3
LB26   JV|H2 × JV|JT
LB26   JT|H3 × JT
LB27   JL|JV|JT|H2|H3 × PO
LB27   PR × JL|JV|JT|H2|H3
LB28   AL|HL × AL|HL
LB28a  AP × AK|dotted|AS
LB28a  AK|dotted|AS × VF|VI
LB28a  AK|dotted|AS VI × AK|dotted
LB28a  AK|dotted|AS × AK|dotted|AS VF
LB29   IS × AL|HL
LB30   AL|HL|NU × OP-ea
LB30   CP-ea × AL|HL|NU
LB30a  RI-2nd × RI&2nd
LB30b  EB|Cn × EM
LB31   ÷
"""
#: Classes whose runs are read in pairs: regional indicators (LB30a), —— and …… in the CLREQ sets.
_PAIRED = ("RI", "DASH", "DOTS")

_CONTEXT = 2  # no row looks further through the two plain letters
_LONGEST_KEPT = 48  # runs longer than this are not likely to come again


class Tailoring(NamedTuple):
    """What a set of rules changes in UAX #14."""

    rows: str = ""  #: more rows, before LB8
    members: tuple[tuple[str, str], ...] = ()  #: names, and the characters that get them; the last one counts
    classes: tuple[tuple[str, str], ...] = ()  #: which letters get another class, and which


class Term(NamedTuple):
    """One place in a row: the letters that fit there."""

    letters: frozenset[str]
    star: bool


class Row(NamedTuple):
    """A rule, or one of its lines."""

    name: str
    allows: bool
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    def fits(self, letters: str, at: int) -> bool:
        """Does the row speak of the place before ``letters[at]``?"""
        here = at
        for fitting, star in reversed(self.left):
            if star:
                while here and letters[here - 1] in fitting:
                    here -= 1
            elif here and letters[here - 1] in fitting:
                here -= 1
            else:
                return False
        return all(letters[at + step : at + step + 1] in term.letters for step, term in enumerate(self.right))


class _Letters(dict[int, str]):
    """The letter of each code point, found on first use."""

    def __init__(self, moved: dict[str, str], members: dict[int, str]) -> None:
        super().__init__(members)
        self._moved = moved

    def __missing__(self, code: int) -> str:
        letter = linebreak.VALUES[bisect_right(linebreak.STARTS, chr(code)) - 1]
        self[code] = letter = self._moved.get(letter, letter)
        return letter


class RuleSet:
    """UAX #14 with a tailoring, ready for use."""

    def __init__(self, tailoring: Tailoring) -> None:
        self._names: dict[str, frozenset[str]] = {}
        self._by_names: dict[frozenset[str], str] = {}
        self._having: dict[str, set[str]] = {}
        for letter, names in zip(linebreak.LETTERS, linebreak.NAMES, strict=True):
            self._add(letter, frozenset(names.split()))
        self._sot, self._eot = self._letter("sot"), self._letter("eot")
        members = {
            ord(char): self._move(self._letter(names), tailoring)
            for names, chars in tailoring.members
            for char in chars
        }
        moved = {letter: self._move(letter, tailoring) for letter in linebreak.LETTERS}
        self._table = _Letters({old: new for old, new in moved.items() if old != new}, members)
        self._others = but_ideographs("".join(chr(code) for code in members if 0x4E00 <= code <= 0x9FFF))
        self._pairs = [
            (letter * 2, letter + self._letter(" ".join((*names, "2nd"))))
            for letter, names in list(self._names.items())
            if names.intersection(_PAIRED)
        ]
        self.rows = [self._row(line) for line in (_RULES_FIRST + tailoring.rows + _RULES).splitlines() if line]
        self._candidates: dict[str, list[Row]] = {}
        self._settled: dict[str, bool] = {}
        self._cached = lru_cache(maxsize=1 << 14)(self._run)
        # Most of a text are 汉字 and Latin letters: between two of them the verdict is always the same.
        han, latin = self._letter("ID ea"), self._letter("AL")
        self._plain = {a + b: self.row(a + a + b + b, 2).allows for a in (han, latin) for b in (han, latin)}
        self._latin, self._han = latin, han
        self._words = re.compile(f"{re.escape(latin)}+")
        self._runs = re.compile(f"[^{re.escape(han + latin)}]+")
        self._marks = re.compile(f"[{re.escape(''.join(sorted(self._of('CM|ZWJ'))))}]+")
        self._zwj, self._no_base = self._letter("ZWJ"), self._of("BK|CR|LF|NL|SP|ZW")

    # -- reading the rows ------------------------------------------------------------------------------------------

    def _letter(self, names: str) -> str:
        """The letter that has just these names; a new one where there is none."""
        wanted = frozenset(names.split())
        letter = self._by_names.get(wanted)
        if letter is None:
            letter = chr(0x80 + len(self._names))
            self._add(letter, wanted)
        return letter

    def _add(self, letter: str, names: frozenset[str]) -> None:
        self._names[letter] = names
        self._by_names[names] = letter
        for name in names:
            self._having.setdefault(name, set()).add(letter)

    def _move(self, letter: str, tailoring: Tailoring) -> str:
        """The letter in the place of this one after the tailoring's changes of class."""
        for term, becomes in tailoring.classes:
            if letter in self._of(term):
                names = self._names[letter] - {re.split("[&-]", term)[0]}
                letter = self._letter(" ".join((*names, becomes)))
        return letter

    def _of(self, term: str) -> frozenset[str]:
        """The letters that fit a term."""
        found: set[str] = set()
        for each in term.lstrip("!").split("|"):
            name, *more = re.split("([&-])", each)
            fitting = self._having.get(name, set())
            for sign, other in zip(more[::2], more[1::2], strict=True):
                having = self._having.get(other, set())
                fitting = fitting & having if sign == "&" else fitting - having
            found |= fitting
        return frozenset(self._names.keys() - found if term.startswith("!") else found)

    def _row(self, line: str) -> Row:
        name, *rest = line.split()
        verdict = rest.index("÷" if "÷" in rest else "×")
        terms = [Term(self._of(term.rstrip("*")), term.endswith("*")) for term in rest if term not in "÷×"]
        return Row(name, rest[verdict] == "÷", tuple(terms[:verdict]), tuple(terms[verdict:]))

    # -- using them ------------------------------------------------------------------------------------------------

    def letters(self, text: str) -> str:
        """The letter of each character."""
        return letters(text, self._table, self._others)

    def padded(self, letters: str) -> str:
        """The letters with those of the text's start and end around them, what goes in pairs told apart."""
        for single, double in self._pairs:
            letters = letters.replace(single, double)
        return self._sot * _CONTEXT + letters + self._eot * _CONTEXT

    def row(self, letters: str, at: int) -> Row:
        """The row that decides about the place before ``letters[at]``; they are ``padded``, without combining marks."""
        candidates = self._candidates.get(letters[at - 1 : at + 1]) or self._look_up(letters[at - 1 : at + 1])
        return next(row for row in candidates if row.fits(letters, at))

    def _look_up(self, sides: str) -> list[Row]:
        """The rows that may decide between two letters; where it is always the first one, its verdict is kept too."""
        found: list[Row] = []
        for row in self.rows:
            speaks = _speaks(row, *sides)
            if speaks is not False:
                found.append(row)
            if speaks:
                break
        if speaks and len(found) == 1:
            self._settled[sides] = row.allows
        self._candidates[sides] = found
        return found

    def resolve(self, letters: str) -> bytearray:
        """For each offset 0..len: 1 where a line may start. The ends themselves are 0 (LB2, LB3)."""
        attached = self._marks.search(letters) is not None
        allowed = self._attach_marks(letters) if attached else self._resolve_bases(letters)
        allowed[0] = allowed[-1] = 0
        return allowed

    def _attach_marks(self, letters: str) -> bytearray:
        """LB9, a base with its combining marks is as the base; LB10, marks without one are as a letter; LB8a, ZWJ ×."""
        bases: list[str] = []
        dropped: list[tuple[int, int]] = []
        done = 0
        for marks in self._marks.finditer(letters):
            first, last = marks.span()
            bases.append(letters[done:first])
            if not first or letters[first - 1] in self._no_base:
                bases.append(self._latin)
                first += 1
            dropped.append((first, last))
            done = last
        found = self._resolve_bases("".join(bases) + letters[done:])
        allowed = bytearray()
        done = taken = 0
        for first, last in dropped:
            allowed += found[taken : taken + first - done]
            allowed += bytes(last - first)
            taken, done = taken + first - done, last
        allowed += found[taken:]
        for _, last in dropped:
            if letters[last - 1] == self._zwj:
                allowed[last] = 0
        return allowed

    def _resolve_bases(self, letters: str) -> bytearray:
        """The same for a text without combining marks."""
        padded = self.padded(letters)
        han, latin, plain = self._han, self._latin, self._plain
        allowed = bytearray([plain[han + han]]) * (len(padded) + 1)
        if latin in letters:
            inside = bytes([plain[latin + latin]])
            for word in self._words.finditer(padded):
                first, last = word.span()
                allowed[first + 1 : last] = inside * (last - first - 1)
                allowed[first], allowed[last] = plain[han + latin], plain[latin + han]
        for run in self._runs.finditer(padded, _CONTEXT, len(padded) - _CONTEXT):
            first, last = run.span()
            seen = padded[first - _CONTEXT : last + _CONTEXT]
            allowed[first : last + 1] = self._cached(seen) if last - first <= _LONGEST_KEPT else self._run(seen)
        return allowed[_CONTEXT : len(allowed) - _CONTEXT]

    def _run(self, letters: str) -> bytes:
        """The verdicts at all places of a run between two letters of context on each side."""
        settled = self._settled
        found = bytearray()
        for at in range(_CONTEXT, len(letters) - _CONTEXT + 1):
            verdict = settled.get(letters[at - 1 : at + 1])
            found.append(self.row(letters, at).allows if verdict is None else verdict)
        return bytes(found)


def _speaks(row: Row, before: str, after: str) -> bool | None:
    """Does the row speak of the place between these two letters? None: that depends on what stands around them."""
    if row.right and after not in row.right[0].letters:
        return False
    for index in range(len(row.left) - 1, -1, -1):
        fitting, star = row.left[index]
        if before in fitting:
            return True if not (star or index) and len(row.right) < 2 else None
        if not star:
            return False
    return True if len(row.right) < 2 else None
