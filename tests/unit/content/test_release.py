"""Releases: named by content, packed and unpacked without loss, and shown in one language."""

import zlib

import msgspec
import pytest
from tests import libraries

from intakt.content import loader
from intakt.content.release import build, identify, pack, unpack, unpack_files, write_files
from intakt.kit.errors import ContentError, UnknownId


@pytest.fixture(scope="module")
def release():
    return build(loader.library_of(libraries.base_files()))


def test_the_id_is_the_content_and_not_the_files(release):
    files = dict(libraries.base_files())
    assert len(release.id) == 16
    assert int(release.id, 16) >= 0
    files["blocks/extra.yaml"] = b"# a comment\n" + files["blocks/extra.yaml"]
    assert identify(loader.library_of(files)) == release.id
    files["blocks/extra.yaml"] = files["blocks/extra.yaml"].replace(b"low", b"sad")
    assert identify(loader.library_of(files)) != release.id


def test_packing_keeps_everything(tmp_path):
    write_files(libraries.base_files(), tmp_path)
    blob = pack(tmp_path)
    assert blob == pack(tmp_path)
    assert unpack_files(blob) == dict(libraries.base_files())
    assert unpack(blob).id == identify(loader.load(tmp_path))


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"not ours",
        zlib.compress(b"not ours"),
        zlib.compress(msgspec.msgpack.encode({"format": 9, "files": {}})),
    ],
)
def test_what_is_not_ours_is_refused(blob):
    with pytest.raises(ContentError):
        unpack(blob)


def test_a_cut_blob_is_refused(tmp_path):
    write_files(libraries.base_files(), tmp_path)
    with pytest.raises(ContentError):
        unpack(pack(tmp_path)[:-10])


def test_files_stay_in_the_folder(tmp_path):
    with pytest.raises(ContentError, match="outside"):
        write_files({"../evil.yaml": b""}, tmp_path / "library")


def test_a_path_as_outsiders_read_it(release):
    view = msgspec.to_builtins(release.path_view("NUTRITION_ONLY", "en"))
    assert set(view) == {
        "clientType", "title", "description", "icon", "estimatedMinutes", "release", "active", "sections",
        "blocks", "rules",
    }  # fmt: skip
    assert view["release"] == release.id
    symptoms = next(each for each in view["blocks"][0]["questions"] if each["id"] == "symptoms")
    assert symptoms["options"][1] == {
        "value": "dizzy",
        "label": "Dizzy",
        "notice": {"severity": "caution", "text": "Sit down."},
    }
    assert view["rules"][0]["when"] == {"op": "equals", "fact": "minor", "value": True}
    assert release.path_view("NUTRITION_ONLY", "en") is release.path_view("NUTRITION_ONLY", "en")


def test_what_is_not_there_is_named(release):
    for ask in (
        lambda: release.path("NOBODY"),
        lambda: release.path_view("NUTRITION_ONLY", "xx"),
        lambda: release.block_view("nowhere", "en"),
    ):
        with pytest.raises(UnknownId):
            ask()


def test_a_block_that_does_not_exist_cannot_be_compiled():
    with pytest.raises(ContentError, match="extras"):
        build(loader.read(libraries.files_of("unknown-block")).library)
