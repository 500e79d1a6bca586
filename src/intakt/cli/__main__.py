"""`python -m intakt.cli` is `intakt`."""

from intakt.cli.main import main

main(prog_name="intakt")
