"""Ids of all that is stored: UUIDv7 (RFC 9562), made here so that they are known before they are saved."""

import os
import time
from uuid import UUID


def new_id() -> str:
    """A fresh id of this moment."""
    return make_id(nanoseconds=time.time_ns(), entropy=os.urandom(8))


def make_id(*, nanoseconds: int, entropy: bytes) -> str:
    """The UUIDv7 of a moment since 1970 and eight random bytes.

    The twelve bits after the milliseconds hold the fraction of the millisecond, so that ids made one after
    another in a process sort in that order (to a quarter of a microsecond).
    """
    milliseconds, rest = divmod(nanoseconds, 1_000_000)
    number = (milliseconds & 0xFFFF_FFFF_FFFF) << 80
    number |= 0x7 << 76
    number |= (rest * 4096 // 1_000_000) << 64
    number |= 0b10 << 62
    number |= int.from_bytes(entropy[:8], "big") & 0x3FFF_FFFF_FFFF_FFFF
    return str(UUID(int=number))
