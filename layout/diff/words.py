"""The sentences of a comparison, (Chinese, English): patterns over the arguments of a change."""

from __future__ import annotations

import re
from collections.abc import Mapping

from layout.diff.change import Change
from layout.diff.vocabulary import WORDS

#: Kind -> the sentence. Where a story is meant, the line begins with its title.
SENTENCES: dict[str, tuple[str, str]] = {
    "words": ("{part}“{old}”改为“{new}”", "{part} “{old}” now reads “{new}”"),
    "words-new": ("加了{part}“{new}”", "{part} “{new}” added"),
    "words-gone": ("删了{part}“{old}”", "{part} “{old}” taken out"),
    "breaks": ("{part}改了断行", "{part} breaks elsewhere"),
    "markup": ("{part}改了字体标记", "{part} marked up otherwise"),
    "recast": ("“{text}”由{old}改作{new}", "“{text}”: from {old} to {new}"),
    "added": ("加了{part}第{n}{unit}，{chars}字{made}", "{unit} {n} of the {part} added, {chars} {charword}{made}"),
    "removed": (
        "删了{part}第{n}{unit}，{chars}字{made}",
        "{unit} {n} of the {part} taken out, {chars} {charword}{made}",
    ),
    "moved": ("{part}第{n}{unit}移作第{to}{unit}", "{unit} {n} of the {part} is now {unit} {to}"),
    "edited": ("{part}第{n}{unit}{what}", "{unit} {n} of the {part}: {what}"),
    "split": ("{part}第{n}{unit}分成{parts}{unit}{made}", "{unit} {n} of the {part} cut into {parts}{made}"),
    "joined": ("{part}第{numbers}{unit}并成一{unit}{made}", "{unit}s {numbers} of the {part} made one{made}"),
    "marked": ("{part}第{n}{unit}改了字体标记", "{unit} {n} of the {part} marked up otherwise"),
    "initial": ("{part}第{n}{unit}改了首字", "{unit} {n} of the {part}: other initial"),
    "stanzas": ("诗改了分节", "stanzas divided otherwise"),
    "table-new": ("加了{name}", "{name} added"),
    "table-gone": ("删了{name}", "{name} taken out"),
    "table-columns": ("{name}由{old}列改为{new}列", "{name}: {new} columns, {old} before"),
    "table-head": ("{name}的表头由{old}行改为{new}行", "{name}: {new} rows of head, {old} before"),
    "table-style": ("{name}的样式由{old}改为{new}", "{name}: style {old}, now {new}"),
    "table-set": ("{name}改了{field}", "{name}: other {field}"),
    "row-new": ("{name}加了第{n}行", "{name}: row {n} added"),
    "row-gone": ("{name}删了第{n}行", "{name}: row {n} taken out"),
    "row-moved": ("{name}第{n}行移作第{to}行", "{name}: row {n} is now row {to}"),
    "picture-new": ("加了图片 {name}", "picture {name} added"),
    "picture-gone": ("删了图片 {name}", "picture {name} taken out"),
    "pictures": ("图片由{old}张改为{new}张", "{new} pictures, {old} before"),
    "replaced": ("换图，{old} 换成 {new}", "picture {old} replaced by {new}"),
    "redone": ("图片 {name} 换了内容", "picture {name} has other content"),
    "crop": ("图片裁切改了，焦点由 {old} 改为 {new}", "picture cropped otherwise: focus {old}, now {new}"),
    "code": ("二维码“{old}”改为“{new}”", "QR code “{old}” now says “{new}”"),
    "arranged": ("图片排法改了", "pictures arranged otherwise"),
    "inset-set": ("{part}的{field}由{old}改为{new}", "{part}: {field} {old}, now {new}"),
    "inset-corners": ("插图绕排的轮廓改了", "inset: text wrapped round another outline"),
    "inset-order": ("插图换了次序", "insets in another order"),
    "issue": ("{field}由{old}改为{new}", "{field} {old}, now {new}"),
    "page-new": ("加了这一版，{count}篇稿", "page added, stories: {count}"),
    "page-gone": ("删了这一版，{count}篇稿", "page taken out, stories: {count}"),
    "page-order": ("版次改为 {pages}", "pages now in this order: {pages}"),
    "story-new": ("新上的稿", "story added"),
    "story-gone": ("撤下的稿", "story taken out"),
    "story-renamed": ("稿件文件由{old}改名为{new}", "copy file {old}, now called {new}"),
    "story-page": ("由第{old}版移到第{new}版", "moved from page {old} to page {new}"),
    "page-name": ("版名由{old}改为{new}", "page name {old}, now {new}"),
    "page-colour": ("印色由{old}改为{new}", "colours {old}, now {new}"),
    "swapped": ("{names}对调", "{names} changed places"),
    "order": ("各区次序改为 {names}", "areas now in this order: {names}"),
    "deeper": ("{names}高{rows}行", "{names}: {rows} {rowword} deeper"),
    "shallower": ("{names}矮{rows}行", "{names}: {rows} {rowword} shallower"),
    "depth": ("{names}的行数由{old}改为{new}", "depth of {names}: {old}, now {new}"),
    "columns": ("{areas}", "{areas}"),
    "lower": ("{names}下移{rows}行", "{names}: {rows} {rowword} lower"),
    "higher": ("{names}上移{rows}行", "{names}: {rows} {rowword} higher"),
    "over": ("{names}溢文{lines}行{chars}字", "{names}: {lines} {lineword}, {chars} characters over"),
    "short": ("{names}欠文，每栏空{rows}行", "{names}: {rows} {rowword} short in each column"),
    "fits": ("{names}不再溢文、欠文", "{names}: neither over nor short any more"),
    "area-level": ("标题级由{old}改为{new}", "heading level {old}, now {new}"),
    "area-heading": ("标题行数由{old}改为{new}", "heading rows {old}, now {new}"),
    "area-box": ("框由{old}改为{new}", "box {old}, now {new}"),
    "area-rule": ("上线由{old}改为{new}", "rule above {old}, now {new}"),
    "area-set": ("{field}由{old}改为{new}", "{field} {old}, now {new}"),
    "jump": ("{field}由{old}改为{new}", "{field} {old}, now {new}"),
    "type": ("{part}{field}由{old}改为{new}", "{part}: {field} {old}, now {new}"),
    "style": ("{part}的{field}由{old}改为{new}", "{part}: {field} {old}, now {new}"),
    "house": ("{part}改了", "{part} changed"),
    "house-part": ("{part}的{field}改了", "{part}: {field} changed"),
    "named": ("{what}“{name}”改了", "{what} “{name}” changed"),
    "named-renamed": ("{what}“{old}”改名为“{new}”", "{what} “{old}” is now called “{new}”"),
    "level": ("标题级“{name}”的{field}改了", "heading level “{name}”: {field} changed"),
    "named-new": ("加了{what}“{name}”", "{what} “{name}” added"),
    "named-gone": ("删了{what}“{name}”", "{what} “{name}” taken out"),
    "face": ("字体“{name}”由 {old} 换成 {new}", "face “{name}”: {old}, now {new}"),
    "colour": ("颜色“{name}”由 {old} 改为 {new}", "colour “{name}”: {old}, now {new}"),
    "stroke": ("线“{name}”的粗细由{old}改为{new}", "rule “{name}”: thickness {old}, now {new}"),
    "sheet": ("成品由 {old} 改为 {new}", "trimmed size {old}, now {new}"),
    "folio-new": ("加了页码", "folio added"),
    "folio-gone": ("删了页码", "folio taken out"),
    "frames": ("{names}换了地方或大小", "{names} stands elsewhere or in another size"),
    "faces-of": ("{names}的字体、字号由 {old} 改为 {new}", "type of {names}: {old}, now {new}"),
    "picture-name": ("换图，{old} 换成 {new}", "picture {old} replaced by {new}"),
    "pdf-size": ("版面尺寸由 {old} 改为 {new}", "page size {old}, now {new}"),
    "pdf-text": ("文字{what}", "text: {what}"),
    "pdf-look": ("画面有{count}处不同", "looks different in places: {count}"),
    "pdf-pages": ("由{old}页改为{new}页", "{new} pages, {old} before"),
    "signed-page": ("与签样不同", "differs from what was signed"),
    "signed-page-new": ("签样里没有这一版", "was not signed"),
    "signed-page-gone": ("签过样，现在没有这一版", "was signed and is there no more"),
    "signed-file": ("文件 {name} 改过", "file {name} changed"),
    "signed-file-new": ("加了文件 {name}", "file {name} added"),
    "signed-file-gone": ("文件 {name} 没有了", "file {name} is gone"),
}
_TOKEN = re.compile("\x02([^\x03]*)\x03([^\x02-\x04]*)\x04")


def sentence(found: Change, chinese: bool) -> str:
    """What a change says, without the page and the story."""
    args: dict[str, object] = {name: _value(value, chinese) for name, value in found.args}
    raw = dict(found.args)
    if found.kind in ("edited", "pdf-text"):
        args["what"] = _edits(raw, chinese)
    if found.kind in ("added", "removed", "split", "joined"):
        lines = int(str(raw["lines"]))
        args["made"] = _made(-lines if found.kind == "removed" else lines, chinese)
    args["rowword"] = "row" if raw.get("rows") == 1 else "rows"
    args["lineword"] = "line" if raw.get("lines") == 1 else "lines"
    args["charword"] = "character" if raw.get("chars") == 1 else "characters"
    return SENTENCES[found.kind][0 if chinese else 1].format_map(args)


def values(found: Change, chinese: bool) -> dict[str, object]:
    """The arguments of a change, its words in one language."""
    return {name: value if isinstance(value, int | float) else _value(value, chinese) for name, value in found.args}


def _value(value: object, chinese: bool) -> str:
    if isinstance(value, tuple):
        return ("、" if chinese else ", ").join(_value(part, chinese) for part in value)
    at = 0 if chinese else 1
    return _TOKEN.sub(lambda m: _filled(WORDS[m[1]][at], m[2]), str(value))


def _filled(pattern: str, said: str) -> str:
    """A word with what it says more: one part, or several with commas between them."""
    if "{0}" in pattern:
        for at, part in enumerate(said.split(",")):
            pattern = pattern.replace(f"{{{at}}}", part)
        return pattern
    return pattern.replace("{}", said)


def _edits(args: Mapping[str, object], chinese: bool) -> str:
    forms = (("changed", "改{}字", "changed"), ("plus", "增{}字", "added"), ("minus", "删{}字", "taken out"))
    made = _made(int(str(args.get("lines", 0))), chinese)
    some = [(int(str(args[name])), zh, en) for name, zh, en in forms if args[name]]
    if chinese:
        return "、".join(zh.format(many) for many, zh, _ in some) + made
    unit = "character" if some and some[0][0] == 1 else "characters"
    parts = [f"{many} {'' if at else f'{unit} '}{en}" for at, (many, _, en) in enumerate(some)]
    return ", ".join(parts) + made


def _made(lines: int, chinese: bool) -> str:
    """How many lines more or fewer."""
    if not lines:
        return ""
    if chinese:
        return f"，{'多' if lines > 0 else '少'}{abs(lines)}行"
    return f", {_lines(abs(lines))} {'more' if lines > 0 else 'fewer'}"


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'}"
