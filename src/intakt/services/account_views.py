"""What signing in, resuming and a client's own data give back."""

from datetime import datetime
from typing import Literal

import msgspec

from intakt.content.model import ClientType
from intakt.kit.structs import Frozen, Wire
from intakt.services.views import StatusPacket

JoinOutcome = Literal["joined", "other-account", "none"]


class CodeSent(Wire, frozen=True, kw_only=True):
    """The same for every address, known or not."""

    ticket: str
    expires_at: datetime


class SignedIn(Wire, frozen=True, kw_only=True):
    token: str
    email: str
    expires_at: datetime
    joined: JoinOutcome = "none"
    """What became of the intake whose token came along."""


class Device(Wire, frozen=True, kw_only=True):
    """Where an account is signed in."""

    id: str
    label: str
    current: bool
    since: datetime
    last_used_at: datetime | None


class PasskeyView(Wire, frozen=True, kw_only=True):
    id: str
    label: str
    created_at: datetime
    last_used_at: datetime | None


class Unfinished(Wire, frozen=True, kw_only=True):
    intake_id: str
    client_type: ClientType
    name: str | None
    percent: int
    last_saved_at: datetime


class RecordView(Wire, frozen=True, kw_only=True):
    """One client's record as the client sees it: two children of one guardian are two records."""

    client_id: str
    full_name: str
    client_type: ClientType
    waits_for_guardian: bool
    created_at: datetime
    packets: tuple[StatusPacket, ...]


class AccountView(Wire, frozen=True, kw_only=True):
    """`email` is None for a caller who has an intake's token only."""

    email: str | None
    records: tuple[RecordView, ...]
    unfinished: tuple[Unfinished, ...]
    devices: tuple[Device, ...]
    passkeys: tuple[PasskeyView, ...]
    reminders: bool


class Resumed(Frozen, frozen=True, kw_only=True):
    """A way into one intake."""

    intake_id: str
    token: str
    submitted: bool


class PasskeyOptions(Wire, frozen=True, kw_only=True):
    """`public_key` is for the browser's `navigator.credentials`; `ticket` comes back with its answer."""

    ticket: str
    public_key: msgspec.Raw


class Export(Frozen, frozen=True, kw_only=True):
    content: bytes
    filename: str
