"""Cursors: a place in an order, opaque to whoever sends it back."""

import base64
import binascii
from datetime import UTC, datetime

import msgspec

from intakt.kit.errors import InputError
from intakt.kit.ids import is_id
from intakt.persistence.paging import Place

HIGHEST = 1_000_000
"""Above every rank."""
NEWEST = Place(at=datetime(9999, 1, 1, tzinfo=UTC), id="ffffffff-ffff-ffff-ffff-ffffffffffff", rank=HIGHEST)
OLDEST = Place(at=datetime(1, 1, 2, tzinfo=UTC), id="00000000-0000-0000-0000-000000000000")
LARGEST = 200


def encode(place: Place) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def decode(cursor: str | None, *, newest_first: bool) -> Place:
    """The place after which a page begins. InputError for a cursor that is not ours."""
    if cursor is None:
        return NEWEST if newest_first else OLDEST
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        place = msgspec.json.decode(base64.urlsafe_b64decode(padded), type=Place)
    except (binascii.Error, msgspec.DecodeError, msgspec.ValidationError, ValueError) as error:
        raise InputError("The cursor is not one of ours; begin again without it.") from error
    if not is_id(place.id) or place.at.tzinfo is None or abs(place.rank) > HIGHEST:
        raise InputError("The cursor is not one of ours; begin again without it.")
    return place


def page_size(limit: int) -> int:
    """InputError when it is not between 1 and 200."""
    if not 1 <= limit <= LARGEST:
        raise InputError(f"limit must be between 1 and {LARGEST}.")
    return limit
