"""What happens to text at the edge, and the two ways of looking at it: blank or not, whatever the case."""

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNSTORABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_INVISIBLE = {"Zs", "Zl", "Zp", "Cf", "Cc"}


def normalise(text: str, *, lines: bool = False) -> str:
    """NFC without control characters, lone surrogates and non-characters; otherwise kept as typed.

    With `lines`, line breaks (as \\n) and tabs stay; without, each becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _UNSTORABLE.sub("", _BREAKS.sub("\n", text))
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
    return unicodedata.normalize("NFC", text)


def is_blank(text: str) -> bool:
    """Whether nothing in it can be seen: empty, white space, or invisible format characters only."""
    if not text:
        return True
    if text[0].isalnum():
        return False
    return all(unicodedata.category(character) in _INVISIBLE for character in text)


def fold(text: str) -> str:
    """For comparing whatever the case; a browser gets the same from toLowerCase().toUpperCase()."""
    return text.lower().upper()
