"""``layout fonts``: the faces of the kit and of a paper, what they are and what they hold."""

from __future__ import annotations

from pathlib import Path

from layout.fonts.book import locate
from layout.fonts.face import FaceError, kit_folder, load_face
from layout.style import FaceSpec


def catalogue(paper: str | None) -> list[str]:
    """A row a face: name, file, version, number of characters, what may be embedded."""
    rows = [_row(path.stem, path, 0) for path in sorted(kit_folder().iterdir()) if path.suffix in (".otf", ".ttf")]
    if paper is not None:
        rows += [_row(spec.name, locate(spec, root), spec.number) for root, spec in _own(Path(paper))]
    return rows


def kit_file(name: str) -> Path | None:
    """The file of a face of the kit, by the name that ``catalogue`` shows; None where there is none."""
    faces = (path for path in kit_folder().iterdir() if path.suffix in (".otf", ".ttf"))
    return next((path for path in faces if name in (path.stem, path.name)), None)


def _own(folder: Path) -> list[tuple[Path, FaceSpec]]:
    """The faces that a paper names beside the kit's."""
    from layout.spec.issue import load

    loaded = load(folder, ())
    faces = loaded.style.faces.values() if loaded.style else ()
    return [(loaded.root, spec) for spec in faces if not spec.path.startswith("kit:")]


def _row(name: str, path: Path, number: int) -> str:
    from fontTools.ttLib import TTFont, TTLibError  # a command for people: it may take its time

    try:
        face = load_face(str(path), number)
        with TTFont(str(path), fontNumber=number, lazy=True) as font:
            version = font["name"].getDebugName(5) or ""
            full = font["name"].getDebugName(4) or ""
            restricted = font["OS/2"].fsType & 0x0002
    except (FaceError, TTLibError, OSError, KeyError) as error:
        return f"{name}\t{path.name}\t!! {error}"
    count = len(face.hb_face.unicodes)
    embed = "不可嵌入" if restricted else "可嵌入"
    return f"{name}\t{path.name}\t{full}\t{version}\t{count} 字\t{embed}"
