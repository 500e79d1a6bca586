"""The library as frozen structs: questions, blocks, paths, rules, routing, policies, wording.

Structure and words are apart: these structs hold ids and figures; every word a reader sees is in
`Library.texts[language][key]` (see `content/wording.py`). `*View` structs are what the API shows: structure
and words of one language together, in the interface's shape.
"""

from typing import Literal

from intakt.content.exercises import Exercise, PatternGroup
from intakt.content.foods import Food, MealTemplate
from intakt.kit.rules import Condition
from intakt.kit.structs import Frozen, Wire

ClientType = Literal[
    "NUTRITION_ONLY", "WORKOUT_ONLY", "FULL_PROGRAM", "ATHLETE_PERFORMANCE", "YOUTH", "GENERAL_WELLNESS",
    "SPECIAL_SITUATION",
]  # fmt: skip
CLIENT_TYPES: tuple[ClientType, ...] = (
    "NUTRITION_ONLY", "WORKOUT_ONLY", "FULL_PROGRAM", "ATHLETE_PERFORMANCE", "YOUTH", "GENERAL_WELLNESS",
    "SPECIAL_SITUATION",
)  # fmt: skip
PACKET_TYPES = ("INTRO", "NUTRITION", "WORKOUT", "PERFORMANCE", "YOUTH", "RECOVERY", "WELLNESS")
QuestionType = Literal[
    "text", "textarea", "email", "phone", "number", "quantity", "select", "multiselect", "radio", "checkbox",
    "date", "range", "consent",
]  # fmt: skip
Category = Literal[
    "DEMOGRAPHICS", "GOALS", "NUTRITION", "TRAINING", "HEALTH", "PERFORMANCE", "YOUTH", "WELLNESS",
    "SITUATION", "PREFERENCES",
]  # fmt: skip
Action = Literal["show", "hide", "skip", "require"]


# --- the intake, as written in library/blocks and library/paths -------------------------------------------


class Option(Frozen, frozen=True, kw_only=True, rename="camel"):
    """Words: question.<id>.option.<value>[.description|.notice]."""

    value: str
    show_when: Condition | None = None
    notice: Literal["caution", "stop"] | None = None


class Question(Frozen, frozen=True, kw_only=True, rename="camel"):
    """Words: question.<id>.label, .help, .placeholder, .text (consent wording)."""

    id: str
    type: QuestionType
    required: bool = False
    sensitive: bool = False
    options: tuple[Option, ...] = ()
    units: tuple[str, ...] = ()
    """quantity only; the first is the base unit's default choice."""
    min: float | None = None
    """number, range: the value; quantity: the SI value; date: days from the day of answering (0 = today)."""
    max: float | None = None
    step: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    """RE2 syntax, matched against the whole text."""
    min_age: int | None = None
    max_age: int | None = None
    max_selected: int | None = None
    exclusive: tuple[str, ...] = ()
    validators: tuple[str, ...] = ()
    """Names of custom validators in intake/validation."""
    show_when: Condition | None = None
    record: bool = False
    """Read by the coach's record (nothing else reads it)."""


class Block(Frozen, frozen=True, kw_only=True, rename="camel"):
    """Words: block.<id>.title, .description."""

    id: str
    category: Category
    questions: tuple[Question, ...]
    show_when: Condition | None = None


class Rule(Frozen, frozen=True, kw_only=True, rename="camel"):
    """Words, for skip: rule.<id>.reason ("not asked because ...")."""

    id: str
    when: Condition
    action: Action
    blocks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


class Section(Frozen, frozen=True, kw_only=True, rename="camel"):
    """Words: path.<clientType>.section.<id>."""

    id: str
    blocks: tuple[str, ...]


class Path(Frozen, frozen=True, kw_only=True, rename="camel"):
    """Words: path.<clientType>.title, .description."""

    client_type: ClientType
    icon: str
    active: bool
    estimated_minutes: int
    required_limit: int
    """At most so many required questions (product A1)."""
    typical_persona: str
    """Whose visible questions give the time estimate."""
    remains: tuple[ClientType, ...] = ()
    """Paths offered to a client whose health answers close this one: it has nothing but movement."""
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = ()


# --- decisions and thresholds -----------------------------------------------------------------------------


class RoutingRow(Frozen, frozen=True, kw_only=True, rename="camel"):
    id: str
    client_type: ClientType | None
    """None: every client type."""
    packet: str
    priority: int
    when: Condition | None = None


class Policy(Frozen, frozen=True, kw_only=True, rename="camel"):
    """A threshold: always a number, always with its source."""

    value: float
    unit: str
    source: str
    note: str = ""


class Term(Frozen, frozen=True, kw_only=True, rename="camel"):
    """What people write in free text, and what it means."""

    term: str
    """Lower case."""
    kind: Literal["condition", "medication", "allergy"]
    code: str
    """A code of the closed lists, several joined by `|`, or `no-effect`."""


class Urgent(Frozen, frozen=True, kw_only=True, rename="camel"):
    """An answer that means danger. Words: urgent.<id>.title, .text."""

    id: str
    questions: tuple[str, ...]
    when: Condition | None = None
    words: tuple[str, ...] = ()
    """RE2 patterns looked for in the texts of `questions`, made plain: see `content.danger`."""
    unless: tuple[str, ...] = ()
    """Patterns of what only sounds like danger, taken out of a text before `words` are looked for."""
    number: Literal["emergency", "crisis"] = "emergency"


class Country(Frozen, frozen=True, kw_only=True, rename="camel"):
    """ISO 3166 alpha-2; words: country.<code>."""

    code: str
    paper: Literal["a4", "us-letter"] = "a4"
    emergency: str = "112"
    crisis: str = ""
    crisis_name: str = ""


# --- the whole --------------------------------------------------------------------------------------------


class Watchwords(Frozen, frozen=True, kw_only=True, rename="camel"):
    """Words of one language that checks look for in our own prose: regular expressions, matched as whole
    words whatever the case."""

    youth: tuple[str, ...]
    """Not for a minor."""
    warning_sign: tuple[str, ...]
    """Whom to see or call: lines of the guardian's page that may name what is not for a minor."""
    figures: tuple[str, ...]
    """Figures and prompts to measure, for somebody whom they may harm."""
    stage: tuple[str, ...]
    """Not in pregnancy or lactation."""
    deficit: tuple[str, ...]
    """A deficit or a rate of loss with its figure."""
    shame: tuple[str, ...]
    alcohol: tuple[str, ...]
    """An allowance of alcohol."""
    caffeine: tuple[str, ...]
    """A dose of caffeine; the first group that matched is its mg."""
    energy_unit: tuple[str, ...]
    denied: tuple[str, ...]
    """A stretch of text that says something is not there or warns of it."""
    disclaimer: tuple[str, ...]
    """What a document says of itself: no diagnosis, no treatment."""
    allergen: dict[str, tuple[str, ...]]
    """Foods that hold the allergen, by the client's code."""
    moving: dict[str, tuple[str, ...]] = {}
    """What documents of plans that move a body must say (heat, supervision ...) or must not (diagnosis,
    promise, maximum ...), by the name that the rules ask for."""
    meat: tuple[str, ...]
    seafood: tuple[str, ...]
    honey: tuple[str, ...]
    animal: tuple[str, ...]
    """Foods from animals: none stands in a recipe's text outside a placeholder."""


class Library(Frozen, frozen=True, kw_only=True):
    """Everything a release holds.

    `texts[language][key]` is a string; lists are numbered keys (.1, .2, ...).
    """

    languages: tuple[str, ...]
    texts: dict[str, dict[str, str]]
    blocks: dict[str, Block]
    paths: dict[str, Path]
    routing: tuple[RoutingRow, ...]
    policies: dict[str, Policy]
    terms: tuple[Term, ...]
    urgent: tuple[Urgent, ...]
    countries: dict[str, Country]
    foods: dict[str, Food]
    meals: dict[str, MealTemplate]
    exercises: dict[str, Exercise] = {}
    pattern_groups: dict[str, PatternGroup] = {}
    watchwords: dict[str, Watchwords] = {}
    """By language: what the checks look for in our own prose."""
    templates: dict[str, str]
    """File name -> source, for the document templates of library/templates (parsed by `document`)."""


# --- views: what the API shows ----------------------------------------------------------------------------


class NoticeView(Wire, frozen=True, kw_only=True):
    severity: Literal["caution", "stop"]
    text: str


class OptionView(Wire, frozen=True, kw_only=True, omit_defaults=True):
    value: str
    label: str
    description: str | None = None
    show_when: Condition | None = None
    notice: NoticeView | None = None


class QuestionView(Wire, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    type: QuestionType
    label: str
    required: bool
    sensitive: bool
    help: str | None = None
    placeholder: str | None = None
    options: tuple[OptionView, ...] | None = None
    units: tuple[str, ...] | None = None
    min: float | None = None
    max: float | None = None
    step: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_age: int | None = None
    max_age: int | None = None
    max_selected: int | None = None
    exclusive: tuple[str, ...] | None = None
    validators: tuple[str, ...] | None = None
    """Names of custom checks: past, future, after-birth, age-of-path, person-name, url."""
    text: str | None = None
    show_when: Condition | None = None


class BlockView(Wire, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    title: str
    description: str
    category: Category
    questions: tuple[QuestionView, ...]
    show_when: Condition | None = None


class RuleView(Wire, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    when: Condition
    action: Action
    blocks: tuple[str, ...] | None = None
    questions: tuple[str, ...] | None = None


class SectionView(Wire, frozen=True, kw_only=True):
    id: str
    title: str
    blocks: tuple[str, ...]


class PathSummary(Wire, frozen=True, kw_only=True):
    """One of the seven on the first screen."""

    client_type: ClientType
    title: str
    description: str
    icon: str
    estimated_minutes: int
    question_count: int
    """How many questions the path can ask at all."""
    active: bool


class PathView(Wire, frozen=True, kw_only=True):
    client_type: ClientType
    title: str
    description: str
    icon: str
    estimated_minutes: int
    release: str
    active: bool
    sections: tuple[SectionView, ...]
    blocks: tuple[BlockView, ...]
    rules: tuple[RuleView, ...]
