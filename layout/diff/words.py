"""What is said of each kind of change, (Chinese, English), and the names of what changes."""

from __future__ import annotations

from layout.diff.change import Word
from layout.model import Role

SENTENCES: dict[str, tuple[str, str]] = {
    "text": ("{what}{edits}{lines}", "{what}: {edits}{lines}"),
    "marks": ("{what}的字体记号改了", "{what}: its markup changed"),
    "paragraph-added": ("加了{what}（{chars}字）", "{what} added ({chars} characters)"),
    "paragraph-removed": ("删了{what}（{chars}字）", "{what} deleted ({chars} characters)"),
    "paragraph-moved": ("原{what}移作{to}", "{what} moved to be {to}"),
    "part-added": ("加了{what}“{text}”", "{what} “{text}” added"),
    "part-removed": ("删了{what}“{text}”", "{what} “{text}” deleted"),
    "part": ("{what}“{old}”改为“{new}”", "{what} “{old}” became “{new}”"),
    "story-added": ("新上版", "story added"),
    "story-removed": ("撤下", "story removed"),
    "story-page": ("从第{old}版移来", "moved here from page {old}"),
    "story-swapped": ("和《{other}》对调版位", "changed places with “{other}”"),
    "story-after": ("移到《{other}》之后", "moved to follow “{other}”"),
    "story-first": ("移到版首", "moved to the head of the page"),
    "area-columns": ("由{old}改为{new}", "from {old} to {new}"),
    "area-shape": ("版位的形状改了", "the shape of its area changed"),
    "area-rows": ("版位{rows}", "its area is {rows}"),
    "picture-rows": ("照片{rows}", "picture {rows}"),
    "band-rows": ("{names}所在的一条{rows}", "the band of {names} is {rows}"),
    "picture": ("照片换了（{old} → {new}）", "picture replaced ({old} → {new})"),
    "picture-file": ("照片换了（{new}）", "picture replaced ({new})"),
    "picture-added": ("加了照片（{new}）", "picture added ({new})"),
    "picture-removed": ("撤了照片（{old}）", "picture removed ({old})"),
    "crop": ("照片裁切的焦点由{old}改为{new}", "the crop's focus went from {old} to {new}"),
    "setting": ("{what}由{old}改为{new}", "{what} went from {old} to {new}"),
    "page-added": ("加了这一版", "page added"),
    "page-removed": ("撤了这一版", "page removed"),
    "style": ("版式规范：{what}由{old}改为{new}", "style book: {what} went from {old} to {new}"),
    "style-added": ("版式规范：加了{what}", "style book: {what} added"),
    "style-removed": ("版式规范：删了{what}", "style book: {what} removed"),
    "style-changed": ("版式规范：{what}改了", "style book: {what} changed"),
    "shifted": ("因此{what}", "therefore {what}"),
    "pdf-size": ("大小由{old}改为{new}，画面不比", "its size went from {old} to {new}; pictures are not compared"),
    "pdf-text": ("文字{edits}", "text: {edits}"),
    "pdf-image": ("画面有{percent}%不同", "{percent}% of the picture differs"),
}

ROLES: dict[Role, Word] = {
    Role.BODY: Word("正文", "text"), Role.SUBHEAD: Word("小标题", "subhead"), Role.BYLINE: Word("署名", "byline"),
    Role.DATELINE: Word("电头", "dateline"), Role.STRONG: Word("黑体", "bold"), Role.EMPHASIS: Word("楷体", "emphasis"),
    Role.LABEL: Word("栏目题", "label"), Role.KICKER: Word("引题", "kicker"), Role.HEADLINE: Word("主题", "headline"),
    Role.DECK: Word("副题", "deck"), Role.SUMMARY: Word("提要题", "summary"), Role.QUESTION: Word("问", "question"),
    Role.ANSWER: Word("答", "answer"), Role.REFERENCE: Word("详见", "reference"),
    Role.CAPTION: Word("图片说明", "caption"), Role.CREDIT: Word("摄影署名", "credit"),
    Role.PULLQUOTE: Word("抽言", "pull quote"), Role.NOTICE: Word("启事", "notice"),
    Role.SIGNATURE: Word("落款", "signature"), Role.VERSE: Word("诗", "verse"), Role.TABLE: Word("表文", "table"),
    Role.TABLE_HEAD: Word("表头", "table head"), Role.TABLE_TITLE: Word("表题", "table title"),
    Role.TABLE_NOTE: Word("表注", "table note"), Role.MASTHEAD: Word("报头", "masthead"),
    Role.FOLIO: Word("页码", "folio"),
}  # fmt: skip

#: Fields of ``model.Placement``.
PLACEMENT: dict[str, Word] = {
    "level": Word("标题级", "heading level"), "heading_span": Word("标题占栏", "columns of the heading"),
    "heading_rows": Word("标题行数", "rows of the heading"), "box": Word("框", "box"),
    "rule_above": Word("上线", "rule above"), "space_above": Word("上空行数", "empty rows above"),
    "columns": Word("分栏", "columns of text"), "reference": Word("详见的版", "page referred to"),
    "onward": Word("下转的版", "page it goes on"), "origin": Word("上接的版", "page it comes from"),
    "turn_head": Word("接版题", "heading of the turn"), "composition": Word("排法", "composition"),
    "direction": Word("竖题", "vertical heading"), "heading_align": Word("标题对齐", "alignment of the heading"),
    "heading_lines": Word("主题折行数", "lines of the headline"),
    "over_picture": Word("压图题", "heading on the picture"),
}  # fmt: skip

#: Fields of ``style.TextStyle``.
TEXT_STYLE: dict[str, Word] = {
    "face": Word("字体", "face"), "size": Word("字号", "size"), "pitch": Word("行距", "leading"),
    "align": Word("对齐", "alignment"), "indent": Word("首行缩进", "indent"), "colour": Word("颜色", "colour"),
    "scale": Word("缩放", "width of letters"), "western": Word("西文", "Western letters"),
    "outline": Word("勾边", "outline"),
}  # fmt: skip

#: Fields of ``style.StyleBook`` that are values by name.
TABLES: dict[str, Word] = {
    "faces": Word("字体", "face"), "colours": Word("颜色", "colour"), "rules": Word("线", "rule"),
    "boxes": Word("框", "box"), "tables": Word("表", "table style"),
}  # fmt: skip

#: Its other fields.
STYLE: dict[str, Word] = {
    "paper": Word("报名", "name of the paper"), "language": Word("语言", "language"), "sheet": Word("成品", "trim"),
    "bleed": Word("出血", "bleed"), "stock": Word("纸张", "stock"), "grid": Word("版心", "grid"),
    "whole": Word("不拆的词", "names kept whole"), "masthead": Word("报头", "masthead"),
    "folio": Word("页码", "folio"), "quote": Word("抽言", "pull quotes"), "shape": Word("排法", "composition"),
    "column_rule": Word("栏线", "column rule"), "story_rule": Word("稿间线", "rule between stories"),
    "space_above": Word("稿间空行", "rows between stories"), "reference": Word("详见的文字", "words of references"),
    "onward": Word("下转的文字", "words of turns"), "origin": Word("上接的文字", "words of returns"),
    "colour_class": Word("色", "colour class"), "ad_scale": Word("广告缩放", "scaling of advertisements"),
    "artwork_colours": Word("图稿颜色", "colours of artwork"),
    "resolution": Word("图片分辨率", "resolution of pictures"), "file_name": Word("文件名", "name of the file"),
    "press": Word("付印", "press"), "lint": Word("校检", "lint"),
}  # fmt: skip

NONE = Word("无", "none")
