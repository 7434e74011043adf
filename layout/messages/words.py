"""Words inside sentences that differ by language: arguments that start with ``@``."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # what a value should be, or is
    "@text": ("一行文字", "a text"),
    "@texts": ("一行文字，或由几行文字组成的列表", "a text or a list of texts"),
    "@list": ("列表", "a list"),
    "@map": ("由“键: 值”组成的一组", "a group of `key: value`"),
    "@integer": ("整数", "a whole number"),
    "@number": ("数", "a number"),
    "@flag": ("“是”或“否”", "`yes` or `no`"),
    "@length": ("长度，例如 12mm、9pt、2字、3行", "a length such as 12mm, 9pt, 2em or 3rows"),
    "@size": ("字号，例如 小五、10.5pt、3.5mm", "a type size such as 10.5pt, 3.5mm or 小五"),
    "@em": ("以字为单位的宽度，例如 2字、0.25字、1/4字", "a width in em, such as 2em, 0.25em or 1/4em"),
    "@percent": ("百分比，例如 80%", "a percentage such as 80%"),
    "@language": ("语言代号，例如 zh-CN", "a language tag such as zh-CN"),
    "@sheet": ("宽 × 高，例如 272.5mm × 390mm", "width × height, such as 272.5mm × 390mm"),
    "@cmyk": (
        "青、品红、黄、黑四个百分比，例如 [0, 100, 100, 0]",
        "four percentages C M Y K, such as [0, 100, 100, 0]",
    ),
    "@focus": ("从左、从上的两个百分比，例如 [50%, 40%]", "two percentages, from the left and the top: [50%, 40%]"),
    "@date": ("日期，例如 2020-09-29", "a date such as 2020-09-29"),
    "@path": ("文件的路径", "the path of a file"),
    "@pairs": ("一对一对的版次，例如 [[02, 03]]", "pairs of pages, such as [[02, 03]]"),
    "@page-map": ("版面图（“版面: |”后面另起行，一行一个横条）", "a page map (after `map: |`, a line for each band)"),
    # where a key stands
    "@paper": ("版式规范（paper.yaml）", "the style book (paper.yaml)"),
    "@issue": ("这一期（issue.yaml）", "the issue (issue.yaml)"),
    "@page": ("这一版", "the page"),
    "@story": ("稿件开头", "the head of the story"),
    # what a name stands for
    "@face": ("字体", "face"),
    "@colour": ("颜色", "colour"),
    "@rule": ("线", "rule"),
    "@box": ("框", "box"),
    "@level": ("标题级", "heading level"),
    # languages of keys
    "@zh": ("中文", "Chinese"),
    "@en": ("英文", "English"),
    # what is wrong with a pattern
    "@pattern-broken": ("写法不完整，或括号不成对", "it is incomplete, or its brackets do not match"),
    "@pattern-odd": ("用了这里不支持的写法", "it uses what is not supported here"),
    "@pattern-long": ("太长", "it is too long"),
    "@pattern-slow": ("重复套着重复，或可变的部分太多", "repeats inside repeats, or too many loose parts"),
    # what a story has too much of
    "@lines": ("行", "lines"),
    "@asterisks": ("个星号", "asterisks"),
    "@braces": ("个花括号", "braces"),
    # why a file could not be read
    "@missing": ("没有这个文件", "there is no such file"),
    "@folder": ("这是文件夹，不是文件", "it is a folder, not a file"),
    "@special": ("它不是普通文件", "it is no ordinary file"),
    "@denied": ("没有读取的权限", "you have no permission to read it"),
    "@disk": ("磁盘报告错误", "the disk reported an error"),
    "@picture": ("图片", "a picture"),
    "@columns": ("变栏", "other columns"),
    # printer's marks, and where they have no room
    "@mark-crop": ("裁切线", "crop marks"),
    "@mark-bleed": ("出血线", "bleed marks"),
    "@mark-register": ("套准线", "register marks"),
    "@mark-centre": ("居中线", "centre marks"),
    "@mark-fold": ("折线", "fold marks"),
    "@mark-bars": ("色标", "the colour bar"),
    "@mark-slug": ("信息行", "the slug line"),
    "@above-below": ("上边和下边各", "above and below"),
    "@left-right": ("左边和右边各", "left and right"),
    "@across": ("宽度", "across"),
    # why a picture cannot be used
    "@picture-unreadable": ("不是图片，或者坏了", "it is no picture, or damaged"),
    "@picture-truncated": ("文件不完整", "the file is incomplete"),
    "@picture-too-large": ("太大", "it is too large"),
    "@picture-unsupported": ("这种格式不能用", "of a kind that cannot be used"),
    # why a profile cannot be used
    "@icc-missing": ("读不到文件 ", "it cannot be read:"),
    "@icc-too-large": ("文件太大 ", "it is too large:"),
    "@icc-broken": ("不是完好的 ICC 文件：", "it is no sound ICC file:"),
    "@icc-class": ("用途不对：", "it is of the wrong class:"),
    "@icc-space": ("色彩空间不对：", "it is for the wrong colour space:"),
    # what a picture without a profile is taken for
    "@assumed-rgb": (" sRGB", "sRGB"),
    "@assumed-grey": ("黑墨的网点", "dots of black ink"),
    "@assumed-cmyk": ("已经为这台印机分好色", "separated for this press"),
    # why a drawing cannot be used
    "@artwork-missing": ("读不到文件", "the file cannot be read:"),
    "@artwork-too-large": ("文件太大", "the file is too large:"),
    "@artwork-not-xml": ("不是完好的 XML：", "it is no sound XML:"),
    "@artwork-not-svg": ("不是 SVG：", "it is no SVG:"),
    "@artwork-doctype": ("不能有 DOCTYPE：", "it may have no DOCTYPE:"),
    "@artwork-element": ("不能有这样的内容：", "it holds what is not taken:"),
    "@artwork-attribute": ("不能有这样的属性：", "it has an attribute that is not taken:"),
    "@artwork-viewbox": ("viewBox 不对：", "its viewBox is wrong:"),
    "@artwork-colour": ("版式规范里没有这种颜色：", "the style book has no such colour:"),
    "@artwork-path": ("路径写坏了：", "a path is broken:"),
}
