"""Rules about the output intent."""

from __future__ import annotations

from layout.preflight.rules.rule import PDF, TRADE, X1A, X4, Rule, Table, X

INTENT = f"{X}; {PDF} 14.11.5"

TABLE: Table = {
    "intent-missing": Rule(
        "EEN-",
        INTENT,
        "没有写明印刷条件（PDF/X 输出意图）",
        "the file does not say for which printing condition it is made (no PDF/X output intent)",
        "导出成 PDF/X，选本报的印刷条件",
        "export it as PDF/X for the paper's printing condition",
    ),
    "intent-several": Rule(
        "EEWW",
        INTENT,
        "有 {count} 个 PDF/X 输出意图，只能有一个",
        "there are {count} PDF/X output intents; one is allowed",
        "只留一个",
        "keep one",
    ),
    "intent-identifier": Rule(
        "EEWN",
        INTENT,
        "输出意图没有写印刷条件的名字",
        "the output intent does not name its printing condition",
        "补上，例如 FOGRA39",
        "name it, such as FOGRA39",
    ),
    "intent-no-profile": Rule(
        "E-NN",
        f"{X4}; {PDF} 14.11.5",
        "输出意图没有嵌入特性文件（ICC）",
        "the output intent has no embedded profile",
        "导出时嵌入输出特性文件",
        "export it with the output profile embedded",
    ),
    "intent-unregistered": Rule(
        "-E--",
        f"{X1A}; {PDF} 14.11.5",
        "印刷条件“{name}”没有嵌入特性文件，也没有写明登记处（RegistryName）",
        "the printing condition {name} has neither a profile nor the name of its registry",
        "嵌入特性文件，或写明 http://www.color.org",
        "embed the profile, or name http://www.color.org as its registry",
    ),
    "intent-info": Rule(
        "EENN",
        INTENT,
        "自定义的印刷条件“{name}”没有说明（Info）",
        "the printing condition {name} is not registered and has no description (Info)",
        "补上说明",
        "describe it",
    ),
    "intent-damaged": Rule(
        "EEEE",
        f"{PDF} 14.11.5",
        "输出意图的特性文件损坏",
        "the profile of the output intent is damaged",
        "换一个完好的特性文件再导出",
        "export it with a sound profile",
    ),
    "intent-class": Rule(
        "EEWW",
        INTENT,
        "输出意图的特性文件是“{kind}”类，应当是输出设备（prtr）",
        "the profile of the output intent is of class {kind}, not prtr (printer)",
        "换成印刷机的特性文件",
        "use the profile of a press",
    ),
    "intent-space": Rule(
        "WEEN",
        INTENT,
        "输出意图的特性文件是 {space}，不是 CMYK",
        "the profile of the output intent is for {space}, not CMYK",
        "换成 CMYK 印刷的特性文件",
        "use a CMYK profile",
    ),
    "intent-channels": Rule(
        "EEWW",
        f"{PDF} 14.11.5",
        "输出意图写着 {said} 个通道，特性文件有 {real} 个",
        "the output intent says {said} channels, its profile has {real}",
        "重新导出",
        "export it anew",
    ),
    "intent-icc-version": Rule(
        "-E--",
        f"{X1A}; {PDF} 14.11.5",
        "特性文件是 ICC 第 {version} 版，PDF 1.4 只认第 2 版",
        "the profile is ICC version {version}; PDF 1.4 knows version 2",
        "换成第 2 版的特性文件",
        "use a profile of version 2",
    ),
    "intent-condition": Rule(
        "--WW",
        TRADE,
        "印刷条件是“{name}”，不是新闻纸",
        "the printing condition is {name}, which is not newsprint",
        "按新闻纸的条件重新转换颜色，否则墨会太多",
        "convert the colours for newsprint, else there is too much ink",
    ),
}
