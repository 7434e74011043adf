"""Pasted copy -> paragraphs and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.model import Paragraph, Role
from layout.spec import copy, markup
from tests.spec.conftest import Read


def joined(text: str) -> list[str]:
    """Paragraphs; subheads with ``## `` before them, lines of verse with ``> ``."""
    found = copy.pieces(text.split("\n"), 1)
    return [("## " if piece.subhead else "> " if piece.verse else "") + piece.text for piece in found]


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
        ("前文\n> 诗\n> 行\n后文\n续\n\n>不是", ["前文", "> 诗", "> 行", "后文续", ">不是"]),
        ("##小标题\n\n### 不是", ["## 小标题", "### 不是"]),
        ("a\u200bb", ["a\u200bb"]),
        ("", []),
        (" \n　\n", []),
    ],
)
def test_paragraphs(pasted: str, paragraphs: list[str]) -> None:
    assert joined(pasted) == paragraphs


def marked(text: str) -> str:
    """The text with its marks as tags, its effects in brackets, and what is wrong with it after ``!``."""
    found = markup.parse(text)
    edges = [(m.start, m.end, "<b>" if m.role is Role.STRONG else "<i>") for m in found.marks if m.role in TAGGED]
    edges += [(e.start, e.end, f"[{e.kind}{f'={e.value}' if e.value else ''} ") for e in found.effects]
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    for start, end, sign in sorted(edges, key=lambda edge: (edge[0], -edge[1], edge[2][0] == "<")):
        before.setdefault(start, []).append(sign)
        after.setdefault(end, []).insert(0, "]" if sign[0] == "[" else f"</{sign[1]}>")
    out = "".join(
        "".join(after.get(at, ())) + "".join(before.get(at, ())) + found.text[at : at + 1]
        for at in range(len(found.text) + 1)
    )
    return out + "".join(f" !{f.offset}{f.mark}{'?' + f.near if f.near else ''}" for f in found.faults)


TAGGED = (Role.STRONG, Role.EMPHASIS)


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
        ("甲{黑体:乙*丙*}丁", "甲<b>乙</b><i>丙</i>丁"),
        ("{黑体:甲{黑体:乙}丙}丁", "<b>甲乙丙</b>丁"),
        ("甲{着重:乙}丙", "甲[dots 乙]丙"),
        ("甲｛着重：乙｝丙", "甲[dots 乙]丙"),
        ("{Dots: a b}", "[dots a b]"),
        ("{专名:甲{着重:乙}}{专名:丙}", "[name 甲[dots 乙]][name 丙]"),
        ("{着重:**甲**乙}", "[dots <b>甲</b>乙]"),
        ("**甲{着重:乙**丙}", "<b>甲[dots 乙</b>丙]"),
        ("{字距:甲乙}{字距 1/2字:丙丁}", "[spaced=250 甲乙][spaced=500 丙丁]"),
        ("m{上标:2}，H{下标:2}O", "m[sup 2]，H[sub 2]O"),
        ("{首字:中}国", "[drop=2 中]国"),
        ("{首字 3:中}国", "[drop=3 中]国"),
        ("{均排:甲 乙丙}", "[even 甲 乙丙]"),
        (r"\> 甲", "> 甲"),
        ("{段题:甲}乙", "甲\u3000乙"),
        ("{着重:}甲", "甲"),
        (r"\{着重:甲\}", "{着重:甲}"),
        ("集合{1, 2}和{{a}}", "集合{1, 2}和{{a}}"),
        ("{着重:集合{1}}", "[dots 集合{1}]"),
        ("{着重:甲", "{着重:甲 !0{着重:"),
        ("甲}乙", "甲}乙 !1}"),
        ("{着种:甲}", "{着种:甲} !0{着种:?着重"),
        ("{注:甲}", "{注:甲} !0{注:"),
        ("{字距 3字:甲}{着重 2:乙}", "{字距 3字:甲}{着重 2:乙} !0{字距 3字: !9{着重 2:"),
        ("{首字 9:丙}", "{首字 9:丙} !0{首字 9:"),
        ("甲{首字:乙}", "甲{首字:乙} !1{首字:"),
        ("{底色:" * 9 + "甲" + "}" * 9, "[highlight " * 8 + "{底色:甲}" + "]" * 8 + " !32{底色:"),
    ],
)
def test_markup(text: str, result: str) -> None:
    assert marked(text) == result


@given(st.text("甲a *{}｛｝\\:：着重字距首 12/", max_size=60))
def test_markup_loses_nothing(text: str) -> None:
    """What is no markup stays, in its order, and what is marked lies inside."""
    found = markup.parse(text)
    left = iter(text)
    assert all(char in left for char in found.text.replace("\u3000", ""))
    assert text.count("甲") == found.text.count("甲")
    for start, end in [(m.start, m.end) for m in found.marks] + [(e.start, e.end) for e in found.effects]:
        assert 0 <= start < end <= len(found.text)


def test_a_deep_text_is_read_at_once() -> None:
    text = "{黑体:" * 20_000 + "甲" + "}" * 20_000
    assert markup.parse(text).text.count("甲") == 1


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
    assert [[text.text for text in part] for _, part in story.heading.parts] == [["引"], ["上", "下"], ["一行", "二行"]]
    blocks = [block for block in story.blocks if isinstance(block, Paragraph)]
    assert [(block.role.value, block.text.text) for block in blocks] == [
        ("byline", "本报记者 张三"), *(("body", line) for line in SAME), ("signature", "报社")
    ]  # fmt: skip
    first = blocks[1].text
    assert [(m.role, first.text[m.start : m.end]) for m in first.marks] == [(Role.DATELINE, "本报讯（记者 张亦筑）")]
    codes = {"GB18030, CRLF": ["encoding-detected"], "UTF-16": ["encoding-detected"]}
    codes["tabs, full-width digits"] = ["full-width"]
    assert [d.code for d in loaded.diagnostics] == codes.get(shape, [])
