"""Pasted copy -> paragraphs and marks."""

from __future__ import annotations

import pytest

from layout.model import Paragraph, Role
from layout.spec import copy, markup
from tests.spec.conftest import Read


def joined(text: str) -> list[str]:
    """Paragraphs, subheads with ``## `` before them."""
    return [("## " if piece.subhead else "") + piece.text for piece in copy.pieces(text.split("\n"), 1)]


@pytest.mark.parametrize(
    ("pasted", "paragraphs"),
    [
        ("　　甲\n　　乙", ["甲", "乙"]),
        ("甲\n乙", ["甲", "乙"]),  # no blank line: every line
        ("甲\n乙\n\n丙", ["甲乙", "丙"]),  # blank lines: the others join
        ("\n\n甲\n乙\n\n", ["甲", "乙"]),  # those at the ends do not count
        ("甲\n　　乙\n丙\n\n丁", ["甲", "乙丙", "丁"]),  # two U+3000 open a paragraph in any case
        ("\t甲\n乙\n\n \u3000丙", ["甲乙", "丙"]),
        ("甲\n　乙\n\n丙", ["甲乙", "丙"]),  # a single U+3000 does not
        ("甲　　\n　　\n乙 \t", ["甲", "乙"]),
        ("记者 张亦筑\n\n张\t摄", ["记者 张亦筑", "张 摄"]),
        ("两会　闭幕", ["两会　闭幕"]),
        ("state of\nthe art\n\nx", ["state of the art", "x"]),
        ("the state,\n“the” art\n\nx", ["the state,“the” art", "x"]),
        ("(a)\n(b)\n\nx", ["(a) (b)", "x"]),
        ("e-\nmail\n\n20\n20年\n\nGB\n18030\n\n用Wi\nFi上网", ["e-mail", "2020年", "GB 18030", "用Wi Fi上网"]),
        ("前文\n## 小标题\n后文\n续\n\n末", ["前文", "## 小标题", "后文续", "末"]),
        ("##小标题\n\n### 不是", ["## 小标题", "### 不是"]),
        ("a\u200bb", ["a\u200bb"]),
        ("", []),
        (" \n　\n", []),
    ],
)
def test_paragraphs(pasted: str, paragraphs: list[str]) -> None:
    assert joined(pasted) == paragraphs


def marked(text: str) -> str:
    """The text with its marks as tags, and unclosed signs after ``!``."""
    found = markup.parse(text)
    out = found.text
    for mark in reversed(found.marks):
        tag = "b" if mark.role is Role.STRONG else "i"
        out = f"{out[: mark.start]}<{tag}>{out[mark.start : mark.end]}</{tag}>{out[mark.end :]}"
    return out + "".join(f" !{at}{sign}" for at, sign in found.open)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("甲**乙**丙", "甲<b>乙</b>丙"),
        ("*甲*乙", "<i>甲</i>乙"),
        ("***甲***", "<b>甲</b>"),
        ("**甲*乙*丙**", "<b>甲</b><i>乙</i><b>丙</b>"),
        ("**甲*乙**丙*", "<b>甲</b><i>乙丙</i>"),
        ("**甲***乙*", "<b>甲</b><i>乙</i>"),
        ("**甲", "**甲 !0**"),
        ("甲**乙*丙", "甲**乙*丙 !1** !4*"),
        (r"\*甲\*", "*甲*"),
        ("5*3=15，6*2=12", "5*3=15，6*2=12"),
        ("甲 * 乙", "甲 * 乙"),
        ("****", "****"),
        ("甲**", "甲**"),
    ],
)
def test_markup(text: str, result: str) -> None:
    assert marked(text) == result


def test_places_of_joined_lines(read: Read) -> None:
    """An unclosed mark in the second line of a paragraph is named where it stands in the file."""
    loaded = read({"期/稿/甲.md": "---\n主题: 题\n---\n　　甲文\n　乙**文\n\n　　丙\n"})
    assert [(d.code, str(d.at)) for d in loaded.diagnostics] == [("markup-open", "期/稿/甲.md:5:3")]


HEAD = "---\n引题: 引\n主题: [上, 下]\n副题: |\n  一行\n  二行\n署名: 本报记者 张三\n落款: 报社\n---\n"
SAME = ["本报讯（记者 张亦筑）9月25日，成立ABC联盟。", "目前，该联盟已有重庆材料研究院。", "联盟 Wi-Fi 6 上线。"]
SHAPES = {
    "UTF-8": (HEAD + "".join(f"　　{line}\n" for line in SAME)).encode(),
    "UTF-8 with BOM, CRLF, no indents": b"\xef\xbb\xbf" + (HEAD + "\n".join(SAME)).replace("\n", "\r\n").encode(),
    "GB18030, CRLF": (HEAD + "".join(f"　　{line}\n" for line in SAME)).replace("\n", "\r\n").encode("gb18030"),
    "blank lines, wrapped": (
        HEAD + "本报讯（记者 张亦筑）9月25日，\n成立ABC联盟。\n\n目前，该联盟已有\n重庆材料研究院。\n \n"
        "联盟 Wi-\nFi\n6 上线。\n"
    ).encode(),
    "tabs, full-width digits": (
        HEAD + "\t本报讯（记者\t张亦筑）９月２５日，成立ＡＢＣ联盟。  \n"
        "\t目前，该联盟已有重庆材料研究院。\n\t联盟 Wi-Fi ６ 上线。\t\n"
    ).encode(),
    "UTF-16": (HEAD + "\n".join(SAME)).encode("utf-16"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_six_real_shapes(shape: str, read: Read) -> None:
    """Whatever the file's shape, the same story."""
    loaded = read({"期/稿/甲.md": SHAPES[shape]})
    assert loaded.issue
    story = loaded.issue.stories["甲"]
    assert [[text.text for text in part] for part in story.heading] == [["引"], ["上", "下"], ["一行", "二行"]]
    blocks = [block for block in story.blocks if isinstance(block, Paragraph)]
    assert [(block.role.value, block.text.text) for block in blocks] == [
        ("byline", "本报记者 张三"), *(("body", line) for line in SAME), ("signature", "报社")
    ]  # fmt: skip
    first = blocks[1].text
    assert [(m.role, first.text[m.start : m.end]) for m in first.marks] == [(Role.DATELINE, "本报讯（记者 张亦筑）")]
    codes = {"GB18030, CRLF": ["encoding-detected"], "UTF-16": ["encoding-detected"]}
    codes["tabs, full-width digits"] = ["full-width"]
    assert [d.code for d in loaded.diagnostics] == codes.get(shape, [])
