"""Rule sets for where a line may break, by name: what each changes in UAX #14.

``uax14``                       the annex as it stands
``css-loose -normal -strict``   CSS Text 3, ``line-break``; of Chinese, else ``css-loose:ja`` or ``:other``
``clreq-none -basic -gb -strict``  CLREQ "Prohibition Rules for Line Start and Line End" 行首行尾禁则, "Unbreakable
                                marks" 分离禁则; GB/T 15834-2011 5.1; clreq issue 262 and JLREQ 3.1.10 for numbers

Any name with ``+keep-all`` after it: lines break only where there is a space, a mark or a zero width space.
"""

from __future__ import annotations

from functools import lru_cache

from layout.text.uax14 import RuleSet, Tailoring

DEFAULT = "clreq-gb"

_ITERATION = "々〻ゝゞヽヾ"

# -- CSS Text 3, 5.3; ICU's line_*_cj.txt for the quotes --------------------------------------------------------------

_STRICT = Tailoring()
_NORMAL = Tailoring(classes=(("NS&CJ", "ID"),))
_LOOSE = Tailoring(
    rows="""
css-text-3:hyphens      ID ÷ loose
css-text-3:inseparable  IN ÷ IN
""",
    members=(("ID ea", _ITERATION), ("HH loose", "\u2010–")),
    classes=_NORMAL.classes,
)
_CHINESE_JAPANESE = {
    "strict": Tailoring(members=(("OP", "“"), ("CL", "”"))),
    "normal": Tailoring(members=(("OP", "“"), ("CL", "”"), ("ID mark ea", "〜゠"))),
    "loose": Tailoring(
        rows="""
css-text-3:postfix  ID|EB|EM ÷ PO&ea|PO&amb
css-text-3:prefix   PR&ea|PR&amb ÷ ID|EB|EM
""",
        members=(("OP", "“"), ("CL", "”"), ("ID mark ea", "〜゠・：；･！？"), ("ID mark", "‼⁇⁈⁉")),
    ),
}
# CSS Text 3, 5.2: none between letters and what is like them.
_LETTER = "AL|HL|NU|ID-mark|CJ|EB|EM|H2|H3|JL|JV|JT|AK|AP|AS|letter"
_KEEP_ALL = Tailoring(rows=f"css-text-3:keep-all {_LETTER} × {_LETTER}\n", members=(("NS letter ea", _ITERATION),))

# -- CLREQ ------------------------------------------------------------------------------------------------------------

# What no line divides, on any level. DASH is —, of which two are one 破折号 and one is a 连接号; DOTS is … of ……; the
# second of a pair is called 2nd.
_UNBREAKABLE = """
clreq:unbreakable-marks  × GL|WJ
clreq:unbreakable-marks  DASH-2nd × DASH&2nd
clreq:unbreakable-marks  DOTS-2nd × DOTS&2nd
clreq:western-text       AL|HL|NU × DOTS-2nd !2nd
clreq-262:number         NU × WAN
clreq-262:number         NU WAN × WAN
clreq-262:number         NU × MIDDOT|RATIO NU
clreq-262:number         NU|PO × CONNECT|DASH-2nd NU|PR
clreq-262:number         NU MIDDOT|RATIO × NU
clreq:names              !AL AL MIDDOT × AL|HL|NU
clreq-262:number         NU ID × HY NU
clreq-262:sign           ID|CL|EX|NS|DASH|DOTS|DASH2 ÷ HY NU
clreq-262:sign           PR ×
clreq-262:sign           PO ÷ OP&ea
clreq-262:sign           × PO|RAISED
clreq:western-text       AL|HL AL|HL HY|HH|CONNECT|DASH-2nd ÷ AL|HL AL|HL
clreq:western-text       !ea HY|HH|CONNECT|DASH-2nd × AL|HL|NU|PR
clreq:western-text       PO HY|HH|CONNECT|DASH-2nd × AL|HL|NU|PR
clreq:western-text       IS|EX-ea|CL-ea|CP-ea|SY-ea × AL|HL|NU|PR|OP-ea
"""
_CLREQ = Tailoring(
    rows=_UNBREAKABLE,
    members=(
        ("OP ea", "“‘"),
        ("CL ea", "”’"),
        ("NS RATIO ea", "："),
        ("MIDDOT ea", "·‧・"),
        ("CONNECT ea", "–～〜"),
        ("DASH", "—"),
        ("DASH2", "⸺"),
        ("DOTS", "…⋯"),
        ("SY ea", "／"),
        ("ID ea", "々〻" + "".join(map(chr, (*range(0x2460, 0x2500), *range(0x2776, 0x2794))))),  # ①②③
        ("ID WAN ea", "万亿萬億"),
        ("AL RAISED", "²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
        ("PO ea", "".join(map(chr, range(0x3371, 0x33E0)))),  # ㎡ ㎏ …: units squared into one 字
        ("PR ea", "＋＃"),
        ("HY ea", "－"),
        ("PR", "#"),
        ("GL", "\u2009"),  # between groups of digits
        ("SP", "\t\u3000"),
        ("CM", "\u00ad"),  # where a word is divided, the hyphenator says
    ),
)
_BASIC = "clreq:line-start  × CL|EX|NS|MIDDOT|CONNECT\nclreq:line-start  × DASH-2nd !2nd\n"
_GB = _BASIC + "gb-15834:5.1.9  SY SP* ×\n"
_STRICTEST = _GB + "clreq:line-start  × DASH|DASH2|DOTS\n"

LEVELS: dict[str, Tailoring] = {
    "clreq-none": _CLREQ._replace(
        members=(*_CLREQ.members, ("AL", "/"), ("ID ea", "／")),
        classes=(("OP&ea", "ID"), ("CL&ea", "ID"), ("EX&ea", "ID"), ("NS", "ID")),
    ),
    "clreq-basic": _CLREQ._replace(rows=_CLREQ.rows + _BASIC),
    "clreq-gb": _CLREQ._replace(rows=_CLREQ.rows + _GB),
    "clreq-strict": _CLREQ._replace(rows=_CLREQ.rows + _STRICTEST),
    "css-loose": _LOOSE,
    "css-normal": _NORMAL,
    "css-strict": _STRICT,
    "uax14": Tailoring(),
}


def _over(first: Tailoring, second: Tailoring) -> Tailoring:
    """Both; the second one's members count where they differ."""
    return Tailoring(first.rows + second.rows, first.members + second.members, first.classes + second.classes)


@lru_cache(maxsize=32)
def rule_set(name: str) -> RuleSet:
    """The rules of this name; KeyError where there are none."""
    name, _, words = name.partition("+")
    name, _, language = name.partition(":")
    tailoring = LEVELS[name]
    if name.startswith("css-") and language in ("", "zh", "ja"):
        tailoring = _over(tailoring, _CHINESE_JAPANESE[name.removeprefix("css-")])
    elif language and not (name.startswith("css-") and language == "other"):
        raise KeyError(language)
    if words:
        tailoring = _over({"keep-all": _KEEP_ALL}[words], tailoring)
    return RuleSet(tailoring)
