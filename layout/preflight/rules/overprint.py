"""Rules about overprint."""

from __future__ import annotations

from layout.preflight.rules.rule import PDF, TRADE, X4, Rule, Table

TABLE: Table = {
    "white-overprint": Rule(
        "WWEE",
        f"{TRADE}; {PDF} 8.6.7",
        "白色的{thing}设成了叠印，印出来会消失",
        "white {thing} overprints and will vanish",
        "白色改成不叠印（镂空）",
        "let white knock out",
    ),
    "black-knocks-out": Rule(
        "NNWW",
        f"{TRADE}; {PDF} 8.6.7",
        "{size} 点的黑字压在底色或图上没有叠印，套印稍偏就露白",
        "black text of {size} pt knocks out of what lies below; the least misregister shows white",
        "黑字设成叠印",
        "let black text overprint",
    ),
    "overprint-mode": Rule(
        "WWWW",
        f"{PDF} 8.6.7",
        "{thing}设了叠印，但叠印模式是 0，没有墨的色版照样镂空",
        "{thing} overprints in mode 0, so inks that it does not have are knocked out all the same",
        "叠印模式改成 1（OPM 1）",
        "set the overprint mode to 1",
    ),
    "overprint-profile": Rule(
        "EWWW",
        f"{X4}; {PDF} 8.6.7",
        "带特性文件的 CMYK {thing}用了叠印模式 1，各台机器结果不同",
        "{thing} in CMYK with a profile overprints in mode 1; devices differ in what they make of it",
        "去掉特性文件，或不叠印",
        "remove the profile, or do not overprint",
    ),
}
