"""Messages about the pictures of a story: groups, insets, what text runs around."""

from __future__ import annotations

from layout.messages.message import ERROR, WARNING, Message, Table

TABLE: Table = {
    "picture-two": Message(
        ERROR,
        "已经有“{other}”，又写了“{key}”，只排前一种",
        "there is `{other}` already; `{key}` is left out",
        "“图”“组图”“二维码”只写一种",
        "give one of `picture`, `group` and `code`",
        "一处图或者是一张，或者是一组，或者是一个二维码。",
        "A figure is one picture, a group, or a QR code.",
    ),
    "picture-group-key": Message(
        WARNING,
        "“{key}”在这里用不上",
        "`{key}` has no use here",
        "组图的图页、焦点、替代文字写在每一张里；“排列”只用于组图",
        "write page, focus and alt beside each picture of a group; `arranged` belongs to groups alone",
        "组图里的每一张可以写成 {{图: 图/一.jpg, 焦点: [50%, 40%]}}。",
        "A picture of a group may be {{picture: a.jpg, focus: [50%, 40%]}}.",
    ),
    "group-arranged": Message(
        ERROR,
        "组图有 {count} 张，“排列”安排了 {places} 张",
        "the group has {count} pictures, its arrangement {places} places",
        "改“排列”里的张数，例如 1+2 是上面一张、下面两张",
        "change the numbers; 1+2 is one above two",
        "“排列”里的数字加起来应当等于图的张数；先照横排一行排出。",
        "The numbers add up to the pictures; meanwhile all stand in one row.",
    ),
    "inset-empty": Message(
        ERROR,
        "这一处插图没有写图",
        "this inset names no picture",
        "写上 图: 图/文件.jpg，或 组图、二维码",
        "add `picture`, `group` or `code`",
        "插图是排在正文中间的图，每一处都要有图。",
        "An inset is a picture among the text; each needs one.",
    ),
    "inset-wide": Message(
        WARNING,
        "插图要占 {columns} 栏，“{area}”的正文只有 {found} 栏，占 {found} 栏",
        "the inset wants {columns} columns; the text of `{area}` has {found}, which it takes",
        "把“栏”改成 {found}，或加宽这一区",
        "set `columns` to {found} or make the area wider",
        "稿件移到窄的区，图跟着变窄。",
        "A story that moves to a narrower area takes its pictures along, narrower.",
    ),
    "inset-no-room": Message(
        ERROR,
        "插图连说明要 {rows} 行，“{area}”的正文在这里只有 {found} 行",
        "the inset takes {rows} rows with its caption; the text of `{area}` has {found} there",
        "减“行”，换“位置”，或加深这一区",
        "fewer `rows`, another `position`, or a deeper area",
        "插图占正文的行，不占标题的行，也不盖住别的插图；样张上先压到能有的行数，一行也没有就不排。",
        "Insets take rows of the text, not the heading's or another inset's; the proof shows it in the rows there are.",
    ),
    "wrap-narrow": Message(
        WARNING,
        "“{area}”的插图旁边有 {rows} 行只剩 {chars} 字宽，排不下文字（至少 {least} 字），空着",
        "beside the inset in `{area}` {rows} rows have room for {chars} 字, too narrow for text (at least {least})",
        "把图改窄到旁边有 {least} 字，或占满这一栏",
        "make the picture so narrow that {least} 字 are left, or as wide as the column",
        "一行不到四个字，排出来字距大小不一，不排。",
        "Lines of less than four characters cannot be set evenly.",
    ),
    "column-narrow": Message(
        ERROR,
        "“{area}”的一栏只有 {chars} 字宽，至少要 {least} 字",
        "a column of `{area}` is {chars} 字 wide; it needs {least} at least",
        "少分几栏，或加宽这一区",
        "fewer columns, or a wider area",
        "一行不到四个字，排出来字距大小不一。",
        "Lines of less than four characters cannot be set evenly.",
    ),
    "wrap-no-outline": Message(
        WARNING,
        "{path} 没有透明的地方，也没有剪贴路径，按矩形绕排",
        "{path} is nowhere transparent and has no clipping path; the text keeps clear of its box",
        "用有透明底的 PNG，或存有剪贴路径的 JPEG；或写多边形的角",
        "use a PNG that is transparent around it, a JPEG with a clipping path, or give the corners of a polygon",
        "“绕排: 轮廓”照图里不透明的部分，或照 Photoshop 存的剪贴路径；只用于单张的像素图。",
        "Outlines are taken from transparency or from a saved clipping path, of single pictures of pixels.",
    ),
}
