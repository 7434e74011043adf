"""Rules about the page boxes."""

from __future__ import annotations

from layout.preflight.rules.rule import PDF, TRADE, Rule, Table, X

BOXES = f"{X}; {PDF} 14.11.2"

TABLE: Table = {
    "media-box": Rule(
        "EEEE",
        f"{PDF} 7.7.3.3",
        "这一页没有可用的纸张尺寸（MediaBox）",
        "this page has no usable MediaBox",
        "重新导出",
        "export it anew",
    ),
    "trim-missing": Rule(
        "EEWW",
        BOXES,
        "没有成品框（TrimBox），不知道裁到哪里",
        "there is no TrimBox: nobody knows where the page is cut",
        "导出时设好成品尺寸",
        "export it with the trim size set",
    ),
    "trim-and-art": Rule(
        "EENN",
        BOXES,
        "成品框（TrimBox）和作品框（ArtBox）同时存在",
        "the page has both a TrimBox and an ArtBox",
        "只留成品框",
        "keep the TrimBox only",
    ),
    "trim-outside-bleed": Rule(
        "EEEE",
        BOXES,
        "成品框超出出血框",
        "the TrimBox reaches beyond the BleedBox",
        "出血框要等于或大于成品框",
        "make the BleedBox as large as the TrimBox or larger",
    ),
    "trim-outside-media": Rule(
        "EEEE",
        BOXES,
        "成品框超出纸张",
        "the TrimBox reaches beyond the MediaBox",
        "把纸张尺寸改大",
        "enlarge the MediaBox",
    ),
    "bleed-outside-media": Rule(
        "EEEE",
        BOXES,
        "出血框超出纸张",
        "the BleedBox reaches beyond the MediaBox",
        "把纸张尺寸改大",
        "enlarge the MediaBox",
    ),
    "box-damaged": Rule(
        "EEEE",
        f"{PDF} 7.9.5",
        "页面框 {name} 写坏了",
        "the page box {name} is malformed",
        "重新导出",
        "export it anew",
    ),
    "crop-inside-trim": Rule(
        "WWWW",
        f"{PDF} 14.11.2",
        "裁剪框（CropBox）小于成品框，有的软件会少印一圈",
        "the CropBox is smaller than the trim; some programs leave out what lies between",
        "去掉裁剪框",
        "remove the CropBox",
    ),
    "sizes-differ": Rule(
        "WWWW",
        TRADE,
        "成品尺寸 {width} × {height} 毫米，和第一页（{first_width} × {first_height} 毫米）不同",
        "this page trims to {width} × {height} mm, the first to {first_width} × {first_height} mm",
        "各版尺寸要一致；不同的分开送",
        "give all pages one size, or send them apart",
    ),
    "page-rotated": Rule(
        "NNWW",
        f"{PDF} 7.7.3.3",
        "页面转了 {angle}°（Rotate），拼版软件不一定照办",
        "the page is turned by {angle}° (Rotate), which imposition may ignore",
        "把内容转正再导出",
        "export it upright",
    ),
    "user-unit": Rule(
        "WEWW",
        f"{PDF} 14.11.2",
        "用了放大的长度单位（UserUnit {unit}），尺寸容易弄错",
        "lengths are scaled (UserUnit {unit}), and sizes are easily mistaken",
        "按实际尺寸导出",
        "export it at its real size",
    ),
    "page-too-large": Rule(
        "WWWW",
        f"{PDF} Annex C",
        "页面 {width} × {height} 毫米，大得不像报纸",
        "the page is {width} × {height} mm, larger than any newspaper",
        "看看单位和尺寸对不对",
        "check the unit and the size",
    ),
    "text-cut": Rule(
        "WWWW",
        TRADE,
        "文字压在裁切线上：{size} 点，字体 {font}",
        "text lies across the trim: {size} pt, {font}",
        "把文字移到成品框里面",
        "move the text inside the trim",
    ),
}
