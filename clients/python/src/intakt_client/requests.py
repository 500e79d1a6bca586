"""What both clients send: address, token, limits of time; the answers' numbers."""

import secrets
import time
from collections.abc import Iterable, Mapping
from typing import Any

import httpx

from intakt_client.calls import Call

EVENTS = "/api/packets/events"
SILENCE = 45.0
"""Seconds after which a stream is dead: the server breaks silence every 15."""


class Requests:
    def __init__(
        self, base_url: str, *, token: str | None, retries: int, timeout: float, writer: str | None
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.token = token
        self.retries = retries
        self.timeout = timeout
        self.writer = writer or secrets.token_hex(8)
        self.last_seq = 0

    def build(self, http: httpx.Client | httpx.AsyncClient, call: Call[Any]) -> httpx.Request:
        headers = {**self._authorization(), **call.headers}
        return http.build_request(
            call.method, call.path, params=dict(call.query) or None, json=call.body, headers=headers
        )

    def events(self, http: httpx.Client | httpx.AsyncClient, *, within: float | None) -> httpx.Request:
        """`within`: seconds that are left for it."""
        silence = SILENCE if within is None else min(SILENCE, within)
        headers = {**self._authorization(), "accept": "text/event-stream"}
        timeout = httpx.Timeout(self.timeout, read=silence)
        return http.build_request("GET", EVENTS, headers=headers, timeout=timeout)

    def next_seq(self, questions: Iterable[str]) -> Mapping[str, int]:
        """Numbers that rise, also in a program that starts again and keeps its writer."""
        self.last_seq = max(self.last_seq + 1, time.time_ns() // 1_000_000)
        return dict.fromkeys(questions, self.last_seq)

    def _authorization(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"} if self.token else {}
