"""Plan + template + words -> Document. Pure: the same input gives the same document, and no number is made
here.
"""

from collections.abc import Mapping
from functools import lru_cache

from intakt.document.context import Context, context_of
from intakt.document.model import Document, Meta, Paper, Practice
from intakt.document.templates import PARTS, PacketTemplate, parse
from intakt.document.words import Wording, Words
from intakt.document.writer import Writer
from intakt.kit.errors import ContentError
from intakt.planning.model import (
    Certificate,
    IntroPlan,
    NutritionPlan,
    PerformancePlan,
    Plan,
    RecoveryPlan,
    WellnessPlan,
    WorkoutPlan,
    YouthPlan,
)
from intakt.profile.model import ClientProfile

TEMPLATES: dict[type[Plan], str] = {
    IntroPlan: "intro.yaml",
    NutritionPlan: "nutrition.yaml",
    WorkoutPlan: "workout.yaml",
    PerformancePlan: "performance.yaml",
    YouthPlan: "youth.yaml",
    RecoveryPlan: "recovery.yaml",
    WellnessPlan: "wellness.yaml",
}
"""The template of each kind of plan, in library/templates."""


def compose(
    plan: Plan, profile: ClientProfile, wording: Wording, practice: Practice, certificate: Certificate
) -> Document:
    """The finished document of one packet. Raises ContentError when the template or a text is at fault."""
    name = template_name(plan)
    words = Words(wording, packet=packet_of(name))
    template = load(name, words.library.templates)
    return build(template, context_of(plan, profile, words, practice, certificate), words)


def template_name(plan: Plan) -> str:
    return TEMPLATES[type(plan)]


def packet_of(name: str) -> str:
    """The packet whose words a template uses: workout.yaml -> workout."""
    return name.removesuffix(".yaml")


def load(name: str, sources: Mapping[str, str]) -> PacketTemplate:
    """The library's template of that file name."""
    if name not in sources:
        raise ContentError(f"the library has no templates/{name}")
    return _parsed(name, sources[name], sources.get(PARTS, ""))


@lru_cache(maxsize=64)
def _parsed(name: str, source: str, parts: str) -> PacketTemplate:
    """Kept, because every packet of a release uses the same few."""
    return parse(name, source, parts=parts)


def build(template: PacketTemplate, context: Context, words: Words) -> Document:
    """The template filled with this context. Raises TemplateFault with the place in the template."""
    writer = Writer(words=words, facts=context.facts)
    certificate = context.certificate
    return Document(
        title=writer.write(template.title, context.values, place="title"),
        subtitle=writer.write(template.subtitle, context.values, place="subtitle"),
        lang=words.language,
        practice=context.practice,
        sections=writer.sections(template.sections, context.values),
        client=context.client,
        meta=Meta(
            date=certificate.date,
            paper=_paper(context, words),
            engine=certificate.engine,
            release=certificate.release,
            seed=certificate.seed,
            rules=certificate.rules,
            stamp=writer.write("@stamp", context.values, place="stamp"),
            words=words.below("renderer"),
        ),
    )


def _paper(context: Context, words: Words) -> Paper:
    if context.practice.paper is not None:
        return context.practice.paper
    country = words.library.countries.get(context.country)
    return country.paper if country is not None else "a4"
