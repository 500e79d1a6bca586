"""Intakt's HTTP API in Python.

    from intakt_client import Client

    with Client("https://intakt.example.org") as client:
        client.submit_answers("NUTRITION_ONLY", responses)
        status = client.wait_until_done(within=60)
        for packet in status.packets:
            print(packet.type, packet.status)

`AsyncClient` has the same methods, awaited. `client.admin` is the back office.
"""

from intakt_client.async_client import AsyncClient
from intakt_client.client import Client
from intakt_client.errors import (
    AnswersRejected,
    Conflict,
    ConnectionFailed,
    IntaktError,
    Invalid,
    NotDoneInTime,
    NotFound,
    NotReady,
    PacketWaiting,
    ProblemError,
    Refused,
    ServerFault,
    SignInRequired,
    TooManyRequests,
    Unavailable,
)
from intakt_client.models import Intake, Packet, Status, StatusPacket, StatusSummary

__all__ = [
    "AnswersRejected",
    "AsyncClient",
    "Client",
    "Conflict",
    "ConnectionFailed",
    "Intake",
    "IntaktError",
    "Invalid",
    "NotDoneInTime",
    "NotFound",
    "NotReady",
    "Packet",
    "PacketWaiting",
    "ProblemError",
    "Refused",
    "ServerFault",
    "SignInRequired",
    "Status",
    "StatusPacket",
    "StatusSummary",
    "TooManyRequests",
    "Unavailable",
]
