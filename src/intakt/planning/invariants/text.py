"""Word rules over everything a reader sees: what must not be said, what must, and figures that are the
plan's own.

Words are matched whole and whatever the case ("close" holds no "lose"). Exempt passages are the client's
quoted words, names, caveats and the warning signs of the guardian page.
"""

import re
from collections.abc import Callable, Iterator

from intakt.content.model import Watchwords
from intakt.planning.invariants import words
from intakt.planning.invariants.reading import FORMULAS, reading_grade
from intakt.planning.invariants.report import BETWEEN, Case, Passage, Rule, is_nutrition
from intakt.planning.invariants.tables import named_foods
from intakt.planning.invariants.triggers import (
    eating_flag,
    is_lactating,
    is_pregnant,
    no_deficit,
)
from intakt.planning.invariants.values import values_of
from intakt.planning.model import NutritionPlan

SIGNED = ("adjustmentKcal", "ratePercentPerWeek", "energyAvailability")
CONSTANT_KCAL = (4, 7, 9, 100, 7700)
"""Energy of a gram and of a kilogram, and the reference amount of tables: explanations, not targets."""


def _search(case: Case, pattern: words.Pattern, *, why: str) -> Iterator[str]:
    for passage, found in words.holding(case, pattern):
        yield f"{why}: {found.group(0)!r} in {passage.section or 'the document'}: {_near(passage, found)}"


def _near(passage: Passage, found: re.Match[str]) -> str:
    return passage.text[max(0, found.start() - 30) : found.end() + 30]


def _bans(chosen: Callable[[Watchwords], tuple[str, ...]], *, why: str) -> Callable[[Case], Iterator[str]]:
    def check(case: Case) -> Iterator[str]:
        yield from _search(case, words.whole_words(chosen(words.watchwords(case))), why=why)

    return check


def _guardian_page(case: Case) -> Iterator[str]:
    """The guardian page keeps to the youth words too, but for its warning signs (whom to see or call)."""
    lists = words.watchwords(case)
    for line in case.plan.guardian_page or ():
        found = words.whole_words(lists.youth).search(line)
        if found is not None and words.whole_words(lists.warning_sign).search(line) is None:
            yield f"not for a minor: {found.group(0)!r} on the guardian page: {line[:80]}"


def _always(case: Case) -> bool:
    return True


def _minor(case: Case) -> bool:
    return case.profile.person.age < 18


def _eating(case: Case) -> bool:
    return eating_flag(case.profile)


def _stage(case: Case) -> bool:
    return is_pregnant(case.profile) or is_lactating(case.profile)


def _triggered(case: Case) -> bool:
    return is_nutrition(case) and bool(no_deficit(case.profile))


def _no_hidden_figure(case: Case) -> Iterator[str]:
    deficit = words.whole_words(words.watchwords(case).deficit)
    yield from _search(case, deficit, why="a deficit or a rate for somebody who may have none")
    energy = case.nutrition.energy
    shown = () if energy is None else (energy.bmr_kcal, energy.tdee_kcal, energy.target_kcal)
    if energy is not None and energy.floor_kcal not in shown:
        written = re.escape(words.numbers(case).write(energy.floor_kcal))
        floor = re.compile(rf"(?<!\d)(?:{energy.floor_kcal}|{written})(?!\d)\s?kcal")
        yield from _search(case, floor, why="the hidden lower figure")


def _no_own_weights(case: Case) -> Iterator[str]:
    """The client's own mass is not repeated to somebody whom figures may harm."""
    body = case.profile.body
    for mass in (body.weight_kg, body.target_weight_kg):
        if mass is not None:
            own = re.compile(rf"(?<![\d.,]){re.escape(words.numbers(case).write(mass))}\s?kg\b")
            yield from _search(case, own, why="the client's weight")


def _stimulants(case: Case) -> Iterator[str]:
    profile = case.profile
    tender = is_pregnant(profile) or is_lactating(profile)
    most = 0 if profile.person.age < 18 else 200 if tender else 400
    lists = words.watchwords(case)
    caffeine = words.whole_words(lists.caffeine)
    for passage, _ in words.holding(case, caffeine):
        for groups in caffeine.findall(passage.text):
            amount = int(re.sub(r"\D", "", "".join(groups)))
            if amount > most:
                yield f"caffeine up to {amount} mg, at most {most} for this client"
    if profile.person.age < 18 or tender or "no-alcohol" in profile.eating.restrictions:
        yield from _search(case, words.whole_words(lists.alcohol), why="an allowance of alcohol")


def _has_allergies(case: Case) -> bool:
    return is_nutrition(case) and any(code != "other" for code in case.profile.eating.allergies)


def _offers_no_allergen(case: Case) -> Iterator[str]:
    """Nothing in our prose offers a food with the client's allergen."""
    lists = words.watchwords(case).allergen
    for code in case.profile.eating.allergies:
        if code in lists:
            yield from _offered(case, words.whole_words(lists[code]), why=f"{code} in prose")


def _has_diet(case: Case) -> bool:
    return is_nutrition(case) and case.profile.eating.diet in ("vegan", "vegetarian", "pescatarian")


def _speaks_of_the_diet(case: Case) -> Iterator[str]:
    for pattern in words.diet_words(words.watchwords(case), case.profile.eating.diet):
        yield from _offered(case, pattern, why=f"not {case.profile.eating.diet}")


def _offered(case: Case, pattern: words.Pattern, *, why: str) -> Iterator[str]:
    names, denied = _known_names(case), words.whole_words(words.watchwords(case).denied)
    for passage, _ in words.holding(case, pattern):
        text = denied.sub(" ", names.sub(" ", passage.text.lower()))
        found = pattern.search(text)
        if found is not None:
            yield f"{why}: {found.group(0)!r} in {passage.section}: {passage.text[:120]}"


def _known_names(case: Case) -> re.Pattern[str]:
    """Names of foods that stand in the plan (each has been checked by its row), and of the shop's aisles, in
    small letters: without regard to case the search would take several times as long.
    """
    texts = case.library.texts[case.profile.person.language]
    keys = [f"food.{food}.{form}" for food in named_foods(case.nutrition) for form in ("name", "short")]
    keys += [key for key in texts if key.startswith("aisle.")]
    found = {texts[key].lower() for key in keys if key in texts}
    ordered = sorted(found, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")


def _is_whole(case: Case) -> Iterator[str]:
    """Disclaimer, emergency number, engine, release, date and seed stand in the document."""
    certificate = case.certificate
    if certificate is None:
        yield "there is no certificate"
        return
    everything = "\n".join(passage.text for passage in case.passages)
    for name in ("engine", "release", "seed"):
        if getattr(certificate, name) not in everything:
            yield f"the {name} is nowhere"
    year, _, day = certificate.date.split("-")
    if certificate.date not in everything and not re.search(rf"\b{int(day)}\.? \w+ {year}\b", everything):
        yield "the date is nowhere"
    country = case.library.countries.get(case.profile.person.country)
    number = country.emergency if country is not None else "112"
    if not re.search(rf"(?<!\d){re.escape(number)}(?!\d)", everything):
        yield f"the emergency number {number} is nowhere"
    if not words.whole_words(words.watchwords(case).disclaimer).search(everything):
        yield "the disclaimer is nowhere"


def _is_finished(case: Case) -> Iterator[str]:
    own = [passage for passage in case.passages if not passage.quoted]
    everything = BETWEEN.join(passage.text for passage in own)
    faults = (
        (words.LEFTOVER, "an unfinished text"),
        (words.long_decimals(words.numbers(case)), "more than two decimals"),
        (words.NEGATIVE, "a negative number"),
    )
    for pattern, why in faults:
        for passage in own if pattern.search(everything) else ():
            found = pattern.search(passage.text)
            if found is not None:
                yield f"{why} in {passage.section}: {_near(passage, found)}"


def _numbers_are_sane(case: Case) -> Iterator[str]:
    """In the plan: negative numbers only where declared signed, at most two decimals, all finite."""
    for name, value in values_of(case.plan).numbers:
        if value != value or value in (float("inf"), float("-inf")):
            yield f"{name} is {value}"
        elif value < 0 and name not in SIGNED:
            yield f"{name} is negative: {value}"
        elif abs(round(value, 2) - value) > 1e-9:
            yield f"{name} has more than two decimals: {value!r}"


def _figures_are_the_plans(case: Case) -> Iterator[str]:
    """Every energy figure in the text stands in the plan: nothing was computed while writing."""
    figures = words.energy_figures(words.numbers(case), words.watchwords(case).energy_unit)
    printed = [
        (figure, passage.section)
        for passage, _ in words.holding(case, figures)
        for figure in figures.findall(passage.text)
        if re.search(r"\d", figure)
    ]
    if not printed:
        return
    own = {round(value) for name, value in values_of(case.plan).numbers if "kcal" in name.lower()}
    own |= {abs(value) for value in own} | set(CONSTANT_KCAL)
    for figure, section in printed:
        if int(re.sub(r"\D", "", figure)) not in own:
            yield f"{figure} kcal in {section} is not a figure of the plan"


def _can_be_graded(case: Case) -> bool:
    return case.profile.person.language in FORMULAS


def _reads_easily(case: Case) -> Iterator[str]:
    """The grade of the running prose, at most 9 (6-8 aimed at)."""
    prose = [passage.text for passage in case.prose if len(passage.text.split()) >= 8]
    grade = reading_grade(" ".join(prose), language=case.profile.person.language)
    if grade is not None and grade > 9:
        yield f"reading grade {grade:.1f}"


def _has_caveats(case: Case) -> bool:
    plan = case.plan
    return (
        isinstance(plan, NutritionPlan)
        and bool(case.profile.eating.allergies)
        and bool(plan.days or plan.pattern)
    )


PLACES = {"shopping": ("shopping",), "recipes": ("recipe", "ideas", "pattern")}


def _caveats_everywhere(case: Case) -> Iterator[str]:
    """Each allergy is named in the packet, beside the shopping list and beside the recipes."""
    texts = case.library.texts[case.profile.person.language]
    for code in case.profile.eating.allergies:
        word = texts.get(f"document.allergen.{code}", code.replace("-", " "))
        stem = re.compile(re.escape(word.lower()))
        if not any(stem.search(passage.text.lower()) for passage in case.passages):
            yield f"{code} is named nowhere"
            continue
        for place, marks in PLACES.items():
            there = [p for p in case.passages if any(mark in p.section for mark in marks)]
            if there and not any(stem.search(passage.text.lower()) for passage in there):
                yield f"{code} is not named in the {place} pages"


RULES = (
    Rule(number=12, kind="H", applies=_triggered, check=_no_hidden_figure),
    Rule(number=16, kind="H", applies=_minor, check=_bans(lambda lists: lists.youth, why="not for a minor")),
    Rule(number=16, kind="H", applies=_minor, check=_guardian_page),
    Rule(
        number=17,
        kind="H",
        applies=_eating,
        check=_bans(lambda lists: lists.figures, why="a figure or a prompt to measure"),
    ),
    Rule(number=17, kind="H", applies=_eating, check=_no_own_weights),
    Rule(
        number=18,
        kind="H",
        applies=_stage,
        check=_bans(lambda lists: lists.stage, why="not in pregnancy or lactation"),
    ),
    Rule(number=26, kind="H", applies=_always, check=_stimulants),
    Rule(number=28, kind="H", applies=_has_allergies, check=_offers_no_allergen),
    Rule(number=36, kind="H", applies=_has_diet, check=_speaks_of_the_diet),
    Rule(number=61, kind="H", applies=_always, check=_is_whole),
    Rule(number=62, kind="H", applies=_always, check=_is_finished),
    Rule(number=62, kind="H", applies=_always, check=_numbers_are_sane),
    Rule(number=64, kind="H", applies=_always, check=_figures_are_the_plans),
    Rule(
        number=65, kind="H", applies=_always, check=_bans(lambda lists: lists.shame, why="a word that shames")
    ),
    Rule(number=65, kind="W", applies=_can_be_graded, check=_reads_easily),
    Rule(number=66, kind="H", applies=_has_caveats, check=_caveats_everywhere),
)
