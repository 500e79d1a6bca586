"""What keeps the machinery visible: queue, dead letters, caches, readiness."""

from intakt.services.context import Context
from intakt.services.views import CacheStatistics, Caller, Health, JobView, QueueView


async def queue(ctx: Context) -> QueueView:
    raise NotImplementedError


async def jobs(ctx: Context) -> tuple[JobView, ...]:
    """Dead letters first, then what is at work and in line (at most 200)."""
    raise NotImplementedError


async def retry(ctx: Context, job_id: str, *, caller: Caller | None = None) -> int:
    """Queue a dead letter again, or all with "all"; gives how many. NotFound. caller None: an operator."""
    raise NotImplementedError


async def dismiss(ctx: Context, job_id: str, *, caller: Caller | None = None) -> None:
    """Take a dead letter off the list; its packet stays FAILED. NotFound."""
    raise NotImplementedError


async def cache(ctx: Context) -> dict[str, CacheStatistics]:
    raise NotImplementedError


async def invalidate(ctx: Context) -> None:
    """Empty the caches of every process."""
    raise NotImplementedError


async def health(ctx: Context) -> Health:
    """Database, migrations, library; never raises."""
    raise NotImplementedError
