"""What the libraries for other people's programs are tested against."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests import node
from tests.serving import Serving, serving


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="session")
def front_end() -> Iterator[str]:
    """Another site's origin, which serves the JavaScript package as it is."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(node.PACKAGE)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def failing(tmp_path_factory: pytest.TempPathFactory, front_end: str) -> Iterator[Serving]:
    """An Intakt that the front end may call, and whose packets all fail: none is given the time it takes."""
    limits = {"INTAKT_JOB_TIMEOUT_SECONDS": "0.001", "INTAKT_JOB_MAX_ATTEMPTS": "1"}
    with serving(tmp_path_factory.mktemp("failing"), INTAKT_CORS_ORIGINS=front_end, **limits) as server:
        yield server
