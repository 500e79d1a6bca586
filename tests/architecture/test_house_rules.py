"""Small lints of the house, each with its reason."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "intakt").rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONGEST_SCRIPT = 150
EDGES = {
    # where anything may go wrong and is recorded: a request, a job, a child process, a command
    "web/errors.py",
    "jobs/worker.py",
    "jobs/children.py",
    "cli/main.py",
    "cli/generate.py",
}


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT / "src" / "intakt")) for path in paths]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE, "a file this long hides two nouns: find them"
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in functions(ast.parse(text))
        if node.end_lineno and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long, f"split: {', '.join(long)}"


SCRIPTS = sorted((ROOT / "src" / "intakt" / "web" / "static" / "js").rglob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_scripts_do_one_thing(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_SCRIPT, "a script this long does two things: find them"
    assert text.startswith("// "), "say in the first line what it does"


def test_only_the_edges_catch_everything() -> None:
    broad = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler) and _catches_everything(node.type):
                broad.append(str(path.relative_to(ROOT / "src" / "intakt")))
    assert set(broad) <= EDGES, "catch what you can name; only an edge catches everything, and records it"


def _catches_everything(caught: ast.expr | None) -> bool:
    """A bare `except:`, or one that names Exception or BaseException."""
    names_ = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(each is None or getattr(each, "id", "") in ("Exception", "BaseException") for each in names_)


def test_sql_stands_in_persistence_and_names_its_columns() -> None:
    statement = re.compile(r"\b(select\s+.+\s+from|insert\s+into|update\s+\w+\s+set|delete\s+from)\b", re.I)
    for path in SOURCES:
        if "persistence" in path.parts:
            continue
        strings = (
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        found = [text for text in strings if statement.search(text)]
        assert not found, f"{path}: SQL belongs in persistence/: {found}"
    for path in (ROOT / "src" / "intakt" / "persistence").rglob("*.sql"):
        code = re.sub(r"--[^\n]*", "", path.read_text("utf-8"))
        assert not re.search(r"select\s+(\w+\.)?\*", code, re.I), f"{path}: name the columns"


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of files to hold against the rule")
    return [ROOT / line for line in listed.stdout.splitlines()]


def test_no_registry_and_no_machine_is_named() -> None:
    hosts = re.compile(
        "|".join(["python" + r"hosted\.org", "registry" + r"\.npmjs", r"pypi\.org" + "/simple"])
    )
    for path in tracked():
        if path.suffix in {".png", ".pdf", ".woff2"} or not path.exists():
            continue
        assert not hosts.search(path.read_text("utf-8", errors="replace")), f"{path} names a registry's host"
