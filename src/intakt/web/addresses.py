"""Where a call comes from."""

from litestar.types import Scope

LOOPBACK = ("127.0.0.1", "::1")


def address_of(scope: Scope) -> str:
    """The caller's address; behind a proxy on this machine, the one it passed on last."""
    client = scope.get("client")
    address = client[0] if client else "unknown"
    if address not in LOOPBACK:
        return address
    for name, value in scope["headers"]:
        if name == b"x-forwarded-for":
            return value.decode("ascii", "replace").rpartition(",")[2].strip()[:64] or address
    return address
