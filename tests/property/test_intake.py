"""What always holds of an intake, on random small paths and on every path that ships."""

from datetime import date
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shipped import release
from tests.strategies import (
    Written,
    compile_small,
    json_values,
    quick,
    random_answer,
    random_answers,
    random_condition,
    seeds,
    small_paths,
)

from intakt.content.model import CLIENT_TYPES
from intakt.content.solver import Must, Solver
from intakt.intake.flow import find_flow
from intakt.intake.progress import measure
from intakt.intake.submission import accept_all, submit, visible_answers
from intakt.intake.validation import accept, is_missing, validate
from intakt.kit.errors import AnswersRejected
from intakt.kit.rules import TRUE_WHEN_MISSING, Condition, compile_condition, leaves

DAY = date(2026, 11, 23)


def answered(written: Written | None, client_type: str, random: Random):
    """A small path, or when there is none a shipped one, and stored answers to it."""
    path = release().path(client_type) if written is None else compile_small(written)
    accepted, problems = accept_all(path, random_answers(random, path))
    assert problems == ()
    return path, accepted


cases = st.builds(answered, st.one_of(st.none(), small_paths()), st.sampled_from(CLIENT_TYPES), seeds())


@quick
@given(written=small_paths(), random=seeds())
def test_the_order_of_rules_never_matters(written, random):
    blocks, rules = written
    path = compile_small((blocks, rules))
    shuffled = compile_small((blocks, random.sample(rules, len(rules))))
    answers, _ = accept_all(path, random_answers(random, path))
    assert find_flow(path, answers, day=DAY) == find_flow(shuffled, answers, day=DAY)


@quick
@given(case=cases, random=seeds())
def test_an_answer_to_a_hidden_question_changes_nothing(case, random):
    path, answers = case
    flow = find_flow(path, answers, day=DAY)
    changed = dict(answers)
    for name in path.questions.keys() - set(flow.questions):
        question = path.questions[name].question
        changed[name] = accept(question, random_answer(random, question))
    assert find_flow(path, changed, day=DAY) == flow
    assert validate(path, flow, changed, day=DAY) == validate(path, flow, answers, day=DAY)
    assert measure(path, flow, changed) == measure(path, flow, answers)
    assert visible_answers(flow, changed) == visible_answers(flow, answers)


@quick
@given(case=cases)
def test_the_flow_of_its_own_answers_is_stable(case):
    path, answers = case
    flow = find_flow(path, answers, day=DAY)
    assert find_flow(path, visible_answers(flow, answers), day=DAY) == flow


@quick
@given(case=cases)
def test_validation_and_flow_agree_on_what_is_required(case):
    path, answers = case
    flow = find_flow(path, answers, day=DAY)
    problems = validate(path, flow, answers, day=DAY)
    unanswered = {name for name in flow.required if is_missing(answers.get(name), required=True)}
    assert {problem.question for problem in problems if problem.code == "required"} == unanswered
    assert {problem.question for problem in problems} <= set(flow.questions)
    assert (measure(path, flow, answers).percent == 100) == (not unanswered)


@quick
@given(case=cases)
def test_what_is_submitted_is_what_is_visible_and_holds(case):
    path, answers = case
    flow = find_flow(path, answers, day=DAY)
    problems = validate(path, flow, answers, day=DAY)
    try:
        submission = submit(path, answers, day=DAY)
    except AnswersRejected as rejected:
        assert rejected.problems == problems
        assert problems
    else:
        assert problems == ()
        assert submission.answers == visible_answers(flow, answers)
        assert submit(path, submission.answers, day=DAY) == submission


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_accepting_is_stable_or_refused_whatever_is_sent(client_type):
    path = release().path(client_type)

    @quick
    @given(name=st.sampled_from(list(path.questions)), value=json_values())
    def check(name, value):
        question = path.questions[name].question
        try:
            stored = accept(question, value)
        except AnswersRejected as rejected:
            assert [problem.question for problem in rejected.problems] == [name]
            return
        if stored is None:
            return
        encoded = msgspec.json.encode(stored)
        assert b"\\u0000" not in encoded
        assert accept(question, msgspec.json.decode(encoded)) == stored
        flow = find_flow(path, {name: stored}, day=DAY)
        validate(path, flow, {name: stored}, day=DAY)

    check()


@quick
@given(written=small_paths(), random=seeds())
def test_the_solver_finds_clients_and_its_proofs_hold(written, random):
    """A client it finds sees the question; where it finds none, no valid answers tried show the question."""
    path = compile_small(written)
    solver = Solver(path.path, path.library.blocks, day=DAY)
    for name in path.questions:
        client = solver.client(Must(visible=("question", name)))
        if client is not None:
            answers, problems = accept_all(path, client["responses"])
            assert problems == ()
            assert name in find_flow(path, answers, day=DAY).questions
            continue
        for _ in range(20):
            answers, _ = accept_all(path, random_answers(random, path))
            flow = find_flow(path, answers, day=DAY)
            wrong = {problem.question for problem in validate(path, flow, answers, day=DAY)} & answers.keys()
            assert wrong or name not in flow.questions, (written, name, answers)


@quick
@given(written=small_paths(), random=seeds())
def test_a_missing_value_makes_only_three_operators_true(written, random):
    condition = _condition(written, random)
    for leaf in leaves(condition):
        assert compile_condition(leaf)(lambda kind, name: None) is (leaf.op in TRUE_WHEN_MISSING)


@quick
@given(written=small_paths(), random=seeds())
def test_a_condition_and_its_negation_never_agree(written, random):
    path = compile_small(written)
    answers, _ = accept_all(path, random_answers(random, path))
    flow = find_flow(path, answers, day=DAY)
    condition = _condition(written, random)
    negation = Condition(op="not", conditions=(condition,))
    assert compile_condition(condition)(flow.lookup) is not compile_condition(negation)(flow.lookup)


def _condition(written: Written, random: Random) -> Condition:
    questions = [question for block in written[0] for question in block["questions"]]
    return msgspec.convert(random_condition(random, questions), Condition)
