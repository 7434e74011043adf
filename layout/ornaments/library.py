"""The motifs of borders, 花边, and of patterned lines, drawn for this engine; ``motif`` says how they are written."""

from __future__ import annotations

from layout.ornaments.motif import Motif, Part

_ALL = (
    Motif(  # of a border's sides; 菱花 as a border has corners of its own, see ``borders``
        "菱花", "lozenge", 3600, 150,
        (
            Part("M-36 50 L0 14 L36 50 L0 86Z"), Part("M58 50 L75 33 L92 50 L75 67Z"),
            Part("M114 50 L150 14 L186 50 L150 86Z"),
        ),
        (Part("M50 0 L100 50 L50 100 L0 50Z"),),
        reach=50, overhang=36,
    ),
    Motif(
        "回纹", "fret", 4800, 128,
        (Part("M18 97 L18 8 L110 8 L110 92 L46 92 L46 36 L82 36 L82 67", 9),),
        (Part("M8 97 L8 8 L92 8 L92 92 L35 92 L35 35 L65 35 L65 67", 9),),
        mirror=True,
    ),
    Motif(
        "云纹", "cloud", 6200, 160,
        (
            Part("M0 94 L160 94", 6),
            Part("M8 94 C44 94 34 10 78 10 H122 46 V88 78 H58 54 V82 34 H98 48 V86 58", 6),
            Part("M108 94 C124 94 118 62 136 62 H152 74 V140 84", 6),
        ),
        (Part("M100 94 L94 94 L94 100", 6), Part("O46 46 38", 6), Part("O46 46 22", 6), Part("O46 46 8")),
        mirror=True, framed=False,
    ),
    Motif(
        "连珠", "pearl", 4200, 130,
        (Part("O65 50 33", 8), Part("O65 50 15"), Part("O8 50 8"), Part("O122 50 8")),
        (Part("O50 50 42", 8), Part("O50 50 22")),
    ),
    Motif(
        "竹节", "bamboo", 4800, 330,
        (
            Part("M12 34 L318 34", 7), Part("M12 66 L318 66", 7),
            Part("M12 34 C4 30 -2 26 -4 22 M12 66 C4 70 -2 74 -4 78", 7),
            Part("M318 34 C326 30 332 26 334 22 M318 66 C326 70 332 74 334 78", 7),
            Part("M84 34 C98 14 130 2 164 2 C146 18 118 34 84 34Z"),
            Part("M200 66 C214 86 246 98 280 98 C262 82 234 66 200 66Z"),
            Part("M60 50 L140 50", 6),
        ),
        (Part("O50 50 32", 7), Part("M50 32 L68 50 L50 68 L32 50Z")),
    ),
    Motif(
        "波浪", "wave", 5000, 190,
        (Part("M0 12 S95 68 S190 12", 8), Part("M0 34 S95 90 S190 34", 8)),
        (Part("M12 100 V100 12", 8), Part("M34 100 V100 34", 8), Part("O72 72 9")),
    ),
    Motif(
        "锯齿", "saw", 3200, 84,
        (Part("M0 0 L84 0 L42 84Z"),),
        (Part("M0 0 L100 0 L58 58 L0 100Z"),),
    ),
    Motif(
        "麦穗", "wheat", 5200, 92,
        (
            Part("M0 50 L92 50", 6),
            Part("M6 46 C14 20 46 6 80 4 C74 28 48 46 6 46Z"),
            Part("M6 54 C14 80 46 94 80 96 C74 72 48 54 6 54Z"),
        ),
        (Part("O50 50 36", 6), Part("O50 50 18"), Part("M86 50 L100 50 M50 86 L50 100", 6)),
        mirror=True,
    ),
    Motif(
        "卷草", "vine", 6600, 280,
        (
            Part("M0 14 S140 86 S280 14", 6),
            Part("M34 24 C62 4 104 8 138 10 H168 36 V142 58 H120 38 V142 24", 6),
            Part("M174 76 C202 96 232 92 248 90 H272 66 V250 46 H232 64 V250 76", 6),
            Part("M86 66 C84 48 94 38 114 36 C112 54 104 64 86 66Z"),
            Part("M206 34 C204 52 212 62 228 64 C230 48 222 36 206 34Z"),
            Part("O142 38 7"), Part("O250 62 7"),
        ),
        (Part("M14 100 V100 14", 6), Part("M44 44 C48 72 66 88 94 94 C88 66 72 48 44 44Z")),
    ),
    Motif(
        "方胜", "interlock", 5200, 190,
        (
            Part("M18 50 L62 6 L106 50 L62 94Z", 7), Part("M84 50 L128 6 L172 50 L128 94Z", 7),
            Part("O0 50 6"), Part("O190 50 6"),
        ),
        (Part("M50 4 L96 50 L50 96 L4 50Z", 7), Part("M50 28 L72 50 L50 72 L28 50Z")),
    ),
    Motif(
        "冰裂", "ice", 5400, 260,
        (
            Part("M0 4 L260 4 M0 96 L260 96", 6),
            Part("M0 40 L34 58 L62 30 L52 4 M34 58 L26 96 M62 30 L104 50 L92 96 M104 50 L140 24 L134 4", 6),
            Part("M140 24 L176 62 L164 96 M176 62 L212 34 L200 4 M212 34 L236 66 L260 40 M236 66 L228 96", 6),
        ),
        (Part("M100 4 L4 4 L4 100 M100 96 L96 96 L96 100", 6), Part("M100 40 L60 60 L40 100 M60 60 L4 4", 6)),
        framed=False,
    ),
    Motif(
        "绳纹", "rope", 3800, 52,
        (Part("M-22 86 C6 104 26 82 34 58 C42 30 58 18 82 14 C54 -4 34 18 26 42 C18 70 2 82 -22 86Z"),),
        (Part("O50 50 38", 10), Part("O50 50 16")),
    ),
    Motif(
        "星点", "star", 4600, 150,
        (
            Part("M75 4 C78 40 85 47 121 50 C85 53 78 60 75 96 C72 60 65 53 29 50 C65 47 72 40 75 4Z"),
            Part("O0 50 9"), Part("O150 50 9"),
        ),
        (Part("M50 0 C54 38 62 46 100 50 C62 54 54 62 50 100 C46 62 38 54 0 50 C38 46 46 38 50 0Z"),),
    ),
    Motif(
        "胶片", "film", 5600, 96,
        (Part("M0 8 L96 8 L96 92 L0 92Z M26 30 L26 70 L70 70 L70 30Z"),),
        (Part("M8 8 L100 8 L100 92 L92 92 L92 100 L8 100Z M30 30 L30 70 L70 70 L70 30Z"),),
        framed=False,
    ),
    Motif(
        "梅花", "plum", 5400, 150,
        (
            Part("O75 22 14"), Part("O102 41 14"), Part("O91 73 14"), Part("O59 73 14"), Part("O48 41 14"),
            Part("O75 50 8"), Part("O0 50 6"), Part("O150 50 6"),
        ),
        (
            Part("O50 18 16"), Part("O80 40 16"), Part("O69 76 16"), Part("O31 76 16"), Part("O20 40 16"),
            Part("O50 50 9"),
        ),
    ),
    Motif(
        "莲瓣", "lotus", 5200, 88,
        (
            Part("M0 96 L88 96", 7), Part("M5 96 C-4 52 22 24 44 6 C66 24 92 52 83 96", 7),
            Part("M32 96 C26 74 34 56 44 46 C54 56 62 74 56 96Z"),
        ),
        (
            Part("M100 96 L96 96 L96 100", 7), Part("M96 58 C74 24 40 10 6 6 C10 40 24 74 58 96", 7),
            Part("M42 42 C64 48 82 64 92 92 C64 82 48 64 42 42Z"),
        ),
        framed=False,
    ),
    Motif("圆点", "dots", 900, 230, (Part("O0 50 50"), Part("O230 50 50")), reach=50, overhang=50, framed=False),
    Motif(
        "短划", "dashes", 500, 900,
        (Part("M0 0 L280 0 L280 100 L0 100Z"), Part("M620 0 L900 0 L900 100 L620 100Z")),
        reach=0, framed=False,
    ),
    Motif(
        "曲线", "curve", 2000, 260, (Part("M0 10 S130 90 S260 10", 20),), (Part("M10 100 V100 10", 20),), framed=False
    ),
)  # fmt: skip

#: The opening quotation mark of a pull quote, on a square.
QUOTE = (
    Part("M6 66 C4 34 18 12 40 4 L44 12 C30 20 24 30 23 42 C36 38 47 48 47 62 C47 78 37 88 26 88 C14 88 7 80 6 66Z"),
    Part("M58 66 C56 34 70 12 92 4 L96 12 C82 20 76 30 75 42 C88 38 99 48 99 62 C99 78 89 88 78 88 C66 88 59 80 58 66"),
)

MOTIFS = {motif.name: motif for motif in _ALL}
#: As editors write them, in either language -> the key of ``MOTIFS``.
MOTIF_NAMES = {name: motif.name for motif in _ALL for name in (motif.name, motif.english)}
