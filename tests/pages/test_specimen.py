"""The specimen of inline markup: nothing is wrong with it, and it holds every tag there is."""

from __future__ import annotations

from pathlib import Path

from layout.model import Inline, Paragraph, Role
from layout.pipeline import typeset
from layout.spec import markup
from layout.spec.issue import load

SPECIMEN = Path(__file__).parents[2] / "issues" / "specimen"


def test_nothing_is_wrong_with_it() -> None:
    result = typeset(SPECIMEN)
    assert result.paper
    assert result.diagnostics == ()


def test_it_shows_every_tag() -> None:
    loaded = load(SPECIMEN, ())
    assert loaded.issue
    blocks = [block for story in loaded.issue.stories.values() for block in story.blocks]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    shown: set[Role | Inline] = {block.role for block in paragraphs}
    shown |= {mark.role for block in paragraphs for mark in block.text.marks}
    shown |= {effect.kind for block in paragraphs for effect in block.text.effects}
    assert shown >= {tag.sort for tag in markup.TAGS.values()} | {Role.VERSE}
