"""Answers drawn evenly over all options, with boundary values and hostile words."""

from datetime import date, timedelta
from random import Random

from intakt.content.model import Question
from intakt.intake.drawing import Scene, as_quantity, birth_of_age, bounded, plain_number

NAMES = (
    "Maya Lindqvist", "X", "Ann-Kathrin von der Höhe-O'Neill", "王小明", "محمد بن عبد الله", "अनन्या शर्मा",
    "สมชาย ใจดี", "Zoë 🏃‍♀️ Müller", "{{ 7 * 7 }}", "<b>Bold</b> & Co", "Robert'); DROP TABLE clients;--",
    "=HYPERLINK(1)", "{name} {% for x in y %}", "Åsa\u202eevil", "N" * 120, "#set page(width: 1pt)", "None",
    "nan undefined", "Иван Петров", "A. B. C. D. E. F. G. H.",
)  # fmt: skip
"""Names that have broken somebody's software, and ordinary ones."""
EMAILS = (
    "maya@example.org", "o'neill+plan@example.co.uk", "a@b.io", "first.last@sub.domain.example.com",
    "x_y-z.9@example.museum",
)  # fmt: skip
HEALTH_WORDS = (
    "none", "N/A", "nothing", "no asthma", "underactive thyroid", "lupus and PCOS", "metformin, lithium",
    "kiwi", "strawberries\nkiwi", "shellfish, penicillin", "type 2 diabetes", "laxatives", "warfarin 5mg",
    "severe mustard", "gluten; nuts / lactose", "pregnant", "Crohn's", "🥜", "{{ config }}", "anorexia", "xx",
    "<script>alert(1)</script>", "ความดัน", "الربو", "糖尿病", "none of your business", "A1",
    "apples, pears, rice and 3 others",
)  # fmt: skip
"""What people might write behind `other`: known, unknown, empty, hostile."""
NOTES = (
    "I only eat after six.", "None", "{{ 7*7 }} {% if x %}", "<img src=x onerror=alert(1)>", "שלום עולם",
    "I want to lose weight fast, 800 kcal a day!", "line one\nline two\n\n\tline four", "'; --", "=1+1",
    "💪💪💪", "w" * 400, "NaN undefined null None", "\u200f\u202eright to left\u202c", "I had cancer",
)  # fmt: skip
AGES = (8, 12, 13, 17, 18, 19, 50, 55, 56, 64, 65, 76, 100)
PAST_DAYS = (0, 1, 5, 13, 14, 15, 30, 83, 84, 85, 170, 181, 182, 184, 200, 364, 365, 366, 370, 1000)
FUTURE_DAYS = (-30, -1, 0, 1, 6, 13, 14, 15, 28, 56, 84, 365, 700)
ORDINARY_HEIGHT = (145.0, 200.0)
ORDINARY_BMI = (16.0, 45.0)
"""Most bodies are possible ones, so that not every plan is held for its size."""


def extreme(question: Question, scene: Scene) -> object | None:
    """A raw answer, or None; an optional question is left open every second time."""
    if question.id not in scene.flow.required and scene.random.random() < 0.5:
        return None
    return _DRAW[question.type](question, scene)


def _text(question: Question, scene: Scene) -> object:
    if question.id.endswith("-other") or question.id == "clearance-limits":
        words = scene.random.choice(HEALTH_WORDS)
    elif question.type == "textarea":
        words = scene.random.choice(NOTES)
    else:
        words = scene.random.choice(NAMES)
    longest = question.max_length or 200
    if scene.random.random() < 0.03:
        words = (words + " ") * (longest // (len(words) + 1))
    return words[:longest].strip() or "xx"


def _email(_: Question, scene: Scene) -> object:
    return scene.random.choice(EMAILS)


def _phone(_: Question, scene: Scene) -> object:
    return scene.random.choice(("+1 212 555 0143", "0044 20 7946 0958", "112 334 5566"))


def _consent(_: Question, scene: Scene) -> object:
    return {"name": scene.random.choice(NAMES)}


def _choice(question: Question, scene: Scene) -> object | None:
    options = scene.options(question)
    return scene.random.choice(options) if options else None


def _choices(question: Question, scene: Scene) -> object | None:
    options = scene.options(question)
    alone = [option for option in options if option in question.exclusive]
    others = [option for option in options if option not in question.exclusive]
    if alone and (not others or scene.random.random() < 0.4):
        return [scene.random.choice(alone)]
    if not others:
        return None
    most = min(question.max_selected or len(others), len(others))
    few = max(1, round(most ** (scene.random.random() ** 1.5)))
    return scene.random.sample(others, min(few, most))


def _number(question: Question, scene: Scene) -> object:
    return plain_number(bounded(_between(question, scene.random), question))


def _quantity(question: Question, scene: Scene) -> object:
    value = _between(question, scene.random)
    if question.id == "height" and scene.random.random() < 0.8:
        value = scene.random.uniform(*ORDINARY_HEIGHT)
    if question.id == "weight" and scene.random.random() < 0.8 and (height := scene.number("height")):
        value = scene.random.uniform(*ORDINARY_BMI) * (height / 100) ** 2
    return as_quantity(bounded(value, question), scene.random.choice(question.units), question)


def _between(question: Question, random: Random) -> float:
    low = question.min if question.min is not None else 0.0
    high = question.max if question.max is not None else 1000.0
    step = question.step or 0.1
    return random.choice((low, high, low + step, high - step, *(random.uniform(low, high) for _ in range(4))))


def _date(question: Question, scene: Scene) -> object:
    if question.min_age is not None:
        return _birth(question, scene).isoformat()
    if question.max is not None and question.max > 0:
        return (scene.day + timedelta(days=scene.random.choice(FUTURE_DAYS))).isoformat()
    day = scene.day - timedelta(days=scene.random.choice(PAST_DAYS))
    return max(day, scene.birth() or day).isoformat()


def _birth(question: Question, scene: Scene) -> date:
    """Often on a birthday itself."""
    low, high = question.min_age or 0, question.max_age or 100
    if scene.flow.facts.get("clientType") == "YOUTH":
        high = min(high, 17)
    age = scene.random.randint(low, high)
    if scene.random.random() < 0.3:
        age = scene.random.choice([edge for edge in AGES if low <= edge <= high])
    return birth_of_age(age, scene.day, scene.random, birthday=scene.random.random() < 0.2)


def _tick(_: Question, scene: Scene) -> object:
    return scene.random.random() < 0.5


_DRAW = {
    "text": _text,
    "textarea": _text,
    "email": _email,
    "phone": _phone,
    "consent": _consent,
    "select": _choice,
    "radio": _choice,
    "multiselect": _choices,
    "number": _number,
    "range": _number,
    "quantity": _quantity,
    "date": _date,
    "checkbox": _tick,
}
