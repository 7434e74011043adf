"""底纹: grounds under text, a tile each that is laid side by side. Lines go beyond a tile's edge where they go on."""

from __future__ import annotations

from layout.ornaments.motif import Motif, Part

_ALL = (
    Motif("斜线", "hatch", 5000, 100, (Part("M-8 108 L108 -8", 16),)),
    Motif("网点", "spots", 5600, 173, (Part("O43 25 14"), Part("O130 75 14"))),
    Motif("方格", "grid", 10_000, 100, (Part("M50 -1 L50 101 M-1 50 L101 50", 8),)),
    Motif("菱格", "lattice", 10_000, 100, (Part("M-4 104 L104 -4 M-4 -4 L104 104", 8),)),
    Motif("波纹", "ripple", 7000, 300, (Part("M-1 36 S150 64 S301 36", 12),)),
    Motif("砖纹", "brick", 14_000, 220, (Part("M-1 0 L221 0 M-1 50 L221 50 M55 0 L55 50 M165 50 L165 100", 6),)),
    Motif(
        "鱼鳞", "scales", 10_000, 200,
        (Part("M0 50 V100 0 H200 50 M-100 100 V0 50 H100 100 M100 100 V200 50 H300 100", 9),),
    ),
    Motif(
        "云", "clouds", 26_000, 190,
        (
            Part("M14 40 L78 40 M30 40 V46 22 H62 30 V50 38 M46 22 C50 8 76 6 80 20 C94 18 98 36 84 40", 4),
            Part("M110 90 L174 90 M126 90 V142 72 H158 80 V146 88", 4),
            Part("M142 72 C146 58 172 56 176 70 C190 68 194 86 180 90", 4),
        ),
    ),
)  # fmt: skip

GROUNDS = {ground.name: ground for ground in _ALL}
#: As editors write them, in either language -> the key of ``GROUNDS``.
GROUND_NAMES = {name: ground.name for ground in _ALL for name in (ground.name, ground.english)}
