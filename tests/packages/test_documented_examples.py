"""The examples of docs/clients.md run as they stand, but for the address."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests import node
from tests.people import answers
from tests.serving import Serving

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "clients.md"
PYTHON_PACKAGE = ROOT / "clients" / "python" / "src"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the reader is: the answers are there, and the JavaScript package is installed."""
    (tmp_path / "answers.jsonl").write_text(json.dumps(answers()) + "\n")
    (tmp_path / "node_modules" / "@intakt").mkdir(parents=True)
    (tmp_path / "node_modules" / "@intakt" / "client").symlink_to(node.PACKAGE)
    return tmp_path


def example(language: str, server: Serving) -> str:
    """The page's first in that language."""
    found = re.search(rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert found
    assert "http://127.0.0.1:8000" in found[1]
    return found[1].replace("http://127.0.0.1:8000", server.url)


@pytest.mark.parametrize(
    ("language", "program", "name"),
    [("js", node.NODE, "packets.mjs"), ("python", sys.executable, "packets.py")],
    ids=["js", "python"],
)
def test_an_example_runs(
    intakt: Serving, folder: Path, language: str, program: str | Path, name: str
) -> None:
    (folder / name).write_text(example(language, intakt))
    done = subprocess.run(
        [program, name],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PYTHON_PACKAGE)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "2 of 2 ready"
    assert {path.stem for path in folder.glob("*.pdf")} == {"intro", "nutrition"}
    assert all(path.read_bytes().startswith(b"%PDF-") for path in folder.glob("*.pdf"))
