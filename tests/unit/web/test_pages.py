"""Every page: its template uses exactly what its context has; its words stand in the catalogue."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from intakt.content.model import PathSummary
from intakt.web import build, words
from intakt.web.client.paths import PathsContext
from intakt.web.render import EVERY_PAGE, TEMPLATES, Frame, PageContext, environment, fields_of


def contexts(base: type[PageContext] = PageContext) -> list[type[PageContext]]:
    """Every page's context; what several pages share has no template of its own."""
    assert build.HANDLERS, "the pages are imported with the application"
    found = []
    for each in base.__subclasses__():
        found += [each] if each.template else []
        found += contexts(each)
    return found


def used(name: str) -> set[str]:
    """The names that a template and what it extends or includes wants to be given."""
    source = (TEMPLATES / name).read_text("utf-8")
    tree = environment.parse(source)
    found = set(meta.find_undeclared_variables(tree)) - imported(tree)
    for kind in (nodes.Extends, nodes.Include):
        for node in tree.find_all(kind):
            assert isinstance(node.template, nodes.Const)
            found |= used(node.template.value)
    return found


def imported(tree: nodes.Template) -> set[str]:
    """The macros that a template takes from another; blocks find them by name."""
    names = (name for node in tree.find_all(nodes.FromImport) for name in node.names)
    return {name[1] if isinstance(name, tuple) else name for name in names}


@pytest.mark.parametrize("context", contexts(), ids=lambda each: str(each.template))
def test_a_template_gets_exactly_its_context(context: type[PageContext]) -> None:
    assert used(context.template) - set(EVERY_PAGE) == set(context.__struct_fields__)


def test_every_template_belongs_to_a_page_or_is_a_part_of_one() -> None:
    pages = {context.template for context in contexts()}
    parts = {
        str(node.template.value)
        for path in TEMPLATES.rglob("*.html")
        for kind in (nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import)
        for node in environment.parse(path.read_text("utf-8")).find_all(kind)
        if isinstance(node.template, nodes.Const)
    }
    every = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    assert every == pages | parts


SOURCES = sorted(
    path for path in TEMPLATES.parent.rglob("*") if path.suffix in (".py", ".html", ".js") and path.is_file()
)
KEY = re.compile(r"""\bt\(\s*["'`]([a-z]+-[\w-]+)["'`]""")


def test_every_message_that_is_named_exists() -> None:
    known = words.load().words("en").variables
    missing = [
        f"{path.name}: {key}"
        for path in SOURCES
        for key in KEY.findall(path.read_text("utf-8"))
        if not (key in known or (key.endswith("-") and any(each.startswith(key) for each in known)))
    ]
    assert not missing, missing


def test_every_message_is_named_somewhere() -> None:
    """Whole, or by its beginning where the end is chosen (`packets-state-…`)."""
    text = "\n".join(path.read_text("utf-8") for path in SOURCES)
    unused = [key for key in words.load().words("en").variables if not named(key, text)]
    assert not unused, unused


def named(key: str, text: str) -> bool:
    if re.search(rf"""["'`]{re.escape(key)}["'`]""", text):
        return True
    parts = key.split("-")
    beginnings = ("-".join(parts[:count]) + "-" for count in range(2, len(parts)))
    return any(re.search(rf"""["'`]{re.escape(each)}["'`$\\{{]""", text) for each in beginnings)


SENTENCE = re.compile(r"[A-Z][a-z]+|[a-z]{2,},? [a-z]{2,}")
MARKUP = re.compile(
    r"{#.*?#}|{% block width %}.*?{% endblock %}|{%.*?%}|{{.*?}}|<!--.*?-->|<[^>]*>", re.DOTALL
)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.name))
def test_templates_hold_no_words(path: Path) -> None:
    left = MARKUP.sub(" ", path.read_text("utf-8"))
    assert not SENTENCE.findall(left), "words belong into web/words/<language>/"


def test_a_path_that_is_not_offered_says_so_and_cannot_be_begun() -> None:
    path = PathSummary(
        client_type="YOUTH",
        title="Young",
        description="Play",
        icon="kite",
        estimated_minutes=6,
        question_count=20,
        active=False,
    )
    context = PathsContext(paths=(path,), own=None, own_title="", words_lang="en", error="")
    frame = Frame(
        lang="en",
        dir="ltr",
        practice="x",
        sheet_url="",
        logo_url=None,
        languages=(),
        contacts=(),
        known=False,
    )
    page = environment.get_template("paths.html").render(
        **fields_of(context), t=words.load().words("en"), frame=frame, static=str, imported=lambda name: ()
    )
    assert "Not offered at the moment" in page
    assert "<button" not in page


CLIENT = sorted((TEMPLATES.parent / "client").glob("*.py"))


@pytest.mark.parametrize("path", CLIENT, ids=lambda path: str(path.stem))
def test_pages_code_holds_no_sentences(path: Path) -> None:
    """What an exception says to a program aside: a person reads the words of its code (`error_pages.py`)."""
    tree = ast.parse(path.read_text("utf-8"))
    spared = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for part in ast.walk(node)
    }
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in spared
        and re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", node.value)
    ]
    assert not found, f"words belong into web/words/<language>/: {found}"


SCRIPTS = sorted((TEMPLATES.parent / "static" / "js").rglob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.stem))
def test_scripts_hold_no_sentences_and_stay_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 150, "a module this long does two things"
    code = re.sub(r"//[^\n]*|/\*.*?\*/|throw new \w+\([^\n]*\);", "", text, flags=re.DOTALL)
    quoted = re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", code)
    said = [each for group in quoted for each in group if re.search(r"[A-Z][a-z]+ [a-z]+ [a-z]+", each)]
    assert not said, f"words belong into web/words/<language>/: {said}"
