"""Many sampled clients through the whole pipeline, and what came of them.

    python -m tests.tools.survey [CLIENT_TYPE] [--count N] [--adversarial N] [--from SEED] [--render]

Prints the tail by diet, the reasons of reviews, on how many plans each rule was checked, and every client
that failed with its seed.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tests.clients import Draw, Outcome, run

from intakt.planning.invariants import PLAN_RULES, TEXT_RULES


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("client_type", nargs="?", default="NUTRITION_ONLY")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--adversarial", type=int, default=300)
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--render", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args(arguments)
    draws = [
        Draw(
            client_type=given.client_type,
            seed=given.start + number,
            adversarial=adversarial,
            render=given.render,
        )
        for adversarial, count in ((False, given.count), (True, given.adversarial))
        for number in range(count)
    ]
    outcomes = list(run(draws, processes=given.processes))
    for line in report(outcomes):
        print(line)
    return 1 if any(outcome.error for outcome in outcomes) else 0


def report(outcomes: Sequence[Outcome]) -> Iterable[str]:
    """The figures of safety.md and product.md C2, as lines."""
    yield from _failures(outcomes)
    made = [outcome for outcome in outcomes if outcome.error is None]
    for title, chosen in (
        ("realistic", [outcome for outcome in made if not outcome.draw.adversarial]),
        ("adversarial", [outcome for outcome in made if outcome.draw.adversarial]),
    ):
        if chosen:
            yield f"--- {title}: {len(chosen)} clients"
            yield from _diets(chosen)
            yield from _holds(chosen)
            yield from _speed(chosen)
    yield from _rules(made)
    yield from _warnings(made)


def _failures(outcomes: Sequence[Outcome]) -> Iterable[str]:
    failed = [outcome for outcome in outcomes if outcome.error is not None]
    yield f"{len(outcomes)} clients, {len(failed)} failed"
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in failed:
        numbers = ",".join(str(number) for number in outcome.broken)
        kinds[numbers or (outcome.error or "")[:60]].append(outcome)
    for kind, members in sorted(kinds.items(), key=lambda pair: -len(pair[1])):
        yield f"  {len(members)} x {kind}"
        for outcome in members[:4]:
            where = "adversarial" if outcome.draw.adversarial else "realistic"
            yield f"      {where} seed {outcome.draw.seed}: {(outcome.error or '')[:300]}"


def _diets(outcomes: Sequence[Outcome]) -> Iterable[str]:
    days: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for outcome in outcomes:
        days[outcome.diet] += outcome.days
        accepted[outcome.diet] += outcome.accepted
    for diet in sorted(days):
        if days[diet]:
            yield f"  {diet:<14} {accepted[diet]:>5}/{days[diet]:<5} days  {accepted[diet] / days[diet]:7.2%}"
    total, good = sum(days.values()), sum(accepted.values())
    if total:
        yield f"  {'all':<14} {good:>5}/{total:<5} days  {good / total:7.2%}"
    most = max((outcome.recipes for outcome in outcomes), default=0)
    pages = max((outcome.pages for outcome in outcomes), default=0)
    yield f"  recipes: at most {most}" + (f", pages: at most {pages}" if pages else "")


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The shares that safety.md bounds: held for free text, held at all, figures among adults who want to
    lose."""
    losing = [o for o in outcomes if o.adult and o.wants_loss and o.nutrition]
    texts = [o for o in outcomes if any(code == "TEXT" for code, _ in o.reviews)]
    return {
        "free text": len(texts) / len(outcomes),
        "reviews": sum(bool(outcome.reviews) for outcome in outcomes) / len(outcomes),
        "figures": sum(outcome.figures for outcome in losing) / len(losing) if losing else 1.0,
        "deficits": sum(o.status.startswith("deficit") for o in losing) / len(losing) if losing else 1.0,
    }


def _holds(outcomes: Sequence[Outcome]) -> Iterable[str]:
    found = shares(outcomes)
    yield "  " + ", ".join(f"{name} {share:.1%}" for name, share in found.items())
    reasons = Counter(reason for outcome in outcomes for reason in set(outcome.reviews))
    for (code, question), count in reasons.most_common(12):
        yield f"    review {code} {question}: {count}"
    notes = Counter(code for outcome in outcomes for code in outcome.notes if code.isupper())
    yield "    eased: " + ", ".join(f"{code} {count}" for code, count in notes.most_common(10))


def _speed(outcomes: Sequence[Outcome]) -> Iterable[str]:
    times = sorted(outcome.milliseconds for outcome in outcomes)
    yield f"  ms a client: median {times[len(times) // 2]:.0f}, p95 {times[int(len(times) * 0.95)]:.0f}"


def rule_counts(outcomes: Sequence[Outcome]) -> Counter[int]:
    """On how many plans each rule was checked."""
    return Counter(number for outcome in outcomes for _, number in outcome.rules)


def _rules(outcomes: Sequence[Outcome]) -> Iterable[str]:
    counts = rule_counts(outcomes)
    numbers = sorted({rule.number for rule in (*PLAN_RULES, *TEXT_RULES)})
    yield "rules: " + ", ".join(f"{number}: {counts[number]}" for number in numbers)


def _warnings(outcomes: Sequence[Outcome]) -> Iterable[str]:
    counts = Counter(number for outcome in outcomes for number, _ in outcome.warnings)
    for number, count in counts.most_common():
        examples = [(o.draw.seed, m) for o in outcomes for n, m in o.warnings if n == number][:3]
        yield f"warning {number}: {count}, such as {examples}"


if __name__ == "__main__":
    raise SystemExit(main())
