"""The synchronous client."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx

from intakt_client import calls
from intakt_client.admin import Admin
from intakt_client.following import Callbacks, Following
from intakt_client.models import (
    Answer,
    Block,
    ClientType,
    Intake,
    Packet,
    Path,
    PathSummary,
    StartedIntake,
    Status,
    StatusPacket,
    Submitted,
)
from intakt_client.requests import Requests
from intakt_client.sending import Sender


class Client(Sender):
    """Intakt at an address, for whom the token names.

    A token comes with `start_intake`, `submit_answers` and `reopen` and is used from then on; or give one
    that was kept, or a member of staff's. Every call raises ProblemError when the server says no and
    ConnectionFailed when it cannot be reached, after `retries` tries of what may be repeated.
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: str | None = None,
        retries: int = 3,
        timeout: float = 30.0,
        writer: str | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        requests = Requests(base_url, token=token, retries=retries, timeout=timeout, writer=writer)
        super().__init__(requests, transport)
        self.admin = Admin(self)

    @property
    def token(self) -> str | None:
        return self.requests.token

    @token.setter
    def token(self, token: str | None) -> None:
        self.requests.token = token

    # --- what can be asked ----------------------------------------------------------------------

    def paths(self) -> tuple[PathSummary, ...]:
        """All seven, offered or not."""
        return self.do(calls.paths())

    def path(self, client_type: ClientType, *, release: str | None = None) -> Path:
        return self.do(calls.path(client_type, release))

    def question_blocks(self, *ids: str, category: str | None = None) -> tuple[Block, ...]:
        return self.do(calls.question_blocks(ids, category))

    # --- an intake ------------------------------------------------------------------------------

    def start_intake(self, client_type: ClientType, *, idempotency_key: str | None = None) -> StartedIntake:
        started = self.do(calls.start_intake(client_type, idempotency_key))
        self.token = started.token
        return started

    def read_intake(self, intake_id: str) -> Intake:
        return self.do(calls.read_intake(intake_id))

    def save_answers(
        self,
        intake_id: str,
        responses: Mapping[str, Answer],
        *,
        client_type: ClientType | None = None,
        current_step: str | None = None,
        writer: str | None = None,
        seq: Mapping[str, int] | None = None,
    ) -> Intake:
        """Save what has changed; None removes. Wrong answers are stored too, and listed in `errors`.

        A late repeat never overwrites a newer answer of the same writer; those in `acked` are stored.
        """
        call = calls.save_answers(
            intake_id,
            responses,
            writer=writer or self.requests.writer,
            seq=self.requests.next_seq(responses) if seq is None else seq,
            client_type=client_type,
            current_step=current_step,
        )
        return self.do(call)

    def submit(self, intake_id: str, *, idempotency_key: str | None = None) -> Submitted:
        """Submitting an intake again gives the same packets."""
        return self.do(calls.submit(intake_id, idempotency_key))

    def submit_answers(
        self,
        client_type: ClientType,
        responses: Mapping[str, Answer],
        *,
        client_email: str | None = None,
        idempotency_key: str | None = None,
    ) -> Submitted:
        """All answers at once, without an intake of their own."""
        done = self.do(calls.submit_answers(client_type, responses, client_email, idempotency_key))
        self.token = done.token or self.token
        return done

    def reopen(self, intake_id: str, *, idempotency_key: str | None = None) -> StartedIntake:
        """Begin again from a submitted intake's answers."""
        started = self.do(calls.reopen(intake_id, idempotency_key))
        self.token = started.token
        return started

    # --- packets --------------------------------------------------------------------------------

    def packet_status(self) -> Status:
        return self.do(calls.packet_status())

    def packet(self, packet_id: str) -> Packet:
        return self.do(calls.packet(packet_id))

    def pdf(self, packet_id: str) -> bytes:
        return self.do(calls.pdf(packet_id))

    def combined_pdf(self) -> bytes:
        """All packets that are open to the client."""
        return self.do(calls.combined_pdf())

    def html(self, packet_id: str) -> str:
        return self.do(calls.html(packet_id))

    def watch(
        self,
        *,
        poll_interval: float = 2.0,
        within: float | None = None,
        live: bool = False,
        patience: float = 60.0,
        on_update: Callable[[Status], Any] | None = None,
        on_all_complete: Callable[[Status], Any] | None = None,
        on_packet_failed: Callable[[StatusPacket], Any] | None = None,
    ) -> Iterator[Status]:
        """The status and each change of it, until every packet is READY or FAILED.

        Asks every `poll_interval` seconds, or listens where `live`; bears a server that is away for
        `patience` seconds. Raises NotDoneInTime after `within` seconds.
        """
        callbacks = Callbacks(
            on_update=on_update, on_all_complete=on_all_complete, on_packet_failed=on_packet_failed
        )
        following = Following(
            callbacks=callbacks, poll_interval=poll_interval, within=within, patience=patience
        )
        for told in self.changes(following, live=live):
            for tell in told:
                tell()
            yield following.known

    def wait_until_done(
        self,
        *,
        poll_interval: float = 2.0,
        within: float | None = None,
        live: bool = False,
        patience: float = 60.0,
        on_update: Callable[[Status], Any] | None = None,
        on_all_complete: Callable[[Status], Any] | None = None,
        on_packet_failed: Callable[[StatusPacket], Any] | None = None,
    ) -> Status:
        """The status when every packet is READY or FAILED; see `watch`."""
        watched = self.watch(
            poll_interval=poll_interval,
            within=within,
            live=live,
            patience=patience,
            on_update=on_update,
            on_all_complete=on_all_complete,
            on_packet_failed=on_packet_failed,
        )
        *_, last = watched
        return last
