"""What changed between two dumps, or between two PDFs: results, whose causes are not known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from PIL import Image, ImageChops

from layout.diff.change import Change, Word, change
from layout.diff.errors import DiffError
from layout.diff.texts import Para, Place, edits, paragraphs
from layout.diff.words import NONE, ROLES
from layout.model import HEADING, Role

DPI = 72
FAINT = 24  #: a grey that differs by no more is the same
_KEYS = ("title", "language", "date", "faces", "pages", "nodes", "diagnostics")
Dump = dict[str, object]


def read_dump(path: Path) -> Dump:
    """A dump. Raises DiffError."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise DiffError(f"{path}：转储损坏了，读不成", f"{path}: the dump is damaged and cannot be read") from error
    if not isinstance(found, dict) or not {"pages", "nodes"} <= found.keys():
        raise DiffError(f"{path}：不是 layout dump 写的", f"{path}: is no dump of `layout dump`")
    if tuple(found) != _KEYS:
        raise DiffError(
            f"{path}：是另一版工具写的转储；用这一版重新转储",
            f"{path}: a dump of another version of the tool; dump it anew",
        )
    return found


def dumps(old: Path, new: Path) -> list[Change]:
    """The changes between two dumps. Raises DiffError."""
    a, b = read_dump(old), read_dump(new)
    try:
        return [*_heads(a, b), *_pages(a, b), *_texts(a, b)]
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise DiffError(f"{old}、{new}：转储损坏了，读不成", f"{old}, {new}: a dump is damaged") from error


def _heads(old: Dump, new: Dump) -> Iterator[Change]:
    for key, what in (("title", Word("标题", "title")), ("date", Word("出版日期", "the date"))):
        if old[key] != new[key]:
            yield change("setting", what=what, old=str(old[key]), new=str(new[key]))


def _listed(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return value


def _pages(old: Dump, new: Dump) -> Iterator[Change]:
    before, after = ({str(page["page"]): page for page in _listed(side["pages"])} for side in (old, new))
    for page in {**before, **after}:
        if page not in before or page not in after:
            yield change("page-added" if page in after else "page-removed", page)
            continue
        a, b = before[page], after[page]
        for key, what in (("name", Word("版名", "page name")), ("colour", Word("色", "colours"))):
            if a[key] != b[key]:
                yield change("setting", page, what=what, old=str(a[key]) or NONE, new=str(b[key]) or NONE)
        yield from _pictures(page, a, b)


def _pictures(page: str, old: dict[str, object], new: dict[str, object]) -> Iterator[Change]:
    def pictures(side: dict[str, object]) -> dict[str, dict[str, object]]:
        items = (item for frame in _listed(side["frames"]) for item in _listed(frame.get("items", [])))
        return {str(item["picture"]): item for item in items if "picture" in item}

    before, after = pictures(old), pictures(new)
    for name in {**before, **after}:
        if name not in before or name not in after:
            kind, key = ("picture-added", "new") if name in after else ("picture-removed", "old")
            yield change(kind, page, **{key: name})
            continue
        for key, what in (("at", Word("位置和大小", "place and size")), ("crop", Word("裁切", "crop"))):
            a, b = before[name][key], after[name][key]
            if a != b:
                said = Word(f"照片 {name} 的{what.zh}", f"{what.en} of {name}")
                yield change("setting", page, what=said, old=str(a), new=str(b))


def _texts(old: Dump, new: Dump) -> Iterator[Change]:
    def stories(side: Dump) -> dict[str, list[Para]]:
        found: dict[str, list[Para]] = {}
        nodes = side["nodes"]
        for story, role, text in nodes if isinstance(nodes, list) else ():
            found.setdefault(str(story), []).append(Para(Role(role), str(text)))
        return found

    before, after = stories(old), stories(new)
    for story in {**before, **after}:
        a, b = before.get(story, []), after.get(story, [])
        heads = [para.text for para in b or a if para.role in HEADING and para.role is Role.HEADLINE]
        at = Place("", story, " ".join(heads) or story)
        if not a or not b:
            yield change("story-added" if b else "story-removed", *at)
        elif story:
            yield from paragraphs(at, a, b)
        else:
            yield from paragraphs(Place("", "", ROLES[Role.MASTHEAD].zh), a, b)


def pdfs(old: Path, new: Path) -> list[Change]:
    """The changes between two PDFs, page by page. Raises DiffError."""
    a, b = read_pdf(old), read_pdf(new)
    found = []
    for at in range(max(len(a), len(b))):
        page = str(at + 1)
        if at >= len(a) or at >= len(b):
            found.append(change("page-added" if at >= len(a) else "page-removed", page))
            continue
        (size, text, image), (new_size, new_text, new_image) = a[at], b[at]
        if text != new_text:
            found.append(change("pdf-text", page, edits=edits(text, new_text)))
        if size != new_size:
            found.append(change("pdf-size", page, old=size, new=new_size))
        elif (share := differs(image, new_image)) > 0:
            found.append(change("pdf-image", page, percent=f"{max(share, 0.01):.2f}"))
    return found


def differs(old: Image.Image, new: Image.Image) -> float:
    """How much of a picture is another, in percent."""
    grey = ImageChops.difference(old.convert("L"), new.convert("L"))
    counts = grey.histogram()
    return 100 * sum(counts[FAINT + 1 :]) / max(1, grey.width * grey.height)


def read_pdf(path: Path) -> list[tuple[str, str, Image.Image]]:
    """Of each page its size in mm, its text and its picture. Raises DiffError."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as pdf:
            found = []
            for page in pdf:
                width, height = (f"{value * 25.4 / 72:.1f}" for value in page.get_size())
                text = "".join(page.get_textpage().get_text_range().split())
                found.append((f"{width}×{height}mm", text, page.render(scale=DPI / 72).to_pil()))
            return found
    except (OSError, pypdfium2.PdfiumError) as error:
        raise DiffError(f"{path}：不是读得成的 PDF", f"{path}: is no readable PDF") from error
