"""A release: a library frozen under the hash of its content, its paths ready to run."""

import hashlib
import zlib
from pathlib import Path

import msgspec

from intakt.content import views
from intakt.content.compiled import CompiledPath, compile_path
from intakt.content.loader import Files, library_of, read_files
from intakt.content.model import BlockView, Library, PathView
from intakt.content.wording import Wording
from intakt.kit.errors import ContentError, UnknownId
from intakt.kit.structs import Frozen

_FORMAT = 1
_MAX_UNPACKED = 64_000_000


class Release:
    """Immutable: the same library content has the same id in any process, whatever its files look like."""

    def __init__(self, library: Library) -> None:
        self.id = identify(library)
        self.library = library
        self._paths = {
            name: compile_path(path, library, release=self.id) for name, path in library.paths.items()
        }
        self._wordings = {language: Wording(library, language) for language in library.languages}
        self._views: dict[tuple[str, str], PathView] = {}

    def path(self, client_type: str) -> CompiledPath:
        """The path of that client type. UnknownId when the release has none."""
        found = self._paths.get(client_type)
        if found is None:
            raise UnknownId(f"There is no path `{client_type[:80]}`; use one of {', '.join(self._paths)}.")
        return found

    def wording(self, language: str) -> Wording:
        """The words in that language. UnknownId when the release does not speak it."""
        found = self._wordings.get(language)
        if found is None:
            known = ", ".join(self._wordings)
            raise UnknownId(f"There is no language `{language[:20]}`; use one of {known}.")
        return found

    def path_view(self, client_type: str, language: str) -> PathView:
        """The path as outsiders read it. UnknownId as `path` and `wording`."""
        path, wording = self.path(client_type).path, self.wording(language)
        key = (path.client_type, wording.language)
        if key not in self._views:
            self._views[key] = views.path_view(path, wording, release=self.id)
        return self._views[key]

    def block_view(self, block: str, language: str) -> BlockView:
        """One question block. UnknownId when the release has none of that id."""
        found = self.library.blocks.get(block)
        if found is None:
            raise UnknownId(f"There is no question block `{block[:80]}`.")
        return views.block_view(found, self.wording(language))


class _Archive(Frozen, frozen=True, kw_only=True):
    format: int
    files: dict[str, bytes]


def build(library: Library) -> Release:
    """The library as a release. ContentError when it cannot run; `content.checks` says all that is wrong."""
    return Release(library)


def identify(library: Library) -> str:
    """The first 16 hex digits of the SHA-256 of the content: layout, comments and file names do not count."""
    return hashlib.sha256(msgspec.json.encode(library, order="deterministic")).hexdigest()[:16]


def pack(directory: Path) -> bytes:
    """Every file of a library folder as one compressed blob; the same files give the same bytes."""
    return pack_files(read_files(directory))


def pack_files(files: Files) -> bytes:
    archive = _Archive(format=_FORMAT, files={name: files[name] for name in sorted(files)})
    return zlib.compress(msgspec.msgpack.encode(archive), 6)


def unpack_files(blob: bytes) -> dict[str, bytes]:
    """The files of a blob. ContentError when it is none of ours."""
    unzip = zlib.decompressobj()
    try:
        content = unzip.decompress(blob, _MAX_UNPACKED)
        if unzip.unconsumed_tail or not unzip.eof:
            raise ContentError("The packed library is cut short or too large.")
        archive = msgspec.msgpack.decode(content, type=_Archive)
    except (zlib.error, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ContentError(f"This is not a packed library: {error}.") from error
    if archive.format != _FORMAT:
        raise ContentError(f"The packed library has format {archive.format}; this version reads {_FORMAT}.")
    return archive.files


def unpack(blob: bytes) -> Release:
    """The release of a blob made by `pack`. ContentError or LibraryRejected when it cannot be read."""
    return build(library_of(unpack_files(blob)))


def write_files(files: Files, directory: Path) -> None:
    """Writes a library's files out again. ContentError for a name that would leave the folder."""
    root = directory.resolve()
    for name, content in files.items():
        target = (root / name).resolve()
        if not target.is_relative_to(root):
            raise ContentError(f"The file name {name!r} points outside the folder.")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
