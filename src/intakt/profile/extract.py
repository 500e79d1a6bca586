"""Answers to a profile: facts with units, and what they mean for safety. Pure; the day is an input."""

from intakt.content.model import Library
from intakt.content.wording import Wording
from intakt.intake.submission import Submission
from intakt.profile import answered, eating, fields, health, people, training, words
from intakt.profile.contradictions import Draft, resolve
from intakt.profile.fields import Table
from intakt.profile.gates import Case
from intakt.profile.model import ClientProfile
from intakt.profile.screening import Findings, hides_numbers, screen

REQUESTS: Table = {"include_nutrition": fields.yes("include-nutrition")}
TABLES: tuple[Table, ...] = (
    people.PERSON, people.BODY, people.GOAL, people.ACTIVITY,
    health.HEALTH, health.PREGNANCY, health.LACTATION, health.CLEARED, health.CLEARANCE,
    eating.EATING,
    training.TRAINING, training.SPORT, training.COMPETITIONS, *training.LIFTS.values(), training.YOUTH,
    training.WELLNESS,
    words.QUOTED, words.UNQUOTED, answered.KEY_FACTS, REQUESTS,
)  # fmt: skip
READS: frozenset[str] = fields.questions(TABLES)
"""Every question whose answer a profile reads: the tables are the only way to the answers."""


def extract(submission: Submission, library: Library) -> ClientProfile:
    """The profile of a valid submission. ContentError when the library lacks a policy's words."""
    wording = Wording(library, submission.language)
    answers = {name: submission.answers[name] for name in submission.answers if name in READS}
    own_words = words.read_words(answers, library=library, wording=wording)
    draft, readings = resolve(_draft(submission, answers, own_words, library))
    case = Case(
        health=draft.health,
        minor=draft.person.minor,
        active=draft.activity.active_regularly,
        on=submission.day,
        policies=library.policies,
    )
    findings = Findings(draft=draft, readings=readings, words=own_words, case=case)
    return ClientProfile(
        client_type=submission.client_type,
        day=submission.day,
        person=draft.person,
        body=draft.body,
        goal=draft.goal,
        activity=draft.activity,
        health=draft.health,
        eating=draft.eating,
        training=training.training(answers),
        sport=training.sport(answers),
        youth=training.youth(answers),
        wellness=training.wellness(answers),
        screening=screen(findings, wording=wording),
        include_nutrition=bool(fields.read(REQUESTS, answers).get("include_nutrition")),
        asked_nutrition=eating.ASKED in answers,
        quoted=own_words.quoted,
        answered=answered.key_answers(
            answers, wording=wording, hide_figures=hides_numbers(findings) is not None
        ),
    )


def _draft(
    submission: Submission, answers: fields.Answers, own_words: words.Words, library: Library
) -> Draft:
    told = health.health(answers, words=own_words.codes, library=library, on=submission.day)
    return Draft(
        person=people.person(
            answers, on=submission.day, policies=library.policies, language=submission.language
        ),
        body=people.body(answers),
        goal=people.goal(answers, policies=library.policies),
        activity=people.activity(answers),
        health=told,
        eating=eating.eating(
            answers,
            words=own_words.codes,
            excluded=own_words.excluded_foods,
            coeliac="coeliac" in told.conditions,
            library=library,
        ),
        told=frozenset(answers),
        claims_clearance=bool(fields.read(health.CLEARED, answers).get("given")),
        policies=library.policies,
    )
