"""Many sampled clients through the whole pipeline, and what came of them.

    python -m tests.tools.survey [CLIENT_TYPE ...] [--count N] [--adversarial N] [--from SEED] [--render]

Without a client type all seven are drawn. Prints gates, what is withheld or held and why, minutes used of
those there are, pages, the tail by diet, on how many plans each rule was checked, and every client that
failed with its seed.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from tests.clients import Draw, Made, Outcome, run

from intakt.content.model import CLIENT_TYPES
from intakt.planning.invariants import PLAN_RULES, TEXT_RULES

ENOUGH = 0.8
"""Of the minutes that client and dose caps allow."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("client_types", nargs="*", metavar="CLIENT_TYPE")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--adversarial", type=int, default=300)
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--render", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args(arguments)
    draws = [
        Draw(
            client_type=client_type,
            seed=given.start + number,
            adversarial=adversarial,
            render=given.render,
        )
        for client_type in given.client_types or CLIENT_TYPES
        for adversarial, count in ((False, given.count), (True, given.adversarial))
        for number in range(count)
    ]
    outcomes = list(run(draws, processes=given.processes))
    for line in (*by_path(outcomes), *report(outcomes)):
        print(line, flush=True)
    return 1 if any(outcome.error for outcome in outcomes) else 0


def by_path(outcomes: Sequence[Outcome]) -> Iterable[str]:
    """Each path on its own, realistic and adversarial."""
    made = [outcome for outcome in outcomes if outcome.error is None]
    for client_type in dict.fromkeys(outcome.draw.client_type for outcome in made):
        for adversarial in (False, True):
            chosen = [
                each
                for each in made
                if (each.draw.client_type, each.draw.adversarial) == (client_type, adversarial)
            ]
            if chosen:
                kind = "adversarial" if adversarial else "realistic"
                yield f"=== {client_type} {kind}: {len(chosen)} clients"
                yield from _section(chosen)


def report(outcomes: Sequence[Outcome]) -> Iterable[str]:
    """The figures of safety.md and product.md C2 over all these clients, as lines."""
    yield from _failures(outcomes)
    made = [outcome for outcome in outcomes if outcome.error is None]
    for title, chosen in (
        ("realistic", [outcome for outcome in made if not outcome.draw.adversarial]),
        ("adversarial", [outcome for outcome in made if outcome.draw.adversarial]),
    ):
        if chosen:
            yield f"--- {title}: {len(chosen)} clients"
            yield from _section(chosen)
            yield from _diets(chosen)
    yield from _rules(made)
    yield from _warnings(made)


def _section(outcomes: Sequence[Outcome]) -> Iterable[str]:
    yield from _gates(outcomes)
    yield from _packets(outcomes)
    yield from _holds(outcomes)
    times = sorted(outcome.milliseconds for outcome in outcomes)
    yield f"  ms a client: median {median(times):.0f}, p95 {times[int(len(times) * 0.95)]:.0f}"


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
            place = f"{outcome.draw.client_type} {where} {outcome.draw.seed}"
            yield f"      {place}: {(outcome.error or '')[:300]}"


# --- gates, packets, holds ----------------------------------------------------------------------------------


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The shares that safety.md bounds: gates, held for free text, held at all, figures among adults who
    want to lose."""
    losing = [o for o in outcomes if o.adult and o.wants_loss and o.nutrition]
    texts = [o for o in outcomes if any(code == "TEXT" for code, _ in o.reviews)]
    gates = Counter(outcome.gate for outcome in outcomes)
    return {
        "G3": gates["G3"] / len(outcomes),
        "G0+G2": (gates["G0"] + gates["G2"]) / len(outcomes),
        "free text": len(texts) / len(outcomes),
        "reviews": sum(bool(outcome.reviews) for outcome in outcomes) / len(outcomes),
        "figures": sum(outcome.figures for outcome in losing) / len(losing) if losing else 1.0,
        "deficits": sum(o.status.startswith("deficit") for o in losing) / len(losing) if losing else 1.0,
    }


def _gates(outcomes: Sequence[Outcome]) -> Iterable[str]:
    found = Counter(outcome.gate for outcome in outcomes)
    yield "  gates: " + ", ".join(f"{gate} {found[gate] / len(outcomes):.1%}" for gate in sorted(found))
    yield "  " + ", ".join(f"{name} {share:.1%}" for name, share in shares(outcomes).items())


def packets(outcomes: Sequence[Outcome]) -> dict[str, list[tuple[Outcome, Made]]]:
    """Every packet with its client, by type."""
    found: dict[str, list[tuple[Outcome, Made]]] = defaultdict(list)
    for outcome in outcomes:
        for packet in outcome.made:
            found[packet.type].append((outcome, packet))
    return found


def uses(pairs: Sequence[tuple[Outcome, Made]]) -> list[float]:
    """Shares of the allowed minutes that clients with G0 get used, in order."""
    return sorted(
        packet.used for outcome, packet in pairs if outcome.gate == "G0" and packet.used is not None
    )


def _packets(outcomes: Sequence[Outcome]) -> Iterable[str]:
    for kind, pairs in packets(outcomes).items():
        made = [packet for _, packet in pairs]
        withheld = [packet for packet in made if packet.withheld]
        held = [packet for packet in made if packet.held]
        line = f"  {kind:<12}{len(made):>5}: withheld {len(withheld) / len(made):.1%}"
        reasons = Counter(code for packet in withheld for code in packet.stops)
        line += "".join(f" {code} {count}" for code, count in reasons.most_common(6))
        line += f"; held {len(held) / len(made):.1%}; median {median(p.milliseconds for p in made):.0f} ms"
        pages = sorted(packet.pages for packet in made if packet.pages)
        if pages:
            line += f"; pages {pages[0]} to {pages[-1]}, median {median(pages):.0f}"
        yield line + "".join(_minutes(pairs))


def _minutes(pairs: Sequence[tuple[Outcome, Made]]) -> Iterable[str]:
    found = uses(pairs)
    if found:
        good, low = sum(share >= ENOUGH for share in found) / len(found), found[len(found) // 10]
        yield f"; minutes used: median {median(found):.0%}, p10 {low:.0%}, enough {good:.1%}"
    over = [o.draw.seed for o, p in pairs if o.session_minutes is not None and p.longest > o.session_minutes]
    if over:
        yield f"; LONGER THAN TOLD: seeds {over[:5]}"


def _holds(outcomes: Sequence[Outcome]) -> Iterable[str]:
    reasons: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], list[int]] = defaultdict(list)
    for outcome in outcomes:
        for reason in set(outcome.reviews):
            reasons[reason] += 1
            examples[reason].append(outcome.draw.seed)
    for (code, question), count in reasons.most_common(14):
        seeds = ", ".join(str(seed) for seed in examples[code, question][:4])
        yield f"    review {code} {question}: {count} ({count / len(outcomes):.1%}), such as {seeds}"
    notes = Counter(code for outcome in outcomes for code in outcome.notes if code.isupper())
    if notes:
        yield "    eased: " + ", ".join(f"{code} {count}" for code, count in notes.most_common(10))


# --- days and rules -----------------------------------------------------------------------------------------


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
        yield f"  recipes: at most {max(outcome.recipes for outcome in outcomes)}"


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
