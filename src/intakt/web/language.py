"""Which language a page speaks."""

from intakt.web.requests import WebRequest
from intakt.web.words import SOURCE, Catalogue, Words

COOKIE = "intakt_language"
COOKIE_SECONDS = 365 * 24 * 3600
LONGEST_LIST = 20
"""Languages of an Accept-Language that are looked at."""


def catalogue_of(request: WebRequest) -> Catalogue:
    found: Catalogue = request.app.state.words
    return found


def words_of(request: WebRequest, language: str | None = None) -> Words:
    """The words of a page: `language` is that of an intake, which wins where it is shipped."""
    catalogue = catalogue_of(request)
    wanted = (language or "", asked_for(request), request.cookies.get(COOKIE, ""), *accepted(request))
    fitting = next((code for each in wanted if each and (code := catalogue.fitting(each))), SOURCE)
    return catalogue.words(fitting)


def language_of(request: WebRequest) -> str:
    """The code of the language that the reader chose or their browser asks for."""
    return words_of(request).language.code


def asked_for(request: WebRequest) -> str:
    """The language of `?lang=`; empty when none is named."""
    return request.query_params.get("lang") or ""


def accepted(request: WebRequest) -> list[str]:
    """The languages of Accept-Language, the most wanted first; those of q=0 are left out."""
    found: list[tuple[float, str]] = []
    for part in request.headers.get("accept-language", "").split(",")[:LONGEST_LIST]:
        tag, _, quality = part.partition(";")
        weight = weight_of(quality)
        if weight > 0:
            found.append((weight, tag))
    return [tag for _, tag in sorted(found, key=lambda each: -each[0])]


def weight_of(quality: str) -> float:
    name, _, value = quality.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
