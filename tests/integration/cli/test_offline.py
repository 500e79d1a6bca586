"""The commands that need no database: generate, sample, library check, and how all of them fail."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from tests.people import answers

from intakt.cli.main import COMMANDS, main
from intakt.content.model import CLIENT_TYPES

LIBRARY = Path(__file__).parents[3] / "src/intakt/library"
DAY = ["--date", "2026-11-23"]


def run(*words: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=given, prog_name="intakt")


def one_line(result: Result) -> str:
    """What a failing command says."""
    (line,) = result.stderr.splitlines()
    return line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: intakt {name}")


def test_the_list_of_commands_and_their_first_lines() -> None:
    listed = run("--help").stdout
    for name, (_, _, line) in COMMANDS.items():
        assert name in listed and line in listed


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["--nonsense"],
        ["generate"],
        ["generate", "/no/such/file", "--out", "x"],
        ["sample", "NOBODY"],
        ["sample", "NUTRITION_ONLY", "--count", "0"],
        ["sample", "NUTRITION_ONLY", "--cover", "--count", "5"],
        ["library", "check", "/no/such/folder"],
        ["token", "create", "--email", "a@b.example", "--role", "king"],
        ["serve", "--port", "0"],
        ["jobs", "retry"],
    ],
)
def test_wrong_use_is_one_line_and_exit_2(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert one_line(result).startswith("intakt: ")


# --- generate -----------------------------------------------------------------------------------------------


def test_one_client(tmp_path: Path) -> None:
    (tmp_path / "ada.json").write_text(json.dumps(answers()))
    result = run("generate", tmp_path / "ada.json", "--out", tmp_path / "out", *DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == [f"{kind}.{end}" for kind in ("intro", "nutrition") for end in ("html", "json", "pdf")]
    packet = json.loads((tmp_path / "out/nutrition.json").read_bytes())
    assert (packet["id"], packet["clientId"], packet["type"]) == (None, None, "NUTRITION")
    assert packet["certificate"]["date"] == "2026-11-23"
    assert (tmp_path / "out/nutrition.pdf").read_bytes().startswith(b"%PDF-")


def test_yaml_from_standard_input_and_one_packet_only(tmp_path: Path) -> None:
    given = json.dumps(answers(), indent=2)
    result = run("generate", "-", "--out", tmp_path, "--packet", "intro", *DAY, given=given)
    assert result.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["intro.html", "intro.json", "intro.pdf"]


def test_the_same_input_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_bytes(b"\n".join([msgspec.json.encode(answers())] * 2))
    command = [sys.executable, "-m", "intakt.cli", "generate", "two.jsonl", "--out", "out", *DAY]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for path in sorted((tmp_path / "out/0").iterdir()):
        assert path.read_bytes() == (tmp_path / "out/1" / path.name).read_bytes(), path.name


def test_another_variant_is_another_plan(tmp_path: Path) -> None:
    given = json.dumps(answers())
    for variant in ("0", "1"):
        words = ["generate", "-", "--packet", "NUTRITION", "--variant", variant, *DAY]
        assert run(*words, "--out", tmp_path / variant, given=given).exit_code == 0
    plans = [json.loads((tmp_path / variant / "nutrition.json").read_bytes())["plan"] for variant in "01"]
    assert plans[0]["days"] != plans[1]["days"]


def test_wrong_answers_are_listed_and_nothing_is_written(tmp_path: Path) -> None:
    result = run(
        "generate", "-", "--out", tmp_path / "out", given=json.dumps(answers(sex="robot", email="x"))
    )
    assert result.exit_code == 2
    assert {line.partition(":")[0] for line in result.stderr.splitlines()} == {"sex", "email"}
    assert list((tmp_path / "out").iterdir()) == []


def test_many_clients_and_one_of_them_wrong(tmp_path: Path) -> None:
    lines = [msgspec.json.encode(answers()), b"", msgspec.json.encode(answers(sex="robot")), b"{broken"]
    (tmp_path / "many.jsonl").write_bytes(b"\n".join(lines))
    result = run("generate", tmp_path / "many.jsonl", "--out", tmp_path / "out", *DAY)
    assert result.exit_code == 2
    said = result.stderr.splitlines()
    assert said[0].startswith("line 3: sex: ")
    assert said[1].startswith("line 4: not JSON")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["0"]
    assert (tmp_path / "out/0/nutrition.pdf").exists()


def test_a_packet_that_is_not_routed(tmp_path: Path) -> None:
    words = ["generate", "-", "--out", tmp_path / "out", "--packet", "YOUTH", *DAY]
    result = run(*words, given=json.dumps(answers()))
    assert result.exit_code == 2
    assert "YOUTH" in one_line(result)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("given", ["", "[]", "{", "nonsense", '{"clientType": "NOBODY", "responses": {}}'])
def test_what_is_no_answers_file(tmp_path: Path, given: str) -> None:
    result = run("generate", "-", "--out", tmp_path / "out", given=given)
    assert result.exit_code == 2
    assert one_line(result)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("generate", "-", "--out", tmp_path / "file" / "out", given=json.dumps(answers()))
    assert result.exit_code == 1
    assert str(tmp_path / "file") in one_line(result)


# --- sample -------------------------------------------------------------------------------------------------


def sampled(*words: str) -> list[dict[str, object]]:
    result = run("sample", *words, *DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_samples_of_every_path(client_type: str) -> None:
    for kind in ([], ["--adversarial"]):
        for client in sampled(client_type, "--count", "2", *kind):
            assert client.keys() == {"clientType", "responses"}
            assert client["clientType"] == client_type


def test_a_seed_names_its_clients() -> None:
    first = sampled("NUTRITION_ONLY", "--count", "3", "--seed", "7")
    assert first == sampled("NUTRITION_ONLY", "--count", "3", "--seed", "7")
    assert first != sampled("NUTRITION_ONLY", "--count", "3", "--seed", "8")


def test_a_sample_can_be_generated(tmp_path: Path) -> None:
    drawn = run("sample", "NUTRITION_ONLY", "--seed", "3", *DAY).stdout
    assert run("generate", "-", "--out", tmp_path, *DAY, given=drawn).exit_code == 0
    assert (tmp_path / "nutrition.pdf").exists()


# --- library check ----------------------------------------------------------------------------------------


def test_the_library_that_ships_has_no_error() -> None:
    result = run("library", "check", LIBRARY)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("0 errors, ")


def test_a_library_with_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks/broken.yaml").write_text("id: broken\nnonsense: 1\n")
    result = run("library", "check", tmp_path, "--json")
    assert result.exit_code == 2
    findings = json.loads(result.stdout)
    assert any(finding["file"] == "blocks/broken.yaml" for finding in findings)
    assert all(finding["remedy"] for finding in findings)
    told = run("library", "check", tmp_path)
    assert told.exit_code == 2
    assert "blocks/broken.yaml" in told.stderr


# --- the edge ---------------------------------------------------------------------------------------------


def test_help_imports_no_heavy_part() -> None:
    """So that it answers at once."""
    code = (
        "import sys\n"
        "from intakt.cli.main import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'litestar', 'typst', 'numpy', 'asyncpg', 'granian', 'yaml', 'rich'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_goes_away_is_no_failure_to_talk_about() -> None:
    command = f"{sys.executable} -m intakt.cli sample NUTRITION_ONLY --count 300 | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr and "intakt:" not in done.stderr
