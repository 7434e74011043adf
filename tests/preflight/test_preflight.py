"""A good file made by hand has no errors; hostile ones end in findings; the documentation is the table."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from layout.messages import MESSAGES
from layout.preflight import Target, preflight
from layout.preflight.rules import RULES
from layout.preflight.rules.document import MARK, table
from tests.preflight.handmade import build, saved

DOC = Path(__file__).parent.parent.parent / "docs" / "preflight.md"


@pytest.mark.parametrize("target", Target)
def test_good_files(target: Target) -> None:
    x4 = target is not Target.X1A
    report = preflight(saved(build(x4), x4), target)
    assert report.readable and report.looked == 1
    assert [found for found in report.findings if found.level > 0] == []


GOOD = saved(build(True), True)


def encrypted(user: str) -> bytes:
    out = BytesIO()
    build(True).save(out, encryption=pikepdf.Encryption(owner="o", user=user))
    return out.getvalue()


def bomb() -> bytes:
    pdf = build(True)
    pdf.pages[0].obj.Contents = pdf.make_indirect(pikepdf.Stream(pdf, zlib.compress(b" " * 80_000_000)))
    pdf.pages[0].obj.Contents.Filter = pikepdf.Name.FlateDecode
    out = BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def forms_in_themselves() -> bytes:
    pdf = build(True)
    form = pdf.make_indirect(pikepdf.Stream(pdf, b"/Me Do"))
    form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 99, 99])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Me=form))
    pdf.pages[0].obj.Resources.XObject.Me = form
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, b"/Me Do")
    return saved(pdf, True)


def many_pages() -> bytes:
    pdf = build(True)
    for _ in range(4999):
        pdf.add_blank_page(page_size=(200, 200))
    return saved(pdf, True)


@pytest.mark.parametrize(
    ("code", "data", "readable"),
    [
        ("not-a-pdf", b"", False),
        ("not-a-pdf", b"Word", False),
        ("file-damaged", b"%PDF-1.6\n", False),
        ("encrypted", encrypted(""), True),
        ("encrypted-closed", encrypted("secret"), False),
        ("stream-too-large", bomb(), True),
        ("content-damaged", forms_in_themselves(), True),
        ("pages-not-read", many_pages(), True),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_hostile_files(code: str, data: bytes, readable: bool) -> None:
    report = preflight(data, Target.NEWSPRINT)
    assert report.readable is readable
    assert code in {found.code for found in report.findings}


@pytest.mark.parametrize("share", range(1, 20))
def test_cut_off_files(share: int) -> None:
    assert preflight(GOOD[: len(GOOD) * share // 20], Target.X4).errors


def test_large_files_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    assert [found.code for found in preflight(path).findings] == ["file-huge"]


def test_the_document_is_the_table() -> None:
    assert DOC.read_text(encoding="utf-8").split(MARK)[1].strip() == table().strip()


def test_codes_are_nobody_elses() -> None:
    assert not set(RULES) & set(MESSAGES)
