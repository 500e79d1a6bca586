"""Documents of the sample plans, composed with the shipped library."""

from functools import lru_cache

import msgspec

from intakt.content.wording import Wording
from intakt.document.compose import compose
from intakt.document.model import Document, Practice, PracticeContact
from intakt.document.samples import CERTIFICATE, Sample, samples
from intakt.document.words import Words
from intakt.profile.model import ClientProfile
from tests.shipped import release

PRACTICE = Practice(
    name="Green Spoon Nutrition", contacts=(PracticeContact(kind="email", value="hello@example.org"),)
)
HOSTILE = (
    "Robert'); DROP TABLE clients;--",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}{% for x in y %}",
    "#panic() $x^2$ *bold* _it_ `raw` \\u{1F600} @ref <label>",
    "李小龍 😀 한글",
    "عبد الرحمن بن خالد",
    "\u202egnitirw\u202c \u2066isolate",
    "नेहा शर्मा",
    "สมชาย ใจดี",
    "a" * 200,
    "Z̸̢͓̎a̶l̴g̷o̵ e\u0301\u0323",
    "NaN None undefined null",
    "שרה לוי",
    "\ufeffZoë\u0000\u0007",
)
"""Names that somebody will type one day."""


@lru_cache(maxsize=1)
def wording() -> Wording:
    return Wording(release().library, "en")


def words(packet: str = "") -> Words:
    return Words(wording(), packet=packet)


def sample(name: str) -> Sample:
    return next(found for found in samples() if found.name == name)


def composed(name: str, *, practice: Practice = PRACTICE) -> Document:
    found = sample(name)
    return compose(found.plan, found.profile, wording(), practice, CERTIFICATE)


def renamed(profile: ClientProfile, name: str) -> ClientProfile:
    return msgspec.structs.replace(profile, person=msgspec.structs.replace(profile.person, full_name=name))


def named(name: str) -> Document:
    """The shortest document that shows the client's name: a referral."""
    found = sample("withheld")
    return compose(found.plan, renamed(found.profile, name), wording(), PRACTICE, CERTIFICATE)
