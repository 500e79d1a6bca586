"""Sealing, rotating, and a key file of our own."""

import stat
from pathlib import Path

import pytest

from intakt.kit.errors import SetupError
from intakt.persistence.secrets import Secrets, hash_token, new_token, own_key, split_keys

OLD = "an-old-key-that-is-long-enough-to-be-one"
NEW = "a-new-key-that-is-long-enough-to-be-one!"


def test_what_is_sealed_opens_and_cannot_be_read() -> None:
    secrets = Secrets((OLD,))
    sealed = secrets.seal(b"pregnant")
    assert b"pregnant" not in sealed
    assert secrets.seal(b"pregnant") != sealed
    assert secrets.open(sealed) == b"pregnant"


def test_a_new_first_key_still_opens_what_the_old_one_sealed() -> None:
    sealed = Secrets((OLD,)).seal(b"x")
    both = Secrets((NEW, OLD))
    assert both.open(sealed) == b"x"
    resealed = both.reseal(sealed)
    assert Secrets((NEW,)).open(resealed) == b"x"
    with pytest.raises(SetupError):
        Secrets((OLD,)).open(resealed)


def test_what_was_changed_does_not_open() -> None:
    secrets = Secrets((OLD,))
    sealed = bytearray(secrets.seal(b"x"))
    sealed[-1] ^= 1
    for broken in (bytes(sealed), b"", b"nonsense"):
        with pytest.raises(SetupError):
            secrets.open(broken)
        with pytest.raises(SetupError):
            secrets.reseal(broken)


@pytest.mark.parametrize("keys", [(), ("short",), (OLD, "short")])
def test_without_a_proper_key_nothing_starts(keys: tuple[str, ...]) -> None:
    with pytest.raises(SetupError, match="INTAKT_SECRET_KEYS"):
        Secrets(keys)


def test_keys_are_separated_by_commas_or_spaces() -> None:
    assert split_keys(f" {OLD},{NEW}\n") == (OLD, NEW)


def test_our_own_key_is_made_once_and_private(tmp_path: Path) -> None:
    key = own_key(tmp_path)
    assert own_key(tmp_path) == key
    Secrets((key,))
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_key_file_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        own_key(tmp_path / "missing")
    assert "\n" not in caught.value.message


def test_tokens_are_random_and_hash_alike() -> None:
    assert new_token() != new_token()
    assert hash_token("a") == hash_token("a") != hash_token("b")
    assert len(hash_token("\ud800")) == 32
