"""Rules about the file's data on itself."""

from __future__ import annotations

from layout.preflight.rules.rule import PDF, X1A, X4, Rule, Table, X

INFO = f"{X1A}; {PDF} 14.3.3"
XMP = f"{X4}; {PDF} 14.3.2"

TABLE: Table = {
    "info-version": Rule(
        "-E--",
        INFO,
        "没有标明是 PDF/X-1a:2003（写的是“{said}”）",
        "the file does not say that it is PDF/X-1a:2003 (it says `{said}`)",
        "导出时选 PDF/X-1a:2003",
        "export it as PDF/X-1a:2003",
    ),
    "info-title": Rule(
        "-E--",
        INFO,
        "文件信息里没有标题",
        "the file has no title",
        "填上标题",
        "give it a title",
    ),
    "info-dates": Rule(
        "-E--",
        INFO,
        "文件信息里没有 {name}，或写法不对",
        "the file has no proper {name}",
        "重新导出成 PDF/X-1a",
        "export it as PDF/X-1a",
    ),
    "info-trapped": Rule(
        "-E--",
        f"{X1A}; {PDF} 14.11.6.2",
        "没有写明做没做陷印（Trapped 应为 True 或 False）",
        "the file does not say whether it is trapped (Trapped must be True or False)",
        "导出成 PDF/X 时会写上",
        "an export as PDF/X says so",
    ),
    "file-id": Rule(
        "EENN",
        f"{X}; {PDF} 14.4",
        "文件没有标识（ID）",
        "the file has no ID",
        "重新导出",
        "export it anew",
    ),
    "xmp-missing": Rule(
        "E---",
        XMP,
        "没有 XMP 数据",
        "the file has no XMP metadata",
        "导出成 PDF/X-4",
        "export it as PDF/X-4",
    ),
    "xmp-damaged": Rule(
        "EEWN",
        f"{PDF} 14.3.2",
        "XMP 数据读不懂",
        "the XMP metadata cannot be understood",
        "重新导出",
        "export it anew",
    ),
    "xmp-packed": Rule(
        "E---",
        XMP,
        "XMP 数据压缩了，别的程序读不到",
        "the XMP metadata is compressed, and programs cannot find it",
        "导出时不要压缩 XMP",
        "export it with plain XMP",
    ),
    "xmp-version": Rule(
        "E---",
        XMP,
        "没有标明是 PDF/X-4（写的是“{said}”）",
        "the file does not say that it is PDF/X-4 (it says `{said}`)",
        "导出时选 PDF/X-4",
        "export it as PDF/X-4",
    ),
    "xmp-title": Rule(
        "E---",
        XMP,
        "XMP 里没有标题（dc:title）",
        "the XMP has no title (dc:title)",
        "填上标题",
        "give it a title",
    ),
    "xmp-dates": Rule(
        "E---",
        XMP,
        "XMP 里没有 {name}，或写法不对",
        "the XMP has no proper {name}",
        "重新导出成 PDF/X-4",
        "export it as PDF/X-4",
    ),
    "xmp-trapped": Rule(
        "E---",
        XMP,
        "XMP 里没有写明做没做陷印（pdf:Trapped 应为 True 或 False）",
        "the XMP does not say whether the file is trapped (pdf:Trapped must be True or False)",
        "导出成 PDF/X 时会写上",
        "an export as PDF/X says so",
    ),
    "xmp-ids": Rule(
        "E---",
        XMP,
        "XMP 里没有 {name}",
        "the XMP has no {name}",
        "重新导出成 PDF/X-4",
        "export it as PDF/X-4",
    ),
    "info-xmp": Rule(
        "EEWN",
        f"{X}; {PDF} 14.3",
        "{name} 在文件信息里是“{info}”，在 XMP 里是“{xmp}”",
        "{name} is `{info}` in the file's Info and `{xmp}` in its XMP",
        "改成一致，重新导出",
        "make them agree and export it anew",
    ),
}
