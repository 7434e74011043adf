"""Pictures for a job: which may go into the file as they are, and the others converted; each with what must be said.

What is converted is kept, compressed as the file needs it, so that a picture that stands in several files is converted
once. The key is the picture's content and all that decides its conversion; the shelf is bounded.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict, deque
from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal, NamedTuple

from layout.diagnostic import Arg, Diagnostic, diagnose
from layout.paper import Picture
from layout.pictures import PictureError, PictureInfo, probe, read
from layout.press.condition import ANY, IccError, check_icc, fits
from layout.press.job import Job

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from PIL import Image

QUALITY = 95  #: of a JPEG that had to be made anew, without chroma subsampling
LEVEL = 4  #: of zlib: 6 takes twice as long for a tenth less
FINE = 300  #: pixels an inch: pictures that are converted are brought down towards it by whole factors, not below
SHELF_BYTES = 128_000_000
WORKERS, AHEAD = 2, 4  #: pictures that are developed at a time, and that wait to be taken

Space = Literal["grey", "rgb", "cmyk"]
_CHANNELS: dict[str, Space] = {"1": "grey", "L": "grey", "RGB": "rgb", "CMYK": "cmyk"}
_SPACES = {"grey": "GRAY", "rgb": "RGB", "cmyk": "CMYK"}


class Ready(NamedTuple):
    """A picture as the file takes it."""

    width: int  #: pixels
    height: int
    space: Space
    bits: int
    jpeg: bool  #: ``data`` is a JPEG; else rows compressed by zlib
    inverted: bool  #: a JPEG whose CMYK values count the paper, as Adobe's do
    cropped: bool  #: it is only what the frame shows; else the whole picture
    data: bytes
    icc: bytes = b""  #: of a picture in its own colours
    notes: tuple[Diagnostic, ...] = ()


class _Source(NamedTuple):
    """What a picture's values mean."""

    icc: bytes  #: b"" sRGB, the values of the press or of K, by the picture's mode
    plain: bool  #: grey or CMYK whose values are the inks
    notes: tuple[Diagnostic, ...]


class Darkroom:
    """Prepares the pictures of one job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._shelf: OrderedDict[tuple[object, ...], Ready] = OrderedDict()
        self._lock = Lock()

    def notes(self, picture: Picture, colour_class: str) -> tuple[Diagnostic, ...]:
        """What an editor must know of a picture; CMYK is measured, everything else is looked at."""
        if picture.path is None:
            return ()
        try:
            info = probe(Path(picture.path))
            if info.mode == "cmyk" and not self.job.own_colours and colour_class == "full":
                return self.develop(picture, colour_class).notes
            return (*_oddities(picture, info), *self._source(picture, info).notes)
        except (PictureError, OSError):
            return ()  # that it cannot be read was said when it was looked at

    def develop(self, picture: Picture, colour_class: str) -> Ready:
        """The picture for a page of ``colour_class``. Raises PictureError, or OSError where it is gone by now."""
        path = Path(picture.path or "")
        info = probe(path)
        in_black = colour_class != "full"
        data = path.read_bytes()
        key = sha256(data).digest(), picture.crop, _most(picture), in_black, picture.at
        with self._lock:
            ready = self._shelf.get(key)
        ready = ready or self._develop(picture, info, data, in_black)
        with self._lock:
            self._shelf[key] = ready
            self._shelf.move_to_end(key)
            while sum(len(other.data) for other in self._shelf.values()) > SHELF_BYTES and len(self._shelf) > 1:
                self._shelf.popitem(last=False)
        return ready

    def _develop(self, picture: Picture, info: PictureInfo, data: bytes, in_black: bool) -> Ready:
        source = self._source(picture, info)
        notes = (*_oddities(picture, info), *source.notes)
        as_it_is = info.format == "JPEG" and not info.turned
        if self.job.own_colours:
            return self._own(picture, info, data if as_it_is else b"", in_black)._replace(notes=notes)
        if as_it_is and source.plain and info.mode == "grey":
            return _whole(info, data)._replace(notes=notes)
        # what may go in as it stands is measured pixel by pixel, everything else is brought down to what a press shows
        exact = as_it_is and source.plain
        image = read(Path(picture.path or ""), picture.crop, picture.crop[2] if exact else _most(picture))
        if in_black or image.mode in ("1", "L"):
            return _encoded(self._black(image, source), info)._replace(notes=notes)
        if not source.plain:
            from layout.press.convert import to_press

            image = to_press(image, source.icc, self.job)
        made, over = self._within(picture, image, info, data if exact else b"")
        return made._replace(notes=(*notes, *over))

    def _own(self, picture: Picture, info: PictureInfo, data: bytes, in_black: bool) -> Ready:
        """The picture in its own colours, or in greys; ``data`` is the file where it may go in as it is."""
        icc = info.icc if info.icc and fits(info.icc, _SPACES[info.mode]) else b""
        if in_black and info.mode != "grey":
            return _encoded(read(Path(picture.path or ""), picture.crop, _most(picture)).convert("L"), info)
        if data:
            return _whole(info, data)._replace(icc=icc)
        made = _encoded(read(Path(picture.path or ""), picture.crop, _most(picture)), info)
        return made._replace(icc=icc if made.bits == 8 else b"")

    def _black(self, image: Image.Image, source: _Source) -> Image.Image:
        """The picture in K alone."""
        if image.mode == "1" or (image.mode == "L" and source.plain):
            return image
        from layout.press.convert import to_black

        return to_black(image, self.job.condition.icc if source.plain else source.icc, self.job)

    def _within(
        self, picture: Picture, image: Image.Image, info: PictureInfo, data: bytes
    ) -> tuple[Ready, tuple[Diagnostic, ...]]:
        """CMYK under the limit, and what is said of it; ``data`` is the file where it may go in as it is."""
        from layout.press import ink

        limit, found = self.job.limit, ink.most_ink(image)
        said: tuple[Diagnostic, ...] = ()
        if found > limit:
            before, image = image, ink.limited(image, self.job, limit)
            said = (_over(picture, found, limit, ink.shift(before, image, self.job).mean),)
        elif data:
            return _whole(info, data), ()
        made = _encoded(image, info)
        # a JPEG rounds, and so may lead over the limit again: once more with room for it, else without loss
        if made.jpeg and (over := _decoded_ink(made) - limit) > 0:
            made = _encoded(ink.limited(image, self.job, limit - over - ink.MARGIN), info)
            if _decoded_ink(made) > limit:
                made = _lossless(image)
        return made, said

    def _source(self, picture: Picture, info: PictureInfo) -> _Source:
        """By which profile the values of a picture are read; what is assumed is said."""
        job, space = self.job, info.mode
        notes: list[Diagnostic] = []
        if info.icc:
            try:
                check_icc(info.icc, ANY, _SPACES[space])
                return _Source(info.icc, space == "cmyk" and info.icc == job.condition.icc, ())
            except IccError as error:
                why = f"@icc-{error.code}"
                args: dict[str, Arg] = {"path": picture.name, "why": why, "detail": error.detail}
                notes.append(diagnose("picture-profile-broken", picture.at, **args))
        if space not in job.told and (not info.icc or notes) and not job.own_colours:
            notes.append(
                diagnose("picture-profile-assumed", picture.at, path=picture.name, assumed=f"@assumed-{space}")
            )
        if space == "rgb":
            return _Source(job.rgb, False, tuple(notes))
        if space == "cmyk":
            return _Source(job.cmyk, not job.cmyk or job.cmyk == job.condition.icc, tuple(notes))
        return _Source(b"", job.grey != "tone", tuple(notes))


class Ahead:
    """Develops pictures before a page asks for them, a few at a time, while the page's text is drawn.

    Pillow, LittleCMS and zlib leave the interpreter to others while they work, so this is what threads are good for.
    What comes of it does not depend on their number.
    """

    def __init__(self, darkroom: Darkroom, wanted: Iterable[tuple[Picture, str]]) -> None:
        self._darkroom, self._wanted = darkroom, deque(dict.fromkeys(wanted))
        self._begun: dict[tuple[Picture, str], Future[Ready]] = {}
        self._pool: ThreadPoolExecutor | None = None
        if len(self._wanted) > 1:
            from concurrent.futures import ThreadPoolExecutor  # 3 ms, and only where several pictures are converted

            self._pool = ThreadPoolExecutor(WORKERS)
        self._begin()

    def __enter__(self) -> Ahead:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _begin(self) -> None:
        while self._pool and self._wanted and len(self._begun) < AHEAD:
            picture, colour_class = self._wanted.popleft()
            self._begun[picture, colour_class] = self._pool.submit(self._darkroom.develop, picture, colour_class)

    def develop(self, picture: Picture, colour_class: str) -> Ready:
        """As ``Darkroom.develop``."""
        begun = self._begun.pop((picture, colour_class), None)
        self._begin()
        return begun.result() if begun else self._darkroom.develop(picture, colour_class)


def _most(picture: Picture) -> int:
    """How many pixels across a frame takes."""
    return max(1, picture.rect.width * FINE // 72_000)


def _oddities(picture: Picture, info: PictureInfo) -> tuple[Diagnostic, ...]:
    found = []
    if info.frames > 1:
        found.append(diagnose("picture-frames", picture.at, path=picture.name, count=info.frames))
    if info.alpha:
        found.append(diagnose("picture-transparent", picture.at, path=picture.name))
    return tuple(found)


def _over(picture: Picture, found: int, limit: int, moved: float) -> Diagnostic:
    return diagnose(
        "picture-ink", picture.at,
        path=picture.name, percent=round(found / 10), limit=round(limit / 10), shift=round(moved, 1),
    )  # fmt: skip


def _whole(info: PictureInfo, data: bytes) -> Ready:
    """A JPEG as it stands."""
    return Ready(info.width, info.height, info.mode, 8, True, info.inverted, False, data)


def _encoded(image: Image.Image, info: PictureInfo) -> Ready:
    """A JPEG becomes a JPEG again, what was stored without loss stays without loss."""
    if info.format != "JPEG":
        return _lossless(image)
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    # Pillow writes CMYK as Adobe does, inverted
    space = _CHANNELS[image.mode]
    return Ready(image.width, image.height, space, 8, True, space == "cmyk", True, out.getvalue())


def _lossless(image: Image.Image) -> Ready:
    data = zlib.compress(image.tobytes(), LEVEL)
    bits = 1 if image.mode == "1" else 8
    return Ready(image.width, image.height, _CHANNELS[image.mode], bits, False, False, True, data)


def _decoded_ink(made: Ready) -> int:
    """The most ink of a JPEG as a press will decode it."""
    from PIL import Image

    from layout.press.ink import most_ink

    return most_ink(Image.open(BytesIO(made.data)))
