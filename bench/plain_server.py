"""The web role with one more route, plain text: `python -m bench.plain_server DATA_DIR URL PORT`."""

import sys
from functools import partial
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from litestar import MediaType, get

from intakt import app, settings
from intakt.web.build import build
from intakt.web.edge import Edge
from intakt.web.options import WebOptions


@get("/bench/plain", media_type=MediaType.TEXT)
async def plain() -> str:
    return "ok"


def load(folder: str, url: str) -> Edge:
    chosen = settings.load(data_dir=Path(folder), database_url=None)
    return build(partial(app.open_context, chosen, url=url), WebOptions(rate_limits=False), extra=[plain])


def main() -> None:
    folder, url, port = sys.argv[1:]
    server = Granian(
        "bench",
        port=int(port),
        interface=Interfaces.ASGI,
        websockets=False,
        workers_kill_timeout=2,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=partial(load, folder, url), wrap_loader=False)


if __name__ == "__main__":
    main()
