"""clients/javascript: its own tests in Node against a running Intakt, its types, what would be published."""

import json
import re
from pathlib import Path

import pytest
from tests import node
from tests.people import answers
from tests.serving import Serving

SOURCES = sorted((node.PACKAGE / "src").glob("*.js"))
LONGEST = 150


@pytest.fixture(scope="module", autouse=True)
def tools() -> None:
    node.prepare()


def test_its_behaviour(intakt: Serving, failing: Serving, tmp_path: Path) -> None:
    """Calls, retries, live status; hooks on React 18 and 19 in strict mode, on the server and taken over."""
    given = tmp_path / "given.json"
    forms = {"answers": answers("typical-wellness"), "nutrition": answers()}
    given.write_text(json.dumps({"url": intakt.url, "failingUrl": failing.url, **forms}))
    report = tmp_path / "report.json"
    words = ["run", "--reporter=dot", "--reporter=json", f"--outputFile.json={report}"]
    done = node.run("node_modules/vitest/vitest.mjs", *words, INTAKT_CLIENT_TESTS=str(given))
    assert done.returncode == 0, done.stdout + done.stderr
    counts = json.loads(report.read_text("utf-8"))
    assert counts["numPassedTests"] == counts["numTotalTests"] > 60


def test_its_types() -> None:
    """Sources, declarations, and what a front end writes or must not write, as the compiler sees them."""
    done = node.run("node_modules/typescript/bin/tsc", "-p", ".")
    assert done.returncode == 0, done.stdout


def test_what_would_be_published() -> None:
    done = node.run(node.NPM, "pack", "--dry-run", "--json", "--ignore-scripts")
    assert done.returncode == 0, done.stderr
    (package,) = json.loads(done.stdout)
    published = {entry["path"] for entry in package["files"]}
    declared = {f"types/{path.name}" for path in (node.PACKAGE / "types").glob("*.d.ts")}
    rest = {"package.json", "README.md", "CHANGELOG.md"}
    assert published == {f"src/{path.name}" for path in SOURCES} | declared | rest
    assert package["size"] < 25_000
    described = json.loads((node.PACKAGE / "package.json").read_text("utf-8"))
    assert "dependencies" not in described
    for entry in (described["exports"]["."], described["exports"]["./react"]):
        assert {entry["types"].removeprefix("./"), entry["default"].removeprefix("./")} <= published


def test_modules_are_short_and_import_only_each_other_and_react() -> None:
    for path in SOURCES:
        text = path.read_text("utf-8")
        assert text.count("\n") <= LONGEST, f"{path.name}: a module this long hides two nouns"
        for name in re.findall(r'^import [^;]*?from "([^"]+)"', text, flags=re.MULTILINE):
            own = name.startswith("./") and (path.parent / name).exists()
            assert own or (name == "react" and path.name == "react.js"), f"{path.name} imports {name}"
