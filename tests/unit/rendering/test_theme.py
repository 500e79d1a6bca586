"""Whatever colours a practice picks, its packets can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakt.document.model import Colours, Practice
from intakt.kit.errors import InputError
from intakt.rendering.theme import PAPER, TEXT_CONTRAST, Theme, contrast, lifted, readable, theme_of, tint

COLOUR = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#abcdef", "#abcdef") == pytest.approx(1.0)


@given(COLOUR)
def test_any_colour_is_made_readable_on_paper_and_on_its_tint(colour: str) -> None:
    found = readable(colour)
    assert contrast(found, PAPER) >= TEXT_CONTRAST
    assert contrast(found, tint(found)) >= TEXT_CONTRAST


@given(COLOUR)
def test_any_colour_is_made_readable_in_the_dark(colour: str) -> None:
    assert contrast(lifted(colour, "#141a17"), "#141a17") >= TEXT_CONTRAST


def test_a_readable_colour_is_left_alone() -> None:
    assert readable("#1f5d4c") == "#1f5d4c"


def test_the_fixed_colours_can_be_read() -> None:
    theme = theme_of(Practice(name="P"))
    pairs = [
        (theme.ink, PAPER),
        (theme.quiet, PAPER),
        (theme.stop, theme.stop_soft),
        (theme.ink, theme.stop_soft),
    ]
    pairs += [
        (theme.caution, theme.caution_soft),
        (theme.ink, theme.caution_soft),
        (theme.quiet, theme.primary_soft),
    ]
    assert isinstance(theme, Theme)
    assert all(contrast(*pair) >= TEXT_CONTRAST for pair in pairs)


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "url(x)", "#123456;"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(InputError):
        theme_of(Practice(name="P", colours=Colours(primary=colour)))
