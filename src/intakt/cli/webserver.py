"""Granian, told to end: live streams are closed first, then requests under way get ten seconds."""

import asyncio
import multiprocessing
import os
import signal
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from intakt import app, settings
from intakt.cli.children import end_with_parent
from intakt.cli.packaged import LIBRARY
from intakt.content import personas
from intakt.kit.errors import SetupError
from intakt.services.context import Context
from intakt.web.build import build
from intakt.web.edge import Edge

KILL_SECONDS = 10


class Server(Granian):  # type: ignore[misc,valid-type]
    """Streams never end by themselves, and Granian waits for them: tell its workers first."""

    def shutdown(self, exit_code: int = 0) -> None:
        for worker in self.wrks:
            try:
                os.kill(worker._id(), signal.SIGUSR1)
            except ProcessLookupError:
                continue
        super().shutdown(exit_code)


def serve(host: str, port: int, *, processes: int) -> None:
    """Serve until SIGTERM or SIGINT; SetupError when the port is taken."""
    require_free(host, port)
    with tempfile.TemporaryDirectory(prefix="intakt-metrics-") as folder:
        if processes > 1:  # each counts in a file; the folder must be known before the counters are made
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
            multiprocessing.set_start_method("spawn")
        server = Server(
            "intakt",
            address=host,
            port=port,
            interface=Interfaces.ASGI,
            workers=processes,
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=KILL_SECONDS,
            log_level=LogLevels.warning,
        )
        server.serve(target_loader=partial(load, os.getpid()), wrap_loader=False)


def load(parent: int) -> Edge:
    """The application, made in each worker process."""
    end_with_parent(parent)
    chosen = settings.load()
    app.configure_logging(chosen)

    @asynccontextmanager
    async def opened() -> AsyncIterator[Context]:
        async with app.open_context(chosen) as ctx:
            asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, ctx.stopping.set)
            yield ctx

    shown = [persona for persona in personas.load(LIBRARY) if persona.demo]
    return build(opened, app.web_options(chosen), personas=shown)


def require_free(host: str, port: int) -> None:
    """Raises SetupError, in one line, when somebody listens there or we may not."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except socket.gaierror as error:
        raise SetupError(
            f"{host} is no address of this machine: {error.strerror}; choose another --host"
        ) from error
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError as error:
            raise SetupError(
                f"port {port} may not be used by this user; choose another with --port"
            ) from error
        except OSError as error:
            raise SetupError(
                f"port {port} on {host} is taken: stop what uses it, or choose another with --port"
            ) from error
