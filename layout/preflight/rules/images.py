"""Rules about pictures."""

from __future__ import annotations

from layout.preflight.rules.rule import PDF, TRADE, X1A, Rule, Table, X

TABLE: Table = {
    "image-low": Rule(
        "WWWW",
        TRADE,
        "图片只有 {ppi} ppi，应当有 {limit} ppi",
        "the picture has {ppi} ppi; it should have {limit} ppi",
        "换一张大图，或缩小使用",
        "use a larger picture, or place it smaller",
    ),
    "image-too-low": Rule(
        "WWEE",
        TRADE,
        "图片只有 {ppi} ppi，低于 {limit} ppi，会看出方格",
        "the picture has {ppi} ppi, less than {limit} ppi, and will show its pixels",
        "换一张大图",
        "use a larger picture",
    ),
    "image-high": Rule(
        "NNNN",
        TRADE,
        "图片有 {ppi} ppi，比需要的高很多",
        "the picture has {ppi} ppi, far more than is needed",
        "可以降到 {limit} ppi，文件会小",
        "{limit} ppi are enough and make a smaller file",
    ),
    "bitmap-low": Rule(
        "NNWW",
        TRADE,
        "黑白线条稿只有 {ppi} ppi，应当有 {limit} ppi",
        "line art has {ppi} ppi; it should have {limit} ppi",
        "按 {limit} ppi 以上重新扫描，或用矢量图",
        "scan it at {limit} ppi or more, or use a vector drawing",
    ),
    "image-damaged": Rule(
        "EEEE",
        f"{PDF} 8.9.5",
        "图片损坏，读不出来",
        "the picture is damaged and cannot be read",
        "换一张完好的图",
        "use a sound picture",
    ),
    "image-not-measured": Rule(
        "NNNN",
        TRADE,
        "图片太大或格式特殊，墨量没有量",
        "the picture is too large or of a rare kind; its ink was not measured",
        "请在修图软件里看一下总墨量",
        "look at its total ink in a picture editor",
    ),
    "jpx": Rule(
        "-ENN",
        f"{X1A}; {PDF} 7.4.9",
        "图片是 JPEG 2000，PDF 1.4 没有",
        "the picture is JPEG 2000, which PDF 1.4 does not have",
        "导出时选 JPEG 或 ZIP 压缩",
        "export it with JPEG or ZIP compression",
    ),
    "jbig2": Rule(
        "-ENN",
        f"{X1A}; {PDF} 7.4.7",
        "图片是 JBIG2 压缩",
        "the picture is compressed by JBIG2",
        "导出时选 CCITT 或 ZIP 压缩",
        "export it with CCITT or ZIP compression",
    ),
    "sixteen-bit": Rule(
        "NENN",
        f"{X1A}; {PDF} 8.9.5.1",
        "图片是 16 位的，PDF 1.4 没有",
        "the picture has 16 bits a channel, which PDF 1.4 does not have",
        "转成 8 位",
        "convert it to 8 bits",
    ),
    "alternate-image": Rule(
        "EEWW",
        f"{X}; {PDF} 8.9.5.4",
        "图片带着另一张替换图，可能印成那一张",
        "the picture carries an alternate, which may be printed instead",
        "去掉替换图",
        "remove the alternate",
    ),
    "image-interpolated": Rule(
        "NNNN",
        f"{PDF} 8.9.5.3",
        "图片要求插值放大，各台机器结果不同",
        "the picture asks for interpolation, which devices do differently",
        "换一张大图，去掉插值",
        "use a larger picture without interpolation",
    ),
}
