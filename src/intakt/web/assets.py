"""Our own style sheets, scripts and pictures: read once, compressed once, named by what is in them."""

import hashlib
import mimetypes
import posixpath
import re
from pathlib import Path

from litestar import get
from litestar.response.base import ASGIResponse

from intakt.kit.errors import NotFound
from intakt.kit.structs import Frozen
from intakt.web.requests import WebRequest, part_of
from intakt.web.responses import IMMUTABLE, PRIVATE, maybe_unchanged

FOLDER = Path(__file__).parent / "static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}


IMPORT = re.compile(r"""^(?:import|export)\b[^"';(]*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)


class Asset(Frozen, frozen=True, kw_only=True):
    content: bytes
    media_type: str
    etag: str
    """Without quotes."""


class Assets:
    """Every file, under one version: the hash of them all, so that scripts may import each other."""

    def __init__(self, files: dict[str, Asset]) -> None:
        self.files = files
        every = "".join(f"{name} {asset.etag}\n" for name, asset in sorted(files.items()))
        self.version = hashlib.blake2b(every.encode(), digest_size=6).hexdigest()

    def url(self, name: str) -> str:
        """Where a page finds it. KeyError for a file that is not there."""
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"

    def imported(self, name: str) -> tuple[str, ...]:
        """The addresses of all that a module imports, and that those import: a page asks for them at once."""
        found: dict[str, None] = {}
        waiting = [name]
        while waiting:
            here = waiting.pop(0)
            for written in IMPORT.findall(self.files[here].content.decode()):
                there = posixpath.normpath(posixpath.join(posixpath.dirname(here), written))
                if there not in found:
                    found[there] = None
                    waiting.append(there)
        return tuple(self.url(each) for each in found)


def load(folder: Path = FOLDER) -> Assets:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return Assets({path.relative_to(folder).as_posix(): asset_of(path) for path in found})


def asset_of(path: Path) -> Asset:
    content = path.read_bytes()
    media_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(
        content=content,
        media_type=media_type,
        etag=hashlib.blake2b(content, digest_size=12).hexdigest(),
    )


@get("/static/{name:path}")
async def show(request: WebRequest) -> ASGIResponse:
    """Kept for ever under the version it was asked for by; else asked about each time."""
    assets: Assets = request.app.state.assets
    name = part_of(request, "name").lstrip("/")
    version, _, rest = name.partition("/")
    named = version == assets.version
    found = assets.files.get(rest if named else name)
    if found is None:
        raise NotFound("There is no such file.")
    return maybe_unchanged(
        request,
        found.content,
        etag=found.etag,
        media_type=found.media_type,
        cache=IMMUTABLE if named else PRIVATE,
    )


HANDLERS = (show,)
