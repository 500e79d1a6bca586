"""Run the benchmarks: `python -m bench [--full] [name ...]`.

Each file `bench_*.py` has `run(*, full) -> figures`.
"""

import argparse
import importlib
import json
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from bench.figure import Figure

FOLDER = Path(__file__).parent
RESULTS = Path("build/bench")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="files to run, without bench_ (default: all)")
    parser.add_argument("--full", action="store_true", help="full size")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return run_one(options.one, full=options.full)
    known = sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))
    unknown = [name for name in options.names if name not in known]
    if unknown:
        print(f"no benchmark named {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    failed = []
    for name in options.names or known:
        began = time.monotonic()
        command = [sys.executable, "-m", "bench", "--one", name, *(["--full"] if options.full else [])]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
            continue
        print(f"# {name}: {time.monotonic() - began:.1f} s", flush=True)
        result = RESULTS / f"{name}{'-full' if options.full else ''}.json"
        found = msgspec.json.decode(result.read_bytes(), type=list[Figure])
        show(found)
        figures += found
    missed = [figure.name for figure in figures if figure.met is False]
    print(json.dumps({"figures": len(figures), "missed": missed, "failed": failed}))
    return 1 if failed else 0


def run_one(name: str, *, full: bool) -> int:
    figures = list(importlib.import_module(f"bench.bench_{name}").run(full=full))
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}{'-full' if full else ''}.json").write_bytes(msgspec.json.encode(figures))
    return 0


def show(figures: list[Figure]) -> None:
    for figure in figures:
        verdict = {None: "", True: "ok", False: "MISSED"}[figure.met]
        print(
            f"{figure.name:58} {figure.value:12.4g} {figure.unit:10} {figure.ratio:9.3g} x {figure.peer}"
            f" ({figure.peer_value:.4g}) {verdict}",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
