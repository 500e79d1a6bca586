"""Free text is read by exact words; what nobody knows is never taken as "no"."""

import csv
from pathlib import Path

import pytest
from tests.shipped import release

import intakt
from intakt.content.model import Term
from intakt.profile.health import EXTREMES
from intakt.profile.terms import (
    is_empty,
    matching_foods,
    mentions,
    pieces,
    singular,
    understand,
    vocabulary,
    words_of,
)

TERMS = tuple(
    Term(term=term, kind=kind, code=code)
    for term, kind, code in (
        ("asthma", "condition", "asthma"),
        ("underactive thyroid", "condition", "no-effect"),
        ("high blood pressure", "condition", "high-blood-pressure"),
        ("blood pressure tablets", "medication", "blood-pressure"),
        ("metformin", "medication", "diabetes-type-2"),
        ("nuts", "allergy", "tree-nut|peanut"),
        ("cold", "condition", "no-effect"),
        ("cold", "allergy", "sulphite"),
    )
)
CONDITIONS = vocabulary(TERMS, kind="condition")


@pytest.mark.parametrize("text", ["", " ", "no", "None", "N/A", "n/a.", "nothing", "Nope!", "NIL", "-"])
def test_empty_answers_say_nothing(text: str) -> None:
    assert is_empty(text)
    assert understand(text, CONDITIONS).codes == ()
    assert understand(text, CONDITIONS).unknown == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Asthma", ("asthma",)),
        ("mild asthma since childhood", ("asthma",)),
        ("asthma and high blood pressure", ("asthma", "high-blood-pressure")),
        ("ASTHMA;\nhigh blood pressure", ("asthma", "high-blood-pressure")),
        ("underactive thyroid", ()),
        ("metformin 500mg, twice a day", ("diabetes-type-2",)),
        ("I take blood pressure tablets", ("blood-pressure",)),
        ("ａｓｔｈｍａ", ("asthma",)),
    ],
)
def test_known_words_become_codes(text: str, codes: tuple[str, ...]) -> None:
    found = understand(text, CONDITIONS)
    assert (found.codes, found.unknown) == (codes, ())


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("lupus", (), ("lupus",)),
        ("asthma, lupus", ("asthma",), ("lupus",)),
        ("no asthma", ("asthma",), ("no asthma",)),
        ("severe asthma", ("asthma",), ("severe asthma",)),
        ("astma", (), ("astma",)),
        ("ภูมิแพ้", (), ("ภูมิแพ้",)),
        ("🥜", (), ("🥜",)),
        ("?", (), ("?",)),
        ("I take some tablets every day", (), ("i take some tablets every day",)),
        ("none 🥜", (), ("none 🥜",)),
        ("metformin, some tablets", ("diabetes-type-2",), ("some tablets",)),
        ("twice a day", (), ("twice a day",)),
    ],
)
def test_unknown_words_are_kept_beside_the_codes(
    text: str, codes: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    found = understand(text, CONDITIONS)
    assert found.codes == codes
    assert found.unknown == unknown


def test_the_kind_of_the_question_wins() -> None:
    assert understand("cold", CONDITIONS).codes == ()
    assert understand("cold", vocabulary(TERMS, kind="allergy")).codes == ("sulphite",)


def test_one_term_may_mean_several_codes() -> None:
    assert understand("nuts", vocabulary(TERMS, kind="allergy")).codes == ("peanut", "tree-nut")


def test_pieces_are_cut_at_commas_lines_and_words() -> None:
    assert pieces("a, b\nc and d / e; none & f") == ("a", " b", "c ", " d ", " e", " f")


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("kiwis", "kiwi"),
        ("cherries", "cherry"),
        ("tomatoes", "tomato"),
        ("peaches", "peach"),
        ("gas", "gas"),
        ("loss", "loss"),
    ],
)
def test_singulars_meet(word: str, one: str) -> None:
    assert singular(word) == one


def test_a_note_is_searched_for_terms_anywhere() -> None:
    assert mentions("When I was a child I had asthma a lot", CONDITIONS) == ("asthma",)
    assert mentions("I like long walks", CONDITIONS) == ()


def test_food_names_are_matched_by_all_words_before_any() -> None:
    foods = release().library.foods
    names = {food: (food.replace("_", " "),) for food in foods}
    assert matching_foods("kiwi", foods, names=names) == ("kiwi",)
    assert "rice_noodles" in matching_foods("rice", foods, names=names)
    assert matching_foods("rice noodles", foods, names=names) == ("rice_noodles",)
    assert matching_foods("the of", foods, names=names) == ()


# --- the shipped table --------------------------------------------------------------------------------------


def test_the_table_is_long_and_every_code_is_known() -> None:
    library = release().library
    closed = {
        option.value
        for block in library.blocks.values()
        for question in block.questions
        if question.id in ("medical-flags", "medications-affecting", "food-allergies", "food-restrictions")
        for option in question.options
    } - {"none", "other"}
    assert len(library.terms) >= 400
    found = {code for term in library.terms for code in term.code.split("|")}
    assert found <= closed | EXTREMES | {"no-effect"}


@pytest.mark.parametrize(
    "text", ["None known.", "not applicable", "No known allergies", "not that I know of", "NKDA"]
)
def test_longer_ways_to_say_nothing_are_in_the_table(text: str) -> None:
    for kind in ("condition", "medication", "allergy"):
        found = understand(text, vocabulary(release().library.terms, kind=kind))
        assert (found.codes, found.unknown) == ((), ())


def test_no_two_rows_of_a_kind_disagree() -> None:
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for term in release().library.terms:
        assert seen.setdefault((term.kind, words_of(term.term)), term.code) == term.code, term.term


def test_every_row_is_understood_as_it_says() -> None:
    library = release().library
    for kind in ("condition", "medication", "allergy"):
        known = vocabulary(library.terms, kind=kind)
        for term in library.terms:
            if term.kind == kind:
                found = understand(term.term, known)
                wanted = tuple(sorted(set(term.code.split("|")) - {"no-effect"}))
                assert (found.codes, found.unknown) == (wanted, ()), term.term


def test_the_table_is_plain_lower_case() -> None:
    path = Path(intakt.__file__).parent / "library" / "policies" / "terms.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert all(row["term"] == row["term"].strip().lower() for row in rows)
