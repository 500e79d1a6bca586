"""What the API shows of a library: structure and words of one language together."""

from intakt.content.model import (
    Block,
    BlockView,
    Library,
    NoticeView,
    Option,
    OptionView,
    Path,
    PathView,
    Question,
    QuestionView,
    Rule,
    RuleView,
    SectionView,
)
from intakt.content.order import path_blocks
from intakt.content.wording import Wording


def path_view(path: Path, wording: Wording, *, release: str) -> PathView:
    """The path with its blocks, questions and rules. ContentError when a text is missing."""
    words = f"path.{path.client_type}"
    return PathView(
        client_type=path.client_type,
        title=wording.text(f"{words}.title"),
        description=wording.text(f"{words}.description"),
        icon=path.icon,
        estimated_minutes=path.estimated_minutes,
        release=release,
        active=path.active,
        sections=tuple(
            SectionView(
                id=section.id, title=wording.text(f"{words}.section.{section.id}"), blocks=section.blocks
            )
            for section in path.sections
        ),
        blocks=tuple(block_view(block, wording) for block in path_blocks(path, wording.library.blocks)),
        rules=tuple(rule_view(rule) for rule in path.rules),
    )


def question_count(path: Path, library: Library) -> int:
    """How many questions the path can ask at all."""
    return sum(len(block.questions) for block in path_blocks(path, library.blocks))


def block_view(block: Block, wording: Wording) -> BlockView:
    return BlockView(
        id=block.id,
        title=wording.text(f"block.{block.id}.title"),
        description=wording.text(f"block.{block.id}.description"),
        category=block.category,
        questions=tuple(question_view(question, wording) for question in block.questions),
        show_when=block.show_when,
    )


def question_view(question: Question, wording: Wording) -> QuestionView:
    words = f"question.{question.id}"
    return QuestionView(
        id=question.id,
        type=question.type,
        label=wording.text(f"{words}.label"),
        required=question.required,
        sensitive=question.sensitive,
        help=wording.optional(f"{words}.help"),
        placeholder=wording.optional(f"{words}.placeholder"),
        options=tuple(option_view(option, words, wording) for option in question.options) or None,
        units=question.units or None,
        min=question.min,
        max=question.max,
        step=question.step,
        min_length=question.min_length,
        max_length=question.max_length,
        pattern=question.pattern,
        min_age=question.min_age,
        max_age=question.max_age,
        max_selected=question.max_selected,
        exclusive=question.exclusive or None,
        validators=question.validators or None,
        text=wording.text(f"{words}.text") if question.type == "consent" else None,
        show_when=question.show_when,
    )


def option_view(option: Option, words: str, wording: Wording) -> OptionView:
    """`words` is the key of its question's texts."""
    key = f"{words}.option.{option.value}"
    notice = None
    if option.notice is not None:
        notice = NoticeView(severity=option.notice, text=wording.text(f"{key}.notice"))
    return OptionView(
        value=option.value,
        label=wording.text(key),
        description=wording.optional(f"{key}.description"),
        show_when=option.show_when,
        notice=notice,
    )


def rule_view(rule: Rule) -> RuleView:
    return RuleView(
        id=rule.id,
        when=rule.when,
        action=rule.action,
        blocks=rule.blocks or None,
        questions=rule.questions or None,
    )
