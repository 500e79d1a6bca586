"""The library as callers look it up: seven typed lookups from the release in memory, and publishing."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path as Directory

import msgspec

from intakt.content import release as releases_of_content
from intakt.content.model import BlockView, Category, ClientType, Library, PathSummary, PathView
from intakt.content.order import path_blocks
from intakt.content.release import Release
from intakt.kit.errors import LibraryRejected, NotFound, Unavailable, UnknownId
from intakt.persistence import notices, releases
from intakt.persistence.releases import Current, Origin
from intakt.services import checking
from intakt.services.context import Context
from intakt.services.views import Body, ReleaseView

CURRENT = "current"


async def current(ctx: Context) -> Current:
    """Which release new intakes begin on. Unavailable before the first is published."""
    return await ctx.caches.current.get(CURRENT, lambda: _load_current(ctx))


async def _load_current(ctx: Context) -> Current:
    async with ctx.database.apart() as session:
        found = await releases.current(session)
    if found is None:
        raise Unavailable("No library is published yet.")
    return found


async def release(ctx: Context, release_id: str | None = None) -> Release:
    """The current release, or a named one (UnknownId)."""
    wanted = (await current(ctx)).id if release_id is None else release_id
    return await ctx.caches.releases.get(wanted, lambda: _load_release(ctx, wanted))


async def _load_release(ctx: Context, release_id: str) -> Release:
    async with ctx.database.apart() as session:
        content = await releases.content(session, release_id)
    if content is None:
        raise UnknownId("There is no such release of the library.")
    return await asyncio.to_thread(releases_of_content.unpack, content)


async def spoken(ctx: Context, language: str) -> str:
    """The language itself where the current release has its words, else the release's first."""
    known = (await release(ctx)).library.languages
    return language if language in known else known[0]


# --- the seven lookups ------------------------------------------------------------------------


# Each lookup asks the memory first and makes nothing else: that takes less than a microsecond.


async def all_blocks(ctx: Context, *, language: str = "en") -> tuple[BlockView, ...]:
    """Every block of the current release, in the order of the library."""
    found = ctx.caches.all_blocks.find(language)
    return found if found is not None else await _all_blocks(ctx, language)


async def _all_blocks(ctx: Context, language: str) -> tuple[BlockView, ...]:
    async def load() -> tuple[BlockView, ...]:
        made = await release(ctx)
        return tuple(made.block_view(name, language) for name in made.library.blocks)

    return await ctx.caches.all_blocks.get(language, load)


async def block(ctx: Context, block_id: str, *, language: str = "en") -> BlockView:
    """NotFound."""
    found = ctx.caches.block.find((block_id, language))
    return found if found is not None else await _block(ctx, block_id, language)


async def _block(ctx: Context, block_id: str, language: str) -> BlockView:
    async def load() -> BlockView:
        made = await release(ctx)
        if block_id not in made.library.blocks:
            raise NotFound("There is no such question block.")
        return made.block_view(block_id, language)

    return await ctx.caches.block.get((block_id, language), load)


async def blocks(ctx: Context, block_ids: tuple[str, ...], *, language: str = "en") -> tuple[BlockView, ...]:
    """In the order asked; ids that do not exist are left out."""
    found = ctx.caches.blocks.find((block_ids, language))
    return found if found is not None else await _blocks(ctx, block_ids, language)


async def _blocks(ctx: Context, block_ids: tuple[str, ...], language: str) -> tuple[BlockView, ...]:
    async def load() -> tuple[BlockView, ...]:
        made = await release(ctx)
        known = [name for name in dict.fromkeys(block_ids) if name in made.library.blocks]
        return tuple(made.block_view(name, language) for name in known)

    return await ctx.caches.blocks.get((block_ids, language), load)


async def blocks_by_category(
    ctx: Context, category: Category, *, language: str = "en"
) -> tuple[BlockView, ...]:
    """Every block of one category, in the order of the library."""
    found = ctx.caches.blocks_by_category.find((category, language))
    return found if found is not None else await _blocks_by_category(ctx, category, language)


async def _blocks_by_category(ctx: Context, category: Category, language: str) -> tuple[BlockView, ...]:
    async def load() -> tuple[BlockView, ...]:
        return tuple(each for each in await all_blocks(ctx, language=language) if each.category == category)

    return await ctx.caches.blocks_by_category.get((category, language), load)


async def all_paths(ctx: Context, *, language: str = "en") -> tuple[PathSummary, ...]:
    """All seven, in the order of the interface."""
    found = ctx.caches.all_paths.find(language)
    return found if found is not None else await _all_paths(ctx, language)


async def _all_paths(ctx: Context, language: str) -> tuple[PathSummary, ...]:
    async def load() -> tuple[PathSummary, ...]:
        made = await release(ctx)
        return tuple(summarise(made.path_view(name, language), made.library) for name in made.library.paths)

    return await ctx.caches.all_paths.get(language, load)


async def path(ctx: Context, client_type: ClientType, *, language: str = "en") -> PathSummary:
    """One line of the first screen."""
    found = ctx.caches.path.find((client_type, language))
    return found if found is not None else await _path(ctx, client_type, language)


async def _path(ctx: Context, client_type: ClientType, language: str) -> PathSummary:
    async def load() -> PathSummary:
        made = await release(ctx)
        return summarise(made.path_view(client_type, language), made.library)

    return await ctx.caches.path.get((client_type, language), load)


async def path_with_blocks(
    ctx: Context, client_type: ClientType, *, release_id: str | None = None, language: str = "en"
) -> PathView:
    """UnknownId for a release that does not exist."""
    found = ctx.caches.path_with_blocks.find((client_type, release_id, language))
    return found if found is not None else await _path_with_blocks(ctx, client_type, release_id, language)


async def _path_with_blocks(
    ctx: Context, client_type: ClientType, release_id: str | None, language: str
) -> PathView:
    async def load() -> PathView:
        return (await release(ctx, release_id)).path_view(client_type, language)

    return await ctx.caches.path_with_blocks.get((client_type, release_id, language), load)


def summarise(view: PathView, library: Library) -> PathSummary:
    blocks_of_path = path_blocks(library.paths[view.client_type], library.blocks)
    return PathSummary(
        client_type=view.client_type,
        title=view.title,
        description=view.description,
        icon=view.icon,
        estimated_minutes=view.estimated_minutes,
        question_count=sum(len(each.questions) for each in blocks_of_path),
        active=view.active,
    )


# --- the same, encoded once per release -------------------------------------------------------


async def language(ctx: Context, wanted: str | None, *, release_id: str | None = None) -> str:
    """The language to speak in: the one wanted where the release has it."""
    return nearest(wanted, (await release(ctx, release_id)).library.languages)


def nearest(wanted: str | None, known: Sequence[str]) -> str:
    """`de-AT` finds `de`; the first of `known` where nothing fits."""
    names = {name.lower(): name for name in known}
    parts = (wanted or "").lower().split("-")
    for length in range(len(parts), 0, -1):
        found = names.get("-".join(parts[:length]))
        if found is not None:
            return found
    return known[0]


async def path_body(
    ctx: Context, client_type: ClientType, *, release_id: str | None = None, language: str = "en"
) -> Body:
    """`path_with_blocks` as JSON, with its ETag."""
    return await _body(
        ctx,
        ("path", client_type, release_id or "", language),
        lambda: path_with_blocks(ctx, client_type, release_id=release_id, language=language),
    )


async def paths_body(ctx: Context, *, language: str = "en") -> Body:
    return await _body(ctx, ("paths", language), lambda: all_paths(ctx, language=language))


async def blocks_body(ctx: Context, *, category: Category | None = None, language: str = "en") -> Body:
    """All blocks, or those of a category, as JSON."""
    if category is None:
        return await _body(ctx, ("blocks", language), lambda: all_blocks(ctx, language=language))
    return await _body(
        ctx,
        ("blocks", category, language),
        lambda: blocks_by_category(ctx, category, language=language),
    )


async def _body(ctx: Context, key: tuple[str, ...], find: Callable[[], Awaitable[object]]) -> Body:
    async def load() -> Body:
        content = msgspec.json.encode(await find())
        return Body(content=content, etag=hashlib.sha256(content).hexdigest()[:32])

    found = await ctx.caches.bodies.get(key, load)
    if not isinstance(found, Body):
        raise TypeError("the cache of bodies holds bodies")
    return found


# --- publishing -------------------------------------------------------------------------------


async def publish(ctx: Context, directory: Directory, *, by: str = "") -> ReleaseView:
    """Load, check, freeze, make current, tell every process. ContentError lists each mistake."""
    return await _publish(ctx, directory, by=by, origin="practice")


async def ensure_default(ctx: Context) -> ReleaseView:
    """Publish the library that ships, unless a practice has published its own."""
    async with ctx.database.session() as session:
        found = await releases.current(session)
    if found is not None and found.origin == "practice":
        return ReleaseView(release=found.id, published_at=found.moved_at, changed=False)
    return await _publish(ctx, ctx.config.default_library, by="intakt", origin="shipped")


async def _publish(ctx: Context, directory: Directory, *, by: str, origin: Origin) -> ReleaseView:
    made, content = await asyncio.to_thread(_freeze, directory, checked=origin == "practice")
    now = ctx.now()
    async with ctx.database.transaction() as session:
        await releases.lock(session)
        await releases.put(session, made.id, content=content, origin=origin, published_by=by, now=now)
        changed = await releases.move(session, made.id, now=now)
        if changed:
            await notices.empty_caches(session, "library")
    ctx.caches.empty("library")
    return ReleaseView(release=made.id, published_at=now, changed=changed)


def _freeze(directory: Directory, *, checked: bool) -> tuple[Release, bytes]:
    """The release of a folder and its bytes. LibraryRejected lists every error; the shipped one is tested."""
    if checked:
        wrong = tuple(each for each in checking.check(directory) if each.severity == "error")
        if wrong:
            raise LibraryRejected(wrong)
    content = releases_of_content.pack(directory)
    return releases_of_content.unpack(content), content


async def export(ctx: Context, directory: Directory) -> str:
    """Write the current release out as files; gives its id."""
    found = await current(ctx)
    async with ctx.database.session() as session:
        content = await releases.content(session, found.id)
    if content is None:
        raise NotFound("There is no such release of the library.")
    files = releases_of_content.unpack_files(content)
    await asyncio.to_thread(releases_of_content.write_files, files, directory)
    return found.id
