"""Rules about fonts."""

from __future__ import annotations

from layout.preflight.rules.rule import PDF, TRADE, Rule, Table, X

TABLE: Table = {
    "font-not-embedded": Rule(
        "EEEE",
        f"{X}; {PDF} 9.9",
        "字体“{font}”没有嵌入，印刷时会被换成别的字体",
        "the font {font} is not embedded and will be replaced",
        "导出时嵌入全部字体，或把文字转成曲线",
        "embed all fonts, or turn the text into outlines",
    ),
    "font-damaged": Rule(
        "EEEE",
        f"{PDF} 9.9",
        "嵌入的字体“{font}”损坏（{reason}）",
        "the embedded font {font} is damaged ({reason})",
        "换一个字体文件，或把文字转成曲线再导出",
        "use another font file, or turn the text into outlines",
    ),
    "font-lacks-glyphs": Rule(
        "EEEE",
        f"{X}; {PDF} 9.9",
        "字体“{font}”里缺 {glyphs} 个用到的字形（{which}）",
        "the font {font} lacks {glyphs} glyphs that are used ({which})",
        "重新导出，完整嵌入字体",
        "export it anew with the fonts embedded in full",
    ),
    "glyph-width": Rule(
        "EEWW",
        f"{X}; {PDF} 9.2.4",
        "字体“{font}”有 {glyphs} 个字形的宽度和 PDF 里写的不同（{which}）",
        "in the font {font}, {glyphs} glyphs are not as wide as the PDF says ({which})",
        "重新导出；字距可能印得和屏幕上不一样",
        "export it anew; letters may be spaced differently in print",
    ),
    "notdef": Rule(
        "WWWW",
        f"{PDF} 9.7.6.3",
        "用字体“{font}”印了 {glyphs} 次“缺字”（方框或空白）",
        "the font {font} shows `missing glyph` {glyphs} times",
        "找出这些字，换一个有这些字的字体",
        "find these characters and set them in a font that has them",
    ),
    "font-type3": Rule(
        "NNWW",
        f"{PDF} 9.6.5",
        "字体“{font}”是 Type 3（画出来的字），小字可能不清楚",
        "the font {font} is Type 3 (drawn letters); small text may print poorly",
        "用真正的字体重新导出",
        "export it with a real font",
    ),
    "font-no-unicode": Rule(
        "NNNN",
        f"{PDF} 9.10",
        "字体“{font}”没有 ToUnicode，文字不能检索和复制",
        "the font {font} has no ToUnicode: its text cannot be searched or copied",
        "不影响付印；要做电子版请重新导出",
        "printing is not affected; export it anew for electronic use",
    ),
    "font-collection": Rule(
        "EENN",
        f"{PDF} 9.7.3",
        "字体“{font}”写明的字符集（{said}）和字体里的（{real}）不同",
        "the font {font} names the collection {said}, its program {real}",
        "重新导出",
        "export it anew",
    ),
    "font-cmap": Rule(
        "NNNN",
        f"{PDF} 9.7.5.2",
        "字体“{font}”用编码 {encoding}，逐字的检查没有做",
        "the font {font} uses the encoding {encoding}; its glyphs were not checked one by one",
        "不必处理",
        "nothing needs to be done",
    ),
    "font-restricted": Rule(
        "WWWW",
        TRADE,
        "字体“{font}”的许可标志不准嵌入",
        "the font {font} is marked as not to be embedded",
        "向字体厂商确认许可，或把文字转成曲线",
        "ask the foundry, or turn the text into outlines",
    ),
}
