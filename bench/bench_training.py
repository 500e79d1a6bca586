"""A programme of 8 to 12 weeks: split, choice of exercises, doses, weeks, conditioning.

Clients are drawn as among real ones. Held against the limits 60 ms (median) and 150 ms (95th percentile); and
how much of the client's own minutes the programmes use.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import intakt
from bench.figure import Figure, median, percentile
from intakt.content import loader, personas, release
from intakt.content.wording import Wording
from intakt.intake.sampling import sample
from intakt.intake.submission import submit
from intakt.planning.model import WorkoutPlan
from intakt.planning.workout.assembly import plan
from intakt.profile.extract import extract
from intakt.profile.model import ClientProfile

DAY = date(2026, 11, 23)
MEDIAN_MS, P95_MS = 60.0, 150.0
USED, CLIENTS_USING = 0.80, 0.90
LIBRARY = Path(intakt.__file__).parent / "library"


def run(*, full: bool) -> Iterator[Figure]:
    """Median and 95th percentile of a programme; how many G0 clients have four fifths of their time used."""
    library = loader.load(LIBRARY)
    wording = Wording(library, "en")
    path = release.build(library).path("WORKOUT_ONLY")
    answers = sample(path, personas.load_population(LIBRARY), seed=0, count=400 if full else 60, day=DAY)
    profiles = [extract(submit(path, each, day=DAY), library) for each in answers]
    plan(profiles[0], wording)
    times, shares = [], []
    for number, profile in enumerate(profiles):
        start = time.perf_counter()
        made = plan(profile, wording, seed=number)
        times.append(1000 * (time.perf_counter() - start))
        shares += _share(made, profile)
    times.sort()
    yield _time("workout: a programme, median", median(times), MEDIAN_MS)
    yield _time("workout: a programme, 95th percentile", percentile(times, 0.95), P95_MS)
    using = sum(share >= USED for share in shares) / len(shares)
    yield Figure(
        name="workout: G0 clients with 80 % of their minutes used", value=using, unit="of clients",
        peer="limit", peer_value=CLIENTS_USING, better="higher", aim=1.0,
    )  # fmt: skip


def _share(made: WorkoutPlan, profile: ClientProfile) -> Sequence[float]:
    """Planned minutes of the loading weeks over the client's; nothing where another bound sets them."""
    minutes = profile.training.session_minutes
    weeks = [week for week in made.weeks if not week.deload and week.phase != "return"]
    sessions = [session for week in weeks for session in week.sessions]
    if made.gate != "G0" or profile.person.minor or not sessions or minutes is None:
        return ()
    return (sum(session.minutes for session in sessions) / (minutes * len(sessions)),)


def _time(name: str, milliseconds: float, limit: float) -> Figure:
    return Figure(name=name, value=milliseconds, unit="ms", peer="limit", peer_value=limit, aim=1.0)
