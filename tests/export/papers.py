"""Small papers by hand for the exporters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from layout.diagnostic import Diagnostic, Span
from layout.fonts.face import kit_folder, load_face
from layout.geometry import Rect
from layout.model import Role
from layout.paper import Frame, GlyphRun, Item, Line, Node, Page, Paper, PlacedFace
from layout.style import BLACK, Colour

FONTS = Path(__file__).parent.parent / "fonts"
KIT = {
    "宋": PlacedFace(str(kit_folder() / "Song-Regular.otf"), 0, "Song-Regular"),
    "黑": PlacedFace(str(kit_folder() / "Hei-Bold.otf"), 0, "Hei-Bold"),
    "楷": PlacedFace(str(kit_folder() / "Kai-Regular.ttf"), 0, "Kai-Regular"),
}
AT = Span("稿/a.md", 3, 1)
RED = Colour("红", (0, 1000, 1000, 0))
SPOT = Colour("专红", (0, 900, 860, 0), spot=True)


class Sheet:
    """Gathers runs and other items for a paper of one page, 300 x 400 pt."""

    def __init__(self, faces: dict[str, PlacedFace] | None = None, bleed: int = 0, colour_class: str = "full") -> None:
        self.faces = KIT if faces is None else faces
        self.bleed, self.colour_class = bleed, colour_class
        self.nodes: list[Node] = []
        self.items: list[Item] = []
        self.lines: list[Line] = []
        self.diagnostics: list[Diagnostic] = []

    def node(self, text: str, role: Role = Role.BODY) -> int:
        self.nodes.append(Node("甲", role, text, AT))
        return len(self.nodes) - 1

    def run(
        self,
        text: str,
        x: int = 20_000,
        y: int = 50_000,
        *,
        size: int = 10_000,
        scale: int = 1000,
        face: str = "宋",
        colour: Colour = BLACK,
        shifts: tuple[tuple[int, int], ...] = (),
        space: int = 0,
        gaps: int = 0,
        node: int | None = None,
        start: int = 0,
        offsets: tuple[int, ...] | None = None,
        glyphs: tuple[int, ...] | None = None,
    ) -> GlyphRun:
        """Add a run of nominal glyphs; ``text`` stands at ``start`` of ``node``, or is a node of its own."""
        font = load_face(self.faces[face].path, self.faces[face].number).font
        if glyphs is None:
            glyphs = tuple(font.get_nominal_glyph(ord(c)) or 0 for c in text)
        index = self.node(text) if node is None else node
        made = GlyphRun(
            x, y, size, scale, face, colour, glyphs, shifts, space, gaps, index, start, start + len(text), offsets
        )  # fmt: skip
        self.items.append(made)
        return made

    def paper(self, lines: bool = False) -> Paper:
        frame = Frame("column", "头条", Rect(20_000, 40_000, 160_000, 300_000), tuple(self.items), tuple(self.lines))
        page = Page("01", "要闻", 300_000, 400_000, self.bleed, self.colour_class, (frame,))
        return Paper(
            "测试日报 2020年9月29日", "zh-Hans", date(2020, 9, 29), (page,), tuple(self.nodes), self.faces,
            tuple(self.diagnostics),
        )  # fmt: skip

    def pdf(self, proof: bool = False, stamp: str = "") -> bytes:
        from layout.export.pdf import write_pdf

        paper = self.paper()
        return write_pdf(paper, paper.pages, proof=proof, stamp=stamp)
