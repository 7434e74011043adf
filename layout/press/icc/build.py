"""Make the kit's output profiles anew. Run: ``python layout/press/icc/build.py [--check]``.

Needs Debian 12's ``argyll`` (``colprof``, only run, never shipped), ``icc-profiles-free`` (the characterization data
``TR002.ti3`` and ``sRGB.icc``) and ``texlive-base`` (``FOGRA39L_coated.icc``). Takes half a minute.

Coldset newsprint, what was chosen:

- ``-l 230``: 10 % under the limit of 240 %, so that a JPEG's rounding does not lead over it;
- ``-kx``: as much black as goes, which keeps greys neutral where the inks do not register well;
- ``-s sRGB``: the perceptual table brings the whole of sRGB into what newsprint can show;
- ``-nc``: without the data themselves, which the sources have.

The creation date is taken out of the header, so that the same data give the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
DATA = Path("/usr/share/color/icc")
FOGRA39 = Path("/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc")
NEWSPRINT = "CGATS-TR-002_newsprint.icc"
COATED = "FOGRA39L_coated.icc"
DATE = slice(24, 36)  #: dateTimeNumber of the header (ICC.1:2001-04, 6.1)
NO_DATE = bytes([7, 215, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])  # 2007-01-01, the year of the report


def newsprint() -> bytes:
    """The profile of coldset printing on newsprint, from the data of CGATS TR 002."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "newsprint"
        shutil.copy(DATA / "TR002.ti3", base.with_suffix(".ti3"))
        words = ("-D", "Coldset newsprint (CGATS TR 002)", "-C", "Derived from CGATS TR 002-2007. See NOTICE.")
        tables = ("-qm", "-bm", "-nc", "-l", "230", "-kx", "-s", str(DATA / "sRGB.icc"))
        subprocess.run(["colprof", *tables, *words, str(base)], check=True, stdout=subprocess.DEVNULL)
        data = bytearray(base.with_suffix(".icc").read_bytes())
    data[DATE] = NO_DATE
    return bytes(data)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    check = parser.parse_args().check
    different = 0
    for name, data in ((NEWSPRINT, newsprint()), (COATED, FOGRA39.read_bytes())):
        path = HERE / name
        if not check:
            path.write_bytes(data)
        elif path.read_bytes() != data:
            print(f"{name} differs", file=sys.stderr)
            different = 1
    return different


if __name__ == "__main__":
    sys.exit(main())
