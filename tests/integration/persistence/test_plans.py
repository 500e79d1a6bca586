"""Every statement names its columns and is served by an index: shown by its plan over 100,000 clients."""

import asyncio
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from tests import database
from tests.once import made_once

from intakt import persistence
from intakt.persistence.database import prepare_connection
from intakt.persistence.queries import Statement, load

CLIENTS = 100_000
BIG = 1000
"""Rows from which on a table may not be read from end to end."""
FILL = Path(__file__).with_name("fill.sql")
FILL_ACCOUNTS = Path(__file__).with_name("fill_accounts.sql")
FOLDER = Path(persistence.__file__).parent
NOUNS = sorted(path.stem for path in FOLDER.glob("*.sql") if path.stem != "schema")
STATEMENTS = [(noun, statement) for noun in NOUNS for statement in load(str(FOLDER / f"{noun}.py")).values()]
Plans = dict[tuple[str, str], list[dict[str, Any]]]
UNSERVED = ("clients", "no index serves this")
WHOLE_TABLE = {("packet_versions", "counts")}
"""Counts everything on purpose: by an index alone, never by the table."""


def test_every_sql_file_has_its_module() -> None:
    modules = {module.name for module in pkgutil.iter_modules([str(FOLDER)])}
    assert set(NOUNS) <= modules
    for noun in NOUNS:
        assert importlib.import_module(f"intakt.persistence.{noun}").SQL


@pytest.mark.parametrize(("noun", "statement"), STATEMENTS, ids=lambda value: getattr(value, "name", value))
def test_every_statement_says_what_it_is_for_and_names_its_columns(noun: str, statement: Statement) -> None:
    assert statement.purpose
    assert not re.search(r"\*(?!/)", re.sub(r"count\(\*\)", "", statement.sql)), statement.sql


@contextmanager
def busy(template: str) -> Iterator[str]:
    """A database with 100,000 clients and all that belongs to them; its URL."""
    database.run_sql(template, f"CREATE DATABASE busy TEMPLATE {database.TEMPLATE}")
    url = database.with_database(template, "busy")
    database.run_sql(url, FILL.read_text().replace(":n", str(CLIENTS)))
    database.run_sql(url, FILL_ACCOUNTS.read_text())
    database.run_sql(url, "VACUUM ANALYZE")
    try:
        yield url
    finally:
        database.run_sql(template, "DROP DATABASE busy WITH (FORCE)")


@pytest.fixture(scope="module")
def plans(request: pytest.FixtureRequest, shared_folder: Path) -> Plans:
    """The nodes of each statement's plan; explained once, however many processes run the tests."""

    def explain() -> Plans:
        with busy(request.getfixturevalue("template")) as url:
            return asyncio.run(explain_all(url))

    return made_once(shared_folder, "plans", explain)


async def explain_all(url: str) -> Plans:
    connection = await asyncpg.connect(url)
    await prepare_connection(connection)
    sizes = {
        row["relname"]: row["reltuples"]
        for row in await connection.fetch("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'")
    }
    samples = await sample(connection)
    asked = {
        (noun, statement.name): (
            statement.sql, [value_for(noun, statement, name, samples) for name in statement.names],
        )
        for noun, statement in STATEMENTS
    }  # fmt: skip
    asked[UNSERVED] = ("SELECT id FROM clients WHERE full_name = $1", ["x"])
    found = {}
    for name, (sql, values) in asked.items():
        text = await connection.fetchval(f"EXPLAIN (FORMAT JSON) {sql}", *values)
        nodes = list(walk(json.loads(text)[0]["Plan"]))
        for node in nodes:
            node["rows of the table"] = sizes.get(node.get("Relation Name", ""), 0)
        found[name] = nodes
    await connection.close()
    return found


def read_whole(nodes: list[dict[str, Any]]) -> list[str]:
    """The big tables that a plan reads from end to end."""
    return [
        node["Relation Name"]
        for node in nodes
        if node["Node Type"] == "Seq Scan" and node["rows of the table"] >= BIG
    ]


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {key: value for key, value in node.items() if key != "Plans"}
    for child in node.get("Plans", ()):
        yield from walk(child)


async def sample(connection: asyncpg.Connection) -> dict[str, Any]:
    """One row's ids of each kind, as callers would send them."""
    version = await connection.fetchrow(
        "SELECT packet_id, client_id, submission_id FROM packet_versions WHERE status = 'READY' LIMIT 1"
    )
    return {
        "client": version["client_id"],
        "packet": version["packet_id"],
        "submission": version["submission_id"],
        "intake": await connection.fetchval("SELECT id FROM intakes LIMIT 1"),
        "account": await connection.fetchval("SELECT id FROM accounts LIMIT 1"),
        "token": await connection.fetchrow("SELECT id, hash FROM tokens LIMIT 1"),
        "mail": await connection.fetchval("SELECT id FROM mail LIMIT 1"),
        "key": await connection.fetchval("SELECT key FROM idempotency LIMIT 1"),
        "sign_in": await connection.fetchval("SELECT id FROM sign_ins LIMIT 1"),
        "passkey": await connection.fetchval("SELECT id FROM passkeys LIMIT 1"),
    }


NOW = datetime.now(UTC)
OF_NOUN = {
    "clients": "client",
    "intakes": "intake",
    "packets": "packet",
    "submissions": "submission",
    "accounts": "account",
    "mail": "mail",
    "sign_ins": "sign_in",
    "passkeys": "passkey",
    "reminders": "intake",
}
LISTS: dict[str, Any] = {
    "questions": ["sex", "country"],
    "values": ['"x"', None],
    "seqs": [1, 2],
    "types": ["NUTRITION", "INTRO"],
    "ranks": [1, 2],
    "versions": [1, 1],
    "priorities": [0, 0],
    "variants": [0, 0],
    "focus": ["energy"],
    "packet_types": ["INTRO"],
    "keys": [b"x", b"y"],
}
PLAIN: dict[str, Any] = {
    "count": 51,
    "version": 1,
    "rank": 1,
    "percent": 50,
    "number": 2,
    "most": 5,
    "sign_count": 4,
    "kind": "screen",
    "email": "client77@example.org",
    "label": "Firefox, Android",
    "since": NOW - timedelta(days=1),
    "saved_before": NOW - timedelta(days=300),
    "reminded_before": NOW,
    "priority": 0,
    "variant": 0,
    "client_type": "NUTRITION_ONLY",
    "day": NOW.date(),
    "minor": False,
    "urgent": False,
    "first": 0,
    "demo": False,
    "held": False,
    "repeatable": True,
    "status": "READY",
    "state": "SENT",
    "role": "admin",
    "answers": "{}",
    "detail": "{}",
    "certificate": "{}",
    "how": "link",
    "origin": "shipped",
    "coach": None,
    "now": NOW,
    "at": NOW,
    "expires_at": NOW,
    "before": NOW - timedelta(days=300),
    "expired": NOW - timedelta(days=300),
    "abandoned": NOW - timedelta(days=300),
}


def value_for(noun: str, statement: Statement, name: str, samples: dict[str, Any]) -> Any:
    """A value such as callers send for that name."""
    token_hash, key = samples["token"]["hash"], samples["key"]
    special: dict[tuple[str, str], Any] = {
        ("mail", "key"): "packets-ready:x",
        ("clients", "first"): True,
        ("releases", "id"): "r1",
        ("intakes", "sealed"): [b"x", None],
        ("mail", "about"): samples["client"],
        ("sign_ins", "code"): token_hash,
        ("erasing", "keys"): ["packets/1", "packets/2"],
    }
    bytes_of = {"key": key, "body_hash": key, "content": key, "hash": token_hash}
    bytes_of |= dict.fromkeys(("ticket", "credential", "public_key", "challenge"), token_hash)
    if (noun, name) in special:
        return special[noun, name]
    if name in bytes_of or name.startswith("sealed"):
        return bytes_of.get(name, key)
    if name in ("ids", "abouts"):
        return [samples["packet" if noun == "packets" else "client"]] * 2
    if name.endswith("ids"):
        return [samples[name.removesuffix("_ids")]] * 2
    if name in ("id", "from_id", "to_id", "claim"):
        return samples[OF_NOUN.get(noun, "client")]
    if name.endswith("_id"):
        return samples.get(name.removesuffix("_id"), samples["client"])
    return {**LISTS, **PLAIN}.get(name, "x")


@pytest.mark.parametrize(("noun", "statement"), STATEMENTS, ids=lambda value: getattr(value, "name", value))
def test_every_statement_is_served_by_an_index(noun: str, statement: Statement, plans: Plans) -> None:
    nodes = plans[noun, statement.name]
    assert not read_whole(nodes), nodes
    if (noun, statement.name) in WHOLE_TABLE:
        kinds = {node["Node Type"] for node in nodes}
        assert kinds <= {"Result", "Aggregate", "Index Only Scan", "Index Scan", "Limit"}


def test_a_statement_without_an_index_would_be_noticed(plans: Plans) -> None:
    assert read_whole(plans[UNSERVED])
