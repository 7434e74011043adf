"""The faces of a style book, opened when first used, each with the chain of faces that stand in for it."""

from __future__ import annotations

from pathlib import Path

from layout.diagnostic import Diagnostic, diagnose
from layout.fonts.face import KIT, Face, FaceError, kit_folder, load_face
from layout.fonts.shape import Chain
from layout.paper import PlacedFace
from layout.style import FaceSpec

LAST_RESORT = "kit:Song-Regular.otf"


def locate(spec: FaceSpec, root: Path) -> Path:
    """The file of a face: in the kit, or under the paper's root."""
    return kit_folder() / spec.path[len(KIT) :] if spec.path.startswith(KIT) else root / spec.path


class FontBook:
    """Names of the style book to open faces. What cannot be opened is reported once; the kit's Song stands in."""

    def __init__(self, faces: dict[str, FaceSpec], root: Path) -> None:
        self._specs, self._root = faces, root
        self._chains: dict[str, Chain] = {}
        self._opened: dict[str, Face] = {}
        self.diagnostics: list[Diagnostic] = []

    def face(self, name: str) -> Face:
        """The face called ``name``; every name was checked when the style book was read."""
        if name not in self._opened:
            spec = self._specs[name]
            try:
                self._opened[name] = load_face(str(locate(spec, self._root)), spec.number)
            except FaceError:
                self.diagnostics.append(diagnose("font-missing", spec.at, face=name, path=spec.path))
                self._opened[name] = load_face(str(kit_folder() / LAST_RESORT[len(KIT) :]))
        return self._opened[name]

    def chain(self, name: str) -> Chain:
        """The face called ``name`` and its stand-ins, without repeats."""
        if name not in self._chains:
            names = tuple(dict.fromkeys((name, *self._specs[name].fallback)))
            self._chains[name] = Chain(names, self.face)
        return self._chains[name]

    def placed(self) -> dict[str, PlacedFace]:
        """The faces opened so far, as the paper records them."""
        return {
            name: PlacedFace(face.path, face.index, Path(face.path).stem) for name, face in sorted(self._opened.items())
        }
