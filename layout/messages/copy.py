"""Messages about the markup of copy."""

from __future__ import annotations

from layout.messages.message import ERROR, NOTE, WARNING, Message, Table

_NAMES = "黑体 楷体 段题 着重 专名 书名 下划 删除 底色 字距 上标 下标 均排 首字"

TABLE: Table = {
    "markup-open": Message(
        WARNING,
        "这里的“{mark}”没有收尾，按原样印出",
        "the {mark} here is never closed; it is printed as it stands",
        "在同一段里收尾：星号用同样的星号，花括号用 }}；如果就要印这个符号，前面加一个 \\",
        "close it in the same paragraph, asterisks with the same, a brace with }}; to print the sign put \\ before it",
        "**两个星号之间**是黑体，*一个星号之间*是楷体，{着重:这样}是其他记号，都不能跨段。",
        "**Two asterisks**, *one*, and {dots:tags}: none goes over the end of a paragraph.",
    ),
    "markup-unknown": Message(
        WARNING,
        "没有“{mark}”这种记号，按原样印出",
        "there is no markup {mark}; it is printed as it stands",
        f"记号有 {_NAMES}；如果就要印花括号，写成 \\{{{{",
        "docs/markup.md lists what there is; to print a brace write \\{{",
        "花括号、名称、冒号连在一起是记号，例如 {着重:文字}。",
        "A brace, a name and a colon are markup, such as {dots:text}.",
    ),
    "markup-unknown-like": Message(
        WARNING,
        "没有“{mark}”这种记号，按原样印出；是不是想写“{near}”？",
        "there is no markup {mark}; it is printed as it stands. Did you mean {near}?",
        f"记号有 {_NAMES}；如果就要印花括号，写成 \\{{{{",
        "docs/markup.md lists what there is; to print a brace write \\{{",
        "花括号、名称、冒号连在一起是记号，例如 {着重:文字}。",
        "A brace, a name and a colon are markup, such as {dots:text}.",
    ),
    "markup-stray": Message(
        WARNING,
        "这里的“{mark}”没有开头，按原样印出",
        "nothing is open that this {mark} could close; it is printed as it stands",
        "去掉它，或补上开头；如果就要印花括号，写成 \\}}",
        "take it out or open it; to print a brace write \\}}",
        "每个记号以 { 和名称开头，以 } 收尾，不能跨段。",
        "A tag opens with { and its name and ends with }, in one paragraph.",
    ),
    "markup-value": Message(
        WARNING,
        "“{mark}”里的数值读不懂，按原样印出",
        "the value in {mark} cannot be read; it is printed as it stands",
        "字距写 1/8字 到 2字，首字写 2 到 5（行），别的记号不写数值",
        "`spaced` takes up to 2em, `drop` 2 to 5 (rows), and no other tag takes a value",
        "数值写在名称后面，空一格：{字距 1/2字:文字}、{首字 3:文}。",
        "A value stands after the name and a blank: {spaced 1/2em:text}, {drop 3:T}.",
    ),
    "markup-place": Message(
        WARNING,
        "“{mark}”不在段首，按原样印出",
        "{mark} does not stand at the head of a paragraph; it is printed as it stands",
        "移到一段的最前面",
        "move it to the head of a paragraph",
        "首字下沉只能是一段的第一个字。",
        "A drop capital is the first character of its paragraph.",
    ),
    "markup-heading": Message(
        WARNING,
        "标题里不用“{mark}”，按原样印出",
        "{mark} is not for headings; it is printed as it stands",
        "去掉它；首字、均排和段题只用在正文里",
        "take it out: drop, even and runin are for running text",
        "标题里可以加点、加线、垫底色、换字体、调字距，可以有上标和下标。",
        "Headings may have dots, lines, tint, other faces, letter-space, superscripts and subscripts.",
    ),
    "copy-cut": Message(
        NOTE,
        "“{story}”的这一段标了[已删]，没有排",
        "this paragraph of {story} is marked [cut] and was not set",
        "要排，就把“已删”改回“可删”，或去掉这个记号",
        "to set it, write [may cut] again, or take the sign out",
        "段首写[可删]的段落，版面排不下时可以不排；不排的改成[已删]，稿件里还留着。",
        "A paragraph that opens with [may cut] may be left out where a page is too small; "
        "then it says [cut] and stays in the file.",
    ),
    "right-to-left": Message(
        ERROR,
        "“{text}”要从右往左排，现在还排不了",
        "`{text}` reads from right to left, which cannot be set",
        "做成图片放在版上，或改用汉字、拉丁字母的写法",
        "send it as a picture, or write it in Latin letters",
        "希伯来文、阿拉伯文等从右往左读。样张上字是全的，但次序不对，所以不能付印。",
        "Hebrew, Arabic and others. Every letter is on the proof, in the wrong order, so the page may not be printed.",
    ),
    "markup-deep": Message(
        WARNING,
        "记号套得太深，这里的“{mark}”按原样印出",
        "tags are nested too deep; the {mark} here is printed as it stands",
        "检查前面的记号是不是没有收尾",
        "check whether the tags before it are closed",
        "记号里可以再用记号，最多 8 层。",
        "Tags may stand in tags, eight deep.",
    ),
}
