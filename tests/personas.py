"""Personas as the tests send them."""

from functools import cache
from pathlib import Path

import yaml

import intakt

FOLDER = Path(intakt.__file__).parent / "library" / "personas"


@cache
def load(name: str) -> dict[str, object]:
    found = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def answers(name: str = "typical-nutrition", **changes: object) -> dict[str, object]:
    """The persona's responses, some of them changed; None takes one away."""
    responses = load(name)["responses"]
    assert isinstance(responses, dict)
    return {key: value for key, value in {**responses, **changes}.items() if value is not None}
