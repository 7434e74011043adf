"""An issue's pages beside those that were kept: what differs and where, in a sentence a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import yaml
from PIL import Image

from layout.proof.words import words
from layout.regress import baseline
from layout.regress.baseline import FORMAT, Kept, Shot, dump_file, picture_file
from layout.regress.picture import changed, read_png
from layout.regress.words import told

SAME, DIFFERENT, UNREADABLE = 0, 1, 2  #: exit status

_LINE = re.compile(r'    - \[(-?\d+), (-?[\d.]+), (-?[\d.]+), [\d.]+, "(.*)"(?:, down)?\]')
_FRAME = re.compile(r"  - frame: \{kind: ([^,]+)(?:, area: (.+?))?, at: \[(-?[\d.]+), (-?[\d.]+), (.*)\]\}")


class Found(NamedTuple):
    """What is to be said of a page, or ("") of the whole issue. The rest is for the HTML comparison."""

    page: str
    status: int
    sentence: str
    old_dump: str = ""
    new_dump: str = ""
    old: Image.Image | None = None
    new: Image.Image | None = None


def compare(folder: Path, made: Sequence[Shot], tolerance: float, dpi: int, lang: str, whole: bool) -> list[Found]:
    """A Found for each page, those of the issue first; ``whole``: all its pages were set, so no other may be kept."""
    known = baseline.kept_pages(folder)
    if not known:
        return [Found("", UNREADABLE, told("none", lang))]
    kept = {page: baseline.read(dump_file(folder, page)) for page in known}
    tools = {item.tool: page for page, item in kept.items() if item is not None and item.format == FORMAT}
    if len(tools) > 1:
        versions = ", ".join(f"{page} {tool}" for tool, page in sorted(tools.items()))
        return [Found("", UNREADABLE, told("versions", lang, found=versions))]
    found = []
    if tools and baseline.tool() not in tools:
        found.append(Found("", SAME, told("older", lang, kept=next(iter(tools)), now=baseline.tool())))
    names = {dump_file(folder, shot.page).stem for shot in made}
    found += [_page(folder, shot, kept.get(dump_file(folder, shot.page).stem), tolerance, dpi, lang) for shot in made]
    if whole:
        extra = [page for page in known if page not in names]
        found += [Found(page, DIFFERENT, told("extra", lang, page=page)) for page in extra]
    return found


def _page(folder: Path, shot: Shot, kept: Kept | None, tolerance: float, dpi: int, lang: str) -> Found:
    text, picture = dump_file(folder, shot.page), picture_file(folder, shot.page)
    for path in (text, picture):
        if not path.is_file():
            return Found(shot.page, DIFFERENT, told("missing", lang, page=shot.page, file=path.name))
    if kept is None:
        return Found(shot.page, UNREADABLE, told("damaged", lang, file=text.name))
    if kept.format != FORMAT:
        return Found(shot.page, UNREADABLE, told("format", lang, file=text.name))
    if kept.dump != shot.dump and not _is_dump(kept.dump):
        return Found(shot.page, UNREADABLE, told("damaged", lang, file=text.name))
    old = read_png(picture.read_bytes())
    if old is None:
        return Found(shot.page, UNREADABLE, told("damaged", lang, file=picture.name))
    sentence = (
        difference(shot.page, kept.dump, shot.dump, lang)
        if kept.dump != shot.dump
        else _seen(shot, old, picture.name, tolerance, dpi, lang)
    )
    if not sentence:
        return Found(shot.page, SAME, told("same", lang))
    return Found(shot.page, DIFFERENT, sentence, kept.dump, shot.dump, old, shot.image)


def _is_dump(text: str) -> bool:
    """Whether this is a dump that nothing has cut or broken."""
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        content = yaml.load(text, loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and set(content) == {"faces", "pages"} and text.endswith("\n")


def _seen(shot: Shot, old: Image.Image, file: str, tolerance: float, dpi: int, lang: str) -> str:
    """What is to be said of two pictures; "" nothing."""
    new = shot.image
    if old.size != new.size:
        sizes = [f"{image.width}×{image.height}" for image in (old, new)]
        return told("dpi", lang, file=file, kept=sizes[0], now=sizes[1])
    pixels, share, (x, y) = changed(old, new)
    if share <= tolerance:
        return ""
    values = {"count": pixels, "share": f"{share:.4%}", "allowed": f"{tolerance:.4%}"}
    return told("picture", lang, page=shot.page, x=x * 72 // dpi, y=y * 72 // dpi, **values)


def difference(page: str, old: str, new: str, lang: str) -> str:
    """The first of the places where two dumps of a page differ, and how many there are."""
    before, after = old.splitlines(), new.splitlines()
    changes = [op for op in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if op[0] != "equal"]
    _, i, j, k, m = changes[0]
    was, now = (before[i] if i < j else ""), (after[k] if k < m else "")
    where = _where(after[: k + 1], lang) if k < m else _where(before[: i + 1], lang)
    common = {"page": page, "count": sum(max(j - i, m - k) for _, i, j, k, m in changes), "where": where}
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
    faces = all(line.strip().startswith(("type:", "faces:")) for line in (was, now) if line)
    bare = [line.strip() or told("nothing", lang) for line in (was, now)]
    return told("faces" if faces else "other", lang, **common, old=bare[0], new=bare[1])


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
