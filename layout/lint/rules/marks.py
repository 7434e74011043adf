"""Punctuation in the copy: GB/T 15834, and what keyboards do to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from layout.lint.rule import ERROR, GB15834, GB15835, NOTE, TRADE, WARNING, Check, Found, Rule, Table
from layout.lint.rules.scan import CLOSING, HAN, OPENING, PAUSES, RUNNING, around, han, pattern
from layout.lint.view import Copy, View
from layout.model import Inline, Role

FULL = dict(zip(",.;:?!()", "，。；：？！（）", strict=True))
H = f"[{HAN}”’》）]"
_PAIRS = dict(zip("“‘（《〈【〔［「『([", "”’）》〉】〕］」』)]", strict=True))
_KIN = {"(": "（", ")": "）", "[": "［", "]": "］"}  #: half-width brackets pair with full-width ones, and are reported
NEAR = 16  #: characters on a side of a mark that say what it is
_LIST = re.compile(
    rf"(?:^|[{PAUSES}“（\s])[\dA-Za-z一二三四五六七八九十]{{1,3}}$"
)  #: what stands before the bracket of ``1）``
_QUOTES, _TITLES = "“”‘’「」『』", "《》〈〉"


class _Open(NamedTuple):
    """A bracket that is not yet closed."""

    sign: str
    at: int


Fault = tuple[str, int, str]  #: (open, stray, mixed or nested; offset; the bracket)


def faults(text: str, goes_on: bool) -> list[Fault]:
    """What is wrong with the brackets of a paragraph; ``goes_on``: the next one takes its quotation up again."""
    stack: list[_Open] = []
    found: list[Fault] = []
    nested: list[Fault] = []
    for at, sign in enumerate(text):
        if sign in _PAIRS:
            if sign in "“《" and any(item.sign == sign for item in stack):
                nested.append(("nested", at, sign))
            stack.append(_Open(sign, at))
        elif sign in _PAIRS.values() and not _apostrophe(text, at):
            found += _closed(stack, sign, at, text)
    left = [item for item in stack if not (goes_on and item.sign in "“‘")]
    found += [("open", item.at, item.sign) for item in left]
    return sorted(found or nested, key=lambda fault: fault[1])


def _apostrophe(text: str, at: int) -> bool:
    """Whether ’ stands in a Western word or for the century of a year."""
    return text[at] == "’" and (
        (text[at - 1 : at].isascii() and text[at - 1 : at].isalpha()) or text[at + 1 : at + 2].isdigit()
    )


def _closed(stack: list[_Open], sign: str, at: int, text: str) -> Iterator[Fault]:
    wanted = _KIN.get(sign, sign)
    for depth in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        opened = stack[depth]
        if _KIN.get(_PAIRS[opened.sign], _PAIRS[opened.sign]) == wanted:
            for lost in stack[depth + 1 :]:
                yield "open", lost.at, lost.sign
            if _PAIRS[opened.sign] != sign:
                yield "mixed", opened.at, opened.sign
            del stack[depth:]
            return
    if not (wanted == "）" and _LIST.search(text[max(0, at - NEAR) : at])):
        yield "stray", at, sign


def _brackets(kinds: str, signs: str | None) -> Check:
    """A check for one sort of fault with one sort of bracket."""

    def check(view: View) -> Iterator[Found]:
        for copy, goes_on in _with_next(view.copies):
            for kind, at, sign in faults(copy.text.text, goes_on):
                of = signs is None or sign in signs
                if signs == "":
                    of = sign not in _QUOTES + _TITLES
                if kind in kinds.split() and of:
                    words = around(copy.text.text, at, at + 1, 8)
                    yield Found(
                        copy.text.place(at), {"text": words, "found": sign}, (copy.story,) if copy.story else ()
                    )

    return check


def _with_next(copies: Sequence[Copy]) -> Iterator[tuple[Copy, bool]]:
    """Each text, and whether the next paragraph of its story opens with a quotation mark."""
    for _, group in groupby(copies, key=lambda copy: copy.story):
        texts = list(group)
        for number, copy in enumerate(texts):
            later = next((other for other in texts[number + 1 :] if other.role is copy.role), None)
            yield copy, later is not None and later.text.text.startswith(("“", "‘"))


def _straight(match: re.Match[str]) -> str | None:
    inch = match.string[match.start() - 1 : match.start()].isdigit()
    return None if inch or not han(match.string) else "“ ”"


def _single_dash(match: re.Match[str]) -> str | None:
    """A single dash joins two words or figures; beside a mark, or at an end, it was meant for two."""
    text = match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    marks = PAUSES + OPENING + CLOSING + "…"
    if after.isdigit() or re.match(r"[’'‘]\d", text[match.end() : match.end() + 2]):
        return None  # a minus sign, a span of years
    return "——" if not before or not after or before in marks or after in marks else None


def _space(match: re.Match[str]) -> str | None:
    """A space between 汉字, unless it parts a name from what stands before or after it."""
    before, after = match.string[max(0, match.start() - NEAR) : match.start()], match.string[match.end() :][:NEAR]
    if re.search(_BEFORE_NAME, before) or re.match(_AFTER_NAME, after) or re.search(rf"(?:^|[^{HAN}])[{HAN}]$", before):
        return None
    return ""


_BEFORE_NAME = (
    r"(?:记者|通讯员|特派员|作者|编辑|主编|责编|校对|美编|摄影|实习生|见习|主任|经理|教授|先生|女士)\s?\S{0,3}$"
    r"|(?:图|文|摄)$"
)
_AFTER_NAME = r"(?:摄影|摄|文|图|供图|报道|电|讯|发自|编|绘|制|译|题|书)(?:[^\u4e00-\u9fff]|$)"

TABLE: Table = {
    "half-mark": Rule(
        ERROR,
        GB15834,
        pattern(
            rf"(?<={H})[,;:?!]|(?<={H})\.(?=\s?{H}|$)|[,;?!](?=[{HAN}“《（])|(?<=[{HAN}])[()]|\((?=[{HAN}])",
            lambda m: FULL[m[0]] if han(m.string) else None,
        ),
        "“{text}”里的“{found}”是半角标点",
        "half-width {found} in `{text}`",
        "改成“{right}”",
        "write {right}",
        "中文里的标点占一个字；半角的是西文标点，太窄，也不避头尾。",
        "Marks among 汉字 are one 字 wide; Western ones are too narrow.",
    ),
    "straight-quote": Rule(
        ERROR,
        GB15834,
        pattern(rf"\"|(?<=[{HAN}])'|'(?=[{HAN}])", _straight),
        "“{text}”里用了直引号",
        "straight quotes in `{text}`",
        "改成弯引号 {right}",
        "write {right}",
        "直引号不分左右，是打字机的。",
        "Straight quotes have no left and right.",
    ),
    "dash-wrong": Rule(
        ERROR,
        GB15834,
        pattern(r"(?<![\w-])-{2,}(?![A-Za-z-])|(?<=[^\x00-\x7f])-{2,}|-{2,}(?=[^\x00-\x7f])|[─－–ー]{2,}|―+", "——"),
        "“{text}”里的破折号不对",
        "the dash in `{text}` is none",
        "改成两个连着的“{right}”",
        "write {right}",
        "破折号是两个 U+2014，占两个字，不能拆开；减号、制表线不是。",
        "A Chinese dash is two U+2014, two 字 wide and never divided.",
    ),
    "dash-single": Rule(
        WARNING,
        GB15834,
        pattern("(?<!—)—(?!—)", _single_dash),
        "“{text}”里的破折号只有一半",
        "half a dash in `{text}`",
        "改成“{right}”",
        "write {right}",
        "一个“—”是连接号，连接两个词或数；破折号是两个。",
        "A single — joins two words or figures; a dash is two.",
    ),
    "dash-long": Rule(
        WARNING,
        GB15834,
        pattern("(?<!—)(?:—{3}|—{5,})(?!—)", "——"),
        "“{text}”里的破折号太长",
        "the dash in `{text}` is too long",
        "改成“{right}”",
        "write {right}",
        "破折号是两个“—”。",
        "A dash is two —.",
    ),
    "ellipsis-wrong": Rule(
        ERROR,
        GB15834,
        pattern(r"(?<!\.)\.{3,}|。{3,}|·{3,}|，{3,}|、{3,}|(?<!…)…(?!…)|(?<!…)…{3}(?!…)|(?<!…)…{5}(?!…)|⋯+", "……"),
        "“{text}”里的省略号不对",
        "the ellipsis in `{text}` is none",
        "改成两个连着的“{right}”，六个点",
        "write {right}, six dots",
        "省略号是两个 U+2026，六个点，占两个字。",
        "A Chinese ellipsis is two U+2026: six dots, two 字 wide.",
    ),
    "ellipsis-etc": Rule(
        WARNING,
        GB15834,
        pattern(r"……等(?![级等待到于人着])|等……", ""),
        "“{text}”里省略号和“等”用重了",
        "ellipsis and 等 say the same in `{text}`",
        "去掉一个",
        "leave one out",
        "省略号就是“等”。",
        "An ellipsis means 等.",
    ),
    "bracket-open": Rule(
        ERROR,
        GB15834,
        _brackets("open", ""),
        "“{text}”里的“{found}”没有另一半",
        "{found} in `{text}` is never closed",
        "补上后一半",
        "close it",
        "括号成对。",
        "Brackets come in pairs.",
    ),
    "bracket-stray": Rule(
        ERROR,
        GB15834,
        _brackets("stray", ""),
        "“{text}”里的“{found}”没有前一半",
        "{found} in `{text}` was never opened",
        "补上前一半，或删去",
        "open it, or take it out",
        "括号成对。",
        "Brackets come in pairs.",
    ),
    "bracket-mixed": Rule(
        ERROR,
        GB15834,
        _brackets("mixed", None),
        "“{text}”里的一对括号一个全角、一个半角",
        "the brackets in `{text}` are of two kinds",
        "都改成全角",
        "make both full-width",
        "一对括号要同样大小。",
        "A pair is of one kind.",
    ),
    "quote-open": Rule(
        ERROR,
        GB15834,
        _brackets("open", _QUOTES),
        "“{text}”里的引号没有收尾",
        "the quotation in `{text}` is never closed",
        "补上后引号",
        "close it",
        "引文有好几段时，每段开头都用前引号，后引号只在最后一段。",
        "Of a quotation of several paragraphs each opens with a mark; the last closes.",
    ),
    "quote-stray": Rule(
        ERROR,
        GB15834,
        _brackets("stray", _QUOTES),
        "“{text}”里的引号没有开头",
        "the quotation in `{text}` was never opened",
        "补上前引号，或删去",
        "open it, or take it out",
        "引号成对。",
        "Quotation marks come in pairs.",
    ),
    "quote-nested": Rule(
        WARNING,
        GB15834,
        _brackets("nested", "“"),
        "“{text}”：双引号里又用了双引号",
        "double quotes inside double quotes in `{text}`",
        "里面的改成单引号 ‘ ’",
        "use ‘ ’ inside",
        "引号里面再用引号，外面双，里面单。",
        "Outside double, inside single.",
    ),
    "title-open": Rule(
        ERROR,
        GB15834,
        _brackets("open stray", _TITLES),
        "“{text}”里的书名号“{found}”只有一半",
        "half of the title marks in `{text}`: {found}",
        "补上另一半",
        "add the other half",
        "书名号成对。",
        "Title marks come in pairs.",
    ),
    "title-nested": Rule(
        WARNING,
        GB15834,
        _brackets("nested", "《"),
        "“{text}”：书名号里又用了双书名号",
        "《》 inside 《》 in `{text}`",
        "里面的改成〈 〉",
        "use 〈 〉 inside",
        "书名号里面再用书名号，外面双，里面单。",
        "Outside double, inside single.",
    ),
    "mark-doubled": Rule(
        ERROR,
        GB15834,
        pattern(r"(?<!。)。。(?!。)|(?<!，)，，(?!，)|(?<!、)、、(?!、)|；；|：：", lambda m: m[0][0]),
        "“{text}”里的“{found}”重了",
        "{found} is doubled in `{text}`",
        "留一个“{right}”",
        "leave one {right}",
        "多半是删改时留下的。",
        "Mostly left over from an edit.",
    ),
    "mark-clash": Rule(
        ERROR,
        GB15834,
        pattern(r"([，。、；：])(?!\1)[，。、；：]|[？！][，。、；：]|[，。、；：][？！]", ""),
        "“{text}”里两个标点连用：{found}",
        "two marks meet in `{text}`: {found}",
        "留一个",
        "leave one",
        "点号不连用，只有“？！”可以。",
        "Pauses do not follow each other.",
    ),
    "mark-around": Rule(
        WARNING,
        GB15834,
        pattern("[。？！]”。|，”，", ""),
        "“{text}”：引号里外都有标点",
        "marks on both sides of the quotation mark in `{text}`",
        "留一个：整句引用在里面，其余在外面",
        "leave one",
        "引文独立成句，句号在引号里；是句子的一部分，句号在引号外。",
        "Inside for a whole sentence, else outside.",
    ),
    "mark-first": Rule(
        ERROR,
        GB15834,
        pattern(rf"^(?:[{PAUSES}]|[”’）》】])(?!\d)", ""),
        "一段用“{found}”开头：{text}",
        "a paragraph opens with {found}: {text}",
        "删去，或接到上一段",
        "take it out, or join the paragraph above",
        "点号和后半个括号不在段首。",
        "No pause and no closing mark opens a paragraph.",
    ),
    "mark-many": Rule(
        WARNING,
        GB15834,
        pattern(r"[！？!?]{4,}", ""),
        "“{text}”里叹号、问号连用太多",
        "too many ！ or ？ in `{text}`",
        "最多三个，平常一个",
        "three at most",
        "叹号最多叠用三个。",
        "Three at most.",
    ),
    "mark-lookalike": Rule(
        WARNING,
        GB15834,
        pattern(
            "(?<!\\d)∶|∶(?!\\d)|[︰﹐﹑﹒﹔﹕﹖﹗〝〞〟＂｡､｢｣]",
            lambda m: dict(zip("∶︰﹐﹑﹒﹔﹕﹖﹗〝〞〟＂｡､｢｣", "：：，、．；：？！“”””。、“”", strict=True))[m[0]],
        ),
        "“{text}”里的“{found}”样子像标点，但不是",
        "{found} in `{text}` only looks like a mark",
        "改成“{right}”",
        "write {right}",
        "别的系统里的字符，字体里多半没有，也不避头尾。",
        "Characters of other systems, which fonts lack.",
    ),
    "middot": Rule(
        WARNING,
        GB15834,
        pattern(rf"(?<=[{HAN}])[•．・‧∙･](?=[{HAN}])", "·"),
        "“{text}”里的间隔号是“{found}”",
        "{found} as a middle dot in `{text}`",
        "改成“{right}”（U+00B7）",
        "write {right} (U+00B7)",
        "外国人名、书名和篇名之间用间隔号“·”。",
        "The middle dot is U+00B7.",
    ),
    "han-space": Rule(
        WARNING,
        TRADE,
        pattern(rf"(?<=[{HAN}]) +(?=[{HAN}])", _space, RUNNING, Inline.EVEN),
        "“{text}”：汉字之间有空格",
        "a space between 汉字 in `{text}`",
        "删去",
        "take it out",
        "汉字之间不空。“记者 张三”“张三 摄”这类署名不算。",
        "Nothing parts 汉字. Names of reporters are left alone.",
    ),
    "mark-space": Rule(
        WARNING,
        TRADE,
        pattern(rf"(?<=\S) +(?=[{PAUSES}”’）》])|(?<=[{PAUSES}“‘（《]) +(?=\S)", "", RUNNING),
        "“{text}”：标点旁边有空格",
        "a space beside a mark in `{text}`",
        "删去",
        "take it out",
        "标点自己带着空。",
        "Marks have white of their own.",
    ),
    "full-sign": Rule(
        WARNING,
        GB15835,
        pattern(r"(?<=\d)[％＋＝＄＜＞]|[＋＝＄＜＞](?=\d)", lambda m: chr(ord(m[0]) - 0xFEE0)),
        "“{text}”里的“{found}”是全角",
        "full-width {found} in `{text}`",
        "改成“{right}”",
        "write {right}",
        "数字用半角，跟着它的符号也用半角。",
        "Figures are half-width, and so are their signs.",
    ),
    "dun-between": Rule(
        NOTE,
        GB15834,
        pattern("(?<=》)、(?=《)|(?<=”)、(?=“)", "", RUNNING),
        "“{text}”：书名号、引号之间不用顿号",
        "、 between title or quotation marks in `{text}`",
        "删去顿号",
        "take it out",
        "并列的书名、引文之间通常不用顿号（2011 年起）。老稿多半用，所以平常不查。",
        "Since 2011 usually none. Off by default.",
        on=False,
    ),
    "para-unended": Rule(
        WARNING,
        GB15834,
        pattern(r"(?<=.{20})[，、]$", "", frozenset((Role.BODY,))),
        "这一段用“{found}”收尾：{text}",
        "a paragraph ends with {found}: {text}",
        "补全，或改成句号",
        "complete it",
        "多半是稿子没有贴全。",
        "The copy was mostly not pasted whole.",
    ),
}
