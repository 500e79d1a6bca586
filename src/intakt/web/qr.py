"""QR codes: an address as a picture that a phone's camera reads, drawn as SVG into the page."""

import segno
from markupsafe import Markup

LONGEST = 500
"""Characters; an address of ours is far shorter, and a picture of more is hard to scan."""


def qr_code(address: str, *, label: str) -> Markup:
    """Dark on light whatever the page's colours are, with the quiet edge that readers need."""
    if len(address) > LONGEST:
        raise ValueError("too long for a code that can be scanned")
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True
    )
    named = Markup('<svg role="img" aria-label="{}" ').format(label)
    return Markup(drawn.replace("<svg ", str(named), 1))
