"""An issue's pages beside those that were kept: what differs and where, in a sentence a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from layout.proof.words import words
from layout.regress import baseline
from layout.regress.baseline import Kept, Made, Shot
from layout.regress.picture import changed, read_png
from layout.regress.words import told

SAME, DIFFERENT, UNREADABLE = 0, 1, 2  #: exit status

_LINE = re.compile(r'    - \[(-?\d+), (-?[\d.]+), (-?[\d.]+), [\d.]+, "(.*)"(?:, down)?\]')
_FRAME = re.compile(r"  - frame: \{kind: ([^,]+)(?:, area: (.+?))?, at: \[(-?[\d.]+), (-?[\d.]+), (.*)\]\}")
_SHEET = re.compile(r"  sheet: \{size: \[([\d.]+), ([\d.]+)\]")


class Task(NamedTuple):
    """How issues are compared."""

    dpi: int
    tolerance: float  #: share of a page's pixels that may differ
    lang: str
    option: str  #: what keeps pages anew, as the sentences name it

    def told(self, key: str, **values: object) -> str:
        """A sentence."""
        return told(key, self.lang, option=self.option, **values)


class Found(NamedTuple):
    """What is to be said of a page, or ("") of the whole issue. The rest is for the HTML comparison."""

    page: str
    status: int
    sentence: str
    old_dump: str = ""
    new_dump: str = ""
    old: Image.Image | None = None
    new: Image.Image | None = None


def compare(folder: Path, made: Made, task: Task) -> list[Found]:
    """A Found for each page, those of the issue first."""
    known = baseline.kept_pages(folder)
    if not known:
        return [Found("", UNREADABLE, task.told("none"))]
    now = baseline.names(folder, made)
    kept = {page: baseline.read(folder / f"{page}.yaml") for page in known if made.whole or page in now}
    found = list(_versions(kept, task))
    if any(item.status for item in found):
        return found
    found += [_page(folder, shot, kept, task) for shot in made.shots]
    extra = [page for page in kept if page not in now]
    return found + [Found(page, DIFFERENT, task.told("extra", page=page)) for page in extra]


def _versions(kept: Mapping[str, Kept], task: Task) -> Iterator[Found]:
    """What is to be said of the versions that wrote these pages."""
    tools = {item.tool: page for page, item in kept.items() if not item.fault}
    if len(tools) > 1:
        found = ", ".join(f"{page} {tool}" for tool, page in sorted(tools.items()))
        yield Found("", UNREADABLE, task.told("versions", found=found))
    elif tools and baseline.tool() not in tools:
        yield Found("", SAME, task.told("older", kept=next(iter(tools)), now=baseline.tool()))


def _page(folder: Path, shot: Shot, pages: Mapping[str, Kept], task: Task) -> Found:
    def unreadable(key: str, path: Path, **values: object) -> Found:
        return Found(shot.page, UNREADABLE, task.told(key, file=path.name, **values))

    text, picture = baseline.files(folder, shot.page)
    for path in (text, picture):
        if not path.is_file():
            return Found(shot.page, DIFFERENT, task.told("missing", page=shot.page, file=path.name))
    kept = pages[text.stem]
    if kept.fault or (kept.dump != shot.dump and not baseline.is_dump(kept.dump)):
        return unreadable(kept.fault or "damaged", text)
    old, new = read_png(picture), shot.image
    if old is None:
        return unreadable("damaged", picture)
    if kept.dump != shot.dump:
        sentence = difference(shot.page, kept.dump, shot.dump, task.lang)
        return Found(shot.page, DIFFERENT, sentence, kept.dump, shot.dump, old, new)
    if old.size != new.size:  # the page is as large as it was
        sizes = [f"{image.width}×{image.height}" for image in (old, new)]
        return unreadable("dpi", picture, kept=sizes[0], now=sizes[1])
    pixels, share, (x, y) = changed(old, new)
    if share > task.tolerance:
        at = {"x": x * 72 // task.dpi, "y": y * 72 // task.dpi}
        allowed = f"{task.tolerance:.4%}"
        sentence = task.told("picture", page=shot.page, count=pixels, share=f"{share:.4%}", allowed=allowed, **at)
        return Found(shot.page, DIFFERENT, sentence, kept.dump, shot.dump, old, new)
    return Found(shot.page, SAME, task.told("near", share=f"{share:.4%}") if pixels else task.told("same"))


def difference(page: str, old: str, new: str, lang: str) -> str:
    """The first of the places where two dumps of a page differ, and how many there are."""
    before, after = old.split("\n"), new.split("\n")
    changes = [op for op in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if op[0] != "equal"]
    _, i, j, k, m = next((op for op in changes if op[1]), changes[0])  # the faces above all say less than their use
    was, now = (before[i] if i < j else ""), (after[k] if k < m else "")
    where = _where(after[: k + 1], lang) if k < m else _where(before[: i + 1], lang)
    common = {"page": page, "count": sum(max(j - i, m - k) for _, i, j, k, m in changes), "where": where}
    if (c := _SHEET.match(was)) and (d := _SHEET.match(now)) and c.groups() != d.groups():
        sizes = [" × ".join(size.groups()) for size in (c, d)]
        return told("size", lang, **common, old=sizes[0], new=sizes[1])
    a, b = _LINE.fullmatch(was), _LINE.fullmatch(now)
    if a and b and a[4] != b[4]:
        return told("text", lang, **common, row=_row(b[1], lang), old=a[4], new=b[4])
    if a and b and a.groups() != b.groups():
        dx, dy = Decimal(b[2]) - Decimal(a[2]), Decimal(b[3]) - Decimal(a[3])
        return told(
            "moved", lang, **common, row=_row(b[1], lang), new=b[4], dx=f"{dx.normalize():f}", dy=f"{dy.normalize():f}"
        )
    c, d = _FRAME.fullmatch(was), _FRAME.fullmatch(now)
    if c and d and c.group(1, 2, 5) == d.group(1, 2, 5):  # as large as before
        dx, dy = Decimal(d[3]) - Decimal(c[3]), Decimal(d[4]) - Decimal(c[4])
        return told("frame", lang, **common, dx=f"{dx.normalize():f}", dy=f"{dy.normalize():f}")
    if all(line.strip().startswith(("type:", "faces:")) for line in (was, now) if line):
        sides = [line.partition(": ")[2].strip("[{}]").replace('"', "") for line in (was, now)]
        return told("faces", lang, **common, old=sides[0], new=sides[1])
    bare = [line.strip() or told("nothing", lang) for line in (was, now)]
    return told("other", lang, **common, old=bare[0], new=bare[1])


def _where(lines: Sequence[str], lang: str) -> str:
    """The frame in which the last of these lines stands."""
    found: Iterator[re.Match[str] | None] = map(_FRAME.match, reversed(lines))
    frame = next((match for match in found if match), None)
    if frame is None:
        return told("page", lang)
    kind, area = frame[1], (frame[2] or "").strip('"')
    kind = words(lang).get(kind, kind)
    return f"“{area}”{kind if lang.startswith('zh') else ' ' + kind}" if area else kind


def _row(row: str, lang: str) -> str:
    """The row of a line; a line that is on no row of the grid has -1."""
    return "" if row.startswith("-") else told("row", lang, row=row)
