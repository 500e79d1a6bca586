"""Settings: where they come from, and one line when they are wrong."""

from pathlib import Path

import pytest

from intakt import app, settings
from intakt.kit.errors import SetupError


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [f"INTAKT_{field.upper()}" for field in settings.Settings.model_fields]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INTAKT_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()


def test_the_environment_wins_over_the_file_here_and_that_over_the_one_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "intakt.toml").write_text(
        'practice_name = "there"\nsmtp_url = "smtp://there"\ncors_origins = "there"\n'
    )
    (tmp_path / "intakt.toml").write_text('practice_name = "here"\nsmtp_url = "smtp://here"\n')
    monkeypatch.setenv("INTAKT_PRACTICE_NAME", "environment")
    found = settings.load()
    assert (found.practice_name, found.smtp_url, found.cors_origins) == (
        "environment",
        "smtp://here",
        "there",
    )


def test_the_data_directory_may_be_named_in_the_file_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INTAKT_DATA_DIR")
    other = tmp_path / "other"
    other.mkdir()
    (other / "intakt.toml").write_text('practice_name = "other"\n')
    (tmp_path / "intakt.toml").write_text(f'data_dir = "{other}"\n')
    assert settings.load().practice_name == "other"


def test_defaults_are_those_of_the_interface() -> None:
    found = settings.load()
    assert found.embedded
    assert (found.release_policy, found.rate_limits, found.origins) == ("flagged", "on", ())
    assert (found.cache_ttl_seconds, found.cache_sweep_seconds) == (3600, 300)
    assert (found.job_max_attempts, found.job_retry_delay_seconds, found.job_timeout_seconds) == (3, 5, 300)
    assert (found.job_poll_seconds, found.worker_concurrency, found.status_poll_seconds) == (10, 10, 5)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INTAKT_RELEASE_POLICY", "never"),
        ("INTAKT_JOB_MAX_ATTEMPTS", "0"),
        ("INTAKT_CACHE_TTL_SECONDS", "soon"),
        ("INTAKT_PRACTICE_COLOUR", "red"),
    ],
)
def test_a_wrong_value_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SetupError) as caught:
        settings.load()
    assert name in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("text", ["practice_name = ", "no_such_setting = 1\n"])
def test_a_wrong_file_is_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "intakt.toml").write_text(text)
    with pytest.raises(SetupError) as caught:
        settings.load()
    assert "\n" not in caught.value.message


def test_a_database_of_ones_own_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTAKT_DATABASE_URL", "postgresql://example.org/intakt")
    with pytest.raises(SetupError, match="INTAKT_SECRET_KEYS"):
        app.secrets_of(settings.load())


def test_the_embedded_default_keeps_its_own_key() -> None:
    found = settings.load()
    sealed = app.secrets_of(found).seal(b"x")
    assert app.secrets_of(found).open(sealed) == b"x"


def test_a_practice_is_made_of_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"png")
    monkeypatch.setenv("INTAKT_PRACTICE_LOGO", str(logo))
    monkeypatch.setenv("INTAKT_PRACTICE_EMAIL", "hello@example.org")
    practice = app.practice_of(settings.load())
    assert practice.logo is not None
    assert practice.logo.data == b"png"
    assert [contact.value for contact in practice.contacts] == ["hello@example.org"]
    monkeypatch.setenv("INTAKT_PRACTICE_LOGO", str(tmp_path / "logo.bmp"))
    with pytest.raises(SetupError):
        app.practice_of(settings.load())
