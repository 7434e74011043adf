"""花边, 底纹 and patterned lines of our own drawing: the motifs as data, and how they are laid along sides and over
grounds."""

from layout.ornaments.grounds import GROUND_NAMES, GROUNDS
from layout.ornaments.lay import cover, fits, frame, line
from layout.ornaments.library import MOTIF_NAMES, MOTIFS
from layout.ornaments.motif import Motif

__all__ = ["GROUNDS", "GROUND_NAMES", "MOTIFS", "MOTIF_NAMES", "Motif", "cover", "fits", "frame", "line"]
