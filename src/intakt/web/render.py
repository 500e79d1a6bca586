"""Pages: one template, one context struct, one strict policy for what a page may load."""

from pathlib import Path

import jinja2
import msgspec
from litestar.response.base import ASGIResponse

from intakt.kit.structs import Frozen

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    template: str, context: Frozen, *, status: int = 200, headers: dict[str, str] | None = None
) -> ASGIResponse:
    """The template with exactly the fields of its context."""
    body = environment.get_template(template).render(msgspec.structs.asdict(context))
    return ASGIResponse(
        body=body.encode(),
        status_code=status,
        headers={"content-security-policy": PAGE_POLICY, "cache-control": "no-store", **(headers or {})},
        media_type="text/html",
        encoding="utf-8",
    )
