"""Files made to trouble a reader end in findings, soon, and never in an exception. Others are in ``test_preflight``."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from layout.export.hashes import HashError, hashes
from layout.preflight import Target, preflight
from tests.preflight.broken import Broken, content, draw, made, on_page, on_root
from tests.preflight.good import good

SOON = 10  #: seconds of the processor for one file; the slowest here take a tenth of that


def launching(pdf: Any) -> None:
    """An action that starts a program, and after it itself again."""
    action = pdf.make_indirect(Dictionary(S=Name.Launch, F=String("calc.exe")))
    action.Next = action
    pdf.Root.OpenAction = action


def fields_in_themselves(pdf: Any) -> None:
    field = pdf.make_indirect(Dictionary(T=String("a")))
    field.Kids = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def space_in_itself(pdf: Any) -> None:
    space = pdf.make_indirect(Array([Name.Indexed]))
    space.extend([space, 255, String("x")])
    draw(pdf, b"/X cs 1 sc 60 60 9 9 re f", ColorSpace={"/X": space})


def forms_eightfold(pdf: Any) -> None:
    """Thirty forms, each of which shows the next eight times: 8 to the 30th rectangles."""
    form: dict[str, Any] = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 200, 200]}
    inner = pdf.make_stream(b"0 0 0 1 k 60 60 9 9 re f", **form)
    for _ in range(30):
        inner = pdf.make_stream(b"/A Do " * 8, Resources=Dictionary(XObject=Dictionary(A=inner)), **form)
    draw(pdf, b"/A Do", XObject={"/A": inner})


def endless_picture(pdf: Any) -> None:
    huge = 2_000_000_000
    picture = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=huge, Height=huge,
                              ColorSpace=Name.DeviceCMYK, BitsPerComponent=8)  # fmt: skip
    draw(pdf, b"q 60 0 0 60 100 200 cm /Im Do Q", XObject={"/Im": picture})


def packed_twice(pdf: Any) -> None:
    data = zlib.compress(zlib.compress(b" " * 100_000_000))
    pdf.pages[0].obj.Contents = pdf.make_stream(data, Filter=Array([Name.FlateDecode, Name.FlateDecode]))


def wrong_count(pdf: Any) -> bytes:
    return good(Target.X4).replace(b"/Count 2", b"/Count 7")


HOSTILE: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "a program": ("action", launching),
    "fields": ("form", fields_in_themselves),
    "a colour space": ("space-damaged", space_in_itself),
    "forms": ("content-too-much", forms_eightfold),
    "a picture": ("image-damaged", endless_picture),
    "packed twice": ("stream-too-large", packed_twice),
    "the count of pages": ("file-damaged", wrong_count),
    "arrays": ("content-damaged", content(b"[" * 200_000 + b"]" * 200_000)),
    "numbers": ("unknown-operator", content(b"1e999 0 0 -1e999 " + b"9" * 40 + b" 0 cm nan inf m S")),
    "boxes": ("media-box", on_page(MediaBox=[-(10**17), 0, 10**17, 10**17])),
    "names": ("javascript", on_root(Names=lambda pdf: Dictionary(JavaScript=Dictionary(Names=Array(
        [String("a"), Dictionary(S=Name.JavaScript, JS=String("x"))]))))),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files(name: str) -> None:
    code, make = HOSTILE[name]
    data = made(Broken(code, Target.X4, make))
    start = process_time()
    report = preflight(data, Target.X4)
    assert code in {finding.code for finding in report.errors}
    assert process_time() - start < SOON


@pytest.mark.parametrize("target", Target)
def test_damage_anywhere(target: Target) -> None:
    """Bytes changed, numbers and names of its objects replaced: a report all the same."""
    dice = random.Random(target.value)
    whole = good(target)
    words = (b"-1", b"99999999999", b"null", b"<<>>", b"[]", b"(x)", b"1 0 R", b"/X")
    errors = 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 3, 20))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        at = dice.randrange(len(data))
        data[at : at + 3] = dice.choice(words)
        errors += bool(preflight(bytes(data), target).errors)
    assert errors > 100


def test_files_that_are_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.pdf"):
        report = preflight(path)
        assert not report.readable
        assert [finding.code for finding in report.findings] == ["file-missing"]


def test_the_hash_of_a_wrong_count() -> None:
    with pytest.raises(HashError):
        hashes(wrong_count(None), "x")
