"""Files of packets, sealed, in a folder or an object store: one API for all of them."""

from collections.abc import Sequence
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, from_url

from intakt.kit.errors import NotFound, SetupError, Unavailable
from intakt.persistence.secrets import Secrets


class Storage:
    """Keys are our own (`packets/<id>/<version>/...`), never a person's text."""

    def __init__(self, url: str, secrets: Secrets) -> None:
        """`file://` makes the folder; SetupError when the address cannot be used."""
        self._secrets = secrets
        try:
            if url.startswith("file://"):
                folder = Path(url.removeprefix("file://"))
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._store: obstore.store.ObjectStore = LocalStore(folder)
            else:
                self._store = from_url(url)
        except (BaseError, ValueError, OSError) as error:
            raise SetupError(f"INTAKT_STORAGE_URL {url!r} cannot be used: {error}") from error

    async def put(self, key: str, content: bytes) -> None:
        """Store sealed; the same key again replaces. Unavailable when the store is away."""
        try:
            await obstore.put_async(self._store, key, self._secrets.seal(content))
        except (BaseError, OSError) as error:
            raise Unavailable("The file store is away; try again in a moment.") from error

    async def get(self, key: str) -> bytes:
        """NotFound, Unavailable."""
        try:
            found = await obstore.get_async(self._store, key)
            return self._secrets.open(bytes(await found.bytes_async()))
        except FileNotFoundError as error:
            raise NotFound("The file is not there any more.") from error
        except (BaseError, OSError) as error:
            raise Unavailable("The file store is away; try again in a moment.") from error

    async def remove(self, keys: Sequence[str]) -> None:
        """Let files go; those that are gone already do not matter. Unavailable when the store is away."""
        for key in keys:
            try:
                await obstore.delete_async(self._store, key)
            except FileNotFoundError:
                continue
            except (BaseError, OSError) as error:
                raise Unavailable("The file store is away; try again in a moment.") from error
