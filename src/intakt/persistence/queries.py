"""Named statements: `<noun>.sql` beside `<noun>.py`, each with its name, what it is for, and `:named` values.

-- name: client_exists
-- Whether a token's client is still there.
SELECT 1 AS found FROM clients WHERE id = :id;
"""

import re
from pathlib import Path

from intakt.kit.structs import Frozen

_HEAD = re.compile(r"^-- name: (\w+)\n((?:-- .*\n)+)", re.MULTILINE)
_NAMED = re.compile(r"(?<![:\w]):([a-z]\w*)")


class Statement(Frozen, frozen=True, kw_only=True):
    """SQL with `$n` places, and the name that stands for each place."""

    name: str
    purpose: str
    sql: str
    names: tuple[str, ...]

    def places(self, values: dict[str, object]) -> list[object]:
        """The values in the order of their places; KeyError names one that is missing or too many."""
        if len(values) != len(self.names):
            raise KeyError(f"{self.name} takes {self.names}, not {tuple(values)}")
        return [values[name] for name in self.names]


def compile_statement(name: str, purpose: str, text: str) -> Statement:
    """Turn `:name` into `$n`; the same name is the same place."""
    names: list[str] = []

    def place(match: re.Match[str]) -> str:
        if match[1] not in names:
            names.append(match[1])
        return f"${names.index(match[1]) + 1}"

    sql = _NAMED.sub(place, text.strip().rstrip(";"))
    return Statement(name=name, purpose=purpose, sql=sql, names=tuple(names))


def load(module: str) -> dict[str, Statement]:
    """The statements of the .sql file beside the module (pass `__file__`)."""
    path = Path(module).with_suffix(".sql")
    text = path.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    statements: dict[str, Statement] = {}
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        purpose = " ".join(line.removeprefix("-- ") for line in head[2].splitlines())
        if head[1] in statements:
            raise ValueError(f"{path.name}: {head[1]} stands twice")
        statements[head[1]] = compile_statement(head[1], purpose, text[head.end() : end])
    return statements
