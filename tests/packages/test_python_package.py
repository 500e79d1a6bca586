"""clients/python as a package."""

import re
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "clients" / "python"


def test_what_would_be_published(tmp_path: Path) -> None:
    """What pip installs from the folder: every module, and the marker that its types may be read."""
    words = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    source = tmp_path / "source"
    subprocess.run(["cp", "-r", PACKAGE, source], check=True)
    done = subprocess.run(
        [sys.executable, *words, "--wheel-dir", tmp_path, source],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("intakt_client-*.whl")
    listed = subprocess.run(
        [sys.executable, "-m", "zipfile", "--list", wheel], capture_output=True, text=True, check=True
    ).stdout
    modules = {f"intakt_client/{path.name}" for path in (PACKAGE / "src" / "intakt_client").glob("*.py")}
    assert set(re.findall(r"^(\S+)", listed, flags=re.MULTILINE)) >= {
        *modules,
        "intakt_client/py.typed",
    }
    assert wheel.stat().st_size < 40_000
