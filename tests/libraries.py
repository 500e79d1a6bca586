"""Small libraries for tests: the one under tests/library/base with a fault's files laid over it, or made in
place.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from intakt.content import loader, model
from intakt.content.compiled import CompiledPath, compile_path
from intakt.content.decoding import decode

FOLDER = Path(__file__).parent / "library"
SHIPPED = Path(__file__).parents[1] / "src" / "intakt" / "library"
VALIDATION = "text/en/validation.yaml"


@cache
def base_files() -> Mapping[str, bytes]:
    """A sound library of a few questions, with the shipped words of validation."""
    return loader.read_files(FOLDER / "base") | {VALIDATION: (SHIPPED / VALIDATION).read_bytes()}


@cache
def base_library() -> model.Library:
    return loader.library_of(base_files())


def files_of(fault: str, *, remove: Iterable[str] = ()) -> dict[str, bytes]:
    """The base with a fault's files laid over it."""
    over = loader.read_files(FOLDER / fault) if (FOLDER / fault).is_dir() else {}
    files = {**base_files(), **over}
    return {name: files[name] for name in files if name != "expect.yaml" and name not in set(remove)}


def compiled(
    blocks: Iterable[Mapping[str, Any]],
    *,
    rules: Iterable[Mapping[str, Any]] = (),
    client_type: str = "NUTRITION_ONLY",
    urgent: Iterable[Mapping[str, Any]] = (),
) -> CompiledPath:
    """A path of one section that asks these blocks, written as in library files; labels are the ids."""
    made = [_decoded(dict(block), model.Block, {"questions": model.Question}) for block in blocks]
    path = _decoded(
        {
            "clientType": client_type, "icon": "bowl", "active": True, "estimatedMinutes": 1,
            "requiredLimit": 30, "typicalPersona": "nobody", "rules": list(rules),
            "sections": [{"id": "all", "blocks": [block.id for block in made]}],
        },
        model.Path,
        {"rules": model.Rule, "sections": model.Section},
    )  # fmt: skip
    library = _library(made, path, [_decoded(dict(each), model.Urgent) for each in urgent])
    return compile_path(path, library, release="test")


def asking(*questions: Mapping[str, Any], **more: Any) -> CompiledPath:
    """A path of one block that asks these questions."""
    return compiled([{"id": "block", "category": "GOALS", "questions": list(questions)}], **more)


def _library(blocks: list[Any], path: Any, urgent: list[Any]) -> model.Library:
    base = base_library()
    texts = dict(base.texts["en"]) | {f"path.{path.client_type}.section.all": "All"}
    for block in blocks:
        for question in block.questions:
            texts[f"question.{question.id}.label"] = question.id
            for option in question.options:
                texts[f"question.{question.id}.option.{option.value}"] = option.value
                texts[f"question.{question.id}.option.{option.value}.notice"] = f"about {option.value}"
    for each in urgent:
        texts |= {f"urgent.{each.id}.title": each.id, f"urgent.{each.id}.text": "Call {number} {name}."}
    return model.Library(
        languages=("en",), texts={"en": texts}, blocks={block.id: block for block in blocks},
        paths={path.client_type: path}, routing=(), policies={}, terms=(), urgent=tuple(urgent),
        countries=base.countries, foods={}, meals={}, templates={},
    )  # fmt: skip


def _decoded(value: dict[str, Any], kind: type[Any], parts: Mapping[str, type[Any]] | None = None) -> Any:
    struct, faults = decode(value, kind, parts=parts)
    assert struct is not None, faults
    return struct
