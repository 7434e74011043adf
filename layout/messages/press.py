"""Messages about the press: profiles, inks, pictures."""

from __future__ import annotations

from layout.messages.message import ERROR, NOTE, WARNING, Message, Table

TABLE: Table = {
    "icc-unfit": Message(
        ERROR,
        "特性文件 {path} 不能用（{why}{detail}）",
        "the profile {path} cannot be used ({why} {detail})",
        "向印厂要 CMYK 的输出特性文件（.icc），或写“新闻纸”“铜版纸”",
        "ask the plant for its output profile for CMYK (.icc), or write newsprint or coated",
        "输出条件和四色图要的是印刷输出的 CMYK 特性文件，彩图要的是显示器、相机或色彩空间的 RGB 特性文件。"
        "不能用时按默认的排，但不能付印。",
        "The output condition and CMYK pictures take an output profile for CMYK; RGB pictures one of a display, a "
        "camera or a colour space. The default stands in, and the pages may not be printed.",
    ),
    "picture-profile-assumed": Message(
        NOTE,
        "图片 {path} 没有特性文件，当作{assumed}",
        "the picture {path} has no profile; it is taken for {assumed}",
        "导出时嵌入特性文件；或在版式规范的“付印”里写明这种图片当作什么",
        "embed the profile on export, or say under `press` in the style book what such pictures are",
        "没有特性文件，同一个数字在不同的机器上是不同的颜色，只能假定。写明了就不再提醒。",
        "Without a profile the same figures are different colours on different machines, so one is assumed. What the "
        "style book says itself is not reported.",
    ),
    "picture-profile-broken": Message(
        WARNING,
        "图片 {path} 里的特性文件不能用（{why}{detail}）",
        "the profile inside the picture {path} cannot be used ({why} {detail})",
        "用制图软件打开，指定特性文件后重新导出",
        "open it in a picture editor, assign a profile and export it again",
        "当作没有特性文件处理。",
        "It is treated as if it had none.",
    ),
    "picture-frames": Message(
        NOTE,
        "图片 {path} 是有 {count} 帧的动画，只印第一帧",
        "the picture {path} is an animation of {count} frames; the first is printed",
        "要别的一帧，就另存成一张图片",
        "save the frame you want as a picture of its own",
        "报纸不会动。多页的 TIFF 也只印第一页。",
        "Paper does not move. Of a TIFF with several pages the first is printed.",
    ),
    "picture-transparent": Message(
        NOTE,
        "图片 {path} 有透明的地方，已衬上白底",
        "the picture {path} is partly transparent; it was laid on white",
        "要衬别的颜色，先在制图软件里合并",
        "flatten it in a picture editor if something else is to show through",
        "印厂的文件里没有透明。",
        "There is no transparency in a file for the press.",
    ),
    "picture-ink": Message(
        NOTE,
        "图片 {path} 墨量最多到 {percent}%，超过 {limit}%，已经重新分色（颜色平均变化 ΔE {shift}）",
        "the picture {path} had up to {percent} % of ink, over {limit} %; it was separated anew (mean ΔE {shift})",
        "颜色要紧就请制图重新分色",
        "have it separated again by hand where its colours matter",
        "暗处用黑墨代替一部分彩墨，颜色尽量不变；墨量不超的地方不动。",
        "In the shadows black takes the place of some of the other inks; what is not over the limit is not touched.",
    ),
    "ink-over": Message(
        WARNING,
        "版{page}“{area}”（左 {x} mm、上 {y} mm 处）“{colour}”墨量 {percent}%，超过 {limit}%",
        "page {page}, `{area}` ({x} mm from the left, {y} mm down): {colour} takes {percent} % of ink, over {limit} %",
        "改小颜色的油墨百分比或浓度",
        "use less ink or a lighter tint for that colour",
        "各色油墨网点之和。新闻纸吸不了太多墨，会粘脏、透印。",
        "The inks' dots added up. Newsprint cannot take more: it sets off and shows through.",
    ),
    "red-page-colour": Message(
        WARNING,
        "版{page}是套红，没有“{colour}”的印版，已改成灰",
        "page {page} prints black and red and has no plate for {colour}; it was turned into grey",
        "换成黑或红，或把这一版改成全彩",
        "use black or red, or make the page a full-colour one",
        "套红版只有黑版和红版。红是只有品红和黄的颜色，或者专色。",
        "A page in black and red has two plates. Red is a colour of magenta and yellow alone, or a spot.",
    ),
    "placed-transparent": Message(
        ERROR,
        "{path} 里有透明，{standard} 不收",
        "{path} has transparency, which {standard} does not take",
        "请做广告的一方把透明压平再交，或改用 PDF/X-4 的规格",
        "have whoever made it flatten the transparency, or choose a PDF/X-4 profile",
        "PDF/X-1a 没有透明。压平要由做文件的人来做，才看得到结果。",
        "PDF/X-1a has no transparency. Whoever made the file flattens it and sees what comes of it.",
    ),
    "type-inks": Message(
        WARNING,
        "“{text}”只有 {size} pt，却用 {count} 色油墨套印；至少 {least} pt",
        "`{text}` is only {size} pt and printed in {count} inks; at least {least} pt",
        "改用一色油墨或专色，或把字放大",
        "use one ink or a spot colour, or larger type",
        "几色套印总有偏差，小字的笔画会出重影。",
        "Inks never register exactly, and thin strokes get a double edge.",
    ),
    "type-reversed": Message(
        WARNING,
        "反白的“{text}”只有 {size} pt；至少 {least} pt",
        "`{text}` is white on a ground and only {size} pt; at least {least} pt",
        "把字放大，或用粗一点的字体",
        "use larger or bolder type",
        "油墨会洇开，小字的笔画会糊死。",
        "Ink spreads and fills thin strokes.",
    ),
}
