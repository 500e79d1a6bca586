"""A template with a fault is refused before it is saved, with the place of the fault."""

import msgspec
import pytest
from tests.documents import words
from tests.shipped import release

from intakt.document.checks import KNOWN, check, findings
from intakt.document.compose import packet_of


def sources() -> dict[str, str]:
    return release().library.templates


@pytest.mark.parametrize("name", KNOWN)
def test_the_shipped_templates_are_sound(name: str) -> None:
    assert check(name, sources()[name], words(packet_of(name))) == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('text: "{{ client }}"', 'text: "{{ client.foo }}"', "sample figures", "sections[0].blocks[0].text"),
        ('text: "{{ client }}"', 'text: "{{ stranger }}"', "sample figures", "'stranger' is undefined"),
        ('text: "{{ client }}"', 'text: "{{ range(9) }}"', "sections[0].blocks[0].text", "call"),
        (
            'text: "{{ client }}"',
            'text: "@nutrition.nowhere"',
            "sections[0].blocks[0].text",
            "nutrition.nowhere",
        ),
        ("fact: withheld", "fact: weather", "sections[0].when", "no fact named weather"),
        ("fact: withheld", "question: diet-type", "sections[0].when", "no question named"),
        ("op: equals, fact: withheld", "op: in, fact: withheld", "sections[0].when", "needs a list"),
        ("each: days", "each: weeks", "sample figures", "there is no weeks"),
        ("value: share.weight", "value: share.label", "sample figures", "is not a number"),
        ("require: days", "require: plan.nothing", "sample figures", "has no nothing"),
        ("layout: poster", "layout: circus", "", "circus"),
        ("packet: NUTRITION", "packet: NUTRITION\nscript: x", "", "script"),
    ],
)
def test_a_fault_is_found_and_placed(old: str, new: str, place: str, message: str) -> None:
    source = sources()["nutrition.yaml"]
    assert old in source
    found = check("nutrition.yaml", source.replace(old, new, 1), words())
    assert found and found[0].place.startswith(place) and message in found[0].message, found


def test_a_section_that_no_sample_shows_is_found() -> None:
    source = sources()["nutrition.yaml"]
    never = "  - {id: never, title: Never, blocks: [], when: {op: equals, fact: goal, value: fly}}\n"
    found = check("nutrition.yaml", source + never, words())
    assert [finding.message for finding in found] == ["is shown on no sample plan"]


def test_yaml_that_does_not_parse_is_a_finding() -> None:
    assert check("nutrition.yaml", "sections: [", words())[0].file == "templates/nutrition.yaml"


def test_a_library_has_every_template_and_none_that_nothing_reads() -> None:
    library = release().library
    assert findings(library) == ()
    templates = {name: source for name, source in sources().items() if name != "intro.yaml"}
    other = msgspec.structs.replace(library, templates={**templates, "letter.yaml": ""})
    assert {(found.code, found.file) for found in findings(other)} == {
        ("template-missing", "templates/intro.yaml"),
        ("template-unread", "templates/letter.yaml"),
    }
