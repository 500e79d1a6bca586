"""Loading: YAML as people mean it, tables, and every mistake at its line."""

import pytest
from tests import libraries

from intakt.content import loader
from intakt.content.wording import Wording
from intakt.content.yaml_source import MAX_BYTES, parse
from intakt.kit.errors import ContentError, LibraryRejected


def test_plain_scalars_mean_what_people_think():
    written = (
        "a: yes, b: NO, c: on, d: 2026-11-23, e: 12:30, f: 010, g: 1e3, h: true, i: ~, j: '5', k: .5, l: 1_0"
    )
    document = parse(written.replace(", ", "\n").encode())
    assert document.value == {
        "a": "yes", "b": "NO", "c": "on", "d": "2026-11-23", "e": "12:30", "f": 10, "g": 1000.0, "h": True,
        "i": None, "j": "5", "k": 0.5, "l": "1_0",
    }  # fmt: skip


def test_words_stay_words():
    assert parse(b"a: yes\nb: 5\nc: ''\n", words=True).value == {"a": "yes", "b": "5", "c": ""}


def test_lines_are_those_of_keys():
    document = parse(b"a: 1\nb:\n  - c: 2\n  - d:\n      e: 3\n")
    assert document.line(("b", 1, "d", "e")) == 5
    assert document.line(("b", 1, "d", "e", "nowhere")) == 5
    assert document.line(("b",)) == 2


def test_a_file_can_be_too_large():
    assert [fault.name for fault in parse(b"a" * (MAX_BYTES + 1)).faults] == ["file-size"]


def test_an_empty_file_is_nothing():
    assert parse(b"# nothing here\n").value is None


def test_every_mistake_of_a_file_is_reported():
    block = (
        b"id: extra\ncategory: PREFERENCES\nquestions:\n"
        b"  - {id: one, type: texd}\n  - {id: two, type: text, colour: red, size: 3}\n  - {id: three}\n"
    )
    findings = loader.read(dict(libraries.base_files()) | {"blocks/extra.yaml": block}).findings
    assert [(each.code, each.line) for each in findings] == [
        ("wrong-value", 4), ("unknown-key", 5), ("unknown-key", 5), ("missing-key", 6),
    ]  # fmt: skip


def test_a_broken_library_does_not_load():
    with pytest.raises(LibraryRejected) as rejected:
        loader.library_of(libraries.files_of("unknown-key"))
    assert "blocks/extra.yaml:4" in str(rejected.value)
    assert rejected.value.findings[0].remedy == "Did you mean `maxLength`?"


def test_there_must_be_a_folder(tmp_path):
    with pytest.raises(ContentError, match="no folder"):
        loader.load(tmp_path / "nowhere")


def test_texts_are_flattened_and_lists_numbered():
    files = dict(libraries.base_files()) | {
        "text/en/more.yaml": b"plan:\n  tips: [One., Two.]\n  a.b: Dotted\n"
    }
    wording = Wording(loader.library_of(files), "en")
    assert wording.lines("plan.tips") == ("One.", "Two.")
    assert wording.text("plan.a.b") == "Dotted"


def test_tables_are_read_by_their_types():
    table = (
        "id,slots,ingredients,swaps,prep_minutes,cook_minutes,equipment,batch_friendly,cuisines\n"
        "porridge,breakfast|snack,oats:30:50:80;milk:100:200:300,milk>soy_milk>oat_milk,5,10,stove,1,\n"
    )
    library = loader.read(dict(libraries.base_files()) | {"meals.csv": table.encode()}).library
    meal = library.meals["porridge"]
    assert meal.slots == ("breakfast", "snack")
    assert [(each.food, each.min_g, each.base_g, each.max_g) for each in meal.ingredients] == [
        ("oats", 30, 50, 80),
        ("milk", 100, 200, 300),
    ]
    assert meal.swaps == {"milk": ("soy_milk", "oat_milk")}
    assert meal.batch_friendly is True
    assert meal.cuisines == ()


@pytest.mark.parametrize("cell", ["oats:30:50", "oats:a:b:c", "oats"])
def test_a_wrong_cell_is_found(cell):
    table = (
        "id,slots,ingredients,swaps,prep_minutes,cook_minutes,equipment,batch_friendly,cuisines\n"
        f"porridge,breakfast,{cell},,5,10,stove,1,\n"
    )
    (finding,) = loader.read(dict(libraries.base_files()) | {"meals.csv": table.encode()}).findings
    assert (finding.code, finding.line) == ("table-row", 2)


def test_who_names_no_language_is_spoken_to_in_english_where_there_is_one():
    assert loader.in_order({"de", "en", "ar"}) == ("en", "ar", "de")
    assert loader.in_order({"fr", "de"}) == ("de", "fr")
    assert loader.load(libraries.SHIPPED).languages[0] == "en"
