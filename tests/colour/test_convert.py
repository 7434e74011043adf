"""Conversion for the press, with Pillow alone: ends of the scale, one ink, total ink, what stays as it is."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from layout.geometry import Rect
from layout.paper import Picture
from layout.press.convert import lab, to_black, to_press
from layout.press.ink import KNEE, limited, most_ink, shift
from layout.press.job import Job, standard_job
from layout.press.pictures import Darkroom, Ready

STEPS = (0, 64, 128, 192, 255)


def chart(mode: str) -> Image.Image:
    """Every combination of five steps of each channel."""
    channels = len(Image.new(mode, (1, 1)).getbands())
    rows = list(product(STEPS, repeat=channels))
    return Image.frombytes(mode, (len(rows), 1), b"".join(map(bytes, rows)))


def values(image: Image.Image) -> list[tuple[int, ...]]:
    data, step = image.tobytes(), len(image.getbands())
    return [tuple(data[at : at + step]) for at in range(0, len(data), step)]


@pytest.mark.parametrize("name", ["newsprint", "x1a"])
def test_white_is_paper_and_what_is_converted_keeps_the_limit(name: str) -> None:
    job = standard_job(name)
    made = to_press(chart("RGB"), b"", job)
    assert values(made)[-1] == (0, 0, 0, 0)
    assert most_ink(made) <= job.limit
    assert values(made)[0][3] > 240  # black is mostly K


def test_greys_on_newsprint_are_mostly_black_ink() -> None:
    greys = Image.linear_gradient("L").convert("RGB").resize((1, 256))
    for c, m, y, k in values(to_press(greys, b"", standard_job()))[64:250]:
        assert c + m + y <= k


def test_one_ink_is_as_light_as_the_picture() -> None:
    """On a page in black each tone gets the K that is as light, between full K and the paper."""
    job = standard_job()
    greys = Image.frombytes("L", (256, 1), bytes(range(256)))
    made = to_black(greys, b"", job)
    tones = [value for (value,) in values(made)]
    assert tones[0] == 0 and tones[-1] == 255 and tones == sorted(tones)
    printed = Image.merge("CMYK", (*[Image.new("L", (256, 1), 0)] * 3, made.point(lambda v: 255 - v)))
    wanted, found = (lab(image, icc) for image, icc in ((greys.convert("RGB"), b""), (printed, job.condition.icc)))
    low = luminance(values(found)[0][0])
    for (tone, *_), (light, *_) in zip(values(wanted), values(found), strict=True):
        assert luminance(light) == pytest.approx(low + (1 - low) * luminance(tone), abs=0.012)


def luminance(lightness: int) -> float:
    value = lightness / 2.55
    return ((value + 16) / 116) ** 3 if value > 8 else value / 903.3


def test_too_much_ink_is_separated_anew_and_the_rest_left_alone() -> None:
    job = standard_job()
    before = chart("CMYK")
    after = limited(before, job, job.limit)
    assert most_ink(before) == 4000 and most_ink(after) <= job.limit
    for old, new in zip(values(before), values(after), strict=True):
        if sum(old) * 1000 <= (job.limit - KNEE - 10) * 255:
            assert old == new
        elif sum(old[:3]) == 0:
            assert new[:3] == (0, 0, 0)
    moved = shift(before, after, job)
    assert moved.mean < 4  # ΔE*ab, measured 3.1: what is so dark can hardly be told apart


def test_a_profile_that_allows_more_still_gives_what_the_limit_says() -> None:
    job = standard_job("x4")._replace(limit=2000)
    assert most_ink(limited(chart("CMYK"), job, job.limit)) <= 2000


# --- the darkroom ---


def icc(space: str) -> bytes:
    data: bytes = ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()  # type: ignore[arg-type]
    return data


def developed(path: Path, job: Job, colour_class: str = "full") -> Ready:
    with Image.open(path) as image:
        size = image.size
    picture = Picture(Rect(0, 0, 60_000, 60_000), str(path), "图/a", size, (0, 0, *size), "")
    return Darkroom(job).develop(picture, colour_class)


def codes(ready: Ready) -> list[str]:
    return [note.code for note in ready.notes]


def decoded(ready: Ready) -> Image.Image:
    modes = {"grey": "L", "cmyk": "CMYK", "rgb": "RGB"}
    if ready.jpeg:
        return Image.open(BytesIO(ready.data))
    import zlib

    return Image.frombytes(modes[ready.space], (ready.width, ready.height), zlib.decompress(ready.data))


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_what_goes_into_the_file_keeps_the_limit(tmp_path: Path, name: str, mode: str) -> None:
    """A JPEG too, which rounds: noise of full tones is the worst that can happen to it."""
    noise = [Image.effect_noise((64, 64), 200).point(lambda v: 255 if v > 128 else 0) for _ in range(4)]
    image = Image.merge(mode, noise[: len(mode)])
    image.save(tmp_path / name)
    ready = developed(tmp_path / name, standard_job())
    assert ready.space == "cmyk" and most_ink(decoded(ready)) <= 2400
    assert ("picture-ink" in codes(ready)) is (mode == "CMYK")


def test_a_jpeg_for_this_very_press_goes_in_as_it_is(tmp_path: Path) -> None:
    job = standard_job()
    Image.new("CMYK", (40, 40), (100, 50, 0, 120)).save(tmp_path / "a.jpg", icc_profile=job.condition.icc)
    ready = developed(tmp_path / "a.jpg", job)
    assert ready.data == (tmp_path / "a.jpg").read_bytes() and ready.inverted and not codes(ready)


def test_what_goes_in_as_it_is_is_measured_pixel_by_pixel(tmp_path: Path) -> None:
    """A few dark pixels among light ones, which would be lost if the picture were looked at smaller."""
    image = Image.new("CMYK", (1200, 1200), (0, 0, 0, 40))
    image.paste((250, 250, 250, 250), (600, 600, 616, 616))
    image.save(tmp_path / "a.jpg", quality=95)
    ready = developed(tmp_path / "a.jpg", standard_job())  # 1,440 pixels an inch
    assert "picture-ink" in codes(ready) and most_ink(decoded(ready)) <= 2400


def test_cmyk_for_another_press_is_converted(tmp_path: Path) -> None:
    job, other = standard_job(), standard_job("x4").condition.icc
    Image.new("CMYK", (40, 40), (200, 150, 0, 20)).save(tmp_path / "a.tif", icc_profile=other)
    (made,) = set(values(decoded(developed(tmp_path / "a.tif", job))))
    wanted = values(to_press(Image.new("CMYK", (1, 1), (200, 150, 0, 20)), other, job))[0]
    assert made == wanted and made != (200, 150, 0, 20)


def test_the_style_book_may_say_what_pictures_are(tmp_path: Path) -> None:
    """What it says is not reported; a CMYK profile that it names is used."""
    job, other = standard_job(), standard_job("x4").condition.icc
    for mode, told in (("RGB", "rgb"), ("L", "grey"), ("CMYK", "cmyk")):
        path = tmp_path / f"{mode}.tif"
        Image.new(mode, (40, 40), 128 if mode == "L" else (128,) * len(mode)).save(path)
        assert codes(developed(path, job)) == ["picture-profile-assumed"]
        assert codes(developed(path, job._replace(told=frozenset({told})))) == []
    as_other = developed(tmp_path / "CMYK.tif", job._replace(cmyk=other))
    assert values(decoded(as_other)) != values(decoded(developed(tmp_path / "CMYK.tif", job)))
    as_tones = developed(tmp_path / "L.tif", job._replace(grey="tone"))
    (tone,) = set(values(decoded(as_tones)))
    assert tone != (128,) and tone == values(to_black(Image.new("L", (1, 1), 128), b"", job))[0]


def test_a_profile_inside_is_used_and_one_that_is_broken_reported(tmp_path: Path) -> None:
    job, image = standard_job(), Image.new("RGB", (40, 40), (200, 60, 40))
    image.save(tmp_path / "plain.png")
    image.save(tmp_path / "srgb.png", icc_profile=icc("sRGB"))
    torn = bytearray(icc("sRGB"))
    torn[128:132] = b"\xff\xff\xff\xff"  # more tags than there is room for
    broken = {"torn": bytes(torn), "wrong": job.condition.icc, "none": b"x" * 200}
    plain = developed(tmp_path / "plain.png", job)
    with_profile = developed(tmp_path / "srgb.png", job)
    assert codes(with_profile) == [] and values(decoded(with_profile)) == values(decoded(plain))
    for name, data in broken.items():
        image.save(tmp_path / f"{name}.png", icc_profile=data)
        ready = developed(tmp_path / f"{name}.png", job)
        assert codes(ready) == ["picture-profile-broken", "picture-profile-assumed"]
        assert values(decoded(ready)) == values(decoded(plain))


@pytest.mark.parametrize("colour_class", ["mono", "red"])
@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_pages_in_one_or_two_inks_have_pictures_in_black(tmp_path: Path, colour_class: str, mode: str) -> None:
    fill: Any = {"RGB": (200, 60, 40), "CMYK": (0, 180, 160, 30), "L": 90}[mode]
    Image.new(mode, (40, 40), fill).save(tmp_path / "a.tif")
    assert developed(tmp_path / "a.tif", standard_job(), colour_class).space == "grey"


def test_line_art_stays_of_one_bit(tmp_path: Path) -> None:
    Image.new("1", (41, 40), 1).save(tmp_path / "a.png")
    ready = developed(tmp_path / "a.png", standard_job())
    assert (ready.bits, ready.space, ready.width) == (1, "grey", 41)


def test_a_proof_keeps_the_pictures_own_colours(tmp_path: Path) -> None:
    job = standard_job("proof")
    profile = icc("sRGB")
    Image.new("RGB", (40, 40), (200, 60, 40)).save(tmp_path / "a.jpg", icc_profile=profile)
    ready = developed(tmp_path / "a.jpg", job)
    assert (ready.space, ready.icc, ready.data) == ("rgb", profile, (tmp_path / "a.jpg").read_bytes())
    Image.new("CMYK", (40, 40), (255, 255, 255, 255)).save(tmp_path / "b.tif")
    assert values(decoded(developed(tmp_path / "b.tif", job)))[0] == (255, 255, 255, 255)
    for name in ("a.jpg", "b.tif"):
        in_black = developed(tmp_path / name, job, "mono")
        assert (in_black.space, in_black.icc) == ("grey", b"")


def test_a_picture_is_converted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (40, 40), (200, 60, 40)).save(tmp_path / "a.png")
    darkroom = Darkroom(standard_job())
    picture = Picture(Rect(0, 0, 60_000, 60_000), str(tmp_path / "a.png"), "图/a", (40, 40), (0, 0, 40, 40), "")
    first = darkroom.develop(picture, "full")
    assert darkroom.develop(picture._replace(path=str(tmp_path / "a.png")), "full") is first
    Image.new("RGB", (40, 40), (20, 60, 140)).save(tmp_path / "a.png")
    assert darkroom.develop(picture, "full").data != first.data  # the content counts, not the name
    assert darkroom.develop(picture, "mono").space == "grey"


def test_what_is_kept_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.press.pictures.SHELF_BYTES", 100)
    darkroom = Darkroom(standard_job())
    for number in range(5):
        Image.effect_noise((40, 40), 50 + number).save(tmp_path / f"{number}.png")
        path = str(tmp_path / f"{number}.png")
        darkroom.develop(Picture(Rect(0, 0, 9000, 9000), path, path, (40, 40), (0, 0, 40, 40), ""), "full")
    assert len(darkroom._shelf) == 1
