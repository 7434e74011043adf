"""Rules about annotations, forms and layers."""

from __future__ import annotations

from layout.preflight.rules.rule import PDF, X1A, X4, Rule, Table, X

TABLE: Table = {
    "annotation": Rule(
        "EEWE",
        f"{X}; {PDF} 12.5",
        "版面内有批注或链接（{kind}），可能印出来",
        "there is an annotation on the page ({kind}), which may print",
        "删去批注和链接再导出",
        "remove comments and links",
    ),
    "annotation-outside": Rule(
        "NNNN",
        f"{PDF} 12.5",
        "版面外有批注（{kind}）",
        "there is an annotation outside the page ({kind})",
        "不影响付印",
        "printing is not affected",
    ),
    "form": Rule(
        "EEWE",
        f"{X}; {PDF} 12.7",
        "文件里有 {fields} 个可填写的表单栏",
        "the file has {fields} form fields",
        "把表单变成普通内容再导出",
        "turn the form into plain content",
    ),
    "layers": Rule(
        "-EWW",
        f"{X1A}; {PDF} 8.11",
        "文件有 {layers} 个图层，印哪几层要看设备",
        "the file has {layers} layers; which of them print depends on the device",
        "合并图层再导出",
        "merge the layers",
    ),
    "layers-name": Rule(
        "E---",
        f"{X4}; {PDF} 8.11.4.3",
        "图层的配置没有名字（Name）",
        "a configuration of layers has no Name",
        "导出成 PDF/X-4",
        "export it as PDF/X-4",
    ),
    "layers-order": Rule(
        "E---",
        f"{X4}; {PDF} 8.11.4.3",
        "有 {layers} 个图层没有列在目录（Order）里，看不到",
        "{layers} layers are not listed in Order and cannot be seen",
        "导出成 PDF/X-4",
        "export it as PDF/X-4",
    ),
    "layers-automatic": Rule(
        "E-WW",
        f"{X4}; {PDF} 8.11.4.3",
        "图层会自己开关（AS）",
        "layers switch themselves on and off (AS)",
        "去掉自动开关",
        "remove the automatic states",
    ),
    "layer-hidden": Rule(
        "WWWW",
        f"{PDF} 8.11.4.3",
        "图层“{name}”是关着的，上面的内容印不出来",
        "the layer {name} is switched off; what is on it does not print",
        "看看是不是该印；不印就删去",
        "check whether it should print, else delete it",
    ),
}
