"""Paths and question blocks: public, encoded once, revalidated."""

import httpx
import pytest

from intakt.content.model import CLIENT_TYPES


def test_all_seven_paths(nobody: httpx.Client) -> None:
    answer = nobody.get("/api/intake/paths")
    assert answer.status_code == 200
    found = answer.json()
    assert [path["clientType"] for path in found] == list(CLIENT_TYPES)
    for path in found:
        assert path.keys() == {
            "clientType",
            "title",
            "description",
            "icon",
            "estimatedMinutes",
            "questionCount",
            "active",
        }
        assert path["title"] and path["description"] and path["icon"]
        assert path["estimatedMinutes"] > 0 < path["questionCount"]


def test_a_path_with_its_blocks(nobody: httpx.Client) -> None:
    path = nobody.get("/api/intake/paths/NUTRITION_ONLY").json()
    blocks = {block["id"] for block in path["blocks"]}
    assert blocks == {block for section in path["sections"] for block in section["blocks"]}
    for question in (question for block in path["blocks"] for question in block["questions"]):
        assert question["label"]
        assert question["type"] not in ("select", "radio", "multiselect") or question["options"]


def test_a_named_release_is_the_same_for_ever(nobody: httpx.Client) -> None:
    current = nobody.get("/api/intake/paths/NUTRITION_ONLY")
    named = nobody.get("/api/intake/paths/NUTRITION_ONLY", params={"release": current.json()["release"]})
    assert named.content == current.content
    assert "immutable" in named.headers["cache-control"]
    assert "immutable" not in current.headers["cache-control"]


@pytest.mark.parametrize(
    "url",
    [
        "/api/intake/paths",
        "/api/intake/paths/YOUTH",
        "/api/intake/question-blocks",
        "/api/intake/question-blocks?category=HEALTH",
        "/schema/openapi.json",
    ],
)
def test_unchanged_content_is_not_sent_again(nobody: httpx.Client, url: str) -> None:
    first = nobody.get(url)
    tag = first.headers["etag"]
    assert tag.startswith('"') and tag.endswith('"')
    for shown in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = nobody.get(url, headers={"if-none-match": shown})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] in (tag, tag.replace("-gzip", ""))
    assert nobody.get(url, headers={"if-none-match": '"other"'}).status_code == 200


def test_head_wherever_get_is(nobody: httpx.Client) -> None:
    for url in ("/api/intake/paths", "/healthz", "/schema/openapi.json", "/", "/static/css/base.css"):
        got, head = nobody.get(url), nobody.head(url)
        assert head.status_code == got.status_code == 200
        assert head.content == b""
        assert head.headers["content-type"] == got.headers["content-type"]
        assert head.headers.get("etag") == got.headers.get("etag")


def test_blocks_by_category_and_by_id(nobody: httpx.Client) -> None:
    everything = nobody.get("/api/intake/question-blocks").json()
    assert len(everything) >= 20
    health = nobody.get("/api/intake/question-blocks", params={"category": "HEALTH"}).json()
    assert health == [block for block in everything if block["category"] == "HEALTH"]
    first, second = everything[0]["id"], everything[1]["id"]
    chosen = nobody.get("/api/intake/question-blocks", params={"ids": f"{second}, {first},no-such"}).json()
    assert [block["id"] for block in chosen] == [second, first]
    assert nobody.get(f"/api/intake/question-blocks/{first}").json() == everything[0]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/api/intake/paths/NOBODY", 404),
        ("/api/intake/paths/nutrition_only", 404),
        ("/api/intake/paths/%00", 404),
        ("/api/intake/paths/NUTRITION_ONLY?release=", 422),
        ("/api/intake/paths/NUTRITION_ONLY?release=%00", 422),
        ("/api/intake/paths/NUTRITION_ONLY?release=0123456789abcdef", 422),
        ("/api/intake/question-blocks?category=health", 422),
        ("/api/intake/question-blocks?ids=%00,%ff", 200),
        ("/api/intake/question-blocks/no-such-block", 404),
        ("/api/intake/question-blocks/%2e%2e%2f%00", 404),
    ],
)
def test_what_is_not_there(nobody: httpx.Client, url: str, status: int) -> None:
    assert nobody.get(url).status_code == status
