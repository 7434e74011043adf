"""Findings as lines for people and as data for programs."""

from __future__ import annotations

from layout.diagnostic import Arg, Severity
from layout.preflight.finding import Finding, Place, Report
from layout.preflight.rules import CHAPTERS, RULES
from layout.preflight.words import WORDS

LEVELS = {Severity.NOTE: ("说明", "note"), Severity.WARNING: ("警告", "warning"), Severity.ERROR: ("错误", "error")}


def render(finding: Finding, file: str, lang: str = "zh") -> str:
    """``file:page:place: level[code]: sentence`` and, on a second line, the remedy."""
    chinese = lang.lower().startswith("zh")
    where = ":".join(part for part in (file, _where(finding.place, chinese)) if part)
    times = (f"（共 {finding.times} 处）" if chinese else f" ({finding.times} times)") if finding.times > 1 else ""
    sentence, remedy = sentences(finding, lang)
    level = LEVELS[finding.level][0 if chinese else 1]
    hint = "提示" if chinese else "hint"
    return f"{where}: {level}[{finding.code}]: {sentence}{times}\n  {hint}: {remedy}"


def sentences(finding: Finding, lang: str) -> tuple[str, str]:
    """The rule's sentence and remedy with the finding's figures."""
    chinese = lang.lower().startswith("zh")
    rule = RULES[finding.code]
    words = {name: _word(value, chinese) for name, value in finding.args}
    patterns = (rule.zh, rule.remedy_zh) if chinese else (rule.en, rule.remedy_en)
    sentence, remedy = (pattern.format_map(words) for pattern in patterns)
    return sentence, remedy


def summary(report: Report, lang: str = "zh") -> str:
    """One line on the whole."""
    chinese = lang.lower().startswith("zh")
    counts = [sum(f.level is level for f in report.findings) for level in reversed(LEVELS)]
    if chinese:
        return "{} 页，看了 {} 页：错误 {}，警告 {}，说明 {}".format(report.pages, report.looked, *counts)
    return "{} pages, {} looked at: {} errors, {} warnings, {} notes".format(report.pages, report.looked, *counts)


def as_data(finding: Finding, lang: str = "zh") -> dict[str, object]:
    """A finding for other programs."""
    sentence, remedy = sentences(finding, lang)
    place = finding.place
    return {
        "code": finding.code,
        "level": finding.level.name.lower(),
        "clause": RULES[finding.code].clause,
        "page": place.page or None,
        "label": place.label or None,
        "box": list(place.box) if place.box else None,
        "object": place.object or None,
        "args": dict(finding.args),
        "count": finding.times,
        "message": sentence,
        "remedy": remedy,
    }


def explain(code: str, lang: str = "zh") -> str:
    """A rule by itself; KeyError for a code that is none."""
    from layout.preflight.rules.rule import Target

    chinese = lang.lower().startswith("zh")
    rule = RULES[code]
    chapter = next(names for *names, table in CHAPTERS.values() if code in table)
    levels = []
    for target in Target:
        level = rule.level(target)
        levels.append(f"{target.name.lower()} {LEVELS[level][0 if chinese else 1] if level is not None else '-'}")
    sentence, remedy = (rule.zh, rule.remedy_zh) if chinese else (rule.en, rule.remedy_en)
    return f"{code} ({chapter[0 if chinese else 1]}; {', '.join(levels)})\n{sentence}\n{remedy}\n{rule.clause}"


def _where(place: Place, chinese: bool) -> str:
    parts = []
    if place.page:
        label = f"[{place.label}]" if place.label and place.label != str(place.page) else ""
        parts.append(f"第{place.page}页{label}" if chinese else f"page {place.page}{label}")
    if place.box:
        left, top, right, bottom = place.box
        parts.append(f"({left:g},{top:g})–({right:g},{bottom:g})mm")
    elif place.object:
        parts.append(f"对象 {place.object}" if chinese else f"object {place.object}")
    return " ".join(parts)


def _word(value: Arg, chinese: bool) -> str:
    if isinstance(value, tuple):
        return ("、" if chinese else ", ").join(_word(item, chinese) for item in value)
    if isinstance(value, str):
        return WORDS[value][0 if chinese else 1] if value in WORDS else value
    return f"{value:g}" if isinstance(value, float) else str(value)
