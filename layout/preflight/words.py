"""Words that findings hold as arguments, by their key: Chinese and English."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "@missing": ("没有这个文件", "there is no such file"),
    "@folder": ("这是文件夹，不是文件", "it is a folder, not a file"),
    "@denied": ("没有读取的权限", "you have no permission to read it"),
    "@disk": ("磁盘报告错误", "the disk reported an error"),
    "@text": ("文字", "text"),
    "@fill": ("色块", "an area"),
    "@line": ("线条", "a line"),
    "@picture": ("图片", "a picture"),
    "@shading": ("渐变", "a shading"),
    "@drawing": ("图形", "a drawing"),
    "@spot": ("专色的替代色", "the equivalent of a spot colour"),
}
