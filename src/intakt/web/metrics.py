"""Prometheus figures of this role: requests by route and status, open streams, the queue.

With several web processes each keeps its counters in a file of the folder that PROMETHEUS_MULTIPROC_DIR names
(set by `intakt web` before any of them starts), and whichever is asked adds them up.
"""

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY

from intakt.services.views import QueueView

REQUESTS = Counter("intakt_http_requests_total", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram(
    "intakt_http_request_seconds",
    "Time until the answer began",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
STREAMS = Gauge("intakt_http_open_streams", "Live status streams", multiprocess_mode="livesum")


def exposition(queue: QueueView) -> bytes:
    """All figures in Prometheus' text format; the queue's are read now."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        kept = generate_latest(registry)
    else:
        kept = generate_latest(REGISTRY)
    now = CollectorRegistry()
    for name, words, value in (
        ("pending", "Packet versions in line", queue.pending),
        ("processing", "Packet versions being made", queue.processing),
        ("dead_letters", "Jobs that failed for good", queue.dead_letters),
        ("oldest_pending_seconds", "Age of the oldest in line", queue.oldest_pending_seconds),
    ):
        Gauge(f"intakt_queue_{name}", words, registry=now).set(value)
    return kept + generate_latest(now)
