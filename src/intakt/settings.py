"""Every setting, read from the environment, then ./intakt.toml, then intakt.toml in the data directory.

In the files a setting has its name in lower case without the prefix: `INTAKT_SMTP_URL` is `smtp_url`.
"""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from intakt.kit.errors import SetupError

FILE = "intakt.toml"


def default_data_dir() -> Path:
    """`$XDG_DATA_HOME/intakt`; for root `/var/lib/intakt`."""
    if os.geteuid() == 0:
        return Path("/var/lib/intakt")
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "intakt"


class Settings(BaseSettings):
    """One field a setting of the interface; every field has a default that works on a laptop."""

    model_config = SettingsConfigDict(
        env_prefix="INTAKT_", env_ignore_empty=True, extra="forbid", frozen=True, hide_input_in_errors=True
    )

    database_url: str | None = None
    database_admin_url: str | None = None
    database_replica_url: str | None = None
    redis_url: str | None = None
    storage_url: str | None = None
    data_dir: Path = Field(default_factory=default_data_dir)
    base_url: str | None = None
    secret_keys: str | None = None
    """Separated by commas or spaces; the first encrypts, all decrypt."""
    smtp_url: str | None = None
    mail_from: str | None = None
    admin_email: str | None = None
    """Where failures for good are reported, besides the administrators' accounts."""
    cors_origins: str = ""
    rate_limits: Literal["on", "off"] = "on"
    release_policy: Literal["auto", "flagged", "all"] = "flagged"
    practice_name: str = "Intakt"
    practice_logo: Path | None = None
    practice_colour: str = Field(default="#1f6f5c", pattern=r"^#[0-9a-fA-F]{6}$")
    practice_accent: str = Field(default="#c4572e", pattern=r"^#[0-9a-fA-F]{6}$")
    practice_email: str | None = None
    practice_phone: str | None = None
    log_format: Literal["text", "json"] = "text"
    cache_ttl_seconds: float = Field(default=3600, gt=0)
    cache_sweep_seconds: float = Field(default=300, gt=0)
    job_max_attempts: int = Field(default=3, ge=1, le=20)
    job_retry_delay_seconds: float = Field(default=5, gt=0)
    job_timeout_seconds: float = Field(default=300, gt=0)
    job_poll_seconds: float = Field(default=10, gt=0)
    job_takeover_seconds: float = Field(default=10, ge=1)
    worker_concurrency: int = Field(default=10, ge=1, le=200)
    status_poll_seconds: float = Field(default=5, gt=0)
    abandon_after_days: int = Field(default=30, ge=1)
    remind_after_days: int = Field(default=2, ge=0)
    remind_again_after_days: int = Field(default=7, ge=0)

    @field_validator("data_dir", mode="after")
    @classmethod
    def absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def embedded(self) -> bool:
        """Whether this installation runs its own PostgreSQL."""
        return self.database_url is None

    @property
    def origins(self) -> tuple[str, ...]:
        return tuple(part for part in self.cors_origins.replace(",", " ").split() if part)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        here = TomlConfigSettingsSource(settings_cls, Path.cwd() / FILE)
        given = {**here(), **env_settings(), **init_settings()}
        data_dir = Path(given["data_dir"]) if "data_dir" in given else default_data_dir()
        there = TomlConfigSettingsSource(settings_cls, data_dir.expanduser() / FILE)
        return init_settings, env_settings, here, there


def load(**given: object) -> Settings:
    """The settings in force; SetupError in one line when something is wrong. `given` wins over everything."""
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "INTAKT_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SetupError(f"{name}: {first['msg']}") from error
    except (SettingsError, OSError, ValueError) as error:
        raise SetupError(f"settings cannot be read: {error}") from error
