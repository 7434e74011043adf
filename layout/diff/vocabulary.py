"""The words inside the sentences of a comparison, (Chinese, English); ``{}`` is what a word says more."""

from __future__ import annotations

_ROLES: dict[str, tuple[str, str]] = {
    "body": ("正文", "body text"), "subhead": ("小标题", "subhead"), "byline": ("署名", "byline"),
    "dateline": ("电头", "dateline"), "strong": ("黑体", "strong"), "emphasis": ("楷体", "emphasis"),
    "label": ("栏目题", "label"), "kicker": ("引题", "kicker"), "headline": ("主题", "headline"),
    "deck": ("副题", "deck"), "summary": ("提要题", "summary"), "question": ("问", "question"),
    "answer": ("答", "answer"), "reference": ("详见", "reference"), "caption": ("图片说明", "caption"),
    "credit": ("摄影署名", "credit"), "pullquote": ("抽言", "pull quote"), "notice": ("启事", "notice"),
    "signature": ("落款", "signature"), "verse": ("诗", "verse"), "table": ("表文", "table text"),
    "table_head": ("表头", "table head"), "table_title": ("表题", "table title"), "table_note": ("表注", "table note"),
    "masthead": ("报头", "masthead"), "folio": ("页码", "folio"),
}  # fmt: skip
_PARTS = {
    f"part-{role}": (names[0], "text" if role == "body" else names[1]) for role, names in _ROLES.items()
}
_FIELDS: dict[str, tuple[str, str]] = {
    "date": ("日期", "date"), "version": ("版本", "edition"), "spreads": ("通版", "spreads"),
    "heading_rows": ("题行", "heading rows"), "heading_span": ("题跨", "heading span"),
    "heading_lines": ("主题行数", "headline lines"), "heading_align": ("标题对齐", "heading alignment"),
    "direction": ("竖题", "vertical heading"), "over_picture": ("压图题", "heading on the picture"),
    "rule_above": ("上线", "rule above"), "space_above": ("上空行数", "rows above"), "columns": ("栏数", "columns"),
    "composition": ("排法", "composition"), "turn_head": ("转文题", "continued heading"),
    "onward": ("下转", "jump to"), "origin": ("上接", "continued from"), "alt": ("替代文字", "alternative text"),
    "face": ("字体", "face"), "size": ("字号", "size"), "pitch": ("行距", "line distance"), "align": ("对齐", "alignment"),
    "indent": ("首行缩进", "indent"), "colour": ("颜色", "colour"), "scale": ("字宽", "width of letters"),
    "western": ("西文", "Western letters"), "outline": ("勾边", "outline"), "fallback": ("后备字体", "stand-ins"),
    "rows": ("行数", "rows"), "step": ("行距", "row distance"), "gutter": ("栏间距", "gutter"),
    "column_width": ("栏宽", "column width"), "top": ("天头", "head margin"), "paper": ("报名", "name"),
    "language": ("语言", "language"), "bleed": ("出血", "bleed"), "column_rule": ("栏线", "column rule"),
    "story_rule": ("稿间线", "rule between stories"), "colour_class": ("印色", "colours"),
    "resolution": ("图片分辨率", "picture resolution"), "file_name": ("文件名", "file name"),
    "whole": ("不拆的名字", "names kept whole"), "tables": ("表格样式", "table styles"),
    "quote": ("抽言的线", "rules of pull quotes"), "stock": ("纸张和标记", "sheet and marks"),
    "artwork_colours": ("图形颜色", "colours of artwork"), "ad_scale": ("广告缩放", "scale of advertisements"),
    "press": ("付印", "press settings"),
    "rule-gap": ("间隔", "gap"), "rule-colour": ("颜色", "colour"), "rule-pattern": ("花样", "pattern"),
    "box-kind": ("种类", "kind"), "box-rule": ("线", "rule"), "box-inset": ("内空", "inset"),
    "box-rows": ("空行", "empty rows"), "box-tint": ("底色深浅", "tint"), "box-colour": ("颜色", "colour"),
    "box-pattern": ("花样", "pattern"), "box-depth": ("花边深", "depth of the ornament"), "box-ground": ("底纹", "ground"),
    "box-radius": ("圆角", "radius"), "box-gradient": ("渐变", "gradient"), "box-heading_rule": ("题线", "heading rule"),
    "masthead-nameplate": ("题字", "nameplate"), "masthead-text": ("文字", "text"), "masthead-span": ("占栏", "columns"),
    "masthead-lines": ("各行", "lines"), "masthead-rule": ("线", "rule"),
    "folio-pattern": ("文字", "text"), "folio-place": ("位置", "place"), "folio-align": ("对齐", "alignment"),
    "shape-marks": ("标点", "marks"), "shape-rules": ("禁则", "line-break rules"), "shape-gap": ("中西间距", "汉字–Latin gap"),
    "shape-space": ("汉字空格", "typed spaces"), "shape-dateline": ("电头", "dateline"), "shape-breaker": ("断行", "breaker"),
    "shape-hang": ("标点悬挂", "hanging marks"), "shape-grid": ("字落格", "字 on the grid"),
    "shape-tighten": ("紧排", "closing up"), "shape-hyphenation": ("西文断词", "hyphenation"),
    "level-gap": ("各题间距", "gap"), "level-white": ("上下空白", "white"), "level-fit": ("限度", "limits"),
    "level-lines": ("行数", "lines"), "level-step": ("阶梯", "steps"), "level-ground": ("底", "ground"),
    "level-label_ground": ("栏目题的底", "ground of the label"), "level-label_rule": ("栏目题的线", "rule of the label"),
    "level-label_place": ("栏目题的位置", "place of the label"),
}  # fmt: skip
_THINGS: dict[str, tuple[str, str]] = {
    "level": ("标题级", "heading level"), "level-of": ("{}级", "{} "), "rule": ("线", "rule"), "box": ("框", "box"),
    "rule-of": ("线“{}”", "rule “{}”"), "box-of": ("框“{}”", "box “{}”"), "face-of": ("字体“{}”", "face “{}”"),
    "grid": ("版心", "type area"), "shape": ("排法", "composition"), "house": ("版式规范", "style book"),
    "picture": ("照片《{}》", "picture “{}”"), "quoted": ("“{}”", "“{}”"), "story": ("《{}》", "“{}”"),
    "across": ("由第{}栏", " from columns {}"), "to": ("改排第{}栏", " to {}"),
    "none": ("无", "none"), "usual": ("照常", "as usual"), "yes": ("是", "yes"), "no": ("否", "no"),
    "page": ("第{}版", "page {}"), "rows-of": ("{}行", "{} rows"), "pt": ("{}磅", "{} pt"), "em": ("{}字", "{} em"),
    "fit": ("随文", "as its copy"), "rest": ("余", "the rest"), "fixed": ("固定", "fixed"),
    "full": ("全彩", "full colour"), "red": ("套红", "black and red"), "mono": ("黑白", "black"),
    "justify": ("两端", "justified"), "left": ("左", "left"), "centre": ("居中", "centred"), "right": ("右", "right"),
    "stepped": ("阶梯", "stepped"), "head": ("天头", "head"), "foot": ("地脚", "foot"), "outside": ("外侧", "outside"),
    "head-of": ("第{}版", "Page {}"),
}  # fmt: skip
WORDS: dict[str, tuple[str, str]] = {**_ROLES, **_PARTS, **_FIELDS, **_THINGS}
