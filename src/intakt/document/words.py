"""The document's own words: names of days, meals, aisles and allergens, and the sources of template texts."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from intakt.content.model import Library
from intakt.document import filters, sandbox
from intakt.kit.errors import ContentError
from intakt.kit.numbers import NumberStyle
from intakt.kit.same import Same

NOON, EVENING = "12:00", "18:00"
OWN, SHARED = "own.", "training"


class Wording(Protocol):
    """What is needed of `content.wording.Wording`."""

    @property
    def library(self) -> Library: ...

    @property
    def language(self) -> str: ...


@lru_cache(maxsize=64)
def _below(texts: Same[Mapping[str, str]], start: str) -> Mapping[str, str]:
    """The texts whose key begins so, by the rest of it, sorted."""
    return {key.removeprefix(start): texts.value[key] for key in sorted(texts.value) if key.startswith(start)}


class Words:
    """Texts of one language. Keys are those of library/text, below `document.` unless said otherwise.

    `own.<rest>` stands for the words of one kind of packet: document.<packet>.<rest> where there is such a
    text, else document.training.<rest>, which the packets of movement share.
    """

    def __init__(self, wording: Wording, *, packet: str = "") -> None:
        """`packet` is the name of the packet's template: workout, youth ..."""
        self.library = wording.library
        self.language = wording.language
        self.packet = packet
        self._texts = wording.library.texts[wording.language]
        style = NumberStyle(group=self._texts["number.group"], decimal=self._texts["number.decimal"])
        self.habits: sandbox.Habits = (style, self._texts["number.and"])

    def source(self, key: str) -> str:
        """The text of `document.<key>` with its placeholders. Raises ContentError when there is none."""
        found = self._texts.get(self._key(key))
        if found is None:
            raise ContentError(f"text/{self.language}: there is no {self._key(key)}")
        return found

    def _key(self, key: str) -> str:
        if not key.startswith(OWN):
            return f"document.{key}"
        own = f"document.{self.packet}.{key.removeprefix(OWN)}"
        return own if own in self._texts else f"document.{SHARED}.{key.removeprefix(OWN)}"

    def below(self, prefix: str) -> dict[str, str]:
        """Every text of `document.<prefix>.`, by the rest of its key, sorted."""
        return dict(_below(Same(self._texts), f"document.{prefix}."))

    def food_safety(self) -> frozenset[str]:
        """The lines of `plan.care`, which a plan puts after the steps of a recipe."""
        return frozenset(_below(Same(self._texts), "plan.care.").values())

    def has(self, key: str) -> bool:
        return self._key(key) in self._texts

    def code(self, kind: str, code: str) -> str:
        """What a plan's code means: <packet>.<kind>.<code>, else training.<kind>.<code>."""
        keys = [f"{owner}.{kind}.{code}" for owner in (self.packet, SHARED)]
        found = next((self._texts[key] for key in keys if key in self._texts), None)
        if found is None:
            raise ContentError(f"text/{self.language}: there is no {keys[-1]}")
        return found

    def text(self, key: str, **values: object) -> str:
        return self.fill(self.source(key), values)

    def fill(self, source: str, values: Mapping[str, object]) -> str:
        """A template's source, filled as this language writes numbers and lists. PlaceholderError."""
        return sandbox.fill(source, values, habits=self.habits)

    def amount(self, value: float) -> str:
        return self.habits[0].write(value)

    def joined(self, values: Iterable[str]) -> str:
        """a, b and c, with the language's own last word."""
        return filters.joined(values, self.habits[1])

    def day(self, day: str) -> str:
        return self.source(f"day.{day}")

    def weeks(self, first: int, last: int) -> str:
        """One week, or from the first to the last: "4", "5 to 7"."""
        return self.text(f"own.ahead.{'one' if first == last else 'many'}", first=first, last=last)

    def day_short(self, day: str) -> str:
        return self.source(f"day-short.{day}")

    def slot(self, slot: str, time: str = "") -> str:
        """A meal's name; a snack is called by its time (HH:MM): morning, afternoon or evening."""
        if slot.startswith("snack") and time:
            part = "morning" if time < NOON else "afternoon" if time < EVENING else "evening"
            return self.source(f"snack.{part}")
        return self.source(f"slot.{slot}")

    def allergen(self, code: str) -> str:
        return self.source(f"allergen.{code}")

    def exercise(self, exercise_id: str) -> str:
        """`exercise.<id>.name`; empty for one that the library no longer has."""
        return self._texts.get(f"exercise.{exercise_id}.name", "")

    def aisle(self, aisle: str) -> str:
        """`aisle.<id>`, which belongs to the food tables."""
        found = self._texts.get(f"aisle.{aisle}")
        if found is None:
            raise ContentError(f"text/{self.language}: there is no aisle.{aisle}")
        return found

    def long_date(self, iso: str) -> str:
        """2026-11-23 -> 23 November 2026."""
        year, month, day = iso.split("-")
        return self.text("long-date", day=int(day), month=self.source(f"month.{int(month)}"), year=year)
