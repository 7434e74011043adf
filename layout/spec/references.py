"""详见 and 题自: what a teaser takes from the story it leads to, found anew each time, so that it is never stale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from layout.diagnostic import Diagnostic, diagnose
from layout.model import PageSpec, Placement, Reference, Story

UNKNOWN = "？"  #: the page of a story that stands on none, on the proof


def homes(pages: Iterable[PageSpec]) -> dict[str, str]:
    """Stories -> the pages that they begin on."""
    found: dict[str, str] = {}
    for page in pages:
        for placement in page.placements:
            if placement.story and not placement.origin:
                found.setdefault(placement.story, page.id)
    return found


def resolve(
    pages: Sequence[PageSpec], others: Callable[[], Sequence[PageSpec]], problems: list[Diagnostic]
) -> tuple[PageSpec, ...]:
    """The pages with a page in each 详见 that names a story. ``others`` reads the rest of the issue, if it must."""
    wanted = {p.reference.story for page in pages for p in page.placements if p.reference and p.reference.story}
    known = homes(pages)
    if not wanted <= known.keys():
        known = homes(others()) | known

    def resolved(placement: Placement) -> Placement:
        given = placement.reference
        return placement._replace(reference=_resolved(given, known, problems)) if given and given.story else placement

    return tuple(page._replace(placements=tuple(map(resolved, page.placements))) for page in pages)


def _resolved(given: Reference, known: Mapping[str, str], problems: list[Diagnostic]) -> Reference:
    page = known.get(given.story, "") if not given.external else ""
    if not page:
        problems.append(diagnose("reference-story", given.at, story=given.story))
    return given._replace(page=page or UNKNOWN)


def entitle(
    stories: Mapping[str, Story], read: Callable[[str], Story | None], problems: list[Diagnostic]
) -> dict[str, Story]:
    """The stories with the headlines that they take from others; ``read`` gives one that no page at hand places."""
    found = dict(stories)
    for name, story in stories.items():
        wanted = story.heading.title_of
        if wanted is None:
            continue
        other = stories.get(wanted.story) or read(wanted.story)
        texts = other.heading.headline if other else ()
        if not texts:
            problems.append(diagnose("title-missing", wanted.at, story=wanted.story))
        found[name] = story._replace(heading=story.heading.with_headline(texts))
    return found
