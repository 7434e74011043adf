"""Text to glyphs, by HarfBuzz: whole runs, script and language set (without ``locl`` —— would be Latin dashes)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import uharfbuzz as hb

from layout.fonts.face import Face
from layout.units import EM, Mem


class Span(NamedTuple):
    """A stretch of glyphs of one face and size."""

    start: int  #: index of the first glyph
    end: int
    face: str  #: key of the face
    size: int = EM  #: in 1/1000 of the line's
    rise: Mem = 0  #: of the baseline


class Glyphs(NamedTuple):
    """A shaped text: parallel lists, a glyph each, in the order of the text."""

    ids: list[int]
    advances: list[Mem]  #: as shaped; kerning included
    clusters: list[int]  #: text offset of each glyph
    offsets: dict[int, tuple[Mem, Mem]]  #: glyph index -> (right, up), where a mark is moved
    spans: list[Span]
    missing: list[int]  #: text offsets of characters that no face has
    own: list[Mem]  #: the advances that the faces themselves have, in the line's em


class Chain(NamedTuple):
    """A face and those that stand in for what it lacks, by name; opened when first needed."""

    names: tuple[str, ...]
    open: Callable[[str], Face]
    size: int = EM  #: in 1/1000 of the line's: superscripts, Latin beside 汉字
    rise: Mem = 0  #: of the baseline, in 1/1000 em of the line


Ranges = Sequence[tuple[int, int]]


def shape(text: str, runs: Sequence[tuple[int, int, Chain]], western: Ranges = ()) -> Glyphs:
    """Shape ``text``; ``runs`` cover it in order, each (start, end, chain of faces).

    In the ``western`` stretches the forms of Chinese are off: there ’ is an apostrophe and figures are of one width.
    """
    out = Glyphs([], [], [], {}, [], [], [])
    pieces = [(first, last, chain) for start, end, chain in runs for first, last in _pieces(text, start, end)]
    for start, end, chain, words in _portions(pieces, western):
        _shape_run(text, start, end, chain, 0, words, out)
    return out


LONGEST = 10_000  #: characters shaped at once, where there is a 汉字 to part them at


def _apart(char: str) -> bool:
    """Whether it is a 汉字 or a Chinese mark: those are never joined to what stands before them."""
    return "\u3001" <= char <= "\u3020" or "\u3400" <= char <= "\u9fff" or "\uff01" <= char <= "\uff60"


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run, a long one in pieces that end before a 汉字 or a Chinese mark."""
    while end - start > LONGEST and (cut := next((at for at in range(start + LONGEST, end) if _apart(text[at])), 0)):
        yield start, cut
        start = cut
    yield start, end


MOST = 1000  #: Western stretches shaped at a time: HarfBuzz runs out of memory on some ten thousand


def _portions(runs: Sequence[tuple[int, int, Chain]], western: Ranges) -> Iterator[tuple[int, int, Chain, Ranges]]:
    """The runs with the Western stretches in each; one with too many is parted before a stretch."""
    starts, ends = [first for first, _ in western], [last for _, last in western]
    for start, end, chain in runs:
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        while last - first > MOST:
            cut = western[first + MOST][0]
            yield start, cut, chain, western[first : first + MOST]
            start, first = cut, first + MOST
        yield start, end, chain, western[first:last]


def _shape_run(
    text: str, start: int, end: int, chain: Chain, depth: int, western: Ranges, out: Glyphs, final: bool = False
) -> None:
    """Append the glyphs of ``text[start:end]``; what the face lacks goes to the next of the chain, unless ``final``."""
    name = chain.names[depth]
    face = chain.open(name)
    buffer = hb.Buffer()
    buffer.add_str(text[start:end])
    buffer.direction = "ltr"
    buffer.script = "Hani"
    buffer.language = "zh-Hans"
    plain = [(max(a, start) - start, min(b, end) - start, 0) for a, b in western if a < end and b > start]
    hb.shape(face.font, buffer, {"locl": plain, "liga": _parted(text, start, end)} if plain else None)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    ids = [info.codepoint for info in infos]
    clusters = [info.cluster + start for info in infos]
    if 0 in ids and not final:
        _fall_back(text, start, end, chain, depth, western, ids, clusters, out)
        return
    if 0 in ids:
        out.missing.extend(_lacking(text, end, face, ids, clusters))
    _put(out, chain, name, ids, positions, _MOVABLE.search(text, start, end) is not None)
    out.clusters.extend(clusters)


def _parted(text: str, start: int, end: int) -> list[tuple[int, int, int]] | bool:
    """Where no ligature may be: over soft hyphens, which could not divide the word then."""
    count = text.count(SOFT, start, end)
    if not 0 < count <= MOST:
        return not count
    return [(mark.start() - start, mark.end() - start, 0) for mark in _SOFT.finditer(text, start, end)]


SOFT = "\u00ad"
_SOFT = re.compile(f".?{SOFT}+")  # the letter before it is joined to nothing after it


# Marks and what a font may put together from a base and a mark; the rest, nearly all of a newspaper, is never moved.
_MOVABLE = re.compile("[^\x00-\x7f\u00b7\u2010-\u2bff\u3000-\u3029\u3400-\u9fff\uff01-\uff60]")


def _put(
    out: Glyphs, chain: Chain, name: str, ids: list[int], positions: Sequence[hb.GlyphPosition], movable: bool
) -> None:
    """Append glyphs as shaped, at the size of their chain; ``movable``: some may stand off their place."""
    size, base = chain.size, len(out.ids)
    if movable:
        for index, position in enumerate(positions):
            if position.x_offset or position.y_offset:
                out.offsets[base + index] = (position.x_offset * size // EM, position.y_offset * size // EM)
    out.ids.extend(ids)
    own = list(map(chain.open(name).advances.__getitem__, ids))
    advances = [position.x_advance for position in positions]
    if size != EM:
        kerning = [(shaped - plain) * size // EM for shaped, plain in zip(advances, own, strict=True)]
        own = _scaled(own, size)
        advances = [plain + by for plain, by in zip(own, kerning, strict=True)]
    out.own.extend(own)
    out.advances.extend(advances)
    span = Span(base, len(out.ids), name, size, chain.rise)
    if out.spans and out.spans[-1]._replace(start=base, end=span.end) == span and out.spans[-1].end == base:
        out.spans[-1] = out.spans[-1]._replace(end=span.end)
    else:
        out.spans.append(span)


def _scaled(advances: list[Mem], size: int) -> list[Mem]:
    """Advances at a size, rounded so that no sum of them is off by more than one."""
    ends = [(end * size + EM // 2) // EM for end in accumulate(advances, initial=0)]
    return [after - before for before, after in pairwise(ends)]


def _lacking(text: str, end: int, face: Face, ids: list[int], clusters: list[int]) -> Iterator[int]:
    """The characters of the clusters with a .notdef that ``face`` has not."""
    edges = dict(pairwise([*dict.fromkeys(clusters), end]))
    for start in dict.fromkeys(cluster for glyph, cluster in zip(ids, clusters, strict=True) if not glyph):
        lacks = [at for at in range(start, edges[start]) if not face.font.get_nominal_glyph(ord(text[at]))]
        yield from lacks or (start,)


@cache
def _word() -> re.Pattern[str]:
    """Letters and figures of a Western word, with their accents. To compile it takes 1.3 ms, and few pages need it."""
    return re.compile("(?:(?![_\u2e80-\U0010ffff])\\w|['’\u0300-\u036f])+")


def _whole_words(text: str, edges: list[int], lacking: set[int], chain: Chain, depth: int) -> set[int]:
    """The clusters of the Western words that lack a letter and that a face from ``depth`` on has whole."""
    found: set[int] = set()
    for word in _word().finditer(text, edges[0], edges[-1]):
        clusters = edges[bisect_left(edges, word.start()) : bisect_left(edges, word.end())]
        if lacking.isdisjoint(clusters):
            continue
        for name in chain.names[depth:]:
            font = chain.open(name).font
            if all(font.get_nominal_glyph(ord(char)) for char in word[0]):
                found.update(clusters)
                break
    return found


def _fall_back(
    text: str, start: int, end: int, chain: Chain, depth: int, western: Ranges,
    ids: list[int], clusters: list[int], out: Glyphs,
) -> None:  # fmt: skip
    """Shape the stretches that the face has with it, the others with the next face; the last leaves its .notdef."""
    lacking = {cluster for glyph, cluster in zip(ids, clusters, strict=True) if not glyph}
    edges = [*sorted(set(clusters)), end]
    lacking |= _whole_words(text, edges, lacking, chain, depth + 1)
    stretches: list[tuple[int, int, bool]] = []
    for a, b in pairwise(edges):
        lacks = a in lacking
        if stretches and stretches[-1][2] == lacks:
            stretches[-1] = (stretches[-1][0], b, lacks)
        else:
            stretches.append((a, b, lacks))
    for a, b, lacks in stretches:
        if not lacks:
            _shape_run(text, a, b, chain, depth, western, out, final=True)
        elif depth + 1 < len(chain.names):
            _shape_run(text, a, b, chain, depth + 1, western, out)
        else:
            _shape_run(text, a, b, chain, 0, western, out, final=True)
