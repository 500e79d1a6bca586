"""Letters: every message renders, no value bends a header."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import msgspec
import pytest

from intakt.delivery.mail import FALLBACK, FOLDER, Letter, compose, languages, names, render
from intakt.delivery.transport import Outbox, Smtp, transport_for
from intakt.kit.errors import InputError, SetupError, Unavailable

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
VALUES: dict[str, dict[str, str | list[str]]] = {
    "guardian-link": {
        "guardian": "Gus",
        "minor": "Mia",
        "link": "https://example.org/guardian/t",
        "until": "2026-12-23",
        "practice": "Practice",
    },
    "packets-ready": {
        "name": "Ada",
        "packets": ["Your nutrition plan"],
        "link": "https://example.org/",
        "practice": "Practice",
    },
    "packets-held": {
        "name": "Ada",
        "packets": ["Your nutrition plan"],
        "link": "https://example.org/",
        "practice": "Practice",
    },
    "urgent-answer": {"client": "c", "link": "https://example.org/admin", "practice": "Practice"},
    "sign-in-code": {
        "code": "1234 5678",
        "link": "https://example.org/sign-in/t",
        "minutes": "10",
        "practice": "Practice",
    },
    "resume-code": {
        "code": "1234 5678",
        "link": "https://example.org/sign-in/t",
        "minutes": "10",
        "practice": "Practice",
    },
    "intake-reminder": {
        "started": "2026-11-20",
        "percent": "40",
        "guardian": "",
        "last": "yes",
        "link": "https://example.org/resume/mail/t",
        "stop": "https://example.org/reminders/t",
        "practice": "Practice",
    },
    "passkey-added": {
        "device": "Firefox, Android",
        "link": "https://example.org/account",
        "practice": "Practice",
    },
    "account-erased": {"practice": "Practice"},
    "packet-failed": {
        "packet": "NUTRITION",
        "packet_id": "p",
        "version": "1",
        "job": "p:1",
        "code": "crash",
        "reason": "It stopped.",
        "practice": "Practice",
    },
}
HOSTILE = (
    "a\r\nBcc: x@y.z",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "\u202eevil",
    "中文 👩",
    "\x00",
    'a" <b@c>',
)


def letter(message: str, **changes: str | list[str]) -> Letter:
    return Letter(to="ada@example.org", message=message, values={**VALUES[message], **changes})


def test_every_message_is_tried_here() -> None:
    assert set(names()) == set(VALUES)
    for name in names():
        assert FALLBACK in languages(name)
        for language in languages(name):
            parts = {path.name for path in (FOLDER / name / language).iterdir()}
            assert parts == {"subject.txt", "body.txt", "body.html"}


@pytest.mark.parametrize("message", sorted(VALUES))
def test_every_message_renders(message: str) -> None:
    mail = compose(letter(message), mail_id="m", sender="no-reply@example.org", sender_name="Practice")
    read = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert read["To"] == "ada@example.org"
    assert read["Subject"]
    assert read["Message-ID"] == "<m@example.org>"
    parts = {part.get_content_type(): part.get_content() for part in read.walk() if not part.is_multipart()}
    assert set(parts) == {"text/plain", "text/html"}
    assert not re.search(r"\{\{|\{%", "".join(parts.values()))


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("message", sorted(VALUES))
def test_hostile_values_stay_values(message: str, value: str) -> None:
    changes: dict[str, str | list[str]] = {
        name: [value] if isinstance(given, list) else value for name, given in VALUES[message].items()
    }
    mail = compose(letter(message, **changes), mail_id="m", sender="no-reply@example.org", sender_name=value)
    read = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert read["Bcc"] is None
    assert read["To"] == "ada@example.org"
    html = next(part for part in read.walk() if part.get_content_type() == "text/html").get_content()
    assert "<script>" not in html


@pytest.mark.parametrize("to", ["", "nobody", "a@b\r\nBcc: x@y.z", "a b@c.d", "x\x00@y.z"])
def test_what_is_no_address_is_never_sent(to: str) -> None:
    with pytest.raises(InputError):
        compose(
            Letter(to=to, message="packets-ready", values=VALUES["packets-ready"]),
            mail_id="m",
            sender="no-reply@example.org",
            sender_name="Practice",
        )


def test_a_letter_that_can_be_stopped_says_so_to_mail_programs() -> None:
    stop = "https://example.org/reminders/t"
    mail = compose(
        msgspec.structs.replace(letter("intake-reminder"), unsubscribe=stop),
        mail_id="m",
        sender="a@example.org",
        sender_name="P",
    )
    read = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert read["List-Unsubscribe"] == f"<{stop}>"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_language_that_is_missing_is_english() -> None:
    there, missing = letter("sign-in-code"), msgspec.structs.replace(letter("sign-in-code"), language="xx")
    assert render(missing, "body.txt") == render(there, "body.txt")


async def test_the_outbox_has_one_file_a_message(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox")
    for _ in range(2):
        mail = compose(letter("packets-ready"), mail_id="m-1", sender="a@example.org", sender_name="P")
        await outbox.deliver(mail, now=NOW)
    (file,) = (tmp_path / "outbox").iterdir()
    assert file.name == "m-1.eml"
    assert "Mon, 23 Nov 2026" in file.read_text()


async def test_an_outbox_that_cannot_be_written_is_tried_again() -> None:
    mail = compose(letter("packets-ready"), mail_id="m", sender="a@example.org", sender_name="P")
    with pytest.raises(Unavailable):
        await Outbox(Path("/proc/nowhere")).deliver(mail, now=NOW)


async def test_a_mail_server_that_is_away_is_tried_again() -> None:
    mail = compose(letter("packets-ready"), mail_id="m", sender="a@example.org", sender_name="P")
    with pytest.raises(Unavailable):
        await Smtp("smtp://127.0.0.1:1").deliver(mail, now=NOW)


@pytest.mark.parametrize("url", ["http://x", "smtp://", "nonsense"])
def test_an_address_that_is_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(SetupError, match="INTAKT_SMTP_URL"):
        transport_for(url, outbox=Path("/tmp"))


def test_smtp_addresses_are_understood() -> None:
    plain, tls = Smtp("smtp://u:p%40ss@mail.example.org"), Smtp("smtps://mail.example.org")
    assert (plain.port, plain.user, plain.password, plain.tls) == (587, "u", "p@ss", False)
    assert (tls.port, tls.tls) == (465, True)
