"""Pictures that mean no good, or are merely enormous: clear findings, in bounded time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import zlib
from pathlib import Path
from random import Random
from struct import pack

import pytest
from PIL import Image

from layout.geometry import Rect
from layout.paper import Picture
from layout.pictures import PictureError, probe
from layout.press.condition import IccError, own_condition
from layout.press.convert import to_black, to_press
from layout.press.ink import limited, most_ink
from layout.press.job import standard_job
from layout.press.pictures import Darkroom

ROOT = Path(__file__).parent.parent.parent
MEMORY = 1_500_000_000
DEVELOP = """\
import sys
from pathlib import Path
from layout.geometry import Rect
from layout.paper import Picture
from layout.pictures import PictureError, probe
from layout.press.job import standard_job
from layout.press.pictures import Darkroom
try:
    info = probe(Path(sys.argv[1]))
    whole = (0, 0, info.width, info.height)
    picture = Picture(Rect(0, 0, 400_000, 300_000), sys.argv[1], "a", whole[2:], whole, "")
    print(Darkroom(standard_job()).develop(picture, sys.argv[2])[:3])
except PictureError as error:
    print(error.code)
"""


def developed(path: Path, colour_class: str = "full") -> str:
    """What a process with little memory and time makes of a picture."""
    done = subprocess.run(
        [sys.executable, "-c", DEVELOP, str(path), colour_class], capture_output=True, text=True, timeout=60, cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)), check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def empty_png(path: Path, width: int, height: int) -> None:
    """A sound PNG of black RGB pixels, a few hundred kilobytes whatever its size."""
    packer = zlib.compressobj(1)
    rows = b"".join(packer.compress(bytes(1 + 3 * width)) for _ in range(height)) + packer.flush()
    chunks = ((b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    body = b"".join(pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data)) for name, data in chunks)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def test_the_largest_that_is_taken(tmp_path: Path) -> None:
    empty_png(tmp_path / "a.png", 11_000, 10_000)
    assert developed(tmp_path / "a.png") == "(1834, 1667, 'cmyk')"
    Image.new("RGB", (12_000, 9_900), (90, 40, 20)).save(tmp_path / "a.jpg", quality=30)
    assert developed(tmp_path / "a.jpg") == "(3000, 2475, 'cmyk')"
    assert developed(tmp_path / "a.jpg", "mono") == "(3000, 2475, 'grey')"


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (20_001, 10), (12_000, 12_000)])
def test_larger_ones_are_refused_before_they_are_read(tmp_path: Path, width: int, height: int) -> None:
    empty_png(tmp_path / "a.png", width, height)
    assert developed(tmp_path / "a.png") == "too-large"


def test_torn_and_scrambled_pictures(tmp_path: Path) -> None:
    """A hundred random bytes changed: refused with a code, or made into something; never anything else."""
    kinds = {"a.jpg": "RGB", "b.jpg": "CMYK", "c.png": "RGBA", "d.tif": "CMYK", "e.gif": "P", "f.png": "I;16"}
    random = Random(4)
    darkroom = Darkroom(standard_job())
    for name, mode in kinds.items():
        base = Image.effect_noise((60, 40), 90)
        image = base.convert(mode) if mode != "I;16" else Image.new(mode, (60, 40), 30_000)
        image.save(tmp_path / name, icc_profile=standard_job().condition.icc[:3000])
        sound = (tmp_path / name).read_bytes()
        for number in range(40):
            data = bytearray(sound)
            for _ in range(random.randrange(1, 100)):
                data[random.randrange(2, len(data))] = random.randrange(256)
            path = tmp_path / f"{number}-{name}"
            path.write_bytes(data[: random.randrange(len(data) // 2, len(data) + 1)])
            try:
                info = probe(path)
                size = min(info.width, 60), min(info.height, 40)
                picture = Picture(Rect(0, 0, 60_000, 40_000), str(path), name, size, (0, 0, *size), "")
                assert darkroom.develop(picture, "full").data
            except PictureError as error:
                assert error.code in ("unreadable", "truncated", "unsupported", "too-large")


def test_scrambled_profiles_are_refused_or_work(tmp_path: Path) -> None:
    """What is accepted as an output condition makes every conversion; nothing fails later."""
    random, path = Random(8), tmp_path / "a.icc"
    image = Image.effect_noise((8, 8), 90).convert("RGB")
    accepted = refused = 0
    for name in ("newsprint", "x4"):
        sound = standard_job(name).condition.icc
        for _ in range(100):
            data = bytearray(sound)
            reach = random.choice((132, 400, len(data)))
            for _ in range(random.randrange(1, 12)):
                data[random.randrange(reach)] = random.randrange(256)
            path.write_bytes(data)
            try:
                condition = own_condition(path, 2400)
            except IccError as error:
                assert error.code in ("broken", "class", "space")
                refused += 1
                continue
            job = standard_job()._replace(condition=condition, limit=2400)
            accepted += 1
            assert to_press(image, b"", job).mode == "CMYK" and to_black(image, b"", job).mode == "L"
            assert most_ink(limited(image.convert("CMYK"), job, 2400)) <= 2400
    assert accepted > 20 and refused > 20
