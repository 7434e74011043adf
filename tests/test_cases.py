"""``.case`` files: a spec in, diagnostics and dump out. ``pytest --update-cases`` writes what comes out.

A case is sections that start with ``=== name``: the files of a paper (``paper.yaml``, ``01.yaml``, ``稿/a.md`` …), then
``=== expect diagnostics`` (a line each: place, code, arguments) and, optionally, ``=== expect dump``. The fonts of
``tests/fonts`` lie in the paper's ``fonts/`` folder; with the square font (a 汉字 one em, ASCII half) sums are easy.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layout.diagnostic import Diagnostic
from layout.export.dump import dump
from layout.messages import MESSAGES
from layout.pipeline import typeset

FOLDER = Path(__file__).parent / "cases"
FONTS = Path(__file__).parent / "fonts"


def one_page(content: bytes, states: bytes = b"") -> bytes:
    """A PDF of one page, 40 x 30 mm, with a script and with a font that is not embedded, /F."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 113.39 85.04]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>%b>>>>" % states,
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


# The smallest pictures that do: one pixel, torn files, drawings good and bad, advertisements.
PICTURES = {
    "小.png": bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
        "0000000a49444154789c6368000000820081774cd2cd0000000049454e44ae426082"
    ),
    "坏.jpg": b"\xff\xd8\xff\xe0torn",
    "坏.pdf": b"%PDF-1.4\ntorn",
    "黑.pdf": one_page(b"0 0 0 1 k 0 0 113 85 re f"),
    "彩.pdf": one_page(b"1 0 0 0 k 9 9 9 9 re f 0 0 1 rg BT /F 9 Tf (A) Tj ET"),
    "浓.pdf": one_page(b"1 1 1 1 k 0 0 113 85 re f"),
    "新.pdf": one_page(b"q 60 0 0 60 9 9 cm BI /W 20 /H 20 /BPC 16 /CS /G /F /AHx ID " + b"00" * 800 + b"> EI Q"),
    "透.pdf": one_page(b"/G gs 0 0 0 1 k 0 0 113 85 re f", b"/ExtGState<</G<</ca .5>>>>"),
    "歪.pdf": one_page(b"0 0 0 1 k 0 0 113 85 re f").replace(b"stream\n0", b"stream\r0"),
    "好.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path fill="#e60012" d="M0 0H8V4H0Z"/></svg>',
    "绿.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4">\n<path fill="green" d="M0 0H1V1Z"/></svg>',
    "坏.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n <text>A</text>\n</svg>',
}


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


#: What a press stumbles over: 400 % of ink, colours that nothing explains, transparency, frames, a torn profile.
PICTURES |= {
    "浓.tif": _saved(Image.new("CMYK", (400, 300), (255, 255, 255, 255)), "TIFF"),
    "彩.png": _saved(Image.new("RGB", (400, 300), (200, 60, 40)), "PNG"),
    "透.png": _saved(Image.new("RGBA", (400, 300), (0, 0, 0, 80)), "PNG"),
    "动.gif": _saved(
        Image.new("L", (400, 300), 90), "GIF", save_all=True, append_images=[Image.new("L", (400, 300), 190)]
    ),
    "破.png": _saved(Image.new("RGB", (400, 300), (60, 60, 140)), "PNG", icc_profile=b"torn"),
}
CASES = sorted(FOLDER.rglob("*.case"))


def read_case(path: Path) -> dict[str, str]:
    """The sections of a case by name, in order; what stands before the first is a comment."""
    parts = re.split(r"^=== (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def told(diagnostic: Diagnostic) -> str:
    """A diagnostic as a line of a case."""
    return f"{diagnostic.at} {diagnostic.code} " + " ".join(f"{name}={value!r}" for name, value in diagnostic.args)


def lay_out(sections: dict[str, str], root: Path) -> None:
    for name, text in sections.items():
        if name and not name.startswith("expect"):
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name, content in PICTURES.items():
        if f"图/{name}" in "".join(sections.values()):
            (root / "图").mkdir(exist_ok=True)
            (root / "图" / name).write_bytes(content)
    if "fonts/" in sections.get("paper.yaml", ""):
        (root / "fonts").mkdir(exist_ok=True)
        for font in FONTS.glob("*.tt[fc]"):
            (root / "fonts" / font.name).write_bytes(font.read_bytes())


@pytest.mark.parametrize("path", CASES, ids=lambda p: str(p.relative_to(FOLDER).with_suffix("")))
def test_case(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    sections = read_case(path)
    lay_out(sections, tmp_path)
    result = typeset(tmp_path)
    got = {"expect diagnostics": "".join(told(d).rstrip() + "\n" for d in result.diagnostics)}
    if "expect dump" in sections:
        assert result.paper is not None
        got["expect dump"] = dump(result.paper)
    if request.config.getoption("--update-cases"):
        whole = {**sections, **got}
        path.write_text("".join(f"=== {n}\n{t}" if n else t for n, t in whole.items()), encoding="utf-8")
        return
    for name, text in got.items():
        assert text == sections.get(name, ""), f"{path.name}: {name} (pytest --update-cases writes what comes out)"


def test_every_code_is_produced() -> None:
    """Each message is one that some case, or a snippet of ``tests/spec/test_bad_input.py``, really brings out."""
    seen = set()
    for path in CASES:
        for line in read_case(path).get("expect diagnostics", "").splitlines():
            seen.add(line.split()[1])
    snippets = (Path(__file__).parent / "spec" / "test_bad_input.py").read_text(encoding="utf-8")
    missing = {code for code in MESSAGES if code not in seen and f'"{code}"' not in snippets}
    assert not missing, f"no case for {sorted(missing)}"
