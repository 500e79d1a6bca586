"""Packets of sampled clients as the real producers made them, for tests that then break something."""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
import pytest
from tests.clients import PRACTICE, Draw, job_of
from tests.shipped import release

from intakt.document.model import Document, Section, Text
from intakt.kit.errors import IntaktError, InvariantBroken
from intakt.profile.model import PacketType
from intakt.services import generation

ENOUGH = 3
"""Clients on whom each broken producer is tried."""


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A client's packet as the real producers made it."""

    packet: PacketType
    job: generation.Job
    written: generation.Written


def make_samples(
    client_types: Iterable[str],
    *,
    count: int,
    packets: Sequence[str] | None = None,
    given: dict[str, str] | None = None,
) -> tuple[Sample, ...]:
    """Packets of so many clients a path, three in four drawn evenly over all options."""
    found = []
    for client_type in client_types:
        for seed in range(count):
            drawn = Draw(client_type=client_type, seed=seed, adversarial=seed % 4 != 0, given=given or {})
            job = job_of(drawn)
            for request in job.requests:
                if packets is not None and request.type not in packets:
                    continue
                # a client whose own packet fails is the business of test_packets
                with contextlib.suppress(IntaktError):
                    written = generation.write(request.type, job, release(), practice=PRACTICE)
                    found.append(Sample(packet=request.type, job=job, written=written))
    return tuple(found)


def bound_by_rule(samples: Iterable[Sample]) -> dict[int, list[Sample]]:
    """The samples that each rule was checked on."""
    found: dict[int, list[Sample]] = defaultdict(list)
    for sample in samples:
        for number in sample.written.report.rules:
            found[number].append(sample)
    return found


def expect_caught(sample: Sample, number: int) -> None:
    with pytest.raises(InvariantBroken) as caught:
        generation.write(sample.packet, sample.job, release(), practice=PRACTICE)
    assert number in caught.value.rules


def expect_writer_caught(
    change: Callable[[Document], Document],
    samples: Sequence[Sample],
    *,
    number: int,
    patch: pytest.MonkeyPatch,
) -> None:
    """What a composer writes is changed; the rule must miss what is gone, or mind what was added."""
    real = generation.compose

    def broken(*args: Any, **kwargs: Any) -> Document:
        return change(real(*args, **kwargs))

    patch.setattr(generation, "compose", broken)
    assert samples
    for sample in samples:
        patch.setattr(generation, "make_plan", lambda *_, made=sample.written.plan, **__: made)
        expect_caught(sample, number)


def saying(sentence: str) -> Callable[[Document], Document]:
    """A document with one more section, of this sentence."""
    extra = Section(id="extra", title="More", blocks=(Text(text=sentence),))
    return lambda document: msgspec.structs.replace(document, sections=(*document.sections, extra))
