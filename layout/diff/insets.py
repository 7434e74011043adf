"""The insets of a story before and after: which of them are the same, and what was changed about each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from layout.diff.change import Change, word
from layout.diff.tables import Say, Wording
from layout.model import Figure, Inset

PLACE = ("columns", "width", "rows", "place", "from_row", "wrap", "corners", "clear")


class InsetDiff(NamedTuple):
    """Compares the insets of one story."""

    say: Say
    wording: Wording
    figure: Callable[[Figure | None, Figure | None], Iterator[Change]]

    def changes(self, old: Sequence[Inset], new: Sequence[Inset]) -> Iterator[Change]:
        """All that was changed, inset by inset; then their order."""
        pairs = _pairs(old, new)
        for before, after in pairs:
            if before is None or after is None:
                gone = old[before] if before is not None else None
                yield from self._one(gone, new[after] if after is not None else None)
            else:
                yield from self._content(old[before], new[after])
                yield from self._place(old[before], new[after])
        order = [before for before, after in pairs if before is not None and after is not None]
        if order != sorted(order):
            yield self.say("inset-order")

    def _one(self, old: Inset | None, new: Inset | None) -> Iterator[Change]:
        """One that came or went."""
        yield from self.figure(_figure(old), _figure(new))
        yield from self.wording(word("pullquote"), _said(old), _said(new))

    def _content(self, old: Inset, new: Inset) -> Iterator[Change]:
        if isinstance(old.content, Figure) and isinstance(new.content, Figure):
            yield from self.figure(old.content, new.content)
        elif not isinstance(old.content, Figure) and not isinstance(new.content, Figure):
            texts = old.content.texts, new.content.texts
            yield from self.wording(word("pullquote"), _said(old), _said(new), texts)
            if _said(old) == _said(new) and [t.text for t in texts[0]] != [t.text for t in texts[1]]:
                yield self.say("breaks", texts, part=word("pullquote"))

    def _place(self, old: Inset, new: Inset) -> Iterator[Change]:
        part = word("an-inset" if isinstance(new.content, Figure) else "pullquote")
        for field in PLACE:
            was, now = _shown(field, old), _shown(field, new)
            if was == now:
                continue
            if field == "corners":
                yield self.say("inset-corners")
            else:
                yield self.say("inset-set", part=part, field=word(f"inset-{field}"), old=was, new=now)


def _pairs(old: Sequence[Inset], new: Sequence[Inset]) -> list[tuple[int | None, int | None]]:
    """Those of the same content; then those of the same kind, in their order; in the order of the new ones."""
    found: dict[int, int] = {}
    left = list(range(len(old)))
    for alike in (_key, _kind):
        for at, inset in enumerate(new):
            match = next((one for one in left if at not in found and alike(old[one]) == alike(inset)), None)
            if match is not None:
                left.remove(match)
                found[at] = match
    return [*((found.get(at), at) for at in range(len(new))), *((one, None) for one in left)]


def _figure(inset: Inset | None) -> Figure | None:
    return inset.content if inset and isinstance(inset.content, Figure) else None


def _kind(inset: Inset) -> str:
    return "figure" if isinstance(inset.content, Figure) else "quote"


def _key(inset: Inset) -> object:
    content = inset.content
    if isinstance(content, Figure):
        return [(image.path, image.page, image.code) for image in content.images]
    return _said(inset)


def _said(inset: Inset | None) -> str:
    if inset is None or isinstance(inset.content, Figure):
        return ""
    return "".join(text.text for text in inset.content.texts)


def _shown(field: str, inset: Inset) -> str:
    """One thing about where an inset stands, as an editor says it."""
    if field == "place":
        return word(f"{inset.across}-{inset.down}")
    if field == "rows":
        return "-".join(dict.fromkeys(map(str, inset.rows))) if any(inset.rows) else word("none")
    if field == "width":
        return word("em", f"{inset.width / 1000:g}") if inset.width else word("usual")
    if field == "clear":
        return word("em", f"{inset.clear / 1000:g}")
    if field == "wrap":
        return word(f"wrap-{inset.wrap}")
    if field == "columns":
        return word("columns-of", inset.columns)
    return str(getattr(inset, field)) if getattr(inset, field) else word("usual")
