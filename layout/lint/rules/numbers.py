"""Figures, units and years in the copy: GB/T 15835."""

from __future__ import annotations

import re

from layout.lint.rule import GB15835, NOTE, TRADE, WARNING, Rule, Table
from layout.lint.rules.scan import HAN, RUNNING, pattern
from layout.model import Inline

N = r"\d+(?:\.\d+)?"
TO = "[-~—–～至到]"
_UNITS = {
    "KM": "km", "Km": "km", "KG": "kg", "Kg": "kg", "HZ": "Hz", "hz": "Hz", "Kw": "kW", "KW": "kW", "kw": "kW",
    "KWH": "kWh", "kwh": "kWh", "KWh": "kWh", "ML": "mL", "Mm": "mm", "CM": "cm", "Cm": "cm", "mhz": "MHz",
}  # fmt: skip
_TENS = ["", "十", "二十", "三十", "四十", "五十", "六十", "七十", "八十", "九十"]


def _short(match: re.Match[str]) -> str:
    """A year without its century is one of the last hundred."""
    year: str = match[1] or match[2]
    return ("19" if year > "49" else "20") + year + "年"


def _zero(year: str) -> str | None:
    """A year in 汉字 with its zeros as they should be; None where they are, or where it has two kinds by intent."""
    right = re.sub("[○零O0]", "〇", year)
    return None if right == year else right + "年"


def _few(match: re.Match[str]) -> str:
    """``20几`` -> ``二十几``."""
    return _TENS[int(match[1])] + "几"


TABLE: Table = {
    "range-percent": Rule(
        WARNING,
        GB15835,
        pattern(rf"(?<![\d.])({N})\s*{TO}\s*({N})[%％]", r"\1%～\2%"),
        "“{found}”：前一个数也要带百分号",
        "{found}: the first figure wants its % too",
        "写“{right}”",
        "write {right}",
        "63%～68%，不写 63～68%。",
        "63%～68%, not 63～68%.",
    ),
    "range-wan": Rule(
        WARNING,
        GB15835,
        pattern(rf"(?<![\d.年月日万亿])({N})[-~—–～]({N})([万亿])", r"\1\3～\2\3"),
        "“{found}”：前一个数也要带“万”“亿”",
        "{found}: the first figure wants its 万 or 亿 too",
        "写“{right}”",
        "write {right}",
        "“3～5万”可以读成三到五万，也可以读成三到五万里的三。",
        "3～5万 may be read as 3 to 50,000.",
    ),
    "range-mark": Rule(
        NOTE,
        GB15835,
        pattern(
            rf"(?<![\d.A-Za-z-])({N})[-~–]({N})(?=[人名个篇份页幅版种项台辆斤年月日天元岁米吨件家所次倍度℃万亿公毫厘千小分秒])",
            r"\1～\2",
        ),
        "“{found}”：数的范围不用半角的连接号",
        "{found}: a range takes ～ or —",
        "写“{right}”",
        "write {right}",
        "数的起止用浪纹线“～”或一字线“—”。",
        "Ranges take ～ or —.",
    ),
    "number-comma": Rule(
        WARNING,
        GB15835,
        pattern(r"(?<!\d)(\d{1,3}(?:，\d{3})+)(?!\d)", lambda m: m[0].replace("，", ",")),
        "“{found}”：千分位用了中文逗号",
        "{found}: a Chinese comma between figures",
        "写“{right}”",
        "write {right}",
        "一个数里不用中文逗号，也不会在那里断行。",
        "A number has no Chinese comma.",
    ),
    "number-point": Rule(
        WARNING,
        GB15835,
        # “11·29” in quotation marks is the name of an event, by its day
        pattern(rf"(?<!“\d)(?<!“\d\d)(?<=\d)[。·．](?=\d)(?!\d{{1,2}}”)(?![^{HAN}]*[年月日])", "."),
        "“{text}”：小数点是“{found}”",
        "the point in `{text}` is {found}",
        "改成“{right}”",
        "write {right}",
        "小数点用半角的点。",
        "The point is a half-width one.",
    ),
    "year-short": Rule(
        WARNING,
        GB15835,
        pattern(
            r"[’'‘](\d\d)(?!\d)年?|(?<!\d)(?<![个多余近约满第十百千零前后])([089]\d)年(?=[初末底]|\d{1,2}月)", _short
        ),
        "“{found}”：年份缩写了",
        "{found}: the year is cut short",
        "写“{right}”",
        "write {right}",
        "公历年份写全四位。",
        "A year has its four figures.",
    ),
    "year-zero": Rule(
        WARNING,
        GB15835,
        pattern("(?<![〇○零O0一二三四五六七八九])([一二][〇○零O0一二三四五六七八九]{3})(?=年)", lambda m: _zero(m[1])),
        "“{found}年”的零写成了别的字",
        "the zero of the year in {found}年 is another character",
        "写“{right}”",
        "write {right}",
        "汉字年份里的零是“〇”（U+3007），不是圆圈、“零”或字母 O。",
        "The zero in 汉字 is 〇 (U+3007).",
    ),
    "date-mixed": Rule(
        WARNING,
        GB15835,
        pattern(
            r"(?<!\d)\d{1,4}年(?!一二|二三|三四|四五|五六|六七|七八|八九)[一二三四五六七八九十]{1,3}月(?!初)|(?<!\d年)(?<!\d)\d{1,2}月[一二三四五六七八九十]{1,3}日"
            r"|(?<![\d零〇一二三四五六七八九十个])[一二三四五六七八九十]{1,2}月\d{1,2}日",
            "",
        ),
        "“{found}”：一个日期里有两种数字",
        "{found}: two kinds of figures in one date",
        "都用阿拉伯数字",
        "use Arabic figures",
        "公历年月日用阿拉伯数字。",
        "Dates of the calendar take Arabic figures.",
    ),
    "weekday-digit": Rule(
        WARNING,
        GB15835,
        pattern(r"(?<=星期)[1-7](?!\d)", lambda m: "一二三四五六日"[int(m[0]) - 1]),
        "“{text}”：星期几用汉字",
        "the weekday in `{text}` takes a 汉字",
        "写“{right}”",
        "write {right}",
        "星期几一律用汉字。",
        "Weekdays take 汉字.",
    ),
    "lunar-digit": Rule(
        WARNING,
        GB15835,
        pattern(
            rf"(?:农历|阴历|旧历)[^，。；{chr(10)}]{{0,6}}?\d{{1,2}}月?(?:初?\d{{1,2}})?|正月\d{{1,2}}|腊月\d{{1,2}}",
            "",
        ),
        "“{found}”：农历用汉字",
        "{found}: lunar dates take 汉字",
        "把数字写成汉字",
        "write it in 汉字",
        "农历、干支、清代以前的纪年用汉字。",
        "Lunar dates take 汉字.",
    ),
    "digit-few": Rule(
        WARNING,
        GB15835,
        pattern(r"(?<![\d.])([2-9])0几|(?<![\d.])(1)0几", lambda m: _few(m) if m[1] else "十几"),
        "“{found}”：带“几”的概数用汉字",
        "{found}: with 几 a number is in 汉字",
        "写“{right}”",
        "write {right}",
        "十几、二十几、几十用汉字。",
        "Rough numbers take 汉字.",
    ),
    "number-mixed": Rule(
        WARNING,
        GB15835,
        pattern(r"(?<![\d.])\d+[百千](?=[零\d人名个位名元里斤亩吨件份篇次张条户家头只座])|百分之\d+(?:\.\d+)?", ""),
        "“{found}”：一个数里有两种数字",
        "{found}: two kinds of figures in one number",
        "写“300”或“三百”，“30%”或“百分之三十”",
        "write 300 or 三百, 30% or 百分之三十",
        "阿拉伯数字后面只可以跟“万”“亿”，不跟“十”“百”“千”。",
        "Arabic figures are followed by no numeral but 万 and 亿.",
    ),
    "approx-twice": Rule(
        WARNING,
        TRADE,
        pattern(
            rf"(?<![条合节制契预特签赴邀相失])(?:大约|约|近){N}[^，。；、（）]{{0,8}}(?:左右|上下)|(?:超过|超出){N}[^，。；、（）]{{0,4}}以上",
            "",
        ),
        "“{found}”：“约”和“左右”用重了",
        "{found}: said twice that it is rough",
        "留一个",
        "leave one out",
        "约数只说一次。",
        "Once is enough.",
    ),
    "fewer-times": Rule(
        WARNING,
        TRADE,
        pattern(
            r"(?:减少|降低|下降|缩小|减低|缩短)(?:了|到|至)?(?:近|约)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十几数]+)(?:多)?倍",
            "",
            RUNNING,
        ),
        "“{found}”：减少不能用倍数",
        "{found}: nothing falls by multiples",
        "写成几分之几，或百分之几",
        "say by what part",
        "减一倍就没有了。",
        "Less by once is nothing.",
    ),
    "unit-power": Rule(
        WARNING,
        TRADE,
        pattern(
            r"(?<=\d)\s?(km|cm|mm|m)([23])(?![\d.a-zA-Z])", lambda m: m[1] + "²³"[int(m[2]) - 2], unless=Inline.SUPER
        ),
        "“{text}”：单位的指数没有升上去",
        "the power in `{text}` is not raised",
        "写“{right}”，或“{{上标:2}}”",
        "write {right}",
        "平方米、立方米写 m²、m³。",
        "Write m², m³.",
    ),
    "unit-case": Rule(
        WARNING,
        TRADE,
        pattern(rf"(?<=\d)\s?({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![A-Za-z])", lambda m: _UNITS[m[1]]),
        "“{text}”：单位“{found}”的大小写不对",
        "the case of the unit {found} in `{text}`",
        "写“{right}”",
        "write {right}",
        "单位的大小写有规定：km、kg、Hz、kW。",
        "Units have their case: km, kg, Hz, kW.",
    ),
}
