"""The client profile: what the plans are made from. Facts with units, never raw answers."""

from datetime import date
from typing import Literal

from intakt.kit.structs import Frozen, Wire

Sex = Literal["female", "male", "unspecified"]
Gate = Literal["G0", "G1", "G2", "G3"]
PacketType = Literal["INTRO", "NUTRITION", "WORKOUT", "PERFORMANCE", "YOUTH", "RECOVERY", "WELLNESS"]


class Person(Frozen, frozen=True, kw_only=True):
    full_name: str
    email: str
    birth_date: date
    age: int
    """Whole years on the day of the plan."""
    minor: bool
    sex: Sex
    country: str
    """ISO 3166 alpha-2."""
    filled_by: Literal["self", "guardian", "coach"]
    language: str = "en"
    guardian_name: str | None = None
    guardian_email: str | None = None


class Body(Frozen, frozen=True, kw_only=True):
    height_cm: float
    weight_kg: float
    bmi: float
    target_weight_kg: float | None = None
    body_fat_percent: float | None = None
    body_fat_method: Literal["dxa", "bodpod", "bia", "skinfold", "visual"] | None = None
    sitting_height_cm: float | None = None
    height_3_months_ago_cm: float | None = None


class Goal(Frozen, frozen=True, kw_only=True):
    primary: str
    timeline: str | None = None
    timeline_weeks: int | None = None
    """None when open or no rush."""


class ExerciseLoad(Wire, frozen=True, kw_only=True):
    """What a programme asks for in an ordinary week: the mean over its weeks."""

    sessions: float
    minutes: float
    met_minutes: float
    """Minutes times the metabolic equivalent of each part."""


class Activity(Frozen, frozen=True, kw_only=True):
    """The day without sport, and the sport, as declared."""

    level: str | None = None
    sessions_per_week: int = 0
    minutes_per_session: int = 0
    intensity: Literal["easy", "moderate", "hard"] | None = None
    active_regularly: bool = False
    daily_steps: int | None = None
    sleep_hours: float | None = None
    stress_level: int | None = None
    programme: ExerciseLoad | None = None
    """The programme of the same client, once it is made: it counts in place of the sport declared."""

    @property
    def weekly_sessions(self) -> float:
        """Of the programme, else as declared."""
        return self.sessions_per_week if self.programme is None else self.programme.sessions

    @property
    def weekly_minutes(self) -> float:
        """Of all sessions of a week."""
        declared = self.sessions_per_week * self.minutes_per_session
        return declared if self.programme is None else self.programme.minutes


class Clearance(Frozen, frozen=True, kw_only=True):
    """A clinician's clearance; `valid` says whether it counts on the day of the plan."""

    name: str
    role: Literal["doctor", "physiotherapist", "midwife", "other"]
    day: date
    scope: Literal["light", "moderate", "everything"]
    limits: str = ""
    valid: bool = False


class Pregnancy(Frozen, frozen=True, kw_only=True):
    weeks: int | None = None
    provider_ok: bool = False
    pre_pregnancy_weight_kg: float | None = None


class Lactation(Frozen, frozen=True, kw_only=True):
    months: int | None = None
    kind: Literal["exclusive", "partial"] | None = None


class Health(Frozen, frozen=True, kw_only=True):
    conditions: tuple[str, ...] = ()
    """medical-flags, sorted, without `none` and `other`; codes mapped from free text are added."""
    symptoms: tuple[str, ...] = ()
    symptoms_checked: tuple[str, ...] = ()
    medications: tuple[str, ...] = ()
    """medications-affecting, as `conditions`."""
    resting_heart_rate: int | None = None
    pregnancy: Pregnancy | None = None
    lactation: Lactation | None = None
    postpartum_months: int | None = None
    eating_screen: tuple[str, ...] = ()
    weight_change: str | None = None
    reds_signs: tuple[str, ...] = ()
    injury_regions: tuple[str, ...] = ()
    injury_kind: str | None = None
    injury_date: date | None = None
    surgery_date: date | None = None
    concussion_date: date | None = None
    pain_severity: int | None = None
    pain_next_morning: int | None = None
    red_flags: tuple[str, ...] = ()
    heart_screen: tuple[str, ...] = ()
    clearance: Clearance | None = None


class Eating(Frozen, frozen=True, kw_only=True):
    """What the food plan must honour. Allergens use the interface's codes."""

    diet: str = "omnivore"
    allergies: tuple[str, ...] = ()
    """Sorted, without `none` and `other`; codes mapped from free text are added."""
    severe_allergies: tuple[str, ...] = ()
    """Those where traces count; coeliac disease adds `gluten`."""
    excluded_foods: tuple[str, ...] = ()
    """Food ids that free text named as an allergy (evidence A-04)."""
    restrictions: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()
    """Food ids."""
    meals_per_day: int = 4
    fasting: Literal["none", "14-10", "16-8", "18-6"] = "none"
    first_meal: str | None = None
    """HH:MM, when the client told it."""
    cooking_access: Literal["full-kitchen", "basic", "microwave", "none"] = "full-kitchen"
    cooking_minutes: int = 40
    budget: Literal["low", "medium", "high"] = "medium"
    variety: Literal["same-most-days", "some", "lots"] = "some"
    household_size: int = 1
    cooking_days: int | None = None
    cuisines: tuple[str, ...] = ()
    """Preferred cuisines, codes of the food tables."""


class Training(Frozen, frozen=True, kw_only=True):
    experience: str | None = None
    break_weeks: int | None = None
    goals: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """mon..sun, in the order of the week."""
    session_minutes: int | None = None
    places: tuple[str, ...] = ()
    space: str | None = None
    company: str | None = None
    equipment: tuple[str, ...] = ()
    effort_known: Literal["yes", "somewhat", "no"] | None = None
    """rpe-familiar: whether rating effort is no news."""
    styles: tuple[str, ...] = ()
    """training-style: what the client likes."""
    movement_limits: tuple[str, ...] = ()
    """kneeling, getting-up, overhead, deep-bending, gripping, balance, jumping: what is hard for them."""


class Lift(Frozen, frozen=True, kw_only=True):
    """A best set: the load and its repetitions."""

    load_kg: float
    repetitions: int | None = None


class Sport(Frozen, frozen=True, kw_only=True):
    name: str | None = None
    position: str | None = None
    phase: str | None = None
    level: str | None = None
    practice_days: tuple[str, ...] = ()
    match_days: tuple[str, ...] = ()
    competition_dates: tuple[date, ...] = ()
    lifts: dict[str, Lift] = {}
    """squat, bench, deadlift."""
    vertical_jump_cm: float | None = None
    sprint_40yd_seconds: float | None = None
    yo_yo_level: float | None = None


class Youth(Frozen, frozen=True, kw_only=True):
    grade: str | None = None
    weekly_sport_hours: float | None = None
    sport_months: int | None = None
    adult_present: bool | None = None
    sports: tuple[str, ...] = ()
    """What they play, by the library's list."""
    fun: tuple[str, ...] = ()
    """What they like about moving: games, ball, jumping ..."""


class Wellness(Frozen, frozen=True, kw_only=True):
    focus: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    liked: tuple[str, ...] = ()
    """movement-liked."""
    sitting_hours: float | None = None
    sleep_trouble: tuple[str, ...] = ()
    smoking: Literal["no", "sometimes", "daily"] | None = None
    work_pattern: str | None = None
    drinks_daily: str | None = None
    drinks_usual: tuple[str, ...] = ()
    caffeine_cups: int | None = None


class Review(Frozen, frozen=True, kw_only=True):
    """Something a coach must look at before the packets named may be opened."""

    code: str
    question: str
    message: str
    affects: tuple[PacketType, ...]


class Note(Frozen, frozen=True, kw_only=True):
    """A flag or an assumption: a stable code and words for the reader."""

    code: str
    message: str
    severity: Literal["info", "caution", "stop"] = "info"
    answers: tuple[str, ...] = ()


class Screening(Frozen, frozen=True, kw_only=True):
    """What the safety answers mean (safety.md, Gate and routing)."""

    gate: Gate
    gate_reasons: tuple[Note, ...] = ()
    numbers_hidden: bool = False
    rule_set: Literal["adult", "youth"] = "adult"
    referral: Literal["none", "soon", "urgent"] = "none"
    reviews: tuple[Review, ...] = ()
    flags: tuple[Note, ...] = ()
    assumptions: tuple[Note, ...] = ()


class ClientProfile(Frozen, frozen=True, kw_only=True):
    client_type: str
    day: date
    """The only clock: age, validity of clearances, dates on the packet."""
    person: Person
    body: Body
    goal: Goal
    activity: Activity
    health: Health
    eating: Eating
    training: Training
    sport: Sport
    youth: Youth
    wellness: Wellness
    screening: Screening
    include_nutrition: bool = False
    asked_nutrition: bool = False
    """Whether this path asked the food questions at all."""
    quoted: dict[str, str] = {}
    """The client's own words, by question id, shown as typed and marked as quoted."""
    answered: tuple[tuple[str, str], ...] = ()
    """(question id, readable answer) of the key facts, for the INTRO packet to show back."""
