"""The guardian's page says what concerns this child, and nothing else."""

import pytest
from tests.planning_cases import minor
from tests.shipped import library

from intakt.content.wording import Wording
from intakt.planning.youth.guardian import guardian_page

PERIODS = {"en": "eriods", "de": "Regel"}


@pytest.mark.parametrize("language", PERIODS)
@pytest.mark.parametrize(("sex", "told"), [("female", True), ("male", False)])
def test_periods_are_a_matter_of_girls(language: str, sex: str, told: bool) -> None:
    page = guardian_page(minor(14, person={"sex": sex}), Wording(library(), language)) or ()
    assert any(PERIODS[language] in line for line in page) is told
