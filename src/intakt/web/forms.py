"""Posts of our own pages: fields of a form, and the way on."""

from urllib.parse import parse_qs

from litestar.datastructures import Cookie
from litestar.response.base import ASGIResponse

from intakt.web.problems import TOO_LARGE, Rejected
from intakt.web.requests import WebRequest, raw_body

MOST_FIELDS = 400


class Fields:
    """What a form sent; of a repeated field `one` is the last."""

    def __init__(self, given: dict[str, list[str]]) -> None:
        self.given = given

    def one(self, name: str) -> str:
        return self.given.get(name, [""])[-1]

    def all(self, name: str) -> list[str]:
        return self.given.get(name, [])


async def fields_of(request: WebRequest) -> Fields:
    text = (await raw_body(request)).decode("utf-8", "replace")
    try:
        return Fields(parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise Rejected(TOO_LARGE, f"A form may have at most {MOST_FIELDS} fields.") from None


def go_to(
    location: str, *, headers: dict[str, str] | None = None, cookies: tuple[Cookie, ...] = ()
) -> ASGIResponse:
    """303: the next page is fetched anew, so that a reload posts nothing twice."""
    return ASGIResponse(
        body=b"",
        status_code=303,
        headers={"location": location, "cache-control": "no-store", **(headers or {})},
        cookies=cookies,
    )
