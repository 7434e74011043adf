"""The text that all engines set: paragraphs of the newspaper corpus, article by article, none of it kept here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tests.text.prose import FULL, corpus

ARTICLES = 900
LEAST = 300  #: characters of an article
SPARE = 1.05  #: an engine that squeezes makes fewer lines than a count of characters tells
INDENT = 2  #: em, of a paragraph's first line
_HEADLINE = 26
_END = re.compile("[。！？”’）；：，]$")


def _paragraphs() -> Iterator[str]:
    with corpus().open(encoding="utf-8") as lines:
        for line in lines:
            words = (re.sub(r"\](?:nt|ns|nz|i|l)?$", "", word).rsplit("/", 1)[0].lstrip("[") for word in line.split())
            if text := "".join(words).translate(FULL).replace("———", "——"):
                yield text


def _articles() -> Iterator[list[str]]:
    """The paragraphs of each article: a short line without an end mark is a headline."""
    article: list[str] = []
    for text in _paragraphs():
        if len(text) <= _HEADLINE and not _END.search(text):
            if sum(map(len, article)) >= LEAST:
                yield article
            article = []
        else:
            article.append(text)


def estimate(text: str, measure: int) -> int:
    """About how many lines a paragraph makes."""
    return -(-(len(text) + INDENT) // measure)


def paragraphs(measure: int, lines: int) -> list[str]:
    """Paragraphs that make ``lines`` lines of ``measure`` em, or a little more, from all over the 900 articles.

    Articles are taken in an order that jumps (a step prime to their number), so that a part is a fair part.
    """
    articles = list(islice(_articles(), ARTICLES))
    found: list[str] = []
    count = 0
    for at in range(len(articles)):
        for text in articles[at * 367 % len(articles)]:
            found.append(text)
            count += estimate(text, measure)
        if count >= lines * SPARE:
            break
    return found
