"""Dates as papers print them: by a pattern, and the lunar date 农历 in 汉字."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ["正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"]
DAYS = [
    *(f"初{d}" for d in "一二三四五六七八九十"),
    *(f"十{d}" for d in "一二三四五六七八九"),
    "二十",
    *(f"廿{d}" for d in "一二三四五六七八九"),
    "三十",
]
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


LUNAR_YEARS = (1901, 2099)  #: whose whole lunar years the library knows


def lunar_date(day: date) -> str:
    """``农历庚子年八月十三``; only for a day of LUNAR_YEARS."""
    from borax.calendars.lunardate import LunarDate  # only mastheads with a lunar date pay for the import

    found = LunarDate.from_solar_date(day.year, day.month, day.day)
    year = found.year - 4
    leap = "闰" if found.leap else ""
    return f"农历{STEMS[year % 10]}{BRANCHES[year % 12]}年{leap}{MONTHS[found.month - 1]}{DAYS[found.day - 1]}"


def format_date(day: date, form: str) -> str:
    """A date by %Y %m %d, and %-m %-d without a leading zero: whatever the locale and the platform."""
    parts = {
        "%Y": f"{day.year:04d}",
        "%m": f"{day.month:02d}",
        "%d": f"{day.day:02d}",
        "%-m": str(day.month),
        "%-d": str(day.day),
    }
    return re.sub("%-?.", lambda found: parts.get(found[0], found[0]), form)
