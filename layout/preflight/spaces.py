"""Colour spaces (ISO 32000-1, 8.6) as values, and the inks that a colour in them lays down."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from layout.preflight.icc import Profile, profile
from layout.preflight.streams import DamagedError, TooLargeError, unpack

if TYPE_CHECKING:
    import pikepdf

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "Pattern": 0}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEFAULTS = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}
_PROFILE_LIMIT = 16_000_000
_TABLE_LIMIT = 100_000
_DEEPEST = 4

Inks = dict[str, float]  #: part of full ink, 0 to 1, by colorant


class SpaceError(Exception):
    """A colour space that cannot be understood; what it says is the space's name."""


class Space(NamedTuple):
    """A colour space."""

    family: str
    channels: int
    names: tuple[str, ...] = ()  #: colorants of Separation and DeviceN
    base: Space | None = None  #: alternate, base or underlying space
    table: bytes = b""  #: of Indexed
    profile: Profile | None = None  #: of ICCBased; None where it is damaged
    object: str = ""
    digest: bytes = b""  #: of a Separation's equivalent: two of one name should have the same
    default: str = ""  #: the name of the Default space that took a device space's place


GRAY, RGB, CMYK = (Space(name, DEVICE[name]) for name in ("DeviceGray", "DeviceRGB", "DeviceCMYK"))
PATTERN = Space("Pattern", 0)


def number(thing: pikepdf.Object) -> str:
    """An object's number and generation; "" for a direct one."""
    pair = thing.objgen
    return f"{pair[0]} {pair[1]}" if pair[0] else ""


def kind(space: Space) -> str:
    """What sort of colour it holds, for the rules: gray, rgb, cmyk, lab, rgb-managed … or "" for spots and patterns."""
    match space.family:
        case "DeviceGray" | "DeviceRGB" | "DeviceCMYK":
            return space.family[6:].lower()
        case "CalGray" | "CalRGB":
            return space.family[3:].lower() + "-managed"
        case "Lab":
            return "lab"
        case "ICCBased":
            return {1: "gray", 3: "rgb", 4: "cmyk"}.get(space.channels, "other") + "-managed"
    return ""


def parse(thing: pikepdf.Object | None, resources: pikepdf.Object | None, depth: int = 0) -> Space:
    """A colour space from a name or an array, names looked up in ``resources``. Raises SpaceError."""
    import pikepdf

    if depth > _DEEPEST or thing is None:
        raise SpaceError(str(thing))
    if isinstance(thing, pikepdf.Name):
        return _named(str(thing)[1:], resources, depth)
    if not isinstance(thing, pikepdf.Array) or len(thing) == 0:
        raise SpaceError(repr(thing)[:40])
    family = str(thing[0])[1:]
    try:
        return _array(_SHORT.get(family, family), thing, resources, depth)
    except (IndexError, ValueError, TypeError, AttributeError, KeyError, TooLargeError, DamagedError) as error:
        raise SpaceError(family) from error


def _named(name: str, resources: pikepdf.Object | None, depth: int) -> Space:
    import pikepdf

    name = _SHORT.get(name, name)
    spaces: Any = resources.get("/ColorSpace", None) if resources is not None else None
    known = isinstance(spaces, pikepdf.Dictionary)
    if name in DEVICE:
        default = _DEFAULTS.get(name, "")
        if known and default in spaces and depth == 0:  # 8.6.5.6
            space = parse(spaces[default], None, depth + 1)
            if space.channels == DEVICE[name]:
                return space._replace(default=default[1:])
        return Space(name, DEVICE[name])
    if known and f"/{name}" in spaces:
        found = spaces[f"/{name}"]
        if isinstance(found, pikepdf.Name) and str(found)[1:] == name:
            raise SpaceError(name)
        return parse(found, resources, depth + 1)
    raise SpaceError(name)


def _array(family: str, thing: pikepdf.Array, resources: pikepdf.Object | None, depth: int) -> Space:
    import pikepdf

    place = number(thing)
    match family:
        case "DeviceGray" | "DeviceRGB" | "DeviceCMYK":
            return _named(family, resources, depth)
        case "CalGray" | "CalRGB" | "Lab":
            return Space(family, 1 if family == "CalGray" else 3, object=place)
        case "Pattern":
            base = parse(thing[1], resources, depth + 1) if len(thing) > 1 else None
            return Space(family, base.channels if base else 0, base=base, object=place)
        case "Indexed":
            base, table = parse(thing[1], resources, depth + 1), thing[3]
            data = unpack(table, _TABLE_LIMIT)[0] if isinstance(table, pikepdf.Stream) else bytes(table)
            return Space(family, 1, base=base, table=data, object=place)
        case "ICCBased":
            return _icc(thing[1])
        case "Separation" | "DeviceN":
            named = [thing[1]] if family == "Separation" else list(thing[1])
            # bytes, since older programs write spots' names in GBK, which is no fault of the file's structure
            names = tuple(bytes(name)[1:].decode("utf-8", "surrogateescape") for name in named)
            base = parse(thing[2], resources, depth + 1)
            return Space(family, len(names), names, base, object=place, digest=_equivalent(thing))
    raise SpaceError(family)


def _icc(stream: pikepdf.Object) -> Space:
    channels = int(stream.N)
    try:
        head = profile(unpack(stream, _PROFILE_LIMIT)[0])
        sound = head if head.channels == channels else None
    except (ValueError, TooLargeError, DamagedError):
        sound = None
    return Space("ICCBased", channels, profile=sound, object=number(stream))


def _equivalent(thing: pikepdf.Array) -> bytes:
    """A digest of the alternate space and the tint transform."""
    import pikepdf

    function = thing[3]
    data = thing[2].unparse(resolved=True) + function.unparse(resolved=True)
    if isinstance(function, pikepdf.Stream):
        data += unpack(function, _TABLE_LIMIT)[0]
    return sha256(data).digest()


def inks(space: Space, values: tuple[float, ...]) -> Inks | None:
    """The inks of a colour, each only where there is some; None where that takes a conversion (RGB, Lab)."""
    match space.family:
        case "DeviceCMYK":
            found = dict(zip(PROCESS, values, strict=False))
        case "DeviceGray" | "CalGray":
            found = {"Black": 1 - values[0]} if values else {}
        case "ICCBased" if space.channels == 4:
            found = dict(zip(PROCESS, values, strict=False))
        case "ICCBased" if space.channels == 1:
            found = {"Black": 1 - values[0]} if values else {}
        case "Separation" | "DeviceN":
            found = {}
            for name, value in zip(space.names, values, strict=False):
                targets = PROCESS if name == "All" else (name,)
                found.update(dict.fromkeys(targets, value) if name != "None" else {})
        case "Indexed":
            assert space.base
            at = int(values[0]) if values else 0
            return inks(space.base, palette(space, at))
        case _:
            return None
    return {name: min(value, 1.0) for name, value in found.items() if value > 0.0005}


def palette(space: Space, index: int) -> tuple[float, ...]:
    """The colour of an entry of an Indexed space, 0 to 1 a channel."""
    assert space.base
    wide = space.base.channels
    return tuple(byte / 255 for byte in space.table[index * wide : (index + 1) * wide])


def initial(space: Space) -> tuple[float, ...]:
    """The colour that setting a space selects (8.6.8)."""
    match space.family:
        case "DeviceCMYK":
            return 0.0, 0.0, 0.0, 1.0
        case "Separation" | "DeviceN":
            return (1.0,) * space.channels
    return (0.0,) * space.channels


def told(found: Inks) -> str:
    """Inks as a printer writes them: ``C 20 K 100``."""
    letters = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
    order = [*PROCESS, *sorted(set(found) - set(PROCESS))]
    return " ".join(f"{letters.get(name, name)} {round(found[name] * 100)}" for name in order if name in found)


def total(found: Inks) -> float:
    """Total ink in percent."""
    return sum(found.values()) * 100
