"""Hashes of what a PDF prints: blind to compression and wrapping, not to a glyph."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from layout.export.hashes import Hash, HashError, hashes
from layout.export.pdf import write_pdf
from layout.geometry import Rect
from layout.paper import Fill, Paper
from tests.export.papers import SPOT, Sheet
from tests.export.torture import torture


def paper(words: str = "报纸的字") -> Paper:
    """Two pages: type and a tint, a spot."""
    sheet = Sheet()
    sheet.run(words)
    sheet.items.append(Fill(Rect(0, 100_000, 50_000, 50_000), SPOT, 300))
    made = sheet.paper()
    second = made.pages[0]._replace(id="02", frames=())
    return made._replace(pages=(made.pages[0], second))


def pdf(of: Paper) -> bytes:
    return write_pdf(of, of.pages, proof=False)


def resaved(data: bytes, **how: Any) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out, **how)
    return out.getvalue()


def recompressed(data: bytes, level: int) -> bytes:
    """Every Flate stream compressed anew, the objects in the reverse of their order."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/FlateDecode":
                item.write(zlib.compress(item.read_bytes(), level), filter=pikepdf.Name.FlateDecode)
        document.save(out, deterministic_id=True, recompress_flate=False)
    return out.getvalue()


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "recompress_flate": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "linearize": True},
    ],
)
@pytest.mark.parametrize("data", [pdf(paper()), torture()], ids=("ours", "torture"))
def test_another_container_has_the_same_hash(data: bytes, how: dict[str, Any]) -> None:
    other = resaved(data, **how)
    assert other != data
    assert hashes(other, "a") == hashes(data, "a")


@pytest.mark.parametrize("level", [0, 1, 9])
def test_another_compression_has_the_same_hash(level: int) -> None:
    data = pdf(paper())
    other = recompressed(data, level)
    assert other != data and hashes(other, "a") == hashes(data, "a")


def test_content_in_pieces_has_the_same_hash() -> None:
    """Also where a page inherits from the tree and where two pages do not share what is the same."""
    data = pdf(paper())
    with pikepdf.open(BytesIO(data)) as document:
        page = document.pages[0]
        first, rest = page.Contents.read_bytes().split(b"\n", 1)
        streams = [pikepdf.Stream(document, part) for part in (first, rest)]
        page.Contents = pikepdf.Array([document.make_indirect(stream) for stream in streams])
        own = document.pages[1].obj
        own.Resources = document.make_indirect(document.pages[0].obj.Resources)
        box = own.MediaBox
        del own.MediaBox
        document.Root.Pages.MediaBox = box
        out = BytesIO()
        document.save(out)
    before, after = hashes(data, "a"), hashes(out.getvalue(), "a")
    assert after[0] == before[0]


def test_a_page_has_its_name() -> None:
    found = hashes(pdf(paper()), "a.pdf")
    assert [page.name for page in found] == ["01", "02", "a.pdf"]
    assert len({page.digest for page in found}) == 3
    assert all(len(page.digest) == 64 for page in found)


def changed(change: str) -> list[Hash]:
    """The hashes of the paper with one thing changed in the file."""
    with pikepdf.open(BytesIO(pdf(paper()))) as document:
        page = document.pages[0]
        if change == "box":
            page.obj.TrimBox[2] = 299
        elif change == "spot":
            page.obj.Resources.ColorSpace.S1[1] = pikepdf.Name.Gold
        elif change == "font":
            font = page.obj.Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile3
            font.write(font.read_bytes()[:-1] + b"\1")
        elif change == "intent":
            document.Root.OutputIntents = pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name.GTS_PDFX)])
        out = BytesIO()
        document.save(out)
    return hashes(out.getvalue(), "a")


def test_one_glyph_makes_another_hash() -> None:
    before, after = hashes(pdf(paper()), "a"), hashes(pdf(paper("报纸的子")), "a")
    assert before[0] != after[0] and before[2] != after[2]


@pytest.mark.parametrize(("change", "pages"), [("box", 1), ("spot", 1), ("font", 1), ("intent", 0)])
def test_what_prints_otherwise_has_another_hash(change: str, pages: int) -> None:
    before, after = hashes(pdf(paper()), "a"), changed(change)
    assert (before[0] != after[0]) == bool(pages)
    assert before[2] != after[2]


def test_title_and_date_do_not_count() -> None:
    made = paper()
    other = made._replace(title="另一天", date=made.date.replace(year=2021))
    assert pdf(made) != pdf(other) and hashes(pdf(made), "a") == hashes(pdf(other), "a")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"\x89PNG", pdf(paper())[:2000]])
def test_no_pdf_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(HashError):
        hashes(data, "a")


def test_encrypted_and_missing(tmp_path: Path) -> None:
    locked = resaved(pdf(paper()), encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(HashError, match="encrypted"):
        hashes(locked, "a")
    with pytest.raises(HashError, match="No such file"):
        hashes(tmp_path / "none.pdf", "a")


def test_a_circle_and_a_deep_nest_end() -> None:
    with pikepdf.open(BytesIO(pdf(paper()))) as document:
        page = document.pages[0].obj
        page.Resources.Own = pikepdf.Dictionary(Page=page)  # a circle
        out = BytesIO()
        document.save(out)
        assert len(hashes(out.getvalue(), "a")) == 3
        nest = pikepdf.Array()
        for _ in range(100):
            nest = pikepdf.Array([nest])
        page.Resources.Own = nest
        out = BytesIO()
        document.save(out)
    with pytest.raises(HashError, match="deeply"):
        hashes(out.getvalue(), "a")


def test_a_bomb_is_hashed_in_pieces() -> None:
    """A stream of 64 MB out of 64 kB; the pieces, not the whole, are in memory."""
    import tracemalloc

    with pikepdf.open(BytesIO(pdf(paper()))) as document:
        bomb = pikepdf.Stream(document, zlib.compress(bytes(64_000_000)), Filter=pikepdf.Name.FlateDecode)
        document.pages[0].obj.Resources.Own = document.make_indirect(bomb)
        out = BytesIO()
        document.save(out, compress_streams=False)
    tracemalloc.start()
    assert len(hashes(out.getvalue(), "a")) == 3
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000
