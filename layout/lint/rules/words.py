"""Words in the copy: doubled, wrong, unwanted; what is said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from layout.lint.rule import DESK, ERROR, NOTE, TRADE, WARNING, Found, Hit, Rule, Table, in_copy
from layout.lint.rules.scan import HAN, RUNNING, around
from layout.lint.typos import TYPOS
from layout.lint.view import Copy, View
from layout.model import Role

HOLDERS = 4  #: stories that are remembered by a shingle, so that many alike are not all set against each other

#: A particle twice, not where it ends one word and begins the next: 目的|的确, 为了|了解, 现在|在.
_PARTICLES = (
    "(?<![目打中标众有])的的(?!确|士|哥)|(?<![甚草])了了(?![解然无不却结得断当])|(?<![正现存实所自内好常])在在"
    "|(?<![可不])和和(?!气|睦|平|谐|美|解|约)|着着(?!实|手|装|眼|想|重)|与与|及及(?!时|格|早)|(?<!一)把把(?!关|手|脉)"
    "|被被|从从(?!容|前|事|来|业|军|政)|于于|为为(?!何|什|了|首|主|数|人|期|止)"
)
_WORDS = "我们 你们 他们 她们 因为 但是 所以 以及 如果 已经 可以 没有 这个 那个 进行 由于 并且 而且 目前 为了 通过 关于"


@cache
def _listed(words: Sequence[str]) -> re.Pattern[str]:
    """One of the words, the longest first."""
    return re.compile(
        "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"
    )


def _doubled(copy: Copy, view: View) -> Iterator[Hit]:
    """A particle twice, a pronoun twice, three characters or more twice in a row."""
    text = copy.text.text
    words = "|".join(_WORDS.split())
    for match in re.finditer(rf"{_PARTICLES}|({words})\1|([{HAN}]{{3,8}})\2", text):
        if match[2] and (copy.role not in RUNNING or len(set(match[2])) < 3):
            continue  # verses and slogans; 哈哈哈哈
        if match[2] and match[2][0] == "一":
            continue  # 一件事一件事地做: one after another
        before = text[max(0, match.start() - 2) : match.start()]
        if not match[1] and not match[2] and len(before) == 2 and before[0] == before[1]:
            continue  # 暖暖和和
        yield Hit(match.start(), {"text": around(text, *match.span()), "found": match[0]})


def _typos(copy: Copy, view: View) -> Iterator[Hit]:
    for match in _listed(tuple(TYPOS)).finditer(copy.text.text):
        yield Hit(
            match.start(), {"text": around(copy.text.text, *match.span()), "found": match[0], "right": TYPOS[match[0]]}
        )


def _desk(copy: Copy, view: View, banned: bool) -> Iterator[Hit]:
    """The desk's own words; a right word that holds a wrong one is right."""
    text, wanted = copy.text.text, dict(view.words)
    if not wanted:
        return
    right = {word for word in wanted.values() if word}
    for match in _listed((*wanted, *right)).finditer(text):
        word = match[0]
        if word in wanted and word not in right and (not wanted[word]) is banned:
            yield Hit(match.start(), {"text": around(text, *match.span()), "found": word, "right": wanted[word]})


def _paragraphs(view: View) -> list[Copy]:
    return [copy for copy in view.copies if copy.role in (Role.BODY, Role.NOTICE) and copy.story]


def _repeated(view: View) -> Iterator[Found]:
    """Paragraphs that share a stretch of so many characters with an earlier one, of the same story or another."""
    size, seen = view.style.lint.repeat, dict[str, Copy]()
    for copy in _paragraphs(view):
        text = copy.text.text
        first = next((at for at in range(len(text) - size + 1) if text[at : at + size] in seen), None)
        if first is not None:
            other = seen[text[first : first + size]]
            length = _common(text, first, other.text.text)
            where = str(other.text.at.line) if other.story == copy.story else str(other.text.at)
            yield Found(
                copy.text.place(first),
                {"text": text[first : first + 12], "chars": length, "where": where}, (copy.story,),
            )  # fmt: skip
        for at in range(len(text) - size + 1):
            seen.setdefault(text[at : at + size], copy)


def _common(text: str, at: int, other: str) -> int:
    """How many characters from ``at`` on stand in ``other`` too."""
    end = len(text)
    while text[at:end] not in other:
        end -= 1
    return end - at


def _twice(view: View) -> Iterator[Found]:
    """Stories most of whose text stands in an earlier one (shingles of eight characters)."""
    shingles: dict[str, set[str]] = {}
    starts: dict[str, Copy] = {}
    for copy in _paragraphs(view):
        text = copy.text.text
        shingles.setdefault(copy.story, set()).update(text[at : at + 8] for at in range(len(text) - 7))
        starts.setdefault(copy.story, copy)
    places = {name: at for at, name in enumerate(shingles)}
    holders: dict[str, list[str]] = {}  # the stories that have a shingle, not more than so many
    for name, mine in shingles.items():
        shared = Counter(other for shingle in mine for other in holders.get(shingle, ()))
        for other in sorted(shared, key=places.__getitem__):
            least = min(len(mine), len(shingles[other]))
            if least >= 40 and shared[other] * 10 >= least * 7:
                yield Found(
                    starts[name].text.at,
                    {"story": name, "other": other, "percent": shared[other] * 100 // least},
                    (name, other),
                )
                break
        for shingle in mine:
            if len(held := holders.setdefault(shingle, [])) < HOLDERS:
                held.append(name)


_REPORTER = r"(?:本报|[\u4e00-\u9fff]{2,6}报|新华社)?(?:见习|实习)?记者"


def dateline_form(text: str) -> str:
    """How a story's head names its reporter: brackets or none, a space or none; "" where it has no 本报讯."""
    match = re.match(rf"本报讯\s*([（(]?)\s*({_REPORTER})(\s*)(?=[\u4e00-\u9fff])", text)
    return f"{match[1]}{' ' if match[3] else ''}" + ("|" if match[1] else "-") if match else ""


def _datelines(view: View) -> Iterator[Found]:
    """Datelines of another form than most."""
    found = [(copy, form) for copy in _paragraphs(view) if (form := dateline_form(copy.text.text))]
    forms = [form for _, form in found]
    usual = max(dict.fromkeys(forms), key=forms.count, default="")
    model = next((copy.text.text[:14] for copy, form in found if form == usual), "")
    for copy, form in found:
        if form != usual:
            yield Found(copy.text.at, {"text": copy.text.text[:14], "usual": model}, (copy.story,))


def _codes(view: View) -> Iterator[Found]:
    """Codes named in style book, pages and stories that are none."""
    named = [(view.style.lint.at, tuple(code for code, _ in view.style.lint.levels))]
    named += [(story.at, story.lint_off) for story in view.issue.stories.values()]
    for page in view.pages:
        named += [(page.spec.at, page.spec.lint_off), *((p.at, p.lint_off) for p in page.spec.placements)]
    for at, codes in named:
        yield from (Found(at, {"name": code}) for code in codes if code not in view.codes)


TABLE: Table = {
    "word-doubled": Rule(
        WARNING,
        TRADE,
        in_copy(_doubled),
        "“{text}”里“{found}”重了",
        "{found} is doubled in `{text}`",
        "删去一个",
        "take one out",
        "多半是删改时留下的。三个字以上连写两遍也算。",
        "Mostly left over from an edit.",
    ),
    "typo": Rule(
        ERROR,
        TRADE,
        in_copy(_typos),
        "“{text}”里的“{found}”是错字",
        "{found} in `{text}` is misspelt",
        "改成“{right}”",
        "write {right}",
        "常见错字表里的，只收不会误报的词。",
        "From a table of usual mistakes.",
    ),
    "desk-word": Rule(
        ERROR,
        DESK,
        in_copy(lambda copy, view: _desk(copy, view, False)),
        "“{text}”：本报不写“{found}”",
        "`{text}`: this paper does not write {found}",
        "写“{right}”",
        "write {right}",
        "版式规范“校检”的“用词”。",
        "From `words` of the style book's `lint`.",
    ),
    "desk-banned": Rule(
        ERROR,
        DESK,
        in_copy(lambda copy, view: _desk(copy, view, True)),
        "“{text}”：本报不用“{found}”",
        "`{text}`: this paper does not use {found}",
        "换一个说法",
        "say it otherwise",
        "版式规范“校检”的“用词”，没有写改成什么。",
        "From `words` of the style book's `lint`.",
    ),
    "paragraph-repeated": Rule(
        WARNING,
        TRADE,
        _repeated,
        "这一段从“{text}”起有 {chars} 字和前面（{where}）相同",
        "{chars} characters from `{text}` on stand before ({where})",
        "删去一处",
        "take one out",
        "贴稿时贴了两遍，或两篇稿子写了同一段。",
        "Pasted twice, or two stories share a passage.",
    ),
    "story-repeated": Rule(
        ERROR,
        TRADE,
        _twice,
        "“{story}”有 {percent}% 和“{other}”相同",
        "{percent} % of {story} stands in {other} too",
        "只用一篇",
        "use one of them",
        "一期里同一件事发了两遍。",
        "One item twice in an issue.",
    ),
    "dateline-mixed": Rule(
        NOTE,
        TRADE,
        _datelines,
        "电头“{text}”和别的稿子写法不同（{usual}）",
        "the dateline {text} is not written like the others ({usual})",
        "统一成一种",
        "use one form",
        "一张报纸的电头只用一种写法：括号、空格都一样。",
        "One form a paper.",
    ),
    "lint-code": Rule(
        WARNING,
        DESK,
        _codes,
        "没有“{name}”这条规则",
        "there is no rule {name}",
        "`layout lint --help`、docs/lint.md 有全部代号",
        "docs/lint.md has all the codes",
        "“校检”的“级别”和“免检”里写的是规则的代号。",
        "`levels` and `lint_off` name rules by their codes.",
    ),
}
