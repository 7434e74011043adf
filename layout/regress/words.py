"""The sentences of a comparison, (Chinese, English); the braces are filled in by ``told``."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "same": ("与基准相同", "as kept"),
    "updated": ("基准已写", "kept"),
    "no-issue": (
        "{path}：这里没有一期报纸（没有 issue.yaml）；请给一期的文件夹，或放各期的文件夹",
        "{path}: no issue here (no issue.yaml); name an issue's folder, or a folder of issues",
    ),
    "unset": ("排不出版面：{why}", "could not be set: {why}"),
    "none": (
        "还没有基准；核对版面之后用 {option} 写下",
        "nothing is kept yet; look at the pages, then use {option}",
    ),
    "first": (
        "还没有基准，现在写在 {path}；核对版面，提交，再跑一次",
        "nothing was kept yet; it is now, in {path}: look at the pages, commit them and run again",
    ),
    "anew": ("基准已重写：{path}；核对之后提交", "kept anew in {path}; look at it before you commit it"),
    "twice": (
        "这个测试里前面已经比过这几版；另一期，或改动后的同一期，请给 check 一个 name=",
        "this test has compared these pages before; for another issue, or the same one changed, give check a name=",
    ),
    "missing": (
        "第 {page} 版没有基准（{file}）；若是新加的版，用 {option} 写下",
        "page {page} has nothing kept ({file}); if it is new, use {option}",
    ),
    "extra": (
        "基准里有第 {page} 版，这一期没有；若是撤了版，用 {option} 去掉",
        "page {page} is kept, but the issue has none; if it was taken out, use {option}",
    ),
    "format": (
        "{file} 是另一种格式的基准，或不是基准，不能比；核对版面之后用 {option} 重写",
        "{file} was kept in another format, or is no kept page; look at the pages, then use {option}",
    ),
    "versions": (
        "基准出自两个版本的 layout：{found}；核对版面之后用 {option} 一并重写",
        "kept by two versions of layout: {found}; look at the pages, then use {option} to keep all anew",
    ),
    "older": (
        "基准是 layout {kept} 写的，现在是 {now}；不同之处可能来自换版本",
        "kept by layout {kept}, and this is {now}; differences may come from that",
    ),
    "damaged": (
        "{file} 坏了，读不成；请从版本库取回，或核对版面之后用 {option} 重写",
        "{file} is damaged; take it back from version control, or look at the pages and use {option}",
    ),
    "cut": (
        "{file} 的行数和它头上写的不一样：没有写完，或合并时拼错了；请从版本库取回，或核对版面之后用 {option} 重写",
        "{file} has not the lines that its head counts: it was cut off, or badly merged; take it back from version "
        "control, or look at the pages and use {option}",
    ),
    "conflict": (
        "{file} 里有没解决的合并冲突（<<<<<<<）；先合并好稿件，核对版面，再用 {option} 重写，不必手改",
        "{file} has a merge conflict in it (<<<<<<<); merge the copy first and look at the pages, then use {option}: "
        "it need not be mended by hand",
    ),
    "dpi": (
        "{file} 是 {kept} 像素，现在是 {now} 像素，不能比：--dpi 和写基准时不同；用原来的，或用 {option} 重写",
        "{file} has {kept} pixels and is now {now}, which cannot be compared: --dpi is not what it was; "
        "use the one before, or {option}",
    ),
    "near": (
        "与基准相同，画面有 {share} 的像素不同，在容许之内",
        "as kept; {share} of the pixels differ, as is allowed",
    ),
    "size": (
        "第 {page} 版有 {count} 处不同，第一处是版面大小：{old} pt 改成 {new} pt",
        "page {page} differs ({count} in all), first its size: {old} pt is now {new} pt",
    ),
    "picture": (
        "第 {page} 版文字和位置相同，画面不同：{count} 个像素，{share}（容许 {allowed}），在离左 {x}、离上 {y} pt 处",
        "page {page}: text and places are the same, the picture differs: {count} pixels, {share} ({allowed} allowed), "
        "at {x} pt from the left, {y} pt from the top",
    ),
    "text": (
        "第 {page} 版有 {count} 处不同，第一处在{where}{row}，文字：“{old}”改成“{new}”",
        "page {page} differs ({count} in all), first in {where}{row}, text: “{old}” is now “{new}”",
    ),
    "moved": (
        "第 {page} 版有 {count} 处不同，第一处在{where}{row}“{new}”：右移 {dx} pt，下移 {dy} pt",
        "page {page} differs ({count} in all), first in {where}{row} “{new}”: {dx} pt to the right, {dy} pt down",
    ),
    "frame": (
        "第 {page} 版有 {count} 处不同，第一处是{where}整块右移 {dx} pt，下移 {dy} pt",
        "page {page} differs ({count} in all), first {where}: all of it {dx} pt to the right, {dy} pt down",
    ),
    "faces": (
        "第 {page} 版有 {count} 处不同，第一处是{where}字体字号：{old} 改成 {new}",
        "page {page} differs ({count} in all), first the faces or sizes of {where}: {old} is now {new}",
    ),
    "other": (
        "第 {page} 版有 {count} 处不同，第一处在{where}：{old} 改成 {new}",
        "page {page} differs ({count} in all), first in {where}: {old} is now {new}",
    ),
    "row": ("第 {row} 行", ", row {row}"),
    "nothing": ("（无）", "(nothing)"),
    "page": ("全版", "the page"),
    "shown": ("对照见 {path}", "compare in {path}"),
    "old": ("基准", "Kept"),
    "new": ("现在", "Now"),
    "difference": ("不同", "Difference"),
    "title": ("版面对照", "Pages compared"),
}


def told(key: str, lang: str, **values: object) -> str:
    """A sentence in ``zh``… or English."""
    return _WORDS[key][0 if lang.startswith("zh") else 1].format_map(values)
