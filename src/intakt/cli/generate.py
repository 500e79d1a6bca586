"""`intakt generate`: from answers to packets on disk, without a database or a server."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from intakt.cli import packaged
from intakt.cli.answers import parse, read_many
from intakt.cli.batch import on_all_cores
from intakt.cli.progress import bar
from intakt.kit.errors import AnswersRejected, InputError, IntaktError
from intakt.kit.structs import Frozen
from intakt.services import generation

DAY = "%Y-%m-%d"


class Order(Frozen, frozen=True, kw_only=True):
    """What to make of one client's answers, and where."""

    line: int | None
    body: bytes
    folder: Path
    day: date
    variant: int
    packets: tuple[str, ...]


class Outcome(Frozen, frozen=True, kw_only=True):
    """Lines for stderr; none when the packets are written."""

    problems: tuple[str, ...] = ()
    failed: bool = False
    """The fault is ours, not the answers'."""


@click.command()
@click.argument("answers", type=click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True))
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to write to."
)
@click.option(
    "--packet", "packets", multiple=True, metavar="TYPE", help="Only this packet type; may be repeated."
)
@click.option("--date", "day", type=click.DateTime([DAY]), help="The day of the packets (default: today).")
@click.option(
    "--variant", type=click.IntRange(min=0), default=0, show_default=True, help="Another plan of its own."
)
def generate(answers: str, out: Path, packets: tuple[str, ...], day: datetime | None, variant: int) -> int:
    """Make packets from ANSWERS and write them to a folder, without a database or a server.

    ANSWERS holds {"clientType": ..., "responses": {...}} as JSON or YAML; `-` reads standard input. A file of
    several lines of one object each (or .jsonl) is many clients: they go to OUT/0, OUT/1, ... on all cores.
    """
    make = partial(
        Order,
        day=day.date() if day else date.today(),
        variant=variant,
        packets=tuple(name.upper() for name in packets),
    )
    with click.open_file(answers, "rb") as stream:
        clients = list(read_many(answers, stream))
    if not clients:
        raise InputError(f"{answers}: no answers in it")
    out.mkdir(parents=True, exist_ok=True)
    if clients[0].line is None:
        outcome = produce(make(line=None, body=clients[0].body, folder=out))
        for problem in outcome.problems:
            click.echo(problem, err=True)
        return exit_code([outcome])
    return many([make(line=c.line, body=c.body, folder=out / str(i)) for i, c in enumerate(clients)])


def many(orders: list[Order]) -> int:
    """All of them, saying what is wrong with each as it comes; the worst outcome is the exit code."""
    outcomes = []
    with bar("Generating", total=len(orders)) as progress:
        for order, outcome in zip(orders, on_all_cores(produce, orders, prepare=packaged.warm), strict=True):
            for problem in outcome.problems:
                progress.say(f"line {order.line}: {problem}")
            progress.step()
            outcomes.append(outcome)
    return exit_code(outcomes)


def exit_code(outcomes: list[Outcome]) -> int:
    if any(outcome.failed for outcome in outcomes):
        return 1
    return 2 if any(outcome.problems for outcome in outcomes) else 0


def produce(order: Order) -> Outcome:
    """Make one client's packets; nothing is written unless all of them are made."""
    try:
        answers = parse(order.body)
        made = generation.generate(
            generation.Answers(
                client_type=answers.client_type, responses=answers.responses, language=answers.language
            ),
            packaged.release(),
            day=order.day,
            variant=order.variant,
            practice=packaged.practice(),
            packets=order.packets or None,
        )
    except AnswersRejected as error:
        return Outcome(problems=tuple(f"{p.question}: {p.message}" for p in error.problems))
    except InputError as error:
        return Outcome(problems=(error.message,))
    except IntaktError as error:
        return Outcome(problems=(f"not made, and the fault is ours: {error.message}",), failed=True)
    except Exception as error:  # noqa: BLE001 - the edge of the child process: one client's fault stops no other
        return Outcome(problems=(f"not made, and the fault is ours: {error!r}",), failed=True)
    order.folder.mkdir(parents=True, exist_ok=True)
    for packet in made:
        stem = order.folder / packet.type.lower()
        stem.with_suffix(".json").write_bytes(packet.json)
        stem.with_suffix(".html").write_text(packet.html, encoding="utf-8")
        stem.with_suffix(".pdf").write_bytes(packet.pdf)
    return Outcome()
