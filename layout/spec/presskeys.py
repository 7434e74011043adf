"""The keys of 付印 in ``paper.yaml``: what files for a press are to be."""

from __future__ import annotations

from typing import Literal, cast

from layout.spec import defaults as std
from layout.spec import kinds
from layout.spec.keys import Key, Reader, Record, Table
from layout.style import Intent, Press

PROFILES = {
    "新闻纸": "newsprint", "newsprint": "newsprint", "X-4": "x4", "x4": "x4", "X-1a": "x1a", "x1a": "x1a",
    "样张": "proof", "proof": "proof",
}  # fmt: skip
CONDITIONS = {"新闻纸": "kit:newsprint", "newsprint": "kit:newsprint", "铜版纸": "kit:coated", "coated": "kit:coated"}
INTENTS = {
    "可感知": "perceptual", "perceptual": "perceptual", "相对比色": "relative", "relative": "relative",
    "饱和度": "saturation", "saturation": "saturation", "绝对比色": "absolute", "absolute": "absolute",
}  # fmt: skip
RGB_ASSUMED = {"sRGB": "srgb", "srgb": "srgb"}
GREY_ASSUMED = {"网点": "dots", "dots": "dots", "影调": "tone", "tone": "tone"}
CMYK_ASSUMED = {"已分色": "ready", "ready": "ready"}

PRESS_PROFILE = Key(
    "规格", "profile", kinds.choice(PROFILES), "newsprint", "新闻纸、X-4、X-1a、样张", "newsprint, x4 …"
)
CONDITION = Key(
    "输出条件",
    "condition",
    kinds.word_or_path(CONDITIONS),
    "",
    "新闻纸、铜版纸，或 ICC 文件",
    "newsprint, coated or a file",
)
INK_LIMIT = Key("总墨量", "ink", kinds.percent(1000, 4000), 0, "四色网点之和的上限", "limit of all inks together")
INTENT = Key(
    "意图", "intent", kinds.choice(INTENTS), "relative", "可感知、相对比色、饱和度、绝对比色", "perceptual, relative …"
)
BLACK_POINT = Key("黑点补偿", "black_point", kinds.flag(), True, "转换图片时对齐最暗处", "map black to black")
RGB_PICTURES = Key(
    "彩图",
    "rgb",
    kinds.word_or_path(RGB_ASSUMED),
    "",
    "没有特性文件的彩图当作什么",
    "what RGB pictures without a profile are",
)
GREY_PICTURES = Key(
    "灰图", "grey", kinds.choice(GREY_ASSUMED), "", "没有特性文件的灰图：网点、影调", "grey ones: dots or tone"
)
CMYK_PICTURES = Key(
    "四色图", "cmyk", kinds.word_or_path(CMYK_ASSUMED), "", "没有特性文件的四色图当作什么", "what CMYK ones are"
)
REVERSED_SIZE = Key(
    "反白字号", "reversed_size", kinds.size(), std.REVERSED_SIZE, "反白的字至少这么大", "least size of white type"
)
COLOUR_SIZE = Key(
    "套色字号",
    "colour_size",
    kinds.size(),
    std.COLOUR_SIZE,
    "几色套印的字至少这么大",
    "least size of type in several inks",
)
SEPARATE = Key("分版", "separate", kinds.flag(), True, "一版一个文件；否则一期一个", "a file for each page, else one")
PRESS = Table(
    "付印", "press",
    PRESS_PROFILE, CONDITION, INK_LIMIT, INTENT, BLACK_POINT, RGB_PICTURES, GREY_PICTURES, CMYK_PICTURES,
    REVERSED_SIZE, COLOUR_SIZE, SEPARATE,
)  # fmt: skip


def read_press(reader: Reader, given: Record) -> Press:
    """The values of 付印."""
    return Press(
        profile=given[PRESS_PROFILE],
        condition=given[CONDITION],
        limit=given[INK_LIMIT],
        intent=cast(Intent, given[INTENT]),
        compensate=given[BLACK_POINT],
        rgb=given[RGB_PICTURES],
        grey=cast(Literal["", "dots", "tone"], given[GREY_PICTURES]),
        cmyk=given[CMYK_PICTURES],
        reversed_size=given[REVERSED_SIZE],
        colour_size=given[COLOUR_SIZE],
        separate=given[SEPARATE],
        at=reader.span(given.at(CONDITION)),
    )
