"""Submitting: latency and rate, against the very same statements run by pgbench."""

import asyncio
import re
import subprocess
import tempfile
import time
from statistics import median
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from bench.figure import Figure, percentile
from bench.serving import answers, context, with_database
from intakt.persistence.embedded.binaries import installation
from intakt.services import intakes, library
from intakt.services.context import Context
from intakt.settings import Settings

TASKS = 8
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def run(*, full: bool) -> list[Figure]:
    return with_database(lambda chosen, url: measure(chosen, url, full=full))


async def measure(chosen: Settings, url: str, *, full: bool) -> list[Figure]:
    count = 1500 if full else 250
    given = answers()
    async with context(chosen, url, size=1) as ctx:
        await library.release(ctx)
        script = await record(ctx, given)
    async with context(chosen, url, size=TASKS) as ctx:
        await library.release(ctx)
        latency = await latencies(ctx, given, count=count)
        rate = await submissions_a_second(ctx, given, count=count)
    alone = await asyncio.to_thread(pgbench, script, url, clients=1, count=count)
    together = await asyncio.to_thread(pgbench, script, url, clients=TASKS, count=count // TASKS)
    return [
        Figure(
            name="submit, median",
            value=median(latency) * 1000,
            unit="ms",
            peer="pgbench, mean",
            peer_value=1000 / alone,
        ),
        Figure(
            name="submit, 95 in 100",
            value=percentile(latency, 0.95) * 1000,
            unit="ms",
            peer="pgbench, mean",
            peer_value=1000 / alone,
        ),
        Figure(
            name=f"submissions a second, {TASKS} at once in one process",
            value=rate,
            unit="1/s",
            peer=f"pgbench -c {TASKS}",
            peer_value=together,
            better="higher",
        ),
    ]


async def latencies(ctx: Context, given: dict[str, object], *, count: int) -> list[float]:
    taken = []
    for _ in range(count):
        start = time.perf_counter()
        await intakes.submit_answers(ctx, "NUTRITION_ONLY", given)
        taken.append(time.perf_counter() - start)
    return sorted(taken)


async def submissions_a_second(ctx: Context, given: dict[str, object], *, count: int) -> float:
    async def some() -> None:
        for _ in range(count // TASKS):
            await intakes.submit_answers(ctx, "NUTRITION_ONLY", given)

    start = time.perf_counter()
    await asyncio.gather(*(some() for _ in range(TASKS)))
    return count // TASKS * TASKS / (time.perf_counter() - start)


# --- the same transaction for pgbench ------------------------------------------------------------


async def record(ctx: Context, given: dict[str, object]) -> str:
    """What one submission says to the database, as a pgbench script with fresh ids."""
    await intakes.submit_answers(ctx, "NUTRITION_ONLY", given)
    said: list[tuple[str, tuple[Any, ...]]] = []
    async with ctx.database.session() as session:
        session.connection.add_query_logger(lambda entry: said.append((entry.query, tuple(entry.args))))
    await intakes.submit_answers(ctx, "NUTRITION_ONLY", given)
    statements = [filled(query, arguments) for query, arguments in said]
    ids = sorted({found for statement in statements for found in UUID.findall(statement)})
    names = {found: f"id{number}" for number, found in enumerate(ids)}
    drawn = ", ".join(f"gen_random_uuid() AS {name}" for name in names.values())
    body = "".join(f"{UUID.sub(lambda m: ':' + names[m[0]], statement)};\n" for statement in statements)
    return f"SELECT {drawn} \\gset\n{body}"


def filled(query: str, arguments: tuple[Any, ...]) -> str:
    """The statement on one line, its places filled with literals; token hashes differ from run to run."""
    one_line = " ".join(re.sub(r"--[^\n]*", "", query).split()).rstrip(";")
    return re.sub(r"\$(\d+)", lambda match: literal(arguments[int(match[1]) - 1]), one_line)


def literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, bytes):
        return "sha256(random()::text::bytea)" if len(value) == 32 else f"'\\x{value.hex()}'::bytea"
    if isinstance(value, list | tuple):
        return f"'{{{','.join(element(each) for each in value)}}}'"
    return quoted(str(value))


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def element(value: Any) -> str:
    """One element of an array literal."""
    if value is None:
        return "NULL"
    text = f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "''") + '"'


def pgbench(script: str, url: str, *, clients: int, count: int) -> float:
    """Transactions a second."""
    parts = urlsplit(url)
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        command = [
            str(installation() / "bin" / "pgbench"),
            "--no-vacuum",
            f"--file={file.name}",
            f"--client={clients}",
            f"--jobs={min(clients, 2)}",
            f"--transactions={count}",
            f"--host={parse_qs(parts.query)['host'][0]}",
            f"--username={parts.username}",
            parts.path.lstrip("/"),
        ]
        password = {"PGPASSWORD": unquote(parts.password or "")}
        done = subprocess.run(command, env=password, capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if done.returncode or found is None:
        raise RuntimeError(f"pgbench failed: {done.stderr.strip().splitlines()[-1:]}")
    return float(found[1])
