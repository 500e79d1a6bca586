"""Named statements."""

from pathlib import Path

import pytest

from intakt.persistence.queries import compile_statement, load


def test_names_become_places_once_each() -> None:
    statement = compile_statement("s", "p", "SELECT :b, :a::text, :b, '12:30', x::int FROM t;")
    assert statement.sql == "SELECT $1, $2::text, $1, '12:30', x::int FROM t"
    assert statement.places({"a": 1, "b": 2}) == [2, 1]


@pytest.mark.parametrize("values", [{}, {"b": 1}, {"a": 1, "c": 2}])
def test_a_missing_or_extra_value_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        compile_statement("s", "p", "SELECT :a").places(values)


def test_a_file_gives_its_statements_with_their_purpose(tmp_path: Path) -> None:
    (tmp_path / "noun.sql").write_text(
        "-- name: one\n-- The first\n-- of two.\nSELECT 1;\n\n-- name: two\n-- The second.\nSELECT :x;\n"
    )
    found = load(str(tmp_path / "noun.py"))
    assert [(each.name, each.purpose, each.sql) for each in found.values()] == [
        ("one", "The first of two.", "SELECT 1"),
        ("two", "The second.", "SELECT $1"),
    ]


def test_a_name_stands_once(tmp_path: Path) -> None:
    (tmp_path / "noun.sql").write_text("-- name: one\n-- A.\nSELECT 1;\n-- name: one\n-- B.\nSELECT 2;\n")
    with pytest.raises(ValueError, match="twice"):
        load(str(tmp_path / "noun.py"))
