"""Pictures: captions, credits, the fold, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from layout.diagnostic import Arg
from layout.flow.placing import PlacedFigure, Plate
from layout.flow.story import Outcome
from layout.lint.rule import ART, ERROR, TRADE, WARNING, Found, Rule, Table, on_pages
from layout.lint.rules.headings import FOLDED
from layout.lint.view import PageView, View, figures
from layout.model import Figure

_CREDIT = re.compile(r"(?:摄影?|供图|图片来源.{0,20}|资料图片?|资料照片|[社报网]发|提供|绘|制图)[）)。]?$")
_AD = re.compile(r"广告|(?:^|[-_/])ads?(?=[-_/.\d]|$)", re.IGNORECASE)


class _Shown(NamedTuple):
    """A figure on a page."""

    outcome: Outcome
    placed: PlacedFigure

    @property
    def figure(self) -> Figure:
        return self.placed.figure

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(image.path for image in self.figure.images)

    @property
    def is_ad(self) -> bool:
        """By its name: an advertisement is a picture like any other."""
        own = (self.outcome.placement.area, self.outcome.story.id) if self.outcome.figure else ()
        return any(_AD.search(name) for name in (*own, *self.names))

    def found(self, **args: Arg) -> Found:
        return Found(self.figure.at, {"path": self.names[0], **args}, (self.outcome.story.id,))


def _figures(page: PageView) -> Iterator[_Shown]:
    """Pictures, those among text too; not codes."""
    for outcome in page.made.outcomes:
        yield from (_Shown(outcome, placed) for placed in figures(outcome) if not placed.figure.code)


def _photos(page: PageView) -> Iterator[_Shown]:
    """Photographs: not drawings and placed pages, which say themselves what they are."""
    for shown in _figures(page):
        if not shown.is_ad and not all(name.lower().endswith((".pdf", ".svg")) for name in shown.names):
            yield shown


def _uncaptioned(page: PageView, view: View) -> Iterator[Found]:
    yield from (shown.found() for shown in _photos(page) if not shown.figure.caption)


def _uncredited(page: PageView, view: View) -> Iterator[Found]:
    for shown in _photos(page):
        if not shown.figure.credit and not any(_CREDIT.search(text.text) for text in shown.figure.caption):
            yield shown.found()


def _fold(page: PageView, view: View) -> Iterator[Found]:
    height = page.page.height
    if height < FOLDED or not view.listed or page.spec.id != view.listed[0]:
        return
    for shown in _figures(page):
        if shown.placed.rect.y < height // 2 < shown.placed.rect.bottom:
            yield shown.found(mm=round(height / 2 / 2834.6))


def _unmarked(page: PageView, view: View) -> Iterator[Found]:
    """An advertisement on whose page, and in which, nothing says 广告."""
    for shown in _figures(page):
        figure = shown.figure
        texts = [*figure.caption, *filter(None, [figure.credit]), *shown.outcome.story.heading.headline]
        said = any("广告" in text.text for text in texts) or "广告" in page.spec.name
        if shown.is_ad and not said and not any(_in_file(plate) for plate in shown.placed.plates):
            yield shown.found()


def _in_file(plate: Plate) -> bool:
    """Whether a placed page says 广告 in text that can be read; what is drawn as outlines cannot."""
    if plate.picture.placed is None:
        return False
    import pypdfium2 as pdfium  # only where an advertisement is placed: 40 ms

    document = pdfium.PdfDocument(plate.picture.path)
    try:
        found: str = document[plate.image.page - 1].get_textpage().get_text_range()
    finally:
        document.close()
    return "广告" in found


TABLE: Table = {
    "picture-no-caption": Rule(
        ERROR,
        TRADE,
        on_pages(_uncaptioned),
        "图片 {path} 没有图片说明",
        "the picture {path} has no caption",
        "在稿件里写正文：是什么、在哪里、什么时候",
        "write its caption: what, where, when",
        "新闻图片都有说明。是广告，就让区或文件的名字里有“广告”。",
        "News pictures have captions. Name an advertisement's area or file so.",
    ),
    "picture-no-credit": Rule(
        ERROR,
        TRADE,
        on_pages(_uncredited),
        "图片 {path} 没有摄影署名",
        "the picture {path} has no credit",
        "写“摄: 本报记者 某某 摄”；旧照片写“资料图片”",
        "write `credit`",
        "谁拍的，或从哪里来，要写明。写在说明末尾也算。",
        "Who took it, or where it is from. At the end of the caption will do.",
    ),
    "picture-fold": Rule(
        WARNING,
        TRADE,
        on_pages(_fold),
        "图片 {path} 压在折线上（离上边 {mm} 毫米）",
        "the picture {path} stands on the fold ({mm} mm down)",
        "整幅上移或下移",
        "move it up or down",
        "对开报从当中折，折痕会穿过图片。",
        "A broadsheet is folded across its middle.",
    ),
    "ad-unmarked": Rule(
        WARNING,
        f"{ART} §38",
        on_pages(_unmarked),
        "广告 {path} 没有标明“广告”",
        "the advertisement {path} does not say 广告",
        "写在图片说明或版名里；已经画在图上的，写“免检: [ad-unmarked]”",
        "say so in its caption or the page's name; where the picture shows it, write `lint_off: [ad-unmarked]`",
        "广告要标明“广告”，不能像新闻。名字里有“广告”的区和文件算广告；图里的字看不到。",
        "Advertisements are marked. Areas and files are told by their names; what a picture shows cannot be read.",
    ),
}
