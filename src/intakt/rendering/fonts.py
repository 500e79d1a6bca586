"""The fonts of a packet: those inside Typst and the packaged families, never the machine's own."""

from functools import lru_cache
from pathlib import Path

import fontpkg_fraunces
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import fontpkg_noto_sans_devanagari
import fontpkg_noto_sans_thai
import fontpkg_source_sans_3
import typst

PACKAGES = (
    fontpkg_fraunces,
    fontpkg_source_sans_3,
    fontpkg_noto_sans,
    fontpkg_noto_sans_arabic,
    fontpkg_noto_sans_devanagari,
    fontpkg_noto_sans_thai,
)
FALLBACKS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Libertinus Serif",
    "DejaVu Sans Mono",
    "New Computer Modern Math",
)
TEXT_FONTS = ("Source Sans 3", *FALLBACKS)
"""What is tried for each character with its marks, in this order; nothing else is."""
HEAD_FONTS = ("Fraunces", *TEXT_FONTS)


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Read once a process: reading them again costs more than a page."""
    folders = [Path(package.__file__).parent / "files" for package in PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
