"""`intakt`: the list of commands. Each lives in its own file and is imported when it is used."""

import click

from intakt.cli.lazy import LazyGroup

COMMANDS = {
    "serve": ("intakt.cli.serve", "serve", "Run everything on this machine."),
    "web": ("intakt.cli.web", "web", "Run the web role alone."),
    "worker": ("intakt.cli.worker", "worker", "Run the worker role alone."),
    "migrate": ("intakt.cli.migrate", "migrate", "Bring the database's tables up to date."),
    "doctor": ("intakt.cli.doctor", "doctor", "Check the installation and say what to mend."),
    "demo": ("intakt.cli.demo", "demo", "Load 20 personas, marked as demo."),
    "library": ("intakt.cli.library", "library", "Check, publish or write out a library."),
    "generate": ("intakt.cli.generate", "generate", "Make packets from answers, without a server."),
    "sample": ("intakt.cli.sample", "sample", "Draw valid answers, one JSON object a line."),
    "token": ("intakt.cli.token", "token", "Bearer tokens for the API."),
    "packets": ("intakt.cli.packets", "packets", "The packets that wait for a coach."),
    "jobs": ("intakt.cli.jobs", "jobs", "The job queue and its dead letters."),
}


@click.command(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="intakt", message="%(version)s")
@click.option("--traceback", is_flag=True, help="Show where an unexpected error comes from.")
def main(traceback: bool) -> None:
    """Intakt: from a client's answers to a packet that a coach would sign."""


if __name__ == "__main__":
    main()
