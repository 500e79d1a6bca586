"""Sealing what is sensitive, hashing what is only compared: the one place that knows keys."""

import base64
import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intakt.kit.errors import SetupError

KEY_FILE = "secret.key"
SHORTEST = 32
LOST = "a sealed record opens with none of INTAKT_SECRET_KEYS: add the key it was sealed with"


class Secrets:
    """Seals with the first key, opens with any: put a new key first, reseal at leisure, drop the old."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        """SetupError when there is no key or one is too short to be a secret."""
        if not keys:
            raise SetupError("INTAKT_SECRET_KEYS is missing: set a random text of 32 characters or more")
        if any(len(key) < SHORTEST for key in keys):
            raise SetupError(f"INTAKT_SECRET_KEYS: each key needs {SHORTEST} characters or more")
        self._fernet = MultiFernet([Fernet(derive(key)) for key in keys])
        self._compare = tuple(derive(key, purpose=b"comparing") for key in keys)

    def seal(self, content: bytes) -> bytes:
        return self._fernet.encrypt(content)

    def open(self, sealed: bytes) -> bytes:
        """SetupError when none of the keys opens it."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise SetupError(LOST) from error

    def marks(self, content: str) -> tuple[bytes, ...]:
        """What is stored of something guessable, under each key: compare with all, store the first."""
        return tuple(
            hmac.digest(key, content.encode("utf-8", "surrogatepass"), "sha256") for key in self._compare
        )

    def reseal(self, sealed: bytes) -> bytes:
        """The same content under the first key."""
        try:
            return self._fernet.rotate(sealed)
        except InvalidToken as error:
            raise SetupError(LOST) from error


def derive(key: str, *, purpose: bytes = b"sealing") -> bytes:
    """A Fernet key from a secret text (HKDF, RFC 5869); each purpose has its own."""
    stretched = HKDF(algorithm=SHA256(), length=32, salt=b"intakt", info=purpose).derive(key.encode())
    return base64.urlsafe_b64encode(stretched)


def split_keys(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[\s,]+", text) if part)


def own_key(data_dir: Path) -> str:
    """The data directory's key, made once and readable by its owner only. SetupError when it cannot be."""
    path = data_dir / KEY_FILE
    try:
        if not path.exists():
            draft = data_dir / f".{KEY_FILE}-{os.getpid()}"
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(48) + "\n")
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return path.read_text().strip()
    except OSError as error:
        raise SetupError(f"the key file {path} cannot be used: {error.strerror}") from error


def new_token() -> str:
    """256 random bits, fit for a header and a link."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> bytes:
    """What is stored of a token: it is random, so one round is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def new_code(digits: int) -> str:
    """Random digits that a person can type."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"


def same(left: bytes, right: bytes) -> bool:
    return hmac.compare_digest(left, right)
