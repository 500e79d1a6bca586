"""The seven days share their pages: on one where they fit, else in two parts of like length."""

from typing import Any

import msgspec
import pypdfium2
import pytest
from tests.documents import PRACTICE, wording

from intakt.document.compose import compose
from intakt.document.model import Paper
from intakt.document.sample_week import nutrition_plan
from intakt.document.samples import CERTIFICATE, DAY, person
from intakt.rendering import days, pdf
from intakt.rendering.theme import theme_of


def spread(meals: int, *, paper: Paper = "a4", compact: bool = False) -> list[dict[str, Any]]:
    layouts: list[dict[str, Any]] = [{"lines": (1,) * (meals + 2)} for _ in range(7)]
    days.spread(layouts, paper=paper, size=8.7, compact=compact)
    return layouts


def test_few_meals_have_room() -> None:
    assert {(found["pad"], found["gap"]) for found in spread(3)} == {days.ROOMY[0]}


def test_more_of_them_come_closer_before_a_day_is_left_over() -> None:
    assert spread(4, paper="us-letter")[0]["pad"] < spread(3, paper="us-letter")[0]["pad"]
    assert not any(found["begins"] for found in spread(5, paper="us-letter"))


def test_what_fits_on_no_page_is_halved() -> None:
    found = spread(6)
    assert [at for at, layout in enumerate(found) if layout["begins"]] == [4]
    assert found[0]["pad"] == days.ROOMY[0][0]


@pytest.mark.parametrize("meals", [3, 4, 5, 6])
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_no_page_holds_a_day_or_two_alone(meals: int, paper: Paper) -> None:
    practice = msgspec.structs.replace(PRACTICE, paper=paper)
    document = compose(nutrition_plan(meals=meals), person(), wording(), practice, CERTIFICATE)
    made = pypdfium2.PdfDocument(pdf.render(document, theme_of(practice), day=DAY))
    counts = [page.get_textpage().get_text_bounded().count("The whole day") for page in made]
    on_each = [count for count in counts if count]
    assert on_each in ([7], [4, 3])
    assert len(on_each) == 1 or meals > 4
