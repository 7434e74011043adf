"""Pages of other people's PDF files, to be placed on ours: advertisements, graphics, nameplates.

``examine`` says what a page is and what the press will make of it; ``Copier`` gives it as finished objects for the PDF
writer. Both refuse, with PlacedError, what cannot be kept. pikepdf takes 46 ms to import, so it is imported only in
functions, and this package only where a PDF is placed.
"""

from layout.placed.copier import Copied, Copier, PlacedInfo, examine
from layout.placed.source import PlacedError
from layout.placed.traits import Traits, uses_transparency

__all__ = ["Copied", "Copier", "PlacedError", "PlacedInfo", "Traits", "examine", "uses_transparency"]
