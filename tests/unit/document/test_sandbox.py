"""The template language does what it says and nothing else."""

import pytest

from intakt.document import sandbox
from intakt.document.sandbox import PlaceholderError, fill, problems
from intakt.planning.model import Flag

FLAG = Flag(code="G1", severity="info", message="hello")


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("{{ range(9) }}", "call"),
        ("{{ 2 * 3 }}", "mul"),
        ("{{ 'a' * 9 }}", "mul"),
        ("{{ flag ~ flag }}", "concat"),
        ("{{ flag.__class__ }}", "private"),
        ("{{ flag._private }}", "private"),
        ("{{ flag['code'] }}", "getitem"),
        ("{% set x = 1 %}", "assign"),
        ("{% include 'x' %}", "include"),
        ("{% import 'x' as y %}", "import"),
        ("{% macro m() %}{% endmacro %}", "macro"),
        ("{{ [1, 2] }}", "list"),
        ("{{ {'a': 1} }}", "dict"),
        ("{{ flag|upper }}", "filter"),
        ("{{ flag is defined }}", "test"),
        ("{{ flag if flag else flag }}", "condexpr"),
        ("{% for x in flags|count %}{% endfor %}", "loop"),
        ("{% for x in flags recursive %}{% endfor %}", "loop"),
        ("{% for x in flags if x %}{% endfor %}", "loop"),
        ("{% for a in b %}{% for c in d %}{% for e in f %}{% endfor %}{% endfor %}{% endfor %}", "deep"),
        ("{{ " + repr("long" * 20) + " }}", "literal"),
        ("{{ open", "expected"),
        ("x" * 5000, "longer"),
    ],
)
def test_what_is_not_in_the_language_is_refused(source: str, word: str) -> None:
    found = problems(source)
    assert found and any(word in message.lower() for _, message in found)
    if "{" in source:
        with pytest.raises(PlaceholderError):
            fill(source, {"flag": FLAG, "flags": (FLAG,)})


def test_a_problem_names_its_line() -> None:
    assert problems("one\ntwo {{ range(3) }}")[0][0] == 2


def test_placeholders_filters_conditions_and_loops_fill() -> None:
    source = (
        "{{ n|kcal }}{% if n > 2 and not quiet %}!{% endif %}{% for f in flags %} {{ f.message }}{% endfor %}"
    )
    assert fill(source, {"n": 1234, "quiet": False, "flags": (FLAG, FLAG)}) == "1,234\u00a0kcal! hello hello"


@pytest.mark.parametrize(
    "source",
    ["{{ missing }}", "{{ flag.missing }}", "{{ nothing }}", "{{ flag }}", "{{ 1.5 }}", "{{ nothing|kcal }}"],
)
def test_what_does_not_resolve_or_has_no_form_raises(source: str) -> None:
    with pytest.raises(PlaceholderError):
        fill(source, {"flag": FLAG, "nothing": None})


def test_methods_cannot_be_reached() -> None:
    with pytest.raises(PlaceholderError):
        fill("{{ word.format }}", {"word": "{0.__class__}"})


def test_what_a_value_contains_is_never_a_template() -> None:
    assert fill("{{ word }}", {"word": "{{ 7 * 7 }} {% if %}"}) == "{{ 7 * 7 }} {% if %}"


def test_output_is_bounded() -> None:
    values = {"many": tuple(range(200)), "text": "x" * 100}
    with pytest.raises(PlaceholderError, match="beyond"):
        fill("{% for a in many %}{% for b in many %}{{ text }}{% endfor %}{% endfor %}", values)


def test_the_sandbox_has_no_globals_tests_or_foreign_filters() -> None:
    environment = sandbox._environment(*sandbox.ENGLISH)
    assert not environment.globals
    assert not environment.tests
    assert set(environment.filters) == set(sandbox.filters.NAMES)
