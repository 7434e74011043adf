"""Messages about what was signed."""

from __future__ import annotations

from layout.messages.message import WARNING, Message, Table

TABLE: Table = {
    "signed-differs": Message(
        WARNING,
        "第{page}版和签过的样（{stage}）不同",
        "page {page} is not what was signed ({stage})",
        "用 layout diff --signed 看改了哪些文件；改得对，重新签样",
        "`layout diff --signed` shows which files changed; if they are right, sign again",
        "签样记下了每一版印成什么样。签过以后稿件、图片或版式规范改动，版面变了，就在付印前提醒；改回去就不再提醒。",
        "What was signed keeps what each page prints. If copy, pictures or the style book changed it since, this is "
        "said before it goes to press, and no more once it is changed back.",
    ),
    "signed-unread": Message(
        WARNING,
        "签样 {file} 读不懂，不知道版面和签过的样是不是一样",
        "{file}, what was signed, cannot be read, so the pages cannot be compared with it",
        "恢复这个文件，或用 layout sign 重新签样",
        "restore the file, or sign again with `layout sign`",
        "这个文件由 layout sign 写下，不用手改。",
        "The file is written by `layout sign` and is not meant to be edited.",
    ),
}
