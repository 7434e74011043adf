"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from layout.diagnostic import Arg, Severity, Span
from layout.lint.view import Copy, PageView, View
from layout.messages import Message

NOTE, WARNING, ERROR, _ = Severity


class Found(NamedTuple):
    """A place where a rule is broken."""

    at: Span
    args: dict[str, Arg]
    stories: tuple[str, ...] = ()  #: ids of the stories that it is about: they may opt out
    page: str = ""  #: id of its page, "" where it is about copy


Check = Callable[[View], Iterator[Found]]


class Rule(NamedTuple):
    """A rule, as data. Sentence and remedy are ``str.format`` patterns over the arguments of what is found.

    Write for the desk: what is wrong, in words of the trade; what to do; why (the paragraph of ``layout explain``).
    """

    level: Severity
    source: str  #: where the rule comes from
    check: Check
    zh: str
    en: str
    hint_zh: str
    hint_en: str
    why_zh: str
    why_en: str
    on: bool = True  #: whether a style book must ask for it

    @property
    def message(self) -> Message:
        return Message(self.level, self.zh, self.en, self.hint_zh, self.hint_en, self.why_zh, self.why_en)


Table = dict[str, Rule]

# Sources, named once. TRADE: what textbooks of newspaper editing teach and style books repeat.
GB15834 = "GB/T 15834-2011"
GB15835 = "GB/T 15835-2011"
GB40070 = "GB 40070-2021"
CLREQ = "CLREQ"
ART31 = "报纸出版管理规定 §31"
ART = "报纸出版管理规定"
TRADE = "报纸编辑通例"
DESK = "本报版式规范"


class Hit(NamedTuple):
    """A place in a text."""

    offset: int
    args: dict[str, Arg]


def in_copy(scan: Callable[[Copy, View], Iterator[Hit]]) -> Check:
    """A check that looks at every text of the copy by itself."""

    def check(view: View) -> Iterator[Found]:
        for copy in view.copies:
            for hit in scan(copy, view):
                yield Found(copy.text.place(hit.offset), hit.args, (copy.story,) if copy.story else ())

    return check


def on_pages(look: Callable[[PageView, View], Iterator[Found]]) -> Check:
    """A check that looks at every page by itself."""

    def check(view: View) -> Iterator[Found]:
        for page in view.pages:
            for found in look(page, view):
                yield found._replace(page=page.spec.id)

    return check
