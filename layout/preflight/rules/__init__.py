"""The rule set, as data: one table, a file for each chapter.

To add a rule: a row here, a call of ``Findings.add`` with its code in the chapter's file in ``checks``, and a way to
break it in ``tests/preflight/broken.py``. ``docs/preflight.md`` is written from this table.
"""

from __future__ import annotations

from layout.preflight.rules import (
    annots,
    boxes,
    colour,
    file,
    fonts,
    images,
    ink,
    intent,
    metadata,
    overprint,
    transparency,
)
from layout.preflight.rules.rule import Rule, Table

CHAPTERS: dict[str, tuple[str, str, Table]] = {
    "file": ("文件", "the file", file.TABLE),
    "boxes": ("页面框", "page boxes", boxes.TABLE),
    "fonts": ("字体", "fonts", fonts.TABLE),
    "colour": ("颜色", "colour", colour.TABLE),
    "intent": ("输出意图", "output intent", intent.TABLE),
    "metadata": ("文件信息", "metadata", metadata.TABLE),
    "transparency": ("透明", "transparency", transparency.TABLE),
    "overprint": ("叠印", "overprint", overprint.TABLE),
    "ink": ("墨", "ink", ink.TABLE),
    "images": ("图片", "pictures", images.TABLE),
    "annotations": ("批注和图层", "annotations and layers", annots.TABLE),
}  #: Chinese name, English name, rules

RULES: dict[str, Rule] = {code: rule for _, _, table in CHAPTERS.values() for code, rule in table.items()}
