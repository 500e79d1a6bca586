"""`intakt serve` as a person starts it: a process of its own, with its own data directory and port."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

START_SECONDS = 180
READY = "Intakt is at "
TOKEN = "Admin token: "
PORTS = range(20_000, 30_000)
"""Below those that the system gives to whoever connects, or asks for any."""
CLAIMS: list[socket.socket] = []


def free_port() -> int:
    """One that nobody uses, and that no other process of a test run is given while this one lives."""
    for port in PORTS:
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0intakt-test-port-{port}")
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", port))
        except OSError:
            claim.close()
            continue
        CLAIMS.append(claim)
        return port
    raise AssertionError("no port is free")


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INTAKT_")}
    return {**kept, "INTAKT_DATA_DIR": str(data_dir), "INTAKT_RATE_LIMITS": "off", **more}


class Serving:
    """The process and everything it has said so far."""

    def __init__(self, data_dir: Path, *, port: int | None = None, **settings: str) -> None:
        self.data_dir = data_dir
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.lines: list[str] = []
        self.took = 0.0
        """Seconds from the start until it was ready."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "intakt.cli", "serve", "--port", str(self.port)],
            env=environment(data_dir, **settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    @property
    def said(self) -> str:
        return "\n".join(self.lines)

    def wait_ready(self) -> "Serving":
        began = time.monotonic()
        while time.monotonic() < began + START_SECONDS:
            if any(READY in line for line in self.lines):
                self.took = time.monotonic() - began
                return self
            assert self.process.poll() is None, f"serve ended: {self.said}"
            time.sleep(0.05)
        raise AssertionError(f"serve is not ready after {START_SECONDS} s: {self.said}")

    @property
    def token(self) -> str:
        """The administrator's, printed the first time."""
        return next(line.partition(TOKEN)[2].strip() for line in self.lines if TOKEN in line)

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=30)

    def stop(self, number: int = signal.SIGTERM, *, seconds: float = 90) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"serve did not end in {seconds} s: {self.said}") from None
        self.reader.join(60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@contextlib.contextmanager
def serving(data_dir: Path, **settings: str) -> Iterator[Serving]:
    server = Serving(data_dir, **settings)
    try:
        yield server.wait_ready()
    finally:
        server.stop()


def children() -> dict[int, list[int]]:
    """By process, those that it started."""
    found: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                found.setdefault(parent, []).append(int(entry.name))
    return found


def descendants(pid: int) -> set[int]:
    """The processes started by it, and by those."""
    started = children()
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        for child in started.get(waiting.pop(), ()):
            found.add(child)
            waiting.append(child)
    return found


def command_of(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def kill(server: Serving) -> None:
    """SIGKILL of the supervisor. Its children die by themselves, and leave the port; a database stays."""
    own = [pid for pid in descendants(server.process.pid) if "postgres" not in command_of(pid)]
    assert own
    server.stop(signal.SIGKILL)
    deadline = time.monotonic() + START_SECONDS
    while left := [command_of(pid) for pid in own if command_of(pid)]:
        assert time.monotonic() < deadline, f"they live on: {left}"
        time.sleep(0.05)
