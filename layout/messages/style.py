"""Messages about the style book, paper.yaml."""

from __future__ import annotations

from layout.messages.message import FATAL, WARNING, Message, Table

TABLE: Table = {
    "type-area-wide": Message(
        FATAL,
        "版心宽 {width} mm，比成品宽 {room} mm 还宽",
        "the type area is {width} mm wide, the sheet only {room} mm",
        "减少栏数、栏宽或栏间距",
        "use fewer or narrower columns, or a narrower gutter",
        "版心宽 = 栏数 × 栏宽 +（栏数 - 1）× 栏间距。",
        "The width of the type area is columns × column width + (columns - 1) × gutter.",
    ),
    "type-area-deep": Message(
        FATAL,
        "版心连同天头高 {height} mm，比成品高 {room} mm 还高",
        "the type area with its head margin is {height} mm deep, the sheet only {room} mm",
        "减少行数、行距或天头；这张纸最多放得下 {rows} 行",
        "use fewer rows, a smaller step or head margin; this sheet holds {rows} rows at most",
        "版心高 = 行数 × 行距 -（行距 - 正文字号）。",
        "The depth of the type area is rows × step - (step - body size).",
    ),
    "step-small": Message(
        FATAL,
        "行距 {step} pt 小于正文字号 {size} pt，行与行会重叠",
        "the step of {step} pt is less than the body size of {size} pt: lines would overlap",
        "行距通常是字号的 1.25 到 1.5 倍",
        "a step of 1.25 to 1.5 times the size is usual",
        "行距是从一行到下一行的距离，至少等于字号。",
        "The step is the distance from line to line; it is at least the type size.",
    ),
    "body-pitch": Message(
        FATAL,
        "正文的行距由版心决定，这里不能另写",
        "the pitch of the body is the step of the type area; it cannot be set here",
        "删去这一行，改版心的行距",
        "take this line out and change the step of the type area",
        "全版正文都落在同一组行上，所以正文只有一个行距：版心的行距。",
        "All body text of a page stands on the same rows, so there is one pitch: the step of the type area.",
    ),
    "level-order": Message(
        WARNING,
        "“{level}”的主题（{size} pt）不比上一级“{above}”（{above_size} pt）小",
        "the headline of {level} ({size} pt) is not smaller than that of {above} ({above_size} pt) before it",
        "标题级从大到小排列",
        "list the levels from the largest to the smallest",
        "标题级的次序就是稿件轻重的次序，字号要逐级减小。",
        "The order of the levels is the order of importance: their sizes fall.",
    ),
    "level-parts": Message(
        FATAL,
        "“{level}”的引题或副题（{size} pt）比主题（{headline} pt）大",
        "the kicker or deck of {level} ({size} pt) is larger than its headline ({headline} pt)",
        "引题、副题约为主题的一半到七成",
        "kicker and deck are about half to seven tenths of the headline",
        "主题总是一组标题里最大的。",
        "The headline is the largest of its group.",
    ),
    "unknown-field": Message(
        FATAL,
        "“{{{field}}}”不是可以填的内容",
        "{{{field}}} is nothing that can be filled in",
        "可以写：{known}",
        "fields that may stand here: {known}",
        "花括号里的词在排版时换成当时的内容，例如日期、版次。日期可以带格式，例如 {date:%Y%m%d}。",
        "Words in braces are replaced when the page is set. A date may have a format, such as {date:%Y%m%d}.",
    ),
    "bad-pattern": Message(
        FATAL,
        "“{key}”的匹配式不能用：{reason}",
        "the pattern of `{key}` cannot be used: {reason}",
        "不懂正则表达式就删去这一行，用默认的",
        "if in doubt take this line out; the default will do",
        "电头用正则表达式辨认。为了保证速度，重复不能套重复，可变的部分也不能太多。",
        "Datelines are recognised by a regular expression. To stay fast it may have no nested and only a few repeats.",
    ),
    "file-pattern": Message(
        FATAL,
        "文件名格式“{pattern}”不能用",
        "the file name pattern `{pattern}` cannot be used",
        '要含有 {{page}}，不能有 / \\ : * ? " < > |，例如 {{paper}}{{date:%Y%m%d}}{{page}}.pdf',
        'it holds {{page}} and none of / \\ : * ? " < > |, for example {{paper}}{{date:%Y%m%d}}{{page}}.pdf',
        "各版分开输出时按这个格式命名；没有版次，后一版会盖掉前一版。",
        "Single pages are named by it; without the page's id each file would overwrite the one before.",
    ),
}
