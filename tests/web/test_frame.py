"""What stands around every page: its language, the practice, what goes wrong. Needs no database."""

import gzip
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from litestar import get
from litestar.testing import TestClient

from intakt.document.model import Colours, Logo, Practice
from intakt.kit import errors
from intakt.services.context import Config
from intakt.web import words
from intakt.web.build import build
from intakt.web.options import WebOptions
from intakt.web.problems import TOO_MANY, Rejected
from intakt.web.requests import WebRequest

PAGE = "/guardian/some-token-that-is-none"
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
LOGO = Logo(media_type="image/svg+xml", data=b"<svg xmlns='http://www.w3.org/2000/svg'/>", alt="x")


RAISED: dict[str, Exception] = {
    "away": errors.Unavailable(),
    "submitted": errors.StateError("x", code="submitted"),
    "not-ready": errors.StateError("x", code="not-ready"),
    "changed": errors.StateError("x", code="in-progress"),
    "refused": errors.Refused(),
    "path": errors.PathInactive(),
    "often": Rejected(TOO_MANY, "x", headers={"retry-after": "7"}),
    "broken": KeyError("password=hunter2"),
}


@get("/raise/{name:str}")
async def wrong(request: WebRequest) -> None:
    raise RAISED[request.path_params["name"]]


def served(catalogue: words.Catalogue, practice: Practice) -> TestClient:  # type: ignore[type-arg]
    @asynccontextmanager
    async def opened() -> AsyncIterator[SimpleNamespace]:
        yield SimpleNamespace(config=Config(practice=practice))

    options = WebOptions(rate_limits=False)
    return TestClient(build(opened, options, catalogue=catalogue, extra=[wrong]))  # type: ignore[arg-type]


@pytest.fixture
def caller(tmp_path: Path) -> Iterator[TestClient]:  # type: ignore[type-arg]
    """Two languages: the shipped one, and one made of it that is written from the right."""
    for code in ("en", "ar"):
        (tmp_path / code).mkdir()
        for path in (words.FOLDER / "en").glob("*.ftl"):
            text = path.read_text("utf-8")
            marked = re.sub(r"(?m)^([\w-]+ =) (?=[^\s{])", r"\1 ✱", text) if code == "ar" else text
            (tmp_path / code / path.name).write_text(marked, "utf-8")
    practice = Practice(name="Gym <&>", logo=LOGO, colours=Colours(primary="#ffee00", accent="#eeeeee"))
    with served(words.load(tmp_path), practice) as client:
        yield client


def test_the_language_of_a_page(caller: TestClient) -> None:  # type: ignore[type-arg]
    assert '<html lang="en" dir="ltr">' in caller.get(PAGE).text
    wanted = caller.get(PAGE, headers={"accept-language": "fr, ar-EG;q=0.8, en;q=0.5"}).text
    assert '<html lang="ar" dir="rtl">' in wanted
    assert "✱Confirm" in wanted
    refused = caller.get(PAGE, headers={"accept-language": "ar;q=0, xx;q=high"}).text
    assert '<html lang="en"' in refused


def test_a_chosen_language_is_remembered(caller: TestClient) -> None:  # type: ignore[type-arg]
    chosen = caller.get(PAGE, params={"lang": "ar", "x": "<1>"})
    assert '<html lang="ar"' in chosen.text
    assert 'href="?x=%3C1%3E&amp;lang=en" lang="en"' in chosen.text
    assert '<html lang="ar"' in caller.get(PAGE, headers={"accept-language": "en"}).text
    assert '<html lang="ar"' in caller.get(PAGE, params={"lang": "no-such"}).text
    assert '<html lang="en"' in caller.get(PAGE, params={"lang": "en"}).text


def test_one_language_needs_no_switch() -> None:
    english = words.Catalogue({"en": words.load().words("en")})
    with served(english, Practice(name="x")) as client:
        assert "hreflang" not in client.get(PAGE).text


def test_the_practices_name_logo_and_colours(caller: TestClient) -> None:  # type: ignore[type-arg]
    text = caller.get(PAGE).text
    assert "Gym &lt;&amp;&gt;" in text
    sheet_url, logo_url = (
        re.search(r'"(/practice\.css\?v=\w+)"', text),
        re.search(r'"(/practice/logo\?v=\w+)"', text),
    )
    assert sheet_url and logo_url
    sheet = caller.get(sheet_url[1])
    assert sheet.headers["content-type"].startswith("text/css")
    assert "immutable" in sheet.headers["cache-control"]
    assert "#ffee00" not in sheet.text.split("@media")[0], "yellow words on light paper cannot be read"
    logo = caller.get(logo_url[1])
    assert logo.content == LOGO.data
    assert "default-src 'none'" in logo.headers["content-security-policy"]


def test_files_are_kept_under_their_version_only(caller: TestClient) -> None:  # type: ignore[type-arg]
    found = re.search(r'"(/static/\w+/css/base\.css)"', caller.get(PAGE).text)
    assert found
    named = caller.get(found[1], headers={"accept-encoding": "gzip"})
    assert "immutable" in named.headers["cache-control"]
    assert named.headers["content-encoding"] == "gzip"
    plain = caller.get("/static/css/base.css", headers={"accept-encoding": "identity"})
    assert plain.text == named.text
    assert plain.headers["cache-control"] == "private, no-cache"
    again = caller.get("/static/css/base.css", headers={"if-none-match": named.headers["etag"]})
    assert again.status_code == 304
    assert caller.get("/static/css/no.css").status_code == 404
    assert len(gzip.compress(plain.content)) < 6000


@pytest.mark.parametrize("url", ["/nothing", "/intake/x/y/z/q", "/static/no.js"])
def test_a_person_sees_a_page_and_a_program_a_problem(caller: TestClient, url: str) -> None:  # type: ignore[type-arg]
    page = caller.get(url, headers=BROWSER)
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "There is nothing here" in page.text
    assert caller.get(url).headers["content-type"] == "application/problem+json"


def test_the_api_answers_a_page_only_to_somebody_who_went_there(caller: TestClient) -> None:  # type: ignore[type-arg]
    url = "/api/packets/x/pdf"
    assert caller.get(url, headers=BROWSER).headers["content-type"] == "application/problem+json"
    went = caller.get(url, headers={**BROWSER, "sec-fetch-dest": "document"})
    assert went.status_code == 401
    assert "We do not know this browser yet" in went.text


def test_a_browser_without_cookies_is_told(caller: TestClient) -> None:  # type: ignore[type-arg]
    page = caller.get("/packets?started", headers=BROWSER)
    assert page.status_code == 401
    assert "keeps no cookies" in page.text


def test_too_many_fields_are_refused_plainly(caller: TestClient) -> None:  # type: ignore[type-arg]
    body = "&".join(f"f{number}=1" for number in range(1000))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    page = caller.post(PAGE, content=body, headers={**BROWSER, **kind})
    assert page.status_code == 413
    assert "too much at once" in page.text
    assert "Go back" in page.text


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("away", 503, "We are back in a moment"),
        ("submitted", 409, "sent already"),
        ("not-ready", 409, "not ready yet"),
        ("changed", 409, "not possible now"),
        ("refused", 403, "not yours to open"),
        ("path", 422, "not offered at the moment"),
        ("often", 429, "a little fast"),
        ("broken", 500, "Something went wrong here"),
    ],
)
def test_every_kind_of_trouble_has_its_page(
    caller: TestClient,  # type: ignore[type-arg]
    name: str,
    status: int,
    said: str,
) -> None:
    page = caller.get(f"/raise/{name}", headers=BROWSER)
    assert page.status_code == status
    assert said in page.text
    assert "hunter2" not in page.text
    assert ("retry-after" in page.headers) is (status in (429, 503))


def test_what_passes_by_itself_is_tried_again(caller: TestClient) -> None:  # type: ignore[type-arg]
    page = caller.get("/raise/often?a=1", headers=BROWSER).text
    assert '<meta http-equiv="refresh" content="7">' in page
    assert 'href="/raise/often?a=1"' in page
    assert "Try again in 7 seconds." in page


def test_trouble_of_our_own_has_a_number_to_tell(caller: TestClient) -> None:  # type: ignore[type-arg]
    page = caller.get("/raise/broken", headers=BROWSER)
    assert page.headers["x-request-id"] in page.text
