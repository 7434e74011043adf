"""Each engine as a function that makes a PDF of some paragraphs, and its version."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import documents
from prosetext import INDENT

from layout.fonts.face import kit_folder
from layout.text.paragraph import Rules
from layout.units import EM
from tests.text.column import column_pdf

#: layout's rules: the house's, then full stops giving too (as Typst's do), then 字 closing up (as luatexja's do, by up
#: to 0.0475 em at 10 pt, measured from its PDFs).
OURS = {
    "first": Rules(breaker="first"),
    "total": Rules(breaker="total"),
    "total-quanjiao": Rules("quanjiao", breaker="total"),
    "first-close": Rules(breaker="first", tighten=50),
    "total-close": Rules(breaker="total", tighten=50),
}
NAMES = {
    "first": "layout, first fit",
    "total": "layout, total fit",
    "total-quanjiao": "layout, total fit, 全角式",
    "first-close": "layout, first fit, 紧排",
    "total-close": "layout, total fit, 紧排",
    "typst": "Typst",
    "xelatex": "xeCJK",
    "lualatex": "luatexja",
    "lualatex-solid": "luatexja, solid",
    "lualatex-zh": "luatexja, zh_CN",
}


def available() -> list[str]:
    """The engines that are here."""
    found = list(OURS)
    if find_spec("typst"):
        found.append("typst")
    return found + [name for name in ("xelatex", *documents.LUATEXJA) if shutil.which(name.split("-")[0])]


def make(engine: str, paragraphs: Sequence[str], measure: int, folder: Path) -> Path:
    """Set ``paragraphs`` at ``measure`` em; the PDF."""
    file = folder / f"{engine}-{measure}.pdf"
    if engine in OURS:
        file.write_bytes(column_pdf(paragraphs, measure * EM, INDENT * EM, OURS[engine], ("Song-Regular.otf",))[0])
    elif engine == "typst":
        _typst(documents.typst(paragraphs, measure), file)
    elif engine == "xelatex":
        _tex(engine, documents.xelatex(paragraphs, measure, str(kit_folder())), file)
    else:
        source = documents.lualatex(paragraphs, measure, str(kit_folder()), documents.LUATEXJA[engine])
        _tex("lualatex", source, file)
    return file


def _typst(source: str, file: Path) -> None:
    import typst

    document = file.with_suffix(".typ")
    document.write_text(source, "utf-8")
    fonts = [str(kit_folder())]
    typst.compile(str(document), output=str(file), font_paths=fonts, ignore_system_fonts=True, pdf_tags=False)


def _tex(engine: str, source: str, file: Path) -> None:
    document = file.with_suffix(".tex")
    document.write_text(source, "utf-8")
    command = [engine, "-interaction=batchmode", "-halt-on-error", document.name]
    done = subprocess.run(command, cwd=file.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        log = file.with_suffix(".log").read_text("utf-8", "replace")
        raise RuntimeError(f"{engine} failed:\n" + "\n".join(re.findall(r"^!.*\n.*\n.*", log, re.MULTILINE)))


def versions(folder: Path) -> list[str]:
    """The versions of what was used, TeX's out of its logs."""
    found = [f"Typst {version('typst')}"] if find_spec("typst") else []
    for engine, package in (("xelatex", "xeCJK"), ("lualatex", "luatexja")):
        for file in sorted(folder.glob(f"{engine}-*.log"))[:1]:
            log = file.read_text("utf-8", "replace")
            banner = log.splitlines()[0].replace("This is ", "").split("  ")[0]
            used = re.search(rf"^Package: {package} (.*)$", log.replace("\n ", " "), re.MULTILINE)
            found.append(f"{banner}, {package} {used[1] if used else '?'}")
    return found
