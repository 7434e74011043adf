"""Rules about ink: how much, how many at once, how fine."""

from __future__ import annotations

from layout.preflight.rules.rule import TRADE, Rule, Table

TABLE: Table = {
    "text-rich-black": Rule(
        "NNWW",
        TRADE,
        "{size} 点的黑字用了 {inks} 种墨（{colour}），套印不准会有重影",
        "black text of {size} pt in {inks} inks ({colour}) prints with fringes",
        "正文黑字只用黑版（K 100）",
        "set black text in black alone",
    ),
    "text-many-inks": Rule(
        "NNWW",
        TRADE,
        "{size} 点的小字用了 {inks} 种墨（{colour}），容易套不准",
        "small text of {size} pt in {inks} inks ({colour}) is hard to register",
        "小字只用一两种墨，或放大到 {limit} 点以上",
        "use one or two inks, or {limit} pt and more",
    ),
    "text-reversed": Rule(
        "NNWW",
        TRADE,
        "{size} 点的反白字太小，会被墨糊住",
        "reversed text of {size} pt is too small and fills with ink",
        "反白字不小于 {limit} 点",
        "reversed text needs {limit} pt",
    ),
    "text-too-small": Rule(
        "NNWE",
        TRADE,
        "文字只有 {size} 点（字体 {font}），新闻纸上看不清",
        "text of {size} pt ({font}) cannot be read on newsprint",
        "不小于 {limit} 点",
        "use {limit} pt or more",
    ),
    "hairline": Rule(
        "WWWW",
        TRADE,
        "线只有 {width} 毫米粗，印出来会断",
        "a rule of {width} mm will print broken",
        "不细于 {limit} 毫米",
        "use {limit} mm or more",
    ),
    "line-zero": Rule(
        "WWEE",
        TRADE,
        "线宽是 0，印出来是设备最细的线，看不见",
        "a line of width 0 prints as thin as the device can, which cannot be seen",
        "给线一个宽度，不细于 {limit} 毫米",
        "give it a width of {limit} mm or more",
    ),
    "line-many-inks": Rule(
        "NNWW",
        TRADE,
        "{width} 毫米的细线用了 {inks} 种墨（{colour}），容易套不准",
        "a thin rule of {width} mm in {inks} inks ({colour}) is hard to register",
        "细线只用一种墨",
        "use one ink for thin rules",
    ),
    "ink-fill": Rule(
        "WWEE",
        TRADE,
        "{thing}总墨量 {percent}%（{colour}），超过 {limit}%",
        "{thing} with {percent}% of ink ({colour}), more than {limit}%",
        "减少墨量，否则会粘脏、透印",
        "use less ink, else it sets off and shows through",
    ),
    "ink-image": Rule(
        "WWEE",
        TRADE,
        "图片总墨量最高 {percent}%，超过 {limit}% 的占 {area}%",
        "the picture has up to {percent}% of ink; {area}% of it is above {limit}%",
        "按新闻纸的特性文件重新分色",
        "separate it anew for newsprint",
    ),
    "ink-shading": Rule(
        "WWEE",
        TRADE,
        "渐变总墨量最高 {percent}%，超过 {limit}%",
        "a shading has up to {percent}% of ink, more than {limit}%",
        "减少墨量",
        "use less ink",
    ),
}
