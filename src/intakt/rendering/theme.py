"""The colours and type of a practice, made safe to read: WCAG 2.2 contrast holds whatever colours are
chosen.
"""

import re

from intakt.document.model import Practice
from intakt.kit.errors import InputError
from intakt.kit.structs import Wire

TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text against its background."""
INK = "#1d2521"
PAPER = "#ffffff"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class Theme(Wire, frozen=True, kw_only=True):
    """Colours as `#rrggbb`. `*_soft` are backgrounds on which `ink` and the colour itself can be read."""

    primary: str
    primary_soft: str
    accent: str
    accent_soft: str
    ink: str = INK
    quiet: str = "#56605b"
    rule: str = "#d9ded9"
    stop: str = "#a3261b"
    stop_soft: str = "#fdeeec"
    caution: str = "#7a4a00"
    caution_soft: str = "#fdf3df"


def theme_of(practice: Practice) -> Theme:
    """The practice's colours, darkened until white text on them, and they on their soft tint, can be read.

    Raises InputError when a colour is not `#rrggbb`.
    """
    primary = readable(practice.colours.primary)
    accent = readable(practice.colours.accent)
    return Theme(primary=primary, primary_soft=tint(primary), accent=accent, accent_soft=tint(accent))


def readable(colour: str) -> str:
    """The colour itself, or the first darker one that keeps 4.5 : 1 with white and with its own tint."""
    rgb = parse(colour)
    while min(contrast(write(rgb), PAPER), contrast(write(rgb), tint(write(rgb)))) < TEXT_CONTRAST:
        rgb = (rgb[0] * 15 // 16, rgb[1] * 15 // 16, rgb[2] * 15 // 16)
    return write(rgb)


def lifted(colour: str, background: str) -> str:
    """The colour, or the first lighter one that can be read on a dark background."""
    rgb = parse(colour)
    while contrast(write(rgb), background) < TEXT_CONTRAST:
        rgb = (rgb[0] + (270 - rgb[0]) // 16, rgb[1] + (270 - rgb[1]) // 16, rgb[2] + (270 - rgb[2]) // 16)
    return write(rgb)


def tint(colour: str) -> str:
    """Nine tenths white."""
    red, green, blue = parse(colour)
    return write(((red + 9 * 255) // 10, (green + 9 * 255) // 10, (blue + 9 * 255) // 10))


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2), 0 for black to 1 for white."""
    red, green, blue = (_linear(value / 255) for value in parse(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def parse(colour: str) -> tuple[int, int, int]:
    if not _HEX.fullmatch(colour):
        raise InputError(f"{colour!r} is not a colour; write it as #rrggbb")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def write(rgb: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*rgb)
