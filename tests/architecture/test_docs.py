"""Documentation says what the code has: settings, commands, links."""

import re
from pathlib import Path

import click
import pytest

from intakt.cli.main import main
from intakt.settings import Settings

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    missing = [name for name in Settings.model_fields if f"INTAKT_{name.upper()}" not in page]
    assert not missing, f"docs/operations.md does not say what these settings do: {missing}"


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    context = click.Context(main)
    missing = [name for name in main.list_commands(context) if f"intakt {name}" not in page]
    assert not missing, f"docs/operations.md does not say what these commands do: {missing}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    broken = [t for t in targets if t and "://" not in t and not (page.parent / t).exists()]
    assert not broken, f"{page.name} links to what is not there: {broken}"


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
