"""Words that findings hold as arguments, by their key: Chinese and English."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "@text": ("文字", "text"),
    "@fill": ("色块", "an area"),
    "@line": ("线条", "a line"),
    "@picture": ("图片", "a picture"),
    "@shading": ("渐变", "a shading"),
    "@drawing": ("图形", "a drawing"),
    "@spot": ("专色的替代色", "the equivalent of a spot colour"),
}
