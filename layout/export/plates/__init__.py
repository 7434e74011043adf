"""Plates: what each ink of a finished page prints, as grey pictures (white: no ink)."""

from layout.export.plates.plates import Plate, plates
from layout.export.plates.spaces import PlateError

__all__ = ["Plate", "PlateError", "plates"]
