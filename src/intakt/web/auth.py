"""Who is calling, and the named guards that routes carry.

A caller shows `Authorization: Bearer TOKEN` or the session cookie. A cookie travels with every request that a
browser makes, so a request that changes something by cookie must come from our own pages.
"""

from urllib.parse import urlsplit

from litestar.handlers import BaseRouteHandler

from intakt.kit.errors import NotFound, Refused
from intakt.services import accounts, resuming
from intakt.services.views import Caller
from intakt.web.problems import CROSS_SITE, SIGN_IN, Rejected
from intakt.web.requests import TOKEN, Connection, ctx_of, options_of
from intakt.web.responses import SESSION_COOKIE

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"127.0.0.1", "::1"})


async def identify(connection: Connection) -> Caller:
    """The caller, remembered for this request.

    Raises Rejected: 401 without a good token, 403 for a cookie sent along by another site.
    """
    known: Caller | None = connection.scope.get("user")
    if known is not None:
        return known
    token = token_of(connection)
    caller = await accounts.authenticate(ctx_of(connection), token) if token else None
    if caller is None:
        raise Rejected(SIGN_IN, "Send a valid token: Authorization: Bearer TOKEN.")
    connection.scope["user"] = caller
    return caller


async def caller_if_any(connection: Connection) -> Caller | None:
    """The caller where a good token came along; the page or call is open to anybody.

    Raises Rejected: 403 for a cookie sent along by another site.
    """
    known: Caller | None = connection.scope.get("user")
    token = None if known is not None else token_of(connection)
    return await accounts.authenticate(ctx_of(connection), token) if token else known


async def account_of(connection: Connection) -> str | None:
    """The account of a client who is signed in: what they begin is theirs from the start."""
    caller = await caller_if_any(connection)
    return caller.account_id if caller is not None and caller.role == "client" else None


def token_of(connection: Connection) -> str | None:
    """The bearer token, else the cookie's; None for what cannot be a token."""
    scheme, _, shown = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        token = shown.strip()
    else:
        token = connection.cookies.get(SESSION_COOKIE, "")
        if token:
            require_own_site(connection)
    return token if TOKEN.fullmatch(token) else None


def require_own_site(connection: Connection) -> None:
    """A browser says where a request comes from; one that changes something must come from here."""
    if connection.scope["method"] in SAFE:  # type: ignore[typeddict-item]
        return
    site, origin = connection.headers.get("sec-fetch-site"), connection.headers.get("origin")
    if site is not None:
        foreign = site not in ("same-origin", "none")
    else:
        ours = (connection.headers.get("host", "").lower(), urlsplit(options_of(connection).base_url).netloc)
        foreign = origin is not None and urlsplit(origin).netloc.lower() not in ours
    if foreign:
        raise Rejected(CROSS_SITE, "Open Intakt's own page and try there.")


# --- guards ---------------------------------------------------------------------------------------------


async def signed_in(connection: Connection, _: BaseRouteHandler) -> None:
    """Anybody with a good token; the services show each only what is theirs."""
    await identify(connection)


async def own_intake(connection: Connection, _: BaseRouteHandler) -> None:
    """The intake's own token, or the account it belongs to. For all others there is no such intake."""
    await require_intake(connection, str(connection.path_params["intake_id"]))


async def require_intake(connection: Connection, intake_id: str) -> None:
    """NotFound unless the caller's token is that of this intake, or of the account it belongs to."""
    if not await resuming.owns(ctx_of(connection), await identify(connection), intake_id):
        raise NotFound


async def staff(connection: Connection, _: BaseRouteHandler) -> None:
    """Coaches and admins."""
    if not (await identify(connection)).staff:
        raise Refused("This is for coaches and admins.")


async def admin(connection: Connection, _: BaseRouteHandler) -> None:
    if (await identify(connection)).role != "admin":
        raise Refused("This is for admins.")


async def admin_or_this_machine(connection: Connection, handler: BaseRouteHandler) -> None:
    """An admin, or a direct call from this machine: one that a proxy passed on does not count."""
    passed_on = "x-forwarded-for" in connection.headers or "forwarded" in connection.headers
    client = connection.scope.get("client")
    if passed_on or client is None or client[0] not in LOOPBACK:
        await admin(connection, handler)
