"""Dates in copy and furniture: that they exist, and agree with their weekday, their lunar date and the day of issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from layout.dates import BRANCHES, LUNAR_YEARS, STEMS, lunar_date
from layout.lint.rule import ERROR, NOTE, TRADE, WARNING, Hit, Rule, Table, in_copy
from layout.lint.rules.scan import around, pattern
from layout.lint.view import Copy, View

WEEK = "一二三四五六日"
ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_DATE = r"(?:(?P<y>(?<!\d)\d{4})年)?(?P<m>(?<![\d.])\d{1,2})月(?P<d>\d{1,2})日"
_WEEKDAY = re.compile(_DATE + r"[\s（(，,]{0,3}(?:星期|周|礼拜)(?P<w>[一二三四五六日天])")
_LUNAR = re.compile(
    _DATE + r"[\s（(，,]{0,3}(?:(?:星期|周)[一二三四五六日天][\s，,）)]{0,2})?(?:[（(]|即|是)?(?:农历|阴历)"
    r"(?:(?P<ly>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年)?"
    r"(?P<lm>闰?(?:[正二三四五六七八九十冬腊]|十[一二])月)(?P<ld>初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|二十[一二三四五六七八九]?|三十)?"
)
_ANY = re.compile(_DATE)
_GANZHI = re.compile(
    r"(?P<y>(?<!\d)\d{4})年?(?:[（(]|，?农历|是)?(?P<gz>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])(?P<a>[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年"
)
_STEM_ANIMAL = re.compile(
    r"(?P<gz>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])(?:[（(])?(?P<a>[鼠牛虎兔龙蛇马羊猴鸡狗猪])年"
)
_NEAR = re.compile(
    r"(?P<word>昨日|昨天|今日|今天|明日|明天|前日|前天|后天)[（(](?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日[）)]"
)
_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_SPAN = re.compile(r"(?P<m>(?<![\d.年])\d{1,2})月(?P<d>\d{1,2})日(?:至|到|—|～)(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日")
_CLOCK = re.compile(
    r"(?<![\d.:：])(?P<h>\d{1,2})(?:[:：时点](?P<min>\d{2})(?=分|[^\d:：]|$)|时(?!\d|[代期间段候装尚]))(?![\d:：])"
)
_LINE = re.compile(r"^[^。]{0,20}?(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日(?:电|讯)")


def resolve(match: re.Match[str], day: date) -> date | None:
    """The date of a match; without its year the one nearest to the day of issue. None where there is no such day."""
    month, number = int(match["m"]), int(match["d"])
    years = [int(match["y"])] if match["y"] else [day.year - 1, day.year, day.year + 1]
    found = []
    for year in years:
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    return min(found, key=lambda other: abs(other - day), default=None)


def _weekday(copy: Copy, view: View) -> Iterator[Hit]:
    for match in _WEEKDAY.finditer(copy.text.text):
        found = resolve(match, view.issue.date)
        right = WEEK[found.weekday()] if found else ""
        if right and match["w"].replace("天", "日") != right:
            yield Hit(match.start(), {"found": match[0], "right": right})


def _lunar(copy: Copy, view: View) -> Iterator[Hit]:
    for match in _LUNAR.finditer(copy.text.text):
        found = resolve(match, view.issue.date)
        if found is None or not LUNAR_YEARS[0] <= found.year <= LUNAR_YEARS[1]:
            continue
        right = lunar_date(found)
        year, rest = right[2:4], right[5:]
        month = (match["lm"] or "").replace("十一月", "冬月").replace("十二月", "腊月")
        told = month + (match["ld"] or "").replace("二十", "廿") if match["ld"] != "二十" else month + "二十"
        agrees = rest == told if match["ld"] else rest.startswith(month)
        if (match["ly"] and match["ly"] != year) or not agrees:
            yield Hit(match.start(), {"found": match[0], "right": right})


def _impossible(copy: Copy, view: View) -> Iterator[Hit]:
    for match in _ANY.finditer(copy.text.text):
        lunar = re.search("农历|阴历", copy.text.text[max(0, match.start() - 4) : match.start()])
        if resolve(match, view.issue.date) is None and not lunar:
            yield Hit(match.start(), {"found": match[0]})


def _clock(copy: Copy, view: View) -> Iterator[Hit]:
    """``25时``, ``10:75``; scores and ratios are left alone."""
    for match in _CLOCK.finditer(copy.text.text):
        text, hour, minute = copy.text.text, int(match["h"]), int(match["min"] or 0)
        says_time = match[0][len(match["h"])] == "时" or re.search(
            "上午|下午|晚|早|凌晨|中午|今日|日$", text[max(0, match.start() - 3) : match.start()]
        )
        if says_time and (hour > 24 or minute > 59):
            yield Hit(match.start(), {"found": match[0]})


def _ganzhi(year: int) -> str:
    return STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]


def _sexagenary(copy: Copy, view: View) -> Iterator[Hit]:
    for match in _GANZHI.finditer(copy.text.text):
        year = int(match["y"])
        right = _ganzhi(year)
        if match["gz"] != right:
            yield Hit(
                match.start(),
                {"found": match[0], "right": f"{right}{ANIMALS[(year - 4) % 12] if match['a'] else ''}年"},
            )
    for match in _STEM_ANIMAL.finditer(copy.text.text):
        animal = ANIMALS[BRANCHES.index(match["gz"][1])]
        if match["a"] != animal:
            yield Hit(match.start(), {"found": match[0], "right": f"{match['gz']}{animal}年"})


def _near(copy: Copy, view: View) -> Iterator[Hit]:
    for match in _NEAR.finditer(copy.text.text):
        wanted = view.issue.date + timedelta(days=_DAYS[match["word"][0]])
        month = int(match["m"]) if match["m"] else wanted.month
        if (month, int(match["d"])) != (wanted.month, wanted.day):
            yield Hit(match.start(), {"found": match[0], "right": f"{wanted.month}月{wanted.day}日"})


def _backwards(copy: Copy, view: View) -> Iterator[Hit]:
    for match in _SPAN.finditer(copy.text.text):
        first = int(match["m"]), int(match["d"])
        second = int(match["m2"] or match["m"]), int(match["d2"])
        over_new_year = first[0] >= 10 and second[0] <= 3
        if second < first and not over_new_year:
            yield Hit(match.start(), {"found": match[0]})


def _dateline(copy: Copy, view: View) -> Iterator[Hit]:
    """A dateline that says a day after the day of issue."""
    match = _LINE.match(copy.text.text)
    if not match or copy.number > 4:
        return
    day = view.issue.date
    month = int(match["m"]) if match["m"] else day.month
    told = (month, int(match["d"]))
    if (
        told > (day.month, day.day)
        and (match["m"] is not None or int(match["d"]) <= day.day + 7)
        and month - day.month < 6
    ):
        start = match.start("m" if match["m"] else "d")
        yield Hit(
            start,
            {"found": around(copy.text.text, start, match.end("d"), 4), "right": f"{day.month}月{day.day}日"},
        )


TABLE: Table = {
    "date-weekday": Rule(
        ERROR,
        TRADE,
        in_copy(_weekday),
        "“{found}”：那天是星期{right}",
        "{found}: that day is 星期{right}",
        "查日历，改一头",
        "look it up and mend one of them",
        "没有写年份的，按离出版日期最近的那一年算。",
        "Without its year a date is the one nearest to the day of issue.",
    ),
    "date-lunar": Rule(
        ERROR,
        TRADE,
        in_copy(_lunar),
        "“{found}”：那天是{right}",
        "{found}: that day is {right}",
        "改一头",
        "mend one of them",
        "农历按 1901 到 2099 年的历表算。",
        "By the tables of 1901 to 2099.",
    ),
    "date-impossible": Rule(
        ERROR,
        TRADE,
        in_copy(_impossible),
        "没有“{found}”这一天",
        "there is no such day: {found}",
        "查原稿",
        "look at the copy",
        "大月、小月、平年、闰年都算过。",
        "Long and short months and leap years are reckoned.",
    ),
    "time-impossible": Rule(
        ERROR,
        TRADE,
        in_copy(_clock),
        "没有“{found}”这个时刻",
        "there is no such hour: {found}",
        "查原稿",
        "look at the copy",
        "时刻到 24 时、59 分为止。",
        "Hours end at 24, minutes at 59.",
    ),
    "hour-twice": Rule(
        NOTE,
        TRADE,
        pattern(r"(?:下午|晚上|傍晚|午后)(1[3-9]|2[0-3])(?=[时点])", lambda m: f"{int(m[1]) - 12}"),
        "“{found}”：“{text}”里钟点说了两遍",
        "`{text}`: the hour says it twice",
        "写“{right}时”，或去掉前面的词",
        "write {right}, or leave out the word before it",
        "二十四小时制已经说明是下午；写了“下午”，就用十二小时制。",
        "On the 24-hour clock 15 is in the afternoon already.",
    ),
    "year-ganzhi": Rule(
        ERROR,
        TRADE,
        in_copy(_sexagenary),
        "“{found}”：应当是{right}",
        "{found}: it should be {right}",
        "改一头",
        "mend one of them",
        "干支六十年一轮，生肖跟着地支。",
        "Stem, branch and animal go by the year.",
    ),
    "date-near": Rule(
        WARNING,
        TRADE,
        in_copy(_near),
        "“{found}”：照出版日期应当是{right}",
        "{found}: by the day of issue it should be {right}",
        "改成见报那天说的话",
        "mend it for the day of issue",
        "昨日、今日按见报的日期算。",
        "Yesterday and today go by the day of issue.",
    ),
    "date-backwards": Rule(
        WARNING,
        TRADE,
        in_copy(_backwards),
        "“{found}”：止在起的前面",
        "{found}: it ends before it begins",
        "查原稿",
        "look at the copy",
        "跨年的（12月到1月）不算。",
        "Spans over the new year are left alone.",
    ),
    "dateline-future": Rule(
        WARNING,
        TRADE,
        in_copy(_dateline),
        "电头“{found}”晚于出版日期 {right}",
        "the dateline {found} is after the day of issue, {right}",
        "改电头，或改出版日期",
        "mend the dateline or the date",
        "电头里的日子不会晚于见报那天。",
        "A dateline is not after the day of issue.",
    ),
}
