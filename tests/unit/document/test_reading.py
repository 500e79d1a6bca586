"""Documents read at the grade that they promise (rule 65, and grade 6 for a child's pages)."""

import msgspec
import pytest
from tests.clients import PRACTICE, Draw, job_of
from tests.documents import composed
from tests.reading import ADULTS, grade, hardest
from tests.shipped import release

from intakt.document.model import Document, Section, Text
from intakt.services import generation

CLIENTS = [(seed, adversarial) for seed in range(4) for adversarial in (False, True)]
CHILD, ADULT = 6, 8
ONE_TEXT = 9
"""The grade of the hardest text on a child's page: a sentence of long names may stand above the mean."""
PATHS = {
    "NUTRITION_ONLY": "NUTRITION",
    "WORKOUT_ONLY": "WORKOUT",
    "ATHLETE_PERFORMANCE": "PERFORMANCE",
    "SPECIAL_SITUATION": "RECOVERY",
    "GENERAL_WELLNESS": "WELLNESS",
}


def document_of(client_type: str, kind: str, *, seed: int, adversarial: bool) -> Document:
    job = job_of(Draw(client_type=client_type, seed=seed, adversarial=adversarial))
    return generation.write(kind, job, release(), practice=PRACTICE).document  # type: ignore[arg-type]


@pytest.mark.parametrize(("seed", "adversarial"), CLIENTS)
def test_a_childs_pages_read_at_grade_six(seed: int, adversarial: bool) -> None:
    for kind in ("YOUTH", "INTRO"):
        made = document_of("YOUTH", kind, seed=seed, adversarial=adversarial)
        assert grade(made, without=ADULTS) <= CHILD
        if kind == "YOUTH":
            assert [found for found in hardest(made, without=ADULTS) if found[0] > ONE_TEXT] == []


@pytest.mark.parametrize("path", PATHS)
def test_other_documents_read_at_grade_eight(path: str) -> None:
    for seed in range(3):
        made = document_of(path, PATHS[path], seed=seed, adversarial=bool(seed % 2))
        assert grade(made) <= ADULT


def test_hard_sentences_are_found() -> None:
    hard = (
        "Notwithstanding the aforementioned considerations, participation necessitates comprehensive "
        "preliminary evaluation by an appropriately qualified practitioner."
    )
    made = composed("introduction")
    section = Section(id="more", title="More", blocks=(Text(text=hard),))
    harder = msgspec.structs.replace(made, sections=(section,))
    assert grade(harder) > ADULT
    assert hardest(harder, count=1)[0][1] == hard
