"""QR codes: they say what they should, in a drawing that our policy for pages allows."""

import re

import pytest
import segno

from intakt.web.qr import LONGEST, qr_code

LINK = "https://example.org/resume/here/SrQCjPHrVyhwAnUkz6S8lY_JpIKDj99Bh_iBg57enD0"


def test_the_drawing_is_named_and_needs_no_style_of_its_own() -> None:
    drawn = str(qr_code(LINK, label='A "code" <b>'))
    assert drawn.startswith('<svg role="img" aria-label="A &#34;code&#34; &lt;b&gt;"')
    assert "style=" not in drawn and "<script" not in drawn
    assert 'class="qr"' in drawn


def test_the_squares_are_those_of_the_address() -> None:
    """As many modules wide as the standard wants, with the quiet edge of four on each side."""
    expected = segno.make(LINK, error="m", micro=False)
    box = re.search(r'viewBox="0 0 (\d+) (\d+)"', str(qr_code(LINK, label="x")))
    assert box
    assert int(box[1]) == int(box[2]) == expected.symbol_size(border=4)[0]
    assert str(qr_code(LINK, label="x")) != str(qr_code(LINK[:-1] + "1", label="x"))


def test_what_no_camera_could_read_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_code("x" * (LONGEST + 1), label="x")
