"""Which characters our fonts can print, and how wide letters are: asked of Typst itself.

PDF/UA-1 refuses what has no glyph. `python -m intakt.rendering.probe` writes covered.txt and widths.txt anew,
after the fonts have changed.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import msgspec
import typst

from intakt.rendering import fonts, glyphs

TARGET = Path(__file__).with_name("covered.txt")
WIDTHS = Path(__file__).with_name("widths.txt")
LETTERS = (range(0x20, 0x180), range(0x2010, 0x2045), range(0x2150, 0x2160), (0x20AC, 0x2212, 0x2264, 0x2265))
"""Those whose widths are kept, where the text face has them."""
BATCH = 4096
_REFUSED = re.compile(
    r"(?:the text `\"(?P<text>[^`]*)\"` could not|disallowed codepoint `\"(?P<code>[^`]*)\"`)"
)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_SOURCE = """#set document(title: "probe", date: datetime(year: 2026, month: 1, day: 1))
#let (characters, fonts) = json("data.json")
#set text(font: fonts, fallback: false, lang: "en")
#for weight in (400, 600) { set text(weight: weight); for character in characters [#box(character) ] }
"""

_MEASURE = """#set text(number-width: "tabular", size: 100pt, kerning: false)
#let (letters, faces) = json("data.json")
#context [#metadata(letters.map(letter => faces.map(((face, weight)) => {
  let set-in = text.with(font: face, weight: weight, variations: (opsz: 24))
  measure(set-in("x" + letter + "x")).width.pt() - measure(set-in("xx")).width.pt()
})))<widths>]
"""


def refused(characters: Iterable[str], *, families: tuple[str, ...] = fonts.TEXT_FONTS) -> frozenset[str]:
    """Those that Typst will not set in these fonts, each tried by itself."""
    left, found = list(characters), set[str]()
    while left:
        errors = _errors(left, families)
        if not errors:
            break
        found |= errors
        left = [character for character in left if character not in errors]
    return frozenset(found)


def _errors(characters: list[str], families: tuple[str, ...]) -> set[str]:
    data = msgspec.json.encode({"characters": characters, "fonts": families})
    try:
        typst.compile(
            {"main.typ": _SOURCE.encode(), "data.json": data},
            font_paths=fonts.fonts(), pdf_standards=["ua-1"], timestamp=0, ignore_system_fonts=True,
        )  # type: ignore[call-overload]  # fmt: skip
    except typst.TypstError as error:
        texts = {
            match["text"] or match["code"]
            for match in _REFUSED.finditer(f"{error.message}\n{error.diagnostic}")
        }
        return {character for text in texts for character in _unescape(text)} & set(characters)
    return set()


def _unescape(text: str) -> str:
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.replace('\\"', '"').replace("\\\\", "\\").replace("\\n", "\n").replace("\\t", "\t")


def candidates() -> list[str]:
    """Every assigned character that is neither a control, private, nor half of a pair."""
    return [
        chr(code) for code in range(0x20, 0x20000)
        if unicodedata.category(chr(code)) not in ("Cc", "Cs", "Co", "Cn", "Cf")
    ]  # fmt: skip


def widths(letters: list[str]) -> list[list[float]]:
    """Hundredths of an em of each letter, unkerned, in the faces of `rows.FACES`."""
    faces = [[fonts.TEXT_FONTS[0], 400], [fonts.TEXT_FONTS[0], 600], [fonts.HEAD_FONTS[0], 600]]
    data = msgspec.json.encode({"letters": letters, "faces": faces})
    found = typst.query(
        {"main.typ": _MEASURE.encode(), "data.json": data},  # type: ignore[type-var]
        "<widths>",
        field="value",
        one=True,
        font_paths=fonts.fonts(),
        ignore_system_fonts=True,
    )
    return msgspec.json.decode(found, type=list[list[float]])


def ranges(characters: Iterable[str]) -> list[tuple[int, int]]:
    """First and last code of each run."""
    runs: list[tuple[int, int]] = []
    for code in sorted(map(ord, characters)):
        if runs and runs[-1][1] == code - 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs


def main() -> int:
    """Write both files."""
    TARGET.write_text(covered_lines(), encoding="ascii")
    WIDTHS.write_text(width_lines(), encoding="ascii")
    return 0


def width_lines() -> str:
    """A letter a line: its code, and thousandths of an em in each face."""
    letters = [
        chr(code) for codes in LETTERS for code in codes
        if code in glyphs.coverage()[0] and unicodedata.category(chr(code)) not in ("Cc", "Cf")
    ]  # fmt: skip
    measured = zip(letters, widths(letters), strict=True)
    return "".join(
        f"{ord(letter):04x} {' '.join(str(round(10 * wide)) for wide in found)}\n"
        for letter, found in measured
    )


def covered_lines() -> str:
    """The code points of each font, as runs."""
    everything = [*candidates(), "\u200c", "\u200d"]
    lines = []
    for family in fonts.TEXT_FONTS:
        covered: list[str] = []
        for start in range(0, len(everything), BATCH):
            batch = everything[start : start + BATCH]
            bad = refused(batch, families=(family,))
            covered += [character for character in batch if character not in bad]
        lines.append(f"# {family}")
        lines += [f"{first:04x}-{last:04x}" for first, last in ranges(covered)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
