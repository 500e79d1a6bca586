"""What the web layer is told when it is put together."""

from intakt.kit.structs import Frozen


class WebOptions(Frozen, frozen=True, kw_only=True):
    """Chosen by the operator (see the settings); the defaults suit one machine."""

    base_url: str = "http://127.0.0.1:8000"
    cors_origins: tuple[str, ...] = ()
    rate_limits: bool = True
    status_poll_seconds: int = 5
    practice_name: str = "Intakt"

    @property
    def secure(self) -> bool:
        """Whether people reach us by https."""
        return self.base_url.startswith("https://")
