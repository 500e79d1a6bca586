"""`intakt jobs`: the job queue and its dead letters."""

import click

from intakt.cli.printing import as_json, print_json, print_table
from intakt.cli.running import with_context
from intakt.kit.structs import Wire
from intakt.services import operations
from intakt.services.context import Context
from intakt.services.views import JobView, QueueView

COLUMNS = ("id", "type", "version", "status", "tries", "reason", "since")


class Listing(Wire, frozen=True, kw_only=True):
    queue: QueueView
    jobs: tuple[JobView, ...]


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def jobs(context: click.Context, as_json: bool) -> None:
    """List the job queue, dead letters first; `retry` and `dismiss` deal with those."""
    if context.invoked_subcommand is not None:
        return
    found = with_context(listing)
    if as_json:
        print_json(found)
        return
    queue = found.queue
    click.echo(f"{queue.pending} pending, {queue.processing} processing, {queue.dead_letters} dead letters")
    print_table(COLUMNS, map(row, found.jobs), empty="No jobs.")


async def listing(ctx: Context) -> Listing:
    return Listing(queue=await operations.queue(ctx), jobs=await operations.jobs(ctx))


@jobs.command()
@click.argument("job_id", metavar="ID", required=False)
@click.option("--all-failed", is_flag=True, help="Every dead letter.")
def retry(job_id: str | None, all_failed: bool) -> None:
    """Queue dead letter ID again, or all of them."""
    if (job_id is None) is not all_failed:
        raise click.UsageError("name one ID, or use --all-failed", click.get_current_context())
    count = with_context(lambda ctx: operations.retry(ctx, job_id or "all"))
    click.echo(f"{count} queued again.")


@jobs.command()
@click.argument("job_id", metavar="ID")
def dismiss(job_id: str) -> None:
    """Take dead letter ID off the list; its packet stays FAILED."""
    with_context(lambda ctx: operations.dismiss(ctx, job_id))
    click.echo("Dismissed.")


def row(job: JobView) -> tuple[object, ...]:
    since = job.updated_at.strftime("%Y-%m-%d %H:%M")
    return job.id, job.type, job.version, job.status, job.retry_count, job.error_message, since
