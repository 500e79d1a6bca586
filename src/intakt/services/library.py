"""The library as callers look it up: seven typed lookups from the release in memory, and publishing."""

from pathlib import Path as Directory

from intakt.content.model import BlockView, Category, ClientType, PathView
from intakt.content.release import Release
from intakt.services.context import Context
from intakt.services.views import Body, PathSummary, ReleaseView


async def release(ctx: Context, release_id: str | None = None) -> Release:
    """The current release, or a named one (UnknownId)."""
    raise NotImplementedError


async def all_blocks(ctx: Context, *, language: str = "en") -> tuple[BlockView, ...]:
    raise NotImplementedError


async def block(ctx: Context, block_id: str, *, language: str = "en") -> BlockView:
    """NotFound."""
    raise NotImplementedError


async def blocks(ctx: Context, block_ids: tuple[str, ...], *, language: str = "en") -> tuple[BlockView, ...]:
    """In the order asked; ids that do not exist are left out."""
    raise NotImplementedError


async def blocks_by_category(
    ctx: Context, category: Category, *, language: str = "en"
) -> tuple[BlockView, ...]:
    raise NotImplementedError


async def all_paths(ctx: Context, *, language: str = "en") -> tuple[PathSummary, ...]:
    """All seven, in the order of the interface."""
    raise NotImplementedError


async def path(ctx: Context, client_type: ClientType, *, language: str = "en") -> PathSummary:
    raise NotImplementedError


async def path_with_blocks(
    ctx: Context, client_type: ClientType, *, release_id: str | None = None, language: str = "en"
) -> PathView:
    """UnknownId for a release that does not exist."""
    raise NotImplementedError


async def path_body(
    ctx: Context, client_type: ClientType, *, release_id: str | None = None, language: str = "en"
) -> Body:
    """`path_with_blocks` as JSON, encoded once per release, with its ETag."""
    raise NotImplementedError


async def paths_body(ctx: Context, *, language: str = "en") -> Body:
    raise NotImplementedError


async def blocks_body(ctx: Context, *, category: Category | None = None, language: str = "en") -> Body:
    raise NotImplementedError


async def publish(ctx: Context, directory: Directory, *, by: str = "") -> ReleaseView:
    """Load, check, freeze, make current, tell every process. ContentError lists each mistake."""
    raise NotImplementedError


async def ensure_default(ctx: Context) -> ReleaseView:
    """Publish the library that ships, unless a practice has published its own."""
    raise NotImplementedError


async def export(ctx: Context, directory: Directory) -> str:
    """Write the current release out as files; gives its id."""
    raise NotImplementedError
