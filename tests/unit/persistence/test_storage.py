"""Files of packets: sealed at rest, whatever store holds them."""

from pathlib import Path

import pytest

from intakt.kit.errors import NotFound, SetupError
from intakt.persistence.secrets import Secrets
from intakt.persistence.storage import Storage

SECRETS = Secrets(("a-key-of-the-tests-that-is-long-enough",))


async def test_files_come_back_and_lie_sealed(tmp_path: Path) -> None:
    storage = Storage(f"file://{tmp_path / 'files'}", SECRETS)
    await storage.put("packets/a/1/x.pdf", b"%PDF- content")
    await storage.put("packets/a/1/x.pdf", b"%PDF- content")
    assert await storage.get("packets/a/1/x.pdf") == b"%PDF- content"
    stored = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert len(stored) == 1
    assert b"content" not in stored[0].read_bytes()


async def test_another_store_has_the_same_face() -> None:
    storage = Storage("memory:///", SECRETS)
    await storage.put("k", b"x")
    assert await storage.get("k") == b"x"


async def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        await Storage(f"file://{tmp_path}", SECRETS).get("nothing")


@pytest.mark.parametrize("url", ["nonsense", "ftp://example.org", "file:///proc/nowhere"])
def test_an_address_that_cannot_be_used_is_one_line(url: str) -> None:
    with pytest.raises(SetupError, match="INTAKT_STORAGE_URL"):
        Storage(url, SECRETS)
