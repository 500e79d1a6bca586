"""What can be asked: paths and question blocks, encoded once per release."""

from typing import Annotated

import msgspec
from litestar import get
from litestar.response.base import ASGIResponse

from intakt.content.model import CLIENT_TYPES, BlockView, Category, PathSummary, PathView
from intakt.kit.errors import NotFound
from intakt.kit.structs import Wire
from intakt.services import library
from intakt.web.api import examples
from intakt.web.describe import Answer, Operation, promise
from intakt.web.requests import WebRequest, ctx_of, part_of, query_of
from intakt.web.responses import IMMUTABLE, PUBLIC, encoder, maybe_unchanged

ReleaseId = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{4,64}$", description="A release's id.")]
Language = Annotated[
    str,
    msgspec.Meta(
        pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        max_length=35,
        description="Language of the words; the library's first where it has none of that name.",
    ),
]
BlockIds = Annotated[str, msgspec.Meta(max_length=4000, description="Ids, with commas between.")]


class WordsQuery(Wire, frozen=True, kw_only=True):
    lang: Language | None = None


class PathQuery(WordsQuery, frozen=True, kw_only=True):
    release: ReleaseId | None = None


class BlocksQuery(WordsQuery, frozen=True, kw_only=True):
    category: Category | None = None
    ids: BlockIds | None = None


@get(
    "/api/intake/paths",
    opt=promise(
        Operation(
            id="listPaths",
            tag="library",
            summary="The seven paths",
            public=True,
            conditional=True,
            query=WordsQuery,
            answers={
                200: Answer(
                    description="All seven, offered or not.",
                    shape=tuple[PathSummary, ...],
                    example=[examples.PATH],
                )
            },
        )
    ),
)
async def paths(request: WebRequest) -> ASGIResponse:
    ctx = ctx_of(request)
    language = await library.language(ctx, query_of(request, WordsQuery).lang)
    body = await library.paths_body(ctx, language=language)
    return maybe_unchanged(request, body.content, etag=body.etag, cache=PUBLIC)


@get(
    "/api/intake/paths/{client_type:str}",
    opt=promise(
        Operation(
            id="readPath",
            tag="library",
            summary="A path with its blocks, questions, options and rules",
            description="The current one, or that of a named release, which never changes.",
            public=True,
            conditional=True,
            query=PathQuery,
            problems=(404, 422),
            path_examples={"client_type": "NUTRITION_ONLY"},
            answers={200: Answer(description="The path.", shape=PathView)},
        )
    ),
)
async def path(request: WebRequest) -> ASGIResponse:
    query = query_of(request, PathQuery)
    known = next((name for name in CLIENT_TYPES if name == part_of(request, "client_type")), None)
    if known is None:
        raise NotFound("There is no such path.")
    ctx = ctx_of(request)
    language = await library.language(ctx, query.lang, release_id=query.release)
    body = await library.path_body(ctx, known, release_id=query.release, language=language)
    return maybe_unchanged(
        request, body.content, etag=body.etag, cache=IMMUTABLE if query.release else PUBLIC
    )


@get(
    "/api/intake/question-blocks",
    opt=promise(
        Operation(
            id="listBlocks",
            tag="library",
            summary="Question blocks: all, of a category, or by id",
            public=True,
            conditional=True,
            query=BlocksQuery,
            answers={200: Answer(description="The blocks.", shape=tuple[BlockView, ...])},
        )
    ),
)
async def blocks(request: WebRequest) -> ASGIResponse:
    query = query_of(request, BlocksQuery)
    ctx = ctx_of(request)
    language = await library.language(ctx, query.lang)
    if query.ids is None:
        body = await library.blocks_body(ctx, category=query.category, language=language)
        return maybe_unchanged(request, body.content, etag=body.etag, cache=PUBLIC)
    ids = tuple(part.strip() for part in query.ids.split(",") if part.strip())
    found = await library.blocks(ctx, ids, language=language)
    chosen = tuple(block for block in found if query.category in (None, block.category))
    return maybe_unchanged(request, encoder.encode(chosen), cache=PUBLIC)


@get(
    "/api/intake/question-blocks/{block_id:str}",
    opt=promise(
        Operation(
            id="readBlock",
            tag="library",
            summary="One question block",
            public=True,
            conditional=True,
            query=WordsQuery,
            problems=(404,),
            answers={200: Answer(description="The block.", shape=BlockView)},
        )
    ),
)
async def block(request: WebRequest) -> ASGIResponse:
    ctx = ctx_of(request)
    language = await library.language(ctx, query_of(request, WordsQuery).lang)
    found = await library.block(ctx, part_of(request, "block_id"), language=language)
    return maybe_unchanged(request, encoder.encode(found), cache=PUBLIC)


HANDLERS = (paths, path, blocks, block)
